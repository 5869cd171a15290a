//! What somebody filled into a calculator, on its way out of a link and into one.

use crate::app::route::Query;
use crate::campaign::carry::Numbers;
use crate::decimal;
use crate::kpi::calculate::Inputs;
use crate::kpi::calculator::Calculator;
use crate::kpi::catalogue::{Awareness, KpiId};
use crate::kpi::definitions::ReturnsModel;
use crate::kpi::measure::Measure;
use crate::kpi::unit::{Currency, Unit};

/// What somebody filled in.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Filled {
    /// Each number by its measure.
    pub(super) inputs: Inputs,
    /// The followers of each account that is added up; the followers of `inputs` are their sum.
    pub(super) accounts: Vec<Option<u64>>,
    pub(super) currency: Currency,
    /// What the CPM calculator solves for.
    pub(super) answer: Measure,
    /// What of the link could not be read.
    pub(super) ignored: Vec<String>,
    /// How often all was cleared, which starts the fields anew with what could not be read in them.
    pub(super) cleared: u32,
}

/// What the CPM calculator can be asked, the most usual first.
pub(super) const CPM_QUESTIONS: [Measure; 3] = [Measure::Cpm, Measure::Cost, Measure::Impressions];

/// The key of the model of returns.
pub(super) const RETURNS: &str = "returns";

/// The most accounts that are added up.
pub(super) const MOST_ACCOUNTS: usize = 100;

impl Filled {
    /// Reads a link. Numbers in links are plain: a dot for decimals, no grouping, money in major units.
    pub(super) fn read(tool: Calculator, query: &Query) -> Filled {
        let asked = query.get("currency").filter(|code| !code.is_empty());
        let currency = asked.and_then(|code| Currency::from_code(&code.to_ascii_uppercase()));
        let ignored = asked.filter(|_| currency.is_none()).map(|code| told("currency", code));
        let mut filled = Filled {
            inputs: Inputs::default(),
            accounts: Vec::new(),
            currency: currency.unwrap_or(Currency::USD),
            answer: Measure::Cpm,
            ignored: ignored.into_iter().collect(),
            cleared: 0,
        };
        let has_accounts = tool == Calculator::SocialReach;
        for measure in Measure::ALL.iter().copied().filter(|one| !has_accounts || *one != Measure::Followers) {
            let Some(text) = query.get(measure.key()).filter(|text| !text.is_empty()) else { continue };
            // A number that belongs to another calculator is told, too.
            match number(text, measure).filter(|_| tool.inputs().contains(&measure)) {
                Some(number) => filled.inputs.set(measure, Some(number)),
                None => filled.ignored.push(told(measure.key(), text)),
            }
        }
        match tool {
            Calculator::Cpm => filled.find_question(),
            Calculator::Roi => filled.read_returns(query),
            Calculator::SocialReach => filled.read_accounts(query),
            _ => {}
        }
        filled
    }

    fn read_returns(&mut self, query: &Query) {
        let Some(key) = query.get(RETURNS).filter(|key| !key.is_empty()) else { return };
        match ReturnsModel::from_key(key) {
            Some(model) => self.inputs.definitions.returns = model,
            None => self.ignored.push(told(RETURNS, key)),
        }
    }

    /// What the link leaves open is the question; a link that leaves nothing open asks for the CPM.
    fn find_question(&mut self) {
        let open = CPM_QUESTIONS.into_iter().find(|measure| self.inputs.get(*measure).is_none());
        self.answer = open.unwrap_or(Measure::Cpm);
        if open.is_none() {
            self.leave_out_cpm();
        }
    }

    /// Where cost and impressions say it all: a CPM that says something else is told.
    fn leave_out_cpm(&mut self) {
        let stated = self.inputs.get(Measure::Cpm);
        self.inputs.set(Measure::Cpm, None);
        let follows = self.inputs.outcome(KpiId::Awareness(Awareness::Cpm)).value();
        let agrees = |stated: f64| follows.is_some_and(|follows| (stated - follows).abs() <= 1e-9 * follows.abs());
        if let Some(stated) = stated.filter(|stated| !agrees(*stated)) {
            self.ignored.push(told(Measure::Cpm.key(), &decimal::write(stated)));
        }
    }

    /// Every value of "followers" is an account.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // counts up to 10¹², as `number` lets in
    fn read_accounts(&mut self, query: &Query) {
        for (_, text) in query.0.iter().filter(|(key, text)| key == Measure::Followers.key() && !text.is_empty()) {
            match number(text, Measure::Followers) {
                Some(number) if self.accounts.len() < MOST_ACCOUNTS => self.accounts.push(Some(number as u64)),
                _ => self.ignored.push(told(Measure::Followers.key(), text)),
            }
        }
        self.add_up();
    }

    /// Sets the followers of one account; those after it move up when it is the last one and empty.
    pub(super) fn set_account(&mut self, place: usize, followers: Option<u64>) {
        if place >= self.accounts.len() {
            self.accounts.resize(place + 1, None);
        }
        if let Some(account) = self.accounts.get_mut(place) {
            *account = followers;
        }
        let known = self.accounts.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
        self.accounts.truncate(known);
        self.add_up();
    }

