//! English.

use super::super::strings::named;
use super::TrackingStrings;
use crate::campaign::tracking::{LinkPart, Placement};
use crate::sales::channel::{Category, Channel, Condition, Doubt, PAID, SHOP};
use crate::sales::code::{Check, Clash, Grade};
use crate::sales::place::Living;
use crate::sales::utm::{Tag, Warning};

/// The English texts about tagged links and codes.
pub const EN: TrackingStrings = TrackingStrings {
    links: "Tagged links",
    links_text: "One pattern makes a link for each influencer and each place, so that visits and orders say who brought them.",
    no_influencers: "First the influencers",
    no_influencers_text: "Links and codes are made for all influencers of the campaign at once. Add them with the platforms they are on.",
    to_influencers: "To the influencers",
    part: |part| match part {
        LinkPart::Destination => "Page to lead to",
        LinkPart::Source => "Source",
        LinkPart::Medium => "Medium",
        LinkPart::Campaign => "Campaign",
        LinkPart::Content => "Content",
        LinkPart::Term => "Term",
    },
    destination_hint: "Such as https://example.com/shop. What it has in its address stays; old tags are replaced.",
    campaign_hint: "Renaming the campaign renames this in new links; those that are out keep the old name.",
    no_destination: "Enter the page to lead to, and everybody's links appear here.",
    parts_hint: named("Parts in braces are filled in for each link: *."),
    unknown_part: named("* is no part that can be filled in, and is left out."),
    placements: "Where everybody gets a link",
    placement: |placement| match placement {
        Placement::Bio => "Bio",
        Placement::Story => "Story link sticker",
        Placement::Description => "Video description",
        Placement::Comment => "Pinned comment",
        Placement::Caption => "Caption or post text",
    },
    no_placement: "Choose at least one place.",
    living: |living| match living {
        Living::Clickable => "Can be clicked here.",
        Living::FromThousandFollowers => "Can be clicked here from 1,000 followers on, or with a business account.",
        Living::LongVideosOnly => "Can be clicked below long videos, not below shorts.",
        Living::TextOnly => "Cannot be clicked here: give out a code, or put the link into the bio.",
        Living::Unwelcome => "The platform keeps links to other sites out: give out a code.",
        Living::Depends => "Whether it can be clicked depends on the place.",
    },
    link: "Link",
    stands: "Where it stands",
    channel_head: "GA4 channel",
    look_at: "To look at",
    copy: "Copy",
    copy_all: |n| if n == 1 { "Copy the link".to_owned() } else { format!("Copy all {n} links") },
    copied: "Copied",
    download: "Download as CSV",
    details: "QR and more",
    show_all: |n| format!("Show all {n} links"),
    nowhere: named("No link yet for *: tell on which platforms they are."),
    same_as: named("Has the same tags as a link of *, so that nobody can tell who brought a visit."),
    for_all_links: "For all links",
    only_here: "Only in this link",
    for_all_of: named("In all links of *"),
    otherwise: named("Otherwise: *"),
    tag: |tag| match tag {
        Tag::Source => "Source",
        Tag::Medium => "Medium",
        Tag::Campaign => "Campaign",
        Tag::Content => "Content",
        Tag::Term => "Term",
        Tag::Id => "Campaign ID",
        Tag::SourcePlatform => "Source platform",
        Tag::CreativeFormat => "Creative format",
        Tag::MarketingTactic => "Marketing tactic",
    },
    warning,
    qr: "QR code",
    no_qr: "The link is too long for a QR code that a phone can read.",
    save_svg: "Save as SVG",
    save_png: "Save as PNG",
    channel: Channel::name,
    category: |category| match category {
        Category::Search => "search engines",
        Category::Shopping => "shopping sites",
        Category::Social => "social sites",
        Category::Video => "video sites",
    },
    lands_in: named("GA4 will count visits under *"),
    by_rule: |place, of, held| format!("Rule {place} of {of} is the first that matches: {held}."),
    and: " and ",
    held,
    unassigned: "No rule of Google's matches. A source that Google knows (instagram, tiktok, youtube, facebook, twitter), or the medium \"social\", would give it a channel.",
    doubt: |doubt, channel| match doubt {
        Doubt::SocialOrVideo => format!(
            "Not settled: Google's table has TikTok among social sites, while reports have shown it as {channel}. Look into your own report."
        ),
    },
    rules_as_of: named("Google's rules and table of sites as of *"),
    codes: "Codes",
    codes_text: "A code that people keep in mind until they are in the shop: short, a name or a word, one number at the end.",
    code: "Code",
    code_pattern: "Pattern of codes",
    discount: "Discount",
    over_price: "A discount is at most 100%.",
    discount_hint: named("What a code takes off, such as 10% or 5 *, for everybody who has no discount of their own."),
    own_discount_hint: "Blank for what the campaign's codes take off.",
    sitewide: "Codes for everybody",
    sitewide_hint: "Codes that anybody may use say nothing of who brought an order. Several apart by commas.",
    make_codes: |n| {
        if n == 1 { "Make a code for 1 influencer".to_owned() } else { format!("Make codes for {n} influencers") }
    },
    all_have_codes: "Everybody has a code.",
    codes_of: named("Codes of *"),
    discount_of: named("Discount of *"),
    grade_head: "Easy to keep in mind?",
    another: "Suggest another",
    grade: |grade| match grade {
        Grade::Good => "Good",
        Grade::Fair => "Fair",
        Grade::Poor => "Poor",
    },
    check,
    reasons: "Why",
    clash: |clash, code, whose| match clash {
        Clash::Same => format!("The same as {code} ({whose})."),
        Clash::OneSlip => format!("One slip of the finger away from {code} ({whose})."),
    },
    everybody: "for everybody",
    among: "also in this list",
    of_campaign: |owner, campaign| format!("{owner}, {campaign}"),
    bulk: "Check codes that exist already",
    bulk_label: "Codes to check",
    bulk_hint: "Paste them apart by spaces, commas or lines. They are checked against each other and against all codes of campaigns that run at the same time; nothing is stored.",
    bulk_result: |n| if n == 1 { "1 code checked".to_owned() } else { format!("{n} codes checked") },
    no_conflict: "Nothing in its way.",
    your_entries: "Your entries",
    copy_page: "Copy this page filled in",
    url: "Page to lead to",
    more_tags: "More tags",
    take_tags: "Take over the tags in the address",
    your_link: "Your link",
    link_waits: "Enter the page, the source and the medium.",
    looks_good: "Nothing to look at: the link can go out.",
    name: "Name or word",
    name_hint: "Whom or what the code should remind of.",
    your_code: "Your own code",
    code_hint: "To be graded in place of the suggestion.",
    suggestions: "Suggestions",
    code_waits: "Enter a name, or a code of your own.",
    use_this: "Use this",
    use_code: named("Use *"),
};

