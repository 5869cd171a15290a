//! The form of an influencer.

use std::rc::Rc;

use yew::AttrValue;

use super::Form;
use crate::app::context::Page;
use crate::app::currencies::{COMMON, currency_options};
use crate::app::widgets::field::{FieldId, Input, Value};
use crate::campaign::edit::{Edit, InfluencerChange as Change, rescaled};
use crate::campaign::model::{Amount, Campaign, Fee, Influencer};
use crate::campaign::problem::{self, Subject};
use crate::campaign::tracking::Codes;
use crate::kpi::measure::Measure;
use crate::kpi::platform::Platform;
use crate::kpi::unit::{Currency, Money};

/// An influencer of a campaign.
#[derive(Clone, PartialEq)]
pub struct InfluencerForm {
    /// The campaign.
    pub campaign: Rc<Campaign>,
    /// One of its influencers.
    pub influencer: Rc<Influencer>,
}

/// The fields of an influencer.
#[derive(Clone, Copy, PartialEq, Debug)]
#[allow(missing_docs)] // each variant is the field of the same name in the model
pub enum InfluencerField {
    Name,
    Handle,
    Notes,
    Followers(Platform),
    FollowersEstimated(Platform),
    Fee,
    FeeCurrency,
    Rate,
    RateDate,
    Product,
    Shipping,
    Other,
    Commission,
    Codes,
    Discount,
    Orders,
    Revenue,
    Clicks,
    NewCustomers,
    Redemptions,
    Discounts,
}

use InfluencerField as F;

impl From<InfluencerField> for FieldId {
    fn from(field: InfluencerField) -> FieldId {
        FieldId::Influencer(field)
    }
}

impl InfluencerField {
    /// The field's id in the document.
    pub fn key(self) -> String {
        match self {
            F::Name => "name".to_owned(),
            F::Handle => "handle".to_owned(),
            F::Notes => "notes".to_owned(),
            F::Followers(platform) => format!("followers-{}", platform.key()),
            F::FollowersEstimated(platform) => format!("followers-{}-estimated", platform.key()),
            F::Fee => "fee".to_owned(),
            F::FeeCurrency => "fee-currency".to_owned(),
            F::Rate => "fee-rate".to_owned(),
            F::RateDate => "fee-rate-date".to_owned(),
            F::Product => "product".to_owned(),
            F::Shipping => "shipping".to_owned(),
            F::Other => "other".to_owned(),
            F::Commission => "commission".to_owned(),
            F::Codes => "own-codes".to_owned(),
            F::Discount => "own-discount".to_owned(),
            F::Orders => "orders".to_owned(),
            F::Revenue => "revenue".to_owned(),
            F::Clicks => "clicks".to_owned(),
            F::NewCustomers => "new-customers".to_owned(),
            F::Redemptions => "redemptions".to_owned(),
            F::Discounts => "discounts".to_owned(),
        }
    }
}

impl InfluencerForm {
    /// Who the influencer is.
    pub const WHO: [InfluencerField; 3] = [F::Handle, F::Name, F::Notes];
    /// The codes that the influencer gives out.
    pub const CODES: [InfluencerField; 2] = [F::Codes, F::Discount];
    /// Totals of sales and clicks.
    pub const RESULTS: [InfluencerField; 6] =
        [F::Orders, F::Revenue, F::Clicks, F::NewCustomers, F::Redemptions, F::Discounts];

    /// What the influencer costs; a fee's currency once there is a fee, its rate once that is another currency.
    pub fn cost(&self) -> Vec<InfluencerField> {
        let fee = self.influencer.fee;
        let is_foreign = fee.foreign(self.campaign.currency).is_some();
        let rate = if is_foreign { [F::Rate, F::RateDate].as_slice() } else { &[] };
        let rest = [F::Product, F::Shipping, F::Other, F::Commission];
        [F::Fee, F::FeeCurrency].into_iter().chain(rate.iter().copied()).chain(rest).collect()
    }

    /// A follower field for each of `platforms`, and whether it is an estimate: also before anything is told, so that nothing
    /// moves then.
    pub fn accounts(platforms: &[Platform]) -> Vec<InfluencerField> {
        platforms.iter().flat_map(|platform| [F::Followers(*platform), F::FollowersEstimated(*platform)]).collect()
    }

