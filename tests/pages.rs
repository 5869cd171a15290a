//! Every page, rendered without a browser: what it shows of the KPIs, in both languages, and how it is built.
//!
//! Rendering calls nothing of the browser: natively such a call panics.
#![cfg(all(not(target_arch = "wasm32"), feature = "app"))]
// A test says what is wrong by panicking; its helpers are no production code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "pages/calculators.rs"]
mod calculators;
#[path = "pages/checks.rs"]
mod checks;
#[path = "pages/figures.rs"]
mod figures;
#[path = "pages/home.rs"]
mod home;
#[path = "pages/html.rs"]
mod html;
#[path = "pages/language.rs"]
mod language;
#[path = "pages/markup.rs"]
mod markup;
#[path = "pages/render.rs"]
mod render;
#[path = "pages/sales.rs"]
mod sales;
#[path = "pages/tracking.rs"]
mod tracking;
#[path = "pages/workspaces.rs"]
mod workspaces;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use html::Element;
use influencer_kpi::app::context::Page;
use influencer_kpi::app::route::{Route, Section};
use influencer_kpi::app::state::{Action, Imported, Notice, Workspace};
use influencer_kpi::campaign::edit::Refused;
use influencer_kpi::campaign::figures::{Figures, Scope};
use influencer_kpi::campaign::id::OrderKey;
use influencer_kpi::campaign::model::{Campaign, Influencer, Platform, Post, Status, Targets};
use influencer_kpi::campaign::rates::{Pair, Rate};
use influencer_kpi::campaign::records::Records;
use influencer_kpi::campaign::tracking::Codes;
use influencer_kpi::i18n::{Language, NumberFormat, Separators};
use influencer_kpi::kpi::calculator::Calculator;
use influencer_kpi::kpi::catalogue::{Awareness, KpiId, Reading};
use influencer_kpi::kpi::definitions::{Attribution, CpmBase, Definitions, Emv, Rule};
use influencer_kpi::kpi::measure::Measure;
use influencer_kpi::kpi::outcome::Outcome;
use influencer_kpi::kpi::tier::{Tier, Tiers};
use influencer_kpi::kpi::unit::Currency;
use influencer_kpi::sales::maker::Maker;
use render::render;
use workspaces::{campaign, campaign_id, day, everything, gaps, influencer, influencer_id, of, one_influencer, post};
use workspaces::{post_id, query, routes, selling, shared, studied};

fn english(workspace: &Rc<Workspace>, route: &Route) -> Element {
    render(workspace, Language::En, route)
}

/// Every page of some workspaces in both languages, with its name.
fn every_page() -> Vec<(String, Language, Element)> {
    let all = [
        ("empty", of([])),
        ("one", of([one_influencer()])),
        ("gaps", of([gaps()])),
        ("selling", of([studied()])),
        ("all", everything()),
    ];
    let mut pages = Vec::new();
    for (name, workspace) in all {
        for route in routes(&workspace) {
            for language in Language::ALL {
                let page = render(&workspace, language, &route);
                pages.push((format!("{name} {route} {}", language.tag()), language, page));
            }
        }
    }
    pages
}

fn overview(number: u64) -> Route {
    Route::Campaign(campaign_id(number), Section::Overview)
}

fn tool(tool: Calculator, pairs: &[(&str, &str)]) -> Route {
    Route::Tool(tool, query(pairs))
}

/// One shown KPI: its name and its scope.
type Name = (String, String);

/// What every KPI of a page says to scripts.
fn kpis(page: &Element) -> BTreeMap<Name, (String, Option<String>)> {
    let mut found = BTreeMap::new();
    for element in page.all().into_iter().filter(|element| element.get("data-kpi").is_some()) {
        let get = |attribute: &str| element.get(attribute).map(str::to_owned);
        let name = (get("data-kpi").unwrap(), get("data-scope").expect("a scope"));
        let told = (get("data-state").expect("a state"), get("data-value"));
        assert_eq!(found.insert(name.clone(), told), None, "{name:?} is shown once");
    }
    found
}

/// Asserts what a page says about KPIs of a scope: a value, or a state without one.
fn expect_kpis(page: &Element, scope: &str, expected: &[(&str, &str)]) {
    let shown = kpis(page);
    for (kpi, told) in expected {
        let found = shown.get(&((*kpi).to_owned(), scope.to_owned())).unwrap_or_else(|| panic!("{kpi} is not shown"));
        let wanted = match *told {
            "missing" | "undefined" => ((*told).to_owned(), None),
            value => ("known".to_owned(), Some(value.to_owned())),
        };
        assert_eq!(*found, wanted, "{kpi} of {scope}");
    }
}

/// All that a page tells about a KPI of the campaign, working included.
fn told(page: &Element, kpi: &str) -> String {
    let is_it = |element: &&Element| element.get("data-kpi") == Some(kpi);
    let rows = page.class("kpi");
    rows.into_iter().find(|row| row.all().iter().any(is_it)).unwrap_or_else(|| panic!("{kpi} has a row")).text()
}

const CPM: KpiId = KpiId::Awareness(Awareness::Cpm);
