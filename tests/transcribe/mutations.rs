//! Pages that were broken on purpose: each is refused, or something is found in it that is not found in the whole page, with its line.

use std::collections::BTreeSet;

use crate::{findings, text};

/// What was done, the page it was done to, and how.
type Mutation = (&'static str, &'static str, fn(&str) -> String);

const MUTATIONS: &[Mutation] = &[
    // Columns.
    ("the column of flags is dropped", "bars_zh.txt", |page| without_column(page, "必选")),
    ("the column of types is dropped", "bars_zh.txt", |page| without_column(page, "类型")),
    ("the column of names is dropped", "bars_headless.txt", |page| without_column(page, "Attribute")),
    ("the name of a column is lost", "bars_headless.txt", |page| {
        page.replace("Field | Type | Attribute", "Field | | Attribute")
    }),
    ("a column is renamed", "bars_headless.txt", |page| page.replace("Attribute", "Needed")),
    ("a column is renamed in a table with spaces", "spaces_en.txt", |page| {
        page.replace("Name Required Type", "Name Needed Type")
    }),
    ("a column is renamed in HTML", "page_en.html", |page| {
        page.replace("<th>Required</th>", "<th>Needed</th>")
    }),
    ("a column is renamed in markdown", "markdown_en.md", |page| {
        page.replacen("| Required |", "| Needed |", 1)
    }),
    ("two columns are merged", "bars_headless.txt", |page| {
        page.replace("Type | Attribute", "Type Attribute")
    }),
    ("the names of two columns are swapped", "bars_headless.txt", |page| {
        page.replace("Type | Attribute", "Attribute | Type")
    }),
    ("names and types are swapped", "page_en.html", |page| {
        page.replace(
            "<th>Parameter Name</th><th>Required</th><th>Type</th>",
            "<th>Type</th><th>Required</th><th>Parameter Name</th>",
        )
    }),
    ("a column stands there twice", "markdown_en.md", |page| {
        page.replacen("| Type | Description |", "| Type | Type |", 1)
    }),
    // Cells and rows.
    ("a flag is lost", "bars_zh.txt", |page| page.replace("RoomId | 是 |", "RoomId | |")),
    ("a flag is lost in a table with spaces", "spaces_en.txt", |page| page.replace("RoomId Yes", "RoomId")),
    ("a flag is lost in a table of lines", "cells_en.txt", |page| {
        page.replace("RoomId\nString\nMandatory\n", "RoomId\nString\n")
    }),
    ("a flag is a picture", "page_en.html", |page| {
        page.replace("<td>RoomId</td><td>Yes</td>", "<td>RoomId</td><td><img src=\"y.png\"></td>")
    }),
    ("a type is lost", "page_en.html", |page| page.replace("<td>Array of String</td>", "<td></td>")),
    ("a type is misspelled", "spaces_en.txt", |page| page.replace("Total Integer", "Total Intger")),
    ("a name is lost", "bars_headless.txt", |page| page.replace("RoomId | String", "| | String")),
    ("words are lost", "bars_headless.txt", |page| page.replace("| The room |", "| |")),
    ("a row has lost its last cell", "bars_headless.txt", |page| page.replace(" | The room |", " |")),
    ("a row has a cell too many", "bars_zh.txt", |page| page.replace("要关闭的房间。", "要 | 关闭的房间。")),
    ("a row has a cell too many in markdown", "markdown_en.md", |page| {
        page.replace("Where to.", "Where | to.")
    }),
    ("a row has a cell too few in markdown", "markdown_en.md", |page| {
        page.replace("| RoomId | Yes | String |", "| RoomId | Yes |")
    }),
    ("a row is lost", "spaces_en.txt", |page| page.replace("RoomId Yes String The room to look into.\n", "")),
    ("a row stands there twice", "bars_zh.txt", |page| {
        twice(page, "RoomId | 是 | String | 要关闭的房间。 |\n")
    }),
    ("an error code stands there twice", "page_en.html", |page| {
        page.replace("FailedOperation.Jammed", "InternalError")
    }),
    ("a cell covers two columns", "page_en.html", |page| {
        page.replace("<td>Until</td><td>No</td>", "<td colspan=\"2\">Until</td>")
    }),
    ("a cell covers two rows", "page_en.html", |page| {
        page.replace("<td>Until</td>", "<td rowspan=\"2\">Until</td>")
    }),
    ("a table stands in a cell", "page_en.html", |page| {
        page.replace("<ul><li>none: for good</li></ul>", "<table><tr><td>1</td></tr></table>")
    }),
    ("the cells run together", "spaces_en.txt", |page| {
        page.replace("Parameter Name Required Type Description", "Parameter NameRequiredTypeDescription")
    }),
    ("an error code is no code", "bars_headless.txt", |page| page.replace("100404 |", "1004o4 |")),
    // Parts of the page.
    ("the page is cut off in a row", "spaces_en.txt", |page| until(page, "RoomId Yes String")),
    ("the page is cut off in a row with bars", "bars_zh.txt", |page| until(page, "ClosedAt | Integer")),
    ("the page is cut off in a table of HTML", "page_en.html", |page| {
        until(page, "<td>FailedOperation.Jammed</td>")
    }),
    ("the page is cut off before the reply", "bars_zh.txt", |page| until(page, "3. 输出参数")),
    ("the page is cut off in a sample", "markdown_en.md", |page| until(page, "\"Error\": {")),
    ("the page is cut off before the codes", "spaces_en.txt", |page| until(page, "6. Error Code")),
    ("the page is cut off after the first code", "cells_en.txt", |page| until(page, "100001")),
    ("the table of the reply is lost", "page_en.html", |page| cut(page, "<h2>3.", "<h2>4.")),
    ("the samples are lost", "spaces_en.txt", |page| cut(page, "POST /", "5. Developer")),
    ("the common parameters are lost", "bars_zh.txt", |page| cut(page, "Version |", "Region |")),
    ("the request id is lost", "spaces_en.txt", |page| {
        page.replace("RequestId String Names the call.\n", "")
    }),
    ("two pages are saved as one", "bars_zh.txt", |page| format!("{page}\n{}", text("spaces_en.txt"))),
    ("the request stands there twice", "bars_headless.txt", |page| {
        twice(page, "Field | Type | Attribute | Description |\nRoomId | String | Mandatory | The room |\n")
    }),
    // What it says.
    ("two rates", "spaces_en.txt", |page| page.replace("Lists who", "10 times per second. Lists who")),
    ("two versions", "bars_zh.txt", |page| {
        page.replace("?Action=CloseRoom", "?Action=CloseRoom&Version=2020-01-01")
    }),
    ("two hosts", "page_en.html", |page| page.replace("\nHost: party.", "\nHost: rooms.")),
    ("two operations", "spaces_en.txt", |page| {
        page.replace("X-TC-Action: DescribeGuests", "X-TC-Action: DescribeRooms")
    }),
    ("a sample has a parameter of another name", "bars_zh.txt", |page| {
        page.replace("&RoomId=r1", "&RoomNo=r1")
    }),
    ("a sample has a text for a number", "spaces_en.txt", |page| {
        page.replace("\"Limit\": 10", "\"Limit\": \"10\"")
    }),
    ("a bracket of a sample is lost", "cells_en.txt", |page| page.replace("[\"Ann\"", "\"Ann\"")),
    ("a sample has a key twice", "page_en.html", |page| {
        page.replace("\"RoomId\": \"r1\"", "\"RoomId\": \"r1\", \"RoomId\": \"r2\"")
    }),
    ("a version has no rule", "rules_zh.md", |page| {
        page.replace("当 HTTP 响应状态码 `!=200`", "当 HTTP 响应状态码不是 200")
    }),
    // Another page.
    ("in Japanese", "spaces_en.txt", |page| {
        page.replace("Parameter Name Required Type Description", "パラメータ名 必須 タイプ 説明")
            .replace("Parameter Name Type Description", "パラメータ名 タイプ 説明")
            .replace("Error Code Description", "エラーコード 説明")
    }),
    ("in German", "page_en.html", |page| {
        page.replace("Parameter Name", "Parametername")
            .replace(">Required<", ">Pflicht<")
            .replace(">Type<", ">Typ<")
            .replace(">Description<", ">Beschreibung<")
            .replace(">Error Code<", ">Fehlercode<")
    }),
    ("one table in another language", "markdown_en.md", |page| {
        page.replacen(
            "| Parameter Name | Required | Type | Description |",
            "| Имя | Обязательно | Тип | Описание |",
            1,
        )
    }),
    ("a page to sign in", "page_en.html", |_| {
        "<!DOCTYPE html><html><body><h1>Sign in</h1><form>Password <input></form></body></html>".to_owned()
    }),
    ("a page that needs scripts", "page_en.html", |_| {
        "<html><body>You need to enable JavaScript to run this app.<script>go()</script></body></html>"
            .to_owned()
    }),
    ("a page that is not there", "markdown_en.md", |_| "# 404\n\nThe page was not found.\n".to_owned()),
    ("an article without an operation", "markdown_en.md", |_| {
        "# Prices\n\n| Name | Type | Description |\n| --- | --- | --- |\n| Room | String | Cheap |\n"
            .to_owned()
    }),
    ("nothing", "bars_zh.txt", |_| String::new()),
];

