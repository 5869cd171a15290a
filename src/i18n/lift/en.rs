//! English.

use ::lift::check::{Caution, LEAST_BEFORE, LEAST_DURING, MOST_CONTROLS, Refusal};
use ::lift::{Method, Verdict};

use super::super::strings::named;
use super::{Found, LiftStrings};
use crate::campaign::records::Counted;
use crate::sales::baseline::{NoInput, Note};
use crate::sales::pasted::NotDays;

/// The English texts about lift.
pub const EN: LiftStrings = LiftStrings {
    lift: "Lift",
    about: "What the campaign added over the baseline, and how sure that is. The days before it tell what was to be expected; what came beyond that is its lift.",
    nothing_yet: "No daily numbers yet",
    nothing_yet_text: "Lift needs one number a day: revenue, orders, sessions, followers. At least three weeks from before the campaign, the days of the campaign, and best a second series that the campaign did not touch, such as another region or product. Import a file, or paste them here.",
    start_with: "New study",

    paste: "Paste daily numbers",
    paste_about: "Copy a day and its numbers from a spreadsheet, one day a line, with the year first: 2026-05-03. The first column of numbers is what you want to know about; further ones become its controls. A first line may name them.",
    paste_label: "Days and numbers",
    paste_counted: "The first column counts",
    paste_take: "Use these numbers",
    not_days,
    column: |place| format!("Column {place}"),

    all_series: |n| if n == 1 { "1 daily series".to_owned() } else { format!("{n} daily series") },
    days,
    remove_series: "Remove",
    remove_series_of: |series| format!("Remove {series} with all its days"),

    question: "Question",
    study: "Study",
    another: "Another study",
    remove: "Remove this study",
    series: "Daily series",
    controls: "Controls",
    controls_hint: "Series that move with yours and that the campaign did not touch. One that it touched hides what it did: choose only what you can vouch for.",
    no_controls: "There is no series yet that could be a control. One makes the answer much surer: paste one beside yours, or import it.",
    method: "Method",
    method_name: |method| match method {
        Method::BeforeAfter => "Before and after",
        Method::Impact => "Causal impact",
        Method::Difference => "Difference in differences",
    },
    method_hint: |method| match method {
        Method::BeforeAfter => "Compares the means. Trend, season and everything else that happened stay in it.",
        Method::Impact => {
            "Learns from the days before what to expect, season and controls included, and says how sure it is. The best choice in most cases."
        }
        Method::Difference => "What your series gained, less what the controls gained at the same time.",
    },
    first_day: "First day of the campaign",
    last_day: "Last day of the campaign",
    finer: "Finer points",
    from_day: "Baseline from",
    blank_is_zero: "A day without a number is zero",
    blank_hint: |of_orders| {
        if of_orders {
            "The days behind the last order count as well, as days without any."
        } else {
            "Only if the source leaves out days on which nothing happened, as Meta’s exports by day do."
        }
    },
    seasons: "Days in a season",
    seasons_hint: "7 for a week that repeats, 0 for none.",
    draws: "Draws",
    draws_hint: "More take longer and settle the last digits. 1,000 do in most cases.",
    seed: "Seed",
    seed_hint: "The same seed gives the same numbers.",
    counts: "Use for the campaign's KPIs",
    orders_by_day: "Orders of this campaign by day",
    revenue_by_day: "Revenue of this campaign's orders by day",
    counted,

    checks: "Before you run it",
    all_well: "Nothing speaks against it.",
    no_input: |why| match why {
        NoInput::NoSeries => "There are no numbers for this series. Choose another one.",
        NoInput::NoIntervention => "Tell the first and the last day of the campaign.",
        NoInput::Backwards => "The last day of the campaign is before the first.",
        NoInput::Outside => {
            "The campaign does not lie within the series: it needs days before the first day of the campaign, and days of the campaign itself."
        }
    },
    refusal,
    caution,
    note,
    run: "Find the lift",
    run_again: "Run again",
    running: named("Running: *"),

    result: "Result",
    verdict: |verdict| match verdict {
        Verdict::Rise => "Very likely a real effect",
        Verdict::Fall => "Very likely a real loss",
        Verdict::Chance => "Could be chance",
    },
    sentence,
    only_compared: "This compares means only: trend, season and other causes are not taken out.",
    changed_since: "The numbers or the question have changed since this was found. Run it again.",
    days_not_sent: "The daily numbers behind this are not in the link: whether they have changed since it was found cannot be told.",
    per_day: "A day",
    in_all: "In all",
    observed: "Observed",
    expected: "Expected without the campaign",
    effect: "Lift",
    relative: "Relative lift",
    interval: "95% interval",
    tail: named("Chance alone would do as much with a probability of *."),
    repeats: |draws, seed| format!("{draws} draws, seed {seed}: running it again gives the same numbers."),

    compared: |from, first, last| match from {
        Some(from) => format!("Baseline from {from}, campaign from {first} to {last}."),
        None => format!("Campaign from {first} to {last}."),
    },
    verdict_head: "Verdict",
    tail_head: "Probability by chance",

    panel_predicted: "Observed against expected",
    panel_effect: "Lift of each day",
    panel_total: "Lift added up",
    legend_observed: "Observed",
    legend_expected: "Expected",
    legend_interval: "95% interval",
    begins: "The campaign begins",
    days_table: "The numbers of each day",
    day: "Day",
    low: "Low",
    high: "High",
    added_up: "Added up",
};

