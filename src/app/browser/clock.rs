//! What stamps are made with: the time, and a number that tells this browser from others.

use std::cell::Cell;

use super::env;
use super::local::Local;
use crate::campaign::merge::{Clock, Replica};
use crate::store::session::Session;
use crate::store::storage::Storage;

/// Where the number stands. Backups leave it out: each browser has its own.
const REPLICA: &str = "influencer-kpi/replica";

/// The clock of this browser.
pub fn now() -> Clock {
    Clock { now: seconds(), replica: replica() }
}

/// The clock for a campaign; one that was never shared needs none.
pub fn of(session: &Session) -> Clock {
    if session.is_shared() { now() } else { Clock::default() }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // no clock is before 1970 or beyond 2^53
fn seconds() -> u64 {
    (env::now() / 1_000.0) as u64
}

thread_local! {
    static KNOWN: Cell<Option<Replica>> = const { Cell::new(None) };
}

fn replica() -> Replica {
    let stored = || Local.get(REPLICA).ok().flatten().and_then(|text| text.parse().ok());
    let new = || {
        let number = Replica::try_from(env::random() >> 32).unwrap_or_default();
        // Where nothing can be stored, this page has a number of its own.
        let _ = Local.set(REPLICA, &number.to_string());
        number
    };
    let replica = KNOWN.get().or_else(stored).unwrap_or_else(new);
    KNOWN.set(Some(replica));
    replica
}
