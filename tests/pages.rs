//! Every page, rendered without a browser: what it shows of the KPIs, in both languages, and how it is built.
//!
//! Rendering calls nothing of the browser: natively such a call panics.
#![cfg(all(not(target_arch = "wasm32"), feature = "app"))]
// A test says what is wrong by panicking; its helpers are no production code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "pages/html.rs"]
mod html;
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
use influencer_kpi::app::state::Workspace;
use influencer_kpi::campaign::figures::{Figures, Scope};
use influencer_kpi::campaign::id::OrderKey;
use influencer_kpi::campaign::model::{Campaign, Platform, Post, Status, Targets};
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

const ONE_POST: [(&str, &str); 28] = [
    ("cost", "500"),
    ("social_reach", "50000"),
    ("posts_reach", "20000"),
    ("impressions", "250000"),
    ("views", "missing"),
    ("reach_rate", "0.4"),
    ("reach_rate_average", "0.4"),
    ("cpm", "2"),
    ("cpm_reach", "25"),
    ("cpm_followers", "10"),
    ("follower_growth", "missing"),
    ("cost_per_follower", "missing"),
    ("engagements", "2150"),
    ("er_followers", "0.043"),
    ("er_followers_average", "0.043"),
    ("er_reach", "0.1075"),
    ("er_impressions", "0.0086"),
    ("er_views", "missing"),
    ("total_likes", "2000"),
    ("total_shares", "missing"),
    ("cpe", "0.23255813953488372"),
    ("assets", "1"),
    ("cost_per_asset", "500"),
    ("creators_active", "1"),
    ("revenue", "missing"),
    ("roas", "missing"),
    ("break_even_roas", "missing"),
    ("emv", "undefined"),
];

#[test]
fn a_campaign_shows_each_kpi_in_full_precision_with_money_in_major_units_and_rates_as_fractions() {
    let workspace = of([one_influencer()]);
    for language in Language::ALL {
        expect_kpis(&render(&workspace, language, &overview(1)), "campaign", &ONE_POST);
    }
}

#[test]
fn influencers_and_posts_have_scopes_of_their_own() {
    let workspace = of([one_influencer()]);
    let at = |section| english(&workspace, &Route::Campaign(campaign_id(1), section));
    let person =
        [("cost", "500"), ("impressions", "250000"), ("cpm", "2"), ("er_followers", "0.043"), ("roas", "missing")];
    expect_kpis(&at(Section::Influencers), "influencer:ana", &person);
    expect_kpis(&at(Section::Influencer(influencer_id(1))), "influencer:ana", &person);
    let content = [("cpm", "2"), ("er_followers", "0.043")];
    let scope = format!("post:{}", post_id(1));
    expect_kpis(&at(Section::Posts), &scope, &content);
    expect_kpis(&at(Section::Post(post_id(1))), &scope, &content);
    expect_kpis(&at(Section::Post(post_id(1))), &scope, &[("er_reach", "0.1075"), ("ctr", "missing")]);
}

#[test]
fn calculators_answer_what_their_link_asks() {
    let nothing = of([]);
    let ask = |name, pairs: &[(&str, &str)]| english(&nothing, &tool(name, pairs));
    let calculated = |pairs: &[(&str, &str)], expected: &[(&str, &str)]| {
        expect_kpis(&ask(Calculator::Cpm, pairs), "calculator", expected);
    };
    calculated(&[("cost", "500"), ("impressions", "250000")], &[("cpm", "2")]);
    // A published calculator says 300.
    calculated(&[("cost", "500"), ("impressions", "1500")], &[("cpm", "333.3333333333333")]);
    calculated(&[("cpm", "2"), ("impressions", "250000")], &[("cost", "500")]);
    calculated(&[("cost", "500"), ("cpm", "2")], &[("impressions", "250000")]);
    calculated(&[("cost", "500")], &[("cpm", "missing")]);
    calculated(&[("cost", "500"), ("impressions", "0")], &[("cpm", "undefined")]);
    let margins = [("margin", "0.5"), ("return_rate", "0.25"), ("target_profit", "0.125")];
    for (returns, expected) in [("", "8"), ("additive", "8"), ("multiplicative", "4")] {
        let page = ask(Calculator::Roi, &[&margins[..], &[("returns", returns)]].concat());
        expect_kpis(&page, "calculator", &[("break_even_roas", expected)]);
    }
    let all =
        [("likes", "2000"), ("comments", "150"), ("followers", "50000"), ("reach", "20000"), ("impressions", "250000")];
    let rates =
        [("er_followers", "0.043"), ("er_reach", "0.1075"), ("er_impressions", "0.0086"), ("er_views", "missing")];
    expect_kpis(&ask(Calculator::EngagementRate, &all), "calculator", &rates);
}

