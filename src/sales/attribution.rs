//! Whose an order is. Each order that counts is given to one influencer at most, or split evenly, by the rule that the campaign
//! chose; what nobody had a part in is nobody's.
//!
//! ```text
//! order ─> claims: whose code was used, whose link was opened in time ─> rule ─> whom it is given to
//! ```

use std::rc::Rc;

use super::owner::Owners;
use crate::campaign::id::InfluencerId;
use crate::campaign::model::{Amount, Date};
use crate::campaign::rates::Home;
use crate::campaign::records::{Order, OrderState, Utm};
use crate::kpi::definitions::{Attribution, Rule};
use crate::kpi::unit::share;

/// Who owns codes and links.
pub trait Ownership {
    /// Whose code this is; nobody's if everybody may use it.
    fn of_code(&self, code: &str) -> Option<InfluencerId>;
    /// Whose link has these tags.
    fn of_link(&self, utm: &Utm) -> Option<InfluencerId>;
    /// Whether any code is this influencer's.
    fn has_code(&self, influencer: InfluencerId) -> bool;
    /// Whether any link could be this influencer's.
    fn has_link(&self, influencer: InfluencerId) -> bool;
}

/// Through what an influencer had a part in an order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// The code at this place among those of the order.
    Code(usize),
    /// The link at this place among those that were opened before; the one that led to the order comes after all of them.
    Link(usize),
}

/// An influencer's part in an order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Claim {
    /// Whose.
    pub influencer: InfluencerId,
    /// Through what.
    pub by: By,
}

/// What became of one order.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Given {
    /// Every part that somebody had in it: links in the order of time, then codes in the order of the shop.
    pub claims: Vec<Claim>,
    /// Whose it is, in the order of their ids: nobody's, one influencer's, or several ones' in equal parts.
    pub to: Vec<InfluencerId>,
    /// Whether it counts: it was paid for, and neither cancelled nor paid back.
    pub counts: bool,
}

impl Given {
    /// Whether several influencers had a part in it.
    pub fn is_conflict(&self) -> bool {
        let first = self.claims.first().map(|claim| claim.influencer);
        self.claims.iter().any(|claim| Some(claim.influencer) != first)
    }
}

/// An order can be split into this many equal pieces: by any number of influencers up to sixteen without a rest.
pub const PIECES: i64 = 720_720;

/// What orders add up to.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Sold {
    /// Orders, in [`PIECES`].
    pieces: i64,
    /// Orders of first-time customers, in [`PIECES`].
    new_pieces: i64,
    /// Revenue that is known, in minor units of the campaign's currency.
    revenue: i64,
    /// Orders, or parts of them, whose revenue is not known: no total, or one in another currency without a rate.
    unpriced: u64,
    /// Orders, or parts of them, that do not say whether the customer was new; one at least where no order of the campaign
    /// says it.
    unsaid: u64,
    /// Orders on which a code of the influencer was used, whoever got them.
    pub redemptions: u64,
}

impl Sold {
    /// Orders; parts of them where orders are split.
    pub fn orders(&self) -> f64 {
        self.pieces as f64 / PIECES as f64
    }

    /// Revenue in minor units of the campaign's currency; unknown as soon as that of one order is.
    pub fn revenue(&self) -> Option<Amount> {
        (self.unpriced == 0).then_some(Amount(self.revenue))
    }

    /// First-time customers; unknown as soon as one order does not say.
    pub fn new_customers(&self) -> Option<f64> {
        (self.unsaid == 0).then_some(self.new_pieces as f64 / PIECES as f64)
    }

    /// How many orders, or parts of them, have no revenue in the campaign's currency.
    pub fn unpriced(&self) -> u64 {
        self.unpriced
    }

    /// Its numbers as they travel: orders and those of first-time customers in [`PIECES`], then the others.
    pub(crate) fn numbers(&self) -> [i128; 6] {
        let counts = [self.unpriced, self.unsaid, self.redemptions].map(i128::from);
        let [unpriced, unsaid, redemptions] = counts;
        [self.pieces.into(), self.new_pieces.into(), self.revenue.into(), unpriced, unsaid, redemptions]
    }

