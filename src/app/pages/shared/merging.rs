//! A copy of a campaign that is here already, out of a link or a file: what differs, what is to be chosen, and the merge.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use super::told;
use crate::app::browser::{clock, location};
use crate::app::context::Page;
use crate::app::route::{Route, Section};
use crate::app::state::Action;
use crate::app::widgets::basic::{button, disclosure, hint, link};
use crate::campaign::edit::{Edit, Refused};
use crate::campaign::merge::{
    Comparison, Difference, Merge, NoPlace, Part, Patch, Side, Stamped, Twice, What, Whose, compare,
};
use crate::store::session::Session;

/// A copy that came; it is the same as long as what it came with is.
#[derive(Clone)]
pub struct Came(pub Rc<Stamped>);

impl PartialEq for Came {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Properties of [`Merging`].
#[derive(Properties, PartialEq)]
pub struct MergingProps {
    /// Where it stands.
    pub page: Page,
    /// What came.
    pub came: Came,
    /// What is here.
    pub session: Session,
    /// Whether that is open already, and needs no way to it.
    #[prop_or_default]
    pub is_open: bool,
    /// What happens.
    pub dispatch: Callback<Action>,
}

/// How many differences of a kind are listed at first; those that are to be chosen come on demand, the others are counted.
const MOST: usize = 100;

/// What differs between the copy and the campaign here, to be merged.
#[component]
pub fn Merging(props: &MergingProps) -> Html {
    let (page, words) = (props.page, props.page.links());
    let chosen = use_state(BTreeMap::<usize, Whose>::new);
    let listed = use_state(|| MOST);
    let is_refused = use_state_eq(|| false);
    let compared = use_memo((props.came.clone(), props.session.clone()), |(Came(came), session)| {
        compared(&session.stamped(clock::of(session)), came, |one| Ok((one.differences, one.twice)))
    });
    let own = Route::Campaign(props.session.campaign().id, Section::Overview).to_string();
    let open = if props.is_open { Html::default() } else { link("button", own.clone(), words.open_own) };
    let refused = || {
        let refused = Refused::CurrencyTooCoarse(props.session.campaign().currency);
        html! { <p role="alert">{ (page.strings.refused)(refused) }</p> }
    };
    let Ok((differences, twice)) = &*compared else { return refused() };
    if differences.is_empty() {
        return html! { <section class="merge" data-merge="same"><p>{ words.is_here }</p><p class="actions">{ open }</p></section> };
    }
    let on_merge = {
        let (session, came, chosen) = (props.session.clone(), Rc::clone(&props.came.0), chosen.clone());
        let (is_open, is_refused, dispatch) = (props.is_open, is_refused.clone(), props.dispatch.clone());
        Callback::from(move |_: MouseEvent| match merge(&session, &came, &chosen) {
            Ok(edit) => {
                if !is_open {
                    location::go(&own);
                }
                dispatch.emit(Action::Edit(session.campaign().id, edit));
            }
            Err(NoPlace) => is_refused.set(true),
        })
    };
    let all = || differences.iter().enumerate();
    let conflicts: Vec<_> = all().filter(|(_, one)| one.is_conflict).collect();
    let of = |whose| all().filter(move |(_, one)| !one.is_conflict && one.counts == whose).map(|(_, one)| one);
    let (taken, staying): (Vec<_>, Vec<_>) = (of(Whose::Theirs).collect(), of(Whose::Mine).collect());
    html! {
        <section class="merge" data-merge="differs" aria-labelledby="merge-title">
            <h2 id="merge-title">{ words.differs }</h2>
            { hint(words.merge_text) }
            if !conflicts.is_empty() {
                <h3>{ (words.to_choose)(conflicts.len()) }</h3>
                { hint(words.to_choose_text) }
                { conflicts.iter().take(*listed).map(|(place, one)| conflict(props, (*place, one), &chosen)).collect::<Html>() }
                { further(page, conflicts.len(), &listed) }
            }
            if !twice.is_empty() {
                <p data-merge="twice">{ (words.twice)(count(twice, Part::Influencers), count(twice, Part::Posts)) }</p>
            }
            { changes(props, "taken", (words.taken)(taken.len()), &taken) }
            { changes(props, "staying", (words.staying)(staying.len()), &staying) }
            if *is_refused {
                { refused() }
            }
            <p class="actions">
                { button("primary", words.merge, on_merge) }
                { open }
            </p>
            { hint(words.merge_hint) }
        </section>
    }
}

fn count(twice: &[Twice], part: Part) -> usize {
    twice.iter().filter(|one| one.part == part).count()
}

/// Something of the comparison of two copies.
fn compared<T>(
    mine: &Stamped,
    theirs: &Stamped,
    of: impl FnOnce(Comparison) -> Result<T, NoPlace>,
) -> Result<T, NoPlace> {
    let (my_stamps, their_stamps) = (mine.unpacked(), theirs.unpacked());
    let mine = Side { campaign: &mine.campaign, stamps: &my_stamps };
    of(compare(mine, Side { campaign: &theirs.campaign, stamps: &their_stamps })?)
}

/// The merge with these choices, as one edit.
fn merge(session: &Session, came: &Rc<Stamped>, chosen: &BTreeMap<usize, Whose>) -> Result<Edit, NoPlace> {
    let mine = session.stamped(clock::of(session));
    let merged = compared(&mine, came, |one| one.merged(|place| chosen.get(&place).copied()))?;
    let patch = Patch::between(&mine.campaign, &merged);
    Ok(Edit::Merge(Rc::new(Merge { patch, came: Stamped::clone(came), onto: mine, is_undone: false })))
}

fn more(page: Page, count: usize) -> Html {
    match count.checked_sub(MOST) {
        None | Some(0) => Html::default(),
        Some(others) => html! { <p class="hint">{ (page.links().and_more)(others) }</p> },
    }
}

/// A button for those that are not listed yet: each is somebody's to choose.
fn further(page: Page, count: usize, listed: &UseStateHandle<usize>) -> Html {
    let others = count.saturating_sub(**listed);
    if others == 0 {
        return Html::default();
    }
    let onclick = {
        let listed = listed.clone();
        Callback::from(move |_: MouseEvent| listed.set(*listed + MOST))
    };
    let label = (page.links().show_more)(others.min(MOST), others);
    html! { <p class="actions"><button type="button" data-more={others.to_string()} {onclick}>{ label }</button></p> }
}

/// What a difference is about.
fn about(props: &MergingProps, one: &Difference) -> (String, String) {
    let (page, campaign) = (props.page, &props.came.0.campaign);
    let record = told::record(page, campaign, one);
    match &one.what {
        What::Value { name, .. } => (record, told::name(page, one.part, *name)),
        What::Record { .. } => (record, String::new()),
    }
}

/// What the facts are here and there.
fn sides(props: &MergingProps, one: &Difference) -> (String, String) {
    let (page, words) = (props.page, props.page.links());
    match &one.what {
        What::Value { name, mine, theirs } => {
            let tell = |campaign, value| told::value(page, campaign, (one.part, &one.row), *name, value);
            (tell(props.session.campaign(), mine.as_ref()), tell(&props.came.0.campaign, theirs.as_ref()))
        }
        What::Record { with, is_removed } => {
            let without = if *is_removed { words.removed } else { words.not_there };
            match with {
                Whose::Mine => (words.kept.to_owned(), without.to_owned()),
                Whose::Theirs => (without.to_owned(), words.kept.to_owned()),
            }
        }
    }
}

fn conflict(
    props: &MergingProps,
    (place, one): (usize, &Difference),
    chosen: &UseStateHandle<BTreeMap<usize, Whose>>,
) -> Html {
    let words = props.page.links();
    let (record, name) = about(props, one);
    let (mine, theirs) = sides(props, one);
    let counts = chosen.get(&place).copied().unwrap_or(one.counts);
    let newer =
        (one.mine_at != one.theirs_at).then_some(if one.theirs_at > one.mine_at { Whose::Theirs } else { Whose::Mine });
    let option = |whose: Whose, label: &'static str, value: String| {
        let id = format!("conflict-{place}-{}", if whose == Whose::Mine { "mine" } else { "theirs" });
        let onchange = {
            let chosen = chosen.clone();
            Callback::from(move |_: Event| {
                let mut next = (*chosen).clone();
                next.insert(place, whose);
                chosen.set(next);
            })
        };
        html! {
            <div class="merge-side">
                <input type="radio" name={format!("conflict-{place}")} id={id.clone()} checked={counts == whose} {onchange} />
                <label for={id}>
                    <span class="merge-whose">{ label }</span>{ " " }<span class="merge-value">{ value }</span>
                    if newer == Some(whose) {
                        { " " }<span class="merge-newer">{ words.newer }</span>
                    }
                </label>
            </div>
        }
    };
    html! {
        <fieldset class="merge-conflict" key={place} data-conflict={place.to_string()}>
            <legend>{ titled(&record, &name) }</legend>
            { option(Whose::Mine, words.mine, mine) }
            { option(Whose::Theirs, words.theirs, theirs) }
        </fieldset>
    }
}

