//! Value: earned media value, for campaigns that choose one of its definitions; and what was spent.

use super::super::definitions::Emv;
use super::super::formula::Expr::{self, Number, Of, Per, Plus, Times};
use super::super::measure::{Grain, Measure::*};
use super::super::unit::Unit::Money;
use super::Better::{Higher, Lower};
use super::{Kpi, family, source};

const BY_IMPRESSIONS: Expr = Times(&Per(&Of(Impressions), &Number(1000.0)), &Of(Cpm));
const BY_ENGAGEMENTS: Expr = Times(&Of(Engagements), &Of(Cpe));
const APPROVED: Expr = Plus(&Times(&Of(Likes), &Of(LikeValue)), &Times(&Of(Comments), &Of(CommentValue)));
const SPREAD: Expr = Plus(&Times(&Of(Shares), &Of(ShareValue)), &Times(&Of(Saves), &Of(SaveValue)));
const WEIGHTED: Expr = Plus(&APPROVED, &SPREAD);

family! {
    /// KPIs of value and cost.
    Value {
        /// What was spent, whether or not its posts are out yet: fee, product, shipping, other and commission.
        Cost = Kpi::new("cost", Money, Lower, Of(Cost), source::INFLUENCER_KPIS).over(Grain::Influencer);
        /// Earned media value by the formula that the campaign chose; off by default.
        Emv = Kpi::chosen("emv", Money, Higher, |chosen| chosen.emv.map(|emv| match emv {
            Emv::ByImpressions => &BY_IMPRESSIONS,
            Emv::ByEngagements => &BY_ENGAGEMENTS,
            Emv::Weighted => &WEIGHTED,
        }), source::EMV);
    }
}
