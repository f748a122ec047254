//! Credentials in the files of the vendors' tools.
//!
//! Given: a path, or where the vendor puts the file. Returns: the credentials of one profile. Must not: put anything of the file's content
//! into an error: it names file and line.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;
use zeroize::Zeroizing;

use super::provider::{Provided, Provider, ProviderContext, ProviderError};
use super::variables::Variables;
use super::{ini, tencent, volcengine};
use crate::secret::Secret;
use crate::system;
use crate::transport::BoxFuture;

/// The section that is read when no other is asked for.
const DEFAULT: &str = "default";

/// Credentials from a file, read when a client needs them; each vendor's module has it for the vendor's own format.
///
/// In a [`Chain`](super::Chain) the next source is asked when there is no file, or none of the default profile. A file that was asked for by
/// name, or a profile, must be there.
pub struct ProfileFile<C> {
    variables: Variables,
    path: Option<PathBuf>,
    profile: Option<String>,
    read: fn(&Found<'_>) -> Result<C, ProviderError>,
    usual: Usual,
}

/// Where a vendor's tools keep their file.
#[derive(Clone, Copy)]
struct Usual {
    variable: Option<&'static str>,
    /// In the user's home.
    path: &'static [&'static str],
}

/// A file that was read.
struct Found<'a> {
    path: &'a Path,
    text: &'a str,
    profile: Option<&'a str>,
}

impl ProfileFile<tencent::Credentials> {
    /// The default profile of the file where the vendor's tools keep it.
    pub fn new() -> Self {
        Self::of(Variables::of_process())
    }

    /// Another section than `[default]`.
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.profile = Some(name.into());
        self
    }

    pub(super) fn of(variables: Variables) -> Self {
        let usual = Usual {
            variable: Some("TENCENTCLOUD_CREDENTIALS_FILE"),
            path: &[".tencentcloud", "credentials"],
        };
        Self { variables, path: None, profile: None, read: sections, usual }
    }
}

impl ProfileFile<volcengine::Credentials> {
    /// The file where the vendor's tools keep it.
    pub fn new() -> Self {
        Self::of(Variables::of_process())
    }

    pub(super) fn of(variables: Variables) -> Self {
        let usual = Usual { variable: None, path: &[".volc", "config"] };
        Self { variables, path: None, profile: None, read: members, usual }
    }
}

impl Default for ProfileFile<tencent::Credentials> {
    fn default() -> Self {
        Self::new()
    }
}

impl Default for ProfileFile<volcengine::Credentials> {
    fn default() -> Self {
        Self::new()
    }
}

impl<C> ProfileFile<C> {
    /// Another file.
    pub fn path(mut self, path: impl Into<PathBuf>) -> Self {
        self.path = Some(path.into());
        self
    }

    fn look(&self) -> Result<C, ProviderError> {
        let (path, named) = self.place()?;
        let text = system::read_to_string(&path).map(Zeroizing::new).map_err(|error| {
            let reason = format!("{}: {}", path.display(), why(&error));
            match error.kind() {
                io::ErrorKind::NotFound if !named => ProviderError::absent(reason),
                _ => ProviderError::broken(reason),
            }
        })?;
        (self.read)(&Found { path: &path, text: &text, profile: self.profile.as_deref() })
    }

    /// The file, and whether somebody said so.
    fn place(&self) -> Result<(PathBuf, bool), ProviderError> {
        let variable = || self.variables.get(self.usual.variable?).filter(|path| !path.is_empty());
        if let Some(path) = self.path.clone().or_else(|| variable().map(PathBuf::from)) {
            return Ok((path, true));
        }
        let home = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
        let Some(start) = self.variables.get(home).filter(|path| !path.is_empty()) else {
            return Err(ProviderError::absent(format!(
                "{home} is not set, so there is no place for the file"
            )));
        };
        Ok((self.usual.path.iter().fold(PathBuf::from(start), |path, part| path.join(part)), false))
    }
}

/// The kind alone: the text of an error might quote what it choked on.
fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::InvalidData => "the file is not UTF-8".to_owned(),
        kind => format!("cannot be read ({kind})"),
    }
}

impl Found<'_> {
    fn broken(&self, what: impl fmt::Display) -> ProviderError {
        ProviderError::broken(format!("{}{what}", self.path.display()))
    }
}

fn sections(found: &Found<'_>) -> Result<tencent::Credentials, ProviderError> {
    let section = found.profile.unwrap_or(DEFAULT);
    let values = ini::values(found.text, section, ["secret_id", "secret_key", "token"]).map_err(|line| {
        found.broken(format_args!(":{line}: neither [section], a comment nor key = value"))
    })?;
    match values {
        Some([Some(id), Some(key), token]) => {
            let pair = tencent::Credentials::new(id, key);
            Ok(match token {
                Some(token) => pair.token(token),
                None => pair,
            })
        }
        Some(_) => Err(found.broken(format_args!(": [{section}] needs secret_id and secret_key"))),
        None if found.profile.is_some() => Err(found.broken(format_args!(": there is no [{section}]"))),
        None => Err(ProviderError::absent(format!("{}: there is no [{section}]", found.path.display()))),
    }
}

fn members(found: &Found<'_>) -> Result<volcengine::Credentials, ProviderError> {
    let mut json: Json = serde_json::from_str(found.text).map_err(|error| {
        found.broken(format_args!(":{}:{}: it is no JSON from here on", error.line(), error.column()))
    })?;
    let mut take = |name: &str| match json.get_mut(name).map(Json::take) {
        // Moved, not copied: the secret wipes it.
        Some(Json::String(text)) => Some(Secret::new(text)).filter(|text| !text.expose().trim().is_empty()),
        _ => None,
    };
    match (take("ak"), take("sk")) {
        (Some(access_key), Some(secret_key)) => {
            Ok(volcengine::Credentials::new(access_key.expose(), secret_key))
        }
        _ => Err(found.broken(": needs the texts ak and sk")),
    }
}

impl<C: Send + 'static> Provider<C> for ProfileFile<C> {
    fn name(&self) -> String {
        "profile file".to_owned()
    }

    fn provide<'a>(
        &'a self,
        _: &'a ProviderContext<'a>,
    ) -> BoxFuture<'a, Result<Provided<C>, ProviderError>> {
        // The file is tiny, and read about once in the life of a client: not worth a thread of its own.
        Box::pin(async { self.look().map(Provided::new) })
    }
}

impl<C> fmt::Debug for ProfileFile<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProfileFile")
            .field("path", &self.path)
            .field("profile", &self.profile)
            .finish_non_exhaustive()
    }
}
