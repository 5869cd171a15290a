//! What each language must say about tagged links and codes: they come later than the other texts.

use super::strings::{Counted, Named};
use crate::campaign::tracking::{LinkPart, Placement};
use crate::sales::channel::{Category, Channel, Condition, Doubt};
use crate::sales::code::{Check, Clash, Grade};
use crate::sales::place::Living;
use crate::sales::utm::{Tag, Warning};

pub(super) mod en;
pub(super) mod zh_cn;

/// Every text about tagged links and codes, in one language.
#[allow(missing_docs)] // each field is named by what it says
pub struct TrackingStrings {
    // Links
    pub links: &'static str,
    pub links_text: &'static str,
    pub no_influencers: &'static str,
    pub no_influencers_text: &'static str,
    pub to_influencers: &'static str,
    pub part: fn(LinkPart) -> &'static str,
    pub destination_hint: &'static str,
    pub campaign_hint: &'static str,
    pub no_destination: &'static str,
    /// "*" is a list of parts in braces.
    pub parts_hint: Named,
    /// "*" is a part in braces that stands for nothing.
    pub unknown_part: Named,
    pub placements: &'static str,
    pub placement: fn(Placement) -> &'static str,
    pub no_placement: &'static str,
    pub living: fn(Living) -> &'static str,
    pub link: &'static str,
    pub stands: &'static str,
    pub channel_head: &'static str,
    pub look_at: &'static str,
    pub copy: &'static str,
    pub copy_all: Counted,
    pub copied: &'static str,
    pub download: &'static str,
    pub details: &'static str,
    pub show_all: Counted,
    /// "*" is a list of influencers.
    pub nowhere: Named,
    /// "*" is an influencer.
    pub same_as: Named,
    pub for_all_links: &'static str,
    pub only_here: &'static str,
    /// "*" is an influencer.
    pub for_all_of: Named,
    /// "*" is the pattern of the campaign.
    pub otherwise: Named,
    pub tag: fn(Tag) -> &'static str,
    pub warning: fn(Warning, &TrackingStrings) -> String,
    pub qr: &'static str,
    pub no_qr: &'static str,
    pub save_svg: &'static str,
    pub save_png: &'static str,

    // Channels
    pub channel: fn(Channel) -> &'static str,
    pub category: fn(Category) -> &'static str,
    /// "*" is a channel.
    pub lands_in: Named,
    /// The place of the rule, of how many, and what held.
    pub by_rule: fn(usize, usize, &str) -> String,
    pub and: &'static str,
    /// What held, given the source, the medium and the campaign.
    pub held: fn(Condition, [&str; 3], &TrackingStrings) -> String,
    pub unassigned: &'static str,
    /// "*" is a channel.
    pub doubt: fn(Doubt, &str) -> String,
    /// "*" is a day.
    pub rules_as_of: Named,

    // Codes
    pub codes: &'static str,
    pub codes_text: &'static str,
    pub code: &'static str,
    pub code_pattern: &'static str,
    pub discount: &'static str,
    /// A discount of more than the price.
    pub over_price: &'static str,
    /// "*" is the campaign's currency.
    pub discount_hint: Named,
    pub own_discount_hint: &'static str,
    pub sitewide: &'static str,
    pub sitewide_hint: &'static str,
    pub make_codes: Counted,
    pub all_have_codes: &'static str,
    /// "*" is an influencer.
    pub codes_of: Named,
    /// "*" is an influencer.
    pub discount_of: Named,
    pub grade_head: &'static str,
    pub another: &'static str,
    pub grade: fn(Grade) -> &'static str,
    /// What a code keeps to, or not; with its length.
    pub check: fn(Check, bool, usize) -> String,
    pub reasons: &'static str,
    /// How, the other code, and whose it is.
    pub clash: fn(Clash, &str, &str) -> String,
    pub everybody: &'static str,
    pub among: &'static str,
    /// The owner, and the campaign.
    pub of_campaign: fn(&str, &str) -> String,
    pub bulk: &'static str,
    pub bulk_label: &'static str,
    pub bulk_hint: &'static str,
    pub bulk_result: Counted,
    pub no_conflict: &'static str,

    // Calculators
    pub your_entries: &'static str,
    pub copy_page: &'static str,
    pub url: &'static str,
    pub more_tags: &'static str,
    pub take_tags: &'static str,
    pub your_link: &'static str,
    pub link_waits: &'static str,
    pub looks_good: &'static str,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub your_code: &'static str,
    pub code_hint: &'static str,
    pub suggestions: &'static str,
    pub code_waits: &'static str,
    pub use_this: &'static str,
    /// "*" is a code.
    pub use_code: Named,
}