    fn add_up(&mut self) {
        let known: Vec<_> = self.accounts.iter().flatten().collect();
        let sum = known.iter().fold(0u64, |sum, followers| sum.saturating_add(**followers));
        self.inputs.set(Measure::Followers, (!known.is_empty()).then_some(sum as f64));
    }

    /// Asks for another of the three; what was the answer so far becomes a number to go on from.
    pub(super) fn ask_for(&mut self, answer: Measure) {
        let before = self.answer;
        if let Some((kpi, _)) = self.results(Calculator::Cpm).first().filter(|_| before != answer) {
            let so_far = self.inputs.outcome(*kpi).value();
            let whole = |value: f64| if before.unit() == Unit::Count { value.round() } else { value };
            self.inputs.set(before, so_far.map(whole));
        }
        self.answer = answer;
        self.inputs.set(answer, None);
    }

    /// The numbers to ask for: all but the answer of the CPM calculator.
    pub(super) fn asked(&self, tool: Calculator) -> Vec<Measure> {
        let is_asked = |measure: &Measure| tool != Calculator::Cpm || *measure != self.answer;
        tool.inputs().iter().copied().filter(is_asked).collect()
    }

    /// The KPIs to answer with. One that gives what elsewhere is an input answers under that input's name.
    pub(super) fn results(&self, tool: Calculator) -> Vec<(KpiId, Option<&'static str>)> {
        if tool != Calculator::Cpm {
            return tool.results().iter().map(|kpi| (*kpi, None)).collect();
        }
        let each = tool.inputs().iter().zip(tool.results());
        each.filter(|(input, _)| **input == self.answer).map(|(input, kpi)| (*kpi, Some(input.key()))).collect()
    }

    /// What a campaign can take over.
    pub(super) fn numbers(&self, tool: Calculator) -> Numbers {
        let value = |measure: Measure| Some((measure, self.inputs.get(measure)?));
        Numbers {
            tool,
            measures: self.asked(tool).into_iter().filter_map(value).collect(),
            accounts: self.accounts.iter().copied().flatten().collect(),
            currency: self.currency,
            returns: self.inputs.definitions.returns,
        }
    }

    /// The link's values.
    pub(super) fn query(&self, tool: Calculator) -> Query {
        let value = |measure: Measure| Some((measure.key().to_owned(), decimal::write(self.inputs.get(measure)?)));
        let asked = self.asked(tool);
        let with_money = asked.iter().any(|measure| measure.unit() == Unit::Money);
        let mut values: Vec<_> = if tool == Calculator::SocialReach {
            let account = |followers: &u64| (Measure::Followers.key().to_owned(), followers.to_string());
            self.accounts.iter().flatten().map(account).collect()
        } else {
            Vec::new()
        };
        values.extend(asked.into_iter().filter_map(value));
        let returns = self.inputs.definitions.returns;
        if returns != ReturnsModel::default() {
            values.push((RETURNS.to_owned(), returns.key().to_owned()));
        }
        if with_money && self.currency != Currency::USD && !values.is_empty() {
            values.push(("currency".to_owned(), self.currency.code().to_owned()));
        }
        Query(values)
    }
}

/// A number of a link.
fn number(text: &str, measure: Measure) -> Option<f64> {
    let number = decimal::read(text).filter(|number| (0.0..=1e12).contains(number))?;
    let whole = matches!(measure.unit(), Unit::Count | Unit::Days);
    (!whole || number.fract() == 0.0).then_some(number)
}

/// A value of a link that could not be read, short enough to be told.
fn told(key: &str, text: &str) -> String {
    let start: String = text.chars().take(LONGEST_TOLD).collect();
    let rest = if start.len() < text.len() { "…" } else { "" };
    format!("{key}={start}{rest}")
}

/// Characters of an unreadable value that are repeated to the user.
const LONGEST_TOLD: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::route::Route;

    #[test]
    fn a_link_reads_back_as_it_was_written() {
        for tool in Calculator::ALL {
            let asked = tool.inputs().iter().filter(|measure| (tool, **measure) != (Calculator::Cpm, Measure::Cpm));
            let mut query: Vec<_> =
                asked.zip(1u32..).map(|(measure, number)| (measure.key().to_owned(), number.to_string())).collect();
            if tool == Calculator::SocialReach {
                query.insert(0, ("followers".to_owned(), "10000".to_owned()));
                query.insert(0, ("followers".to_owned(), "25000".to_owned()));
            }
            if tool == Calculator::Roi {
                query.push(("returns".to_owned(), "multiplicative".to_owned()));
            }
            let filled = Filled::read(tool, &Query(query.clone()));
            assert_eq!(filled.ignored, [] as [String; 0]);
            let link = Route::Tool(tool, filled.query(tool)).to_string();
            assert_eq!(Route::parse(&link), Route::Tool(tool, Query(query)), "{link}");
        }
    }
}
