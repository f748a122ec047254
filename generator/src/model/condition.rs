//! Why a server refuses a request, as far as the pages tell: the words of `when:` in tables of error codes.

use super::state::Path;

/// What a request is like that is answered with a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// In general.
    Is(Condition),
    /// One parameter breaks one of its limits.
    Breaks(Path, Breach),
}

/// Declares the conditions with their words, their wider conditions and what they mean.
macro_rules! conditions {
    ($( $(#[doc = $doc:literal])* $name:ident $word:literal $(< $wider:ident)?, )*) => {
        /// A reason to refuse a request.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Condition {
            $( $(#[doc = $doc])* $name, )*
        }

        impl Condition {
            /// All of them, with their words.
            pub const ALL: &[(&str, Condition)] = &[$( ($word, Condition::$name) ),*];

            /// The condition that this one is a case of: its code is the answer where the specs have none for this one.
            pub fn wider(self) -> Option<Condition> {
                match self {
                    $( Condition::$name => None$(.or(Some(Condition::$wider)))?, )*
                }
            }

            /// Its word.
            pub fn word(self) -> &'static str {
                match self {
                    $( Condition::$name => $word, )*
                }
            }
        }
    };
}

conditions! {
    /// The request names no operation, no version or no time.
    IncompleteRequest "incomplete_request" < MissingParameter,
    /// No service of this name.
    UnknownService "unknown_service" < UnknownOperation,
    /// The service has no such version.
    UnknownVersion "unknown_version" < UnknownOperation,
    /// The version has no such operation.
    UnknownOperation "unknown_operation" < BadParameter,
    /// The operation is called with another HTTP method.
    WrongMethod "wrong_method" < BadParameter,
    /// The body is said to be of a type that is not taken.
    WrongContentType "wrong_content_type" < UnreadableBody,
    /// No Authorization at all.
    NoAuthorization "no_authorization" < NoSignature,
    /// An Authorization that does not follow its grammar.
    MalformedAuthorization "malformed_authorization" < WrongSignature,
    /// The part of the Authorization that names the key does not follow its grammar.
    MalformedCredential "malformed_credential" < MalformedAuthorization,
    /// There is an Authorization, but no signature in it.
    NoSignature "no_signature" < MalformedAuthorization,
    /// Nobody has this key id.
    UnknownKey "unknown_key" < WrongSignature,
    /// The signature does not fit the request.
    WrongSignature "wrong_signature",
    /// The time of the call is too far from the server's.
    ClockSkew "clock_skew" < WrongSignature,
    /// The time of the call cannot be read.
    MalformedTime "malformed_time" < ClockSkew,
    /// The session token does not belong to the key.
    WrongToken "wrong_token" < WrongSignature,
    /// The UserSig cannot be read.
    UnreadableUserSig "unreadable_user_sig" < WrongUserSig,
    /// The UserSig has run out.
    ExpiredUserSig "expired_user_sig" < WrongUserSig,
    /// The UserSig was made with another key.
    WrongUserSig "wrong_user_sig" < WrongSignature,
    /// The UserSig was made for another user.
    WrongIdentifier "wrong_identifier" < WrongUserSig,
    /// The UserSig was made for another app.
    WrongAppId "wrong_app_id" < WrongUserSig,
    /// There is no such app.
    UnknownAppId "unknown_app_id" < WrongUserSig,
    /// The request names no app.
    NoAppId "no_app_id" < IncompleteRequest,
    /// The caller is not an administrator of the app.
    NotAdministrator "not_administrator" < WrongUserSig,
    /// The body has too many bytes.
    BodyTooLarge "body_too_large" < BadParameter,
    /// There is no body.
    EmptyBody "empty_body" < UnreadableBody,
    /// The body is not what its type says.
    UnreadableBody "unreadable_body" < BadParameter,
    /// A parameter is wrong in any way.
    BadParameter "bad_parameter",
    /// A required parameter is not there, or a rule over several is broken.
    MissingParameter "missing_parameter" < BadParameter,
    /// A parameter that the operation does not have.
    UnknownParameter "unknown_parameter" < BadParameter,
    /// A parameter of another type.
    WrongType "wrong_type" < BadParameter,
    /// A parameter breaks a limit.
    WrongValue "wrong_value" < BadParameter,
    /// The operation needs a region, and none is given.
    NoRegion "no_region" < MissingParameter,
    /// The operation does not serve this region.
    WrongRegion "wrong_region" < WrongValue,
    /// Too many calls.
    RateLimit "rate_limit",
    /// The thing to be made is there already.
    ResourceExists "resource_exists",
    /// The thing is not there.
    NoResource "no_resource",
}

/// Declares the limits that a parameter can break.
macro_rules! breaches {
    ($( $(#[doc = $doc:literal])* $name:ident $word:literal, )*) => {
        /// A limit of a parameter that a request breaks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Breach {
            $( $(#[doc = $doc])* $name, )*
        }

        impl Breach {
            /// All of them, with their words: the keys of a field in a spec.
            pub const ALL: &[(&str, Breach)] = &[$( ($word, Breach::$name) ),*];
        }
    };
}

breaches! {
    /// It is not there.
    Required "required",
    /// It is of another type.
    Type "type",
    /// A number outside its interval.
    Range "range",
    /// A text of too few or too many characters.
    Chars "chars",
    /// A text of too few or too many bytes.
    Bytes "bytes",
    /// A list of too few or too many items.
    Items "items",
    /// The items of a list are too large together.
    TotalBytes "total_bytes",
    /// A text that does not match.
    Pattern "pattern",
    /// A value that is not among the documented ones.
    Values "values",
}

impl Breach {
    /// The condition in general.
    pub fn condition(self) -> Condition {
        match self {
            Breach::Required => Condition::MissingParameter,
            Breach::Type => Condition::WrongType,
            _ => Condition::WrongValue,
        }
    }
}
