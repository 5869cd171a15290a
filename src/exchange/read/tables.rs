//! The tables of a file: where each begins, what it is taken for, and its columns read.

use std::cmp::Reverse;
use std::ops::Range;

use super::column::{self, Around, is_key, shown};
use super::day;
use super::format::{Draft, Format, is_customer, is_personal, recognise, scored};
use super::grid::{Cell, Grid};
use super::number::{Signs, Style};
use super::spreadsheet::MOST_COLUMNS;
use super::tracker::{self, TRACKER};
use crate::exchange::reading::{
    About, By, Cells, Column, ColumnOptions, Decided, Fault, Field, Given, Kind, MOST_REFUSALS, MOST_ROWS, Mapping,
    Options, Reading, Refusal, Source, TableOptions, Texts, Unreadable,
};
use crate::i18n::Separators;
use crate::kpi::unit::exponent;

/// So many rows may stand above the headers.
const MOST_ABOVE: usize = 60;

/// So many rows may stand between a blank one and the headers of a further table.
const MOST_TITLES: usize = 2;

/// A longer cell is no cell: a quote was opened and not closed. Spreadsheets end at this length too.
const MOST_LETTERS: usize = 32_767;

/// So many cells of a column are shown.
const EXAMPLES: usize = 3;

/// Reads all tables.
///
/// # Errors
/// [`Unreadable::NoTable`], [`Unreadable::TooManyRows`].
pub(super) fn readings(
    grids: &[Grid],
    options: &Options,
    progress: &mut dyn FnMut(f64),
) -> Result<Vec<Reading>, Unreadable> {
    let mut drafts = Vec::new();
    for grid in grids {
        // A spreadsheet of ours has more sheets that compute than sheets that tell.
        let tells = |draft: &Draft| grids.len() == 1 || !draft.is_computed();
        drafts.extend(found(grid, options, drafts.len()).into_iter().filter(tells));
    }
    let nothing = TableOptions::default();
    let mut readings = Vec::new();
    let count = drafts.len();
    for (place, draft) in drafts.into_iter().enumerate() {
        let told = options.tables.get(place).unwrap_or(&nothing);
        #[allow(clippy::cast_precision_loss)] // a few tables
        readings.push(reading(draft, told, options, &mut |part| progress((place as f64 + part) / count as f64))?);
    }
    if readings.is_empty() { Err(Unreadable::NoTable) } else { Ok(readings) }
}

/// Where one table ends and the next begins.
struct Found {
    above: Range<usize>,
    header: usize,
    format: Option<&'static Format>,
}

/// The tables of a grid. The first may have anything above its headers; another one begins where known headers follow a
/// blank row.
fn found<'a>(grid: &'a Grid, options: &Options, first: usize) -> Vec<Draft<'a>> {
    let told = |place: usize| options.tables.get(first + place);
    let header = told(0).and_then(|told| told.header);
    let mut starts = vec![match header {
        Some(number) => start_at(grid, number),
        None => start(grid),
    }];
    let Some(Some(&Found { header: begin, format, .. })) = starts.first().map(Option::as_ref) else {
        return Vec::new();
    };
    let of_google = format.is_some_and(|format| matches!(format.source, Source::Ga4 | Source::UniversalAnalytics));
    let mut blank = None;
    let mut titles = 0;
    for row in begin + 1..grid.height() {
        if is_apart(grid, row) {
            (blank, titles) = (blank.or(Some(row)), 0);
        } else if let Some(above) = blank {
            let format = recognise(grid, row);
            titles += 1;
            if format.is_some() || titles > MOST_TITLES {
                blank = None;
            }
            // What comes after a remark of Google's is another table, even one that nobody knows.
            let is_new = format.is_some() || of_google && titles == 1 && (above..row).any(|row| is_remark(grid, row));
            starts.extend(is_new.then_some(Some(Found { above: above..row, header: row, format })));
        }
    }
    let starts: Vec<_> = starts.into_iter().flatten().collect();
    let ends: Vec<_> = starts.iter().skip(1).map(|next| next.above.start).chain([grid.height()]).collect();
    let known = |(found, _): &(Found, usize)| found.header == begin || found.format.is_some();
    let drafts = starts.into_iter().zip(ends).filter(known).enumerate();
    drafts.map(|(place, (found, end))| draft(grid, found, end, told(place))).collect()
}

