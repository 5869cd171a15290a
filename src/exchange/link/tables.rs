//! The tables of a campaign's document, packed and read back.

use std::borrow::Cow;
use std::rc::Rc;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::column::{KINDS, Kind, Piece, Source};
use super::met::Met;
use super::{MOST_UNPACKED, Refused, Sent, read_length, sums, write_length};
use crate::campaign::merge::{Packed, Stamped};
use crate::campaign::table::cell::Cell;
use crate::pack::bits::{Code, Reader, Writer, unzigzag, zigzag};
use crate::pack::words::WORDS;
use crate::store::document::VERSION;
use crate::store::document::table::{Parts, Table};

/// How hard to try to make the texts smaller; they are short.
const EFFORT: u8 = 10;

#[derive(Default)]
struct Packer<'a> {
    bits: Writer,
    texts: Vec<Cow<'a, str>>,
    met: Met,
    /// The place of the last name among the words.
    last: usize,
}

pub(super) fn pack(Sent { copy: Stamped { campaign, stamps }, ledger }: &Sent) -> Result<Vec<u8>, Refused> {
    let tables = Parts::from_campaign(campaign).into_tables();
    let size = |name: &str, table: &Table| {
        (table.columns.len() + Parts::width(name) + 1) * (table.rows.len() + 1) * size_of::<Cell>()
    };
    let mut packer = Packer::default();
    packer.number(VERSION.into());
    let there: Vec<_> = tables.iter().filter(|(_, table)| !table.rows.is_empty()).collect();
    packer.number(there.len() as u128);
    for (name, table) in &there {
        packer.table(name, table);
    }
    if !stamps.is_none() {
        packer.stamps(&stamps.to_bytes());
    }
    if let Some(ledger) = ledger {
        if stamps.is_none() {
            packer.bits.bit(false);
        }
        packer.bits.bit(true);
        sums::write(&mut packer.bits, ledger);
    }
    let Packer { bits, texts, .. } = packer;
    let texts = texts.concat();
    let sizes = there.iter().map(|(name, table)| size(name, table));
    if sizes.sum::<usize>() + texts.len() > MOST_UNPACKED {
        return Err(Refused::TooLarge);
    }
    let bits = bits.into_bytes();
    let mut out = Vec::new();
    write_length(&mut out, bits.len());
    out.extend(bits);
    let small = compress_to_vec(texts.as_bytes(), EFFORT);
    let is_smaller = small.len() < texts.len();
    out.push(is_smaller.into());
    out.extend(if is_smaller { &small } else { texts.as_bytes() });
    Ok(out)
}

impl<'a> Packer<'a> {
    fn number(&mut self, number: u128) {
        Code::USUAL.write(&mut self.bits, number);
    }

    fn stamps(&mut self, bytes: &[u8]) {
        self.bits.bit(true);
        self.number(bytes.len() as u128);
        bytes.iter().for_each(|byte| self.bits.bits((*byte).into(), 8));
    }

    /// The name as the way from the last one to its nearest place among the words, or spelled out.
    fn name(&mut self, name: &'a str) {
        let places = WORDS.iter().enumerate().skip(1).filter(|(_, word)| **word == name);
        let place = places.map(|(place, _)| place).min_by_key(|place| place.abs_diff(self.last + 1)).unwrap_or(0);
        self.number(zigzag(place as i128 - self.last as i128 - 1));
        if place == 0 {
            self.number(name.len() as u128);
            self.texts.push(name.into());
        }
        self.last = place;
    }

    fn table(&mut self, name: &'a str, table: &'a Table<'a>) {
        self.name(name);
        self.met.begin_table();
        self.number(table.rows.len() as u128);
        let cells =
            |place: usize| table.rows.iter().map(move |row| row.get(place).filter(|cell| **cell != Cell::Nothing));
        let is_told = |(place, _): &(usize, _)| cells(*place).flatten().next().is_some();
        let told: Vec<_> = table.columns.iter().enumerate().filter(is_told).collect();
        self.number(told.len() as u128);
        for (place, name) in told {
            self.name(name);
            self.column(name, &cells(place).collect::<Vec<_>>());
        }
    }

    fn column(&mut self, name: &str, cells: &[Option<&'a Cell<'a>>]) {
        let has_gaps = cells.iter().any(Option::is_none);
        if cells.len() > 1 {
            self.bits.bit(has_gaps);
        }
        if has_gaps {
            cells.iter().for_each(|cell| self.bits.bit(cell.is_some()));
        }
        self.met.begin_column(cells.iter().map(Option::is_some));
        let told: Vec<&Cell> = cells.iter().flatten().copied().collect();
        let ways =
            KINDS.iter().enumerate().filter_map(|(place, kind)| Some((place, *kind, kind.write(&told, &self.met)?)));
        let length = |place: usize, piece: &Piece| piece.length() + Code::USUAL.length(place as u128);
        let best = ways.min_by_key(|(place, _, piece): &(usize, Kind, Piece)| length(*place, piece));
        // Any cells are at least a mixture of numbers and texts.
        if let Some((place, kind, piece)) = best {
            self.number(place as u128);
            self.bits.append(&piece.bits);
            self.texts.extend(piece.texts);
            self.met.note(name, kind, told.into_iter());
        }
    }
}

