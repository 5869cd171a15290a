//! What would change: how many rows are new, updated or left out and why, and who is not in the campaign yet.

use yew::prelude::*;

use super::decisions::{Counts, Decisions, Place, Planned, counts, is_all_known, tables};
use super::desk::Same;
use crate::app::browser::table;
use crate::app::context::Page;
use crate::app::pages::campaign::Known;
use crate::app::widgets::basic::button;
use crate::app::widgets::typed::Typed;
use crate::campaign::model::{Campaign, Platform};
use crate::exchange::plan::{Person, What, Whose, Why};
use crate::exchange::reading::{About, Contents, Field, Reading};

/// So many troubles are shown, and so many unknown people at a time.
pub(super) const SHOWN: usize = 100;

/// So many of the rows that are not counted are named.
const FEW: usize = 10;

/// What an import would change, and what is asked about it.
pub(super) struct Outcome<'a> {
    pub(super) page: Page,
    pub(super) campaign: &'a Known,
    pub(super) contents: &'a [(usize, Same<Contents>)],
    pub(super) planned: &'a Planned,
    pub(super) decisions: &'a UseStateHandle<Decisions>,
    /// How many unknown people are shown.
    pub(super) shown: &'a UseStateHandle<usize>,
}

/// Something in a file that comes to nothing.
struct Trouble {
    place: String,
    text: String,
    reason: &'static str,
    /// What comes of that.
    so: &'static str,
}

