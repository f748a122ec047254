//! What a page has to be like to be read.
//!
//! Records of a rule book, and nothing else. The specs have their own, [`crate::rules`]; what breaks these is mended by looking at the page.

use crate::diag::Severity;
use crate::rules::Rule;

/// Every rule, sorted by id.
pub static RULES: &[Rule] = &[
    Rule {
        id: "page-cell",
        severity: Severity::Error,
        summary: "a cell holds what its column is for",
        why: "a sign for yes, a link or a name is easily lost when a page is saved, and what is left means something else",
        bad: "TaskId | | Integer | Id of the task. |\n",
        good: "TaskId | Yes | Integer | Id of the task. |\n",
    },
    Rule {
        id: "page-contradiction",
        severity: Severity::Error,
        summary: "a page says a thing once, or twice the same",
        why: "a program cannot know which of the two holds",
        bad: "A maximum of 20 requests can be initiated per second for this API.\n10 times per second\n",
        good: "A maximum of 20 requests can be initiated per second for this API.\n",
    },
    Rule {
        id: "page-header",
        severity: Severity::Error,
        summary: "the columns of a table are known by their names, and none is missing",
        why: "by position, a column that is gone would turn types into flags",
        bad: "Parameter Name | Needed | Type | Description |\n",
        good: "Parameter Name | Required | Type | Description |\n",
    },
    Rule {
        id: "page-missing",
        severity: Severity::Error,
        summary: "a page has the parts that all pages of its kind have",
        why: "what was cut off when the page was saved is not in the draft",
        bad: "1. API Description\n2. Input Parameters\n",
        good: "1. API Description\n2. Input Parameters\n3. Output Parameters\n4. Example\n6. Error Code\n",
    },
    Rule {
        id: "page-row",
        severity: Severity::Error,
        summary: "a row has a cell for each column",
        why: "with one more or less, each cell could belong to another column",
        bad: "Parameter Name | Required | Type | Description |\nTaskId | Yes | Integer |\n",
        good: "Parameter Name | Required | Type | Description |\nTaskId | Yes | Integer | Id of the task. |\n",
    },
    Rule {
        id: "page-sample",
        severity: Severity::Error,
        summary: "a sample can be read, and fits the tables",
        why: "samples check the specs, and one with a field that no table has shows that a row is lost",
        bad: "{ \"TaskId\": 1, \"Room\": \"r\" }\n",
        good: "{ \"TaskId\": 1 }\n",
    },
    Rule {
        id: "page-span",
        severity: Severity::Error,
        summary: "a cell stands in one row and one column",
        why: "what it covers is said by its place alone, and that is lost",
        bad: "<td colspan=\"2\">TaskId</td>\n",
        good: "<td>TaskId</td><td>Yes</td>\n",
    },
];
