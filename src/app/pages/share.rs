//! Sending a campaign: what goes in, a passphrase, the link, its picture, the file.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::campaign::Known;
use super::export::ExportProps;
use super::home::name;
use crate::app::browser::{clock, files, location, seal, share, table};
use crate::app::context::Page;
use crate::app::later::Parts;
use crate::app::route::Route;
use crate::app::state::Action;
use crate::app::widgets::basic::{button, disclosure, hint};
use crate::app::widgets::copy::CopyText;
use crate::app::widgets::modal::Modal;
use crate::campaign::merge::Stamped;
use crate::exchange::link::{self, Envelope, KeptBack};
use crate::exchange::qr;
use crate::kpi::tier::Tiers;
use crate::store::document;
use crate::store::session::Session;

/// Apps that cut longer links off, each with the characters that it lets through.
const APPS: [(&str, usize); 3] = [("Discord", 2_000), ("Microsoft Teams", 2_048), ("Slack", 4_000)];

/// Longer links are better sent as a file.
const LONG: usize = 8_000;

/// Properties of [`Sending`].
#[derive(Properties, PartialEq)]
pub struct ShareProps {
    /// Where it stands.
    pub page: Page,
    /// The campaign that is sent.
    pub session: Session,
    /// What happens.
    pub dispatch: Callback<Action>,
}

/// What a link is made of.
#[derive(Clone, PartialEq, Default)]
struct Wish {
    kept_back: KeptBack,
    passphrase: String,
}

/// Why there is no link.
#[derive(Clone, Copy, PartialEq)]
enum Trouble {
    TooLarge,
    NoPassphrase,
}

/// A link, and what it was made of.
#[derive(Clone, PartialEq)]
struct Made {
    campaign: Known,
    wish: Wish,
    link: Result<String, Trouble>,
}

/// A way out of a campaign.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A link.
    Share,
    /// Files.
    Export,
}

/// Properties of [`Share`].
#[derive(Properties, PartialEq)]
pub struct ShareButtonProps {
    /// Where it stands.
    pub page: Page,
    /// As what it goes out.
    pub way: Way,
    /// The campaign that is sent.
    pub session: Session,
    /// What happens.
    pub dispatch: Callback<Action>,
    /// The fewest followers of each tier.
    pub tiers: Tiers,
    /// The files that are there.
    pub parts: Parts,
}

/// A button that opens the dialog.
#[component]
pub fn Share(props: &ShareButtonProps) -> Html {
    let (label, title) = match props.way {
        Way::Share => (props.page.links().share, props.page.links().share_title),
        Way::Export => (props.page.exports().export, props.page.exports().export_title),
    };
    let is_open = use_state_eq(|| false);
    let (on_open, on_close) = (setter(&is_open, true), setter(&is_open, false));
    let on_dismiss = on_close.reform(|_: MouseEvent| ());
    html! {
        <>
            <button type="button" onclick={on_open.reform(|_: MouseEvent| ())}>{ label }</button>
            <Modal class="commands share" label={title} is_open={*is_open} {on_close}>
                if *is_open {
                    { props.parts.bench.show(props.page, |bench| {
                        let (page, session, dispatch) = (props.page, props.session.clone(), props.dispatch.clone());
                        match props.way {
                            Way::Share => (bench.sending)(ShareProps { page, session, dispatch }),
                            Way::Export => (bench.exporting)(ExportProps { page, session, tiers: props.tiers }),
                        }
                    }) }
                    <p class="actions">{ button("quiet", props.page.words().close, on_dismiss) }</p>
                }
            </Modal>
        </>
    }
}

fn setter(state: &UseStateHandle<bool>, value: bool) -> Callback<()> {
    let state = state.setter();
    Callback::from(move |()| state.set(value))
}

/// How long somebody may pause within a passphrase, in milliseconds.
const PAUSE: u32 = 400;

