//! What is due as a calendar (iCalendar, RFC 5545): the campaign's first and last day, and the day on which each post's insights
//! can be read. Whoever imports it again after a change has each day once, where it is now.

use chrono::{Datelike, Days};

use crate::campaign::due::INSIGHTS_AFTER;
use crate::campaign::index::Index;
use crate::campaign::model::{Campaign, Date, Influencer, Post};

/// The words of a calendar.
pub struct Words<'a> {
    /// "Spring launch starts"
    pub starts: &'a dyn Fn(&Campaign) -> String,
    /// "Spring launch ends"
    pub ends: &'a dyn Fn(&Campaign) -> String,
    /// "Ask emily for the insights of the Instagram post"
    pub insights: &'a dyn Fn(&Influencer, &Post) -> String,
}

/// The calendar of a campaign, as of `today`.
pub fn calendar(campaign: &Campaign, today: Date, words: &Words<'_>) -> String {
    let mut out = String::new();
    for text in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Influencer KPI//Campaign//EN", "CALSCALE:GREGORIAN"] {
        line(&mut out, text);
    }
    line(&mut out, &format!("X-WR-CALNAME:{}", escaped(&campaign.name)));
    let stamp = format!("DTSTAMP:{}T000000Z", compact(today).unwrap_or_default());
    let mut event = |uid: String, day: Option<Date>, summary: String, description: &str| {
        let days = day.and_then(|day| Some((compact(day)?, compact(day.checked_add_days(Days::new(1))?)?)));
        let Some((first, after)) = days else { return };
        line(&mut out, "BEGIN:VEVENT");
        line(&mut out, &format!("UID:{uid}@influencer-kpi"));
        line(&mut out, &stamp);
        line(&mut out, &format!("DTSTART;VALUE=DATE:{first}"));
        line(&mut out, &format!("DTEND;VALUE=DATE:{after}"));
        line(&mut out, &format!("SUMMARY:{}", escaped(&summary)));
        if !description.is_empty() {
            line(&mut out, &format!("DESCRIPTION:{}", escaped(description)));
        }
        // Somebody who has to ask for numbers is not busy all day.
        line(&mut out, "TRANSP:TRANSPARENT");
        line(&mut out, "END:VEVENT");
    };
    let id = campaign.id;
    event(format!("start-{id}"), campaign.start, (words.starts)(campaign), "");
    event(format!("end-{id}"), campaign.end, (words.ends)(campaign), "");
    let index = Index::of(campaign.influencers.iter().map(|influencer| influencer.id));
    for post in &campaign.posts {
        let author = index.get(post.influencer).and_then(|place| campaign.influencers.get(place));
        let Some(author) = author else { continue };
        let due = post.published.and_then(|day| day.checked_add_days(INSIGHTS_AFTER));
        event(format!("insights-{}-{id}", post.id), due, (words.insights)(author, post), &post.permalink);
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// A day as calendars write it; they have no years beyond four digits.
fn compact(day: Date) -> Option<String> {
    let year = u16::try_from(day.year()).ok().filter(|year| *year <= 9999)?;
    Some(format!("{year:04}{:02}{:02}", day.month(), day.day()))
}

/// A text as a value: what means something in one is marked, and other control characters have no place there.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' => out.push_str("\\n"),
            letter if letter.is_control() && letter != '\t' => {}
            letter => out.push(letter),
        }
    }
    out
}

/// Octets that a line may have, its end not counted.
const WIDTH: usize = 75;

/// Adds a line, folded where it is too long, never within a letter.
fn line(out: &mut String, text: &str) {
    let mut width = 0;
    for letter in text.chars() {
        if width + letter.len_utf8() > WIDTH {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(letter);
        width += letter.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::campaign::id::{CampaignId, InfluencerId, PostId};
    use crate::campaign::model::{Platform, PostKind};
    use crate::kpi::unit::Currency;

    fn day(month: u32, day: u32) -> Option<Date> {
        Date::from_ymd_opt(2026, month, day)
    }

    fn text(campaign: &Campaign) -> String {
        let words = Words {
            starts: &|campaign| format!("{} starts", campaign.name),
            ends: &|campaign| format!("{} ends", campaign.name),
            insights: &|author, _| format!("Insights of {}", author.handle),
        };
        calendar(campaign, day(6, 15).unwrap_or_default(), &words)
    }

    fn campaign() -> Campaign {
        let author = InfluencerId::from_random(2);
        let post = Post::new(PostId::from_random(3), author, Platform::TikTok, PostKind::Short);
        let named = Campaign::new(CampaignId::from_random(1), "Spring; \\ launch,\r\n2026\u{7}", Currency::USD);
        Campaign {
            start: day(5, 1),
            end: day(5, 31),
            influencers: vec![Rc::new(Influencer::new(author, "emily"))],
            posts: vec![Rc::new(Post { published: day(5, 28), ..post.clone() }), Rc::new(post)],
            ..named
        }
    }

    #[test]
    fn what_is_due_stands_on_its_day() {
        let text = text(&campaign());
        for expected in [
            "UID:start-0000000001@influencer-kpi\r\nDTSTAMP:20260615T000000Z\r\nDTSTART;VALUE=DATE:20260501\r\nDTEND;VALUE=DATE:20260502\r\n",
            "UID:end-0000000001@influencer-kpi\r\n",
            // A week after publishing; the post without a day has none.
            "UID:insights-0000000003-0000000001@influencer-kpi\r\nDTSTAMP:20260615T000000Z\r\nDTSTART;VALUE=DATE:20260604\r\n",
            "SUMMARY:Spring\\; \\\\ launch\\,\\n2026 starts\r\n",
        ] {
            assert!(text.contains(expected), "{expected} in {text}");
        }
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 3);
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let name = "春季新品发布".repeat(30);
        let text = text(&Campaign { name: name.clone(), ..campaign() });
        assert!(text.split("\r\n").all(|line| line.len() <= WIDTH));
        assert!(text.replace("\r\n ", "").contains(&format!("SUMMARY:{name} starts\r\n")));
    }

    #[test]
    fn an_event_keeps_its_name_when_its_day_changes() {
        let uids =
            |text: &str| text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(uids(&text(&campaign())), uids(&text(&Campaign { end: day(7, 1), ..campaign() })));
    }
}
