//! The fields of links and codes: the campaign's patterns, and what differs for an influencer or a link.

use std::rc::Rc;

use yew::AttrValue;

use crate::app::context::Page;
use crate::app::widgets::field::{FieldId, FieldProps, Input, Value};
use crate::campaign::edit::{CampaignChange, Edit, InfluencerChange};
use crate::campaign::id::InfluencerId;
use crate::campaign::model::Campaign;
use crate::campaign::problem::is_web_address;
use crate::campaign::tracking::{Codes, Discount, LinkPart, Placement, Spot};
use crate::sales::pattern::{Part, unknown_part};
use yew::Callback;

/// A field of links and codes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum TrackingField {
    /// The campaign's pattern of a part of its links.
    Pattern(LinkPart),
    /// Whether everybody gets a link here.
    Placement(Placement),
    /// The campaign's pattern of codes.
    CodePattern,
    /// What codes take off.
    Discount,
    /// Codes for everybody.
    Sitewide,
    /// The codes of an influencer.
    Codes(InfluencerId),
    /// What they take off.
    OwnDiscount(InfluencerId),
    /// What differs in one link of an influencer, or in all of them.
    Own(InfluencerId, Option<Spot>, LinkPart),
    /// Codes that are only looked at.
    Pasted,
}

use TrackingField as F;

impl From<TrackingField> for FieldId {
    fn from(field: TrackingField) -> FieldId {
        FieldId::Tracking(field)
    }
}

impl TrackingField {
    /// The field's id in the document.
    pub fn key(self) -> String {
        match self {
            F::Pattern(part) => format!("link-{}", part.key()),
            F::Placement(placement) => format!("placement-{}", placement.key()),
            F::CodePattern => "code-pattern".to_owned(),
            F::Discount => "discount".to_owned(),
            F::Sitewide => "sitewide".to_owned(),
            F::Codes(id) => format!("codes-{id}"),
            F::OwnDiscount(id) => format!("discount-{id}"),
            F::Own(_, Some(_), part) => format!("own-{}", part.key()),
            F::Own(_, None, part) => format!("own-all-{}", part.key()),
            F::Pasted => "pasted".to_owned(),
        }
    }

    /// The edit that puts `value` in.
    pub fn edit(self, value: Value) -> Option<Edit> {
        let campaign = |change| Some(Edit::Campaign(change));
        match (self, value) {
            (F::Pattern(part), Value::Text(text)) => campaign(CampaignChange::LinkPattern(part, text)),
            (F::Placement(placement), Value::Flag(has)) => campaign(CampaignChange::LinkPlacement(placement, has)),
            (F::CodePattern, Value::Text(text)) => campaign(CampaignChange::CodePattern(text)),
            (F::Discount, Value::Discount(discount)) => campaign(CampaignChange::Discount(discount)),
            (F::Sitewide, Value::Text(text)) => campaign(CampaignChange::SitewideCodes(Codes::read(&text))),
            (F::Codes(id), Value::Text(text)) => {
                Some(Edit::Influencer(id, InfluencerChange::Codes(Codes::read(&text))))
            }
            (F::OwnDiscount(id), Value::Discount(discount)) => {
                Some(Edit::Influencer(id, InfluencerChange::Discount(discount)))
            }
            (F::Own(id, spot, part), Value::Text(text)) => {
                let text = Some(text).filter(|text| !text.is_empty());
                Some(Edit::Influencer(id, InfluencerChange::OwnLink(spot, part, text)))
            }
            _ => None,
        }
    }

    fn input(self, campaign: &Campaign) -> Input {
        match self {
            F::Pattern(LinkPart::Destination) => Input::Address,
            F::Placement(_) => Input::Flag,
            F::Discount | F::OwnDiscount(_) => Input::Discount(campaign.currency),
            F::Sitewide | F::Codes(_) => Input::Codes,
            F::Pasted => Input::LongText,
            _ => Input::Text,
        }
    }

