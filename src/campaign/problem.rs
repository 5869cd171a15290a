//! What looks wrong in a campaign's facts. It is told beside the field and never fixed in silence.

use std::collections::HashMap;
use std::rc::Rc;

use super::address::KnownBy;
use super::facts::{Stated, fee};
use super::id::{InfluencerId, PostId};
use super::index::Index;
use super::insights::REPORTED;
use super::model::{Amount, Campaign, Date, Influencer, Post, Status};
use crate::campaign::tracking::Discount;
use crate::kpi::measure::Measure;
use crate::kpi::platform::Platform;
use crate::kpi::unit::{Currency, Money};

/// What a problem is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Subject {
    /// The campaign itself.
    Campaign,
    /// An influencer.
    Influencer(InfluencerId),
    /// A post.
    Post(PostId),
}

/// The field beside which a problem is told.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)] // each variant is the field of the same name in the model
pub enum Field {
    End,
    Margin,
    FeesOnSales,
    ReturnRate,
    TargetProfit,
    Engagement,
    Handle,
    Followers(Platform),
    Fee,
    FeeRate,
    Rate(Currency),
    Discount,
    NewCustomers,
    Permalink,
    Published,
    Cost,
    Reading(Measure),
    Lift,
}

/// What is wrong.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Trouble {
    /// The last day is before the first.
    EndBeforeStart,
    /// A part of a whole exceeds it.
    OverWhole,
    /// Nothing was chosen to count as engagement.
    NoEngagement,
    /// An influencer needs a handle.
    HandleMissing,
    /// Another influencer has the same handle.
    HandleTaken,
    /// A fee in another currency has no rate, so its cost is unknown.
    RateMissing,
    /// A rate of exchange of zero brings no sum into another currency.
    RateZero,
    /// More is taken off a price than there is.
    OverPrice,
    /// Every post has a cost of its own, so the fee falls on none.
    FeeOnNoPost,
    /// The first figure cannot exceed the second.
    MoreThan(Measure, Measure),
    /// More new customers than orders.
    MoreCustomersThanOrders,
    /// Another post has the same address or the same platform's id.
    PostTwice,
    /// The address does not start with http:// or https://.
    NotAWebAddress,
    /// A live post has a publishing day in the future.
    PublishedInFuture,
    /// The lift that the KPIs are by was found with other numbers, or for another question.
    LiftOutdated,
    /// A thousand times what is usual in the campaign, or more.
    Outlier {
        /// The median of such figures.
        median: u64,
    },
    /// The same of an amount.
    CostOutlier {
        /// The median of such amounts.
        median: Money,
    },
}

/// One thing that looks wrong.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Problem {
    /// Where.
    pub subject: Subject,
    /// Beside which field.
    pub field: Field,
    /// What.
    pub trouble: Trouble,
}

/// Pairs of figures of which the first is a part of the second.
pub const PARTS: [(Measure, Measure); 5] = [
    (Measure::Reach, Measure::Impressions),
    (Measure::Reach, Measure::Views),
    (Measure::Clicks, Measure::Impressions),
    (Measure::NewUsers, Measure::Clicks),
    (Measure::NewCustomers, Measure::Orders),
];

/// What people do with a post, each mostly once.
const ENGAGEMENT: [Measure; 4] = [Measure::Likes, Measure::Comments, Measure::Shares, Measure::Saves];
/// How often a post was seen, of which what people do with it is a part.
const SEEN: [Measure; 3] = [Measure::Impressions, Measure::Views, Measure::Reach];

/// Everything that looks wrong in `campaign` on `today`, but for [`twins`] and what [`crate::sales::baseline::outdated`] finds.
pub fn problems(campaign: &Campaign, today: Date) -> Vec<Problem> {
    let mut found = Vec::new();
    of_campaign(campaign, &mut found);
    let usual = Usual::of(campaign);
    let mut handles = Vec::new();
    for influencer in &campaign.influencers {
        // Handles are ASCII on every platform.
        let handle = influencer.handle.to_ascii_lowercase();
        let place = handles.binary_search(&handle);
        of_influencer(campaign, influencer, place.is_err(), &usual, &mut found);
        if let Err(place) = place {
            handles.insert(place, handle);
        }
    }
    of_fees(campaign, &mut found);
    for post in &campaign.posts {
        of_post(campaign, post, today, &usual, &mut found);
    }
    found
}

