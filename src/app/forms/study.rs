//! The form of a study of lift.

use std::rc::Rc;

use lift::Method;
use yew::prelude::*;

use super::Form;
use crate::app::context::Page;
use crate::app::widgets::field::{FieldId, Input, Value};
use crate::campaign::edit::Edit;
use crate::campaign::model::Campaign;
use crate::campaign::problem::{self, Subject};
use crate::campaign::records::Record;
use crate::campaign::study::{Source, Study};
use crate::i18n::lift::told::source_name;
use crate::sales::baseline::{NoInput, intervention, sources};

/// Names a field of a study's form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)] // each variant is the field of the same name in the model
pub enum StudyField {
    Source,
    /// Whether the source at this place is a control.
    Control(usize),
    Method,
    First,
    Last,
    From,
    BlankIsZero,
    Seasons,
    Draws,
    Seed,
    Counts,
}

use StudyField as F;

impl From<StudyField> for FieldId {
    fn from(field: StudyField) -> FieldId {
        FieldId::Study(field)
    }
}

/// A study with the campaign that it is in.
#[derive(Clone, PartialEq)]
pub struct StudyForm {
    /// The campaign.
    pub campaign: Rc<Campaign>,
    /// The study.
    pub study: Rc<Study>,
}

/// The methods in the order they are offered, each with its key.
pub const METHODS: [(Method, &str); 3] =
    [(Method::Impact, "impact"), (Method::Difference, "difference"), (Method::BeforeAfter, "before-after")];

impl StudyForm {
    /// What is asked first.
    pub const ASKED: [StudyField; 4] = [F::Source, F::Method, F::First, F::Last];

    /// The finer points.
    pub fn finer(&self) -> Vec<StudyField> {
        let drawn = self.study.options.method == Method::Impact;
        let drawn = drawn.then_some([F::Seasons, F::Draws, F::Seed]);
        [F::From, F::BlankIsZero].into_iter().chain(drawn.into_iter().flatten()).chain([F::Counts]).collect()
    }

    /// One field for each source that may be a control. The campaign's own orders are what it did: they can only be taken out.
    pub fn controls(&self) -> Vec<StudyField> {
        if self.study.options.method == Method::BeforeAfter {
            return Vec::new();
        }
        let may_be = |source: &Source| !source.is_of_orders() || self.study.controls.contains(source);
        let sources = sources(&self.campaign).into_iter().enumerate();
        let others = sources.filter(|(_, source)| *source != self.study.source && may_be(source));
        others.map(|(place, _)| F::Control(place)).collect()
    }

    fn place_of(&self, source: &Source) -> String {
        let place = sources(&self.campaign).iter().position(|other| other == source);
        place.map(|place| place.to_string()).unwrap_or_default()
    }

    fn with(&self, field: StudyField, value: Value) -> Option<Study> {
        let mut study = Study::clone(&self.study);
        let options = &mut study.options;
        match (field, value) {
            (F::Source, Value::Choice(key)) => {
                study.look_at(sources(&self.campaign).into_iter().nth(key.parse().ok()?)?);
            }
            (F::Control(place), Value::Flag(is_in)) => {
                let source = sources(&self.campaign).into_iter().nth(place)?;
                study.controls.retain(|control| *control != source);
                study.controls.extend(is_in.then_some(source));
            }
            (F::Method, Value::Choice(key)) => options.method = METHODS.iter().find(|(_, other)| *other == key)?.0,
            (F::First, Value::Day(day)) => study.first = day,
            (F::Last, Value::Day(day)) => study.last = day,
            (F::From, Value::Day(day)) => study.from = day,
            (F::BlankIsZero, Value::Flag(is_zero)) => study.blank_is_zero = is_zero,
            (F::Seasons, Value::Count(count)) => options.seasons = usize::try_from(count.unwrap_or(0)).ok()?,
            (F::Draws, Value::Count(Some(count))) => options.draws = usize::try_from(count).ok()?,
            (F::Seed, Value::Count(Some(seed))) => options.seed = seed,
            (F::Counts, Value::Flag(counts)) => study.counts = counts,
            _ => return None,
        }
        Some(study)
    }
}

impl Form for StudyForm {
    type Field = StudyField;

    fn subject(&self) -> Subject {
        Subject::Campaign
    }

    fn key(&self, field: StudyField) -> String {
        match field {
            F::Source => "study-series".to_owned(),
            F::Control(place) => format!("study-control-{place}"),
            F::Method => "study-method".to_owned(),
            F::First => "study-first".to_owned(),
            F::Last => "study-last".to_owned(),
            F::From => "study-from".to_owned(),
            F::BlankIsZero => "study-blank-is-zero".to_owned(),
            F::Seasons => "study-seasons".to_owned(),
            F::Draws => "study-draws".to_owned(),
            F::Seed => "study-seed".to_owned(),
            F::Counts => "study-counts".to_owned(),
        }
    }