/// The dialog's body.
#[component]
pub fn Sending(props: &ShareProps) -> Html {
    let (page, words) = (props.page, props.page.links());
    let wish = use_state(Wish::default);
    let made = use_state(|| None::<Made>);
    let campaign = Known(Rc::clone(props.session.campaign()));
    use_effect_with((campaign.0.id, props.dispatch.clone()), |(id, dispatch)| {
        dispatch.emit(Action::Share(*id, clock::now().replica))
    });
    {
        let (made, session) = (made.setter(), props.session.clone());
        use_effect_with((campaign.clone(), (*wish).clone()), move |(campaign, wish)| {
            let (campaign, wish) = (campaign.clone(), wish.clone());
            let pause = if is_sealed(&wish) { PAUSE } else { 0 };
            let soon = Timeout::new(pause, move || {
                yew::platform::spawn_local(async move {
                    let link = make(&copy(&session), &wish).await;
                    made.set(Some(Made { campaign, wish, link }));
                });
            });
            move || drop(soon)
        });
    }
    // What was made of something else is not shown: somebody could send more than they mean to.
    let link = made.as_ref().filter(|made| made.campaign == campaign && made.wish == *wish);
    let link = link.map(|made| made.link.clone());
    html! {
        <>
            <h2>{ words.share_title }</h2>
            { hint(words.share_text) }
            { choices(page, &campaign, &wish) }
            { passphrase(page, &wish) }
            <div class="share-link" role="status">
                { match &link {
                    None => html! { <p class="hint">{ words.making }</p> },
                    Some(Err(trouble)) => html! { <p class="problem">{ told(page, *trouble) }</p> },
                    Some(Ok(link)) => html! {
                        <>
                            <p class="share-address"><code>{ link }</code></p>
                            <p class="hint">{ length(page, link, is_sealed(&wish)) }</p>
                        </>
                    },
                } }
            </div>
            { ways(page, props, &wish, link.and_then(Result::ok)) }
        </>
    }
}

/// What is sent: the campaign, and when it was changed since it was first sent.
fn copy(session: &Session) -> Stamped {
    session.stamped(clock::of(session)).shared(clock::now().replica)
}

async fn make(copy: &Stamped, wish: &Wish) -> Result<String, Trouble> {
    // There is no other reason.
    let content = link::pack(&wish.kept_back.sent(copy)).map_err(|_| Trouble::TooLarge)?;
    let envelope = if is_sealed(wish) {
        let sealed = seal::seal(&content, &wish.passphrase).await.map_err(|_| Trouble::NoPassphrase)?;
        Envelope::Sealed(sealed.to_bytes())
    } else {
        Envelope::Open(content)
    };
    Ok(format!("{}{}", location::base(), Route::Shared(link::write(&envelope).into())))
}

fn told(page: Page, trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::TooLarge => page.links().too_large,
        Trouble::NoPassphrase => page.links().no_cryptography,
    }
}

/// One of the things that can be kept back.
type Part = fn(&mut KeptBack) -> &mut bool;

/// What can be left out, where there is something to leave out.
fn choices(page: Page, Known(campaign): &Known, wish: &UseStateHandle<Wish>) -> Html {
    let words = page.links();
    let everything = KeptBack::default();
    let parts: [(&str, &str, bool, Part); 3] = [
        ("share-costs", words.with_costs, wish.kept_back.costs, |kept| &mut kept.costs),
        ("share-notes", words.with_notes, wish.kept_back.notes, |kept| &mut kept.notes),
        ("share-records", words.with_records, wish.kept_back.records, |kept| &mut kept.records),
    ];
    let matters = |part: Part| {
        let mut without = everything;
        *part(&mut without) = true;
        without.from(campaign) != **campaign
    };
    let choice = |(id, label, is_kept, part): (&'static str, &'static str, bool, Part)| {
        let wish = wish.clone();
        let onchange = Callback::from(move |_: Event| {
            let mut next = (*wish).clone();
            *part(&mut next.kept_back) = !is_kept;
            wish.set(next);
        });
        html! {
            <div class="field flag">
                <input {id} type="checkbox" checked={!is_kept} {onchange} />
                <label for={id}>{ label }</label>
            </div>
        }
    };
    let shown: Vec<_> = parts.into_iter().filter(|part| matters(part.3)).map(choice).collect();
    if shown.is_empty() {
        return Html::default();
    }
    html! {
        <fieldset>
            <legend>{ words.goes_in }</legend>
            <div class="fields">{ shown.into_iter().collect::<Html>() }</div>
            if matters(|kept| &mut kept.records) {
                { hint(words.records_stay) }
            }
        </fieldset>
    }
}

