//! The user's choices, or what the browser suggests where none was made.

use crate::i18n::{Language, NumberFormat, Separators};
use crate::store::settings::Settings;

/// The themes that can be chosen; without a choice the system decides.
const THEMES: [&str; 2] = ["light", "dark"];

/// The language and number style: as chosen, else the first of the browser's languages that the page speaks.
pub fn format(settings: &Settings, languages: &[String]) -> NumberFormat {
    let chosen = settings.language.as_deref().and_then(Language::from_tag);
    let language = chosen.or_else(|| languages.iter().find_map(|tag| Language::from_tag(tag))).unwrap_or_default();
    let separators = settings.separators.as_deref().and_then(separators).unwrap_or_default();
    NumberFormat { language, separators }
}

fn separators(key: &str) -> Option<Separators> {
    match key {
        "dot" => Some(Separators::Dot),
        "comma" => Some(Separators::Comma),
        "space" => Some(Separators::Space),
        _ => None,
    }
}

/// The theme that was chosen.
pub fn theme(settings: &Settings) -> Option<&'static str> {
    THEMES.into_iter().find(|theme| settings.theme.as_deref() == Some(theme))
}