#[test]
fn published_benchmarks_say_what_they_are_of() {
    let rows = |calculator| {
        let page = english(&of([]), &tool(calculator, &[]));
        page.class("usual")[0].named("tr").iter().map(|row| row.text()).collect::<Vec<_>>().join("\n")
    };
    let (rates, prices) = (rows(Calculator::EngagementRate), rows(Calculator::Cpm));
    for words in [
        "TikTok, Nano (1,000–10,000) ",
        "TikTok, Mega (≥ 1,000,000) ",
        ", 2025 · median of brands' own accounts",
        ", 2025 · posts sent with its tool",
        ", 2025 · influencers, gathered from others' studies",
    ] {
        assert!(rates.contains(words), "{words:?}: {rates}");
    }
    for words in [", 2024 · its own bookings", ", 2024 · method not stated"] {
        assert!(prices.contains(words), "{words:?}: {prices}");
    }
}

#[test]
fn what_a_link_gives_stands_in_the_fields() {
    let field = |pairs: &[(&str, &str)], id: &str| {
        let page = english(&of([]), &tool(Calculator::Cpm, pairs));
        page.id(id).and_then(|input| input.get("value").map(str::to_owned))
    };
    let link = [("cost", "1234.5"), ("impressions", "250000")];
    assert_eq!(field(&link, "cost").as_deref(), Some("1,234.5"));
    assert_eq!(field(&link, "impressions").as_deref(), Some("250,000"));
    assert_eq!(field(&link, "cpm"), None, "the answer is no field");
}

#[test]
fn values_of_a_link_that_are_no_numbers_are_told_and_left_out() {
    for hostile in ["abc", "-1", "1e999", "NaN", "inf", "1.5", "0x10", "<img src=x onerror=alert(1)>", "9e12"] {
        let page = english(&of([]), &tool(Calculator::Cpm, &[("cost", "500"), ("impressions", hostile)]));
        let notice = page.class("tool")[0].class("notice")[0].text();
        assert!(notice.contains(&format!("impressions={hostile}")), "{notice}");
        assert!(page.named("img").iter().all(|image| image.get("src") == Some("icons/icon.svg")));
        expect_kpis(&page, "calculator", &[("cpm", "missing")]);
    }
    for (calculator, link, told) in [
        (Calculator::Cpm, [("cost", "500"), ("views", "250000")], "views=250000."),
        (Calculator::CostPer, [("cost", "500"), ("new_users", "40")], "new_users=40."),
        (Calculator::Roi, [("margin", "0.5"), ("returns", "lost")], "returns=lost."),
        (Calculator::SocialReach, [("followers", "500"), ("likes", "40")], "likes=40."),
    ] {
        let notice = english(&of([]), &tool(calculator, &link)).class("tool")[0].class("notice")[0].text();
        assert!(notice.ends_with(&format!("left out: {told}")), "{notice}");
    }
    let fine = english(&of([]), &tool(Calculator::Cpm, &[("cost", "500"), ("impressions", ""), ("utm_source", "x")]));
    assert!(fine.class("tool")[0].class("notice").is_empty(), "an empty value is no value");
}

