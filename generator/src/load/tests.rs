//! The loader against real folders.

use std::fs;
use std::path::Path;

use super::*;

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// The problems, as `path what`, without the folder of this run.
fn problems(folder: &Path, limits: &Limits) -> Vec<String> {
    let Err(error) = load_within(folder, limits) else { return Vec::new() };
    let root = format!("{}/", folder.display());
    error.problems.iter().map(|problem| problem.to_string().replace(&root, "")).collect()
}

#[test]
fn reads_yaml_sorted_and_leaves_the_rest_alone() {
    let specs = folder(&[
        ("b/service.yaml", b"b: 1\n"),
        ("a.yaml", "a: \u{4e00}\r\n".as_bytes()),
        ("README.md", b"x"),
        ("guide/errors.md", b"# Errors\n"),
        ("b/guide/errors.md", b"x"),
        ("b/README.md", b"x"),
        ("notes.txt", b"\xff"),
        (".hidden.yaml", b"\xff"),
        (".git/x.yaml", b"\xff"),
        ("schema/x.yaml", b"\xff"),
        ("b/schema/y.yaml", b"y: 1\n"),
    ]);
    let map = load(specs.path()).unwrap();
    let paths: Vec<_> = map.files().map(|(_, file)| file.path.as_str()).collect();
    assert_eq!(paths, ["a.yaml", "b/schema/y.yaml", "b/service.yaml", "guide/errors.md"]);
    let (id, first) = map.files().next().unwrap();
    assert_eq!(first.text, "a: \u{4e00}\r\n");
    assert_eq!(map.shown_path(id), format!("{}/a.yaml", specs.path().display()));
}

#[test]
fn shown_paths_are_short() {
    assert_eq!(shown(Path::new("./specs/")), "specs");
    assert_eq!(shown(Path::new(".")), "");
    assert_eq!(shown(Path::new("../specs")), "../specs");
}

#[test]
fn all_problems_come_at_once() {
    let specs = folder(&[
        ("a.yml", b"a: 1"),
        ("b.YAML", b"a: 1"),
        ("bom.yaml", b"\xef\xbb\xbfa: 1"),
        ("fine.yaml", b"a: 1"),
        ("latin.yaml", b"a: 1\nb: \xe4\n"),
        ("utf16.yaml", b"\xff\xfea\0"),
        ("big.yaml", &[b' '; 101]),
    ]);
    let limits = Limits { file_bytes: 100, ..LIMITS };
    assert_eq!(
        problems(specs.path(), &limits),
        [
            "`a.yml` ends in `.yml` and would not be read",
            "`b.YAML` ends in `.YAML` and would not be read",
            "`big.yaml` is larger than 100 bytes",
            "`bom.yaml` begins with a byte order mark",
            "`latin.yaml` is not UTF-8: byte 8, in line 2",
            "`utf16.yaml` is UTF-16",
        ]
    );
}

#[test]
fn too_many_files_are_one_problem() {
    let specs = folder(&[("a.yaml", b""), ("b.yaml", b""), ("c.yaml", b""), ("d.yaml", b"")]);
    let limits = Limits { files: 2, ..LIMITS };
    let found = problems(specs.path(), &limits);
    assert_eq!(found.len(), 1);
    assert!(found[0].ends_with("holds more than 2 specs"), "{found:?}");
}

#[test]
fn a_folder_that_is_not_there_is_explained() {
    let empty = tempfile::tempdir().unwrap();
    let missing = load(&empty.path().join("specs")).unwrap_err();
    assert_eq!(missing.problems[0].what, "does not exist");
    assert!(missing.problems[0].help.contains("--specs"));
    assert_eq!(
        load(empty.path()).unwrap_err().problems[0].what,
        "holds no spec: there is no `*.yaml` file in it"
    );
    let file = empty.path().join("x.yaml");
    fs::write(&file, "").unwrap();
    assert_eq!(load(&file).unwrap_err().problems[0].what, "is not a folder");
}

#[cfg(unix)]
#[test]
fn links_stay_inside_and_end() {
    use std::os::unix::fs::symlink;
    let outside = folder(&[("secret.yaml", b"a: 1")]);
    let specs = folder(&[("a/one.yaml", b"a: 1")]);
    symlink(specs.path().join("a/one.yaml"), specs.path().join("a/two.yaml")).unwrap();
    assert_eq!(load(specs.path()).unwrap().files().count(), 2);

    symlink(outside.path().join("secret.yaml"), specs.path().join("a/out.yaml")).unwrap();
    symlink(outside.path(), specs.path().join("out")).unwrap();
    symlink(specs.path(), specs.path().join("a/up")).unwrap();
    symlink("nowhere.yaml", specs.path().join("dangling.yaml")).unwrap();
    symlink("loop.yaml", specs.path().join("loop.yaml")).unwrap();
    let found = problems(specs.path(), &LIMITS);
    assert_eq!(
        found[..2],
        [
            "`a/out.yaml` is a link that leads out of the folder of the specs",
            "`a/up` is a link to a folder that it lies in itself",
        ]
    );
    assert!(found[2].starts_with("`dangling.yaml` cannot be read: "), "{found:?}");
    assert!(found[3].starts_with("`loop.yaml` cannot be read: "), "{found:?}");
    assert_eq!(found[4], "`out` is a link that leads out of the folder of the specs");
}
