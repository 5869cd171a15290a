//! A page as a browser would show it, without a browser.

use std::rc::Rc;

use futures::executor::block_on;
use influencer_kpi::app::context::Page;
use influencer_kpi::app::later::Parts;
use influencer_kpi::app::route::Route;
use influencer_kpi::app::state::Workspace;
use influencer_kpi::app::view;
use influencer_kpi::i18n::{Language, NumberFormat, Separators};
use yew::LocalServerRenderer;
use yew::prelude::*;

use super::html::{self, Element};
use super::workspaces::day;

#[derive(Properties, PartialEq)]
struct AtProps {
    page: Page,
    workspace: Rc<Workspace>,
    route: Route,
}

#[component]
fn At(props: &AtProps) -> Html {
    view(props.page, &props.workspace, (0, &props.route), Some((Parts::default(), Html::default())), &Callback::noop())
}

pub fn render(workspace: &Rc<Workspace>, language: Language, route: &Route) -> Element {
    let page = Page::new(NumberFormat { language, separators: Separators::Dot }, day("2026-06-15"));
    let props = AtProps { page, workspace: Rc::clone(workspace), route: route.clone() };
    let renderer = LocalServerRenderer::<At>::with_props(props).hydratable(false);
    html::parse(&block_on(renderer.render()))
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    html: Html,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    props.html.clone()
}

/// A part of a page.
#[allow(dead_code)] // each test uses what it needs
pub fn shown(html: Html) -> Element {
    let renderer = LocalServerRenderer::<Shown>::with_props(ShownProps { html }).hydratable(false);
    html::parse(&block_on(renderer.render()))
}
