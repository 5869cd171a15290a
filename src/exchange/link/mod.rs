//! A campaign in a link: the tables of its document column by column, each in as few bits as it takes, the texts compressed
//! together, and in front what tells a link that was cut or changed on its way.
//!
//! ```text
//! version (1 byte) · length of what follows the checksum (varint) · checksum (4 bytes) · kind (1 byte) · content
//! content of a link under a passphrase: see sealed.rs; it holds the content of an open link
//! content of an open link: length of the bits (varint) · bits · kind of the texts (1 byte) · texts
//! bits: the tables · whether stamps follow (1; in links of before there is nothing, or a 0) · their length in bytes · the stamps ·
//! whether sums follow (likewise) · the sums
//! ```
//! The tables are those of the document with its version, so that old links are read as old documents are. A later version of the
//! frame begins in the same way, with a checksum of its version and all that follows the checksum: so it is told from any other text.

mod address;
mod column;
mod met;
pub mod sealed;
mod sums;
mod tables;
mod values;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::campaign::merge::{Held, Packed, Stamped};
use crate::campaign::model::{Campaign, Economics, Fee};
use crate::campaign::records::Records;
use crate::sales::ledger::Ledger;
use crate::store::document::Unreadable;
use std::rc::Rc;

/// The version of the frame; the tables in it have that of the document.
const VERSION: u8 = 1;

/// What comes out of a link is at most this large, in bytes, each row as large as the model has it.
pub const MOST_UNPACKED: usize = 8 << 20;

/// Why a link cannot be used. Nothing of it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refused {
    /// It does not begin as links do, or nothing is there.
    NotALink,
    /// A part of it is missing at the end: so many bytes are there, of so many.
    Cut {
        /// Bytes that arrived.
        there: usize,
        /// Bytes that were sent.
        sent: usize,
    },
    /// It was changed on its way, or made by something else.
    Damaged,
    /// A newer version of the app made it.
    TooNew,
    /// It holds more than [`MOST_UNPACKED`].
    TooLarge,
    /// Its tables break a rule of the model.
    Unreadable(Unreadable),
}

/// What a link holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Envelope {
    /// A campaign, for [`unpack`].
    Open(Vec<u8>),
    /// A campaign under a passphrase, for [`sealed::Sealed::read`].
    Sealed(Vec<u8>),
}

/// A campaign as it is sent.
#[derive(Clone, PartialEq, Debug)]
pub struct Sent {
    /// The campaign with its stamps.
    pub copy: Stamped,
    /// What orders and visits came to, where figures rest on them and they are kept back.
    pub ledger: Option<Ledger>,
}

impl From<Stamped> for Sent {
    fn from(copy: Stamped) -> Sent {
        Sent { copy, ledger: None }
    }
}

/// What the sender keeps back.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct KeptBack {
    /// Whatever tells what was or is to be paid, and what is left of a sale: fees and other costs, costs of posts, the budget,
    /// margin, fees on sales, returns and profit, and targets of KPIs that rest on them, such as CPM and ROAS. What earned media
    /// is counted at stays, since nobody paid that, and so do buyers' discounts, which every buyer knows.
    pub costs: bool,
    /// Notes of the campaign and of influencers.
    pub notes: bool,
    /// Orders, sessions and daily series; what they came to is told.
    pub records: bool,
}

impl KeptBack {
    /// What is sent of a copy. Its figures are the sender's, but for those that nobody can know without what is kept back.
    pub fn sent(self, copy: &Stamped) -> Sent {
        let ledger = self.records.then(|| Ledger::of(&copy.campaign).sums()).flatten();
        Sent { copy: self.from_copy(copy), ledger }
    }

    /// The copy without what is kept back, and without a word about when that was changed.
    pub fn from_copy(self, copy: &Stamped) -> Stamped {
        let campaign = Rc::new(self.from(&copy.campaign));
        if copy.stamps.is_none() {
            return Stamped::unshared(campaign);
        }
        let mut stamps = copy.unpacked();
        self.held().for_each(|held| stamps.hold_back(held));
        Stamped { stamps: Packed::pack(&stamps, &campaign), campaign }
    }

    fn held(self) -> impl Iterator<Item = Held> {
        let held = [(self.costs, Held::Costs), (self.notes, Held::Notes), (self.records, Held::Records)];
        held.into_iter().filter(|(is_held, _)| *is_held).map(|(_, held)| held)
    }

