//! Rows about posts: which post each is about, whose it is, and what it tells of it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use super::known::{Keys, Occasion, Posts, Ties, key};
use super::named::Named;
use super::people::People;
use super::sum::amount;
use super::table::Table;
use super::{Edit, LeftOut, Plan, Thing, What, Why, influencers};
use crate::campaign::address::{self, KnownBy};
use crate::campaign::edit::PostChange;
use crate::campaign::id::{InfluencerId, PostId};
use crate::campaign::insights::REPORTED;
use crate::campaign::model::{Amount, Platform, Post, PostKind, Status};
use crate::exchange::reading::Field;
use crate::kpi::measure::Measure;

pub(super) fn plan<'a>(
    table: &Table<'a>,
    (keys, ties): (&Keys<'a>, &Ties<'a>),
    people: &mut People<'a>,
    plan: &mut Plan,
    edits: &mut Vec<Edit>,
) {
    let campaign = people.campaign;
    let mut posts = Posts::new(&campaign.posts, ties);
    posts.claimed = learn(table, people, &posts, keys);
    find_same(table, people, &mut posts, keys);
    let codes = |row| table.text(Field::Code, row);
    // The first row of each post, and the post.
    let mut firsts = Vec::new();
    for (row, key) in keys.iter().enumerate() {
        let what = match place(table, row, key.as_ref(), people, &mut posts) {
            Ok(place) => {
                if posts.change(place, |post| tell(post, table, row, people, &mut plan.left_out)) {
                    firsts.push((row, place));
                }
                // The code that a post shows is its influencer's.
                let owner = posts.get(place).map(|post| post.influencer).filter(|_| !codes(row).is_empty());
                if let Some(owner) = owner {
                    people.change(owner, |one| influencers::tell_codes(one, codes(row)));
                }
                What::Further
            }
            Err(why) => What::LeftOut(why),
        };
        plan.rows.push(what);
    }
    plan.is_open = posts.is_open;
    for (row, place) in firsts {
        if let Some(post) = posts.get(place) {
            plan.count_thing(row, Thing::Post(post.id), posts.outcome(place));
        }
    }
    let owners: BTreeSet<_> = posts.changed.values().map(|post| post.influencer).collect();
    people.keep_new(|id| owners.contains(&id));
    for (place, post) in posts.changed {
        match campaign.posts.get(place) {
            Some(before) => edits.extend(differences(before, &post)),
            None => edits.push(Edit::InsertPost(place, Rc::new(post))),
        }
    }
}

/// Rows about posts that are known tell who is meant by a handle. Gives the places of those posts.
fn learn<'a>(
    table: &Table<'a>,
    people: &mut People,
    posts: &Posts<'a, '_>,
    keys: &[Option<KnownBy<'a>>],
) -> BTreeSet<usize> {
    let mut claimed = BTreeSet::new();
    let rows = if posts.known.is_empty() { &[] } else { keys };
    for (row, key) in rows.iter().enumerate() {
        let place = key.as_ref().and_then(|key| posts.by_key(key));
        if let Some((place, post)) = place.and_then(|place| Some((place, posts.get(place)?))) {
            people.learn(&Named::of(table, row), post.influencer);
            claimed.insert(place);
        }
    }
    claimed
}

/// What rows can tell of a post whose occasion is known.
type Facts = (Vec<(Measure, u64)>, [Option<u64>; 2], Option<Amount>);

fn facts(post: &Post) -> Facts {
    let insights = post.insights.iter().map(|(measure, reading)| (measure, reading.value));
    (insights.collect(), [post.followers, post.other_assets], post.cost)
}

