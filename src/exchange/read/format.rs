//! The one table of formats, and what a table of cells is taken for by its headers.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::grid::Grid;
use super::spreadsheet::MOST_COLUMNS;
use super::words::plain;
use super::{analytics, facebook, instagram, meta_daily, own, shop, tiktok, tracker, youtube};
use crate::campaign::address;
use crate::exchange::reading::{About, DayOrder, Fault, Field, Given, Source};
use crate::i18n::Separators;
use crate::kpi::platform::Platform;

/// Every format, those with the most telling headers first: of two that know as many headers, the first is taken.
const FORMATS: &[&Format] = &[
    &own::POSTS,
    &own::INFLUENCERS,
    &own::KPIS,
    &own::SETTINGS,
    &own::WORKING,
    &own::NOTES,
    &own::LIFT,
    &instagram::POSTS,
    &facebook::POSTS,
    &meta_daily::DAILY,
    &tiktok::OVERVIEW,
    &tiktok::FOLLOWERS,
    &tiktok::POSTS,
    &youtube::VIDEOS,
    &analytics::GA4,
    &analytics::GA4_DAILY,
    &analytics::UNIVERSAL,
    &analytics::UNIVERSAL_DAILY,
    &shop::SHOPIFY,
    &shop::DISCOUNTS,
    &shop::ORDERS,
    &tracker::TRACKER,
    &tracker::DAILY,
];

/// What a file of one source looks like.
pub(super) struct Format {
    pub(super) source: Source,
    /// What each row is about; trackers settle it by their columns.
    pub(super) about: About,
    /// Where its posts are.
    pub(super) platform: Option<Platform>,
    /// Its headers in all languages and of all times, as [`plain`] has them, and what they tell.
    pub(super) names: &'static [(&'static str, Field)],
    /// Further headers that it is known by; what they tell is not kept.
    pub(super) others: &'static [&'static str],
    /// Without one of each of these it is something else.
    pub(super) needs: &'static [&'static [Field]],
    /// It has at least so many of its headers.
    pub(super) least: usize,
    /// The order of day and month that it is written in.
    pub(super) order: Option<DayOrder>,
    /// Whether a column that it does not know may tell who somebody is, so that nobody looks at it.
    pub(super) private: bool,
    /// What is peculiar about it.
    pub(super) shape: fn(&mut Draft),
}

/// A table as it was found, before its cells are read.
pub(super) struct Draft<'a> {
    pub(super) grid: &'a Grid,
    /// The rows above the headers that belong to it.
    pub(super) above: Range<usize>,
    /// The row of the headers.
    pub(super) header: usize,
    /// The rows below that tell facts.
    pub(super) rows: Vec<usize>,
    /// What it was known as.
    pub(super) format: Option<&'static Format>,
    pub(super) source: Source,
    pub(super) about: About,
    /// What each column tells.
    pub(super) fields: Vec<Option<Field>>,
    /// What daily series are called, where it is not the header.
    pub(super) label: Option<String>,
    pub(super) title: String,
    pub(super) given: Given,
    pub(super) order: Option<DayOrder>,
    pub(super) totals: usize,
    /// Rows that are told to be wrong as a whole.
    pub(super) refused: Vec<(usize, Fault)>,
}

impl Draft<'_> {
    /// Takes rows out that are totals.
    pub(super) fn without_totals(&mut self, is_total: impl Fn(&Grid, usize) -> bool) {
        let before = self.rows.len();
        let grid = self.grid;
        self.rows.retain(|row| !is_total(grid, *row));
        self.totals += before - self.rows.len();
    }

    /// Takes rows out that have a fault.
    pub(super) fn refuse_rows(&mut self, fault: impl Fn(usize) -> Option<Fault>) {
        for row in std::mem::take(&mut self.rows) {
            match fault(row) {
                None => self.rows.push(row),
                Some(fault) => self.refused.push((row, fault)),
            }
        }
    }

    /// Says what a column tells.
    pub(super) fn set_field(&mut self, place: usize, field: Field) {
        if let Some(known) = self.fields.get_mut(place) {
            *known = Some(field);
        }
    }

    /// How numbers are written where no cell shows it, by those whose programs write them in one way only.
    pub(super) fn separators(&self) -> Option<Separators> {
        matches!(self.source, Source::Own | Source::Ga4 | Source::ShopifyOrders).then_some(Separators::Dot)
    }

    /// Whether it is a table of ours that only computes.
    pub(super) fn is_computed(&self) -> bool {
        self.source == Source::Own && self.rows.is_empty() && self.totals > 0
    }

    /// The place of the column that tells `field`.
    pub(super) fn column(&self, field: Field) -> Option<usize> {
        self.fields.iter().position(|other| *other == Some(field))
    }
}

