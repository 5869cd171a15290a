//! Which channel of GA4's reports a link will land in, by Google's rules of the default channel group.
//!
//! Rules: <https://support.google.com/analytics/answer/9756891>. Sites by category: the table that this page links to, 819 entries as of
//! 19 September 2026, in the files beside this one.

use std::fmt;

/// When Google's table was last found to be as it stands here.
pub const AS_OF: &str = "2026-09-19";

/// Where Google publishes the rules.
pub const SOURCE: &str = "https://support.google.com/analytics/answer/9756891";

/// A channel of the default channel group.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)] // each variant is the channel of that name
pub enum Channel {
    Direct,
    CrossNetwork,
    PaidShopping,
    PaidSearch,
    PaidSocial,
    PaidVideo,
    Display,
    PaidOther,
    OrganicShopping,
    OrganicSocial,
    OrganicVideo,
    OrganicSearch,
    Referral,
    Email,
    Affiliates,
    Audio,
    Sms,
    MobilePush,
    /// No rule matches.
    Unassigned,
}

impl Channel {
    /// The name in GA4's reports and exports.
    pub fn name(self) -> &'static str {
        match self {
            Channel::Direct => "Direct",
            Channel::CrossNetwork => "Cross-network",
            Channel::PaidShopping => "Paid Shopping",
            Channel::PaidSearch => "Paid Search",
            Channel::PaidSocial => "Paid Social",
            Channel::PaidVideo => "Paid Video",
            Channel::Display => "Display",
            Channel::PaidOther => "Paid Other",
            Channel::OrganicShopping => "Organic Shopping",
            Channel::OrganicSocial => "Organic Social",
            Channel::OrganicVideo => "Organic Video",
            Channel::OrganicSearch => "Organic Search",
            Channel::Referral => "Referral",
            Channel::Email => "Email",
            Channel::Affiliates => "Affiliates",
            Channel::Audio => "Audio",
            Channel::Sms => "SMS",
            Channel::MobilePush => "Mobile Push Notifications",
            Channel::Unassigned => "Unassigned",
        }
    }
}

impl fmt::Display for Channel {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// What Google takes a source for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)] // each variant is the category of that name
pub enum Category {
    Search,
    Shopping,
    Social,
    Video,
}

impl Category {
    /// Every category.
    pub const ALL: [Category; 4] = [Category::Search, Category::Shopping, Category::Social, Category::Video];

    /// The sites of the category, one a line; an asterisk behind a name stands for the name with and without `.com`.
    fn sites(self) -> &'static str {
        match self {
            Category::Search => include_str!("channel/search.txt"),
            Category::Shopping => include_str!("channel/shopping.txt"),
            Category::Social => include_str!("channel/social.txt"),
            Category::Video => include_str!("channel/video.txt"),
        }
    }

    /// Whether Google's table has a source, in lower case, under this category.
    fn has(self, source: &str) -> bool {
        let is_site = |site: &str| match site.strip_suffix('*') {
            Some(name) => source.strip_suffix(".com").unwrap_or(source) == name,
            None => source == site,
        };
        self.sites().lines().any(is_site)
    }

    /// What Google takes a source for; none where its table does not have it.
    pub fn of(source: &str) -> Option<Category> {
        let source = source.trim().to_lowercase();
        Category::ALL.into_iter().find(|category| category.has(&source))
    }
}

/// What a rule asks for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Condition {
    /// The source is among Google's sites of a category.
    SourceIn(Category),
    /// The source is one of these.
    SourceIs(&'static [&'static str]),
    /// The medium is one of these.
    MediumIs(&'static [&'static str]),
    /// The medium matches [`PAID`].
    MediumIsPaid,
    /// The medium has one of these in it.
    MediumHas(&'static [&'static str]),
    /// The medium ends with this.
    MediumEnds(&'static str),
    /// The campaign has this in it.
    CampaignHas(&'static str),
    /// The campaign matches [`SHOP`].
    CampaignIsShop,
}

/// What Google takes for a paid medium.
pub const PAID: &str = "^(.*cp.*|ppc|retargeting|paid.*)$";

/// What Google takes for a shopping campaign.
pub const SHOP: &str = "^(.*(([^a-df-z]|^)shop|shopping).*)$";

/// A rule: one of the conditions of each group must hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rule {
    /// The channel it leads to.
    pub channel: Channel,
    /// Groups of conditions.
    pub groups: &'static [&'static [Condition]],
}

