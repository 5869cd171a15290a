//! Ids: 48 bits, written as ten letters and digits. What opens the page starts at a random one, so that two computers never make
//! the same, and goes on with the ones after it, which take little room in a link.

use std::fmt;
use std::str::FromStr;

const BITS: u64 = 0xFFFF_FFFF_FFFF;
/// 36^10 exceeds 2^48, so ten digits always do.
const DIGITS: usize = 10;

/// A text that is no id.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAnId;

fn write(id: u64, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut text = String::with_capacity(DIGITS);
    let mut unit = 36u64.pow(9);
    for _ in 0..DIGITS {
        let digit = u32::try_from(id / unit % 36).unwrap_or(0);
        text.push(char::from_digit(digit, 36).unwrap_or('0'));
        unit = (unit / 36).max(1);
    }
    out.write_str(&text)
}

fn read(text: &str) -> Result<u64, NotAnId> {
    let plain = text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase());
    let id = if plain { u64::from_str_radix(text, 36).map_err(|_| NotAnId)? } else { return Err(NotAnId) };
    if id <= BITS { Ok(id) } else { Err(NotAnId) }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl $name {
            /// Takes the low 48 bits of a random number.
            pub const fn from_random(random: u64) -> Self {
                Self(random & BITS)
            }
        }

        impl From<$name> for u64 {
            fn from(id: $name) -> u64 {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write(self.0, out)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write(self.0, out)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                read(text).map(Self)
            }
        }
    )*};
}

ids! {
    /// Names a campaign.
    CampaignId
    /// Names an influencer of a campaign.
    InfluencerId
    /// Names a post of a campaign.
    PostId
    /// Names a study of a campaign.
    StudyId
    /// Stands for the id of an order where that would be too long or too odd, as in an address.
    OrderKey
}

impl OrderKey {
    /// The key of an order's id: its 64-bit FNV-1a hash, cut to what ids have.
    pub fn of(id: &str) -> OrderKey {
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325, step);
        OrderKey::from_random(hash ^ hash >> 48)
    }
}

/// Where new ids come from.
#[derive(Clone, Default, Debug)]
pub struct Ids {
    next: Option<u64>,
}

impl Ids {
    /// The bits of a new id; `random` gives those of the first one.
    pub fn take(&mut self, random: impl FnOnce() -> u64) -> u64 {
        let id = self.next.unwrap_or_else(random) & BITS;
        self.next = Some(id + 1);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_ids_stand_in_a_row_from_a_random_one() {
        let mut ids = Ids::default();
        let taken = [(); 3].map(|()| ids.take(|| u64::MAX - 1));
        assert_eq!(taken, [BITS - 1, BITS, 0]);
    }

    #[test]
    fn text_and_id_are_one_to_one() {
        for random in [0, 1, 35, 36, BITS, u64::MAX, 123_456_789_012] {
            let id = PostId::from_random(random);
            assert_eq!(id.to_string().len(), DIGITS);
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        for text in ["", "zzzzzzzzzz", "00000 0001", "0000000A01", "00000000001", "+000000001"] {
            assert_eq!(text.parse::<PostId>(), Err(NotAnId), "{text}");
        }
    }
}
