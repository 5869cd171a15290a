//! The posts of a campaign: a table that is edited in place, and a form each.

use std::rc::Rc;

use yew::prelude::*;

use super::campaign::Room;
use super::influencers::{add_post, label};
use super::not_found;
use super::overview::{figures_beside, to_influencers};
use super::sheet::{Holds, Subject, sheet};
use crate::app::browser::location;
use crate::app::context::Page;
use crate::app::forms::fields;
use crate::app::forms::post::{PostField, PostForm, STATUSES, status_key};
use crate::app::route::Section;
use crate::app::widgets::basic::{button, empty, heading, link, section};
use crate::campaign::edit::Edit;
use crate::campaign::figures::Scope;
use crate::campaign::id::PostId;
use crate::campaign::insights::REPORTED;
use crate::campaign::model::{Campaign, Platform, Post, Status};
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
pub fn title(page: Page, campaign: &Campaign, post: &Post) -> String {
    let strings = page.strings;
    let words = page.words();
    let whose = campaign.influencer(post.influencer).map(|influencer| label(page, influencer).to_string());
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
        _ if !posts.is_empty() => sheet(page, room, strings.posts, &room.tables.posts, columns(page)),
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

/// What the table shows of each post at first, and what can be chosen beside it.
fn columns(page: Page) -> (Vec<Holds<PostForm>>, Vec<Holds<PostForm>>) {
    let about = [PostField::Status, PostField::Published, PostField::Platform, PostField::Kind].map(Holds::Field);
    let told = REPORTED.map(|measure| Holds::Field(PostField::Reading(measure)));
    let first = std::iter::once(Holds::Name(page.strings.post)).chain(about).chain(told);
    let first = first.chain([Holds::Field(PostField::Cost)]).chain(COLUMNS.map(Holds::Kpi));
    let more = [PostField::Followers, PostField::OtherAssets, PostField::Permalink].map(Holds::Field);
    (first.collect(), more.into())
}

impl Subject for PostForm {
    fn keys(room: &Room) -> Vec<u64> {
        room.campaign.posts.iter().map(|post| post.id.into()).collect()
    }

    fn of_row(room: &Room, row: usize) -> Option<PostForm> {
        let post = room.campaign.posts.get(row)?;
        Some(PostForm { campaign: Rc::clone(&room.campaign), post: Rc::clone(post) })
    }

    /// Whose it is: what else its title says stands in columns.
    fn name(&self, page: Page, room: &Room) -> String {
        room.campaign.influencer(self.post.influencer).map(|author| label(page, author).to_string()).unwrap_or_default()
    }

    fn title(&self, page: Page, room: &Room) -> String {
        title(page, &room.campaign, &self.post)
    }

    fn section(&self) -> Section {
        Section::Post(self.post.id)
    }

    fn scope(&self) -> (Scope, AttrValue) {
        (Scope::Post(self.post.id), scope_name(&self.post))
    }

    /// What is told of a planned post counts for nothing yet.
    fn counts_as(&self, field: PostField) -> Option<KpiId> {
        let PostField::Reading(wanted) = field else { return None };
        let mut readings = REPORTED.into_iter().zip(READINGS).filter(|_| self.post.status == Status::Live);
        readings.find(|(measure, _)| *measure == wanted).map(|(_, kpi)| kpi)
    }

    fn words(&self, page: Page, room: &Room) -> String {
        let author = room.campaign.influencer(self.post.influencer);
        let names = author.map(|author| format!("{} {}", author.handle, author.name)).unwrap_or_default();
        format!("{names} {} {}", (page.words().status_name)(self.post.status), self.post.permalink)
    }

    fn groups(page: Page, room: &Room) -> Vec<(AttrValue, AttrValue)> {
        let mut used = Vec::new();
        for post in &room.campaign.posts {
            if !used.contains(&post.platform) {
                used.push(post.platform);
            }
        }
        let statuses = STATUSES.into_iter().map(|one| (status_key(one), (page.words().status_name)(one)));
        let platforms = Platform::ALL.into_iter().filter(|one| used.contains(one));
        let platforms = platforms.map(|one| (one.key(), (page.strings.platform_name)(one)));
        statuses.chain(platforms).map(|(key, label)| (key.into(), label.into())).collect()
    }

    fn is_of(&self, _room: &Room, group: &str) -> bool {
        status_key(self.post.status) == group || self.post.platform.key() == group
    }
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
            { heading(title(page, &room.campaign, post)) }
            if is_web_address(&post.permalink) {
                <p><a href={post.permalink.clone()} target="_blank" rel="noopener noreferrer nofollow">{ words.open_post }</a></p>
            }
            <div class="editor-body">
                <div class="form">
                    { section(words.section_post, "", fields(&PostForm::POST)) }
                    { section(words.section_insights, words.section_insights_hint, fields(&PostForm::insights())) }
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
