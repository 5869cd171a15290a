//! All change is an [`Edit`]: forms, imports, undo and other tabs make them, and one pure function applies them.

use std::mem::replace;
use std::rc::Rc;

use super::advice::Advice;
use super::id::{InfluencerId, PostId};
use super::merge::{Merge, NoPlace, Patch};
use super::model::{Account, Amount, Campaign, Date, Influencer, Objective, Platform, Post, PostKind, Status};
use super::rates::{Rate, Rates};
use super::records::{Order, OrderState, Record, Touch, Utm};
use super::tracking::{Codes, Discount, LinkPart, Placement, Spot};
use crate::kpi::catalogue::KpiId;
use crate::kpi::definitions::{CpmBase, Emv, ReturnsModel, Rule};
use crate::kpi::measure::Measure;
use crate::kpi::unit::{Currency, Money, exponent};

/// One change of a campaign.
#[derive(Clone, PartialEq, Debug)]
pub enum Edit {
    /// Sets one field of the campaign.
    Campaign(CampaignChange),
    /// Sets one field of an influencer.
    Influencer(InfluencerId, InfluencerChange),
    /// Sets one field of a post.
    Post(PostId, PostChange),
    /// Adds an influencer before the one at this place, or at the end.
    InsertInfluencer(usize, Rc<Influencer>),
    /// Takes an influencer out, with all posts.
    RemoveInfluencer(InfluencerId),
    /// Adds a post before the one at this place, or at the end.
    InsertPost(usize, Rc<Post>),
    /// Takes a post out.
    RemovePost(PostId),
    /// Sets a record, in place of the one with its key.
    Keep(Record),
    /// Takes out the record with the key of this one.
    Forget(Record),
    /// Sets one field of the order with this id.
    Order(Rc<str>, OrderChange),
    /// Takes in what another copy of the campaign has, or takes that back.
    Merge(Rc<Merge>),
    /// All of these in order, or none.
    All(Vec<Edit>),
}

/// One field of a campaign with its new value.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs)] // each variant is the field of the same name in the model
pub enum CampaignChange {
    Name(String),
    Brand(String),
    /// Whether the campaign is for this.
    Objective(Objective, bool),
    Start(Option<Date>),
    End(Option<Date>),
    /// Amounts keep their figures: 500 dollars become 500 euros.
    Currency(Currency),
    /// What another currency is worth.
    Rate(Currency, Option<f64>),
    /// The day of that rate.
    RateDate(Currency, Option<Date>),
    CpmBase(CpmBase),
    /// Whether this counts as engagement.
    Engagement(Measure, bool),
    Returns(ReturnsModel),
    /// Who gets an order that several influencers had a part in.
    Rule(Rule),
    /// For how many days a link has a part in an order.
    Window(u32),
    Emv(Option<Emv>),
    /// One of the prices of earned media.
    EmvPrice(Measure, f64),
    FollowersStart(Option<u64>),
    FollowersEnd(Option<u64>),
    Margin(Option<f64>),
    FeeRate(Option<f64>),
    ReturnRate(Option<f64>),
    TargetProfit(Option<f64>),
    Target(KpiId, Option<f64>),
    Budget(Option<Amount>),
    Notes(String),
    /// Into the bin on a day, or out of it.
    Binned(Option<Date>),
    /// Whether a piece of advice is dismissed.
    Dismissed(Advice, bool),
    /// The pattern of one part of all links.
    LinkPattern(LinkPart, String),
    /// Whether everybody gets a link here.
    LinkPlacement(Placement, bool),
    CodePattern(String),
    Discount(Option<Discount>),
    SitewideCodes(Codes),
}

/// One field of an influencer with its new value.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs)] // each variant is the field of the same name in the model
pub enum InfluencerChange {
    Name(String),
    Handle(String),
    Notes(String),
    Followers(Platform, Option<u64>),
    FollowersEstimated(Platform, bool),
    /// It says its currency, since the fee may be in another one by the time this is applied: then the figure stays.
    FeeAmount(Option<Money>),
    /// The amount keeps its figure.
    FeeCurrency(Option<Currency>),
    FeeRate(Option<f64>),
    FeeDate(Option<Date>),
    Product(Option<Amount>),
    Shipping(Option<Amount>),
    Other(Option<Amount>),
    Commission(Option<Amount>),
    Orders(Option<u64>),
    Revenue(Option<Amount>),
    Clicks(Option<u64>),
    NewCustomers(Option<u64>),
    Redemptions(Option<u64>),
    Discounts(Option<Amount>),
    Codes(Codes),
    Discount(Option<Discount>),
    /// What differs in one link of the influencer, or in all of them.
    OwnLink(Option<Spot>, LinkPart, Option<String>),
}

