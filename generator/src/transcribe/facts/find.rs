//! Facts within sentences.
//!
//! Given a text, it finds the few phrasings that these vendors use. It must not read a number out of a sentence that it does not know.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::super::block::Text;
use super::super::words;
use super::Dialect;

/// Every value that was found, in order, with its line.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) operations: Vec<(u32, String)>,
    pub(super) versions: Vec<(u32, String)>,
    pub(super) hosts: Vec<(u32, String)>,
    pub(super) rates: Vec<(u32, String)>,
    pub(super) dates: Vec<(u32, String)>,
    pub(super) service: Option<String>,
}

/// Calls per second, in the phrasings of the pages.
const RATES: &[&str] = &[
    r"(?i)(\d+)\s+requests can be initiated per second",
    r"频率限制\s*[:：]\s*(\d+)\s*次/秒",
    r"调用频率[^0-9]{0,4}(\d+)\s*次/秒",
    r"(?i)(\d+)\s+queries/sec",
    r"(?i)(\d+)\s+(?:times|calls|requests) per second",
    r"(?i)(\d+)\s+times/second",
    r"(?i)QPS (?:must not exceed|不得超过)\s*(\d+)",
];

static RATE: LazyLock<Vec<Regex>> =
    LazyLock::new(|| RATES.iter().filter_map(|text| Regex::new(text).ok()).collect());

impl Found {
    /// Reads a paragraph, a heading or a printed sample.
    pub(super) fn read(&mut self, text: &Text, dialect: Dialect) {
        for (offset, line) in text.text.lines().enumerate() {
            let number = text.line.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
            self.line(number, start(line.trim()), dialect);
        }
    }

    fn line(&mut self, number: u32, line: &str, dialect: Dialect) {
        // Most lines say nothing of the kind, and seven patterns for each would take longer than all the rest.
        let lower = line.to_lowercase();
        let of_rates = ["second", "/sec", "秒", "qps"].iter().any(|word| lower.contains(word));
        for pattern in RATE.iter().filter(|_| of_rates) {
            let counts =
                pattern.captures_iter(line).filter_map(|found| found.get(1).map(|of| of.as_str().to_owned()));
            self.rates.extend(counts.map(|count| (number, format!("{count}/s"))));
        }
        if words::is_date_line(line) {
            self.dates.extend(date(line).map(|date| (number, date)));
        }
        match dialect {
            Dialect::TencentIm => self.command(number, line),
            Dialect::Tencent | Dialect::Volcengine => self.action(number, line),
        }
    }

    /// `X-TC-Action: …`, `?Action=…&Version=…`, and the host of the call.
    fn action(&mut self, number: u32, line: &str) {
        let after = |key: &str| {
            let at = line.find(key)?;
            let value = line.get(at + key.len()..)?.trim_start();
            let end = value
                .find(|c: char| c.is_whitespace() || matches!(c, '&' | '"' | '\''))
                .unwrap_or(value.len());
            value.get(..end).filter(|value| !value.is_empty() && !value.starts_with('<')).map(str::to_owned)
        };
        for key in ["X-TC-Action:", "?Action=", "&Action="] {
            self.operations.extend(after(key).map(|value| (number, value)));
        }
        for key in ["X-TC-Version:", "?Version=", "&Version="] {
            self.versions.extend(after(key).map(|value| (number, value)));
        }
        let names_host = ["domain name for api request", "接口请求域名", "host:", "https://", "http://"];
        let lower = line.to_lowercase();
        let vendors = ["tencentcloudapi.com", "volcengineapi.com", "byteplusapi.com"];
        if names_host.iter().any(|phrase| lower.contains(phrase)) {
            let hosts = host_names(&lower).filter(|host| vendors.iter().any(|vendor| host.ends_with(vendor)));
            self.hosts.extend(hosts.map(|host| (number, host.to_owned())));
        }
        if self.service.is_none() {
            self.service = self.hosts.first().and_then(|(_, host)| host.split('.').next()).map(str::to_owned);
        }
    }

    /// `https://…/v4/live_engine_http_srv/set_room_metadata?…`
    fn command(&mut self, number: u32, line: &str) {
        self.hosts_of(number, line);
        let mut steps = line.split('/').peekable();
        let mut before = "";
        while let Some(step) = steps.next() {
            if let (Some(service), Some(next)) = (step.strip_suffix("_http_srv"), steps.peek()) {
                let end = next.find(['?', ' ', '|']).unwrap_or(next.len());
                let name = next.get(..end).unwrap_or_default();
                self.operations.push((number, name.to_owned()));
                self.versions.push((number, before.to_owned()));
                self.service.get_or_insert_with(|| service.replace('_', "-"));
            }
            before = step;
        }
    }

    /// The hosts of chat and rooms in words about an address.
    pub(super) fn hosts_of(&mut self, number: u32, words: &str) {
        let vendors = [".tim.qq.com", ".im.qcloud.com"];
        let hosts = host_names(words).filter(|host| vendors.iter().any(|vendor| host.ends_with(vendor)));
        self.hosts.extend(hosts.map(|host| (number, host.to_owned())));
    }
}

/// The start of a line, which no sentence of a page is longer than.
fn start(line: &str) -> &str {
    const LONGEST: usize = 10_000;
    line.char_indices().nth(LONGEST).map_or(line, |(end, _)| line.get(..end).unwrap_or_default())
}

/// Words that could be hosts.
fn host_names(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')))
        .map(|word| word.trim_matches(['.', '-']))
        .filter(|word| word.contains('.') && word.split('.').all(|label| !label.is_empty()))
}

/// `ap-beijing, ap-guangzhou`, up to what is no region.
pub(super) fn regions(text: &str) -> Vec<String> {
    let words =
        text.split([',', '、', '，', ' ', ':', '：', '.', '。', '\n']).filter(|word| !word.is_empty());
    words.map_while(|word| is_region(word).then(|| word.to_owned())).collect()
}

fn is_region(word: &str) -> bool {
    word.contains('-')
        && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The first day in a text, as 2026-11-21.
pub(super) fn date(text: &str) -> Option<String> {
    static DATE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(\d{4})[-./](\d{2})[-./](\d{2})").ok());
    let found = DATE.as_ref()?.captures(text)?;
    let part = |at| found.get(at).map_or("", |part| part.as_str());
    Some(format!("{}-{}-{}", part(1), part(2), part(3)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_found_in_the_phrasings_of_the_pages() {
        let rates = |line: &str| {
            let mut found = Found::default();
            found.read(&Text::new(3, line), Dialect::Tencent);
            found.rates
        };
        for line in [
            "A maximum of 20 requests can be initiated per second for this API.",
            "默认接口请求频率限制:20次/秒。",
            "最高调用频率 20次/秒",
            "Maximum calling frequency: 20 queries/sec.",
            "20 times per second",
            "QPS 不得超过 20",
        ] {
            assert_eq!(rates(line), [(3, "20/s".to_owned())], "{line}");
        }
        assert!(rates("Up to 20 rooms in 10 seconds.").is_empty());
        assert_eq!(regions(": ap-beijing, ap-seoul."), ["ap-beijing", "ap-seoul"]);
    }
}
