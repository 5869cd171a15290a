//! The sheet with every KPI at every scope, each a formula over the rows that belong to it.

use super::book::Book;
use super::sheet::{Cell, Column, FIRST, Look, Sheet};
use super::working::{Layout, Section};
use super::{POSTS_WITH_KPIS, settings};
use crate::campaign::figures::Scope;
use crate::exchange::write::kpis::{ABOUT, Line, lines, readings};
use crate::exchange::write::rows::{Rows, parameters};
use crate::exchange::write::table::Value;
use crate::kpi::catalogue::{KpiId, Reading};
use crate::kpi::measure::{Measure, Role};
use crate::kpi::spreadsheet;

/// The sheet.
pub fn sheet(book: &Book<'_>) -> Sheet {
    let layout = Layout::of(book);
    let with_posts = book.campaign.posts.len() <= POSTS_WITH_KPIS;
    let lines = lines(book.campaign).into_iter().filter(|line| with_posts || line.kind != "post");
    // Asked once, since each question counts the settings' rows.
    let settings: Vec<_> = parameters().map(|measure| (measure, settings::place(book, measure.key()))).collect();
    let mut nth = Nth::default();
    let rows: Vec<_> = lines
        .enumerate()
        .map(|(at, line)| {
            let here = Here { at: FIRST + at, nth: nth.next(line.kind) };
            row(book, &layout, &settings, &line, here)
        })
        .collect();
    let mut columns = about(book);
    columns.extend(readings().into_iter().enumerate().map(|(at, (kpi, reading))| {
        let place = at + ABOUT.len();
        let is_blank = |row: &Vec<Cell>| !matches!(row.get(place), Some(Cell::Computed(_, Value::Number(_))));
        let title = title(book, kpi, reading);
        // What this campaign says nothing about is out of the way, and there once it does.
        let is_hidden = rows.iter().all(is_blank);
        Column { look: Look::Of(kpi.entry().unit), is_hidden, ..Column::new(kpi.key_of(reading), title) }
    }));
    Sheet { name: book.names.kpis, columns, rows, frozen: 3, digits: book.digits() }
}

fn title(book: &Book<'_>, kpi: KpiId, reading: Reading) -> String {
    let name = (book.strings.kpi)(kpi).name;
    match reading {
        Reading::Overall => name.to_owned(),
        Reading::AveragePost => format!("{name}{}{}", book.strings.list_separator, book.strings.average_post),
    }
}

fn about(book: &Book<'_>) -> Vec<Column> {
    let titles = [book.export.scope, book.export.id, book.words.name, book.words.platform, book.words.published];
    let column = |(id, title): (&str, &str)| Column::new(id, title);
    ABOUT.into_iter().zip(titles).map(column).collect()
}

/// How many of each kind came before.
#[derive(Default)]
struct Nth {
    people: usize,
    posts: usize,
}

impl Nth {
    fn next(&mut self, kind: &str) -> usize {
        let counter = match kind {
            "influencer" => &mut self.people,
            "post" => &mut self.posts,
            _ => return 0,
        };
        *counter += 1;
        *counter - 1
    }
}

/// Where a line stands: its row, and which of its kind it is.
#[derive(Clone, Copy)]
struct Here {
    at: usize,
    nth: usize,
}

fn row(book: &Book<'_>, layout: &Layout, settings: &[(Measure, String)], line: &Line, here: Here) -> Vec<Cell> {
    let mut cells = told(book, layout, line, here);
    cells.resize(ABOUT.len(), Cell::NOTHING);
    cells.extend(readings().into_iter().map(|(kpi, reading)| {
        let formula = formula(book, layout, settings, line, here, (kpi, reading));
        formula.map_or(Cell::NOTHING, |formula| {
            let outcome = book.figures.outcome(line.scope, kpi, reading);
            Cell::Computed(formula, Value::number(outcome.value()))
        })
    }));
    cells
}

