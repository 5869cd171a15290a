//! The overview: the KPIs of the campaign's objectives, what is due, and everything else below.

use yew::prelude::*;

mod compare;
mod headline;
mod report;
pub mod todo;

use super::campaign::Room;
use super::sales::{rates_text, rule_text};
use crate::app::context::Page;
use crate::app::later::use_turns;
use crate::app::route::Section;
use crate::app::widgets::basic::{empty, link, named_section};
use crate::app::widgets::kpi::{Found, Shown, Size, covered, row};
use crate::campaign::figures::{Figures, Scope};
use crate::campaign::model::{Amount, Campaign, Objective};
use crate::campaign::problem::Trouble;
use crate::campaign::progress::progress;
use crate::campaign::study::found;
use crate::kpi::catalogue::{Awareness, Content, KpiId, Reading, Sales, Value};
use crate::kpi::definitions::ENGAGEMENT_COMPONENTS;
use crate::kpi::outcome::{Outcome, Why};
use crate::kpi::unit::Money;
use compare::{benchmarks, compare};
pub use headline::{Headline, HeadlineProps};
pub use report::report;
use todo::to_do;

/// The KPIs of an objective, the most telling first.
pub fn kpis_of(objective: Objective) -> Vec<KpiId> {
    let mut kpis = leads(objective).to_vec();
    let of_objective = |kpi: &KpiId| match objective {
        Objective::Awareness => matches!(kpi, KpiId::Awareness(_)),
        Objective::Sales => matches!(kpi, KpiId::Sales(_)),
        Objective::Content => matches!(kpi, KpiId::Content(_)),
    };
    for kpi in KpiId::all().filter(of_objective) {
        if !kpis.contains(&kpi) {
            kpis.push(kpi);
        }
    }
    kpis
}

fn leads(objective: Objective) -> [KpiId; LEADS] {
    match objective {
        Objective::Awareness => [Awareness::SocialReach, Awareness::Impressions, Awareness::Cpm].map(KpiId::Awareness),
        Objective::Sales => [Sales::Revenue, Sales::Roas, Sales::Roi].map(KpiId::Sales),
        Objective::Content => [Content::Assets, Content::Engagements, Content::ErFollowers].map(KpiId::Content),
    }
}

/// How many KPIs lead an objective.
pub const LEADS: usize = 3;

/// Everything that a scope shows of a KPI.
pub fn shown(room: &Room, scope: Scope, kpi: KpiId, page: Page) -> Shown {
    shown_of((&room.campaign, &room.figures), scope, kpi, page, || {
        room.problems.iter().any(|problem| problem.trouble == Trouble::LiftOutdated)
    })
}

/// Everything that a scope of any campaign shows of a KPI. Whether what a study found is outdated is asked where it was.
fn shown_of(
    (campaign, figures): (&Campaign, &Figures),
    scope: Scope,
    kpi: KpiId,
    page: Page,
    is_outdated: impl FnOnce() -> bool,
) -> Shown {
    let overall = figures.outcome(scope, kpi, Reading::Overall);
    let averaged = kpi.averaged(&campaign.definitions).filter(|_| !matches!(scope, Scope::Post(_)));
    let average = averaged.map(|(a, b)| (figures.outcome(scope, kpi, Reading::AveragePost), a, b));
    let target = campaign.targets.get(kpi).filter(|_| scope == Scope::Campaign);
    let on_target = overall.value().filter(|_| target.is_some());
    Shown {
        kpi,
        overall,
        average,
        parts: figures.working(scope, kpi),
        to_come: figures.cost_to_come(scope, kpi),
        target,
        found: (overall.value().filter(|_| scope == Scope::Campaign))
            .and_then(|value| found(campaign, kpi, value))
            .map(|(finding, interval)| {
                let outdated = is_outdated().then(|| page.words().outdated);
                let told = [Some((page.words().found_by)(finding.method)), outdated];
                Found {
                    interval: interval.map(|interval| (interval.low, interval.high)),
                    told: told.into_iter().flatten().collect::<Vec<_>>().join(" · "),
                    source: finding.source(),
                }
            }),
        progress: on_target.and_then(|value| progress(campaign, kpi, value, page.today)),
        currency: campaign.currency,
    }
}

/// The KPIs of a scope, each with its working.
pub fn rows(page: Page, room: &Room, scope: Scope, name: &AttrValue, kpis: &[KpiId], size: Size) -> Html {
    html! {
        for kpi in kpis.iter().copied() {
            { row(page, shown(room, scope, kpi, page), name, size, None) }
        }
    }
}

