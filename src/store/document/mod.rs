//! The stored document of one campaign: a versioned envelope of tables, apart from the model that the app works with.
//!
//! ```json
//! {"app":"influencer-kpi","version":1,"revision":7,"campaign":{"facts":{…},"influencers":{"columns":[…],"rows":[…]},…}}
//! ```
//! A name that this version does not know (a column, a platform, a KPI) was most likely written by a newer app, so such a
//! document counts as newer and is left alone, as one with a higher version is.

mod entries;
mod migrate;
pub(crate) mod table;

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::campaign::index::Index;
use crate::campaign::merge::Packed;
use crate::campaign::model::Campaign;
use crate::campaign::table::cell::Cell;
pub(crate) use entries::Entries;
use table::Parts;

/// Says that a text is ours.
pub const APP: &str = "influencer-kpi";

/// The version that is written.
pub const VERSION: u32 = migrate::CURRENT;

/// A campaign as it was read, with the number of times it had been saved.
#[derive(Clone, PartialEq, Debug)]
pub struct Document {
    /// Grows with each save: even after a regular save, odd after a hurried one; 0 is never stored.
    pub revision: u64,
    /// The facts.
    pub campaign: Rc<Campaign>,
    /// When they were changed, if somebody else has a copy.
    pub stamps: Packed,
}

/// Why a text is no document that this version of the app can use.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// Not JSON, or cut off; line and column count from 1.
    NotJson {
        /// Where reading stopped.
        line: usize,
        /// Where reading stopped.
        column: usize,
    },
    /// JSON, but of another app.
    NotOurs,
    /// Written by a newer version of the app.
    TooNew {
        /// The version of the document.
        version: u32,
    },
    /// Names something that this version of the app does not know.
    Unknown {
        /// The place, such as `posts[3].platform`.
        at: String,
        /// The name.
        name: String,
    },
    /// Ours, but wrong inside.
    Damaged {
        /// The place, such as `posts[3].likes`, or line and column.
        at: String,
        /// What is wrong there.
        what: Damage,
    },
}

impl Unreadable {
    /// Whether a newer app would likely read it, so that it must stay where it is.
    pub fn is_newer(&self) -> bool {
        matches!(self, Unreadable::TooNew { .. } | Unreadable::Unknown { .. })
    }
}

/// What is wrong with a damaged document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Damage {
    /// A part is missing or is not of the expected kind.
    Shape,
    /// A value is not of its column's kind or out of range.
    Value,
    /// Two things have the same id, or records are not in their order.
    DuplicateId,
    /// A post of an influencer who is not there.
    NoInfluencer,
    /// It stands under the key of another campaign.
    WrongKey,
}

/// A campaign that breaks a rule of the model and so has no document: a post without its influencer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unwritable;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope<'a> {
    app: String,
    version: u32,
    revision: u64,
    #[serde(borrow)]
    campaign: Parts<'a>,
}

#[derive(Deserialize)]
struct Head {
    app: String,
    version: u32,
}

/// The fact under which stamps stand. Older apps leave a document alone that has it.
const STAMPS: &str = "stamps";

/// Writes a campaign down that was never shared.
///
/// # Errors
/// [`Unwritable`] when a post's influencer is not in the campaign.
pub fn write(revision: u64, campaign: &Campaign) -> Result<String, Unwritable> {
    write_stamped(revision, campaign, &Packed::default())
}

/// Writes a campaign down with its stamps.
///
/// # Errors
/// [`Unwritable`] when a post's influencer is not in the campaign.
pub fn write_stamped(revision: u64, campaign: &Campaign, stamps: &Packed) -> Result<String, Unwritable> {
    let people = Index::of(campaign.influencers.iter().map(|influencer| influencer.id));
    if campaign.posts.iter().any(|post| people.get(post.influencer).is_none()) {
        return Err(Unwritable);
    }
    let mut parts = Parts::from_campaign(campaign);
    if !stamps.is_none() {
        parts.facts.insert(STAMPS.to_owned(), Cell::text(stamps.text()));
    }
    let envelope = Envelope { app: APP.to_owned(), version: VERSION, revision, campaign: parts };
    serde_json::to_string(&envelope).map_err(|_| Unwritable)
}

/// Reads a document of this or an older version.
///
/// # Errors
/// [`Unreadable`] for everything else; hostile text gets an error too, never a panic.
pub fn read(text: &str) -> Result<Document, Unreadable> {
    let mut envelope: Envelope = serde_json::from_str(text).map_err(|error| explain(text, &error))?;
    if envelope.app != APP {
        return Err(Unreadable::NotOurs);
    }
    migrate::upgrade(&mut envelope.campaign, envelope.version)?;
    let stamps = envelope.campaign.facts.remove(STAMPS).map_or(Ok(String::new()), Cell::into_text);
    let stamps = stamps.map_err(|_| Unreadable::Damaged { at: format!("facts.{STAMPS}"), what: Damage::Value })?;
    let campaign = Rc::new(envelope.campaign.into_campaign()?);
    Ok(Document { revision: envelope.revision, campaign, stamps: Packed::from_text(stamps) })
}

/// The texts under `names` in a JSON object of plain values; nothing when it is something else.
pub(super) fn read_texts<const N: usize>(text: &str, names: [&str; N]) -> Option<[Option<String>; N]> {
    let mut entries: Entries<Cell> = serde_json::from_str(text).ok()?;
    let mut text = |name: &str| entries.remove(name)?.into_text().ok().filter(|text| !text.is_empty());
    Some(names.map(&mut text))
}

/// Why the text does not have the shape of a document: the head tells whose it is even when the rest is wrong.
fn explain(text: &str, error: &serde_json::Error) -> Unreadable {
    if !error.is_data() {
        return Unreadable::NotJson { line: error.line(), column: error.column() };
    }
    match serde_json::from_str::<Head>(text) {
        Ok(head) if head.app == APP && head.version > VERSION => Unreadable::TooNew { version: head.version },
        Ok(head) if head.app == APP => {
            let at = format!("{}:{}", error.line(), error.column());
            Unreadable::Damaged { at, what: Damage::Shape }
        }
        Err(error) if !error.is_data() => Unreadable::NotJson { line: error.line(), column: error.column() },
        _ => Unreadable::NotOurs,
    }
}

/// What stands in local storage in place of a document that is too large for it: the safety copy alone has that document.
/// Apps that know nothing of this take it for a newer one's and leave it alone.
pub fn elsewhere(revision: u64) -> String {
    format!("{}{revision}}}", elsewhere_head())
}

/// The revision of the document that a text stands for; nothing for one that stands for itself.
pub fn elsewhere_revision(text: &str) -> Option<u64> {
    text.strip_prefix(&elsewhere_head())?.strip_suffix('}')?.parse().ok()
}

fn elsewhere_head() -> String {
    format!("{{\"app\":\"{APP}\",\"version\":{},\"elsewhere\":", u32::MAX)
}

/// The revision of a document that this version wrote, read off its beginning; nothing when it begins otherwise.
pub fn revision_of(text: &str) -> Option<u64> {
    let rest = text.strip_prefix(&format!("{{\"app\":\"{APP}\",\"version\":{VERSION},\"revision\":"))?;
    rest.get(..rest.find(',')?)?.parse().ok()
}
