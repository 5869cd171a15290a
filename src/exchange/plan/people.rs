//! Who the rows are about: known by handle or name, told by hand, or new.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::named::{Named, folded};
use super::table::Table;
use super::{Choices, InfluencerId, Plan, What};
use crate::campaign::edit::{Edit, InfluencerChange};
use crate::campaign::id::PostId;
use crate::campaign::model::{Account, Campaign, Influencer, Platform};
use crate::kpi::unit::Money;

/// Somebody whom rows name and the campaign does not know by that.
#[derive(Clone, PartialEq, Debug)]
pub struct Person {
    /// By which a choice names them; empty for rows that name nobody.
    pub key: String,
    /// The handle, without "@"; may be empty.
    pub handle: String,
    /// The name; may be empty.
    pub name: String,
    /// The code that is all that rows tell of them; may be empty.
    pub code: String,
    /// How many rows name them.
    pub rows: usize,
    /// Who they are taken for.
    pub whose: Whose,
    /// The influencer who they most likely are.
    pub likely: Option<InfluencerId>,
    /// The influencer who they are, new or known; none if nobody.
    pub(super) found: Option<InfluencerId>,
}

/// Who somebody is taken for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    /// Somebody new.
    New,
    /// This influencer.
    Known(InfluencerId),
    /// Nobody: their rows are left out.
    Nobody,
}

/// Everybody of the campaign and everybody new, as they will be.
pub(super) struct People<'a> {
    pub(super) campaign: &'a Campaign,
    pub(super) choices: &'a Choices,
    random: &'a mut dyn FnMut() -> u64,
    by_handle: BTreeMap<String, InfluencerId>,
    by_name: BTreeMap<String, InfluencerId>,
    /// Whom rows have been found to name, by key; none for rows that are left out.
    found: BTreeMap<String, Option<InfluencerId>>,
    /// Places in `unknown`, by key.
    asked: BTreeMap<String, usize>,
    unknown: Vec<Person>,
    /// The letters of the handle and the name of each influencer of the campaign, once somebody is not known.
    letters: OnceCell<Vec<[String; 2]>>,
    /// Working copies of those that rows change, and of those that are new.
    changed: BTreeMap<InfluencerId, Influencer>,
    /// New ones in the order of their first row.
    new: Vec<InfluencerId>,
    /// The same in the order of their ids.
    is_new: BTreeSet<InfluencerId>,
}

impl<'a> People<'a> {
    pub(super) fn new(campaign: &'a Campaign, choices: &'a Choices, random: &'a mut dyn FnMut() -> u64) -> Self {
        let (mut by_handle, mut by_name) = (BTreeMap::new(), BTreeMap::new());
        for influencer in &campaign.influencers {
            for (text, map) in [(&influencer.handle, &mut by_handle), (&influencer.name, &mut by_name)] {
                let folded = folded(text);
                if !folded.is_empty() {
                    map.entry(folded).or_insert(influencer.id);
                }
            }
        }
        People {
            campaign,
            choices,
            random,
            by_handle,
            by_name,
            found: BTreeMap::new(),
            asked: BTreeMap::new(),
            unknown: Vec::new(),
            letters: OnceCell::new(),
            changed: BTreeMap::new(),
            new: Vec::new(),
            is_new: BTreeSet::new(),
        }
    }

    pub(super) fn new_post_id(&mut self) -> PostId {
        PostId::from_random((self.random)())
    }

    /// Whom a row names, where the campaign knows them.
    pub(super) fn known(&self, named: &Named) -> Option<InfluencerId> {
        let by_handle = self.by_handle.get(&folded(&named.handle));
        let has_handle = |id: &&InfluencerId| self.get(**id).is_some_and(|one| !one.handle.is_empty());
        // Two handles are two people, though both be called Noah.
        let is_other = |id: &&InfluencerId| named.is_told && (has_handle(id) || self.is_new(**id));
        let by_name = || self.by_name.get(&folded(&named.name)).filter(|id| !is_other(id));
        let by_code = || {
            let uses = |one: &&Rc<Influencer>| !named.code.is_empty() && one.codes.has(&named.code);
            only(self.campaign.influencers.iter().filter(uses))
        };
        // Where one of both is told, it may stand in the place of the other: "ann" is Ann.
        let by_either = || match (named.handle.as_str(), named.name.as_str()) {
            ("", name) => self.by_handle.get(&folded(name)),
            (handle, "") => self.by_name.get(&folded(handle)).filter(|id| !has_handle(id)),
            _ => None,
        };
        by_handle.or_else(by_name).or_else(by_either).copied().or_else(by_code)
    }

    /// Whom a row names, where the campaign knows them or somebody said who it is.
    pub(super) fn meant(&self, named: &Named) -> Option<InfluencerId> {
        let chosen = || {
            let key = named.key();
            match self.choices.whose.iter().find(|(other, _)| *other == key) {
                Some((_, Whose::Known(id))) => Some(*id),
                _ => None,
            }
        };
        self.known(named).or_else(chosen)
    }

