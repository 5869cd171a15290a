//! Everybody's links and codes as a table for spreadsheets.

use super::guard::guard;
use super::write::table::major;
use crate::campaign::model::{Amount, Campaign};
use crate::campaign::tracking::Discount;
use crate::sales::links::Link;
use crate::sales::utm::Tag;

/// The stable names of the columns.
const COLUMNS: [&str; 9] =
    ["influencer", "handle", "platform", "placement", "link", "channel", "source_medium", "codes", "discount"];

/// What tells spreadsheets that a file is UTF-8.
const MARK: &str = "\u{feff}";

/// The rows: one for each link, and one for each influencer with a code and no link.
fn rows(campaign: &Campaign, links: &[Link]) -> Vec<[String; 9]> {
    let mut rows = Vec::new();
    for influencer in &campaign.influencers {
        let discount = match influencer.discount.or(campaign.tracking.discount) {
            Some(Discount::Rate(rate)) if rate.is_finite() => crate::decimal::write(rate),
            Some(Discount::Amount(Amount(minor))) => {
                format!("{} {}", major(minor, campaign.currency), campaign.currency.code())
            }
            _ => String::new(),
        };
        let row = |link: Option<&Link>| {
            let told = |tell: fn(&Link) -> String| link.map(tell).unwrap_or_default();
            [
                influencer.name.clone(),
                influencer.handle.clone(),
                told(|link| link.spot.platform.key().to_owned()),
                told(|link| link.spot.placement.key().to_owned()),
                told(|link| link.address.clone()),
                told(|link| link.prediction.channel.to_string()),
                told(|link| format!("{} / {}", link.tags.get(Tag::Source), link.tags.get(Tag::Medium))),
                influencer.codes.to_string(),
                discount.clone(),
            ]
        };
        let own: Vec<_> = links.iter().filter(|link| link.influencer == influencer.id && link.is_ready()).collect();
        if own.is_empty() && !influencer.codes.is_empty() {
            rows.push(row(None));
        }
        rows.extend(own.into_iter().map(|link| row(Some(link))));
    }
    rows
}

/// The table as CSV. The page writes it itself: the crate for CSV lives in the worker, and this is all there is to it.
pub fn csv(campaign: &Campaign, links: &[Link]) -> String {
    let quoted = |cell: &str| {
        let cell = guard(cell);
        if cell.contains(['"', ',', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.into_owned()
        }
    };
    let line = |cells: &[String; 9]| cells.each_ref().map(|cell| quoted(cell)).join(",");
    let rows = rows(campaign, links);
    let lines = std::iter::once(COLUMNS.join(",")).chain(rows.iter().map(line));
    lines.fold(MARK.to_owned(), |text, line| text + &line + "\n")
}

/// The links as lines of name, place and address, for a sheet or a message.
pub fn lines(links: &[Link], name: impl Fn(&Link) -> [String; 2]) -> String {
    let line = |link: &Link| {
        // Without "@" a handle is harmless to a sheet as it is, and no message shows a guard.
        let cell = |text: String| guard(text.replace(['\t', '\n', '\r'], " ").trim_start_matches('@')).into_owned();
        let [who, place] = name(link).map(cell);
        format!("{who}\t{place}\t{}", guard(&link.address))
    };
    links.iter().filter(|link| link.is_ready()).map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::id::{CampaignId, InfluencerId};
    use crate::campaign::model::{Account, Influencer, Platform};
    use crate::exchange::guard::unguard;
    use crate::kpi::unit::Currency;
    use crate::sales::links::links;
    use std::rc::Rc;

    #[test]
    fn no_line_is_executed_and_each_comes_back() {
        let mut campaign = Campaign::new(CampaignId::from_random(1), "June", Currency::USD);
        campaign.tracking.destination = "https://example.com".into();
        let mut one = Influencer::new(InfluencerId::from_random(1), "ana");
        one.accounts = vec![Account { platform: Platform::Instagram, followers: None, estimated: false }];
        campaign.influencers.push(Rc::new(one));
        let names = ["=HYPERLINK(\"https://example.org\")", "@ana"];
        let text = lines(&links(&campaign), |_| names.map(str::to_owned));
        let line = text.lines().next().unwrap_or_default();
        let cells: Vec<_> = line.split('\t').collect();
        assert!(line.starts_with("'=HYPERLINK(\"https://example.org\")\tana\thttps://example.com"), "{line}");
        let told: Vec<_> = cells.iter().take(2).map(|cell| unguard(cell)).collect();
        assert_eq!(told, names.map(|name| name.trim_start_matches('@')));
    }
}
