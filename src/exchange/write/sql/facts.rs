//! From tables of facts to rows: whose cost falls on which post, what is known of an account, an influencer, the campaign.

use super::{NOTHING, number, quoted};
use crate::campaign::figures::Figures;
use crate::campaign::model::{Campaign, Platform};
use crate::exchange::write::facts::account_column;
use crate::exchange::write::rows::{Rows, VISITORS, needed, summed, told_of_people};
use crate::kpi::definitions::{Definitions, ENGAGEMENT_COMPONENTS};
use crate::kpi::measure::{Measure, MeasureSet, Role};
use crate::kpi::tier::{Tier, Tiers};
use crate::kpi::unit::minor_per_major;

/// The views, each with its name.
pub(super) fn views(campaign: &Campaign, tiers: &Tiers, figures: &Figures) -> Vec<(String, String)> {
    let definitions = &campaign.definitions;
    let views = [
        ("kpi_settings", settings()),
        ("kpi_people", people(campaign, tiers, figures)),
        ("kpi_costs", costs(campaign)),
        ("kpi_shares", shares(campaign)),
        ("kpi_posts", posts(campaign)),
        ("kpi_accounts", accounts(definitions)),
        ("kpi_influencers", influencers(definitions)),
        ("kpi_rows", rows(definitions)),
    ];
    views.map(|(name, query)| (name.to_owned(), query)).to_vec()
}

/// What was sold through an influencer.
const SOLD: [Measure; 5] =
    [Measure::Orders, Measure::Revenue, Measure::NewCustomers, Measure::Redemptions, Measure::Discounts];

fn double(column: &str) -> String {
    format!("CAST({column} AS DOUBLE)")
}

/// A sum of money in whole minor units.
fn minor(column: &str, campaign: &Campaign) -> String {
    format!("ROUND({} * {})", double(column), number(minor_per_major(campaign.currency)))
}

fn settings() -> String {
    let columns = ["days", "margin", "fee_rate", "return_rate", "target_profit", "followers_start", "followers_end"];
    let columns = columns.map(|name| format!("  {} AS {name}", double(name)));
    format!("SELECT id,\n{}\nFROM campaign", columns.join(",\n"))
}

/// Influencers with their tier, their fee in minor units of the campaign's currency, and what else they cost.
fn people(campaign: &Campaign, tiers: &Tiers, figures: &Figures) -> String {
    let extras = ["product", "shipping", "other", "commission"];
    let sum = extras.map(|name| format!("COALESCE({}, 0)", minor(name, campaign))).join(" + ");
    let accounts = Platform::ALL.map(|platform| double(account_column(platform))).join(", ");
    let carried =
        Platform::ALL.map(|platform| format!("{0} AS on_{1}", double(account_column(platform)), platform.key()));
    let home = quoted(campaign.currency.code());
    let rate = double("fee_rate");
    let at_rate = format!("ROUND({} * {rate} * {})", double("fee"), number(minor_per_major(campaign.currency)));
    let bounds = Tier::ALL
        .into_iter()
        .rev()
        .map(|tier| format!("    WHEN largest >= {} THEN {}", tiers.range(tier).0, quoted(tier.key())));
    let sold = SOLD.map(|measure| {
        let column = told_of_people(measure, figures);
        let value = column.map_or_else(|| NOTHING.to_owned(), |column| double(&column));
        format!("  {value} AS {}", measure.key())
    });
    let told = [format!("  {} AS clicks", double("clicks")), format!("  {} AS visitors", double(VISITORS))];
    let told = told.into_iter().chain(sold).collect::<Vec<_>>().join(",\n");
    let bounds = bounds.collect::<Vec<_>>().join("\n");
    format!(
        "SELECT people.*,\n  CASE\n{bounds}\n  END AS tier\nFROM (\nSELECT id AS influencer,\n  GREATEST({accounts}) AS largest,\n  \
         CASE WHEN fee_currency IS NULL OR fee_currency = {home} THEN {}\n    WHEN {rate} > 0 THEN {at_rate} END AS fee_minor,\n  \
         CASE WHEN fee IS NOT NULL AND fee_currency <> {home} AND NOT COALESCE({rate} > 0, FALSE) THEN 1 ELSE 0 END AS fee_unknown,\n  \
         CASE WHEN COALESCE({}) IS NOT NULL THEN {sum} END AS extras_minor,\n{told},\n  {}\nFROM influencers\n) people",
        minor("fee", campaign),
        extras.join(", "),
        carried.join(", "),
    )
}

