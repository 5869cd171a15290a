//! A campaign as rows of named values, without a rule for each fact: they come from the columns of its tables.
//!
//! Sums of money are figures in major units here, so that another currency changes the currency and nothing else. A list of
//! words, such as the objectives, is a value for each word, and a daily series a row for each day.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::campaign::advice::Advice;
use crate::campaign::id::{InfluencerId, PostId, StudyId};
use crate::campaign::model::{Amount, Campaign, Date, Influencer, Objective, Platform, Post, PostKind};
use crate::campaign::rates::Pair;
use crate::campaign::records::{Order, Series, Sessions, Subject};
use crate::campaign::study::{Source, Study};
use crate::campaign::table::cell::{Cell, Wrong, date, real};
use crate::campaign::table::columns::{Columns, FACTS, INFLUENCER, ORDER, POST, SERIES, SESSIONS, STUDY};
use crate::campaign::table::names::read_pair;
use crate::decimal;
use crate::kpi::catalogue::KpiId;
use crate::kpi::definitions::ENGAGEMENT_COMPONENTS;
use crate::kpi::measure::Measure;
use crate::kpi::unit::{Currency, exponent};

/// One of the tables of a campaign.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[allow(missing_docs)] // each holds what it is named after
pub enum Part {
    Facts,
    Targets,
    Influencers,
    Posts,
    Orders,
    Sessions,
    Days,
    Studies,
}

impl Part {
    /// Every part; packed stamps know them by their places here.
    pub const ALL: [Part; 8] = [
        Part::Facts,
        Part::Targets,
        Part::Influencers,
        Part::Posts,
        Part::Orders,
        Part::Sessions,
        Part::Days,
        Part::Studies,
    ];

    /// Whether its rows stand in an order that people made.
    pub(super) fn has_order(self) -> bool {
        matches!(self, Part::Influencers | Part::Posts)
    }

    /// Whether its rows are told apart by ids.
    pub(super) fn has_ids(self) -> bool {
        self.has_order() || self == Part::Studies
    }

    /// Whether its rows are records.
    pub(super) fn is_record(self) -> bool {
        matches!(self, Part::Orders | Part::Sessions | Part::Days | Part::Studies)
    }

    /// Whether it is always one row.
    pub(super) fn is_one(self) -> bool {
        matches!(self, Part::Facts | Part::Targets)
    }

    /// What a sender who holds it back holds back with it.
    pub(super) fn held(self) -> Held {
        let is_told = matches!(self, Part::Orders | Part::Sessions | Part::Days);
        if is_told { Held::Records } else { Held::Nothing }
    }

    /// What a sender who holds a value back holds back with it.
    pub fn held_with(self, name: Name) -> Held {
        match (self, name.column) {
            (Part::Facts | Part::Influencers, "notes") => Held::Notes,
            (Part::Facts, "budget" | "margin" | "fee_rate" | "return_rate" | "target_profit")
            | (
                Part::Influencers,
                "fee" | "fee_currency" | "fee_rate" | "fee_date" | "product" | "shipping" | "other" | "commission",
            )
            | (Part::Posts, "cost") => Held::Costs,
            (Part::Targets, kpi) if kpi.parse().is_ok_and(KpiId::tells_cost) => Held::Costs,
            _ => self.held(),
        }
    }

    /// Every name that its rows have a value for.
    pub fn names(self) -> Vec<Name> {
        let columns = match self {
            Part::Facts => FACTS.names,
            Part::Targets => return KpiId::all().map(|kpi| Name::of(kpi.key())).collect(),
            Part::Influencers => INFLUENCER.names,
            Part::Posts => POST.names,
            Part::Orders => ORDER.names,
            Part::Sessions => SESSIONS.names,
            Part::Days => &["counted", "platform", "label", "day", "value"],
            Part::Studies => &["id", STUDY_WHOLE],
        };
        let name = |column: &&'static str| {
            let words = if self == Part::Facts { words(column) } else { Vec::new() };
            let whole = words.is_empty().then_some(Name::of(column));
            whole.into_iter().chain(words.into_iter().map(|word| Name::word(column, word))).collect::<Vec<_>>()
        };
        columns.iter().flat_map(name).collect()
    }

    /// The name with these words, if its rows have a value for it. A rate that names one currency, as of before, is told in `home`.
    pub(super) fn name(self, column: &str, word: &str, home: Currency) -> Option<Name> {
        if self == Part::Facts && column == RATES {
            return read_pair(word, home).ok().map(rate);
        }
        self.names().into_iter().find(|name| name.column == column && name.word == word)
    }
}

