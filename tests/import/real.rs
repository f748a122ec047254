//! The vendor's own catalogues, where they are at hand: they are not ours to carry in the repository.
//!
//! `APISCRIBE_CATALOGUE` names the folder; without it, a folder `catalogue` beside the repository's parent is looked for.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use apiscribe::import::{Existing, Named, Texts, import};

use crate::{errors, options, specs};

fn folder() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/catalogue");
    env::var_os("APISCRIBE_CATALOGUE").map(PathBuf::from).or(Some(beside)).filter(|folder| folder.is_dir())
}

#[test]
fn every_catalogue_at_hand_becomes_specs_that_check_and_generate() {
    let Some(folder) = folder() else {
        eprintln!(
            "no catalogue at hand: set APISCRIBE_CATALOGUE to a folder with *.api.json, *.examples.json and *.errors.json"
        );
        return;
    };
    let mut services = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some(service) = name.strip_suffix(".api.json") else { continue };
        let named = |kind: &str| {
            let file = folder.join(format!("{service}.{kind}.json"));
            fs::read_to_string(&file).ok().map(|text| Named { file: file.display().to_string(), text })
        };
        let texts =
            Texts { api: named("api").unwrap(), examples: named("examples"), errors: named("errors") };
        let imported = import(&texts, &Existing::default(), &options()).unwrap();
        assert_eq!(errors(&imported.files), Vec::<String>::new(), "{service}");
        assert!(apiscribe::generate(&specs(&imported.files)).is_ok(), "{service}");
        services += 1;
    }
    assert!(services > 0, "{} holds no *.api.json", folder.display());
}
