"""The generators that are compared: how each is installed, called, and what it leaves behind.

A generator has a name, `generate(document, service, folder)` for one service, and the text of an app that calls operations of its crate.
"""

import re
import venv

import clock

PROGENITOR, OPENAPI_GENERATOR = "0.15.1", "7.26.0"


class Missing(Exception):
    """A tool that is not there, with what to type."""


class Progenitor:
    name = "progenitor"
    features, app_features = [], []

    def __init__(self, tools):
        self.root = tools / "progenitor"
        self.program = self.root / "bin" / "cargo-progenitor"

    def install(self):
        if not self.program.exists():
            clock.run(["cargo", "install", "cargo-progenitor", "--locked", "--version", PROGENITOR, "--root", self.root], self.root)

    def version(self):
        if not self.program.exists():
            raise Missing(f"cargo-progenitor is not in {self.root}; --install puts it there")
        # The program does not tell; cargo keeps a list beside it.
        listed = re.search(r"cargo-progenitor (\S+)", (self.root / ".crates.toml").read_text())
        return f"cargo-progenitor {listed[1]}" if listed else "cargo-progenitor"

    def generate(self, document, service, folder):
        package = f"{self.name}_{service}"
        return clock.run([self.program, "progenitor", "-i", document, "-o", folder, "-n", package, "-v", "0.1.0"], folder.parent)

    def operations(self, folder):
        """The calls of all operations, as Rust."""
        return [f"client.{name}({values})" for name, values in functions((folder / "src/lib.rs").read_text(), "self")]

    def client(self):
        return 'api::Client::new("http://127.0.0.1:9")'

    def uses(self, crate, _folder):
        return f"use {crate} as api;\nuse {crate}::ClientInfo;\n\ntype Client = api::Client;"

    def bare(self):
        return RAW_REQUEST.format(client="client.client()")


class OpenapiGenerator:
    name = "openapi_generator"
    features, app_features = [], []

    def __init__(self, tools):
        self.root = tools / "openapi-generator"
        self.program = self.root / "openapi_generator_cli" / "openapi-generator.jar"

    def install(self):
        if not self.program.exists():
            place = self.root / "venv"
            venv.create(place, with_pip=True)
            pip = [place / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-deps", "--target", self.root]
            clock.run([*pip, f"openapi-generator-cli=={OPENAPI_GENERATOR}"], self.root)

    def version(self):
        if not self.program.exists():
            raise Missing(f"openapi-generator.jar is not in {self.program.parent}; --install puts it there")
        try:
            return f"openapi-generator {clock.output(['java', '-jar', self.program, 'version']).strip()}"
        except clock.Failed as failure:
            raise Missing(f"openapi-generator needs Java: {failure}") from failure

    def generate(self, document, service, folder):
        # Without a version of its own the package gets that of the document, which is a date and no version to cargo.
        properties = f"packageName={self.name}_{service},packageVersion=0.1.0,library=reqwest"
        command = ["java", "-jar", self.program, "generate", "-g", "rust", "-i", document, "-o", folder]
        return clock.run([*command, f"--additional-properties={properties}"], folder.parent)

    def operations(self, folder):
        calls = []
        for file in sorted((folder / "src/apis").glob("*_api.rs")):
            for name, values in functions(file.read_text(), "configuration"):
                calls.append(f"api::{file.stem}::{name}(client, {values})")
        return calls

    def client(self):
        return "Client::new()"

    def uses(self, crate, _folder):
        return f"use {crate}::apis as api;\n\ntype Client = api::configuration::Configuration;"

    def bare(self):
        return RAW_REQUEST.format(client="client.client")


RAW_REQUEST = """call(async {{
            let reply = {client}.post("http://127.0.0.1:9").json(&serde_json::json!({{}})).send().await?;
            reply.json::<serde_json::Value>().await
        }})"""


class Ours:
    name = "apiscribe"
    # No TLS for anybody.
    features, app_features = ["full", "reqwest"], ["tencent-trtc", "reqwest"]

    def __init__(self, program):
        self.program = program

    def generate(self, specs, folder):
        return clock.run([self.program, "generate", "--specs", specs, "--out", folder], specs.parent)

    def check(self, specs):
        return clock.run([self.program, "check", "--specs", specs], specs.parent)

    def export(self, specs, service, file):
        clock.run([self.program, "export", "openapi", "--service", f"tencent/{service}", "--specs", specs, "--out", file], specs.parent)

    def operations(self, folder):
        calls = []
        for file in sorted((folder / "src/tencent/trtc").glob("v*/*.rs")):
            for name in re.findall(r"Operation for (\w+) \{", file.read_text()):
                calls.append(f"client.send(black_box(api::{name}::new()))")
        return calls

    def client(self):
        return 'api::Client::builder().credentials(rtc_apis::tencent::Credentials::new("id", "key")).build().expect("a client")'

    def uses(self, crate, folder):
        version = next((folder / "src/tencent/trtc").glob("v*/mod.rs")).parent.name
        return f"use {crate}::tencent::trtc::{version} as api;\n\ntype Client = api::Client;"

    def bare(self):
        return 'call(client.untyped(rtc_apis::Untyped::post("Nothing", serde_json::json!({}))).send())'


def functions(text, first):
    """The name of each public async function whose first parameter says `first`, and values for the others."""
    for found in re.finditer(r"pub async fn (\w+)(?:<[^>]*>)?\(", text):
        parameters = list(_parameters(text, found.end()))
        if parameters and first in parameters[0]:
            yield found[1], ", ".join("any()" for _ in parameters[1:])


def _parameters(text, at):
    """What stands between the commas up to the closing parenthesis."""
    depth, start = 0, at
    for place in range(at, len(text)):
        letter = text[place]
        if letter in "(<[":
            depth += 1
        elif depth == 0 and letter in ",)":
            if text[start:place].strip():
                yield text[start:place].strip()
            start = place + 1
            if letter == ")":
                return
        elif letter in ")]" or (letter == ">" and text[place - 1] != "-"):
            depth -= 1
