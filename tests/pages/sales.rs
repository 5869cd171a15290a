//! The pages about sales, lift, links and merges.

use super::*;
use influencer_kpi::app::pages::lift::series::without;
use influencer_kpi::app::pages::share::{self, ShareProps};
use influencer_kpi::campaign::edit::Applied;
use influencer_kpi::campaign::records::{Order, Touch, Utm};
use influencer_kpi::campaign::study::{Source, Study};
use influencer_kpi::store::session::Session;
use render::shown;
use yew::prelude::{Callback, html};

fn sales_page(campaign: Campaign) -> Element {
    let id = campaign.id;
    english(&of([campaign]), &Route::Campaign(id, Section::Sales))
}

/// The one element with this attribute.
fn the_one<'a>(page: &'a Element, attribute: &str, value: &str) -> &'a Element {
    let mut found = page.all().into_iter().filter(|element| element.get(attribute) == Some(value));
    let first = found.next().unwrap_or_else(|| panic!("{attribute}={value} is not there"));
    assert!(found.next().is_none(), "{attribute}={value} is there twice");
    first
}

#[test]
fn the_sales_page_tells_who_sold_what() {
    let page = sales_page(selling());
    expect_kpis(&page, "influencer:71", &[("orders", "12"), ("revenue", "600"), ("redemptions", "12"), ("roas", "6")]);
    expect_kpis(
        &page,
        "influencer:72",
        &[("orders", "2"), ("revenue", "100"), ("conversion_rate", "0.05"), ("cpa", "50")],
    );
    // Paid in another currency: the order counts, its revenue is unknown. The 99 orders that were typed count no more.
    expect_kpis(&page, "influencer:73", &[("orders", "1"), ("revenue", "missing"), ("roas", "missing")]);
    expect_kpis(&page, "campaign", &[("orders", "15"), ("revenue", "700"), ("roas", "3.5"), ("redemptions", "14")]);
    assert_eq!(the_one(&page, "data-sold", "nobody").get("data-orders"), Some("2"));
    assert_eq!(the_one(&page, "data-sold", "all").get("data-orders"), Some("17"));
    let conflict = the_one(&page, "data-conflict", "#020").text();
    assert!(
        conflict.contains("71 (link opened on Jun 2, 2026), 72 (code A20)") && conflict.ends_with("72"),
        "{conflict}"
    );
    let leak = the_one(&page, "data-leak", &influencer_id(1).to_string()).text();
    assert!(leak.contains("12 times on 3 clicks"), "{leak}");
    let text = page.text();
    for told in [
        "Left out are those of 73.",
        "One order is in EUR. Without a rate to USD",
        "no influencer's: 8 (1)",
        "Whose code was used gets the order. Without a code of somebody's own: whose link was opened last, at most 30 days",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert_eq!(the_one(&page, "data-returns", "additive").get("data-value"), Some("2.5"));
    assert_eq!(the_one(&page, "data-returns", "multiplicative").get("data-value"), Some("2.2222222222222223"));
    // What 73 sold is not known, so that nobody can say that the campaign earns money.
    assert!(text.contains("A ROAS of 3.5× covers 2 of 3 influencers and says nothing yet"), "{text}");
    assert!(!text.contains("the campaign earns money"), "{text}");
    let visits = the_one(&page, "data-visits", "71").text();
    assert!(visits.contains("40") && visits.contains("20"), "{visits}");
    assert!(the_one(&page, "data-visits", "By other ways").text().contains("500"));
}

/// A target profit is no part of what it takes to lose nothing.
#[test]
fn a_target_profit_is_told_apart_from_breaking_even() {
    for (target, told) in [
        (0.1, "That reaches your target profit of 10%, which takes 3.33×."),
        (0.2, "That misses your target profit of 20%, which takes 5×."),
    ] {
        let mut campaign = selling();
        campaign.economics.target_profit = Some(target);
        assert!(!sales_page(campaign.clone()).text().contains("your target profit"), "of a part nobody can say");
        campaign.influencers.pop();
        let page = sales_page(campaign);
        assert_eq!(the_one(&page, "data-returns", "additive").get("data-value"), Some("2.5"));
        let text = page.text();
        assert!(
            text.contains("above the 2.5× that it takes: the campaign earns money.") && text.contains(told),
            "{text}"
        );
    }
}

/// Uses of a code are held against clicks of all posts, not of those alone that tell some.
#[test]
fn a_code_that_got_about_is_told_only_where_all_clicks_are() {
    for (second, is_told) in [(None, false), (Some(1), true), (Some(9), false)] {
        let mut campaign = selling();
        Rc::make_mut(&mut campaign.influencers[0]).totals.clicks = None;
        let clicks = [Some(3), second].into_iter().zip(1..).map(|(clicks, number)| {
            let told: Vec<_> = clicks.map(|clicks| (Measure::Clicks, clicks)).into_iter().collect();
            Rc::new(post(number, 1, Platform::Instagram, &told))
        });
        campaign.posts = clicks.collect();
        let page = sales_page(campaign);
        let leaks = page.all().into_iter().filter(|element| element.get("data-leak").is_some()).count();
        assert_eq!(leaks == 1, is_told, "{second:?}");
    }
}

#[test]
fn orders_in_another_currency_count_at_the_rate_that_was_told() {
    let mut campaign = selling();
    campaign
        .rates
        .set(Pair { from: Currency::EUR, to: Currency::USD }, Rate { rate: Some(1.1), date: Some(day("2026-06-10")) });
    let report = english(&of([]), &shared(&campaign)).text();
    assert!(report.contains("EUR count at 1.1 USD for one, the rate of Jun 10, 2026."), "{report}");
    let page = sales_page(campaign);
    expect_kpis(&page, "influencer:73", &[("orders", "1"), ("revenue", "55"), ("roas", "0.55")]);
    expect_kpis(&page, "campaign", &[("orders", "15"), ("revenue", "755")]);
    assert!(!page.text().contains("Without a rate"));
    assert_eq!(page.id("rate-eur").expect("a field").get("value"), Some("1.1"));
    assert_eq!(page.id("rate-date-eur").expect("a field").get("value"), Some("2026-06-10"));
}

/// What was told can be seen and taken away, also once nothing came in that currency any more.
#[test]
fn rates_that_were_told_can_be_taken_away() {
    let mut campaign = selling();
    let (euros, pounds, yen) = (Currency::EUR, Currency::GBP, Currency::JPY);
    for (from, to, rate) in [(pounds, Currency::USD, 1.27), (yen, Currency::USD, 0.0), (pounds, euros, 1.17)] {
        campaign.rates.set(Pair { from, to }, Rate { rate: Some(rate), date: None });
    }
    let report = english(&of([]), &shared(&campaign)).text();
    assert!(report.contains("GBP count at 1.27 USD for one"), "{report}");
    assert!(!report.contains("JPY count") && !report.contains("1.17"), "{report}");
    let page = sales_page(campaign);
    let value = |id: &str| page.id(id).map(|field| field.get("value").map(str::to_owned));
    // Orders came in euros, whose rate nobody told.
    let told = ["rate-eur", "rate-gbp", "rate-jpy"].map(value);
    assert_eq!(told, [Some(Some(String::new())), Some(Some("1.27".to_owned())), Some(Some("0".to_owned()))]);
}

/// Whatever was typed into a study, its page is there to change it.
#[test]
fn a_study_that_is_refused_has_its_page() {
    for seasons in [2_000_000_000, usize::MAX] {
        let mut campaign = studied();
        let studies = &mut Rc::make_mut(&mut campaign.records).studies;
        let study = Rc::make_mut(&mut studies[0]);
        (study.options.seasons, study.options.method) = (seasons, lift::Method::Impact);
        let id = campaign.id;
        let page = english(&of([campaign]), &Route::Campaign(id, Section::Lift));
        let checks = the_one(&page, "data-checks", "refused").text();
        assert!(checks.contains("seasons"), "{checks}");
        assert!(!checks.contains("Without a control"), "cautions are about a result: {checks}");
    }
}

fn lift_page(campaign: Campaign) -> Element {
    let id = campaign.id;
    english(&of([campaign]), &Route::Campaign(id, Section::Lift))
}

/// The first study of [`studied`], changed.
fn asked(change: impl FnOnce(&mut Study)) -> Campaign {
    let mut campaign = studied();
    change(Rc::make_mut(&mut Rc::make_mut(&mut campaign.records).studies[0]));
    campaign
}

#[test]
fn orders_of_the_campaign_are_no_controls() {
    let impact = |controls: Vec<Source>| {
        asked(|study| (study.options.method, study.controls) = (lift::Method::Impact, controls))
    };
    let offered = |page: &Element| ["study-control-0", "study-control-1"].map(|id| page.id(id).is_some());
    assert_eq!(offered(&lift_page(impact(Vec::new()))), [false, false]);
    // One that came with a link of before is told, and can be taken out.
    let page = lift_page(impact(vec![Source::Orders]));
    assert_eq!(offered(&page), [false, true]);
    assert!(page.text().contains("Orders of this campaign by day: the campaign brought these"), "{}", page.text());
}

#[test]
fn a_study_that_ends_before_it_begins_says_so_beside_the_field() {
    let page = lift_page(asked(|study| study.last = Some(day("2026-05-01"))));
    assert_eq!(
        page.id("study-last-problem").expect("a place").text(),
        "The last day of the campaign is before the first."
    );
    assert!(the_one(&page, "data-checks", "refused").text().contains("The last day of the campaign is before"));
    assert_eq!(lift_page(studied()).id("study-last-problem").expect("a place").text(), "");
}

/// A series goes with all its days in one step, and no study looks for it any more.
#[test]
fn a_daily_series_can_be_taken_out() {
    let campaign = studied();
    let page = lift_page(campaign.clone());
    the_one(&page, "aria-label", "Remove Revenue · 8 with all its days");
    let taken_out =
        |of: &Campaign| without(of, &of.records.series[0]).apply(&Rc::new(of.clone())).expect("it can be taken out");
    let Applied { campaign: gone, inverse } = taken_out(&campaign);
    assert!(gone.records.series.is_empty());
    let looks_at: Vec<_> = gone.records.studies.iter().map(|one| (one.source.clone(), one.finding.clone())).collect();
    assert_eq!(looks_at, [(Source::Revenue, None), (Source::Revenue, None)]);
    assert_eq!(*inverse.apply(&gone).expect("and taken back").campaign, campaign);
    let mut bare = campaign;
    Rc::make_mut(&mut bare.records).orders.clear();
    assert!(taken_out(&bare).campaign.records.studies.is_empty(), "there is nothing left to look at");
}

#[test]
fn every_conflict_of_a_merge_can_be_reached() {
    let mut mine = campaign(1, "7");
    mine.influencers = (0..150).map(|number| Rc::new(influencer(number, &format!("{number}")))).collect();
    let mut theirs = mine.clone();
    for (campaign, name) in [(&mut mine, "8"), (&mut theirs, "9")] {
        campaign.influencers.iter_mut().for_each(|one| Rc::make_mut(one).name = name.to_owned());
    }
    let page = english(&of([mine]), &shared(&theirs));
    assert_eq!(page.class("merge-conflict").len(), 100);
    assert_eq!(the_one(&page, "data-more", "50").text(), "Show 50 more");
}

/// A file has no passphrase: where the link has one this is said, and nobody is sent to the file.
#[test]
fn a_file_is_told_apart_from_a_link_with_a_passphrase() {
    for (language, better, unprotected) in [
        (Language::En, "Better send the file", "whoever has the file can read it"),
        (Language::ZhCn, "建议改为发送文件", "口令只保护链接"),
    ] {
        let page = Page::new(NumberFormat { language, separators: Separators::Dot }, day("2026-06-15"));
        let length = |sealed| share::length(page, &"a".repeat(9_000), sealed);
        assert!(length(false).contains(better), "{}", length(false));
        assert!(!length(true).contains(better) && length(true).contains("Slack"), "{}", length(true));
        let told = |sealed| shown(share::unprotected(page, sealed)).text();
        assert!(told(true).contains(unprotected) && told(false).is_empty(), "{}", told(true));
    }
}

/// What orders and daily series came to goes along without them, which is said before.
#[test]
fn who_leaves_records_out_of_a_link_is_told_what_stays_in_it() {
    let page = Page::new(NumberFormat { language: Language::En, separators: Separators::Dot }, day("2026-06-15"));
    let dialog = |campaign: Campaign| {
        let props = ShareProps { page, session: Session::create(Rc::new(campaign)), dispatch: Callback::noop() };
        shown(html! { <share::Sending ..props /> }).text()
    };
    let told = dialog(studied());
    assert!(told.contains("what each influencer sold, new users, and what studies of the lift found"), "{told}");
    let without = dialog(one_influencer());
    assert!(!without.contains("what each influencer sold") && without.contains("Save as a file"), "{without}");
}

#[test]
fn a_report_tells_what_studies_found() {
    let page = english(&of([]), &shared(&studied()));
    let lift = page.id("lift").expect("a heading");
    assert_eq!(lift.text(), "Lift");
    let first = the_one(&page, "data-study", "0000000001").text();
    for told in [
        "Revenue · 8 · Before and after",
        "Very likely a real effect",
        "Revenue · 8 came to $3,040.00 over 20 days, where $2,040.00 was to be expected without the campaign: $1,000.00 more. The 95% interval of the lift goes from $9",
        "Baseline from Apr 1, 2026, campaign from May 11, 2026 to May 30, 2026.",
        "This compares means only",
    ] {
        assert!(first.contains(told), "{told}: {first}");
    }
    assert!(!first.contains("have changed since"));
    let second = the_one(&page, "data-study", "0000000002").text();
    assert!(second.starts_with("Revenue · 8 · Before and after") && second.contains("have changed since"), "{second}");
    assert!(second.contains("This compares means only"), "it did when it was found: {second}");
    for asked_now in ["Causal impact", "draws", "Baseline"] {
        assert!(!second.contains(asked_now), "{asked_now}: {second}");
    }
    // A finding keeps the method that it was found by.
    let mut campaign = studied();
    let study = Rc::make_mut(&mut Rc::make_mut(&mut campaign.records).studies[1]);
    study.finding.as_mut().unwrap().method = lift::Method::Difference;
    let second = the_one(&english(&of([]), &shared(&campaign)), "data-study", "0000000002").text();
    assert!(second.starts_with("Revenue · 8 · Difference in differences"), "{second}");
    assert!(!second.contains("This compares means only"), "{second}");
    // Where the daily data stayed with the sender, nobody can tell whether it has changed.
    let kept_back = Records { series: Vec::new(), orders: Vec::new(), ..Records::clone(&studied().records) };
    let page = english(&of([]), &shared(&Campaign { records: Rc::new(kept_back), ..studied() }));
    let first = the_one(&page, "data-study", "0000000001").text();
    assert!(
        first.contains("Campaign from May 11, 2026 to May 30, 2026.") && !first.contains("have changed since this"),
        "{first}"
    );
    let unchecked =
        |page: &Element| page.all().iter().filter(|one| one.get("data-finding") == Some("unchecked")).count();
    assert!(first.contains("The daily numbers behind this are not in the link"), "{first}");
    assert_eq!((unchecked(&page), unchecked(&english(&of([]), &shared(&studied())))), (2, 0));
    let chinese = render(&of([]), Language::ZhCn, &shared(&studied())).text();
    assert!(chinese.contains("20 天内，“销售额 · 8”实际为"), "{chinese}");
}

#[test]
fn another_rule_gives_the_conflict_to_another_influencer() {
    let mut campaign = selling();
    campaign.definitions.attribution.rule = Rule::LastTouch;
    let page = sales_page(campaign.clone());
    expect_kpis(&page, "influencer:71", &[("orders", "13"), ("redemptions", "12")]);
    expect_kpis(&page, "campaign", &[("orders", "15"), ("revenue", "700")]);
    assert!(the_one(&page, "data-conflict", "#020").text().ends_with("71"));
    campaign.definitions.attribution = Attribution { rule: Rule::SplitEvenly, window: 30 };
    let page = sales_page(campaign.clone());
    expect_kpis(&page, "influencer:71", &[("orders", "12.5"), ("revenue", "625")]);
    expect_kpis(&page, "influencer:72", &[("orders", "1.5"), ("revenue", "75")]);
    // The link was opened 19 days before.
    campaign.definitions.attribution = Attribution { rule: Rule::LastTouch, window: 18 };
    let page = sales_page(campaign);
    expect_kpis(&page, "influencer:72", &[("orders", "2")]);
    assert!(page.all().iter().all(|element| element.get("data-conflict").is_none()));
}

#[test]
fn totals_count_until_an_order_is_somebodys() {
    let mut campaign = selling();
    let mut records = Records::clone(&campaign.records);
    records.orders.retain(|order| order.codes.is_empty() && order.utm == Default::default());
    campaign.records = Rc::new(records);
    let page = sales_page(campaign);
    expect_kpis(&page, "influencer:73", &[("orders", "99")]);
    expect_kpis(&page, "influencer:71", &[("orders", "missing")]);
    assert_eq!(the_one(&page, "data-sold", "nobody").get("data-orders"), Some("1"));
    assert!(!page.text().contains("Left out"));
}

#[test]
fn an_order_tells_whose_it_is_and_why() {
    let workspace = of([selling()]);
    let order =
        |id: &str| english(&workspace, &Route::Campaign(campaign_id(7), Section::Order(OrderKey::of(id)))).text();
    assert!(order("#020").contains("Given to 72. Who had a part: 71 (link opened on Jun 2, 2026), 72 (code A20)"));
    let cancelled = order("#022");
    assert!(
        cancelled.contains("It does not count, since it was cancelled. Otherwise it would be given to 72."),
        "{cancelled}"
    );
    assert!(!cancelled.contains("Given to"), "{cancelled}");
    assert!(order("#025").contains("Nobody's: no code and no link of an influencer led to it."));
    let empty = sales_page(campaign(1, "1")).text();
    assert!(empty.contains("Nothing sold yet") && empty.contains("Import orders"));
    let waiting = sales_page(Campaign { influencers: vec![Rc::new(influencer(1, "7"))], ..campaign(7, "7") });
    assert!(waiting.all().iter().any(|element| element.get("href").is_some_and(|href| href.ends_with("/links"))
        && element.get("class") == Some("button primary")));
}

/// The cells of a row of the table of orders.
fn cells(page: &Element, order: &str) -> Vec<String> {
    let texts = |row: &Element| -> Vec<String> {
        let cells = row.all().into_iter().filter(|cell| matches!(cell.get("role"), Some("rowheader" | "gridcell")));
        cells.map(Element::text).collect()
    };
    let rows = page.all().into_iter().filter(|row| row.get("role") == Some("row")).map(texts);
    let mut found = rows.filter(|texts| texts.first().is_some_and(|first| first == order));
    found.next().unwrap_or_else(|| panic!("{order} is not there"))
}

/// What an order that does not count would be, is not said where it is summed up.
#[test]
fn an_order_that_does_not_count_is_nobodys_in_the_table() {
    let page = sales_page(selling());
    assert_eq!(cells(&page, "#020")[1], "72");
    assert_eq!(cells(&page, "#022")[1], "Does not count");
    assert_eq!(cells(&page, "#025")[1], "Nobody");
}

#[test]
fn orders_stand_in_the_order_of_their_numbers() {
    let mut campaign = selling();
    let order = |id: &str| Rc::new(Order { id: id.to_owned(), ..Order::default() });
    Rc::make_mut(&mut campaign.records).orders = ["#1", "#10", "#11", "#2", "#3"].map(order).into();
    let page = sales_page(campaign);
    let names = page.all().into_iter().filter(|cell| cell.get("role") == Some("rowheader")).map(Element::text);
    assert_eq!(names.collect::<Vec<_>>(), ["#1", "#2", "#3", "#10", "#11"]);
}

#[test]
fn a_link_that_has_no_part_in_an_order_says_why() {
    let mut campaign = selling();
    let utm = Utm { term: "71".to_owned(), ..Utm::default() };
    let days = [Some("2026-06-20"), Some("2026-05-08"), Some("2026-05-09"), Some("2026-06-08"), None];
    let touches = days.map(|told| Touch { day: told.map(day), utm: utm.clone() }).into();
    let order = Order { id: "#1".to_owned(), day: Some(day("2026-06-08")), touches, ..Order::default() };
    Rc::make_mut(&mut campaign.records).orders = vec![Rc::new(order)];
    let route = Route::Campaign(campaign.id, Section::Order(OrderKey::of("#1")));
    let links = |campaign: &Campaign, language| {
        let page = render(&of([campaign.clone()]), language, &route);
        let links = page.class("touches")[0].all().into_iter().filter(|one| one.name == "li");
        links.map(|one| one.all()[0].text()).collect::<Vec<_>>()
    };
    let (after, early) = ("opened after the order", "opened more than 30 days before the order");
    let expected = [after, early, "", "", ""];
    for (link, why) in links(&campaign, Language::En).iter().zip(expected) {
        let told =
            if why.is_empty() { !link.contains("count") } else { link.ends_with(&format!("does not count: {why}")) };
        assert!(told, "{link}: {why}");
    }
    campaign.definitions.attribution.window = 1;
    assert!(links(&campaign, Language::En)[2].ends_with("more than 1 day before the order"));
    assert!(links(&campaign, Language::ZhCn)[0].ends_with("不计入：下单之后才点击"));
    let page = english(&of([campaign]), &route);
    let buttons = page.class("touches")[0].named("button");
    assert!(buttons.len() == 5 && buttons.iter().all(|one| one.text() == "Remove"));
}

#[test]
fn an_influencers_form_has_the_codes_with_their_grades() {
    let mut campaign = selling();
    let codes = Codes::read("A10, RerR23Z");
    Rc::make_mut(&mut campaign.influencers[0]).codes = codes;
    let page = english(&of([campaign]), &Route::Campaign(campaign_id(7), Section::Influencer(influencer_id(1))));
    assert_eq!(page.id("own-codes").expect("a field").get("value"), Some("A10, RerR23Z"));
    assert_eq!(the_one(&page, "data-code", "RerR23Z").get("data-grade"), Some("poor"));
    assert!(page.text().contains("One slip of the finger away from A20 (72)."));
}
