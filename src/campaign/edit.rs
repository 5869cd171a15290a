//! All change is an [`Edit`]: forms, imports, undo and other tabs make them, and one pure function applies them.

use std::mem::replace;
use std::rc::Rc;

use super::id::{InfluencerId, PostId};
use super::insights::Reading;
use super::model::{
    Account, Amount, Campaign, Date, Fee, Foreign, Influencer, Objective, Platform, Post, PostKind, Status,
};
use crate::kpi::catalogue::KpiId;
use crate::kpi::definitions::{CpmBase, Emv, ReturnsModel};
use crate::kpi::measure::{Measure, MeasureSet};
use crate::kpi::unit::{Currency, exponent};

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
    /// All of these in order, or none.
    All(Vec<Edit>),
}

/// One field of a campaign with its new value.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs)] // each variant is the field of the same name in the model
pub enum CampaignChange {
    Name(String),
    Brand(String),
    Objectives(Vec<Objective>),
    Start(Option<Date>),
    End(Option<Date>),
    /// Amounts keep their figures: 500 dollars become 500 euros.
    Currency(Currency),
    CpmBase(CpmBase),
    Engagement(MeasureSet),
    Returns(ReturnsModel),
    Emv(Option<Emv>),
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
}

/// One field of an influencer with its new value.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs)] // each variant is the field of the same name in the model
pub enum InfluencerChange {
    Name(String),
    Handle(String),
    Notes(String),
    /// Adds, changes or (with `None`) removes the account on a platform.
    Account(Platform, Option<Account>),
    Fee(Option<Fee>),
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
}

/// One field of a post with its new value.
#[derive(Clone, PartialEq, Debug)]
#[allow(missing_docs)] // each variant is the field of the same name in the model
pub enum PostChange {
    Influencer(InfluencerId),
    Platform(Platform),
    Kind(PostKind),
    Permalink(String),
    Published(Option<Date>),
    Status(Status),
    Reading(Measure, Option<Reading>),
    Cost(Option<Amount>),
    Followers(Option<u64>),
    OtherAssets(Option<u32>),
}

/// Why an edit cannot be applied.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    /// There is no such influencer (any more).
    NoInfluencer(InfluencerId),
    /// There is no such post (any more).
    NoPost(PostId),
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
        let inverse = self.apply_to(&mut next)?;
        Ok(Applied { campaign: next, inverse })
    }

    fn apply_to(&self, campaign: &mut Rc<Campaign>) -> Result<Edit, Refused> {
        match self {
            Edit::Campaign(change) => {
                let mut next = Campaign::clone(campaign);
                let inverse = change.clone().swap(&mut next)?;
                let changed = match &inverse {
                    // The given order of objectives does not matter.
                    CampaignChange::Objectives(old) => *old != next.objectives,
                    inverse => inverse != change,
                };
                let mut inverse = Edit::Campaign(inverse);
                if changed {
                    if matches!(change, CampaignChange::Currency(_)) {
                        inverse = with_foreign_fees(campaign, inverse);
                    }
                    *campaign = Rc::new(next);
                }
                Ok(inverse)
            }
            Edit::Influencer(id, change) => {
                let at = influencer_at(campaign, *id)?;
                let mut next = Influencer::clone(campaign.influencers.get(at).ok_or(Refused::NoInfluencer(*id))?);
                let inverse = change.clone().swap(&mut next);
                if inverse != *change
                    && let Some(place) = Rc::make_mut(campaign).influencers.get_mut(at)
                {
                    *place = Rc::new(next);
                }
                Ok(Edit::Influencer(*id, inverse))
            }
            Edit::Post(id, change) => {
                if let PostChange::Influencer(owner) = change {
                    influencer_at(campaign, *owner)?;
                }
                let at = post_at(campaign, *id)?;
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
                if influencer_at(campaign, influencer.id).is_ok() {
                    return Err(Refused::IdTaken);
                }
                let list = &mut Rc::make_mut(campaign).influencers;
                list.insert((*at).min(list.len()), Rc::clone(influencer));
                Ok(Edit::RemoveInfluencer(influencer.id))
            }
            Edit::RemoveInfluencer(id) => remove_influencer(campaign, *id),
            Edit::InsertPost(at, post) => {
                influencer_at(campaign, post.influencer)?;
                if post_at(campaign, post.id).is_ok() {
                    return Err(Refused::IdTaken);
                }
                let list = &mut Rc::make_mut(campaign).posts;
                list.insert((*at).min(list.len()), Rc::clone(post));
                Ok(Edit::RemovePost(post.id))
            }
            Edit::RemovePost(id) => {
                let at = post_at(campaign, *id)?;
                let post = Rc::make_mut(campaign).posts.remove(at);
                Ok(Edit::InsertPost(at, post))
            }
            Edit::All(edits) => {
                let mut next = Rc::clone(campaign);
                let mut inverses = Vec::with_capacity(edits.len());
                for edit in edits {
                    inverses.push(edit.apply_to(&mut next)?);
                }
                inverses.reverse();
                *campaign = next;
                Ok(Edit::All(inverses))
            }
        }
    }

    /// Whether both edits set the same field of the same thing, so that the second makes the first superfluous.
    pub fn same_field(&self, other: &Edit) -> bool {
        use std::mem::discriminant;
        match (self, other) {
            (Edit::Campaign(CampaignChange::Target(a, _)), Edit::Campaign(CampaignChange::Target(b, _))) => a == b,
            // A change of currency does more than set a field, so that none makes the one before superfluous.
            (Edit::Campaign(CampaignChange::Currency(_)), Edit::Campaign(CampaignChange::Currency(_))) => false,
            (Edit::Campaign(a), Edit::Campaign(b)) => discriminant(a) == discriminant(b),
            (
                Edit::Influencer(a, InfluencerChange::Account(first, _)),
                Edit::Influencer(b, InfluencerChange::Account(second, _)),
            ) => a == b && first == second,
            (Edit::Influencer(a, first), Edit::Influencer(b, second)) => {
                a == b && discriminant(first) == discriminant(second)
            }
            (Edit::Post(a, PostChange::Reading(first, _)), Edit::Post(b, PostChange::Reading(second, _))) => {
                a == b && first == second
            }
            (Edit::Post(a, first), Edit::Post(b, second)) => a == b && discriminant(first) == discriminant(second),
            _ => false,
        }
    }
}