fn of_campaign(campaign: &Campaign, found: &mut Vec<Problem>) {
    let mut tell = |field, trouble| found.push(Problem { subject: Subject::Campaign, field, trouble });
    if campaign.start.zip(campaign.end).is_some_and(|(start, end)| end < start) {
        tell(Field::End, Trouble::EndBeforeStart);
    }
    let over = |part: Option<f64>| part.is_some_and(|part| !(0.0..=1.0).contains(&part));
    let economics = &campaign.economics;
    for (field, part) in [
        (Field::Margin, economics.margin),
        (Field::FeesOnSales, economics.fee_rate),
        (Field::ReturnRate, economics.return_rate),
        (Field::TargetProfit, economics.target_profit),
    ] {
        if over(part) {
            tell(field, Trouble::OverWhole);
        }
    }
    let mine = campaign.rates.told_in(campaign.currency);
    for (currency, _) in mine.filter(|(_, told)| told.rate.is_some_and(|rate| rate <= 0.0)) {
        tell(Field::Rate(currency), Trouble::RateZero);
    }
    if campaign.definitions.engagement.is_empty() {
        tell(Field::Engagement, Trouble::NoEngagement);
    }
}

/// Tells of fees that fall on no post, since each has a cost of its own. In one go over the posts, of which there may be many.
fn of_fees(campaign: &Campaign, found: &mut Vec<Problem>) {
    let places = Index::of(campaign.influencers.iter().map(|influencer| influencer.id));
    let mut posts = vec![(0, 0); campaign.influencers.len()];
    for post in &campaign.posts {
        if let Some((all, with_cost)) = places.get(post.influencer).and_then(|place| posts.get_mut(place)) {
            *all += 1;
            *with_cost += usize::from(post.cost.is_some());
        }
    }
    for (influencer, (all, with_cost)) in campaign.influencers.iter().zip(posts) {
        if influencer.fee.amount.is_some() && all > 0 && all == with_cost {
            let subject = Subject::Influencer(influencer.id);
            found.push(Problem { subject, field: Field::Fee, trouble: Trouble::FeeOnNoPost });
        }
    }
}

fn of_influencer(campaign: &Campaign, influencer: &Influencer, is_new: bool, usual: &Usual, found: &mut Vec<Problem>) {
    let mut tell = |field, trouble| found.push(Problem { subject: Subject::Influencer(influencer.id), field, trouble });
    if influencer.handle.is_empty() {
        tell(Field::Handle, Trouble::HandleMissing);
    } else if !is_new {
        tell(Field::Handle, Trouble::HandleTaken);
    }
    for account in &influencer.accounts {
        if let Some(median) = account.followers.and_then(|followers| slip(followers, usual.followers)) {
            tell(Field::Followers(account.platform), Trouble::Outlier { median });
        }
    }
    if let Some(trouble) = minor_fee(campaign, influencer).and_then(|fee| cost_slip(campaign, fee, usual.fee)) {
        tell(Field::Fee, trouble);
    }
    let fee = influencer.fee;
    let needs_rate = fee.amount.is_some() && fee.foreign(campaign.currency).is_some();
    if needs_rate && !fee.rate.is_some_and(|rate| rate > 0.0) {
        tell(Field::FeeRate, Trouble::RateMissing);
    }
    if matches!(influencer.discount, Some(Discount::Rate(part)) if part > 1.0) {
        tell(Field::Discount, Trouble::OverPrice);
    }
    let totals = influencer.totals;
    if totals.new_customers.zip(totals.orders).is_some_and(|(customers, orders)| customers > orders) {
        tell(Field::NewCustomers, Trouble::MoreCustomersThanOrders);
    }
}

/// What is usual in a campaign: the medians of what is checked for slips of a thousand, amounts in minor units.
struct Usual {
    readings: [(Measure, Option<u64>); REPORTED.len()],
    followers: Option<u64>,
    fee: Option<u64>,
    cost: Option<u64>,
}

impl Usual {
    fn of(campaign: &Campaign) -> Usual {
        let (people, posts) = (&campaign.influencers, &campaign.posts);
        let reading = |measure| posts.iter().filter_map(move |post| Some(post.insights.get(measure)?.value));
        let accounts = people.iter().flat_map(|one| &one.accounts);
        Usual {
            readings: REPORTED.map(|measure| (measure, median(reading(measure)))),
            followers: median(accounts.filter_map(|account| account.followers)),
            fee: median(people.iter().filter_map(|one| minor_fee(campaign, one))),
            cost: median(posts.iter().filter_map(|post| minor_cost(post))),
        }
    }
}

