//! Carries changes out, all of them or none.
//!
//! Everything is written first, which finds a full disk and missing rights while the old files still stand: a new file in its place, where
//! nothing stands to be lost, another beside its place. Then every file that is replaced is put in place by a rename, left-over files are
//! removed, and the manifest comes last. Until then the manifest on the disk names the old and the new files, so that a run that is killed
//! loses track of nothing.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{Changes, WriteError, disk, manifest};

pub(super) fn apply(changes: &Changes) -> Result<(), WriteError> {
    if changes.is_empty() {
        return Ok(());
    }
    let (ahead, steps) = steps(changes);
    let mut run = Run { out: &changes.out, folders: Vec::new(), beside: VecDeque::new(), done: Vec::new() };
    match run.carry_out(&ahead, &steps) {
        Ok(()) => {
            run.tidy(&steps);
            Ok(())
        }
        Err(error) => Err(run.take_back(error)),
    }
}

/// One file to replace, add or remove.
struct Step<'c> {
    place: PathBuf,
    before: Option<&'c [u8]>,
    after: Option<&'c [u8]>,
}

/// The manifest of the old and the new files, where that is another than stands there, and the files in the order in which they go in
/// place, the final manifest last.
fn steps(changes: &Changes) -> (Vec<Step<'_>>, Vec<Step<'_>>) {
    let both = Some(changes.both.as_slice());
    let (mut ahead, mut steps) = (Vec::new(), Vec::new());
    for change in changes.iter() {
        let place = disk::locate(&changes.out, &change.path);
        let (before, after) = (change.before.as_deref(), change.after.as_deref());
        if change.path != manifest::NAME {
            steps.push(Step { place, before, after });
            continue;
        }
        if before != both {
            ahead.push(Step { place: place.clone(), before, after: both });
        }
        if after != both {
            steps.push(Step { place, before: both, after });
        }
    }
    (ahead, steps)
}

/// Where a file stands after all is written.
enum Staged {
    InPlace,
    Beside(PathBuf),
    ToRemove,
}

struct Run<'c> {
    out: &'c Path,
    /// The folders made, outermost first.
    folders: Vec<PathBuf>,
    /// The files written beside their places that still lie there, in the order of the steps.
    beside: VecDeque<PathBuf>,
    /// What was replaced, added or removed, with the bytes from before.
    done: Vec<(PathBuf, Option<&'c [u8]>)>,
}

impl<'c> Run<'c> {
    fn carry_out(&mut self, ahead: &[Step<'c>], steps: &[Step<'c>]) -> Result<(), WriteError> {
        self.make_folder(self.out)?;
        // The manifest that names all files stands before the first of them does.
        self.carry_out_at_once(ahead)?;
        self.carry_out_at_once(steps)
    }

    /// Writes all, then puts in place what is not, and removes.
    fn carry_out_at_once(&mut self, steps: &[Step<'c>]) -> Result<(), WriteError> {
        let mut staged = Vec::new();
        for step in steps {
            staged.push(match step.after {
                Some(bytes) => self.write(step, bytes)?,
                None => Staged::ToRemove,
            });
        }
        for (step, staged) in steps.iter().zip(&staged) {
            let done = match staged {
                Staged::InPlace => continue,
                Staged::Beside(beside) => {
                    fs::rename(beside, &step.place).map_err(|e| WriteError::io("write", &step.place, e))
                }
                Staged::ToRemove => {
                    fs::remove_file(&step.place).map_err(|e| WriteError::io("remove", &step.place, e))
                }
            };
            done?;
            if matches!(staged, Staged::Beside(_)) {
                self.beside.pop_front();
            }
            self.done.push((step.place.clone(), step.before));
        }
        Ok(())
    }

    fn write(&mut self, step: &Step<'c>, bytes: &[u8]) -> Result<Staged, WriteError> {
        let place = &step.place;
        if let Some(folder) = place.parent() {
            self.make_folder(folder)?;
        }
        let failed = |error| WriteError::io("write", place, error);
        if step.before.is_none()
            && let Some(mut file) = new_file(place).map_err(failed)?
        {
            // Known to be ours before it is written, so that half of it does not stay.
            self.done.push((place.clone(), None));
            file.write_all(bytes).map_err(failed)?;
            return Ok(Staged::InPlace);
        }
        let beside = beside(place);
        self.beside.push_back(beside.clone());
        write_new(&beside, bytes).map_err(failed)?;
        Ok(Staged::Beside(beside))
    }

    fn make_folder(&mut self, folder: &Path) -> Result<(), WriteError> {
        let missing: Vec<_> = folder
            .ancestors()
            .take_while(|f| !f.as_os_str().is_empty() && !f.is_dir())
            .map(Path::to_path_buf)
            .collect();
        for folder in missing.into_iter().rev() {
            match fs::create_dir(&folder) {
                Ok(()) => self.folders.push(folder),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => {}
                Err(error) => return Err(WriteError::io("create the folder", &folder, error)),
            }
        }
        Ok(())
    }

    /// Puts everything back, newest first, and says what did not go back.
    fn take_back(self, error: WriteError) -> WriteError {
        for beside in &self.beside {
            // Not there when the fault came before it was made; nothing better can be done when it stays.
            let _ = fs::remove_file(beside);
        }
        let mut not_back = Vec::new();
        for (place, before) in self.done.iter().rev() {
            let back = match before {
                None => fs::remove_file(place),
                Some(bytes) => {
                    let beside = beside(place);
                    write_new(&beside, bytes).and_then(|()| fs::rename(&beside, place)).inspect_err(|_| {
                        let _ = fs::remove_file(&beside);
                    })
                }
            };
            if back.is_err() {
                not_back.push(place.clone());
            }
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
        match error {
            WriteError::Io { doing, place, source, .. } => {
                WriteError::Io { doing, place, source, left: not_back }
            }
            other => other,
        }
    }

    /// Removes the folders that the removed files leave empty. An empty folder harms nobody, so a fault here is none.
    fn tidy(&self, steps: &[Step<'_>]) {
        for step in steps.iter().filter(|step| step.after.is_none()) {
            for folder in step.place.ancestors().skip(1).take_while(|folder| *folder != self.out) {
                if fs::remove_dir(folder).is_err() {
                    break;
                }
            }
        }
    }
}

/// The name of a file while it is not in place: in the same folder, so that the rename cannot cross a file system, and with the
/// number of the process, so that two runs do not meet.
fn beside(place: &Path) -> PathBuf {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    place.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

/// A file where nothing stands; `None` where something does by now, as when two runs meet.
fn new_file(path: &Path) -> io::Result<Option<File>> {
    match File::create_new(path) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(None),
        Err(error) => Err(error),
    }
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // Never through something that lies there already, for example a link.
    File::create_new(path)?.write_all(bytes)
}