#[test]
fn coverage_estimates_missing_inputs_and_reasons_are_told_in_words() {
    let workspace = of([gaps()]);
    let page = english(&workspace, &overview(2));
    let expected = [
        ("cpm", "1"),
        ("impressions", "350000"),
        ("er_followers", "0.018833333333333334"),
        ("cost", "500"),
        ("views", "missing"),
        ("follower_growth_rate", "undefined"),
        ("conversion_rate", "undefined"),
        ("er_reach", "undefined"),
    ];
    expect_kpis(&page, "campaign", &expected);
    let says = |kpi: &str, words: &str| {
        let told = told(&page, kpi);
        assert!(told.contains(words), "{kpi} does not say {words:?}: {told}");
    };
    says("cpm", "estimated · 1 of 3 posts");
    says("impressions", "estimated · 2 of 3 posts");
    says("cost", "1 of 3 influencers");
    says("views", "Needs views");
    says("roas", "Needs revenue");
    says("follower_growth_rate", "No answer: followers at start must be more than zero");
    says("conversion_rate", "No answer: clicks must be more than zero");
    says("emv", "Off: no definition is chosen in the settings");
    says("total_likes", "3 of 3 posts · actual");
    assert!(!told(&page, "total_likes").contains("estimated"));

    let page = render(&workspace, Language::ZhCn, &overview(2));
    let says = |kpi: &str, words: &str| {
        let told = told(&page, kpi);
        assert!(told.contains(words), "{kpi} does not say {words:?}: {told}");
    };
    says("cpm", "预估 · 3 条内容中的 1 条");
    says("cost", "3 位达人中的 1 位");
    says("views", "缺少数据：");
    says("follower_growth_rate", "必须大于零");
}

#[test]
fn a_divisor_that_several_numbers_make_is_told_with_them() {
    let shrunk = "#/tools/follower-growth?followers_start=20000&followers_end=19000&cost=600";
    let says = |language, words: &str| {
        let text = render(&of([]), language, &Route::parse(shrunk)).text();
        assert!(text.contains(words), "{text}");
    };
    says(Language::En, "19,000 followers at end − 20,000 followers at start must be more than zero");
    says(Language::ZhCn, "分母（期末粉丝数 19,000 − 期初粉丝数 20,000）必须大于零");
}

#[test]
fn a_kpi_shows_its_formula_with_the_real_numbers_and_its_source() {
    let page = english(&of([one_influencer()]), &overview(1));
    let cpm = told(&page, "cpm");
    assert!(cpm.contains("Cost ÷ Impressions × 1,000"), "{cpm}");
    assert!(cpm.contains("$500.00 ÷ 250,000 impressions × 1,000 = $2.00"), "{cpm}");
    for row in page.class("kpi") {
        let source = row.class("source");
        let link = source.first().and_then(|source| source.named("a").first().and_then(|link| link.get("href")));
        assert!(link.is_some_and(|link| link.starts_with("https://")), "no source: {}", row.text());
    }
}

#[test]
fn a_campaign_and_its_report_say_which_definitions_they_use() {
    let definitions = Definitions { cpm_base: CpmBase::Views, emv: Some(Emv::ByEngagements), ..Definitions::default() };
    let chosen = Campaign { definitions, ..one_influencer() };
    for route in [overview(1), shared(&chosen)] {
        let says = |campaign: &Campaign, language, words: &str| {
            let text = render(&of([campaign.clone()]), language, &route).text();
            assert_eq!(text.matches(words).count(), 1, "{route} does not say {words:?} once: {text}");
        };
        for sentence in ["CPM here counts views.", "Earned media value here: Engagements × CPE."] {
            says(&chosen, Language::En, sentence);
        }
        says(&chosen, Language::ZhCn, "此处的 CPM 按播放/浏览量计算。");
        says(&chosen, Language::ZhCn, "此处的 EMV 公式：互动量 × CPE。");
    }
    let text = english(&of([one_influencer()]), &overview(1)).text();
    assert!(text.contains("CPM here counts impressions.") && !text.contains("Earned media value here"), "{text}");
}