/// A page without the column of a name, in the tables with bars that have it.
fn without_column(page: &str, column: &str) -> String {
    let mut at = None;
    let mut lines = Vec::new();
    for line in page.lines() {
        let cells: Vec<&str> = line.split('|').collect();
        if cells.len() > 2 && !line.contains("---") && cells.iter().all(|cell| cell.trim().len() < 20) {
            at = cells.iter().position(|cell| cell.trim() == column).or(at.filter(|_| cells.len() > 4));
        }
        let kept: Vec<&str> = cells
            .iter()
            .enumerate()
            .filter(|(index, _)| Some(*index) != at || cells.len() < 3)
            .map(|(_, cell)| *cell)
            .collect();
        if !line.contains('|') && !line.contains("立刻") {
            at = None;
        }
        lines.push(kept.join("|"));
    }
    lines.join("\n")
}

fn twice(page: &str, part: &str) -> String {
    page.replacen(part, &part.repeat(2), 1)
}

fn until(page: &str, end: &str) -> String {
    let at = page.find(end).unwrap();
    page[..at + end.len()].to_owned()
}

fn cut(page: &str, from: &str, to: &str) -> String {
    let (start, end) = (page.find(from).unwrap(), page.find(to).unwrap());
    format!("{}{}", &page[..start], &page[end..])
}

