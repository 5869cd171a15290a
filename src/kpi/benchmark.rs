//! Benchmarks: what others published, each with its source and year. They conflict by more than a factor of two, so a
//! benchmark stands beside a figure and never judges it.

pub mod own;

use super::catalogue::{Awareness, Content, KpiId, Source};
use super::platform::Platform::{self, Facebook, Instagram, LinkedIn, TikTok, X, YouTube};
use super::tier::{Tier, Tiers};

/// A published reference value.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Benchmark {
    /// What it is a value of; its unit is that of the KPI, money in US dollars.
    pub kpi: KpiId,
    /// Where it was measured.
    pub platform: Platform,
    /// The size of the accounts, where the source tells them apart.
    pub tier: Option<Tier>,
    /// What was published.
    pub value: Published,
    /// The year of the newest figures in it.
    pub year: u16,
    /// How it came about.
    pub basis: Evidence,
    /// Where it stands.
    pub source: Source,
}

/// One published figure, or the span that was given.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Published {
    /// A single figure.
    Single(f64),
    /// From, to.
    Range(f64, f64),
}

/// How a published figure came about, which the reader is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Evidence {
    /// Median over the posts of brands' own accounts.
    BrandPosts,
    /// Over the posts sent with one publishing tool.
    ToolPosts,
    /// Collected by somebody from the studies of others.
    Secondary,
    /// The prices in the publisher's own bookings.
    OwnBookings,
    /// Given without saying how it was found.
    Unstated,
}

/// The bounds by which the tiers of the published figures were cut.
pub const TIERS: Tiers = Tiers::LATER_FOHR;

const SOCIALINSIDER: Source = Source {
    name: "Socialinsider: Social media benchmarks 2026 (70M posts)",
    url: "https://www.socialinsider.io/social-media-benchmarks",
};
const BUFFER: Source = Source {
    name: "Buffer: Average engagement rate by platform",
    url: "https://buffer.com/resources/average-engagement-rate/",
};
const ORGANIC_MEDIA_BUYING: Source = Source {
    name: "Organic Media Buying: Micro vs nano vs macro influencers",
    url: "https://organicmediabuying.com/blog/micro-vs-nano-vs-macro-influencers.html",
};
const INFLUENCER_HERO: Source =
    Source { name: "Influencer Hero: Influencer CPM", url: "https://influencer-hero.com/blogs/influencer-cpm" };
const INZPIRE_ME: Source = Source {
    name: "inzpire.me: CPM benchmarks in influencer marketing",
    url: "https://knowledge.inzpire.me/en/articles/9826839-understanding-cpm-benchmarks-in-influencer-marketing",
};

const BY_FOLLOWERS: KpiId = KpiId::Content(Content::ErFollowers);
const BY_IMPRESSIONS: KpiId = KpiId::Content(Content::ErImpressions);
const CPM: KpiId = KpiId::Awareness(Awareness::Cpm);

const fn brands(platform: Platform, rate: f64) -> Benchmark {
    let (basis, source) = (Evidence::BrandPosts, SOCIALINSIDER);
    Benchmark { kpi: BY_FOLLOWERS, platform, tier: None, value: Published::Single(rate), year: 2025, basis, source }
}

const fn shown(platform: Platform, rate: f64) -> Benchmark {
    let (basis, source) = (Evidence::ToolPosts, BUFFER);
    Benchmark { kpi: BY_IMPRESSIONS, platform, tier: None, value: Published::Single(rate), year: 2025, basis, source }
}

const fn tiered(tier: Tier, platform: Platform, rate: f64) -> Benchmark {
    let (basis, source) = (Evidence::Secondary, ORGANIC_MEDIA_BUYING);
    Benchmark {
        kpi: BY_FOLLOWERS,
        platform,
        tier: Some(tier),
        value: Published::Single(rate),
        year: 2025,
        basis,
        source,
    }
}

const fn price(platform: Platform, low: f64, high: f64, basis: Evidence, source: Source) -> Benchmark {
    Benchmark { kpi: CPM, platform, tier: None, value: Published::Range(low, high), year: 2024, basis, source }
}

/// Every published figure that the product knows.
pub static PUBLISHED: [Benchmark; 31] = [
    brands(TikTok, 0.0370),
    brands(Instagram, 0.0048),
    brands(Facebook, 0.0015),
    brands(X, 0.0012),
    shown(LinkedIn, 0.0650),
    shown(Facebook, 0.0507),
    shown(TikTok, 0.0486),
    shown(YouTube, 0.0441),
    shown(X, 0.0231),
    shown(Instagram, 0.0116),
    tiered(Tier::Nano, TikTok, 0.103),
    tiered(Tier::Nano, Instagram, 0.048),
    tiered(Tier::Nano, YouTube, 0.032),
    tiered(Tier::Micro, TikTok, 0.081),
    tiered(Tier::Micro, Instagram, 0.024),
    tiered(Tier::Micro, YouTube, 0.021),
    tiered(Tier::Mid, TikTok, 0.063),
    tiered(Tier::Mid, Instagram, 0.018),
    tiered(Tier::Mid, YouTube, 0.015),
    tiered(Tier::Macro, TikTok, 0.055),
    tiered(Tier::Macro, Instagram, 0.015),
    tiered(Tier::Macro, YouTube, 0.012),
    tiered(Tier::Mega, TikTok, 0.049),
    tiered(Tier::Mega, Instagram, 0.012),
    tiered(Tier::Mega, YouTube, 0.009),
    price(Instagram, 5.0, 15.0, Evidence::Unstated, INFLUENCER_HERO),
    price(YouTube, 10.0, 30.0, Evidence::Unstated, INFLUENCER_HERO),
    price(TikTok, 3.0, 10.0, Evidence::Unstated, INFLUENCER_HERO),
    price(Instagram, 32.0, 42.0, Evidence::OwnBookings, INZPIRE_ME),
    price(TikTok, 25.0, 35.0, Evidence::OwnBookings, INZPIRE_ME),
    price(YouTube, 51.0, 61.0, Evidence::OwnBookings, INZPIRE_ME),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_in_the_unit_of_their_kpi() {
        for benchmark in &PUBLISHED {
            let (low, high) = match benchmark.value {
                Published::Single(value) => (value, value),
                Published::Range(low, high) => (low, high),
            };
            let most = if benchmark.kpi == CPM { 100.0 } else { 0.2 };
            assert!(0.0 < low && low <= high && high < most, "{benchmark:?}");
            assert!(benchmark.source.url.starts_with("https://") && (2020..2030).contains(&benchmark.year));
        }
    }
}