/// One field of a post with its new value.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs)] // each variant is the field of the same name in the model
pub enum PostChange {
    Influencer(InfluencerId),
    Platform(Platform),
    Kind(PostKind),
    Permalink(String),
    PlatformId(String),
    Published(Option<Date>),
    Status(Status),
    Reading(Measure, Option<u64>),
    Estimated(Measure, bool),
    Cost(Option<Amount>),
    Followers(Option<u64>),
    OtherAssets(Option<u64>),
}

/// One field of an order with its new value.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs)] // each variant is the field of the same name in the model
pub enum OrderChange {
    Day(Option<Date>),
    Minute(Option<u16>),
    /// It says its currency, as a fee's amount does: then the figure stays, whichever the order's is by now.
    Total(Option<Money>),
    /// The total keeps its figure.
    Currency(Option<Currency>),
    Codes(String),
    Tag(Tag, String),
    Touches(Vec<Touch>),
    NewCustomer(Option<bool>),
    State(OrderState),
}

/// A part of what a link's tags say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)] // each variant is the field of the same name in the model
pub enum Tag {
    Source,
    Medium,
    Campaign,
    Content,
    Term,
}

/// Why an edit cannot be applied.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    /// There is no such influencer (any more).
    NoInfluencer(InfluencerId),
    /// There is no such post (any more).
    NoPost(PostId),
    /// There is no such order (any more).
    NoOrder,
    /// Something with this id is here already.
    IdTaken,
    /// An amount has digits that the new currency cannot hold.
    CurrencyTooCoarse(Currency),
}

/// A campaign after an edit, and the edit that takes it back.
#[derive(Clone, PartialEq, Debug)]
pub struct Applied {
    /// The same `Rc` when nothing changed.
    pub campaign: Rc<Campaign>,
    /// Applied to [`Applied::campaign`], restores what was before.
    pub inverse: Edit,
}

impl Edit {
    /// Applies the edit.
    ///
    /// # Errors
    /// [`Refused`] when what it changes is not there; the campaign stays as it was.
    pub fn apply(&self, campaign: &Rc<Campaign>) -> Result<Applied, Refused> {
        let mut next = Rc::clone(campaign);
        let inverse = self.apply_to(&mut next, &mut Places::of(campaign, self))?;
        Ok(Applied { campaign: next, inverse })
    }