/// Whether a row parts two tables: nothing in it, or a remark as Google's files have them.
fn is_apart(grid: &Grid, row: usize) -> bool {
    is_remark(grid, row) || grid.is_blank(row)
}

/// Names of orders begin with the same sign, but have no blank behind it; beside what posts and people are called stand numbers.
fn is_remark(grid: &Grid, row: usize) -> bool {
    let mut cells = grid.row(row).map(|cell| cell.text);
    cells.next().is_some_and(|text| text == "#" || text.starts_with("# ")) && cells.all(str::is_empty)
}

fn start_at(grid: &Grid, number: u32) -> Option<Found> {
    let header = (0..grid.height()).find(|row| grid.number(*row) == number)?;
    Some(Found { above: 0..header, header, format: recognise(grid, header) })
}

/// Whether the headers of a known format stand near the top.
pub(super) fn is_known(grid: &Grid) -> bool {
    (0..grid.height().min(MOST_ABOVE)).any(|row| recognise(grid, row).is_some())
}

/// The first table: the row with the most headers that one format knows, of those before a blank one, behind which another table
/// may begin; else the first that is as wide as what follows.
fn start(grid: &Grid) -> Option<Found> {
    let rows = || 0..grid.height().min(MOST_ABOVE);
    let known: Vec<_> =
        rows().filter_map(|row| scored(grid, row).map(|(score, format)| (row, score, format))).collect();
    // Above our own headers may stand titles that a tracker has too.
    let own = known.iter().find(|(_, _, format)| format.source == Source::Own);
    let best = || {
        let (first, ..) = known.first()?;
        let end = (first + 1..grid.height()).find(|row| is_apart(grid, *row)).unwrap_or(grid.height());
        known.iter().filter(|(row, ..)| *row < end).min_by_key(|(_, score, _)| Reverse(*score))
    };
    if let Some((header, _, format)) = own.or_else(best) {
        return Some(Found { above: 0..*header, header: *header, format: Some(format) });
    }
    let cells = |row: usize| grid.row(row).filter(|cell| !cell.text.is_empty()).count();
    let widest = rows().map(cells).max().filter(|width| *width > 1)?;
    let header = rows().find(|row| cells(*row) * 4 >= widest * 3)?;
    // Headers without anything below them are no table.
    (header + 1 < grid.height()).then_some(Found { above: 0..header, header, format: None })
}

fn draft<'a>(grid: &'a Grid, found: Found, end: usize, told: Option<&TableOptions>) -> Draft<'a> {
    let Found { above, header, format } = found;
    // A source may have several formats; what the headers say tells which.
    let format = match told.and_then(|told| told.source) {
        Some(source) => format.filter(|format| format.source == source).or(Format::of(source)),
        None => format,
    };
    let rows: Vec<_> = (header + 1..end).filter(|row| !is_apart(grid, *row)).collect();
    // Cells beyond the headers are columns without a name, unless there is but one row of them.
    let width = grid.width(header).min(MOST_COLUMNS);
    let field = |column: usize| {
        let header = grid.cell(header, column).text;
        // A table that nobody knows may still have headers that people use.
        if is_personal(header) { None } else { format.unwrap_or(&TRACKER).field(header) }
    };
    let mut draft = Draft {
        grid,
        above,
        header,
        rows,
        format,
        source: format.map_or(Source::Unknown, |format| format.source),
        about: format.map_or(About::Posts, |format| format.about),
        fields: (0..width).map(field).collect(),
        label: None,
        title: grid.name.clone(),
        given: Given { platform: format.and_then(|format| format.platform), ..Given::default() },
        order: format.and_then(|format| format.order),
        totals: 0,
        refused: Vec::new(),
    };
    each_once(&mut draft.fields);
    if let Some(format) = format {
        (format.shape)(&mut draft);
    }
    for (place, column) in told.map_or(&[][..], |told| &told.columns).iter().enumerate() {
        if let Some(field) = draft.fields.get_mut(place) {
            match column.mapping {
                Mapping::ByHeader => {}
                Mapping::Nothing => *field = None,
                Mapping::Field(named) => *field = Some(named),
            }
        }
    }
    if matches!(draft.source, Source::Tracker | Source::Unknown) {
        draft.about = tracker::about(&draft.fields);
    }
    draft.about = told.and_then(|told| told.about).unwrap_or(draft.about);
    if matches!(
        draft.source,
        Source::Tracker | Source::Unknown | Source::Daily | Source::Orders | Source::ShopifyOrders
    ) {
        tracker::without_sums(&mut draft);
        tracker::of_what_rows_are_about(&mut draft);
    }
    draft
}

