//! The keys of an operation's file.

use super::read::keys;
use super::{
    Also, At, Correction, EnumSpec, ErrorEntry, Example, Field, Json, Keyed, Paging, Pending, Poll, Source,
    Types, Undecided, Words,
};

keys! {
    /// One operation: one page of the vendor.
    Operation {
        /// The vendor's name of the operation.
        operation: At<String>,
        /// What it does, in one sentence of your own.
        summary: At<Words>,
        /// More, in your own words.
        doc: Option<At<String>>,
        /// pending, while nobody has written words for this page: summary and doc may be missing.
        words: Option<Pending>,
        /// The page this file is transcribed from.
        source: Source,
        /// Further pages.
        also: Vec<Also>,
        /// The name in Rust, in snake_case, where the vendor's name clashes or reads badly.
        rust_name: Option<At<String>>,
        /// The module of the vendor's documentation, where `rules.yaml` goes by module.
        module: Option<At<String>>,
        /// POST or GET, where it is not the vendor's usual one.
        method: Option<At<String>>,
        /// How often an account may call it: 20/s, or 1/15s.
        rate_limit: Option<At<String>>,
        /// Whether a region is required, and which are served.
        regions: Option<Regions>,
        /// What a repeat may do: read, idempotent or unsafe.
        safety: At<String>,
        /// What it does to the things that the service keeps, so that a mock can keep them.
        state: Option<State>,
        /// How one page of its list leads to the next.
        paging: Option<Paging>,
        /// How its reply tells how a task is doing.
        poll: Option<Poll>,
        /// Why not to use it any more.
        deprecated: Option<Deprecated>,
        /// The parameters, in the order of the page.
        request: Keyed<Field>,
        /// Rules over several parameters.
        groups: Vec<Group>,
        /// The fields of the reply, in the order of the page; without the request id.
        response: Keyed<Field>,
        /// The result, where it is not an object.
        result: Option<Field>,
        /// Path to the object with the fields of the reply, where they do not stand where the envelope says; "" is the top level.
        result_at: Option<At<String>>,
        /// Data types of this page.
        types: Keyed<Types>,
        /// Documented values that several fields of this page share.
        enums: Keyed<EnumSpec>,
        /// The error codes of this page.
        errors: Keyed<ErrorEntry>,
        /// The samples of this page.
        examples: Vec<Example>,
        /// Where this file departs from the page.
        corrections: Vec<Correction>,
        /// What a person still has to decide; a question, or a list of them. A file with one does not pass.
        undecided: Undecided,
    }
}

keys! {
    /// What an operation does to a kind of things that the service keeps.
    State {
        /// The kind of things, in a word of your own that all their operations share.
        resource: At<String>,
        /// create (must be new), put (new or not), update (must be there), read, end (can only be read from then on) or delete.
        effect: At<String>,
        /// What tells one from another: parts by name, each with the path of a parameter, or of a field of the reply as response.TaskId.
        key: Keyed<At<String>>,
        /// The path of what is kept, where it is not the whole request: RoomInfo, or Metadata[] for each item of a list.
        keeps: Option<At<String>>,
        /// Fields that the thing has from then on, with their values.
        sets: Keyed<Json>,
        /// For read: the path in the reply where it goes, where that is not the reply itself: RoomInfo, or Metadata[] for a list.
        into: Option<At<String>>,
    }
}

keys! {
    /// Which regions an operation serves.
    Regions {
        /// Whether a region must be given.
        required: Option<At<bool>>,
        /// The only regions it serves.
        only: Vec<At<String>>,
    }
}

keys! {
    /// Why not to use something any more.
    Deprecated {
        /// Since when.
        since: Option<At<String>>,
        /// What to use instead.
        r#use: Option<At<String>>,
        /// Why, in your own words.
        note: Option<At<String>>,
    }
}

keys! {
    /// A rule over several parameters; give exactly one of the kinds.
    Group {
        /// One of these, and only one.
        exactly_one: Vec<At<String>>,
        /// One of these or more.
        at_least_one: Vec<At<String>>,
        /// One of these or none.
        at_most_one: Vec<At<String>>,
        /// All of these or none.
        all_or_none: Vec<At<String>>,
        /// With this one …
        when: Option<At<String>>,
        /// … all of these.
        requires: Vec<At<String>>,
        /// In your own words.
        doc: Option<At<String>>,
    }
}