    fn fee_currency(&self) -> Currency {
        self.influencer.fee.currency.unwrap_or(self.campaign.currency)
    }

    fn change(&self, field: InfluencerField, value: Value) -> Option<Change> {
        Some(match (field, value) {
            (F::Name, Value::Text(text)) => Change::Name(text),
            (F::Handle, Value::Text(text)) => Change::Handle(text.trim().trim_start_matches('@').to_owned()),
            (F::Notes, Value::Text(text)) => Change::Notes(text),
            (F::Followers(platform), Value::Count(followers)) => Change::Followers(platform, followers),
            (F::FollowersEstimated(platform), Value::Flag(estimated)) => {
                Change::FollowersEstimated(platform, estimated)
            }
            (F::Fee, Value::Amount(amount)) => {
                Change::FeeAmount(amount.map(|Amount(minor)| Money::new(minor, self.fee_currency())))
            }
            (F::FeeCurrency, Value::Choice(code)) => {
                let currency = Currency::from_code(&code)?;
                Change::FeeCurrency((currency != self.campaign.currency).then_some(currency))
            }
            (F::Rate, Value::Decimal(rate)) => Change::FeeRate(self.influencer.fee.currency, rate),
            (F::RateDate, Value::Day(date)) => Change::FeeDate(self.influencer.fee.currency, date),
            (F::Product, Value::Amount(amount)) => Change::Product(amount),
            (F::Shipping, Value::Amount(amount)) => Change::Shipping(amount),
            (F::Other, Value::Amount(amount)) => Change::Other(amount),
            (F::Commission, Value::Amount(amount)) => Change::Commission(amount),
            (F::Codes, Value::Text(text)) => Change::Codes(Codes::read(&text)),
            (F::Discount, Value::Discount(discount)) => Change::Discount(discount),
            (F::Orders, Value::Count(count)) => Change::Orders(count),
            (F::Revenue, Value::Amount(amount)) => Change::Revenue(amount),
            (F::Clicks, Value::Count(count)) => Change::Clicks(count),
            (F::NewCustomers, Value::Count(count)) => Change::NewCustomers(count),
            (F::Redemptions, Value::Count(count)) => Change::Redemptions(count),
            (F::Discounts, Value::Amount(amount)) => Change::Discounts(amount),
            _ => return None,
        })
    }
}

impl Form for InfluencerForm {
    type Field = InfluencerField;

    fn subject(&self) -> Subject {
        Subject::Influencer(self.influencer.id)
    }

    fn key(&self, field: InfluencerField) -> String {
        field.key()
    }

    fn label(&self, field: InfluencerField, page: Page) -> AttrValue {
        let strings = page.strings;
        let words = page.words();
        match field {
            F::Name => words.name.into(),
            F::Handle => words.handle.into(),
            F::Notes => words.notes.into(),
            F::Followers(platform) => words.followers_on.with((strings.platform_name)(platform)).into(),
            F::FollowersEstimated(platform) => words.followers_estimated.with((strings.platform_name)(platform)).into(),
            F::Fee => words.fee.into(),
            F::FeeCurrency => words.fee_currency.into(),
            F::Rate => (words.rate)(self.fee_currency().code(), self.campaign.currency.code()).into(),
            F::RateDate => words.rate_date.into(),
            F::Product => words.product.into(),
            F::Shipping => words.shipping.into(),
            F::Other => words.other_cost.into(),
            F::Commission => words.commission.into(),
            F::Codes => page.sales().codes.into(),
            F::Discount => page.tracking().discount.into(),
            F::Orders => (strings.measure)(Measure::Orders).into(),
            F::Revenue => (strings.measure)(Measure::Revenue).into(),
            F::Clicks => words.clicks_total.into(),
            F::NewCustomers => (strings.measure)(Measure::NewCustomers).into(),
            F::Redemptions => (strings.measure)(Measure::Redemptions).into(),
            F::Discounts => (strings.measure)(Measure::Discounts).into(),
        }
    }

