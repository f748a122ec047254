//! Habits that a machine can keep: modules say what they are, the README names the folders there are, and names are made in one place.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every Rust file that people write, with its text.
fn sources() -> Vec<(String, String)> {
    let mut open: Vec<_> = ["generator", "runtime", "tests"].map(|folder| root().join(folder)).to_vec();
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let shown = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
                found.push((shown, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(found.len() > 100, "the sources were not found");
    found.sort();
    found
}

#[test]
fn every_module_says_what_it_is() {
    let silent: Vec<_> =
        sources().into_iter().filter(|(_, text)| !text.starts_with("//!")).map(|(path, _)| path).collect();
    assert!(
        silent.is_empty(),
        "a module opens with `//!`: what it is given, what it returns, what it must not do: {silent:?}"
    );
}

#[test]
fn names_are_made_in_one_place() {
    let uses_heck = |(path, text): &(String, String)| {
        text.contains("use heck::") && path != "tests/tidy.rs" && !path.starts_with("generator/src/names/")
    };
    let strays: Vec<_> = sources().into_iter().filter(uses_heck).map(|(path, _)| path).collect();
    assert!(strays.is_empty(), "only generator/src/names converts the case of names: {strays:?}");
}

#[test]
fn the_readme_names_every_folder() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let hidden = name.starts_with('.') || name == "target";
        if root().join(&name).is_dir() && !hidden {
            assert!(readme.contains(&format!("`{name}/`")), "the code map of README.md lacks `{name}/`");
        }
    }
}

#[test]
fn no_file_names_a_machine() {
    let words = ["/work/", "/tmp/bash", "/home/", "/root/"];
    for (path, text) in sources().into_iter().filter(|(path, _)| path != "tests/tidy.rs") {
        for word in words {
            assert!(!text.contains(word), "{path} holds the path of a machine: {word}");
        }
    }
}

/// rustdoc compiles the examples of the guide; nothing may keep it from that.
#[test]
fn the_guide_shows_nothing_that_is_not_compiled() {
    let mut pages = apiscribe_tests::read_specs(&root().join("specs"));
    pages.retain(|path, _| path.starts_with("guide/"));
    assert!(pages.len() > 4, "the guide has lost its pages");
    for (path, text) in pages {
        for fence in text.lines().filter(|line| line.starts_with("```")) {
            let known =
                ["```", "```rust", "```rust,no_run", "```toml", "```text", "```sh", "```ini", "```json"];
            assert!(known.contains(&fence), "{path}: {fence}");
        }
    }
}

#[test]
fn the_specs_readme_names_every_condition() {
    let readme = fs::read_to_string(root().join("specs/README.md")).unwrap();
    for (word, _) in apiscribe::model::Condition::ALL {
        assert!(
            readme.contains(&format!("`{word}`")),
            "the table of conditions in specs/README.md lacks `{word}`"
        );
    }
}

/// The core has to work where there is no operating system: nothing asks for the time, threads, files or variables but the modules for that,
/// which have another half for such targets, and what is only there with a transport.
#[test]
fn the_core_asks_the_machine_in_one_place() {
    const NATIVE: &str = "runtime/src/system/native.rs";
    const MAY: [&str; 5] = [
        NATIVE,
        "runtime/src/sign/hash/native.rs",
        "runtime/src/reqwest_transport.rs",
        "runtime/src/tls.rs",
        "runtime/src/tokio_timer.rs",
    ];
    const WORDS: [&str; 8] =
        ["SystemTime", "Instant", "thread::", "fs::", "env::", "net::", "process::", "ring::"];
    let asks = |text: &str, word: &str| {
        text.match_indices(word)
            .any(|(at, _)| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
    };
    let mut core = sources();
    core.retain(|(path, _)| path.starts_with("runtime/src/") && !path.ends_with("tests.rs"));
    assert!(core.len() > 60, "the core was not found");
    for (path, text) in &core {
        // A module's own tests, at its end, run where there is a system.
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let found: Vec<_> = WORDS.into_iter().filter(|word| asks(text, word)).collect();
        if path == NATIVE {
            assert!(found.len() > 2, "the words are no longer found where they have to be: {found:?}");
        }
        // A call that blocks needs a thread to block.
        let blocks = path.starts_with("runtime/src/client/blocking/");
        assert!(
            found.is_empty() || blocks || MAY.contains(&path.as_str()),
            "{path} has {found:?}; only runtime/src/system asks the machine"
        );
    }
}
