//! Stamps in few bytes, to be kept beside a campaign. Rows are named by their places in it, so that the bytes mean something only
//! together with the campaign that they were written with.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::rows::{Held, Key, Name, Part, rows};
use super::stamps::{LATEST, Latest, Life, PartStamps, Replica, Stamp, Stamps, ids};
use crate::campaign::model::Campaign;
use crate::kpi::unit::Currency;
use crate::pack::bits::{Code, Reader, Writer, read_numbers, unzigzag, write_numbers, zigzag};
use crate::pack::words::WORDS;

/// The stamps of a campaign as they are written down; nothing for one that was never shared.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Packed(Rc<str>);

/// How the bits are to be read.
const VERSION: u128 = 1;

/// More values than any campaign has: what claims more is wrong.
const MOST_VALUES: usize = 1 << 21;

impl Packed {
    /// What stood in a link.
    pub fn from_bytes(bytes: &[u8]) -> Packed {
        Packed(URL_SAFE_NO_PAD.encode(bytes).into())
    }

    /// What to put into a link.
    pub fn to_bytes(&self) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(&*self.0).unwrap_or_default()
    }

    /// What stood in a document, which is only looked into where that is needed.
    pub fn from_text(text: String) -> Packed {
        Packed(text.into())
    }

    /// What to put into a document.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether there are none: the campaign was never shared.
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// No stamp is later, in seconds since 1970.
    pub fn latest(&self) -> u64 {
        let bytes = self.to_bytes();
        Unpacker::of(&bytes).and_then(|mut unpacker| unpacker.head().map(|_| unpacker.latest)).unwrap_or_default()
    }

    /// Writes stamps down.
    pub fn pack(stamps: &Stamps, campaign: &Campaign) -> Packed {
        let mut packer = Packer::of(stamps);
        for part in Part::ALL {
            packer.part(part, stamps.part(part), campaign);
        }
        packer.held(stamps);
        packer.begun(stamps);
        Packed::from_bytes(&packer.out.into_bytes())
    }

    /// The stamps of this campaign; of one that was never shared, or where the bytes are wrong, nothing was changed since the
    /// beginning.
    pub fn unpack(&self, campaign: &Campaign) -> Stamps {
        self.read(campaign).unwrap_or_else(|| Stamps::none(campaign))
    }

    fn read(&self, campaign: &Campaign) -> Option<Stamps> {
        let bytes = URL_SAFE_NO_PAD.decode(&*self.0).ok()?;
        let mut unpacker = Unpacker::of(&bytes)?;
        let mut stamps = Stamps::default();
        stamps.seen.of_mut(Held::Nothing).latest = unpacker.head()?;
        for part in Part::ALL {
            *stamps.part_mut(part) = unpacker.part(part, campaign)?;
        }
        unpacker.held(&mut stamps)?;
        unpacker.begun(&mut stamps)?;
        Some(stamps)
    }
}

struct Packer {
    out: Writer,
    replicas: BTreeSet<Replica>,
    latest: u64,
    /// The places of stamps, from one.
    places: BTreeMap<Stamp, u128>,
    /// The place of the last name among the words.
    last: usize,
}

fn every_stamp(stamps: &Stamps) -> BTreeSet<Stamp> {
    let of_part = |part: &PartStamps| {
        let lives = part.lives.values().flat_map(|life| life.stamps().collect::<Vec<_>>());
        lives.chain(part.order.at).collect::<Vec<_>>()
    };
    stamps.parts.iter().flat_map(of_part).collect()
}

