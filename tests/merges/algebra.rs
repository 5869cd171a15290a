//! Whoever joins whom, in whatever order and how often: all end with the same campaign.

use super::*;

const CASES: u32 = 60;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn the_order_of_joining_does_not_matter(events in events(40), apart in any::<bool>()) {
        let [a, b, c] = after(&events, apart).map(|person| person.copy);
        prop_assert_eq!(&a.joined(&a).unwrap(), &a);
        let ab = a.joined(&b).unwrap();
        prop_assert_eq!(&ab, &b.joined(&a).unwrap());
        prop_assert_eq!(&ab.joined(&b).unwrap(), &ab);
        prop_assert_eq!(ab.joined(&c).unwrap(), a.joined(&b.joined(&c).unwrap()).unwrap());
    }

    /// With what is proposed for each conflict.
    #[test]
    fn two_who_exchange_links_have_the_same_campaign(events in events(30), apart in any::<bool>()) {
        let [mut a, mut b, _] = after(&events, apart);
        exchange(&mut a, &mut b);
        prop_assert_eq!(a.campaign(), b.campaign());
        exchange(&mut a, &mut b);
        prop_assert_eq!(a.campaign(), b.campaign());
        let differences = compared(&a.copy, &b.copy, |comparison| comparison.differences.clone());
        prop_assert_eq!(differences, vec![]);
    }

    /// Whoever chooses what: once all have each other's choices, all have the same campaign.
    #[test]
    fn three_who_choose_as_they_like_end_the_same(events in events(25), apart in any::<bool>(), picks in any::<u64>()) {
        let mut people = after(&events, apart);
        for (from, to) in [(0, 1), (1, 2), (2, 0)] {
            let link = people[from].copy.clone();
            people[to].merge(&link, |_, place| Some(if picks >> (place % 64) & 1 == 0 { Whose::Mine } else { Whose::Theirs }));
        }
        for (from, to) in [(0, 1), (1, 2), (2, 0), (0, 1), (1, 2), (2, 0), (0, 1)] {
            let link = people[from].copy.clone();
            people[to].take(&link);
        }
        prop_assert_eq!(people[0].campaign(), people[1].campaign());
        prop_assert_eq!(people[0].campaign(), people[2].campaign());
    }

    /// What only one has touched since the common past is as that one left it.
    #[test]
    fn what_one_alone_changed_stays(mine in vec(act(), 0..15), theirs in vec(act(), 0..15)) {
        let (mut a, mut b) = two();
        let before = a.campaign().clone();
        mine.iter().for_each(|act| act.happen(&mut a));
        theirs.iter().for_each(|act| act.happen(&mut b));
        let (left, right) = (a.campaign().clone(), b.campaign().clone());
        let (told, twice) = compared(&a.copy, &b.copy, |comparison| {
            (comparison.differences.iter().any(|one| one.is_conflict), comparison.twice.clone())
        });
        // What both added apart becomes one.
        if !twice.is_empty() {
            return Ok(());
        }
        exchange(&mut a, &mut b);
        let merged = a.campaign();
        let all = [&before, &left, &right, merged].map(facts);
        let names: BTreeSet<_> = all.iter().flat_map(BTreeMap::keys).collect();
        for name in names.into_iter().filter(|_| !told) {
            let [before, left, right, merged] = all.each_ref().map(|facts| facts.get(name));
            prop_assert!(left != before || merged == right, "{name}: {before:?}, {right:?} there, {merged:?} merged");
            prop_assert!(right != before || merged == left, "{name}: {before:?}, {left:?} here, {merged:?} merged");
        }
        // Every post that either has and the other did not take out.
        for (has, lacks) in [(&left, &right), (&right, &left)] {
            for post in &has.posts {
                let was_removed = before.post(post.id).is_some() && lacks.post(post.id).is_none();
                prop_assert!(was_removed || merged.post(post.id).is_some(), "{} is gone", post.id);
                if lacks.post(post.id).is_none() && !was_removed {
                    prop_assert_eq!(merged.post(post.id).map(|post| post.insights), Some(post.insights));
                }
            }
        }
    }

    /// Stamps are read back as they were written, and take little room.
    #[test]
    fn stamps_come_back(events in events(60), apart in any::<bool>()) {
        for person in after(&events, apart) {
            let stamps = person.copy.unpacked();
            prop_assert_eq!(&Packed::pack(&stamps, person.campaign()), &person.copy.stamps);
            let bits = person.copy.stamps.to_bytes().len() * 8;
            prop_assert!(bits <= 300 + events.len() * 90, "{bits} bits for {} events", events.len());
        }
    }

    /// Any bytes, and any campaign with them, get an answer.
    #[test]
    fn any_stamps_get_an_answer(bytes in vec(any::<u8>(), 0..200), campaign in arbitrary::campaign()) {
        let copy = Stamped { campaign: Rc::new(campaign), stamps: Packed::from_bytes(&bytes) };
        let shared = Stamped::unshared(Rc::clone(&copy.campaign)).shared(9);
        let _ = copy.joined(&shared);
    }

    /// What a link leaves out is what its reader is known not to have seen, fact by fact.
    #[test]
    fn what_is_kept_back_is_what_stamps_tell_apart(campaign in arbitrary::campaign()) {
        let unshared = |campaign: &Campaign| Stamped::unshared(Rc::new(campaign.clone()));
        let costs = (KeptBack { costs: true, ..KeptBack::default() }, Held::Costs);
        let notes = (KeptBack { notes: true, ..KeptBack::default() }, Held::Notes);
        for (kept_back, held) in [costs, notes] {
            let kept = unshared(&kept_back.from(&campaign));
            let of = |one: &Difference| match &one.what {
                What::Value { name, mine, .. } => Some((one.part.held_with(*name), mine.is_some())),
                What::Record { .. } => None,
            };
            let left_out = compared(&unshared(&campaign), &kept, |comparison| comparison.differences.iter().map(of).collect::<Vec<_>>());
            prop_assert!(left_out.iter().all(|one| one.is_some_and(|(other, _)| other == held)), "{left_out:?}");
            let told = compared(&kept, &unshared(&empty(&campaign)), |comparison| comparison.differences.iter().filter_map(of).collect::<Vec<_>>());
            prop_assert!(told.iter().all(|one| *one != (held, true)), "something that is held back is told");
        }
    }

    /// A patch makes any campaign into any other, and back.
    #[test]
    fn a_patch_leads_from_any_campaign_to_any_other(one in arbitrary::campaign(), mut other in arbitrary::campaign()) {
        other.id = one.id;
        other.records = one.records.clone();
        let there = Patch::between(&one, &other).apply(&one);
        if let Ok(there) = there {
            prop_assert!(there == other, "{}", first_difference(&format!("{there:#?}"), &format!("{other:#?}")));
            prop_assert!(Patch::between(&there, &other).is_empty());
        }
    }
}

/// The same campaign without any facts about it or its records.
fn empty(campaign: &Campaign) -> Campaign {
    let mut empty = Campaign::new(campaign.id, "", campaign.currency);
    empty.influencers = campaign.influencers.iter().map(|one| Rc::new(Influencer::new(one.id, ""))).collect();
    let blank = |post: &Rc<Post>| Rc::new(Post::new(post.id, post.influencer, post.platform, post.kind));
    empty.posts = campaign.posts.iter().map(blank).collect();
    empty
}

fn first_difference(one: &str, other: &str) -> String {
    let differ = one.lines().zip(other.lines()).find(|(one, other)| one != other);
    format!("{differ:?}")
}
