//! The last saved document of each campaign, in an IndexedDB transaction that is on disk when it reports back.
//!
//! Browsers write local storage down seconds after it was set, so the end of the browser process takes the last edits with
//! it. A strict IndexedDB transaction survives that, and transactions on one store also happen one after another over all
//! tabs. Where IndexedDB is not available local storage stands alone.

use std::cell::RefCell;

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

use super::js::{JsText, call, within_patience};
use super::local;

const DATABASE: &str = "influencer-kpi";
const STORE: &str = "documents";

/// There is no safety copy: IndexedDB is missing, blocked, full, or does not answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unavailable;

impl From<JsValue> for Unavailable {
    fn from(_: JsValue) -> Self {
        Unavailable
    }
}

/// What becomes of a safety copy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Next {
    /// It stays as it is.
    Keep,
    /// It is to hold what local storage holds under the same key.
    Renew,
    /// It is to hold this, which is too large for local storage.
    Put(String),
    /// It is to go.
    Delete,
}

enum Connection {
    Unknown,
    Open(IdbDatabase),
    /// Not asked again, since each time would cost the user seconds.
    Failed,
}

thread_local! {
    static CONNECTION: RefCell<Connection> = const { RefCell::new(Connection::Unknown) };
}

fn remember(connection: Connection) {
    CONNECTION.with(|slot| *slot.borrow_mut() = connection);
}

/// Lets `decide` see the safety copy under `key` and say what becomes of it; returns when that is on disk.
///
/// No other tab can change the copy in between. `decide` is called exactly once, with nothing if there is no copy.
///
/// # Errors
/// [`Unavailable`] when the copy could not be read or written; `decide` was called all the same.
pub async fn update(key: &str, decide: &mut dyn FnMut(&JsText) -> Next) -> Result<(), Unavailable> {
    let begun = begin(key).await;
    let next = decide(begun.as_ref().map_or(&JsText::NOTHING, |begun| &begun.2));
    let (transaction, store, _) = begun?;
    let renewed = if let Next::Put(text) = &next { JsText(text.into()) } else { local::text(key) };
    let key = key.into();
    match next {
        Next::Keep => return Ok(()),
        Next::Renew | Next::Put(_) => store.put_with_key(&renewed.0, &key)?,
        Next::Delete => store.delete(&key)?,
    };
    let done = completion(&transaction);
    // Not waiting for more requests saves a turn; browsers without it commit by themselves.
    let _ = call(&transaction, "commit", &[]);
    within_patience(&done).await?;
    Ok(())
}

/// Every key that has a safety copy.
///
/// # Errors
/// [`Unavailable`].
pub async fn keys() -> Result<Vec<String>, Unavailable> {
    let transaction = transaction().await?;
    let all = transaction.object_store(STORE)?.get_all_keys()?;
    let keys = answer(&all).await?;
    Ok(keys.dyn_into::<Array>()?.iter().filter_map(|key| key.as_string()).collect())
}

type Begun = (IdbTransaction, IdbObjectStore, JsText);

async fn begin(key: &str) -> Result<Begun, Unavailable> {
    let transaction = transaction().await?;
    let store = transaction.object_store(STORE)?;
    match answer(&store.get(&key.into())?).await {
        Ok(copy) => Ok((transaction, store, JsText(copy))),
        Err(error) => {
            // A transaction that nobody uses any more must not keep other tabs waiting.
            let _ = transaction.abort();
            Err(error.into())
        }
    }
}

async fn transaction() -> Result<IdbTransaction, Unavailable> {
    let database = database().await?;
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let begin = |database: &IdbDatabase| call(database, "transaction", &[&STORE.into(), &"readwrite".into(), &options]);
    let transaction = match begin(&database) {
        Ok(transaction) => transaction,
        Err(_) => {
            // The browser may close a connection, for instance when the user clears the site's data.
            remember(Connection::Unknown);
            begin(&self::database().await?)?
        }
    };
    Ok(transaction.unchecked_into())
}

async fn database() -> Result<IdbDatabase, Unavailable> {
    let known = CONNECTION.with(|slot| match &*slot.borrow() {
        Connection::Open(database) => Some(Ok(database.clone())),
        Connection::Failed => Some(Err(Unavailable)),
        Connection::Unknown => None,
    });
    if let Some(known) = known {
        return known;
    }
    let opened = open().await;
    remember(opened.as_ref().map_or(Connection::Failed, |database| Connection::Open(database.clone())));
    opened
}

async fn open() -> Result<IdbDatabase, Unavailable> {
    let factory = web_sys::window().ok_or(Unavailable)?.indexed_db()?.ok_or(Unavailable)?;
    let request = factory.open_with_u32(DATABASE, 1)?;
    let opening = request.clone();
    let create = Closure::once_into_js(move || {
        let database: Option<IdbDatabase> = opening.result().ok().and_then(|database| database.dyn_into().ok());
        // A database without the store fails at the first transaction, and that is handled there.
        let _ = database.map(|database| database.create_object_store(STORE));
    });
    request.set_onupgradeneeded(Some(create.unchecked_ref()));
    let database: IdbDatabase = answer(&request).await?.dyn_into()?;
    let closing = database.clone();
    // Another tab wants to delete or upgrade the database: this one must not be in its way.
    let close = Closure::<dyn Fn()>::new(move || {
        closing.close();
        remember(Connection::Unknown);
    });
    database.set_onversionchange(Some(close.into_js_value().unchecked_ref()));
    Ok(database)
}

/// The result of a request.
async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let answered = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    within_patience(&answered).await?;
    request.result()
}

/// Fulfilled when the transaction is on disk.
fn completion(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onerror(Some(&reject));
        transaction.set_onabort(Some(&reject));
    })
}
