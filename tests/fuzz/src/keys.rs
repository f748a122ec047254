//! Credentials of each scheme: those that the mock knows.

use apiscribe_runtime::{tencent, tencent_im, volcengine};

/// Credentials that the mock knows.
pub(crate) trait Keys {
    /// `temporary` asks for a key with a token, where the scheme has such keys.
    fn known(temporary: bool) -> Self;
}

const SECRET: &str = "secret-of-the-mock";
const TOKEN: &str = "token-of-the-mock";

impl Keys for tencent::Credentials {
    fn known(temporary: bool) -> Self {
        match temporary {
            true => Self::new("AKID-mock-sts", SECRET).token(TOKEN),
            false => Self::new("AKID-mock", SECRET),
        }
    }
}

impl Keys for volcengine::Credentials {
    fn known(temporary: bool) -> Self {
        match temporary {
            true => Self::new("AKLT-mock-sts", SECRET).session_token(TOKEN),
            false => Self::new("AKLT-mock", SECRET),
        }
    }
}

impl Keys for tencent_im::Credentials {
    fn known(_: bool) -> Self {
        Self::new(1_400_000_000, "administrator", "key-of-the-mock")
    }
}
