//! A page speaks one language.

use super::*;

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
