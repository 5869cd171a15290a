//! What there is to know of one link: its picture, its channel and why, what spoils it, what differs in it.

use yew::prelude::*;

use super::Desk;
use crate::app::browser::files::{self, FileError};
use crate::app::context::Page;
use crate::app::forms::tracking::TrackingField;
use crate::app::widgets::basic::{button, disclosure, source_link};
use crate::app::widgets::copy::CopyText;
use crate::app::widgets::modal::Modal;
use crate::campaign::model::read_date;
use crate::campaign::tracking::LinkPart;
use crate::exchange::qr::{Code, code};
use crate::exchange::write::name::file_name;
use crate::sales::channel::{AS_OF, Channel, Prediction, RULES, SOURCE};
use crate::sales::links::Link;
use crate::sales::utm::{Tag, Tags, Warning};

/// The details of the link that was opened, in a dialog of their own.
pub(super) fn dialog(desk: &Desk) -> Html {
    let link = desk.memory.open.and_then(|open| desk.links.iter().find(|link| (link.influencer, link.spot) == open));
    let label =
        link.map(|link| format!("{} · {}", desk.name(link.influencer), desk.place(link.spot))).unwrap_or_default();
    let on_close = {
        let desk = desk.clone();
        Callback::from(move |()| desk.remember(|memory| memory.open = None))
    };
    let on_dismiss = on_close.reform(|_: MouseEvent| ());
    html! {
        <Modal class="commands share" label={label.clone()} is_open={link.is_some()} {on_close}>
            if let Some(link) = link {
                <h2>{ label }</h2>
                { details(desk, link) }
                <p class="actions">{ button("quiet", desk.page.words().close, on_dismiss) }</p>
            }
        </Modal>
    }
}

fn details(desk: &Desk, link: &Link) -> Html {
    let (page, words) = (desk.page, desk.page.tracking());
    let own = |spot| LinkPart::ALL.map(|part| TrackingField::Own(link.influencer, spot, part));
    let name = format!("{}-{}", link.spot.platform.key(), link.spot.placement.key());
    let handle = desk.room.campaign.influencer(link.influencer).map(|one| one.handle.clone()).unwrap_or_default();
    let file = |extension: &str| file_name(&desk.room.campaign, &format!("{handle}-{name}"), page.today, extension);
    html! {
        <>
            <p class="made-link"><code lang="en" translate="no">{ link.address.clone() }</code></p>
            if link.is_ready() {
                <div class="actions">
                    <CopyText {page} class="primary" label={page.strings.copy_link} text={link.address.clone()} done={Some(words.copied)} />
                </div>
            }
            <p class="hint">{ (words.living)(link.living) }</p>
            { channel(page, &link.prediction, &link.tags) }
            { warnings(page, &link.warnings) }
            if link.is_ready() {
                { picture(page, &link.address, [file("svg"), file("png")]) }
            }
            { disclosure("rare", words.only_here, desk.fields(own(Some(link.spot)))) }
            { disclosure("rare", words.for_all_of.with(&desk.name(link.influencer)), desk.fields(own(None))) }
        </>
    }
}

/// The name of the channel, with a sign where it is not settled or where there is none.
pub(super) fn told_channel(page: Page, prediction: &Prediction) -> Html {
    let name = (page.tracking().channel)(prediction.channel);
    let class = (prediction.channel == Channel::Unassigned).then_some("warn");
    html! {
        <span {class} data-channel={prediction.channel.name()}>
            { name }
            if let Some((_, other)) = prediction.doubt {
                { " / " }{ (page.tracking().channel)(other) }{ " ?" }
            }
        </span>
    }
}

/// The channel that visits will land in, and by which rule.
pub(in crate::app::pages) fn channel(page: Page, prediction: &Prediction, tags: &Tags) -> Html {
    let words = page.tracking();
    let said = [Tag::Source, Tag::Medium, Tag::Campaign].map(|tag| tags.get(tag));
    let held = prediction.held.iter().map(|condition| (words.held)(*condition, said, words));
    let held = held.collect::<Vec<_>>().join(words.and);
    let day = read_date(AS_OF).map(|day| page.format.date(day)).unwrap_or_default();
    let as_of = words.rules_as_of.with(&day);
    html! {
        <div class="channel" data-channel={prediction.channel.name()}>
            <p><strong>{ words.lands_in.with((words.channel)(prediction.channel)) }</strong></p>
            <p class="hint">
                { match prediction.rule {
                    Some(place) => (words.by_rule)(place, RULES.len(), &held),
                    None => words.unassigned.to_owned(),
                } }
            </p>
            if let Some((doubt, other)) = prediction.doubt {
                <p class="warn">{ (words.doubt)(doubt, (words.channel)(other)) }</p>
            }
            <p class="hint">{ source_link(SOURCE, as_of) }</p>
        </div>
    }
}

/// What spoils a link, one below the other.
pub(in crate::app::pages) fn warnings(page: Page, all: &[Warning]) -> Html {
    let words = page.tracking();
    if all.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="warnings">
            for (place, warning) in all.iter().enumerate() {
                <li key={place} class={if warning.is_fatal() { "bad" } else { "warn" }}>{ (words.warning)(*warning, words) }</li>
            }
        </ul>
    }
}

/// A link as a QR code, with the ways to keep it as a file of one of these names.
pub(in crate::app::pages) fn picture(page: Page, address: &str, [svg, png]: [String; 2]) -> Html {
    let words = page.tracking();
    let Some(code) = code(address) else { return html! { <p class="hint">{ words.no_qr }</p> } };
    let side = code.side.to_string();
    let keep = |name: String, save: fn(&Code, &str) -> Result<(), FileError>| {
        let code = code.clone();
        // A browser that refuses says so itself.
        Callback::from(move |_: MouseEvent| save(&code, &name).unwrap_or_default())
    };
    let on_svg = keep(svg, |code, name| files::download(name, "image/svg+xml", &code.svg()));
    let on_png = keep(png, |code, name| files::download_bytes(name, "image/png", &code.png()));
    html! {
        <figure class="qr-code">
            <svg class="qr" viewBox={format!("0 0 {side} {side}")} role="img" aria-label={words.qr} shape-rendering="crispEdges">
                <rect width={side.clone()} height={side.clone()} class="paper" />
                <path d={code.path.clone()} />
            </svg>
            <figcaption class="actions">
                { button("", words.save_svg, on_svg) }
                { button("", words.save_png, on_png) }
            </figcaption>
        </figure>
    }
}
