//! Tiers: influencers grouped by the size of their audience.

use super::catalogue::Source;

/// A group of influencers by followers, from the smallest to the largest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Tier {
    /// Fewer followers than nano asks for.
    BelowNano,
    /// The smallest that campaigns book.
    Nano,
    /// Above nano.
    Micro,
    /// Above micro.
    Mid,
    /// Above mid.
    Macro,
    /// The largest.
    Mega,
}

impl Tier {
    /// Every tier, from the smallest to the largest.
    pub const ALL: [Tier; 6] = [Tier::BelowNano, Tier::Nano, Tier::Micro, Tier::Mid, Tier::Macro, Tier::Mega];

    /// The stable name in documents, exports and links.
    pub fn key(self) -> &'static str {
        match self {
            Tier::BelowNano => "below_nano",
            Tier::Nano => "nano",
            Tier::Micro => "micro",
            Tier::Mid => "mid",
            Tier::Macro => "macro",
            Tier::Mega => "mega",
        }
    }

    /// The tier whose key is `key`.
    pub fn from_key(key: &str) -> Option<Tier> {
        Tier::ALL.into_iter().find(|tier| tier.key() == key)
    }
}

/// The fewest followers of nano, micro, mid, macro and mega; each tier ends where the next begins.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Tiers([u64; 5]);

/// Bounds of which one is not above the one before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BoundsMustRise {
    /// The tier whose bound is too low.
    pub tier: Tier,
}

impl std::fmt::Display for BoundsMustRise {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "the bound of {} is not above the one before it", self.tier.key())
    }
}

impl std::error::Error for BoundsMustRise {}

impl Tiers {
    /// Micro from 10,000, mid from 50,000: the default.
    pub const MEDIAKIX: Tiers = Tiers([1_000, 10_000, 50_000, 500_000, 1_000_000]);

    /// Micro from 10,000, mid from 100,000.
    pub const LATER_FOHR: Tiers = Tiers([1_000, 10_000, 100_000, 500_000, 1_000_000]);

    /// The published bounds that a user can choose from, each with where it stands.
    pub const PRESETS: [(Tiers, Source); 2] = [
        (
            Tiers::MEDIAKIX,
            Source {
                name: "Mediakix: Influencer tiers",
                url: "https://mediakix.com/influencer-marketing-resources/influencer-tiers/",
            },
        ),
        (
            Tiers::LATER_FOHR,
            Source {
                name: "Later × Fohr: Influencer marketing report",
                url: "https://later.com/blog/influencer-engagement-rate/",
            },
        ),
    ];

    /// Bounds of one's own: the fewest followers of nano, micro, mid, macro and mega.
    ///
    /// # Errors
    /// [`BoundsMustRise`] names the first bound that is not above the one before it.
    pub fn new(bounds: [u64; 5]) -> Result<Tiers, BoundsMustRise> {
        let tiers = Tier::ALL.into_iter().skip(2);
        match bounds.iter().zip(bounds.iter().skip(1)).zip(tiers).find(|((low, high), _)| low >= high) {
            Some((_, tier)) => Err(BoundsMustRise { tier }),
            None => Ok(Tiers(bounds)),
        }
    }

    /// The fewest followers of nano, micro, mid, macro and mega.
    pub fn bounds(self) -> [u64; 5] {
        self.0
    }

    /// Where the bounds stand, unless they are one's own.
    pub fn source(self) -> Option<Source> {
        Tiers::PRESETS.into_iter().find(|(preset, _)| *preset == self).map(|(_, source)| source)
    }

    /// The tier of an account with this many followers.
    pub fn tier(self, followers: u64) -> Tier {
        let reached =
            self.0.into_iter().zip(Tier::ALL.into_iter().skip(1)).take_while(|(bound, _)| followers >= *bound);
        reached.last().map_or(Tier::BelowNano, |(_, tier)| tier)
    }

    /// The fewest followers of `tier`, and the first number that is too many for it; mega has no end.
    pub fn range(self, tier: Tier) -> (u64, Option<u64>) {
        let place = Tier::ALL.iter().position(|other| *other == tier).unwrap_or(0);
        let low = place.checked_sub(1).and_then(|before| self.0.get(before)).copied().unwrap_or(0);
        (low, self.0.get(place).copied())
    }
}

impl Default for Tiers {
    fn default() -> Self {
        Tiers::MEDIAKIX
    }
}

impl TryFrom<[u64; 5]> for Tiers {
    type Error = BoundsMustRise;
    fn try_from(bounds: [u64; 5]) -> Result<Self, BoundsMustRise> {
        Tiers::new(bounds)
    }
}

impl From<Tiers> for [u64; 5] {
    fn from(tiers: Tiers) -> Self {
        tiers.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tier_begins_at_its_bound() {
        let cases = [
            (0, Tier::BelowNano),
            (999, Tier::BelowNano),
            (1_000, Tier::Nano),
            (9_999, Tier::Nano),
            (10_000, Tier::Micro),
            (49_999, Tier::Micro),
            (50_000, Tier::Mid),
            (500_000, Tier::Macro),
            (999_999, Tier::Macro),
            (1_000_000, Tier::Mega),
            (u64::MAX, Tier::Mega),
        ];
        for (followers, tier) in cases {
            assert_eq!(Tiers::default().tier(followers), tier, "{followers}");
            let (low, high) = Tiers::default().range(tier);
            assert!(low <= followers && high.is_none_or(|high| followers < high), "{followers}");
        }
        assert_eq!(Tiers::LATER_FOHR.tier(99_999), Tier::Micro);
        assert_eq!(Tiers::LATER_FOHR.tier(100_000), Tier::Mid);
    }

    #[test]
    fn bounds_that_do_not_rise_are_refused() {
        assert_eq!(Tiers::new([1, 2, 3, 4, 5]).map(Tiers::bounds), Ok([1, 2, 3, 4, 5]));
        assert_eq!(Tiers::new([1, 1, 3, 4, 5]), Err(BoundsMustRise { tier: Tier::Micro }));
        assert_eq!(Tiers::new([1, 2, 3, 4, 3]), Err(BoundsMustRise { tier: Tier::Mega }));
    }

    #[test]
    fn presets_name_their_source() {
        assert!(Tiers::MEDIAKIX.source().is_some_and(|source| source.name.starts_with("Mediakix")));
        assert_eq!(Tiers([1, 2, 3, 4, 5]).source(), None);
        assert!(Tier::ALL.into_iter().all(|tier| Tier::from_key(tier.key()) == Some(tier)));
    }
}
