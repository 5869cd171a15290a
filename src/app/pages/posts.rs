//! The posts of a campaign: a plain table, and a form each.

use std::rc::Rc;

use yew::prelude::*;

use super::campaign::Room;
use super::influencers::{add_post, label};
use super::not_found;
use super::overview::{figures_beside, shown, to_influencers};
use crate::app::browser::location;
use crate::app::context::Page;
use crate::app::forms::fields;
use crate::app::forms::post::{PostField, PostForm};
use crate::app::route::Section;
use crate::app::widgets::basic::{button, empty, heading, link, section, table, table_head, table_row};
use crate::app::widgets::kpi::figure;
use crate::campaign::edit::Edit;
use crate::campaign::figures::Scope;
use crate::campaign::id::PostId;
use crate::campaign::insights::REPORTED;
use crate::campaign::model::{Post, Status};
use crate::campaign::problem::is_web_address;
use crate::kpi::catalogue::{Awareness, Content, KpiId};

/// The KPIs that the table shows of each post.
const COLUMNS: [KpiId; 2] = [KpiId::Awareness(Awareness::Cpm), KpiId::Content(Content::ErFollowers)];

/// What was reported of a post as KPIs, in the order of [`REPORTED`].
const READINGS: [KpiId; REPORTED.len()] = [
    KpiId::Awareness(Awareness::Impressions),
    KpiId::Awareness(Awareness::Views),
    KpiId::Awareness(Awareness::PostsReach),
    KpiId::Content(Content::TotalLikes),
    KpiId::Content(Content::TotalComments),
    KpiId::Content(Content::TotalShares),
    KpiId::Content(Content::TotalSaves),
    KpiId::Content(Content::Clicks),
    KpiId::Content(Content::NewUsers),
];

/// The KPIs of one post, on the form.
const ON_FORM: [KpiId; 9] = [
    KpiId::Content(Content::Engagements),
    KpiId::Content(Content::ErFollowers),
    KpiId::Content(Content::ErReach),
    KpiId::Content(Content::ErImpressions),
    KpiId::Content(Content::ErViews),
    KpiId::Awareness(Awareness::Cpm),
    KpiId::Content(Content::Cpe),
    KpiId::Content(Content::Ctr),
    KpiId::Content(Content::Cpc),
];

/// The scope's name in `data-scope`.
fn scope_name(post: &Post) -> AttrValue {
    format!("post:{}", post.id).into()
}

/// What a post is called: whose, where, what, when.
pub fn title(page: Page, room: &Room, post: &Post) -> String {
    let strings = page.strings;
    let words = page.words();
    let whose = room.campaign.influencer(post.influencer).map(|influencer| label(page, influencer).to_string());
    let what = format!("{} {}", (strings.platform_name)(post.platform), (words.kind_name)(post.kind));
    let when = post.published.map(|day| page.format.date(day));
    whose.into_iter().chain([what]).chain(when).collect::<Vec<_>>().join(" · ")
}

/// All posts of a campaign.
pub fn posts(page: Page, room: &Room) -> Html {
    let strings = page.strings;
    let words = page.words();
    let posts = &room.campaign.posts;
    let author =
        posts.last().and_then(|post| room.campaign.influencer(post.influencer)).or(room.campaign.influencers.first());
    let on_add = {
        let (room, author) = (room.clone(), author.cloned());
        Callback::from(move |_: MouseEvent| {
            if let Some(author) = &author {
                add_post(&room, author);
            }
        })
    };
    let list = match author {
        _ if !posts.is_empty() => {
            let numbers = REPORTED.iter().map(|measure| (strings.measure)(*measure));
            let head = table_head(
                &[strings.post, words.status],
                numbers.chain(COLUMNS.iter().map(|kpi| (strings.kpi)(*kpi).name)),
            );
            table(strings.posts, head, posts.iter().map(|post| post_row(page, room, post)).collect())
        }
        Some(_) => empty(words.no_posts, words.no_posts_text, Html::default()),
        None => empty(words.no_posts, words.no_posts_before_influencers, to_influencers(room, strings.influencers)),
    };
    html! {
        <section class="list">
            <header class="section-head">
                { heading(strings.posts) }
                if author.is_some() {
                    { button("primary", words.add_post, on_add) }
                }
            </header>
            { list }
        </section>
    }
}

fn post_row(page: Page, room: &Room, post: &Post) -> Html {
    let words = page.words();
    let name = scope_name(post);
    let mut numbers = Vec::with_capacity(REPORTED.len() + COLUMNS.len());
    let kpi = |kpi: KpiId| figure(page, &shown(room, Scope::Post(post.id), kpi, page), &name);
    if post.status == Status::Live {
        numbers.extend(READINGS.map(kpi));
    } else {
        // What is told of a planned post counts for nothing yet.
        let told = |measure| post.insights.get(measure).map(|reading| page.format.count(reading.value as f64));
        numbers.extend(REPORTED.map(|measure| Html::from(told(measure).unwrap_or_else(|| "–".to_owned()))));
    }
    numbers.extend(COLUMNS.map(kpi));
    let about = link("", room.link(Section::Post(post.id)), title(page, room, post));
    table_row(post.id.to_string(), about, (words.status_name)(post.status), numbers)
}

/// The form of one post, with its KPIs beside it.
pub fn post_page(page: Page, room: &Room, id: PostId) -> Html {
    let words = page.words();
    let Some(post) = room.campaign.post(id) else {
        return not_found(page);
    };
    let form = PostForm { campaign: Rc::clone(&room.campaign), post: Rc::clone(post) };
    let fields = |some: &[PostField]| fields(page, room, &form, some);
    let scope = scope_name(post);
    html! {
        <div class="editor" key={id.to_string()}>
            { heading(title(page, room, post)) }
            if is_web_address(&post.permalink) {
                <p><a href={post.permalink.clone()} target="_blank" rel="noopener noreferrer nofollow">{ words.open_post }</a></p>
            }
            <div class="editor-body">
                <div class="form">
                    { section(words.section_post, "", fields(&PostForm::POST)) }
                    { section(words.section_insights, words.section_insights_hint, fields(&form.insights())) }
                    { section(words.section_cost, "", fields(&PostForm::COST)) }
                    { next_steps(page, room, post) }
                </div>
                { figures_beside(page, room, Scope::Post(id), &scope, words.post_kpis, &ON_FORM) }
            </div>
        </div>
    }
}

/// The next post of the same influencer; the overview, where the KPIs are; the way out.
fn next_steps(page: Page, room: &Room, post: &Rc<Post>) -> Html {
    let strings = page.strings;
    let words = page.words();
    let on_add = {
        let (room, author) = (room.clone(), room.campaign.influencer(post.influencer).cloned());
        Callback::from(move |_: MouseEvent| {
            if let Some(author) = &author {
                add_post(&room, author);
            }
        })
    };
    let on_remove = {
        let (room, id) = (room.clone(), post.id);
        Callback::from(move |_: MouseEvent| {
            room.on_edit.emit(Edit::RemovePost(id));
            location::go(&room.link(Section::Posts));
        })
    };
    html! {
        <div class="actions next">
            { link("button primary", room.link(Section::Overview), strings.overview) }
            { button("", words.add_post, on_add) }
            { button("danger quiet", words.remove_post, on_remove) }
        </div>
    }
}
