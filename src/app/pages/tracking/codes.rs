//! The codes: their pattern, everybody's, and others to be checked.

use yew::prelude::*;

use super::Desk;
use crate::app::context::Page;
use crate::app::forms::tracking::TrackingField;
use crate::app::pages::campaign::{Known, Room};
use crate::app::pages::home::name;
use crate::app::widgets::basic::{button_about, disclosure, hint};
use crate::app::widgets::copy::CopyText;
use crate::app::widgets::field::{Field, Value};
use crate::campaign::advice::Advice;
use crate::campaign::edit::{Edit, InfluencerChange};
use crate::campaign::model::Influencer;
use crate::campaign::tracking::Codes;
use crate::sales::code::{
    Checked, Clash, Conflict, Grade, Grading, Held, check_all, code_of, conflicts, grade, held_with, make_all,
};
use crate::sales::pattern::{Part, first_name};

/// The codes of a campaign.
pub(super) fn section(desk: &Desk) -> Html {
    let words = desk.page.tracking();
    let others = desk.room.others.iter().map(|Known(other)| &**other);
    let held = held_with(&desk.room.campaign, others);
    html! {
        <section aria-labelledby="codes">
            <h2 id="codes">{ words.codes }</h2>
            { hint(words.codes_text) }
            { desk.advice(&[Advice::CodesInAwareness, Advice::MemorableCodes]) }
            { pattern(desk) }
            { making(desk, &held) }
            { table(desk, &held) }
            { disclosure("rare", words.bulk, bulk(desk, &held)) }
        </section>
    }
}

fn pattern(desk: &Desk) -> Html {
    html! {
        <>
            { desk.fields([TrackingField::CodePattern, TrackingField::Discount, TrackingField::Sitewide]) }
            { desk.parts(&Part::OF_CODES) }
        </>
    }
}

/// Codes for everybody who has none.
fn making(desk: &Desk, held: &[Held]) -> Html {
    let words = desk.page.tracking();
    let made = make_all(&desk.room.campaign, held);
    if made.is_empty() {
        let has_all = desk.room.campaign.influencers.iter().all(|one| !one.codes.is_empty());
        return if has_all { hint(words.all_have_codes) } else { Html::default() };
    }
    let count = made.len();
    let edits =
        made.iter().map(|made| Edit::Influencer(made.influencer, InfluencerChange::Codes(Codes::read(&made.code))));
    let edit = Edit::All(edits.collect());
    let on_make = desk.room.on_edit.reform(move |_: MouseEvent| edit.clone());
    html! {
        <div class="actions">
            <button type="button" class="primary" onclick={on_make}>{ (words.make_codes)(count) }</button>
        </div>
    }
}

/// Everybody's codes.
fn table(desk: &Desk, held: &[Held]) -> Html {
    let words = desk.page.tracking();
    let heads = [desk.page.strings.influencer, words.code, words.discount, words.grade_head];
    html! {
        <div class="scroll stacked" tabindex="0" role="region" aria-label={words.codes}>
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
                    for influencer in desk.room.campaign.influencers.iter() {
                        { row(desk, influencer, held) }
                    }
                </tbody>
            </table>
        </div>
    }
}

fn row(desk: &Desk, influencer: &Influencer, held: &[Held]) -> Html {
    let (page, words, id) = (desk.page, desk.page.tracking(), influencer.id);
    let who = desk.name(id);
    let codes = influencer.codes.to_string();
    let about = |what: &str| format!("{}{}{what}", words.codes_of.with(&who), page.strings.colon);
    html! {
        <tr key={id.to_string()} class="with-field">
            <th scope="row">{ who.clone() }</th>
            <td>{ desk.field(TrackingField::Codes(id), &who) }</td>
            <td>{ desk.field(TrackingField::OwnDiscount(id), &who) }</td>
            <td class="text">{ of_influencer(page, &desk.room, influencer, held) }</td>
            <td>
                if !codes.is_empty() {
                    <div class="actions">
                        <CopyText {page} class="" label={words.copy} about={Some(about(words.copy))} text={codes} done={Some(words.copied)} />
                        { button_about("quiet", words.another, about(words.another), another(desk, influencer, held)) }
                    </div>
                }
            </td>
        </tr>
    }
}

/// The grades of an influencer's codes, and what is in their way.
fn of_influencer(page: Page, room: &Room, influencer: &Influencer, held: &[Held]) -> Html {
    let campaign = &room.campaign;
    let known = [first_name(influencer), &influencer.handle, &campaign.brand];
    // With several of them each says which one it is about.
    let is_one = influencer.codes.iter().count() == 1;
    let told = |code: &str| {
        let found = conflicts(code, (campaign.id, Some(influencer.id)), held);
        html! {
            <div key={code.to_owned()} class="graded">
                if !is_one {
                    <code>{ code.to_owned() }</code>
                }
                { graded(page, code, &grade(code, &known)) }
                { for found.iter().map(|conflict| in_the_way(page, room, conflict)) }
            </div>
        }
    };
    influencer.codes.iter().map(told).collect()
}

