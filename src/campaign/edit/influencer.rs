//! What can change in an influencer.

use std::mem::replace;

use super::currency::Priced;
use super::{Refused, Which};
use crate::campaign::model::{Account, Amount, Date, Fee, Influencer, Platform};
use crate::campaign::tracking::{Codes, Discount, LinkPart, Spot};
use crate::kpi::unit::{Currency, Money};

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
    /// It says the fee's currency, of which alone it is the rate: put before another one it changes nothing.
    FeeRate(Option<Currency>, Option<f64>),
    /// The day of that rate, likewise.
    FeeDate(Option<Currency>, Option<Date>),
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

impl InfluencerChange {
    pub(super) fn which(&self) -> Which {
        match self {
            InfluencerChange::Followers(platform, _) | InfluencerChange::FollowersEstimated(platform, _) => {
                Which::Platform(*platform)
            }
            InfluencerChange::OwnLink(spot, part, _) => Which::OwnLink(*spot, *part),
            _ => Which::Only,
        }
    }

    /// Puts the value in and returns the change that puts the old one back.
    pub(super) fn swap(self, influencer: &mut Influencer, home: Currency) -> Result<InfluencerChange, Refused> {
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
            FeeAmount(value) => FeeAmount(priced(fee, home).set_amount(value)?),
            FeeCurrency(value) => FeeCurrency(priced(fee, home).set_currency(value)?),
            FeeRate(of, _) | FeeDate(of, _) if of != fee.currency => FeeRate(fee.currency, fee.rate),
            FeeRate(of, value) => FeeRate(of, replace(&mut fee.rate, value)),
            FeeDate(of, value) => FeeDate(of, replace(&mut fee.date, value)),
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

fn priced(fee: &mut Fee, home: Currency) -> Priced<'_> {
    Priced { amount: &mut fee.amount, currency: &mut fee.currency, home }
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