    fn value(self, campaign: &Campaign) -> Value {
        let tracking = &campaign.tracking;
        let text = |text: &str| Value::Text(text.to_owned());
        match self {
            F::Pattern(part) => text(tracking.pattern(part)),
            F::Placement(placement) => Value::Flag(tracking.placements.contains(&placement)),
            F::CodePattern => text(&tracking.code_pattern),
            F::Discount => Value::Discount(tracking.discount),
            F::Sitewide => Value::Text(tracking.sitewide.to_string()),
            F::Codes(id) => Value::Text(campaign.influencer(id).map(|one| one.codes.to_string()).unwrap_or_default()),
            F::OwnDiscount(id) => Value::Discount(campaign.influencer(id).and_then(|one| one.discount)),
            F::Own(id, spot, part) => {
                text(campaign.influencer(id).and_then(|one| one.links.get(spot, part)).unwrap_or_default())
            }
            F::Pasted => text(""),
        }
    }

    fn label(self, page: Page, name: &str) -> AttrValue {
        let words = page.tracking();
        match self {
            F::Pattern(part) | F::Own(_, _, part) => (words.part)(part).into(),
            F::Placement(placement) => (words.placement)(placement).into(),
            F::CodePattern => words.code_pattern.into(),
            F::Discount => words.discount.into(),
            F::Sitewide => words.sitewide.into(),
            F::Codes(_) => words.codes_of.with(name).into(),
            F::OwnDiscount(_) => words.discount_of.with(name).into(),
            F::Pasted => words.bulk_label.into(),
        }
    }

    fn hint(self, page: Page, campaign: &Campaign) -> Option<AttrValue> {
        let words = page.tracking();
        match self {
            F::Pattern(LinkPart::Destination) => Some(words.destination_hint.into()),
            F::Pattern(LinkPart::Campaign) => Some(words.campaign_hint.into()),
            F::Discount => Some(words.discount_hint.with(campaign.currency.code()).into()),
            F::Sitewide => Some(words.sitewide_hint.into()),
            F::Pasted => Some(words.bulk_hint.into()),
            F::Own(id, spot, part) => {
                let of_all = campaign.influencer(id).filter(|_| spot.is_some());
                let of_all = of_all.and_then(|one| one.links.get(None, part));
                let otherwise = of_all.unwrap_or_else(|| campaign.tracking.pattern(part));
                (!otherwise.is_empty()).then(|| words.otherwise.with(otherwise).into())
            }
            _ => None,
        }
    }

    fn problem(self, page: Page, value: &Value) -> Option<AttrValue> {
        let text = match value {
            Value::Text(text) => text,
            Value::Discount(Some(Discount::Rate(part))) => return over_price(page, Some(*part)),
            _ => return None,
        };
        let known: &[Part] = match self {
            F::Pattern(LinkPart::Destination) | F::Own(_, _, LinkPart::Destination) => {
                let is_wrong = !text.is_empty() && !is_web_address(text.trim());
                let words = page.tracking();
                return is_wrong.then(|| (words.warning)(crate::sales::utm::Warning::NotAWebAddress, words).into());
            }
            F::Pattern(_) | F::Own(..) => &Part::OF_TAGS,
            F::CodePattern => &Part::OF_CODES,
            _ => return None,
        };
        unknown_part(text, known).map(|word| page.tracking().unknown_part.with(&format!("{{{word}}}")).into())
    }

    /// What the field shows of `campaign`; `name` is the influencer that it is about.
    pub fn props(self, page: Page, campaign: &Rc<Campaign>, name: &str, on: &Told) -> FieldProps {
        let value = self.value(campaign);
        FieldProps {
            page,
            field: self.into(),
            id: self.key().into(),
            label: self.label(page, name),
            input: self.input(campaign),
            problem: self.problem(page, &value),
            problem_waits: false,
            value,
            hint: self.hint(page, campaign),
            aside: None,
            on_change: on.change.clone(),
            on_leave: on.leave.clone(),
        }
    }
}

/// What is wrong about a discount.
pub fn over_price(page: Page, discount: Option<f64>) -> Option<AttrValue> {
    discount.filter(|part| *part > 1.0).map(|_| page.tracking().over_price.into())
}

/// Who is told of what happens in a field.
#[derive(Clone, PartialEq)]
pub struct Told {
    /// Of a value.
    pub change: Callback<(FieldId, Value)>,
    /// That it is left.
    pub leave: Callback<()>,
}
