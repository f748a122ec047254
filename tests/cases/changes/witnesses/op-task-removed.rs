//! Code that waits for the task.
//!
//! both, after: error[E0277]: the trait bound `ListGuests: Polled`

use rtc_apis::example::party::v2024_05_01 as party;

pub fn wait(client: &party::Client) {
    drop(client.poll(party::ListGuests::new().id("i1")));
}