fn influencer_at(campaign: &Campaign, id: InfluencerId) -> Result<usize, Refused> {
    campaign.influencers.iter().position(|influencer| influencer.id == id).ok_or(Refused::NoInfluencer(id))
}

fn post_at(campaign: &Campaign, id: PostId) -> Result<usize, Refused> {
    campaign.posts.iter().position(|post| post.id == id).ok_or(Refused::NoPost(id))
}

fn remove_influencer(campaign: &mut Rc<Campaign>, id: InfluencerId) -> Result<Edit, Refused> {
    let at = influencer_at(campaign, id)?;
    let next = Rc::make_mut(campaign);
    let mut inverse = vec![Edit::InsertInfluencer(at, next.influencers.remove(at))];
    // Ascending places, so that inserting them in this order puts each post where it was.
    let gone = next.posts.iter().enumerate().filter(|(_, post)| post.influencer == id);
    inverse.extend(gone.map(|(place, post)| Edit::InsertPost(place, Rc::clone(post))));
    next.posts.retain(|post| post.influencer != id);
    Ok(Edit::All(inverse))
}

impl CampaignChange {
    /// Puts the value in and returns the change that puts the old one back.
    fn swap(self, campaign: &mut Campaign) -> Result<CampaignChange, Refused> {
        use CampaignChange::*;
        let definitions = &mut campaign.definitions;
        let economics = &mut campaign.economics;
        Ok(match self {
            Name(value) => Name(replace(&mut campaign.name, value)),
            Brand(value) => Brand(replace(&mut campaign.brand, value)),
            Objectives(value) => Objectives(replace(&mut campaign.objectives, Objective::in_order(&value))),
            Start(value) => Start(replace(&mut campaign.start, value)),
            End(value) => End(replace(&mut campaign.end, value)),
            Currency(value) => {
                let old = campaign.currency;
                relabel(campaign, value)?;
                Currency(old)
            }
            CpmBase(value) => CpmBase(replace(&mut definitions.cpm_base, value)),
            Engagement(value) => Engagement(replace(&mut definitions.engagement, value)),
            Returns(value) => Returns(replace(&mut definitions.returns, value)),
            Emv(value) => Emv(replace(&mut definitions.emv, value)),
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
        })
    }
}

