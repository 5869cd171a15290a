//! What the first load leaves out: the pages of a campaign, a WebAssembly file of their own. It is fetched once the page is
//! idle, or when a campaign is to be shown. Builds without the feature `split` have everything from the start.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::context::Page;
use super::pages::campaign::{CampaignPage, CampaignProps};
use super::widgets::basic::button;

/// Shows a campaign. Only through this pointer does the rest of the page reach the campaign's pages.
pub type ShowCampaign = fn(CampaignProps) -> Html;

/// Whether the pages of a campaign are there.
#[derive(Clone, Copy)]
pub enum Arrival {
    /// They are on their way, or will be.
    Underway,
    /// They did not arrive.
    Failed,
    /// They are there.
    Here(ShowCampaign),
}

impl Default for Arrival {
    #[cfg(feature = "split")]
    fn default() -> Arrival {
        Arrival::Underway
    }

    #[cfg(not(feature = "split"))]
    fn default() -> Arrival {
        show_campaign().map_or(Arrival::Failed, Arrival::Here)
    }
}

/// The file could not be fetched.
#[derive(Debug)]
pub struct NotFetched;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotFetched {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> NotFetched {
        NotFetched
    }
}

/// The way into the second file; the attribute makes it asynchronous.
#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(campaign, fallible))]
fn show_campaign() -> Result<ShowCampaign, NotFetched> {
    Ok(|props| {
        let key = props.session.campaign().id.to_string();
        html! { <CampaignPage {key} ..props /> }
    })
}

/// How long the page may settle before what comes later is fetched, in milliseconds.
const SETTLES: u32 = 500;

/// Fetches the pages of a campaign: at once when they are `wanted`, otherwise soon. The callback tries again.
#[hook]
pub fn use_arrival(wanted: bool) -> (Arrival, Callback<()>) {
    let arrival = use_state(Arrival::default);
    let begin = {
        let arrival = arrival.setter();
        use_callback((), move |(), ()| begin(arrival.clone()))
    };
    {
        let begin = begin.clone();
        let here = matches!(*arrival, Arrival::Here(_));
        use_effect_with((wanted, here), move |&(wanted, here)| {
            let delay = if wanted { 0 } else { SETTLES };
            let soon = (!here).then(|| Timeout::new(delay, move || begin.emit(())));
            move || drop(soon)
        });
    }
    (*arrival, begin)
}

#[cfg(feature = "split")]
fn begin(arrival: UseStateSetter<Arrival>) {
    arrival.set(Arrival::Underway);
    yew::platform::spawn_local(async move {
        arrival.set(show_campaign().await.map_or(Arrival::Failed, Arrival::Here));
    });
}

#[cfg(not(feature = "split"))]
fn begin(arrival: UseStateSetter<Arrival>) {
    arrival.set(Arrival::default());
}

/// What stands in place of a campaign that is not there yet: the shapes that stood there before the page had started.
pub fn underway(page: Page) -> Html {
    html! {
        <>
            <p class="shell-hidden" role="status">{ page.strings.loading }</p>
            <div class="shell-bones" aria-hidden="true">
                <i class="bone title" /><i class="bone text" /><i class="bone text short" /><i class="bone block" />
            </div>
        </>
    }
}

/// What stands there when it did not arrive.
pub fn failed(page: Page, again: &Callback<()>) -> Html {
    html! {
        <div class="notice urgent" role="alert" data-later="failed">
            <p>{ page.strings.not_fetched }</p>
            <div class="actions">
                { button("primary", page.strings.try_again, again.reform(|_: MouseEvent| ())) }
            </div>
        </div>
    }
}
