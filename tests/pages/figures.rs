//! What pages show of KPIs: value, state, coverage, working, progress.

use super::*;
use lift::Method;

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
    // What the others cost comes off a budget too.
    let planned = english(
        &of([Campaign { budget: Some(influencer_kpi::campaign::model::Amount(100_000)), ..gaps() }]),
        &overview(2),
    )
    .text();
    assert!(planned.contains("50% · $500.00 left · 1 of 3 influencers"), "{planned}");

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

/// Followers of zero are a part of the sum, and have no rate of their own.
#[test]
fn an_average_tells_its_own_coverage() {
    let mut campaign = gaps();
    let says = |campaign: &Campaign, words: &str| {
        told(&english(&of([campaign.clone()]), &overview(2)), "er_followers").matches(words).count()
    };
    assert_eq!(says(&campaign, "Average post · "), 0);
    Rc::make_mut(&mut campaign.posts[2]).followers = Some(0);
    assert_eq!(says(&campaign, "3 of 3 posts"), 1);
    assert_eq!((says(&campaign, "Average post · 2 of 3 posts"), says(&campaign, "2 of 3 posts")), (1, 2));
}

/// The study that the KPIs are by compares means; the same numbers found by another method are cited as that.
#[test]
fn a_lift_tells_by_which_method_it_was_found() {
    let by = |method| {
        let mut campaign = studied();
        let study = Rc::make_mut(&mut Rc::make_mut(&mut campaign.records).studies[0]);
        (study.options.method, study.finding.as_mut().unwrap().method) = (method, method);
        campaign
    };
    for (method, words, source) in [
        (Method::BeforeAfter, "before and after: trend, season and other causes are not taken out", "Welch"),
        (Method::Impact, "by causal impact", "Brodersen"),
        (Method::Difference, "by difference in differences", "Wikipedia: Difference in differences"),
    ] {
        let campaign = by(method);
        let workspace = of([campaign.clone()]);
        for route in [overview(7), Route::Campaign(campaign_id(7), Section::Sales), shared(&campaign)] {
            let page = english(&workspace, &route);
            for kpi in ["lift", "lift_rate", "incremental_roas"] {
                let told = told(&page, kpi);
                assert!(told.contains(words) && told.contains(source), "{kpi}: {told}");
                assert_eq!(told.contains("Brodersen"), method == Method::Impact, "{kpi}: {told}");
            }
        }
    }
}

#[test]
fn a_lift_of_other_numbers_is_marked_and_to_be_checked() {
    let mut campaign = studied();
    let says = |campaign: &Campaign, route: &Route| {
        let page = english(&of([campaign.clone()]), route);
        let marked = ["lift", "lift_rate", "incremental_roas"].map(|kpi| told(&page, kpi).contains("outdated"));
        (marked, page.text().contains("since the lift of the KPIs was found"))
    };
    let sales = Route::Campaign(campaign_id(7), Section::Sales);
    assert_eq!(says(&campaign, &overview(7)), ([false; 3], false));
    campaign.end = campaign.end.and_then(|day| day.pred_opt());
    assert_eq!(says(&campaign, &overview(7)), ([true; 3], true));
    assert_eq!(says(&campaign, &sales).0, [true; 3]);
    assert_eq!(says(&campaign, &shared(&campaign)).0, [true; 3]);
}

#[test]
fn a_lift_that_is_missing_asks_for_a_study() {
    let page = english(&of([one_influencer()]), &overview(1));
    assert!(told(&page, "lift_rate").contains("Needs a study, run under Lift"));
    assert!(told(&page, "lift").contains("Needs a study of revenue, run under Lift"));
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
    let page = english(&of([campaign]), &overview(2));
    let cpm = told(&page, "cpm");
    assert!(cpm.contains("125% of target"), "{cpm}");
    // A price above its target looks like it: the bar is full, and marked.
    let targets = page.class("kpi-target");
    let over: Vec<_> = targets.into_iter().filter(|one| one.has_class("over")).collect();
    let [over] = over.as_slice() else { panic!("one is over, not {}", over.len()) };
    assert!(over.text().contains("125% of target"));
    assert_eq!(over.named("progress")[0].get("value"), Some("1"));
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