/// The KPIs beside a form.
pub fn figures_beside(
    page: Page,
    room: &Room,
    scope: Scope,
    name: &AttrValue,
    heading: &'static str,
    kpis: &[KpiId],
) -> Html {
    html! {
        <aside class="figures" aria-label={heading}>
            <h2>{ heading }</h2>
            { rows(page, room, scope, name, kpis, Size::Line) }
        </aside>
    }
}

/// The campaign as a whole, as `data-scope` says it.
const SCOPE: AttrValue = AttrValue::Static("campaign");

/// The first section of a campaign.
pub fn overview(page: Page, room: &Room) -> Html {
    let (strings, words) = (page.strings, page.words());
    let mut pieces = ledgers(room);
    let others = others(room, &pieces);
    pieces.extend([Piece::Compare, Piece::Benchmarks]);
    pieces.extend((!others.is_empty()).then_some(Piece::More(others)));
    html! {
        <div class="overview">
            <h1 tabindex="-1" class="visually-hidden">{ strings.overview }</h1>
            if room.campaign.influencers.is_empty() {
                { empty(words.start_here, words.start_here_text, to_influencers(room, strings.influencers)) }
            }
            { to_do(page, room) }
            <Pieces {page} room={room.clone()} {pieces} />
        </div>
    }
}

/// A section of the overview.
#[derive(Clone, PartialEq)]
enum Piece {
    /// The KPIs of an objective, those that lead it first.
    Objective(Objective, Vec<KpiId>),
    /// What was spent, of what, and which definitions were chosen.
    Totals,
    /// Platforms, tiers and influencers beside each other.
    Compare,
    /// One's own past campaigns.
    Benchmarks,
    /// The KPIs that no objective has.
    More(Vec<KpiId>),
}

impl Piece {
    /// In how many steps it is shown.
    fn steps(&self) -> usize {
        match self {
            Piece::Objective(_, kpis) => 1 + usize::from(kpis.len() > LEADS),
            Piece::Compare => 2,
            Piece::Totals | Piece::Benchmarks | Piece::More(_) => 1,
        }
    }
}

#[derive(Properties, PartialEq)]
struct PiecesProps {
    page: Page,
    room: Room,
    pieces: Vec<Piece>,
}

/// Sections, from the top, step by step. Those below come a moment after the first ones, which can be read and used sooner for it.
#[component]
fn Pieces(props: &PiecesProps) -> Html {
    let mut left = use_turns(props.pieces.iter().map(Piece::steps).sum());
    let pieces = props.pieces.iter().map_while(|piece| {
        let is_whole = left >= piece.steps();
        let is_begun = left > 0;
        left = left.saturating_sub(piece.steps());
        is_begun.then(|| (piece.clone(), is_whole))
    });
    html! {
        for (place, (piece, is_whole)) in pieces.enumerate() {
            <OnePiece key={place} page={props.page} room={props.room.clone()} {piece} {is_whole} />
        }
    }
}

#[derive(Properties, PartialEq)]
struct OnePieceProps {
    page: Page,
    room: Room,
    piece: Piece,
    /// Whether it is shown as a whole, and not its first step alone.
    is_whole: bool,
}

#[component]
fn OnePiece(props: &OnePieceProps) -> Html {
    let (page, room) = (props.page, &props.room);
    let rows = |kpis: &[KpiId], size| rows(page, room, Scope::Campaign, &SCOPE, kpis, size);
    match &props.piece {
        Piece::Objective(objective, kpis) => {
            let (leads, others) = kpis.split_at(LEADS.min(kpis.len()));
            let body = html! {
                <>
                    <div class="leads">{ rows(leads, Size::Lead) }</div>
                    if props.is_whole {
                        <div class="rows">{ rows(others, Size::Line) }</div>
                    }
                </>
            };
            named_section("ledger", objective.key(), (page.strings.objective)(*objective), body)
        }
        Piece::Totals => {
            let body = html! {
                <>
                    if is_shown(room, COST) {
                        <div class="rows">{ rows(&[COST], Size::Line) }</div>
                    }
                    { budget(page, room) }
                    for told in definitions(page, &room.campaign) {
                        <p class="hint">{ told }</p>
                    }
                    if room.figures.ledger().orders.in_place() {
                        <p class="hint">{ rule_text(page, &room.campaign) }</p>
                    }
                    for told in rates_text(page, &room.campaign) {
                        <p class="hint" data-rate="">{ told }</p>
                    }
                </>
            };
            named_section("ledger", "totals", page.words().totals, body)
        }
        Piece::Compare => compare(page, room, props.is_whole),
        Piece::Benchmarks => benchmarks(page, room),
        Piece::More(kpis) => html! {
            <details class="ledger more">
                <summary><h2>{ page.words().all_other_kpis }</h2></summary>
                <div class="rows">{ rows(kpis, Size::Line) }</div>
            </details>
        },
    }
}