/// An influencer's fee in minor units of the campaign's currency.
fn minor_fee(campaign: &Campaign, influencer: &Influencer) -> Option<u64> {
    match fee(campaign, influencer) {
        Stated::Minor(minor) => u64::try_from(minor).ok(),
        Stated::Nothing | Stated::Unknown => None,
    }
}

/// A post's own cost in minor units.
fn minor_cost(post: &Post) -> Option<u64> {
    post.cost.and_then(|Amount(minor)| u64::try_from(minor).ok())
}

/// Fewer figures than this say nothing about what is usual.
const ENOUGH_FOR_A_MEDIAN: usize = 3;
/// Of fewer figures than this, small ones say nothing either: a post of today has two likes.
const ENOUGH_FOR_A_SMALL_ONE: usize = 5;

fn median(values: impl Iterator<Item = u64>) -> Option<u64> {
    let mut values: Vec<u64> = values.collect();
    if values.len() < ENOUGH_FOR_A_MEDIAN {
        return None;
    }
    let middle = values.len() / 2;
    // Of an even number the upper one, so that of three or four each other one is no larger. Only the middle is put in its place,
    // which is much faster than to sort all.
    let median = *values.select_nth_unstable(middle).1;
    (median >= 10 || values.len() >= ENOUGH_FOR_A_SMALL_ONE).then_some(median)
}

/// The median of which `value` is a thousand times or more.
fn slip(value: u64, median: Option<u64>) -> Option<u64> {
    median.filter(|median| value.checked_div(*median).is_some_and(|times| times >= 1_000))
}

fn cost_slip(campaign: &Campaign, minor: u64, median: Option<u64>) -> Option<Trouble> {
    let median = i64::try_from(slip(minor, median)?).ok()?;
    Some(Trouble::CostOutlier { median: Money::new(median, campaign.currency) })
}

fn of_post(campaign: &Campaign, post: &Post, today: Date, usual: &Usual, found: &mut Vec<Problem>) {
    let mut tell = |field, trouble| found.push(Problem { subject: Subject::Post(post.id), field, trouble });
    let value = |measure| post.insights.get(measure).map(|reading| reading.value);
    for (part, whole) in PARTS {
        if value(part).zip(value(whole)).is_some_and(|(part, whole)| part > whole) {
            tell(Field::Reading(part), Trouble::MoreThan(part, whole));
        }
    }
    // Platforms count what was seen in several ways: only the largest number settles that there is too much of something.
    let seen = SEEN.into_iter().filter_map(|measure| Some((value(measure)?, measure))).max_by_key(|(count, _)| *count);
    for part in ENGAGEMENT {
        if let Some((_, whole)) = seen.filter(|(seen, _)| value(part).is_some_and(|part| part > *seen)) {
            tell(Field::Reading(part), Trouble::MoreThan(part, whole));
        }
    }
    for (measure, median) in usual.readings {
        if let Some(median) = value(measure).and_then(|value| slip(value, median)) {
            tell(Field::Reading(measure), Trouble::Outlier { median });
        }
    }
    if let Some(trouble) = minor_cost(post).and_then(|cost| cost_slip(campaign, cost, usual.cost)) {
        tell(Field::Cost, trouble);
    }
    if !post.permalink.is_empty() && !is_web_address(&post.permalink) {
        tell(Field::Permalink, Trouble::NotAWebAddress);
    }
    if post.status == Status::Live && post.published.is_some_and(|day| day > today) {
        tell(Field::Published, Trouble::PublishedInFuture);
    }
}

/// A campaign as far as [`twins`] looks at it: two are equal if that finds the same in both.
#[derive(Clone)]
pub struct Addresses(pub Rc<Campaign>);

impl PartialEq for Addresses {
    fn eq(&self, Addresses(other): &Addresses) -> bool {
        let told = |post: &Rc<Post>| (post.id, post.platform);
        let same = |(one, other): (&Rc<Post>, &Rc<Post>)| {
            Rc::ptr_eq(one, other)
                || told(one) == told(other)
                    && (&one.platform_id, &one.permalink) == (&other.platform_id, &other.permalink)
        };
        let (one, other) = (&self.0.posts, &other.posts);
        one.len() == other.len() && one.iter().zip(other).all(same)
    }
}

