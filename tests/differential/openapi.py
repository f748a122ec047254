"""Exports every service of the specs as OpenAPI, and has other people's packages judge the documents.

Usage: openapi.py FOLDER... -- COMMAND...   where COMMAND runs apiscribe. Needs openapi-spec-validator, jsonschema and PyYAML.

Looked at: the document itself, that YAML and JSON hold the same, and that every sample fits the schema beside which it stands.
"""

import json
import subprocess
import sys
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator


def export(command, folder, service, version, form):
    line = [*command, "export", "openapi", "--specs", folder, "--service", service, "--version", version, "--format", form]
    return subprocess.run(line, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8").stdout


def resolved(document, value):
    """The object that a reference among the components means."""
    while "$ref" in value:
        for step in value["$ref"].removeprefix("#/").split("/"):
            document_or_part = document if step == "components" else document_or_part
            value = document_or_part = document_or_part[step]
    return value


def samples(document):
    """Every sample with its place and the schema that it has to fit."""
    for path, methods in document.get("paths", {}).items():
        for method, operation in methods.items():
            places = [("request", operation.get("requestBody", {}).get("content", {}))]
            places += [(f"response {status}", response["content"]) for status, response in operation["responses"].items()]
            for place, content in places:
                for media in content.values():
                    yield from each(document, f"{method} {path} {place}", media)
            for parameter in operation.get("parameters", []):
                parameter = resolved(document, parameter)
                yield from each(document, f"{method} {path} parameter {parameter['name']}", parameter)


def each(document, place, holder):
    for name, sample in holder.get("examples", {}).items():
        sample, schema = resolved(document, sample), holder["schema"]
        if place.endswith("request") and "x-error-code" in sample:
            continue  # What it shows is wrong on purpose.
        if "response 200" in place and "anyOf" in schema:
            # A failure may fit everything, so that a success has to fit its own schema.
            schema = schema["anyOf"]["x-error-code" in sample]
        yield f"{place}, {name}", schema, sample["value"]


def problems(document, seen):
    for error in OpenAPIV31SpecValidator(document).iter_errors():
        yield f"{list(error.absolute_path)}: {error.message}"
    for place, schema, sample in samples(document):
        seen.append(place)
        whole = {**schema, "components": document["components"]}
        for error in Draft202012Validator(whole).iter_errors(sample):
            yield f"{place}: {list(error.absolute_path)}: {error.message}"


def main():
    folders, command = sys.argv[1 : sys.argv.index("--")], sys.argv[sys.argv.index("--") + 1 :]
    found, documents, seen = [], 0, []
    for folder in folders:
        for path in sorted(Path(folder).glob("*/*/*/service.yaml")):
            vendor, service, version = path.parts[-4:-1]
            texts = [export(command, folder, f"{vendor}/{service}", version, form) for form in ("yaml", "json")]
            # A loader without timestamps would hide what other readers see, so it is the strictest one: YAML 1.1.
            documents += 1
            here = list(problems(json.loads(texts[1]), seen))
            if yaml.safe_load(texts[0]) != json.loads(texts[1]):
                here.append("YAML and JSON hold different things")
            found += [f"{vendor}/{service}/{version}: {problem}" for problem in here]
    print("\n".join(found))
    print(f"{documents} documents with {len(seen)} samples, {len(found)} problems")
    sys.exit(bool(found) or not documents or not seen)


main()
