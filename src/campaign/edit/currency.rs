//! Amounts keep their figures when a currency changes.

use std::borrow::Cow;
use std::mem::replace;
use std::rc::Rc;

use super::{CampaignChange, Edit, InfluencerChange, PostChange, Refused};
use crate::campaign::id::InfluencerId;
use crate::campaign::merge::Merge;
use crate::campaign::model::{Amount, Campaign, Fee, Influencer};
use crate::campaign::records::Records;
use crate::campaign::tracking::Discount;
use crate::kpi::unit::{Currency, Money, exponent};

/// An edit with the currency that its amounts were meant in, since amounts are bare minor units.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// What was done.
    pub edit: Edit,
    /// The campaign's currency before it was done.
    pub currency: Currency,
}

impl Change {
    /// The merge that it makes or takes back, if it does.
    pub fn merge(&self) -> Option<&Merge> {
        if let Edit::Merge(merge) = &self.edit { Some(merge) } else { None }
    }

    /// The edit that does it to the campaign as that is by now.
    ///
    /// # Errors
    /// [`Refused::CurrencyTooCoarse`] when the campaign's currency cannot hold an amount.
    pub fn to(&self, campaign: &Campaign) -> Result<Cow<'_, Edit>, Refused> {
        if self.currency == campaign.currency {
            return Ok(Cow::Borrowed(&self.edit));
        }
        self.edit.in_currency(self.currency, campaign.currency).map(Cow::Owned)
    }
}

impl Edit {
    /// The same edit with amounts in `to`, each with its figure, when they were in `from` because the campaign was. What a fee's
    /// currency is worth in `from` says nothing of `to`, and is left out.
    ///
    /// # Errors
    /// [`Refused::CurrencyTooCoarse`] when `to` cannot hold one of them.
    pub fn in_currency(&self, from: Currency, to: Currency) -> Result<Edit, Refused> {
        let mut edit = self.clone();
        edit.bring((&mut { from }, &mut { to }))?;
        Ok(edit)
    }

    fn bring(&mut self, (from, to): (&mut Currency, &mut Currency)) -> Result<(), Refused> {
        match self {
            Edit::All(edits) => return edits.iter_mut().try_for_each(|edit| edit.bring((&mut *from, &mut *to))),
            // From here on the campaign's currency is the one that was meant.
            Edit::Campaign(CampaignChange::Currency(next)) => (*from, *to) = (*next, *next),
            Edit::Influencer(_, InfluencerChange::FeeRate(_, Some(_)) | InfluencerChange::FeeDate(_, Some(_)))
                if from != to =>
            {
                *self = Edit::All(Vec::new());
            }
            Edit::InsertInfluencer(_, influencer) if from != to => {
                let fee = &mut Rc::make_mut(influencer).fee;
                (fee.rate, fee.date) = (None, None);
            }
            _ => {}
        }
        self.amounts(&mut |amount| rescale(amount, *from, *to))
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
            _ => Ok(()),
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

fn rescale(amount: &mut Amount, from: Currency, to: Currency) -> Result<(), Refused> {
    *amount = rescaled(*amount, from, to).ok_or(Refused::CurrencyTooCoarse(to))?;
    Ok(())
}

/// An amount that may be in a currency of its own.
pub(super) struct Priced<'a> {
    pub(super) amount: &'a mut Option<Amount>,
    pub(super) currency: &'a mut Option<Currency>,
    /// The campaign's.
    pub(super) home: Currency,
}

impl Priced<'_> {
    /// Sets the amount, and returns the old one. The figure counts, whichever the currency is by now.
    pub(super) fn set_amount(self, value: Option<Money>) -> Result<Option<Money>, Refused> {
        let currency = self.currency.unwrap_or(self.home);
        let mut amount = value.map(|money| Amount(money.minor));
        if let (Some(amount), Some(money)) = (&mut amount, value) {
            rescale(amount, money.currency, currency)?;
        }
        Ok(replace(self.amount, amount).map(|Amount(minor)| Money::new(minor, currency)))
    }

    /// Sets the currency, and returns the old one. The amount keeps its figure.
    pub(super) fn set_currency(self, value: Option<Currency>) -> Result<Option<Currency>, Refused> {
        let old = replace(self.currency, value);
        if let Some(amount) = self.amount {
            rescale(amount, old.unwrap_or(self.home), value.unwrap_or(self.home))?;
        }
        Ok(old)
    }
}

/// Everything of an influencer that is in the campaign's currency.
pub(super) fn amounts_of(influencer: &mut Influencer) -> impl Iterator<Item = &mut Amount> {
    let fee = &mut influencer.fee;
    let fee = fee.amount.as_mut().filter(|_| fee.currency.is_none());
    let costs = [&mut influencer.product, &mut influencer.shipping, &mut influencer.other, &mut influencer.commission];
    let totals = [&mut influencer.totals.revenue, &mut influencer.totals.discounts];
    let discount = influencer.discount.as_mut().and_then(Discount::amount_mut);
    costs.into_iter().chain(totals).filter_map(Option::as_mut).chain(fee).chain(discount)
}

/// The amounts that another currency has too few decimals for, with the influencers that they are about.
pub fn too_fine(campaign: &Campaign, currency: Currency) -> Vec<(Option<InfluencerId>, Amount)> {
    let mut found = Vec::new();
    let mut look = |whose, amount: Amount| {
        if rescaled(amount, campaign.currency, currency).is_none() {
            found.push((whose, amount));
        }
    };
    let discount = campaign.tracking.discount.and_then(|mut discount| discount.amount_mut().copied());
    campaign.budget.into_iter().chain(discount).for_each(|amount| look(None, amount));
    for influencer in &campaign.influencers {
        amounts_of(&mut Influencer::clone(influencer)).for_each(|amount| look(Some(influencer.id), *amount));
    }
    for post in &campaign.posts {
        post.cost.into_iter().for_each(|amount| look(Some(post.influencer), amount));
    }
    Records::clone(&campaign.records).amounts().for_each(|amount| look(None, *amount));
    found
}

/// Gives the campaign another currency; every amount in its own currency keeps its figure in major units. The rates of fees were
/// to the old one and are forgotten.
pub(super) fn relabel(campaign: &mut Campaign, currency: Currency) -> Result<(), Refused> {
    let old = replace(&mut campaign.currency, currency);
    if old == currency {
        return Ok(());
    }
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
pub(super) fn with_fee_rates(before: &Campaign, inverse: CampaignChange) -> Edit {
    let rates = before.influencers.iter().flat_map(|influencer| {
        let Fee { currency, rate, date, .. } = influencer.fee;
        let rate = rate.map(|rate| InfluencerChange::FeeRate(currency, Some(rate)));
        let date = date.map(|date| InfluencerChange::FeeDate(currency, Some(date)));
        rate.into_iter().chain(date).map(|change| Edit::Influencer(influencer.id, change))
    });
    Edit::All(std::iter::once(Edit::Campaign(inverse)).chain(rates).collect())
}
