//! Heavy work, which the page leaves to its Web Worker: reading files, writing spreadsheets, statistics.
//!
//! A job is a variant of [`Job`], what comes of it one of [`Answer`], and [`run`] calls the pure function behind it. Both travel as
//! bytes between the page and the program of the worker (`src/bin/worker.rs`), so that their types are plain data with derived
//! serde, without attributes that need names in the text (`flatten`, `untagged`, `skip_serializing_if`).

use lift::{Input, Lift, Stopped};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::campaign::model::read_date;
use crate::exchange::read::read;
use crate::exchange::reading::{Contents, Options, Unreadable};
use crate::exchange::write::files::{Kind, file};
use crate::i18n::Language;
use crate::kpi::tier::Tiers;
use crate::store::document;

/// Something to be done in the worker. A file that belongs to it comes beside it, as bytes.
#[derive(Clone, PartialEq, Serialize, Deserialize, Debug)]
pub enum Job {
    /// Reads a file with facts.
    Read {
        /// What it is called.
        file: String,
        /// How it is to be read.
        options: Options,
    },
    /// Computes what a campaign added over its baseline.
    Lift(Input, lift::Options),
    /// Makes a file of the campaign whose document comes beside it.
    Export(Export),
}

/// What a file is made with.
#[derive(Clone, PartialEq, Serialize, Deserialize, Debug)]
pub struct Export {
    /// Which file.
    pub kind: Kind,
    /// The fewest followers of each tier.
    pub tiers: [u64; 5],
    /// The language of its words, as a BCP 47 tag.
    pub language: String,
    /// Today, as ISO 8601 writes it.
    pub today: String,
}

/// What came of a job, in the variant that belongs to it.
#[derive(Clone, PartialEq, Serialize, Deserialize, Debug)]
pub enum Answer {
    /// Of [`Job::Read`].
    Read(Result<Contents, Unreadable>),
    /// Of [`Job::Lift`].
    Lift(Result<Box<Lift>, Stopped>),
    /// Of [`Job::Export`]: the bytes of the file; none when it could not be made.
    Exported(Option<Vec<u8>>),
}

/// Why a job has no answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Failure {
    /// The program of the worker did not arrive.
    NotFetched,
    /// The worker had to stop in the middle, most often because its memory was full; with what it said, for the curious.
    Stopped(String),
    /// Somebody cancelled it.
    Cancelled,
}

/// Does a job; calls `progress` now and then with how much is done, from 0 to 1.
pub fn run(job: &Job, file: &[u8], progress: &mut dyn FnMut(f64)) -> Answer {
    progress(0.0);
    match job {
        Job::Read { file: name, options } => Answer::Read(read(name, file, options, progress)),
        Job::Lift(input, options) => Answer::Lift(lift(input, *options, progress)),
        Job::Export(with) => Answer::Exported(export(with, file)),
    }
}

fn lift(input: &Input, options: lift::Options, progress: &mut dyn FnMut(f64)) -> Result<Box<Lift>, Stopped> {
    let mut go_on = |done| {
        progress(done);
        true
    };
    lift::run(input, options, &mut go_on).map(Box::new)
}

/// The file of a campaign.
fn export(with: &Export, document: &[u8]) -> Option<Vec<u8>> {
    let campaign = document::read(std::str::from_utf8(document).ok()?).ok()?.campaign;
    let tiers = Tiers::new(with.tiers).ok()?;
    file(with.kind, &campaign, &tiers, Language::from_tag(&with.language)?, read_date(&with.today)?)
}

/// A job or an answer as it travels.
///
/// # Errors
/// [`Failure::Stopped`] when its type cannot travel.
pub fn pack(message: &impl Serialize) -> Result<Vec<u8>, Failure> {
    postcard::to_allocvec(message).map_err(|error| Failure::Stopped(error.to_string()))
}

/// The job or the answer that has travelled.
///
/// # Errors
/// [`Failure::Stopped`] when it is something else.
pub fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    postcard::from_bytes(bytes).map_err(|error| Failure::Stopped(error.to_string()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn a_job_and_its_answer_travel() {
        let job = Job::Read { file: "a.csv".to_owned(), options: Options::default() };
        let job: Job = unpack(&pack(&job).unwrap()).unwrap();
        let mut told = Vec::new();
        let answer = run(&job, b"Likes,Reach\n1,2\n", &mut |done| told.push(done));
        assert_eq!(unpack::<Answer>(&pack(&answer).unwrap()).unwrap(), answer);
        let Answer::Read(Ok(contents)) = answer else { panic!("{answer:?}") };
        assert_eq!(contents.readings.first().unwrap().columns.len(), 2);
        assert!(told.is_sorted() && told.last() == Some(&1.0), "{told:?}");
    }

    #[test]
    fn a_lift_travels() {
        let day = |day: i32| Some(f64::from(day * 7 % 5));
        let input = Input { series: (0..40).map(day).collect(), first: 30, end: 40, ..Input::default() };
        let options = lift::Options { method: lift::Method::Impact, seasons: 0, draws: 100, seed: 1 };
        let job: Job = unpack(&pack(&Job::Lift(input, options)).unwrap()).unwrap();
        let mut told = Vec::new();
        let answer = run(&job, &[], &mut |done| told.push(done));
        assert_eq!(unpack::<Answer>(&pack(&answer).unwrap()).unwrap(), answer);
        assert!(matches!(&answer, Answer::Lift(Ok(lift)) if lift.path.len() == 40), "{answer:?}");
        assert!(told.len() > 3 && told.is_sorted(), "{told:?}");
    }

    #[test]
    fn a_campaign_becomes_each_of_its_files() {
        let campaign = crate::sample::sample("Sample", read_date("2026-06-15").unwrap());
        let document = document::write(1, &campaign).unwrap();
        for kind in Kind::ALL {
            let begins = match kind {
                Kind::Spreadsheet | Kind::Sql => "PK",
                Kind::Influencers => "\u{feff}id,handle,",
                Kind::Posts => "\u{feff}id,influencer,handle,",
                Kind::Kpis => "\u{feff}scope,id,name,",
                Kind::Lift => "\u{feff}id,series,",
                Kind::Calendar => "BEGIN:VCALENDAR",
            };
            let with =
                Export { kind, tiers: Tiers::default().bounds(), language: "en".into(), today: "2026-06-15".into() };
            let answer = run(&Job::Export(with), document.as_bytes(), &mut |_| {});
            let Answer::Exported(Some(bytes)) = answer else { unreachable!("no file: {kind:?}") };
            assert!(bytes.starts_with(begins.as_bytes()), "{kind:?}");
        }
        assert_eq!(
            run(
                &Job::Export(Export { kind: Kind::Sql, tiers: [1; 5], language: "en".into(), today: String::new() }),
                b"{}",
                &mut |_| {}
            ),
            Answer::Exported(None)
        );
    }

    #[test]
    fn something_else_is_no_answer() {
        assert!(matches!(unpack::<Answer>(&[99, 1, 2]), Err(Failure::Stopped(_))));
        assert!(matches!(unpack::<Answer>(&[]), Err(Failure::Stopped(_))));
    }
}
