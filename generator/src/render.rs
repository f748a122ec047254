//! Renders a report for people and machines.
