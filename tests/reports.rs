//! The report that a link opens, rendered without a browser.
#![cfg(all(not(target_arch = "wasm32"), feature = "app"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "exports/campaigns.rs"]
#[allow(dead_code, clippy::cast_possible_wrap)]
mod campaigns;
#[path = "pages/html.rs"]
#[allow(dead_code)] // each test uses a part of it
mod html;
#[path = "pages/render.rs"]
mod render;
#[path = "pages/workspaces.rs"]
#[allow(dead_code)]
mod workspaces;

use std::collections::BTreeMap;
use std::rc::Rc;

use html::Element;
use influencer_kpi::app::context::Page;
use influencer_kpi::app::pages::shared::told;
use influencer_kpi::app::route::{Route, Section};
use influencer_kpi::campaign::merge::{Part, Stamped};
use influencer_kpi::campaign::model::Campaign;
use influencer_kpi::exchange::link::{self, Envelope, KeptBack};
use influencer_kpi::i18n::{Language, NumberFormat, Separators};
use influencer_kpi::kpi::unit::Currency;
use render::render;
use workspaces::{day, gaps, of, one_influencer, shared};

fn report_of(campaign: &Campaign) -> Element {
    render(&of([]), Language::En, &shared(campaign))
}

/// The campaign's KPIs that a page shows with a value.
fn known(page: &Element) -> BTreeMap<String, String> {
    let of_campaign = |element: &&Element| element.get("data-scope") == Some("campaign");
    let told = page.all().into_iter().filter(of_campaign);
    told.filter_map(|one| Some((one.get("data-kpi")?.to_owned(), one.get("data-value")?.to_owned()))).collect()
}

#[test]
fn a_report_shows_the_figures_of_the_campaign() {
    for campaign in [one_influencer(), gaps()] {
        let own = Route::Campaign(campaign.id, Section::Overview);
        let own = render(&of([campaign.clone()]), Language::En, &own);
        let report = report_of(&campaign);
        assert!(known(&own).len() > 10, "{:?}", known(&own));
        assert_eq!(known(&report), known(&own));
        for post in &campaign.posts {
            assert!(
                report.text().contains(&page_count(post.insights.get(influencer_kpi::kpi::measure::Measure::Likes)))
            );
        }
    }
}

fn page_count(reading: Option<influencer_kpi::campaign::insights::Reading>) -> String {
    let format = NumberFormat { language: Language::En, separators: Separators::Dot };
    reading.map_or_else(|| "–".to_owned(), |reading| format.count(reading.value as f64))
}

#[test]
fn a_report_without_orders_and_visits_shows_the_figures_of_the_campaign_and_says_so() {
    let campaign = campaigns::shop();
    let own = Route::Campaign(campaign.id, Section::Overview);
    let own = render(&of([campaign.clone()]), Language::En, &own);
    let kept_back = KeptBack { records: true, ..KeptBack::default() };
    let sent = kept_back.sent(&Stamped::unshared(Rc::new(campaign.clone())));
    let link = link::write(&Envelope::Open(link::pack(&sent).unwrap()));
    let report = render(&of([]), Language::En, &Route::Shared(link.into()));
    assert!(known(&own).contains_key("revenue"), "{:?}", known(&own));
    assert_eq!(known(&report), known(&own));
    let says_so = |page: &Element| page.text().contains("Orders and visits are not in this link");
    assert!(says_so(&report) && !says_so(&report_of(&campaign)));
}

#[test]
fn what_was_kept_back_is_not_spoken_of() {
    let all = KeptBack { costs: true, notes: true, records: true };
    let report = report_of(&all.from(&Campaign { notes: "between us".into(), ..one_influencer() }));
    let text = report.text();
    assert!(!text.contains("between us") && !text.contains("Missing"), "{text}");
    assert!(!known(&report).contains_key("cost") && known(&report).contains_key("engagements"));
}

