//! Discount codes: made for everybody from a pattern, graded by how well people keep them in mind, and kept apart.

mod grade;
mod make;

use crate::campaign::id::{CampaignId, InfluencerId};
use crate::campaign::model::Campaign;
use crate::campaign::tracking::Codes;

pub use grade::{Check, Grade, Grading, grade};
pub use make::{Made, code_of, make, make_all, suggestions};

/// A code that somebody gives out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Held {
    /// The code.
    pub code: String,
    /// In which campaign.
    pub campaign: CampaignId,
    /// Who; nobody for a code that everybody may use.
    pub influencer: Option<InfluencerId>,
}

/// How a code gets in another one's way.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Clash {
    /// Shops take both for one.
    Same,
    /// One slip of the finger makes the one of the other.
    OneSlip,
}

/// Whether two campaigns run on a common day; one without a first or last day has no end there.
pub fn overlap(one: &Campaign, other: &Campaign) -> bool {
    let ends_before =
        |first: &Campaign, second: &Campaign| first.end.zip(second.start).is_some_and(|(end, start)| end < start);
    !ends_before(one, other) && !ends_before(other, one)
}

/// Every code of a campaign.
pub fn held(campaign: &Campaign) -> impl Iterator<Item = Held> {
    let id = campaign.id;
    let of = move |codes: &Codes, influencer| {
        codes.iter().map(|code| Held { code: code.to_owned(), campaign: id, influencer }).collect::<Vec<_>>()
    };
    let people = campaign.influencers.iter().flat_map(move |one| of(&one.codes, Some(one.id)));
    people.chain(of(&campaign.tracking.sitewide, None))
}

/// The codes of `campaign` and of those of `others` that run at the same time.
pub fn held_with<'a>(campaign: &Campaign, others: impl Iterator<Item = &'a Campaign>) -> Vec<Held> {
    let beside = others.filter(|other| other.id != campaign.id && other.binned.is_none() && overlap(campaign, other));
    held(campaign).chain(beside.flat_map(held)).collect()
}

/// How one code gets in the other's way, if it does.
pub fn clash(one: &str, other: &str) -> Option<Clash> {
    // Nearly all codes are ASCII, and of other lengths than nearly all others.
    if one.is_ascii() && other.is_ascii() && one.len().abs_diff(other.len()) > 1 {
        return None;
    }
    let letters = |code: &str| code.to_lowercase().chars().collect::<Vec<_>>();
    let (one, other) = (letters(one), letters(other));
    if one == other {
        return Some(Clash::Same);
    }
    is_one_slip(&one, &other).then_some(Clash::OneSlip)
}

/// Whether one letter too many, too few or wrong, or two in each other's place, make the one of the other.
fn is_one_slip(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (Some(short), Some(long)) = (short.get(same..), long.get(same..)) else { return false };
    match (short, long) {
        (short, [_, long @ ..]) if short.len() == long.len() => short == long,
        ([a, b, short @ ..], [c, d, long @ ..]) if a == d && b == c && short == long => true,
        ([_, short @ ..], [_, long @ ..]) => short == long,
        _ => false,
    }
}

/// A code in another one's way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conflict {
    /// How.
    pub clash: Clash,
    /// The other code, and who gives it out.
    pub with: Held,
}

/// What of `held` gets in the way of a code of `influencer` in `campaign`. Codes of one influencer in one campaign may be a slip apart:
/// whichever comes, it is known who brought the order.
pub fn conflicts(
    code: &str,
    (campaign, influencer): (CampaignId, Option<InfluencerId>),
    held: &[Held],
) -> Vec<Conflict> {
    let is_own = |other: &Held| other.campaign == campaign && other.influencer == influencer;
    let others = held.iter().filter(|other| !is_own(other));
    others.filter_map(|other| Some(Conflict { clash: clash(code, &other.code)?, with: other.clone() })).collect()
}

/// A code that was pasted to be checked.
#[derive(Clone, PartialEq, Debug)]
pub struct Checked {
    /// The code.
    pub code: String,
    /// How well people keep it in mind.
    pub grading: Grading,
    /// The codes that were pasted with it and get in its way.
    pub among: Vec<(Clash, String)>,
    /// The codes that are given out and get in its way.
    pub conflicts: Vec<Conflict>,
}

/// The most codes that are checked at once.
pub const MOST_CHECKED: usize = 2_000;

/// Checks pasted codes, apart by spaces, commas or lines, against each other and against those that are given out. A code that is
/// there twice is told once, as the same as itself.
pub fn check_all(pasted: &str, words: &[&str], held: &[Held]) -> Vec<Checked> {
    let codes: Vec<&str> = Codes::split(pasted).take(MOST_CHECKED).collect();
    let mut checked = Vec::new();
    for (at, code) in codes.iter().enumerate() {
        if codes.iter().take(at).any(|before| clash(before, code) == Some(Clash::Same)) {
            continue;
        }
        let others = codes.iter().enumerate().filter(|(place, _)| *place != at);
        let among = others.filter_map(|(_, other)| Some((clash(code, other)?, (*other).to_owned()))).collect();
        let nobody = (CampaignId::from_random(0), None);
        let conflicts = conflicts(code, nobody, held);
        checked.push(Checked { code: (*code).to_owned(), grading: grade(code, words), among, conflicts });
    }
    checked
}