/// What a sender can hold back of a campaign, each as a whole. Whoever got a copy without it has not seen its changes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Held {
    /// What goes with every copy.
    Nothing,
    /// Whatever tells what was or is to be paid, and what is left of a sale.
    Costs,
    /// Notes of the campaign and of influencers.
    Notes,
    /// Orders, visits and daily series.
    Records,
}

impl Held {
    /// All of them; packed stamps know them by their places here.
    pub(super) const ALL: [Held; 4] = [Held::Nothing, Held::Costs, Held::Notes, Held::Records];
}

/// What tells a row from the others of its part.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Key {
    /// There is one row.
    Only,
    /// The number of an id.
    Id(u64),
    /// What a record's key says, each part with its length.
    Text(Rc<str>),
}

/// The name of a value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Name {
    /// The column.
    pub column: &'static str,
    /// The word, where the column is a list of them; the currency that a rate tells.
    pub word: &'static str,
    /// The currency that a rate tells it in.
    pub to: &'static str,
}

impl Name {
    /// A column that is not a list of words.
    pub const fn of(column: &'static str) -> Name {
        Name { column, word: "", to: "" }
    }

    /// A word of a list.
    const fn word(column: &'static str, word: &'static str) -> Name {
        Name { column, word, to: "" }
    }

    /// The words of it, as packed stamps write them.
    pub(super) fn words(self) -> Cow<'static, str> {
        if self.to.is_empty() { self.word.into() } else { format!("{}/{}", self.word, self.to).into() }
    }
}

/// A value that is told.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Value {
    /// A whole number.
    Count(u64),
    /// A sum of money in ten-thousandths of a major unit of its currency.
    Figure(i128),
    /// Anything else.
    Text(Rc<str>),
}

/// What is told in a row.
pub type Row = BTreeMap<Name, Value>;

/// All of a study.
const STUDY_WHOLE: &str = "study";

/// No currency has more decimals.
const DECIMALS: u32 = 4;

/// What currencies are worth in others: each is a value of its own, so that two people can tell two of them.
const RATES: &str = "rates";

fn rate(Pair { from, to }: Pair) -> Name {
    Name { column: RATES, word: from.code(), to: to.code() }
}

/// The words that a list may hold, in its order; none for other columns.
fn words(column: &str) -> Vec<&'static str> {
    match column {
        "objectives" => Objective::ALL.map(Objective::key).into(),
        "engagement" => ENGAGEMENT_COMPONENTS.iter().map(|measure: &Measure| measure.key()).collect(),
        "dismissed" => Advice::ALL.map(Advice::key).into(),
        _ => Vec::new(),
    }
}

