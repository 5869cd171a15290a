//! The calculators: a few numbers in, KPIs out while one types, all of it in the link.
//!
//! A calculator is a row of `spec`: its inputs and its results. The page is the same for all of them.

use yew::prelude::*;

use crate::app::browser::{clipboard, location};
use crate::app::context::Page;
use crate::app::currencies::{COMMON, currency_options};
use crate::app::route::{Query, Route, Tool};
use crate::app::widgets::basic::{button, heading};
use crate::app::widgets::field::{Field, FieldId, Input, Value};
use crate::app::widgets::kpi::{Shown, Size, row};
use crate::app::widgets::usual::usual;
use crate::decimal;
use crate::kpi::calculate::Inputs;
use crate::kpi::catalogue::{Awareness, Content, KpiId, Plan};
use crate::kpi::explain::explain;
use crate::kpi::measure::Measure;
use crate::kpi::unit::{Currency, Unit};

const ER: [KpiId; 4] = [
    KpiId::Content(Content::ErFollowers),
    KpiId::Content(Content::ErReach),
    KpiId::Content(Content::ErImpressions),
    KpiId::Content(Content::ErViews),
];

/// The three that one formula ties together, and the KPI that answers for each.
const CPM: [(Measure, KpiId, &str); 3] = [
    (Measure::Cpm, KpiId::Awareness(Awareness::Cpm), "cpm"),
    (Measure::Cost, KpiId::Plan(Plan::CostAtCpm), "cost"),
    (Measure::Impressions, KpiId::Plan(Plan::ImpressionsAtCpm), "impressions"),
];

/// What a calculator asks and answers.
struct Spec {
    title: &'static str,
    text: &'static str,
    inputs: Vec<Measure>,
    results: Vec<(KpiId, Option<&'static str>)>,
    usual: Vec<KpiId>,
}

fn spec(tool: Tool, page: Page, answer: Measure) -> Spec {
    let strings = page.strings;
    match tool {
        Tool::EngagementRate => Spec {
            title: strings.er_calculator,
            text: strings.er_calculator_text,
            inputs: vec![
                Measure::Likes,
                Measure::Comments,
                Measure::Shares,
                Measure::Saves,
                Measure::Followers,
                Measure::Reach,
                Measure::Impressions,
                Measure::Views,
            ],
            results: ER.map(|kpi| (kpi, None)).to_vec(),
            usual: ER.to_vec(),
        },
        Tool::Cpm => Spec {
            title: strings.cpm_calculator,
            text: strings.cpm_calculator_text,
            inputs: [Measure::Cost, Measure::Impressions, Measure::Cpm]
                .into_iter()
                .filter(|one| *one != answer)
                .collect(),
            results: CPM.iter().filter(|row| row.0 == answer).map(|row| (row.1, Some(row.2))).collect(),
            usual: vec![KpiId::Awareness(Awareness::Cpm)],
        },
    }
}

/// What somebody filled in.
#[derive(Clone, PartialEq, Debug)]
struct Filled {
    inputs: Inputs,
    currency: Currency,
    /// What the CPM calculator solves for.
    answer: Measure,
    /// What of the link could not be read.
    ignored: Vec<String>,
    /// How often all was cleared, which starts the fields anew with what could not be read in them.
    cleared: u32,
}

const MEASURES: [Measure; 9] = [
    Measure::Likes,
    Measure::Comments,
    Measure::Shares,
    Measure::Saves,
    Measure::Followers,
    Measure::Reach,
    Measure::Impressions,
    Measure::Views,
    Measure::Cost,
];

impl Filled {
    /// Reads a link. Numbers in links are plain: a dot for decimals, no grouping, money in major units.
    fn read(query: &Query) -> Filled {
        let asked = query.get("currency").filter(|code| !code.is_empty());
        let currency = asked.and_then(|code| Currency::from_code(&code.to_ascii_uppercase()));
        let ignored = asked.filter(|_| currency.is_none()).map(|code| told("currency", code));
        let mut filled = Filled {
            inputs: Inputs::default(),
            currency: currency.unwrap_or(Currency::USD),
            answer: Measure::Cpm,
            ignored: ignored.into_iter().collect(),
            cleared: 0,
        };
        for measure in MEASURES.into_iter().chain([Measure::Cpm]) {
            let Some(text) = query.get(measure.key()) else { continue };
            match number(text, measure) {
                Some(number) => filled.inputs.set(measure, Some(number)),
                None if text.is_empty() => {}
                None => filled.ignored.push(told(measure.key(), text)),
            }
        }
        // What the link leaves open is the question; a link that leaves nothing open asks for the CPM.
        let open = |(measure, ..): &&(Measure, KpiId, &str)| filled.inputs.get(*measure).is_none();
        filled.answer = CPM.iter().find(open).map_or(Measure::Cpm, |row| row.0);
        filled
    }

