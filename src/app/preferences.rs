//! The user's choices, or what the browser suggests where none was made.

use crate::campaign::id::CampaignId;
use crate::campaign::model::Campaign;
use crate::i18n::{Language, NumberFormat, Separators};
use crate::kpi::catalogue::KpiId;
use crate::kpi::definitions::Definitions;
use crate::kpi::measure::{Measure, MeasureSet};
use crate::kpi::tier::Tier;
use crate::kpi::unit::Currency;
use crate::store::settings::Settings;

/// A choice that holds for the whole page. Language and theme stand at the foot of every page, the others in the settings.
#[derive(Clone, Copy, PartialEq, Debug)]
#[allow(missing_docs)] // each variant is the setting of the same name
pub enum Preference {
    Language,
    Theme,
    Separators,
    Currency,
    /// Whether a measure counts as engagement in new campaigns.
    Engagement(Measure),
    Tiers,
    /// The fewest followers of a tier.
    TierBound(Tier),
    /// Where one's own benchmarks that are shown hold.
    BenchmarkPlatform,
    /// One's own benchmark of a KPI.
    Benchmark(KpiId),
}

impl Preference {
    /// The field's id in the document.
    pub fn key(self) -> &'static str {
        match self {
            Preference::Language => "language",
            Preference::Theme => "theme",
            Preference::Separators => "settings-numbers",
            Preference::Currency => "settings-currency",
            Preference::Engagement(measure) => measure.key(),
            Preference::Tiers => "settings-tiers",
            Preference::TierBound(tier) => tier.key(),
            Preference::BenchmarkPlatform => "settings-benchmarks",
            Preference::Benchmark(kpi) => kpi.key(),
        }
    }
}

/// The themes that can be chosen; without a choice the system decides.
const THEMES: [&str; 2] = ["light", "dark"];

/// The number styles: key, separators, an example.
pub const SEPARATORS: [(&str, Separators, &str); 3] = [
    ("dot", Separators::Dot, "1,234.5"),
    ("comma", Separators::Comma, "1.234,5"),
    ("space", Separators::Space, "1\u{202f}234,5"),
];

/// The language and number style: the language that the address asks for, else as chosen, else the first of the browser's
/// languages that the page speaks.
pub fn format(settings: &Settings, asked: Option<&str>, languages: &[String]) -> NumberFormat {
    let chosen = asked.and_then(Language::from_tag).or(settings.language.as_deref().and_then(Language::from_tag));
    let language = chosen.or_else(|| languages.iter().find_map(|tag| Language::from_tag(tag))).unwrap_or_default();
    let style = SEPARATORS.iter().find(|row| settings.separators.as_deref() == Some(row.0));
    NumberFormat { language, separators: style.map_or_else(Separators::default, |row| row.1) }
}

/// The theme that was chosen.
pub fn theme(settings: &Settings) -> Option<&'static str> {
    THEMES.into_iter().find(|theme| settings.theme.as_deref() == Some(theme))
}

/// A new campaign as the settings want it.
pub fn new_campaign(settings: &Settings, random: u64) -> Campaign {
    let mut campaign = Campaign::new(CampaignId::from_random(random), "", default_currency(settings));
    campaign.definitions.engagement = default_engagement(settings);
    campaign
}

/// What counts as engagement in new campaigns.
pub fn default_engagement(settings: &Settings) -> MeasureSet {
    let chosen = settings.engagement.as_deref().map(|keys| keys.split(' ').filter_map(Measure::from_key).collect());
    chosen.unwrap_or(Definitions::default().engagement)
}

/// The currency of new campaigns.
pub fn default_currency(settings: &Settings) -> Currency {
    settings.currency.as_deref().and_then(Currency::from_code).unwrap_or(Currency::USD)
}