    /// The way back; none where the numbers are none of [`Sold::numbers`].
    pub(crate) fn of_numbers([pieces, new_pieces, revenue, unpriced, unsaid, redemptions]: [i128; 6]) -> Option<Sold> {
        Some(Sold {
            pieces: pieces.try_into().ok()?,
            new_pieces: new_pieces.try_into().ok()?,
            revenue: revenue.try_into().ok()?,
            unpriced: unpriced.try_into().ok()?,
            unsaid: unsaid.try_into().ok()?,
            redemptions: redemptions.try_into().ok()?,
        })
    }

    /// Adds the part of an order that has this place among so many.
    fn add(&mut self, order: &Order, home: Home<'_>, parts: usize, place: usize) {
        let pieces = share(PIECES, parts, place);
        self.pieces = self.pieces.saturating_add(pieces);
        match order.new_customer {
            Some(is_new) => self.new_pieces = self.new_pieces.saturating_add(if is_new { pieces } else { 0 }),
            None => self.unsaid += 1,
        }
        match order.total.and_then(|total| home.bring(total, order.currency)) {
            Some(Amount(minor)) => self.revenue = self.revenue.saturating_add(share(minor, parts, place)),
            None => self.unpriced += 1,
        }
    }
}

/// How often a code was used on orders that count.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CodeUse {
    /// As it was written first.
    pub code: String,
    /// Whose it is.
    pub owner: Option<InfluencerId>,
    /// On so many orders.
    pub orders: u64,
}

/// Whose the orders of a campaign are.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Attributed {
    /// What became of each order, in the order of the records.
    pub orders: Vec<Given>,
    /// What was sold through each influencer, in the order of the campaign.
    influencers: Vec<Sold>,
    /// Whether an order could be found to be this influencer's.
    can_tell: Vec<bool>,
    in_place: bool,
    /// What was sold through nobody.
    pub nobody: Sold,
    /// Everything that counts.
    pub all: Sold,
    /// Every code that was used, the most used first.
    pub codes: Vec<CodeUse>,
}

impl Attributed {
    /// Whether single orders stand in place of the totals that influencers have: as soon as one of them is somebody's. Then no
    /// total counts, so that no order can be in both.
    pub fn in_place(&self) -> bool {
        self.in_place
    }

    /// The same as far as figures rest on it, without the orders; `told` is what [`Attributed::of`] says of everybody.
    pub(crate) fn of_sums(told: impl IntoIterator<Item = Option<Sold>>) -> Attributed {
        let (influencers, can_tell) = told.into_iter().map(|sold| (sold.unwrap_or_default(), sold.is_some())).unzip();
        Attributed { influencers, can_tell, in_place: true, ..Attributed::default() }
    }

    /// What was sold through the influencer at this place, for [`Attributed::in_place`]. Nothing sold is nothing told where no
    /// order could be the influencer's.
    pub fn of(&self, place: usize) -> Option<&Sold> {
        let sold = self.influencers.get(place)?;
        let is_told = sold.pieces != 0 || sold.redemptions != 0 || self.can_tell.get(place) == Some(&true);
        is_told.then_some(sold)
    }
}

