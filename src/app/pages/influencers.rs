//! The influencers of a campaign: a table that is edited in place, and a form each.

use std::rc::Rc;

use yew::prelude::*;

use super::campaign::Room;
use super::not_found;
use super::overview::figures_beside;
use super::sheet::{Holds, Subject, sheet};
use super::tracking::graded_codes;
use crate::app::browser::{env, location};
use crate::app::context::Page;
use crate::app::forms::fields;
use crate::app::forms::influencer::{InfluencerField, InfluencerForm};
use crate::app::route::Section;
use crate::app::widgets::basic::{button, disclosure, empty, heading, link, section};
use crate::app::widgets::grid::source::Rank;
use crate::campaign::edit::Edit;
use crate::campaign::figures::Scope;
use crate::campaign::id::{InfluencerId, PostId};
use crate::campaign::model::{Influencer, Post, PostKind};
use crate::kpi::catalogue::{Awareness, Content, KpiId, Sales, Value};
use crate::kpi::platform::Platform;
use crate::kpi::tier::Tier;

/// The KPIs that the table compares influencers by.
pub(super) const COLUMNS: [KpiId; 7] = [
    KpiId::Value(Value::Cost),
    KpiId::Awareness(Awareness::Impressions),
    KpiId::Awareness(Awareness::Cpm),
    KpiId::Content(Content::Engagements),
    KpiId::Content(Content::ErFollowers),
    KpiId::Sales(Sales::Revenue),
    KpiId::Sales(Sales::Roas),
];

/// The KPIs of one influencer, on the form.
const ON_FORM: [KpiId; 10] = [
    KpiId::Value(Value::Cost),
    KpiId::Awareness(Awareness::SocialReach),
    KpiId::Awareness(Awareness::Impressions),
    KpiId::Awareness(Awareness::Cpm),
    KpiId::Content(Content::Engagements),
    KpiId::Content(Content::ErFollowers),
    KpiId::Content(Content::ErReach),
    KpiId::Content(Content::Cpe),
    KpiId::Sales(Sales::Roas),
    KpiId::Sales(Sales::Cpa),
];

/// Platforms that the form offers at first; the others follow once asked for.
const FIRST_PLATFORMS: [Platform; 3] = [Platform::Instagram, Platform::TikTok, Platform::YouTube];

/// The scope's name in `data-scope`: the handle, or the id as long as there is none.
pub fn scope_name(influencer: &Influencer) -> AttrValue {
    match influencer.handle.as_str() {
        "" => format!("influencer:{}", influencer.id).into(),
        handle => format!("influencer:{handle}").into(),
    }
}

/// The name to show, or what stands for it.
pub fn label(page: Page, influencer: &Influencer) -> AttrValue {
    let label = influencer.label();
    if label.is_empty() { page.words().new_influencer.into() } else { label.to_owned().into() }
}

/// All influencers of a campaign.
pub fn influencers(page: Page, room: &Room) -> Html {
    let strings = page.strings;
    let words = page.words();
    let influencers = &room.campaign.influencers;
    let on_add = {
        let room = room.clone();
        Callback::from(move |_: MouseEvent| {
            let id = InfluencerId::from_random(env::new_id());
            let place = room.campaign.influencers.len();
            room.on_edit.emit(Edit::InsertInfluencer(place, Rc::new(Influencer::new(id, ""))));
            location::go(&room.link(Section::Influencer(id)));
        })
    };
    let list = if influencers.is_empty() {
        empty(words.no_influencers, words.no_influencers_text, Html::default())
    } else {
        sheet(page, room, strings.influencers, &room.tables.influencers, columns(page))
    };
    html! {
        <section class="list">
            <header class="section-head">
                { heading(strings.influencers) }
                { button("primary", words.add_influencer, on_add) }
            </header>
            { list }
        </section>
    }
}

/// What the table shows of each influencer at first, and what can be chosen beside it.
fn columns(page: Page) -> (Vec<Holds<InfluencerForm>>, Vec<Holds<InfluencerForm>>) {
    use InfluencerField as F;
    let about = [Holds::Name(page.strings.influencer), Holds::Told(page.words().tier, tier, 112)];
    let first = about.into_iter().chain([F::Handle, F::Fee].map(Holds::Field)).chain(COLUMNS.map(Holds::Kpi));
    let more = [F::Name, F::Product, F::Shipping, F::Other, F::Commission]
        .into_iter()
        .chain([F::Codes])
        .chain(InfluencerForm::RESULTS);
    (first.collect(), more.map(Holds::Field).collect())
}

fn tier(form: &InfluencerForm, page: Page, room: &Room) -> (AttrValue, Rank) {
    let tier = room.figures.tier(form.influencer.id);
    let rank = tier.and_then(|tier| Tier::ALL.iter().position(|other| *other == tier));
    (tier.map_or("", page.strings.tier_name).into(), Rank::number(rank.map(|rank| rank as f64)))
}

impl Subject for InfluencerForm {
    fn keys(room: &Room) -> Vec<u64> {
        room.campaign.influencers.iter().map(|influencer| influencer.id.into()).collect()
    }

    fn of_row(room: &Room, row: usize) -> Option<InfluencerForm> {
        let influencer = room.campaign.influencers.get(row)?;
        Some(InfluencerForm { campaign: Rc::clone(&room.campaign), influencer: Rc::clone(influencer) })
    }

    fn name(&self, page: Page, _room: &Room) -> String {
        label(page, &self.influencer).to_string()
    }

