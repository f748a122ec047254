//! The trait impls of documented values: open newtypes over an integer or a text, written by the generator.
//!
//! Given: the newtype and its documented names. Returns: impls only. Must not: refuse a value that is not documented.

/// A newtype over an integer with documented values.
pub trait IntEnum: Copy + Into<Self::Repr> {
    /// The integer underneath.
    type Repr: Copy + PartialEq + 'static;

    /// The documented values with their names.
    const NAMES: &'static [(Self::Repr, &'static str)];

    /// The name of this value, when it is a documented one.
    fn known_name(self) -> Option<&'static str> {
        let value = self.into();
        Self::NAMES.iter().find(|(known, _)| *known == value).map(|(_, name)| *name)
    }
}

/// Implements the traits of a `struct Name(i64)` with documented values; `i32`, `u32` and `u64` work alike.
///
/// `int_enum!(RecordMode, i64, [(1, "SINGLE_STREAM"), (2, "MIXED")]);`
#[macro_export]
macro_rules! int_enum {
    ($name:ident, $repr:ty, [$(($value:expr, $label:expr)),* $(,)?]) => {
        impl ::core::convert::From<$repr> for $name {
            fn from(value: $repr) -> Self {
                Self(value)
            }
        }
        impl ::core::convert::From<$name> for $repr {
            fn from(value: $name) -> Self {
                value.0
            }
        }
        impl $crate::IntEnum for $name {
            type Repr = $repr;
            const NAMES: &'static [($repr, &'static str)] = &[$(($value, $label)),*];
        }
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::debug_named(f, ::core::stringify!($name), &self.0, $crate::IntEnum::known_name(*self))
            }
        }
        $crate::scalar_newtype!($name, $repr, ::core::convert::identity);
    };
}

/// Implements the traits of a `struct Name(Cow<'static, str>)` with documented values.
#[macro_export]
macro_rules! text_enum {
    ($name:ident) => {
        impl ::core::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                Self(::std::borrow::Cow::Owned(::std::borrow::ToOwned::to_owned(value)))
            }
        }
        impl ::core::convert::From<::std::string::String> for $name {
            fn from(value: ::std::string::String) -> Self {
                Self(::std::borrow::Cow::Owned(value))
            }
        }
        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::debug_named(f, ::core::stringify!($name), &self.0, ::core::option::Option::None)
            }
        }
        $crate::scalar_newtype!($name, ::std::string::String, ::std::borrow::Cow::Owned);
    };
}

/// Nothing, without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_scalar {
    ($name:ident) => {};
}

#[doc(hidden)]
#[macro_export]
macro_rules! scalar_newtype {
    ($name:ident, $repr:ty, $wrap:expr) => {
        impl $crate::Get for $name {
            fn get(&self) -> $crate::Value<'_> {
                $crate::Get::get(&self.0)
            }
        }
        impl $crate::Scalar for $name {
            fn from_token(token: $crate::Token<'_>) -> ::core::result::Result<Self, $crate::Mismatch> {
                <$repr as $crate::Scalar>::from_token(token).map(|value| Self($wrap(value)))
            }
        }
        $crate::serde_scalar!($name);
        impl $crate::Element for $name {
            fn in_option(option: &mut ::core::option::Option<Self>) -> $crate::Slot<'_> {
                $crate::Slot::Scalar(option)
            }
            fn in_list(list: &mut ::std::vec::Vec<Self>) -> $crate::Slot<'_> {
                $crate::Slot::Scalar(list)
            }
        }
    };
}

/// Prints `RecordMode(1 SINGLE_STREAM)`; what the macros' `Debug` stands on.
#[doc(hidden)]
pub fn debug_named(
    f: &mut std::fmt::Formatter<'_>,
    name: &str,
    value: &dyn std::fmt::Debug,
    label: Option<&str>,
) -> std::fmt::Result {
    match label {
        Some(label) => write!(f, "{name}({value:?} {label})"),
        None => write!(f, "{name}({value:?})"),
    }
}
