//! The pages, one for each kind of route.

pub mod campaign;
pub mod export;
pub mod home;
pub mod import;
pub mod influencers;
pub mod lift;
pub mod maker;
pub mod overview;
pub mod posts;
pub mod sales;
pub mod settings;
pub mod share;
pub mod shared;
pub mod sheet;
pub mod tools;
pub mod tracking;
pub mod workspace;

use yew::prelude::*;

use super::context::Page;
use super::route::Route;
use super::widgets::basic::{heading, link};

/// What stands where an address leads nowhere.
pub fn not_found(page: Page) -> Html {
    let strings = page.strings;
    html! {
        <section class="empty">
            { heading(strings.not_found) }
            <p>{ strings.not_found_text }</p>
            { link("button primary", Route::Home.to_string(), strings.back_home) }
        </section>
    }
}