impl Outcome<'_> {
    /// All of it.
    pub(super) fn view(&self) -> Html {
        let words = self.page.imports();
        let all_known = is_all_known(&counts(self.contents, self.planned));
        html! {
            <section class="import-outcome" aria-labelledby="import-outcome">
                { self.people() }
                { self.places() }
                <h3 id="import-outcome">{ words.outcome }</h3>
                { self.counts() }
                { self.further() }
                if self.planned.edit.is_none() {
                    <p>{ if all_known { words.nothing_new } else { words.nothing_changes } }</p>
                }
                { self.troubles() }
            </section>
        }
    }

    /// Each table with its place and what would come of it.
    fn each(&self) -> impl Iterator<Item = (Place, &Reading, &crate::exchange::plan::Plan)> {
        let plans = self.planned.tables.iter().map(|(_, plan)| plan);
        tables(self.contents).zip(plans).map(|((place, reading), plan)| (place, reading, plan))
    }

    fn counts(&self) -> Html {
        let words = self.page.imports();
        let cell = |count: usize| html! { <td class="number">{ self.page.format.count(count as f64) }</td> };
        let row = |(about, counts): (About, Counts)| {
            html! {
                <tr key={about.key()} data-about={about.key()}>
                    <th scope="row">{ (words.kind)(about) }</th>
                    { cell(counts.new) }{ cell(counts.updated) }{ cell(counts.unchanged) }{ cell(counts.left_out) }
                </tr>
            }
        };
        let rows = counts(self.contents, self.planned).into_iter().map(row);
        html! {
            <table class="import-counts">
                <thead><tr>
                    <td></td>
                    for name in [words.new, words.updated, words.unchanged, words.refused] {
                        <th scope="col" class="number">{ name }</th>
                    }
                </tr></thead>
                <tbody>{ rows.collect::<Html>() }</tbody>
            </table>
        }
    }

    /// Rows that are not counted, since they are about what others are about.
    fn further(&self) -> Html {
        let words = self.page.imports();
        html! { <>{ self.rows_that(What::Further, words.further) }{ self.rows_that(What::Otherwise, words.otherwise) }</> }
    }

    /// A sentence for each table with rows that come to this, with the first of them.
    fn rows_that(&self, come_to: What, sentence: fn(About, usize) -> String) -> Html {
        let words = self.page.imports();
        let told = self.each().filter_map(|(place, reading, plan)| {
            let rows = plan.rows.iter().zip(&reading.rows).filter(|(what, _)| **what == come_to);
            let rows: Vec<_> = rows.map(|(_, row)| *row).collect();
            let first: Vec<_> = rows.iter().take(FEW).map(|row| words.row.with(&row.to_string())).collect();
            let more = rows.len().saturating_sub(FEW);
            let more = (more > 0).then(|| (words.and_more)(more));
            let all: Vec<_> = first.into_iter().chain(more).collect();
            (!rows.is_empty()).then(|| {
                html! {
                    <p class="import-further">
                        { sentence(reading.about, rows.len()) }{ " " }
                        <span class="hint">{ self.place(place, reading) }{ " · " }{ all.join(self.page.strings.list_separator) }</span>
                    </p>
                }
            })
        });
        told.collect()
    }

    /// The file and the table.
    fn place(&self, (at, _): Place, reading: &Reading) -> String {
        let file = self.contents.iter().find(|(other, _)| *other == at).map_or("", |(_, contents)| &contents.0.file);
        if reading.title.is_empty() { file.to_owned() } else { format!("{file} · {}", reading.title) }
    }

    /// What cannot be used, with its place and the reason.
    fn troubles(&self) -> Html {
        let words = self.page.imports();
        let (mut all, mut shown) = (0, Vec::new());
        for (place, reading, plan) in self.each() {
            let table = self.place(place, reading);
            let at = |row: u32, column: Option<&str>| {
                let row = words.row.with(&row.to_string());
                [Some(table.as_str()), Some(&row), column].into_iter().flatten().collect::<Vec<_>>().join(" · ")
            };
            let row_of = |row: usize| reading.rows.get(row).copied().unwrap_or_default();
            let refusals = reading.refusals.iter().map(|refusal| {
                let column = refusal.column.and_then(|at| reading.columns.get(usize::try_from(at).ok()?));
                let is_worth =
                    column.is_some_and(|column| matches!(column.field, Some(Field::Total | Field::Refunded)));
                Trouble {
                    place: at(refusal.row, column.map(|column| column.header.as_str())),
                    text: refusal.text.clone(),
                    reason: (words.fault)(refusal.fault),
                    so: if is_worth && reading.about == About::Orders { words.no_amount } else { "" },
                }
            });
            let rows = plan.rows.iter().enumerate().filter_map(|(row, what)| {
                let What::LeftOut(why) = what else { return None };
                Some(Trouble { place: at(row_of(row), None), text: String::new(), reason: (words.why)(*why), so: "" })
            });
            let facts = plan.left_out.iter().map(|left_out| Trouble {
                place: at(row_of(left_out.row), Some((words.field)(left_out.field))),
                text: String::new(),
                reason: (words.why)(left_out.why),
                so: "",
            });
            all += usize::try_from(reading.refused).unwrap_or(usize::MAX)
                + plan.count(|what| matches!(what, What::LeftOut(_)));
            all += plan.left_out.len();
            shown.extend(refusals.chain(rows).chain(facts).take(SHOWN.saturating_sub(shown.len())));
        }
        if all == 0 {
            return Html::default();
        }
        let more = all.saturating_sub(shown.len());
        html! {
            <details class="more import-troubles">
                <summary>{ (words.refusals)(all) }</summary>
                <ul tabindex="0" aria-label={(words.refusals)(all)}>
                    for (number, trouble) in shown.into_iter().enumerate() {
                        <li key={number}>
                            <span class="hint">{ trouble.place }</span>{ " " }
                            if !trouble.text.is_empty() {
                                <code>{ trouble.text }</code>{ " " }
                            }
                            { trouble.reason }{ trouble.so }
                        </li>
                    }
                    if more > 0 {
                        <li>{ (words.and_more)(more) }</li>
                    }
                </ul>
            </details>
        }
    }

    fn decide(&self, decide: impl Fn(&mut Decisions, &str) + 'static) -> Callback<String> {
        let decisions = self.decisions.clone();
        Callback::from(move |text: String| {
            let mut next = (*decisions).clone();
            decide(&mut next, &text);
            decisions.set(next);
        })
    }

    /// What a choice decides, by its text.
    fn choose(&self, decide: impl Fn(&mut Decisions, &str) + 'static) -> Callback<Event> {
        self.decide(decide).reform(|event: Event| table::typed(&event))
    }

    /// Who is named and not in the campaign.
    fn people(&self) -> Html {
        let words = self.page.imports();
        let all: Vec<_> =
            self.each().flat_map(|(place, _, plan)| plan.people.iter().map(move |one| (place, one))).collect();
        if all.is_empty() {
            return Html::default();
        }
        let shown = **self.shown;
        let more = all.len().saturating_sub(shown);
        let on_more = {
            let state = self.shown.setter();
            Callback::from(move |_: MouseEvent| state.set(shown + SHOWN))
        };
        html! {
            <section aria-labelledby="import-unknown">
                <h3 id="import-unknown">{ words.unknown }</h3>
                <p class="hint">{ words.unknown_text }</p>
                <ul class="import-people">
                    for (number, (place, person)) in all.into_iter().take(shown).enumerate() {
                        <li key={format!("{number}-{}", person.key)}>{ self.person(number, place, person) }</li>
                    }
                </ul>
                if more > 0 {
                    <p class="hint">{ (words.and_more)(more) }{ " " }{ button("quiet", words.show_more, on_more) }</p>
                }
            </section>
        }
    }

    fn person(&self, number: usize, place: Place, person: &Person) -> Html {
        let words = self.page.imports();
        let label = match (called(&person.handle, &person.name), person.code.as_str()) {
            (name, code) if name.is_empty() && code.is_empty() => words.whose.to_owned(),
            (name, code) => words.who_is.with(if name.is_empty() { code } else { &name }),
        };
        let key = person.key.clone();
        let onchange = self.choose(move |decisions, text| {
            let whose = match text {
                NEW => Whose::New,
                text => text.parse().map_or(Whose::Nobody, Whose::Known),
            };
            decisions.set_whose(&key, place, whose);
        });
        let likely = person.likely.filter(|id| person.whose != Whose::Known(*id)).and_then(|id| self.campaign.0.influencer(id)).map(|one| {
            let (key, id) = (person.key.clone(), one.id);
            let decisions = self.decisions.clone();
            let onclick = Callback::from(move |_: MouseEvent| {
                let mut next = (*decisions).clone();
                next.set_whose(&key, place, Whose::Known(id));
                decisions.set(next);
            });
            html! { <button type="button" class="quiet" {onclick}>{ words.likely.with(&called(&one.handle, &one.name)) }</button> }
        });
        let id = format!("import-person-{number}");
        html! {
            <div class="field">
                <label for={id.clone()}>{ label }{ " " }<span class="count">{ (words.rows)(person.rows) }</span></label>
                <div class="control">
                    <select {id} {onchange}>
                        <option value={NEW} selected={person.whose == Whose::New}>{ words.as_new }</option>
                        { influencers(&self.campaign.0, person.whose) }
                        <option value="" selected={person.whose == Whose::Nobody}>{ words.leave_out }</option>
                    </select>
                </div>
                { likely }
            </div>
        }
    }

    /// Where rows are about, if they do not tell it.
    fn places(&self) -> Html {
        let fields = self.each().map(|(place, reading, plan)| {
            let lacks =
                |why: Why| plan.rows.contains(&What::LeftOut(why)) || plan.left_out.iter().any(|fact| fact.why == why);
            let asks = self.decisions.platform(place).is_some() || lacks(Why::NoPlatform);
            let is_series = reading.about == About::Days;
            html! {
                <>
                    if asks {
                        { self.platform(place) }
                    }
                    if is_series {
                        { self.account(place, reading) }
                    }
                </>
            }
        });
        html! { <div class="fields">{ fields.collect::<Html>() }</div> }
    }

    fn platform(&self, place: Place) -> Html {
        let words = self.page.imports();
        let chosen = self.decisions.platform(place);
        let onchange = self.choose(move |decisions, text| {
            if let Some(platform) = Platform::from_key(text) {
                decisions.set_platform(place, platform);
            }
        });
        let id = format!("import-{}-{}-platform", place.0, place.1);
        html! {
            <div class="field">
                <label for={id.clone()}>{ words.which_platform }</label>
                <div class="control">
                    <select {id} {onchange}>
                        if chosen.is_none() {
                            <option value="" selected=true disabled=true>{ words.choose_one }</option>
                        }
                        for platform in Platform::ALL {
                            <option value={platform.key()} selected={chosen == Some(platform)}>
                                { (self.page.strings.platform_name)(platform) }
                            </option>
                        }
                    </select>
                </div>
            </div>
        }
    }

    fn account(&self, place: Place, reading: &Reading) -> Html {
        let words = self.page.imports();
        let on_change = self.decide(move |decisions, text| decisions.set_account(place, text.trim().to_owned()));
        let id = format!("import-{}-{}-account", place.0, place.1);
        let value = self.decisions.account(place, reading, self.campaign.0.id).to_owned();
        html! {
            <div class="field">
                <label for={id.clone()}>{ words.account }</label>
                <div class="control">
                    <Typed {id} kind="text" {value} {on_change} />
                </div>
                <p class="hint">{ words.account_hint }</p>
            </div>
        }
    }
}

