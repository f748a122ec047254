//! The output as a value: every file of `generated/` with its text, before anything is written.

use std::collections::BTreeMap;

/// Files by their path below the output folder, with `/` on every system, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileTree {
    files: BTreeMap<String, String>,
}

impl FileTree {
    /// Adds a file. A path that is there already is replaced.
    pub fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.files.insert(path.into(), text.into());
    }

    /// The text of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// The files, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

impl IntoIterator for FileTree {
    type Item = (String, String);
    type IntoIter = std::collections::btree_map::IntoIter<String, String>;

    /// The files, sorted by path.
    fn into_iter(self) -> Self::IntoIter {
        self.files.into_iter()
    }
}

impl FromIterator<(String, String)> for FileTree {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(files: T) -> Self {
        FileTree { files: files.into_iter().collect() }
    }
}

impl Extend<(String, String)> for FileTree {
    fn extend<T: IntoIterator<Item = (String, String)>>(&mut self, files: T) {
        self.files.extend(files);
    }
}