#[test]
fn what_nobody_chose_is_shown_only_where_a_campaign_is_worked_on() {
    let shows_emv = |campaign: Campaign, route: &Route| {
        let page = english(&of([campaign]), route);
        kpis(&page).contains_key(&("emv".to_owned(), "campaign".to_owned()))
    };
    assert!(shows_emv(one_influencer(), &overview(1)));
    assert!(!shows_emv(one_influencer(), &shared(&one_influencer())));
    assert!(!shows_emv(campaign(1, "New"), &overview(1)));
    let chosen = Definitions { emv: Some(Emv::ByImpressions), ..Definitions::default() };
    assert!(shows_emv(one_influencer(), &shared(&Campaign { definitions: chosen, ..one_influencer() })));
}

#[test]
fn progress_goes_in_the_direction_of_the_kpi() {
    let page = english(&of([gaps()]), &overview(2));
    let progress = |kpi: &str| told(&page, kpi);
    let cpm = progress("cpm");
    assert!(cpm.contains("Target ≤ $2.00") && cpm.contains("Target reached"), "{cpm}");
    // Half of the days are gone, and half of the impressions are there.
    let impressions = progress("impressions");
    assert!(impressions.contains("Target 700,000") && impressions.contains("50% of target · on pace"), "{impressions}");
    let rate = progress("er_followers");
    assert!(rate.contains("Target 4%") && rate.contains("47% of target"), "{rate}");
    assert!(!progress("social_reach").contains("Target"));

    let mut campaign = gaps();
    campaign.targets.extend([("cpm".parse().unwrap(), 0.8)]);
    let cpm = told(&english(&of([campaign]), &overview(2)), "cpm");
    assert!(cpm.contains("125% of target"), "{cpm}");
}

/// Every figure of every page is what the campaign's facts come to.
#[test]
fn no_page_computes_for_itself() {
    for campaign in [one_influencer(), gaps(), selling()] {
        let workspace = of([campaign.clone()]);
        let mut compared = 0;
        for route in routes(&workspace) {
            for (name, told) in kpis(&english(&workspace, &route)) {
                if name.1 != "calculator" {
                    assert_eq!(told, computed(&campaign, &name), "{route} {name:?}");
                    compared += 1;
                }
            }
        }
        assert!(compared > 80, "{compared}");
    }
}

fn computed(campaign: &Campaign, (kpi, scope): &Name) -> (String, Option<String>) {
    let scope = match scope.split_once(':') {
        None if scope == "campaign" => Scope::Campaign,
        Some(("campaign", id)) if id == campaign.id.to_string() => Scope::Campaign,
        Some(("influencer", handle)) => {
            Scope::Influencer(campaign.influencers.iter().find(|one| one.handle == handle).expect("known").id)
        }
        Some(("post", id)) => Scope::Post(id.parse().expect("an id")),
        Some(("platform", key)) => Scope::Platform(Platform::from_key(key).expect("a platform")),
        Some(("tier", key)) => Scope::Tier(Tier::from_key(key).expect("a tier")),
        _ => panic!("{scope} is no scope"),
    };
    let (kpi, reading) = match kpi.strip_suffix("_average") {
        Some(kpi) => (kpi, Reading::AveragePost),
        None => (kpi.as_str(), Reading::Overall),
    };
    let figures = Figures::of(campaign, &Tiers::MEDIAKIX);
    match figures.outcome(scope, kpi.parse::<KpiId>().expect("of the catalogue"), reading) {
        Outcome::Known { value, .. } => ("known".to_owned(), Some(format!("{value}"))),
        Outcome::Missing(_) => ("missing".to_owned(), None),
        Outcome::Undefined(_) => ("undefined".to_owned(), None),
    }
}

