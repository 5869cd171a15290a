//! Rows of accounts, of people, of clicks told as a whole, and of the campaign.

use super::super::book::Book;
use super::super::sheet::{Cell, text};
use super::post::{fee, minor};
use super::{Layout, Line, Section, carried, count, known, ratios, rows_of, words};
use crate::campaign::model::{Platform, Status};
use crate::exchange::write::facts::account_column;
use crate::exchange::write::rows::{Rows, VISITORS, needed, told_of_people};
use crate::exchange::write::table::Value;
use crate::kpi::measure::{Measure, Role};
use crate::kpi::spreadsheet::ratio;

/// The total of a column where each of `parts` rows that meet `criteria` knows it.
fn all_of(layout: &Layout, measure: Measure, rows: Section, criteria: &str, parts: &str) -> String {
    let column = layout.rows(measure.key(), rows);
    format!("IF({parts}>0,IF(COUNTIFS({column},\">-1E300\",{criteria})={parts},SUMIFS({column},{criteria}),\"\"),\"\")")
}

/// One row for each influencer on each platform.
pub(super) fn accounts(book: &Book<'_>, layout: &Layout) -> Vec<Vec<Cell>> {
    let rows = layout.on.iter().enumerate();
    rows.map(|(at, (author, platform))| account(book, layout, at, *author, *platform)).collect()
}

fn account(book: &Book<'_>, layout: &Layout, place: usize, author: usize, platform: Platform) -> Vec<Cell> {
    let at = layout.accounts.first + place;
    let mut line = Line::new(layout);
    let Some(influencer) = book.campaign.influencers.get(author) else { return line.cells };
    let own = rows_of(book, author);
    let accounts = own.and_then(|rows| Some((rows.accounts.start, book.rows.account_rows.get(rows.accounts.clone())?)));
    let row = accounts.and_then(|(first, rows)| {
        rows.iter().position(|account| account.platform == platform).map(|found| first + found)
    });
    let live =
        book.campaign.posts_of(influencer.id).filter(|post| post.platform == platform && post.status == Status::Live);
    let live = live.count();
    let id = text(&influencer.id.to_string());
    line.compute("person", format!("IFERROR(MATCH({id},{},0),\"\")", book.all_people("id")), count(author + 1));
    line.put("platform", Cell::Told(words(platform.key())));
    let (person, on) = (layout.cell("person", at), layout.cell("platform", at));
    let posts = layout.cell("step_posts", at);
    let rows = |column: &str| layout.rows(column, layout.posts);
    let criteria = format!("{},\"post\",{},{person},{},{on}", rows("row"), rows("person"), rows("platform"));
    line.compute("step_posts", format!("COUNTIFS({criteria})"), count(live));
    line.compute("row", format!("IF({posts}>0,\"account\",\"\")"), words(if live > 0 { "account" } else { "" }));
    line.put("step_place", Cell::Told(count(place + 1)));
    let of_person = |column: &str| format!("INDEX({},{person})", layout.rows(column, layout.people));
    let tier = book.figures.tier(influencer.id).map_or("", |tier| tier.key());
    line.compute("tier", format!("IFERROR({}&\"\",\"\")", of_person("tier")), words(tier));
    let is_one_of_several = row.is_some() && own.is_some_and(|rows| rows.accounts.len() > 1);
    let apart = format!("IF(AND({posts}>0,{}>1),{on},\"\")", of_person("step_accounts"));
    line.compute("platform_of_person", apart, words(if is_one_of_several { platform.key() } else { "" }));
    for measure in carried(&book.campaign.definitions).iter() {
        let formula = match measure {
            Measure::SocialReach => social_reach(book, layout, at, platform),
            measure => all_of(layout, measure, layout.posts, &criteria, &posts),
        };
        line.compute(measure.key(), formula, known(book, &book.rows.accounts, row, measure));
    }
    let active = if row.is_some() { count(1) } else { Value::Nothing };
    line.compute(Measure::ActiveInfluencers.key(), format!("IF({posts}>0,1,\"\")"), active);
    line.cells
}

