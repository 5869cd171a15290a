//! The Web Worker: takes a job, tells how far it is, gives the answer.
//!
//! Messages to the page: `true` once it is ready, numbers for how much is done, bytes for an answer, a text when it must stop.

use influencer_kpi::work::{Failure, Job, pack, run, unpack};
use js_sys::{Array, Function, Reflect, Uint8Array, global};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

fn main() {
    std::panic::set_hook(Box::new(|panic| post(&panic.to_string().into())));
    let on_message = Closure::<dyn FnMut(JsValue)>::new(|event| {
        let done = answer(&event);
        match &done {
            Ok(bytes) => post(&Uint8Array::from(bytes.as_slice())),
            Err(Failure::Stopped(why)) => post(&why.into()),
            Err(_) => post(&"".into()),
        }
    });
    // A worker without a handler would be no worker: the page takes the silence for a failure.
    let _ = Reflect::set(&global(), &"onmessage".into(), &on_message.into_js_value());
    post(&JsValue::TRUE);
}

/// Does the job in a message: its bytes, and those of a file or nothing.
fn answer(event: &JsValue) -> Result<Vec<u8>, Failure> {
    let broken = || Failure::Stopped("no job".to_owned());
    let message: Array =
        Reflect::get(event, &"data".into()).ok().and_then(|data| data.dyn_into().ok()).ok_or_else(broken)?;
    let bytes = |at| message.get(at).dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
    let job: Job = unpack(&bytes(0))?;
    let mut told = -1.0;
    let mut progress = |done: f64| {
        let percent = (done * 100.0).floor();
        if percent > told {
            told = percent;
            post(&JsValue::from(percent / 100.0));
        }
    };
    pack(&run(&job, &bytes(1), &mut progress))
}

fn post(message: &JsValue) {
    let scope = global();
    let post = Reflect::get(&scope, &"postMessage".into()).ok().and_then(|post| post.dyn_into::<Function>().ok());
    // A page that is gone needs no answer.
    let _ = post.map(|post| post.call1(&scope, message));
}