/// Finds the posts of which rows without a key tell just what is known, so that these may stand in any order.
fn find_same<'a>(table: &Table<'a>, people: &People, posts: &mut Posts<'a, '_>, keys: &[Option<KnownBy<'a>>]) {
    let rows = if posts.known.is_empty() { &[] } else { keys };
    let mut told = Vec::new();
    for (row, key) in rows.iter().enumerate() {
        let Some(key) = key.as_ref().filter(|key| key.is_empty()) else { continue };
        let Some(owner) = people.meant(&Named::of(table, row)) else { continue };
        let published = table.day(Field::Published, row).map(|when| when.day);
        let mut post = Post::new(PostId::from_random(0), owner, key.platform, PostKind::Image);
        tell(&mut post, table, row, people, &mut Vec::new());
        told.push((row, (owner, key.platform, published), facts(&post)));
    }
    let occasions: BTreeSet<_> = told.iter().map(|(_, occasion, _)| *occasion).collect();
    let mut known: BTreeMap<(Occasion, Facts), VecDeque<usize>> = BTreeMap::new();
    for occasion in occasions {
        let places =
            posts.occasions.get(&occasion).into_iter().flatten().filter(|place| !posts.claimed.contains(place));
        for (place, post) in places.filter_map(|place| Some((*place, posts.known.get(*place)?))) {
            known.entry((occasion, facts(post))).or_default().push_back(place);
        }
    }
    for (row, occasion, facts) in told {
        let kind = PostKind::from_key(table.text(Field::PostKind, row));
        let Some(places) = known.get_mut(&(occasion, facts)) else { continue };
        let fits =
            |place: &usize| kind.is_none_or(|kind| posts.known.get(*place).is_some_and(|post| post.kind == kind));
        let at = places.iter().take(MOST_ALIKE).position(fits);
        if let Some(place) = at.and_then(|at| places.remove(at)) {
            posts.claimed.insert(place);
            posts.same.insert(row, place);
        }
    }
}

/// Among so many posts with the same facts one of a row's kind is looked for.
const MOST_ALIKE: usize = 100;

/// The place of the post that a row is about.
fn place<'a>(
    table: &Table<'a>,
    row: usize,
    told: Option<&KnownBy<'a>>,
    people: &mut People,
    posts: &mut Posts<'a, '_>,
) -> Result<usize, Why> {
    if let Some((key, place)) = told.and_then(|key| Some((key, posts.by_key(key)?))) {
        posts.name(place, key);
        people.count_row(table, row);
        return Ok(place);
    }
    let on = told.map(|key| key.platform);
    let named = Named::of(table, row);
    let owner = people.find(&named, on).ok_or(Why::NoInfluencer)?;
    if let Some(place) = posts.same.get(&row) {
        return Ok(*place);
    }
    let platform = on.or_else(|| only_platform(people, owner)).ok_or(Why::NoPlatform)?;
    people.tell_handle(owner, &named);
    posts.is_open |= told.is_none_or(KnownBy::is_empty) || !named.is_told;
    let late;
    let key = match told {
        Some(key) => key,
        None => {
            late = key(table, row, platform);
            if let Some(place) = posts.by_key(&late) {
                return Ok(place);
            }
            &late
        }
    };
    let published = table.day(Field::Published, row).map(|when| when.day);
    let permalink = table.text(Field::Permalink, row);
    let kind = PostKind::from_key(table.text(Field::PostKind, row)).or_else(|| address::kind(permalink));
    if let Some(place) = posts.by_occasion((owner, platform, published), kind, !key.is_empty()) {
        posts.name(place, key);
        return Ok(place);
    }
    let usual = table.given().kind.unwrap_or(match platform {
        Platform::TikTok | Platform::Douyin => PostKind::Short,
        Platform::YouTube | Platform::Bilibili => PostKind::Video,
        _ => PostKind::Image,
    });
    let mut post = Post::new(people.new_post_id(), owner, platform, kind.unwrap_or(usual));
    if people.choices.today.is_some_and(|today| published.is_some_and(|day| day > today)) {
        post.status = Status::Planned;
    }
    let place = posts.next;
    posts.next += 1;
    posts.changed.insert(place, post);
    posts.name(place, key);
    Ok(place)
}