/// What a line is about; rows that somebody sorts on the sheets of facts take their names along.
fn told(book: &Book<'_>, layout: &Layout, line: &Line, here: Here) -> Vec<Cell> {
    let scope = Cell::Told(Value::text((book.export.scope_name)(line.kind)));
    let name = |name: &str| Cell::Told(Value::text(name));
    match line.scope {
        Scope::Campaign => vec![scope, name(&line.id), name(&line.name)],
        Scope::Platform(platform) => vec![scope, name(&line.id), name((book.strings.platform_name)(platform))],
        Scope::Tier(tier) => vec![scope, name(&line.id), name((book.strings.tier_name)(tier))],
        Scope::Influencer(_) => {
            let at = FIRST + here.nth;
            let (own, handle) = (book.person("name", at), book.person("handle", at));
            vec![
                scope,
                Cell::Computed(format!("{}&\"\"", book.person("id", at)), Value::text(line.id.as_str())),
                Cell::Computed(format!("IF({own}=\"\",{handle},{own})&\"\""), Value::text(line.name.as_str())),
            ]
        }
        Scope::Post(_) => {
            let at = FIRST + here.nth;
            let person = layout.cell_from_afar("person", at);
            let of = |column: &str| format!("INDEX({},{person})", book.all_people(column));
            let author = format!("IF({0}=\"\",{1},{0})&\"\"", of("name"), of("handle"));
            let day = book.post("published", at);
            vec![
                scope,
                Cell::Computed(format!("{}&\"\"", book.post("id", at)), Value::text(line.id.as_str())),
                Cell::Computed(author, Value::text(line.name.as_str())),
                Cell::Computed(
                    format!("{}&\"\"", book.post("platform", at)),
                    Value::text(line.platform.map_or("", |platform| platform.key())),
                ),
                Cell::Computed(format!("IF({day}=\"\",\"\",{day})"), line.published.map_or(Value::Nothing, Value::Day)),
            ]
        }
    }
}

/// The formula of a KPI for a line; none if the campaign has no definition for it, or no such rows.
fn formula(
    book: &Book<'_>,
    layout: &Layout,
    settings: &[(Measure, String)],
    line: &Line,
    here: Here,
    (kpi, reading): (KpiId, Reading),
) -> Option<String> {
    let definitions = &book.campaign.definitions;
    let over = Rows::of(kpi, definitions);
    let (rows, scope) = match over {
        Some(over) => members(layout, over, line.scope, here)?,
        None => (None, Vec::new()),
    };
    let range = |column: &str| match (line.scope, rows) {
        // A post is one row, whatever rows a KPI has elsewhere.
        (Scope::Post(_), _) | (_, None) => layout.cell_from_afar(column, layout.posts.first + here.nth),
        (_, Some(rows)) => layout.rows_from_afar(column, rows),
    };
    let setting = |measure| settings.iter().find(|(other, _)| *other == measure).map(|(_, place)| place.clone());
    let place = |measure: Measure| match measure.role() {
        Role::Parameter => setting(measure).unwrap_or_default(),
        _ => range(measure.key()),
    };
    let ratios = |dividend: Measure, divisor: Measure| range(&format!("{}_by_{}", dividend.key(), divisor.key()));
    spreadsheet::formula(kpi, definitions, reading, &spreadsheet::Sheet { place, ratios, scope })
}

/// The rows that a KPI adds up for a scope, and what those of the scope have in common; none where there are none.
type Members = Option<(Option<Section>, Vec<(String, String)>)>;

fn members(layout: &Layout, over: Rows, scope: Scope, here: Here) -> Members {
    let rows = match over {
        Rows::Posts => layout.posts,
        Rows::Clicks | Rows::NewUsers => layout.all(),
        Rows::Accounts => layout.accounts,
        // People who publish on several platforms are on each as an account alone.
        Rows::Influencers if matches!(scope, Scope::Platform(_)) => {
            Section { first: layout.accounts.first, last: layout.people.last }
        }
        Rows::Influencers => layout.people,
        Rows::Campaign => layout.campaign,
    };
    let criterion = |column: &str, cell: String| (layout.rows_from_afar(column, rows), cell);
    let id = format!("$B{}", here.at);
    let mut criteria = Vec::new();
    match scope {
        Scope::Post(_) => return Some((None, criteria)),
        Scope::Campaign => {}
        _ if over == Rows::Campaign => return None,
        Scope::Influencer(_) => criteria.push(criterion("person", (here.nth + 1).to_string())),
        Scope::Tier(_) => criteria.push(criterion("tier", id)),
        Scope::Platform(_) => criteria.push(criterion(
            match over {
                Rows::Clicks | Rows::NewUsers => "platform_of_clicks",
                Rows::Influencers => "platform_of_person",
                _ => "platform",
            },
            id,
        )),
    }
    if matches!(over, Rows::Clicks | Rows::NewUsers) {
        criteria.push(criterion("of_posts", "1".to_owned()));
    }
    Some((Some(rows), criteria))
}
