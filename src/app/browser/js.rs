//! Small helpers for calls into the browser that may be missing, fail, or never answer.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, JsString, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What does not answer within this many milliseconds is taken for unavailable.
const PATIENCE: u32 = 3_000;

/// A text, or nothing, that has not been copied out of the browser: documents are large, and mostly only compared.
#[derive(Clone, PartialEq, Debug)]
pub struct JsText(pub(super) JsValue);

impl JsText {
    pub(super) const NOTHING: JsText = JsText(JsValue::UNDEFINED);

    /// The text, copied.
    pub fn get(&self) -> Option<String> {
        self.0.as_string()
    }

    /// At most this many characters of its beginning, copied.
    pub fn beginning(&self, length: u32) -> Option<String> {
        self.0.dyn_ref::<JsString>().map(|text| text.slice(0, length).into())
    }
}

/// Calls a method by name; an error when there is none.
pub(super) fn call(target: &JsValue, method: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(target, &method.into())?.dyn_into()?;
    let list = Array::new();
    for argument in arguments {
        list.push(argument);
    }
    function.apply(target, &list)
}

/// A property that is there and is not null.
pub(super) fn property(target: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(target, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

/// What the promise gives, or an error when it fails or takes too long.
pub(super) async fn within_patience(promise: &Promise) -> Result<JsValue, JsValue> {
    let too_late = Promise::new(&mut |_, reject| {
        Timeout::new(PATIENCE, move || drop(reject.call0(&JsValue::NULL))).forget();
    });
    JsFuture::from(Promise::race(&Array::of2(promise, &too_late))).await
}