/// The first column with a header keeps it; numbers of days may be many.
fn each_once(fields: &mut [Option<Field>]) {
    let mut seen = Vec::new();
    for field in fields {
        match *field {
            None => {}
            Some(field) if field.may_repeat() => {}
            Some(known) if seen.contains(&known) => *field = None,
            Some(known) => seen.push(known),
        }
    }
}

fn reading(
    mut draft: Draft,
    told: &TableOptions,
    options: &Options,
    progress: &mut dyn FnMut(f64),
) -> Result<Reading, Unreadable> {
    let mut refusals = Refusals::default();
    refusals.whole_rows(&mut draft);
    if draft.rows.len() > MOST_ROWS {
        return Err(Unreadable::TooManyRows);
    }
    let columns = columns(&draft, told, options, (&mut refusals, progress));
    let format = draft.format;
    let headers = columns.iter().map(|column| &column.header);
    let mut reading = Reading {
        title: draft.title,
        source: draft.source,
        about: draft.about,
        known_by: headers.filter(|header| format.is_some_and(|format| format.knows(header))).cloned().collect(),
        header: draft.grid.number(draft.header),
        given: draft.given,
        columns,
        rows: draft.rows.iter().map(|row| draft.grid.number(*row)).collect(),
        refused: refusals.count,
        unread: refusals.whole,
        refusals: refusals.first,
        totals: u32::try_from(draft.totals).unwrap_or(u32::MAX),
    };
    reading.refusals.sort_by_key(|refusal| (refusal.row, refusal.column));
    let before = reading.rows.len();
    without(&mut reading, &refusals.rows);
    reading.unread = reading.unread.saturating_add(u32::try_from(before - reading.rows.len()).unwrap_or(u32::MAX));
    Ok(reading)
}

/// Takes out the facts of rows whose key could not be read.
fn without(reading: &mut Reading, rows: &[usize]) {
    if rows.is_empty() {
        return;
    }
    let mut gone = vec![false; reading.rows.len()];
    for row in rows {
        if let Some(gone) = gone.get_mut(*row) {
            *gone = true;
        }
    }
    fn keep<T>(list: &mut Vec<T>, gone: &[bool]) {
        let mut gone = gone.iter();
        list.retain(|_| gone.next() != Some(&true));
    }
    keep(&mut reading.rows, &gone);
    let keep_texts = |texts: &mut Texts| {
        *texts = texts.iter().zip(&gone).filter(|(_, gone)| !**gone).map(|(one, _)| one).collect();
    };
    for column in &mut reading.columns {
        keep_texts(&mut column.currencies);
        match &mut column.cells {
            Cells::Unread => {}
            Cells::Texts(list) => keep_texts(list),
            Cells::Counts(list) => keep(list, &gone),
            Cells::Sums(list) => keep(list, &gone),
            Cells::Numbers(list) => keep(list, &gone),
            Cells::Days(list) => keep(list, &gone),
        }
    }
}

