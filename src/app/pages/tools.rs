//! The calculators: a few numbers in, KPIs out while one types, all of it in the link.
//!
//! What each asks and answers stands in `kpi::calculator`; the page is the same for all of them.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser::{clipboard, location};
use crate::app::context::Page;
use crate::app::currencies::{COMMON, currency_options};
use crate::app::later::{self, Later};
use crate::app::route::{Query, Route};
use crate::app::state::{Action, Workspace};
use crate::app::widgets::basic::{button, heading};
use crate::app::widgets::field::{Field, FieldId, Input, Value, returns_models};
use crate::app::widgets::kpi::{Shown, Size, printed, row};
use crate::app::widgets::usual::usual;
use crate::campaign::problem::PARTS;
use crate::kpi::calculator::Calculator;
use crate::kpi::catalogue::KpiId;
use crate::kpi::definitions::ReturnsModel;
use crate::kpi::explain::explain;
use crate::kpi::measure::Measure;
use crate::kpi::unit::{Currency, Unit};
use crate::sales::maker::Maker;

pub mod carry;
mod filled;

use carry::CarryProps;
use filled::{CPM_QUESTIONS, Filled, MOST_ACCOUNTS, RETURNS};

/// The way to each calculator, with what it is for.
pub fn tool_list(page: Page) -> Html {
    let entry = |(_, href, (name, text)): Tool| {
        html! {
            <li key={name}>
                <a {href}>
                    <strong>{ name }</strong>
                    <span>{ text }</span>
                </a>
            </li>
        }
    };
    html! { <ul class="tools">{ for all_tools(page).into_iter().map(entry) }</ul> }
}

