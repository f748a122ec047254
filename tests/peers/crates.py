"""The packages that are compiled: what the generators made, and apps that call them.

All stand in one workspace of their own, outside of the repository's, so that they share their dependencies and the profile.
"""

import json
import os
import shutil

import clock

# Nothing but the crate under test is compiled again between two measurements.
ENVIRONMENT = {"CARGO_INCREMENTAL": "0", "RUSTFLAGS": "", "RUSTDOCFLAGS": ""}

OUR_PACKAGE = "rtc-apis"

MANIFEST = """[package]
name = "{name}"
version = "0.1.0"
edition = "2024"

[dependencies]
{package} = {{ path = "../{package}", default-features = false, features = {features} }}
reqwest = {{ version = "0.13", default-features = false, features = ["json"] }}
serde_json = "1"
tokio = {{ version = "1", default-features = false, features = ["rt", "net", "time"] }}
"""

APP = """//! Calls operations of a generated crate.
#![allow(unused, deprecated)]
use std::future::Future;
use std::hint::black_box;
use std::pin::Pin;

{uses}

type Call<'a> = Pin<Box<dyn Future<Output = bool> + 'a>>;

/// A value of which the compiler knows nothing, so that all that would be done with it is compiled. There never is one.
fn any<T>() -> T {{
    black_box(None).unwrap_or_else(|| std::process::exit(2))
}}

fn call<'a, T: 'a, E: 'a>(future: impl Future<Output = Result<T, E>> + 'a) -> Call<'a> {{
    Box::pin(async move {{ black_box(future.await).is_ok() }})
}}

fn bare<'a>(client: &'a Client) -> Call<'a> {{
    {bare}
}}

fn operation<'a>(client: &'a Client, number: usize) -> Call<'a> {{
    match number {{
{arms}
        _ => bare(client),
    }}
}}

fn main() {{
    let client: Client = {client};
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    println!("{{}}", runtime.block_on(operation(&client, std::env::args().count())));
}}
"""


class Workspace:
    def __init__(self, work, root, offline):
        self.folder = work / "crates"
        self.root = root
        self.target = work / "target"
        self.offline = ["--offline"] if offline else []
        self.folder.mkdir(parents=True, exist_ok=True)

    def members(self, names):
        """Only these packages are there for cargo. What it has locked stays."""
        listed = json.dumps(names)
        # No TLS, no link-time optimization, and binaries without symbols: the same for all.
        text = f'[workspace]\nresolver = "3"\nmembers = {listed}\n\n[profile.release]\nstrip = true\n'
        (self.folder / "Cargo.toml").write_text(text)

    def adopt_ours(self, generated):
        """Copies our crate, whose manifest is for its place beside the runtime."""
        folder = self.folder / OUR_PACKAGE
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(generated, folder)
        manifest = folder / "Cargo.toml"
        manifest.write_text(manifest.read_text().replace('"../runtime"', json.dumps(str(self.root / "runtime"))))
        return folder

    def app(self, generator, package, kind, count=None):
        """Writes an app that calls the first `count` operations, or all; returns its name and how many they are."""
        name = f"app_{generator.name}_{kind}"
        folder = self.folder / package
        operations = generator.operations(folder)[:count]
        source = APP.format(
            uses=generator.uses(package.replace("-", "_"), folder),
            bare=generator.bare(),
            arms="\n".join(f"        {number} => call({text})," for number, text in enumerate(operations, 1)),
            client=generator.client(),
        )
        manifest = MANIFEST.format(name=name, package=package, features=json.dumps(generator.app_features))
        (self.folder / name / "src").mkdir(parents=True, exist_ok=True)
        (self.folder / name / "Cargo.toml").write_text(manifest)
        (self.folder / name / "src/main.rs").write_text(source)
        return name, len(operations)

    def touch(self, crate):
        """A newer root makes cargo build, or document, a package again, and nothing else."""
        roots = [file for file in ("src/lib.rs", "src/main.rs") if (self.folder / crate / file).exists()]
        for file in roots:
            os.utime(self.folder / crate / file)
        # Or rustdoc would read and write the search index of every crate that was documented before.
        shutil.rmtree(self.target / "doc", ignore_errors=True)

    def cargo(self, command, package, features=()):
        """`check`, `doc`, or a release `build` of one package."""
        words = ["cargo", command, "--quiet", "-p", package, *self.offline]
        if not package.startswith("app_"):
            words += ["--lib", "--no-default-features"]
        if features:
            words += ["--features", ",".join(features)]
        words += {"doc": ["--no-deps"], "build": ["--release"]}.get(command, [])
        return clock.run(words, self.folder, {**ENVIRONMENT, "CARGO_TARGET_DIR": str(self.target)})

    def binary(self, app):
        return (self.target / "release" / app).read_bytes()

