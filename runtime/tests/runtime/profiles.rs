//! Sources in a row, and files.

use std::fs;
use std::path::PathBuf;

use apiscribe_runtime::credentials::{Chain, ProviderError};
use apiscribe_runtime::{Client, tencent, volcengine};

use crate::generated::{Rtc, StartRecord};
use crate::sources::*;

#[tokio::test(start_paused = true)]
async fn a_chain_lists_what_it_tried() {
    let absent = || Source::new([Step::Fails(ProviderError::absent("empty"))]);
    let found = || Source::new([Step::Keys("found", None)]);
    let vendor = Vendor::content();
    let unasked = found();
    let chain = Chain::new().then(absent()).then(found()).then(unasked.clone());
    assert_eq!(format!("{chain:?}"), "Chain(vault, vault, vault)");
    vendor.client(chain).send(recording()).await.unwrap();
    assert_eq!((vendor.signers(), unasked.left()), (vec!["found".to_owned()], 1));

    for (chain, text) in [
        (Chain::new(), "chain: the chain has no source"),
        (Chain::new().then(absent()).then(absent()), "chain: tried in order: vault: empty; vault: empty"),
        (
            Chain::new()
                .then(absent())
                .then(Source::new([Step::Fails(ProviderError::broken("bent"))]))
                .then(found()),
            "chain: tried in order: vault: empty; vault: bent; not tried after that: vault",
        ),
    ] {
        let error = refusal(&vendor, chain).await;
        assert_eq!(error.to_string(), format!("DeleteCloudRecording failed: credentials: {text}"));
    }
}

/// A folder of its own, gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("apiscribe-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, text: &str) -> PathBuf {
        let path = self.0.join("credentials");
        fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn a_profile_is_read_from_its_file() {
    let folder = Folder::new("profile");
    let path = folder.file(
        "[default]\nsecret_id = one\nsecret_key = k\n\n[night]\nsecret_id = two\nsecret_key = k\ntoken = t\n",
    );
    let vendor = Vendor::content();
    let file = || tencent::ProfileFile::new().path(&path);
    vendor.client(file()).send(recording()).await.unwrap();
    vendor.client(file().profile("night")).send(recording()).await.unwrap();
    assert_eq!(vendor.signers(), ["one", "two"]);
    assert_eq!(vendor.seen()[1].request.headers()["x-tc-token"], "t");

    let path = folder.file(r#"{"ak": "three", "sk": "k"}"#);
    let client = Client::<Rtc>::builder().credentials_provider(volcengine::ProfileFile::new().path(path));
    let request = client.build().unwrap().prepare(&StartRecord {}).unwrap();
    assert!(request.headers()["authorization"].to_str().unwrap().contains("Credential=three/"));
}

#[tokio::test(start_paused = true)]
async fn a_file_that_cannot_be_read_is_named_with_the_line() {
    let folder = Folder::new("broken");
    let vendor = Vendor::content();
    for (text, problem) in [
        (
            format!("[default]\nsecret_id = {CANARY}\n{CANARY}\n"),
            ":3: neither [section], a comment nor key = value",
        ),
        (format!("[default]\nsecret_id = {CANARY}\n"), ": [default] needs secret_id and secret_key"),
        (format!("[{CANARY}]\n"), ": there is no [default]"),
    ] {
        let path = folder.file(&text);
        let error = refusal(&vendor, tencent::ProfileFile::new().path(&path)).await;
        let expected = format!("credentials: profile file: {}{problem}", path.display());
        assert_eq!(error.to_string(), format!("DeleteCloudRecording failed: {expected}"));
    }
    let missing = folder.0.join("missing");
    let error = refusal(&vendor, tencent::ProfileFile::new().path(&missing)).await;
    assert!(error.to_string().ends_with(&format!("{}: there is no such file", missing.display())), "{error}");

    for (text, problem) in [
        (format!("{{\"ak\": \"{CANARY}\",\n\"sk\": {CANARY}}}"), ":2:7: it is no JSON from here on"),
        (format!("{{\"ak\": \"{CANARY}\", \"sk\": \" \"}}"), ": needs the texts ak and sk"),
        (format!("[\"{CANARY}\"]"), ": needs the texts ak and sk"),
    ] {
        let path = folder.file(&text);
        let client =
            Client::<Rtc>::builder().credentials_provider(volcengine::ProfileFile::new().path(&path));
        let error = client.build().unwrap().prepare(&StartRecord {}).unwrap_err().to_string();
        assert_eq!(
            error,
            format!("StartRecord failed: credentials: profile file: {}{problem}", path.display())
        );
    }
}
