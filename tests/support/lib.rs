//! What the tests share: spec trees from folders, changed for a case, and reports as text.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use apiscribe::diag::Report;
use apiscribe::model::Model;
use apiscribe::names::RustIdent;
use apiscribe::render::{Format, Renderer};
use apiscribe::rules::RULES;
use apiscribe::source::SourceMap;

pub mod change;
pub mod compiled;
pub mod mock;

/// The folder of the whole project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The text of `conformance/operations.rs` as the specs have it.
pub fn list_of_operations(model: &Model) -> String {
    let mut types = String::new();
    for vendor in &model.vendors {
        for service in &vendor.services {
            for version in &service.versions {
                for operation in &version.operations {
                    let module =
                        [&vendor.module, &service.module, &version.module].map(RustIdent::as_str).join("::");
                    types += &format!("        Typed::<{module}::{}>::entry(),\n", operation.rust.as_str());
                }
            }
        }
    }
    format!(
        "//! Every operation of the specs. Refresh with: cargo run -p apiscribe-tests --bin conformance-operations\n\n\
         use rtc_apis::{{tencent, tencent_im, volcengine}};\n\n\
         use crate::calls::{{Caller, Typed}};\n\n\
         /// By their names.\n\
         // What vendors advise against is compared as well.\n\
         #[allow(deprecated)]\n\
         #[rustfmt::skip]\n\
         pub(crate) fn all() -> Vec<(String, Box<dyn Caller>)> {{\n    vec![\n{types}    ]\n}}\n"
    )
}

/// The texts of spec files by their path below the specs folder.
pub type Specs = BTreeMap<String, String>;

/// Does something with each item, in as many threads as there are cores; what comes of it is in the order of the items.
pub fn each<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return done };
            done.push((at, work(item)));
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut done: Vec<_> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// A folder of the test cases.
pub fn cases(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases").join(name)
}

/// The spec files of a folder.
pub fn read_specs(folder: &Path) -> Specs {
    let mut specs = Specs::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(&next).unwrap_or_else(|error| panic!("{}: {error}", next.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "md") {
                let below = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                specs.insert(below, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    specs
}

/// The small sound tree that the cases of rules start from.
pub fn base() -> Specs {
    read_specs(&cases("base"))
}

/// The base with one file replaced or added.
pub fn base_with(path: &str, text: impl Into<String>) -> Specs {
    let mut specs = base();
    specs.insert(path.to_owned(), text.into());
    specs
}

/// Spec files as apiscribe takes them.
pub fn sources(specs: &Specs) -> SourceMap {
    SourceMap::new(specs.clone()).with_root("specs")
}

/// A report, first in short and then as people read it.
pub fn rendered(report: &Report, sources: &SourceMap) -> String {
    let renderer = Renderer { sources, rules: RULES, colour: false };
    format!("{}\n{}", renderer.render(report, Format::Concise), renderer.render(report, Format::Text))
}

/// The programs of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

/// A rule takes the codes of its own operation, and not those of another or of another vendor.
///
/// ```
/// use rtc_apis::tencent::{CommonError, trtc::v2019_07_22 as trtc};
/// let mock = rtc_apis::testing::Mock::new();
/// mock.on::<trtc::DeleteCloudRecording>().error(CommonError::InternalError);
/// ```
///
/// ```compile_fail,E0277
/// use rtc_apis::{tencent::trtc::v2019_07_22 as trtc, volcengine::CommonError};
/// let mock = rtc_apis::testing::Mock::new();
/// mock.on::<trtc::DeleteCloudRecording>().error(CommonError::InternalError);
/// ```
#[cfg(doctest)]
pub struct CodesOfAnotherVendor;