    fn label(&self, field: StudyField, page: Page) -> AttrValue {
        let words = page.lift();
        match field {
            F::Control(place) => {
                let source = sources(&self.campaign).into_iter().nth(place);
                source.map(|source| source_name(page.format, &source)).unwrap_or_default().into()
            }
            F::Source => words.series.into(),
            F::Method => words.method.into(),
            F::First => words.first_day.into(),
            F::Last => words.last_day.into(),
            F::From => words.from_day.into(),
            F::BlankIsZero => words.blank_is_zero.into(),
            F::Seasons => words.seasons.into(),
            F::Draws => words.draws.into(),
            F::Seed => words.seed.into(),
            F::Counts => words.counts.into(),
        }
    }

    fn input(&self, field: StudyField, page: Page) -> Input {
        match field {
            F::Source => {
                let named = |(place, source): (usize, Source)| {
                    (AttrValue::from(place.to_string()), source_name(page.format, &source).into())
                };
                Input::Choice(sources(&self.campaign).into_iter().enumerate().map(named).collect())
            }
            F::Method => {
                let named =
                    |(method, key): (Method, &'static str)| (key.into(), (page.lift().method_name)(method).into());
                Input::Choice(METHODS.map(named).into())
            }
            F::First | F::Last | F::From => Input::Day,
            F::Seasons | F::Draws | F::Seed => Input::Count,
            F::Control(_) | F::BlankIsZero | F::Counts => Input::Flag,
        }
    }

    fn value(&self, field: StudyField) -> Value {
        let (campaign, study) = (&self.campaign, &self.study);
        let count = |count: usize| Value::Count(u64::try_from(count).ok());
        match field {
            F::Source => Value::Choice(self.place_of(&study.source).into()),
            F::Control(place) => {
                let source = sources(campaign).into_iter().nth(place);
                Value::Flag(source.is_some_and(|source| study.controls.contains(&source)))
            }
            F::Method => {
                let key = METHODS.iter().find(|(method, _)| *method == study.options.method);
                Value::Choice(key.map_or("", |(_, key)| key).into())
            }
            // What is not told is the campaign's.
            F::First => Value::Day(study.first.or(campaign.start)),
            F::Last => Value::Day(study.last.or(campaign.end)),
            F::From => Value::Day(study.from),
            F::BlankIsZero => Value::Flag(study.blank_is_zero),
            F::Seasons => count(study.options.seasons),
            F::Draws => count(study.options.draws),
            F::Seed => Value::Count(Some(study.options.seed)),
            F::Counts => Value::Flag(study.counts),
        }
    }

    fn edit(&self, field: FieldId, value: Value) -> Option<Edit> {
        let FieldId::Study(field) = field else { return None };
        let study = self.with(field, value)?;
        // One study speaks for the campaign.
        let others = self.campaign.records.studies.iter().filter(|other| other.id != study.id && other.counts);
        let silent = others.filter(|_| field == F::Counts && study.counts).map(|other| {
            let other = Study { counts: false, ..Study::clone(other) };
            Edit::Keep(Record::Study(Rc::new(other)))
        });
        let mut edits: Vec<Edit> = silent.collect();
        let own = Edit::Keep(Record::Study(Rc::new(study)));
        if edits.is_empty() {
            return Some(own);
        }
        edits.push(own);
        Some(Edit::All(edits))
    }

    fn problem_field(&self, _: StudyField) -> Option<problem::Field> {
        None
    }

    fn refusal(&self, field: StudyField, page: Page) -> Option<AttrValue> {
        let (first, last) = intervention(&self.campaign, &self.study)?;
        // The campaign's own days are told where they are typed.
        let is_own = self.study.first.is_some() || self.study.last.is_some();
        (field == F::Last && is_own && last < first).then(|| (page.lift().no_input)(NoInput::Backwards).into())
    }

    fn hint(&self, field: StudyField, page: Page) -> Option<AttrValue> {
        let words = page.lift();
        match field {
            F::Method => Some((words.method_hint)(self.study.options.method).into()),
            F::Seasons => Some(words.seasons_hint.into()),
            F::Draws => Some(words.draws_hint.into()),
            F::Seed => Some(words.seed_hint.into()),
            F::BlankIsZero => Some((words.blank_hint)(self.study.source.is_of_orders()).into()),
            _ => None,
        }
    }
}
