//! What somebody decides about an import beside how its files are read, and what would come of it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::desk::Same;
use crate::campaign::edit::Edit;
use crate::campaign::id::CampaignId;
use crate::campaign::model::{Campaign, Date, Platform};
use crate::exchange::plan::{Choices, Plan, What, Whose, plan_all};
use crate::exchange::reading::{About, Contents, Reading};
use crate::store::matches::Matches;

/// A table by the place of its file and its own place in that.
pub(super) type Place = (usize, usize);

/// What was decided.
#[derive(Clone, PartialEq, Default)]
pub(super) struct Decisions {
    /// Who somebody is, by the name that rows give them; rows that name nobody stand for themselves in each table.
    whose: BTreeMap<(String, Option<Place>), Whose>,
    platforms: BTreeMap<Place, Platform>,
    accounts: BTreeMap<Place, String>,
    /// What was said at earlier imports.
    known: Rc<Matches>,
}

fn who(key: &str, place: Place) -> (String, Option<Place>) {
    (key.to_owned(), key.is_empty().then_some(place))
}

impl Decisions {
    /// Nothing yet but what was said of a campaign's people at earlier imports.
    pub(super) fn recalled(known: Matches, campaign: &Campaign) -> Decisions {
        let whose = known.whose(campaign).map(|(key, whose)| ((key.to_owned(), None), whose)).collect();
        Decisions { whose, known: Rc::new(known), ..Decisions::default() }
    }

    /// What is known from now on, for the next import into a campaign.
    pub(super) fn remembered<'a>(
        &self,
        campaign: CampaignId,
        tables: impl Iterator<Item = (Place, &'a Reading)>,
    ) -> Matches {
        let mut known = Matches::clone(&self.known);
        // Rows that name nobody may be somebody else's next time.
        for ((key, _), whose) in self.whose.iter().filter(|((_, of), _)| of.is_none()) {
            known.remember(campaign, key, *whose);
        }
        for (place, reading) in tables.filter(|(_, reading)| reading.about == About::Days) {
            if let Some(account) = self.accounts.get(&place) {
                known.remember_account(campaign, &reading.shape(), account);
            }
        }
        known
    }

    pub(super) fn set_whose(&mut self, key: &str, place: Place, whose: Whose) {
        self.whose.insert(who(key, place), whose);
    }

    pub(super) fn set_platform(&mut self, place: Place, platform: Platform) {
        self.platforms.insert(place, platform);
    }

    pub(super) fn set_account(&mut self, place: Place, account: String) {
        self.accounts.insert(place, account);
    }

    pub(super) fn platform(&self, place: Place) -> Option<Platform> {
        self.platforms.get(&place).copied()
    }

    pub(super) fn account(&self, place: Place, reading: &Reading, campaign: CampaignId) -> &str {
        let told = self.accounts.get(&place).map(String::as_str);
        told.or_else(|| self.known.account(campaign, &reading.shape())).unwrap_or_default()
    }

    fn choices(&self, place: Place, reading: &Reading, campaign: CampaignId, today: Date) -> Choices {
        let applies = |of: Option<Place>| of.is_none_or(|of| of == place);
        let whose = self.whose.iter().filter(|((_, of), _)| applies(*of));
        Choices {
            whose: whose.map(|((key, _), whose)| (key.clone(), *whose)).collect(),
            platform: self.platform(place),
            account: self.account(place, reading, campaign).to_owned(),
            today: Some(today),
        }
    }
}

/// What would come of an import.
#[derive(Clone, PartialEq)]
pub(super) struct Planned {
    /// Each table that was read, with what would come of it.
    pub(super) tables: Vec<(Place, Plan)>,
    /// Does it all; none where nothing changes.
    pub(super) edit: Option<Edit>,
}

/// Every table that was read, by its place.
pub(super) fn tables(contents: &[(usize, Same<Contents>)]) -> impl Iterator<Item = (Place, &Reading)> {
    contents.iter().flat_map(|(at, contents)| {
        contents.0.readings.iter().enumerate().map(|(number, reading)| ((*at, number), reading))
    })
}

/// Plans all tables in their order.
pub(super) fn planned(
    contents: &[(usize, Same<Contents>)],
    campaign: &Rc<Campaign>,
    decisions: &Decisions,
    today: Date,
    new_id: &mut dyn FnMut() -> u64,
) -> Planned {
    let choices = |place, reading| decisions.choices(place, reading, campaign.id, today);
    let tables: Vec<_> = tables(contents).map(|(place, reading)| (place, reading, choices(place, reading))).collect();
    let readings: Vec<_> = tables.iter().map(|(_, reading, choices)| (*reading, choices)).collect();
    let (plans, edit) = plan_all(&readings, campaign, new_id);
    Planned { tables: tables.iter().map(|(place, ..)| *place).zip(plans).collect(), edit }
}

