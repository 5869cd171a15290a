//! What the pure parts are passed in: the day, chance, and the user's preferences.

use std::cell::RefCell;

use js_sys::Date as JsDate;

use crate::campaign::id::Ids;
use crate::campaign::model::Date;

/// Today, where the user is.
pub fn today() -> Date {
    let now = JsDate::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or(i32::MAX);
    Date::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// Milliseconds since 1970 in UTC.
pub fn now() -> f64 {
    JsDate::now()
}

/// 64 bits that nobody can guess.
pub fn random() -> u64 {
    let mut bytes = [0; 8];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if filled {
        return u64::from_le_bytes(bytes);
    }
    // Browsers without it are years gone; ids then need only differ.
    (js_sys::Math::random() * 2f64.powi(52)).to_bits().rotate_left(12) ^ now().to_bits()
}

thread_local! {
    static IDS: RefCell<Ids> = RefCell::default();
}

/// The bits of a new id.
pub fn new_id() -> u64 {
    IDS.with_borrow_mut(|ids| ids.take(random))
}

/// The user's languages as the browser tells them, most wanted first.
pub fn languages() -> Vec<String> {
    let languages = web_sys::window().map(|window| window.navigator().languages());
    languages.into_iter().flat_map(|list| list.iter().filter_map(|tag| tag.as_string()).collect::<Vec<_>>()).collect()
}

/// The language that the address asks for: `?lang=zh-CN`.
pub fn asked_language() -> Option<String> {
    let search = web_sys::window()?.location().search().ok()?;
    let asked = form_urlencoded::parse(search.trim_start_matches('?').as_bytes()).find(|(key, _)| key == "lang");
    asked.map(|(_, tag)| tag.into_owned())
}

/// Whether the user prefers dark pages.
pub fn prefers_dark() -> bool {
    matches_media("(prefers-color-scheme: dark)")
}

/// Whether the user prefers that nothing moves.
pub fn reduced_motion() -> bool {
    matches_media("(prefers-reduced-motion: reduce)")
}

fn matches_media(query: &str) -> bool {
    let list = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    list.is_some_and(|list| list.matches())
}
