//! Passphrases: AES-GCM with a key of PBKDF2, by the browser's own cryptography.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::js::{call, property};
use crate::exchange::link::sealed::{ROUNDS, Sealed};

/// Why nothing was sealed or opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// The browser has no cryptography here: the page is neither local nor encrypted.
    Unavailable,
    /// It is not the passphrase, or what was sealed has been changed.
    Wrong,
}

/// Seals content under a passphrase, with a random salt and nonce.
///
/// # Errors
/// [`Trouble::Unavailable`].
pub async fn seal(content: &[u8], passphrase: &str) -> Result<Sealed, Trouble> {
    let mut sealed = Sealed { salt: [0; 16], nonce: [0; 12], secret: Vec::new() };
    let crypto = web_sys::window().and_then(|window| window.crypto().ok()).ok_or(Trouble::Unavailable)?;
    for random in [&mut sealed.salt[..], &mut sealed.nonce[..]] {
        crypto.get_random_values_with_u8_array(random).map_err(|_| Trouble::Unavailable)?;
    }
    sealed.secret = run("encrypt", &sealed, content, passphrase).await.map_err(|_| Trouble::Unavailable)?;
    Ok(sealed)
}

/// Opens what was sealed.
///
/// # Errors
/// [`Trouble`].
pub async fn open(sealed: &Sealed, passphrase: &str) -> Result<Vec<u8>, Trouble> {
    subtle()?;
    run("decrypt", sealed, &sealed.secret, passphrase).await.map_err(|_| Trouble::Wrong)
}

fn subtle() -> Result<JsValue, Trouble> {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    crypto.and_then(|crypto| property(&crypto, "subtle")).ok_or(Trouble::Unavailable)
}

/// Encrypts or decrypts with the passphrase's key.
async fn run(what: &str, sealed: &Sealed, content: &[u8], passphrase: &str) -> Result<Vec<u8>, JsValue> {
    let subtle = subtle().map_err(|_| JsValue::UNDEFINED)?;
    // The same letters may be typed as different characters.
    let passphrase = js_sys::JsString::from(passphrase).normalize("NFKC").as_string().unwrap_or_default();
    let raw = bytes(passphrase.as_bytes());
    let (no, to_derive) = (JsValue::FALSE, Array::of1(&"deriveKey".into()));
    let key = call(&subtle, "importKey", &[&"raw".into(), &raw, &"PBKDF2".into(), &no, &to_derive])?;
    let key = settled(key).await?;
    let derive = object(&[
        ("name", "PBKDF2".into()),
        ("salt", bytes(&sealed.salt)),
        ("iterations", ROUNDS.into()),
        ("hash", "SHA-256".into()),
    ])?;
    let kind = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
    let uses = Array::of1(&what.into());
    let key = settled(call(&subtle, "deriveKey", &[&derive, &key, &kind, &no, &uses])?).await?;
    let way = object(&[("name", "AES-GCM".into()), ("iv", bytes(&sealed.nonce))])?;
    let done = settled(call(&subtle, what, &[&way, &key, &bytes(content)])?).await?;
    Ok(Uint8Array::new(&done).to_vec())
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn object(entries: &[(&str, JsValue)]) -> Result<JsValue, JsValue> {
    let object = Object::new();
    for (name, value) in entries {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    Ok(object.into())
}

/// What a promise gives, however long it takes: the rounds are meant to.
async fn settled(promise: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(promise.dyn_into::<Promise>()?).await
}
