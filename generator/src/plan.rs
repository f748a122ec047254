//! What will be written.

use crate::model::Model;

/// The plan.
#[derive(Debug, Default)]
pub struct Plan {}

/// Decides everything that emit prints.
pub fn plan(_model: &Model) -> Plan {
    Plan::default()
}
