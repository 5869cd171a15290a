//! What shops, web analytics and platforms recorded beside the posts: orders, sessions, daily series. Each record has a key, so
//! that a file read twice tells nothing new. Names, addresses and other personal data have no place here.

use std::rc::Rc;

use super::id::OrderKey;
use super::id::StudyId;
use super::model::{Amount, Date};
use super::study::Study;
use crate::kpi::platform::Platform;
use crate::kpi::unit::Currency;

/// All records of a campaign, each list in the order of its keys and each key once.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Records {
    /// By their id.
    pub orders: Vec<Rc<Order>>,
    /// By origin and days.
    pub sessions: Vec<Rc<Sessions>>,
    /// By what is counted; each has at least one day.
    pub series: Vec<Rc<Series>>,
    /// By their id.
    pub studies: Vec<Rc<Study>>,
}

/// Whether an order is worth something.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub enum OrderState {
    /// It counts.
    #[default]
    Counts,
    /// Nobody has paid for it yet.
    Unpaid,
    /// It was cancelled.
    Cancelled,
    /// All of it was paid back.
    Refunded,
}

impl OrderState {
    /// Every state.
    pub const ALL: [OrderState; 4] =
        [OrderState::Counts, OrderState::Unpaid, OrderState::Cancelled, OrderState::Refunded];

    /// The stable name in documents and files.
    pub fn key(self) -> &'static str {
        match self {
            OrderState::Counts => "counts",
            OrderState::Unpaid => "unpaid",
            OrderState::Cancelled => "cancelled",
            OrderState::Refunded => "refunded",
        }
    }
}

/// Where a visit came from, as the link's tags said; each part is empty when it was not told.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct Utm {
    /// `utm_source`.
    pub source: String,
    /// `utm_medium`.
    pub medium: String,
    /// `utm_campaign`.
    pub campaign: String,
    /// `utm_content`.
    pub content: String,
    /// `utm_term`.
    pub term: String,
}

/// A tag of a link that orders and visits keep.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)] // each variant is the tag of that name
pub enum UtmTag {
    Source,
    Medium,
    Campaign,
    Content,
    Term,
}

impl UtmTag {
    /// Every tag, in the order they stand in a link.
    pub const ALL: [UtmTag; 5] = [UtmTag::Source, UtmTag::Medium, UtmTag::Campaign, UtmTag::Content, UtmTag::Term];
}

impl Utm {
    /// What each tag says.
    pub fn new(says: impl Fn(UtmTag) -> String) -> Utm {
        let mut utm = Utm::default();
        UtmTag::ALL.into_iter().for_each(|tag| *utm.get_mut(tag) = says(tag));
        utm
    }

    /// What a tag says.
    pub fn get(&self, tag: UtmTag) -> &str {
        match tag {
            UtmTag::Source => &self.source,
            UtmTag::Medium => &self.medium,
            UtmTag::Campaign => &self.campaign,
            UtmTag::Content => &self.content,
            UtmTag::Term => &self.term,
        }
    }

    /// What a tag says, to be changed.
    pub fn get_mut(&mut self, tag: UtmTag) -> &mut String {
        match tag {
            UtmTag::Source => &mut self.source,
            UtmTag::Medium => &mut self.medium,
            UtmTag::Campaign => &mut self.campaign,
            UtmTag::Content => &mut self.content,
            UtmTag::Term => &mut self.term,
        }
    }

    /// Whether nothing was told.
    pub fn is_empty(&self) -> bool {
        *self == Utm::default()
    }
}

/// A tagged link that somebody opened before ordering.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct Touch {
    /// The day it was opened, where that is known.
    pub day: Option<Date>,
    /// The link.
    pub utm: Utm,
}

/// One order of the shop.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Order {
    /// What the shop calls it: the key.
    pub id: String,
    /// The day it was placed, in the shop's own time.
    pub day: Option<Date>,
    /// Minutes after midnight of that day.
    pub minute: Option<u16>,
    /// What was paid for it, net of discounts and refunds, in minor units of its currency.
    pub total: Option<Amount>,
    /// The currency of the total; none for the campaign's.
    pub currency: Option<Currency>,
    /// The discount codes, apart by commas.
    pub codes: String,
    /// The link that led to it, opened on its day.
    pub utm: Utm,
    /// Links that were opened before that one, the first of them first.
    pub touches: Vec<Touch>,
    /// Whether it was the customer's first one.
    pub new_customer: Option<bool>,
    /// Whether it counts.
    pub state: OrderState,
}

