//! What a copy cannot know: what was kept back, and what was told before the other one was shared.

use super::*;

/// Whoever got a link without costs knows nothing of them, whatever else they know of their sender.
#[test]
fn what_was_kept_back_is_not_overwritten_unasked() {
    let fee = |amount| InfluencerChange::FeeAmount(Some(Money::new(amount, Currency::USD)));
    let with_fee = |amount| Edit::Influencer(influencer_id(0), fee(amount));
    let total = |total| Edit::Keep(order(0, total));
    let notes = |text: &str| set(CampaignChange::Notes(text.into()));
    let cases = [
        (KeptBack { costs: true, ..KeptBack::default() }, with_fee(20_000), with_fee(15_000)),
        (KeptBack { records: true, ..KeptBack::default() }, total(700), total(900)),
        (KeptBack { notes: true, ..KeptBack::default() }, notes("ours"), notes("theirs")),
    ];
    for (kept_back, mine, theirs) in cases {
        // What was told before the first link is as unknown to its reader as what was told since.
        let mut sender = Person::with(&Stamped::unshared(Rc::new(common())), 1);
        sender.edit(&mine);
        sender.copy = sender.copy.clone().shared(9);
        let mut reader = Person::with(&kept_back.from_copy(&sender.copy).shared(9), 2);
        assert_eq!(conflicts(&sender, &reader), 0, "{kept_back:?}");
        reader.edit(&theirs);
        assert_eq!(conflicts(&sender, &reader), 1, "{kept_back:?}");
        assert_eq!(conflicts(&reader, &sender), 1, "{kept_back:?}");
        exchange(&mut sender, &mut reader);
        assert_eq!(sender.campaign(), reader.campaign());
        assert_eq!(conflicts(&sender, &reader), 0, "{kept_back:?}");

        let (mut a, mut b) = two();
        a.edit(&mine);
        a.edit(&set(CampaignChange::Name("July".into())));
        let link = kept_back.from_copy(&a.copy);
        let before = b.campaign().clone();
        b.take(&link);
        assert_eq!(*b.campaign(), Campaign { name: "July".into(), ..before }, "the link has nothing else to tell");
        b.clock.now += 60;
        b.edit(&theirs);
        assert_eq!(conflicts(&a, &b), 1, "{kept_back:?}");
        assert_eq!(conflicts(&b, &a), 1, "{kept_back:?}");
        // What was in the link they know of.
        b.edit(&set(CampaignChange::Name("August".into())));
        assert_eq!(conflicts(&a, &b), 1, "{kept_back:?}");
        exchange(&mut a, &mut b);
        assert_eq!(a.campaign(), b.campaign());
        assert_eq!(conflicts(&a, &b), 0, "{kept_back:?}");
        // Once it was sent, it is known.
        b.edit(&theirs);
        a.edit(&mine);
        let link = a.copy.clone();
        b.take(&link);
        b.clock.now += 60;
        b.edit(&theirs);
        assert_eq!(conflicts(&a, &b), 0, "{kept_back:?}");

        // Copies of one backup that were shared apart: a link without it says nothing of what was told before.
        let kept = Stamped::unshared(Rc::new(common()));
        let (mut a, mut b) = (Person::with(&kept, 1), Person::with(&kept, 2));
        a.edit(&mine);
        a.link();
        b.link();
        b.take(&kept_back.from_copy(&a.copy));
        b.clock.now += 60;
        b.edit(&theirs);
        assert_eq!((conflicts(&a, &b), conflicts(&b, &a)), (1, 1), "{kept_back:?}");
    }
}

/// Whoever never shared has no stamps: nobody knows whether they changed what they have.
#[test]
fn what_somebody_has_who_never_shared_is_not_overwritten_unasked() {
    let (_, mut other) = two();
    let mut unshared = Person::with(&Stamped::unshared(Rc::new(common())), 1);
    unshared.edit(&set(CampaignChange::Name("July".into())));
    other.edit(&set(CampaignChange::Name("August".into())));
    other.edit(&Edit::RemoveInfluencer(influencer_id(1)));
    let asked = differing(&unshared, &other);
    let removal = What::Record { with: Whose::Mine, is_removed: true };
    assert!(asked.contains(&(Part::Influencers, removal, true, Whose::Mine)), "{asked:?}");
    assert!(asked.iter().all(|(.., is_conflict, _)| *is_conflict), "{asked:?}");
    unshared.take(&other.copy.clone());
    assert!(unshared.campaign().influencer(influencer_id(1)).is_some());
}

