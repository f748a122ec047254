//! Several outputs of one run, each to its own file.

use std::fs;

use super::every_class;
use crate::repository::{check_transcripts, run};

const FORMATS: [&str; 6] = ["text", "markdown", "json", "github", "sarif", "html"];

#[test]
fn each_format_to_its_file() {
    let desk = every_class();
    let all: String = FORMATS.iter().map(|format| format!(" --format {format}=out.{format}")).collect();
    insta::assert_snapshot!("all-at-once", run(&desk, &format!("diff old specs{all}")));
    for format in FORMATS {
        let written = fs::read_to_string(desk.path(&format!("out.{format}"))).unwrap();
        let printed = desk.command(&format!("diff old specs --format {format}")).output().unwrap().stdout;
        assert_eq!(written, String::from_utf8(printed).unwrap(), "{format}");
        assert!(!written.contains("\u{1b}["), "no colours in a file");
    }
}

#[test]
fn every_class_in_the_formats_that_people_read() {
    check_transcripts!(every_class(),
        "text" => "diff old specs",
        "markdown" => "diff old specs --format markdown --quiet",
        "github" => "diff old specs --format github --quiet",
    );
}

#[test]
fn files_do_not_meet_and_none_is_written_then() {
    let desk = every_class();
    check_transcripts!(&desk,
        "one-file-for-two" => "diff old specs --format json=out --format html=page --format sarif=out",
        "no-file" => "diff old specs --format json=",
        "no-format" => "diff old specs --format xml=out",
    );
    assert!(!desk.path("out").exists() && !desk.path("page").exists());
}
