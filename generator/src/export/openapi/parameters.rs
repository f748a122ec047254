//! What travels outside the body: paths, headers, the query, and what authenticates a call.
//!
//! Given a vendor or an operation, it returns parameters and security schemes. Headers that OpenAPI takes from elsewhere (Host, Content-Type,
//! Authorization) are not among the parameters.

use serde_json::{Map, Value, json};

use super::schemas::{Schemas, Way};
use super::{drop_empty, examples, words};
use crate::model::walk::{Call, spelled};
use crate::model::{CommonParameter, Field, Location, Scalar, Signing, Ty, Vendor, Version};

/// The path of an operation, with a fragment where the operations share one.
pub(super) fn path(call: Call<'_>) -> String {
    let name = &call.operation.name;
    if call.version.path.contains("{operation}") {
        return call.version.path.replace("{operation}", name);
    }
    format!("{}#{}={name}", call.version.path, action(call.vendor).0)
}

/// The parameter that names the operation, and where it travels.
pub(super) fn action(vendor: &Vendor) -> (&str, Location) {
    match (filled_with(vendor, "action"), vendor.signing) {
        (Some(of), _) => (&of.name, of.location),
        (None, Signing::Tc3) => ("X-TC-Action", Location::Header),
        (None, Signing::Volcengine | Signing::UserSig) => ("Action", Location::Query),
    }
}

/// What every operation of the version carries in the same way.
pub(super) fn common(vendor: &Vendor, version: &Version) -> Value {
    let parameters = shared(vendor).map(|of| {
        let fixed = match of.filled_with.as_str() {
            "version" => Some(version.version.as_str()),
            _ => of.fixed.as_deref(),
        };
        (of.name.clone(), parameter(of, of.required, schema(of, fixed)))
    });
    Value::Object(parameters.collect())
}

/// The parameters of an operation.
pub(super) fn of_operation(call: Call<'_>) -> Vec<Value> {
    let mut parameters = Vec::new();
    if !call.version.path.contains("{operation}") {
        let (name, location) = action(call.vendor);
        let name_of =
            json!({ "type": "string", "const": call.operation.name, "default": call.operation.name });
        parameters.push(json!({
            "name": name, "in": place(location), "required": true,
            "description": "Says which operation is meant.", "schema": name_of,
        }));
    }
    let common = shared(call.vendor);
    parameters.extend(common.map(|of| json!({ "$ref": format!("#/components/parameters/{}", of.name) })));
    parameters.extend(region(call));
    let schemas = Schemas::of(call);
    let get = call.operation.method == "GET";
    let outside = call.operation.request.iter().filter(|field| get || field.location != Location::Body);
    parameters.extend(outside.map(|field| of_field(field, schemas, call)));
    parameters
}

fn of_field(field: &Field, schemas: Schemas<'_>, call: Call<'_>) -> Value {
    let location = if field.location == Location::Header { Location::Header } else { Location::Query };
    // OpenAPI has no style with dots: `Filters.0.Name`.
    let indexed = match (&field.ty, call.vendor.signing) {
        (Ty::List(inner), Signing::Volcengine) => matches!(**inner, Ty::List(_) | Ty::Struct { .. }),
        (Ty::List(_) | Ty::Struct { .. }, _) => true,
        (Ty::Scalar(_) | Ty::Enum(_), _) => false,
    };
    let mut parameter = json!({
        "name": field.wire,
        "in": place(location),
        "description": words::field(field),
        "schema": schemas.bare(field, Way::Request),
        "examples": examples::of_parameter(field, call.operation),
        "x-flattened": indexed.then_some("with dots, as in Name.0.Member"),
    });
    drop_empty(&mut parameter);
    flag(&mut parameter, "required", field.required);
    flag(&mut parameter, "deprecated", field.deprecated.is_some());
    parameter
}

