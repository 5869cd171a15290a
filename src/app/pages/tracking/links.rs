//! The links: their pattern, and everybody's.

use yew::prelude::*;

use super::details::{told_channel, warnings};
use super::{Desk, around};
use crate::app::browser::files;
use crate::app::forms::tracking::TrackingField;
use crate::app::route::Section;
use crate::app::widgets::basic::{button, button_about, hint, link};
use crate::app::widgets::copy::CopyText;
use crate::campaign::advice::Advice;
use crate::campaign::model::Influencer;
use crate::campaign::tracking::{LinkPart, Placement};
use crate::exchange::links::{csv, lines};
use crate::exchange::write::name::file_name;
use crate::sales::links::Link;
use crate::sales::pattern::Part;
use crate::sales::place::{Living, can_be_clicked};
use crate::sales::utm::Warning;

/// More links than this are shown when somebody asks for them.
const AT_FIRST: usize = 150;

/// The links of a campaign.
pub(super) fn section(desk: &Desk) -> Html {
    let words = desk.page.tracking();
    let has_page = !desk.room.campaign.tracking.destination.trim().is_empty();
    html! {
        <section aria-labelledby="links">
            <h2 id="links">{ words.links }</h2>
            { hint(words.links_text) }
            { desk.advice(&[Advice::SalesTradeOff, Advice::LinkPlaces]) }
            { pattern(desk) }
            { without(desk) }
            if !has_page {
                <p class="waits">{ words.no_destination }</p>
            } else if !desk.links.is_empty() {
                { for_all(desk) }
                { table(desk) }
            }
        </section>
    }
}

/// What the links are made of.
fn pattern(desk: &Desk) -> Html {
    let words = desk.page.tracking();
    html! {
        <>
            { desk.fields(LinkPart::ALL.map(TrackingField::Pattern)) }
            { desk.parts(&Part::OF_TAGS) }
            <fieldset>
                <legend>{ words.placements }</legend>
                { desk.fields(Placement::ALL.map(TrackingField::Placement)) }
                if desk.room.campaign.tracking.placements.is_empty() {
                    <p class="problem">{ words.no_placement }</p>
                }
            </fieldset>
        </>
    }
}

/// Who has no link, since nobody told where they publish.
fn without(desk: &Desk) -> Html {
    let room = &desk.room;
    if room.campaign.tracking.placements.is_empty() {
        return Html::default();
    }
    let has_none = |one: &&std::rc::Rc<Influencer>| desk.links.iter().all(|link| link.influencer != one.id);
    let nowhere: Vec<_> = room.campaign.influencers.iter().filter(has_none).collect();
    if nowhere.is_empty() {
        return Html::default();
    }
    let separator = desk.page.strings.list_separator;
    let names = html! {
        for (place, one) in nowhere.into_iter().enumerate() {
            if place > 0 {
                { separator }
            }
            { link("", room.link(Section::Influencer(one.id)), desk.name(one.id)) }
        }
    };
    html! { <p class="advice">{ around(desk.page.tracking().nowhere, names) }</p> }
}

/// What all links have in common, and what can be done with all of them.
fn for_all(desk: &Desk) -> Html {
    let (page, words) = (desk.page, desk.page.tracking());
    let ready = desk.links.iter().filter(|link| link.is_ready()).count();
    let text = lines(&desk.links, |link| [desk.name(link.influencer).to_string(), desk.place(link.spot)]);
    let on_file = {
        let (campaign, links) = (desk.room.campaign.clone(), desk.links.clone());
        Callback::from(move |_: MouseEvent| {
            // A browser that refuses says so itself.
            let name = file_name(&campaign, "links", page.today, "csv");
            let _ = files::download(&name, "text/csv", &csv(&campaign, &links));
        })
    };
    let common = common(&desk.links);
    html! {
        <>
            if !common.is_empty() {
                <div class="advice">
                    <p>{ words.for_all_links }{ page.strings.colon }</p>
                    { warnings(page, &common) }
                </div>
            }
            if ready > 0 {
                <div class="actions">
                    <CopyText {page} class="primary" label={(words.copy_all)(ready)} {text} done={Some(words.copied)} />
                    { button("", words.download, on_file) }
                </div>
            }
        </>
    }
}

/// What spoils every one of several links, which need not be told with each.
fn common(links: &[Link]) -> Vec<Warning> {
    let Some((first, others)) = links.split_first().filter(|(_, others)| !others.is_empty()) else { return Vec::new() };
    let is_common = |warning: &&Warning| others.iter().all(|link| link.warnings.contains(warning));
    first.warnings.iter().filter(is_common).copied().collect()
}

/// Everybody's links.
fn table(desk: &Desk) -> Html {
    let words = desk.page.tracking();
    let common = common(&desk.links);
    let most = if desk.memory.all { usize::MAX } else { AT_FIRST };
    let heads = [desk.page.strings.influencer, words.stands, words.link, words.channel_head, words.look_at];
    html! {
        <>
            <div class="scroll stacked" tabindex="0" role="region" aria-label={words.links}>
                <table>
                    <thead>
                        <tr>
                            for head in heads {
                                <th scope="col">{ head }</th>
                            }
                            <td></td>
                        </tr>
                    </thead>
                    <tbody>
                        for link in desk.links.iter().take(most) {
                            { row(desk, link, &common) }
                        }
                    </tbody>
                </table>
            </div>
            if desk.links.len() > most {
                <button type="button" onclick={desk.remembering(|memory| memory.all = true)}>
                    { (words.show_all)(desk.links.len()) }
                </button>
            }
        </>
    }
}

fn row(desk: &Desk, link: &Link, common: &[Warning]) -> Html {
    let (page, words) = (desk.page, desk.page.tracking());
    let (who, place) = (desk.name(link.influencer), desk.place(link.spot));
    let about = |what: &str| format!("{what}{}{who}, {place}", page.strings.colon);
    let open = (link.influencer, link.spot);
    let own: Vec<_> = link.warnings.iter().filter(|warning| !common.contains(warning)).copied().collect();
    let is_told = !matches!(link.living, Living::Clickable);
    let class = (!can_be_clicked(link.living)).then_some("warn");
    html! {
        <tr key={format!("{}-{}-{}", link.influencer, link.spot.platform.key(), link.spot.placement.key())}>
            <th scope="row">{ who.clone() }</th>
            <td>
                { place.clone() }
                if is_told {
                    <small {class}>{ (words.living)(link.living) }</small>
                }
            </td>
            <td class="address"><code lang="en" translate="no">{ link.address.clone() }</code></td>
            <td>{ told_channel(page, &link.prediction) }</td>
            <td class="text">
                { warnings(page, &own) }
                if let Some(other) = link.same_as {
                    <p class="warn">{ words.same_as.with(&desk.name(other)) }</p>
                }
            </td>
            <td>
                <div class="actions">
                    if link.is_ready() {
                        <CopyText {page} class="" label={words.copy} about={Some(about(words.copy))} text={link.address.clone()}
                            done={Some(words.copied)} />
                    }
                    { button_about("quiet", words.details, about(words.details), desk.remembering(move |memory| memory.open = Some(open))) }
                </div>
            </td>
        </tr>
    }
}
