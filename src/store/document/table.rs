//! The tables of a document: one header and rows of values, each row as long as its last known value.

use std::borrow::Cow;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::entries::Entries;
use super::{Damage, Unreadable, migrate};
use crate::campaign::id::{CampaignId, InfluencerId, PostId, StudyId};
use crate::campaign::index::Index;
use crate::campaign::model::{Campaign, Influencer, Platform, Post, PostKind};
use crate::campaign::records::{Order, Records, Series, Sessions};
use crate::campaign::study::{Source, Study};
use crate::campaign::table::cell::{Cell, Wrong, real};
use crate::campaign::table::columns::{Columns, FACTS, INFLUENCER, ORDER, POST, Read, SERIES, SESSIONS, STUDY, Write};
use crate::kpi::catalogue::KpiId;
use crate::kpi::unit::Currency;

/// Everything about a campaign, in the form it is stored.
#[derive(Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parts<'a> {
    /// The campaign's own facts; those that nobody told are left out.
    #[serde(borrow)]
    pub(crate) facts: Entries<Cell<'a>>,
    /// Targets by the key of their KPI.
    #[serde(borrow)]
    pub(crate) targets: Entries<Cell<'a>>,
    #[serde(borrow)]
    pub(crate) influencers: Table<'a>,
    #[serde(borrow)]
    pub(crate) posts: Table<'a>,
    #[serde(borrow, default, skip_serializing_if = "Table::is_empty")]
    pub(crate) orders: Table<'a>,
    #[serde(borrow, default, skip_serializing_if = "Table::is_empty")]
    pub(crate) sessions: Table<'a>,
    #[serde(borrow, default, skip_serializing_if = "Table::is_empty")]
    pub(crate) series: Table<'a>,
    #[serde(borrow, default, skip_serializing_if = "Table::is_empty")]
    pub(crate) studies: Table<'a>,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table<'a> {
    pub(crate) columns: Vec<Cow<'a, str>>,
    #[serde(borrow)]
    pub(crate) rows: Vec<Vec<Cell<'a>>>,
}

impl<'a> Table<'a> {
    fn from_rows<T: 'a>(columns: &Columns<T>, rows: &'a [Rc<T>]) -> Self {
        let row = |of: &'a Rc<T>| {
            let mut cells: Vec<Cell> = columns.write.iter().map(|write| write(of)).collect();
            let known = cells.iter().rposition(|cell| *cell != Cell::Nothing).map_or(0, |last| last + 1);
            cells.truncate(known);
            cells
        };
        let rows: Vec<Vec<Cell>> = rows.iter().map(row).collect();
        // Columns that no row reaches are left out, so that what is added later stands in no document that does not tell it.
        let reached = rows.iter().map(Vec::len).max().unwrap_or(0);
        Table { columns: columns.names.iter().take(reached).map(|name| Cow::Borrowed(*name)).collect(), rows }
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A table of one row, or of none where there is nothing.
    fn of_one(entries: Entries<Cell<'a>>) -> Self {
        let (columns, row): (Vec<_>, Vec<_>) = entries.into_iter().map(|(name, cell)| (Cow::Owned(name), cell)).unzip();
        Table { columns, rows: if row.is_empty() { Vec::new() } else { vec![row] } }
    }

    fn into_one(self) -> Entries<Cell<'a>> {
        let names = self.columns.into_iter().map(Cow::into_owned);
        names.zip(self.rows.into_iter().next().unwrap_or_default()).collect()
    }

    /// Reads each row into what `blank` makes.
    fn into_rows<T>(
        self,
        table: &str,
        names: &[&str],
        read: &[Read<T>],
        blank: fn() -> T,
    ) -> Result<Vec<Rc<T>>, Unreadable> {
        let places = self.places(table, names)?;
        let mut rows = Vec::with_capacity(self.rows.len());
        for (index, cells) in self.rows.into_iter().enumerate() {
            if cells.len() > places.len() {
                return Err(damaged(format!("{table}[{index}]"), Damage::Shape));
            }
            // In the order of the names, with nothing where the row has none.
            let mut sorted: Vec<Cell> = names.iter().map(|_| Cell::Nothing).collect();
            for (cell, place) in cells.into_iter().zip(&places) {
                if let Some(slot) = sorted.get_mut(*place) {
                    *slot = cell;
                }
            }
            let mut row = blank();
            for ((name, read), cell) in names.iter().zip(read).zip(sorted) {
                read(&mut row, cell).map_err(|wrong| wrong.at(format!("{table}[{index}].{name}")))?;
            }
            rows.push(Rc::new(row));
        }
        Ok(rows)
    }

    /// The place of each column among the names.
    fn places(&self, table: &str, names: &[&str]) -> Result<Vec<usize>, Unreadable> {
        let mut places = Vec::with_capacity(self.columns.len());
        for name in &self.columns {
            let place = names.iter().position(|other| other == name);
            let place = place.ok_or_else(|| Unreadable::Unknown { at: table.to_owned(), name: name.to_string() })?;
            if places.contains(&place) {
                return Err(damaged(format!("{table}.{name}"), Damage::Shape));
            }
            places.push(place);
        }
        Ok(places)
    }
}

