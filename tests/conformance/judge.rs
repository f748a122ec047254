//! Holds the two sides against each other, and prints what comes of it.
//!
//! Given the outcomes of both sides it counts and prints; it knows no operation. What `exceptions.rs` names is no fault.

use std::collections::BTreeSet;

use apiscribe_runtime::Json;
use apiscribe_runtime::examples::same_json;

use crate::Failure;
use crate::exceptions::{EXCEPTIONS, Exception};
use crate::ours::OurSide;
use crate::theirs::Theirs;

/// What of a request both journals must have alike.
const ARRIVED: [&str; 8] =
    ["method", "path", "region", "account", "parameters", "status", "code", "condition"];
/// Two calls are less than this apart, in seconds; times of results that are nearer to now say "now".
const NOW_IS: u64 = 600;

/// The tally.
pub(crate) struct Verdict {
    all: bool,
    agreed: usize,
    faults: usize,
    used: BTreeSet<(&'static str, &'static str)>,
}

impl Verdict {
    /// `all` says whether to print what agrees.
    pub(crate) fn new(all: bool) -> Self {
        Verdict { all, agreed: 0, faults: 0, used: BTreeSet::new() }
    }

    /// Something that no exception can excuse.
    pub(crate) fn fault(&mut self, text: &str) {
        self.faults += 1;
        println!("  FAULT   {text}");
    }

    /// Compares one operation.
    pub(crate) fn operation(&mut self, name: &str, listed: &Json, theirs: &Theirs, ours: &OurSide) {
        let unknown = theirs.unknown.as_deref().map(|text| format!(" ({text})")).unwrap_or_default();
        println!("{name}: {} cases{unknown}", theirs.cases.len());
        self.complete(listed, theirs);
        let journals = (theirs.journal.as_array(), ours.journal.as_array());
        let alike = |side: Option<&Vec<Json>>| side.is_some_and(|of| of.len() == theirs.cases.len());
        if !alike(journals.0) || !alike(journals.1) {
            self.fault("not every case is just one request at the mock");
        }
        for (at, case) in theirs.cases.iter().enumerate() {
            let shown = case["given"]["case"].as_str().unwrap_or_default();
            let our_case = ours.outcomes.get(at).unwrap_or(&Json::Null);
            let arrived = [&theirs.journal[at], &ours.journal[at]];
            self.case(name, shown, case, our_case, arrived);
            self.check(shown, case, ours.checked.get(at).and_then(Option::as_deref));
        }
        for field in &theirs.fields {
            let case = field.split_once(':').map_or(field.as_str(), |(path, _)| path);
            self.differs(name, &format!("field {case}"), std::slice::from_ref(field));
        }
    }

    /// The client's own check refuses what the server refuses for lack of something, and lets pass what is right.
    fn check(&mut self, shown: &str, case: &Json, refused: Option<&str>) {
        let lacks = shown.starts_with("without ") || shown.starts_with("empty ");
        // Where no code is known for it, the mock refuses it in words of its own.
        let should = lacks && (case["outcome"] == "error" || case["outcome"] == "mock");
        match refused {
            None if should => self.fault(&format!("{shown}: the client's own check lets it pass")),
            Some(why) if !should && (lacks || case["given"]["right"] == true) => {
                self.fault(&format!("{shown}: the client's own check refuses it: {why}"));
            }
            _ => {}
        }
    }

    /// Every documented code of the operation's own was tried, and a success.
    fn complete(&mut self, listed: &Json, theirs: &Theirs) {
        let tried: BTreeSet<_> =
            theirs.cases.iter().filter_map(|case| case["given"]["case"].as_str()).collect();
        let own = listed["own_codes"].as_array().into_iter().flatten().filter_map(Json::as_str);
        let wanted = own.map(|code| format!("code {code}")).chain(["success".to_owned()]);
        for case in wanted.filter(|case| !tried.contains(case.as_str())) {
            self.fault(&format!("{case}: vendors.py did not try it"));
        }
    }

