//! The posts that rows may be about, and how they are found: by the platform's id, by their address, or by who published when.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::rc::Rc;

use super::table::Table;
use super::{Choices, What, outcome};
use crate::campaign::address::{self, KnownBy, Name};
use crate::campaign::id::InfluencerId;
use crate::campaign::model::{Date, Platform, Post, PostKind};
use crate::exchange::reading::{About, Field};

/// Who published where on which day.
pub(super) type Occasion = (InfluencerId, Platform, Option<Date>);

/// The posts of the campaign and those that are new, as the rows so far leave them, and how they are found.
pub(super) struct Posts<'a, 'b> {
    pub(super) known: &'a [Rc<Post>],
    /// Working copies by place; places behind the known ones are new.
    pub(super) changed: BTreeMap<usize, Post>,
    pub(super) next: usize,
    keys: HashMap<Name<'a>, usize>,
    ties: &'b Ties<'a>,
    /// The known posts only, since no row tells by its occasion of what another row has told.
    pub(super) occasions: BTreeMap<Occasion, VecDeque<usize>>,
    /// Places that a row has already told of.
    pub(super) told: BTreeSet<usize>,
    /// Places of those that a row names by a key or tells just as they are known, so that no other row means them.
    pub(super) claimed: BTreeSet<usize>,
    /// Posts that rows without a key tell as they are known, by row: in whatever order these stand, nothing changes.
    pub(super) same: BTreeMap<usize, usize>,
    /// Whether a row lacks a key or the handle of whoever published it, which others may tell.
    pub(super) is_open: bool,
}

impl<'a, 'b> Posts<'a, 'b> {
    pub(super) fn new(known: &'a [Rc<Post>], ties: &'b Ties<'a>) -> Self {
        let mut posts = Posts {
            known,
            changed: BTreeMap::new(),
            next: known.len(),
            keys: HashMap::new(),
            ties,
            occasions: BTreeMap::new(),
            told: BTreeSet::new(),
            claimed: BTreeSet::new(),
            same: BTreeMap::new(),
            is_open: false,
        };
        for (place, post) in known.iter().enumerate() {
            posts.name(place, &KnownBy::new(post.platform, &post.platform_id, &post.permalink));
            posts.occasions.entry((post.influencer, post.platform, post.published)).or_default().push_back(place);
        }
        posts
    }

    /// Lets a post be found by a key.
    pub(super) fn name(&mut self, place: usize, key: &KnownBy<'a>) {
        for name in key.names() {
            self.keys.entry(name).or_insert(place);
        }
    }

    pub(super) fn get(&self, place: usize) -> Option<&Post> {
        self.changed.get(&place).or_else(|| self.known.get(place).map(|post| &**post))
    }

    /// Changes a post that a row tells of; says whether no row above did.
    pub(super) fn change(&mut self, place: usize, change: impl FnOnce(&mut Post)) -> bool {
        match self.changed.get_mut(&place) {
            Some(post) => change(post),
            None => {
                if let Some(mut post) = self.known.get(place).map(|post| Post::clone(post)) {
                    change(&mut post);
                    self.changed.insert(place, post);
                }
            }
        }
        self.told.insert(place)
    }

    /// What all rows together do to a post.
    pub(super) fn outcome(&self, place: usize) -> What {
        let known = self.known.get(place);
        let is_changed = known.zip(self.changed.get(&place)).is_some_and(|(before, after)| **before != *after);
        outcome(known.is_none(), is_changed)
    }

    pub(super) fn by_key(&self, key: &KnownBy<'a>) -> Option<usize> {
        let id = |place: usize| self.get(place).map_or("", |post| &post.platform_id);
        let tied = key.names().filter_map(|name| self.ties.0.get(&name).cloned());
        let mut names = key.names().chain(tied);
        names.find_map(|name| self.keys.get(&name).copied().filter(|place| key.may_be(&name, id(*place))))
    }

    /// A post of that occasion that no row has told of yet, of this kind if one is, else of one that may be meant by it. A row
    /// with a key can only mean one without.
    pub(super) fn by_occasion(&mut self, occasion: Occasion, kind: Option<PostKind>, has_key: bool) -> Option<usize> {
        if has_key && occasion.2.is_none() {
            return None;
        }
        let is_free = |place: &usize| !self.told.contains(place) && !self.claimed.contains(place);
        // Rows mostly stand as the posts do, so that whatever is taken stands in front.
        let places = self.occasions.get_mut(&occasion)?;
        while places.front().is_some_and(|place| !is_free(place)) {
            places.pop_front();
        }
        let post = |place: &usize| self.get(*place).filter(|_| is_free(place));
        let is_bare = |post: &Post| KnownBy::new(post.platform, &post.platform_id, &post.permalink).is_empty();
        let find = |is: &dyn Fn(PostKind) -> bool| {
            let fits = |place: &&usize| post(place).is_some_and(|post| is(post.kind) && (!has_key || is_bare(post)));
            self.occasions.get(&occasion)?.iter().find(fits).copied()
        };
        let of_kind = kind.and_then(|kind| find(&|known| known == kind));
        of_kind.or_else(|| find(&|known| kind.is_none_or(|kind| may_be_one(kind, known))))
    }
}

/// Whether one post may be told as either kind. A reel is somebody's video and a carousel somebody's picture, but stories and live
/// streams are called that by everybody.
fn may_be_one(one: PostKind, other: PostKind) -> bool {
    let is_apart = |kind: PostKind| matches!(kind, PostKind::Story | PostKind::Live);
    one == other || !is_apart(one) && !is_apart(other)
}

/// Names that one row has for one post, each by the other, so that rows with either are about the same.
pub(super) struct Ties<'a>(HashMap<Name<'a>, Name<'a>>);

impl<'a> Ties<'a> {
    /// What all tables tell together. What may be the address of several ties nothing.
    pub(super) fn of(tables: &[Keys<'a>]) -> Self {
        let mut ties = HashMap::new();
        for key in tables.iter().flatten().flatten() {
            let mut names = key.names();
            if let (Some(id), Some(address)) = (names.next(), names.next())
                && !address.2.contains('/')
            {
                ties.entry(id.clone()).or_insert_with(|| address.clone());
                ties.entry(address).or_insert(id);
            }
        }
        Ties(ties)
    }
}

/// What each row of a table names its post by, where its platform is known.
pub(super) type Keys<'a> = Vec<Option<KnownBy<'a>>>;

/// Those of a table; of one that is not about posts, none.
pub(super) fn keys<'a>(table: &Table<'a>, choices: &Choices) -> Keys<'a> {
    let rows = if table.reading.about == About::Posts && !table.is_own() { table.rows() } else { 0 };
    let of = |row| {
        let told = table.platform(row).or_else(|| address::platform(table.text(Field::Permalink, row)));
        Some(key(table, row, told.or(table.given().platform).or(choices.platform)?))
    };
    (0..rows).map(of).collect()
}

pub(super) fn key<'a>(table: &Table<'a>, row: usize, platform: Platform) -> KnownBy<'a> {
    KnownBy::new(platform, table.text(Field::PostId, row), table.text(Field::Permalink, row))
}
