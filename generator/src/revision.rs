//! Specs as a git revision has them.
//!
//! Given the folder of the specs and the name of a revision, it returns their texts. It runs `git`, which only reads; what it is told never
//! begins with a dash, goes through no shell, and names one commit or nothing.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::source::SourceMap;

/// Why there are no specs of a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionError {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl RevisionError {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        RevisionError { message: message.into(), help: help.into() }
    }
}

/// The branches that a pull request usually goes to.
const MAIN: &[&str] = &["origin/main", "main", "origin/master", "master"];

/// The commit where the work in a folder left the main branch; on the main branch itself its last commit.
pub fn merge_base(specs: &Path) -> Result<String, RevisionError> {
    git(specs, &["rev-parse", "--git-dir"], b"")?;
    for branch in MAIN {
        if let Ok(base) = git(specs, &["merge-base", "HEAD", branch], b"") {
            return Ok(text(&base));
        }
    }
    let why = format!("the repository of `{}` has no branch `main`", specs.display());
    Err(RevisionError::new(why, "name what to compare with: a folder or a revision"))
}

/// The specs of a folder as a revision has them: `HEAD~1`, `v1.2.0`, `origin/main`.
pub fn load(specs: &Path, revision: &str) -> Result<SourceMap, RevisionError> {
    let commit = commit(specs, revision)?;
    let prefix = text(&git(specs, &["rev-parse", "--show-prefix"], b"")?);
    // From the top of the repository, and links are not followed: what they lead to is not part of the commit.
    let listed =
        git(specs, &["ls-tree", "-r", "-z", "--full-tree", &commit, "--", &format!("./{prefix}")], b"")
            .or_else(|_| git(specs, &["ls-tree", "-r", "-z", "--full-tree", &commit], b""))?;
    let files: Vec<(String, String)> = listed
        .split(|byte| *byte == 0)
        .filter_map(|entry| entry_of(&String::from_utf8_lossy(entry), &prefix))
        .collect();
    if files.is_empty() {
        let what = format!("`{revision}` has no specs in `{prefix}`");
        return Err(RevisionError::new(what, "name a revision that has them, or the folder with `--specs`"));
    }
    let texts = contents(specs, &files)?;
    Ok(SourceMap::new(texts).with_root(format!("{revision}:{}", prefix.trim_end_matches('/'))))
}

/// One file as a revision has it; its path is seen from the folder of the specs.
pub fn file(specs: &Path, revision: &str, path: &str) -> Result<String, RevisionError> {
    find(specs, revision, path)?.ok_or_else(|| {
        let missing = format!("`{revision}` has no `{path}` beside the specs");
        RevisionError::new(missing, "name a revision that has it, or another file")
    })
}

/// One file as a revision has it, or as the last commit of a day has it: `2026-11-21`. Nothing where it is not there.
pub fn find(specs: &Path, revision: &str, below: &str) -> Result<Option<String>, RevisionError> {
    let commit = match is_day(revision) {
        true => last_of_day(specs, revision)?,
        false => commit(specs, revision)?,
    };
    let shown = git(specs, &["cat-file", "blob", &format!("{commit}:./{below}")], b"");
    let bytes = match shown {
        Ok(bytes) => bytes,
        // The commit is there, so that it is the file that is not.
        Err(_) => return Ok(None),
    };
    let text = String::from_utf8(bytes).map_err(|_| {
        RevisionError::new(format!("`{below}` of `{revision}` is not UTF-8"), "name another file")
    })?;
    Ok(Some(text))
}

/// Whether it is a day, as in `2026-11-21`.
fn is_day(text: &str) -> bool {
    let digits =
        |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<_> = text.split('-').collect();
    matches!(parts.as_slice(), [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2))
}

fn last_of_day(specs: &Path, day: &str) -> Result<String, RevisionError> {
    let before = format!("--before={day}T23:59:59Z");
    let id = text(&git(specs, &["rev-list", "-1", &before, "HEAD"], b"")?);
    match id.is_empty() {
        true => Err(RevisionError::new(
            format!("there is no commit up to {day}"),
            "name a later day, or a revision",
        )),
        false => Ok(id),
    }
}