    /// Takes note that whoever is named like this is the influencer of a post that is known.
    pub(super) fn learn(&mut self, named: &Named, influencer: InfluencerId) {
        let key = named.key();
        if !key.is_empty() && self.known(named).is_none() {
            self.found.entry(key).or_insert(Some(influencer));
        }
    }

    /// Whom a row names; whoever is not known is asked about, and new until somebody says otherwise.
    pub(super) fn find(&mut self, named: &Named, platform: Option<Platform>) -> Option<InfluencerId> {
        let (key, known) = (named.key(), self.known(named));
        let asked = self.asked.get(&key).and_then(|place| self.unknown.get_mut(*place));
        // Somebody's name may be another one's handle.
        if let Some(person) = asked.filter(|person| known.is_none() || known == person.found) {
            person.rows += 1;
            return person.found;
        }
        if known.is_some() {
            return known;
        }
        let chosen = self.choices.whose.iter().find(|(other, _)| *other == key).map(|(_, whose)| *whose);
        if let (None, Some(learned)) = (chosen, self.found.get(&key)) {
            return *learned;
        }
        let nameless = named.handle.is_empty() && named.name.is_empty();
        let whose = chosen.unwrap_or(if nameless { Whose::Nobody } else { Whose::New });
        let likely = self.likely(named, platform);
        let found = match whose {
            Whose::Nobody => None,
            Whose::Known(id) => self.campaign.influencer(id).map(|influencer| influencer.id),
            Whose::New => Some(self.add(named)),
        };
        let Named { handle, name, code, .. } = named.clone();
        self.asked.insert(key.clone(), self.unknown.len());
        self.unknown.push(Person { key: key.clone(), handle, name, code, rows: 1, whose, likely, found });
        self.found.insert(key, found);
        found
    }

    /// Who is found by name is found by the handle beside it from then on.
    pub(super) fn tell_handle(&mut self, id: InfluencerId, named: &Named) {
        let is_news = named.is_told && !named.name.is_empty() && !self.by_handle.contains_key(&folded(&named.handle));
        if is_news && self.get(id).is_some_and(|one| one.handle.is_empty()) {
            self.change(id, |one| one.handle.clone_from(&named.handle));
        }
    }

    /// Counts a row about a post that is known for whoever it names, where they are asked about.
    pub(super) fn count_row(&mut self, table: &Table, row: usize) {
        if !self.unknown.is_empty()
            && let Some(person) =
                self.asked.get(&Named::of(table, row).key()).and_then(|place| self.unknown.get_mut(*place))
        {
            person.rows += 1;
        }
    }

    fn add(&mut self, named: &Named) -> InfluencerId {
        let id = InfluencerId::from_random((self.random)());
        self.new.push(id);
        self.is_new.insert(id);
        let influencer = Influencer { name: named.name.clone(), ..Influencer::new(id, named.handle.clone()) };
        self.changed.insert(id, influencer);
        self.name(id, &named.handle, &named.name);
        id
    }

    /// Who it could be: the only one that publishes there or is called the same, or somebody whose handle or name is part of the
    /// other.
    fn likely(&self, named: &Named, platform: Option<Platform>) -> Option<InfluencerId> {
        let all = &self.campaign.influencers;
        if named.handle.is_empty() && named.name.is_empty() {
            let publishes = |one: &Influencer| {
                let posts = |platform| self.campaign.posts_of(one.id).any(|post| post.platform == platform);
                platform.is_none_or(|platform| one.account(platform).is_some() || posts(platform))
            };
            return only(all.iter().filter(|one| all.len() == 1 || publishes(one)));
        }
        let wanted = [letters(&named.handle), letters(&named.name)];
        let of_all = || all.iter().map(|one| [letters(&one.handle), letters(&one.name)]).collect();
        let of_all = self.letters.get_or_init(of_all);
        let alike = |own: &[String; 2]| {
            own.iter().any(|own| wanted.iter().any(|wanted| is_part(own, wanted) || is_part(wanted, own)))
        };
        let namesake = |[_, name]: &[String; 2]| !name.is_empty() && wanted.get(1) == Some(name);
        let those = |is: &dyn Fn(&[String; 2]) -> bool| {
            only(all.iter().zip(of_all).filter(|(_, own)| is(own)).map(|(one, _)| one))
        };
        those(&namesake).or_else(|| those(&alike))
    }

    /// The influencer as the rows so far leave them.
    pub(super) fn get(&self, id: InfluencerId) -> Option<&Influencer> {
        self.changed.get(&id).or_else(|| self.campaign.influencer(id).map(|known| &**known))
    }

    pub(super) fn is_new(&self, id: InfluencerId) -> bool {
        self.is_new.contains(&id)
    }

    /// Changes the influencer.
    pub(super) fn change(&mut self, id: InfluencerId, change: impl FnOnce(&mut Influencer)) {
        let Some(mut after) = self.get(id).cloned() else { return };
        change(&mut after);
        if self.get(id) != Some(&after) {
            self.name(id, &after.handle, &after.name);
            self.changed.insert(id, after);
        }
    }

