//! The calculators that make something: a tagged link, a code. What is filled in stands in their address, as with the others.

use yew::prelude::*;

use super::tools::tool_nav;
use crate::app::browser::{clipboard, location};
use crate::app::context::Page;
use crate::app::route::{Query, Route};
use crate::app::widgets::basic::{button, heading};
use crate::app::widgets::field::{Field, FieldId, Input, Value};
use crate::decimal;
use crate::sales::maker::Maker;
use crate::sales::utm::Tag;

mod code;
mod link;

/// Properties of [`MakerPage`].
#[derive(Clone, Properties, PartialEq)]
pub struct MakerProps {
    /// Where it stands.
    pub page: Page,
    /// Which one.
    pub maker: Maker,
    /// The values of the address.
    pub query: Query,
}

/// A field of one of them.
#[derive(Clone, Copy, PartialEq, Debug)]
#[allow(missing_docs)] // each variant is the field of that name
pub enum MakerField {
    Url,
    Tag(Tag),
    Name,
    Discount,
    Code,
}

use MakerField as F;

impl MakerField {
    /// The field's id in the document, and its name in addresses.
    pub fn key(self) -> &'static str {
        match self {
            F::Url => "url",
            F::Tag(tag) => tag.key(),
            F::Name => "name",
            F::Discount => "discount",
            F::Code => "code",
        }
    }
}

/// The fields of a maker, in the order they are asked for.
fn asked(maker: Maker) -> Vec<MakerField> {
    match maker {
        Maker::Link => std::iter::once(F::Url).chain(Tag::ALL.map(F::Tag)).collect(),
        Maker::Code => vec![F::Name, F::Discount, F::Code],
    }
}

/// What somebody filled in: texts by the field they stand in.
#[derive(Clone, PartialEq, Default)]
struct Filled {
    texts: Vec<(MakerField, String)>,
    /// How often all was cleared or taken over, which starts the fields anew.
    anew: u32,
}

impl Filled {
    fn read(maker: Maker, query: &Query) -> Filled {
        let text = |field: MakerField| Some((field, query.get(field.key())?.to_owned()));
        let mut filled = Filled { texts: asked(maker).into_iter().filter_map(text).collect(), anew: 0 };
        filled.texts.retain(|(_, text)| !text.is_empty());
        filled
    }

    fn get(&self, field: MakerField) -> &str {
        self.texts.iter().find(|(other, _)| *other == field).map_or("", |(_, text)| text.as_str())
    }

    fn set(&mut self, field: MakerField, text: String) {
        self.texts.retain(|(other, _)| *other != field);
        self.texts.extend((!text.is_empty()).then_some((field, text)));
    }

    /// What a code takes off, as a fraction; nothing where the text is no share of a price.
    fn discount(&self) -> Option<f64> {
        decimal::read(self.get(F::Discount)).filter(|discount| (0.0..=1.0).contains(discount))
    }

    fn query(&self, maker: Maker) -> Query {
        let pair = |field: MakerField| (field.key().to_owned(), self.get(field).to_owned());
        Query(asked(maker).into_iter().map(pair).filter(|(_, text)| !text.is_empty()).collect())
    }
}

/// What the parts of the page work with.
#[derive(Clone)]
struct Desk {
    page: Page,
    maker: Maker,
    filled: UseStateHandle<Filled>,
    on_change: Callback<(FieldId, Value)>,
}

impl Desk {
    /// Takes in what is filled in from now on.
    fn fill(&self, next: Filled) {
        location::replace_hash(&Route::Maker(self.maker, next.query(self.maker)).to_string());
        self.filled.set(next);
    }

    fn field(
        &self,
        field: MakerField,
        label: &'static str,
        hint: Option<&'static str>,
        problem: Option<AttrValue>,
    ) -> Html {
        let text = || Value::Text(self.filled.get(field).to_owned());
        let (input, value) = match field {
            F::Url => (Input::Address, text()),
            F::Discount => (Input::Rate, Value::Rate(decimal::read(self.filled.get(F::Discount)))),
            _ => (Input::Text, text()),
        };
        let id = field.key();
        let on_change = self.on_change.clone();
        html! {
            <Field page={self.page} key={id} {id} field={FieldId::Maker(field)} {label} {input} {value}
                hint={hint.map(AttrValue::from)} {problem} {on_change} />
        }
    }
}

/// A calculator that makes something.
#[component]
pub fn MakerPage(props: &MakerProps) -> Html {
    let (page, maker) = (props.page, props.maker);
    let filled = use_state(|| Filled::read(maker, &props.query));
    let on_change = use_callback(filled.clone(), move |(field, value): (FieldId, Value), filled| {
        let FieldId::Maker(field) = field else { return };
        let text = match value {
            Value::Text(text) => text,
            Value::Rate(rate) => rate.map(decimal::write).unwrap_or_default(),
            _ => return,
        };
        let mut next = Filled::clone(filled);
        next.set(field, text);
        location::replace_hash(&Route::Maker(maker, next.query(maker)).to_string());
        filled.set(next);
    });
    let desk = Desk { page, maker, filled, on_change };
    let (title, text) = (page.strings.maker)(maker);
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
    let (fields, result) = match maker {
        Maker::Link => (link::fields(&desk), link::result(&desk)),
        Maker::Code => (code::fields(&desk), code::result(&desk)),
    };
    let on_clear = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.fill(Filled { anew: desk.filled.anew + 1, ..Filled::default() }))
    };
    html! {
        <article class="tool maker">
            { tool_nav(page, maker.key()) }
            <header class="page-head">
                { heading(title) }
                <p class="lede">{ text }</p>
            </header>
            <div class="tool-body">
                <section class="form" aria-labelledby="told">
                    <h2 id="told">{ page.tracking().your_entries }</h2>
                    <div key={desk.filled.anew}>{ fields }</div>
                    <div class="actions">
                        { button("", page.tracking().copy_page, on_copy) }
                        { button("quiet", page.strings.clear, on_clear) }
                        <span role="status" class="said">{ *said }</span>
                    </div>
                </section>
                <section class="results" aria-labelledby="result">
                    <h2 id="result">{ page.strings.result }</h2>
                    { result }
                </section>
            </div>
        </article>
    }
}