/// New ids that are the same each time something is planned anew, so that none is taken for nothing.
pub(super) fn again(ids: &RefCell<Vec<u64>>, make: fn() -> u64) -> impl FnMut() -> u64 {
    let mut place = 0;
    move || {
        let mut ids = ids.borrow_mut();
        let id = ids.get(place).copied().unwrap_or_else(|| {
            let id = make();
            ids.push(id);
            id
        });
        place += 1;
        id
    }
}

/// How many posts, orders and so on are new, updated, unchanged, and how many rows are left out.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Counts {
    pub(super) new: usize,
    pub(super) updated: usize,
    pub(super) unchanged: usize,
    pub(super) left_out: usize,
}

impl Counts {
    fn add(&mut self, reading: &Reading, plan: &Plan) {
        self.left_out += usize::try_from(reading.unread).unwrap_or(usize::MAX);
        plan.rows.iter().for_each(|what| self.add_one(*what));
    }

    fn add_one(&mut self, what: What) {
        *match what {
            What::New => &mut self.new,
            What::Updated => &mut self.updated,
            What::Unchanged => &mut self.unchanged,
            What::LeftOut(_) => &mut self.left_out,
            What::Further | What::Counted | What::Otherwise => return,
        } += 1;
    }
}

/// The counts by what the rows are about.
pub(super) fn counts(contents: &[(usize, Same<Contents>)], planned: &Planned) -> Vec<(About, Counts)> {
    let mut counts: Vec<(About, Counts)> = Vec::new();
    let mut of = |about: About, add: &dyn Fn(&mut Counts)| {
        if !counts.iter().any(|(other, _)| *other == about) {
            counts.push((about, Counts::default()));
        }
        counts.iter_mut().filter(|(other, _)| *other == about).for_each(|(_, counts)| add(counts));
    };
    for ((_, plan), (_, reading)) in planned.tables.iter().zip(tables(contents)) {
        of(reading.about, &|counts| counts.add(reading, plan));
        // Posts bring those whose they are.
        if reading.about == About::Posts && !plan.brought.is_empty() {
            of(About::Influencers, &|counts| plan.brought.iter().for_each(|(_, what)| counts.add_one(*what)));
        }
    }
    counts
}

/// Whether there are rows, and each tells what is known already.
pub(super) fn is_all_known(counts: &[(About, Counts)]) -> bool {
    let known = |counts: &Counts| *counts == Counts { unchanged: counts.unchanged, ..Counts::default() };
    counts.iter().any(|(_, counts)| counts.unchanged > 0) && counts.iter().all(|(_, counts)| known(counts))
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::unwrap_used)] // a test that panics fails
mod tests {
    use super::*;
    use crate::campaign::id::InfluencerId;
    use crate::campaign::model::{Influencer, read_date};
    use crate::exchange::read::read;
    use crate::exchange::reading::Options;
    use crate::kpi::unit::Currency;

    /// What is told of a table: new, updated, unchanged, not read, and whether all of it is known.
    fn told(text: &str, campaign: &Rc<Campaign>) -> ([usize; 4], bool, Planned) {
        let read = read("a.csv", text.as_bytes(), &Options::default(), &mut |_| {});
        let contents: Vec<_> = read.into_iter().map(|contents| (0, Same(Rc::new(contents)))).collect();
        let planned = planned(&contents, campaign, &Decisions::default(), Date::default(), &mut || 7);
        let counts = counts(&contents, &planned);
        let Counts { new, updated, unchanged, left_out } = counts[0].1;
        ([new, updated, unchanged, left_out], is_all_known(&counts), planned)
    }

    #[test]
    fn every_row_is_counted_and_all_is_known_only_if_each_is() {
        let empty = Rc::new(Campaign::new(CampaignId::from_random(1), "", Currency::USD));
        let days = "Date,Orders\n2026-05-01,3\n2026-05-02,4\n";
        let (counts, all_known, planned) = told(days, &empty);
        assert_eq!((counts, all_known), ([2, 0, 0, 0], false));
        let full =
            planned.edit.and_then(|edit| edit.apply(&empty).ok()).map_or(empty.clone(), |applied| applied.campaign);
        for (text, campaign, counts, all_known) in [
            (days, &full, [0, 0, 2, 0], true),
            // A row with a cell too many, and one without a day that the calendar has.
            ("Date,Orders\n2026-05-01,3,9\n2026-05-99,4\n", &empty, [0, 0, 0, 2], false),
            ("Date,Orders\n2026-05-01,3\n2026-05-99,4\n", &full, [0, 0, 1, 1], false),
            // Nobody has said whose they are.
            ("Permalink,Views\nhttps://www.instagram.com/p/DAbCdEfGhIj/,5\n", &empty, [0, 0, 0, 1], false),
        ] {
            let (found, known, planned) = told(text, campaign);
            assert_eq!((found, known), (counts, all_known), "{text}");
            assert!(planned.edit.is_none(), "{text}");
        }
    }

