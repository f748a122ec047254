//! The program of testing.md: a function of an application, and its unit tests. Whatever Rust the guide shows stands here word for
//! word.

use rtc_apis::tencent::trtc::v2019_07_22 as trtc;
use rtc_apis::{AnyError, Code};

/// Stops a recording task; tells whether there was one.
async fn stop(client: &trtc::Client, task: &str) -> Result<bool, AnyError> {
    let request = trtc::DeleteCloudRecording::new().sdk_app_id(1234).task_id(task);
    match client.send(request).await {
        Ok(_) => Ok(true),
        Err(error) => match error.known() {
            Some(Code::Operation(trtc::DeleteCloudRecordingError::ResourceNotFound)) => Ok(false),
            _ => Err(error.into()),
        },
    }
}

/// What the application shows when a recording could not be stopped.
fn advice(error: &rtc_apis::Error<trtc::DeleteCloudRecordingError>) -> &'static str {
    if error.is_throttling() { "Too many at once: try again in a minute." } else { "Tell the administrator." }
}

#[cfg(test)]
mod tests {
    use rtc_apis::ErrorKind;
    use rtc_apis::tencent::CommonError;
    use rtc_apis::testing::{Answer, Mock, TransportErrorKind};

    use super::trtc::{Client, DeleteCloudRecording, DeleteCloudRecordingError, DeleteCloudRecordingReply};
    use super::{advice, stop};

    fn client(mock: &Mock) -> Client {
        mock.client().region("ap-singapore").build().unwrap()
    }

    #[tokio::test]
    async fn stops_the_task() {
        let mock = Mock::new();
        mock.on::<DeleteCloudRecording>().reply(DeleteCloudRecordingReply::new().task_id("t-1"));

        assert!(stop(&client(&mock), "t-1").await.unwrap());

        let sent = mock.requests::<DeleteCloudRecording>();
        assert_eq!(sent, [DeleteCloudRecording::new().sdk_app_id(1234).task_id("t-1")]);
    }

    #[tokio::test]
    async fn a_task_that_is_gone_is_no_failure() {
        let mock = Mock::new();
        mock.on::<DeleteCloudRecording>()
            .when(|request| request.task_id.as_deref() == Some("gone"))
            .error(DeleteCloudRecordingError::ResourceNotFound);
        mock.on::<DeleteCloudRecording>().reply(DeleteCloudRecordingReply::new());

        assert!(!stop(&client(&mock), "gone").await.unwrap());
        assert!(stop(&client(&mock), "t-1").await.unwrap());
        mock.assert_done();
    }

    #[tokio::test]
    async fn what_may_pass_is_tried_again() {
        let mock = Mock::new();
        mock.on::<DeleteCloudRecording>().sequence([
            Answer::error(CommonError::RequestLimitExceeded),
            Answer::fault(TransportErrorKind::Timeout),
            Answer::reply(DeleteCloudRecordingReply::new()),
        ]);

        assert!(stop(&client(&mock), "t-1").await.unwrap());
        mock.assert_done();
    }

    #[tokio::test]
    async fn but_not_for_ever() {
        let mock = Mock::new();
        let down = mock.on::<DeleteCloudRecording>().answer(Answer::raw(502, "<html>Bad Gateway</html>"));

        let error = stop(&client(&mock), "t-1").await.unwrap_err();

        assert_eq!((error.kind(), error.status()), (ErrorKind::Service, Some(502)));
        assert_eq!(down.calls(), 3);
    }

    #[test]
    fn advice_goes_by_the_error() {
        let busy = Answer::<DeleteCloudRecording>::error(CommonError::RequestLimitExceeded).result();
        assert_eq!(advice(&busy.unwrap_err()), "Too many at once: try again in a minute.");
        let lost = Answer::<DeleteCloudRecording>::fault(TransportErrorKind::Connect).result();
        assert_eq!(advice(&lost.unwrap_err()), "Tell the administrator.");
    }
}