fn damaged(at: String, what: Damage) -> Unreadable {
    Unreadable::Damaged { at, what }
}

impl Wrong {
    fn at(self, at: String) -> Unreadable {
        match self {
            Wrong::Value => damaged(at, Damage::Value),
            Wrong::Unknown(name) => Unreadable::Unknown { at, name },
        }
    }
}

impl<'a> Parts<'a> {
    /// The tables of a campaign; what they hold is borrowed from it.
    pub(crate) fn from_campaign(campaign: &'a Campaign) -> Self {
        let fact = |(name, write): (&&str, &Write<Campaign>)| ((*name).to_owned(), write(campaign));
        let target = |(kpi, value): (KpiId, f64)| (kpi.key().to_owned(), Cell::real(Some(value)));
        let told = |entry: &(String, Cell)| entry.1 != Cell::Nothing;
        Parts {
            facts: FACTS.names.iter().zip(FACTS.write).map(fact).filter(told).collect(),
            targets: campaign.targets.iter().map(target).filter(told).collect(),
            influencers: Table::from_rows(&INFLUENCER, &campaign.influencers),
            posts: Table::from_rows(&POST, &campaign.posts),
            orders: Table::from_rows(&ORDER, &campaign.records.orders),
            sessions: Table::from_rows(&SESSIONS, &campaign.records.sessions),
            series: Table::from_rows(&SERIES, &campaign.records.series),
            studies: Table::from_rows(&STUDY, &campaign.records.studies),
        }
    }

    /// How many cells a row of a table takes while it is read: all that the model has, also where the row tells few.
    pub(crate) fn width(table: &str) -> usize {
        match table {
            "influencers" => INFLUENCER.names.len(),
            "posts" => POST.names.len(),
            "orders" => ORDER.names.len(),
            "sessions" => SESSIONS.names.len(),
            "series" => SERIES.names.len(),
            "studies" => STUDY.names.len(),
            _ => 0,
        }
    }

    /// Every table with its name; facts and targets are tables of one row.
    pub(crate) fn into_tables(self) -> Vec<(&'static str, Table<'a>)> {
        vec![
            ("facts", Table::of_one(self.facts)),
            ("targets", Table::of_one(self.targets)),
            ("influencers", self.influencers),
            ("posts", self.posts),
            ("orders", self.orders),
            ("sessions", self.sessions),
            ("series", self.series),
            ("studies", self.studies),
        ]
    }

