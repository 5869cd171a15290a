//! The settings of a campaign.

use std::rc::Rc;

use yew::AttrValue;

use super::Form;
use crate::app::context::Page;
use crate::app::currencies::{COMMON, currency_options};
use crate::app::widgets::field::{FieldId, Input, Value, returns_models};
use crate::campaign::edit::{CampaignChange as Change, Edit, too_fine};
use crate::campaign::model::{Amount, Campaign, Objective};
use crate::campaign::problem::{self, Subject};
use crate::campaign::rates::Pair;
use crate::kpi::catalogue::KpiId;
use crate::kpi::definitions::{CpmBase, ENGAGEMENT_COMPONENTS, Emv, ReturnsModel, Rule};
use crate::kpi::measure::Measure;
use crate::kpi::unit::{Currency, Money, Unit};

/// A campaign, whose settings these are.
#[derive(Clone, PartialEq)]
pub struct CampaignForm {
    /// The campaign.
    pub campaign: Rc<Campaign>,
    /// A currency that was chosen and cannot hold the campaign's amounts.
    pub refused: Option<Currency>,
}

/// The settings of a campaign.
#[derive(Clone, Copy, PartialEq, Debug)]
#[allow(missing_docs)] // each variant is the field of the same name in the model
pub enum CampaignField {
    Name,
    Brand,
    Objective(Objective),
    Start,
    End,
    Currency,
    Budget,
    /// What another currency is worth.
    Rate(Currency),
    /// The day of that rate.
    RateDate(Currency),
    Notes,
    CpmBase,
    Engagement(Measure),
    Returns,
    Rule,
    Window,
    Emv,
    EmvPrice(Measure),
    FollowersStart,
    FollowersEnd,
    Margin,
    FeeRate,
    ReturnRate,
    TargetProfit,
    Target(KpiId),
}

use CampaignField as F;

impl From<CampaignField> for FieldId {
    fn from(field: CampaignField) -> FieldId {
        FieldId::Campaign(field)
    }
}

impl CampaignField {
    /// The field's id in the document.
    pub fn key(self) -> String {
        match self {
            F::Name => "name".to_owned(),
            F::Brand => "brand".to_owned(),
            F::Objective(objective) => format!("objective-{}", objective.key()),
            F::Start => "start".to_owned(),
            F::End => "end".to_owned(),
            F::Currency => "currency".to_owned(),
            F::Budget => "budget".to_owned(),
            F::Rate(currency) => format!("rate-{}", currency.code()).to_lowercase(),
            F::RateDate(currency) => format!("rate-date-{}", currency.code()).to_lowercase(),
            F::Notes => "notes".to_owned(),
            F::CpmBase => "cpm-base".to_owned(),
            F::Engagement(measure) => format!("engagement-{}", measure.key()),
            F::Returns => "returns".to_owned(),
            F::Rule => "attribution".to_owned(),
            F::Window => "attribution-window".to_owned(),
            F::Emv => "emv".to_owned(),
            F::EmvPrice(measure) => format!("emv-{}", measure.key()),
            F::FollowersStart => "followers-start".to_owned(),
            F::FollowersEnd => "followers-end".to_owned(),
            F::Margin => "margin".to_owned(),
            F::FeeRate => "fee-rate".to_owned(),
            F::ReturnRate => "return-rate".to_owned(),
            F::TargetProfit => "target-profit".to_owned(),
            F::Target(kpi) => format!("target-{}", kpi.key()),
        }
    }
}

/// How many of the amounts are named that keep the campaign from another currency.
const MOST_NAMED: usize = 3;

/// The choice of no EMV formula.
const NO_EMV: &str = "off";

impl CampaignForm {
    /// What the campaign is.
    pub const BASICS: [CampaignField; 7] = [F::Name, F::Brand, F::Start, F::End, F::Currency, F::Budget, F::Notes];
    /// What the campaign is for.
    pub const OBJECTIVES: [CampaignField; 3] =
        [F::Objective(Objective::Awareness), F::Objective(Objective::Sales), F::Objective(Objective::Content)];
    /// What counts as engagement.
    pub const ENGAGEMENT: [CampaignField; 5] = {
        let [a, b, c, d, e] = ENGAGEMENT_COMPONENTS;
        [F::Engagement(a), F::Engagement(b), F::Engagement(c), F::Engagement(d), F::Engagement(e)]
    };
    /// The brand's followers.
    pub const GROWTH: [CampaignField; 2] = [F::FollowersStart, F::FollowersEnd];
    /// The brand's unit economics.
    pub const ECONOMICS: [CampaignField; 5] = [F::Margin, F::FeeRate, F::ReturnRate, F::Returns, F::TargetProfit];

