//! The writer against real folders.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::*;

fn tree(files: &[(&str, &str)]) -> FileTree {
    let mut tree = FileTree::default();
    for (path, text) in files {
        tree.insert(*path, *text);
    }
    tree
}

/// Writes a tree, and ages everything so that a second write would show.
fn write(out: &Path, files: &[(&str, &str)]) -> Counts {
    let changes = Changes::between(tree(files), out).unwrap();
    changes.apply().unwrap();
    for path in listing(out) {
        let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
        fs::File::options().append(true).open(out.join(path)).unwrap().set_modified(old).unwrap();
    }
    changes.counts()
}

/// Every file below a folder, so that forgotten temporary files show.
fn listing(out: &Path) -> Vec<String> {
    fn walk(folder: &Path, below: &str, all: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let path = format!("{below}{}", entry.file_name().to_str().unwrap());
            match entry.file_type().unwrap().is_dir() {
                true => walk(&entry.path(), &format!("{path}/"), all),
                false => all.push(path),
            }
        }
    }
    let mut all = Vec::new();
    walk(out, "", &mut all);
    all.sort();
    all
}

fn snapshot(out: &Path) -> Vec<(String, Vec<u8>)> {
    listing(out).into_iter().map(|path| (path.clone(), fs::read(out.join(path)).unwrap())).collect()
}

fn refused(files: &[(&str, &str)], out: &Path) -> String {
    let error = Changes::between(tree(files), out).unwrap_err();
    assert!(!error.help().is_empty());
    error.to_string().replace(&out.display().to_string(), "OUT")
}

#[test]
fn writes_then_leaves_alone_then_prunes_what_it_owns() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("deep/generated");
    let counts = write(&out, &[("a.rs", "a"), ("x/b.rs", "b"), ("x/y/c.rs", "c")]);
    assert_eq!(counts, Counts { written: 4, unchanged: 0, removed: 0 });
    let manifest = fs::read_to_string(out.join(".manifest")).unwrap();
    assert_eq!(manifest.lines().skip(1).collect::<Vec<_>>(), ["a.rs", "x/b.rs", "x/y/c.rs"]);

    let again = Changes::between(tree(&[("a.rs", "a"), ("x/b.rs", "b"), ("x/y/c.rs", "c")]), &out).unwrap();
    assert!(again.is_empty());
    let mtime = fs::metadata(out.join("a.rs")).unwrap().modified().unwrap();
    again.apply().unwrap();
    assert_eq!(fs::metadata(out.join("a.rs")).unwrap().modified().unwrap(), mtime);

    fs::write(out.join("x/mine.txt"), "mine").unwrap();
    let changes = Changes::between(tree(&[("a.rs", "a"), ("n/d.rs", "d")]), &out).unwrap();
    changes.apply().unwrap();
    assert_eq!(changes.counts(), Counts { written: 2, unchanged: 1, removed: 2 });
    assert_eq!(listing(&out), [".manifest", "a.rs", "n/d.rs", "x/mine.txt"]);
    assert!(!out.join("x/y").exists());
    assert_eq!(fs::metadata(out.join("a.rs")).unwrap().modified().unwrap(), mtime);
}

#[test]
fn what_it_did_not_write_is_protected_and_what_is_equal_is_adopted() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.rs"), "mine").unwrap();
    fs::write(folder.path().join("b.rs"), "b").unwrap();
    let message = refused(&[("a.rs", "a"), ("b.rs", "b")], folder.path());
    assert_eq!(message, "not written by apiscribe, so not overwritten: `OUT/a.rs`");
    assert_eq!(listing(folder.path()), ["a.rs", "b.rs"]);
    write(folder.path(), &[("b.rs", "b")]);
    write(folder.path(), &[]);
    assert_eq!(listing(folder.path()), [".manifest", "a.rs"]);
}

#[test]
fn an_empty_tree_in_an_empty_folder_is_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let changes = Changes::between(tree(&[]), &out).unwrap();
    changes.apply().unwrap();
    assert_eq!(changes.counts(), Counts::default());
    assert!(!out.exists());
}

#[test]
fn line_endings_count() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &[("a.rs", "a\nb\n")]);
    fs::write(folder.path().join("a.rs"), "a\r\nb\r\n").unwrap();
    let changes = Changes::between(tree(&[("a.rs", "a\nb\n")]), folder.path()).unwrap();
    assert_eq!(changes.counts().written, 1);
    assert!(diff(&changes, false).contains("only the line endings differ"));
}

