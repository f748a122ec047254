//! One small spec for each ability of the language: the plan in words, and the Rust it becomes; and the obstacle course.
//! Everything is compiled as a user would, with warnings denied. Refresh the snapshots with:
//! `INSTA_UPDATE=always cargo test -p apiscribe-tests --test cases`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use apiscribe::tree::FileTree;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

fn generate(case: &str) -> FileTree {
    let sources = apiscribe::load::load(&root().join("tests/cases").join(case)).unwrap();
    let (_, report) = apiscribe::check(&sources);
    assert!(!report.has_errors(), "{:#?}", report.sorted());
    apiscribe::generate(&sources).unwrap()
}

/// The operations of a case: the Rust of each is a snapshot of its own.
fn check_modules(case: &str) {
    for (path, text) in
        generate(case).iter().filter(|(path, _)| path.starts_with("src/") && path.ends_with(".rs"))
    {
        let name =
            format!("{case}-{}", path.trim_start_matches("src/").trim_end_matches(".rs").replace('/', "-"));
        insta::assert_snapshot!(name, text);
    }
}

fn check_plan(case: &str) {
    let sources = apiscribe::load::load(&root().join("tests/cases").join(case)).unwrap();
    let model = apiscribe::gate(&sources).unwrap();
    insta::assert_snapshot!(format!("{case}-plan"), apiscribe::plan::plan(&model).to_text());
}

#[test]
fn plans() {
    check_plan("features");
    check_plan("obstacle");
}

#[test]
fn modules_of_the_features() {
    check_modules("features");
}

/// Builds the crate of a case in a workspace of its own, runs its generated tests, its doc tests and rustdoc.
fn check_compiles(case: &str) {
    let folder = root().join("target/cases").join(case);
    let _ = fs::remove_dir_all(folder.join("src"));
    for (path, text) in generate(case).iter() {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        let runtime = root().join("runtime").to_string_lossy().replace('\\', "/");
        let text = text.replace("path = \"../runtime\"", &format!("path = \"{runtime}\""));
        // Stamps stay as they are when nothing changed, so that a second run builds nothing.
        if fs::read_to_string(&file).ok().as_deref() != Some(&text) {
            fs::write(file, text).unwrap();
        }
    }
    // The case stands inside the repository's target folder, but is no member of its workspace.
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    fs::write(folder.join("Cargo.toml"), format!("{manifest}\n[workspace]\n")).unwrap();
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let target = root().join("target/cases/target");
    let cargo = |arguments: &[&str], flags: &str| {
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .current_dir(&folder)
            .env("CARGO_TARGET_DIR", &target)
            .env(flags, "-D warnings")
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "cargo {arguments:?} of {case}:\n{}\n{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    };
    cargo(&["test", "--quiet", "--no-default-features", "--features", "full,testing"], "RUSTFLAGS");
    cargo(&["doc", "--quiet", "--no-deps", "--no-default-features", "--features", "full"], "RUSTDOCFLAGS");
}

#[test]
fn the_features_compile_and_pass_their_own_tests() {
    check_compiles("features");
}

#[test]
fn the_obstacle_course_compiles_and_passes_its_own_tests() {
    check_compiles("obstacle");
}
