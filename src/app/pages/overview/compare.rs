//! The campaign by its parts: platforms, tiers and influencers beside each other, in numbers and pictures, and beside one's
//! own past campaigns.

use yew::prelude::*;

use super::shown;
use crate::app::context::Page;
use crate::app::pages::campaign::Room;
use crate::app::pages::influencers::{COLUMNS, label, scope_name};
use crate::app::route::Section;
use crate::app::widgets::basic::{link, named_section};
use crate::app::widgets::chart::{Bar, Point, bars, scatter};
use crate::app::widgets::kpi::{figure, quantity};
use crate::app::widgets::usual::usual;
use crate::campaign::figures::Scope;
use crate::campaign::model::{Objective, Platform, PostKind, Status};
use crate::campaign::past::{Spread, spread};
use crate::kpi::benchmark::own::KPIS;
use crate::kpi::catalogue::{Awareness, Content, KpiId, Reading, Sales, Value};
use crate::kpi::tier::Tier;
use crate::kpi::unit::Unit;

/// Influencers that are compared here; all of them stand in their own section.
const MOST_INFLUENCERS: usize = 12;

/// A row of the comparison.
struct Part {
    scope: Scope,
    name: AttrValue,
    about: Html,
}

/// The parts of a campaign beside each other: in pictures, and as a whole in numbers too.
pub fn compare(page: Page, room: &Room, is_whole: bool) -> Html {
    let words = page.words();
    if room.campaign.influencers.is_empty() {
        return Html::default();
    }
    let body = html! {
        <>
            { pictures(page, room) }
            if is_whole {
                { numbers(page, room) }
            }
        </>
    };
    named_section("ledger", "compare", words.compare, body)
}

/// A table of platforms, tiers and influencers.
fn numbers(page: Page, room: &Room) -> Html {
    let (strings, words) = (page.strings, page.words());
    let platforms = room.figures.platforms().into_iter().map(|platform| Part {
        scope: Scope::Platform(platform),
        name: format!("platform:{}", platform.key()).into(),
        about: (strings.platform_name)(platform).into(),
    });
    let tiers = tiers(room).map(|tier| Part {
        scope: Scope::Tier(tier),
        name: format!("tier:{}", tier.key()).into(),
        about: (strings.tier_name)(tier).into(),
    });
    // A report has no other place for them.
    let most = if room.is_report { usize::MAX } else { MOST_INFLUENCERS };
    let influencers = room.campaign.influencers.iter().take(most).map(|one| Part {
        scope: Scope::Influencer(one.id),
        name: scope_name(one),
        about: match room.is_report {
            true => label(page, one).into(),
            false => link("", room.link(Section::Influencer(one.id)), label(page, one)),
        },
    });
    let groups = [
        (words.platform, platforms.collect::<Vec<_>>()),
        (words.tier, tiers.collect()),
        (strings.influencer, influencers.collect()),
    ];
    html! {
        <>
            <div class="scroll" tabindex="0" role="region" aria-label={words.compare}>
                <table>
                    for (name, parts) in groups.iter().filter(|group| !group.1.is_empty()) {
                        { group(page, room, name, parts) }
                    }
                </table>
            </div>
            if room.campaign.influencers.len() > most {
                <p>{ link("", room.link(Section::Influencers), words.all_influencers) }</p>
            }
        </>
    }
}

/// The tiers of the campaign's influencers.
fn tiers(room: &Room) -> impl Iterator<Item = Tier> {
    let is_there = |tier: &Tier| room.campaign.influencers.iter().any(|one| room.figures.tier(one.id) == Some(*tier));
    Tier::ALL.into_iter().filter(is_there)
}

/// The rows of one kind, with a head of their own.
fn group(page: Page, room: &Room, name: &'static str, parts: &[Part]) -> Html {
    html! {
        <tbody>
            <tr>
                <th scope="col">{ name }</th>
                for kpi in COLUMNS {
                    <th scope="col" class="number">{ (page.strings.kpi)(kpi).name }</th>
                }
            </tr>
            for part in parts.iter() {
                <tr key={part.name.to_string()}>
                    <th scope="row">{ part.about.clone() }</th>
                    for kpi in COLUMNS {
                        <td class="number">{ figure(page, &shown(room, part.scope, kpi, page), &part.name) }</td>
                    }
                </tr>
            }
        </tbody>
    }
}

/// What a campaign of an objective pays for.
fn result(objective: Objective) -> KpiId {
    match objective {
        Objective::Awareness => KpiId::Awareness(Awareness::Impressions),
        Objective::Sales => KpiId::Sales(Sales::Revenue),
        Objective::Content => KpiId::Content(Content::Engagements),
    }
}

fn pictures(page: Page, room: &Room) -> Html {
    html! {
        <div class="charts">
            for objective in room.campaign.objectives.iter() {
                { cost_and_result(page, room, result(*objective)) }
            }
            { mix(page, room) }
            { growth(page, room) }
        </div>
    }
}

