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
    for turn in 1..=24 {
        // A fixed shuffle that differs each turn.
        files.sort_by_key(|(path, _)| {
            path.bytes().fold(turn, |hash: u64, byte| hash.wrapping_mul(0x100_0000_01b3) ^ u64::from(byte))
        });
        assert_eq!(generate(&SourceMap::new(files.clone())), expected, "shuffle {turn}");
    }
}

#[test]
fn a_changed_description_changes_one_file() {
    let sources = sources();
    let before = generate(&sources);
    let place = "tencent/trtc/2019-07-22/delete_cloud_recording.yaml";
    let files = sources.files().map(|(_, file)| {
        let text = match file.path == place {
            true => file.text.replace(
                "SDKAppID of the room being recorded.",
                "SDKAppID of the room that is being recorded.",
            ),
            false => file.text.clone(),
        };
        (file.path.clone(), text)
    });
    let after = generate(&SourceMap::new(files));
    let changed: Vec<_> =
        after.iter().filter(|(path, text)| before.get(path) != Some(*text)).map(|(path, _)| path).collect();
    assert_eq!(changed, ["src/tencent/trtc/v2019_07_22/delete_cloud_recording.rs"]);
}
