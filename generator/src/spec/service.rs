//! The keys of `service.yaml`.

use super::read::keys;
use super::{Also, At, Correction, EnumSpec, ErrorEntry, Keyed, Pending, Source, Types, Undecided, Words};

keys! {
    /// One version of a service: its hosts, regions, and the types and error codes its operations share.
    Service {
        /// The folder's name.
        service: At<String>,
        /// The version as the vendor writes it, in quotes; the folder's name.
        version: At<String>,
        /// The vendor's name of the service.
        title: At<String>,
        /// What it is, in your own words.
        summary: At<Words>,
        /// pending, while nobody has written words for what stands here: summary and doc may be missing.
        words: Option<Pending>,
        /// The page this file is transcribed from.
        source: Source,
        /// Further pages.
        also: Vec<Also>,
        /// The name that is signed, where it is not the service's.
        signing_name: Option<At<String>>,
        /// The hosts; the first is the default.
        hosts: Vec<Host>,
        /// The URL path, with {operation} where the operation's name goes; "/" when left out.
        path: Option<At<String>>,
        /// The region used when the user gives none.
        default_region: Option<At<String>>,
        /// The regions that the page names, each in your own words.
        regions: Keyed<At<String>>,
        /// Data types shared by the operations.
        types: Keyed<Types>,
        /// Documented values shared by the operations.
        enums: Keyed<EnumSpec>,
        /// Error codes that every operation of the service may answer with.
        errors: Keyed<ErrorEntry>,
        /// Operations that the vendor has and nobody has transcribed, each with the reason.
        untranscribed: Keyed<At<Words>>,
        /// Where this file departs from the page.
        corrections: Vec<Correction>,
        /// What a person still has to decide; a question, or a list of them. A file with one does not pass.
        undecided: Undecided,
    }
}

keys! {
    /// A host of the service.
    Host {
        /// The host name, without a scheme.
        host: At<String>,
        /// The region it serves.
        region: Option<At<String>>,
        /// The data centre it serves.
        name: Option<At<String>>,
        /// What it is, in your own words.
        doc: Option<At<String>>,
    }
}
