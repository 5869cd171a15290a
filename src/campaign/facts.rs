//! The campaign's facts as columns: live posts grouped by account, accounts grouped by influencer.

use std::ops::Range;
use std::rc::Rc;

use super::id::InfluencerId;
use super::index::Index;
use super::model::{Amount, Campaign, Influencer, Post, Status};
use super::study;
use crate::kpi::definitions::ENGAGEMENT_COMPONENTS;
use crate::kpi::measure::{Measure, MeasureSet};
use crate::kpi::platform::Platform;
use crate::kpi::tally::{Row, Table};
use crate::kpi::unit::{Money, minor_per_major, share};
use crate::sales::ledger::Ledger;

/// The rows of an account: one influencer on one platform where something is live.
#[derive(Clone, PartialEq, Debug)]
pub struct AccountRows {
    /// Where.
    pub platform: Platform,
    /// Rows of [`Facts::posts`].
    pub posts: Range<usize>,
}

/// The rows of one influencer.
#[derive(Clone, PartialEq, Debug)]
pub struct InfluencerRows {
    /// Whose.
    pub id: InfluencerId,
    /// Rows of [`Facts::posts`].
    pub posts: Range<usize>,
    /// Rows of [`Facts::accounts`] and their posts.
    pub accounts: Range<usize>,
    /// The row of [`Facts::wholes`], if clicks or new users are told for the influencer as a whole.
    pub whole: Option<usize>,
    /// What is told as a whole.
    pub as_whole: MeasureSet,
    /// The most followers of any account, for the tier.
    pub followers: Option<u64>,
    /// Platform and cost of each post that is not live yet, in minor units.
    pub to_come: Vec<(Platform, i64)>,
}

/// All facts of a campaign, ready to be added up.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Facts {
    /// Live posts.
    pub posts: Table,
    /// The place in the campaign's list of each row of [`Facts::posts`].
    pub post_at: Vec<usize>,
    /// Accounts with a live post.
    pub accounts: Table,
    /// Which rows of posts belong to each row of [`Facts::accounts`].
    pub account_rows: Vec<AccountRows>,
    /// Influencers, in the campaign's order.
    pub influencers: Table,
    /// Which rows belong to each row of [`Facts::influencers`].
    pub influencer_rows: Vec<InfluencerRows>,
    /// Influencers whose clicks or new users are told as a whole: one row in place of their posts where those are needed.
    pub wholes: Table,
    /// The campaign as one row.
    pub campaign: Table,
}

impl Facts {
    /// Lays the campaign out in columns.
    pub fn of(campaign: &Campaign) -> Facts {
        Facts::with(campaign, &Ledger::of(campaign))
    }

    /// Lays the campaign out in columns, with what its orders and visits came to.
    pub fn with(campaign: &Campaign, ledger: &Ledger) -> Facts {
        let mut facts = Facts::default();
        for (place, (influencer, places)) in campaign.influencers.iter().zip(places(campaign)).enumerate() {
            facts.add_influencer(campaign, influencer, &places, (ledger, place));
        }
        let mut row = facts.influencers.roll_up(0..facts.influencers.len());
        set(&mut row, Measure::FollowersStart, campaign.brand_followers.start);
        set(&mut row, Measure::FollowersEnd, campaign.brand_followers.end);
        tell_lift(&mut row, campaign);
        facts.campaign.push(&row);
        facts
    }

    /// Adds an influencer's rows.
    fn add_influencer(
        &mut self,
        campaign: &Campaign,
        influencer: &Influencer,
        places: &[usize],
        (ledger, place): (&Ledger, usize),
    ) {
        let costs = Costs::of(campaign, influencer, places);
        let live: Vec<_> = (places.iter().zip(&costs.of_posts))
            .filter_map(|(place, cost)| Some((*place, campaign.posts.get(*place)?, *cost)))
            .filter(|(_, post, _)| post.status == Status::Live)
            .collect();
        let to_come = places.iter().zip(&costs.of_posts).filter_map(|(place, cost)| {
            let post = campaign.posts.get(*place).filter(|post| post.status != Status::Live)?;
            Some((post.platform, (*cost)?))
        });
        let to_come = to_come.collect();
        let (first_post, first_account) = (self.posts.len(), self.accounts.len());
        let clicks_as_whole = influencer.totals.clicks.is_some();
        // What analytics counted stands in where no post tells it, so that nobody counts twice.
        let tells_new_users = live.iter().any(|(_, post, _)| post.insights.get(Measure::NewUsers).is_some());
        let new_users = ledger.visits.influencers.get(place).and_then(|visits| visits.new_users);
        let new_users = new_users.filter(|_| !tells_new_users);
        for platform in Platform::ALL {
            let on_platform = live.iter().copied().filter(|(_, post, _)| post.platform == platform);
            let account: Vec<_> = on_platform.collect();
            if !account.is_empty() {
                self.add_account(campaign, influencer, &account, clicks_as_whole);
            }
        }
        let mut row = self.accounts.roll_up(first_account..self.accounts.len());
        if clicks_as_whole {
            set(&mut row, Measure::Clicks, influencer.totals.clicks);
            // Clicks without a live post, on a link in a profile for instance, are what the whole cost was for.
            if live.is_empty() {
                set(&mut row, Measure::Cost, costs.whole);
            }
        }
        if new_users.is_some() {
            set(&mut row, Measure::NewUsers, new_users);
        }
        let told = [(Measure::Clicks, clicks_as_whole), (Measure::NewUsers, new_users.is_some())];
        let as_whole: MeasureSet =
            told.into_iter().filter(|(_, is_told)| *is_told).map(|(measure, _)| measure).collect();
        let whole = (!as_whole.is_empty()).then(|| {
            self.wholes.push(&row);
            self.wholes.len() - 1
        });
        row.clear(Measure::Cost);
        set(&mut row, Measure::Cost, costs.whole);
        tell_sales(&mut row, influencer, (ledger, place));
        row.set(Measure::ActiveInfluencers, if live.is_empty() { 0.0 } else { 1.0 }, false);
        self.influencers.push(&row);
        self.influencer_rows.push(InfluencerRows {
            id: influencer.id,
            posts: first_post..self.posts.len(),
            accounts: first_account..self.accounts.len(),
            whole,
            as_whole,
            followers: influencer.accounts.iter().filter_map(|account| account.followers).max(),
            to_come,
        });
    }

