//! Rows of posts: what the platforms report, followers on the day, engagements, the share of the cost.

use super::super::agreed::Agreed;
use super::super::book::Book;
use super::super::sheet::{Cell, text};
use super::{Layout, Line, count, known, ratios, words};
use crate::campaign::facts::Stated;
use crate::campaign::index::Index;
use crate::campaign::insights::REPORTED;
use crate::campaign::model::{Post, Status};
use crate::exchange::write::table::Value;
use crate::kpi::definitions::ENGAGEMENT_COMPONENTS;
use crate::kpi::measure::{Measure, Role};
use crate::kpi::spreadsheet::ratio;

/// How far the posts of each influencer have been counted.
#[derive(Clone, Copy, Default)]
struct Counted {
    posts: usize,
    own: usize,
}

/// Every post, planned ones included: they share the cost.
pub(super) fn rows(book: &Book<'_>, layout: &Layout) -> Vec<Vec<Cell>> {
    let campaign = book.campaign;
    let index = Index::of(campaign.influencers.iter().map(|influencer| influencer.id));
    let row_of_place = Index::of(book.rows.post_at.iter().map(|place| u64::try_from(*place).unwrap_or(u64::MAX)));
    let mut counted = vec![Counted::default(); campaign.influencers.len()];
    let lines = campaign.posts.iter().enumerate().filter_map(|(at, post)| {
        let author = index.get(post.influencer)?;
        let before = counted.get_mut(author)?;
        let here = *before;
        before.posts += 1;
        before.own += usize::from(post.cost.is_some());
        let row = u64::try_from(at).ok().and_then(|at| row_of_place.get(at));
        Some(line(book, layout, Place { post, author, at: layout.posts.first + at, row, here }))
    });
    lines.collect()
}

/// A post and where it stands.
struct Place<'a> {
    post: &'a Post,
    author: usize,
    /// The row of the sheet.
    at: usize,
    /// The row of the facts, if it is live.
    row: Option<usize>,
    here: Counted,
}

fn line(book: &Book<'_>, layout: &Layout, place: Place<'_>) -> Vec<Cell> {
    let (at, post) = (place.at, place.post);
    let is_live = post.status == Status::Live;
    let told = |column: &str| book.post(column, at);
    let mut line = Line::new(layout);
    let kind = format!("IF({}=\"\",\"\",IF({}=\"planned\",\"\",\"post\"))", told("id"), told("status"));
    line.compute("row", kind, words(if is_live { "post" } else { "" }));
    let person = format!("IFERROR(MATCH({},{},0),\"\")", told("influencer"), book.all_people("id"));
    line.compute("person", person, count(place.author + 1));
    let tier = book.figures.tier(post.influencer).map_or("", |tier| tier.key());
    let of_person =
        |column: &str| format!("INDEX({},{})", layout.rows(column, layout.people), layout.cell("person", at));
    line.compute("tier", format!("IFERROR({}&\"\",\"\")", of_person("tier")), words(tier));
    line.compute("platform", format!("{}&\"\"", told("platform")), words(post.platform.key()));
    line.compute("platform_of_clicks", format!("{}&\"\"", told("platform")), words(post.platform.key()));
    let live = format!("{}=\"post\"", layout.cell("row", at));
    let of_posts = if is_live { count(1) } else { Value::Nothing };
    line.compute("of_posts", format!("IF({live},1,\"\")"), of_posts);
    line.put("single", Cell::Told(count(1)));
    steps(book, layout, &place, &mut line);
    for measure in Measure::ALL.iter().copied().filter(|measure| measure.role() == Role::Post) {
        let formula = format!("IF({live},{},\"\")", formula(book, layout, at, measure));
        line.compute(measure.key(), formula, known(book, &book.rows.posts, place.row, measure));
    }
    for (column, dividend, divisor, _) in ratios(&book.campaign.definitions) {
        let formula = ratio(&layout.cell(dividend.key(), at), &layout.cell(divisor.key(), at));
        let value = |measure| place.row.and_then(|row| book.rows.posts.get(row, measure));
        let own = value(dividend).zip(value(divisor)).filter(|(_, divisor)| *divisor > 0.0);
        line.compute(&column, formula, Value::number(own.map(|(dividend, divisor)| dividend / divisor)));
    }
    line.cells
}

