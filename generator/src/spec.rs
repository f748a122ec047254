//! What was written: the keys of the spec files, one to one.
//!
//! Given a [`Node`](crate::yaml::Node), the types here read their keys and report every key that is unknown, missing or of the wrong kind,
//! all at once. They resolve nothing. The JSON Schemas for editors come from the same declarations.

mod example;
mod field;
mod operation;
mod read;
mod rules;
mod service;
mod undecided;
mod values;
mod vendor;
mod walks;
mod words;

pub use example::{Correction, Example, Repair, Reply};
pub use field::{EnumSpec, ErrorEntry, Field, TotalBytes, Types, ValueEntry};
pub use operation::{Deprecated, Group, Operation, Regions, State};
pub use read::{At, Keyed, Read, Reader, read};
pub use rules::{ResponseRules, Rule};
pub use service::{Host, Service};
pub use undecided::Undecided;
pub use values::{Interval, Json, Number, Word};
pub use vendor::{Also, CommonParameter, Envelope, ErrorAt, FailsWhen, Signing, Source, Vendor};
pub use walks::{Paging, Poll};
pub use words::{Pending, Words};