impl Order {
    /// The discount codes, one by one.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.codes.split(',').map(str::trim).filter(|code| !code.is_empty())
    }

    /// Its short name in addresses and tables, which follows from its id.
    pub fn key(&self) -> OrderKey {
        OrderKey::of(&self.id)
    }
}

/// Visits to the shop from one origin over some days, as web analytics report them.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Sessions {
    /// Where from and when: the key.
    pub origin: Origin,
    /// Visits.
    pub sessions: Option<u64>,
    /// People who came for the first time.
    pub new_users: Option<u64>,
    /// What counts as a success; a fraction where the credit for one is shared.
    pub key_events: Option<f64>,
    /// Revenue in minor units of its currency.
    pub revenue: Option<Amount>,
    /// The currency of the revenue; none for the campaign's.
    pub currency: Option<Currency>,
}

/// Where visits came from, and when.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct Origin {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// The channel that the analytics put them in; may be empty.
    pub channel: String,
    /// The link that led there.
    pub utm: Utm,
}

/// What a daily series counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
#[allow(missing_docs)] // each counts the things that it is named after
pub enum Counted {
    /// Revenue in major units of the campaign's currency.
    Revenue,
    Orders,
    Sessions,
    /// How many follow, at the day's end.
    Followers,
    /// New followers of the day, less those that left where the platform says so.
    Follows,
    Views,
    Reach,
    ProfileViews,
    Likes,
    Comments,
    Shares,
    Clicks,
    /// Something that its label names.
    #[default]
    Other,
}

impl Counted {
    /// Everything that can be counted, in the order it is offered.
    pub const ALL: [Counted; 13] = [
        Counted::Revenue,
        Counted::Orders,
        Counted::Sessions,
        Counted::Followers,
        Counted::Follows,
        Counted::Views,
        Counted::Reach,
        Counted::ProfileViews,
        Counted::Likes,
        Counted::Comments,
        Counted::Shares,
        Counted::Clicks,
        Counted::Other,
    ];

    /// The stable name in documents and files.
    pub fn key(self) -> &'static str {
        match self {
            Counted::Revenue => "revenue",
            Counted::Orders => "orders",
            Counted::Sessions => "sessions",
            Counted::Followers => "followers",
            Counted::Follows => "follows",
            Counted::Views => "views",
            Counted::Reach => "reach",
            Counted::ProfileViews => "profile_views",
            Counted::Likes => "likes",
            Counted::Comments => "comments",
            Counted::Shares => "shares",
            Counted::Clicks => "clicks",
            Counted::Other => "other",
        }
    }
}

/// What a daily series is about: its key.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Subject {
    /// What is counted.
    pub counted: Counted,
    /// Where, if it is counted on a platform.
    pub platform: Option<Platform>,
    /// The account, region, product or column that it is about; may be empty.
    pub label: String,
}

/// One number for each day, with gaps where nobody told one.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Series {
    /// What it is about.
    pub subject: Subject,
    /// Finite numbers by day, each day once.
    pub days: Vec<(Date, f64)>,
}

/// One record, or one day of a series.
#[derive(Clone, PartialEq, Debug)]
pub enum Record {
    /// An order.
    Order(Rc<Order>),
    /// Visits.
    Sessions(Rc<Sessions>),
    /// A day of a series.
    Day(Rc<Subject>, Date, f64),
    /// A study of what the campaign added.
    Study(Rc<Study>),
}

impl Record {
    /// The sum of money in it that is in the campaign's currency.
    pub(super) fn amount(&mut self) -> Option<&mut Amount> {
        match self {
            Record::Order(order) if order.currency.is_none() => Rc::make_mut(order).total.as_mut(),
            Record::Sessions(visits) if visits.currency.is_none() => Rc::make_mut(visits).revenue.as_mut(),
            _ => None,
        }
    }
}

