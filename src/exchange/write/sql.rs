//! The facts of a campaign as CSV, and one script of views that computes every KPI from them at every scope, in SQL that DuckDB
//! and Spark SQL read alike.
//!
//! The views lay the facts out in the rows of [`Facts`]: posts, clicks told as a whole, accounts,
//! influencers, the campaign. Each KPI is then its formula over the rows that belong to a scope.

mod facts;
mod figures;

use super::csv;
use super::facts as told;
use super::rows::people;
use super::studies;
use super::table::{Table, Value};
use crate::campaign::facts::Facts;
use crate::campaign::figures::{Figures, days};
use crate::campaign::model::Campaign;
use crate::i18n::Language;
use crate::kpi::definitions::Definitions;
use crate::kpi::measure::Measure;
use crate::kpi::tier::Tiers;

/// The script and the tables that it reads, each with its file name; and what studies of lift found, which no query can find anew.
pub fn files(campaign: &Campaign, tiers: &Tiers, language: Language) -> Vec<(&'static str, String)> {
    let figures = Figures::of(campaign, tiers);
    let people = people(campaign, &Facts::with(campaign, figures.ledger()), &figures);
    let mut files = vec![
        ("kpis.sql", script(campaign, tiers, &figures)),
        ("campaign.csv", csv::plain(&settings(campaign))),
        ("influencers.csv", csv::plain(&people)),
        ("posts.csv", csv::plain(&posts(campaign))),
    ];
    files.extend(
        studies::any(campaign)
            .then(|| ("lift.csv", csv::plain(&studies::studies(campaign, language, studies::STABLE)))),
    );
    files
}

/// The script.
fn script(campaign: &Campaign, tiers: &Tiers, figures: &Figures) -> String {
    let views = facts::views(campaign, tiers, figures).into_iter().chain(figures::views(&campaign.definitions));
    let views = views.map(|(name, query)| format!("CREATE OR REPLACE TEMPORARY VIEW {name} AS\n{query};\n"));
    std::iter::once(INTRODUCTION.to_owned()).chain(views).collect::<Vec<_>>().join("\n")
}

const INTRODUCTION: &str = "\
-- Every KPI of a campaign, from its facts: run it in a session that has the tables campaign, influencers and posts.
--
-- DuckDB, in the folder of the files:
--   CREATE TABLE campaign AS FROM read_csv('campaign.csv', all_varchar = true);
--   CREATE TABLE influencers AS FROM read_csv('influencers.csv', all_varchar = true);
--   CREATE TABLE posts AS FROM read_csv('posts.csv', all_varchar = true);
-- Spark SQL, the same for influencers and posts:
--   CREATE TEMPORARY VIEW campaign USING csv OPTIONS (path 'campaign.csv', header 'true', multiLine 'true', escape '\"');
--
-- Then read kpis_by_campaign, kpis_by_platform, kpis_by_tier, kpis_by_influencer, kpis_by_post, or kpis with all of them.
-- Money is in major units of the campaign's currency, rates are fractions. What is not known is NULL, and so is what has no
-- answer, such as a price for each of no clicks. Rows that are added to the tables count at once; what the campaign means by
-- its KPIs (engagements, CPM, returns, earned media value, tiers) is written into the views.
";

/// The campaign as one row.
fn settings(campaign: &Campaign) -> Table {
    let told = told::campaign(campaign);
    let kept =
        |name: &str| told.iter().find(|(other, _)| *other == name).map_or(Value::Nothing, |(_, value)| value.clone());
    let columns = [
        ("id", kept("id")),
        ("name", kept("name")),
        ("brand", kept("brand")),
        ("currency", kept("currency")),
        // Two of these are words of SQL by their other names.
        ("first_day", kept("start")),
        ("last_day", kept("end")),
        ("days", Value::number(days(campaign))),
        ("followers_start", kept("followers_start")),
        ("followers_end", kept("followers_end")),
        ("margin", kept("margin")),
        ("fee_rate", kept("fee_rate")),
        ("return_rate", kept("return_rate")),
        ("target_profit", kept("target_profit")),
    ];
    let (columns, row): (Vec<_>, Vec<_>) = columns.into_iter().map(|(name, value)| (name.to_owned(), value)).unzip();
    Table { columns, rows: vec![row] }
}

/// The posts, each with its place: a table of a database has no order, and the last cents of a fee go to the first posts.
fn posts(campaign: &Campaign) -> Table {
    let mut posts = told::posts(campaign);
    posts.columns.push("place".to_owned());
    for (row, place) in posts.rows.iter_mut().zip(1u64..) {
        row.push(Value::count(Some(place)));
    }
    posts
}

/// A parameter within a query that has the settings beside its rows.
fn parameter(measure: Measure, definitions: &Definitions) -> String {
    match measure {
        Measure::Days | Measure::Margin | Measure::FeeRate | Measure::ReturnRate | Measure::TargetProfit => {
            measure.key().to_owned()
        }
        other => definitions.parameter(other).map_or_else(|| NOTHING.to_owned(), number),
    }
}

/// What is not known, of the type that everything is computed with.
const NOTHING: &str = "CAST(NULL AS DOUBLE)";

/// A number that is a double from the start.
fn number(number: f64) -> String {
    format!("{}E0", crate::decimal::write(number))
}

/// A text as SQL writes it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
