//! Tagged links, channels and codes: worked examples in `tests/examples`, and what must hold for any of them.
#![cfg(not(target_arch = "wasm32"))]
// A test says what is wrong by panicking; its helpers are no production code.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::path::Path;
use std::rc::Rc;

use influencer_kpi::campaign::id::{CampaignId, InfluencerId};
use influencer_kpi::campaign::model::{Account, Amount, Campaign, Date, Influencer, Platform};
use influencer_kpi::campaign::tracking::{Codes, Discount, LinkPart, Placement, Spot};
use influencer_kpi::kpi::unit::Currency;
use influencer_kpi::sales::channel::{RULES, predict};
use influencer_kpi::sales::code::{
    Check, Clash, check_all, clash, conflicts, grade, held_with, make, make_all, overlap,
};
use influencer_kpi::sales::links::links;
use influencer_kpi::sales::utm::{Tag, Tags, Warning, read, tagged, warnings};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

type Row = std::collections::BTreeMap<String, String>;

fn rows(file: &str) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/examples").join(file);
    let mut reader = csv::Reader::from_path(path).expect("the table");
    reader.deserialize().map(|row| row.expect("a row with every column")).collect()
}

fn tag(key: &str) -> Tag {
    Tag::ALL.into_iter().find(|tag| tag.key() == key).unwrap_or_else(|| panic!("no tag: {key}"))
}

fn tags(text: &str) -> Tags {
    let mut tags = Tags::default();
    for pair in text.split('|') {
        let (key, value) = pair.split_once('=').unwrap_or_else(|| panic!("no value: {pair}"));
        tags.set(tag(key), value);
    }
    tags
}

fn told(warning: Warning) -> String {
    match warning {
        Warning::Missing(tag) => format!("missing {}", tag.key()),
        Warning::NoPage => "no_page".to_owned(),
        Warning::NotAWebAddress => "not_a_web_address".to_owned(),
        Warning::UpperCase(tag) => format!("upper_case {}", tag.key()),
        Warning::Spaces(tag) => format!("spaces {}", tag.key()),
        Warning::PersonalData(tag) => format!("personal_data {}", tag.key()),
        Warning::PersonalDataInPage => "personal_data_in_page".to_owned(),
        Warning::AppStore => "app_store".to_owned(),
        Warning::OwnSite => "own_site".to_owned(),
        Warning::Twice(tag) => format!("twice {}", tag.key()),
        Warning::Replaces => "replaces".to_owned(),
        Warning::Shortened => "shortened".to_owned(),
        Warning::NotReported(tag) => format!("not_reported {}", tag.key()),
    }
}

