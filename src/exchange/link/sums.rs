//! What orders and visits came to, as bits: influencer by influencer.

use crate::pack::bits::{Code, Reader, Writer, unzigzag, zigzag};
use crate::sales::attribution::{Attributed, PIECES, Sold};
use crate::sales::ledger::Ledger;
use crate::sales::visits::AllVisits;

/// So many of the numbers of [`Sold`] are in pieces.
const IN_PIECES: usize = 2;

pub(super) fn write(out: &mut Writer, ledger: &Ledger) {
    let everybody = ledger.visits.influencers.iter().enumerate();
    out.bit(ledger.orders.in_place());
    for (place, visits) in everybody {
        let sold = ledger.orders.of(place).filter(|_| ledger.orders.in_place());
        if ledger.orders.in_place() {
            out.bit(sold.is_some());
        }
        for (at, number) in sold.into_iter().flat_map(Sold::numbers).enumerate() {
            Code::USUAL.write(out, if at < IN_PIECES { pieces(number) } else { zigzag(number) });
        }
        out.bit(visits.new_users.is_some());
        visits.new_users.into_iter().for_each(|count| Code::USUAL.write(out, count.into()));
    }
}

/// Reads the sums of so many influencers; none where the bits are none that [`write`] writes.
pub(super) fn read(bits: &mut Reader<'_>, influencers: usize) -> Option<Ledger> {
    let in_place = bits.bit()?;
    let (mut sold, mut new_users) = (Vec::new(), Vec::new());
    for _ in 0..influencers {
        let is_told = in_place && bits.bit()?;
        sold.push(if is_told { Some(numbers(bits)?) } else { None });
        new_users.push(if bits.bit()? { Some(u64::try_from(Code::USUAL.read(bits)?).ok()?) } else { None });
    }
    let orders = if in_place { Attributed::of_sums(sold) } else { Attributed::default() };
    Some(Ledger { orders, visits: AllVisits::of_new_users(new_users) })
}

fn numbers(bits: &mut Reader<'_>) -> Option<Sold> {
    let mut numbers = [0; 6];
    for (at, number) in numbers.iter_mut().enumerate() {
        let read = Code::USUAL.read(bits)?;
        *number = if at < IN_PIECES { whole(read)? } else { unzigzag(read) };
    }
    Sold::of_numbers(numbers)
}

/// Most orders are whole.
fn pieces(number: i128) -> u128 {
    let whole = number % i128::from(PIECES) == 0;
    let number = zigzag(if whole { number / i128::from(PIECES) } else { number });
    number << 1 | u128::from(!whole)
}

fn whole(number: u128) -> Option<i128> {
    let whole = unzigzag(number >> 1);
    if number & 1 == 0 { whole.checked_mul(PIECES.into()) } else { Some(whole) }
}