/// What the campaign costs: it stands among the totals, whatever the objectives.
const COST: KpiId = KpiId::Value(Value::Cost);

/// A report leaves out what nobody told or chose, and a campaign that has only just begun is no list of dashes.
fn is_shown(room: &Room, kpi: KpiId) -> bool {
    let outcome = || room.figures.outcome(Scope::Campaign, kpi, Reading::Overall);
    let is_complete = !room.is_report && !room.campaign.influencers.is_empty();
    is_complete || !matches!(outcome(), Outcome::Missing(_) | Outcome::Undefined(Why::NotChosen))
}

/// What an objective will be judged by stands there before its first number.
fn is_promised(room: &Room, objective: Objective, kpi: KpiId) -> bool {
    !room.is_report && leads(objective).contains(&kpi)
}

/// The KPIs of each objective, each once, and the totals.
fn ledgers(room: &Room) -> Vec<Piece> {
    let mut told = vec![COST];
    let mut pieces = Vec::new();
    for objective in room.campaign.objectives.iter().copied() {
        let mut kpis = kpis_of(objective);
        kpis.retain(|kpi| !told.contains(kpi) && (is_shown(room, *kpi) || is_promised(room, objective, *kpi)));
        told.extend(&kpis);
        pieces.push(Piece::Objective(objective, kpis));
    }
    pieces.push(Piece::Totals);
    pieces
}

/// The KPIs that stand in none of `pieces`.
fn others(room: &Room, pieces: &[Piece]) -> Vec<KpiId> {
    let stands_in = |kpi: KpiId| move |piece: &Piece| matches!(piece, Piece::Objective(_, kpis) if kpis.contains(&kpi));
    let is_other = |kpi: &KpiId| {
        !matches!(kpi, KpiId::Plan(_)) && *kpi != COST && !pieces.iter().any(stands_in(*kpi)) && is_shown(room, *kpi)
    };
    KpiId::all().filter(is_other).collect()
}

/// The way to where influencers are added.
pub fn to_influencers(room: &Room, label: &'static str) -> Html {
    link("button primary", room.link(Section::Influencers), label)
}

/// The budget against what is spent so far.
fn budget(page: Page, room: &Room) -> Html {
    let words = page.words();
    let Some(Amount(minor)) = room.campaign.budget else { return Html::default() };
    let budget = Money::new(minor, room.campaign.currency).major();
    let print = |major: f64| page.format.money(major, room.campaign.currency);
    let label = words.budget_of.with(&print(budget));
    let Outcome::Known { value: spent, coverage, .. } = room.figures.outcome(Scope::Campaign, COST, Reading::Overall)
    else {
        return html! { <p class="budget">{ label }</p> };
    };
    let share = if budget > 0.0 { spent / budget } else { f64::from(spent > 0.0) };
    let rest = if spent > budget {
        words.budget_over.with(&print(spent - budget))
    } else {
        words.budget_left.with(&print(budget - spent))
    };
    // What others cost comes off it too.
    let part = (!coverage.is_full()).then(|| covered(page, coverage));
    let told = [Some(page.format.percent(share)), Some(rest), part].into_iter().flatten().collect::<Vec<_>>();
    html! {
        <p class={classes!("budget", (spent > budget).then_some("over"))}>
            <progress max="1" value={share.min(1.0).to_string()} aria-label={label.clone()} />
            <span>{ label }</span>
            <span class="kpi-target-state">{ told.join(" · ") }</span>
        </p>
    }
}

/// What the campaign means by names that have several meanings, as the report prints it.
fn definitions(page: Page, campaign: &Campaign) -> Vec<String> {
    let (words, chosen) = (page.words(), &campaign.definitions);
    let counted = ENGAGEMENT_COMPONENTS.into_iter().filter(|component| chosen.engagement.has(*component));
    let told = [
        words.engagement_counts.with(&page.strings.measures(counted)),
        words.cpm_counts.with((page.strings.measure_inline)(chosen.cpm_base.measure())),
    ];
    told.into_iter().chain(chosen.emv.map(|emv| words.emv_here.with((words.emv_is)(emv)))).collect()
}
