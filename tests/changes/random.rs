//! What has to hold for any two trees, tried on random edits of the base and of the features.
//!
//! The edits are of two kinds: other values where the language has a key, which mostly stay sound; and rough ones of the text, as hands make them.

use std::collections::{BTreeMap, BTreeSet};

use apiscribe::diff::{Findings, Format, diff, render};
use apiscribe_tests::compiled::code;
use apiscribe_tests::{Specs, cases, change, read_specs, root, sources};
use serde_json::Value as Json;

use crate::language::Language;
use crate::{Sound, flow, keys};

/// Numbers that are the same in every run (xorshift64*).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % end.max(1)
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }
}

/// Trees that random edits made of another, each of one edit more than the one before, as far as they are sound.
pub(crate) struct Walk {
    dice: Dice,
    specs: Specs,
    tries: usize,
}

impl Walk {
    /// From a tree, always the same way for the same number.
    pub(crate) fn new(number: u64, specs: Specs, tries: usize) -> Self {
        Walk { dice: Dice(number), specs, tries }
    }
}

impl Iterator for Walk {
    type Item = (Specs, Sound);

    fn next(&mut self) -> Option<Self::Item> {
        while self.tries > 0 {
            self.tries -= 1;
            let mut specs = self.specs.clone();
            match self.dice.below(4) {
                0 => rough(&mut self.dice, &mut specs),
                _ => fine(&mut self.dice, &mut specs),
            }
            if let Ok(sound) = Sound::of(&specs) {
                self.specs = specs.clone();
                return Some((specs, sound));
            }
        }
        None
    }
}

/// Another value for one key of the language.
fn fine(dice: &mut Dice, specs: &mut Specs) {
    let paths: Vec<_> = specs.keys().filter(|path| path.ends_with(".yaml")).cloned().collect();
    let Some(file) = dice.one(&paths).cloned() else { return };
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let near = [file.clone(), format!("{folder}/service.yaml")];
    let values: BTreeMap<_, _> =
        near.iter().filter_map(|path| Some((path.clone(), flow::read(specs.get(path)?)))).collect();
    let own = BTreeMap::from([(file.clone(), values[&file].clone())]);
    let places: Vec<_> = Language::of(&own).keys.into_values().flatten().collect();
    let Some(place) = dice.one(&places) else { return };
    let value: &Json = values[&file].pointer(&place.pointer).unwrap();
    let others = keys::others(value, &keys::names(&values, &file));
    let Some(other) = dice.one(&others).cloned() else { return };
    specs.insert(file.clone(), flow::write(&flow::with(&values[&file], &place.pointer, other)));
}

/// A line less, a line and all below it less, two lines in another order, or one word in place of another, wherever it stands.
fn rough(dice: &mut Dice, specs: &mut Specs) {
    let paths: Vec<_> = specs.keys().cloned().collect();
    let Some(file) = dice.one(&paths).cloned() else { return };
    let mut lines: Vec<String> = specs[&file].lines().map(str::to_owned).collect();
    let at = dice.below(lines.len());
    match dice.below(4) {
        0 => drop(lines.remove(at)),
        1 => {
            let depth = |line: &str| line.len() - line.trim_start().len();
            let more = lines[at + 1..].iter().take_while(|line| depth(line) > depth(&lines[at])).count();
            lines.drain(at..=at + more);
        }
        2 => {
            let other = dice.below(lines.len());
            lines.swap(at, other);
        }
        _ => {
            let words = |line: &str| -> Vec<String> {
                line.split(|c: char| !c.is_alphanumeric())
                    .filter(|word| !word.is_empty())
                    .map(str::to_owned)
                    .collect()
            };
            let (here, all) = (words(&lines[at]), words(&specs[&file]));
            if let (Some(from), Some(to)) = (dice.one(&here), dice.one(&all)) {
                lines[at] = lines[at].replace(from.as_str(), to);
            }
        }
    }
    specs.insert(file, lines.join("\n") + "\n");
}

