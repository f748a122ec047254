//! Clients of the hosts that there were.

use rtc_apis::example::party::v2024_05_01 as party;

pub fn clients() -> [Option<party::Client>; 3] {
    let builder = party::Client::builder;
    [builder().build().ok(), builder().region("us").build().ok(), builder().data_center("test").build().ok()]
}
