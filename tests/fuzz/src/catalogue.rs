//! Catalogues of a vendor, from anybody.
//!
//! Given bytes it imports them as the files of a service, parted by zero bytes. What is refused is refused with a place; what is not
//! becomes specs without an error, and a second import of the same finds nothing to do.

use std::collections::BTreeMap;

use apiscribe::diag::Severity;
use apiscribe::import::{Existing, Named, Options, Pages, Take, Text, Texts, import as import_texts};
use apiscribe::source::SourceMap;
use apiscribe::tree::FileTree;

/// Imports the bytes.
pub(crate) fn import(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.split('\0');
    let mut named =
        |file: &str| parts.next().map(|text| Named { file: file.to_owned(), text: text.to_owned() });
    let api = named("api.json").unwrap_or_default();
    let texts = Texts { api, examples: named("examples.json"), errors: named("errors.json") };
    for text in [Text::None, Text::Keep] {
        let options = Options { text, pages: Pages::read_on("2026-11-21"), take: Take::Ask };
        let first = match import_texts(&texts, &Existing::default(), &options) {
            Ok(first) => first,
            Err(fault) => {
                assert!(
                    fault.place.contains(".json") && !fault.what.is_empty() && !fault.help.is_empty(),
                    "{fault:?}"
                );
                assert!(fault.to_string().len() < 2000, "{fault:?}");
                return;
            }
        };
        sound(&first.files);
        let there = existing(&first.files);
        let second = import_texts(&texts, &there, &options).unwrap();
        assert!(second.conflicts.is_empty(), "{:?}", second.conflicts);
        for (path, text) in second.files.iter() {
            assert_eq!(first.files.get(path), Some(text), "{path}");
        }
    }
}

fn sound(files: &FileTree) {
    let (_, report) = apiscribe::check(&existing(files).specs);
    let errors: Vec<_> =
        report.sorted().into_iter().filter(|found| found.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    for (path, _) in files.iter() {
        assert!(path.starts_with("tencent/") && !path.contains(".."), "{path}");
    }
}

fn existing(files: &FileTree) -> Existing {
    let part = |facts: bool| -> BTreeMap<String, String> {
        let files = files.iter().filter(|(path, _)| path.ends_with(".json") == facts);
        files.map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
    };
    Existing { specs: SourceMap::new(part(false)), facts: part(true) }
}
