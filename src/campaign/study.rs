//! A study of what a campaign added over its baseline: which series was looked at and how, and what was found.

use std::rc::Rc;

use lift::{Interval, Method, Options, Verdict};

use super::id::StudyId;
use super::model::{Campaign, Date, Platform};
use super::records::{Counted, Subject};
use crate::kpi::catalogue::{KpiId, Sales, Source as Definition};

/// What happens on each day, as a study looks at it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Source {
    /// Orders of the campaign that count, each on its day.
    Orders,
    /// What they came to, in major units of the campaign's currency.
    Revenue,
    /// A series of the campaign.
    Series(Rc<Subject>),
}

impl Source {
    /// Whether it is made of the campaign's orders.
    pub fn is_of_orders(&self) -> bool {
        matches!(self, Source::Orders | Source::Revenue)
    }

    /// Whether it is money in the campaign's currency.
    pub fn is_money(&self) -> bool {
        match self {
            Source::Orders => false,
            Source::Revenue => true,
            Source::Series(subject) => subject.counted == Counted::Revenue,
        }
    }

    /// Whether it is written by somebody who leaves out days on which nothing happened: Meta, in its exports by day. Nobody else
    /// tells these things of Meta's platforms by day.
    pub fn leaves_zeros_out(&self) -> bool {
        use Counted::{Clicks, Follows, ProfileViews, Reach, Views};
        let Source::Series(subject) = self else { return false };
        matches!(subject.platform, Some(Platform::Instagram | Platform::Facebook))
            && matches!(subject.counted, Follows | Reach | Views | ProfileViews | Clicks)
    }
}

/// A study, and what it found when it was last run.
#[derive(Clone, PartialEq, Debug)]
pub struct Study {
    /// Names it within the campaign.
    pub id: StudyId,
    /// What is looked at.
    pub source: Source,
    /// What the campaign did not touch, each once.
    pub controls: Vec<Source>,
    /// Whether a day that nobody told is a day without any: of a series each, of orders those behind the last one.
    pub blank_is_zero: bool,
    /// The first day of the baseline; none for the first day that is told.
    pub from: Option<Date>,
    /// The first day of the intervention; none for the campaign's.
    pub first: Option<Date>,
    /// The last day of the intervention; none for the campaign's.
    pub last: Option<Date>,
    /// How it is computed.
    pub options: Options,
    /// Whether the campaign's KPIs are by this one.
    pub counts: bool,
    /// What was found.
    pub finding: Option<Finding>,
}

impl Study {
    /// Draws of a new study.
    pub const DRAWS: usize = 1000;

    /// Lets it look at another series, with what follows from that: what was found is of the old one.
    pub fn look_at(&mut self, source: Source) {
        if self.source != source {
            self.blank_is_zero = source.leaves_zeros_out();
            self.finding = None;
        }
        self.controls.retain(|control| *control != source);
        self.source = source;
    }

    /// A study of which only the series is known.
    pub fn new(id: StudyId, source: Source) -> Study {
        Study {
            id,
            blank_is_zero: source.leaves_zeros_out(),
            source,
            controls: Vec::new(),
            from: None,
            first: None,
            last: None,
            options: Options { method: Method::Impact, seasons: 7, draws: Study::DRAWS, seed: 1 },
            counts: true,
            finding: None,
        }
    }
}

/// What a study found, and of what.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// Stands for all that went in, so that a change shows.
    pub fingerprint: u64,
    /// How it was found, whatever the study asks by now.
    pub method: Method,
    /// The days that the sums are over.
    pub days: u64,
    /// What was observed.
    pub observed: f64,
    /// What was to be expected.
    pub predicted: Interval,
    /// The effect relative to what was to be expected.
    pub relative: Option<Interval>,
    /// The one-sided tail probability, where there is one.
    pub tail: Option<f64>,
}

impl Finding {
    /// What the campaign added.
    pub fn total(&self) -> Interval {
        self.predicted.from(self.observed)
    }

    /// Where the method stands by which it was found.
    pub fn source(&self) -> Definition {
        match self.method {
            Method::BeforeAfter => {
                Definition { name: "Wikipedia: Welch's t-test", url: "https://en.wikipedia.org/wiki/Welch%27s_t-test" }
            }
            Method::Impact => KpiId::Sales(Sales::Lift).entry().source,
            Method::Difference => Definition {
                name: "Wikipedia: Difference in differences",
                url: "https://en.wikipedia.org/wiki/Difference_in_differences",
            },
        }
    }

    /// What is to be thought of it.
    pub fn verdict(&self) -> Verdict {
        Verdict::of(self.total())
    }
}

/// The study that the campaign's KPIs are by, with its finding.
pub fn counted(campaign: &Campaign) -> Option<(&Study, &Finding)> {
    campaign
        .records
        .studies
        .iter()
        .filter(|study| study.counts)
        .find_map(|study| Some((&**study, study.finding.as_ref()?)))
}

/// The finding that one of the KPIs of lift is by; none of any other KPI.
pub fn finding_of(campaign: &Campaign, kpi: KpiId) -> Option<&Finding> {
    let is_of_lift = matches!(kpi, KpiId::Sales(Sales::Lift | Sales::LiftRate | Sales::IncrementalRoas));
    counted(campaign).filter(|_| is_of_lift).map(|(_, finding)| finding)
}

/// What a study told of one of the KPIs of lift, whose value is given: the finding, and the 95 % interval in the KPI's unit, amounts
/// in major units.
pub fn found(campaign: &Campaign, kpi: KpiId, value: f64) -> Option<(&Finding, Option<Interval>)> {
    let finding = finding_of(campaign, kpi)?;
    let interval = match kpi {
        KpiId::Sales(Sales::LiftRate) => finding.relative,
        KpiId::Sales(Sales::Lift) => Some(finding.total()),
        // The cost is not in doubt, so that the interval of the lift is divided by it as the lift is.
        _ => Some(finding.total().times(value / finding.total().mean)).filter(|interval| interval.low.is_finite()),
    };
    Some((finding, interval))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_metas_exports_leave_out_are_zero_from_the_start() {
        let study = |platform, counted| {
            let subject = Subject { counted, platform, label: String::new() };
            Study::new(StudyId::from_random(1), Source::Series(Rc::new(subject)))
        };
        assert!(study(Some(Platform::Instagram), Counted::Follows).blank_is_zero);
        assert!(study(Some(Platform::Facebook), Counted::Views).blank_is_zero);
        assert!(!study(Some(Platform::Instagram), Counted::Followers).blank_is_zero);
        assert!(!study(Some(Platform::TikTok), Counted::Views).blank_is_zero);
        assert!(!study(None, Counted::Revenue).blank_is_zero);
        let mut changed = study(Some(Platform::Instagram), Counted::Follows);
        changed.look_at(Source::Revenue);
        assert!(!changed.blank_is_zero);
        changed.blank_is_zero = true;
        changed.look_at(Source::Revenue);
        assert!(changed.blank_is_zero, "somebody said so of this one");
    }
}