/// Influencers by what they cost and what came of it, larger and stronger where the tier is higher.
fn cost_and_result(page: Page, room: &Room, kpi: KpiId) -> Html {
    let value = |scope, kpi| room.figures.outcome(scope, kpi, Reading::Overall).value();
    let print = |kpi: KpiId| move |number| quantity(page, number, kpi.entry().unit, room.figures.currency());
    let cost = KpiId::Value(Value::Cost);
    let mut points: Vec<_> = (room.campaign.influencers.iter())
        .filter_map(|one| {
            let scope = Scope::Influencer(one.id);
            let (x, y) = (value(scope, cost)?, value(scope, kpi)?);
            let size = room.figures.tier(one.id).map_or(0, |tier| tier as usize);
            let text = format!("{}, {}", print(cost)(x), print(kpi)(y));
            Some(Point { label: label(page, one).to_string(), x, y, size, text })
        })
        .collect();
    // The small ones in front of the large.
    points.sort_by_key(|point| std::cmp::Reverse(point.size));
    // A picture of one point says nothing that its numbers do not.
    if points.len() < 2 {
        return Html::default();
    }
    let name = |kpi: KpiId| (page.strings.kpi)(kpi).name;
    let title = (page.words().cost_and_result)(name(kpi));
    let side = |kpi: KpiId| {
        let is_money = kpi.entry().unit == Unit::Money;
        if is_money {
            (page.words().measured_in)(name(kpi), room.figures.currency().code())
        } else {
            name(kpi).to_owned()
        }
    };
    let sizes: Vec<_> = tiers(room).map(|tier| (tier as usize, (page.strings.tier_name)(tier))).collect();
    scatter(title, [side(cost), side(kpi)], |number| page.format.compact(number), (&points, &sizes))
}

/// How many posts of each kind are live on each platform.
fn mix(page: Page, room: &Room) -> Html {
    let live = |platform: Platform, kind: PostKind| {
        let is_one = |post: &&std::rc::Rc<crate::campaign::model::Post>| {
            post.status == Status::Live && post.platform == platform && post.kind == kind
        };
        room.campaign.posts.iter().filter(is_one).count()
    };
    let kinds = Platform::ALL.into_iter().flat_map(|platform| PostKind::ALL.map(|kind| (platform, kind)));
    let counted: Vec<_> = kinds
        .map(|(platform, kind)| (platform, kind, live(platform, kind) as f64))
        .filter(|(.., count)| *count > 0.0)
        .map(|(platform, kind, value)| Bar {
            label: format!("{} {}", (page.strings.platform_name)(platform), (page.words().kind_name)(kind)),
            value,
            text: page.format.count(value),
        })
        .collect();
    if counted.len() < 2 { Html::default() } else { bars(page.words().mix, &counted) }
}

/// The brand's followers before and after.
fn growth(page: Page, room: &Room) -> Html {
    let followers = room.campaign.brand_followers;
    let (Some(start), Some(end)) = (followers.start, followers.end) else { return Html::default() };
    let bar = |label: &'static str, value: u64| Bar {
        label: label.to_owned(),
        value: value as f64,
        text: page.format.count(value as f64),
    };
    bars(page.words().section_growth, &[bar(page.words().start, start), bar(page.words().end, end)])
}

/// The KPIs that are compared with past campaigns.
const BENCHMARKS: [KpiId; 4] = [
    KpiId::Content(Content::ErFollowers),
    KpiId::Content(Content::ErImpressions),
    KpiId::Awareness(Awareness::Cpm),
    KpiId::Content(Content::Cpe),
];

/// What was usual in one's own past campaigns, platform by platform and tier by tier; then what others have published.
pub fn benchmarks(page: Page, room: &Room) -> Html {
    let (strings, words) = (page.strings, page.words());
    let past: Vec<_> = room.past.iter().map(|(campaign, figures)| (&**campaign, figures)).collect();
    let mut rows = Vec::new();
    for platform in room.figures.platforms() {
        for tier in std::iter::once(None).chain(tiers(room).map(Some)) {
            let usual = BENCHMARKS.map(|kpi| spread(&past, kpi, platform, tier));
            if usual.iter().any(Option::is_some) {
                let tier = tier.map(|tier| format!(", {}", (strings.tier_name)(tier)));
                rows.push((format!("{}{}", (strings.platform_name)(platform), tier.unwrap_or_default()), usual));
            }
        }
    }
    let body = html! {
        <>
            if rows.is_empty() {
                <p class="hint">{ words.no_past }</p>
            } else {
                <p class="hint">{ words.past_text }</p>
                <div class="scroll" tabindex="0" role="region" aria-label={words.past}>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{ words.platform }</th>
                                for kpi in BENCHMARKS {
                                    <th scope="col" class="number">{ (strings.kpi)(kpi).name }</th>
                                }
                            </tr>
                        </thead>
                        <tbody>
                            for (name, usual) in rows {
                                <tr key={name.clone()}>
                                    <th scope="row">{ name }</th>
                                    for (kpi, usual) in BENCHMARKS.into_iter().zip(usual) {
                                        <td class="number">{ usual.map(|usual| spread_text(page, room, kpi, &usual)) }</td>
                                    }
                                </tr>
                            }
                        </tbody>
                    </table>
                </div>
            }
            { usual(page, &KPIS, &room.benchmarks) }
        </>
    };
    named_section("ledger", "past", words.past, body)
}

/// The median, and the middle half around it.
fn spread_text(page: Page, room: &Room, kpi: KpiId, spread: &Spread) -> Html {
    let print = |value| quantity(page, value, kpi.entry().unit, room.figures.currency());
    html! {
        <>
            { print(spread.median) }
            <br />
            <small>{ format!("{} – {}", print(spread.low), print(spread.high)) }</small>
        </>
    }
}