fn counted(counted: Counted) -> &'static str {
    match counted {
        Counted::Revenue => "Revenue",
        Counted::Orders => "Orders",
        Counted::Sessions => "Sessions",
        Counted::Followers => "Followers",
        Counted::Follows => "New followers",
        Counted::Views => "Views",
        Counted::Reach => "Reach",
        Counted::ProfileViews => "Profile views",
        Counted::Likes => "Likes",
        Counted::Comments => "Comments",
        Counted::Shares => "Shares",
        Counted::Clicks => "Clicks",
        Counted::Other => "Something else",
    }
}

fn not_days(why: &NotDays) -> String {
    match why {
        NotDays::Nothing => "There is no line with a day and a number.".to_owned(),
        NotDays::NoDay { line, text } => {
            format!("Line {line}: “{text}” is no day with the year first, as 2026-05-03. Nothing was taken over.")
        }
        NotDays::NoNumber { line, text } => format!("Line {line}: “{text}” is no number. Nothing was taken over."),
        NotDays::TooManyCells { line } => {
            format!(
                "Line {line}: there are more cells than names above. A number with a comma in it needs quotes. Nothing was taken over."
            )
        }
        NotDays::Twice { line } => format!("Line {line}: this day stands there twice. Nothing was taken over."),
    }
}

fn refusal(refusal: Refusal, name: &dyn Fn(usize) -> String) -> String {
    match refusal {
        Refusal::Outside => "The campaign does not lie within the series.".to_owned(),
        Refusal::ShortBaseline { days } => {
            format!(
                "The baseline has {days} days with a number; it needs three weeks, {LEAST_BEFORE} days, before the campaign."
            )
        }
        Refusal::ShortIntervention { days } => {
            format!("The campaign has {days} days with a number; it needs {LEAST_DURING}.")
        }
        Refusal::TooManyDays => "The series is longer than ten years. Let the baseline begin later.".to_owned(),
        Refusal::TooManyControls => format!("At most {MOST_CONTROLS} controls."),
        Refusal::NotFinite => "A number is too large to reckon with.".to_owned(),
        Refusal::NoVariation => {
            "The series is the same on every day, so that there is nothing to learn from it.".to_owned()
        }
        Refusal::ConstantControl { control } => {
            format!("{} is the same on every day of the baseline and says nothing. Take it out.", name(control))
        }
        Refusal::UnequalControl { control } | Refusal::OpenControl { control } => {
            format!(
                "{} does not reach from the first day of the baseline to the last day of the campaign.",
                name(control)
            )
        }
        Refusal::NoControl => "Difference in differences needs a control.".to_owned(),
        Refusal::Bounds => "Draws go from 100 to 20,000, days in a season from 0 to 31.".to_owned(),
        Refusal::ShortSeason => "The baseline does not hold two whole seasons.".to_owned(),
    }
}

fn days(count: usize) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

fn caution(caution: Caution, name: &dyn Fn(usize) -> String) -> String {
    match caution {
        Caution::NothingTakenOut => {
            "Trend, season and other causes are not taken out: whatever else changed counts as the campaign's.".to_owned()
        }
        Caution::GapsBefore { days: count } => {
            format!("{} of the baseline without a number: left open, not taken for zero.", days(count))
        }
        Caution::GapsDuring { days: count } => {
            format!("{} of the campaign without a number: left out of the sums.", days(count))
        }
        Caution::FilledControl { control, days: count } => {
            format!("{}: {} without a number, filled on a straight line between those beside.", name(control), days(count))
        }
        Caution::GapsInControl { control, days: count } => {
            format!("{}: {} without a number, left out of the controls.", name(control), days(count))
        }
        Caution::FewDays { days: count } => format!("The campaign has only {} with a number.", days(count)),
        Caution::NoControl => {
            "Without a control, whatever else happened at the same time counts as the campaign's.".to_owned()
        }
        Caution::MovedControl { control } => {
            format!("{} moved when the campaign began. If the campaign touched it, take it out.", name(control))
        }
        Caution::DaysAlike => {
            "Neighbouring days are alike, so that the interval is narrower than it should be. Causal impact with a control that moves alike takes that in.".to_owned()
        }
    }
}

fn note(note: Note, name: &dyn Fn(usize) -> String) -> String {
    match note {
        Note::EndsEarly { days: count, of_orders } => {
            let told = format!("The numbers end {} before the campaign does, which are left out.", days(count));
            let way = " If there were no more orders, tick “A day without a number is zero” among the finer points.";
            if of_orders { told + way } else { told }
        }
        Note::Zeros { control: None, days: count } => format!("{} without a number: taken for zero.", days(count)),
        Note::Zeros { control: Some(control), days: count } => {
            format!("{}: {} without a number, taken for zero.", name(control), days(count))
        }
        Note::OwnControl { control } => {
            format!(
                "{}: the campaign brought these, so that this control hides what it did. Take it out.",
                name(control)
            )
        }
    }
}

fn sentence(found: &Found) -> String {
    let Found { series, days, observed, expected, difference, low, high, .. } = found;
    let more = if found.is_more { "more" } else { "less" };
    let came = format!(
        "{series} came to {observed} over {days} days, where {expected} was to be expected without the campaign: {difference} {more}."
    );
    match found.verdict {
        Verdict::Chance => {
            format!(
                "{came} The 95% interval of the lift, {low} to {high}, has zero in it, so that chance may have done it."
            )
        }
        _ => format!("{came} The 95% interval of the lift goes from {low} to {high}."),
    }
}
