//! A conversation that is interrupted and ended, and an agent that may or may not have come.

use rtc_apis::AnyError;
use rtc_apis::volcengine::rtc::v2024_12_01::start_voice_chat::{ASRConfig, AsrProvider, Config};
use serde_json::{Value, json};

use super::bench::Bench;
use crate::failure::{Advice, Failure, advice};
use crate::voice_chat::{Chat, Talk, converse};

const START: &str = "StartVoiceChat";
const UPDATE: &str = "UpdateVoiceChat";
const STOP: &str = "StopVoiceChat";
const GONE: &str = "InvalidParameter.ErrorActiveTaskNotFound";

fn agent() -> Value {
    json!({ "TargetUserId": ["ann"], "UserId": "agent", "WelcomeMessage": "Hello." })
}

fn config() -> Config {
    let hears =
        ASRConfig::new().provider(AsrProvider::VOLCANO).provider_params(json!({ "Mode": "smallmodel" }));
    Config::new()
        .asr_config(hears)
        .llm_config(json!({ "Mode": "ArkV3", "EndPointId": "ep-of-the-test" }))
        .tts_config(json!({ "Provider": "volcano", "ProviderParams": {} }))
}

async fn interrupt(talk: &Talk<'_>) -> Result<bool, AnyError> {
    talk.interrupt().await
}

#[tokio::test]
async fn on_the_mock() {
    let bench = Bench::new();
    let client = bench.voice();
    let chat = Chat { app: "app".to_owned(), room: "room".to_owned(), task: "task".to_owned() };
    let talk = async || converse(&client, &chat, agent(), config(), interrupt).await;

    assert!(talk().await.unwrap());
    assert_eq!(bench.seen(), [START, UPDATE, STOP]);
    assert_eq!(bench.sent(UPDATE, "/Command"), ["interrupt"]);

    // It ends while we work: both later calls are told so, and that is fine.
    bench.reset();
    let work = async |talk: &Talk<'_>| {
        assert!(talk.stop().await?);
        talk.interrupt().await
    };
    assert!(!converse(&client, &chat, agent(), config(), work).await.unwrap());
    assert_eq!(bench.seen(), [START, STOP, &format!("{UPDATE}: {GONE}"), &format!("{STOP}: {GONE}")]);

    // The work fails: the conversation is ended all the same.
    bench.reset();
    bench.next(UPDATE, "error", "AccessDenied.NoPermissionForApp", 1);
    let failure = talk().await.unwrap_err();
    assert_eq!(failure.error().unwrap().code(), Some("AccessDenied.NoPermissionForApp"));
    assert_eq!(bench.seen().last().unwrap(), STOP);

    // The reply to the start is lost. It is not sent again, and the agent that may be there is sent away.
    bench.reset();
    bench.next(START, "fault", "truncate", 1);
    let failure = talk().await.unwrap_err();
    assert_eq!(advice(failure.error().unwrap()), Advice::LookFirst);
    assert_eq!(bench.seen(), [START, STOP]);

    // The id is taken, so what runs under it is not ours to end.
    bench.reset();
    bench.next(START, "error", "InvalidParameter.TaskAlreadyExists", 1);
    let failure = talk().await.unwrap_err();
    assert!(matches!(&failure, Failure::Taken(_)), "{failure}");
    assert_eq!(bench.seen(), [format!("{START}: InvalidParameter.TaskAlreadyExists")]);

    bench.next(START, "error", "FlowLimitExceeded.TaskNumberOverLimit", 1);
    assert!(matches!(talk().await.unwrap_err(), Failure::Full(_)));
    bench.next(START, "error", "FlowLimitExceeded.QPSOverLimit", 3);
    assert_eq!(advice(talk().await.unwrap_err().error().unwrap()), Advice::SlowDown);

    // It cannot be ended.
    bench.reset();
    bench.next(STOP, "error", "AccessDenied.ServiceNotEnabled", 1);
    let failure = talk().await.unwrap_err();
    assert!(matches!(&failure, Failure::Left { id, .. } if id == "task"), "{failure}");
}

#[tokio::test]
async fn what_is_wrong_is_said_before_it_costs() {
    let bench = Bench::new();
    let chat = Chat { app: "app".to_owned(), room: "a room".to_owned(), task: "task".to_owned() };
    let failure = converse(&bench.voice(), &chat, agent(), config(), interrupt).await.unwrap_err();
    let Advice::MendRequest(problems) = advice(failure.error().unwrap()) else { panic!("{failure}") };
    assert!(problems[0].starts_with("RoomId "), "{problems:?}");
    assert!(bench.seen().is_empty(), "nothing was sent");
}