    /// The way back from [`Parts::into_tables`].
    ///
    /// # Errors
    /// [`Unreadable::Unknown`] for a table that this version does not know.
    pub(crate) fn from_tables(tables: Vec<(Cow<'_, str>, Table<'a>)>) -> Result<Self, Unreadable> {
        let mut parts = Parts::default();
        for (name, table) in tables {
            match &*name {
                "facts" => parts.facts = table.into_one(),
                "targets" => parts.targets = table.into_one(),
                "influencers" => parts.influencers = table,
                "posts" => parts.posts = table,
                "orders" => parts.orders = table,
                "sessions" => parts.sessions = table,
                "series" => parts.series = table,
                "studies" => parts.studies = table,
                name => return Err(Unreadable::Unknown { at: "tables".to_owned(), name: name.to_owned() }),
            }
        }
        Ok(parts)
    }

    /// The campaign, from tables of `version`.
    ///
    /// # Errors
    /// As [`Parts::into_campaign`], and those of the migrations.
    pub(crate) fn into_campaign_of(mut self, version: u32) -> Result<Campaign, Unreadable> {
        migrate::upgrade(&mut self, version)?;
        self.into_campaign()
    }

    /// The campaign, once every rule of the model holds.
    ///
    /// # Errors
    /// [`Unreadable::Damaged`] and [`Unreadable::Unknown`] with the first place that is wrong.
    pub(crate) fn into_campaign(mut self) -> Result<Campaign, Unreadable> {
        let mut campaign = Campaign::new(CampaignId::from_random(0), String::new(), Currency::USD);
        for (name, read) in FACTS.names.iter().zip(FACTS.read) {
            let cell = self.facts.remove(name).unwrap_or(Cell::Nothing);
            read(&mut campaign, cell).map_err(|wrong| wrong.at(format!("facts.{name}")))?;
        }
        if let Some((name, _)) = self.facts.into_iter().next() {
            return Err(Unreadable::Unknown { at: "facts".to_owned(), name });
        }
        for (key, cell) in self.targets {
            let at = || format!("targets.{key}");
            let kpi = key.parse().map_err(|_| Unreadable::Unknown { at: "targets".to_owned(), name: key.clone() })?;
            let value = cell.as_text().and_then(real).map_err(|wrong| wrong.at(at()))?;
            campaign.targets.insert(kpi, value);
        }
        let nobody = || Influencer::new(InfluencerId::from_random(0), "");
        let influencers = self.influencers.into_rows("influencers", INFLUENCER.names, INFLUENCER.read, nobody)?;
        let nothing = || {
            let nobody = InfluencerId::from_random(0);
            Post::new(PostId::from_random(0), nobody, Platform::Other, PostKind::Image)
        };
        let posts = self.posts.into_rows("posts", POST.names, POST.read, nothing)?;
        check(&influencers, &posts)?;
        let unasked = || Study::new(StudyId::from_random(0), Source::Orders);
        let records = Records {
            orders: self.orders.into_rows("orders", ORDER.names, ORDER.read, Order::default)?,
            sessions: self.sessions.into_rows("sessions", SESSIONS.names, SESSIONS.read, Sessions::default)?,
            series: self.series.into_rows("series", SERIES.names, SERIES.read, Series::default)?,
            studies: self.studies.into_rows("studies", STUDY.names, STUDY.read, unasked)?,
        };
        if !records.is_in_order() {
            return Err(damaged("records".to_owned(), Damage::DuplicateId));
        }
        campaign.records = Rc::new(records);
        campaign.influencers = influencers;
        campaign.posts = posts;
        Ok(campaign)
    }
}

/// Each id stands once, and each post has its influencer.
fn check(influencers: &[Rc<Influencer>], posts: &[Rc<Post>]) -> Result<(), Unreadable> {
    let people = Index::of(influencers.iter().map(|influencer| influencer.id));
    if let Some(index) = people.repeated() {
        return Err(damaged(format!("influencers[{index}].id"), Damage::DuplicateId));
    }
    let repeated = Index::of(posts.iter().map(|post| post.id)).repeated();
    for (index, post) in posts.iter().enumerate() {
        if repeated == Some(index) {
            return Err(damaged(format!("posts[{index}].id"), Damage::DuplicateId));
        }
        if people.get(post.influencer).is_none() {
            return Err(damaged(format!("posts[{index}].influencer"), Damage::NoInfluencer));
        }
    }
    Ok(())
}