/// A calculator, or what makes something: its key, its address, its name and what it is for.
type Tool = (&'static str, String, (&'static str, &'static str));

fn all_tools(page: Page) -> Vec<Tool> {
    let address = |route: Route| route.to_string();
    let tool = |one: Calculator| (one.key(), address(Route::Tool(one, Query::default())), (page.strings.tool)(one));
    let maker = |one: Maker| (one.key(), address(Route::Maker(one, Query::default())), (page.strings.maker)(one));
    Calculator::ALL.into_iter().map(tool).chain(Maker::ALL.into_iter().map(maker)).collect()
}

/// The way from one calculator, known by its key, to the others.
pub fn tool_nav(page: Page, current: &str) -> Html {
    html! {
        <nav class="tabs tool-nav" aria-label={page.strings.calculators}>
            for (key, href, (name, _)) in all_tools(page) {
                <a {key} {href} aria-current={(key == current).then_some("page")}>{ name }</a>
            }
        </nav>
    }
}

/// All calculators.
pub fn tools(page: Page) -> Html {
    html! {
        <article class="tool">
            <header class="page-head">{ heading(page.strings.calculators) }</header>
            { tool_list(page) }
        </article>
    }
}

/// Properties of [`ToolPage`].
#[derive(Properties)]
pub struct ToolPageProps {
    /// Where it stands.
    pub page: Page,
    /// Which calculator.
    pub tool: Calculator,
    /// The values of the link.
    pub query: Query,
    /// The campaigns that the numbers may go to.
    pub workspace: Rc<Workspace>,
    /// What happens.
    pub dispatch: Callback<Action>,
}

impl PartialEq for ToolPageProps {
    fn eq(&self, other: &Self) -> bool {
        // Comparing whole campaigns would bring that code into the first load.
        let same_campaigns = Rc::ptr_eq(&self.workspace, &other.workspace);
        same_campaigns && (self.page, self.tool, &self.query) == (other.page, other.tool, &other.query)
    }
}

/// A field of a calculator.
#[derive(Clone, Copy, PartialEq, Debug)]
#[allow(missing_docs)] // each variant is the field of that name
pub enum ToolField {
    Measure(Measure),
    /// The followers of the account at this place.
    Account(usize),
    Currency,
    /// How returned goods enter the break-even.
    Returns,
    Answer,
    /// The campaign that the numbers go to.
    Campaign,
    /// The platform that they are from.
    Platform,
}

impl ToolField {
    /// The field's id in the document.
    pub fn key(self) -> String {
        match self {
            ToolField::Measure(measure) => measure.key().to_owned(),
            ToolField::Account(place) => format!("account-{}", place + 1),
            ToolField::Currency => "currency".to_owned(),
            ToolField::Returns => RETURNS.to_owned(),
            ToolField::Answer => "answer".to_owned(),
            ToolField::Campaign => "campaign".to_owned(),
            ToolField::Platform => "platform".to_owned(),
        }
    }
}

/// A calculator.
#[component]
pub fn ToolPage(props: &ToolPageProps) -> Html {
    let page = props.page;
    let tool = props.tool;
    let filled = use_state(|| Filled::read(tool, &props.query));
    let (title, text) = (page.strings.tool)(tool);
    let on_change = {
        let filled = filled.clone();
        Callback::from(move |(field, value): (FieldId, Value)| {
            let FieldId::Tool(field) = field else { return };
            let mut next = (*filled).clone();
            change(&mut next, field, value);
            // What was typed since takes the place of what the link said.
            let said = format!("{}=", field.key());
            next.ignored.retain(|told| !told.starts_with(&said));
            location::replace_hash(&Route::Tool(tool, next.query(tool)).to_string());
            filled.set(next);
        })
    };
    let on_clear = {
        let filled = filled.clone();
        Callback::from(move |_: MouseEvent| {
            location::replace_hash(&Route::Tool(tool, Query::default()).to_string());
            let (currency, cleared) = (filled.currency, filled.cleared + 1);
            filled.set(Filled { currency, cleared, ..Filled::read(tool, &Query::default()) });
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
    // What carries the numbers over is part of what comes later.
    let carry = use_state(|| None::<&'static Later>);
    let on_use = {
        let (carry, said) = (carry.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            if carry.is_some() {
                return carry.set(None);
            }
            let (carry, said) = (carry.clone(), said.clone());
            yew::platform::spawn_local(async move {
                match later::fetched().await {
                    Ok(later) => carry.set(Some(later)),
                    Err(later::NotFetched) => said.set(page.strings.not_fetched),
                }
            });
        })
    };
    let scope = AttrValue::from("calculator");
    html! {
        <article class="tool">
            { tool_nav(page, tool.key()) }
            <header class="page-head">
                { heading(title) }
                <p class="lede">{ text }</p>
            </header>
            if !filled.ignored.is_empty() {
                <p class="notice" role="status">{ page.strings.link_ignored.with(&filled.ignored.join(page.strings.list_separator)) }</p>
            }
            <div class="tool-body">
                <section class="form" aria-labelledby="numbers">
                    <h2 id="numbers">{ page.strings.your_numbers }</h2>
                    { glance(page, &filled, tool) }
                    <div class="fields" key={filled.cleared}>
                        { fields(page, tool, &filled, &on_change) }
                    </div>
                    <div class="actions">
                        <button type="button" aria-expanded={if carry.is_some() { "true" } else { "false" }} onclick={on_use}>
                            { page.strings.use_in_campaign }
                        </button>
                        { button("", page.strings.copy_link, on_copy) }
                        { button("quiet", page.strings.clear, on_clear) }
                        <span role="status" class="said">{ *said }</span>
                    </div>
                    if let Some(later) = *carry {
                        { (later.carry)(CarryProps {
                            page,
                            tool,
                            filled: (*filled).clone(),
                            workspace: Rc::clone(&props.workspace),
                            dispatch: props.dispatch.clone(),
                        }) }
                    }
                </section>
                <section class="results" aria-labelledby="result">
                    <h2 id="result">{ page.strings.result }</h2>
                    <div class="answers" aria-live="polite">
                        for (kpi, name) in filled.results(tool) {
                            { row(page, shown(&filled, kpi), &scope, Size::Answer, name) }
                        }
                    </div>
                </section>
            </div>
            { usual(page, tool.usual(), props.workspace.settings.benchmarks()) }
        </article>
    }
}

/// The first answer that there is, for those who cannot see the answers beside the fields that they fill in.
fn glance(page: Page, filled: &Filled, tool: Calculator) -> Html {
    let answers: Vec<_> = filled.results(tool).into_iter().map(|(kpi, _)| shown(filled, kpi)).collect();
    let is_known = |answer: &&Shown| answer.overall.value().is_some();
    let Some(answer) = answers.iter().find(is_known).or(answers.first()) else { return Html::default() };
    html! {
        <p class="glance" aria-hidden="true">
            <span>{ (page.strings.kpi)(answer.kpi).name }</span>
            <strong>{ printed(page, answer, &answer.overall) }</strong>
        </p>
    }
}

fn change(filled: &mut Filled, field: ToolField, value: Value) {
    match (field, value) {
        (ToolField::Measure(measure), Value::Count(count)) => {
            filled.inputs.set(measure, count.map(|count| count as f64));
        }
        (ToolField::Measure(measure), Value::Decimal(number) | Value::Rate(number)) => {
            filled.inputs.set(measure, number)
        }
        (ToolField::Account(place), Value::Count(followers)) => filled.set_account(place, followers),
        (ToolField::Currency, Value::Choice(code)) => {
            filled.currency = Currency::from_code(&code).unwrap_or(filled.currency);
        }
        (ToolField::Returns, Value::Choice(key)) => {
            let returns = &mut filled.inputs.definitions.returns;
            *returns = ReturnsModel::from_key(&key).unwrap_or(*returns);
        }
        (ToolField::Answer, Value::Choice(key)) => {
            filled.ask_for(Measure::from_key(&key).unwrap_or(filled.answer));
        }
        _ => {}
    }
}

fn fields(page: Page, tool: Calculator, filled: &Filled, on_change: &Callback<(FieldId, Value)>) -> Html {
    let strings = page.strings;
    let measures = filled.asked(tool);
    let with_money = measures.iter().any(|measure| measure.unit() == Unit::Money);
    let field = |field: ToolField, label: AttrValue, input: Input, value: Value| {
        let hint = (field == ToolField::Answer).then(|| AttrValue::from(strings.cpm_solve_hint));
        let problem = problem(page, filled, &measures, field);
        let (key, id) = (field.key(), AttrValue::from(field.key()));
        html! { <Field {page} {key} {id} field={FieldId::Tool(field)} {label} {input} {value} {hint} {problem} {on_change} /> }
    };
    let answer = (tool == Calculator::Cpm).then(|| {
        let answers = CPM_QUESTIONS.iter().map(|one| (one.key().into(), (strings.measure)(*one).into())).collect();
        let value = Value::Choice(filled.answer.key().into());
        field(ToolField::Answer, strings.solve_for.into(), Input::Choice(answers), value)
    });
    // Always one more than there are, so that the next account has its place; some from the start, so that nothing moves.
    let accounts =
        if tool == Calculator::SocialReach { (filled.accounts.len() + 1).clamp(4, MOST_ACCOUNTS) } else { 0 };
    let accounts = (0..accounts).map(|place| {
        let label = strings.account_number.with(&(place + 1).to_string()).into();
        let followers = filled.accounts.get(place).copied().flatten();
        field(ToolField::Account(place), label, Input::Count, Value::Count(followers))
    });
    let measures = measures.iter().map(|measure| {
        let label = (strings.measure)(*measure).into();
        field(ToolField::Measure(*measure), label, input(*measure, filled.currency), value(filled, *measure))
    });
    let returns = (tool == Calculator::Roi).then(|| {
        let value = Value::Choice(filled.inputs.definitions.returns.key().into());
        field(ToolField::Returns, strings.returns_model.into(), returns_models(page), value)
    });
    let currency = with_money.then(|| {
        let options = Input::Choice(currency_options(filled.currency, &COMMON));
        field(ToolField::Currency, strings.currency.into(), options, Value::Choice(filled.currency.code().into()))
    });
    answer.into_iter().chain(accounts).chain(measures).chain(returns).chain(currency).collect()
}

/// What looks wrong about a number, told beside it.
fn problem(page: Page, filled: &Filled, asked: &[Measure], field: ToolField) -> Option<AttrValue> {
    let ToolField::Measure(measure) = field else { return None };
    let value = filled.inputs.get(measure)?;
    let is_part = [Measure::Margin, Measure::FeeRate, Measure::ReturnRate, Measure::TargetProfit].contains(&measure);
    if is_part && value > 1.0 {
        return Some(page.strings.over_whole.into());
    }
    let mut wholes = PARTS.iter().filter(|(part, whole)| *part == measure && asked.contains(whole));
    let (part, whole) = wholes.find(|(_, whole)| filled.inputs.get(*whole).is_some_and(|whole| value > whole))?;
    Some((page.strings.more_than)(page.strings, *part, *whole).into())
}

fn input(measure: Measure, currency: Currency) -> Input {
    match measure.unit() {
        Unit::Money => Input::Price(currency),
        Unit::Rate => Input::Rate,
        Unit::Multiple => Input::Decimal,
        _ => Input::Count,
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // counts up to 10¹², as the link's reader lets in
fn value(filled: &Filled, measure: Measure) -> Value {
    let number = filled.inputs.get(measure);
    match measure.unit() {
        Unit::Rate => Value::Rate(number),
        Unit::Money | Unit::Multiple => Value::Decimal(number),
        _ => Value::Count(number.map(|count| count as u64)),
    }
}

fn shown(filled: &Filled, kpi: KpiId) -> Shown {
    let formula = kpi.formula(&filled.inputs.definitions);
    let parts = formula.map(|formula| explain(formula, &|measure| filled.inputs.get(measure))).unwrap_or_default();
    let overall = filled.inputs.outcome(kpi);
    let currency = filled.currency;
    Shown { kpi, overall, average: None, parts, to_come: None, found: None, target: None, progress: None, currency }
}