/// Gives each order to whom it belongs. `influencers` are those of the campaign, `home` is its currency.
pub fn attribute<'a>(
    orders: &[Rc<Order>],
    influencers: &[InfluencerId],
    owners: &impl Ownership,
    (attribution, home): (Attribution, impl Into<Home<'a>>),
) -> Attributed {
    let home = home.into();
    let mut places: Vec<_> = influencers.iter().copied().zip(0..).collect();
    places.sort_unstable();
    let place_of = |id: InfluencerId| {
        let at = places.binary_search_by_key(&id, |(other, _)| *other).ok()?;
        places.get(at).map(|(_, place): &(InfluencerId, usize)| *place)
    };
    let mut known = Known { owners, codes: Vec::new(), links: Vec::new() };
    let mut all = Attributed {
        influencers: vec![Sold::default(); influencers.len()],
        can_tell: can_tell(orders, influencers, owners),
        ..Attributed::default()
    };
    let mut uses = Vec::new();
    for order in orders {
        let mut claims = known.claims(order, attribution.window);
        claims.retain(|claim| place_of(claim.influencer).is_some());
        let to = decide(&claims, attribution.rule);
        let counts = order.state == OrderState::Counts;
        if counts {
            all.in_place |= !to.is_empty();
            all.all.add(order, home, 1, 0);
            for (part, id) in to.iter().enumerate() {
                if let Some(sold) = place_of(*id).and_then(|place| all.influencers.get_mut(place)) {
                    sold.add(order, home, to.len(), part);
                }
            }
            if to.is_empty() {
                all.nobody.add(order, home, 1, 0);
            }
            let mut redeemed: Vec<_> = claims.iter().filter(|claim| matches!(claim.by, By::Code(_))).collect();
            redeemed.sort_unstable_by_key(|claim| claim.influencer);
            redeemed.dedup_by_key(|claim| claim.influencer);
            for claim in redeemed {
                if let Some(sold) = place_of(claim.influencer).and_then(|place| all.influencers.get_mut(place)) {
                    sold.redemptions += 1;
                }
            }
            known.count(order, &mut uses);
        }
        all.orders.push(Given { claims, to, counts });
    }
    // Nothing sold is nobody new only where orders say such a thing.
    if !orders.iter().any(|order| order.state == OrderState::Counts && order.new_customer.is_some()) {
        all.influencers.iter_mut().for_each(|sold| sold.unsaid = sold.unsaid.max(1));
    }
    all.codes = uses.into_iter().map(|(_, used)| used).collect();
    all.codes.sort_by_key(|used| std::cmp::Reverse(used.orders));
    all
}

/// Of which influencers the orders would tell if something was sold through them: it takes a code or a link of their own, and
/// orders that say by which codes or links they came.
fn can_tell(orders: &[Rc<Order>], influencers: &[InfluencerId], owners: &impl Ownership) -> Vec<bool> {
    let tell_codes = orders.iter().any(|order| order.codes().next().is_some());
    let tell_links = orders.iter().any(|order| !order.utm.is_empty() || !order.touches.is_empty());
    let can_tell = |id: &InfluencerId| tell_codes && owners.has_code(*id) || tell_links && owners.has_link(*id);
    influencers.iter().map(can_tell).collect()
}

/// Whom an order is given to.
fn decide(claims: &[Claim], rule: Rule) -> Vec<InfluencerId> {
    let is_code = |claim: &&Claim| matches!(claim.by, By::Code(_));
    let last_link = || claims.iter().rev().find(|claim| !is_code(claim));
    let by_link = || last_link().map(|claim| claim.influencer);
    let by_code = || {
        let first = claims.iter().find(is_code)?.influencer;
        let has_code = |influencer: InfluencerId| claims.iter().filter(is_code).any(|one| one.influencer == influencer);
        // Of several ones' codes: whose link was opened last, else whose code the shop names first.
        let links = claims.iter().rev().filter(|claim| !is_code(claim));
        Some(links.map(|claim| claim.influencer).find(|one| has_code(*one)).unwrap_or(first))
    };
    match rule {
        Rule::CodeWins => by_code().or_else(by_link).into_iter().collect(),
        Rule::LastTouch => by_link().or_else(by_code).into_iter().collect(),
        Rule::SplitEvenly => {
            let mut everybody: Vec<_> = claims.iter().map(|claim| claim.influencer).collect();
            everybody.sort_unstable();
            everybody.dedup();
            everybody
        }
    }
}

