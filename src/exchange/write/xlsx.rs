//! A campaign as a spreadsheet that computes: sheets with the facts, and sheets whose cells are formulas over them, so that the
//! KPIs follow an edit.
//!
//! `Working` has the rows of [`Facts`](crate::campaign::facts::Facts): posts, accounts, influencers, clicks told as a whole, the
//! campaign. Each KPI is its formula over the rows of a scope. Every formula carries its value, for programs that do not compute.

mod agreed;
mod book;
mod figures;
mod lift;
mod notes;
mod render;
mod settings;
mod sheet;
mod working;

use crate::campaign::model::{Campaign, Date};
use crate::i18n::Language;
use crate::kpi::tier::Tiers;
use book::Book;
pub use render::Unwritten;

/// How many posts have KPIs of their own: beyond, a spreadsheet would compute for minutes.
pub const POSTS_WITH_KPIS: usize = 2_000;

/// The spreadsheet of a campaign in the words of a language, as of a day.
///
/// # Errors
/// [`Unwritten`] when it would be larger than a spreadsheet can be.
pub fn xlsx(campaign: &Campaign, tiers: &Tiers, language: Language, today: Date) -> Result<Vec<u8>, Unwritten> {
    let book = Book::of(campaign, tiers, language);
    let facts = [
        figures::sheet(&book),
        book.facts(&book.influencers, book.names.influencers),
        book.facts(&book.posts, book.names.posts),
        settings::sheet(&book),
    ];
    let rest = [working::sheet(&book), notes::sheet(&book, today)];
    let sheets: Vec<_> = facts.into_iter().chain(lift::sheet(&book)).chain(rest).collect();
    render::render(&sheets, today)
}