    fn input(&self, field: InfluencerField, _page: Page) -> Input {
        match field {
            F::Name | F::Handle => Input::Text,
            F::Codes => Input::Codes,
            F::Discount => Input::Discount(self.campaign.currency),
            F::Notes => Input::LongText,
            F::Followers(_) | F::Orders | F::Clicks | F::NewCustomers | F::Redemptions => Input::Count,
            F::FollowersEstimated(_) => Input::Flag,
            F::Fee => Input::Amount(self.fee_currency()),
            F::FeeCurrency => {
                // A currency without the fee's decimals cannot hold it and is not offered.
                let now = self.fee_currency();
                let amount = self.influencer.fee.amount.unwrap_or_default();
                let holds = |currency: &Currency| rescaled(amount, now, *currency).is_some();
                Input::Choice(currency_options(now, &COMMON.into_iter().filter(holds).collect::<Vec<_>>()))
            }
            F::Rate => Input::Decimal,
            F::RateDate => Input::Day,
            F::Product | F::Shipping | F::Other | F::Commission | F::Revenue | F::Discounts => {
                Input::Amount(self.campaign.currency)
            }
        }
    }

    fn value(&self, field: InfluencerField) -> Value {
        let influencer = &self.influencer;
        let totals = influencer.totals;
        match field {
            F::Name => Value::Text(influencer.name.clone()),
            F::Handle => Value::Text(influencer.handle.clone()),
            F::Notes => Value::Text(influencer.notes.clone()),
            F::Followers(platform) => Value::Count(influencer.account(platform).and_then(|account| account.followers)),
            F::FollowersEstimated(platform) => {
                Value::Flag(influencer.account(platform).is_some_and(|account| account.estimated))
            }
            F::Fee => Value::Amount(influencer.fee.amount),
            F::FeeCurrency => Value::Choice(self.fee_currency().code().into()),
            F::Rate => Value::Decimal(influencer.fee.rate),
            F::RateDate => Value::Day(influencer.fee.date),
            F::Product => Value::Amount(influencer.product),
            F::Shipping => Value::Amount(influencer.shipping),
            F::Other => Value::Amount(influencer.other),
            F::Commission => Value::Amount(influencer.commission),
            F::Codes => Value::Text(influencer.codes.to_string()),
            F::Discount => Value::Discount(influencer.discount),
            F::Orders => Value::Count(totals.orders),
            F::Revenue => Value::Amount(totals.revenue),
            F::Clicks => Value::Count(totals.clicks),
            F::NewCustomers => Value::Count(totals.new_customers),
            F::Redemptions => Value::Count(totals.redemptions),
            F::Discounts => Value::Amount(totals.discounts),
        }
    }

    fn edit(&self, field: FieldId, value: Value) -> Option<Edit> {
        let FieldId::Influencer(field) = field else { return None };
        let edit = |change| Edit::Influencer(self.influencer.id, change);
        let change = self.change(field, value)?;
        // A rate is to one currency; another one needs its own.
        if let (&Change::FeeCurrency(of), Fee { rate: Some(_), .. } | Fee { date: Some(_), .. }) =
            (&change, self.influencer.fee)
        {
            return Some(Edit::All([change, Change::FeeRate(of, None), Change::FeeDate(of, None)].map(edit).into()));
        }
        Some(edit(change))
    }

    fn is_untouched(&self) -> bool {
        let id = self.influencer.id;
        *self.influencer == Influencer::new(id, "") && self.campaign.posts.iter().all(|post| post.influencer != id)
    }

    fn aside(&self, field: InfluencerField, page: Page) -> Option<AttrValue> {
        matches!(field, F::FollowersEstimated(_)).then(|| page.words().estimate.into())
    }

    fn hint(&self, field: InfluencerField, page: Page) -> Option<AttrValue> {
        match field {
            F::Codes => Some(page.sales().codes_hint.into()),
            F::Discount => Some(page.tracking().own_discount_hint.into()),
            _ => None,
        }
    }

    fn problem_field(&self, field: InfluencerField) -> Option<problem::Field> {
        match field {
            F::Handle => Some(problem::Field::Handle),
            F::Followers(platform) => Some(problem::Field::Followers(platform)),
            F::Fee => Some(problem::Field::Fee),
            F::Rate => Some(problem::Field::FeeRate),
            F::Discount => Some(problem::Field::Discount),
            F::NewCustomers => Some(problem::Field::NewCustomers),
            _ => None,
        }
    }
}
