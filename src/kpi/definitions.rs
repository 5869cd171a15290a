//! Where the field has several definitions under one name, a campaign chooses one and the report prints it.

use super::measure::{Measure, MeasureSet};

/// What "per thousand" is counted in.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum CpmBase {
    /// Times shown.
    #[default]
    Impressions,
    /// Times viewed or played: the only figure that Instagram and Facebook still report.
    Views,
}

impl CpmBase {
    /// Every base, in the order they are offered.
    pub const ALL: [CpmBase; 2] = [CpmBase::Impressions, CpmBase::Views];

    /// The stable name in documents.
    pub fn key(self) -> &'static str {
        match self {
            CpmBase::Impressions => "impressions",
            CpmBase::Views => "views",
        }
    }

    /// What it counts.
    pub fn measure(self) -> Measure {
        match self {
            CpmBase::Impressions => Measure::Impressions,
            CpmBase::Views => Measure::Views,
        }
    }
}

/// How returned goods lower the margin of a break-even.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum ReturnsModel {
    /// margin − fees − returns: a return costs the full price.
    #[default]
    Additive,
    /// (margin − fees) × (1 − returns): returned goods go back on the shelf.
    Multiplicative,
}

impl ReturnsModel {
    /// Every model, in the order they are offered.
    pub const ALL: [ReturnsModel; 2] = [ReturnsModel::Additive, ReturnsModel::Multiplicative];

    /// The stable name in documents.
    pub fn key(self) -> &'static str {
        match self {
            ReturnsModel::Additive => "additive",
            ReturnsModel::Multiplicative => "multiplicative",
        }
    }

    /// The model whose key is `key`.
    pub fn from_key(key: &str) -> Option<ReturnsModel> {
        ReturnsModel::ALL.into_iter().find(|model| model.key() == key)
    }
}

/// How earned media value is computed, for those who want it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Emv {
    /// Impressions at a price for a thousand.
    ByImpressions,
    /// Engagements at a price each.
    ByEngagements,
    /// Each like, comment, share and save at its own price.
    Weighted,
}

impl Emv {
    /// Every formula, in the order they are offered.
    pub const ALL: [Emv; 3] = [Emv::ByImpressions, Emv::ByEngagements, Emv::Weighted];

    /// The stable name in documents.
    pub fn key(self) -> &'static str {
        match self {
            Emv::ByImpressions => "impressions",
            Emv::ByEngagements => "engagements",
            Emv::Weighted => "weighted",
        }
    }

    /// The prices that the formula works with.
    pub const fn prices(self) -> &'static [Measure] {
        match self {
            Emv::ByImpressions => &[Measure::Cpm],
            Emv::ByEngagements => &[Measure::Cpe],
            Emv::Weighted => &[Measure::LikeValue, Measure::CommentValue, Measure::ShareValue, Measure::SaveValue],
        }
    }
}

/// The prices of all formulas for earned media value, in major units. Each keeps its price while another formula is chosen.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct EmvPrices {
    /// What 1,000 impressions would have cost.
    pub cpm: f64,
    /// What one engagement would have cost.
    pub cpe: f64,
    /// For a like.
    pub like: f64,
    /// For a comment.
    pub comment: f64,
    /// For a share.
    pub share: f64,
    /// For a save.
    pub save: f64,
}

impl Default for EmvPrices {
    /// Round figures to start from; nobody's prices.
    fn default() -> Self {
        EmvPrices { cpm: 10.0, cpe: 0.1, like: 0.1, comment: 0.5, share: 1.0, save: 0.5 }
    }
}

impl EmvPrices {
    /// Every price in the order of the fields.
    pub fn all(self) -> [f64; 6] {
        [self.cpm, self.cpe, self.like, self.comment, self.share, self.save]
    }

    /// The place of a price.
    pub fn get_mut(&mut self, measure: Measure) -> Option<&mut f64> {
        match measure {
            Measure::Cpm => Some(&mut self.cpm),
            Measure::Cpe => Some(&mut self.cpe),
            Measure::LikeValue => Some(&mut self.like),
            Measure::CommentValue => Some(&mut self.comment),
            Measure::ShareValue => Some(&mut self.share),
            Measure::SaveValue => Some(&mut self.save),
            _ => None,
        }
    }
}

impl From<[f64; 6]> for EmvPrices {
    fn from([cpm, cpe, like, comment, share, save]: [f64; 6]) -> Self {
        EmvPrices { cpm, cpe, like, comment, share, save }
    }
}

/// Who gets an order that several influencers had a part in.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Rule {
    /// Whose code was used; without one, whose link was opened last.
    #[default]
    CodeWins,
    /// Whose link was opened last; without one, whose code was used.
    LastTouch,
    /// Everybody whose code was used or whose link was opened, in equal parts.
    SplitEvenly,
}

impl Rule {
    /// Every rule, in the order they are offered.
    pub const ALL: [Rule; 3] = [Rule::CodeWins, Rule::LastTouch, Rule::SplitEvenly];

