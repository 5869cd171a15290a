//! The form of a post.

use std::rc::Rc;

use yew::AttrValue;

use super::Form;
use crate::app::context::Page;
use crate::app::widgets::field::{FieldId, Input, Value};
use crate::campaign::edit::{Edit, PostChange as Change};
use crate::campaign::insights::REPORTED;
use crate::campaign::model::{Campaign, Platform, Post, PostKind, Status};
use crate::campaign::problem::{self, Subject};
use crate::kpi::measure::Measure;

/// A post of a campaign.
#[derive(Clone, PartialEq)]
pub struct PostForm {
    /// The campaign.
    pub campaign: Rc<Campaign>,
    /// One of its posts.
    pub post: Rc<Post>,
}

/// The fields of a post.
#[derive(Clone, Copy, PartialEq, Debug)]
#[allow(missing_docs)] // each variant is the field of the same name in the model
pub enum PostField {
    Influencer,
    Platform,
    Kind,
    Status,
    Published,
    Permalink,
    Reading(Measure),
    Estimated(Measure),
    Cost,
    Followers,
    OtherAssets,
}

use PostField as F;

impl From<PostField> for FieldId {
    fn from(field: PostField) -> FieldId {
        FieldId::Post(field)
    }
}

impl PostField {
    /// The field's id in the document.
    pub fn key(self) -> String {
        match self {
            F::Influencer => "influencer".to_owned(),
            F::Platform => "platform".to_owned(),
            F::Kind => "kind".to_owned(),
            F::Status => "status".to_owned(),
            F::Published => "published".to_owned(),
            F::Permalink => "permalink".to_owned(),
            F::Reading(measure) => measure.key().to_owned(),
            F::Estimated(measure) => format!("{}-estimated", measure.key()),
            F::Cost => "cost".to_owned(),
            F::Followers => "followers".to_owned(),
            F::OtherAssets => "other-assets".to_owned(),
        }
    }
}

/// The one of `all` with this key.
fn by_key<T: Copy>(all: &[T], key: fn(T) -> &'static str, wanted: &str) -> Option<T> {
    all.iter().copied().find(|one| key(*one) == wanted)
}

fn options<T: Copy>(all: &[T], key: fn(T) -> &'static str, name: fn(T) -> &'static str) -> Input {
    Input::Choice(all.iter().map(|one| (key(*one).into(), name(*one).into())).collect())
}

/// Every status, as it is offered.
pub const STATUSES: [Status; 2] = [Status::Live, Status::Planned];

/// The key of a status among the choices.
pub fn status_key(status: Status) -> &'static str {
    match status {
        Status::Planned => "planned",
        Status::Live => "live",
    }
}

impl PostForm {
    /// What the post is.
    pub const POST: [PostField; 6] = [F::Influencer, F::Platform, F::Kind, F::Status, F::Published, F::Permalink];
    /// What it cost, and what came with it.
    pub const COST: [PostField; 3] = [F::Cost, F::Followers, F::OtherAssets];

    /// Each reported measure, and whether it is an estimate: also before anything is told, so that nothing moves then.
    pub fn insights() -> Vec<PostField> {
        REPORTED.into_iter().flat_map(|measure| [F::Reading(measure), F::Estimated(measure)]).collect()
    }

    fn change(&self, field: PostField, value: Value) -> Option<Change> {
        Some(match (field, value) {
            (F::Influencer, Value::Choice(id)) => Change::Influencer(id.parse().ok()?),
            (F::Platform, Value::Choice(key)) => Change::Platform(by_key(&Platform::ALL, Platform::key, &key)?),
            (F::Kind, Value::Choice(key)) => Change::Kind(by_key(&PostKind::ALL, PostKind::key, &key)?),
            (F::Status, Value::Choice(key)) => Change::Status(by_key(&STATUSES, status_key, &key)?),
            (F::Published, Value::Day(day)) => Change::Published(day),
            (F::Permalink, Value::Text(text)) => Change::Permalink(text.trim().to_owned()),
            (F::Reading(measure), Value::Count(count)) => Change::Reading(measure, count),
            (F::Estimated(measure), Value::Flag(estimated)) => Change::Estimated(measure, estimated),
            (F::Cost, Value::Amount(amount)) => Change::Cost(amount),
            (F::Followers, Value::Count(count)) => Change::Followers(count),
            (F::OtherAssets, Value::Count(count)) => Change::OtherAssets(count),
            _ => return None,
        })
    }
}

