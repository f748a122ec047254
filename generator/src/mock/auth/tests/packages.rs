//! Requests that the vendors' own Python packages signed, with keys made up here: `tencentcloud-sdk-python-common` 3.1.195,
//! `volcengine` 1.0.229 and `tls-sig-api-v2` 1.1.

use super::{Sent, key, user_sig};
use crate::mock::auth::{tc3, volcengine};

#[test]
fn of_tencent_cloud() {
    let rest = "TC3-HMAC-SHA256 Credential=AKIDFAKE/2019-02-25/trtc/tc3_request, SignedHeaders=content-type;host, Signature=";
    let body = r#"{"SdkAppId": 1400000000, "RoomId": "a b+c*~\u00e9"}"#;
    let headers = [
        ("Content-Type", "application/json"),
        ("Host", "trtc.tencentcloudapi.com"),
        ("X-TC-Action", "DismissRoom"),
        ("X-TC-Timestamp", "1551113065"),
        ("X-TC-Version", "2019-07-22"),
    ];
    let post = Sent::new("POST", "/", &headers, body);
    let get = Sent::new("GET", "/?SdkAppId=1400000000&RoomId=a+b%2Bc%2A~%C3%A9", &headers, "")
        .with("Content-Type", "application/x-www-form-urlencoded");
    let unsigned = post.with("X-TC-Content-SHA256", "UNSIGNED-PAYLOAD");
    for (sent, signature) in [
        (post, "b99e47f88a3bedee18caf86611e0a4c509f71d8efb856c1d4b13f0abb258e75b"),
        (get, "ba1edc9c2de1fba889e2e0ea5185dfca6fa99db86ee0833d72436db748b53573"),
        (unsigned, "1d2dfc850cbac15bc053f22a58d261e4df8d1ade64c7629dd32cd3b3f477917c"),
    ] {
        let sent = sent.with("Authorization", &format!("{rest}{signature}"));
        let keys = [key("AKIDFAKE", "not-a-secret", None)];
        sent.judged(|request| tc3::verify(request, &keys, 1_551_113_065, 300)).unwrap();
    }
}

#[test]
fn of_volcengine() {
    let target = "/?Action=ListBill&Version=2022-01-01&Name=a+b%2Bc%2A~%C3%A9";
    let headers = [
        ("Host", "billing.volcengineapi.com:443"),
        ("Content-Type", "application/json"),
        ("X-Date", "20250329T180937Z"),
        ("X-Security-Token", "fake-token"),
        ("X-Content-Sha256", "52dddc1755a9b3acadf12eab7f2ac1eb564a55de3a33822fa369f59923dddefc"),
        (
            "Authorization",
            "HMAC-SHA256 Credential=AKLTFAKE/20250329/cn-north-1/rtc/request, \
             SignedHeaders=content-type;host;x-content-sha256;x-date;x-security-token, \
             Signature=8c38bdfcc55898cb4d1f6bac7eab4c174ca911e0ffc2267e566274a696617e2d",
        ),
    ];
    let in_headers = Sent::new("POST", target, &headers, r#"{"A":1}"#);
    let signed_target = format!(
        "{target}&X-Date=20250329T180937Z&X-NotSignBody=&X-Credential=AKLTFAKE%2F20250329%2Fcn-north-1%2Frtc%2Frequest\
         &X-Algorithm=HMAC-SHA256&X-SignedHeaders=&X-SignedQueries=Action%3BName%3BVersion%3BX-Algorithm%3BX-Credential\
         %3BX-Date%3BX-NotSignBody%3BX-SignedHeaders%3BX-SignedQueries"
    );
    let in_query = |end: &str| Sent::new("GET", &format!("{signed_target}{end}"), &[], "");
    let plain = in_query("&X-Signature=e179425961bf8b163b2a81b82da4020c4eb350917b6095af3986bd38cb7f9bec");
    let temporary = in_query(
        "&X-Security-Token=fake-token&X-Signature=2b5d0416feb120646e45bc4eca6001abf5341105923d007312ddd24f86879181",
    );
    for (sent, token) in [(in_headers, Some("fake-token")), (plain, None), (temporary, Some("fake-token"))] {
        let keys = [key("AKLTFAKE", "not-a-secret", token)];
        sent.judged(|request| volcengine::verify(request, &keys, 1_743_271_777, 300)).unwrap();
    }
}

#[test]
fn of_user_sigs() {
    let plain = "eJyrVgrxCdYrSy1SslJQMtIzUNJRAItkpqTmlWSmZUIkElNyM-NgUsUp2YkFBZkpQAlDEwMogMqlVhRkFqUCZYzN4GIlmbkgEUNzNLXFmekg\
                 s0ODkiPSUl2dtQNNvCzSzUwC3Io9TEs8nCsLkwPKnXL8tUMttcPyzcKDs7NtlWoBvBYxEw__";
    let with_buffer = "eJyrVgrxCdYrSy1SslJQMtIzUNJRAItkpqTmlWSmZUIkElNyM-NgUsUp2YkFBZkpQAlDEwMogMqlVhRkFqUCZYzN4GIlmbkgEUNz\
                       NLWlxalFSaVpIPMdHV2d4cZnpoOEAg0qU4JznfIc3fMD043Dk3MyzPKrKirC0jKdDLUjfQPCUircEotCAtLyQm2VagF3YjjZ";
    for sig in [plain, with_buffer] {
        user_sig::judged(&user_sig::request("admin", sig), user_sig::app(), user_sig::START).unwrap();
    }
}
