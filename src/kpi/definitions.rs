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

/// How returned goods lower the margin of a break-even.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum ReturnsModel {
    /// margin − fees − returns: a return costs the full price.
    #[default]
    Additive,
    /// (margin − fees) × (1 − returns): returned goods go back on the shelf.
    Multiplicative,
}

/// How earned media value is computed, for those who want it. All amounts in major units.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Emv {
    /// Impressions at a price for a thousand.
    ByImpressions {
        /// What 1,000 impressions would have cost.
        cpm: f64,
    },
    /// Engagements at a price each.
    ByEngagements {
        /// What one engagement would have cost.
        cpe: f64,
    },
    /// Each like, comment, share and save at its own price.
    Weighted {
        /// For a like.
        like: f64,
        /// For a comment.
        comment: f64,
        /// For a share.
        share: f64,
        /// For a save.
        save: f64,
    },
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
}

impl Default for Definitions {
    fn default() -> Self {
        let [likes, comments, shares, saves, _] = ENGAGEMENT_COMPONENTS;
        let engagement = MeasureSet::EMPTY.with(likes).with(comments).with(shares).with(saves);
        Definitions { cpm_base: CpmBase::default(), engagement, returns: ReturnsModel::default(), emv: None }
    }
}

impl Definitions {
    /// The engagements of one row, if its facts say them.
    ///
    /// Likes and comments that were chosen must be known, since a post that hides its likes has an unknown engagement;
    /// shares, saves and clicks count where known. A choice of neither likes nor comments needs everything chosen.
    pub fn engagements(&self, reading: impl Fn(Measure) -> Option<f64>) -> Option<f64> {
        let always = MeasureSet::EMPTY.with(Measure::Likes).with(Measure::Comments);
        let required = self.engagement.and(always);
        let required = if required.is_empty() { self.engagement } else { required };
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

    /// One example of each choice that changes a formula, for checks that must hold for every formula.
    pub fn every_choice() -> [Definitions; 4] {
        let chosen = Definitions::default();
        let by_views = Definitions { cpm_base: CpmBase::Views, returns: ReturnsModel::Multiplicative, ..chosen };
        let weighted = Emv::Weighted { like: 0.1, comment: 0.5, share: 1.0, save: 0.5 };
        [
            Definitions { emv: Some(Emv::ByImpressions { cpm: 10.0 }), ..chosen },
            Definitions { emv: Some(Emv::ByEngagements { cpe: 0.2 }), ..chosen },
            Definitions { emv: Some(weighted), ..chosen },
            by_views,
        ]
    }

    /// The value of a parameter that belongs to a chosen definition.
    pub fn parameter(&self, measure: Measure) -> Option<f64> {
        match (self.emv?, measure) {
            (Emv::ByImpressions { cpm }, Measure::Cpm) => Some(cpm),
            (Emv::ByEngagements { cpe }, Measure::Cpe) => Some(cpe),
            (Emv::Weighted { like, .. }, Measure::LikeValue) => Some(like),
            (Emv::Weighted { comment, .. }, Measure::CommentValue) => Some(comment),
            (Emv::Weighted { share, .. }, Measure::ShareValue) => Some(share),
            (Emv::Weighted { save, .. }, Measure::SaveValue) => Some(save),
            _ => None,
        }
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