/// The id of the one commit that a revision names.
fn commit(specs: &Path, revision: &str) -> Result<String, RevisionError> {
    let unknown = || {
        let help = "`git log --oneline` and `git tag` show what there is; a folder is taken, too";
        RevisionError::new(format!("`{}` is neither a folder nor a revision", revision.escape_debug()), help)
    };
    if revision.starts_with('-') || revision.contains(char::is_control) || revision.is_empty() {
        return Err(unknown());
    }
    let named = format!("{revision}^{{commit}}");
    let found = git(specs, &["rev-parse", "--verify", "--quiet", "--end-of-options", &named], b"");
    let id = found.map(|id| text(&id)).map_err(|_| match git(specs, &["rev-parse", "--git-dir"], b"") {
        Ok(_) => unknown(),
        Err(error) => error,
    })?;
    // `^HEAD` is answered, too, by what is not wanted.
    match id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        true => Ok(id),
        false => Err(unknown()),
    }
}

/// `mode type id TAB path` of a spec, as (id, path below the folder).
fn entry_of(entry: &str, prefix: &str) -> Option<(String, String)> {
    let (facts, path) = entry.split_once('\t')?;
    let mut facts = facts.split(' ');
    let (mode, kind, id) = (facts.next()?, facts.next()?, facts.next()?);
    let below = path.strip_prefix(prefix)?;
    let hidden = below.split('/').any(|part| part.starts_with('.'));
    let spec = below.ends_with(".yaml") || (below.starts_with("guide/") && below.ends_with(".md"));
    let ours = kind == "blob" && mode != "120000" && spec && !hidden && !below.starts_with("schema/");
    (ours && !below.ends_with("README.md")).then(|| (id.to_owned(), below.to_owned()))
}

/// The texts, all by one process.
fn contents(specs: &Path, files: &[(String, String)]) -> Result<Vec<(String, String)>, RevisionError> {
    let asked: String = files.iter().map(|(id, _)| format!("{id}\n")).collect();
    let answered = git(specs, &["cat-file", "--batch"], asked.as_bytes())?;
    let mut rest = answered.as_slice();
    let mut texts = Vec::with_capacity(files.len());
    for (_, path) in files {
        let bytes = next_blob(&mut rest).ok_or_else(|| broken(path))?;
        let text = std::str::from_utf8(bytes).map_err(|_| {
            RevisionError::new(
                format!("`{path}` of the revision is not UTF-8"),
                "compare with a later revision",
            )
        })?;
        texts.push((path.clone(), text.trim_start_matches('\u{feff}').to_owned()));
    }
    Ok(texts)
}

fn broken(path: &str) -> RevisionError {
    RevisionError::new(
        format!("git did not show `{path}`"),
        "see whether `git fsck` finds the repository sound",
    )
}

/// `id blob SIZE LF`, the bytes, LF.
fn next_blob<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let (head, after) = rest.split_at_checked(end)?;
    let size: usize = std::str::from_utf8(head).ok()?.rsplit(' ').next()?.parse().ok()?;
    let (bytes, after) = after.get(1..)?.split_at_checked(size)?;
    *rest = after.get(1..)?;
    Some(bytes)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim_end_matches(['\n', '\r']).to_owned()
}

/// Runs git in the folder of the specs.
fn git(specs: &Path, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, RevisionError> {
    if !specs.is_dir() {
        let help = "name the folder of the specs with `--specs`";
        return Err(RevisionError::new(format!("there is no folder `{}`", specs.display()), help));
    }
    let cannot = |error: std::io::Error| {
        let help = "install git, or compare two folders";
        RevisionError::new(format!("cannot run git in `{}`: {error}", specs.display()), help)
    };
    let mut child = Command::new("git")
        .current_dir(specs)
        .args(arguments)
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(cannot)?;
    // From a thread of its own, or both sides could wait for each other.
    let (pipe, input) = (child.stdin.take(), input.to_vec());
    let writer = std::thread::spawn(move || pipe.map(|mut pipe| pipe.write_all(&input)));
    let output = child.wait_with_output().map_err(cannot)?;
    // What git did not want to read is no loss; its own status tells whether it did its work.
    let _ = writer.join();
    match output.status.success() {
        true => Ok(output.stdout),
        false => {
            let said = text(&output.stderr);
            if said.contains("not a git repository") {
                let why = format!("`{}` lies in no git repository", specs.display());
                return Err(RevisionError::new(why, "compare two folders: `apiscribe diff OLD NEW`"));
            }
            let first = said.lines().next().unwrap_or("it failed").to_owned();
            Err(RevisionError::new(format!("git: {first}"), "see whether the folder lies in a repository"))
        }
    }
}
