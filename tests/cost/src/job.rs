//! One thing to measure.
//!
//! Given: what to do. Returns: it, with a name and what it is compared with. Must not: measure.

/// What is done again and again.
pub type Work = Box<dyn FnMut()>;

/// One thing to measure.
pub struct Job {
    /// What it is called in the table.
    pub name: &'static str,
    /// The names of the jobs that it is compared with, and what these are called there.
    pub beside: &'static [(&'static str, &'static str)],
    /// What is done.
    pub work: Work,
    /// What is done besides and does not count: its figures are taken off.
    pub without: Option<Work>,
}

impl Job {
    pub(crate) fn new(name: &'static str, work: impl FnMut() + 'static) -> Self {
        Self { name, beside: &[], work: Box::new(work), without: None }
    }

    pub(crate) fn beside(mut self, others: &'static [(&'static str, &'static str)]) -> Self {
        self.beside = others;
        self
    }

    pub(crate) fn without(mut self, work: impl FnMut() + 'static) -> Self {
        self.without = Some(Box::new(work));
        self
    }
}
