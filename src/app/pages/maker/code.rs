//! A code: suggested from a name and a discount, or graded as it is.

use yew::prelude::*;

use super::{Desk, Filled, MakerField as F};
use crate::app::forms::tracking::over_price;
use crate::app::pages::tracking::graded;
use crate::app::widgets::basic::button_about;
use crate::app::widgets::copy::CopyText;
use crate::campaign::tracking::Codes;
use crate::decimal;
use crate::sales::code::{grade, suggestions};

/// How many suggestions there are.
const SUGGESTED: usize = 4;

pub(super) fn fields(desk: &Desk) -> Html {
    let words = desk.page.tracking();
    html! {
        <div class="fields">
            { desk.field(F::Name, words.name, Some(words.name_hint), None) }
            { desk.field(F::Discount, words.discount, None, over_price(desk.page, decimal::read(desk.filled.get(F::Discount)))) }
            { desk.field(F::Code, words.your_code, Some(words.code_hint), None) }
        </div>
    }
}

pub(super) fn result(desk: &Desk) -> Html {
    let (page, words) = (desk.page, desk.page.tracking());
    let name = desk.filled.get(F::Name);
    let suggested = suggestions(name, desk.filled.discount(), SUGGESTED);
    let own = Codes::split(desk.filled.get(F::Code)).next();
    let known: Vec<&str> = name.split_whitespace().chain([name]).collect();
    let Some(code) = own.map(str::to_owned).or_else(|| suggested.first().cloned()) else {
        return html! { <p class="hint">{ words.code_waits }</p> };
    };
    html! {
        <div class="made" aria-live="polite">
            <p class="made-code"><code translate="no">{ code.clone() }</code></p>
            <div class="actions">
                <CopyText {page} class="primary" label={words.copy} text={code.clone()} done={Some(words.copied)} />
            </div>
            { graded(page, &code, &grade(&code, &known)) }
            if suggested.len() > 1 {
                <h3>{ words.suggestions }</h3>
                <ul class="checked">
                    for other in suggested.iter().filter(|other| **other != code) {
                        <li key={other.clone()}>
                            <code translate="no">{ other.clone() }</code>
                            { button_about("quiet", words.use_this, words.use_code.with(other), using(desk, other)) }
                        </li>
                    }
                </ul>
            }
        </div>
    }
}

/// Takes a suggestion for one's own code.
fn using(desk: &Desk, code: &str) -> Callback<MouseEvent> {
    let (desk, code) = (desk.clone(), code.to_owned());
    Callback::from(move |_: MouseEvent| {
        let mut next = Filled { anew: desk.filled.anew + 1, ..Filled::clone(&desk.filled) };
        next.set(F::Code, code.clone());
        desk.fill(next);
    })
}