    fn section(&self) -> Section {
        Section::Influencer(self.influencer.id)
    }

    fn scope(&self) -> (Scope, AttrValue) {
        (Scope::Influencer(self.influencer.id), scope_name(&self.influencer))
    }

    fn counts_as(&self, _field: InfluencerField) -> Option<KpiId> {
        None
    }

    fn words(&self, page: Page, room: &Room) -> String {
        let platforms = self.influencer.accounts.iter().map(|account| (page.strings.platform_name)(account.platform));
        let platforms = platforms.collect::<Vec<_>>().join(" ");
        format!("{} {platforms} {}", self.influencer.handle, tier(self, page, room).0)
    }

    fn groups(page: Page, room: &Room) -> Vec<(AttrValue, AttrValue)> {
        let influencers = &room.campaign.influencers;
        let has_tier = |tier: &Tier| influencers.iter().any(|one| room.figures.tier(one.id) == Some(*tier));
        let has_account = |platform: &Platform| influencers.iter().any(|one| one.account(*platform).is_some());
        let tiers = Tier::ALL.into_iter().filter(has_tier).map(|one| (one.key(), (page.strings.tier_name)(one)));
        let platforms = Platform::ALL.into_iter().filter(has_account);
        let platforms = platforms.map(|one| (one.key(), (page.strings.platform_name)(one)));
        tiers.chain(platforms).map(|(key, label)| (key.into(), label.into())).collect()
    }

    fn is_of(&self, room: &Room, group: &str) -> bool {
        let tier = room.figures.tier(self.influencer.id);
        let is_on = |platform: Platform| self.influencer.account(platform).is_some();
        tier.is_some_and(|tier| tier.key() == group) || Platform::from_key(group).is_some_and(is_on)
    }
}

/// The form of one influencer, with the KPIs beside it.
pub fn influencer_page(page: Page, room: &Room, id: InfluencerId) -> Html {
    let words = page.words();
    let Some(influencer) = room.campaign.influencer(id) else {
        return not_found(page);
    };
    let form = InfluencerForm { campaign: Rc::clone(&room.campaign), influencer: Rc::clone(influencer) };
    let had = room.opened.influencer(id);
    let usual = |platform: &Platform| {
        FIRST_PLATFORMS.contains(platform) || had.is_some_and(|one| one.account(*platform).is_some())
    };
    let (usual, rare): (Vec<_>, Vec<_>) = Platform::ALL.into_iter().partition(usual);
    let fields = |some: &[InfluencerField]| fields(page, room, &form, some);
    let scope = scope_name(influencer);
    let has_orders = room.figures.ledger().orders.in_place();
    let results_hint = if has_orders { page.sales().totals_by_orders } else { words.section_results_hint };
    let accounts = html! {
        <>
            { fields(&InfluencerForm::accounts(&usual)) }
            { disclosure("rare", words.more_platforms, fields(&InfluencerForm::accounts(&rare))) }
        </>
    };
    let codes = html! {
        <>
            { fields(&InfluencerForm::CODES) }
            { graded_codes(page, room, influencer) }
            <p>{ link("", room.link(Section::Links), page.strings.links_and_codes) }</p>
        </>
    };
    html! {
        <div class="editor" key={id.to_string()}>
            { heading(label(page, influencer)) }
            <div class="editor-body">
                <div class="form">
                    { section(words.section_who, "", fields(&InfluencerForm::WHO)) }
                    { section(words.section_accounts, words.section_accounts_hint, accounts) }
                    { section(page.tracking().codes, page.tracking().codes_text, codes) }
                    { section(words.section_cost, words.section_cost_hint, fields(&form.cost())) }
                    { section(words.section_results, results_hint, fields(&InfluencerForm::RESULTS)) }
                    { next_steps(page, room, influencer) }
                </div>
                { figures_beside(page, room, Scope::Influencer(id), &scope, words.influencer_kpis, &ON_FORM) }
            </div>
        </div>
    }
}

/// A post first, since that is what comes after an influencer; the way back; the way out.
fn next_steps(page: Page, room: &Room, influencer: &Rc<Influencer>) -> Html {
    let words = page.words();
    let on_add = {
        let (room, influencer) = (room.clone(), Rc::clone(influencer));
        Callback::from(move |_: MouseEvent| add_post(&room, &influencer))
    };
    let on_remove = {
        let (room, id) = (room.clone(), influencer.id);
        Callback::from(move |_: MouseEvent| {
            room.on_edit.emit(Edit::RemoveInfluencer(id));
            location::go(&room.link(Section::Influencers));
        })
    };
    html! {
        <div class="actions next">
            { button("primary", words.add_post, on_add) }
            { link("button", room.link(Section::Influencers), words.done) }
            { button("danger quiet", words.remove_influencer, on_remove) }
        </div>
    }
}

/// Adds a post of this influencer, on the platform they posted on last or have an account on, and opens it.
pub fn add_post(room: &Room, influencer: &Influencer) {
    let last = room.campaign.posts_of(influencer.id).last();
    let platform = last.map(|post| post.platform).or(influencer.accounts.first().map(|account| account.platform));
    let kind = last.map_or(PostKind::Image, |post| post.kind);
    let id = PostId::from_random(env::new_id());
    let post = Post::new(id, influencer.id, platform.unwrap_or(Platform::Instagram), kind);
    room.on_edit.emit(Edit::InsertPost(room.campaign.posts.len(), Rc::new(post)));
    location::go(&room.link(Section::Post(id)));
}
