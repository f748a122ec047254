//! The keys of `vendor.yaml`, and those that all kinds of files share.

use super::read::keys;
use super::{At, Correction, ErrorEntry, Keyed, Read, Reader, Word, Words};
use crate::yaml::{Node, Value};

keys! {
    /// One vendor protocol: how requests are signed, what all of them carry, how replies look, and the common error codes.
    Vendor {
        /// The folder's name.
        vendor: At<String>,
        /// The vendor's name of the protocol.
        title: At<String>,
        /// What it is, in your own words.
        summary: At<Words>,
        /// The page this file is transcribed from.
        source: Source,
        /// Further pages.
        also: Vec<Also>,
        /// How requests are signed.
        signing: Signing,
        /// The HTTP method of operations that do not say: POST or GET.
        method: Option<At<String>>,
        /// How many seconds a client's clock may be off.
        clock_skew: Option<At<u64>>,
        /// The most bytes of a request body.
        max_body: Option<At<u64>>,
        /// What every request carries; the runtime fills it.
        parameters: Keyed<CommonParameter>,
        /// Where things stand in a reply; left out where `rules.yaml` says so by version.
        envelope: Option<Envelope>,
        /// The codes every operation may answer with.
        errors: Keyed<ErrorEntry>,
        /// Where this file departs from the page.
        corrections: Vec<Correction>,
    }
}

keys! {
    /// Where a fact comes from.
    Source {
        /// The address of the page.
        page: At<String>,
        /// The title of the page.
        title: At<String>,
        /// The day it was read, in quotes: "2026-11-21".
        read: At<String>,
        /// The day the page says it was updated, in quotes.
        updated: Option<At<String>>,
    }
}

keys! {
    /// A further source, and what it is the source of.
    Also {
        /// The address of the page.
        page: At<String>,
        /// The title of the page.
        title: At<String>,
        /// The day it was read, in quotes: "2026-11-21".
        read: At<String>,
        /// The day the page says it was updated, in quotes.
        updated: Option<At<String>>,
        /// What it is the source of, in your own words.
        r#for: At<String>,
    }
}

keys! {
    /// A signature scheme.
    Signing {
        /// One of: tc3, volcengine, usersig.
        scheme: At<String>,
    }
}

keys! {
    /// A parameter of every request.
    CommonParameter {
        /// header or query.
        r#in: At<String>,
        /// Its type.
        r#type: At<String>,
        /// Whether the vendor requires it.
        required: Option<At<bool>>,
        /// What fills it: action, version, region, timestamp, authorization, token, language, host, app_id, identifier, user_sig, random, body_hash, content_type or fixed.
        filled_with: At<String>,
        /// The value, for `filled_with: fixed`.
        fixed: Option<At<String>>,
        /// What it is, in your own words.
        doc: At<Words>,
    }
}

keys! {
    /// Where things stand in a reply, and when it is a failure.
    Envelope {
        /// The dot path to the operation's fields; "" is the top level.
        result: At<String>,
        /// The dot path to the request id.
        request_id: At<String>,
        /// Where an error says what it is.
        error: ErrorAt,
        /// A reply is a failure when one of these holds: error_present, status_not_200, or { field, not }.
        fails_when: Vec<FailsWhen>,
    }
}

keys! {
    /// Where an error says what it is.
    ErrorAt {
        /// The dot path to the object with the keys below; "" is the top level.
        at: At<String>,
        /// The key of the code.
        code: At<String>,
        /// The key of the message.
        message: At<String>,
        /// The key of the number that goes with a textual code.
        number: Option<At<String>>,
    }
}

/// A sign of failure.
#[derive(Clone, Debug)]
pub enum FailsWhen {
    /// `status_not_200` or `error_present`.
    Word(At<String>),
    /// `{ field: ErrorCode, not: 0 }`
    Field(FieldIsNot),
}

keys! {
    /// A failure when a field has another value.
    FieldIsNot {
        /// The dot path to the field.
        field: At<String>,
        /// The value of a success.
        not: At<Word>,
    }
}

impl Read for FailsWhen {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Map(_) => FieldIsNot::read(node, reader).map(FailsWhen::Field),
            _ => At::read(node, reader).map(FailsWhen::Word),
        }
    }
}

impl schemars::JsonSchema for FailsWhen {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "FailsWhen".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let field = generator.subschema_for::<FieldIsNot>();
        schemars::json_schema!({ "anyOf": [{ "enum": ["status_not_200", "error_present"] }, field] })
    }
}
