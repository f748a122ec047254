"""Where the typed classes of Tencent's SDKs have other fields, or fields of other types, than the spec.

Given an operation of the mock's listing, `compare` returns a dict for each difference. The SDK's types stand in the docstrings of its
classes and nowhere else.
"""

import re

import schemes

# What the SDK calls the scalars of the specs.
KINDS = {
    "bool": "bool", "i32": "int", "i64": "int", "u32": "int", "u64": "int", "f64": "float", "string": "str", "json": "str",
}
TYPE = re.compile(r":type (\w+): (.+)")
MODEL = re.compile(r":class:`[\w.]+\.(\w+)`")


def compare(operation):
    if operation["signing"] != "tc3":
        return
    name = operation["operation"]
    typed = schemes.sdk(operation["service"], operation["version"], name)
    if typed is None:
        yield {"unknown": "unknown to the SDK; called with its generic client"}
        return
    models = typed[1]
    for side, suffix in (("parameters", "Request"), ("reply", "Response")):
        yield from differences(side, operation[side], getattr(models, name + suffix), models)


def differences(path, spec, model, models):
    """Field by field, below `path`."""
    # Of some integers in lists it says that they are not below zero, of others it does not.
    theirs = {name: kind.removesuffix(" non-negative") for name, kind in TYPE.findall(model.__init__.__doc__ or "")}
    if path == "reply":
        theirs.pop("RequestId", None)
    for field in spec:
        at = f"{path}.{field['name']}"
        kind = theirs.pop(field["name"], None)
        if kind is None:
            yield {"field": at, "spec": field["type"], "sdk": None}
            continue
        inner = MODEL.search(kind) or re.search(r"^list of ([A-Z]\w+)$", kind)
        if kind_of(field["type"]) != plain(kind, inner):
            yield {"field": at, "spec": field["type"], "sdk": plain(kind, inner)}
        elif inner and "fields" in field:
            yield from differences(at, field["fields"], getattr(models, inner.group(1)), models)
    for name, kind in theirs.items():
        yield {"field": f"{path}.{name}", "spec": None, "sdk": kind}


def plain(kind, inner):
    """A type of the SDK without the name of the class."""
    if inner is None:
        return kind
    return "list of object" if kind.startswith("list of") else "object"


def kind_of(spec):
    """A type of the spec in the SDK's words."""
    head, _, item = spec.rpartition(" of ")
    kind = KINDS.get(item, item)
    return f"{head} of {kind}" if head else kind
