//! Where things stand: the spec files as they were read, and places in them.
//!
//! Given the texts of the spec files, it turns byte offsets into lines and columns. It never reads the disk.

use std::collections::BTreeMap;

/// One spec file of a [`SourceMap`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A stretch of one spec file, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// A line and a column, both counted from 1; the column counts characters, as editors do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// One spec file as it was read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path below the specs folder, with `/` on every system.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// All spec files of one run, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
    /// The id of each file.
    ids: Vec<FileId>,
    /// The position of the file of each id; ids of other maps may lie between.
    positions: Vec<Option<usize>>,
    /// What messages put before each path, so that a terminal can open it.
    root: String,
}

impl SourceMap {
    /// Takes the files, given as (path below the specs folder, text), in any order.
    pub fn new(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut files: Vec<_> = files.into_iter().map(|(path, text)| SourceFile { path, text }).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let ids = (0..files.len()).map(|position| FileId(position as u32)).collect();
        SourceMap { files, ids, positions: Vec::new(), root: String::new() }.numbered()
    }

    /// The same files, so numbered that an id stands for one file in both maps: a file that is equal in the other has its id from there,
    /// and any other has one that is not used there.
    pub fn beside(mut self, other: &SourceMap) -> Self {
        let known: BTreeMap<_, _> = other.files().map(|(id, file)| (&file.path, (id, &file.text))).collect();
        let mut next = other.positions.len() as u32;
        let mut fresh = || {
            next += 1;
            FileId(next - 1)
        };
        let id = |file: &SourceFile| match known.get(&file.path) {
            Some((id, text)) if **text == file.text => *id,
            _ => fresh(),
        };
        self.ids = self.files.iter().map(id).collect();
        self.numbered()
    }

    fn numbered(mut self) -> Self {
        let most = self.ids.iter().map(|id| id.0 as usize + 1).max().unwrap_or(0);
        self.positions = vec![None; most];
        for (position, id) in self.ids.iter().enumerate() {
            if let Some(of) = self.positions.get_mut(id.0 as usize) {
                *of = Some(position);
            }
        }
        self
    }

    /// The folder that messages name in front of each path, for example `specs`.
    pub fn with_root(mut self, root: impl Into<String>) -> Self {
        self.root = root.into();
        self
    }

    /// The files with their ids, sorted by path.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.ids.iter().copied().zip(&self.files)
    }

    /// A file of this map.
    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        let position = self.positions.get(id.0 as usize).copied().flatten()?;
        self.files.get(position)
    }

    /// The text of the file at a path below the specs folder.
    pub fn text_at(&self, path: &str) -> Option<&str> {
        let position = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        self.files.get(position).map(|file| file.text.as_str())
    }

    /// The path of a file below the specs folder.
    pub fn path(&self, file: FileId) -> &str {
        self.file(file).map_or("", |file| &file.path)
    }

    /// The path of a file as messages show it.
    pub fn shown_path(&self, file: FileId) -> String {
        match self.root.is_empty() {
            true => self.path(file).to_owned(),
            false => format!("{}/{}", self.root.trim_end_matches('/'), self.path(file)),
        }
    }

    /// The text of a file.
    pub fn text(&self, file: FileId) -> &str {
        self.file(file).map_or("", |file| &file.text)
    }

    /// The text of a span; empty where the span does not lie on character borders.
    pub fn slice(&self, span: Span) -> &str {
        self.text(span.file).get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// The line and column at which a span starts.
    pub fn place(&self, span: Span) -> Place {
        let text = self.text(span.file);
        let before = text.get(..(span.start as usize).min(text.len())).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Place {
            line: before.bytes().filter(|byte| *byte == b'\n').count() as u32 + 1,
            column: before.get(line_start..).map_or(0, |line| line.chars().count()) as u32 + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_files_are_sorted() {
        let map = SourceMap::new([
            ("b.yaml".to_owned(), "x".to_owned()),
            ("a.yaml".to_owned(), "一: 1\n二三: 4\n".to_owned()),
        ]);
        let (file, source) = map.files().next().unwrap();
        assert_eq!(source.path, "a.yaml");
        let at = source.text.find('4').unwrap() as u32;
        assert_eq!(map.place(Span { file, start: at, end: at + 1 }), Place { line: 2, column: 5 });
    }

    #[test]
    fn equal_files_have_one_id_in_both_maps() {
        let map = |files: &[(&str, &str)]| {
            SourceMap::new(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())))
        };
        let old = map(&[("a", "1"), ("b", "2"), ("c", "3")]);
        let new = map(&[("a0", "0"), ("b", "2"), ("c", "other")]).beside(&old);
        let ids =
            |map: &SourceMap| map.files().map(|(id, file)| (file.path.clone(), id.0)).collect::<Vec<_>>();
        let named =
            |ids: &[(&str, u32)]| ids.iter().map(|(path, id)| ((*path).to_owned(), *id)).collect::<Vec<_>>();
        assert_eq!(ids(&old), named(&[("a", 0), ("b", 1), ("c", 2)]));
        assert_eq!(ids(&new), named(&[("a0", 3), ("b", 1), ("c", 4)]));
        assert_eq!((new.text(FileId(4)), new.text(FileId(1)), new.text(FileId(0))), ("other", "2", ""));
    }
}
