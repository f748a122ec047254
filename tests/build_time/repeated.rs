//! Many operations out of few, for measurements: shared by `generator/benches/generate.rs` and `tests/build_time`.

use apiscribe::source::SourceMap;

/// The same specs with each operation copied under other names, until there are so many.
pub(crate) fn repeated(sources: &SourceMap, operations: usize) -> SourceMap {
    let files: Vec<_> = sources.files().map(|(_, file)| (file.path.clone(), file.text.clone())).collect();
    let of_operations: Vec<_> =
        files.iter().filter(|(_, text)| text.contains("\noperation: ")).cloned().collect();
    let mut all = files;
    let copies = (of_operations.len()..operations).map(|number| {
        let Some((path, text)) = of_operations.get(number % of_operations.len()) else {
            return (String::new(), String::new());
        };
        let (stem, _) = path.rsplit_once('.').unwrap_or((path, ""));
        let name = text.split("\noperation: ").nth(1).and_then(|rest| rest.lines().next()).unwrap_or("");
        let suffix = if name.starts_with(|c: char| c.is_ascii_uppercase()) {
            format!("Copy{number}")
        } else {
            format!("_copy{number}")
        };
        // Corrections stay, since samples may be wrong without them; only one about the name would not fit a copy.
        let text = match text.split_once("\ncorrections:") {
            Some((before, corrections)) if corrections.contains("at: operation\n") => before,
            _ => text,
        };
        let text = text.replacen(&format!("\noperation: {name}"), &format!("\noperation: {name}{suffix}"), 1);
        (format!("{stem}_copy{number}.yaml"), text)
    });
    all.extend(copies);
    SourceMap::new(all)
}
