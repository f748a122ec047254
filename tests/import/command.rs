//! The command: files in, files out, exit codes.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::party::party;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let command = env!("CARGO_BIN_EXE_apiscribe-under-test");
    let arguments = ["import", "tencent-catalogue"].iter().chain(arguments);
    Command::new(command).args(arguments).current_dir(folder).env("NO_COLOR", "1").output().unwrap()
}

fn text(output: &[u8]) -> String {
    String::from_utf8_lossy(output).into_owned()
}

fn catalogue(folder: &Path) {
    let party = party();
    fs::create_dir_all(folder.join("catalogue")).unwrap();
    for (name, json) in [("api", &party.api), ("examples", &party.examples), ("errors", &party.errors)] {
        fs::write(folder.join(format!("catalogue/party.{name}.json")), json.to_string()).unwrap();
    }
}

#[test]
fn a_folder_of_catalogues_becomes_specs_that_generate() {
    let folder = tempfile::tempdir().unwrap();
    catalogue(folder.path());
    let output = run(folder.path(), &["--api", "catalogue", "--read", "2026-11-21"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("missing: party/2024-05-01 UploadTape: the operation is left out"));
    assert!(folder.path().join("specs/tencent/party/2024-05-01/open_room.yaml").is_file());
    let command = env!("CARGO_BIN_EXE_apiscribe-under-test");
    let generated = Command::new(command).current_dir(folder.path()).output().unwrap();
    assert_eq!(generated.status.code(), Some(0), "{}", text(&generated.stderr));
    let again = run(folder.path(), &["--api", "catalogue", "--read", "2027-01-01", "--check"]);
    assert_eq!(again.status.code(), Some(0), "{}", text(&again.stdout));
    // What stands between the two is the vendor's day and a person's.
    fs::remove_file(folder.path().join("specs/tencent/party/2024-05-01/catalogue.json")).unwrap();
    let room = folder.path().join("specs/tencent/party/2024-05-01/open_room.yaml");
    fs::write(&room, fs::read_to_string(&room).unwrap().replace("type: u64", "type: u32")).unwrap();
    let asked = run(folder.path(), &["--api", "catalogue", "--read", "2027-01-01"]);
    assert_eq!(asked.status.code(), Some(1));
    assert!(text(&asked.stderr).contains("open_room.yaml:"), "{}", text(&asked.stderr));
}

#[test]
fn nothing_is_written_when_one_of_the_catalogues_is_broken() {
    let folder = tempfile::tempdir().unwrap();
    catalogue(folder.path());
    let broken: [(&str, &[u8]); 3] =
        [("other.api.json", b"{"), ("third.api.json", b"{\"a\": \"\xff\"}"), ("fourth.api.json", b"[]")];
    for (name, bytes) in broken {
        fs::write(folder.path().join("catalogue").join(name), bytes).unwrap();
    }
    let output = run(folder.path(), &["--api", "catalogue", "--read", "2026-11-21"]);
    let told = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        told.contains("other.api.json:1:1")
            && told.contains("fourth.api.json:1:")
            && told.contains("is not UTF-8: byte 7, in line 1"),
        "{told}"
    );
    assert!(!folder.path().join("specs").exists());
}

#[test]
fn wrong_usage_teaches() {
    let folder = tempfile::tempdir().unwrap();
    catalogue(folder.path());
    for (arguments, wanted) in [
        (&["--api", "nowhere.json", "--read", "2026-11-21"][..], "cannot read `nowhere.json`"),
        (&["--api", "catalogue", "--read", "yesterday"], "`yesterday` is no day"),
        (&["--api", "catalogue"], "--read <DATE>"),
        (&["--api", "catalogue", "--examples", "x", "--read", "2026-11-21"], "belong to one `--api` file"),
        (
            &["--api", ".", "--api", "catalogue", "--read", "2026-11-21"],
            "two of the catalogues are of party/2024-05-01",
        ),
        (&["--api", "catalogue", "--read", "2026-11-21", "--page", "ftp://x"], "`ftp://x` is no address"),
    ] {
        let output = run(folder.path(), arguments);
        let told = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
        assert!(told.contains(wanted), "{arguments:?}: {told}");
    }
}
