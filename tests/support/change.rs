//! Changes of specs, as they are written in `cases/changes/<id>.txt`.
//!
//! ```text
//! == What happens, in a sentence.
//! @ example/party/2024-05-01/list_rooms.yaml
//! - a fragment that stands there once, of one line or more
//! + what stands there instead
//! @remove guide
//! @add guide/dancing.md
//! + the text of a new file
//! ```

use crate::{Specs, cases, read_specs};

/// A change of the base.
pub struct Case {
    /// What happens, in a sentence.
    pub title: String,
    steps: Vec<Step>,
}

/// One step of a case.
enum Step {
    Edit {
        file: String,
        old: String,
        new: String,
    },
    Add {
        file: String,
        text: String,
    },
    /// A file, or all files of a folder.
    Remove {
        path: String,
    },
}

/// The tree that all cases start from.
pub fn base() -> Specs {
    read_specs(&cases("changes/base"))
}

/// The cases of a kind of change.
pub fn of(id: &str) -> Vec<Case> {
    let path = cases("changes").join(format!("{id}.txt"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    parse(&text)
}

fn parse(text: &str) -> Vec<Case> {
    let mut found: Vec<Case> = Vec::new();
    let mut file = String::new();
    let mut after_new = true;
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(title) = line.strip_prefix("== ") {
            found.push(Case { title: title.to_owned(), steps: Vec::new() });
            continue;
        }
        let steps = &mut found.last_mut().expect("a case begins with `== `").steps;
        if let Some(path) = line.strip_prefix("@ ") {
            (file, after_new) = (path.to_owned(), true);
        } else if let Some(path) = line.strip_prefix("@add ") {
            steps.push(Step::Add { file: path.to_owned(), text: String::new() });
        } else if let Some(path) = line.strip_prefix("@remove ") {
            steps.push(Step::Remove { path: path.to_owned() });
        } else if let Some(old_line) = line.strip_prefix("- ") {
            if std::mem::take(&mut after_new) {
                steps.push(Step::Edit { file: file.clone(), old: String::new(), new: String::new() });
            }
            let Some(Step::Edit { old, .. }) = steps.last_mut() else { panic!("`- ` in no file: {line}") };
            append(old, old_line);
        } else {
            let new_line = line.strip_prefix("+ ").or((line == "+").then_some(""));
            let new_line = new_line.unwrap_or_else(|| panic!("no such step: {line}"));
            after_new = true;
            match steps.last_mut() {
                Some(Step::Edit { new, .. }) => append(new, new_line),
                Some(Step::Add { text, .. }) => *text += &format!("{new_line}\n"),
                _ => panic!("`+ ` in no file: {line}"),
            }
        }
    }
    found
}

fn append(to: &mut String, line: &str) {
    if !to.is_empty() {
        to.push('\n');
    }
    to.push_str(line);
}

impl Case {
    /// The base with the change.
    pub fn applied(&self) -> Specs {
        let mut specs = base();
        for step in &self.steps {
            match step {
                Step::Edit { file, old, new } => edit(&mut specs, file, old, new),
                Step::Add { file, text } => {
                    assert!(specs.insert(file.clone(), text.clone()).is_none(), "{file} is there already");
                }
                Step::Remove { path } => {
                    let before = specs.len();
                    let folder = format!("{path}/");
                    specs.retain(|file, _| file != path && !file.starts_with(&folder));
                    assert_ne!(specs.len(), before, "there is no {path}");
                }
            }
        }
        specs
    }
}

fn edit(specs: &mut Specs, file: &str, old: &str, new: &str) {
    let text = specs.get_mut(file).unwrap_or_else(|| panic!("there is no {file}"));
    let times = text.matches(old).count();
    assert_eq!(times, 1, "{file} has this fragment {times} times instead of once:\n{old}");
    *text = text.replacen(old, new, 1);
}