fn titled(record: &str, name: &str) -> String {
    if name.is_empty() { record.to_owned() } else { format!("{record} · {name}") }
}

/// What one side alone changed.
fn changes(props: &MergingProps, id: &'static str, title: String, changes: &[&Difference]) -> Html {
    let words = props.page.links();
    if changes.is_empty() {
        return Html::default();
    }
    let row = |(place, one): (usize, &&Difference)| {
        let (record, name) = about(props, one);
        let (mine, theirs) = sides(props, one);
        let again = place > 0 && changes.get(place - 1).is_some_and(|before| told::same_record(before, one));
        html! {
            <tr key={place} class={again.then_some("again")}>
                <th scope="row">{ titled(&record, &name) }</th>
                <td>{ mine }</td>
                <td>{ theirs }</td>
            </tr>
        }
    };
    let table = html! {
        <>
            <div class="scroll" tabindex="0" role="region" aria-label={title.clone()}>
                <table class="merge-table" data-changes={id}>
                    <thead>
                        <tr>
                            <th scope="col">{ words.what }</th>
                            <th scope="col">{ words.mine }</th>
                            <th scope="col">{ words.theirs }</th>
                        </tr>
                    </thead>
                    <tbody>{ changes.iter().take(MOST).enumerate().map(row).collect::<Html>() }</tbody>
                </table>
            </div>
            { more(props.page, changes.len()) }
        </>
    };
    disclosure("merge-changes", title, table)
}