    /// The link's values.
    fn query(&self, inputs: &[Measure]) -> Query {
        let value = |measure: &Measure| Some((measure.key().to_owned(), decimal::write(self.inputs.get(*measure)?)));
        let mut values: Vec<_> = inputs.iter().filter_map(value).collect();
        if self.currency != Currency::USD && !values.is_empty() {
            values.push(("currency".to_owned(), self.currency.code().to_owned()));
        }
        Query(values)
    }
}

/// A number of a link.
fn number(text: &str, measure: Measure) -> Option<f64> {
    let number = decimal::read(text).filter(|number| (0.0..=1e12).contains(number))?;
    (measure.unit() != Unit::Count || number.fract() == 0.0).then_some(number)
}

/// A value of a link that could not be read, short enough to be told.
fn told(key: &str, text: &str) -> String {
    let start: String = text.chars().take(LONGEST_TOLD).collect();
    let rest = if start.len() < text.len() { "…" } else { "" };
    format!("{key}={start}{rest}")
}

/// Characters of an unreadable value that are repeated to the user.
const LONGEST_TOLD: usize = 40;

/// Properties of [`Calculator`].
#[derive(Properties, PartialEq)]
pub struct CalculatorProps {
    /// Where it stands.
    pub page: Page,
    /// Which calculator.
    pub tool: Tool,
    /// The values of the link.
    pub query: Query,
}

/// A field of a calculator.
#[derive(Clone, Copy, PartialEq, Debug)]
#[allow(missing_docs)]
pub enum ToolField {
    Measure(Measure),
    Currency,
    Answer,
}

impl ToolField {
    /// The field's id in the document.
    pub fn key(self) -> &'static str {
        match self {
            ToolField::Measure(measure) => measure.key(),
            ToolField::Currency => "currency",
            ToolField::Answer => "answer",
        }
    }
}

/// A calculator.
#[component]
pub fn Calculator(props: &CalculatorProps) -> Html {
    let page = props.page;
    let tool = props.tool;
    let filled = use_state(|| Filled::read(&props.query));
    let spec = spec(tool, page, filled.answer);
    let on_change = {
        let filled = filled.clone();
        Callback::from(move |(field, value): (FieldId, Value)| {
            let FieldId::Tool(field) = field else { return };
            let mut next = (*filled).clone();
            change(&mut next, field, value);
            let inputs = self::spec(tool, page, next.answer).inputs;
            location::replace_hash(&Route::Tool(tool, next.query(&inputs)).to_string());
            filled.set(next);
        })
    };
    let on_clear = {
        let filled = filled.clone();
        Callback::from(move |_: MouseEvent| {
            location::replace_hash(&Route::Tool(tool, Query::default()).to_string());
            let (currency, cleared) = (filled.currency, filled.cleared + 1);
            filled.set(Filled { currency, cleared, ..Filled::read(&Query::default()) });
        })
    };
    // What came of copying the address of the page as it is, which reopens it filled in.
    let said = use_state(|| "");
    let on_copy = {
        let said = said.clone();
        Callback::from(move |_: MouseEvent| {
            let said = said.clone();
            yew::platform::spawn_local(async move {
                let copied = clipboard::copy(&location::address()).await;
                said.set(if copied { page.strings.copied } else { page.strings.copy_failed });
            });
        })
    };
    let scope = AttrValue::from("calculator");
    html! {
        <article class="tool">
            <header class="page-head">
                { heading(spec.title) }
                <p class="lede">{ spec.text }</p>
            </header>
            if !filled.ignored.is_empty() {
                <p class="notice" role="status">{ page.strings.link_ignored.with(&filled.ignored.join(page.strings.list_separator)) }</p>
            }
            <div class="tool-body">
                <section class="form" aria-labelledby="numbers">
                    <h2 id="numbers">{ page.strings.your_numbers }</h2>
                    <div class="fields" key={filled.cleared}>
                        { fields(page, tool, &filled, &spec, &on_change) }
                    </div>
                </section>
                <section class="results" aria-labelledby="result" aria-live="polite">
                    <h2 id="result">{ page.strings.result }</h2>
                    for (kpi, name) in spec.results.iter().copied() {
                        { row(page, &shown(&filled, kpi), &scope, Size::Answer, name) }
                    }
                    <div class="actions">
                        { button("", page.strings.copy_link, on_copy) }
                        <span role="status" class="said">{ *said }</span>
                        { button("quiet", page.strings.clear, on_clear) }
                    </div>
                </section>
            </div>
            { usual(page, &spec.usual) }
        </article>
    }
}