fn region(call: Call<'_>) -> Option<Value> {
    let of = filled_with(call.vendor, "region")?;
    let operation = call.operation;
    let mut schema = schema(of, None);
    if let Value::Object(schema) = &mut schema {
        let known: Vec<_> = call.version.regions.iter().map(|(name, _)| name).collect();
        match (operation.regions.is_empty(), known.is_empty()) {
            (false, _) => drop(schema.insert("enum".to_owned(), json!(operation.regions))),
            (true, false) => drop(schema.insert("examples".to_owned(), json!(known))),
            (true, true) => {}
        }
    }
    Some(parameter(of, operation.region_required, schema))
}

/// How a call is authenticated: one scheme by the name of what carries it.
pub(super) fn schemes(vendor: &Vendor) -> Value {
    let (location, name, words) = match vendor.signing {
        Signing::Tc3 => ("header", "Authorization", words::TC3),
        Signing::Volcengine => ("header", "Authorization", words::VOLCENGINE),
        Signing::UserSig => {
            ("query", filled_with(vendor, "user_sig").map_or("usersig", |of| &of.name), words::USER_SIG)
        }
    };
    let scheme = json!({ "type": "apiKey", "in": location, "name": name, "description": words });
    Value::Object(Map::from_iter([(scheme_name(vendor).to_owned(), scheme)]))
}

/// What every call needs.
pub(super) fn requirement(vendor: &Vendor) -> Value {
    Value::Object(Map::from_iter([(scheme_name(vendor).to_owned(), json!([]))]))
}

fn scheme_name(vendor: &Vendor) -> &'static str {
    match vendor.signing {
        Signing::Tc3 => "TC3-HMAC-SHA256",
        Signing::Volcengine => "HMAC-SHA256",
        Signing::UserSig => "UserSig",
    }
}

fn filled_with<'m>(vendor: &'m Vendor, what: &str) -> Option<&'m CommonParameter> {
    vendor.parameters.iter().find(|of| of.filled_with == what)
}

/// The parameters that are not the operation's, and not told by other parts of the document.
fn shared(vendor: &Vendor) -> impl Iterator<Item = &CommonParameter> {
    const ELSEWHERE: [&str; 6] = ["action", "region", "host", "content_type", "authorization", "user_sig"];
    const HEADERS: [&str; 3] = ["accept", "content-type", "authorization"];
    vendor.parameters.iter().filter(|of| {
        let told = of.location == Location::Header && HEADERS.contains(&of.name.to_lowercase().as_str());
        !told && !ELSEWHERE.contains(&of.filled_with.as_str())
    })
}

fn parameter(of: &CommonParameter, required: bool, schema: Value) -> Value {
    let mut parameter = json!({
        "name": of.name,
        "in": place(of.location),
        "description": words::cleaned(&of.doc),
        "schema": schema,
    });
    flag(&mut parameter, "required", required);
    parameter
}

fn schema(of: &CommonParameter, fixed: Option<&str>) -> Value {
    const SCALARS: [Scalar; 8] = [
        Scalar::Bool,
        Scalar::I32,
        Scalar::I64,
        Scalar::U32,
        Scalar::U64,
        Scalar::F64,
        Scalar::Text,
        Scalar::Json,
    ];
    let scalar = SCALARS.into_iter().find(|scalar| spelled(*scalar) == of.ty).unwrap_or(Scalar::Text);
    let mut schema = super::schemas::of_scalar(scalar, &Default::default());
    let value = fixed.and_then(|text| super::schemas::literal(text, scalar));
    if let (Value::Object(schema), Some(value)) = (&mut schema, value) {
        // The default is what tools fill in.
        schema.insert("const".to_owned(), value.clone());
        schema.insert("default".to_owned(), value);
    }
    schema
}

fn flag(object: &mut Value, key: &str, is: bool) {
    if let (Value::Object(object), true) = (object, is) {
        object.insert(key.to_owned(), json!(true));
    }
}

fn place(location: Location) -> &'static str {
    if location == Location::Header { "header" } else { "query" }
}
