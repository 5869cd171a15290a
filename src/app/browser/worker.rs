//! The Web Worker: heavy work beside the page. It starts when it is first needed and ends when nobody has needed it for a while.
//!
//! A worker does one job at a time, from beginning to end: whoever cancels a job ends its worker, and the next job starts a new one.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use yew::Callback;

use super::js::{call, property};
use crate::work::{Answer, Failure, Job, pack, unpack};

/// How long a worker is kept without work, in milliseconds: its memory does not shrink while it lives.
const KEPT: u32 = 30_000;

/// Cancels the job that it was given to.
#[derive(Clone, Default)]
pub struct Cancel(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    is_cancelled: bool,
    reject: Option<Function>,
}

impl PartialEq for Cancel {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Cancel {
    /// Ends the job with [`Failure::Cancelled`]; one that has not begun does not begin.
    pub fn cancel(&self) {
        let mut state = self.0.borrow_mut();
        state.is_cancelled = true;
        if let Some(reject) = state.reject.take() {
            // Rejecting a promise does not fail.
            let _ = reject.call0(&JsValue::NULL);
        }
    }

    /// Whether it was.
    pub fn is_cancelled(&self) -> bool {
        self.0.borrow().is_cancelled
    }
}

/// A worker that waits for work, with the clock that ends it.
type Waiting = (Worker, Timeout);

thread_local! {
    static WAITING: RefCell<Option<Waiting>> = const { RefCell::new(None) };
}

/// Lets the worker do a job, with the bytes of a file, which are gone from the page afterwards.
///
/// # Errors
/// [`Failure`]; the next job has a new worker.
pub async fn work(
    job: &Job,
    file: Option<Uint8Array>,
    cancel: &Cancel,
    on_progress: &Callback<f64>,
) -> Result<Answer, Failure> {
    let job = pack(job)?;
    let worker = match WAITING.take() {
        Some((worker, _)) => worker,
        None => Worker::start(cancel).await?,
    };
    let job = Uint8Array::from(job.as_slice());
    let transferred = Array::of1(&job.buffer());
    if let Some(file) = &file {
        transferred.push(&file.buffer());
    }
    let message = Array::of2(&job, &file.map_or(JsValue::NULL, JsValue::from));
    let stopped = |error: JsValue| Failure::Stopped(told(&error));
    call(&worker.0, "postMessage", &[&message, &transferred]).map_err(stopped)?;
    let answer = worker.next(cancel, on_progress).await.map_err(|error| match cancel.is_cancelled() {
        true => Failure::Cancelled,
        false => Failure::Stopped(told(&error)),
    })?;
    let answer: Uint8Array = answer.dyn_into().map_err(stopped)?;
    let clock = Timeout::new(KEPT, || drop(WAITING.take()));
    WAITING.replace(Some((worker, clock)));
    unpack(&answer.to_vec())
}

/// Errors of the worker are dealt with here: the page itself has not crashed.
fn prevent(event: &JsValue) {
    let _ = call(event, "preventDefault", &[]);
}

/// What an error says.
fn told(error: &JsValue) -> String {
    let message = property(error, "message").and_then(|message| message.as_string());
    message.or_else(|| error.as_string()).unwrap_or_default()
}

/// A worker, which ends when this is dropped.
struct Worker(JsValue);

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = call(&self.0, "terminate", &[]);
    }
}

impl Worker {
    /// Starts a worker and waits until it is ready.
    async fn start(cancel: &Cancel) -> Result<Worker, Failure> {
        let worker = Worker::new().ok_or(Failure::NotFetched)?;
        let ready = worker.next(cancel, &Callback::noop()).await;
        match (cancel.is_cancelled(), ready) {
            (true, _) => Err(Failure::Cancelled),
            (false, Ok(ready)) if ready == JsValue::TRUE => Ok(worker),
            (false, _) => Err(Failure::NotFetched),
        }
    }

    /// By name, since each call that is declared is part of the first load.
    fn new() -> Option<Worker> {
        let root = web_sys::window()?.document()?.document_element()?;
        let class: Function = property(&js_sys::global(), "Worker")?.dyn_into().ok()?;
        let worker = Reflect::construct(&class, &Array::of1(&root.get_attribute("data-worker")?.into()));
        worker.ok().map(Worker)
    }

    /// What the worker says next beside how far it is.
    async fn next(&self, cancel: &Cancel, on_progress: &Callback<f64>) -> Result<JsValue, JsValue> {
        let mut handlers = None;
        let said = Promise::new(&mut |resolve, reject| {
            if cancel.is_cancelled() {
                drop(reject.call0(&JsValue::NULL));
            }
            cancel.0.borrow_mut().reject = Some(reject.clone());
            let on_progress = on_progress.clone();
            let on_message = Closure::<dyn FnMut(JsValue)>::new(move |event| {
                let data = property(&event, "data").unwrap_or(JsValue::NULL);
                match data.as_f64() {
                    Some(done) => on_progress.emit(done),
                    None => drop(resolve.call1(&JsValue::NULL, &data)),
                }
            });
            let on_error = Closure::<dyn FnMut(JsValue)>::new(move |event| {
                prevent(&event);
                drop(reject.call1(&JsValue::NULL, &event));
            });
            self.listen(on_message.as_ref(), on_error.as_ref());
            handlers = Some((on_message, on_error));
        });
        let said = JsFuture::from(said).await;
        // A worker that has told why it stops stops after that.
        let ignored = Closure::<dyn FnMut(JsValue)>::new(|event| prevent(&event)).into_js_value();
        self.listen(&JsValue::NULL, &ignored);
        cancel.0.borrow_mut().reject = None;
        said
    }

    fn listen(&self, on_message: &JsValue, on_error: &JsValue) {
        // A worker takes any handler.
        let _ = Reflect::set(&self.0, &"onmessage".into(), on_message);
        let _ = Reflect::set(&self.0, &"onerror".into(), on_error);
    }
}
