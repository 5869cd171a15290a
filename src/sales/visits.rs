//! Visits to the shop as web analytics told them, by the influencer whose link brought them.
//!
//! Several reports may tell of the same visits: by campaign, by content, of a month and of a week of it. Of each influencer's
//! visits therefore, where days overlap, only one kind of report counts, and of that kind only the longest report.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::attribution::Ownership;
use crate::campaign::id::InfluencerId;
use crate::campaign::model::{Amount, Date};
use crate::campaign::rates::Home;
use crate::campaign::records::{Origin, Sessions};

/// What visits add up to; each figure is unknown as soon as one of the reports does not tell it.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Visits {
    /// Reports that it is made of.
    pub reports: usize,
    /// Visits.
    pub sessions: Option<u64>,
    /// People who came for the first time.
    pub new_users: Option<u64>,
    /// What counts as a success.
    pub key_events: Option<f64>,
    /// Revenue in minor units of the campaign's currency.
    pub revenue: Option<Amount>,
}

impl Visits {
    fn of(reports: &[&Sessions], home: Home<'_>) -> Visits {
        fn sum<T>(reports: &[&Sessions], zero: T, told: impl Fn(&Sessions, T) -> Option<T>) -> Option<T> {
            reports.iter().try_fold(zero, |sum, report| told(report, sum)).filter(|_| !reports.is_empty())
        }
        Visits {
            reports: reports.len(),
            sessions: sum(reports, 0, |report, sum: u64| Some(sum.saturating_add(report.sessions?))),
            new_users: sum(reports, 0, |report, sum: u64| Some(sum.saturating_add(report.new_users?))),
            key_events: sum(reports, 0.0, |report, sum| Some(sum + report.key_events?)),
            revenue: sum(reports, Amount(0), |report, Amount(sum)| {
                Some(Amount(sum.saturating_add(home.bring(report.revenue?, report.currency)?.0)))
            }),
        }
    }
}

/// The visits of each influencer, and those of nobody's links.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct AllVisits {
    /// In the order of the campaign.
    pub influencers: Vec<Visits>,
    /// By links that are nobody's, and from elsewhere.
    pub others: Visits,
}

impl AllVisits {
    /// Those of which nothing but the new users of each influencer is known.
    pub(crate) fn of_new_users(new_users: impl IntoIterator<Item = Option<u64>>) -> AllVisits {
        let visits = |new_users| Visits { new_users, ..Visits::default() };
        AllVisits { influencers: new_users.into_iter().map(visits).collect(), others: Visits::default() }
    }
}

/// Gives visits to whose link brought them. `influencers` are those of the campaign, `home` is its currency.
pub fn visits<'a>(
    sessions: &[Rc<Sessions>],
    influencers: &[InfluencerId],
    owners: &impl Ownership,
    home: impl Into<Home<'a>>,
) -> AllVisits {
    let home = home.into();
    if sessions.is_empty() {
        return AllVisits { influencers: vec![Visits::default(); influencers.len()], others: Visits::default() };
    }
    let owned: Vec<_> = sessions.iter().map(|one| (owners.of_link(&one.origin.utm), &**one)).collect();
    let of = |wanted: Option<InfluencerId>| {
        let mine = owned.iter().filter(|(owner, _)| *owner == wanted).map(|(_, one)| *one);
        Visits::of(&without_repeats(mine.collect()), home)
    };
    let is_here = |owner: InfluencerId| influencers.contains(&owner);
    let others = owned.iter().filter(|(owner, _)| !owner.is_some_and(is_here)).map(|(_, one)| *one);
    AllVisits {
        others: Visits::of(&without_repeats(others.collect()), home),
        influencers: influencers.iter().map(|id| of(Some(*id))).collect(),
    }
}

/// The first and the last day of a report.
type Days = (Option<Date>, Option<Date>);

/// Which of its parts an origin tells: reports that tell the same parts are of one kind.
fn kind(origin: &Origin) -> [bool; 6] {
    let utm = &origin.utm;
    [&origin.channel, &utm.source, &utm.medium, &utm.campaign, &utm.content, &utm.term].map(|part| !part.is_empty())
}

/// Reports of which no two tell of the same visits: of kinds that overlap the one that tells the most, and of one kind's reports
/// the longest.
fn without_repeats(all: Vec<&Sessions>) -> Vec<&Sessions> {
    let mut kinds: Vec<([bool; 6], Vec<&Sessions>)> = Vec::new();
    for one in all {
        let kind = kind(&one.origin);
        match kinds.iter_mut().find(|(other, _)| *other == kind) {
            Some((_, list)) => list.push(one),
            None => kinds.push((kind, vec![one])),
        }
    }
    let mut apart: Vec<_> = kinds.into_iter().map(|(kind, list)| (kind, without_overlaps(list))).collect();
    let told = |list: &[&Sessions]| list.iter().filter_map(|one| one.sessions).fold(0, u64::saturating_add);
    // Of equal ones the kind that tells the most, so that the order of files does not matter.
    apart.sort_by_cached_key(|(kind, list)| Reverse((told(list), list.len(), *kind)));
    let mut kept: Vec<&Sessions> = Vec::new();
    for (_, list) in apart {
        let told: BTreeSet<_> = kept.iter().map(|one| days(one)).collect();
        kept.extend(list.into_iter().filter(|one| told.iter().all(|other| is_apart(days(one), *other))));
    }
    kept
}

/// The days that a report is about.
fn days(report: &Sessions) -> Days {
    (report.origin.from, report.origin.to)
}

/// Whether two reports have no day in common; of one without days nobody knows.
fn is_apart(one: Days, other: Days) -> bool {
    let is_before = |to: Option<Date>, from: Option<Date>| to.zip(from).is_some_and(|(to, from)| to < from);
    is_before(one.1, other.0) || is_before(other.1, one.0)
}

/// Reports of which no two tell of the same origin on the same day; the longest stay.
fn without_overlaps(mut list: Vec<&Sessions>) -> Vec<&Sessions> {
    let length = |one: &Sessions| one.origin.from.zip(one.origin.to).map_or(0, |(from, to)| (to - from).num_days());
    let place = |one: &Sessions| (one.origin.channel.clone(), one.origin.utm.clone());
    list.sort_by_cached_key(|one| (place(one), Reverse(length(one)), one.origin.from));
    let mut kept: Vec<&Sessions> = Vec::new();
    for same in list.chunk_by(|one, other| place(one) == place(other)) {
        let first = kept.len();
        for one in same {
            let of_same = kept.get(first..).unwrap_or_default();
            if of_same.iter().all(|other| is_apart(days(one), days(other))) {
                kept.push(one);
            }
        }
    }
    kept
}