    /// Adds the rows of one account and its live posts.
    fn add_account(
        &mut self,
        campaign: &Campaign,
        influencer: &Influencer,
        posts: &[(usize, &Rc<Post>, Option<i64>)],
        clicks_as_whole: bool,
    ) {
        let first = self.posts.len();
        for (place, post, cost) in posts {
            let mut row = Row::default();
            tell(&mut row, campaign, influencer, post, *cost);
            if clicks_as_whole {
                row.clear(Measure::Clicks);
            }
            self.posts.push(&row);
            self.post_at.push(*place);
        }
        let mut row = self.posts.roll_up(first..self.posts.len());
        let platform = posts.first().map_or(Platform::Other, |(_, post, _)| post.platform);
        let on_the_day = || posts.iter().filter_map(|(_, post, _)| Some((post.published, post.followers?))).max();
        let account = influencer.account(platform);
        match account.and_then(|account| Some((account.followers?, account.estimated))) {
            Some((followers, estimated)) => row.set(Measure::SocialReach, followers as f64, estimated),
            None => set(&mut row, Measure::SocialReach, on_the_day().map(|(_, followers)| followers)),
        }
        row.set(Measure::ActiveInfluencers, 1.0, false);
        self.accounts.push(&row);
        self.account_rows.push(AccountRows { platform, posts: first..self.posts.len() });
    }
}

/// For each influencer the places of the posts.
fn places(campaign: &Campaign) -> Vec<Vec<usize>> {
    let index = Index::of(campaign.influencers.iter().map(|influencer| influencer.id));
    let mut places = vec![Vec::new(); campaign.influencers.len()];
    for (place, post) in campaign.posts.iter().enumerate() {
        if let Some(of_author) = index.get(post.influencer).and_then(|author| places.get_mut(author)) {
            of_author.push(place);
        }
    }
    places
}

/// Numbers that a row takes.
trait Number: Copy {
    fn as_f64(self) -> f64;
}

impl Number for u64 {
    fn as_f64(self) -> f64 {
        self as f64
    }
}

impl Number for f64 {
    fn as_f64(self) -> f64 {
        self
    }
}

impl Number for i64 {
    fn as_f64(self) -> f64 {
        self as f64
    }
}

fn set<N: Number>(row: &mut Row, measure: Measure, value: Option<N>) {
    match value {
        Some(value) => row.set(measure, value.as_f64(), false),
        None => row.clear(measure),
    }
}

/// Tells a row what was sold through an influencer: what the orders of the campaign came to, once any of them is somebody's, else
/// the influencer's totals. Never both, so that no order counts twice.
fn tell_sales(row: &mut Row, influencer: &Influencer, (ledger, place): (&Ledger, usize)) {
    let totals = &influencer.totals;
    if !ledger.orders.in_place() {
        set(row, Measure::Orders, totals.orders);
        set(row, Measure::NewCustomers, totals.new_customers);
        set(row, Measure::Redemptions, totals.redemptions);
        set(row, Measure::Revenue, totals.revenue.map(|amount| amount.0));
        set(row, Measure::Discounts, totals.discounts.map(|amount| amount.0));
        return;
    }
    // What orders came to is net of discounts, so that there are none to take off.
    let sold = ledger.orders.of(place);
    set(row, Measure::Orders, sold.map(|sold| sold.orders()));
    set(row, Measure::NewCustomers, sold.and_then(|sold| sold.new_customers()));
    set(row, Measure::Redemptions, sold.map(|sold| sold.redemptions));
    set(row, Measure::Revenue, sold.and_then(|sold| sold.revenue()).map(|amount| amount.0));
}