/// Two who keep copies of one backup: what each was told before the first link, the other one does not know.
#[test]
fn what_two_were_told_before_each_first_shared_is_asked() {
    let name = |text: &str| set(CampaignChange::Name(text.into()));
    let gone = Edit::RemoveInfluencer(influencer_id(1));
    let of_theirs = Edit::Post(post_id(2), PostChange::Reading(Measure::Likes, Some(7)));
    let nothing = Edit::All(Vec::new());
    // What the first was told before and after sharing, what the second one was told before, and how much is asked of it.
    let cases = [
        ("before and before", name("July"), nothing.clone(), name("August"), 1),
        ("after and before", nothing.clone(), name("July"), name("August"), 1),
        ("removed after and told before", nothing.clone(), gone.clone(), of_theirs.clone(), 1),
        ("told before alone", name("July"), nothing.clone(), set(CampaignChange::Brand("Northwind".into())), 1),
        ("nothing", nothing.clone(), nothing.clone(), nothing, 0),
    ];
    for (case, before, after, theirs, asked) in cases {
        let kept = Stamped::unshared(Rc::new(common()));
        let (mut a, mut b) = (Person::with(&kept, 1), Person::with(&kept, 2));
        a.edit(&before);
        a.link();
        a.clock.now += 60;
        a.edit(&after);
        b.edit(&theirs);
        b.link();
        assert_eq!((conflicts(&a, &b), conflicts(&b, &a)), (asked, asked), "{case}");
        exchange(&mut a, &mut b);
        assert_eq!(a.campaign(), b.campaign(), "{case}");
        // From now on each knows of what the other one was told.
        assert_eq!(conflicts(&a, &b), 0, "{case}");
        exchange(&mut a, &mut b);
        b.clock.now += 600;
        b.edit(&name("September"));
        assert_eq!((conflicts(&a, &b), conflicts(&b, &a)), (0, 0), "{case}");
    }
}

/// A file without stamps is merged as if all that comes with it were told here and now.
#[test]
fn what_comes_with_a_file_without_stamps_is_a_change_of_whoever_takes_it() {
    let (mut a, mut b) = two();
    let file = Stamped::unshared(Rc::new(Campaign { brand: "Northwind".into(), ..common() }));
    a.take(&file);
    b.edit(&set(CampaignChange::Brand("Contoso".into())));
    assert_eq!((conflicts(&a, &b), conflicts(&b, &a)), (1, 1));
    // Whoever never shared does not by taking in a file.
    let mut alone = Person::with(&Stamped::unshared(Rc::new(common())), 3);
    alone.take(&file);
    assert!(alone.copy.stamps.is_none() && alone.campaign().brand == "Northwind");
}

#[test]
fn copies_without_stamps_lose_nothing_either() {
    let mut theirs = common();
    theirs.posts.push(Rc::new(Post::new(post_id(50), influencer_id(0), Platform::X, PostKind::Text)));
    (theirs.name, theirs.brand) = ("July".into(), "Northwind".into());
    let mut mine = common();
    mine.notes = "mine".into();
    mine.influencers.push(Rc::new(Influencer::new(influencer_id(9), "bo")));
    let (mut a, mut b) =
        (Person::with(&Stamped::unshared(Rc::new(mine)), 1), Person::with(&Stamped::unshared(Rc::new(theirs)), 2));
    // Nobody knows whose name is newer.
    assert_eq!((conflicts(&a, &b), conflicts(&b, &a)), (1, 1));
    exchange(&mut a, &mut b);
    assert_eq!(a.campaign(), b.campaign());
    let merged = a.campaign();
    assert_eq!((merged.brand.as_str(), merged.notes.as_str()), ("Northwind", "mine"));
    assert!(merged.post(post_id(50)).is_some() && merged.influencer(influencer_id(9)).is_some());
}