fn json(findings: &Findings) -> String {
    render(findings, Format::Json, false)
}

/// Kinds of changes of which the compiler sees nothing.
const UNSEEN: &[&str] = &[
    "spec-only-reformat",
    "doc-text-changed",
    "doc-number-changed",
    "doc-word-flip",
    "doc-link-changed",
    "doc-module-changed",
    "enum-meaning-changed",
    "source-date-changed",
    "source-date-older-than-before",
    "override-added",
    "override-removed",
    "guide-changed",
    "example-changed",
    "error-when-changed",
    "op-state-changed",
    "op-module-changed",
    "res-nullable-flipped",
    "res-unit-or-time-format-changed",
    "req-unit-or-time-format-changed",
    "req-default-changed",
    "clock-skew-changed",
    "body-limit-changed",
    "common-header-or-query-changed",
    "op-rate-limit-lowered",
];

/// The trees that walks begin at.
pub(crate) fn starts() -> [Specs; 2] {
    [change::base(), read_specs(&cases("features"))]
}

#[test]
fn nothing_is_different_from_itself() {
    let real = read_specs(&root().join("specs")).into_iter().filter(|(path, _)| !path.ends_with("README.md"));
    for specs in starts().into_iter().chain([real.collect()]) {
        let sound = Sound::of(&specs).unwrap();
        assert_eq!(json(&sound.diff(&sound)), json(&Findings::default()));
        let elsewhere = Sound { sources: sources(&specs).with_root("elsewhere"), model: sound.model.clone() };
        assert!(sound.diff(&elsewhere).is_empty(), "where the folder stands is no difference");
    }
}

/// Neither which of the files is read first, nor how often it is asked; and what is told twice would be approved once.
#[test]
fn any_two_trees_have_one_difference() {
    for (at, start) in starts().into_iter().enumerate() {
        let old = Sound::of(&start).unwrap();
        let walk = Walk::new(7 + at as u64, start, 40);
        for (specs, new) in walk {
            let findings = old.diff(&new);
            assert_eq!(json(&findings), json(&old.diff(&new)));
            let turned =
                apiscribe::source::SourceMap::new(specs.clone().into_iter().rev()).with_root("specs");
            let turned = Sound { model: apiscribe::gate(&turned).unwrap(), sources: turned };
            assert_eq!(json(&findings), json(&diff(old.side(), turned.side())));
            let prints: BTreeSet<_> = findings.iter().map(|finding| &finding.fingerprint).collect();
            assert_eq!(prints.len(), findings.iter().count(), "{}", json(&findings));
            let back: BTreeSet<_> = new.diff(&old).iter().map(|finding| finding.operation.clone()).collect();
            assert_eq!(back.is_empty(), findings.is_empty(), "what is different is so from both sides");
            for finding in findings.iter() {
                assert!(finding.old_place.is_some() || finding.new_place.is_some(), "{}", json(&findings));
            }
        }
    }
}

/// The strong one: whatever changes the code that is generated is told. Only where nothing but another form is told the code has to be the same.
#[test]
fn what_changes_the_code_is_told() {
    let mut silent = 0;
    for (at, start) in starts().into_iter().enumerate() {
        let mut old = Sound::of(&start).unwrap();
        for (_, new) in Walk::new(42 + at as u64, start, 45) {
            let findings = old.diff(&new);
            if findings.iter().all(|finding| UNSEEN.contains(&finding.change.id)) {
                silent += 1;
                let [before, after] = [&old, &new].map(|of| code(&apiscribe::print(of.model.clone())));
                let differ = before.iter().find(|(path, text)| after.get(*path) != Some(text));
                assert_eq!(
                    (differ, before.len()),
                    (None, after.len()),
                    "what is told is seen by nobody, and the code is another: {}{}",
                    json(&findings),
                    differ.and_then(|(path, _)| after.get(path)).map_or("", String::as_str)
                );
            }
            old = new;
        }
    }
    assert!(silent > 0, "no walk came to a change that is none, so nothing was tried");
}
