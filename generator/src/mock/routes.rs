//! Which operation of the specs a request is for.
//!
//! Given a model, it makes the index once; given a request, it returns the operation or what is wrong with its names.

use std::collections::BTreeMap;

use http::request::Parts;

use super::codes::Refusal;
use super::protocol::{self, Named};
use crate::model::walk::Call;
use crate::model::{Condition, Model, Signing, Vendor};

/// Where an operation stands in the model.
#[derive(Clone, Copy, Debug)]
struct Address {
    vendor: usize,
    service: usize,
    version: usize,
    operation: usize,
}

/// The operations by the names in requests.
#[derive(Debug)]
pub(super) struct Routes {
    /// By operation and version.
    by_name: BTreeMap<(String, String), Vec<Address>>,
    /// By path, for the protocols that name nothing else.
    by_path: BTreeMap<String, Address>,
    /// What comes before the operation in those paths, with the position of the vendor.
    prefixes: Vec<(String, usize)>,
}

/// Where a request belongs.
pub(super) struct Routed<'m> {
    pub(super) vendor: &'m Vendor,
    /// The operation, or why it is none.
    pub(super) call: Result<Call<'m>, Refusal>,
    /// The names in the request.
    pub(super) named: Named,
}

impl Routes {
    pub(super) fn new(model: &Model) -> Self {
        let mut routes = Routes { by_name: BTreeMap::new(), by_path: BTreeMap::new(), prefixes: Vec::new() };
        for (vendor, of_vendor) in model.vendors.iter().enumerate() {
            for (service, of_service) in of_vendor.services.iter().enumerate() {
                for (version, of_version) in of_service.versions.iter().enumerate() {
                    let by_path = of_vendor.signing == Signing::UserSig;
                    if let Some((prefix, _)) = of_version.path.split_once("{operation}").filter(|_| by_path) {
                        routes.prefixes.push((prefix.to_owned(), vendor));
                    }
                    for (operation, of) in of_version.operations.iter().enumerate() {
                        let address = Address { vendor, service, version, operation };
                        if by_path {
                            routes.by_path.insert(of_version.path.replace("{operation}", &of.name), address);
                        } else {
                            let names = (of.name.clone(), of_version.version.clone());
                            routes.by_name.entry(names).or_default().push(address);
                        }
                    }
                }
            }
        }
        routes
    }

    /// The operation that a request is for; `None` when it speaks no protocol of the specs.
    pub(super) fn find<'m>(&self, parts: &Parts, model: &'m Model) -> Option<Routed<'m>> {
        let path = parts.uri.path();
        let under = self.prefixes.iter().find(|(prefix, _)| path.starts_with(prefix.as_str()));
        let named = protocol::names(parts, |_| under.is_some())?;
        if let Some((prefix, vendor)) = under {
            let call = self.by_path.get(path).and_then(|address| call(model, *address));
            let name = path.strip_prefix(prefix.as_str()).unwrap_or_default();
            let unknown = || {
                Refusal::new(
                    Condition::UnknownOperation,
                    format!("There is no operation {name} in the specs."),
                )
            };
            return Some(Routed {
                vendor: model.vendors.get(*vendor)?,
                call: call.ok_or_else(unknown),
                named,
            });
        }
        let call = self.by_name(&named, parts, model);
        let vendor = match &call {
            Ok(call) => call.vendor,
            Err(_) => vendor_of(&named, model)?,
        };
        Some(Routed { vendor, call, named })
    }

    fn by_name<'m>(&self, named: &Named, parts: &Parts, model: &'m Model) -> Result<Call<'m>, Refusal> {
        let (operation, version) = named.operation_and_version()?;
        let names = (operation.to_owned(), version.to_owned());
        let calls =
            self.by_name.get(&names).into_iter().flatten().filter_map(|address| call(model, *address));
        let calls: Vec<_> = calls.filter(|call| call.vendor.signing == named.signing).collect();
        let host = protocol::header(parts, "host").unwrap_or_default();
        let by_host = calls.iter().find(|call| call.version.hosts.iter().any(|of| of.host == host));
        let by_scope =
            || calls.iter().find(|call| named.service.as_deref() == Some(&call.version.signing_name));
        let unsigned = || calls.first().filter(|_| named.service.is_none());
        match by_host.or_else(by_scope).or_else(unsigned) {
            Some(call) => Ok(*call),
            None => Err(unknown(named, operation, version, model)),
        }
    }
}

fn call(model: &Model, address: Address) -> Option<Call<'_>> {
    let vendor = model.vendors.get(address.vendor)?;
    let service = vendor.services.get(address.service)?;
    let version = service.versions.get(address.version)?;
    Some(Call { vendor, service, version, operation: version.operations.get(address.operation)? })
}

/// The vendor whose service is named, or else the first that signs this way.
fn vendor_of<'m>(named: &Named, model: &'m Model) -> Option<&'m Vendor> {
    let signing = || model.vendors.iter().filter(|vendor| vendor.signing == named.signing);
    let has = |vendor: &&Vendor| {
        let mut names = vendor.services.iter().flat_map(|of| &of.versions).map(|of| of.signing_name.as_str());
        names.any(|name| Some(name) == named.service.as_deref())
    };
    signing().find(has).or_else(|| signing().next())
}

/// What of the names is not known: the service, its version, or the operation.
fn unknown(named: &Named, operation: &str, version: &str, model: &Model) -> Refusal {
    let vendors = model.vendors.iter().filter(|vendor| vendor.signing == named.signing);
    let versions = vendors.flat_map(|vendor| &vendor.services).flat_map(|service| &service.versions);
    let name = named.service.as_deref();
    let of_service: Vec<_> = versions.filter(|of| name == Some(&of.signing_name)).collect();
    match name {
        Some(service) if of_service.is_empty() => {
            Refusal::new(Condition::UnknownService, format!("There is no service {service} in the specs."))
        }
        Some(service) if of_service.iter().all(|of| of.version != version) => Refusal::new(
            Condition::UnknownVersion,
            format!("The specs have no version {version} of the service {service}."),
        ),
        _ => Refusal::new(
            Condition::UnknownOperation,
            format!("There is no operation {operation} at version {version} in the specs."),
        ),
    }
}
