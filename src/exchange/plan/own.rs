//! Rows of our own tables, by their ids: what a row tells takes the place of what is known, and what it leaves blank stays.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::sum::amount;
use super::table::Table;
use super::{Edit, LeftOut, Plan, Thing, What, Why, outcome, people, posts};
use crate::campaign::edit::rescaled;
use crate::campaign::id::{InfluencerId, PostId};
use crate::campaign::index::Index;
use crate::campaign::model::{Campaign, Influencer, Platform, Post, PostKind};
use crate::campaign::table::cell::Cell;
use crate::campaign::table::columns::{Columns, INFLUENCER, POST};
use crate::exchange::guard::{in_cell, unguard};
use crate::exchange::reading::{Column, Field};
use crate::exchange::write::facts::{DISCOUNT, ESTIMATED, is_reading};
use crate::kpi::unit::{Currency, exponent};

/// What differs in somebody's links is no single fact that a cell could change.
const LINKS: &str = "links";

pub(super) fn influencers(table: &Table, campaign: &Campaign, plan: &mut Plan, edits: &mut Vec<Edit>) {
    let index = Index::of(campaign.influencers.iter().map(|influencer| influencer.id));
    let mut seen = BTreeSet::new();
    for row in 0..table.rows() {
        let id: Option<InfluencerId> = table.text(Field::OwnId, row).parse().ok();
        let Some(id) = id.filter(|id| seen.insert(*id)) else {
            plan.rows.push(What::LeftOut(if id.is_some() { Why::Repeated } else { Why::NoId }));
            continue;
        };
        let known = index.get(id).and_then(|place| campaign.influencers.get(place));
        let before = known.map_or_else(|| Influencer::new(id, ""), |known| Influencer::clone(known));
        let mut after = Influencer::new(id, "");
        let home = campaign.currency;
        let row = Row { table, row, home, is_new: known.is_none() };
        let (old, told) = (before.fee.currency, row.currency("fee_currency").or(before.fee.currency));
        // A fee that the row does not tell keeps its figure, as where its currency is changed by hand.
        let (from, to) = (old.unwrap_or(home), told.unwrap_or(home));
        let kept = before.fee.amount.map_or(Some(None), |fee| rescaled(fee, from, to).map(Some));
        let mut base = before.clone();
        base.fee.amount = kept.flatten();
        row.tell(&INFLUENCER, &base, &mut after, told, &mut plan.left_out);
        if kept.is_none() && after.fee.amount.is_none() {
            (after.fee.currency, after.fee.amount) = (old, before.fee.amount);
            let field = row.column("fee_currency").and_then(|column| column.field);
            plan.left_out.extend(field.map(|field| LeftOut { row: row.row, field, why: Why::TooCoarse }));
        }
        plan.rows.push(outcome(known.is_none(), before != after));
        plan.things.push((row.row, Thing::Influencer(id)));
        match known {
            Some(_) => {
                let changes = people::differences(&before, &after, campaign);
                edits.extend(changes.into_iter().map(|change| Edit::Influencer(id, change)));
            }
            None => edits.push(Edit::InsertInfluencer(usize::MAX, Rc::new(after))),
        }
    }
}

pub(super) fn posts(table: &Table, campaign: &Campaign, plan: &mut Plan, edits: &mut Vec<Edit>) {
    let index = Index::of(campaign.posts.iter().map(|post| post.id));
    let people = Index::of(campaign.influencers.iter().map(|influencer| influencer.id));
    let mut seen = BTreeSet::new();
    for row in 0..table.rows() {
        let id: Option<PostId> = table.text(Field::OwnId, row).parse().ok();
        let Some(id) = id.filter(|id| seen.insert(*id)) else {
            plan.rows.push(What::LeftOut(if id.is_some() { Why::Repeated } else { Why::NoId }));
            continue;
        };
        let known = index.get(id).and_then(|place| campaign.posts.get(place));
        let row = Row { table, row, home: campaign.currency, is_new: known.is_none() };
        let owner = row.text("influencer").parse().ok().or(known.map(|post| post.influencer));
        let what = match (owner.filter(|owner| people.get(*owner).is_some()), known) {
            (None, _) => What::LeftOut(Why::NoInfluencer),
            (Some(_), None) if Platform::from_key(row.text("platform")).is_none() => What::LeftOut(Why::NoPlatform),
            (Some(owner), _) => {
                let new = || Post::new(id, owner, Platform::Other, PostKind::Image);
                let before = known.map_or_else(new, |known| Post::clone(known));
                let mut after = before.clone();
                row.tell(&POST, &before, &mut after, None, &mut plan.left_out);
                match known {
                    Some(_) => edits.extend(posts::differences(&before, &after)),
                    None => edits.push(Edit::InsertPost(usize::MAX, Rc::new(after.clone()))),
                }
                plan.things.push((row.row, Thing::Post(id)));
                outcome(known.is_none(), before != after)
            }
        };
        plan.rows.push(what);
    }
}

