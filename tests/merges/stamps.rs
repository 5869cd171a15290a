//! Stamps as they are kept: few, believed within reason, in the store, in a backup, in a session.

use super::*;

#[test]
fn stamps_far_ahead_of_every_clock_are_not_believed() {
    let (mut a, mut b) = two();
    b.clock.now = 1 << 40;
    b.edit(&set(CampaignChange::Name("July".into())));
    let today = "2026-06-01".parse().unwrap();
    let link = b.copy.clone().believed(today);
    assert!(link.stamps.is_none() && link.campaign == b.copy.campaign);
    a.take(&link);
    a.clock.now = 1_780_000_000;
    let mut stamps = BTreeSet::new();
    for name in ["one", "two", "three"] {
        a.edit(&set(CampaignChange::Name(name.into())));
        stamps.insert(a.copy.stamps.latest());
    }
    assert_eq!(stamps.len(), 3, "each edit has a stamp of its own");
    // A clock may be wrong by years.
    let mut c = two().1;
    c.clock.now = 1_900_000_000;
    c.edit(&set(CampaignChange::Name("July".into())));
    assert_eq!(c.copy.clone().believed(today), c.copy);
}

#[test]
fn an_unshared_campaign_has_no_stamps_and_a_shared_one_few() {
    let mut alone = Person::with(&Stamped::unshared(Rc::new(common())), 1);
    alone.edit(&set(CampaignChange::Name("July".into())));
    assert!(alone.copy.stamps.is_none());
    let (mut a, _) = two();
    assert!(a.copy.stamps.to_bytes().len() <= 9, "{}", a.copy.stamps.to_bytes().len());
    a.clock.now = 1_795_000_000;
    a.edit(&Edit::Post(post_id(3), PostChange::Reading(Measure::Likes, Some(7))));
    assert!(a.copy.stamps.to_bytes().len() <= 28, "{}", a.copy.stamps.to_bytes().len());
}

fn save_now(storage: &MemoryStorage, session: &mut Session, now: u64) {
    let job = SaveJob { clock: Clock { now, replica: 1 }, ..session.begin_save().unwrap() };
    session.saved(&save(storage, None, &job).unwrap());
}

fn stored(storage: &MemoryStorage) -> Document {
    load(storage).campaigns.remove(0)
}

#[test]
fn stamps_are_kept_with_what_is_stored_in_two_tabs_and_in_a_backup() {
    let storage = MemoryStorage::default();
    let mut here = Session::create(Rc::new(common()));
    save_now(&storage, &mut here, 10);
    here.edit(set(CampaignChange::Name("before".into()))).unwrap();
    save_now(&storage, &mut here, 20);
    assert!(!here.is_shared() && stored(&storage).stamps.is_none());
    assert!(here.share(1) && !here.share(1));
    save_now(&storage, &mut here, 30);
    let link = here.stamped(Clock::default());
    assert!(!stored(&storage).stamps.is_none());

    // Another tab saves in between.
    let mut there = Session::open(stored(&storage));
    there.edit(set(CampaignChange::Budget(Some(Amount(900))))).unwrap();
    save_now(&storage, &mut there, 40);
    here.edit(set(CampaignChange::Name("after".into()))).unwrap();
    save_now(&storage, &mut here, 50);
    let Document { campaign, stamps, revision } = stored(&storage);
    assert_eq!((campaign.name.as_str(), campaign.budget), ("after", Some(Amount(900))));
    let now = Stamped { campaign, stamps };
    assert_eq!(here.stamped(Clock::default()), now);
    let told = compared(&link, &now, |comparison| {
        comparison
            .differences
            .iter()
            .map(|one| (one.is_conflict, one.counts, one.theirs_at.map(|at| at.time)))
            .collect::<Vec<_>>()
    });
    assert_eq!(told, [(false, Whose::Theirs, Some(40)), (false, Whose::Theirs, Some(50))]);

    let others = Vec::<(&str, &str)>::new();
    let text = backup::write([(revision, now.clone())], &Settings::default(), others).unwrap();
    assert_eq!(backup::read(&text).unwrap().campaigns, [now]);
}

#[test]
fn a_merge_is_one_step_of_a_session_and_keeps_whose_change_it_was() {
    let storage = MemoryStorage::default();
    let shared = Stamped::unshared(Rc::new(common())).shared(9);
    let mut here = Session::keep(shared.clone());
    save_now(&storage, &mut here, 10);
    let mut there = Person::with(&shared, 2);
    there.edit(&set(CampaignChange::Name("July".into())));
    let merged =
        compared(&here.stamped(Clock::default()), &there.copy, |comparison| comparison.merged(|_| None).unwrap());
    let patch = Patch::between(here.campaign(), &merged);
    let onto = here.stamped(Clock::default());
    let edit = Edit::Merge(Rc::new(Merge { patch, came: there.copy.clone(), onto, is_undone: false }));
    assert_eq!(here.edit(edit), Ok(true));
    save_now(&storage, &mut here, 20);
    let mine = || Session::open(stored(&storage)).stamped(Clock::default());
    assert_eq!(compared(&mine(), &there.copy, |comparison| comparison.differences.len()), 0);
    // They go on from what they had: that is no conflict with their own change.
    there.edit(&set(CampaignChange::Name("August".into())));
    let conflicts = |mine: &Stamped, theirs: &Stamped| {
        compared(mine, theirs, |comparison| comparison.differences.iter().filter(|one| one.is_conflict).count())
    };
    assert_eq!(conflicts(&mine(), &there.copy), 0);
    // Whoever takes the merge back has not seen what came, which comes again with the next link.
    assert_eq!(here.undo(), Ok(true));
    assert_eq!(here.campaign().name, "June");
    save_now(&storage, &mut here, 2_000);
    let again = compared(&mine(), &there.copy, |comparison| comparison.merged(|_| None).unwrap());
    assert_eq!((again.name.as_str(), conflicts(&mine(), &there.copy)), ("August", 0));
    // Nor does the other one lose it to somebody who never changed anything.
    let theirs = compared(&there.copy, &mine(), |comparison| comparison.merged(|_| None).unwrap());
    assert_eq!(theirs.name, "August");
}
