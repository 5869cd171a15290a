//! What waits for somebody: insights that are due, numbers that look wrong, and advice.

use std::rc::Rc;

use yew::prelude::*;

use super::super::posts::title;
use crate::app::context::Page;
use crate::app::pages::campaign::Room;
use crate::app::route::Section;
use crate::app::widgets::basic::{button, disclosure, link};
use crate::app::widgets::copy::CopyText;
use crate::campaign::advice::{Advice, advice};
use crate::campaign::due::{Due, insights_due, undated};
use crate::campaign::edit::{CampaignChange, Edit};
use crate::campaign::model::Post;
use crate::campaign::problem::{Field, Problem, Subject};
use crate::i18n::{Language, NumberFormat};

/// So many problems, and posts without a day, are listed: one import can bring thousands.
const MOST: usize = 100;

/// What waits, if anything does.
pub fn to_do(page: Page, room: &Room) -> Html {
    let words = page.words();
    let due: Vec<Html> = insights_due(&room.campaign, page.today).iter().map(|due| due_link(page, room, due)).collect();
    let undated: Vec<_> = undated(&room.campaign).collect();
    let post_link = |post: &&Rc<Post>| link("", room.link(Section::Post(post.id)), title(page, &room.campaign, post));
    let undated_links = first(page, &undated, post_link);
    let problems = first(page, &room.problems, |problem| problem_link(page, room, problem));
    html! {
        <>
            { waiting((words.insights_due)(due.len()), due) }
            { waiting((words.undated)(undated.len()), undated_links) }
            { waiting((words.check)(room.problems.len()), problems) }
            { advice_list(page, room, &Advice::ALL) }
        </>
    }
}

/// The first of `all` as they are listed, and how many more there are.
fn first<T>(page: Page, all: &[T], item: impl Fn(&T) -> Html) -> Vec<Html> {
    let rest = (all.len() > MOST).then(|| (page.words().more_to_check)(all.len() - MOST).into());
    all.iter().take(MOST).map(item).chain(rest).collect()
}

/// The advice that applies, of what is asked for.
pub fn advice_list(page: Page, room: &Room, of: &[Advice]) -> Html {
    let words = page.words();
    let advice: Vec<Html> = advice(&room.campaign)
        .into_iter()
        .filter(|advice| of.contains(advice))
        .map(|advice| {
            let on_dismiss =
                room.on_edit.reform(move |_: MouseEvent| Edit::Campaign(CampaignChange::Dismissed(advice, true)));
            html! { <>{ (words.advice_is)(advice) }{ " " }{ button("quiet", words.dismiss_advice, on_dismiss) }</> }
        })
        .collect();
    waiting((words.advice)(advice.len()), advice)
}

/// A list of what waits, if anything does.
fn waiting(summary: String, items: Vec<Html>) -> Html {
    if items.is_empty() {
        return Html::default();
    }
    let list = html! {
        <ul>
            for item in items {
                <li>{ item }</li>
            }
        </ul>
    };
    disclosure("to-do", summary, list)
}

/// The post, since when it waits, and the message that asks for its insights, in each language.
fn due_link(page: Page, room: &Room, due: &Due) -> Html {
    let since = page.words().insights_due_since.with(&page.format.date(due.since));
    let copy = |language: Language| {
        let label = (page.words().copy_message)(language);
        html! { <CopyText key={label} {page} {label} text={message(page, language, room, due)} /> }
    };
    html! {
        <>
            { link("", room.link(Section::Post(due.post.id)), title(page, &room.campaign, &due.post)) }{ " " }{ since }
            { for Language::ALL.into_iter().map(copy) }
        </>
    }
}

/// What to write to the influencer, in their language.
fn message(page: Page, language: Language, room: &Room, due: &Due) -> String {
    let name = room.campaign.influencer(due.post.influencer).map_or("", |one| one.label());
    let day = due.post.published.map(|day| NumberFormat { language, ..page.format }.date(day)).unwrap_or_default();
    (language.campaign_strings().insights_message)(name, due.post.platform, &day, &due.post.permalink)
}

fn problem_link(page: Page, room: &Room, problem: &Problem) -> Html {
    let text = (page.words().trouble)(problem.trouble, page.strings, page.format);
    let (section, name) = match problem.subject {
        Subject::Campaign if matches!(problem.field, Field::Rate(_)) => (Section::Sales, page.strings.sales.to_owned()),
        Subject::Campaign if problem.field == Field::Lift => (Section::Lift, page.strings.lift.to_owned()),
        Subject::Campaign => (Section::Settings, page.strings.campaign_settings.to_owned()),
        Subject::Influencer(id) => (
            Section::Influencer(id),
            room.campaign.influencer(id).map_or_else(String::new, |one| one.label().to_owned()),
        ),
        Subject::Post(id) => (
            Section::Post(id),
            room.campaign.post(id).map_or_else(String::new, |post| title(page, &room.campaign, post)),
        ),
    };
    let name = if name.is_empty() { page.strings.influencer.to_owned() } else { name };
    html! { <>{ link("", room.link(section), name) }{ page.strings.colon }{ text }</> }
}