impl Records {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.orders.is_empty() && self.sessions.is_empty() && self.series.is_empty() && self.studies.is_empty()
    }

    /// Whether each list is in the order of its keys, each once.
    pub fn is_in_order(&self) -> bool {
        self.orders.is_sorted_by(|one, next| one.id.cmp(&next.id).is_lt())
            && self.sessions.is_sorted_by(|one, next| one.origin.cmp(&next.origin).is_lt())
            && self.series.is_sorted_by(|one, next| one.subject.cmp(&next.subject).is_lt())
            && self.studies.is_sorted_by(|one, next| one.id < next.id)
    }

    /// Every sum of money that is in the campaign's currency.
    pub(super) fn amounts(&mut self) -> impl Iterator<Item = &mut Amount> {
        let orders = self.orders.iter_mut().filter(|order| order.currency.is_none() && order.total.is_some());
        let visits = self.sessions.iter_mut().filter(|visits| visits.currency.is_none() && visits.revenue.is_some());
        let totals = orders.filter_map(|order| Rc::make_mut(order).total.as_mut());
        totals.chain(visits.filter_map(|visits| Rc::make_mut(visits).revenue.as_mut()))
    }

    /// The order of this id.
    pub fn order(&self, id: &str) -> Option<&Rc<Order>> {
        let at = self.orders.binary_search_by(|other| other.id.as_str().cmp(id)).ok()?;
        self.orders.get(at)
    }

    /// The place of the order whose page has this key.
    pub fn place_of(&self, key: OrderKey) -> Option<usize> {
        self.orders.iter().position(|order| order.key() == key)
    }

    /// The visits from an origin.
    pub fn visits(&self, origin: &Origin) -> Option<&Rc<Sessions>> {
        let at = self.sessions.binary_search_by(|other| other.origin.cmp(origin)).ok()?;
        self.sessions.get(at)
    }

    /// What is here under the key of `record`.
    pub fn find(&self, record: &Record) -> Option<Record> {
        match record {
            Record::Order(order) => self.order(&order.id).cloned().map(Record::Order),
            Record::Sessions(visits) => self.visits(&visits.origin).cloned().map(Record::Sessions),
            Record::Day(subject, day, _) => {
                let series = self.series(subject)?;
                let at = series.days.binary_search_by_key(day, |(other, _)| *other).ok()?;
                series.days.get(at).map(|(day, value)| Record::Day(Rc::clone(subject), *day, *value))
            }
            Record::Study(study) => self.study(study.id).cloned().map(Record::Study),
        }
    }

    /// The study of this id.
    pub fn study(&self, id: StudyId) -> Option<&Rc<Study>> {
        let at = self.studies.binary_search_by_key(&id, |other| other.id).ok()?;
        self.studies.get(at)
    }

    /// The series about `subject`.
    pub fn series(&self, subject: &Subject) -> Option<&Rc<Series>> {
        let at = self.series.binary_search_by(|other| other.subject.cmp(subject)).ok()?;
        self.series.get(at)
    }

    /// Puts a record in place of the one with its key.
    pub(super) fn keep(&mut self, record: &Record) {
        match record {
            Record::Order(order) => put(&mut self.orders, |other| other.id.cmp(&order.id), Some(Rc::clone(order))),
            Record::Sessions(visits) => {
                put(&mut self.sessions, |other| other.origin.cmp(&visits.origin), Some(Rc::clone(visits)));
            }
            Record::Day(subject, day, value) => self.set_day(subject, *day, Some(*value)),
            Record::Study(study) => put(&mut self.studies, |other| other.id.cmp(&study.id), Some(Rc::clone(study))),
        }
    }

    /// Takes out the record with the key of this one.
    pub(super) fn forget(&mut self, record: &Record) {
        match record {
            Record::Order(order) => put(&mut self.orders, |other| other.id.cmp(&order.id), None),
            Record::Sessions(visits) => put(&mut self.sessions, |other| other.origin.cmp(&visits.origin), None),
            Record::Day(subject, day, _) => self.set_day(subject, *day, None),
            Record::Study(study) => put(&mut self.studies, |other| other.id.cmp(&study.id), None),
        }
    }

    fn set_day(&mut self, subject: &Rc<Subject>, day: Date, value: Option<f64>) {
        let place = self.series.binary_search_by(|other| other.subject.cmp(subject));
        let at = match place {
            Ok(at) => at,
            Err(at) => {
                let series = Series { subject: Subject::clone(subject), days: Vec::new() };
                self.series.insert(at, Rc::new(series));
                at
            }
        };
        let Some(series) = self.series.get_mut(at) else { return };
        put(&mut Rc::make_mut(series).days, |(other, _)| other.cmp(&day), value.map(|value| (day, value)));
        if series.days.is_empty() {
            self.series.remove(at);
        }
    }
}

/// Sets or takes out the one of a sorted list that `order` finds equal.
fn put<T>(list: &mut Vec<T>, order: impl Fn(&T) -> std::cmp::Ordering, new: Option<T>) {
    // Files are read in order, so that most of what is new belongs at the end.
    let after_all = list.last().is_none_or(|last| order(last).is_lt());
    let (from, to) = match if after_all { Err(list.len()) } else { list.binary_search_by(order) } {
        Ok(at) => (at, at + 1),
        Err(at) => (at, at),
    };
    list.splice(from..to, new);
}
