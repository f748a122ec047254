//! Where a value stands: `Response.RecordInfo[0].UserId`.
//!
//! Given: the steps of a walk. Returns: their text, only when something is wrong there. Must not: format on the way.

use std::fmt;

#[derive(Debug, Clone, Copy)]
enum Step {
    Key(&'static str),
    Index(usize),
}

/// The steps from the top to the current place.
#[derive(Debug, Default)]
pub(crate) struct Path(Vec<Step>);

impl Path {
    pub(crate) fn of_keys(keys: &[&'static str]) -> Self {
        Self(keys.iter().map(|key| Step::Key(key)).collect())
    }

    pub(crate) fn key(&mut self, key: &'static str) {
        self.0.push(Step::Key(key));
    }

    pub(crate) fn index(&mut self, index: usize) {
        self.0.push(Step::Index(index));
    }

    pub(crate) fn back(&mut self) {
        self.0.pop();
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if position == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}
