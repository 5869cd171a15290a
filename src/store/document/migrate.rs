//! Numbered migrations: step n takes the tables of version n to version n + 1, so that only the newest version is ever read.

use super::Unreadable;
use super::table::Parts;

/// Takes the tables of one version to the next.
type Step = fn(&mut Parts<'_>) -> Result<(), Unreadable>;

/// The first entry takes version 1 to 2. A new version adds a step here and a fixture beside the tests.
const STEPS: &[Step] = &[];

/// The version that is written.
pub(super) const CURRENT: u32 = version_after(STEPS.len());

/// Version 1 needs no step, and each step makes one version more.
const fn version_after(steps: usize) -> u32 {
    let mut version = 1;
    let mut step = 0;
    while step < steps {
        version += 1;
        step += 1;
    }
    version
}

/// Brings tables of `version` up to the current version.
///
/// # Errors
/// [`Unreadable::TooNew`] beyond the current version, [`Unreadable::NotOurs`] for version 0, and what the steps report.
pub(super) fn upgrade(parts: &mut Parts<'_>, version: u32) -> Result<(), Unreadable> {
    run(parts, version, STEPS)
}

fn run(parts: &mut Parts<'_>, version: u32, steps: &[Step]) -> Result<(), Unreadable> {
    let newer = Unreadable::TooNew { version };
    let done = version.checked_sub(1).ok_or(Unreadable::NotOurs)?;
    let done = usize::try_from(done).map_err(|_| newer.clone())?;
    steps.get(done..).ok_or(newer)?.iter().try_for_each(|step| step(parts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::table::cell::Cell;

    fn mark(parts: &mut Parts<'_>, text: &str) -> Result<(), Unreadable> {
        let old = match parts.facts.get("notes") {
            Some(Cell::Text(old)) => old.to_string(),
            _ => String::new(),
        };
        parts.facts.insert("notes".to_owned(), Cell::Text((old + text).into()));
        Ok(())
    }

    #[test]
    fn only_the_steps_after_the_version_run_and_in_order() {
        let steps: &[Step] = &[|parts| mark(parts, "1>2 "), |parts| mark(parts, "2>3 ")];
        let after = |version| {
            let mut parts = Parts::default();
            run(&mut parts, version, steps).map(|()| match parts.facts.remove("notes") {
                Some(Cell::Text(text)) => text.into_owned(),
                _ => String::new(),
            })
        };
        assert_eq!(after(0), Err(Unreadable::NotOurs));
        assert_eq!(after(1), Ok("1>2 2>3 ".to_owned()));
        assert_eq!(after(2), Ok("2>3 ".to_owned()));
        assert_eq!(after(3), Ok(String::new()));
        assert_eq!(after(4), Err(Unreadable::TooNew { version: 4 }));
        assert_eq!(after(u32::MAX), Err(Unreadable::TooNew { version: u32::MAX }));
    }
}