    /// Whether somebody else is found by this name.
    pub(super) fn is_of_another(&self, name: &str, id: InfluencerId) -> bool {
        self.by_name.get(&folded(name)).is_some_and(|other| *other != id)
    }

    /// Lets somebody be found by handle and name, unless somebody else already is.
    fn name(&mut self, id: InfluencerId, handle: &str, name: &str) {
        for (text, map) in [(handle, &mut self.by_handle), (name, &mut self.by_name)] {
            if !text.is_empty() {
                map.entry(folded(text)).or_insert(id);
            }
        }
    }

    /// Whether the rows so far change somebody whom the campaign knows.
    pub(super) fn is_changed(&self, id: InfluencerId) -> bool {
        let differs = |after: &Influencer| self.campaign.influencer(id).is_some_and(|before| **before != *after);
        self.changed.get(&id).is_some_and(differs)
    }

    /// Leaves out new ones of whom nothing comes.
    pub(super) fn keep_new(&mut self, is_kept: impl Fn(InfluencerId) -> bool) {
        self.new.retain(|id| is_kept(*id));
    }

    /// Puts the changes of influencers before all others, and tells of whom they are and who was not known.
    pub(super) fn finish(self, plan: &mut Plan, edits: &mut Vec<Edit>) {
        let mut first = Vec::new();
        let end = self.campaign.influencers.len();
        for (place, id) in self.new.iter().enumerate() {
            if let Some(influencer) = self.changed.get(id) {
                first.push(Edit::InsertInfluencer(end + place, Rc::new(influencer.clone())));
                plan.brought.push((*id, What::New));
            }
        }
        for influencer in &self.campaign.influencers {
            if let Some(after) = self.changed.get(&influencer.id) {
                let changes = differences(influencer, after, self.campaign);
                if !changes.is_empty() {
                    plan.brought.push((influencer.id, What::Updated));
                }
                first.extend(changes.into_iter().map(|change| Edit::Influencer(influencer.id, change)));
            }
        }
        edits.splice(0..0, first);
        plan.people = self.unknown;
    }
}

/// The one influencer, if there are not more.
fn only<'a>(mut influencers: impl Iterator<Item = &'a Rc<Influencer>>) -> Option<InfluencerId> {
    influencers.next().filter(|_| influencers.next().is_none()).map(|one| one.id)
}

fn letters(text: &str) -> String {
    folded(text).chars().filter(|sign| sign.is_alphanumeric()).collect()
}

fn is_part(whole: &str, part: &str) -> bool {
    part.len() > 3 && whole.contains(part)
}

/// The changes that make one influencer the other.
pub(super) fn differences(before: &Influencer, after: &Influencer, campaign: &Campaign) -> Vec<InfluencerChange> {
    use InfluencerChange::*;
    let mut changes = Vec::new();
    let mut differs = |is: bool, change: InfluencerChange| {
        if is {
            changes.push(change);
        }
    };
    differs(before.name != after.name, Name(after.name.clone()));
    differs(before.handle != after.handle, Handle(after.handle.clone()));
    differs(before.notes != after.notes, Notes(after.notes.clone()));
    differs(before.codes != after.codes, Codes(after.codes.clone()));
    for Account { platform, followers, estimated } in &after.accounts {
        let known = before.account(*platform);
        differs(known.and_then(|known| known.followers) != *followers, Followers(*platform, *followers));
        differs(known.is_some_and(|known| known.estimated) != *estimated, FollowersEstimated(*platform, *estimated));
    }
    differs(before.discount != after.discount, Discount(after.discount));
    // The old amount goes first, since the new currency may be too coarse for it.
    let is_other = before.fee.currency != after.fee.currency;
    differs(is_other && before.fee.amount.is_some(), FeeAmount(None));
    differs(is_other, FeeCurrency(after.fee.currency));
    differs(before.fee.rate != after.fee.rate, FeeRate(after.fee.currency, after.fee.rate));
    differs(before.fee.date != after.fee.date, FeeDate(after.fee.currency, after.fee.date));
    let currency = after.fee.currency.unwrap_or(campaign.currency);
    let fee = after.fee.amount.map(|amount| Money::new(amount.0, currency));
    differs(is_other || before.fee.amount != after.fee.amount, FeeAmount(fee));
    differs(before.product != after.product, Product(after.product));
    differs(before.shipping != after.shipping, Shipping(after.shipping));
    differs(before.other != after.other, Other(after.other));
    differs(before.commission != after.commission, Commission(after.commission));
    let (old, new) = (&before.totals, &after.totals);
    differs(old.orders != new.orders, Orders(new.orders));
    differs(old.revenue != new.revenue, Revenue(new.revenue));
    differs(old.clicks != new.clicks, Clicks(new.clicks));
    differs(old.new_customers != new.new_customers, NewCustomers(new.new_customers));
    differs(old.redemptions != new.redemptions, Redemptions(new.redemptions));
    differs(old.discounts != new.discounts, Discounts(new.discounts));
    changes
}