fn warning(warning: Warning, words: &TrackingStrings) -> String {
    let tag = |tag| (words.tag)(tag);
    match warning {
        Warning::Missing(one) => format!("{} is missing: without it reports have no place for the visits.", tag(one)),
        Warning::NoPage => "The page to lead to is missing.".to_owned(),
        Warning::NotAWebAddress => {
            "This is no web address: it should start with https:// and have no spaces.".to_owned()
        }
        Warning::UpperCase(one) => {
            format!("{} has capitals: reports take Facebook and facebook for two.", tag(one))
        }
        Warning::Spaces(one) => format!("{} has spaces, which become + in the link. Better a hyphen.", tag(one)),
        Warning::PersonalData(one) => {
            format!("{} has an e-mail address. Personal data must not go into web analytics.", tag(one))
        }
        Warning::PersonalDataInPage => {
            "The address has an e-mail address in it. Personal data must not go into web analytics.".to_owned()
        }
        Warning::AppStore => {
            "App stores do not hand these tags on. Use the store's own campaign links, or a page of yours in between."
                .to_owned()
        }
        Warning::OwnSite => {
            "The source is the site itself. On links within a site, tags overwrite where people came from.".to_owned()
        }
        Warning::Twice(one) => format!("The address has {} twice; both are replaced.", one.name()),
        Warning::Replaces => "The address has tags already; they are replaced.".to_owned(),
        Warning::Shortened => {
            "Short addresses may lose the tags on the way. Tag the long address, and shorten that.".to_owned()
        }
        Warning::NotReported(one) => format!("GA4 accepts {} and does not report it.", one.name()),
    }
}

fn held(condition: Condition, [source, medium, campaign]: [&str; 3], words: &TrackingStrings) -> String {
    let source = || format!("the source “{source}”");
    let medium = || format!("the medium “{medium}”");
    let campaign = || format!("the campaign “{campaign}”");
    match condition {
        Condition::SourceIn(category) => {
            format!("{} is among Google's {}", source(), (words.category)(category))
        }
        Condition::SourceIs(names) => format!("{} is one of {}", source(), names.join(", ")),
        Condition::MediumIs(names) => format!("{} is one of {}", medium(), names.join(", ")),
        Condition::MediumIsPaid => format!("{} matches {PAID}", medium()),
        Condition::MediumHas(parts) => format!("{} contains {}", medium(), parts.join(" or ")),
        Condition::MediumEnds(end) => format!("{} ends with {end}", medium()),
        Condition::CampaignHas(part) => format!("{} contains {part}", campaign()),
        Condition::CampaignIsShop => format!("{} matches {SHOP}", campaign()),
    }
}

fn check(check: Check, keeps: bool, length: usize) -> String {
    match (check, keeps) {
        (Check::Length, true) => format!("{length} characters: short enough to type, long enough to be read."),
        (Check::Length, false) => format!("{length} characters: 4 to 12 are typed without an error."),
        (Check::Word, true) => "Says a name or a word.".to_owned(),
        (Check::Word, false) => "Says neither a name nor a word.".to_owned(),
        (Check::Number, true) => "No number but one at the end.".to_owned(),
        (Check::Number, false) => "Digits should stand together at the end.".to_owned(),
        (Check::LookAlikes, true) => "Nothing that looks like something else.".to_owned(),
        (Check::LookAlikes, false) => "0 and O, or 1, l and I, look alike here.".to_owned(),
        (Check::Case, true) => "Capitals where one expects them.".to_owned(),
        (Check::Case, false) => "Capitals stand where nobody expects them.".to_owned(),
        (Check::Sound, true) => "Can be said aloud.".to_owned(),
        (Check::Sound, false) => "Cannot be said aloud.".to_owned(),
        (Check::Plain, true) => "Letters and digits only.".to_owned(),
        (Check::Plain, false) => "Has signs that are hard to find on a phone.".to_owned(),
    }
}
