//! A small invented service as the vendor's catalogue would describe it, in words of our own.

use apiscribe::import::{Named, Texts};
use serde_json::{Value as Json, json};

/// The three files, to be changed before they are read.
#[derive(Clone)]
pub(crate) struct Party {
    pub(crate) api: Json,
    pub(crate) examples: Json,
    pub(crate) errors: Json,
}

impl Party {
    pub(crate) fn texts(&self) -> Texts {
        let named = |file: &str, json: &Json| Named { file: file.to_owned(), text: json.to_string() };
        Texts {
            api: named("party.api.json", &self.api),
            examples: Some(named("party.examples.json", &self.examples)),
            errors: Some(named("party.errors.json", &self.errors)),
        }
    }

    /// The members of an object.
    pub(crate) fn members(&mut self, object: &str) -> &mut Vec<Json> {
        self.api["objects"][object]["members"].as_array_mut().unwrap()
    }

    /// A member of an object.
    pub(crate) fn member(&mut self, object: &str, name: &str) -> &mut Json {
        self.members(object).iter_mut().find(|member| member["name"] == name).unwrap()
    }

    /// Adds an operation with these members.
    pub(crate) fn operation(&mut self, name: &str, request: Vec<Json>, mut reply: Vec<Json>) {
        let (input, output) = (format!("{name}Request"), format!("{name}Response"));
        reply.push(request_id());
        self.api["actions"][name] = json!({
            "name": format!("{name} in short"), "document": format!("What {name} does, at length."),
            "input": input, "output": output, "status": "online"
        });
        self.api["objects"][input] =
            json!({ "document": "A request.", "members": request, "type": "object" });
        self.api["objects"][output] = json!({ "document": "A reply.", "members": reply, "type": "object" });
    }

    /// Adds a data type.
    pub(crate) fn object(&mut self, name: &str, members: Vec<Json>) {
        self.api["objects"][name] = json!({ "document": "A thing.", "members": members, "usage": "both" });
    }
}

/// A member of a request or of a type that travels both ways.
pub(crate) fn member(name: &str, kind: &str, of: &str, required: bool) -> Json {
    json!({
        "name": name, "type": kind, "member": of, "document": format!("What {name} is about."),
        "required": required, "output_required": false, "disabled": false, "example": "", "value_allowed_null": false
    })
}

fn request_id() -> Json {
    json!({ "name": "RequestId", "type": "string", "member": "string", "document": "The id of the request." })
}

fn with(mut member: Json, key: &str, value: impl Into<Json>) -> Json {
    member[key] = value.into();
    member
}

/// Everything that a first import has to cope with.
pub(crate) fn party() -> Party {
    let mut party = Party {
        api: json!({
            "metadata": { "serviceShortName": "party", "apiVersion": "2024-05-01", "serviceNameCN": "Party line", "api_brief": "Rooms for guests." },
            "actions": {}, "objects": {}, "version": "1.0"
        }),
        examples: json!({ "actions": {}, "version": "1.0" }),
        errors: json!({}),
    };
    party.object(
        "Place",
        vec![
            member("Street", "string", "string", true),
            with(member("DnsName", "string", "string", false), "disabled", true),
            member("DNSName", "string", "string", false),
        ],
    );
    party.object(
        "Guest",
        vec![
            member("Name", "string", "string", true),
            with(member("Born", "string", "date", false), "value_allowed_null", true),
            member("Friends", "list", "Guest", false),
        ],
    );
    party.object("Knot", vec![member("Inner", "object", "Knot", true)]);
    party.operation(
        "OpenRoom",
        vec![
            with(member("RoomId", "string", "string", true), "example", "r1"),
            with(member("Size", "int", "uint64", false), "example", "20"),
            member("Place", "object", "Place", false),
            member("type", "string", "string", false),
            member("SecretKey", "string", "string", false),
        ],
        vec![member("OpenedAt", "int", "int64", false)],
    );
    party.operation(
        "DescribeGuests",
        vec![
            member("RoomId", "string", "string", true),
            member("Place", "object", "Place", false),
            member("Knot", "object", "Knot", false),
        ],
        vec![member("Guests", "list", "Guest", false), member("Loudness", "float", "float", false)],
    );
    party.operation("CloseRoom", vec![member("RoomId", "string", "string", true)], vec![]);
    party.api["actions"]["CloseRoom"]["status"] = "deprecated".into();
    party.operation("Con", vec![], vec![]);
    party.operation("UploadTape", vec![member("Tape", "binary", "binary", true)], vec![]);
    party.operation("StreamNoise", vec![member("RoomId", "string", "string", true)], vec![]);
    party.errors = json!({
        "OpenRoom": ["InternalError", "RequestLimitExceeded", "ResourceInUse.Room", "LimitExceeded.A", "LimitExceededA"],
        "DescribeGuests": ["ResourceNotFound.Room"],
        "StreamNoise": ["InternalError"],
    });
    party.examples["actions"] = json!({
        "OpenRoom": [
            {
                "title": "a room", "document": "",
                "input": "POST / HTTP/1.1\nHost: party.tencentcloudapi.com\nContent-Type: application/json\nX-TC-Action: OpenRoom\n<common>\n\n{ \"RoomId\": \"r1\", \"Size\": \"20\" }",
                "output": "{ \"Response\": { \"OpenedAt\": 1700000000, \"RequestId\": \"a-1\" } }"
            },
            {
                "title": "a room by its address", "document": "",
                "input": "https://party.tencentcloudapi.com/?Action=OpenRoom&RoomId=r%2F1&Size=20&<common>",
                "output": "{ \"Response\": { \"Error\": { \"Code\": \"ResourceInUse.Cellar\", \"Message\": \"no\" }, \"RequestId\": \"a-2\" } }"
            },
            { "title": "too little", "document": "", "input": "POST / HTTP/1.1\n\n{ \"Size\": 3 }", "output": "{ \"Response\": {}, }" }
        ],
        "StreamNoise": [{ "title": "noise", "document": "", "input": "POST / HTTP/1.1\n\n{ \"RoomId\": \"r1\" }", "output": "data: {\"Noise\": 1}\n\n" }],
    });
    party
}