pub(super) fn unpack(content: &[u8]) -> Result<Sent, Refused> {
    let (length, rest) = read_length(content).ok_or(Refused::Damaged)?;
    let (bits, rest) = rest.split_at_checked(length).ok_or(Refused::Damaged)?;
    let texts = match rest.split_first() {
        Some((0, texts)) => texts.to_vec(),
        Some((1, texts)) => decompress_to_vec_with_limit(texts, MOST_UNPACKED).map_err(|error| match error.status {
            miniz_oxide::inflate::TINFLStatus::HasMoreOutput => Refused::TooLarge,
            _ => Refused::Damaged,
        })?,
        Some(_) => return Err(Refused::TooNew),
        None => return Err(Refused::Damaged),
    };
    let budget = MOST_UNPACKED.checked_sub(texts.len()).ok_or(Refused::TooLarge)?;
    let texts = str::from_utf8(&texts).map_err(|_| Refused::Damaged)?;
    let from = Source { bits: Reader::new(bits), texts, budget };
    let mut unpacker = Unpacker { from, met: Met::default(), last: 0 };
    let version = u32::try_from(unpacker.number()?).map_err(|_| Refused::Damaged)?;
    let mut tables = Vec::new();
    for _ in 0..unpacker.afford()? {
        tables.push(unpacker.table()?);
    }
    let stamps = unpacker.stamps()?;
    let parts = Parts::from_tables(tables).map_err(refused)?;
    let campaign = Rc::new(parts.into_campaign_of(version).map_err(refused)?);
    let bits = &mut unpacker.from.bits;
    let has_sums = bits.bit() == Some(true);
    let ledger = has_sums.then(|| sums::read(bits, campaign.influencers.len()).ok_or(Refused::Damaged)).transpose()?;
    Ok(Sent { copy: Stamped { campaign, stamps }, ledger })
}

fn refused(reason: crate::store::document::Unreadable) -> Refused {
    if reason.is_newer() { Refused::TooNew } else { Refused::Unreadable(reason) }
}

struct Unpacker<'a> {
    from: Source<'a>,
    met: Met,
    last: usize,
}

impl Unpacker<'_> {
    fn number(&mut self) -> Result<u128, Refused> {
        Code::USUAL.read(&mut self.from.bits).ok_or(Refused::Damaged)
    }

    fn stamps(&mut self) -> Result<Packed, Refused> {
        if self.from.bits.bit() != Some(true) {
            return Ok(Packed::default());
        }
        let length = self.number()?;
        let bytes = (0..length).map(|_| u8::try_from(self.from.bits.bits(8)?).ok()).collect::<Option<Vec<_>>>();
        bytes.map(|bytes| Packed::from_bytes(&bytes)).ok_or(Refused::Damaged)
    }

    /// A number of things that take room.
    fn afford(&mut self) -> Result<usize, Refused> {
        let count = self.number()?;
        self.from.afford(count).ok_or(Refused::TooLarge)
    }

    fn name(&mut self) -> Result<Cow<'static, str>, Refused> {
        let place = i128::try_from(self.last).ok().and_then(|last| last.checked_add(1));
        let step = unzigzag(self.number()?);
        let place = place.and_then(|place| usize::try_from(place.checked_add(step)?).ok()).ok_or(Refused::Damaged)?;
        self.last = place;
        if place == 0 {
            let length = self.number()?;
            return self.from.text(length).map(Cow::Owned).ok_or(Refused::Damaged);
        }
        WORDS.get(place).map(|word| Cow::Borrowed(*word)).ok_or(Refused::TooNew)
    }

    fn table(&mut self) -> Result<(Cow<'static, str>, Table<'static>), Refused> {
        let name = self.name()?;
        self.met.begin_table();
        let count = self.number()?;
        let cells = count.checked_mul(Parts::width(&name) as u128 + 1).ok_or(Refused::TooLarge)?;
        self.from.afford(cells).ok_or(Refused::TooLarge)?;
        let count = usize::try_from(count).map_err(|_| Refused::TooLarge)?;
        let mut table = Table { columns: Vec::new(), rows: vec![Vec::new(); count] };
        for _ in 0..self.afford()? {
            self.from.afford(count as u128).ok_or(Refused::TooLarge)?;
            let name = self.name()?;
            let cells = self.column(&name, count)?;
            for (row, cell) in table.rows.iter_mut().zip(cells) {
                row.push(cell);
            }
            table.columns.push(name);
        }
        Ok((name, table))
    }

    fn column(&mut self, name: &str, count: usize) -> Result<Vec<Cell<'static>>, Refused> {
        let bits = &mut self.from.bits;
        let has_gaps = count > 1 && bits.bit().ok_or(Refused::Damaged)?;
        let is_told = |_| if has_gaps { bits.bit() } else { Some(true) };
        let told = (0..count).map(is_told).collect::<Option<Vec<_>>>().ok_or(Refused::Damaged)?;
        self.met.begin_column(told.iter().copied());
        let kind = usize::try_from(self.number()?).ok().and_then(|place| KINDS.get(place)).ok_or(Refused::TooNew)?;
        let known = told.iter().filter(|is_told| **is_told).count();
        let cells = kind.read(&mut self.from, known, &self.met).ok_or(Refused::Damaged)?;
        self.met.note(name, *kind, cells.iter());
        let mut cells = cells.into_iter();
        let cell = |is_told| if is_told { cells.next().unwrap_or(Cell::Nothing) } else { Cell::Nothing };
        Ok(told.into_iter().map(cell).collect())
    }
}
