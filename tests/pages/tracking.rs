//! Links and codes as they are shown.

use std::rc::Rc;

use influencer_kpi::app::route::{Route, Section};
use influencer_kpi::campaign::model::{Account, Campaign, Influencer, Platform};
use influencer_kpi::campaign::tracking::{Codes, Discount, LinkPart, Placement, Spot};
use influencer_kpi::sales::maker::Maker;

use super::english;
use super::html::Element;
use super::workspaces::{campaign, campaign_id, influencer, of, query};

fn on(platform: Platform, one: Influencer) -> Influencer {
    Influencer { accounts: vec![Account { platform, followers: Some(10), estimated: false }], ..one }
}

/// Ana on Instagram, Ben on TikTok, Cleo nowhere that is known.
fn spring() -> Campaign {
    let people = [
        on(Platform::Instagram, influencer(1, "ana")),
        on(Platform::TikTok, influencer(2, "ben")),
        influencer(3, "cleo"),
    ];
    let influencers = people.map(Rc::new).into();
    let mut campaign = Campaign { influencers, ..campaign(1, "Spring Launch") };
    campaign.tracking.destination = "https://example.com/shop#top".to_owned();
    campaign.tracking.discount = Some(Discount::Rate(0.1));
    campaign
}

fn shown(campaigns: impl IntoIterator<Item = Campaign>) -> Element {
    english(&of(campaigns), &Route::Campaign(campaign_id(1), Section::Links))
}

fn maker(maker: Maker, pairs: &[(&str, &str)]) -> Element {
    english(&of([]), &Route::Maker(maker, query(pairs)))
}

/// What each row of a table says, cell by cell.
fn rows(page: &Element, table: &str) -> Vec<Vec<String>> {
    let is_it = |one: &&Element| one.get("aria-label") == Some(table);
    let tables = page.class("stacked");
    let table = tables.into_iter().find(is_it).expect("the table");
    let cells = |row: &Element| {
        let cells = row.all().into_iter().filter(|one| matches!(one.name.as_str(), "th" | "td"));
        cells.map(Element::text).collect()
    };
    table.named("tbody")[0].named("tr").into_iter().map(cells).collect()
}

#[test]
fn every_link_says_whose_it_is_where_it_stands_and_where_it_lands() {
    let page = shown([spring()]);
    let link = |source: &str, content: &str, term: &str| {
        format!(
            "https://example.com/shop?utm_source={source}&utm_medium=influencer&utm_campaign=spring-launch&utm_content={content}&utm_term={term}#top"
        )
    };
    let told: Vec<_> = rows(&page, "Tagged links").into_iter().map(|row| row[..4].join(" | ")).collect();
    assert_eq!(
        told,
        [
            format!("ana | Instagram · Bio | {} | Organic Social", link("instagram", "bio", "ana")),
            format!("ana | Instagram · Story link sticker | {} | Organic Social", link("instagram", "story", "ana")),
            format!(
                "ben | TikTok · Bio Can be clicked here from 1,000 followers on, or with a business account. | {} | Organic Social / Organic Video ?",
                link("tiktok", "bio", "ben")
            ),
        ]
    );
    let text = page.text();
    assert!(text.contains("No link yet for cleo : tell on which platforms they are."), "{text}");
    assert!(text.contains("Copy all 3 links"), "{text}");
}

#[test]
fn what_spoils_all_links_is_told_once_and_what_spoils_one_beside_it() {
    let mut campaign = spring();
    campaign.tracking.tags.medium = "Paid Influencer".to_owned();
    campaign.tracking.tags.term = "{nobody}all".to_owned();
    campaign.tracking.tags.content = "all".to_owned();
    let bio = Spot { platform: Platform::Instagram, placement: Placement::Bio };
    let ana = Rc::make_mut(&mut campaign.influencers[0]);
    ana.links.set(Some(bio), LinkPart::Content, Some("ana@example.com".to_owned()));
    campaign.tracking.tags.source = "{platform}".to_owned();
    let page = shown([campaign]);
    let text = page.text();
    assert_eq!(text.matches("Medium has capitals").count(), 1, "{text}");
    let look: Vec<_> = rows(&page, "Tagged links").into_iter().map(|row| row[4].clone()).collect();
    assert_eq!(look, ["Content has an e-mail address. Personal data must not go into web analytics.", "", ""]);
    let problem = page.id("link-term-problem").expect("a place for the problem").text();
    assert_eq!(problem, "{nobody} is no part that can be filled in, and is left out.");
    assert!(rows(&page, "Tagged links").iter().all(|row| row[3].contains("Paid Social")));
}

#[test]
fn the_way_begins_with_influencers_and_goes_on_with_a_page() {
    let mut campaign = spring();
    campaign.tracking.destination = String::new();
    let page = shown([campaign.clone()]);
    assert!(page.text().contains("Enter the page to lead to, and everybody's links appear here."));
    assert!(!page.text().contains("Copy all"));
    campaign.influencers.clear();
    let empty = shown([campaign]);
    assert!(empty.text().contains("First the influencers"), "{}", empty.text());
    assert_eq!(empty.named("input").len(), 0);
}

