//! What a file is called: the campaign, what of it, and the day.

use crate::campaign::model::{Campaign, Date};

/// Longer names are cut: some systems refuse files with long names.
const LONGEST: usize = 60;

/// The name of a file, such as `spring-launch-posts-2026-05-03.csv`; letters of every script stay.
pub fn file_name(campaign: &Campaign, part: &str, day: Date, extension: &str) -> String {
    let name = slug(&campaign.name);
    let name = if name.is_empty() { "campaign" } else { &name };
    let part = if part.is_empty() { String::new() } else { format!("-{part}") };
    format!("{name}{part}-{day}.{extension}")
}

/// Letters and digits, with one hyphen for whatever stands between them.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug: String = slug.chars().take(LONGEST).collect();
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::id::CampaignId;
    use crate::kpi::unit::Currency;

    #[test]
    fn a_name_says_campaign_part_and_day() {
        let day = Date::from_ymd_opt(2026, 5, 3).unwrap_or_default();
        for (name, file) in [
            ("Spring launch", "spring-launch-posts-2026-05-03.csv"),
            ("  ../Été: 50 % off! ", "été-50-off-posts-2026-05-03.csv"),
            ("春季 新品", "春季-新品-posts-2026-05-03.csv"),
            ("🚀", "campaign-posts-2026-05-03.csv"),
            ("", "campaign-posts-2026-05-03.csv"),
        ] {
            let campaign = Campaign::new(CampaignId::from_random(1), name, Currency::USD);
            assert_eq!(file_name(&campaign, "posts", day, "csv"), file, "{name}");
        }
        let long = Campaign::new(CampaignId::from_random(1), "long ".repeat(50), Currency::USD);
        assert!(file_name(&long, "", day, "ics").len() < 80);
    }
}