#[test]
fn unsafe_paths_are_refused() {
    let out = Path::new("never-written");
    for path in [
        "",
        "/a",
        "../a",
        "a/../b",
        "a//b",
        "./a",
        "a\\b",
        "C:a",
        "a\nb",
        "a.",
        "a/b /c",
        ".manifest",
        ".MANIFEST",
    ] {
        assert!(Changes::between(tree(&[(path, "")]), out).is_err(), "{path:?}");
    }
    for pair in [["a.rs", "A.rs"], ["a", "a/b"], ["A", "a/b/c"]] {
        let message = refused(&[(pair[0], ""), (pair[1], "")], out);
        assert!(message.contains("cannot both be written"), "{message}");
    }
}

#[test]
fn a_manifest_cannot_name_what_lies_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    fs::write(folder.path().join("precious"), "").unwrap();
    fs::write(out.join(".manifest"), "# list\n../precious\n").unwrap();
    let message = refused(&[("a.rs", "a")], &out);
    assert_eq!(message, "`OUT/.manifest` line 2 names `../precious`, which apiscribe never writes");
}

#[test]
fn a_manifest_with_merge_marks_counts_for_both_sides() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &[("a.rs", "a"), ("b.rs", "b")]);
    let merged = "# list\n<<<<<<< HEAD\na.rs\n=======\nb.rs\n>>>>>>> other\n";
    fs::write(folder.path().join(".manifest"), merged).unwrap();
    write(folder.path(), &[("b.rs", "b")]);
    assert_eq!(listing(folder.path()), [".manifest", "b.rs"]);
}

#[cfg(unix)]
#[test]
fn links_are_never_followed() {
    use std::os::unix::fs::symlink;
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("b.rs"), "precious").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    symlink(elsewhere.path(), out.join("x")).unwrap();
    assert_eq!(refused(&[("x/b.rs", "b")], out), "`OUT/x` is a symbolic link");
    fs::write(out.join(".manifest"), "x/b.rs\n").unwrap();
    assert_eq!(refused(&[("a.rs", "a")], out), "`OUT/x` is a symbolic link");
    fs::remove_file(out.join(".manifest")).unwrap();
    symlink(elsewhere.path().join("b.rs"), out.join("b.rs")).unwrap();
    assert_eq!(refused(&[("b.rs", "b")], out), "`OUT/b.rs` is a symbolic link");
    symlink(elsewhere.path().join("b.rs"), out.join(".manifest")).unwrap();
    assert_eq!(refused(&[("a.rs", "a")], out), "`OUT/.manifest` is a symbolic link");
    assert_eq!(fs::read_to_string(elsewhere.path().join("b.rs")).unwrap(), "precious");
    // The output folder itself may be one: the caller named it.
    let named = tempfile::tempdir().unwrap();
    symlink(elsewhere.path(), named.path().join("out")).unwrap();
    write(&named.path().join("out"), &[("a.rs", "a")]);
    assert!(elsewhere.path().join("a.rs").exists());
}

#[test]
fn folders_and_files_in_the_way_are_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("a.rs")).unwrap();
    assert_eq!(refused(&[("a.rs", "a")], folder.path()), "`OUT/a.rs` is a folder, where a file belongs");
    fs::write(folder.path().join("x"), "").unwrap();
    assert_eq!(refused(&[("x/b.rs", "b")], folder.path()), "`OUT/x` is a file, where a folder belongs");
    let file = folder.path().join("x");
    assert_eq!(refused(&[("b.rs", "b")], &file), "`OUT` is a file, where a folder belongs");
}

#[test]
fn a_fault_midway_leaves_the_old_tree() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    write(out, &[("a.rs", "old a"), ("m.rs", "old m"), ("z.rs", "old z"), ("gone.rs", "old gone")]);
    let new = tree(&[("a.rs", "new a"), ("m.rs", "new m"), ("n/new.rs", "new"), ("z.rs", "new z")]);
    // After the comparison a folder takes the place of a file: the rename of that file fails, others are done by then.
    for blocked in ["a.rs", "m.rs", "z.rs", "gone.rs"] {
        let before = snapshot(out);
        let changes = Changes::between(new.clone(), out).unwrap();
        let place = out.join(blocked);
        let bytes = fs::read(&place).unwrap();
        fs::remove_file(&place).unwrap();
        fs::create_dir(&place).unwrap();
        fs::write(place.join("inside"), "").unwrap();
        let error = changes.apply().unwrap_err();
        assert_eq!(error.help(), "nothing was changed; mend the cause and run again");
        assert!(error.to_string().contains(blocked), "{error}");
        fs::remove_dir_all(&place).unwrap();
        fs::write(&place, bytes).unwrap();
        assert_eq!(snapshot(out), before, "{blocked}");
        assert!(!out.join("n").exists());
    }
}

