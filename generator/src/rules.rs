//! The rule book: every problem apiscribe can report, as data.
//!
//! A diagnostic names a rule by its id; `apiscribe rules` and `apiscribe explain` print this table. Ids never change.

mod codes;
mod corrections;
mod examples;
mod files;
mod hosts;
mod keys;
mod limits;
mod names;
mod operations;
mod replies;
mod sources;
mod state;
mod types;
mod walks;
mod words;
mod yaml;

use crate::diag::Severity;

/// One rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The stable id, in kebab-case.
    pub id: &'static str,
    /// How bad a breach is.
    pub severity: Severity,
    /// The rule in one sentence.
    pub summary: &'static str,
    /// Why it is a rule.
    pub why: &'static str,
    /// A piece of YAML that breaks it.
    pub bad: &'static str,
    /// The same, mended.
    pub good: &'static str,
}

/// The rule of an id.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

/// Every rule, sorted by id.
pub static RULES: &[Rule] = &[
    yaml::ALIAS_USED,
    operations::ALREADY_TRANSCRIBED,
    yaml::AMBIGUOUS_BOOLEAN,
    replies::AMBIGUOUS_RESPONSE_RULE,
    limits::BAD_PATTERN,
    names::BAD_RUST_NAME,
    keys::BAD_VALUE,
    codes::CODE_SHAPE,
    codes::CODE_STATUS,
    codes::CODE_UP_TO_CASE,
    corrections::CORRECTION_WITHOUT_REASON,
    limits::DEFAULT_OUTSIDE_LIMIT,
    limits::DEFAULT_UNDOCUMENTED,
    limits::DEFAULT_WRONG_TYPE,
    operations::DEPRECATED_WITHOUT_REPLACEMENT,
    codes::DUPLICATE_CODE_NUMBER,
    yaml::DUPLICATE_KEY,
    words::EMPTY_DOC,
    types::EMPTY_ENUM,
    examples::EMPTY_EXAMPLE,
    types::EMPTY_TYPE,
    types::ENUM_VALUE_OUT_OF_TYPE,
    types::ENUM_VALUE_REPEATED,
    replies::ENVELOPE_PATH,
    replies::ERROR_AT_TOP,
    examples::EXAMPLE_CODE_UNDOCUMENTED,
    examples::EXAMPLE_GROUP,
    examples::EXAMPLE_MISSING_REQUIRED,
    examples::EXAMPLE_NOT_JSON,
    examples::EXAMPLE_OUTSIDE_LIMIT,
    examples::EXAMPLE_RULE_MISMATCH,
    examples::EXAMPLE_STATUS,
    examples::EXAMPLE_TITLE,
    examples::EXAMPLE_UNDOCUMENTED_VALUE,
    examples::EXAMPLE_UNKNOWN_FIELD,
    examples::EXAMPLE_WRONG_TYPE,
    files::FILE_NAME,
    files::FOLDER_MISMATCH,
    words::FOREIGN_DOC,
    operations::GET_WITH_NESTED_BODY,
    operations::GROUP_REPEATS,
    operations::GROUP_REQUIRED,
    files::GUIDE_TITLE,
    names::HEADER_NAME,
    yaml::HIDDEN_CHARACTER,
    hosts::HOST_REPEATED,
    hosts::HOST_SHAPE,
    operations::IDEMPOTENCY_TOKEN,
    types::INFINITE_TYPE,
    yaml::LEADING_ZERO,
    limits::LIMIT_BEYOND_TYPE,
    limits::LIMIT_OUT_OF_ORDER,
    limits::LIMIT_WRONG_TYPE,
    keys::MISPLACED_KEY,
    files::MISSING_FILE,
    keys::MISSING_KEY,
    sources::MISSING_SOURCE,
    replies::MODULE_UNUSED,
    names::NAME_CLASH,
    names::NAME_SHAPE,
    hosts::NO_HOST,
    replies::NO_RESPONSE_RULE,
    names::NO_RUST_NAME,
    names::OPERATION_NAME,
    operations::OPERATION_WITHOUT_ERRORS,
    walks::PAGING_FIELD,
    names::PARAMETER_REPEATED,
    hosts::PATH_SHAPE,
    walks::POLL_FIELD,
    walks::POLL_STATES,
    words::PROSE_HAS_RANGE,
    words::PROSE_SAYS_DEPRECATED,
    words::PROSE_SAYS_REQUIRED,
    hosts::REGION_REPEATED,
    hosts::REGION_SHAPE,
    hosts::REGIONS_UNKNOWN,
    replies::REQUEST_ID_LISTED,
    limits::REQUIRED_WITH_DEFAULT,
    names::RESERVED_PARAMETER,
    replies::RULE_UNKNOWN_VERSION,
    operations::SAFETY_MISMATCH,
    types::SECRET_IN_DOCS,
    types::SECRET_NOT_SENSITIVE,
    yaml::SEXAGESIMAL_NUMBER,
    sources::SOURCE_DATE,
    sources::SOURCE_ORDER,
    sources::SOURCE_REPEATED,
    corrections::STALE_CORRECTION,
    state::STATE_KEY,
    state::STATE_PATH,
    files::STRAY_FILE,
    codes::THROTTLE_NOT_MARKED,
    limits::TIME_WITHOUT_FORMAT,
    limits::TIME_WRONG_TYPE,
    yaml::TOO_LARGE,
    limits::TOTAL_BYTES_FIELD,
    words::UNDECIDED,
    words::UNFINISHED_DOC,
    limits::UNIT_WRONG_TYPE,
    names::UNKNOWN_FIELD,
    keys::UNKNOWN_KEY,
    names::UNKNOWN_MODULE,
    names::UNKNOWN_TYPE,
    limits::UNKNOWN_UNIT,
    names::UNNAMED_NUMBER,
    yaml::UNQUOTED_DATE,
    types::UNUSED_ENUM,
    replies::UNUSED_RESPONSE_RULE,
    types::UNUSED_TYPE,
    operations::VERSION_WITHOUT_OPERATIONS,
    walks::WALK_UNSAFE,
    state::WHEN_PATH,
    state::WHEN_REPEATED,
    words::WORDS_WRITTEN,
    keys::WRONG_KIND,
    yaml::YAML_SYNTAX,
];
