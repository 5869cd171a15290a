//! What looks wrong or is due is told where it stands.

use super::*;
use influencer_kpi::campaign::model::{Amount, Fee};

/// What another currency takes away is told before it is chosen.
#[test]
fn rates_of_fees_are_told_beside_the_currency() {
    let with = |rates: &[Option<f64>]| {
        let person = |(number, rate): (u64, &Option<f64>)| {
            let fee = Fee { currency: Some(Currency::EUR), rate: *rate, ..Fee::at_home(Amount(1)) };
            Rc::new(Influencer { fee, ..influencer(number, &number.to_string()) })
        };
        let influencers = (1..).zip(rates).map(person).collect();
        let workspace = of([Campaign { influencers, ..campaign(7, "7") }]);
        english(&workspace, &Route::Campaign(campaign_id(7), Section::Settings)).text()
    };
    assert!(!with(&[None]).contains("exchange rate to"));
    assert!(with(&[Some(1.08), None]).contains("One fee has an exchange rate to USD. Another currency drops it;"));
    assert!(with(&[Some(1.08), Some(1.1)]).contains("2 fees have an exchange rate to USD."));
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
fn nothing_is_missing_in_a_form_before_anything_is_filled_in() {
    let told = |change: fn(&mut Influencer)| {
        let mut new = influencer(1, "");
        change(&mut new);
        let workspace = of([Campaign { influencers: vec![Rc::new(new)], ..campaign(1, "New") }]);
        let form = english(&workspace, &Route::Campaign(campaign_id(1), Section::Influencer(influencer_id(1))));
        assert!(english(&workspace, &overview(1)).text().contains("The handle is missing."), "it is listed");
        form.id("handle-problem").expect("a place for the problem").text()
    };
    assert_eq!(told(|_| {}), "");
    assert_eq!(told(|new| new.name = "Ana".to_owned()), "The handle is missing.");
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