/// What the share of the cost is made of: the places among the influencer's posts, and what was agreed.
fn steps(book: &Book<'_>, layout: &Layout, place: &Place<'_>, line: &mut Line<'_>) {
    let (at, agreed) = (place.at, book.agreed.get(place.author));
    let first = layout.posts.first;
    let person = layout.cell("person", at);
    let above =
        format!("{}${first}:{person},{person}", layout.cell("person", first).trim_end_matches(char::is_numeric));
    line.compute("step_place", format!("COUNTIFS({above})-1"), count(place.here.posts));
    let costs = book.post("cost", first);
    let costs = format!("{}${first}:{}", costs.trim_end_matches(char::is_numeric), book.post("cost", at));
    let own = format!("{}-COUNTIFS({above},{costs},\">-1E300\")", layout.cell("step_place", at));
    // Of a post with a cost of its own nobody asks the place among the others.
    let without = if place.post.cost.is_some() { Value::Nothing } else { count(place.here.posts - place.here.own) };
    let own = format!("IF(ISNUMBER({}),\"\",{own})", book.post("cost", at));
    line.compute("step_place_without_own", own, without);
    let day = place.post.published.and_then(super::super::render::serial);
    line.compute("step_day", format!("N({})", book.post("published", at)), Value::number(Some(day.unwrap_or(0.0))));
    let of_agreed = |column: &str| format!("INDEX({},{person})", layout.rows(column, layout.people));
    let Some(agreed) = agreed else { return };
    line.compute("step_fee", of_agreed("step_fee"), fee(agreed));
    line.compute("step_extras", of_agreed("step_extras"), minor(agreed.extras));
    line.compute("step_all_posts", of_agreed("step_all_posts"), count(agreed.posts));
    line.compute("step_own_posts", of_agreed("step_own_posts"), count(agreed.own));
}

/// What is stated about a fee, in minor units; a question mark for one in a currency without a rate.
pub(super) fn fee(agreed: &Agreed) -> Value {
    match agreed.fee {
        Stated::Nothing => Value::Nothing,
        Stated::Unknown => Value::Text("?".to_owned()),
        Stated::Minor(minor) => Value::Number(minor.to_string()),
    }
}

pub(super) fn minor(minor: Option<i64>) -> Value {
    minor.map_or(Value::Nothing, |minor| Value::Number(minor.to_string()))
}

/// What a live post knows of a measure.
fn formula(book: &Book<'_>, layout: &Layout, at: usize, measure: Measure) -> String {
    let told = |column: &str| book.post(column, at);
    let or_nothing = |cell: &str| format!("IF(ISNUMBER({cell}),{cell},\"\")");
    match measure {
        // Clicks that are told for the influencer stand for those of the posts.
        Measure::Clicks => {
            let whole = format!("INDEX({},{})", book.all_people("clicks"), layout.cell("person", at));
            format!("IF(ISNUMBER({whole}),\"\",{})", or_nothing(&told("clicks")))
        }
        Measure::Followers => {
            let platform = told("platform");
            let column =
                format!("MATCH(IF({platform}=\"other\",\"other_platform\",{platform}),{},0)", book.header_of_people());
            let account = format!("INDEX({},{},{column})", book.table_of_people(), layout.cell("person", at));
            format!(
                "IF(ISNUMBER({0}),{0},{1})",
                told("followers"),
                format_args!("IFERROR({},\"\")", or_nothing(&account))
            )
        }
        Measure::Engagements => engagements(book, at),
        Measure::Cost => cost(book, layout, at),
        Measure::Assets => format!("1+N({})", told("other_assets")),
        measure if REPORTED.contains(&measure) => or_nothing(&told(measure.key())),
        _ => text(""),
    }
}

/// What counts as engagement, where what must be known is known.
fn engagements(book: &Book<'_>, at: usize) -> String {
    let definitions = &book.campaign.definitions;
    let required = definitions.required_components();
    if required.is_empty() {
        return text("");
    }
    let cell = |part: Measure| book.post(part.key(), at);
    let known: Vec<_> = required.iter().map(|part| format!("ISNUMBER({})", cell(part))).collect();
    let parts = ENGAGEMENT_COMPONENTS.into_iter().filter(|part| definitions.engagement.has(*part));
    let parts: Vec<_> = parts.map(cell).collect();
    format!("IF(AND({}),SUM({}),\"\")", known.join(","), parts.join(","))
}

/// The post's share of what the influencer costs: its own cost or its part of the fee, and its part of everything else.
fn cost(book: &Book<'_>, layout: &Layout, at: usize) -> String {
    let step = |name: &str| layout.cell(&format!("step_{name}"), at);
    let per_major = crate::decimal::write(book.per_major());
    let (fee, extras, own) = (step("fee"), step("extras"), book.post("cost", at));
    let extra = share(&extras, &step("all_posts"), &step("place"));
    let extra = format!("IF(ISNUMBER({extras}),{extra},0)");
    let without_own = format!("({}-{})", step("all_posts"), step("own_posts"));
    let of_fee = share(&fee, &without_own, &step("place_without_own"));
    format!(
        "IF(ISNUMBER({own}),(ROUND({own}*{per_major},0)+{extra})/{per_major},IF({fee}=\"?\",\"\",\
         IF(ISNUMBER({fee}),({of_fee}+{extra})/{per_major},IF(ISNUMBER({extras}),{extra}/{per_major},\"\"))))"
    )
}

/// The `place`th of `parts` whole shares, which add up to the whole.
fn share(whole: &str, parts: &str, place: &str) -> String {
    format!("INT({whole}/{parts})+IF({place}<{whole}-{parts}*INT({whole}/{parts}),1,0)")
}
