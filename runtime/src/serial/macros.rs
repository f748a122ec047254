//! `Serialize` and `Deserialize` of generated types.
//!
//! Given: the name of a type. Returns: impls that call the one codec. Must not: hold code of their own, which every type would pay for.

/// Of a request, a reply or a nested type.
#[doc(hidden)]
#[macro_export]
macro_rules! serde_record {
    ($name:ident) => {
        $crate::serde_by!($name, |value| value, $crate::serial::serialize, $crate::serial::deserialize);
    };
}

/// Of an enum of error codes.
#[doc(hidden)]
#[macro_export]
macro_rules! serde_codes {
    ($name:ident) => {
        $crate::serde_by!(
            $name,
            |value| *value,
            $crate::serial::serialize_code,
            $crate::serial::deserialize_code
        );
    };
}

/// Of a documented value.
#[doc(hidden)]
#[macro_export]
macro_rules! serde_scalar {
    ($name:ident) => {
        $crate::serde_by!(
            $name,
            |value| value,
            $crate::serial::serialize_scalar,
            $crate::serial::deserialize_scalar
        );
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! serde_by {
    ($name:ident, |$value:ident| $given:expr, $serialize:path, $deserialize:path) => {
        impl $crate::serial::Serialize for $name {
            fn serialize<S: $crate::serial::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                let $value = self;
                $serialize($given, serializer)
            }
        }
        impl<'de> $crate::serial::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serial::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $deserialize(deserializer)
            }
        }
    };
}
