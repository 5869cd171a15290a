//! Stable names between worker and page.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::campaign::model::PostKind;
use crate::i18n::Separators;
use crate::kpi::platform::Platform;

/// An enum whose variants have stable names, by which they are sent and stored.
macro_rules! by_key {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident $key:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[$of])* $variant,)* }

        impl $name {
            /// Every one, in the order they are offered.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The stable name.
            pub fn key(self) -> &'static str {
                match self { $($name::$variant => $key,)* }
            }

            /// The one with this stable name.
            pub fn from_key(key: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|one| one.key() == key)
            }
        }

        crate::exchange::reading::keys::serde_by_key!($name);
    };
}

/// Sends a value by its stable name.
macro_rules! serde_by_key {
    ($name:ty) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.key())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let key = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                <$name>::from_key(&key).ok_or_else(|| serde::de::Error::custom(&*key))
            }
        }
    };
}

pub(super) use by_key;
pub(in crate::exchange) use serde_by_key;

serde_by_key!(Platform);
serde_by_key!(PostKind);

impl Serialize for Separators {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_char(self.group())
    }
}

impl<'de> Deserialize<'de> for Separators {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let group = char::deserialize(deserializer)?;
        let all = [Separators::Dot, Separators::Comma, Separators::Space];
        all.into_iter().find(|one| one.group() == group).ok_or_else(|| serde::de::Error::custom(group))
    }
}

/// Currencies by their ISO 4217 code.
pub(super) mod currency {
    use super::{Deserialize, Deserializer, Serialize, Serializer};
    use crate::kpi::unit::Currency;

    pub(in crate::exchange::reading) fn serialize<S: Serializer>(
        currency: &Option<Currency>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        currency.map(|currency| currency.code()).serialize(serializer)
    }

    pub(in crate::exchange::reading) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Currency>, D::Error> {
        let code = Option::<String>::deserialize(deserializer)?;
        Ok(code.and_then(|code| Currency::from_code(&code)))
    }
}