/// With the manifest as it was, too: then no step comes before the others.
#[test]
fn nothing_is_replaced_before_everything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    write(out, &[("a.rs", "old"), ("z.rs", "old")]);
    let modified = || fs::metadata(out.join("a.rs")).unwrap().modified().unwrap();
    let before = modified();
    let changes = Changes::between(tree(&[("a.rs", "new"), ("z.rs", "new")]), out).unwrap();
    let in_the_way = out.join(format!(".z.rs.{}.tmp", std::process::id()));
    fs::create_dir(&in_the_way).unwrap();
    changes.apply().unwrap_err();
    assert_eq!(modified(), before);
    fs::remove_dir(&in_the_way).unwrap();
    changes.apply().unwrap();
    assert_eq!(fs::read(out.join("a.rs")).unwrap(), b"new");
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_found_before_anything_changes() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    write(out, &[("a.rs", "old"), ("x/b.rs", "old")]);
    fs::set_permissions(out.join("x"), fs::Permissions::from_mode(0o555)).unwrap();
    let all_powerful = fs::write(out.join("x/probe"), "").is_ok();
    let before = snapshot(out);
    let result = Changes::between(tree(&[("a.rs", "new"), ("x/b.rs", "new")]), out).unwrap().apply();
    fs::set_permissions(out.join("x"), fs::Permissions::from_mode(0o755)).unwrap();
    // Nothing is read-only for root.
    if !all_powerful {
        assert!(result.unwrap_err().to_string().starts_with("cannot write"));
        assert_eq!(snapshot(out), before);
    }
}

#[test]
fn the_diff_is_short() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &[("a.rs", "1\n2\n3\n"), ("b.rs", "b\n")]);
    let changes =
        Changes::between(tree(&[("a.rs", "1\n2!\n3\n"), ("c.rs", "c\nc\n")]), folder.path()).unwrap();
    let text = diff(&changes, false).replace(&folder.path().display().to_string(), "OUT");
    assert!(
        text.starts_with(
            "--- OUT/a.rs\n+++ OUT/a.rs\n@@ 1 added, 1 removed @@\n@@ -1,3 +1,3 @@\n 1\n-2\n+2!\n 3\n"
        ),
        "{text}"
    );
    assert!(text.contains("--- /dev/null\n+++ OUT/c.rs\n@@ new file, 2 lines @@\n"), "{text}");
    assert!(text.contains("--- OUT/b.rs\n+++ /dev/null\n@@ removed file, 1 line @@\n"), "{text}");
    let long = "new\n".repeat(500);
    let many: Vec<_> = (0..30).map(|n| format!("f{n}.rs")).collect();
    let mut files: Vec<_> = many.iter().map(|path| (path.as_str(), "x\n")).collect();
    files.push(("a.rs", &long));
    let text = diff(&Changes::between(tree(&files), folder.path()).unwrap(), false);
    assert!(text.contains("more lines of this diff") && text.ends_with("… and 13 more files\n"), "{text}");
}

#[test]
fn a_run_that_was_killed_is_completed_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    write(out, &[("a.rs", "a"), ("old.rs", "old")]);
    // Killed after the first file of a tree with `a.rs`, `b.rs` and `c.rs`: the manifest names all, `c.rs` is not there yet.
    fs::write(out.join(".manifest"), "a.rs\nb.rs\nc.rs\nold.rs\n").unwrap();
    fs::write(out.join("b.rs"), "b of another run").unwrap();
    let counts = write(out, &[("a.rs", "a"), ("b.rs", "b"), ("c.rs", "c")]);
    assert_eq!(counts, Counts { written: 3, unchanged: 1, removed: 1 });
    assert_eq!(listing(out), [".manifest", "a.rs", "b.rs", "c.rs"]);
}

#[test]
fn two_runs_may_meet() {
    let folder = tempfile::tempdir().unwrap();
    let changes = || Changes::between(tree(&[("a.rs", "a"), ("x/b.rs", "b")]), folder.path()).unwrap();
    let (one, other) = (changes(), changes());
    one.apply().unwrap();
    other.apply().unwrap();
    assert_eq!(listing(folder.path()), [".manifest", "a.rs", "x/b.rs"]);
    assert!(changes().is_empty());
}

#[test]
fn an_empty_path_is_the_current_folder() {
    // The tests run in the folder of this crate, whose manifest of cargo is not ours to overwrite.
    let message = Changes::between(tree(&[("Cargo.toml", "x")]), Path::new("")).unwrap_err().to_string();
    assert_eq!(message, "not written by apiscribe, so not overwritten: `./Cargo.toml`");
}
