//! Words that would be something else in Markdown stay words.

use super::super::docs::{code, inline, lines, link, table};

#[test]
fn words_stay_words() {
    let cases = [
        ("plain words, with_underscores.", "plain words, with_underscores."),
        ("see [link](https://a.example)", "see \\[link\\](`https://a.example`)"),
        ("[`Vec`] and <b>", "\\[`Vec`\\] and \\<b>"),
        ("at https://a.example/x?y=1.", "at `https://a.example/x?y=1`."),
        ("HTTP://A.example", "`HTTP://A.example`"),
        ("one ` tick", "one \\` tick"),
        ("`[code]` stays", "`[code]` stays"),
        ("``` rust", "\\`\\`\\` rust"),
        ("~~~", "\\~\\~\\~"),
        ("# heading", "\\# heading"),
        ("> quote", "\\> quote"),
        ("- item", "\\- item"),
        ("+ item", "\\+ item"),
        ("* item", "\\* item"),
        ("12. item", "12\\. item"),
        ("3) item", "3\\) item"),
        ("===", "\\==="),
        ("| a |", "\\| a \\|"),
        ("    indented\tcode", "indented code"),
        ("&lt;b&gt; &#60; a & b", "\\&lt;b\\&gt; \\&#60; a & b"),
        ("back\\slash", "back\\\\slash"),
        ("end */ of // comments /*", "end \\*/ of // comments /\\*"),
        ("\u{202e}turned\u{0}\u{feff}", "turned"),
        ("two\nlines\u{2028}three", "two lines three"),
    ];
    for (words, shown) in cases {
        assert_eq!(inline(words), shown, "{words:?}");
    }
}

#[test]
fn paragraphs_are_kept_and_nothing_else() {
    assert_eq!(
        lines("\n\none\n\n\n    two\n```\nfn x() {}\n```\n\n"),
        ["one", "", "two", "\\`\\`\\`", "fn x() {}", "\\`\\`\\`"]
    );
    assert!(lines(" \n\t\n").is_empty());
}

#[test]
fn no_line_can_leave_its_comment() {
    for c in (0..=0x2fff).chain([0xfeff]).filter_map(char::from_u32) {
        for line in
            lines(&format!("a{c}b")).iter().chain([&inline(&format!("a{c}b")), &code(&format!("a{c}b"))])
        {
            assert!(!line.contains(['\n', '\r', '\t', '\u{2028}', '\u{202e}', '\0']), "{c:?} {line:?}");
        }
    }
}

#[test]
fn code_is_closed_whatever_is_in_it() {
    assert_eq!(code("a|b"), "`a|b`");
    assert_eq!(code("a`b"), "`` a`b ``");
    assert_eq!(code("a``b```"), "```` a``b``` ````");
    assert_eq!(code(" \n "), "(nothing)");
}

#[test]
fn only_addresses_become_links() {
    assert_eq!(link("https://a.example/b?c=d&e"), "<https://a.example/b?c=d&e>");
    assert_eq!(link("https://a.example/> <script>"), "`https://a.example/> <script>`");
    assert_eq!(link("javascript:x"), "`javascript:x`");
}

#[test]
fn a_pipe_does_not_end_a_cell() {
    let table = table(&["A", "B"], vec![vec![code("a|b"), inline("c|d")]]);
    assert_eq!(table, ["| A | B |", "|---|---|", "| `a\\|b` | c\\|d |"]);
}