    fn apply_to(&self, campaign: &mut Rc<Campaign>, places: &mut Places) -> Result<Edit, Refused> {
        match self {
            Edit::Campaign(change) => {
                let mut next = Campaign::clone(campaign);
                let inverse = change.clone().swap(&mut next)?;
                if inverse == *change {
                    return Ok(Edit::Campaign(inverse));
                }
                let before = replace(campaign, Rc::new(next));
                Ok(if let CampaignChange::Currency(_) = change {
                    with_rates(&before, inverse)
                } else {
                    Edit::Campaign(inverse)
                })
            }
            Edit::Influencer(id, change) => {
                let at = places.influencer(campaign, *id)?;
                let mut next = Influencer::clone(campaign.influencers.get(at).ok_or(Refused::NoInfluencer(*id))?);
                let inverse = change.clone().swap(&mut next, campaign.currency)?;
                if campaign.influencers.get(at).is_some_and(|influencer| **influencer != next)
                    && let Some(place) = Rc::make_mut(campaign).influencers.get_mut(at)
                {
                    *place = Rc::new(next);
                }
                Ok(Edit::Influencer(*id, inverse))
            }
            Edit::Post(id, change) => {
                if let PostChange::Influencer(owner) = change {
                    places.influencer(campaign, *owner)?;
                }
                let at = places.post(campaign, *id)?;
                let mut next = Post::clone(campaign.posts.get(at).ok_or(Refused::NoPost(*id))?);
                let inverse = change.clone().swap(&mut next);
                if inverse != *change
                    && let Some(place) = Rc::make_mut(campaign).posts.get_mut(at)
                {
                    *place = Rc::new(next);
                }
                Ok(Edit::Post(*id, inverse))
            }
            Edit::InsertInfluencer(at, influencer) => {
                if places.influencer(campaign, influencer.id).is_ok() {
                    return Err(Refused::IdTaken);
                }
                let list = &mut Rc::make_mut(campaign).influencers;
                let at = (*at).min(list.len());
                list.insert(at, Rc::clone(influencer));
                places.influencers.put(influencer.id, Some(at));
                Ok(Edit::RemoveInfluencer(influencer.id))
            }
            Edit::RemoveInfluencer(id) => {
                let at = places.influencer(campaign, *id)?;
                let inverse = remove_influencer(campaign, *id, at);
                places.influencers.put(*id, None);
                if let Edit::All(gone) = &inverse {
                    gone.iter().for_each(|gone| places.forget(gone));
                }
                Ok(inverse)
            }
            Edit::InsertPost(at, post) => {
                places.influencer(campaign, post.influencer)?;
                if places.post(campaign, post.id).is_ok() {
                    return Err(Refused::IdTaken);
                }
                let list = &mut Rc::make_mut(campaign).posts;
                let at = (*at).min(list.len());
                list.insert(at, Rc::clone(post));
                places.posts.put(post.id, Some(at));
                Ok(Edit::RemovePost(post.id))
            }
            Edit::RemovePost(id) => {
                let at = places.post(campaign, *id)?;
                let post = Rc::make_mut(campaign).posts.remove(at);
                places.posts.put(*id, None);
                Ok(Edit::InsertPost(at, post))
            }
            // What is no number is nothing to keep.
            Edit::Keep(record @ Record::Day(_, _, value)) if !value.is_finite() => {
                Edit::Forget(record.clone()).apply_to(campaign, places)
            }
            Edit::Keep(record) => {
                let before = campaign.records.find(record);
                if before.as_ref() != Some(record) {
                    Rc::make_mut(&mut Rc::make_mut(campaign).records).keep(record);
                }
                Ok(before.map_or_else(|| Edit::Forget(record.clone()), Edit::Keep))
            }
            Edit::Forget(record) => {
                let Some(before) = campaign.records.find(record) else { return Ok(self.clone()) };
                Rc::make_mut(&mut Rc::make_mut(campaign).records).forget(record);
                Ok(Edit::Keep(before))
            }
            Edit::Order(id, change) => {
                let before = campaign.records.order(id).ok_or(Refused::NoOrder)?;
                let mut next = Order::clone(before);
                let inverse = change.clone().swap(&mut next, campaign.currency)?;
                if **before != next {
                    let next = Record::Order(Rc::new(next));
                    Rc::make_mut(&mut Rc::make_mut(campaign).records).keep(&next);
                }
                Ok(Edit::Order(Rc::clone(id), inverse))
            }
            Edit::Merge(merge) => {
                let too_coarse = |NoPlace| Refused::CurrencyTooCoarse(campaign.currency);
                let next = merge.patch.apply(campaign).map_err(too_coarse)?;
                let patch = Patch::between(&next, campaign);
                if !patch.is_empty() {
                    *campaign = Rc::new(next);
                }
                Ok(Edit::Merge(Rc::new(Merge { patch, came: None })))
            }
            Edit::All(edits) => {
                let mut next = Rc::clone(campaign);
                let mut inverses = Vec::with_capacity(edits.len());
                for edit in edits {
                    inverses.push(edit.apply_to(&mut next, places)?);
                }
                inverses.reverse();
                *campaign = next;
                Ok(Edit::All(inverses))
            }
        }
    }

    /// How many edits it is made of.
    fn parts(&self) -> usize {
        if let Edit::All(edits) = self { edits.iter().map(Edit::parts).sum() } else { 1 }
    }

    /// Whether both edits set the same field of the same thing, so that the second makes the first superfluous.
    pub fn same_field(&self, other: &Edit) -> bool {
        use std::mem::discriminant;
        match (self, other) {
            // A change of currency does more than set a field, so that none makes the one before superfluous.
            (Edit::Campaign(CampaignChange::Currency(_)), _) => false,
            (Edit::Campaign(first), Edit::Campaign(second)) => {
                discriminant(first) == discriminant(second) && first.which() == second.which()
            }
            (Edit::Influencer(a, first), Edit::Influencer(b, second)) => {
                a == b && discriminant(first) == discriminant(second) && first.which() == second.which()
            }
            (Edit::Post(a, first), Edit::Post(b, second)) => {
                a == b && discriminant(first) == discriminant(second) && first.which() == second.which()
            }
            (Edit::Order(a, first), Edit::Order(b, second)) => {
                a == b && discriminant(first) == discriminant(second) && first.which() == second.which()
            }
            _ => false,
        }
    }