    /// Whose an order is.
    pub const ATTRIBUTION: [CampaignField; 2] = [F::Rule, F::Window];

    /// The settings of a campaign, none of which was refused.
    pub fn of(campaign: &Rc<Campaign>) -> CampaignForm {
        CampaignForm { campaign: Rc::clone(campaign), refused: None }
    }

    /// What the KPIs mean; an EMV formula comes with its prices.
    pub fn definitions(&self) -> Vec<CampaignField> {
        let prices = self.campaign.definitions.emv.map_or(&[][..], Emv::prices);
        [F::CpmBase, F::Emv].into_iter().chain(prices.iter().copied().map(F::EmvPrice)).collect()
    }

    /// A currency told in the campaign's.
    fn pair(&self, from: Currency) -> Pair {
        Pair { from, to: self.campaign.currency }
    }

    fn change(&self, field: CampaignField, value: Value) -> Option<Change> {
        Some(match (field, value) {
            (F::Name, Value::Text(text)) => Change::Name(text),
            (F::Brand, Value::Text(text)) => Change::Brand(text),
            (F::Objective(objective), Value::Flag(chosen)) => Change::Objective(objective, chosen),
            (F::Start, Value::Day(day)) => Change::Start(day),
            (F::End, Value::Day(day)) => Change::End(day),
            (F::Currency, Value::Choice(code)) => Change::Currency(Currency::from_code(&code)?),
            (F::Budget, Value::Amount(amount)) => Change::Budget(amount),
            (F::Rate(currency), Value::Decimal(rate)) => Change::Rate(self.pair(currency), rate),
            (F::RateDate(currency), Value::Day(date)) => Change::RateDate(self.pair(currency), date),
            (F::Notes, Value::Text(text)) => Change::Notes(text),
            (F::CpmBase, Value::Choice(key)) => {
                Change::CpmBase(CpmBase::ALL.into_iter().find(|base| base.key() == key)?)
            }
            (F::Engagement(measure), Value::Flag(counts)) => Change::Engagement(measure, counts),
            (F::Returns, Value::Choice(key)) => Change::Returns(ReturnsModel::from_key(&key)?),
            (F::Rule, Value::Choice(key)) => Change::Rule(Rule::ALL.into_iter().find(|rule| rule.key() == key)?),
            (F::Window, Value::Count(days)) => Change::Window(u32::try_from(days?).ok()?),
            (F::Emv, Value::Choice(key)) => Change::Emv(Emv::ALL.into_iter().find(|emv| emv.key() == key)),
            (F::EmvPrice(measure), Value::Decimal(price)) => Change::EmvPrice(measure, price?),
            (F::FollowersStart, Value::Count(count)) => Change::FollowersStart(count),
            (F::FollowersEnd, Value::Count(count)) => Change::FollowersEnd(count),
            (F::Margin, Value::Rate(rate)) => Change::Margin(rate),
            (F::FeeRate, Value::Rate(rate)) => Change::FeeRate(rate),
            (F::ReturnRate, Value::Rate(rate)) => Change::ReturnRate(rate),
            (F::TargetProfit, Value::Rate(rate)) => Change::TargetProfit(rate),
            (F::Target(kpi), Value::Rate(target) | Value::Decimal(target)) => Change::Target(kpi, target),
            _ => return None,
        })
    }
}

impl Form for CampaignForm {
    type Field = CampaignField;

    fn subject(&self) -> Subject {
        Subject::Campaign
    }

    fn key(&self, field: CampaignField) -> String {
        field.key()
    }