fn columns(
    draft: &Draft,
    told: &TableOptions,
    options: &Options,
    (refusals, progress): (&mut Refusals, &mut dyn FnMut(f64)),
) -> Vec<Column> {
    let nothing = ColumnOptions::default();
    let told = |place: usize| told.columns.get(place).unwrap_or(&nothing);
    let mut columns: Vec<_> = (0..draft.fields.len()).map(|place| unread(draft, place)).collect();
    let styles = styles(draft, &columns);
    let shown = styles.iter().find_map(|style| style.settled);
    let said = styles.iter().enumerate().filter(|(_, style)| style.is_open).find_map(|(at, _)| told(at).separators);
    let mut around =
        Around { habits: &options.habits, separators: shown.or(said).or(draft.separators()), order: draft.order };
    for ((place, column), style) in columns.iter_mut().enumerate().zip(styles) {
        column.separators = separators(draft, (place, column), style, (told(place), around));
    }
    // Columns of days first that settle the order for the others; what cells say stands over what somebody said.
    let mut places: Vec<_> = (0..columns.len()).collect();
    places.sort_by_cached_key(|place| {
        let settles = settles_order(draft, *place, columns.get(*place));
        (!settles && told(*place).order.is_none(), settles)
    });
    let count = places.len();
    let mut without_total = Vec::new();
    for (done, place) in places.into_iter().enumerate() {
        #[allow(clippy::cast_precision_loss)] // some hundred columns
        progress(done as f64 / count as f64);
        let Some(column) = columns.get_mut(place) else { continue };
        let Some(field) = column.field else { continue };
        let cells = cells(draft, place);
        let mut refuse = |row: usize, fault: Fault| {
            let text = cells.get(row).map_or("", |cell| cell.text);
            refusals.cell(draft, (row, place), text, fault);
            if is_key(field) {
                refusals.rows.push(row);
            }
            if field == Field::Refunded {
                without_total.push(row);
            }
        };
        column::read(column, &cells, field.kind(draft.about), (told(place), around), &mut refuse);
        let settled = column.order.filter(|order| order.by != By::Guess);
        around.order = settled.map(|order| order.value).or(around.order);
    }
    // Of several columns that tell the same the first one counts, and what it leaves out the others tell.
    for place in 1..columns.len() {
        let (before, others) = columns.split_at_mut(place);
        let Some((field, other)) = others.first().and_then(|other| Some((other.field?, other))) else { continue };
        // Series see to that themselves.
        if field.may_repeat() || draft.about == About::Days && field.counted().is_some() {
            continue;
        }
        let Some(first) = before.iter_mut().find(|column| column.field == Some(field)) else { continue };
        for row in column::fill(first, other, draft.rows.len(), around.habits) {
            let text = draft.rows.get(row).map_or("", |row| draft.grid.cell(*row, place).text);
            refusals.cell(draft, (row, place), text, Fault::OtherColumn);
        }
    }
    // What an order comes to is unknown where what was paid back is.
    let total = columns.iter_mut().find(|column| column.field == Some(Field::Total));
    if let Some(Cells::Sums(sums)) = total.map(|column| &mut column.cells) {
        for row in without_total {
            sums.get_mut(row).into_iter().for_each(|sum| *sum = None);
        }
    }
    columns
}

/// How the numbers of each column are written, as far as its cells show. Row by row, since cells of a row lie beside each other.
fn styles(draft: &Draft, columns: &[Column]) -> Vec<Style> {
    let mut signs = vec![Signs::default(); columns.len()];
    let is_number = |field: &Field| matches!(field.kind(draft.about), Kind::Count | Kind::Sum | Kind::Number);
    let places =
        columns.iter().enumerate().filter_map(|(place, column)| Some((place, column.field.filter(is_number)?)));
    let places: Vec<_> = places.map(|(place, field)| (place, field.is_whole())).collect();
    for row in &draft.rows {
        for (place, whole) in &places {
            if let Some(signs) = signs.get_mut(*place) {
                signs.see(draft.grid.cell(*row, *place), *whole);
            }
        }
    }
    signs.into_iter().map(Signs::style).collect()
}

/// Who settles how the numbers of a column are written: its cells, else whoever was asked, else what is likely. Sums seldom have
/// three decimals, so that three digits behind their only sign are a group.
fn separators(
    draft: &Draft,
    (place, column): (usize, &Column),
    style: Style,
    (told, around): (&ColumnOptions, Around),
) -> Option<Decided<Separators>> {
    if let Some(value) = style.settled {
        return Some(Decided { value, by: By::Cells });
    }
    if !style.is_open || draft.separators().is_some() {
        return None;
    }
    if let Some(value) = told.separators {
        return Some(Decided { value, by: By::Person });
    }
    let is_sum = column.field.is_some_and(|field| field.is_sum());
    let grouped = style.grouped.filter(|_| !is_sum || !has_three_decimals(draft, (place, column), around));
    let likely = if is_sum { grouped.or(around.separators) } else { around.separators.or(grouped) };
    let is_shown = grouped.is_some() && grouped == around.separators;
    let by = if is_shown { By::Cells } else { By::Guess };
    Some(Decided { value: likely.unwrap_or(around.habits.separators), by })
}

/// Whether some of the sums are in a currency with three decimals.
fn has_three_decimals(draft: &Draft, (place, column): (usize, &Column), around: Around) -> bool {
    let of_rows = draft.column(Field::Currency).into_iter().flat_map(|place| each_cell(draft, place));
    let mut currencies = of_rows.filter_map(|cell| column::coded(cell.text));
    let mut named = each_cell(draft, place).map(|cell| column::currency(column, cell, around.habits));
    currencies.any(|currency| exponent(currency) == 3) || named.any(|currency| exponent(currency) == 3)
}