    /// The same edit with amounts in `to`, each with its figure, when they were in `from` because the campaign was.
    ///
    /// # Errors
    /// [`Refused::CurrencyTooCoarse`] when `to` cannot hold one of them.
    pub fn in_currency(&self, from: Currency, to: Currency) -> Result<Edit, Refused> {
        let mut edit = self.clone();
        edit.amounts(&mut |amount| rescale(amount, from, to))?;
        Ok(edit)
    }

    /// Does `each` to every amount that is in the campaign's currency.
    fn amounts(&mut self, each: &mut dyn FnMut(&mut Amount) -> Result<(), Refused>) -> Result<(), Refused> {
        match self {
            Edit::Campaign(CampaignChange::Budget(Some(amount)))
            | Edit::Influencer(
                _,
                InfluencerChange::Product(Some(amount))
                | InfluencerChange::Shipping(Some(amount))
                | InfluencerChange::Other(Some(amount))
                | InfluencerChange::Commission(Some(amount))
                | InfluencerChange::Revenue(Some(amount))
                | InfluencerChange::Discounts(Some(amount)),
            )
            | Edit::Post(_, PostChange::Cost(Some(amount)))
            | Edit::Campaign(CampaignChange::Discount(Some(Discount::Amount(amount))))
            | Edit::Influencer(_, InfluencerChange::Discount(Some(Discount::Amount(amount)))) => each(amount),
            Edit::InsertInfluencer(_, influencer) => amounts_of(Rc::make_mut(influencer)).try_for_each(each),
            Edit::Keep(record) => record.amount().map_or(Ok(()), each),
            Edit::InsertPost(_, post) => Rc::make_mut(post).cost.as_mut().map_or(Ok(()), each),
            Edit::All(edits) => edits.iter_mut().try_for_each(|edit| edit.amounts(each)),
            _ => Ok(()),
        }
    }
}

/// Where what an edit changes stands. To look through a list for each of thousands of edits would take minutes.
#[derive(Default)]
struct Places {
    influencers: Hints,
    posts: Hints,
}

/// Ids in their order, each with the place where it stood last, or none while it is not there. Empty where one look through
/// the list is quicker.
#[derive(Default)]
struct Hints(Vec<(u64, Option<usize>)>);

/// Fewer edits are applied without an index.
const FEW: usize = 16;

impl Places {
    fn of(campaign: &Campaign, edit: &Edit) -> Places {
        if edit.parts() < FEW {
            return Places::default();
        }
        let mut places = Places {
            influencers: Hints::here(campaign.influencers.iter().map(|influencer| influencer.id)),
            posts: Hints::here(campaign.posts.iter().map(|post| post.id)),
        };
        places.expect(edit);
        places.influencers.sort();
        places.posts.sort();
        places
    }

    /// Makes room for what an edit may put in.
    fn expect(&mut self, edit: &Edit) {
        match edit {
            Edit::InsertInfluencer(_, influencer) => self.influencers.0.push((influencer.id.into(), None)),
            Edit::InsertPost(_, post) => self.posts.0.push((post.id.into(), None)),
            Edit::All(edits) => edits.iter().for_each(|edit| self.expect(edit)),
            _ => {}
        }
    }

    /// What an edit would put back is not there.
    fn forget(&mut self, edit: &Edit) {
        match edit {
            Edit::InsertInfluencer(_, influencer) => self.influencers.put(influencer.id, None),
            Edit::InsertPost(_, post) => self.posts.put(post.id, None),
            _ => {}
        }
    }

    fn influencer(&mut self, campaign: &Campaign, id: InfluencerId) -> Result<usize, Refused> {
        self.influencers.find(&campaign.influencers, id, |one| one.id).ok_or(Refused::NoInfluencer(id))
    }

    fn post(&mut self, campaign: &Campaign, id: PostId) -> Result<usize, Refused> {
        self.posts.find(&campaign.posts, id, |one| one.id).ok_or(Refused::NoPost(id))
    }
}

impl Hints {
    fn here(ids: impl Iterator<Item = impl Into<u64>>) -> Hints {
        Hints(ids.map(Into::into).zip((0..).map(Some)).collect())
    }

    /// Each id once, with its place if it has one.
    fn sort(&mut self) {
        self.0.sort_unstable_by_key(|(id, place)| (*id, place.is_none()));
        self.0.dedup_by_key(|(id, _)| *id);
    }

