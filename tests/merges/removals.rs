//! What one side took out, and what the other one did to it meanwhile.

use super::*;

#[test]
fn a_removal_against_a_change_is_told_and_the_record_stays_unless_somebody_decides_otherwise() {
    let (mut a, mut b) = two();
    a.edit(&Edit::RemoveInfluencer(influencer_id(1)));
    b.edit(&Edit::Post(post_id(2), PostChange::Reading(Measure::Likes, Some(7))));
    let what = |with| What::Record { with, is_removed: true };
    assert_eq!(differing(&a, &b), [(Part::Influencers, what(Whose::Theirs), true, Whose::Theirs)]);
    assert_eq!(differing(&b, &a), [(Part::Influencers, what(Whose::Mine), true, Whose::Mine)]);
    let (mut c, mut d) = (a.clone(), b.clone());
    exchange(&mut a, &mut b);
    assert_eq!(a.campaign(), b.campaign());
    let expected = Edit::Post(post_id(2), PostChange::Reading(Measure::Likes, Some(7)));
    assert_eq!(*a.campaign(), *expected.apply(&Rc::new(common())).unwrap().campaign);

    // Both decide that the influencer is to go.
    let links = (c.copy.clone(), d.copy.clone());
    c.merge(&links.1, |_, _| Some(Whose::Mine));
    d.merge(&links.0, |_, _| Some(Whose::Theirs));
    assert_eq!(c.campaign(), d.campaign());
    assert!(c.campaign().influencer(influencer_id(1)).is_none() && c.campaign().post(post_id(2)).is_none());
    assert_eq!(c.campaign().posts.len(), 4);
}

#[test]
fn a_removal_alone_is_taken_and_a_new_post_of_somebody_who_was_removed_is_not_lost() {
    let (mut a, mut b) = two();
    a.edit(&Edit::RemovePost(post_id(0)));
    a.edit(&Edit::RemoveInfluencer(influencer_id(2)));
    a.edit(&Edit::Forget(order(1, 0)));
    let new = Post::new(PostId::from_random(999), influencer_id(2), Platform::X, PostKind::Image);
    b.edit(&Edit::InsertPost(0, Rc::new(new)));
    exchange(&mut a, &mut b);
    assert_eq!(a.campaign(), b.campaign());
    let campaign = a.campaign();
    assert!(campaign.post(post_id(0)).is_none() && campaign.records.order("#1").is_none());
    assert!(campaign.post(PostId::from_random(999)).is_some());
    assert_eq!(campaign.influencer(influencer_id(2)).unwrap().handle, "ana2");
    assert_eq!(campaign.posts_of(influencer_id(2)).count(), 3);
}

/// The order that somebody made knows them from before, not where they came back to.
#[test]
fn who_stays_against_a_removal_stands_alike_in_whatever_order_copies_are_joined() {
    let (mut a, mut b) = two();
    let mut c = Person::with(&a.copy, 3);
    a.edit(&Edit::Influencer(influencer_id(1), InfluencerChange::Product(Some(Amount(0)))));
    c.edit(&Edit::RemoveInfluencer(influencer_id(1)));
    a.take(&c.copy);
    b.clock.now += 1;
    let new = Post::new(PostId::from_random(999), influencer_id(0), Platform::X, PostKind::Image);
    b.edit(&Edit::InsertPost(0, Rc::new(new)));
    let (a, b, c) = (a.copy, b.copy, c.copy);
    assert_eq!(a.joined(&b).unwrap().joined(&c), a.joined(&b.joined(&c).unwrap()));
}