/// Tells the campaign's row what its study of lift found, in whole minor units.
fn tell_lift(row: &mut Row, campaign: &Campaign) {
    let Some((study, finding)) = study::counted(campaign) else { return };
    set(row, Measure::LiftRate, finding.relative.map(|relative| relative.mean));
    if study.source.is_money() {
        let minor = |major: f64| Some((major * minor_per_major(campaign.currency)).round());
        set(row, Measure::LiftObserved, minor(finding.observed));
        set(row, Measure::LiftExpected, minor(finding.predicted.mean));
    }
}

/// Tells a row the facts of a post.
fn tell(row: &mut Row, campaign: &Campaign, influencer: &Influencer, post: &Post, cost: Option<i64>) {
    for (measure, reading) in post.insights.iter() {
        row.set(measure, reading.value as f64, reading.estimated);
    }
    if let Some(engagements) = campaign.definitions.engagements(|component| row.get(component)) {
        let counted = ENGAGEMENT_COMPONENTS.into_iter().filter(|part| campaign.definitions.engagement.has(*part));
        let estimated = counted.into_iter().any(|component| row.is_estimated(component));
        row.set(Measure::Engagements, engagements, estimated);
    }
    match (post.followers, influencer.account(post.platform)) {
        (Some(followers), _) => row.set(Measure::Followers, followers as f64, false),
        (None, Some(account)) => {
            if let Some(followers) = account.followers {
                row.set(Measure::Followers, followers as f64, account.estimated);
            }
        }
        (None, None) => {}
    }
    row.set(Measure::Assets, 1.0 + post.other_assets.unwrap_or(0) as f64, false);
    set(row, Measure::Cost, cost);
}

/// What an influencer costs, and what of it falls on each post; in minor units of the campaign's currency.
struct Costs {
    of_posts: Vec<Option<i64>>,
    whole: Option<i64>,
}

impl Costs {
    /// A blank component counts as none once any component is stated; a fee without its rate makes the cost unknown.
    fn of(campaign: &Campaign, influencer: &Influencer, places: &[usize]) -> Costs {
        let own_cost = |place: &usize| campaign.posts.get(*place).and_then(|post| post.cost).map(|Amount(minor)| minor);
        let own: Vec<_> = places.iter().map(own_cost).collect();
        let fee = fee(campaign, influencer);
        let extras = [influencer.product, influencer.shipping, influencer.other, influencer.commission];
        let has_extras = extras.iter().any(Option::is_some);
        let extra: i64 = extras.into_iter().flatten().fold(0, |sum, Amount(minor)| sum.saturating_add(minor));
        let with_fee = own.iter().filter(|cost| cost.is_none()).count();
        let mut fee_share = 0;
        let of_posts = own.iter().enumerate().map(|(index, own)| {
            let extra_share = has_extras.then(|| share(extra, places.len(), index));
            let base = match (own, fee) {
                (Some(own), _) => Some(*own),
                (None, Stated::Unknown) => return None,
                (None, Stated::Nothing) => None,
                (None, Stated::Minor(fee)) => {
                    fee_share += 1;
                    Some(share(fee, with_fee, fee_share - 1))
                }
            };
            (base.is_some() || has_extras).then(|| base.unwrap_or(0).saturating_add(extra_share.unwrap_or(0)))
        });
        let of_posts = of_posts.collect();
        let own_sum: i64 = own.iter().flatten().fold(0, |sum, minor| sum.saturating_add(*minor));
        // Without anything stated for the influencer, the whole is known only if each post's cost is.
        let all_own = !own.is_empty() && own.iter().all(Option::is_some);
        let whole = match fee {
            Stated::Unknown => None,
            Stated::Nothing => (all_own || has_extras).then(|| own_sum.saturating_add(extra)),
            Stated::Minor(fee) => Some(fee.saturating_add(own_sum).saturating_add(extra)),
        };
        Costs { of_posts, whole }
    }
}

/// What is stated about a fee.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stated {
    /// No fee.
    Nothing,
    /// A fee in a currency without a rate.
    Unknown,
    /// Minor units of the campaign's currency.
    Minor(i64),
}

/// An influencer's fee in the campaign's currency.
pub fn fee(campaign: &Campaign, influencer: &Influencer) -> Stated {
    let fee = influencer.fee;
    match (fee.amount, fee.foreign(campaign.currency)) {
        (None, _) => Stated::Nothing,
        (Some(Amount(minor)), None) => Stated::Minor(minor),
        (Some(Amount(minor)), Some(currency)) => {
            let money = Money::new(minor, currency);
            let converted = fee.rate.and_then(|rate| money.convert(rate, campaign.currency).ok());
            converted.map_or(Stated::Unknown, |money| Stated::Minor(money.minor))
        }
    }
}
