//! One tab at a time: Web Locks.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::js::{call, property, within_patience};

/// Held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    release: Function,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Resolving a promise does not fail.
        let _ = self.release.call0(&JsValue::NULL);
    }
}

/// Waits until no other tab holds the lock `name`, then holds it.
///
/// Nothing where the browser has no locks, or where another tab does not let go within the time that a save may take: work
/// goes on without, and the transaction of the safety copy still keeps saves apart.
pub async fn acquire(name: &str) -> Option<Lock> {
    let locks = property(&web_sys::window()?.navigator(), "locks")?;
    let mut release = None;
    let released = Promise::new(&mut |resolve, _| release = Some(resolve));
    // From here on the lock is let go even if this function never gets it.
    let lock = Lock { release: release? };
    let mut requested = Ok(JsValue::NULL);
    let held = Promise::new(&mut |resolve, _| {
        let released = released.clone();
        let granted = move || {
            let _ = resolve.call0(&JsValue::NULL);
            JsValue::from(released)
        };
        requested = call(&locks, "request", &[&name.into(), &Closure::once_into_js(granted)]);
    });
    // A request that is refused answers before it is granted.
    let first = Promise::race(&Array::of2(&held, &requested.ok()?.unchecked_into::<Promise>()));
    within_patience(&first).await.ok().map(|_| lock)
}
