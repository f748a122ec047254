//! What the specs say in formats of others, for tools that are not ours.
//!
//! Given the model and which version of a service is wanted, it returns a document. It must not say more than the specs do, and must not
//! touch files.

pub mod openapi;

use crate::model::walk;
use crate::model::{Model, Service, Vendor, Version};

/// One version of a service, with what it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Chosen<'m> {
    /// Its vendor.
    pub vendor: &'m Vendor,
    /// Its service.
    pub service: &'m Service,
    /// The version itself.
    pub version: &'m Version,
}

/// Why no version of a service was found, or more than one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    /// What is wrong.
    pub message: String,
    /// What to type.
    pub help: String,
}

/// The version of a service that is meant by `trtc` or `tencent/trtc`, and by its number where there are several.
pub fn choose<'m>(model: &'m Model, service: &str, version: Option<&str>) -> Result<Chosen<'m>, Unclear> {
    let all: Vec<_> =
        walk::versions(model).map(|(vendor, service, version)| Chosen { vendor, service, version }).collect();
    let named = |of: &&Chosen<'_>| of.service.name == service || of.name() == service;
    let of_service: Vec<_> = all.iter().filter(named).copied().collect();
    let Some(first) = of_service.first() else {
        let message = format!("there is no service `{}`", service.escape_debug());
        return Err(Unclear {
            message,
            help: format!("the services are {}", list(all.iter().map(Chosen::name))),
        });
    };
    if of_service.iter().any(|of| of.vendor.name != first.vendor.name) {
        let names = list(of_service.iter().map(Chosen::name));
        let message = format!("several vendors have a service `{}`", service.escape_debug());
        return Err(Unclear { message, help: format!("write the vendor before it, one of {names}") });
    }
    let versions = list(of_service.iter().map(|of| of.version.version.clone()));
    match (version, of_service.as_slice()) {
        (None, [only]) => Ok(*only),
        (None, _) => Err(Unclear {
            message: format!("`{}` has several versions", first.name()),
            help: format!("choose one with `--version`: {versions}"),
        }),
        (Some(version), of_service) => {
            let found = of_service.iter().find(|of| of.version.version == version).copied();
            found.ok_or_else(|| Unclear {
                message: format!("`{}` has no version `{}`", first.name(), version.escape_debug()),
                help: format!("there is {versions}"),
            })
        }
    }
}

fn list(names: impl Iterator<Item = String>) -> String {
    let mut names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    names.dedup();
    names.join(", ")
}

impl Chosen<'_> {
    /// Vendor and service, as `tencent/trtc`.
    pub fn name(&self) -> String {
        format!("{}/{}", self.vendor.name, self.service.name)
    }
}
