//! When a client asks its provider, in paused time.

use std::time::Duration;

use apiscribe_runtime::credentials::ProviderError;
use apiscribe_runtime::{AnyError, Client, ErrorKind, RetryPolicy, tencent, tencent_im};
use tokio::time::{advance, timeout};

use crate::generated::{LiveEngine, Trtc, get_things};
use crate::sources::*;

const HOUR: Option<u64> = Some(3600);

async fn call(client: &Client<Trtc>) -> Result<(), AnyError> {
    Ok(client.send(recording()).await.map(drop)?)
}

async fn calls(client: &Client<Trtc>, many: usize) {
    let calls: Vec<_> = (0..many).map(|_| tokio::spawn(client.send(recording()))).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
}

async fn pass(seconds: u64) {
    advance(Duration::from_secs(seconds)).await;
}

#[tokio::test(start_paused = true)]
async fn many_calls_wait_for_one_answer() {
    let (vendor, source) =
        (Vendor::content(), Source::new([Step::Keys("first", HOUR)]).taking(Duration::from_secs(1)));
    let client = vendor.client(source.clone());
    assert_eq!(source.left(), 1, "nobody is asked before there is a call");
    calls(&client, 20).await;
    assert_eq!(vendor.signers(), ["first"; 20]);
    assert_eq!(vendor.times(), [1000; 20]);
    calls(&client.clone(), 3).await;
    assert_eq!(vendor.times()[20..], [1000; 3], "clones share what was brought");
}

#[tokio::test(start_paused = true)]
async fn a_source_that_fails_fails_those_who_waited_with_it_and_is_asked_again_by_the_next() {
    let broken = Step::Fails(ProviderError::broken("the door is locked"));
    let source = Source::new([broken, Step::Keys("second", None)]).taking(Duration::from_secs(1));
    let vendor = Vendor::content();
    let client = vendor.client(source);
    let waiting: Vec<_> = (0..3).map(|_| tokio::spawn(client.send(recording()))).collect();
    for call in waiting {
        let error = call.await.unwrap().unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Credentials, 1));
        assert_eq!(error.to_string(), "DeleteCloudRecording failed: credentials: vault: the door is locked");
    }
    call(&client).await.unwrap();
    assert_eq!(vendor.signers(), ["second"]);
}

