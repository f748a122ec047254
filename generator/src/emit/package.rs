//! The package file.
//!
//! Given the package of a plan, it returns TOML. Its values are literal, because the crate is used by path from outside the
//! workspace.

use super::print::header;
use crate::plan::Package;

const HEAD: &str = r#"edition = "2024"
rust-version = "1.89"
description = "Typed clients of APIs for real-time audio and video, made from the vendors' documentation"
license = "MIT OR Apache-2.0"
repository = "https://github.com/apiscribe/apiscribe"
categories = ["api-bindings"]

[package.metadata.docs.rs]
all-features = true
rustdoc-args = ["--cfg", "docsrs"]
"#;

const TAIL: &str = r#"
[dev-dependencies]
apiscribe-runtime = { path = "../runtime", default-features = false, features = ["testing"] }
serde_json = "1"
# What the examples of the guide run on.
tokio = { version = "1", default-features = false, features = ["macros", "rt"] }

[lints.rust]
unsafe_code = "forbid"
missing_docs = "deny"
# The crate itself has to touch what vendors advise against; whoever uses it is still warned.
deprecated = "allow"

[lints.clippy]
# Fields and services have the vendor's names.
should_implement_trait = "allow"
module_inception = "allow"
"#;

pub(super) fn text(of: &Package) -> String {
    let mut text = header("#", "");
    text.push_str(&format!(
        "[package]\nname = {:?}\nversion = {:?}\n{HEAD}\n[features]\n",
        of.name, of.version
    ));
    for (name, enables) in &of.features {
        text.push_str(&format!("{} = {enables:?}\n", key(name)));
    }
    text.push_str(&format!(
        "\n[dependencies]\napiscribe-runtime = {{ path = \"../runtime\", version = {:?}, default-features = false }}\n",
        of.version
    ));
    text.push_str(TAIL);
    for test in &of.tests {
        text.push_str(&format!(
            "\n[[test]]\nname = {:?}\nrequired-features = [{:?}]\n",
            test.name, test.feature
        ));
    }
    text
}

/// A key without quotes, where TOML allows it.
fn key(name: &str) -> String {
    let bare = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if bare { name.to_owned() } else { format!("{name:?}") }
}