    /// The stable name in documents.
    pub fn key(self) -> &'static str {
        match self {
            Rule::CodeWins => "code_wins",
            Rule::LastTouch => "last_touch",
            Rule::SplitEvenly => "split_evenly",
        }
    }
}

/// How orders are given to influencers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Attribution {
    /// Who gets an order.
    pub rule: Rule,
    /// For how many days after it was opened a link has a part in an order.
    pub window: u32,
}

impl Default for Attribution {
    /// As most shops and networks do it.
    fn default() -> Self {
        Attribution { rule: Rule::default(), window: 30 }
    }
}

/// The measures that may count as engagements, in the order they are printed.
pub const ENGAGEMENT_COMPONENTS: [Measure; 5] =
    [Measure::Likes, Measure::Comments, Measure::Shares, Measure::Saves, Measure::Clicks];

/// What a campaign means where the field has more than one meaning.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Definitions {
    /// What CPM divides by.
    pub cpm_base: CpmBase,
    /// Which of [`ENGAGEMENT_COMPONENTS`] count.
    pub engagement: MeasureSet,
    /// How returns enter the break-even.
    pub returns: ReturnsModel,
    /// Off unless chosen.
    pub emv: Option<Emv>,
    /// What its formulas work with.
    pub emv_prices: EmvPrices,
    /// Whose an order is.
    pub attribution: Attribution,
}

impl Default for Definitions {
    fn default() -> Self {
        let [likes, comments, shares, saves, _] = ENGAGEMENT_COMPONENTS;
        let engagement = MeasureSet::EMPTY.with(likes).with(comments).with(shares).with(saves);
        Definitions {
            cpm_base: CpmBase::default(),
            engagement,
            returns: ReturnsModel::default(),
            emv: None,
            emv_prices: EmvPrices::default(),
            attribution: Attribution::default(),
        }
    }
}

impl Definitions {
    /// The engagements of one row, if its facts say them.
    ///
    /// Likes and comments that were chosen must be known, since a post that hides its likes has an unknown engagement;
    /// shares, saves and clicks count where known. A choice of neither likes nor comments needs everything chosen.
    pub fn engagements(&self, reading: impl Fn(Measure) -> Option<f64>) -> Option<f64> {
        let required = self.required_components();
        if required.is_empty() {
            return None;
        }
        ENGAGEMENT_COMPONENTS.into_iter().filter(|component| self.engagement.has(*component)).try_fold(
            0.0,
            |sum, component| match reading(component) {
                Some(value) => Some(sum + value),
                None if required.has(component) => None,
                None => Some(sum),
            },
        )
    }

    /// What to ask for when `missing` is missing: nobody types engagements, but the components that they need. Of those the
    /// ones that are not `known`, or all where each is known, though not together.
    pub fn asked_for(&self, missing: MeasureSet, known: impl Fn(Measure) -> bool) -> MeasureSet {
        if !missing.has(Measure::Engagements) || self.engagement.is_empty() {
            return missing;
        }
        let required = self.required_components();
        let unknown: MeasureSet = required.iter().filter(|part| !known(*part)).collect();
        missing.without(Measure::Engagements).or(if unknown.is_empty() { required } else { unknown })
    }

    /// The components without which engagements are unknown.
    pub(crate) fn required_components(&self) -> MeasureSet {
        let always = self.engagement.and(MeasureSet::EMPTY.with(Measure::Likes).with(Measure::Comments));
        if always.is_empty() { self.engagement } else { always }
    }

    /// One example of each choice that changes a formula, for checks that must hold for every formula.
    pub fn every_choice() -> [Definitions; 4] {
        let chosen = Definitions::default();
        let by_views = Definitions { cpm_base: CpmBase::Views, returns: ReturnsModel::Multiplicative, ..chosen };
        [
            Definitions { emv: Some(Emv::ByImpressions), ..chosen },
            Definitions { emv: Some(Emv::ByEngagements), ..chosen },
            Definitions { emv: Some(Emv::Weighted), ..chosen },
            by_views,
        ]
    }

    /// The value of a parameter that belongs to a chosen definition.
    pub fn parameter(&self, measure: Measure) -> Option<f64> {
        let mut prices = self.emv_prices;
        self.emv?.prices().contains(&measure).then(|| prices.get_mut(measure).copied())?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_likes_make_the_engagement_unknown_and_hidden_saves_do_not() {
        let chosen = Definitions::default();
        let engagements = |facts: &[(Measure, f64)]| {
            chosen.engagements(|measure| facts.iter().find(|fact| fact.0 == measure).map(|fact| fact.1))
        };
        assert_eq!(engagements(&[(Measure::Likes, 40.0), (Measure::Comments, 6.0)]), Some(46.0));
        assert_eq!(
            engagements(&[(Measure::Likes, 40.0), (Measure::Comments, 6.0), (Measure::Clicks, 9.0)]),
            Some(46.0)
        );
        assert_eq!(engagements(&[(Measure::Comments, 6.0), (Measure::Saves, 2.0)]), None);
    }
}
