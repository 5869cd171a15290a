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
