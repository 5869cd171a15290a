//! Every KPI of the catalogue at every scope, as a table: a row for each scope, a column for each KPI. What is missing and what
//! is undefined is blank.

use super::table::{Table, Value};
use crate::campaign::figures::{Figures, Scope};
use crate::campaign::index::Index;
use crate::campaign::model::{Campaign, Date, Platform};
use crate::kpi::catalogue::{KpiId, Reading};
use crate::kpi::outcome::{Basis, Outcome};
use crate::kpi::tier::{Tier, Tiers};

/// A scope with what tells it from others.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// What its KPIs are computed for.
    pub scope: Scope,
    /// The kind of scope: `campaign`, `platform`, `tier`, `influencer` or `post`.
    pub kind: &'static str,
    /// The id of the campaign, the influencer or the post; the key of the platform or the tier.
    pub id: String,
    /// Whom or what it is about; of a post, whose it is.
    pub name: String,
    /// Where a post is.
    pub platform: Option<Platform>,
    /// When a post was published.
    pub published: Option<Date>,
}

/// The columns that say what a row is about.
pub const ABOUT: [&str; 5] = ["scope", "id", "name", "platform", "published"];

/// Every reading of every KPI: each overall, rates as average post too.
pub fn readings() -> Vec<(KpiId, Reading)> {
    let averaged = |kpi: KpiId| kpi.entry().averaged.then_some((kpi, Reading::AveragePost));
    KpiId::all().flat_map(|kpi| [Some((kpi, Reading::Overall)), averaged(kpi)]).flatten().collect()
}

/// Every scope of a campaign: itself, the platforms that it has posts on, all tiers, everybody, each post.
pub fn lines(campaign: &Campaign) -> Vec<Line> {
    let line = |scope, kind, id: String, name: &str| {
        let name = name.to_owned();
        Line { scope, kind, id, name, platform: None, published: None }
    };
    let has_posts = |platform: &Platform| campaign.posts.iter().any(|post| post.platform == *platform);
    let platforms = Platform::ALL.into_iter().filter(has_posts);
    let platforms =
        platforms.map(|platform| line(Scope::Platform(platform), "platform", platform.key().to_owned(), ""));
    let tiers = Tier::ALL.into_iter().map(|tier| line(Scope::Tier(tier), "tier", tier.key().to_owned(), ""));
    let people = campaign.influencers.iter().map(|influencer| {
        line(Scope::Influencer(influencer.id), "influencer", influencer.id.to_string(), influencer.label())
    });
    let index = Index::of(campaign.influencers.iter().map(|influencer| influencer.id));
    let author = |id| index.get(id).and_then(|place| campaign.influencers.get(place));
    let posts = campaign.posts.iter().map(|post| Line {
        platform: Some(post.platform),
        published: post.published,
        ..line(
            Scope::Post(post.id),
            "post",
            post.id.to_string(),
            author(post.influencer).map_or("", |author| author.label()),
        )
    });
    let whole = line(Scope::Campaign, "campaign", campaign.id.to_string(), &campaign.name);
    std::iter::once(whole).chain(platforms).chain(tiers).chain(people).chain(posts).collect()
}

/// The KPIs of a campaign, money in major units, rates as fractions; a last column names those that rest on an estimate.
pub fn kpis(campaign: &Campaign, tiers: &Tiers) -> Table {
    let figures = Figures::of(campaign, tiers);
    let readings = readings();
    let row = |line: Line| {
        let about = [
            Value::text(line.kind),
            Value::text(line.id),
            Value::text(line.name),
            Value::text(line.platform.map_or("", Platform::key)),
            line.published.map_or(Value::Nothing, Value::Day),
        ];
        let mut estimated = Vec::new();
        let cells = readings.iter().map(|(kpi, reading)| {
            let outcome = figures.outcome(line.scope, *kpi, *reading);
            if matches!(outcome, Outcome::Known { basis: Basis::Estimated, .. }) {
                estimated.push(kpi.key_of(*reading));
            }
            Value::number(outcome.value())
        });
        let mut row: Vec<_> = about.into_iter().chain(cells).collect();
        row.push(Value::text(estimated.join(" ")));
        row
    };
    let keys = readings.iter().map(|(kpi, reading)| kpi.key_of(*reading));
    let columns = ABOUT.into_iter().map(str::to_owned).chain(keys).chain([super::facts::ESTIMATED.to_owned()]);
    Table { columns: columns.collect(), rows: lines(campaign).into_iter().map(row).collect() }
}