/// What each influencer costs as a whole.
fn costs(campaign: &Campaign) -> String {
    let per_major = number(minor_per_major(campaign.currency));
    let own = minor("cost", campaign);
    format!(
        "SELECT kpi_people.*,\n  CASE WHEN fee_unknown = 1 THEN NULL\n    \
         WHEN fee_minor IS NOT NULL OR extras_minor IS NOT NULL OR own_posts = all_posts\n    \
         THEN (COALESCE(fee_minor, 0) + COALESCE(own_minor, 0) + COALESCE(extras_minor, 0)) / {per_major} END AS whole_cost\n\
         FROM kpi_people\nLEFT JOIN (\nSELECT influencer AS author, COUNT(*) AS all_posts, COUNT(cost) AS own_posts, \
         SUM({own}) AS own_minor\nFROM posts\nGROUP BY influencer\n) agreed ON agreed.author = kpi_people.influencer"
    )
}

/// The `place`th of `parts` whole shares, which add up to the whole.
fn share(minor: &str, parts: &str, place: &str) -> String {
    let each = format!("FLOOR({minor} / NULLIF({parts}, 0))");
    format!("({each} + CASE WHEN {place} < {minor} - {each} * {parts} THEN 1 ELSE 0 END)")
}

/// Every post with its part of the cost: a fee is shared by the posts without a cost of their own, everything else by all.
fn shares(campaign: &Campaign) -> String {
    let own = minor("cost", campaign);
    let fee = share("fee_minor", "without_own", "place_without_own");
    let extra = share("extras_minor", "all_posts", "place_of_post");
    format!(
        "SELECT placed.*,\n  CASE WHEN own_minor IS NULL AND (fee_unknown = 1 OR COALESCE(fee_minor, extras_minor) IS NULL) THEN NULL\n    \
         ELSE COALESCE(own_minor, {fee}, 0) + COALESCE({extra}, 0) END AS cost_minor\nFROM (\nSELECT posts.*, {own} AS own_minor,\n  \
         kpi_people.tier, kpi_people.fee_minor, kpi_people.fee_unknown, kpi_people.extras_minor, kpi_people.clicks AS all_clicks,\n  \
         COUNT(*) OVER (PARTITION BY posts.influencer) AS all_posts,\n  \
         COUNT(*) OVER (PARTITION BY posts.influencer) - COUNT(posts.cost) OVER (PARTITION BY posts.influencer) AS without_own,\n  \
         ROW_NUMBER() OVER (PARTITION BY posts.influencer ORDER BY CAST(posts.place AS DOUBLE)) - 1 AS place_of_post,\n  \
         ROW_NUMBER() OVER (PARTITION BY posts.influencer, CASE WHEN posts.cost IS NULL THEN 1 ELSE 0 END \
         ORDER BY CAST(posts.place AS DOUBLE)) - 1 AS place_without_own,\n  {} AS account_followers\nFROM posts\n\
         JOIN kpi_people ON kpi_people.influencer = posts.influencer\n) placed",
        account_followers(),
    )
}

/// The followers of the account that a post is on.
fn account_followers() -> String {
    let cases =
        Platform::ALL.map(|platform| format!("WHEN {} THEN kpi_people.on_{}", quoted(platform.key()), platform.key()));
    format!("CASE posts.platform {} END", cases.join(" "))
}

/// The measures that are told of each post.
fn of_posts() -> impl Iterator<Item = Measure> {
    summed().filter(|measure| measure.role() == Role::Post)
}

