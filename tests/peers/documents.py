"""OpenAPI 3.1 as 3.0.3, for tools that know no newer one.

Given a document of `apiscribe export openapi`, `as_3_0` returns another one that says the same as far as 3.0.3 can. Left out is what neither changes
a field's type nor its name: constants, samples of fields, and rules about which fields go together.
"""

# Words of 3.1 alone, and rules without a type, of which generators make types that nobody can use.
DROPPED = {"const", "examples", "dependentRequired", "contentEncoding", "contentMediaType", "$comment", "$defs"}


def as_3_0(document):
    converted = {key: value for key, value in document.items() if key not in ("jsonSchemaDialect", "webhooks")}
    converted["openapi"] = "3.0.3"
    converted["info"] = {key: value for key, value in document["info"].items() if key != "summary"}
    converted["paths"] = _walk(document["paths"])
    converted["components"] = _walk(document.get("components", {}))
    schemas = converted["components"].get("schemas", {})
    converted["components"]["schemas"] = {name: _schema(schema) for name, schema in schemas.items()}
    return converted


def _walk(value):
    """Everything but schemas stays; schemas stand under `schema`."""
    if isinstance(value, list):
        return [_walk(item) for item in value]
    if not isinstance(value, dict):
        return value
    # Samples may have keys of any name.
    stay = ("examples", "example", "value", "schemas")
    return {key: _schema(item) if key == "schema" else item if key in stay else _walk(item) for key, item in value.items()}


def _schema(schema):
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}
    made = {}
    for key, value in schema.items():
        if key in DROPPED:
            continue
        if key == "properties":
            made[key] = {name: _schema(item) for name, item in value.items()}
        elif key in ("items", "additionalProperties", "not"):
            made[key] = _schema(value)
        elif key in ("anyOf", "oneOf", "allOf"):
            made[key] = [_schema(item) for item in value]
        elif key in ("exclusiveMinimum", "exclusiveMaximum"):
            made[key[9:].lower()], made[key] = value, True
        else:
            made[key] = value
    return _without_rules(_nullable(made))


def _nullable(schema):
    """A list of types, or a choice, with null in it."""
    kinds = schema.get("type")
    if isinstance(kinds, list):
        others = [kind for kind in kinds if kind != "null"]
        schema = {key: value for key, value in schema.items() if key != "type"}
        if len(others) == 1:
            schema["type"] = others[0]
        if len(others) < len(kinds):
            schema["nullable"] = True
    for key in ("anyOf", "oneOf"):
        choices = schema.get(key, [])
        others = [choice for choice in choices if choice.get("type") != "null"]
        if len(others) == len(choices):
            continue
        schema = {name: value for name, value in schema.items() if name != key}
        schema["allOf" if len(others) == 1 else key] = others
        schema["nullable"] = True
    return schema


def _without_rules(schema):
    """Without parts that only say which fields go together."""
    if "allOf" not in schema:
        return schema
    parts = [part for part in schema["allOf"] if not _is_rule(part)]
    rest = {key: value for key, value in schema.items() if key != "allOf"}
    return {**rest, "allOf": parts} if parts else rest


def _is_rule(part):
    choices = part.get("anyOf") or part.get("oneOf")
    if choices and set(part) <= {"anyOf", "oneOf"}:
        return all(_is_rule(choice) for choice in choices)
    return set(part) <= {"required"}
