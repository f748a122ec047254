//! What will be written: every file, item, name, line of documentation, feature and test of the client crate.
//!
//! Given the model, it returns a [`Plan`], which [`crate::emit`] prints without any decision of its own. Nothing here can fail:
//! the model has been judged. It must not make tokens.

mod checks;
pub(crate) mod docs;
mod errors;
mod expr;
mod fielddocs;
mod guide;
mod item;
mod layout;
mod libdocs;
mod opdocs;
mod operation;
mod package;
mod samples;
mod sent;
mod table;
mod testing;
mod tests;
mod text;
mod typefiles;
mod types;
mod walks;
mod wire;

pub(crate) use expr::{Style, list};
pub(crate) use fielddocs::time;
pub use item::{
    Alias, CodeRow, Codes, DocLine, Field, File, Item, Module, Path, Record, Setter, Use, Value, Values,
};
pub use package::{Package, TestTarget};
pub use testing::{Check, Expr, Helper, Holds, Sample, Step, Test, TestBody, Tests};
pub(crate) use types::{printed_type, setter_takes};
pub use wire::{Envelope, Operation, Paging, PagingName, Polling, Service, Sign};

use crate::model::{self, Model};
use crate::parallel;

/// The client crate, decided. Its text, [`Plan::to_text`], is made for reviewers.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The package file.
    pub package: Package,
    /// The Rust files, sorted by path.
    pub files: Vec<File>,
}

/// Decides everything that emit prints.
pub fn plan(model: &Model) -> Plan {
    let jobs: Vec<_> = above(model).into_iter().chain(places(model).flat_map(layout::of_version)).collect();
    let mut files: Vec<_> = parallel::map(&jobs, |job| job()).into_iter().flatten().collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let package = package(model, |path| files.iter().any(|file| file.path == path));
    Plan { package, files }
}

/// The files of one part of the crate, once they are asked for: the plan of a whole crate takes several times the memory of its model.
pub type Job<'m> = Box<dyn Fn() -> Vec<File> + Sync + 'm>;

/// The files above the versions, in no order.
pub fn above(model: &Model) -> Vec<Job<'_>> {
    layout::above(model)
}

/// The files of the versions of the vendor's service at this place, in no order.
pub fn of_service(vendor: &model::Vendor, at: usize) -> Vec<Job<'_>> {
    let service = vendor.services.get(at);
    service.into_iter().flat_map(|service| places_of(vendor, service)).flat_map(layout::of_version).collect()
}

/// The package file; it names the tests, so it needs to know which files there are.
pub fn package(model: &Model, has_file: impl Fn(&str) -> bool) -> Package {
    package::package(model, has_file)
}

/// A version of a service, with what it belongs to.
#[derive(Clone, Copy, Debug)]
struct Place<'m> {
    vendor: &'m model::Vendor,
    service: &'m model::Service,
    version: &'m model::Version,
}

/// Every version of every service.
fn places(model: &Model) -> impl Iterator<Item = Place<'_>> {
    model
        .vendors
        .iter()
        .flat_map(|vendor| vendor.services.iter().flat_map(move |service| places_of(vendor, service)))
}

/// Every version of a service.
fn places_of<'m>(vendor: &'m model::Vendor, service: &'m model::Service) -> impl Iterator<Item = Place<'m>> {
    service.versions.iter().map(move |version| Place { vendor, service, version })
}

/// The folder of a version.
fn version_path(place: &Place<'_>) -> String {
    let Place { vendor, service, version } = place;
    format!("src/{}/{}/{}", vendor.module.plain(), service.module.plain(), version.module.plain())
}

/// Something of the runtime.
fn runtime(name: &str) -> Path {
    Path(format!("::apiscribe_runtime::{name}"))
}

#[cfg(test)]
pub(crate) mod unit;
