//! Clients of the regions that there were, and of any other.

use rtc_apis::example::lights::v2024_05_01 as lights;
use rtc_apis::example::party::v2024_05_01 as party;

pub fn party() -> Option<party::Client> {
    party::Client::builder().region("asia").build().ok()
}

pub fn lights() -> Option<lights::Client> {
    lights::Client::builder().region("moon").build().ok()
}