impl Packer {
    fn of(stamps: &Stamps) -> Packer {
        let all = every_stamp(stamps);
        let mut packer =
            Packer { out: Writer::default(), places: BTreeMap::new(), replicas: BTreeSet::new(), latest: 0, last: 0 };
        packer.number(VERSION);
        let seen = &stamps.seen.of(Held::Nothing).latest;
        // A replica whose stamps are all overwritten is known of all the same.
        packer.replicas = seen.keys().copied().chain(all.iter().map(|stamp| stamp.replica)).collect();
        packer.number(packer.replicas.len() as u128);
        packer.latest = seen.values().copied().chain(all.iter().map(|stamp| stamp.time)).max().unwrap_or_default();
        packer.number(packer.latest.into());
        for replica in packer.replicas.clone() {
            packer.out.bits(replica.into(), Replica::BITS);
            packer.seen(seen, replica);
        }
        packer.number(all.len() as u128);
        let times = all.iter().rev().map(|stamp| stamp.time);
        let mut before = packer.latest;
        let steps: Vec<u128> = times.map(|time| u128::from(std::mem::replace(&mut before, time) - time)).collect();
        write_numbers(&mut packer.out, &steps);
        let place =
            |stamp: &Stamp| packer.replicas.iter().position(|replica| *replica == stamp.replica).unwrap_or_default();
        let places: Vec<_> = all.iter().rev().map(|stamp| place(stamp) as u128).collect();
        write_numbers(&mut packer.out, &places);
        packer.places = all.into_iter().rev().zip(1..).collect();
        packer
    }

    fn number(&mut self, number: u128) {
        Code::USUAL.write(&mut self.out, number);
    }

    fn seen(&mut self, seen: &Latest, replica: Replica) {
        self.number((self.latest - seen.get(&replica).copied().unwrap_or_default().min(self.latest)).into());
    }

    /// Where less was seen of what can be held back, if anything.
    fn held(&mut self, stamps: &Stamps) {
        let all = stamps.seen.of(Held::Nothing);
        let any = Held::ALL.iter().any(|held| stamps.seen.of(*held) != all);
        self.out.bit(any);
        if !any {
            return;
        }
        for view in Held::ALL.iter().skip(1).map(|held| stamps.seen.of(*held)) {
            self.out.bit(view != all);
            if view != all {
                self.out.bit(view.is_without_first);
                for replica in self.replicas.clone() {
                    self.seen(&view.latest, replica);
                }
            }
        }
    }

    /// Where what has no stamp was told.
    fn begun(&mut self, stamps: &Stamps) {
        self.out.bit(!stamps.begun.is_empty());
        if !stamps.begun.is_empty() {
            self.replicas.iter().for_each(|replica| self.out.bit(stamps.begun.contains(replica)));
        }
    }

    fn place(&self, stamp: Option<Stamp>) -> u128 {
        stamp.and_then(|stamp| self.places.get(&stamp).copied()).unwrap_or_default()
    }

    fn part(&mut self, part: Part, stamps: &PartStamps, campaign: &Campaign) {
        let keys: Vec<Key> = rows(campaign, part).into_iter().map(|(key, _)| key).collect();
        let is_settled = !part.has_order() || stamps.order.settled.len() == keys.len() && stamps.order.at.is_none();
        self.out.bit(!(stamps.lives.is_empty() && is_settled));
        if stamps.lives.is_empty() && is_settled {
            return;
        }
        if part.has_order() {
            self.number(self.place(stamps.order.at));
            self.number(keys.len().saturating_sub(stamps.order.settled.len()) as u128);
        }
        let lives: Vec<Option<&Life>> =
            keys.iter().map(|key| stamps.lives.get(key).filter(|life| !life.is_gone)).collect();
        if !part.is_one() {
            let came: Vec<_> = lives.iter().map(|life| self.place(life.and_then(|life| life.at))).collect();
            write_numbers(&mut self.out, &came);
            self.gone(stamps);
        }
        self.cells(&lives);
    }