const EMAIL: &[&str] = &["email", "e-mail", "e_mail", "e mail"];

use Condition::{CampaignHas, CampaignIsShop, MediumEnds, MediumHas, MediumIs, MediumIsPaid, SourceIn, SourceIs};

/// Google's rules in Google's order.
pub const RULES: [Rule; 18] = [
    Rule {
        channel: Channel::Direct,
        groups: &[&[SourceIs(&["(direct)", "direct"])], &[MediumIs(&["(not set)", "(none)"])]],
    },
    Rule { channel: Channel::CrossNetwork, groups: &[&[CampaignHas("cross-network")]] },
    Rule {
        channel: Channel::PaidShopping,
        groups: &[&[SourceIn(Category::Shopping), CampaignIsShop], &[MediumIsPaid]],
    },
    Rule { channel: Channel::PaidSearch, groups: &[&[SourceIn(Category::Search)], &[MediumIsPaid]] },
    Rule { channel: Channel::PaidSocial, groups: &[&[SourceIn(Category::Social)], &[MediumIsPaid]] },
    Rule { channel: Channel::PaidVideo, groups: &[&[SourceIn(Category::Video)], &[MediumIsPaid]] },
    Rule {
        channel: Channel::Display,
        groups: &[&[MediumIs(&["display", "banner", "expandable", "interstitial", "cpm"])]],
    },
    Rule { channel: Channel::PaidOther, groups: &[&[MediumIsPaid]] },
    Rule { channel: Channel::OrganicShopping, groups: &[&[SourceIn(Category::Shopping), CampaignIsShop]] },
    Rule {
        channel: Channel::OrganicSocial,
        groups: &[&[
            SourceIn(Category::Social),
            MediumIs(&["social", "social-network", "social-media", "sm", "social network", "social media"]),
        ]],
    },
    Rule { channel: Channel::OrganicVideo, groups: &[&[SourceIn(Category::Video), MediumHas(&["video"])]] },
    Rule { channel: Channel::OrganicSearch, groups: &[&[SourceIn(Category::Search), MediumIs(&["organic"])]] },
    Rule { channel: Channel::Referral, groups: &[&[MediumIs(&["referral", "app", "link"])]] },
    Rule { channel: Channel::Email, groups: &[&[SourceIs(EMAIL), MediumIs(EMAIL)]] },
    Rule { channel: Channel::Affiliates, groups: &[&[MediumIs(&["affiliate"])]] },
    Rule { channel: Channel::Audio, groups: &[&[MediumIs(&["audio"])]] },
    Rule { channel: Channel::Sms, groups: &[&[SourceIs(&["sms"]), MediumIs(&["sms"])]] },
    Rule {
        channel: Channel::MobilePush,
        groups: &[&[MediumEnds("push"), MediumHas(&["mobile", "notification"]), SourceIs(&["firebase"])]],
    },
];

/// Why a prediction may be wrong.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Doubt {
    /// Google's table has the source under social sites, while reports have shown it under video: either may come.
    SocialOrVideo,
}

/// Where a link will land.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Prediction {
    /// The channel.
    pub channel: Channel,
    /// The place of the rule among [`RULES`], from one; none for [`Channel::Unassigned`].
    pub rule: Option<usize>,
    /// What of the rule held, one condition of each group.
    pub held: Vec<Condition>,
    /// Why it may be wrong, with the channel that it may be instead.
    pub doubt: Option<(Doubt, Channel)>,
}