impl Form for PostForm {
    type Field = PostField;

    fn subject(&self) -> Subject {
        Subject::Post(self.post.id)
    }

    fn key(&self, field: PostField) -> String {
        field.key()
    }

    fn label(&self, field: PostField, page: Page) -> AttrValue {
        let strings = page.strings;
        let words = page.words();
        match field {
            F::Influencer => strings.influencer.into(),
            F::Platform => words.platform.into(),
            F::Kind => words.kind.into(),
            F::Status => words.status.into(),
            F::Published => words.published.into(),
            F::Permalink => words.permalink.into(),
            F::Reading(measure) => (strings.measure)(measure).into(),
            F::Estimated(measure) => words.is_estimate.with((strings.measure)(measure)).into(),
            F::Cost => words.own_cost.into(),
            F::Followers => words.followers_on_day.into(),
            F::OtherAssets => words.other_assets.into(),
        }
    }

    fn input(&self, field: PostField, page: Page) -> Input {
        let strings = page.strings;
        let words = page.words();
        match field {
            F::Influencer => {
                let option = |one: &Rc<crate::campaign::model::Influencer>| {
                    (one.id.to_string().into(), one.label().to_owned().into())
                };
                Input::Choice(self.campaign.influencers.iter().map(option).collect())
            }
            F::Platform => options(&Platform::ALL, Platform::key, strings.platform_name),
            F::Kind => options(&PostKind::ALL, PostKind::key, words.kind_name),
            F::Status => options(&STATUSES, status_key, words.status_name),
            F::Published => Input::Day,
            F::Permalink => Input::Address,
            F::Reading(_) | F::Followers | F::OtherAssets => Input::Count,
            F::Estimated(_) => Input::Flag,
            F::Cost => Input::Amount(self.campaign.currency),
        }
    }

    fn value(&self, field: PostField) -> Value {
        let post = &self.post;
        match field {
            F::Influencer => Value::Choice(post.influencer.to_string().into()),
            F::Platform => Value::Choice(post.platform.key().into()),
            F::Kind => Value::Choice(post.kind.key().into()),
            F::Status => Value::Choice(status_key(post.status).into()),
            F::Published => Value::Day(post.published),
            F::Permalink => Value::Text(post.permalink.clone()),
            F::Reading(measure) => Value::Count(post.insights.get(measure).map(|reading| reading.value)),
            F::Estimated(measure) => Value::Flag(post.insights.is_estimated(measure)),
            F::Cost => Value::Amount(post.cost),
            F::Followers => Value::Count(post.followers),
            F::OtherAssets => Value::Count(post.other_assets),
        }
    }

    fn edit(&self, field: FieldId, value: Value) -> Option<Edit> {
        let FieldId::Post(field) = field else { return None };
        Some(Edit::Post(self.post.id, self.change(field, value)?))
    }

    fn aside(&self, field: PostField, page: Page) -> Option<AttrValue> {
        matches!(field, F::Estimated(_)).then(|| page.words().estimate.into())
    }

    fn problem_field(&self, field: PostField) -> Option<problem::Field> {
        match field {
            F::Permalink => Some(problem::Field::Permalink),
            F::Published => Some(problem::Field::Published),
            F::Cost => Some(problem::Field::Cost),
            F::Reading(measure) => Some(problem::Field::Reading(measure)),
            _ => None,
        }
    }
}
