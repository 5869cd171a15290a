//! What holds for the whole app rather than for one campaign.

use serde::Serialize;

use super::document;

/// The user's choices; nothing means that the browser decides. Values that nobody knows any more count as nothing.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize)]
pub struct Settings {
    /// Tag of the language (`en`, `zh-CN`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Key of the number separators.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub separators: Option<String>,
    /// `light` or `dark`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// ISO 4217 code for new campaigns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Keys of the measures that count as engagements in new campaigns, with spaces between.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub engagement: Option<String>,
    /// Key of a preset of tiers, or the bounds of one's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tiers: Option<String>,
    /// One's own benchmarks, see [`own`](crate::kpi::benchmark::own).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub benchmarks: Option<String>,
    /// How tables of one's own are read, see [`mappings`](super::mappings).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mappings: Option<String>,
    /// Who those are that files name, see [`matches`](super::matches).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matches: Option<String>,
}

impl Settings {
    /// One's own benchmarks as a text, empty if there are none.
    pub fn benchmarks(&self) -> &str {
        self.benchmarks.as_deref().unwrap_or_default()
    }

    /// The settings as they are stored.
    pub fn write(&self) -> String {
        // A struct of texts has nothing that could fail; without settings the app has its defaults.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads stored settings; nothing when they are damaged.
    pub fn read(text: &str) -> Option<Self> {
        let names =
            ["language", "separators", "theme", "currency", "engagement", "tiers", "benchmarks", "mappings", "matches"];
        let [language, separators, theme, currency, engagement, tiers, benchmarks, mappings, matches] =
            document::read_texts(text, names)?;
        Some(Settings { language, separators, theme, currency, engagement, tiers, benchmarks, mappings, matches })
    }
}
