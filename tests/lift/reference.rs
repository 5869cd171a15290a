//! What R's CausalImpact 1.4.1 says of the same series: see README.md.

use std::fs;
use std::path::{Path, PathBuf};

use lift::{Input, Interval, Options, Verdict};
use serde_json::Value;

use super::{options, run};

/// The series and the numbers of one of R's files.
struct Reference {
    name: String,
    input: Input,
    seasons: usize,
    output: Value,
}

impl Reference {
    fn number(&self, name: &str) -> f64 {
        self.output[name].as_f64().unwrap()
    }
}

fn references() -> Vec<Reference> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/lift");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Reference {
    let file: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let numbers = |value: &Value| value.as_array().unwrap().iter().map(Value::as_f64).collect::<Vec<_>>();
    let series = numbers(&file["data"]["y"]);
    let controls = file["data"]["x"].as_object().map(|named| named.values().map(numbers).collect()).unwrap_or_default();
    let count = |value: &Value| value.as_u64().map(|count| usize::try_from(count).unwrap());
    Reference {
        name: path.file_stem().unwrap().to_str().unwrap().to_owned(),
        input: Input { first: count(&file["n_pre"]).unwrap(), end: series.len(), series, controls },
        seasons: count(&file["model_args"]["nseasons"]).unwrap_or(0),
        output: file["r_output"].clone(),
    }
}

/// The mean within 3 % of the width of R's interval, its ends within 5 %, the same verdict: with 1,000 draws, whatever the seed.
#[test]
fn says_what_r_says() {
    let references = references();
    assert!(references.len() >= 9, "the files of R are there");
    for (reference, seed) in references.iter().flat_map(|reference| (0..5).map(move |seed| (reference, seed))) {
        let found = run(&reference.input, Options { seasons: reference.seasons, ..options(1000, seed) });
        let (low, high) = (reference.number("ci_lower"), reference.number("ci_upper"));
        let width = high - low;
        let off = |ours: f64, theirs: f64| (ours - theirs).abs() / width;
        let told = format!("{} with seed {seed}: {:?}", reference.name, found.daily);
        assert!(off(found.daily.mean, reference.number("point_effect_mean")) < 0.03, "mean of {told}");
        assert!(off(found.daily.low, low) < 0.05, "lower end of {told}");
        assert!(off(found.daily.high, high) < 0.05, "upper end of {told}");
        let days = f64::from(u32::try_from(found.days).unwrap());
        assert!(off(found.total.mean, reference.number("cumulative_effect_total")) < 0.03 * days, "sum of {told}");
        let theirs = Interval { mean: reference.number("point_effect_mean"), low, high };
        assert_eq!(found.verdict, Verdict::of(theirs), "verdict of {told}");
        assert_eq!(found.tail.unwrap() < 0.05, reference.number("p_value") < 0.05, "tail of {told}");
        let relative = found.relative.unwrap();
        let far = (relative.mean - reference.number("relative_effect_mean")) / (relative.high - relative.low);
        assert!(far.abs() < 0.05, "relative effect {relative:?} of {told}");
    }
}
