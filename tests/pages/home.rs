//! Home: campaigns with their first KPI and the way to it.

use super::*;

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

#[test]
fn a_campaign_in_the_bin_says_so_wherever_it_is_met() {
    let workspace = of([Campaign { binned: Some(day("2026-06-02")), ..one_influencer() }]);
    let posts = Route::Campaign(campaign_id(1), Section::Posts);
    for route in [overview(1), posts, shared(&one_influencer())] {
        let page = english(&workspace, &route);
        let notices = page.class("notice");
        let told = notices.iter().map(|notice| notice.text()).collect::<String>();
        assert!(told.contains("in the bin since Jun 2, 2026") && told.contains("Restore"), "{route}: {told}");
        let open = english(&of([one_influencer()]), &route);
        assert!(open.class("notice").is_empty(), "{route}");
    }
}

#[test]
fn what_is_told_about_a_campaign_is_told_there_and_nowhere_else() {
    let mut workspace = Workspace::clone(&of([one_influencer(), gaps()]));
    let imported = Imported { told: "Imported. New: 3 posts.".to_owned(), undo: "Undo" };
    for notice in [Notice::Imported(campaign_id(1), imported), Notice::Refused(campaign_id(1), Refused::NoOrder)] {
        workspace.apply(Action::Tell(notice));
    }
    let workspace = Rc::new(workspace);
    let told = |route: &Route| english(&workspace, route).class("notice").len();
    let posts = Route::Campaign(campaign_id(1), Section::Posts);
    assert_eq!([overview(1), posts, overview(2), Route::Home].map(|route| told(&route)), [2, 2, 0, 0]);
}

#[test]
fn every_calculator_is_among_the_calculators() {
    let makers = Maker::ALL.map(|maker| Route::Maker(maker, query(&[])));
    let tools = Calculator::ALL.map(|one| tool(one, &[]));
    for route in makers.into_iter().chain(tools) {
        let page = english(&of([]), &route);
        let current = page.all().into_iter().find(|one| one.get("aria-current") == Some("page"));
        assert_eq!(current.map(Element::text), Some("Calculators".to_owned()), "{route}");
    }
}