    fn label(&self, field: CampaignField, page: Page) -> AttrValue {
        let strings = page.strings;
        let words = page.words();
        match field {
            F::Name => words.name.into(),
            F::Brand => words.brand.into(),
            F::Objective(objective) => (strings.objective)(objective).into(),
            F::Start => words.start.into(),
            F::End => words.end.into(),
            F::Currency => strings.currency.into(),
            F::Budget => words.budget.into(),
            F::Rate(currency) => (words.rate)(currency.code(), self.campaign.currency.code()).into(),
            F::RateDate(currency) => page.sales().rate_date_of.with(currency.code()).into(),
            F::Notes => words.notes.into(),
            F::CpmBase => words.cpm_base.into(),
            F::Engagement(measure) => (strings.measure)(measure).into(),
            F::Returns => strings.returns_model.into(),
            F::Rule => page.sales().rule.into(),
            F::Window => page.sales().window.into(),
            F::Emv => words.emv.into(),
            F::EmvPrice(measure) => (strings.measure)(measure).into(),
            F::FollowersStart => (strings.measure)(Measure::FollowersStart).into(),
            F::FollowersEnd => (strings.measure)(Measure::FollowersEnd).into(),
            F::Margin => (strings.measure)(Measure::Margin).into(),
            F::FeeRate => (strings.measure)(Measure::FeeRate).into(),
            F::ReturnRate => (strings.measure)(Measure::ReturnRate).into(),
            F::TargetProfit => (strings.measure)(Measure::TargetProfit).into(),
            F::Target(kpi) => (strings.kpi)(kpi).name.into(),
        }
    }

    fn input(&self, field: CampaignField, page: Page) -> Input {
        let words = page.words();
        let choice = |options: &[(&'static str, &'static str)]| {
            Input::Choice(options.iter().map(|(key, label)| ((*key).into(), (*label).into())).collect())
        };
        match field {
            F::Name | F::Brand => Input::Text,
            F::Notes => Input::LongText,
            F::Objective(_) | F::Engagement(_) => Input::Flag,
            F::Start | F::End => Input::Day,
            F::Currency => Input::Choice(currency_options(self.campaign.currency, &COMMON)),
            F::Budget => Input::Amount(self.campaign.currency),
            F::Rate(_) => Input::Decimal,
            F::RateDate(_) => Input::Day,
            F::CpmBase => choice(&CpmBase::ALL.map(|base| (base.key(), (words.cpm_base_is)(base)))),
            F::Returns => returns_models(page),
            F::Rule => choice(&Rule::ALL.map(|rule| (rule.key(), (page.sales().rule_name)(rule)))),
            F::Emv => {
                let formulas = Emv::ALL.map(|emv| (emv.key(), (words.emv_is)(emv)));
                choice(&[&[(NO_EMV, words.emv_off)], &formulas[..]].concat())
            }
            F::EmvPrice(_) => Input::Price(self.campaign.currency),
            F::FollowersStart | F::FollowersEnd | F::Window => Input::Count,
            F::Margin | F::FeeRate | F::ReturnRate | F::TargetProfit => Input::Rate,
            F::Target(kpi) => match kpi.entry().unit {
                Unit::Rate => Input::Rate,
                Unit::Money => Input::Price(self.campaign.currency),
                _ => Input::Decimal,
            },
        }
    }

    fn value(&self, field: CampaignField) -> Value {
        let campaign = &self.campaign;
        let definitions = &campaign.definitions;
        let economics = &campaign.economics;
        match field {
            F::Name => Value::Text(campaign.name.clone()),
            F::Brand => Value::Text(campaign.brand.clone()),
            F::Objective(objective) => Value::Flag(campaign.objectives.contains(&objective)),
            F::Start => Value::Day(campaign.start),
            F::End => Value::Day(campaign.end),
            F::Currency => Value::Choice(campaign.currency.code().into()),
            F::Budget => Value::Amount(campaign.budget),
            F::Rate(currency) => Value::Decimal(campaign.rates.get(self.pair(currency)).rate),
            F::RateDate(currency) => Value::Day(campaign.rates.get(self.pair(currency)).date),
            F::Notes => Value::Text(campaign.notes.clone()),
            F::CpmBase => Value::Choice(definitions.cpm_base.key().into()),
            F::Engagement(measure) => Value::Flag(definitions.engagement.has(measure)),
            F::Returns => Value::Choice(definitions.returns.key().into()),
            F::Rule => Value::Choice(definitions.attribution.rule.key().into()),
            F::Window => Value::Count(Some(definitions.attribution.window.into())),
            F::Emv => Value::Choice(definitions.emv.map_or(NO_EMV, Emv::key).into()),
            F::EmvPrice(measure) => Value::Decimal(definitions.parameter(measure)),
            F::FollowersStart => Value::Count(campaign.brand_followers.start),
            F::FollowersEnd => Value::Count(campaign.brand_followers.end),
            F::Margin => Value::Rate(economics.margin),
            F::FeeRate => Value::Rate(economics.fee_rate),
            F::ReturnRate => Value::Rate(economics.return_rate),
            F::TargetProfit => Value::Rate(economics.target_profit),
            F::Target(kpi) => {
                let target = campaign.targets.get(kpi);
                if kpi.entry().unit == Unit::Rate { Value::Rate(target) } else { Value::Decimal(target) }
            }
        }
    }