    fn gone(&mut self, stamps: &PartStamps) {
        let gone: Vec<_> = stamps.lives.iter().filter(|(_, life)| life.is_gone).collect();
        self.number(gone.len() as u128);
        let mut before = 0;
        for (key, life) in gone {
            match key {
                Key::Only => {}
                Key::Id(id) => self.number(zigzag(i128::from(*id) - i128::from(std::mem::replace(&mut before, *id)))),
                Key::Text(text) => self.text(text),
            }
            self.number(self.place(life.at));
        }
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u128);
        for byte in text.bytes() {
            self.out.bits(byte.into(), 8);
        }
    }

    /// The stamps of values, name by name.
    fn cells(&mut self, lives: &[Option<&Life>]) {
        let mut names: BTreeMap<Name, Vec<(usize, Stamp)>> = BTreeMap::new();
        for (row, life) in lives.iter().enumerate() {
            for (name, stamp) in life.iter().flat_map(|life| &life.cells) {
                names.entry(*name).or_default().push((row, *stamp));
            }
        }
        // As they stand in the words, each near the one before.
        self.number(names.len() as u128);
        let mut names: Vec<_> = names.into_iter().collect();
        names.sort_by_key(|(name, _)| WORDS.iter().position(|word| *word == name.column));
        for (name, cells) in names {
            self.name(name.column);
            self.name(&name.words());
            let places: Vec<_> = cells.iter().map(|(_, stamp)| self.place(Some(*stamp))).collect();
            let mut few = Writer::default();
            Code::USUAL.write(&mut few, cells.len() as u128);
            write_numbers(&mut few, &cells.iter().map(|(row, _)| *row as u128).collect::<Vec<_>>());
            write_numbers(&mut few, &places);
            let mut many = Writer::default();
            let mut all = vec![0; lives.len()];
            for ((row, _), place) in cells.iter().zip(&places) {
                if let Some(slot) = all.get_mut(*row) {
                    *slot = *place;
                }
            }
            write_numbers(&mut many, &all);
            let is_few = few.length() <= many.length();
            self.out.bit(is_few);
            self.out.append(if is_few { &few } else { &many });
        }
    }

    /// A name by the way from the last one to its nearest place among the words, or spelled out; nothing is the first word.
    fn name(&mut self, name: &str) {
        if name.is_empty() {
            return self.out.bit(false);
        }
        self.out.bit(true);
        let places = WORDS.iter().enumerate().skip(1).filter(|(_, word)| **word == name);
        let place = places.map(|(place, _)| place).min_by_key(|place| place.abs_diff(self.last + 1)).unwrap_or(0);
        self.number(zigzag(place as i128 - self.last as i128 - 1));
        if place == 0 {
            self.text(name);
        }
        self.last = place;
    }
}

struct Unpacker<'a> {
    bits: Reader<'a>,
    /// No more things than this can be in so many bits.
    most: usize,
    /// How many stamps of values may still be read: rows without any take no bits.
    budget: usize,
    latest: u64,
    replicas: Vec<Replica>,
    stamps: Vec<Stamp>,
    last: usize,
}

impl<'a> Unpacker<'a> {
    fn of(bytes: &'a [u8]) -> Option<Unpacker<'a>> {
        Some(Unpacker {
            bits: Reader::new(bytes),
            most: bytes.len().checked_mul(8)?,
            budget: MOST_VALUES,
            latest: 0,
            replicas: Vec::new(),
            stamps: Vec::new(),
            last: 0,
        })
    }

    fn number(&mut self) -> Option<u128> {
        Code::USUAL.read(&mut self.bits)
    }

    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok().filter(|count| *count <= self.most)
    }

    fn head(&mut self) -> Option<Latest> {
        self.number().filter(|version| *version == VERSION)?;
        let count = self.count()?;
        self.latest = u64::try_from(self.number()?).ok().filter(|latest| *latest <= LATEST)?;
        let mut seen = Latest::new();
        for _ in 0..count {
            let replica = Replica::try_from(self.bits.bits(Replica::BITS)?).ok()?;
            self.replicas.push(replica);
            self.seen(&mut seen, replica)?;
        }
        let count = self.count()?;
        let (steps, places) = (read_numbers(&mut self.bits, count)?, read_numbers(&mut self.bits, count)?);
        let mut time = self.latest;
        for (step, place) in steps.into_iter().zip(places) {
            time = time.checked_sub(step.try_into().ok()?)?;
            self.stamps.push(Stamp { time, replica: *self.replicas.get(usize::try_from(place).ok()?)? });
        }
        Some(seen)
    }

    fn seen(&mut self, seen: &mut Latest, replica: Replica) -> Option<()> {
        let time = self.latest.checked_sub(self.number()?.try_into().ok()?)?;
        seen.extend((time > 0).then_some((replica, time)));
        Some(())
    }

    fn held(&mut self, stamps: &mut Stamps) -> Option<()> {
        let all = stamps.seen.of(Held::Nothing).clone();
        let any = self.bits.bit() == Some(true);
        for held in Held::ALL.into_iter().skip(1) {
            let view = stamps.seen.of_mut(held);
            if any && self.bits.bit()? {
                view.is_without_first = self.bits.bit()?;
                for replica in self.replicas.clone() {
                    self.seen(&mut view.latest, replica)?;
                }
            } else {
                view.clone_from(&all);
            }
        }
        Some(())
    }

