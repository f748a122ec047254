//! Names of revisions that would be options of git, were they handed to it as they are.

use std::fs;

use super::Desk;
use crate::repository::{commit, git, run};

#[test]
fn no_revision_is_an_option() {
    let desk = Desk::new();
    git(&desk, &["init", "--quiet", "--initial-branch=main"]);
    commit(&desk, "The specs");
    let files = || fs::read_dir(desk.path(".")).unwrap().count();
    let before = files();
    for name in ["--upload-pack=x", "--output=x", "-x", "-c", "--exec=touch,x", "--", "--all", "--git-dir=x"]
    {
        // Told as a revision, it is none.
        for line in [
            format!("diff -- {name}"),
            format!("diff -- HEAD {name}"),
            format!("changelog -- {name}"),
            format!("diff --check-version -- {name}"),
        ] {
            let said = run(&desk, &line);
            let refused = said.contains("is neither a folder nor a revision") && said.ends_with("exit 2");
            assert!(refused, "{said}");
        }
    }
    for name in ["--upload-pack=x", "--output=x"] {
        // Told as an option, it is none of ours.
        let said = run(&desk, &format!("diff HEAD {name}"));
        assert!(said.contains("unexpected argument") && said.ends_with("exit 2"), "{said}");
    }
    // Ranges, searches and files are no commits.
    for name in
        ["HEAD..HEAD", "^HEAD", "HEAD:specs", "HEAD@{nowhere}", "HEAD\u{7f}", "$(touch x)", "`touch x`"]
    {
        let name = name.replace(' ', "\u{a0}");
        let said = run(&desk, &format!("diff {name}"));
        assert!(said.contains("is neither a folder nor a revision") && said.ends_with("exit 2"), "{said}");
    }
    assert_eq!(files(), before, "nothing was written");
}
