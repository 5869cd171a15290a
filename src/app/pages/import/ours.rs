//! A campaign or a backup of this app among the files: the campaign that is open is merged with it, as with a link.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::files::FileError;
use crate::app::browser::given::Given;
use crate::app::context::Page;
use crate::app::pages::campaign::Known;
use crate::app::pages::home::name;
use crate::app::pages::shared::merging::{Came, Merging};
use crate::app::route::{Route, Section};
use crate::app::state::Action;
use crate::app::widgets::basic::link;
use crate::campaign::model::Date;
use crate::exchange::reading::Unreadable;
use crate::store::backup;
use crate::store::session::Session;

/// Properties of [`Ours`].
#[derive(Properties, PartialEq)]
pub(super) struct OursProps {
    pub(super) page: Page,
    pub(super) given: Given,
    /// The campaign that is open.
    pub(super) session: Session,
    /// The other campaigns that are here.
    pub(super) others: Vec<Known>,
    /// What happens.
    pub(super) dispatch: Callback<Action>,
}

/// What of the file is here already.
#[component]
pub(super) fn Ours(props: &OursProps) -> Html {
    let (page, words) = (props.page, props.page.imports());
    let came = use_state(|| None::<Vec<Came>>);
    {
        let came = came.setter();
        use_effect_with(props.given.clone(), move |given| {
            let (given, today) = (given.clone(), page.today);
            yew::platform::spawn_local(async move { came.set(Some(read(&given, today).await.unwrap_or_default())) });
        });
    }
    let Some(came) = &*came else { return html! { <p class="hint" role="status">{ words.reading }</p> } };
    let of = |one: &Came| one.0.campaign.id;
    if let Some(came) = came.iter().find(|one| of(one) == props.session.campaign().id) {
        return html! {
            <Merging {page} key={format!("{:p}{:p}", Rc::as_ptr(props.session.campaign()), Rc::as_ptr(&came.0))}
                came={came.clone()} session={props.session.clone()} is_open=true dispatch={props.dispatch.clone()} />
        };
    }
    let here = props.others.iter().filter(|Known(other)| came.iter().any(|one| of(one) == other.id));
    let here: Vec<_> = here.map(|Known(other)| (other.id, name(page, other))).collect();
    html! {
        <div role="alert">
            <p class="problem">{ (words.unreadable)(&Unreadable::Backup) }</p>
            if !here.is_empty() {
                <p>{ words.also_here }</p>
                <ul>
                    for (id, name) in here {
                        <li>{ link("", Route::Campaign(id, Section::Overview).to_string(), name) }</li>
                    }
                </ul>
            }
        </div>
    }
}

async fn read(given: &Given, today: Date) -> Result<Vec<Came>, FileError> {
    let bytes = given.bytes().await?.to_vec();
    let backup = backup::read(&String::from_utf8_lossy(&bytes)).map_err(|_| FileError)?;
    Ok(backup.campaigns.into_iter().map(|copy| Came(Rc::new(copy.believed(today)))).collect())
}
