//! A tagged link.

use yew::prelude::*;

use super::{Desk, Filled, MakerField as F};
use crate::app::pages::tracking::{channel, picture, warnings};
use crate::app::widgets::basic::{button, disclosure};
use crate::app::widgets::copy::CopyText;
use crate::sales::channel::predict;
use crate::sales::utm::{self, Tag, Tags, Warning, tagged};

/// The tags that are asked for at once; the others on demand.
const USUAL: usize = 5;

fn tags(filled: &Filled) -> Tags {
    Tag::ALL.into_iter().fold(Tags::default(), |tags, tag| tags.with(tag, filled.get(F::Tag(tag))))
}

pub(super) fn fields(desk: &Desk) -> Html {
    let words = desk.page.tracking();
    let (usual, rare) = Tag::ALL.split_at(USUAL);
    let field = |tag: &Tag| desk.field(F::Tag(*tag), (words.tag)(*tag), None, None);
    let url = desk.filled.get(F::Url).to_owned();
    let found = utm::read(&url);
    let on_take = {
        let (desk, found) = (desk.clone(), found.clone());
        Callback::from(move |_: MouseEvent| {
            let mut next = Filled { anew: desk.filled.anew + 1, ..Filled::clone(&desk.filled) };
            next.set(F::Url, tagged(&url, &Tags::default()));
            found.told().for_each(|(tag, text)| next.set(F::Tag(tag), text.to_owned()));
            desk.fill(next);
        })
    };
    let more = html! { <div class="fields">{ for rare.iter().map(field) }</div> };
    html! {
        <>
            <div class="fields">
                <div class="wide">{ desk.field(F::Url, words.url, Some(words.destination_hint), None) }</div>
                { for usual.iter().map(field) }
            </div>
            if found.told().next().is_some() {
                <p>{ button("", words.take_tags, on_take) }</p>
            }
            { disclosure("rare", words.more_tags, more) }
        </>
    }
}

pub(super) fn result(desk: &Desk) -> Html {
    let (page, words) = (desk.page, desk.page.tracking());
    let (url, tags) = (desk.filled.get(F::Url), tags(&desk.filled));
    let all = utm::warnings(url, &tags);
    // What is only not filled in yet is no mistake.
    let waits = |warning: &Warning| matches!(warning, Warning::NoPage | Warning::Missing(_));
    let told: Vec<_> = all.iter().filter(|warning| !waits(warning)).copied().collect();
    let is_ready = !all.iter().any(|warning| warning.is_fatal());
    let address = tagged(url, &tags);
    let has_origin = Tag::REQUIRED.into_iter().all(|tag| !tags.get(tag).trim().is_empty());
    let prediction = predict(tags.get(Tag::Source), tags.get(Tag::Medium), tags.get(Tag::Campaign));
    html! {
        <div class="made" aria-live="polite">
            if is_ready {
                <p class="made-link"><code lang="en" translate="no">{ address.clone() }</code></p>
                <div class="actions">
                    <CopyText {page} class="primary" label={page.strings.copy_link} text={address.clone()} done={Some(words.copied)} />
                </div>
            } else if all.iter().any(waits) {
                <p class="hint">{ words.link_waits }</p>
            }
            { warnings(page, &told) }
            if is_ready && told.is_empty() {
                <p class="good">{ words.looks_good }</p>
            }
            if has_origin {
                { channel(page, &prediction, &tags) }
            }
            if is_ready {
                { picture(page, &address, ["link.svg".to_owned(), "link.png".to_owned()]) }
            }
        </div>
    }
}