#[tokio::test(start_paused = true)]
async fn a_passing_failure_is_tried_again_like_a_broken_connection() {
    let passing = || Step::Fails(ProviderError::passing("busy"));
    let (vendor, source) = (Vendor::content(), Source::new([passing(), passing(), Step::Keys("a", None)]));
    let reply = vendor.client(source).send(recording()).await.unwrap();
    assert_eq!((reply.attempts(), vendor.times()), (3, vec![300]));

    let source = Source::new([passing()]);
    let client = vendor.builder().credentials_provider(source).retry(RetryPolicy::never()).build().unwrap();
    let error = call(&client).await.unwrap_err();
    assert!(error.is_retryable() && error.to_string().contains("vault: busy"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn they_are_renewed_300_seconds_before_they_end_and_only_one_call_waits_for_that() {
    let steps = [Step::Keys("first", HOUR), Step::Keys("second", HOUR), Step::Keys("third", None)];
    let (vendor, source) = (Vendor::content(), Source::new(steps).taking(Duration::from_secs(1)));
    let client = vendor.client(source.clone());
    call(&client).await.unwrap();
    pass(3298).await;
    call(&client).await.unwrap();
    assert_eq!(vendor.signers(), ["first"; 2]);
    pass(2).await;
    calls(&client, 3).await;
    assert_eq!(vendor.signers()[2..], ["first", "first", "second"]);
    assert_eq!(vendor.times()[2..], [3_301_000, 3_301_000, 3_302_000]);
    pass(4000).await;
    calls(&client, 3).await;
    assert_eq!(vendor.signers()[5..], ["third"; 3], "what has ended signs nothing");
    assert_eq!(source.left(), 0);
}

#[tokio::test(start_paused = true)]
async fn what_lives_shortly_is_renewed_at_half_of_its_time() {
    let (vendor, source) =
        (Vendor::content(), Source::new([Step::Keys("first", Some(200)), Step::Keys("second", None)]));
    let client = vendor.client(source);
    for wait in [0, 99, 1] {
        pass(wait).await;
        call(&client).await.unwrap();
    }
    assert_eq!(vendor.signers(), ["first", "first", "second"]);
}

#[tokio::test(start_paused = true)]
async fn the_old_ones_sign_while_new_ones_cannot_be_had() {
    let fails = || Step::Fails(ProviderError::broken("the door is locked"));
    let steps = [Step::Keys("first", HOUR), fails(), fails(), fails(), fails(), Step::Keys("second", None)];
    let (vendor, source) = (Vendor::content(), Source::new(steps));
    let client = vendor.client(source.clone());
    call(&client).await.unwrap();
    for (wait, left) in [(3300, 4), (29, 4), (1, 3), (269, 2)] {
        pass(wait).await;
        call(&client).await.unwrap();
        assert_eq!(source.left(), left, "asked again after a pause only");
    }
    assert_eq!(vendor.signers(), ["first"; 5], "to the last second");
    pass(1).await;
    assert!(call(&client).await.unwrap_err().to_string().contains("the door is locked"));
    call(&client).await.unwrap();
    assert_eq!(vendor.signers()[5..], ["second"]);
}

#[tokio::test(start_paused = true)]
async fn a_renewal_that_hangs_costs_a_quarter_of_the_time_and_a_first_answer_all_of_it() {
    let (vendor, source) = (Vendor::content(), Source::new([Step::Keys("first", HOUR), Step::Hangs]));
    let client =
        vendor.builder().credentials_provider(source).timeout(Duration::from_secs(8)).build().unwrap();
    call(&client).await.unwrap();
    pass(3300).await;
    calls(&client, 2).await;
    assert_eq!(
        (vendor.signers(), vendor.times()),
        (vec!["first".to_owned(); 3], vec![0, 3_300_000, 3_302_000])
    );

    let client =
        vendor.builder().credentials_provider(Source::new([Step::Hangs])).timeout(Duration::from_secs(8));
    let error = timeout(Duration::from_secs(9), call(&client.build().unwrap())).await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.to_string().contains("the credentials (vault) did not come in time"), "{error}");
    assert_eq!(vendor.seen().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_dropped_while_it_asks_leaves_the_turn_to_the_next() {
    let (vendor, source) = (Vendor::content(), Source::new([Step::Hangs, Step::Keys("second", None)]));
    let client = vendor.client(source);
    let first = tokio::spawn(client.send(recording()));
    tokio::task::yield_now().await;
    let second = tokio::spawn(client.send(recording()));
    tokio::task::yield_now().await;
    first.abort();
    second.await.unwrap().unwrap();
    assert_eq!((vendor.signers(), vendor.times()), (vec!["second".to_owned()], vec![0]));
}

#[tokio::test(start_paused = true)]
async fn refused_ones_are_replaced_and_the_call_is_made_once_more() {
    let vendor = Vendor::refusing(&["first"]).taking(Duration::from_millis(10));
    let client = vendor.client(Source::new([Step::Keys("first", HOUR), Step::Keys("second", HOUR)]));
    client.load_credentials().await.unwrap();
    pass(60).await;
    calls(&client, 4).await;
    assert_eq!(
        vendor.signers(),
        ["first", "first", "first", "first", "second", "second", "second", "second"]
    );
    assert_eq!(vendor.times()[4..], [60_010; 4], "at once");

    let steps = [Step::Keys("first", None), Step::Keys("second", None), Step::Keys("third", None)];
    // So slow that the second ones, too, would be old enough to ask for others.
    let vendor = Vendor::refusing(&["first", "second"]).taking(Duration::from_secs(20));
    let source = Source::new(steps);
    let client = vendor.client(source.clone());
    client.load_credentials().await.unwrap();
    pass(60).await;
    let error = client.send(recording()).await.unwrap_err();
    assert_eq!((error.attempts(), error.code()), (2, Some("AuthFailure.SecretIdNotFound")));
    assert_eq!((vendor.signers().len(), source.left()), (2, 1), "once more, not again and again");
}

#[tokio::test(start_paused = true)]
async fn nothing_is_repeated_where_others_cannot_be_had() {
    let keys = |id| Step::Keys(id, None);
    for (steps, age, left) in [
        (vec![keys("first"), keys("first")], 60, 0),
        (vec![keys("first"), Step::Fails(ProviderError::broken("gone"))], 60, 0),
        // They came just now: asking again would bring the same.
        (vec![keys("first"), keys("second")], 9, 1),
    ] {
        let (vendor, source) = (Vendor::refusing(&["first"]), Source::new(steps));
        let client = vendor.client(source.clone());
        client.load_credentials().await.unwrap();
        pass(age).await;
        let error = client.send(recording()).await.unwrap_err();
        assert_eq!((error.attempts(), error.code()), (1, Some("AuthFailure.SecretIdNotFound")));
        assert_eq!((vendor.signers().len(), source.left()), (1, left));
    }
    let vendor = Vendor::refusing(&["fixed"]);
    let client = vendor.builder().credentials(tencent::Credentials::new("fixed", "key")).build().unwrap();
    assert_eq!(client.send(recording()).await.unwrap_err().attempts(), 1);
}

#[tokio::test(start_paused = true)]
async fn never_to_repeat_a_call_still_replaces_what_was_refused() {
    let (vendor, source) =
        (Vendor::refusing(&["first"]), Source::new([Step::Keys("first", None), Step::Keys("second", None)]));
    let client = vendor.builder().credentials_provider(source).retry(RetryPolicy::never()).build().unwrap();
    client.load_credentials().await.unwrap();
    pass(60).await;
    assert_eq!(client.send(recording()).await.unwrap_err().attempts(), 1);
    call(&client).await.unwrap();
    assert_eq!(vendor.signers(), ["first", "second"]);
}

#[tokio::test(start_paused = true)]
async fn the_signing_key_goes_with_the_credentials() {
    let vendor = Vendor::content();
    let client = vendor.client(Source::new([Step::Keys("first", Some(60)), Step::Keys("second", None)]));
    for (id, age) in [("first", 0), ("second", 60)] {
        pass(age).await;
        call(&client).await.unwrap();
        let fixed = tencent::Credentials::new(id, format!("key of {id}"));
        let signed = vendor.builder().credentials(fixed).build().unwrap().prepare(&recording()).unwrap();
        let sent = vendor.seen().pop().unwrap().request;
        assert_eq!(
            sent.headers()["authorization"],
            signed.headers()["authorization"],
            "same day, another key"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_prepared_is_signed_with_what_is_at_hand() {
    let vendor = Vendor::content();
    let client = vendor.client(Source::new([Step::Keys("quick", None)]));
    let request = client.prepare(&recording()).unwrap();
    assert!(request.headers()["authorization"].to_str().unwrap().contains("Credential=quick/"));

    let source =
        Source::new([Step::Keys("lost", None), Step::Keys("slow", None)]).taking(Duration::from_secs(1));
    let client = vendor.client(source);
    let error = client.prepare(&recording()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "DeleteCloudRecording failed: credentials: no credentials at hand (vault): await Client::load_credentials first"
    );
    client.load_credentials().await.unwrap();
    let request = client.request(recording()).prepare().unwrap();
    assert!(request.headers()["authorization"].to_str().unwrap().contains("Credential=slow/"));
    assert!(vendor.seen().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_user_sig_that_is_refused_is_made_afresh() {
    let vendor = Vendor::new(|seen| match seen.at.as_secs() {
        0..60 => Answer::Body(200, r#"{"ErrorCode":0,"RequestId":"r"}"#.to_owned()),
        _ => Answer::Body(200, r#"{"ErrorCode":70001,"ErrorInfo":"expired","RequestId":"r"}"#.to_owned()),
    });
    let client = Client::<LiveEngine>::builder()
        .credentials(tencent_im::Credentials::new(1_400_000_000, "admin", "key"))
        .transport(vendor.clone())
        .clock({
            let started = tokio::time::Instant::now();
            move || START + started.elapsed().as_secs()
        })
        .build()
        .unwrap();
    client.send(get_things {}).await.unwrap();
    pass(61).await;
    let error = client.send(get_things {}).await.unwrap_err();
    assert_eq!((error.attempts(), error.code()), (2, Some("70001")));
    let sigs: Vec<_> = vendor
        .seen()
        .iter()
        .map(|seen| seen.url.split("usersig=").nth(1).unwrap().split('&').next().unwrap().to_owned())
        .collect();
    assert_eq!(sigs[0], sigs[1], "kept while it holds");
    assert_ne!(sigs[1], sigs[2]);
}