#[test]
fn a_report_is_read_and_not_written() {
    let report = report_of(&gaps());
    let main = report.named("main").pop().unwrap();
    for field in ["input", "select", "textarea"] {
        assert!(main.named(field).is_empty(), "{field}");
    }
    let own = |link: &&Element| link.get("href").is_some_and(|href| href.starts_with("#/campaign"));
    assert_eq!(main.named("a").iter().filter(|link| own(link)).count(), 0, "nothing of it is here");
}

#[test]
fn each_refusal_has_a_sentence_in_each_language() {
    let Route::Shared(text) = shared(&one_influencer()) else { panic!("a link") };
    let cut = text[..text.len() / 2].to_owned();
    let newer = link::write(&Envelope::Sealed(vec![2; 60]));
    let other = if text[40..].starts_with('A') { 'B' } else { 'A' };
    let changed = format!("{}{other}{}", &text[..40], &text[41..]);
    let mut sentences = Vec::new();
    for payload in [cut, newer, "hello!!%%%".to_owned(), changed] {
        for language in Language::ALL {
            let page = render(&of([]), language, &Route::Shared(payload.clone().into()));
            let refused = page.all().into_iter().find(|one| one.get("data-link") == Some("refused"));
            sentences.push(refused.expect("a refusal").text());
        }
    }
    let of = |payload: &str| render(&of([]), Language::En, &Route::parse(&format!("#/shared/{payload}"))).text();
    for nothing in ["", "%20", "hello!!%%%"] {
        assert!(of(nothing).contains("It is no link to a campaign, or was changed on its way"), "{nothing}");
    }
    let count = sentences.len();
    sentences.sort();
    sentences.dedup();
    assert_eq!(sentences.len(), count, "{sentences:#?}");
}

#[test]
fn every_fact_that_may_differ_has_a_name_in_each_language() {
    for language in Language::ALL {
        let page = Page::new(NumberFormat { language, separators: Separators::Dot }, day("2026-06-15"));
        for part in Part::ALL {
            for name in part.names() {
                assert!(told::is_named(page, part, name), "{part:?} {name:?} in {language:?}");
            }
        }
    }
}

#[test]
fn the_rate_of_a_fee_and_its_day_have_names_of_their_own() {
    let with = |rate, date: Option<&str>| {
        let mut campaign = gaps();
        let fee = &mut Rc::make_mut(&mut campaign.influencers[0]).fee;
        (fee.currency, fee.rate, fee.date) = (Some(Currency::EUR), rate, date.map(day));
        campaign
    };
    for (language, names) in [(Language::En, ["Exchange rate", "Rate of"]), (Language::ZhCn, ["汇率", "汇率日期"])]
    {
        let page = render(&of([with(None, None)]), language, &shared(&with(Some(1.1), Some("2026-05-03"))));
        let taken = page.all().into_iter().find(|one| one.get("data-changes") == Some("taken")).expect("what is taken");
        let titles: Vec<_> = taken.named("th").into_iter().map(Element::text).collect();
        for name in names {
            assert_eq!(titles.iter().filter(|title| title.ends_with(&format!("· {name}"))).count(), 1, "{titles:?}");
        }
    }
}

#[test]
fn a_link_to_a_campaign_that_is_here_tells_what_differs() {
    let mine = Campaign { name: "Mine".into(), notes: "between us".into(), ..gaps() };
    let theirs = shared(&Campaign { name: "Theirs".into(), ..gaps() });
    for language in Language::ALL {
        let page = render(&of([mine.clone()]), language, &theirs);
        let conflicts: Vec<_> = page.all().into_iter().filter(|one| one.get("data-conflict").is_some()).collect();
        // Nobody shared before, so that nobody knows whose name is newer.
        assert_eq!(conflicts.len(), 1);
        assert!(conflicts[0].text().contains("Mine") && conflicts[0].text().contains("Theirs"));
        let staying = page.all().into_iter().find(|one| one.get("data-changes") == Some("staying"));
        assert!(staying.expect("what stays").text().contains("between us"));
    }
    let same = render(&of([mine.clone()]), Language::En, &shared(&mine));
    assert!(same.all().into_iter().any(|one| one.get("data-merge") == Some("same")));
}