    fn hint(&mut self, id: u64) -> Option<&mut Option<usize>> {
        let at = self.0.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.0.get_mut(at).map(|(_, place)| place)
    }

    fn put(&mut self, id: impl Into<u64>, place: Option<usize>) {
        if let Some(hint) = self.hint(id.into()) {
            *hint = place;
        }
    }

    /// Where `id` stands in its list: at its last place, unless something before it has come or gone.
    fn find<T, I: Copy + PartialEq + Into<u64>>(&mut self, list: &[Rc<T>], id: I, of: fn(&T) -> I) -> Option<usize> {
        let look = || list.iter().position(|one| of(one) == id);
        if self.0.is_empty() {
            return look();
        }
        let hint = self.hint(id.into())?;
        let place = (*hint)?;
        if list.get(place).is_none_or(|one| of(one) != id) {
            *hint = look();
        }
        *hint
    }
}

fn remove_influencer(campaign: &mut Rc<Campaign>, id: InfluencerId, at: usize) -> Edit {
    let next = Rc::make_mut(campaign);
    let mut inverse = vec![Edit::InsertInfluencer(at, next.influencers.remove(at))];
    // Ascending places, so that inserting them in this order puts each post where it was.
    let gone = next.posts.iter().enumerate().filter(|(_, post)| post.influencer == id);
    inverse.extend(gone.map(|(place, post)| Edit::InsertPost(place, Rc::clone(post))));
    next.posts.retain(|post| post.influencer != id);
    Edit::All(inverse)
}

impl CampaignChange {
    /// Puts the value in and returns the change that puts the old one back.
    fn swap(self, campaign: &mut Campaign) -> Result<CampaignChange, Refused> {
        use CampaignChange::*;
        let definitions = &mut campaign.definitions;
        let economics = &mut campaign.economics;
        let tracking = &mut campaign.tracking;
        Ok(match self {
            Name(value) => Name(replace(&mut campaign.name, value)),
            Brand(value) => Brand(replace(&mut campaign.brand, value)),
            Objective(objective, chosen) => {
                Objective(objective, set_member(&mut campaign.objectives, objective, chosen))
            }
            Start(value) => Start(replace(&mut campaign.start, value)),
            End(value) => End(replace(&mut campaign.end, value)),
            Currency(value) => {
                let old = campaign.currency;
                relabel(campaign, value)?;
                Currency(old)
            }
            Rate(currency, rate) => {
                let old = campaign.rates.get(currency);
                campaign.rates.set(currency, super::rates::Rate { rate: rate.filter(|rate| rate.is_finite()), ..old });
                Rate(currency, old.rate)
            }
            RateDate(currency, date) => {
                let old = campaign.rates.get(currency);
                campaign.rates.set(currency, super::rates::Rate { date, ..old });
                RateDate(currency, old.date)
            }
            CpmBase(value) => CpmBase(replace(&mut definitions.cpm_base, value)),
            Engagement(part, counts) => {
                let set = &mut definitions.engagement;
                let old = replace(set, if counts { set.with(part) } else { set.without(part) });
                Engagement(part, old.has(part))
            }
            Returns(value) => Returns(replace(&mut definitions.returns, value)),
            Rule(value) => Rule(replace(&mut definitions.attribution.rule, value)),
            Window(value) => Window(replace(&mut definitions.attribution.window, value)),
            Emv(value) => Emv(replace(&mut definitions.emv, value)),
            EmvPrice(which, value) => {
                EmvPrice(which, definitions.emv_prices.get_mut(which).map_or(value, |price| replace(price, value)))
            }
            FollowersStart(value) => FollowersStart(replace(&mut campaign.brand_followers.start, value)),
            FollowersEnd(value) => FollowersEnd(replace(&mut campaign.brand_followers.end, value)),
            Margin(value) => Margin(replace(&mut economics.margin, value)),
            FeeRate(value) => FeeRate(replace(&mut economics.fee_rate, value)),
            ReturnRate(value) => ReturnRate(replace(&mut economics.return_rate, value)),
            TargetProfit(value) => TargetProfit(replace(&mut economics.target_profit, value)),
            Target(kpi, Some(value)) => Target(kpi, campaign.targets.insert(kpi, value)),
            Target(kpi, None) => Target(kpi, campaign.targets.remove(kpi)),
            Budget(value) => Budget(replace(&mut campaign.budget, value)),
            Notes(value) => Notes(replace(&mut campaign.notes, value)),
            Binned(value) => Binned(replace(&mut campaign.binned, value)),
            Dismissed(advice, value) => Dismissed(advice, set_member(&mut campaign.dismissed, advice, value)),
            LinkPattern(part, value) => LinkPattern(part, replace(tracking.pattern_mut(part), value)),
            LinkPlacement(place, value) => LinkPlacement(place, set_member(&mut tracking.placements, place, value)),
            CodePattern(value) => CodePattern(replace(&mut tracking.code_pattern, value)),
            Discount(value) => Discount(replace(&mut tracking.discount, value)),
            SitewideCodes(value) => SitewideCodes(replace(&mut tracking.sitewide, value)),
        })
    }
}

