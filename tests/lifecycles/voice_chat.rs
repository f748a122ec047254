//! Lets an agent talk with a user of a Volcengine room: `StartVoiceChat`, `UpdateVoiceChat`, `StopVoiceChat`, version 2024-12-01.
//!
//! Needs: an AppId with voice agents switched on, keys of the account (`Credentials::from_env`), and the accounts of whatever listens, thinks
//! and speaks for the agent. Costs: the room and all three of these for as long as the conversation lasts, so it is ended on every way out.
//!
//! Pages: <https://docs.byteplus.com/en/docs/byteplus-rtc/docs-1316243> (start),
//! <https://docs.byteplus.com/en/docs/byteplus-rtc/docs-1316245> (update), <https://docs.byteplus.com/en/docs/byteplus-rtc/docs-1316244>
//! (stop), and <https://volcengine.com/docs/6348/70426> for the codes.

use rtc_apis::volcengine::rtc::v2024_12_01 as rtc;
use rtc_apis::{AnyError, Code};

use crate::failure::{Advice, Failure, advice, ended};

/// Who talks where.
#[derive(Debug, Clone)]
pub struct Chat {
    /// The app.
    pub app: String,
    /// Id of the room.
    pub room: String,
    /// Id that we give the conversation; it should be one that no other conversation in the room has.
    pub task: String,
}

/// A conversation that goes on.
pub struct Talk<'a> {
    client: &'a rtc::Client,
    chat: &'a Chat,
}

/// Lets an agent talk while some work goes on, then ends the conversation.
///
/// `agent` and `config` are those of the page: whom it talks with, and how it listens, thinks and speaks.
pub async fn converse<T>(
    client: &rtc::Client,
    chat: &Chat,
    agent: rtc_apis::Json,
    config: rtc::start_voice_chat::Config,
    work: impl AsyncFnOnce(&Talk<'_>) -> Result<T, AnyError>,
) -> Result<T, Failure> {
    let talk = Talk { client, chat };
    let done = match talk.start(agent, config).await {
        Ok(()) => work(&talk).await,
        // Nobody knows whether the agent is there. The id is ours, so the conversation can be ended all the same.
        Err(Failure::Call(error)) if advice(&error) == Advice::LookFirst => Err(error),
        Err(failure) => return Err(failure),
    };
    let stop = talk.stop().await.map(drop);
    ended(&chat.task, done, stop)
}

impl Talk<'_> {
    async fn start(
        &self,
        agent: rtc_apis::Json,
        config: rtc::start_voice_chat::Config,
    ) -> Result<(), Failure> {
        use rtc::ServiceError::{FlowLimitExceededTaskNumberOverLimit, InvalidParameterTaskAlreadyExists};
        let Chat { app, room, task } = self.chat;
        let request = rtc::StartVoiceChat::new()
            .app_id(app)
            .room_id(room)
            .task_id(task)
            .agent_config(agent)
            .config(config);
        match self.client.send(request).await {
            Ok(reply) => {
                eprintln!("conversation {task} has started (request {})", reply.request_id());
                Ok(())
            }
            // The codes are those of the service, for the pages of these operations list none.
            Err(error) => Err(match error.known() {
                Some(Code::Service(InvalidParameterTaskAlreadyExists)) => Failure::Taken(error.into()),
                Some(Code::Service(FlowLimitExceededTaskNumberOverLimit)) => Failure::Full(error.into()),
                _ => Failure::Call(error.into()),
            }),
        }
    }

    /// Makes the agent stop speaking, and tells whether the conversation still went on.
    pub async fn interrupt(&self) -> Result<bool, AnyError> {
        let Chat { app, room, task } = self.chat;
        let request = rtc::UpdateVoiceChat::new()
            .app_id(app)
            .room_id(room)
            .task_id(task)
            .command(rtc::update_voice_chat::Command::INTERRUPT);
        match self.client.send(request).await {
            Ok(_) => Ok(true),
            Err(error) => match error.known() {
                Some(Code::Service(rtc::ServiceError::InvalidParameterErrorActiveTaskNotFound)) => Ok(false),
                _ => Err(error.into()),
            },
        }
    }

    /// Ends the conversation, and tells whether it still went on.
    pub async fn stop(&self) -> Result<bool, AnyError> {
        let Chat { app, room, task } = self.chat;
        let request = rtc::StopVoiceChat::new().app_id(app).room_id(room).task_id(task);
        match self.client.send(request).await {
            Ok(reply) => {
                eprintln!("conversation {task} was ended (request {})", reply.request_id());
                Ok(true)
            }
            Err(error) => match error.known() {
                Some(Code::Service(rtc::ServiceError::InvalidParameterErrorActiveTaskNotFound)) => Ok(false),
                _ => Err(error.into()),
            },
        }
    }
}