/// Fails with every row that is not as the table says.
fn complain(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn tagged_links_are_as_worked_out() {
    let mut wrong = Vec::new();
    for row in rows("links.csv") {
        let tags = tags(&row["tags"]);
        let link = tagged(&row["url"], &tags);
        let warnings: Vec<_> = warnings(&row["url"], &tags).into_iter().map(told).collect();
        if link != row["link"] || warnings.join("|") != row["warnings"] {
            wrong.push(format!("{}: {link} ({})", row["name"], warnings.join("|")));
        }
        let again = read(&link);
        if again.told().ne(tags.told()) {
            wrong.push(format!("{}: reads back as {again:?}", row["name"]));
        }
    }
    complain(&wrong);
}

#[test]
fn links_land_in_the_channel_that_googles_rules_say() {
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for row in rows("channels.csv") {
        let prediction = predict(&row["source_tag"], &row["medium"], &row["campaign"]);
        let rule = prediction.rule.map(|rule| rule.to_string()).unwrap_or_default();
        let doubt = prediction.doubt.map(|(_, channel)| channel.name()).unwrap_or_default();
        let told = [prediction.channel.name(), &rule, doubt].join(", ");
        if told != [row["channel"].as_str(), &row["rule"], &row["doubt"]].join(", ") {
            wrong.push(format!("{}: {told}", row["name"]));
        }
        if let Some(rule) = prediction.rule {
            assert_eq!(RULES[rule - 1].channel, prediction.channel);
            assert_eq!(RULES[rule - 1].groups.len(), prediction.held.len());
        }
        seen.insert(prediction.rule);
    }
    complain(&wrong);
    assert_eq!(seen.len(), RULES.len() + 1, "each rule, and none");
}

#[test]
fn codes_are_graded_as_worked_out() {
    let key = |check| match check {
        Check::Length => "length",
        Check::Word => "word",
        Check::Number => "number",
        Check::LookAlikes => "look_alikes",
        Check::Case => "case",
        Check::Sound => "sound",
        Check::Plain => "plain",
    };
    let mut wrong = Vec::new();
    let mut failed_once = BTreeSet::new();
    for row in rows("codes.csv") {
        let words: Vec<_> = row["words"].split_whitespace().collect();
        let grading = grade(&row["code"], &words);
        let failed: Vec<_> = grading.failed().map(key).collect();
        let told = format!("{:?} {}", grading.grade, failed.join(" "));
        if told != format!("{} {}", row["grade"], row["failed"]) {
            wrong.push(format!("{} ({}): {told}", row["name"], row["code"]));
        }
        failed_once.extend(failed);
    }
    complain(&wrong);
    assert_eq!(failed_once.len(), Check::ALL.len(), "each check fails once");
}

fn influencer(number: u64, name: &str, handle: &str) -> Influencer {
    let account = Account { platform: Platform::Instagram, followers: Some(1_000), estimated: false };
    Influencer {
        name: name.to_owned(),
        accounts: vec![account],
        ..Influencer::new(InfluencerId::from_random(number), handle)
    }
}

fn campaign(id: u64, people: impl IntoIterator<Item = Influencer>) -> Campaign {
    let influencers = people.into_iter().map(Rc::new).collect();
    let mut campaign =
        Campaign { influencers, ..Campaign::new(CampaignId::from_random(id), "Spring Launch!", Currency::USD) };
    campaign.tracking.discount = Some(Discount::Rate(0.1));
    campaign
}

fn made(campaign: &Campaign, others: &[Campaign]) -> Vec<String> {
    let held = held_with(campaign, others.iter());
    make_all(campaign, &held).into_iter().map(|made| made.code).collect()
}

#[test]
fn one_pattern_makes_everybodys_links() {
    let mut ana = influencer(1, "Ana Silva", "@Ana.Fit");
    ana.accounts.push(Account { platform: Platform::YouTube, followers: Some(9), estimated: false });
    let mut spring = campaign(1, [ana, influencer(2, "", "ben_x")]);
    spring.tracking.destination = "https://example.com/shop?ref=1#top".to_owned();
    let addresses = |campaign: &Campaign| links(campaign).into_iter().map(|link| link.address).collect::<Vec<_>>();
    let link = |source: &str, content: &str, term: &str| {
        let tags = format!("utm_source={source}&utm_medium=influencer&utm_campaign=spring-launch");
        format!("https://example.com/shop?ref=1&{tags}&utm_content={content}&utm_term={term}#top")
    };
    let all = [
        link("instagram", "bio", "ana.fit"),
        link("instagram", "story", "ana.fit"),
        link("youtube", "bio", "ana.fit"),
        link("youtube", "description", "ana.fit"),
        link("instagram", "bio", "ben_x"),
        link("instagram", "story", "ben_x"),
    ];
    assert_eq!(addresses(&spring), all);
    assert!(links(&spring).iter().all(|link| link.is_ready() && link.same_as.is_none()));

    // One link of one influencer leads elsewhere, and everybody's term says nobody's name.
    let story = Spot { platform: Platform::Instagram, placement: Placement::Story };
    let own = Rc::make_mut(&mut spring.influencers[1]);
    own.links.set(Some(story), LinkPart::Destination, Some("https://example.com/sale".to_owned()));
    spring.tracking.tags.term = "all".to_owned();
    let links = links(&spring);
    assert!(links[5].address.starts_with("https://example.com/sale?utm_source=instagram"), "{}", links[5].address);
    let same: Vec<_> = links.iter().map(|link| link.same_as.is_some()).collect();
    assert_eq!(same, [false, false, false, false, true, true], "nobody can tell them apart");
}

#[test]
fn a_link_without_a_page_is_not_ready() {
    let spring = campaign(1, [influencer(1, "Ana", "ana")]);
    assert!(links(&spring).iter().all(|link| !link.is_ready() && link.warnings[0] == Warning::NoPage));
}

#[test]
fn codes_say_the_name_and_never_come_close_to_another() {
    let people = [
        influencer(1, "Emily Rose", "emily.rose"),
        influencer(2, "Emily Stone", "emily.st"),
        influencer(3, "EMILY", "emily3"),
        influencer(4, "Émile", "emile"),
        influencer(5, "", "trail.ben"),
        influencer(6, "李雷", "lilei"),
        influencer(7, "Ann McKenna", "ann"),
        influencer(8, "Ana", "ana"),
    ];
    let mut spring = campaign(1, people);
    // "Emile10" is a slip away from "Emily10", and "Ana10" from "Ann10".
    let expected = ["Emily10", "EmilyStone10", "EmilyVip10", "EmileVip10", "Trail10", "Lilei10", "Ann10", "AnaVip10"];
    // The fourth would be a slip away from the third.
    let codes = made(&spring, &[]);
    assert_eq!(codes[..3], expected[..3]);
    assert_eq!(codes[4..], expected[4..]);
    assert_eq!(codes[3], "EmileJoy10");

    // Five dollars are said as percents are; seven and a half are not.
    spring.tracking.discount = Some(Discount::Amount(Amount(500)));
    Rc::make_mut(&mut spring.influencers[1]).discount = Some(Discount::Amount(Amount(750)));
    assert_eq!(made(&spring, &[])[..2], ["Emily5", "EmilyStone"]);
    for (rate, code) in [(0.29, "Emily29"), (0.125, "Emily"), (0.996, "Emily"), (0.0, "Emily")] {
        spring.tracking.discount = Some(Discount::Rate(rate));
        assert_eq!(made(&spring, &[])[0], code);
    }

    spring.tracking.code_pattern = "{brand}{name}-{year}{nonsense}".to_owned();
    spring.brand = "peak & co".to_owned();
    spring.start = Date::from_ymd_opt(2026, 3, 1);
    assert_eq!(made(&spring, &[])[0], "PeakCoEmilyRose2026");
    spring.tracking.code_pattern = "SPRING".to_owned();
    assert_eq!(made(&spring, &[])[..3], ["SPRING", "SPRINGVIP", "SPRINGJOY"]);
    spring.tracking.code_pattern = String::new();
    assert_eq!(made(&spring, &[]), [] as [String; 0]);
}

#[test]
fn codes_of_campaigns_that_run_at_the_same_time_are_taken() {
    let day = |month, day| Date::from_ymd_opt(2026, month, day);
    let mut spring = campaign(1, [influencer(1, "Ana", "ana")]);
    (spring.start, spring.end) = (day(3, 1), day(4, 30));
    let mut other = campaign(2, [influencer(2, "Ana", "ana2")]);
    Rc::make_mut(&mut other.influencers[0]).codes = Codes::read("ANA10");
    for (start, end, beside) in [
        (day(4, 30), day(5, 30), true),
        (day(5, 1), day(5, 30), false),
        (day(1, 1), day(2, 28), false),
        (None, day(3, 1), true),
        (day(4, 1), None, true),
        (None, None, true),
    ] {
        (other.start, other.end) = (start, end);
        assert_eq!(overlap(&spring, &other), beside, "{start:?} {end:?}");
        assert_eq!(overlap(&other, &spring), beside);
        let expected = if beside { "AnaVip10" } else { "Ana10" };
        assert_eq!(made(&spring, std::slice::from_ref(&other)), [expected]);
    }
    other.binned = day(5, 1);
    assert_eq!(made(&spring, std::slice::from_ref(&other)), ["Ana10"]);
    other.binned = None;
    spring.tracking.sitewide = Codes::read("AnaVip1O");
    assert_eq!(made(&spring, std::slice::from_ref(&other)), ["AnaJoy10"], "sitewide codes are taken too");
}

#[test]
fn conflicts_are_between_people() {
    let mut spring = campaign(1, [influencer(1, "Ana", "ana"), influencer(2, "Ann", "ann")]);
    Rc::make_mut(&mut spring.influencers[0]).codes = Codes::read("Ana10, Ana20");
    Rc::make_mut(&mut spring.influencers[1]).codes = Codes::read("ann10");
    spring.tracking.sitewide = Codes::read("ANA20");
    let held = held_with(&spring, std::iter::empty());
    let ana = (spring.id, Some(spring.influencers[0].id));
    let told = |code: &str| {
        let found = conflicts(code, ana, &held);
        found.into_iter().map(|conflict| (conflict.clash, conflict.with.code)).collect::<Vec<_>>()
    };
    assert_eq!(told("Ana10"), [(Clash::OneSlip, "ann10".to_owned()), (Clash::OneSlip, "ANA20".to_owned())]);
    assert_eq!(told("Ana20"), [(Clash::Same, "ANA20".to_owned())]);
    assert_eq!(told("Zoe10"), []);
}

#[test]
fn pasted_codes_are_checked_against_each_other_and_the_known_ones() {
    let mut spring = campaign(1, [influencer(1, "Ana", "ana")]);
    Rc::make_mut(&mut spring.influencers[0]).codes = Codes::read("Ana10");
    let held = held_with(&spring, std::iter::empty());
    let checked = check_all("ANA10\nBen20, ben20; Bne20 RerR23Z", &[], &held);
    let told: Vec<_> = checked.iter().map(|one| (one.code.as_str(), one.among.len(), one.conflicts.len())).collect();
    assert_eq!(told, [("ANA10", 0, 1), ("Ben20", 2, 0), ("Bne20", 2, 0), ("RerR23Z", 0, 0)]);
    assert_eq!(checked[1].among[0], (Clash::Same, "ben20".to_owned()));
    assert_eq!(checked[2].among[0], (Clash::OneSlip, "Ben20".to_owned()));
}

/// The number of letters to put in, take out, change or swap with the next, as the textbook's table gives it.
fn distance(one: &str, other: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (one.to_lowercase().chars().collect(), other.to_lowercase().chars().collect());
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let change = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let mut least = change.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    least = least.min(table[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    table[a.len()][b.len()]
}

fn any_tags() -> impl Strategy<Value = Tags> {
    let text = prop_oneof![Just(String::new()), "\\PC{0,12}", "[a-z &=?#%+/]{0,8}"];
    vec(text, 9).prop_map(|texts| {
        let mut tags = Tags::default();
        for (tag, text) in Tag::ALL.into_iter().zip(texts) {
            tags.set(tag, text);
        }
        tags
    })
}

/// An address with whatever people put behind it, among it what looks like our tags.
fn any_url() -> impl Strategy<Value = String> {
    let page = select(vec!["https://example.com", "https://example.com/a/b", "http://münchen.de/ü", "x", ""]);
    let name = select(vec!["a", "utm_source", "utm_foo", "utm%5Fterm", "UTM_source", "q[]", "", "utm", "b=c"]);
    let value = select(vec!["", "=", "=1", "=%7E+x", "=a=b", "=ü"]);
    let parameter = (name, value).prop_map(|(name, value)| format!("{name}{value}"));
    let query = option::of(vec(parameter, 0..5).prop_map(|parameters| parameters.join("&")));
    let fragment = option::of("[a-z?&=/#]{0,8}");
    (page, query, fragment).prop_map(|(page, query, fragment)| {
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
        format!("{page}{query}{fragment}")
    })
}

/// What of an address is not ours: the page, the foreign parameters as they are written, and the fragment.
fn foreign(url: &str) -> (String, Vec<String>, String) {
    let (before, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    let (page, query) = before.split_once('?').unwrap_or((before, ""));
    let is_ours = |one: &&str| one.starts_with("utm_") || one.starts_with("utm%5F");
    let others = query.split('&').filter(|one| !one.is_empty() && !is_ours(one)).map(str::to_owned).collect();
    (page.to_owned(), others, fragment.to_owned())
}

proptest! {
    #[test]
    fn building_a_link_twice_changes_nothing(url in any_url(), tags in any_tags()) {
        let once = tagged(&url, &tags);
        prop_assert_eq!(tagged(&once, &tags), once);
    }

    #[test]
    fn a_link_reads_back_as_its_tags(url in any_url(), tags in any_tags()) {
        let link = tagged(&url, &tags);
        prop_assert!(read(&link).told().eq(tags.told()), "{link}");
    }

    #[test]
    fn what_is_not_ours_stays_letter_for_letter(url in any_url(), tags in any_tags()) {
        prop_assert_eq!(foreign(&tagged(&url, &tags)), foreign(&url));
    }

    #[test]
    fn the_first_tags_leave_no_trace(url in any_url(), first in any_tags(), second in any_tags()) {
        prop_assert_eq!(tagged(&tagged(&url, &first), &second), tagged(&url, &second));
    }

    #[test]
    fn the_case_of_tags_makes_no_difference_to_the_channel(
        source in select(vec!["instagram", "google", "emily", "etsy", "tiktok.com", "(direct)"]),
        medium in select(vec!["influencer", "cpc", "paid-x", "email", "(none)", "organic video", "sms"]),
        campaign in select(vec!["", "shop", "workshop", "cross-network"]),
    ) {
        let lower = predict(source, medium, campaign);
        prop_assert_eq!(predict(&source.to_uppercase(), &medium.to_uppercase(), &campaign.to_uppercase()), lower);
    }

    #[test]
    fn one_slip_is_one_slip(one in "[abAB1]{0,5}", other in "[abAB1]{0,5}") {
        let expected = match distance(&one, &other) {
            0 => Some(Clash::Same),
            1 => Some(Clash::OneSlip),
            _ => None,
        };
        prop_assert_eq!(clash(&one, &other), expected);
        prop_assert_eq!(clash(&other, &one), expected);
    }

    #[test]
    fn made_codes_are_two_slips_apart(
        names in vec(select(vec!["Emily", "Emil", "Emilia", "Ana", "Ann", "Ann Ana", "Émile", "李雷", "", "VIP"]), 1..40),
        pattern in select(vec!["{first}{discount}", "{name}{discount}", "{handle}", "SAVE{discount}", "{first}"]),
        taken in "([a-z]{3}10 ){0,5}emily10 annvip10",
    ) {
        let people = names.iter().zip(1..).map(|(name, number)| influencer(number, name, &format!("h{number}")));
        let mut spring = campaign(1, people);
        spring.tracking.code_pattern = pattern.to_owned();
        spring.tracking.sitewide = Codes::read(&taken);
        let codes = made(&spring, &[]);
        let all: Vec<_> = codes.iter().map(String::as_str).chain(spring.tracking.sitewide.iter()).collect();
        for (at, one) in codes.iter().enumerate() {
            for other in &all[at + 1..] {
                prop_assert!(distance(one, other) >= 2, "{one} {other}");
            }
        }
        prop_assert_eq!(codes.len(), names.len());
    }

    #[test]
    fn a_wanted_code_that_is_free_is_taken_as_it_is(code in "[A-Z][a-z]{2,6}[0-9]{0,2}") {
        prop_assert_eq!(make(std::slice::from_ref(&code), &[]), code);
    }

    #[test]
    fn any_text_gets_a_grade(code in "\\PC{0,20}", word in "\\PC{0,5}") {
        let grading = grade(&code, &[&word]);
        prop_assert_eq!(grading.length, code.chars().count());
    }
}
