//! The words that pages use for the parts of themselves, in English and Chinese.
//!
//! Given a cell, a heading or a line, it says which known word it is. It must not guess: a word that is not listed is unknown.

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    /// The name of a parameter or field.
    Name,
    /// Whether it has to be there.
    Required,
    /// Its type.
    Type,
    /// A sample value.
    Sample,
    /// What it is, in words.
    Words,
    /// An error code.
    Code,
    /// What to do about an error; nothing of it gets into a draft.
    Advice,
}

/// What a part of a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// What a call is given.
    Request,
    /// What it answers.
    Reply,
    /// What can go wrong.
    Errors,
    /// Printed calls and answers.
    Samples,
    /// None of these.
    Other,
}

/// The names of columns, longer ones first where one begins with another.
const COLUMNS: &[(&str, Column)] = &[
    ("parameter name", Column::Name),
    ("field name", Column::Name),
    ("parameters", Column::Name),
    ("parameter", Column::Name),
    ("fields", Column::Name),
    ("field", Column::Name),
    ("name", Column::Name),
    ("参数名称", Column::Name),
    ("参数名", Column::Name),
    ("参数", Column::Name),
    ("字段名", Column::Name),
    ("字段", Column::Name),
    ("名称", Column::Name),
    ("required", Column::Required),
    ("attribute", Column::Required),
    ("mandatory", Column::Required),
    ("是否必选", Column::Required),
    ("是否必填", Column::Required),
    ("必选", Column::Required),
    ("必填", Column::Required),
    ("属性", Column::Required),
    ("data type", Column::Type),
    ("type", Column::Type),
    ("数据类型", Column::Type),
    ("参数类型", Column::Type),
    ("类型", Column::Type),
    ("sample value", Column::Sample),
    ("example value", Column::Sample),
    ("example", Column::Sample),
    ("示例值", Column::Sample),
    ("示例", Column::Sample),
    ("error description", Column::Words),
    ("description", Column::Words),
    ("参数说明", Column::Words),
    ("描述", Column::Words),
    ("说明", Column::Words),
    ("error codes", Column::Code),
    ("error code", Column::Code),
    ("错误码", Column::Code),
    ("suggestion", Column::Advice),
    ("solution", Column::Advice),
    ("处理建议", Column::Advice),
    ("解决方案", Column::Advice),
];

const REQUEST: &[&str] = &[
    "input parameters",
    "request parameters",
    "request packet fields",
    "request fields",
    "query",
    "body",
    "输入参数",
    "请求参数",
    "请求包字段说明",
    "请求体",
];

const REPLY: &[&str] = &[
    "output parameters",
    "response parameters",
    "response packet fields",
    "response packet field",
    "response fields",
    "输出参数",
    "返回参数",
    "返回字段",
    "应答包字段说明",
];

const ERRORS: &[&str] = &["error codes", "error code", "错误码"];

const SAMPLES: &[&str] = &[
    "input example",
    "output example",
    "sample request",
    "sample response",
    "sample requests",
    "sample responses",
    "sample of request packets",
    "sample of response packets",
    "examples",
    "example",
    "输入示例",
    "输出示例",
    "请求示例",
    "返回示例",
    "请求包示例",
    "应答包示例",
    "示例",
];

const OTHER: &[&str] = &[
    "api description",
    "feature overview",
    "developer resources",
    "possible callbacks",
    "request url",
    "request parameters of the url",
    "maximum calling frequency",
    "sdk",
    "command line interface",
    "接口描述",
    "开发者资源",
    "命令行工具",
    "功能说明",
    "请求 url 示例",
];

/// The column that a header cell names.
pub(super) fn column(cell: &str) -> Option<Column> {
    let cell = plain(cell);
    COLUMNS.iter().find(|(name, _)| *name == cell).map(|(_, column)| *column)
}

/// The column that a text begins with, and what follows it. Words have to end where the name ends, unless they may run together.
pub(super) fn leading_column(text: &str, run_together: bool) -> Option<(Column, &str)> {
    let lower = text.to_lowercase();
    COLUMNS.iter().find_map(|(name, column)| {
        lower.strip_prefix(name)?;
        let rest = text.get(name.len()..)?;
        let ends = rest.is_empty() || rest.starts_with(char::is_whitespace) || run_together;
        ends.then_some((*column, rest.trim_start()))
    })
}