/// Puts `one` into a sorted list or takes it out, and says whether it was there.
fn set_member<T: Copy + Ord>(list: &mut Vec<T>, one: T, is_member: bool) -> bool {
    let was_member = list.contains(&one);
    list.retain(|other| *other != one);
    if is_member {
        list.insert(list.partition_point(|other| *other < one), one);
    }
    was_member
}

/// Which of several fields of one kind a change sets.
#[derive(PartialEq)]
enum Which {
    Only,
    Kpi(KpiId),
    Currency(Currency),
    Measure(Measure),
    Objective(Objective),
    Advice(Advice),
    Platform(Platform),
    LinkPart(LinkPart),
    OwnLink(Option<Spot>, LinkPart),
    Placement(Placement),
    Tag(Tag),
}

impl CampaignChange {
    fn which(&self) -> Which {
        match self {
            CampaignChange::Target(kpi, _) => Which::Kpi(*kpi),
            CampaignChange::Rate(currency, _) | CampaignChange::RateDate(currency, _) => Which::Currency(*currency),
            CampaignChange::Objective(objective, _) => Which::Objective(*objective),
            CampaignChange::Dismissed(advice, _) => Which::Advice(*advice),
            CampaignChange::LinkPattern(part, _) => Which::LinkPart(*part),
            CampaignChange::LinkPlacement(placement, _) => Which::Placement(*placement),
            CampaignChange::Engagement(measure, _) | CampaignChange::EmvPrice(measure, _) => Which::Measure(*measure),
            _ => Which::Only,
        }
    }
}

impl InfluencerChange {
    fn which(&self) -> Which {
        match self {
            InfluencerChange::Followers(platform, _) | InfluencerChange::FollowersEstimated(platform, _) => {
                Which::Platform(*platform)
            }
            InfluencerChange::OwnLink(spot, part, _) => Which::OwnLink(*spot, *part),
            _ => Which::Only,
        }
    }

    /// Puts the value in and returns the change that puts the old one back.
    fn swap(self, influencer: &mut Influencer, home: Currency) -> Result<InfluencerChange, Refused> {
        use InfluencerChange::*;
        let totals = &mut influencer.totals;
        let fee = &mut influencer.fee;
        Ok(match self {
            Name(value) => Name(replace(&mut influencer.name, value)),
            Handle(value) => Handle(replace(&mut influencer.handle, value)),
            Notes(value) => Notes(replace(&mut influencer.notes, value)),
            Followers(platform, value) => {
                let set = |account: &mut Account| replace(&mut account.followers, value);
                Followers(platform, with_account(&mut influencer.accounts, platform, set))
            }
            FollowersEstimated(platform, value) => {
                let set = |account: &mut Account| replace(&mut account.estimated, value);
                FollowersEstimated(platform, with_account(&mut influencer.accounts, platform, set))
            }
            FeeAmount(value) => {
                let currency = fee.currency.unwrap_or(home);
                let mut amount = value.map(|money| Amount(money.minor));
                if let (Some(amount), Some(money)) = (&mut amount, value) {
                    rescale(amount, money.currency, currency)?;
                }
                FeeAmount(replace(&mut fee.amount, amount).map(|Amount(minor)| Money::new(minor, currency)))
            }
            FeeCurrency(value) => {
                let old = replace(&mut fee.currency, value);
                if let Some(amount) = &mut fee.amount {
                    rescale(amount, old.unwrap_or(home), value.unwrap_or(home))?;
                }
                FeeCurrency(old)
            }
            FeeRate(value) => FeeRate(replace(&mut fee.rate, value)),
            FeeDate(value) => FeeDate(replace(&mut fee.date, value)),
            Product(value) => Product(replace(&mut influencer.product, value)),
            Shipping(value) => Shipping(replace(&mut influencer.shipping, value)),
            Other(value) => Other(replace(&mut influencer.other, value)),
            Commission(value) => Commission(replace(&mut influencer.commission, value)),
            Orders(value) => Orders(replace(&mut totals.orders, value)),
            Revenue(value) => Revenue(replace(&mut totals.revenue, value)),
            Clicks(value) => Clicks(replace(&mut totals.clicks, value)),
            NewCustomers(value) => NewCustomers(replace(&mut totals.new_customers, value)),
            Redemptions(value) => Redemptions(replace(&mut totals.redemptions, value)),
            Discounts(value) => Discounts(replace(&mut totals.discounts, value)),
            Codes(value) => Codes(replace(&mut influencer.codes, value)),
            Discount(value) => Discount(replace(&mut influencer.discount, value)),
            OwnLink(spot, part, value) => OwnLink(spot, part, influencer.links.set(spot, part, value)),
        })
    }
}

