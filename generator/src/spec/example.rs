//! The keys of samples and corrections.

use super::read::keys;
use super::{At, Json, Keyed, Undecided, Word};

keys! {
    /// A sample of the page: a request, a reply, or both.
    Example {
        /// What it shows, in your own words.
        title: At<String>,
        /// The request, as an object.
        request: Option<At<Json>>,
        /// The request as it is printed, where it is not JSON; a correction repairs it.
        request_text: Option<At<String>>,
        /// How the page shows the request: json or query.
        form: Option<At<String>>,
        /// The reply.
        reply: Option<Reply>,
        /// The code the reply fails with.
        fails_with: Option<At<Word>>,
        /// What a person still has to decide; a question, or a list of them. A file with one does not pass.
        undecided: Undecided,
    }
}

keys! {
    /// A sample reply.
    Reply {
        /// The HTTP status; 200 when left out.
        status: Option<At<u16>>,
        /// The body, as JSON.
        body: Option<At<Json>>,
        /// The body as it is printed, where it is not JSON; a correction repairs it.
        text: Option<At<String>>,
    }
}

keys! {
    /// A place where the page is wrong or contradicts itself. Give exactly one of set, keep and repair.
    Correction {
        /// The dot path in this file: `request.Metadata.items`, `examples[0].reply.text`, `errors."A.B"`.
        at: At<String>,
        /// What the page says. With set: the value that stands at the path. With keep: the other claim, in your own words.
        page: Option<At<Json>>,
        /// The value that holds instead of the page's.
        set: Option<At<Json>>,
        /// The value at the path, which stays although the page also says otherwise.
        keep: Option<At<Json>>,
        /// Replacements that make a printed sample readable.
        repair: Vec<Repair>,
        /// What witnesses say otherwise at the path, by their names (catalogue, page): `{ catalogue: false }`; null is nothing at all.
        witness: Keyed<Json>,
        /// Why we decided so.
        why: At<String>,
        /// The page that decided it, where it is another one.
        source: Option<super::Source>,
    }
}

keys! {
    /// One replacement.
    Repair {
        /// The text that is replaced; it stands there exactly once.
        find: At<String>,
        /// The text in its place.
        replace: At<String>,
    }
}