/// What a heading is about; `None` when it is no heading that we know.
pub(super) fn section(heading: &str) -> Option<Section> {
    let heading = plain(unnumbered(heading));
    let kinds = [
        (REQUEST, Section::Request),
        (REPLY, Section::Reply),
        (ERRORS, Section::Errors),
        (SAMPLES, Section::Samples),
        (OTHER, Section::Other),
    ];
    let found = kinds.iter().find(|(names, _)| names.contains(&heading.as_str())).map(|(_, kind)| *kind);
    found.or_else(|| is_numbered_sample(&heading).then_some(Section::Samples))
}

/// `Example1 Start a task`, `示例1 …`.
fn is_numbered_sample(heading: &str) -> bool {
    ["example", "示例"].iter().any(|word| {
        heading
            .strip_prefix(word)
            .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// `2. Input Parameters` without its number.
fn unnumbered(heading: &str) -> &str {
    let digits = heading.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    match digits.len() < heading.len() && heading.contains('.') {
        true => digits.trim_start(),
        false => heading,
    }
}

/// Whether a cell says that something has to be there.
pub(super) fn yes_or_no(cell: &str) -> Option<bool> {
    match plain(cell).trim_end_matches(['.', '。']) {
        "yes" | "required" | "mandatory" | "true" | "是" | "必填" | "必选" => Some(true),
        "no" | "optional" | "false" | "否" | "选填" | "可选" => Some(false),
        _ => None,
    }
}

/// In lower case, without what surrounds it.
fn plain(text: &str) -> String {
    text.trim().trim_matches(['*', ':', '：', '`', '#']).trim().to_lowercase()
}

/// A name as these vendors give them to operations and fields.
pub(super) fn is_name(text: &str) -> bool {
    text.len() <= 100
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// A name of a service, which is that of a folder.
pub(super) fn is_folder(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !name.is_empty() && name.len() <= 60 && name.bytes().all(plain)
}

/// The start of an error code that has only words.
const FAMILIES: &[&str] = &[
    "ActionOffline",
    "AuthFailure",
    "DryRunOperation",
    "FailedOperation",
    "InternalError",
    "InvalidAction",
    "InvalidFilter",
    "InvalidParameter",
    "InvalidParameterValue",
    "InvalidRequest",
    "IpInBlacklist",
    "IpNotInWhitelist",
    "LimitExceeded",
    "MissingParameter",
    "NoSuchProduct",
    "NoSuchVersion",
    "OperationDenied",
    "RegionError",
    "RequestLimitExceeded",
    "RequestSizeLimitExceeded",
    "ResourceInUse",
    "ResourceInsufficient",
    "ResourceNotFound",
    "ResourceUnavailable",
    "ResourcesSoldOut",
    "ResponseSizeLimitExceeded",
    "ServiceUnavailable",
    "UnauthorizedOperation",
    "UnknownParameter",
    "UnsupportedOperation",
    "UnsupportedProtocol",
    "UnsupportedRegion",
];

/// An error code: a number, a known word, or words with dots.
pub(super) fn is_code(text: &str) -> bool {
    let number = text.strip_prefix('-').unwrap_or(text);
    let is_number = !number.is_empty() && number.len() <= 9 && number.bytes().all(|b| b.is_ascii_digit());
    let dotted = text.contains('.') && text.len() <= 120 && text.split('.').all(is_name);
    is_number || FAMILIES.contains(&text) || dotted
}

/// Whether a line says when the page was changed.
pub(super) fn is_date_line(line: &str) -> bool {
    let lower = line.to_lowercase();
    ["last updated", "最后更新", "最近更新"].iter().any(|phrase| lower.contains(phrase))
}

/// Whether a line says that a field may be null.
pub(super) fn may_be_null(words: &str) -> bool {
    let lower = words.to_lowercase();
    ["may return null", "may be null", "可能返回 null", "可能返回null", "可能为 null", "可能为null"]
        .iter()
        .any(|phrase| lower.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_columns_are_known_by_their_words() {
        assert_eq!(section("2. Input Parameters"), Some(Section::Request));
        assert_eq!(section("3. 输出参数"), Some(Section::Reply));
        assert_eq!(section("示例1 取消示例"), Some(Section::Samples));
        assert_eq!(section("Eingabeparameter"), None);
        assert_eq!(column(" Parameter Name "), Some(Column::Name));
        assert_eq!(column("Parameter Nam"), None);
        assert_eq!(leading_column("Type Description", false), Some((Column::Type, "Description")));
        assert_eq!(leading_column("Typed", false), None);
        assert_eq!(yes_or_no("Optional."), Some(false));
        assert_eq!(yes_or_no(""), None);
        assert!(is_code("100001") && is_code("InternalError") && is_code("A.B") && !is_code("Please"));
    }
}