/// Changes the account on a platform, which is there as long as something is told about it.
fn with_account<T>(accounts: &mut Vec<Account>, platform: Platform, change: impl FnOnce(&mut Account) -> T) -> T {
    let place = accounts.partition_point(|other| other.platform < platform);
    let known = accounts.get(place).copied().filter(|account| account.platform == platform);
    let mut account = known.unwrap_or(Account { platform, followers: None, estimated: false });
    let old = change(&mut account);
    let kept = (!account.is_blank()).then_some(account);
    accounts.splice(place..place + usize::from(known.is_some()), kept);
    old
}

impl PostChange {
    fn which(&self) -> Which {
        match self {
            PostChange::Reading(measure, _) | PostChange::Estimated(measure, _) => Which::Measure(*measure),
            _ => Which::Only,
        }
    }

    /// Puts the value in and returns the change that puts the old one back.
    fn swap(self, post: &mut Post) -> PostChange {
        use PostChange::*;
        match self {
            Influencer(value) => Influencer(replace(&mut post.influencer, value)),
            Platform(value) => Platform(replace(&mut post.platform, value)),
            Kind(value) => Kind(replace(&mut post.kind, value)),
            Permalink(value) => Permalink(replace(&mut post.permalink, value)),
            PlatformId(value) => PlatformId(replace(&mut post.platform_id, value)),
            Published(value) => Published(replace(&mut post.published, value)),
            Status(value) => Status(replace(&mut post.status, value)),
            Reading(measure, value) => {
                let old = post.insights.get(measure).map(|reading| reading.value);
                post.insights.set(measure, value);
                Reading(measure, old)
            }
            Estimated(measure, value) => {
                let old = post.insights.is_estimated(measure);
                post.insights.set_estimated(measure, value);
                Estimated(measure, old)
            }
            Cost(value) => Cost(replace(&mut post.cost, value)),
            Followers(value) => Followers(replace(&mut post.followers, value)),
            OtherAssets(value) => OtherAssets(replace(&mut post.other_assets, value)),
        }
    }
}

impl OrderChange {
    fn which(&self) -> Which {
        if let OrderChange::Tag(tag, _) = self { Which::Tag(*tag) } else { Which::Only }
    }

    /// Puts the value in and returns the change that puts the old one back.
    fn swap(self, order: &mut Order, home: Currency) -> Result<OrderChange, Refused> {
        use OrderChange::*;
        Ok(match self {
            Day(value) => Day(replace(&mut order.day, value)),
            Minute(value) => Minute(replace(&mut order.minute, value)),
            Total(value) => {
                let currency = order.currency.unwrap_or(home);
                let mut amount = value.map(|money| Amount(money.minor));
                if let (Some(amount), Some(money)) = (&mut amount, value) {
                    rescale(amount, money.currency, currency)?;
                }
                Total(replace(&mut order.total, amount).map(|Amount(minor)| Money::new(minor, currency)))
            }
            Currency(value) => {
                let old = replace(&mut order.currency, value);
                if let Some(amount) = &mut order.total {
                    rescale(amount, old.unwrap_or(home), value.unwrap_or(home))?;
                }
                Currency(old)
            }
            Codes(value) => Codes(replace(&mut order.codes, value)),
            Tag(tag, value) => Tag(tag, replace(tag_of(order, tag), value)),
            Touches(value) => Touches(replace(&mut order.touches, value)),
            NewCustomer(value) => NewCustomer(replace(&mut order.new_customer, value)),
            State(value) => State(replace(&mut order.state, value)),
        })
    }
}