/// The same on the influencer's own form.
pub(in crate::app::pages) fn graded_codes(page: Page, room: &Room, influencer: &Influencer) -> Html {
    if influencer.codes.is_empty() {
        return Html::default();
    }
    let held = held_with(&room.campaign, room.others.iter().map(|Known(other)| &**other));
    of_influencer(page, room, influencer, &held)
}

/// Puts another suggestion in place of the codes of an influencer, none that was there before.
fn another(desk: &Desk, influencer: &Influencer, held: &[Held]) -> Callback<MouseEvent> {
    let taken: Vec<_> = held.iter().map(|held| &held.code).chain(&desk.memory.declined).cloned().collect();
    let code = code_of(&desk.room.campaign, influencer, &taken);
    let edit = Edit::Influencer(influencer.id, InfluencerChange::Codes(Codes::read(&code)));
    let (desk, codes) = (desk.clone(), influencer.codes.clone());
    Callback::from(move |_: MouseEvent| {
        desk.remember(|memory| memory.declined.extend(codes.iter().map(str::to_owned)));
        desk.room.on_edit.emit(edit.clone());
    })
}

/// A code's grade with the checks that it fails, and all of them on demand.
pub(in crate::app::pages) fn graded(page: Page, code: &str, grading: &Grading) -> Html {
    let words = page.tracking();
    let (class, key) = match grading.grade {
        Grade::Good => ("grade good", "good"),
        Grade::Fair => ("grade fair", "fair"),
        Grade::Poor => ("grade poor", "poor"),
    };
    let failed = grading.failed().map(|check| (words.check)(check, false, grading.length)).collect::<Vec<_>>();
    let all = html! {
        <ul class="checks">
            for (check, keeps) in grading.checks {
                <li key={format!("{check:?}")} class={if keeps { "good" } else { "warn" }}>{ (words.check)(check, keeps, grading.length) }</li>
            }
        </ul>
    };
    html! {
        <>
            <p data-grade={key} data-code={code.to_owned()}><strong {class}>{ (words.grade)(grading.grade) }</strong>{ " " }{ failed.join(page.strings.after_sentence) }</p>
            { disclosure("rare", words.reasons, all) }
        </>
    }
}

/// A code in the way of another one, and whose it is.
fn in_the_way(page: Page, room: &Room, conflict: &Conflict) -> Html {
    let Conflict { clash, with } = conflict;
    html! { <p key={with.code.clone()} class="bad">{ (page.tracking().clash)(*clash, &with.code, &whose(page, room, with)) }</p> }
}

/// Who gives out a code, and in which campaign if it is another one.
fn whose(page: Page, room: &Room, held: &Held) -> String {
    let words = page.tracking();
    let campaign = room.others.iter().map(|Known(other)| other).find(|other| other.id == held.campaign);
    let of = campaign.unwrap_or(&room.campaign);
    let influencer = held.influencer.and_then(|id| of.influencer(id));
    let owner = influencer.map_or_else(|| words.everybody.to_owned(), |one| super::label(page, one).to_string());
    match campaign {
        Some(campaign) => (words.of_campaign)(&owner, &name(page, campaign)),
        None => owner,
    }
}

/// Codes that exist already, checked and not kept.
fn bulk(desk: &Desk, held: &[Held]) -> Html {
    let (page, words) = (desk.page, desk.page.tracking());
    let mut props = TrackingField::Pasted.props(page, &desk.room.campaign, "", &desk.told);
    props.value = Value::Text(desk.memory.pasted.clone());
    let campaign = &desk.room.campaign;
    let names = campaign.influencers.iter().flat_map(|one| [first_name(one), one.handle.as_str()]);
    let known: Vec<&str> = names.chain([campaign.brand.as_str()]).filter(|word| word.len() > 1).collect();
    let checked = check_all(&desk.memory.pasted, &known, held);
    html! {
        <>
            <Field ..props />
            <div aria-live="polite">
                if !checked.is_empty() {
                    <p class="hint">{ (words.bulk_result)(checked.len()) }</p>
                }
                <ul class="checked">
                    for one in checked.iter() {
                        <li key={one.code.clone()}>{ result(desk, one) }</li>
                    }
                </ul>
            </div>
        </>
    }
}

fn result(desk: &Desk, checked: &Checked) -> Html {
    let words = desk.page.tracking();
    let among = |(clash, other): &(Clash, String)| {
        html! { <p class="bad">{ (words.clash)(*clash, other, words.among) }</p> }
    };
    let is_free = checked.among.is_empty() && checked.conflicts.is_empty();
    html! {
        <>
            <code>{ checked.code.clone() }</code>
            <div class="graded">
                { graded(desk.page, &checked.code, &checked.grading) }
                { for checked.among.iter().map(among) }
                { for checked.conflicts.iter().map(|conflict| in_the_way(desk.page, &desk.room, conflict)) }
                if is_free {
                    <p class="hint">{ words.no_conflict }</p>
                }
            </div>
        </>
    }
}
