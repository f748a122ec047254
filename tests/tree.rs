//! The tree: `generated/` is what `specs/` says, to the byte, whatever the order, the folder and the number of runs.

use std::path::{Path, PathBuf};

use apiscribe::source::SourceMap;
use apiscribe::tree::FileTree;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn sources() -> SourceMap {
    apiscribe::load::load(&root().join("specs")).unwrap()
}

fn generate(sources: &SourceMap) -> FileTree {
    apiscribe::generate(sources).unwrap_or_else(|failure| panic!("{:#?}", failure.report))
}

#[test]
fn generated_is_what_the_specs_say() {
    for (path, text) in generate(&sources()).iter() {
        let on_disk = std::fs::read_to_string(root().join("generated").join(path)).unwrap_or_default();
        assert!(on_disk == text, "generated/{path} is not up to date; refresh it with: cargo run");
    }
}

/// What of a model is printed is dropped, so that what is printed later must not need it.
#[test]
fn part_by_part_is_the_same_as_at_once() {
    let (model, _) = apiscribe::check(&sources());
    let at_once = apiscribe::emit::emit(&apiscribe::plan::plan(&model));
    assert!(at_once == apiscribe::print(model), "the parts depend on the order in which they are printed");
}

#[test]
fn the_clients_are_compared_with_the_vendors_packages_in_every_operation() {
    let (model, _) = apiscribe::check(&sources());
    let on_disk = std::fs::read_to_string(root().join("tests/conformance/operations.rs")).unwrap();
    assert_eq!(
        on_disk,
        apiscribe_tests::list_of_operations(&model),
        "refresh it with: cargo run -p apiscribe-tests --bin conformance-operations"
    );
}

#[test]
fn nothing_else_lies_in_generated() {
    let tree = generate(&sources());
    let mut open = vec![root().join("generated")];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let relative =
                path.strip_prefix(root().join("generated")).unwrap().to_str().unwrap().replace('\\', "/");
            // The manifest is the writer's own.
            assert!(
                relative == ".manifest" || tree.get(&relative).is_some(),
                "generated/{relative} is not written by apiscribe; move it out"
            );
        }
    }
}

#[test]
fn the_order_of_files_and_the_run_make_no_difference() {
    let sources = sources();
    let expected = generate(&sources);
    let mut files: Vec<_> = sources.files().map(|(_, file)| (file.path.clone(), file.text.clone())).collect();
    // Each turn generates everything.
    for turn in 1..=4 {
        // A fixed shuffle that differs each turn.
        files.sort_by_key(|(path, _)| {
            path.bytes().fold(turn, |hash: u64, byte| hash.wrapping_mul(0x100_0000_01b3) ^ u64::from(byte))
        });
        assert_eq!(generate(&SourceMap::new(files.clone())), expected, "shuffle {turn}");
    }
}

/// One page is one spec is one module: whatever description is edited, one file changes.
#[test]
fn a_changed_description_changes_one_file() {
    let sources = sources();
    let before = generate(&sources);
    let files: Vec<_> = sources.files().map(|(_, file)| (file.path.clone(), file.text.clone())).collect();
    let told: Vec<_> =
        files.iter().enumerate().filter(|(_, (_, text))| !text.contains("words: pending")).collect();
    let mut tried = 0;
    // Some files of each kind; all of them would take minutes.
    for (index, (path, text)) in told.iter().copied().step_by(told.len().div_ceil(9)) {
        let starts: Vec<_> = ["summary: ", "doc: \""]
            .iter()
            .flat_map(|key| text.match_indices(*key).map(|(at, key)| at + key.len()))
            .collect();
        for at in [0, starts.len().saturating_sub(1)].iter().filter_map(|at| starts.get(*at)) {
            let mut edited = files.clone();
            edited[index].1.insert_str(*at, "Verily ");
            // A description that a correction quotes is refused until the correction is edited, too.
            let Ok(after) = apiscribe::generate(&SourceMap::new(edited)) else { continue };
            let is_new =
                |(path, text): &(&str, &str)| path.starts_with("src/") && before.get(path) != Some(*text);
            let changed: Vec<_> = after.iter().filter(is_new).map(|(path, _)| path).collect();
            assert_eq!(changed.len(), 1, "{path}, byte {at}: {changed:?}");
            tried += 1;
        }
    }
    assert!(tried > 9, "only {tried} descriptions were tried");
}

#[test]
fn the_schemas_are_what_the_keys_say() {
    for (path, text) in apiscribe::schema::schemas().iter() {
        let on_disk = std::fs::read_to_string(root().join("specs/schema").join(path)).unwrap_or_default();
        assert!(
            on_disk == text,
            "specs/schema/{path} is not up to date; refresh it with: cargo run -- schema"
        );
    }
}