impl InfluencerChange {
    /// Puts the value in and returns the change that puts the old one back.
    fn swap(self, influencer: &mut Influencer) -> InfluencerChange {
        use InfluencerChange::*;
        let totals = &mut influencer.totals;
        match self {
            Name(value) => Name(replace(&mut influencer.name, value)),
            Handle(value) => Handle(replace(&mut influencer.handle, value)),
            Notes(value) => Notes(replace(&mut influencer.notes, value)),
            Account(platform, value) => Account(platform, swap_account(&mut influencer.accounts, platform, value)),
            Fee(value) => Fee(replace(&mut influencer.fee, value)),
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
        }
    }
}

fn swap_account(accounts: &mut Vec<Account>, platform: Platform, value: Option<Account>) -> Option<Account> {
    let value = value.map(|account| Account { platform, ..account });
    let old = accounts.iter().copied().find(|account| account.platform == platform);
    accounts.retain(|account| account.platform != platform);
    if let Some(account) = value {
        accounts.insert(accounts.partition_point(|other| other.platform < platform), account);
    }
    old
}

impl PostChange {
    /// Puts the value in and returns the change that puts the old one back.
    fn swap(self, post: &mut Post) -> PostChange {
        use PostChange::*;
        match self {
            Influencer(value) => Influencer(replace(&mut post.influencer, value)),
            Platform(value) => Platform(replace(&mut post.platform, value)),
            Kind(value) => Kind(replace(&mut post.kind, value)),
            Permalink(value) => Permalink(replace(&mut post.permalink, value)),
            Published(value) => Published(replace(&mut post.published, value)),
            Status(value) => Status(replace(&mut post.status, value)),
            Reading(measure, value) => {
                let old = post.insights.get(measure);
                post.insights.set(measure, value);
                Reading(measure, old)
            }
            Cost(value) => Cost(replace(&mut post.cost, value)),
            Followers(value) => Followers(replace(&mut post.followers, value)),
            OtherAssets(value) => OtherAssets(replace(&mut post.other_assets, value)),
        }
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

/// Gives the campaign another currency; every amount in its own currency keeps its figure in major units. A fee that was
/// foreign is at home if it is in the new currency; otherwise its rate was to the old one and is forgotten.
fn relabel(campaign: &mut Campaign, currency: Currency) -> Result<(), Refused> {
    let old = std::mem::replace(&mut campaign.currency, currency);
    if old == currency {
        return Ok(());
    }
    let rescale = |amount: &mut Amount| -> Result<(), Refused> {
        *amount = rescaled(*amount, old, currency).ok_or(Refused::CurrencyTooCoarse(currency))?;
        Ok(())
    };
    campaign.budget.as_mut().map_or(Ok(()), rescale)?;
    for influencer in campaign.influencers.iter_mut().map(Rc::make_mut) {
        match &mut influencer.fee {
            Some(Fee { amount, foreign: None }) => rescale(amount)?,
            Some(Fee { foreign, .. }) => {
                let other = foreign.filter(|foreign| foreign.currency != currency);
                *foreign = other.map(|foreign| Foreign { rate: None, date: None, ..foreign });
            }
            None => {}
        }
        let costs =
            [&mut influencer.product, &mut influencer.shipping, &mut influencer.other, &mut influencer.commission];
        let totals = [&mut influencer.totals.revenue, &mut influencer.totals.discounts];
        costs.into_iter().chain(totals).filter_map(Option::as_mut).try_for_each(rescale)?;
    }
    if exponent(old) != exponent(currency) {
        for post in campaign.posts.iter_mut().map(Rc::make_mut) {
            post.cost.as_mut().map_or(Ok(()), rescale)?;
        }
    }
    Ok(())
}

/// Takes a change of currency back together with the foreign fees, which [`relabel`] does not restore by itself: they are
/// out of its way while it works.
fn with_foreign_fees(before: &Campaign, inverse: Edit) -> Edit {
    let foreign =
        before.influencers.iter().filter(|influencer| influencer.fee.is_some_and(|fee| fee.foreign.is_some()));
    let fees: Vec<_> = foreign.map(|influencer| (influencer.id, influencer.fee)).collect();
    if fees.is_empty() {
        return inverse;
    }
    let out = fees.iter().map(|(id, _)| Edit::Influencer(*id, InfluencerChange::Fee(None)));
    let back = fees.iter().map(|(id, fee)| Edit::Influencer(*id, InfluencerChange::Fee(*fee)));
    Edit::All(out.chain([inverse]).chain(back).collect())
}