#[test]
fn codes_have_a_grade_reasons_and_what_is_in_their_way() {
    let mut spring = spring();
    for (place, code) in ["Ana10", "RerR23Z", "Ann10"].into_iter().enumerate() {
        Rc::make_mut(&mut spring.influencers[place]).codes = Codes::read(code);
    }
    let mut other = Campaign { influencers: vec![Rc::new(influencer(9, "zoe"))], ..campaign(2, "Summer") };
    Rc::make_mut(&mut other.influencers[0]).codes = Codes::read("RERR23Z");
    let page = shown([spring.clone(), other.clone()]);
    let grades = |page: &Element| {
        let grades = page.all().into_iter().filter(|one| one.get("data-grade").is_some());
        grades.map(|one| one.text()).collect::<Vec<_>>()
    };
    assert_eq!(
        grades(&page),
        ["Good", "Poor Digits should stand together at the end. Capitals stand where nobody expects them.", "Good",]
    );
    let told = |page: &Element| rows(page, "Codes").into_iter().map(|row| row[3].clone()).collect::<Vec<_>>();
    let codes = told(&page);
    assert!(codes[0].contains("One slip of the finger away from Ann10 (cleo)."), "{}", codes[0]);
    assert!(codes[1].contains("The same as RERR23Z (zoe, Summer)."), "{}", codes[1]);
    assert!(page.text().contains("Everybody has a code."));
    assert!(page.text().contains("codes and pushy promotion cost authenticity") || page.text().contains("authentic"));

    // Of several codes each grade names its own, and what is in its way stands with it.
    assert!(!codes[0].contains("Ana10"), "{}", codes[0]);
    let mut several = spring.clone();
    Rc::make_mut(&mut several.influencers[0]).codes = Codes::read("Ana10, RerR2");
    let several = &told(&shown([several]))[0];
    let [ana, second] = ["Ana10", "RerR2"].map(|code| several.find(code).expect("its name"));
    assert!(several[ana..second].contains("Good") && several[second..].contains("Fair"), "{several}");

    // A campaign that is over when this one begins is in nobody's way.
    (other.end, spring.start) = (Some(super::day("2026-01-31")), Some(super::day("2026-02-01")));
    assert!(!told(&shown([spring.clone(), other]))[1].contains("RERR23Z (zoe"));
    for one in &mut spring.influencers {
        Rc::make_mut(one).codes = Codes::default();
    }
    assert!(shown([spring]).text().contains("Make codes for 3 influencers"));
}

#[test]
fn a_link_is_made_of_its_address() {
    let page = maker(
        Maker::Link,
        &[
            ("url", "https://example.com#abc"),
            ("source", "instagram"),
            ("medium", "paid-influencer"),
            ("campaign", "Spring"),
        ],
    );
    let text = page.text();
    assert!(
        text.contains("https://example.com?utm_source=instagram&utm_medium=paid-influencer&utm_campaign=Spring#abc")
    );
    assert!(text.contains("GA4 will count visits under Paid Social"), "{text}");
    assert!(text.contains("Rule 5 of 18 is the first that matches: the source “instagram” is among Google's social sites and the medium “paid-influencer” matches ^(.*cp.*|ppc|retargeting|paid.*)$."), "{text}");
    assert!(text.contains("Campaign has capitals"), "{text}");
    assert_eq!(page.class("qr").len(), 1);
    for (field, value) in
        [("url", "https://example.com#abc"), ("source", "instagram"), ("campaign", "Spring"), ("term", "")]
    {
        assert_eq!(page.id(field).expect("a field").get("value").unwrap_or_default(), value, "{field}");
    }
    let text = maker(Maker::Link, &[("source", "tiktok"), ("medium", "influencer")]).text();
    assert!(text.contains("Enter the page, the source and the medium."), "{text}");
    assert!(text.contains("Not settled: Google's table has TikTok among social sites"), "{text}");
    for url in ["example.com/shop", "javascript:alert(1)"] {
        let text = maker(Maker::Link, &[("url", url), ("source", "tiktok"), ("medium", "influencer")]).text();
        assert!(text.contains("it should start with https://"), "{text}");
        assert!(!text.contains("Enter the page"), "nothing is left to enter: {text}");
    }
    let text = maker(Maker::Link, &[("url", "https://a.com"), ("source", "emily"), ("medium", "influencer")]).text();
    assert!(text.contains("GA4 will count visits under Unassigned"), "{text}");
    assert!(text.contains("Nothing to look at: the link can go out."), "{text}");
}

#[test]
fn a_code_is_suggested_or_graded() {
    let text = maker(Maker::Code, &[("name", "Emily Rose"), ("discount", "0.1")]).text();
    for told in ["Emily10", "EmilyRose10", "Good", "Says a name or a word.", "7 characters"] {
        assert!(text.contains(told), "{told} in {text}");
    }
    let page = maker(Maker::Code, &[("name", "Emily"), ("code", "RerR23Z")]);
    let grade = page.all().into_iter().find(|one| one.get("data-grade").is_some()).expect("a grade");
    assert_eq!((grade.get("data-code"), grade.get("data-grade")), (Some("RerR23Z"), Some("poor")));
    assert!(maker(Maker::Code, &[]).text().contains("Enter a name, or a code of your own."));
    let field = maker(Maker::Code, &[("discount", "0.125")]);
    assert_eq!(field.id("discount").expect("a field").get("value"), Some("12.5"));
}