    #[test]
    fn influencers_who_come_with_posts_are_counted_with_those_of_other_tables_once() {
        let posts = "Handle,Platform,Date posted,Likes\nana,Instagram,2026-05-13,5\nben,TikTok,2026-05-14,6\n";
        let tracker = "Influencer,Fee ($)\nana,5\nben,6\ncem,7\n";
        let of = |new, updated, unchanged| Counts { new, updated, unchanged, left_out: 0 };
        for (texts, expected) in [
            (&[posts][..], vec![(About::Posts, of(2, 0, 0)), (About::Influencers, of(1, 0, 0))]),
            (&[posts, tracker], vec![(About::Posts, of(2, 0, 0)), (About::Influencers, of(2, 1, 0))]),
            (&[tracker, posts], vec![(About::Influencers, of(2, 1, 0)), (About::Posts, of(2, 0, 0))]),
            (&[tracker, tracker], vec![(About::Influencers, of(2, 1, 0))]),
        ] {
            let contents: Vec<_> = texts.iter().flat_map(|text| contents(text)).collect();
            let mut ids = 10..;
            let mut plan = |campaign: &Rc<Campaign>| {
                planned(&contents, campaign, &Decisions::default(), Date::default(), &mut || ids.next().unwrap())
            };
            let campaign = with_ana();
            let first = plan(&campaign);
            assert_eq!(counts(&contents, &first), expected, "{texts:?}");
            let after = first.edit.unwrap().apply(&campaign).unwrap().campaign;
            let second = plan(&after);
            assert!(second.edit.is_none() && is_all_known(&counts(&contents, &second)), "{texts:?}");
        }
    }

    fn contents(text: &str) -> Vec<(usize, Same<Contents>)> {
        vec![(0, Same(Rc::new(read("a.csv", text.as_bytes(), &Options::default(), &mut |_| {}).unwrap())))]
    }

    fn with_ana() -> Rc<Campaign> {
        let mut campaign = Campaign::new(CampaignId::from_random(1), "", Currency::USD);
        campaign.influencers.push(Rc::new(Influencer::new(InfluencerId::from_random(2), "ana")));
        Rc::new(campaign)
    }

    /// Plans, imports, and plans the same again with nothing but what is remembered; gives the second plan.
    fn twice(contents: &[(usize, Same<Contents>)], decide: impl Fn(&mut Decisions)) -> Planned {
        let campaign = with_ana();
        let today = read_date("2026-06-01").unwrap();
        let mut decisions = Decisions::recalled(Matches::default(), &campaign);
        decide(&mut decisions);
        let mut ids = 10..;
        let first = planned(contents, &campaign, &decisions, today, &mut || ids.next().unwrap());
        let after = first.edit.unwrap().apply(&campaign).unwrap().campaign;
        let known = Matches::read(&decisions.remembered(campaign.id, tables(contents)).write());
        planned(contents, &after, &Decisions::recalled(known, &after), today, &mut || ids.next().unwrap())
    }

    #[test]
    fn the_same_files_again_change_nothing_where_somebody_said_who_is_who() {
        let ana = Whose::Known(InfluencerId::from_random(2));
        let posts =
            contents("Handle,Platform,Published,Likes\nana_official,Instagram,2026-05-13,100\nben,IG,2026-05-14,5\n");
        let again = twice(&posts, |decisions| {
            decisions.set_whose("ana_official", (0, 0), ana);
            decisions.set_whose("ben", (0, 0), Whose::Nobody);
        });
        assert_eq!(again.edit, None);
        let people = &again.tables[0].1.people;
        let whose: Vec<_> = people.iter().map(|person| (person.key.as_str(), person.whose)).collect();
        assert_eq!(whose, [("ana_official", ana), ("ben", Whose::Nobody)]);

        let days = contents("Date,Revenue\n2026-05-13,100\n");
        let again = twice(&days, |decisions| decisions.set_account((0, 0), "Berlin".to_owned()));
        assert_eq!(again.edit, None);
    }

    #[test]
    fn rows_that_name_nobody_are_asked_about_each_time() {
        let posts = contents("Platform,Published,Likes,Link\nInstagram,2026-05-13,100,\n");
        let again = twice(&posts, |decisions| {
            decisions.set_whose("", (0, 0), Whose::Known(InfluencerId::from_random(2)));
        });
        let person = &again.tables[0].1.people[0];
        assert_eq!((person.whose, person.likely), (Whose::Nobody, Some(InfluencerId::from_random(2))));
    }
}
