//! How far a KPI is on the way to its target, in the KPI's own direction.

use super::model::{Campaign, Date};
use crate::kpi::catalogue::{Better, KpiId};
use crate::kpi::formula::Expr;
use crate::kpi::unit::Unit;

/// Where a KPI stands against its target.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Progress {
    /// The target, in the KPI's unit.
    pub target: f64,
    /// 1 when the target is met exactly, more when it is passed; for KPIs where less is better, target by value.
    pub ratio: f64,
    /// Whether the target is met.
    pub reached: bool,
    /// Whether the pace so far meets the target on the last day; only for totals of a running campaign.
    pub pace: Option<Pace>,
}

/// Whether a total grows fast enough.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pace {
    /// As much is done as time has passed, or more.
    Holds,
    /// Less is done than time has passed.
    Behind,
}

/// The progress of `kpi` with this `value` to the campaign's target on `today`; none without a target.
pub fn progress(campaign: &Campaign, kpi: KpiId, value: f64, today: Date) -> Option<Progress> {
    let target = campaign.targets.get(kpi)?;
    let (reached, ratio) = match kpi.entry().better {
        Better::Higher => (value >= target, part(value, target)),
        Better::Lower => (value <= target, part(target, value)),
    };
    let elapsed = elapsed(campaign, today).filter(|_| !reached && is_growing_total(campaign, kpi));
    let pace = elapsed.map(|elapsed| if ratio >= elapsed { Pace::Holds } else { Pace::Behind });
    Some(Progress { target, ratio, reached, pace })
}

/// `a` by `b`, where nothing of nothing is all of it.
fn part(a: f64, b: f64) -> f64 {
    if b > 0.0 {
        (a / b).max(0.0)
    } else if a >= b {
        1.0
    } else {
        0.0
    }
}

/// The part of a running campaign's days that has passed, `today` included.
fn elapsed(campaign: &Campaign, today: Date) -> Option<f64> {
    let (start, end) = (campaign.start?, campaign.end?);
    let days = (end - start).num_days() + 1;
    let passed = (today - start).num_days() + 1;
    (0 < passed && passed < days).then(|| passed as f64 / days as f64)
}

/// Only what adds up day by day has a pace.
fn is_growing_total(campaign: &Campaign, kpi: KpiId) -> bool {
    let entry = kpi.entry();
    let is_amount = matches!(entry.unit, Unit::Count | Unit::Money) && entry.better == Better::Higher;
    is_amount && matches!(kpi.formula(&campaign.definitions), Some(Expr::Of(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::id::CampaignId;
    use crate::kpi::catalogue::{Awareness, Content, Sales};
    use crate::kpi::unit::Currency;

    fn day(day: u32) -> Date {
        Date::from_ymd_opt(2026, 6, day).expect("a day")
    }

    #[test]
    fn less_is_better_for_prices_and_only_totals_have_a_pace() {
        let (cpm, views) = (KpiId::Awareness(Awareness::Cpm), KpiId::Awareness(Awareness::Views));
        let (rate, lift_rate) = (KpiId::Content(Content::ErReach), KpiId::Sales(Sales::LiftRate));
        let mut campaign = Campaign::new(CampaignId::from_random(1), "June", Currency::USD);
        (campaign.start, campaign.end) = (Some(day(1)), Some(day(10)));
        campaign.targets.extend([(cpm, 5.0), (views, 1_000.0), (rate, 0.04), (lift_rate, 0.2)]);
        let on = |kpi, value, today| {
            let progress = progress(&campaign, kpi, value, day(today)).expect("a target");
            (progress.ratio, progress.reached, progress.pace)
        };
        assert_eq!(on(cpm, 4.0, 5), (1.25, true, None));
        assert_eq!(on(cpm, 10.0, 5), (0.5, false, None));
        assert_eq!(on(views, 500.0, 5), (0.5, false, Some(Pace::Holds)));
        assert_eq!(on(views, 499.0, 5), (0.499, false, Some(Pace::Behind)));
        assert_eq!(on(views, 499.0, 10), (0.499, false, None));
        assert_eq!(on(rate, 0.02, 5), (0.5, false, None));
        assert_eq!(on(lift_rate, 0.1, 5), (0.5, false, None));
        assert_eq!(progress(&campaign, KpiId::Awareness(Awareness::SocialReach), 1.0, day(1)), None);
    }
}
