//! The same types for serde's derive, as one would write them by hand.
//!
//! Given: JSON. Returns: the fields of the generated types, and no more. Must not: differ from them; a test compares the two.

#![cfg_attr(not(test), expect(dead_code, reason = "only the test looks at what was read"))]

use serde::{Deserialize, Serialize};

/// A reply of `DescribeCloudRecording` in its wrapper.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Wrapped {
    pub(crate) response: Recording,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Recording {
    pub(crate) task_id: Option<String>,
    pub(crate) status: Option<String>,
    pub(crate) storage_file_list: Vec<StorageFile>,
    pub(crate) recorder_key: Option<String>,
    pub(crate) request_id: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct StorageFile {
    pub(crate) user_id: Option<String>,
    pub(crate) file_name: Option<String>,
    pub(crate) track_type: Option<String>,
    pub(crate) begin_time_stamp: Option<u64>,
}

/// A request of `set_room_metadata`.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct SetRoomMetadata {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) room_id: Option<String>,
    pub(crate) metadata: Vec<Metadata>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Metadata {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) value: Option<String>,
}

impl From<&rtc_apis::tencent_im::live_engine::v4::SetRoomMetadata> for SetRoomMetadata {
    fn from(of: &rtc_apis::tencent_im::live_engine::v4::SetRoomMetadata) -> Self {
        let pairs =
            of.metadata.iter().map(|pair| Metadata { key: pair.key.clone(), value: pair.value.clone() });
        Self { room_id: of.room_id.clone(), metadata: pairs.collect() }
    }
}
