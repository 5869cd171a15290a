//! The campaign as somebody reads it who cannot change it: what the overview shows, then everybody and everything in it.

use yew::prelude::*;

use super::{Piece, Pieces, ledgers, others};
use crate::app::context::Page;
use crate::app::pages::campaign::Room;
use crate::app::pages::influencers::label;
use crate::app::pages::lift::result::reported;
use crate::app::widgets::basic::named_section;
use crate::campaign::insights::REPORTED;
use crate::campaign::model::{Account, Influencer, Post, Status};
use crate::campaign::problem::is_web_address;
use crate::kpi::measure::Measure;

/// What a report tells below its head.
pub fn report(page: Page, room: &Room) -> Html {
    let mut pieces = ledgers(room);
    let others = others(room, &pieces);
    pieces.push(Piece::Compare);
    if !others.is_empty() {
        pieces.push(Piece::More(others));
    }
    html! {
        <div class="overview">
            <Pieces {page} room={room.clone()} {pieces} />
            { reported(page, room) }
            { influencers(page, room) }
            { posts(page, room) }
        </div>
    }
}

/// A table that is read, with a head for each column.
fn table(id: &'static str, name: &'static str, head: Vec<(&'static str, Html)>, rows: Html) -> Html {
    let body = html! {
        <div class="scroll" tabindex="0" role="region" aria-label={name}>
            <table>
                <thead>
                    <tr>
                        for (class, text) in head {
                            <th scope="col" {class}>{ text }</th>
                        }
                    </tr>
                </thead>
                <tbody>{ rows }</tbody>
            </table>
        </div>
    };
    named_section("ledger", id, name, body)
}

/// Who is in it: accounts, posts, notes.
fn influencers(page: Page, room: &Room) -> Html {
    let (strings, words) = (page.strings, page.words());
    let all = &room.campaign.influencers;
    if all.is_empty() {
        return Html::default();
    }
    let has_notes = all.iter().any(|one| !one.notes.is_empty());
    let account = |account: &Account| {
        let sign = if account.estimated { "≈ " } else { "" };
        let followers = account.followers.map(|count| format!(" {sign}{}", page.format.count(count as f64)));
        format!("{}{}", (strings.platform_name)(account.platform), followers.unwrap_or_default())
    };
    let row = |one: &Influencer| {
        let accounts: Vec<_> = one.accounts.iter().map(account).collect();
        html! {
            <tr key={one.id.to_string()}>
                <th scope="row">
                    { label(page, one) }
                    if !one.name.is_empty() && !one.handle.is_empty() {
                        <small>{ format!(" @{}", one.handle) }</small>
                    }
                </th>
                <td>{ accounts.join(" · ") }</td>
                <td class="number">{ page.format.count(room.campaign.posts_of(one.id).count() as f64) }</td>
                if has_notes {
                    <td class="text">{ one.notes.clone() }</td>
                }
            </tr>
        }
    };
    let head = [("", strings.influencer), ("", page.links().accounts), ("number", page.links().posts_of)];
    let head = head.into_iter().chain(has_notes.then_some(("", words.notes)));
    let head = head.map(|(class, text)| (class, text.into())).collect();
    table("influencers", strings.influencers, head, all.iter().map(|one| row(one)).collect())
}

/// Everything that was or will be posted, with what somebody told of it.
fn posts(page: Page, room: &Room) -> Html {
    let (strings, words) = (page.strings, page.words());
    let all = &room.campaign.posts;
    if all.is_empty() {
        return Html::default();
    }
    let is_told = |measure: &Measure| all.iter().any(|post| post.insights.get(*measure).is_some());
    let told: Vec<_> = REPORTED.into_iter().filter(is_told).collect();
    let reading = |post: &Post, measure: Measure| {
        let sign = if post.insights.is_estimated(measure) { "≈ " } else { "" };
        let told = post.insights.get(measure).map(|reading| page.format.count(reading.value as f64));
        told.map_or_else(|| "–".to_owned(), |told| format!("{sign}{told}"))
    };
    let row = |post: &Post| {
        let whose = room.campaign.influencer(post.influencer).map(|one| label(page, one));
        html! {
            <tr key={post.id.to_string()}>
                <th scope="row">{ whose }</th>
                <td>{ what(page, post) }</td>
                <td>
                    { post.published.map(|day| page.format.date(day)) }
                    if post.status == Status::Planned {
                        <small>{ " " }{ (words.status_name)(post.status) }</small>
                    }
                </td>
                for measure in told.iter().copied() {
                    <td class="number">{ reading(post, measure) }</td>
                }
            </tr>
        }
    };
    let about = [strings.influencer, strings.post, words.published].map(|text| ("", Html::from(text)));
    let told_heads = told.iter().map(|measure| ("number", (strings.measure)(*measure).into()));
    let head = about.into_iter().chain(told_heads).collect();
    table("posts", strings.posts, head, all.iter().map(|post| row(post)).collect())
}

/// Where and what, as a link to it where there is one that is harmless.
fn what(page: Page, post: &Post) -> Html {
    let (place, kind) = ((page.strings.platform_name)(post.platform), (page.words().kind_name)(post.kind));
    let what = format!("{place} {kind}");
    if !is_web_address(&post.permalink) {
        return what.into();
    }
    html! { <a href={post.permalink.clone()} target="_blank" rel="noopener noreferrer nofollow">{ what }</a> }
}