/// The account's followers; where nobody told them, those on the latest day that a post tells.
fn social_reach(book: &Book<'_>, layout: &Layout, at: usize, platform: Platform) -> String {
    let account = format!("INDEX({},{})", book.all_people(account_column(platform)), layout.cell("person", at));
    let rows = |column: &str| layout.rows(column, layout.posts);
    let followers = book.all_posts("followers");
    let told = format!(
        "({}=\"post\")*({}={})*({}={})*ISNUMBER({followers})",
        rows("row"),
        rows("person"),
        layout.cell("person", at),
        rows("platform"),
        layout.cell("platform", at),
    );
    let latest = format!("SUMPRODUCT(MAX({told}*{}))", rows("step_day"));
    let on_the_day = format!("SUMPRODUCT(MAX({told}*({}={latest})*{followers}))", rows("step_day"));
    format!(
        "IF({}>0,IF(ISNUMBER({account}),{account},IF(SUMPRODUCT({told})>0,{on_the_day},\"\")),\"\")",
        layout.cell("step_posts", at)
    )
}

/// One row for each influencer.
pub(super) fn people(book: &Book<'_>, layout: &Layout) -> Vec<Vec<Cell>> {
    (0..book.campaign.influencers.len()).map(|place| person(book, layout, place)).collect()
}

fn person(book: &Book<'_>, layout: &Layout, place: usize) -> Vec<Cell> {
    let mut line = Line::new(layout);
    let (at, told_at) = (layout.people.first + place, super::FIRST + place);
    let told = |column: &str| book.person(column, told_at);
    let (Some(rows), Some(influencer)) = (rows_of(book, place), book.campaign.influencers.get(place)) else {
        return line.cells;
    };
    line.put("row", Cell::Told(words("influencer")));
    line.put("person", Cell::Told(count(place + 1)));
    let followers = Platform::ALL.map(|platform| told(account_column(platform))).join(",");
    let tier = book.figures.tier(influencer.id).map_or("", |tier| tier.key());
    let (bounds, keys) = super::super::settings::tiers(book);
    let tier_formula = format!("IF(COUNT({followers})=0,\"\",LOOKUP(MAX({followers}),{bounds},{keys}))");
    line.compute("tier", tier_formula, words(tier));
    agreed(book, layout, place, &mut line);
    let accounts = layout.cell("step_accounts", at);
    let of = |column: &str| layout.rows(column, layout.accounts);
    let criteria = format!("{},\"account\",{},{}", of("row"), of("person"), place + 1);
    line.compute("step_accounts", format!("COUNTIFS({criteria})"), count(rows.accounts.len()));
    let single = book.rows.account_rows.get(rows.accounts.clone()).and_then(|rows| match rows {
        [one] => Some(one.platform.key()),
        _ => None,
    });
    let only = format!("IF({accounts}=1,INDEX({},SUMIFS({},{criteria})),\"\")", of("platform"), of("step_place"));
    line.compute("platform_of_person", only, words(single.unwrap_or("")));
    let row = Some(place);
    for measure in carried(&book.campaign.definitions).iter() {
        let rolled = all_of(layout, measure, layout.accounts, &criteria, &accounts);
        let value = known(book, &book.rows.influencers, row, measure);
        match measure {
            Measure::Clicks => {
                let formula = format!("IF(ISNUMBER({0}),{0},{rolled})", told("clicks"));
                line.compute(measure.key(), formula, value);
            }
            Measure::Cost => line.compute("step_cost_of_posts", rolled, of_posts(book, place)),
            measure => line.compute(measure.key(), rolled, value),
        }
    }
    let value = |measure| known(book, &book.rows.influencers, row, measure);
    line.compute(Measure::Cost.key(), whole_cost(book, layout, at), value(Measure::Cost));
    let active = Measure::ActiveInfluencers;
    line.compute(active.key(), format!("IF({accounts}>0,1,0)"), value(active));
    let sales = Measure::ALL.iter().copied().filter(|measure| measure.role() == Role::Influencer && *measure != active);
    for measure in sales {
        let Some(column) = told_of_people(measure, &book.figures) else { continue };
        let formula = format!("IF(ISNUMBER({0}),{0},\"\")", told(&column));
        line.compute(measure.key(), formula, value(measure));
    }
    line.cells
}