/// The one platform that somebody has an account on.
fn only_platform(people: &People, owner: InfluencerId) -> Option<Platform> {
    match people.get(owner)?.accounts.as_slice() {
        [account] => Some(account.platform),
        _ => None,
    }
}

/// Puts into a post what a row tells.
fn tell(post: &mut Post, table: &Table, row: usize, people: &People, left_out: &mut Vec<LeftOut>) {
    let id = table.text(Field::PostId, row);
    if !id.is_empty() {
        id.clone_into(&mut post.platform_id);
    }
    let permalink = table.text(Field::Permalink, row);
    // Another way to write the same address is no news, nor are words in place of one.
    let is_news = || address::is_address(permalink) && address::key(permalink) != address::key(&post.permalink);
    if !permalink.is_empty() && (post.permalink.is_empty() || is_news()) {
        permalink.clone_into(&mut post.permalink);
    } else if post.permalink.is_empty() {
        post.permalink = address::of_id(post.platform, &post.platform_id).unwrap_or_default();
    }
    if let Some(published) = table.day(Field::Published, row) {
        post.published = Some(published.day);
    }
    if let Some(kind) = PostKind::from_key(table.text(Field::PostKind, row)) {
        post.kind = kind;
    }
    let mut reported = false;
    for (field, measure) in FIELDS {
        let Some(number) = table.count(field, row) else { continue };
        post.insights.set(measure, Some(number));
        post.insights.set_estimated(measure, false);
        reported = true;
    }
    if reported {
        post.status = Status::Live;
    }
    post.followers = table.count(Field::Followers, row).or(post.followers);
    post.other_assets = table.count(Field::OtherAssets, row).or(post.other_assets);
    let home = people.campaign.currency;
    match table.sum(Field::Fee, row, home) {
        None => {}
        Some((_, Some(_))) => left_out.push(LeftOut { row, field: Field::Fee, why: Why::OtherCurrency }),
        Some((sum, None)) => post.cost = Some(amount(sum, home)),
    }
}

/// The fields that are readings of a post.
const FIELDS: [(Field, crate::kpi::measure::Measure); REPORTED.len()] = {
    [
        (Field::Impressions, Measure::Impressions),
        (Field::Views, Measure::Views),
        (Field::Reach, Measure::Reach),
        (Field::Likes, Measure::Likes),
        (Field::Comments, Measure::Comments),
        (Field::Shares, Measure::Shares),
        (Field::Saves, Measure::Saves),
        (Field::Clicks, Measure::Clicks),
        (Field::NewUsers, Measure::NewUsers),
    ]
};

/// The edits that make one post the other.
pub(super) fn differences(before: &Post, after: &Post) -> Vec<Edit> {
    use PostChange::*;
    let mut changes = Vec::new();
    let mut differs = |is: bool, change: PostChange| {
        if is {
            changes.push(Edit::Post(before.id, change));
        }
    };
    differs(before.influencer != after.influencer, Influencer(after.influencer));
    differs(before.platform != after.platform, Platform(after.platform));
    differs(before.kind != after.kind, Kind(after.kind));
    differs(before.permalink != after.permalink, Permalink(after.permalink.clone()));
    differs(before.platform_id != after.platform_id, PlatformId(after.platform_id.clone()));
    differs(before.published != after.published, Published(after.published));
    differs(before.status != after.status, Status(after.status));
    for measure in REPORTED {
        let (old, new) = (before.insights.get(measure), after.insights.get(measure));
        let value = |reading: Option<crate::campaign::insights::Reading>| reading.map(|reading| reading.value);
        differs(value(old) != value(new), Reading(measure, value(new)));
        let is_estimated = after.insights.is_estimated(measure);
        differs(before.insights.is_estimated(measure) != is_estimated, Estimated(measure, is_estimated));
    }
    differs(before.cost != after.cost, Cost(after.cost));
    differs(before.followers != after.followers, Followers(after.followers));
    differs(before.other_assets != after.other_assets, OtherAssets(after.other_assets));
    changes
}