fn change(filled: &mut Filled, field: ToolField, value: Value) {
    match (field, value) {
        (ToolField::Measure(measure), Value::Count(count)) => {
            filled.inputs.set(measure, count.map(|count| count as f64));
        }
        (ToolField::Measure(measure), Value::Decimal(number)) => filled.inputs.set(measure, number),
        (ToolField::Currency, Value::Choice(code)) => {
            filled.currency = Currency::from_code(&code).unwrap_or(filled.currency);
        }
        (ToolField::Answer, Value::Choice(key)) => {
            filled.answer = Measure::from_key(&key).unwrap_or(filled.answer);
            filled.inputs.set(filled.answer, None);
        }
        _ => {}
    }
}

fn fields(page: Page, tool: Tool, filled: &Filled, spec: &Spec, on_change: &Callback<(FieldId, Value)>) -> Html {
    let strings = page.strings;
    let answers = CPM.iter().map(|row| (row.0.key().into(), (strings.measure)(row.0).into())).collect();
    html! {
        <>
            if tool == Tool::Cpm {
                <Field {page} key="answer" field={FieldId::Tool(ToolField::Answer)} label={strings.solve_for} input={Input::Choice(answers)}
                    value={Value::Choice(filled.answer.key().into())} hint={AttrValue::from(strings.cpm_solve_hint)} on_change={on_change} />
            }
            for measure in spec.inputs.iter().copied() {
                <Field {page} key={measure.key()} field={FieldId::Tool(ToolField::Measure(measure))} label={(strings.measure)(measure)}
                    input={input(measure, filled.currency)} value={value(filled, measure)} on_change={on_change} />
            }
            if tool == Tool::Cpm {
                <Field {page} key="currency" field={FieldId::Tool(ToolField::Currency)} label={strings.currency}
                    input={Input::Choice(currency_options(filled.currency, &COMMON))} value={Value::Choice(filled.currency.code().into())}
                    on_change={on_change} />
            }
        </>
    }
}

fn input(measure: Measure, currency: Currency) -> Input {
    match measure.unit() {
        Unit::Money => Input::Price(currency),
        Unit::Rate => Input::Rate,
        _ => Input::Count,
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // counts up to 10¹², as `number` lets in
fn value(filled: &Filled, measure: Measure) -> Value {
    let number = filled.inputs.get(measure);
    match measure.unit() {
        Unit::Count => Value::Count(number.map(|count| count as u64)),
        _ => Value::Decimal(number),
    }
}

fn shown(filled: &Filled, kpi: KpiId) -> Shown {
    let formula = kpi.formula(&filled.inputs.definitions);
    let parts = formula.map(|formula| explain(formula, &|measure| filled.inputs.get(measure))).unwrap_or_default();
    let overall = filled.inputs.outcome(kpi);
    Shown { kpi, overall, average: None, parts, progress: None, currency: filled.currency }
}