/// The cost of an influencer's live posts, where each is known.
fn of_posts(book: &Book<'_>, place: usize) -> Value {
    let rows = rows_of(book, place).map(|rows| rows.accounts.clone()).unwrap_or_default();
    let cost = if rows.is_empty() { None } else { book.rows.accounts.roll_up(rows).get(Measure::Cost) };
    Value::number(cost.map(|minor| minor / book.per_major()))
}

/// What was agreed, in minor units, and how many posts share it.
fn agreed(book: &Book<'_>, layout: &Layout, place: usize, line: &mut Line<'_>) {
    let Some(agreed) = book.agreed.get(place) else { return };
    let told = |column: &str| book.person(column, super::FIRST + place);
    let per_major = crate::decimal::write(book.per_major());
    let (amount, currency, rate) = (told("fee"), told("fee_currency"), told("fee_rate"));
    let home = text(book.campaign.currency.code());
    let formula = format!(
        "IF(ISNUMBER({amount}),IF(OR({currency}=\"\",{currency}={home}),ROUND({amount}*{per_major},0),\
         IF(N({rate})>0,ROUND({amount}*{rate}*{per_major},0),\"?\")),\"\")"
    );
    line.compute("step_fee", formula, fee(agreed));
    let extras = ["product", "shipping", "other", "commission"].map(told);
    let sum = extras.iter().map(|cell| format!("ROUND(N({cell})*{per_major},0)")).collect::<Vec<_>>().join("+");
    line.compute("step_extras", format!("IF(COUNT({})>0,{sum},\"\")", extras.join(",")), minor(agreed.extras));
    let rows = |column: &str| layout.rows(column, layout.posts);
    let own = format!("{},{}", rows("person"), place + 1);
    line.compute("step_all_posts", format!("COUNTIFS({own})"), count(agreed.posts));
    let costs = book.all_posts("cost");
    line.compute("step_own_posts", format!("COUNTIFS({own},{costs},\">-1E300\")"), count(agreed.own));
    let own_cost = format!("ROUND(SUMIFS({costs},{own})*{per_major},0)");
    line.compute("step_own_cost", own_cost, minor(Some(agreed.own_cost)));
    line.compute("step_posts", format!("COUNTIFS({own},{},\"post\")", rows("row")), count(agreed.live));
}

/// What an influencer costs, posts to come included.
fn whole_cost(book: &Book<'_>, layout: &Layout, at: usize) -> String {
    let step = |name: &str| layout.cell(&format!("step_{name}"), at);
    let (fee, extras) = (step("fee"), step("extras"));
    let all_own = format!("AND({0}>0,{1}={0})", step("all_posts"), step("own_posts"));
    format!(
        "IF({fee}=\"?\",\"\",IF(OR(ISNUMBER({fee}),ISNUMBER({extras}),{all_own}),(N({fee})+{}+N({extras}))/{},\"\"))",
        step("own_cost"),
        crate::decimal::write(book.per_major())
    )
}

/// One row for each influencer whose clicks or new users are told as a whole: it stands in place of the posts.
pub(super) fn wholes(book: &Book<'_>, layout: &Layout) -> Vec<Vec<Cell>> {
    (0..book.campaign.influencers.len()).map(|place| whole(book, layout, place)).collect()
}

