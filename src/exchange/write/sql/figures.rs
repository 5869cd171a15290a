//! From rows to KPIs: every formula of the catalogue, over the rows of every scope.

use super::{NOTHING, parameter};
use crate::exchange::write::kpis::readings;
use crate::exchange::write::rows::{Rows, needed};
use crate::kpi::catalogue::{KpiId, Reading};
use crate::kpi::definitions::Definitions;
use crate::kpi::measure::{Measure, Role};
use crate::kpi::sql;
use crate::kpi::tier::Tier;

/// The kinds of scope.
const SCOPES: [&str; 5] = ["campaign", "platform", "tier", "influencer", "post"];

/// The views, each with its name.
pub(super) fn views(definitions: &Definitions) -> Vec<(String, String)> {
    let by = SCOPES.map(|scope| (format!("kpis_by_{scope}"), format!("SELECT *\nFROM kpis\nWHERE scope = '{scope}'")));
    let all = [
        ("kpi_scoped", scoped(definitions)),
        ("kpi_totals", totals(definitions)),
        ("kpi_scopes", scopes()),
        ("kpis", kpis(definitions)),
    ];
    all.map(|(name, query)| (name.to_owned(), query)).into_iter().chain(by).collect()
}

/// Which rows are of one kind, but for posts, of which each is one row whatever rows a KPI has elsewhere.
fn is_of(rows: Rows) -> &'static str {
    match rows {
        Rows::Posts => "kind = 'post'",
        Rows::Clicks | Rows::NewUsers => "kind IN ('post', 'whole')",
        Rows::Accounts => "kind = 'account'",
        Rows::Influencers => "(kind = 'influencer' OR kind = 'account' AND scope = 'platform')",
        Rows::Campaign => "kind = 'campaign'",
    }
}

/// The platform on which a row of one kind counts.
fn platform_of(rows: Rows) -> &'static str {
    match rows {
        Rows::Posts | Rows::Accounts | Rows::Campaign => "platform",
        Rows::Clicks | Rows::NewUsers => "platform_of_clicks",
        Rows::Influencers => "platform_of_person",
    }
}

/// The column of a measure in the rows of one kind.
fn column(rows: Rows, measure: Measure) -> String {
    format!("{}_{}", measure.key(), rows.key())
}

/// Each row once for every scope that it may belong to; what does not belong to the scope's rows of a kind is not known there.
fn scoped(definitions: &Definitions) -> String {
    let columns = Rows::ALL.into_iter().flat_map(|rows| {
        let counts = format!(
            "(scope = 'post' OR {} AND (scope <> 'platform' OR scope_id = {}))",
            is_of(rows),
            platform_of(rows)
        );
        needed(rows, definitions)
            .iter()
            .map(move |measure| format!("  CASE WHEN {counts} THEN {} END AS {}", measure.key(), column(rows, measure)))
            .collect::<Vec<_>>()
    });
    let columns = columns.collect::<Vec<_>>().join(",\n");
    let kinds = SCOPES.map(|scope| format!("SELECT '{scope}' AS scope")).join(" UNION ALL ");
    format!(
        "SELECT scope, scope_id, single, days, margin, fee_rate, return_rate, target_profit,\n{columns}\nFROM (\n\
         SELECT kinds.scope, kpi_rows.*, CASE kinds.scope WHEN 'campaign' THEN '' WHEN 'tier' THEN tier \
         WHEN 'influencer' THEN influencer WHEN 'post' THEN post\n  \
         ELSE COALESCE(platform, platform_of_clicks, platform_of_person) END AS scope_id\n\
         FROM kpi_rows CROSS JOIN ({kinds}) kinds\n) told\nWHERE scope_id IS NOT NULL"
    )
}

/// The KPIs of every scope that has rows.
fn totals(definitions: &Definitions) -> String {
    let columns = readings().into_iter().filter_map(|(kpi, reading)| {
        let rows = Rows::of(kpi, definitions)?;
        let column = |measure: Measure| match measure.role() {
            // The settings stand in every row.
            Role::Parameter => format!("MAX({})", parameter(measure, definitions)),
            // A row that stands for several posts says nothing about the ratio of each.
            _ if rows == Rows::Clicks && reading == Reading::AveragePost => {
                format!("CASE WHEN single = 1 THEN {} END", column(rows, measure))
            }
            _ => column(rows, measure),
        };
        Some(format!("  {} AS {}", sql::expression(kpi, definitions, reading, &column)?, kpi.key_of(reading)))
    });
    let columns = columns.collect::<Vec<_>>().join(",\n");
    format!("SELECT scope, scope_id,\n{columns}\nFROM kpi_scoped\nGROUP BY scope, scope_id")
}

/// Everything that has KPIs.
fn scopes() -> String {
    let tiers = Tier::ALL.map(|tier| format!("UNION ALL SELECT 'tier', '{0}', '{0}'", tier.key())).join("\n");
    format!(
        "SELECT 'campaign' AS scope, id, '' AS scope_id FROM kpi_settings\n\
         UNION ALL SELECT DISTINCT 'platform', platform, platform FROM posts\n{tiers}\n\
         UNION ALL SELECT 'influencer', id, id FROM influencers\nUNION ALL SELECT 'post', id, id FROM posts"
    )
}

/// Every KPI of every scope.
fn kpis(definitions: &Definitions) -> String {
    let columns = readings().into_iter().map(|(kpi, reading)| {
        let key = kpi.key_of(reading);
        match Rows::of(kpi, definitions) {
            Some(_) => format!("  kpi_totals.{key}"),
            None => format!("  {} AS {key}", on_settings(kpi, reading, definitions)),
        }
    });
    let columns = columns.collect::<Vec<_>>().join(",\n");
    format!(
        "SELECT kpi_scopes.scope, kpi_scopes.id,\n{columns}\nFROM kpi_scopes\nCROSS JOIN kpi_settings\nLEFT JOIN kpi_totals \
         ON kpi_totals.scope = kpi_scopes.scope AND kpi_totals.scope_id = kpi_scopes.scope_id"
    )
}

/// A KPI that works with settings alone, or one that the campaign has no definition for.
fn on_settings(kpi: KpiId, reading: Reading, definitions: &Definitions) -> String {
    let expression = sql::expression(kpi, definitions, reading, &|measure| parameter(measure, definitions));
    expression.unwrap_or_else(|| NOTHING.to_owned())
}
