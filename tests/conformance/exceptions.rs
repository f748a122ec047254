//! Where the two sides differ and ours is right by the page.

/// A difference that is known.
pub(crate) struct Exception {
    /// As `vendor/service/version/operation`.
    pub(crate) operation: &'static str,
    /// The case, or `field PATH`.
    pub(crate) case: &'static str,
    /// What the page says.
    pub(crate) reason: &'static str,
}

const SDK_ALONE: &str = "the vendor's catalogue, read 2026-11-21, has no such field";
const KEYWORDS: &str =
    "the catalogue and its sample have a list; the SDK expects an object and cannot read the sample";
const SERIES: &str = "the sample has lists in the list, as the spec's correction says";
const NO_CODE: &str = "the page that was read ends within its table of codes, so none is known for this";

/// All of them. One that nothing needs any more is an error.
pub(crate) const EXCEPTIONS: &[Exception] = &[
    Exception {
        operation: "tencent/gme/2018-07-11/DescribeApplicationList",
        case: "field parameters.NewVersion",
        reason: SDK_ALONE,
    },
    Exception { operation: "tencent/live/2018-08-01/CreateAuditKeywords", case: "success", reason: KEYWORDS },
    Exception {
        operation: "tencent/live/2018-08-01/CreateAuditKeywords",
        case: "right token",
        reason: KEYWORDS,
    },
    Exception {
        operation: "tencent/live/2018-08-01/CreateAuditKeywords",
        case: "every field",
        reason: KEYWORDS,
    },
    Exception {
        operation: "tencent/live/2018-08-01/CreateAuditKeywords",
        case: "field reply.Keywords",
        reason: KEYWORDS,
    },
    Exception {
        operation: "tencent/live/2018-08-01/CreateLiveAvatarRoom",
        case: "field parameters.AvatarKey",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/live/2018-08-01/CreateLiveAvatarRoom",
        case: "field parameters.TimbreKey",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/live/2018-08-01/CreateLiveAvatarRoom",
        case: "field parameters.LiveMode",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/live/2018-08-01/CreateLiveTranscodeTemplate",
        case: "field parameters.AdaptiveChildren.Acodec",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/live/2018-08-01/CreateLiveTranscodeTemplate",
        case: "field parameters.AdaptiveChildren.AudioBitrate",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/live/2018-08-01/DescribeLiveCloudEffectConfig",
        case: "field reply.PunishmentEffectTemplateList",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/live/2018-08-01/DescribeLiveSnapshotTemplate",
        case: "field reply.Template.CosSecretId",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/live/2018-08-01/DescribeLiveSnapshotTemplate",
        case: "field reply.Template.CosSecretKey",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/live/2018-08-01/DescribeLiveSnapshotTemplates",
        case: "field reply.Templates.CosSecretId",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/live/2018-08-01/DescribeLiveSnapshotTemplates",
        case: "field reply.Templates.CosSecretKey",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/live/2018-08-01/DescribeLiveTranscodeTemplate",
        case: "field reply.Template.AdaptiveChildren.Acodec",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/live/2018-08-01/DescribeLiveTranscodeTemplate",
        case: "field reply.Template.AdaptiveChildren.AudioBitrate",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/live/2018-08-01/DescribeLiveTranscodeTemplates",
        case: "field reply.Templates.AdaptiveChildren.Acodec",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/live/2018-08-01/DescribeLiveTranscodeTemplates",
        case: "field reply.Templates.AdaptiveChildren.AudioBitrate",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/live/2018-08-01/ModifyLiveTranscodeTemplate",
        case: "field parameters.AdaptiveChildren.Acodec",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/live/2018-08-01/ModifyLiveTranscodeTemplate",
        case: "field parameters.AdaptiveChildren.AudioBitrate",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/live/2018-08-01/StartLiveAvatarRoom",
        case: "field parameters.SessionProtocol",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/live/2018-08-01/StartLiveAvatarRoom",
        case: "field parameters.TrtcSdkAppId",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/live/2018-08-01/StartLiveAvatarRoom",
        case: "field parameters.TrtcUserSig",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/live/2018-08-01/StartLiveAvatarRoom",
        case: "field parameters.TrtcRoomId",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/trtc/2019-07-22/ControlAIConversation",
        case: "field parameters.TransparentData",
        reason: SDK_ALONE,
    },
    Exception {
        operation: "tencent/trtc/2019-07-22/DescribeTRTCMarketScaleMetricData",
        case: "field reply.Data.Series.Values",
        reason: SERIES,
    },
    Exception {
        operation: "tencent-im/live-engine/v4/get_member_list",
        case: "without Next",
        reason: NO_CODE,
    },
    Exception {
        operation: "tencent-im/live-engine/v4/get_member_list",
        case: "without RoomId",
        reason: NO_CODE,
    },
];
