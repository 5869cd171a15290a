//! Calculators: what their links ask and what they answer.

use super::*;

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