/// A row where it stands in the model.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    Facts(&'a Campaign),
    Targets(&'a Campaign),
    Influencer(&'a Rc<Influencer>),
    Post(&'a Rc<Post>),
    Order(&'a Rc<Order>),
    Sessions(&'a Rc<Sessions>),
    Day(&'a Subject, Date, f64),
    Study(&'a Rc<Study>),
}

fn same<T: PartialEq>(one: &Rc<T>, other: &Rc<T>) -> bool {
    Rc::ptr_eq(one, other) || one == other
}

impl Place<'_> {
    /// Whether both certainly tell the same, in campaigns whose currencies have as many decimals.
    pub(super) fn is_same(self, other: Place<'_>) -> bool {
        match (self, other) {
            (Place::Influencer(one), Place::Influencer(other)) => same(one, other),
            (Place::Post(one), Place::Post(other)) => same(one, other),
            (Place::Order(one), Place::Order(other)) => same(one, other),
            (Place::Sessions(one), Place::Sessions(other)) => same(one, other),
            (Place::Study(one), Place::Study(other)) => same(one, other),
            (Place::Day(_, _, one), Place::Day(_, _, other)) => one.to_bits() == other.to_bits(),
            _ => false,
        }
    }

    /// What it tells, in a campaign of this currency.
    pub(super) fn row(self, home: Currency) -> Row {
        match self {
            Place::Facts(of) => cells(&FACTS, of, home),
            Place::Targets(of) => {
                let told = of.targets.iter().filter(|(_, target)| target.is_finite());
                told.map(|(kpi, target)| (Name::of(kpi.key()), Value::Text(decimal::write(target).into()))).collect()
            }
            Place::Influencer(of) => cells(&INFLUENCER, of, home),
            Place::Post(of) => cells(&POST, of, home),
            Place::Order(of) => cells(&ORDER, of, home),
            Place::Sessions(of) => cells(&SESSIONS, of, home),
            // What was found belongs to what was asked, so that a study is one value.
            Place::Study(of) => {
                let cells: Vec<_> = STUDY.write.iter().map(|write| write(of)).collect();
                let whole = serde_json::to_string(&cells).unwrap_or_default();
                [("id", of.id.to_string()), (STUDY_WHOLE, whole)]
                    .map(|(column, text)| (Name::of(column), Value::Text(text.into())))
                    .into()
            }
            Place::Day(subject, day, value) => {
                let series = Series { subject: subject.clone(), days: Vec::new() };
                let mut row = cells(&SERIES, &series, home);
                row.insert(Name::of("day"), Value::Text(day.to_string().into()));
                row.insert(Name::of("value"), Value::Text(decimal::write(value).into()));
                row
            }
        }
    }
}

/// The currency that an amount of this column is in, where its row names one.
fn own_currency(column: &str, row: &Row) -> Option<Currency> {
    let named = row.get(&Name::of(if column == "fee" { "fee_currency" } else { "currency" }))?;
    if let Value::Text(code) = named { Currency::from_code(code) } else { None }
}

fn cells<T>(columns: &Columns<T>, of: &T, home: Currency) -> Row {
    let mut row = Row::new();
    let mut amounts = Vec::new();
    for (column, write) in columns.names.iter().zip(columns.write) {
        match write(of) {
            Cell::Nothing => {}
            Cell::Count(count) => drop(row.insert(Name::of(column), Value::Count(count))),
            // Its currency may stand behind it.
            Cell::Amount(amount) => amounts.push((*column, amount)),
            Cell::Text(text) if *column == RATES => {
                let told = text.split(' ').filter_map(|told| {
                    let pair = told.split(['=', '@']).next()?;
                    Some((rate(read_pair(pair, home).ok()?), Value::Text(told.into())))
                });
                row.extend(told);
            }
            Cell::Text(text) => {
                let known = words(column);
                if known.is_empty() {
                    row.insert(Name::of(column), Value::Text(text.as_ref().into()));
                }
                let told = known.into_iter().filter(|word| text.split(' ').any(|other| other == *word));
                row.extend(told.map(|word| (Name::word(column, word), Value::Count(1))));
            }
        }
    }
    for (column, amount) in amounts {
        let currency = own_currency(column, &row).unwrap_or(home);
        let unit = 10i128.pow(DECIMALS.saturating_sub(exponent(currency)));
        row.insert(Name::of(column), Value::Figure(i128::from(amount) * unit));
    }
    row
}

/// A row that the model has no place for: a sum that its currency cannot hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoPlace;

impl From<Wrong> for NoPlace {
    fn from(_: Wrong) -> NoPlace {
        NoPlace
    }
}

/// Minor units of a figure; what the currency is too coarse for is rounded.
fn minor(figure: i128, currency: Currency) -> Result<i64, NoPlace> {
    let unit = 10i128.pow(DECIMALS.saturating_sub(exponent(currency)));
    let half = if figure < 0 { -unit / 2 } else { unit / 2 };
    i64::try_from((figure + half) / unit).map_err(|_| NoPlace)
}

/// The cell of a column.
fn cell(column: &'static str, row: &Row, home: Currency) -> Result<Cell<'static>, NoPlace> {
    if column == RATES {
        let told: Vec<&str> = row
            .iter()
            .filter(|(name, _)| name.column == RATES)
            .filter_map(|(_, value)| if let Value::Text(told) = value { Some(&**told) } else { None })
            .collect();
        return Ok(if told.is_empty() { Cell::Nothing } else { Cell::Text(told.join(" ").into()) });
    }
    let known = words(column);
    if !known.is_empty() {
        return Ok(Cell::words(known.into_iter().filter(|word| row.contains_key(&Name::word(column, word)))));
    }
    Ok(match row.get(&Name::of(column)) {
        None => Cell::Nothing,
        Some(Value::Count(count)) => Cell::Count(*count),
        Some(Value::Text(text)) => Cell::Text(text.to_string().into()),
        Some(Value::Figure(figure)) => Cell::Amount(minor(*figure, own_currency(column, row).unwrap_or(home))?),
    })
}

fn read<T>(columns: &Columns<T>, mut blank: T, row: &Row, home: Currency) -> Result<T, NoPlace> {
    for (column, read) in columns.names.iter().zip(columns.read) {
        read(&mut blank, cell(column, row, home)?)?;
    }
    Ok(blank)
}

/// The currency that the facts of a campaign name.
pub(super) fn currency(facts: &Row, otherwise: Currency) -> Currency {
    match facts.get(&Name::of("currency")) {
        Some(Value::Text(code)) => Currency::from_code(code).unwrap_or(otherwise),
        _ => otherwise,
    }
}

/// The campaign with these facts.
pub(super) fn with_facts(campaign: &Campaign, facts: &Row) -> Result<Campaign, NoPlace> {
    let home = currency(facts, campaign.currency);
    read(&FACTS, campaign.clone(), facts, home)
}

/// Sets the targets.
pub(super) fn set_targets(campaign: &mut Campaign, row: &Row) -> Result<(), NoPlace> {
    let told = row.iter().filter_map(|(name, value)| {
        let kpi: KpiId = name.column.parse().ok()?;
        if let Value::Text(text) = value { Some(real(text).map(|target| (kpi, target))) } else { None }
    });
    campaign.targets = told.collect::<Result<Vec<_>, _>>()?.into_iter().collect();
    Ok(())
}

pub(super) fn influencer(row: &Row, home: Currency) -> Result<Influencer, NoPlace> {
    read(&INFLUENCER, Influencer::new(InfluencerId::from_random(0), ""), row, home)
}

pub(super) fn post(row: &Row, home: Currency) -> Result<Post, NoPlace> {
    let nobody = InfluencerId::from_random(0);
    read(&POST, Post::new(PostId::from_random(0), nobody, Platform::Other, PostKind::Image), row, home)
}

pub(super) fn order(row: &Row, home: Currency) -> Result<Order, NoPlace> {
    read(&ORDER, Order::default(), row, home)
}

pub(super) fn sessions(row: &Row, home: Currency) -> Result<Sessions, NoPlace> {
    read(&SESSIONS, Sessions::default(), row, home)
}

/// What a day of a series is about, the day, and its number.
pub(super) fn day(row: &Row) -> Result<(Subject, Date, f64), NoPlace> {
    let text = |name| match row.get(&Name::of(name)) {
        Some(Value::Text(text)) => Ok(text),
        _ => Err(NoPlace),
    };
    let mut series = Series::default();
    for (column, read) in SERIES.names.iter().zip(SERIES.read).filter(|(column, _)| **column != "days") {
        read(&mut series, cell(column, row, Currency::USD)?)?;
    }
    Ok((series.subject, date(text("day")?)?, real(text("value")?)?))
}

pub(super) fn study(row: &Row) -> Result<Study, NoPlace> {
    let Some(Value::Text(whole)) = row.get(&Name::of(STUDY_WHOLE)) else { return Err(NoPlace) };
    let cells: Vec<Cell> = serde_json::from_str(whole).map_err(|_| NoPlace)?;
    let mut study = Study::new(StudyId::from_random(0), Source::Orders);
    for (read, cell) in STUDY.read.iter().zip(cells) {
        read(&mut study, cell)?;
    }
    Ok(study)
}

/// The parts of a record's key, each with its length, so that no two keys are written alike.
fn key<'a>(parts: impl IntoIterator<Item = &'a str>) -> Key {
    let mut text = String::new();
    for part in parts {
        text.push_str(&part.len().to_string());
        text.push(':');
        text.push_str(part);
    }
    Key::Text(text.into())
}

fn day_text(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// Every row of a part, in the order of the model.
pub(super) fn rows(campaign: &Campaign, part: Part) -> Vec<(Key, Place<'_>)> {
    let records = &campaign.records;
    match part {
        Part::Facts => vec![(Key::Only, Place::Facts(campaign))],
        Part::Targets => vec![(Key::Only, Place::Targets(campaign))],
        Part::Influencers => {
            campaign.influencers.iter().map(|one| (Key::Id(one.id.into()), Place::Influencer(one))).collect()
        }
        Part::Posts => campaign.posts.iter().map(|one| (Key::Id(one.id.into()), Place::Post(one))).collect(),
        Part::Orders => records.orders.iter().map(|one| (key([one.id.as_str()]), Place::Order(one))).collect(),
        Part::Sessions => {
            let key_of = |one: &Sessions| {
                let (origin, utm) = (&one.origin, &one.origin.utm);
                let (from, to) = (day_text(origin.from), day_text(origin.to));
                let tags = [&origin.channel, &utm.source, &utm.medium, &utm.campaign, &utm.content, &utm.term];
                key([from.as_str(), to.as_str()].into_iter().chain(tags.map(String::as_str)))
            };
            records.sessions.iter().map(|one| (key_of(one), Place::Sessions(one))).collect()
        }
        Part::Studies => records.studies.iter().map(|one| (Key::Id(one.id.into()), Place::Study(one))).collect(),
        Part::Days => {
            let days = records.series.iter().flat_map(|series| {
                let subject = &series.subject;
                let platform = subject.platform.map(Platform::key).unwrap_or_default();
                series.days.iter().map(move |(day, value)| {
                    let date = day.to_string();
                    let key = key([subject.counted.key(), platform, subject.label.as_str(), date.as_str()]);
                    (key, Place::Day(subject, *day, *value))
                })
            });
            days.collect()
        }
    }
}

/// A sum as minor units of its currency.
pub fn amount(figure: i128, currency: Currency) -> Option<Amount> {
    minor(figure, currency).ok().map(Amount)
}