/// A row of one of our tables.
struct Row<'a> {
    table: &'a Table<'a>,
    row: usize,
    home: Currency,
    is_new: bool,
}

impl<'a> Row<'a> {
    /// The column of this name.
    fn column(&self, name: &str) -> Option<&'a Column> {
        let columns = &self.table.reading.columns;
        columns.iter().find(|column| column.field.is_some() && column.header.trim().eq_ignore_ascii_case(name))
    }

    fn text(&self, name: &str) -> &'a str {
        self.column(name).map_or("", |column| unguard(column.cells.text(self.row)))
    }

    fn currency(&self, name: &str) -> Option<Currency> {
        Currency::from_code(self.text(name))
    }

    /// Puts every fact into `after`: what the row tells, else what `before` has.
    fn tell<T>(
        &self,
        columns: &Columns<T>,
        before: &T,
        after: &mut T,
        fee: Option<Currency>,
        left_out: &mut Vec<LeftOut>,
    ) {
        for ((name, write), read) in columns.names.iter().zip(columns.write).zip(columns.read) {
            let known = write(before);
            let told = self.column(name).filter(|_| self.is_new || *name != LINKS).and_then(|column| {
                let currency = fee.filter(|_| *name == "fee").unwrap_or(self.home);
                // Nothing is nothing in any currency.
                let is_money = column.cells.sum(self.row).is_some_and(|sum| sum != 0);
                if is_money && self.table.foreign(column, self.row, currency).is_some() {
                    let field = column.field?;
                    left_out.push(LeftOut { row: self.row, field, why: Why::OtherCurrency });
                    return None;
                }
                self.cell(name, column, &known, currency)
            });
            let is_told = told.is_some();
            if read(after, told.unwrap_or(known)).is_err() {
                // Written from the model, so that it can be read.
                let _ = read(after, write(before));
                let field = self.column(name).and_then(|column| column.field).filter(|_| is_told);
                left_out.extend(field.map(|field| LeftOut { row: self.row, field, why: Why::NotKnown }));
            }
        }
    }

    /// What the row tells in a column; nothing where it is blank or cannot be read.
    fn cell<'b>(&self, name: &str, column: &'b Column, known: &Cell<'b>, currency: Currency) -> Option<Cell<'b>> {
        match column.field? {
            Field::OwnDay => column.cells.day(self.row).map(|when| Cell::print(Some(when.day))),
            Field::OwnNumber => column.cells.number(self.row).map(|number| Cell::real(Some(number))),
            Field::OwnSum => Some(Cell::amount(Some(amount(column.cells.sum(self.row)?, currency)))),
            Field::OwnCount => {
                let count = column.cells.count(self.row)?;
                let same = *known == Cell::reading(Some(count), true);
                let listed = self.column(ESTIMATED).map(|_| self.text(ESTIMATED).split(' ').any(|other| other == name));
                Some(Cell::reading(Some(count), is_reading(name) && listed.unwrap_or(same)))
            }
            _ => {
                let text = unguard(column.cells.text(self.row));
                if let Some(sum) = Some(text).filter(|_| name == DISCOUNT).and_then(|text| sum(text, currency)) {
                    return Some(Cell::Amount(sum));
                }
                // Cells are read without blanks around them.
                let bare =
                    |text: &str| text.trim_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}').to_owned();
                // A text that was cut, since no cell holds more, is not one that somebody made shorter.
                let is_cut = |known: &str| bare(unguard(&in_cell(known))) == bare(text);
                let same = matches!(known, Cell::Text(known) if bare(known) == bare(text) || is_cut(known));
                (!text.is_empty() && !same).then(|| Cell::text(text))
            }
        }
    }
}

/// Minor units of a sum as our tables write it, such as `5.00 USD`.
fn sum(text: &str, currency: Currency) -> Option<i64> {
    let number = text.trim().strip_suffix(currency.code())?.trim_end();
    let decimals = number.rsplit_once('.').map_or(0, |(_, decimals)| decimals.len());
    let is_exact = u32::try_from(decimals) == Ok(exponent(currency));
    is_exact.then(|| number.replace('.', "").parse().ok()).flatten()
}