/// Whether the cells of a column of days settle which number is the day.
fn settles_order(draft: &Draft, place: usize, column: Option<&Column>) -> bool {
    let is_day = column.and_then(|column| column.field).is_some_and(|field| field.kind(draft.about) == Kind::Day);
    is_day && day::settles(&cells(draft, place))
}

fn unread(draft: &Draft, place: usize) -> Column {
    let header = draft.grid.cell(draft.header, place).text;
    let (format, of_orders) = (draft.format, draft.about == About::Orders);
    let is_known = format.is_some_and(|format| format.knows(header));
    let never = format.is_some_and(|format| format.private) && !is_known;
    let personal = is_personal(header) || never || of_orders && is_customer(header);
    let field = draft.fields.get(place).copied().flatten().filter(|_| !personal);
    // What nobody knows may be somebody's, above all in a list of orders.
    let hidden = personal || field.is_none() && (of_orders && !is_known || is_customer(header));
    let filled = draft.rows.iter().map(|row| draft.grid.cell(*row, place).text).filter(|text| !text.is_empty());
    Column {
        header: header.to_owned(),
        examples: if hidden { Vec::new() } else { filled.take(EXAMPLES).map(shown).collect() },
        field,
        personal,
        label: draft.label.clone().unwrap_or_else(|| header.to_owned()),
        ..Column::default()
    }
}

fn cells<'a>(draft: &Draft<'a>, place: usize) -> Vec<Cell<'a>> {
    each_cell(draft, place).collect()
}

fn each_cell<'a>(draft: &Draft<'a>, place: usize) -> impl Iterator<Item = Cell<'a>> {
    let grid = draft.grid;
    draft.rows.iter().map(move |row| grid.cell(*row, place))
}

/// What could not be read.
#[derive(Default)]
struct Refusals {
    first: Vec<Refusal>,
    count: u32,
    /// How many of them are whole rows.
    whole: u32,
    /// Places of the rows that tell nothing without what was refused.
    rows: Vec<usize>,
}

impl Refusals {
    fn tell(&mut self, refusal: Refusal) {
        self.count = self.count.saturating_add(1);
        if self.first.len() < MOST_REFUSALS {
            self.first.push(refusal);
        }
    }

    fn cell(&mut self, draft: &Draft, (row, column): (usize, usize), text: &str, fault: Fault) {
        let row = draft.rows.get(row).map_or(0, |row| draft.grid.number(*row));
        self.tell(Refusal { row, column: u32::try_from(column).ok(), text: shown(text), fault });
    }

    /// Takes out the rows of which nobody knows which cell is which.
    fn whole_rows(&mut self, draft: &mut Draft) {
        for (row, fault) in std::mem::take(&mut draft.refused) {
            self.row(draft, row, fault);
        }
        let (grid, width) = (draft.grid, draft.fields.len());
        let last = grid.height().checked_sub(1);
        let fault = |row: usize| {
            let is_long = |cell: Cell| cell.text.len() > MOST_LETTERS && cell.text.contains(['\n', '\r']);
            let long = grid.length(row) > MOST_LETTERS && grid.row(row).any(is_long);
            let more = (width..grid.width(row)).any(|column| !grid.cell(row, column).text.is_empty());
            match () {
                () if grid.cut_off && Some(row) == last && grid.width(row) < width => Some(Fault::CutOff),
                () if long || grid.is_torn(row) => Some(Fault::OpenQuote),
                () if more => Some(Fault::TooManyCells),
                () => None,
            }
        };
        let rows = std::mem::take(&mut draft.rows);
        for row in rows {
            match fault(row) {
                None => draft.rows.push(row),
                Some(fault) => self.row(draft, row, fault),
            }
        }
    }

    fn row(&mut self, draft: &Draft, row: usize, fault: Fault) {
        self.whole = self.whole.saturating_add(1);
        let grid = draft.grid;
        // Of a row in which cells may be anywhere, nothing is shown that might be somebody's.
        let is_private = draft.about == About::Orders || draft.format.is_some_and(|format| format.private);
        let first = grid.row(row).map(|cell| cell.text).find(|text| !text.is_empty());
        let text = first.filter(|_| !is_private).unwrap_or_default();
        self.tell(Refusal { row: grid.number(row), column: None, text: shown(text), fault });
    }
}