    /// Stamps of before end here.
    fn begun(&mut self, stamps: &mut Stamps) -> Option<()> {
        if self.bits.bit() == Some(true) {
            for replica in &self.replicas {
                stamps.begun.extend(self.bits.bit()?.then_some(*replica));
            }
        }
        Some(())
    }

    fn stamp(&self, place: u128) -> Option<Option<Stamp>> {
        match usize::try_from(place).ok()?.checked_sub(1) {
            None => Some(None),
            Some(place) => self.stamps.get(place).copied().map(Some),
        }
    }

    fn part(&mut self, part: Part, campaign: &Campaign) -> Option<PartStamps> {
        let there = ids(campaign, part);
        let mut stamps = PartStamps::default();
        stamps.order.settled.clone_from(&there);
        if !self.bits.bit()? {
            return Some(stamps);
        }
        let keys: Vec<Key> = rows(campaign, part).into_iter().map(|(key, _)| key).collect();
        if part.has_order() {
            let at = self.number()?;
            stamps.order.at = self.stamp(at)?;
            let settled = keys.len().checked_sub(self.count()?)?;
            stamps.order.settled.truncate(settled);
        }
        if !part.is_one() {
            for (key, place) in keys.iter().zip(read_numbers(&mut self.bits, keys.len())?) {
                stamps.keep(key.clone(), Life { at: self.stamp(place)?, ..Life::default() });
            }
            self.gone(part, &mut stamps)?;
        }
        self.cells(part, (&keys, campaign.currency), &mut stamps)?;
        Some(stamps)
    }

    fn gone(&mut self, part: Part, stamps: &mut PartStamps) -> Option<()> {
        let mut before = 0;
        for _ in 0..self.count()? {
            let key = if part.has_ids() {
                before = i128::from(before).checked_add(unzigzag(self.number()?))?.try_into().ok()?;
                Key::Id(before)
            } else {
                Key::Text(self.text()?.into())
            };
            let place = self.number()?;
            stamps.keep(key, Life { at: self.stamp(place)?, is_gone: true, ..Life::default() });
        }
        Some(())
    }

    fn text(&mut self) -> Option<String> {
        let bytes = (0..self.count()?).map(|_| u8::try_from(self.bits.bits(8)?).ok());
        String::from_utf8(bytes.collect::<Option<Vec<_>>>()?).ok()
    }

    fn cells(&mut self, part: Part, (keys, home): (&[Key], Currency), stamps: &mut PartStamps) -> Option<()> {
        for _ in 0..self.count()? {
            let (column, word) = (self.name()?, self.name()?);
            self.budget = self.budget.checked_sub(keys.len())?;
            let cells: Vec<(usize, u128)> = if self.bits.bit()? {
                let count = self.count().filter(|count| *count <= keys.len())?;
                let rows = read_numbers(&mut self.bits, count)?;
                let rows = rows.into_iter().map(|row| usize::try_from(row).ok()).collect::<Option<Vec<_>>>()?;
                rows.into_iter().zip(read_numbers(&mut self.bits, count)?).collect()
            } else {
                read_numbers(&mut self.bits, keys.len())?.into_iter().enumerate().collect()
            };
            // A fact that this version does not have needs no stamp.
            let Some(name) = part.name(&column, &word, home) else { continue };
            for (row, place) in cells {
                if let (Some(stamp), Some(key)) = (self.stamp(place)?, keys.get(row)) {
                    stamps.lives.entry(key.clone()).or_default().cells.insert(name, stamp);
                }
            }
        }
        Some(())
    }

    fn name(&mut self) -> Option<String> {
        if !self.bits.bit()? {
            return Some(String::new());
        }
        let step = unzigzag(self.number()?);
        let place = i128::try_from(self.last).ok()?.checked_add(1)?.checked_add(step)?;
        self.last = usize::try_from(place).ok()?;
        if self.last == 0 { self.text() } else { WORDS.get(self.last).map(|word| (*word).to_owned()) }
    }
}