fn passphrase(page: Page, wish: &UseStateHandle<Wish>) -> Html {
    let words = page.links();
    let value = wish.passphrase.clone();
    let oninput = {
        let wish = wish.clone();
        Callback::from(move |event: InputEvent| wish.set(Wish { passphrase: table::typed(&event), ..(*wish).clone() }))
    };
    html! {
        <div class="field">
            <label for="share-passphrase">{ words.passphrase_optional }</label>
            <div class="control">
                <input id="share-passphrase" type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
                    aria-describedby="share-passphrase-hint" {value} {oninput} />
            </div>
            <p id="share-passphrase-hint" class="hint">{ words.passphrase_hint }</p>
        </div>
    }
}

/// How long a link is, and where it is too long. A file is no better way for what is `sealed`: it has no passphrase.
pub fn length(page: Page, link: &str, sealed: bool) -> String {
    let words = page.links();
    let count = page.format.count(link.len() as f64);
    let cut = APPS.into_iter().filter(|(_, most)| link.len() > *most).map(|(app, _)| app);
    let cut = cut.collect::<Vec<_>>().join(page.strings.list_separator);
    let told = words.characters.with(&count);
    match (cut.is_empty(), link.len() > LONG && !sealed) {
        (true, _) => told,
        (false, false) => format!("{told} {}", words.apps_cut.with(&cut)),
        (false, true) => format!("{told} {} {}", words.apps_cut.with(&cut), words.better_file),
    }
}

/// The ways out: copy, the system's sheet, a picture, a file.
fn ways(page: Page, props: &ShareProps, wish: &Wish, link: Option<String>) -> Html {
    let words = page.links();
    let campaign = props.session.campaign();
    let title = name(page, campaign);
    let on_share = {
        let (title, link) = (title.clone(), link.clone().unwrap_or_default());
        Callback::from(move |_: MouseEvent| {
            let (title, link) = (title.clone(), link.clone());
            yew::platform::spawn_local(async move { share::share(&title, &link).await });
        })
    };
    let on_file = {
        let (kept_back, session, today) = (wish.kept_back, props.session.clone(), page.today);
        Callback::from(move |_: MouseEvent| {
            let Stamped { campaign, stamps } = kept_back.from_copy(&copy(&session));
            if let Ok(text) = document::write_stamped(1, &campaign, &stamps) {
                // A browser that refuses says so itself.
                let _ =
                    files::download(&format!("influencer-kpi-{}-{today}.json", campaign.id), "application/json", &text);
            }
        })
    };
    html! {
        <>
            <div class="actions">
                if let Some(link) = &link {
                    <CopyText {page} class="primary" label={page.strings.copy_link} text={link.clone()} done={Some(page.strings.copied)} />
                    if share::can_share() {
                        { button("", words.share_sheet, on_share) }
                    }
                }
                { button("", words.as_file, on_file) }
            </div>
            { unprotected(page, is_sealed(wish)) }
            if let Some(code) = link.as_deref().and_then(qr::code) {
                { disclosure("rare", words.as_picture, picture(page, &code)) }
            }
        </>
    }
}

fn is_sealed(wish: &Wish) -> bool {
    !wish.passphrase.is_empty()
}

/// What is to be known of the file where the link is `sealed`.
pub fn unprotected(page: Page, sealed: bool) -> Html {
    if sealed { hint(page.links().file_unprotected) } else { Html::default() }
}

fn picture(page: Page, code: &qr::Code) -> Html {
    let side = code.side;
    html! {
        <svg class="qr" viewBox={format!("0 0 {side} {side}")} role="img" aria-label={page.links().as_picture} shape-rendering="crispEdges">
            <rect width={side.to_string()} height={side.to_string()} class="paper" />
            <path d={code.path.clone()} />
        </svg>
    }
}