/// A finding without its line, to compare pages whose lines have moved.
fn message(finding: &str) -> &str {
    finding.split_once(": ").map_or(finding, |(_, message)| message)
}

#[test]
fn every_mutation_is_refused_or_flagged() {
    let mut shown = Vec::new();
    for (what, name, mutate) in MUTATIONS {
        let whole = text(name);
        let broken = mutate(&whole);
        assert_ne!(whole, broken, "{what}: nothing was changed");
        let before: BTreeSet<_> =
            findings(name, &whole).iter().map(|found| message(found).to_owned()).collect();
        let found: Vec<_> =
            findings(name, &broken).into_iter().filter(|found| !before.contains(message(found))).collect();
        assert!(!found.is_empty(), "{what}: not noticed");
        shown.push(format!("{what}\n    {}", found[..found.len().min(3)].join("\n    ")));
    }
    assert!(MUTATIONS.len() >= 25);
    insta::assert_snapshot!("mutations", shown.join("\n"));
}

/// A page that ends anywhere is noticed, unless only words of its last part are gone.
#[test]
fn pages_that_end_in_any_line_are_noticed() {
    for name in ["spaces_en.txt", "bars_zh.txt", "page_en.html"] {
        let whole = text(name);
        let lines: Vec<&str> = whole.lines().collect();
        // From the first code on, what is left is a page with fewer codes.
        let codes = lines
            .iter()
            .rposition(|line| line.contains("FailedOperation") || line.starts_with("InternalError"))
            .unwrap();
        for count in 0..codes {
            let broken = lines[..count].join("\n");
            let found = findings(name, &broken);
            assert!(
                found.iter().any(|found| found.contains("error") || found.starts_with("refused")),
                "{name}: the first {count} lines"
            );
        }
    }
}