/// The tags that the rules look at, in lower case.
struct Seen {
    source: String,
    medium: String,
    campaign: String,
    category: Option<Category>,
}

/// The channel that a link with these tags will land in: the first rule that matches, whatever the case.
pub fn predict(source: &str, medium: &str, campaign: &str) -> Prediction {
    let lower = |text: &str| text.trim().to_lowercase();
    let seen = Seen {
        source: lower(source),
        medium: lower(medium),
        campaign: lower(campaign),
        category: Category::of(source),
    };
    let matched = RULES.iter().zip(1..).find_map(|(rule, place)| Some((rule.channel, place, seen.held(rule.groups)?)));
    let Some((channel, place, held)) = matched else {
        return Prediction { channel: Channel::Unassigned, rule: None, held: Vec::new(), doubt: None };
    };
    let by_site = held.contains(&SourceIn(Category::Social));
    let doubt = (by_site && DISPUTED.contains(&seen.source.as_str())).then_some(match channel {
        Channel::PaidSocial => (Doubt::SocialOrVideo, Channel::PaidVideo),
        _ => (Doubt::SocialOrVideo, Channel::OrganicVideo),
    });
    Prediction { channel, rule: Some(place), held, doubt }
}

/// Social by Google's table, video by what reports have shown.
const DISPUTED: [&str; 2] = ["tiktok", "tiktok.com"];

impl Seen {
    /// The condition of each group that holds, if one does of each.
    fn held(&self, groups: &[&[Condition]]) -> Option<Vec<Condition>> {
        groups.iter().map(|group| group.iter().copied().find(|condition| self.holds(*condition))).collect()
    }

    fn holds(&self, condition: Condition) -> bool {
        match condition {
            SourceIn(category) => self.category == Some(category),
            SourceIs(names) => names.contains(&self.source.as_str()),
            MediumIs(names) => names.contains(&self.medium.as_str()),
            MediumIsPaid => is_paid(&self.medium),
            MediumHas(parts) => parts.iter().any(|part| self.medium.contains(part)),
            MediumEnds(end) => self.medium.ends_with(end),
            CampaignHas(part) => self.campaign.contains(part),
            CampaignIsShop => is_shop(&self.campaign),
        }
    }
}

/// Whether a text matches [`PAID`].
fn is_paid(medium: &str) -> bool {
    medium.contains("cp") || medium == "ppc" || medium == "retargeting" || medium.starts_with("paid")
}

/// Whether a text matches [`SHOP`]: "shop" at the start, or after anything but a letter other than "e".
fn is_shop(campaign: &str) -> bool {
    let stands_alone = |(at, _): (usize, &str)| {
        let before = campaign.split_at(at).0.chars().next_back();
        before.is_none_or(|letter| letter == 'e' || !letter.is_ascii_lowercase())
    };
    campaign.contains("shopping") || campaign.match_indices("shop").any(stands_alone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn googles_table_is_whole() {
        let count = |category: Category| {
            category.sites().lines().map(|site| if site.ends_with('*') { 2 } else { 1 }).sum::<usize>()
        };
        assert_eq!(Category::ALL.map(count), [129, 52, 592, 46]);
        assert_eq!(Category::ALL.map(count).iter().sum::<usize>(), 819);
        for category in Category::ALL {
            for site in category.sites().lines() {
                assert_eq!(Category::of(site.trim_end_matches('*')), Some(category), "{site}");
            }
        }
    }

    #[test]
    fn a_shop_stands_alone_or_after_an_e() {
        for campaign in ["shop", "spring-shop", "eshop", "window shopping", "reshopped", "3shop"] {
            assert!(is_shop(campaign), "{campaign}");
        }
        for campaign in ["workshop", "bishop", "spring", "sho-p"] {
            assert!(!is_shop(campaign), "{campaign}");
        }
    }
}
