//! What the sheets know of each other: which facts stand where.

use super::agreed::Agreed;
use super::sheet::{Cell, Column, FIRST, Look, Sheet, letters, quoted};
use crate::campaign::facts::Facts;
use crate::campaign::figures::Figures;
use crate::campaign::model::{Campaign, Platform};
use crate::exchange::write::facts::{self, account_column};
use crate::exchange::write::rows::{VISITORS, people};
use crate::exchange::write::table::Table;
use crate::i18n::export::SheetNames;
use crate::i18n::{CampaignStrings, ExportStrings, Language, Strings};
use crate::kpi::measure::Measure;
use crate::kpi::tier::Tiers;
use crate::kpi::unit::{Unit, exponent, minor_per_major};

/// A campaign on its way into a spreadsheet.
pub struct Book<'a> {
    pub campaign: &'a Campaign,
    pub tiers: &'a Tiers,
    pub rows: Facts,
    pub figures: Figures,
    pub agreed: Vec<Agreed>,
    pub influencers: Table,
    pub posts: Table,
    pub language: Language,
    pub strings: &'static Strings,
    pub words: &'static CampaignStrings,
    pub export: &'static ExportStrings,
    pub names: SheetNames,
}

impl<'a> Book<'a> {
    /// Gathers what the sheets need.
    pub fn of(campaign: &'a Campaign, tiers: &'a Tiers, language: Language) -> Book<'a> {
        let export = language.export_strings();
        let figures = Figures::of(campaign, tiers);
        let rows = Facts::with(campaign, figures.ledger());
        Book {
            campaign,
            tiers,
            agreed: Agreed::of_all(campaign),
            influencers: people(campaign, &rows, &figures),
            posts: facts::posts(campaign),
            language,
            strings: language.strings(),
            words: language.campaign_strings(),
            export,
            names: export.sheets,
            rows,
            figures,
        }
    }

    /// Minor units in a major one.
    pub fn per_major(&self) -> f64 {
        minor_per_major(self.campaign.currency)
    }

    /// Digits of the currency.
    pub fn digits(&self) -> u32 {
        exponent(self.campaign.currency)
    }

    /// A sheet of facts.
    pub fn facts(&self, table: &Table, name: &'static str) -> Sheet {
        let is_of_posts = std::ptr::eq(table, &self.posts);
        let columns = table.columns.iter().map(|id| {
            let look = match Measure::from_key(id.trim_end_matches("_of_orders")) {
                _ if id == "other" || id == "fee" || id == "product" || id == "shipping" || id == "commission" => {
                    Look::Of(Unit::Money)
                }
                Some(measure) if measure.unit() != Unit::Rate => Look::Of(measure.unit()),
                _ => Look::Plain,
            };
            let width = if ["notes", "permalink"].contains(&id.as_str()) { 30 } else { 14 };
            Column { look, width, ..Column::new(id, self.title(id, is_of_posts)) }
        });
        let columns = columns.collect();
        let row = |row: &Vec<_>| row.iter().cloned().map(Cell::Told).collect();
        Sheet { name, columns, rows: table.rows.iter().map(row).collect(), frozen: 3, digits: self.digits() }
    }

    /// What people call a column of facts; columns without a name of their own keep the stable one.
    fn title(&self, id: &str, is_of_posts: bool) -> String {
        let (words, export) = (self.words, self.export);
        let platform = Platform::ALL.into_iter().find(|platform| account_column(*platform) == id);
        if let Some(platform) = platform {
            return words.followers_on.with((self.strings.platform_name)(platform));
        }
        match (id, is_of_posts) {
            ("id", _) => export.id,
            ("handle", _) => words.handle,
            ("name", _) => words.name,
            ("fee", _) => words.fee,
            ("fee_currency", _) => words.fee_currency,
            ("fee_rate", _) => export.exchange_rate,
            ("fee_date", _) => words.rate_date,
            ("product", _) => words.product,
            ("shipping", _) => words.shipping,
            ("other", _) => words.other_cost,
            ("commission", _) => words.commission,
            ("clicks", false) => words.clicks_total,
            ("notes", _) => words.notes,
            ("influencer", _) => self.strings.influencer,
            ("platform", _) => words.platform,
            ("kind", _) => words.kind,
            ("permalink", _) => words.permalink,
            ("published", _) => words.published,
            ("status", _) => words.status,
            ("cost", true) => words.own_cost,
            ("followers", true) => words.followers_on_day,
            ("other_assets", _) => words.other_assets,
            ("platform_id", _) => export.platform_id,
            ("estimated", _) => export.estimated,
            (VISITORS, _) => return export.of_visits.with((self.strings.measure)(Measure::NewUsers)),
            (id, _) if let Some(measure) = id.strip_suffix("_of_orders").and_then(Measure::from_key) => {
                return export.of_orders.with((self.strings.measure)(measure));
            }
            (id, _) => return Measure::from_key(id).map_or(id, self.strings.measure).to_owned(),
        }
        .to_owned()
    }

    /// The cell of a post's fact.
    pub fn post(&self, column: &str, row: usize) -> String {
        place(self.names.posts, &self.posts, column, &row.to_string())
    }

    /// A fact of all posts.
    pub fn all_posts(&self, column: &str) -> String {
        range(self.names.posts, &self.posts, column)
    }

    /// The cell of an influencer's fact.
    pub fn person(&self, column: &str, row: usize) -> String {
        place(self.names.influencers, &self.influencers, column, &row.to_string())
    }

    /// A fact of all influencers.
    pub fn all_people(&self, column: &str) -> String {
        range(self.names.influencers, &self.influencers, column)
    }

    /// All facts of all influencers.
    pub fn table_of_people(&self) -> String {
        let letters = letters(self.influencers.columns.len().saturating_sub(1));
        format!("{}$A${FIRST}:${letters}${}", quoted(self.names.influencers), last(self.influencers.rows.len()))
    }

    /// The stable names of their columns.
    pub fn header_of_people(&self) -> String {
        let letters = letters(self.influencers.columns.len().saturating_sub(1));
        format!("{0}$A${1}:${letters}${1}", quoted(self.names.influencers), FIRST - 1)
    }
}

/// The last row of a table, which is never above the first.
pub fn last(rows: usize) -> usize {
    FIRST + rows.max(1) - 1
}

fn place(sheet: &str, table: &Table, column: &str, row: &str) -> String {
    format!("{}${}{row}", quoted(sheet), letters(table.place(column).unwrap_or_default()))
}

fn range(sheet: &str, table: &Table, column: &str) -> String {
    let letters = letters(table.place(column).unwrap_or_default());
    format!("{}${letters}${FIRST}:${letters}${}", quoted(sheet), last(table.rows.len()))
}