/// Live posts.
fn posts(campaign: &Campaign) -> String {
    let measures = of_posts().map(|measure| {
        let value = match measure {
            Measure::Followers => format!("COALESCE({}, account_followers)", double("followers")),
            Measure::Engagements => engagements(&campaign.definitions),
            Measure::Cost => format!("cost_minor / {}", number(minor_per_major(campaign.currency))),
            Measure::Assets => format!("1 + COALESCE({}, 0)", double("other_assets")),
            // Clicks that are told for the influencer stand for those of the posts.
            Measure::Clicks => format!("CASE WHEN all_clicks IS NULL THEN {} END", double("clicks")),
            other => double(other.key()),
        };
        format!("  {value} AS {}", measure.key())
    });
    let measures = measures.collect::<Vec<_>>().join(",\n");
    format!(
        "SELECT id AS post, influencer, tier, platform, account_followers,\n{measures},\n  \
         ROW_NUMBER() OVER (PARTITION BY influencer, platform ORDER BY CASE WHEN followers IS NULL THEN 1 ELSE 0 END,\n    \
         CASE WHEN published IS NULL THEN 1 ELSE 0 END, CAST(published AS DATE) DESC, {} DESC) AS newest,\n  {} AS followers_on_day\n\
         FROM kpi_shares\nWHERE status IS NULL",
        double("followers"),
        double("followers"),
    )
}

/// What counts as engagement, where what must be known is known.
fn engagements(definitions: &Definitions) -> String {
    let chosen: Vec<_> = ENGAGEMENT_COMPONENTS.into_iter().filter(|part| definitions.engagement.has(*part)).collect();
    let required = definitions.required_components();
    if required.is_empty() {
        return NOTHING.to_owned();
    }
    let known: Vec<_> = required.iter().map(|part| format!("{} IS NOT NULL", part.key())).collect();
    let sum: Vec<_> = chosen.iter().map(|part| format!("COALESCE({}, 0)", double(part.key()))).collect();
    format!("CASE WHEN {} THEN {} END", known.join(" AND "), sum.join(" + "))
}

/// The measures that the rows of accounts know.
fn of_accounts(definitions: &Definitions) -> Vec<Measure> {
    let needed = [Rows::Clicks, Rows::Accounts, Rows::Influencers].map(|rows| needed(rows, definitions));
    let needed = needed.into_iter().fold(MeasureSet::EMPTY, MeasureSet::or);
    of_posts().filter(|measure| needed.has(*measure)).collect()
}

/// Only what all parts know is known of the whole.
fn rolled_up(measure: Measure) -> String {
    let key = measure.key();
    format!("  CASE WHEN COUNT({key}) = COUNT(*) THEN SUM({key}) END AS {key}")
}

/// One row for each influencer on each platform where something is live.
fn accounts(definitions: &Definitions) -> String {
    let measures = of_accounts(definitions).into_iter().map(rolled_up).collect::<Vec<_>>().join(",\n");
    format!(
        "SELECT influencer, tier, platform, COUNT(*) AS posts, COUNT(*) OVER (PARTITION BY influencer) AS accounts,\n  \
         COUNT(new_users) AS telling_new_users,\n{measures},\n  \
         COALESCE(MAX(account_followers), MAX(CASE WHEN newest = 1 THEN followers_on_day END)) AS social_reach,\n  \
         1E0 AS creators_active\nFROM kpi_posts\nGROUP BY influencer, tier, platform"
    )
}

/// One row for each influencer, with the cost of the whole and with what its accounts add up to.
fn influencers(definitions: &Definitions) -> String {
    let rolled = of_accounts(definitions);
    let measures = rolled.iter().map(|measure| rolled_up(*measure)).collect::<Vec<_>>().join(",\n");
    let kept = rolled.iter().map(|measure| format!("  grown.{0} AS {0}_of_posts", measure.key()));
    let kept = kept.collect::<Vec<_>>().join(",\n");
    format!(
        "SELECT kpi_costs.*, grown.platform, COALESCE(grown.accounts, 0) AS accounts, COALESCE(grown.posts, 0) AS posts,\n  \
         CASE WHEN COALESCE(grown.telling_new_users, 0) = 0 THEN visitors END AS new_visitors,\n{kept}\n\
         FROM kpi_costs\nLEFT JOIN (\nSELECT influencer AS author, COUNT(*) AS accounts, SUM(posts) AS posts, \
         SUM(telling_new_users) AS telling_new_users,\n  CASE WHEN COUNT(*) = 1 THEN MAX(platform) END AS platform,\n{measures}\nFROM kpi_accounts\nGROUP BY influencer\n\
         ) grown ON grown.author = kpi_costs.influencer"
    )
}

