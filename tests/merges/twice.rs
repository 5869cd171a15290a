//! What two people add apart although it is one.

use influencer_kpi::campaign::merge::Twice;

use super::*;

/// Adds an influencer with a post, as an import of the same file does on each side.
fn import(person: &mut Person, id: u64, likes: u64, fee: Fee) {
    let owner = InfluencerId::from_random(id);
    let one = Influencer { fee, ..Influencer::new(owner, if id.is_multiple_of(2) { "Zoe" } else { "zoe" }) };
    person.edit(&Edit::InsertInfluencer(0, Rc::new(one)));
    let mut post = Post::new(PostId::from_random(id), owner, Platform::Instagram, PostKind::Image);
    post.permalink = format!("https://www.instagram.com/p/A/{}", if id.is_multiple_of(2) { "" } else { "?igsh=x" });
    post.insights.set(Measure::Likes, Some(likes));
    person.edit(&Edit::InsertPost(0, Rc::new(post)));
}

/// What the campaign has of Zoe: how many of her there are, her fee, her posts with their likes.
fn zoe(person: &Person) -> (usize, Fee, Vec<Option<u64>>) {
    let all: Vec<_> =
        person.campaign().influencers.iter().filter(|one| one.handle.eq_ignore_ascii_case("zoe")).collect();
    let posts = all.iter().flat_map(|one| person.campaign().posts_of(one.id));
    let likes = posts.map(|post| post.insights.get(Measure::Likes).map(|reading| reading.value)).collect();
    (all.len(), all[0].fee, likes)
}

#[test]
fn what_both_added_apart_becomes_one_with_what_was_told_last() {
    let euros = Fee { amount: Some(Amount(700)), currency: Some(Currency::EUR), ..Fee::default() };
    for (mine, theirs) in [(1_000, 2_001), (2_001, 1_000)] {
        let (mut one, mut other) = two();
        import(&mut one, mine, 5, euros);
        other.clock.now += 60;
        import(&mut other, theirs, 6, Fee::at_home(Amount(900)));
        let found = compared(&one.copy, &other.copy, |comparison| comparison.twice.clone());
        let twice = |part| Twice {
            part,
            mine: u64::from(InfluencerId::from_random(mine)),
            theirs: u64::from(InfluencerId::from_random(theirs)),
        };
        assert_eq!(found, [twice(Part::Influencers), twice(Part::Posts)]);
        let expected = (1, Fee::at_home(Amount(900)), vec![Some(6)]);
        // One after the other, or both at once.
        for at_once in [false, true] {
            let (mut one, mut other) = (one.clone(), other.clone());
            if at_once {
                exchange(&mut one, &mut other);
            } else {
                one.take(&other.link());
                other.take(&one.link());
            }
            assert_eq!((zoe(&one), zoe(&other)), (expected.clone(), expected.clone()), "{mine} {at_once}");
            exchange(&mut one, &mut other);
            assert_eq!(one.campaign(), other.campaign());
            assert_eq!(conflicts(&one, &other), 0);
            // What is changed from then on is changed for both.
            let owner =
                one.campaign().influencers.iter().find(|one| one.handle.eq_ignore_ascii_case("zoe")).unwrap().id;
            let post = one.campaign().posts_of(owner).next().unwrap().id;
            one.clock.now += 600;
            one.edit(&Edit::Post(post, PostChange::Reading(Measure::Likes, Some(9))));
            other.take(&one.link());
            assert_eq!(zoe(&other).2, [Some(9)]);
        }
    }
}

#[test]
fn what_stood_there_twice_before_stays() {
    let mut campaign = common();
    for id in [50, 51] {
        campaign.influencers.push(Rc::new(Influencer::new(influencer_id(id), "zoe")));
    }
    let shared = Stamped::unshared(Rc::new(campaign)).shared(9);
    let (mut one, mut other) = (Person::with(&shared, 1), Person::with(&shared, 2));
    one.edit(&set(CampaignChange::Name("July".into())));
    other.take(&one.link());
    assert_eq!(other.campaign().influencers.len(), 5);
}

#[test]
fn what_both_told_otherwise_of_one_is_to_be_chosen() {
    // Two copies of one backup, shared apart.
    let copy = Stamped::unshared(Rc::new(common()));
    let (mut one, mut other) = (Person::with(&copy, 1), Person::with(&copy, 2));
    let euros = Fee { amount: Some(Amount(700)), currency: Some(Currency::EUR), ..Fee::default() };
    import(&mut one, 1_000, 5, Fee::at_home(Amount(500)));
    import(&mut other, 2_001, 6, euros);
    for (person, id, cost) in [(&mut one, 1_000, 100), (&mut other, 2_001, 200)] {
        person.edit(&Edit::Post(PostId::from_random(id), PostChange::Cost(Some(Amount(cost)))));
    }
    let owner = |row: &Row| match row.get(&Name::of("influencer")) {
        Some(Value::Text(id)) => id.parse().ok().and_then(|id: InfluencerId| other.campaign().influencer(id)).is_some(),
        _ => true,
    };
    let is_told = compared(&one.copy, &other.copy, |comparison| {
        comparison.differences.iter().filter(|one| one.is_conflict).all(|one| owner(&one.row))
    });
    assert!(is_told, "whose a post is stands in the copy that came");
    let asked = compared(&one.copy, &other.copy, |comparison| {
        let conflicts = comparison.differences.iter().filter(|one| one.is_conflict);
        conflicts.map(|one| if let What::Value { name, .. } = one.what { name.column } else { "" }).collect::<Vec<_>>()
    });
    // Readings of a platform are no opinions.
    assert_eq!(asked, ["fee", "fee_currency", "cost"]);
    for (whose, fee) in [(Whose::Mine, Fee::at_home(Amount(500))), (Whose::Theirs, euros)] {
        let mut one = one.clone();
        one.merge(&other.copy, |_, _| Some(whose));
        assert_eq!((zoe(&one).0, zoe(&one).1), (1, fee), "{whose:?}");
    }
}

#[test]
fn of_several_that_may_be_meant_all_stay() {
    let (mut one, mut other) = two();
    let add = |person: &mut Person, number: u64, id: &str, address: &str| {
        let owner = influencer_id(0);
        let mut post = Post::new(PostId::from_random(number), owner, Platform::Instagram, PostKind::Image);
        (post.platform_id, post.permalink) = (id.into(), address.into());
        person.edit(&Edit::InsertPost(0, Rc::new(post)));
    };
    add(&mut one, 5_000, "17", "https://www.instagram.com/p/A");
    add(&mut other, 6_000, "", "https://www.instagram.com/p/A");
    add(&mut other, 6_001, "17", "");
    exchange(&mut one, &mut other);
    assert_eq!((one.campaign(), one.campaign().posts.len()), (other.campaign(), 9));
}