impl Tag {
    /// What a link says of it.
    pub fn of(self, utm: &Utm) -> &str {
        match self {
            Tag::Source => &utm.source,
            Tag::Medium => &utm.medium,
            Tag::Campaign => &utm.campaign,
            Tag::Content => &utm.content,
            Tag::Term => &utm.term,
        }
    }
}

fn tag_of(order: &mut Order, tag: Tag) -> &mut String {
    match tag {
        Tag::Source => &mut order.utm.source,
        Tag::Medium => &mut order.utm.medium,
        Tag::Campaign => &mut order.utm.campaign,
        Tag::Content => &mut order.utm.content,
        Tag::Term => &mut order.utm.term,
    }
}

/// The same figure in major units of another currency; none if that has too few decimals to hold it.
pub fn rescaled(amount: Amount, from: Currency, to: Currency) -> Option<Amount> {
    let (old, new) = (exponent(from), exponent(to));
    let unit = 10i64.pow(old.abs_diff(new));
    if new >= old {
        amount.0.checked_mul(unit).map(Amount)
    } else {
        (amount.0 % unit == 0).then(|| Amount(amount.0 / unit))
    }
}

fn rescale(amount: &mut Amount, from: Currency, to: Currency) -> Result<(), Refused> {
    *amount = rescaled(*amount, from, to).ok_or(Refused::CurrencyTooCoarse(to))?;
    Ok(())
}

/// Everything of an influencer that is in the campaign's currency.
fn amounts_of(influencer: &mut Influencer) -> impl Iterator<Item = &mut Amount> {
    let fee = &mut influencer.fee;
    let fee = fee.amount.as_mut().filter(|_| fee.currency.is_none());
    let costs = [&mut influencer.product, &mut influencer.shipping, &mut influencer.other, &mut influencer.commission];
    let totals = [&mut influencer.totals.revenue, &mut influencer.totals.discounts];
    let discount = influencer.discount.as_mut().and_then(Discount::amount_mut);
    costs.into_iter().chain(totals).filter_map(Option::as_mut).chain(fee).chain(discount)
}

/// Gives the campaign another currency; every amount in its own currency keeps its figure in major units. The rates of
/// other currencies were to the old one and are forgotten.
fn relabel(campaign: &mut Campaign, currency: Currency) -> Result<(), Refused> {
    let old = replace(&mut campaign.currency, currency);
    if old == currency {
        return Ok(());
    }
    campaign.rates = Rates::default();
    let mut each = |amount: &mut Amount| rescale(amount, old, currency);
    campaign.budget.as_mut().map_or(Ok(()), &mut each)?;
    campaign.tracking.discount.as_mut().and_then(Discount::amount_mut).map_or(Ok(()), &mut each)?;
    for influencer in campaign.influencers.iter_mut().map(Rc::make_mut) {
        amounts_of(influencer).try_for_each(&mut each)?;
        (influencer.fee.rate, influencer.fee.date) = (None, None);
    }
    if exponent(old) != exponent(currency) {
        for post in campaign.posts.iter_mut().map(Rc::make_mut) {
            post.cost.as_mut().map_or(Ok(()), &mut each)?;
        }
        if !campaign.records.is_empty() {
            Rc::make_mut(&mut campaign.records).amounts().try_for_each(&mut each)?;
        }
    }
    Ok(())
}

/// Takes a change of currency back together with the rates that [`relabel`] forgets.
fn with_rates(before: &Campaign, inverse: CampaignChange) -> Edit {
    let rates = before.influencers.iter().flat_map(|influencer| {
        let rate = influencer.fee.rate.map(|rate| InfluencerChange::FeeRate(Some(rate)));
        let date = influencer.fee.date.map(|date| InfluencerChange::FeeDate(Some(date)));
        rate.into_iter().chain(date).map(|change| Edit::Influencer(influencer.id, change))
    });
    let own = before.rates.iter().flat_map(|(currency, Rate { rate, date })| {
        let rate = rate.map(|rate| CampaignChange::Rate(currency, Some(rate)));
        let date = date.map(|date| CampaignChange::RateDate(currency, Some(date)));
        rate.into_iter().chain(date).map(Edit::Campaign)
    });
    Edit::All(std::iter::once(Edit::Campaign(inverse)).chain(own).chain(rates).collect())
}