impl Format {
    /// The first format of a source.
    pub(super) fn of(source: Source) -> Option<&'static Format> {
        FORMATS.iter().copied().find(|format| format.source == source)
    }

    /// What a header tells.
    pub(super) fn field(&self, header: &str) -> Option<Field> {
        self.field_of(&plain(header))
    }

    /// The same of a header that is [`plain`] already.
    fn field_of(&self, header: &str) -> Option<Field> {
        let named = |name: &str| self.names.iter().find(|(other, _)| *other == name).map(|(_, field)| *field);
        // "Fee ($)" is a fee; but what has brackets in its name is not what is called the same without, and a share is no sum.
        let is_share = || unit(header).is_some_and(|unit| unit.contains(['%', '％']));
        named(header).or_else(|| named(without_unit(header)).filter(|_| !is_share()))
    }

    pub(super) fn knows(&self, header: &str) -> bool {
        let header = plain(header);
        self.field_of(&header).is_some() || self.is_other(&header)
    }

    fn is_other(&self, header: &str) -> bool {
        let is_other = |name: &str| self.others.contains(&name);
        is_other(header) || is_other(without_unit(header))
    }

    /// How many of a row's headers, each [`plain`], are its own; none if the row is not its.
    fn score(&self, headers: &[String]) -> Option<usize> {
        let fields: Vec<_> = headers.iter().map(|header| self.field_of(header)).collect();
        let has = |any: &[Field]| any.iter().any(|field| fields.contains(&Some(*field)));
        let is_known = |(header, field): &(&String, &Option<Field>)| field.is_some() || self.is_other(header);
        let known = headers.iter().zip(&fields).filter(is_known).count();
        // One word alone is a title.
        let enough = headers.len() > 1 && known >= self.least && self.needs.iter().all(|any| has(any));
        enough.then_some(known)
    }
}

/// A header without the unit in brackets behind it.
pub(super) fn without_unit(header: &str) -> &str {
    let cut = header.strip_suffix([')', '）']).and_then(|start| start.rsplit_once(['(', '（']));
    cut.map_or(header, |(name, _)| name.trim_end())
}

/// The unit in brackets behind a header.
pub(super) fn unit(header: &str) -> Option<&str> {
    let start = header.trim().strip_suffix([')', '）'])?;
    start.rsplit_once(['(', '（']).map(|(_, unit)| unit.trim())
}

/// The format whose headers stand in a row of the table, if one's do.
pub(super) fn recognise(grid: &Grid, row: usize) -> Option<&'static Format> {
    scored(grid, row).map(|(_, format)| format)
}

/// The same with how well its headers fit: the more, the better.
pub(super) fn scored(grid: &Grid, row: usize) -> Option<(usize, &'static Format)> {
    let headers: Vec<_> = grid.row(row).map(|cell| cell.text).filter(|text| !text.is_empty()).collect();
    // Longer texts are no headers, and data has many of them; nor has any table so many.
    if headers.is_empty() || headers.len() > MOST_COLUMNS || headers.iter().any(|header| header.len() > 200) {
        return None;
    }
    let headers: Vec<_> = headers.into_iter().map(plain).collect();
    if !headers.iter().any(|header| is_anybodys(header)) {
        return None;
    }
    let mut best: Option<(usize, &Format)> = None;
    for format in FORMATS.iter().copied() {
        let Some(mut score) = format.score(&headers) else { continue };
        if format.source == Source::Daily && !tracker::counts_days(grid, row) {
            continue;
        }
        // Its headers are those of trackers too, but nobody else writes all of those that it needs.
        if format.source == Source::Own {
            score += 1_000;
        }
        // Two platforms of one company share their headers; addresses tell them apart.
        match (format.platform, addresses(grid, row, format)) {
            (Some(one), Some(other)) if one == other => score += 100,
            (Some(_), Some(_)) => continue,
            _ => {}
        }
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, format));
        }
    }
    best
}

/// Whether some format has this header, which is [`plain`]. Data has none, and to see that is quicker than to ask each format.
fn is_anybodys(header: &str) -> bool {
    static NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let names =
            |format: &&'static Format| format.names.iter().map(|(name, _)| *name).chain(format.others.iter().copied());
        FORMATS.iter().flat_map(names).collect()
    });
    NAMES.contains(header) || NAMES.contains(without_unit(header))
}

/// The platform that the first addresses of posts lead to.
fn addresses(grid: &Grid, header: usize, format: &Format) -> Option<Platform> {
    let column = grid.row(header).position(|cell| format.field(cell.text) == Some(Field::Permalink))?;
    (header + 1..grid.height().min(header + 20)).find_map(|row| address::platform(grid.cell(row, column).text))
}

/// Whether a header names personal data. Such columns are never read.
pub(super) fn is_personal(header: &str) -> bool {
    const WHOLE: [&str; 20] = [
        "address",
        "zip",
        "postcode",
        "first name",
        "last name",
        "note attributes",
        "ip",
        "street",
        "adresse",
        "anschrift",
        "straße",
        "plz",
        "vorname",
        "nachname",
        "dirección",
        "apellidos",
        "地址",
        "收货地址",
        "详细地址",
        "身份证号",
    ];
    const PARTS: [&str; 20] = [
        "email",
        "e-mail",
        "correo",
        "phone",
        "telefon",
        "teléfono",
        "billing",
        "shipping name",
        "shipping address",
        "shipping street",
        "shipping city",
        "shipping zip",
        "shipping company",
        "shipping province",
        "shipping country",
        "customer name",
        "邮箱",
        "电话",
        "手机",
        "收货人",
    ];
    let header = plain(header);
    WHOLE.contains(&header.as_str()) || PARTS.iter().any(|part| header.contains(part))
}

/// Whether a header names a customer where the table is about orders; elsewhere it may name a brand, or an influencer.
pub(super) fn is_customer(header: &str) -> bool {
    const WHOLE: [&str; 29] = [
        "customer",
        "client",
        "client name",
        "buyer",
        "buyer name",
        "recipient",
        "recipient name",
        "ship to",
        "full name",
        "kunde",
        "kundin",
        "kundenname",
        "käufer",
        "empfänger",
        "cliente",
        "nombre del cliente",
        "comprador",
        "destinatario",
        "nom du client",
        "acheteur",
        "destinataire",
        "klant",
        "姓名",
        "买家",
        "买家姓名",
        "买家昵称",
        "收件人",
        "客户",
        "顾客",
    ];
    WHOLE.contains(&plain(header).as_str())
}
