//! How pages are built: headings, ids, labels, nothing that a policy would forbid, no markup out of names.

use super::*;

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
