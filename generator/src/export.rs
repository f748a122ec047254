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
        return Err(Unclear { message, help: known(&all, service) });
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

/// The service that was most likely meant, or those that there are.
fn known(all: &[Chosen<'_>], service: &str) -> String {
    const SHOWN: usize = 12;
    let likeness = |of: &Chosen<'_>| {
        strsim::jaro_winkler(service, &of.service.name).max(strsim::jaro_winkler(service, &of.name()))
    };
    let nearest = all.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    if let Some(near) = nearest.filter(|near| likeness(near) > 0.8) {
        return format!("did you mean `{}`?", near.name());
    }
    let names = list(all.iter().map(Chosen::name).take(SHOWN));
    let more = if all.len() > SHOWN { ", …" } else { "" };
    format!("the services are {names}{more}; `apiscribe coverage` lists all")
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