    fn case(&mut self, name: &str, case: &str, theirs: &Json, ours: &Json, arrived: [&Json; 2]) {
        let mut differences = Vec::new();
        for key in ["outcome", "code", "result"] {
            let (theirs, ours) = (plain(&theirs[key]), plain(&ours[key]));
            if !same_json(&theirs, &ours) {
                differences.push(format!("{key}: theirs {theirs}, ours {ours}"));
            }
        }
        let [at_theirs, at_ours] = arrived;
        for key in ARRIVED {
            if !same_json(&at_theirs[key], &at_ours[key]) {
                differences
                    .push(format!("{key} that arrived: theirs {}, ours {}", at_theirs[key], at_ours[key]));
            }
        }
        if let Some(unexpected) = unexpected(&theirs["given"], theirs) {
            differences.push(unexpected);
        }
        if theirs["outcome"] == "mock" {
            differences.push(format!("the mock has no answer: {}", theirs["result"]));
        }
        match differences.is_empty() {
            true => self.agrees(case, theirs),
            false => self.differs(name, case, &differences),
        }
    }

    fn agrees(&mut self, case: &str, outcome: &Json) {
        self.agreed += 1;
        if self.all {
            println!("  agree   {case:<50} {}", brief(outcome));
        }
    }

    fn differs(&mut self, name: &str, case: &str, differences: &[String]) {
        let known = EXCEPTIONS.iter().find(|of| of.operation == name && of.case == case);
        match known {
            Some(Exception { operation, case, reason }) => {
                self.used.insert((operation, case));
                println!("  excused {case}: {reason}");
            }
            None => {
                self.faults += 1;
                println!("  DIFFER  {case}");
            }
        }
        differences.iter().for_each(|difference| println!("          {difference}"));
    }

    /// The tally; an error when there is anything to mend.
    pub(crate) fn end(mut self) -> Result<(), Failure> {
        for of in EXCEPTIONS {
            if !self.used.contains(&(of.operation, of.case)) {
                self.fault(&format!("nothing needs the exception for {} {}", of.operation, of.case));
            }
        }
        println!("{} agree, {} excused, {} to mend", self.agreed, self.used.len(), self.faults);
        if self.faults > 0 {
            return Err("the clients and the vendors' packages see different things".into());
        }
        Ok(())
    }
}

/// What must come of some cases, whatever both sides agree on.
fn unexpected(given: &Json, found: &Json) -> Option<String> {
    let wanted = [&given["outcome"], &given["error"]];
    let met = [&found["outcome"], &found["code"]];
    let differs = |(wanted, met): (&&Json, &&Json)| !wanted.is_null() && wanted != met;
    let differs = wanted.iter().zip(met.iter()).any(differs);
    differs.then(|| {
        format!("expected {}, found {}", Json::from(wanted.map(Clone::clone).to_vec()), brief(found))
    })
}

/// A value without what says nothing: null, empty lists, and times that are those of the calls.
fn plain(value: &Json) -> Json {
    match value {
        Json::Object(members) => {
            let plain = members.iter().map(|(key, value)| (key.clone(), plain(value)));
            let told: serde_json::Map<_, _> = plain.filter(|(_, value)| !is_nothing(value)).collect();
            if told.is_empty() { Json::Null } else { Json::Object(told) }
        }
        Json::Array(items) => items.iter().map(plain).collect(),
        Json::Number(number) if number.as_u64().is_some_and(is_now) => Json::from("now"),
        other => other.clone(),
    }
}

fn is_nothing(value: &Json) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

/// Whether a number is the time of these calls, in seconds or milliseconds.
fn is_now(number: u64) -> bool {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    number.abs_diff(now.as_secs()) < NOW_IS || (number / 1000).abs_diff(now.as_secs()) < NOW_IS
}

fn brief(outcome: &Json) -> String {
    let code = outcome["code"].as_str().unwrap_or_default();
    let result = if code.is_empty() { outcome["result"].to_string() } else { code.to_owned() };
    let result: String = result.chars().take(100).collect();
    format!("{} {result}", outcome["outcome"].as_str().unwrap_or_default())
}
