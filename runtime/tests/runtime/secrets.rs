//! No key in any text.

use apiscribe_runtime::credentials::{Chain, Provider as _, ProviderContext};
use apiscribe_runtime::{Client, Secret, tencent, tencent_im, volcengine};

use crate::generated::*;

const CANARY: &str = "canary-not-a-real-key";

fn assert_clean(text: &str) {
    assert!(!text.contains("canary"), "{text}");
}

#[test]
fn credentials_clients_and_builders() {
    assert_clean(&format!("{:?} {}", Secret::new(CANARY), Secret::new(CANARY)));
    let tencent = tencent::Credentials::new("id", CANARY).token(CANARY);
    let im = tencent_im::Credentials::new(1, "admin", CANARY);
    let volcengine = volcengine::Credentials::new("id", CANARY).session_token(CANARY);
    assert_clean(&format!("{tencent:?} {im:?} {volcengine:?}"));
    let builder = Client::<Trtc>::builder().credentials(tencent);
    assert_clean(&format!("{builder:?} {builder:#?}"));
    let client = builder.region("ap-beijing").build().unwrap();
    assert_clean(&format!("{client:?} {client:#?}"));
    let request = client.request(DeleteCloudRecording::default());
    assert_clean(&format!("{request:?}"));
}

#[tokio::test]
async fn providers_and_what_they_bring() {
    let keys = || tencent::Credentials::new("id", CANARY).token(CANARY);
    let role = tencent::AssumeRole::new(keys(), "role", "session").external_id(CANARY);
    assert_clean(&format!("{role:?}"));
    assert_clean(&format!("{:?}", Chain::new().then(keys()).then(role)));
    assert_clean(&format!("{:?} {:?}", tencent::Environment::new(), tencent::default_chain()));
    let clock = || 0;
    let brought = keys().provide(&ProviderContext::new(None, &clock, None)).await.unwrap();
    assert_clean(&format!("{brought:?}"));
    let builder = Client::<Trtc>::builder().credentials_provider(keys());
    assert_clean(&format!("{builder:?}"));
    let client = builder.region("ap-beijing").build().unwrap();
    client.load_credentials().await.unwrap();
    assert_clean(&format!("{client:?}"));
    assert!(format!("{client:?}").contains("from fixed credentials"), "{client:?}");
}

#[test]
fn signed_requests() {
    let tencent =
        Client::<Trtc>::builder().credentials(tencent::Credentials::new("id", CANARY).token(CANARY));
    let request =
        tencent.build().unwrap().prepare(&DescribeRecordInfo { task_id: Some(1), ..Default::default() });
    assert_clean(&format!("{:?}", request.unwrap()));
    let credentials = volcengine::Credentials::new("id", CANARY).session_token(CANARY);
    let volcengine = Client::<Rtc>::builder().credentials(credentials).build().unwrap();
    assert_clean(&format!("{:?}", volcengine.prepare(&StartRecord {}).unwrap()));
    let im = Client::<LiveEngine>::builder().credentials(tencent_im::Credentials::new(1, "admin", CANARY));
    assert_clean(&format!("{:?}", im.build().unwrap().prepare(&get_things {}).unwrap()));
}

#[test]
fn errors_of_every_stage() {
    let credentials = tencent::Credentials::new("id", format!("{CANARY}\n")).token(format!("{CANARY}\n"));
    let client = Client::<Trtc>::builder().credentials(credentials).build().unwrap();
    for error in [
        client.prepare(&DescribeRecordInfo::default()).unwrap_err(),
        client.prepare(&DescribeRecordInfo { task_id: Some(1), ..Default::default() }).unwrap_err(),
    ] {
        assert_clean(&format!("{error} {error:?}"));
    }
    let endpoint = Client::<Trtc>::builder()
        .credentials(tencent::Credentials::new("id", CANARY))
        .endpoint("https://user:canary@host.example")
        .build()
        .unwrap_err();
    assert_clean(&format!("{endpoint} {endpoint:?}"));
}