    /// The campaign without what is kept back.
    pub fn from(self, campaign: &Campaign) -> Campaign {
        let mut campaign = campaign.clone();
        if self.records {
            let studies = campaign.records.studies.clone();
            campaign.records = Rc::new(Records { studies, ..Records::default() });
        }
        if self.notes {
            campaign.notes.clear();
        }
        if self.costs {
            campaign.budget = None;
            campaign.targets = campaign.targets.iter().filter(|(kpi, _)| !kpi.tells_cost()).collect();
            campaign.economics = Economics::default();
            campaign
                .posts
                .iter_mut()
                .filter(|post| post.cost.is_some())
                .for_each(|post| Rc::make_mut(post).cost = None);
        }
        for influencer in campaign.influencers.iter_mut().map(Rc::make_mut) {
            if self.notes {
                influencer.notes.clear();
            }
            if self.costs {
                influencer.fee = Fee::default();
                (influencer.product, influencer.shipping, influencer.other) = (None, None, None);
                influencer.commission = None;
            }
        }
        campaign
    }
}

/// The content of a link to this campaign.
///
/// # Errors
/// [`Refused::TooLarge`] when no link could be read that holds all of it.
pub fn pack(sent: &Sent) -> Result<Vec<u8>, Refused> {
    tables::pack(sent)
}

/// What [`pack`] has packed.
///
/// # Errors
/// [`Refused`]; whatever the bytes are, this ends soon and takes little room.
pub fn unpack(content: &[u8]) -> Result<Sent, Refused> {
    tables::unpack(content)
}

/// The text of a link, which comes after `#/shared/`.
pub fn write(envelope: &Envelope) -> String {
    let (kind, content) = match envelope {
        Envelope::Open(content) => (0, content),
        Envelope::Sealed(content) => (1, content),
    };
    let mut body = vec![kind];
    body.extend(content);
    let mut bytes = vec![VERSION];
    write_length(&mut bytes, body.len());
    bytes.extend(checksum(&body));
    bytes.extend(body);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads the text of a link, whatever came into it on its way that no link has, such as the breaks of long lines and what the
/// sentence that it stood in goes on with.
///
/// # Errors
/// [`Refused`] with what is wrong; a link that was cut says so.
pub fn read(text: &str) -> Result<Envelope, Refused> {
    if text.len() / 4 * 3 > MOST_UNPACKED {
        return Err(Refused::TooLarge);
    }
    let signs = signs(text);
    // What was cut within a group of signs leaves one that stands for no byte.
    let whole = signs.len() - usize::from(signs.len() % 4 == 1);
    let engine = base64::engine::GeneralPurpose::new(
        &base64::alphabet::URL_SAFE,
        URL_SAFE_NO_PAD.config().with_decode_allow_trailing_bits(true),
    );
    let bytes = engine.decode(signs.get(..whole).unwrap_or_default()).map_err(|_| Refused::NotALink)?;
    let (version, rest) = bytes.split_first().ok_or(Refused::NotALink)?;
    let (length, rest) = read_length(rest).ok_or(Refused::NotALink)?;
    let (sum, rest) = rest.split_at(rest.len().min(4));
    let sent = bytes.len() - rest.len() + length;
    let body = rest.get(..length).unwrap_or(rest);
    let is_whole = body.len() == length;
    match *version {
        VERSION if is_whole && sum == checksum(body) => {}
        // The length is what was changed where all is there.
        VERSION if !is_whole && sum != checksum(body) => return Err(Refused::Cut { there: bytes.len(), sent }),
        VERSION => return Err(Refused::Damaged),
        // Any text begins with some version: only what is a link besides was made by a later one.
        later if later > VERSION && is_whole && sum == checksum(&[&[later], body].concat()) => {
            return Err(Refused::TooNew);
        }
        _ => return Err(Refused::NotALink),
    }
    match body.split_first() {
        Some((0, content)) => Ok(Envelope::Open(content.to_vec())),
        Some((1, content)) => Ok(Envelope::Sealed(content.to_vec())),
        Some(_) => Err(Refused::TooNew),
        None => Err(Refused::Damaged),
    }
}

/// The signs of a text that links have; what a browser put `%20` and the like for is none.
fn signs(text: &str) -> String {
    // Also leaves out what stands between names and values, which no link has.
    let text = form_urlencoded::parse(text.as_bytes()).flat_map(|(name, value)| [name, value]).collect::<String>();
    text.chars().filter(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_')).collect()
}

fn checksum(bytes: &[u8]) -> [u8; 4] {
    adler2::adler32_slice(bytes).to_be_bytes()
}

/// Seven bits a byte, the lowest first; the highest bit says that more follow.
fn write_length(out: &mut Vec<u8>, mut length: usize) {
    loop {
        let low = u8::try_from(length & 0x7F).unwrap_or_default();
        length >>= 7;
        out.push(if length > 0 { low | 0x80 } else { low });
        if length == 0 {
            return;
        }
    }
}

fn read_length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut length = 0;
    for (place, byte) in bytes.iter().enumerate().take(4) {
        length |= usize::from(byte & 0x7F) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((length, bytes.get(place + 1..)?));
        }
    }
    None
}
