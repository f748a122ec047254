//! The keys of `rules.yaml`.

use super::read::keys;
use super::{Also, At, Correction, Envelope, Example, FailsWhen, Keyed, Source, Undecided, Words};

keys! {
    /// How the replies of a service are read, by version and module.
    ResponseRules {
        /// The folder's name.
        service: At<String>,
        /// What the rules are about, in your own words.
        summary: Option<At<String>>,
        /// The page this file is transcribed from.
        source: Source,
        /// Further pages.
        also: Vec<Also>,
        /// Where things stand in a reply, the same for all rules; its fails_when stays empty.
        envelope: Envelope,
        /// The rules, in the order of the page.
        rules: Vec<Rule>,
        /// The modules of the vendor's documentation, each in your own words.
        modules: Keyed<At<String>>,
        /// Where this file departs from the page.
        corrections: Vec<Correction>,
        /// What a person still has to decide; a question, or a list of them. A file with one does not pass.
        undecided: Undecided,
    }
}

keys! {
    /// One rule.
    Rule {
        /// A stable id, in kebab-case.
        id: At<String>,
        /// The versions it holds for.
        versions: Vec<At<String>>,
        /// The modules it holds for; all when left out.
        modules: Vec<At<String>>,
        /// A reply is a failure when one of these holds.
        fails_when: Vec<FailsWhen>,
        /// The fields of an error.
        error_fields: Vec<At<String>>,
        /// When the result is to be read: on_success or always.
        result: At<String>,
        /// In your own words.
        doc: At<Words>,
        /// The page's sample replies.
        examples: Vec<Example>,
        /// What a person still has to decide; a question, or a list of them. A file with one does not pass.
        undecided: Undecided,
    }
}