/// What a person's row says of a measure; a whole stands in place of the posts, and costs what they cost.
fn of_person(measure: Measure, definitions: &Definitions) -> Option<String> {
    let key = measure.key();
    let rolled = of_accounts(definitions).contains(&measure).then(|| format!("{key}_of_posts"));
    match measure {
        Measure::Clicks => {
            let of_posts = rolled.unwrap_or_else(|| NOTHING.to_owned());
            Some(format!("CASE WHEN kind = 'whole' THEN clicks ELSE COALESCE(clicks, {of_posts}) END"))
        }
        Measure::NewUsers => Some("CASE WHEN kind = 'whole' THEN new_visitors END".to_owned()),
        Measure::Cost => {
            let of_posts = rolled.unwrap_or_else(|| NOTHING.to_owned());
            Some(format!("CASE WHEN kind = 'whole' AND accounts > 0 THEN {of_posts} ELSE whole_cost END"))
        }
        Measure::ActiveInfluencers => Some("CASE WHEN accounts > 0 THEN 1E0 ELSE 0E0 END".to_owned()),
        measure if measure.role() == Role::Influencer => Some(key.to_owned()),
        _ => rolled,
    }
}

/// All rows in one table. What belongs to which scope: `platform_of_clicks` and `platform_of_person` are where clicks, orders and
/// the like count, which are told for people and belong to a platform only if they publish on no other.
fn rows(definitions: &Definitions) -> String {
    let list = |value: &dyn Fn(Measure) -> Option<String>| {
        let columns = summed().map(|measure| match value(measure) {
            Some(value) => format!("{value} AS {}", measure.key()),
            None => format!("{NOTHING} AS {}", measure.key()),
        });
        columns.collect::<Vec<_>>().join(",\n  ")
    };
    let of_accounts = of_accounts(definitions);
    let posts = list(&|measure| (measure.role() == Role::Post).then(|| measure.key().to_owned()));
    let accounts = list(&|measure| {
        let is_told =
            of_accounts.contains(&measure) || [Measure::SocialReach, Measure::ActiveInfluencers].contains(&measure);
        is_told.then(|| measure.key().to_owned())
    });
    let people = list(&|measure| of_person(measure, definitions));
    let whole = list(&|measure| match measure {
        Measure::FollowersStart | Measure::FollowersEnd => Some(format!("MAX(kpi_settings.{})", measure.key())),
        Measure::Cost => Some("CASE WHEN COUNT(whole_cost) = COUNT(*) THEN SUM(whole_cost) END".to_owned()),
        _ => None,
    });
    format!(
        "SELECT rows_of_all.*, kpi_settings.days, kpi_settings.margin, kpi_settings.fee_rate, kpi_settings.return_rate, \
         kpi_settings.target_profit\nFROM (\n\
         SELECT 'post' AS kind, post, influencer, tier, platform, platform AS platform_of_clicks, \
         CASE WHEN FALSE THEN platform END AS platform_of_person, 1 AS single,\n  {posts}\nFROM kpi_posts\nUNION ALL\n\
         SELECT 'account', NULL, influencer, tier, platform, NULL, CASE WHEN accounts > 1 THEN platform END, 1,\n  {accounts}\n\
         FROM kpi_accounts\nUNION ALL\n\
         SELECT kind, NULL, influencer, tier, NULL, CASE WHEN kind = 'whole' THEN platform END, \
         CASE WHEN kind = 'influencer' THEN platform END, CASE WHEN kind = 'whole' AND posts > 1 THEN 0 ELSE 1 END,\n  {people}\n\
         FROM kpi_influencers CROSS JOIN (SELECT 'influencer' AS kind UNION ALL SELECT 'whole') kinds\n\
         WHERE kind = 'influencer' OR clicks IS NOT NULL OR new_visitors IS NOT NULL\nUNION ALL\n\
         SELECT 'campaign', NULL, NULL, NULL, NULL, NULL, NULL, 1,\n  {whole}\nFROM kpi_settings\nLEFT JOIN kpi_costs ON TRUE\n\
         ) rows_of_all\nCROSS JOIN kpi_settings"
    )
}