fn whole(book: &Book<'_>, layout: &Layout, place: usize) -> Vec<Cell> {
    let mut line = Line::new(layout);
    let (at, own) = (layout.wholes.first + place, layout.people.first + place);
    let (Some(rows), Some(agreed)) = (rows_of(book, place), book.agreed.get(place)) else { return line.cells };
    let clicks = book.person(Measure::Clicks.key(), super::FIRST + place);
    let is_whole = rows.whole.is_some();
    let if_whole = |text: &str| if is_whole { words(text) } else { Value::Nothing };
    let new_users = layout.cell(Measure::NewUsers.key(), at);
    let there = format!("OR(ISNUMBER({clicks}),ISNUMBER({new_users}))");
    line.compute("row", format!("IF({there},\"whole\",\"\")"), if_whole("whole"));
    line.put("person", Cell::Told(count(place + 1)));
    let there = format!("{}=\"whole\"", layout.cell("row", at));
    let tier = book.figures.tier(rows.id).map_or("", |tier| tier.key());
    line.compute("tier", format!("{}&\"\"", layout.cell("tier", own)), words(tier));
    let platform = book.rows.account_rows.get(rows.accounts.clone()).and_then(|rows| match rows {
        [one] => Some(one.platform.key()),
        _ => None,
    });
    let only = format!("IF({there},{}&\"\",\"\")", layout.cell("platform_of_person", own));
    line.compute("platform_of_clicks", only, if_whole(platform.unwrap_or("")));
    let number = |is: bool| if is { count(1) } else { Value::Nothing };
    line.compute("of_posts", format!("IF({there},1,\"\")"), number(is_whole));
    // A row that stands for several posts says nothing about the ratio of each.
    let is_single = is_whole && agreed.live <= 1;
    line.compute("single", format!("IF(AND({there},{}<=1),1,\"\")", layout.cell("step_posts", own)), number(is_single));
    // Of new users it is the only fact, and of nothing else: what visits say, where no post says it.
    let visits = book.person(VISITORS, super::FIRST + place);
    let of_posts = |column: &str| layout.rows(column, layout.posts);
    let told = format!("COUNTIFS({},\">-1E300\",{},{})", of_posts("new_users"), of_posts("person"), place + 1);
    let visitors = rows.whole.filter(|_| rows.as_whole.has(Measure::NewUsers));
    let formula = format!("IF(AND(ISNUMBER({visits}),{told}=0),{visits},\"\")");
    line.compute(Measure::NewUsers.key(), formula, known(book, &book.rows.wholes, visitors, Measure::NewUsers));
    let row = rows.whole.filter(|_| rows.as_whole.has(Measure::Clicks));
    let of_clicks = needed(Rows::Clicks, &book.campaign.definitions);
    for measure in of_clicks.iter().filter(|measure| measure.role() == Role::Post) {
        let cell = layout.cell(measure.key(), own);
        let formula = match measure {
            Measure::Cost => {
                format!("IF({}>0,{},{cell})", layout.cell("step_accounts", own), layout.cell("step_cost_of_posts", own))
            }
            _ => cell,
        };
        let value = known(book, &book.rows.wholes, row, measure);
        line.compute(measure.key(), format!("IF(ISNUMBER({clicks}),{formula},\"\")"), value);
    }
    for (column, dividend, divisor, over) in ratios(&book.campaign.definitions) {
        if over == Rows::Clicks {
            let own = ratio(&layout.cell(dividend.key(), at), &layout.cell(divisor.key(), at));
            let value = |measure| row.and_then(|row| book.rows.wholes.get(row, measure));
            let both = value(dividend).zip(value(divisor)).filter(|(_, divisor)| is_single && *divisor > 0.0);
            let formula = format!("IF(ISNUMBER({}),{own},\"\")", layout.cell("single", at));
            line.compute(&column, formula, Value::number(both.map(|(dividend, divisor)| dividend / divisor)));
        }
    }
    line.cells
}

/// The campaign as one row.
pub(super) fn campaign(book: &Book<'_>, layout: &Layout) -> Vec<Cell> {
    let mut line = Line::new(layout);
    line.put("row", Cell::Told(words("campaign")));
    let value = |measure| known(book, &book.rows.campaign, Some(0), measure);
    for measure in [Measure::FollowersStart, Measure::FollowersEnd] {
        let cell = super::super::settings::place(book, measure.key());
        line.compute(measure.key(), format!("IF(ISNUMBER({cell}),{cell},\"\")"), value(measure));
    }
    let people = book.campaign.influencers.len();
    if people > 0 {
        let costs = layout.rows(Measure::Cost.key(), layout.people);
        let formula = format!("IF(COUNT({costs})={people},SUM({costs}),\"\")");
        line.compute(Measure::Cost.key(), formula, value(Measure::Cost));
    }
    line.cells
}
