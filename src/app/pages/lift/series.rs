//! The daily series of a campaign, each with the way to take it out.

use std::rc::Rc;

use yew::prelude::*;

use super::super::campaign::Room;
use crate::app::browser::location;
use crate::app::context::Page;
use crate::app::widgets::basic::{button_about, disclosure};
use crate::campaign::edit::Edit;
use crate::campaign::model::Campaign;
use crate::campaign::records::{Record, Series};
use crate::campaign::study::{Source, Study};
use crate::i18n::lift::told::source_name;
use crate::sales::baseline::sources;

/// The series; nothing where there is none.
pub(super) fn list(page: Page, room: &Room) -> Html {
    let words = page.lift();
    let all = &room.campaign.records.series;
    if all.is_empty() {
        return Html::default();
    }
    let item = |series: &Rc<Series>| {
        let name = source_name(page.format, &Source::Series(series.subject.clone().into()));
        let on_remove = room.on_edit.reform({
            let (campaign, series) = (Rc::clone(&room.campaign), Rc::clone(series));
            move |_: MouseEvent| {
                // The button goes with the series.
                location::focus_main();
                without(&campaign, &series)
            }
        });
        let remove = button_about("quiet", words.remove_series, (words.remove_series_of)(&name), on_remove);
        html! { <li key={name.clone()}>{ name }{ " · " }{ (words.days)(series.days.len()) }{ " " }{ remove }</li> }
    };
    disclosure(
        "rare",
        (words.all_series)(all.len()),
        html! { <ul class="all-series">{ for all.iter().map(item) }</ul> },
    )
}

/// Takes a series out, as one step. Studies look at another one, and those that find none go with it.
pub fn without(campaign: &Campaign, series: &Series) -> Edit {
    let subject = Rc::new(series.subject.clone());
    let gone = Source::Series(Rc::clone(&subject));
    let other = sources(campaign).into_iter().find(|source| *source != gone);
    let touched = campaign.records.studies.iter().filter(|one| one.source == gone || one.controls.contains(&gone));
    let studies = touched.map(|one| {
        let mut study = Study::clone(one);
        study.controls.retain(|control| *control != gone);
        match &other {
            _ if study.source != gone => Edit::Keep(Record::Study(study.into())),
            Some(other) => {
                study.look_at(other.clone());
                Edit::Keep(Record::Study(study.into()))
            }
            None => Edit::Forget(Record::Study(Rc::clone(one))),
        }
    });
    // The last one first, so that none of the others has to move.
    let days = series.days.iter().rev();
    let days = days.map(|(day, value)| Edit::Forget(Record::Day(Rc::clone(&subject), *day, *value)));
    Edit::All(studies.chain(days).collect())
}