/// Owners that were asked for already: thousands of orders come by a few codes and links.
struct Known<'a, O> {
    owners: &'a O,
    codes: Vec<(&'a str, Option<InfluencerId>)>,
    links: Vec<(&'a Utm, Option<InfluencerId>)>,
}

impl<'a, O: Ownership> Known<'a, O> {
    fn of_code(&mut self, code: &'a str) -> Option<InfluencerId> {
        let owners = self.owners;
        remembered(&mut self.codes, code, || owners.of_code(code))
    }

    fn of_link(&mut self, utm: &'a Utm) -> Option<InfluencerId> {
        let owners = self.owners;
        remembered(&mut self.links, utm, || owners.of_link(utm))
    }

    /// Every part that somebody had in an order.
    fn claims(&mut self, order: &'a Order, window: u32) -> Vec<Claim> {
        let mut links: Vec<(Option<Date>, usize, &Utm)> = Vec::new();
        for (place, touch) in order.touches.iter().enumerate() {
            if out_of_time(touch.day, order.day, window).is_none() {
                links.push((touch.day, place, &touch.utm));
            }
        }
        // Those of an unknown day first, since nothing says that they are late; the shop's order settles the rest.
        links.sort_by_key(|(day, ..)| *day);
        links.push((order.day, order.touches.len(), &order.utm));
        let mut claims = Vec::new();
        for (_, place, utm) in links {
            let owner = if utm.is_empty() { None } else { self.of_link(utm) };
            claims.extend(owner.map(|influencer| Claim { influencer, by: By::Link(place) }));
        }
        for (place, code) in order.codes().enumerate() {
            let owner = self.of_code(code);
            claims.extend(owner.map(|influencer| Claim { influencer, by: By::Code(place) }));
        }
        claims
    }

    /// Counts the codes of an order, each once, whatever its case.
    fn count(&mut self, order: &'a Order, uses: &mut Vec<(String, CodeUse)>) {
        let mut met: Vec<String> = Vec::new();
        for code in order.codes() {
            let key = code.to_lowercase();
            if met.contains(&key) {
                continue;
            }
            match uses.binary_search_by(|(other, _)| other.cmp(&key)) {
                Ok(at) => {
                    if let Some((_, used)) = uses.get_mut(at) {
                        used.orders += 1;
                    }
                }
                Err(at) => {
                    let used = CodeUse { code: code.to_owned(), owner: self.of_code(code), orders: 1 };
                    uses.insert(at, (key.clone(), used));
                }
            }
            met.push(key);
        }
    }
}

/// What is known of `key`, or is now found out.
fn remembered<K: Ord + Copy>(
    known: &mut Vec<(K, Option<InfluencerId>)>,
    key: K,
    find: impl FnOnce() -> Option<InfluencerId>,
) -> Option<InfluencerId> {
    match known.binary_search_by_key(&key, |(other, _)| *other) {
        Ok(at) => known.get(at).and_then(|(_, owner)| *owner),
        Err(at) => {
            let owner = find();
            known.insert(at, (key, owner));
            owner
        }
    }
}

/// Why a link that was opened has no part in an order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OutOfTime {
    /// It was opened after the order.
    After,
    /// It was opened too long before.
    TooEarly,
}

/// Why a link of a day has no part in an order of another, if it has none; where a day is not known nothing speaks against it.
pub fn out_of_time(touch: Option<Date>, order: Option<Date>, window: u32) -> Option<OutOfTime> {
    match (order? - touch?).num_days() {
        ..0 => Some(OutOfTime::After),
        days => (days > i64::from(window)).then_some(OutOfTime::TooEarly),
    }
}

impl Ownership for Owners {
    fn of_code(&self, code: &str) -> Option<InfluencerId> {
        self.owner_of_code(code)
    }

    fn of_link(&self, utm: &Utm) -> Option<InfluencerId> {
        self.owner_of(utm)
    }

    fn has_code(&self, influencer: InfluencerId) -> bool {
        self.has_code(influencer)
    }

    fn has_link(&self, influencer: InfluencerId) -> bool {
        self.has_link(influencer)
    }
}