#[test]
fn the_overview_shows_every_kpi_of_a_campaign_once() {
    let page = english(&of([gaps()]), &overview(2));
    let shown: BTreeSet<_> = kpis(&page).into_keys().map(|(kpi, _)| kpi).collect();
    let estimates = |kpi: &KpiId| matches!(kpi, KpiId::Plan(_));
    let all: BTreeSet<_> = KpiId::all().filter(|kpi| !estimates(kpi)).map(|kpi| kpi.key().to_owned()).collect();
    assert_eq!(all.difference(&shown).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn values_are_plain_numbers() {
    for (name, _, page) in every_page() {
        for element in page.all().into_iter().filter(|element| element.get("data-kpi").is_some()) {
            let [kpi, state] = ["data-kpi", "data-state"].map(|attribute| element.get(attribute).unwrap());
            let value = element.get("data-value");
            assert!(["known", "missing", "undefined"].contains(&state), "{name} {kpi}: {state}");
            assert_eq!(state == "known", value.is_some(), "{name} {kpi}");
            let Some(value) = value else { continue };
            let digits = value.strip_prefix('-').unwrap_or(value);
            assert!(digits.chars().all(|sign| sign.is_ascii_digit() || sign == '.'), "{name} {kpi}: {value}");
            assert!(value.parse::<f64>().is_ok_and(f64::is_finite), "{name} {kpi}: {value}");
        }
        let text = page.text();
        for word in text.split(|sign: char| !sign.is_alphanumeric()) {
            assert!(!["NaN", "inf", "undefined", "None"].contains(&word), "{name} says {word}");
        }
    }
}

#[test]
fn every_page_has_one_heading_unique_ids_and_a_label_for_each_field() {
    for (name, _, page) in every_page() {
        let headings: Vec<_> = page.named("h1").iter().map(|heading| heading.text()).collect();
        assert_eq!(headings.len(), 1, "{name}: headings {headings:?}");
        assert!(!headings[0].is_empty(), "{name}");
        assert_eq!(page.named("h1")[0].get("tabindex"), Some("-1"), "{name}: the heading can take the focus");

        let mut ids = BTreeSet::new();
        for id in page.all().iter().filter_map(|element| element.get("id")) {
            assert!(ids.insert(id), "{name}: {id} twice");
        }
        let labels: BTreeMap<_, _> = page.named("label").iter().map(|label| (label.get("for"), label.text())).collect();
        for field in ["input", "select", "textarea"].iter().flat_map(|kind| page.named(kind)) {
            let id = field.get("id");
            assert!(id.is_some() && labels.get(&id).is_some_and(|label| !label.is_empty()), "{name}: {field:?}");
        }
        for element in page.all() {
            for attribute in ["aria-describedby", "aria-labelledby", "aria-controls", "for"] {
                for id in element.get(attribute).unwrap_or_default().split_whitespace() {
                    assert!(ids.contains(id), "{name}: {attribute} names {id}, which is not there");
                }
            }
        }
        for element in ["button", "a", "summary"].iter().flat_map(|kind| page.named(kind)) {
            let named = element.get("aria-label").map_or_else(|| element.text(), str::to_owned);
            assert!(!named.is_empty(), "{name}: {element:?} has no name");
        }
    }
}

#[test]
fn nothing_inline_and_no_address_but_web_pages_and_this_page() {
    for (name, _, page) in every_page() {
        for element in page.all() {
            for (attribute, value) in element.attributes() {
                assert!(attribute != "style" && !attribute.starts_with("on"), "{name}: {attribute} in {element:?}");
                if ["href", "src", "action", "formaction"].contains(&attribute) {
                    let known = ["#", "https://", "http://", "icons/"].iter().any(|start| value.starts_with(start));
                    assert!(known, "{name}: {attribute}={value}");
                }
            }
            assert!(!["script", "style", "iframe", "form"].contains(&element.name.as_str()), "{name}: {element:?}");
            if element.get("target") == Some("_blank") {
                assert!(element.get("rel").is_some_and(|rel| rel.contains("noopener")), "{name}: {element:?}");
            }
        }
    }
}

#[test]
fn markup_in_names_is_text() {
    let bold = "<b>\"it's\" & </script><img src=x onerror=alert(1)>";
    let mut hostile = one_influencer();
    hostile.name = bold.to_owned();
    hostile.brand = bold.to_owned();
    hostile.notes = format!("</textarea>{bold}");
    let author = Rc::make_mut(&mut hostile.influencers[0]);
    author.name = bold.to_owned();
    author.handle = bold.to_owned();
    author.notes = format!("</textarea>{bold}");
    let workspace = of([hostile.clone(), Campaign { id: campaign_id(9), binned: Some(day("2026-06-01")), ..hostile }]);
    let words = bold.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut seen = 0;
    for route in routes(&workspace) {
        let page = english(&workspace, &route);
        assert!(page.named("b").is_empty() && page.named("script").is_empty(), "{route}");
        assert!(page.named("img").iter().all(|image| image.get("onerror").is_none()), "{route}");
        seen += usize::from(page.text().contains(&words));
    }
    assert!(seen > 5, "the name is shown as it is: {seen}");
    let page = english(&workspace, &Route::Campaign(campaign_id(1), Section::Influencers));
    expect_kpis(&page, &format!("influencer:{bold}"), &[("cpm", "2")]);
}

#[test]
fn a_post_that_stands_there_twice_is_told_beside_its_address_and_on_the_overview() {
    let twin =
        |id| Rc::new(Post { permalink: "https://x.com/ana/status/9".to_owned(), ..post(id, 1, Platform::X, &[]) });
    let told = |posts: u64, route: &Route| {
        let campaign = Campaign {
            influencers: vec![Rc::new(influencer(1, "ana"))],
            posts: (1..=posts).map(twin).collect(),
            ..campaign(1, "Twice")
        };
        english(&of([campaign]), route)
    };
    let problem_of = |id| {
        let page = told(2, &Route::Campaign(campaign_id(1), Section::Post(post_id(id))));
        page.id("permalink-problem").expect("a place for the problem").text()
    };
    assert_eq!(problem_of(1), "");
    assert!(problem_of(2).contains("counted twice"));
    let overview = |posts| told(posts, &Route::Campaign(campaign_id(1), Section::Overview)).text();
    assert!(overview(2).contains("1 entry to check") && overview(2).contains("counted twice"));
    assert!(!overview(1).contains("counted twice"));
    // Thousands are counted and not all listed.
    let many = overview(132);
    assert!(many.contains("131 entries to check") && many.contains("And 31 more."));
    assert_eq!(many.matches("counted twice").count(), 100);
}

#[test]
fn only_web_addresses_of_posts_become_links() {
    let link_of = |permalink: &str| {
        let post = Post { permalink: permalink.to_owned(), ..post(1, 1, Platform::X, &[]) };
        let campaign = Campaign {
            influencers: vec![Rc::new(influencer(1, "ana"))],
            posts: vec![Rc::new(post)],
            ..campaign(1, "Links")
        };
        let page = english(&of([campaign]), &Route::Campaign(campaign_id(1), Section::Post(post_id(1))));
        let problem = page.id("permalink-problem").expect("a place for the problem").text();
        let links = page.named("a");
        let opens = links.iter().find(|link| link.text() == "Open post").and_then(|link| link.get("href"));
        (opens.map(str::to_owned), problem)
    };
    let real = "https://example.com/p/1?a=1&b=2";
    assert_eq!(link_of(real), (Some(real.to_owned()), String::new()));
    let hostile =
        ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "\u{1}javascript:alert(1)", "data:text/html,x", "vbscript:x"];
    for text in hostile.into_iter().chain([" https://example.com", "//example.com", "https:javascript:alert(1)", "7"]) {
        let (link, problem) = link_of(text);
        assert_eq!(link, None, "{text}");
        assert!(problem.contains("This is no web address"), "{text}: {problem}");
    }
}

/// All that is read on a page, but for names of languages, and of sources, which are titles.
fn words(page: &Element) -> Vec<String> {
    let wanted = |element: &Element| {
        let is_language =
            element.name == "option" && Language::ALL.iter().any(|one| element.get("value") == Some(one.tag()));
        let is_source = element.name == "a" && element.get("target") == Some("_blank");
        // Addresses and patterns are what they are in every language.
        !is_language && !is_source && element.get("lang").is_none()
    };
    let mut found = Vec::new();
    page.collect(&wanted, &mut found);
    let mut found: Vec<_> = found.into_iter().map(str::to_owned).collect();
    for element in page.all().into_iter().filter(|element| wanted(element)) {
        let read = ["aria-label", "title", "alt", "placeholder"].map(|attribute| element.get(attribute));
        found.extend(read.into_iter().flatten().map(str::to_owned));
    }
    found
}

fn is_chinese(sign: char) -> bool {
    matches!(sign, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// Brands, and abbreviations that are the same in Chinese.
const EVERYWHERE: &[&str] = &[
    "Influencer",
    "KPI",
    "Instagram",
    "TikTok",
    "YouTube",
    "Facebook",
    "X",
    "LinkedIn",
    "Google",
    // GA4.
    "GA",
    "CPM",
    "CPE",
    "CPC",
    "CPV",
    "CPA",
    "CAC",
    "CTR",
    "ROAS",
    "ROI",
    "EMV",
    "KOC",
    "https",
    "US",
    "JP",
    "JSON",
    "CSV",
    "Excel",
    "SQL",
    "PDF",
    // Codes, and their endings.
    "Emily",
    "RerR",
    "Z",
    "Vip",
    "Joy",
    "Sun",
    // Keys.
    "Enter",
    "F",
    "Tab",
    "Esc",
];

#[test]
fn a_page_speaks_one_language() {
    let workspace = everything();
    let mut sentences = 0;
    for route in routes(&workspace) {
        for text in words(&english(&workspace, &route)) {
            assert!(!text.contains(is_chinese), "{route}: {text}");
        }
        let page = render(&workspace, Language::ZhCn, &route);
        assert!(page.named("h1")[0].text().contains(|sign| is_chinese(sign) || sign.is_ascii_digit()), "{route}");
        for text in words(&page) {
            sentences += usize::from(text.contains(is_chinese));
            // What stood in a link is told as it stood there.
            let own = text.split([' ', '：', '、', '，']).filter(|part| !part.contains('='));
            let latin = own.flat_map(|part| part.split(|sign: char| !sign.is_ascii_alphabetic()));
            let known =
                |word: &&str| word.is_empty() || EVERYWHERE.contains(word) || Currency::from_code(word).is_some();
            let strange: Vec<_> = latin.filter(|word| !known(word)).collect();
            assert!(strange.is_empty(), "{route}: {strange:?} in {text:?}");
        }
    }
    assert!(sentences > 1_000, "{sentences}");
}

#[test]
fn everything_that_looks_wrong_is_told_on_the_overview_and_beside_its_field() {
    let workspace = everything();
    let page = english(&workspace, &overview(3));
    let lists = page.class("to-do").iter().map(|list| list.text()).collect::<Vec<_>>().join("\n");
    let sentences = [
        "The handle is missing.",
        "Another influencer has this handle.",
        "Every post has its own cost, so the fee falls on none of them",
        "More reach than impressions",
        "More clicks than impressions",
        "More new users than clicks",
        "More new customers than orders.",
        "This is no web address",
        "A live post cannot have a publishing day in the future.",
        "A thousand times the usual 100 of this campaign.",
    ];
    for sentence in sentences {
        assert!(lists.contains(sentence), "{sentence:?} is not told: {lists}");
    }
    assert!(lists.contains("since"), "a post whose insights are due: {lists}");
    assert!(lists.contains("7 live posts have no publishing day"), "posts that never become due: {lists}");
    let beside = |section, field: &str| {
        let page = english(&workspace, &Route::Campaign(campaign_id(3), section));
        let invalid = page.id(field).expect("a field").get("aria-invalid") == Some("true");
        (invalid, page.id(&format!("{field}-problem")).expect("a place").text())
    };
    assert_eq!(beside(Section::Influencer(influencer_id(3)), "handle"), (true, sentences[0].to_owned()));
    assert_eq!(beside(Section::Post(post_id(2)), "published"), (true, sentences[8].to_owned()));
    assert_eq!(beside(Section::Post(post_id(3)), "published"), (false, String::new()));
}

#[test]
fn the_message_that_asks_for_insights_names_the_platform_where_there_is_one() {
    let message = |language: Language, platform| {
        (language.campaign_strings().insights_message)("Ana", platform, "May 3", "https://example.com")
    };
    for (language, platform, words) in [
        (Language::En, Platform::TikTok, "of your TikTok post of May 3: "),
        (Language::En, Platform::Other, "of your post of May 3: "),
        (Language::ZhCn, Platform::TikTok, "你May 3在TikTok发布的内容"),
        (Language::ZhCn, Platform::Other, "你May 3发布的内容"),
    ] {
        let message = message(language, platform);
        assert!(message.contains(words) && message.ends_with("https://example.com"), "{message}");
    }
}

#[test]
fn home_shows_the_first_kpi_with_a_target_and_the_way_to_it() {
    let told = |campaign: Campaign| {
        let page = english(&of([campaign]), &Route::Home);
        page.class("headline").first().map(|headline| headline.text()).unwrap_or_default()
    };
    let with_targets = told(gaps());
    assert!(with_targets.contains("Impressions") && with_targets.contains("350,000"), "{with_targets}");
    assert!(with_targets.contains("50% of target"), "{with_targets}");
    let leading = told(Campaign { targets: Targets::default(), ..gaps() });
    assert!(leading.contains("Social reach") && !leading.to_lowercase().contains("target"), "{leading}");
}

#[test]
fn what_is_not_live_yet_is_not_paid_for_by_what_is() {
    let mut campaign = one_influencer();
    let told = |campaign: &Campaign| told(&english(&of([campaign.clone()]), &overview(1)), "cpm");
    assert!(!told(&campaign).contains("planned"));
    let live = campaign.posts[0].influencer;
    let planned = Post { status: Status::Planned, influencer: live, ..post(9, 1, Platform::YouTube, &[]) };
    campaign.posts.push(Rc::new(planned));
    let told = told(&campaign);
    assert!(told.contains("$1.00") && told.contains("without $250.00 for planned posts"), "{told}");
    let to_come = |platform| Figures::of(&campaign, &Tiers::MEDIAKIX).cost_to_come(Scope::Platform(platform), CPM);
    assert_eq!([Platform::Instagram, Platform::YouTube].map(to_come), [None, Some(250.0)]);
}

#[test]
fn home_lists_campaigns_apart_from_the_bin() {
    let workspace = everything();
    let page = english(&workspace, &Route::Home);
    let lists = page.class("campaigns");
    let [open, bin] = lists.as_slice() else { panic!("two lists, not {}", lists.len()) };
    assert_eq!((open.named("li").len(), bin.named("li").len()), (4, 1));
    assert!(bin.text().contains("In the bin since Jun 2, 2026"), "{}", bin.text());
    assert!(bin.text().contains("Delete forever") && bin.text().contains("Restore"));
    assert!(open.text().contains("Untitled campaign"));
    let links: Vec<_> = open.named("a").iter().filter_map(|link| link.get("href")).collect();
    assert!(links.contains(&overview(3).to_string().as_str()));
}
