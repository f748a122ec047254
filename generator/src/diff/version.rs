//! Whether the version of the crate goes up as far as the findings ask.
//!
//! Given the versions of both sides and what the findings ask for, it returns the least version that would do, where the new one is less. It
//! must not know where versions come from: it reads the text of a `Cargo.toml`.

use semver::{Prerelease, Version};
use serde::Deserialize;

use super::finding::Bump;

/// The version that a `Cargo.toml` gives to its package, or to the packages of its workspace.
pub fn read(manifest: &str) -> Result<Version, String> {
    let manifest: Manifest = toml::from_str(manifest).map_err(|error| error.to_string())?;
    let own = manifest.package.and_then(|package| package.version);
    let shared =
        manifest.workspace.and_then(|workspace| workspace.package).and_then(|package| package.version);
    let version = match (own, shared) {
        (Some(Written::Here(version)), _) | (None, Some(version)) => version,
        (Some(Written::Inherited {}), Some(version)) => version,
        (Some(Written::Inherited {}), None) => return Err("its version is that of a workspace".to_owned()),
        (None, None) => return Err("it has no `version`".to_owned()),
    };
    Version::parse(&version).map_err(|error| format!("`{}` is no version: {error}", version.escape_debug()))
}

/// The least version that the new side may have, if what it has is less.
///
/// Cargo takes 0.y.z and 0.(y+1).z for as different as 1.y.z and 2.y.z, so that each bump counts one place lower before 1.0. A version
/// before a release, as 1.0.0-rc.1, promises nothing to the next.
pub fn missing(old: &Version, new: &Version, bump: Bump) -> Option<Version> {
    let numbers = |of: &Version| (of.major, of.minor, of.patch);
    let least = least(old, bump);
    let fits = match old.pre.is_empty() || bump == Bump::None {
        // 1.0.0-rc.1 is less than 1.0.0, and a major step from 0.9.0 all the same.
        true if new.pre != Prerelease::EMPTY && numbers(new) > numbers(old) => {
            numbers(new) >= numbers(&least)
        }
        true => *new >= least,
        false => new > old,
    };
    (!fits).then_some(least)
}

fn least(old: &Version, bump: Bump) -> Version {
    let Version { major, minor, patch, .. } = *old;
    if bump == Bump::None {
        return old.clone();
    }
    if !old.pre.is_empty() {
        return Version::new(major, minor, patch);
    }
    match (bump, major, minor) {
        (Bump::Major, 0, 0) => Version::new(0, 0, patch + 1),
        (Bump::Major, 0, _) | (Bump::Minor, 1.., _) => Version::new(major, minor + 1, 0),
        (Bump::Major, ..) => Version::new(major + 1, 0, 0),
        _ => Version::new(major, minor, patch + 1),
    }
}

/// What is read of a `Cargo.toml`; other keys do not matter here.
#[derive(Deserialize)]
struct Manifest {
    package: Option<Package>,
    workspace: Option<Workspace>,
}

#[derive(Deserialize)]
struct Package {
    version: Option<Written>,
}

#[derive(Deserialize)]
struct Workspace {
    package: Option<Shared>,
}

#[derive(Deserialize)]
struct Shared {
    version: Option<String>,
}

/// `version = "1.0.0"` or `version.workspace = true`.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Here(String),
    Inherited {},
}

#[cfg(test)]
mod tests {
    use semver::Version;

    use super::super::finding::Bump;
    use super::{missing, read};

    /// What the step from one version to another lacks.
    fn lacks(old: &str, new: &str, bump: Bump) -> Option<String> {
        let version = |text| Version::parse(text).unwrap();
        missing(&version(old), &version(new), bump).map(|least| least.to_string())
    }

    #[test]
    fn from_one_on_each_bump_has_its_place() {
        for (bump, least, less) in [
            (Bump::Major, "2.0.0", "1.9.9"),
            (Bump::Minor, "1.3.0", "1.2.9"),
            (Bump::Patch, "1.2.4", "1.2.3"),
        ] {
            assert_eq!(lacks("1.2.3", least, bump), None);
            assert_eq!(lacks("1.2.3", less, bump).as_deref(), Some(least));
            assert_eq!(lacks("1.2.3", "3.0.0", bump), None, "more is no harm");
        }
        assert_eq!(lacks("1.2.3", "1.2.3", Bump::None), None);
        assert_eq!(lacks("1.2.3", "1.2.2", Bump::None).as_deref(), Some("1.2.3"), "never down");
        assert_eq!(lacks("1.2.3", "0.9.0", Bump::Major).as_deref(), Some("2.0.0"));
    }

    #[test]
    fn before_one_each_bump_counts_one_place_lower() {
        for (old, bump, least, less) in [
            ("0.1.2", Bump::Major, "0.2.0", "0.1.3"),
            ("0.1.2", Bump::Minor, "0.1.3", "0.1.2"),
            ("0.1.2", Bump::Patch, "0.1.3", "0.1.2"),
            ("0.0.2", Bump::Major, "0.0.3", "0.0.2"),
            ("0.0.2", Bump::Patch, "0.0.3", "0.0.2"),
        ] {
            assert_eq!(lacks(old, least, bump), None);
            assert_eq!(lacks(old, less, bump).as_deref(), Some(least), "{old} {bump:?}");
            assert_eq!(lacks(old, "1.0.0", bump), None);
        }
    }

    #[test]
    fn before_a_release_nothing_is_promised() {
        assert_eq!(lacks("0.9.0", "1.0.0-rc.1", Bump::Major), None);
        assert_eq!(lacks("1.0.0-rc.1", "1.0.0-rc.2", Bump::Major), None);
        assert_eq!(lacks("1.0.0-rc.1", "1.0.0", Bump::Major), None);
        assert_eq!(lacks("1.0.0-rc.1", "1.0.0-rc.1", Bump::Patch).as_deref(), Some("1.0.0"));
        assert_eq!(lacks("1.0.0-rc.1", "1.0.0-rc.1", Bump::None), None);
        assert_eq!(lacks("1.0.0", "1.0.1-rc.1", Bump::Major).as_deref(), Some("2.0.0"));
    }

    #[test]
    fn where_a_version_stands() {
        let found = |text: &str| read(text).map(|version| version.to_string());
        assert_eq!(found("[package]\nname = \"a\"\nversion = \"1.2.3\"").as_deref(), Ok("1.2.3"));
        assert_eq!(found("[workspace.package]\nversion = \"1.2.3\"").as_deref(), Ok("1.2.3"));
        assert_eq!(
            found("[package]\nversion.workspace = true\n[workspace.package]\nversion = \"1.2.3\"").as_deref(),
            Ok("1.2.3")
        );
        for (text, why) in [
            ("[package]\nversion.workspace = true", "that of a workspace"),
            ("[package]\nname = \"a\"", "no `version`"),
            ("[package]\nversion = \"one\"", "`one` is no version"),
            ("[package\nversion = \"1.2.3\"", "[package"),
        ] {
            assert!(found(text).unwrap_err().contains(why), "{text}: {:?}", found(text));
        }
    }
}