/// Posts that stand in `campaign` twice, as when two people have imported one file before they merged. In one go over the posts.
pub fn twins(campaign: &Campaign) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut first = HashMap::with_capacity(campaign.posts.len());
    for post in &campaign.posts {
        let known_by = KnownBy::new(post.platform, &post.platform_id, &post.permalink);
        let mut is_twin = false;
        for name in known_by.names() {
            is_twin |= first.get(&name).is_some_and(|id: &&str| known_by.may_be(&name, id));
            first.entry(name).or_insert(post.platform_id.as_str());
        }
        if is_twin {
            let subject = Subject::Post(post.id);
            found.push(Problem { subject, field: Field::Permalink, trouble: Trouble::PostTwice });
        }
    }
    found
}

/// Whether a link may be shown as a link: web addresses only, never `javascript:` and the like.
pub fn is_web_address(text: &str) -> bool {
    let starts_with = |scheme: &str| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    // Nearly every address is ASCII, and bytes are looked at much faster than characters.
    let has_space = || match text.is_ascii() {
        true => text.bytes().any(|byte| char::from(byte).is_whitespace()),
        false => text.contains(char::is_whitespace),
    };
    (starts_with("https://") || starts_with("http://")) && !has_space()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::id::CampaignId;
    use crate::campaign::insights::Insights;
    use crate::campaign::model::{Account, Fee, PostKind};

    #[test]
    fn posts_that_stand_there_twice_are_told() {
        use Platform::{Facebook, Instagram, TikTok};
        for (posts, expected) in [
            (&[(Instagram, "1", ""), (Instagram, "1", "")][..], &[1][..]),
            (&[(Instagram, "1", ""), (Facebook, "1", ""), (Instagram, "", ""), (Instagram, "", "")], &[]),
            (&[(Instagram, "", "https://instagram.com/p/A/"), (Instagram, "2", "instagram.com/reel/A?igsh=x")], &[1]),
            (&[(Facebook, "1", "facebook.com/photo?fbid=1"), (Facebook, "", "facebook.com/photo?fbid=2")], &[]),
            // An id and an address that tells it.
            (&[(TikTok, "73", ""), (TikTok, "", "https://www.tiktok.com/@a/video/73"), (TikTok, "73", "")], &[1, 2]),
            (
                &[
                    (TikTok, "73", "https://www.tiktok.com/@a/video/73"),
                    (TikTok, "74", "https://www.tiktok.com/@a/video/74"),
                ],
                &[],
            ),
            // A page of many posts is none of theirs, and neither is an account.
            (&[(Facebook, "1", "example.com/press"), (Facebook, "2", "example.com/press")], &[]),
            (&[(Instagram, "", "instagram.com/ana"), (Instagram, "", "instagram.com/ana")], &[]),
            (&[(Instagram, "", "instagram.com/ana/reels/"), (Instagram, "", "instagram.com/ana/reels/")], &[]),
        ] {
            let mut campaign = Campaign::new(CampaignId::from_random(1), "", Currency::USD);
            let with = |(place, (platform, id, permalink)): (u64, &(Platform, &str, &str))| {
                let post =
                    Post::new(PostId::from_random(place), InfluencerId::from_random(1), *platform, PostKind::Image);
                Rc::new(Post { platform_id: (*id).to_owned(), permalink: (*permalink).to_owned(), ..post })
            };
            campaign.posts.extend((0..).zip(posts).map(with));
            let expected = expected.iter().map(|place| {
                let subject = Subject::Post(PostId::from_random(*place));
                Problem { subject, field: Field::Permalink, trouble: Trouble::PostTwice }
            });
            assert_eq!(twins(&campaign), expected.collect::<Vec<_>>(), "{posts:?}");
        }
    }

    #[test]
    fn a_thousand_times_what_is_usual_is_told_wherever_it_is_typed() {
        let usual = |number: u64| if number == 5 { 100_000 } else { 100 };
        let mut campaign = Campaign::new(CampaignId::from_random(1), "", Currency::USD);
        for number in 0..6u64 {
            let id = InfluencerId::from_random(number);
            let account = Account { platform: Platform::X, followers: Some(usual(number)), estimated: false };
            let amount = Amount(usual(number).cast_signed());
            let mut post = Post::new(PostId::from_random(number), id, Platform::X, PostKind::Text);
            REPORTED.iter().for_each(|measure| post.insights.set(*measure, Some(usual(number))));
            let fee = Fee::at_home(amount);
            let person = Influencer { accounts: vec![account], fee, ..Influencer::new(id, format!("x{number}")) };
            campaign.influencers.push(Rc::new(person));
            campaign.posts.push(Rc::new(post.clone()));
            let id = PostId::from_random(100 + number);
            campaign.posts.push(Rc::new(Post { id, cost: Some(amount), insights: Insights::default(), ..post }));
        }
        let found = problems(&campaign, Date::default());
        let of_count = Trouble::Outlier { median: 100 };
        let of_cost = Trouble::CostOutlier { median: Money::new(100, Currency::USD) };
        let mut expected = vec![(Field::Followers(Platform::X), of_count), (Field::Fee, of_cost)];
        expected.extend(REPORTED.map(|measure| (Field::Reading(measure), of_count)));
        expected.push((Field::Cost, of_cost));
        assert_eq!(found.iter().map(|one| (one.field, one.trouble)).collect::<Vec<_>>(), expected);
        campaign.influencers.drain(..2);
        campaign.posts.drain(..4);
        assert_eq!(problems(&campaign, Date::default()).len(), expected.len(), "few are enough");
        campaign.influencers.drain(..2);
        campaign.posts.drain(..4);
        assert_eq!(problems(&campaign, Date::default()), [], "too few to say what is usual");
    }

    #[test]
    fn more_than_people_have_seen_is_told() {
        use Measure::{Comments, Impressions, Likes, Reach, Saves, Shares, Views};
        let told = |posts: &[&[(Measure, u64)]]| {
            let mut campaign = Campaign::new(CampaignId::from_random(1), "", Currency::USD);
            for (number, readings) in (0..).zip(posts) {
                let owner = InfluencerId::from_random(1);
                let mut post = Post::new(PostId::from_random(number), owner, Platform::Instagram, PostKind::Image);
                readings.iter().for_each(|(measure, value)| post.insights.set(*measure, Some(*value)));
                campaign.posts.push(Rc::new(post));
            }
            let found = problems(&campaign, Date::default());
            found.into_iter().map(|one| (one.field, one.trouble)).collect::<Vec<_>>()
        };
        let more = |part, whole| (Field::Reading(part), Trouble::MoreThan(part, whole));
        let slipped =
            [(Impressions, 20_000), (Views, 25_000), (Likes, 30_000), (Shares, 5_000_000_000), (Saves, 400_000)];
        let expected = [
            more(Likes, Views),
            more(Shares, Views),
            more(Saves, Views),
            (Field::Reading(Shares), Trouble::Outlier { median: 20 }),
        ];
        assert_eq!(told(&[&slipped, &[(Shares, 10)], &[(Shares, 20)]]), expected);
        // Each of them may be right.
        for right in [
            &[(Views, 0), (Reach, 0), (Likes, 0)][..],
            &[(Reach, 1_000), (Impressions, 5_000), (Likes, 4_000)],
            &[(Likes, 30_000), (Comments, 40_000)],
        ] {
            assert_eq!(told(&[right]), [], "{right:?}");
        }
        assert_eq!(told(&[&[(Likes, 2)], &[(Likes, 3)], &[(Likes, 3_000)]]), [], "two that have just begun");
    }

    #[test]
    fn twins_are_looked_for_anew_only_where_one_could_come() {
        let mut campaign = Campaign::new(CampaignId::from_random(1), "", Currency::USD);
        let owner = InfluencerId::from_random(1);
        let post = Post::new(PostId::from_random(1), owner, Platform::Instagram, PostKind::Image);
        campaign.posts.push(Rc::new(post));
        let before = Addresses(Rc::new(campaign.clone()));
        let changed = |change: fn(&mut Post)| {
            let mut campaign = campaign.clone();
            campaign.posts.iter_mut().map(Rc::make_mut).for_each(change);
            Addresses(Rc::new(campaign)) != before
        };
        assert!(!changed(|post| post.insights.set(Measure::Likes, Some(1))));
        assert!(changed(|post| post.permalink.push('x')));
        assert!(changed(|post| post.platform_id.push('x')));
        assert!(changed(|post| post.platform = Platform::X));
        campaign.posts.clear();
        assert!(Addresses(Rc::new(campaign)) != before);
    }

    #[test]
    fn only_web_addresses_become_links() {
        for text in ["https://example.com/p/1", "HTTP://example.com"] {
            assert!(is_web_address(text), "{text}");
        }
        let spaces = ["https://example.com/a b", "https://example.com/\u{b}", "https://example.com/é\u{3000}"];
        for text in
            ["javascript:alert(1)", " https://example.com", "example.com", "httpsé", ""].into_iter().chain(spaces)
        {
            assert!(!is_web_address(text), "{text}");
        }
    }
}
