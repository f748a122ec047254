//! Where things stand: the spec files as they were read, and places in them.
//!
//! Given the texts of the spec files, it turns byte offsets into lines and columns. It never reads the disk.

/// One spec file, by its position in the [`SourceMap`].
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
    /// What messages put before each path, so that a terminal can open it.
    root: String,
}

impl SourceMap {
    /// Takes the files, given as (path below the specs folder, text), in any order.
    pub fn new(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut files: Vec<_> = files.into_iter().map(|(path, text)| SourceFile { path, text }).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        SourceMap { files, root: String::new() }
    }

    /// The folder that messages name in front of each path, for example `specs`.
    pub fn with_root(mut self, root: impl Into<String>) -> Self {
        self.root = root.into();
        self
    }

    /// The files with their ids, sorted by path.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId(index as u32), file))
    }

    /// The path of a file below the specs folder.
    pub fn path(&self, file: FileId) -> &str {
        self.files.get(file.0 as usize).map_or("", |file| &file.path)
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
        self.files.get(file.0 as usize).map_or("", |file| &file.text)
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
}