/// Somebody by handle and name, as far as they are told.
fn called(handle: &str, name: &str) -> String {
    match (handle, name) {
        ("", name) => name.to_owned(),
        (handle, "") => format!("@{handle}"),
        (handle, name) => format!("@{handle} ({name})"),
    }
}

/// The choice that adds somebody.
const NEW: &str = "new";

/// The campaign's influencers as choices, by their names.
fn influencers(campaign: &Campaign, chosen: Whose) -> Html {
    let mut all: Vec<_> = campaign.influencers.iter().collect();
    all.sort_by_key(|one| one.label().to_lowercase());
    all.into_iter()
        .map(|one| {
            html! {
                <option value={one.id.to_string()} selected={chosen == Whose::Known(one.id)}>{ one.label() }</option>
            }
        })
        .collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use std::rc::Rc;

    use futures::executor::block_on;
    use yew::LocalServerRenderer;

    use super::super::decisions::planned;
    use super::*;
    use crate::campaign::id::CampaignId;
    use crate::exchange::reading::Options;
    use crate::i18n::NumberFormat;
    use crate::kpi::unit::Currency;

    #[derive(Properties, PartialEq)]
    struct AtProps {
        text: String,
    }

    #[component]
    fn At(props: &AtProps) -> Html {
        let page = Page::new(NumberFormat::default(), chrono::NaiveDate::default());
        let campaign = Rc::new(Campaign::new(CampaignId::from_random(1), "", Currency::USD));
        let (decisions, shown) = (use_state(Decisions::default), use_state(|| SHOWN));
        let read = |(at, text): (usize, &str)| {
            let name = if at == 0 { "a.csv" } else { "b.csv" };
            let contents = crate::exchange::read::read(name, text.as_bytes(), &Options::default(), &mut |_| {}).ok()?;
            Some((at, Same(Rc::new(contents))))
        };
        let contents: Vec<_> = props.text.split("--\n").enumerate().filter_map(read).collect();
        let mut ids = 1..;
        let planned = planned(&contents, &campaign, &decisions, page.today, &mut || ids.next().unwrap_or_default());
        let campaign = Known(campaign);
        let (decisions, shown) = (&decisions, &shown);
        Outcome { page, campaign: &campaign, contents: &contents, planned: &planned, decisions, shown }.view()
    }

    #[test]
    fn rows_about_the_same_are_told_with_what_becomes_of_them_and_influencers_are_counted() {
        let post = "ana,Instagram,https://www.instagram.com/p/A";
        let text = format!("Handle,Platform,Link,Likes\n{post},5\n{post},6\n{post},7\nben,TikTok,,twelve\n");
        let props = AtProps { text };
        let html = block_on(LocalServerRenderer::<At>::with_props(props).hydratable(false).render());
        let words = Page::new(NumberFormat::default(), chrono::NaiveDate::default()).imports();
        let counts = |about: About| {
            let (_, row) = html.split_once(&format!("data-about=\"{}\"", about.key())).unwrap_or_default();
            let cells = row.split("</tr>").next().unwrap_or_default().split("class=\"number\">").skip(1);
            cells.map(|cell| cell.split('<').next().unwrap_or_default()).collect::<Vec<_>>()
        };
        assert_eq!(counts(About::Posts), ["2", "0", "0", "0"], "{html}");
        assert_eq!(counts(About::Influencers), ["2", "0", "0", "0"], "{html}");
        assert!(html.contains(&(words.further)(About::Posts, 2)), "{html}");
        assert!(!html.contains(&(words.otherwise)(About::Posts, 1)), "{html}");
        assert!(html.contains("a.csv · row 3, row 4") && html.contains("a.csv · row 5 · Likes"), "{html}");
    }

    #[test]
    fn files_that_say_otherwise_about_one_day_are_told() {
        let text = "Date,Revenue\n2026-05-01,100\n2026-05-02,7\n--\nDate,Revenue\n2026-05-01,150\n2026-05-02,7\n";
        let html =
            block_on(LocalServerRenderer::<At>::with_props(AtProps { text: text.into() }).hydratable(false).render());
        let words = Page::new(NumberFormat::default(), chrono::NaiveDate::default()).imports();
        assert!(html.contains(&(words.otherwise)(About::Days, 1)), "{html}");
        assert!(html.contains("b.csv · row 2<") && !html.contains("row 3"), "{html}");
    }
}