    fn edit(&self, field: FieldId, value: Value) -> Option<Edit> {
        let FieldId::Campaign(field) = field else { return None };
        Some(Edit::Campaign(self.change(field, value)?))
    }

    fn problem_field(&self, field: CampaignField) -> Option<problem::Field> {
        match field {
            F::End => Some(problem::Field::End),
            F::Rate(currency) => Some(problem::Field::Rate(currency)),
            F::Margin => Some(problem::Field::Margin),
            F::FeeRate => Some(problem::Field::FeesOnSales),
            F::TargetProfit => Some(problem::Field::TargetProfit),
            F::ReturnRate => Some(problem::Field::ReturnRate),
            F::Engagement(Measure::Likes) => Some(problem::Field::Engagement),
            _ => None,
        }
    }

    fn refusal(&self, field: CampaignField, page: Page) -> Option<AttrValue> {
        let refused = self.refused.filter(|_| field == F::Currency)?;
        let (amounts, home) = (too_fine(&self.campaign, refused), self.campaign.currency);
        let told = amounts.iter().take(MOST_NAMED).map(|(whose, Amount(minor))| {
            let amount = page.format.money(Money::new(*minor, home).major(), home);
            let name = whose.and_then(|id| self.campaign.influencer(id)).map(|one| one.label());
            name.map_or_else(|| amount.clone(), |name| format!("{name} {amount}"))
        });
        let told = told.collect::<Vec<_>>().join(page.strings.list_separator);
        let more = amounts.len().saturating_sub(MOST_NAMED);
        (!amounts.is_empty()).then(|| (page.words().too_fine)(refused.code(), &told, more).into())
    }

    fn hint(&self, field: CampaignField, page: Page) -> Option<AttrValue> {
        match field {
            F::Currency => {
                let home = self.campaign.currency;
                let fees = self.campaign.influencers.iter().map(|one| one.fee);
                let rated = fees.filter(|fee| fee.rate.is_some() && fee.foreign(home).is_some()).count();
                (rated > 0).then(|| (page.words().fee_rates)(rated, home.code()).into())
            }
            F::Emv => Some(page.words().emv_hint.into()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::id::{CampaignId, InfluencerId};
    use crate::campaign::model::{Date, Influencer};
    use crate::i18n::NumberFormat;

    #[test]
    fn a_window_is_what_was_typed_or_stays_as_it_was() {
        let form = CampaignForm::of(&Rc::new(Campaign::new(CampaignId::from_random(1), "", Currency::USD)));
        let window = |days| form.edit(F::Window.into(), Value::Count(days));
        assert_eq!(window(Some(7)), Some(Edit::Campaign(Change::Window(7))));
        assert_eq!(window(Some(5_000_000_000)), None);
        assert_eq!(window(None), None);
    }

    #[test]
    fn the_amounts_that_another_currency_cannot_hold_are_named_until_they_are_rounded() {
        let ana = |product| Influencer {
            product: Some(Amount(product)),
            ..Influencer::new(InfluencerId::from_random(1), "ana")
        };
        let mut campaign = Campaign::new(CampaignId::from_random(1), "", Currency::USD);
        campaign.budget = Some(Amount(100_050));
        campaign.influencers = [1_250, 375, 801, 100].map(|product| Rc::new(ana(product))).into();
        let page = Page::new(NumberFormat::default(), Date::default());
        let told = |campaign: &Campaign, refused| {
            let form = CampaignForm { campaign: Rc::new(campaign.clone()), refused };
            form.refusal(F::Currency, page).map(|told| told.to_string())
        };
        let all =
            "Not changed: JPY has too few decimals for $1,000.50, ana $12.50, ana $3.75 and 1 more. Round them first.";
        assert_eq!(told(&campaign, Some(Currency::JPY)).as_deref(), Some(all));
        assert_eq!(told(&campaign, None), None);
        campaign.budget = Some(Amount(100_000));
        campaign.influencers.clear();
        assert_eq!(told(&campaign, Some(Currency::JPY)), None);
    }
}
