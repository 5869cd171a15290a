//! Words and numbers: each language is one struct literal, so a text that is missing does not compile.

mod en;
pub mod export;
mod imports;
pub mod lift;
mod links;
pub mod number;
mod sales;
mod strings;
mod tracking;
mod working;
mod zh_cn;

pub use export::ExportStrings;
pub use imports::ImportStrings;
pub use lift::{Found, LiftStrings};
pub use links::LinkStrings;
pub use number::{NumberFormat, NumberProblem, Separators};
pub use sales::SalesStrings;
pub use strings::{CampaignStrings, KpiText, Named, Strings};
pub use tracking::TrackingStrings;
pub use working::{formula_text, working_text};

/// The Chinese texts, once they are there.
static CHINESE: std::sync::OnceLock<&'static Strings> = std::sync::OnceLock::new();

/// The Chinese texts. What names this function has them with it.
pub fn chinese() -> &'static Strings {
    &zh_cn::ZH_CN
}

/// The languages of the page.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    ZhCn,
}

impl Language {
    /// Every language, in the order they are offered.
    pub const ALL: [Language; 2] = [Language::En, Language::ZhCn];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::ZhCn => "zh-CN",
        }
    }

    /// The language that fits a BCP 47 tag best, if one does.
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
        match primary.as_str() {
            "en" => Some(Language::En),
            "zh" => Some(Language::ZhCn),
            _ => None,
        }
    }

    /// The language's name in itself.
    pub fn name(self) -> &'static str {
        match self {
            Language::En => "English",
            Language::ZhCn => "简体中文",
        }
    }

    /// The texts of the language; English as long as they are not [there](Language::has_arrived).
    pub fn strings(self) -> &'static Strings {
        match self {
            Language::En => &en::EN,
            #[cfg(feature = "split")]
            Language::ZhCn => CHINESE.get().copied().unwrap_or(&en::EN),
            #[cfg(not(feature = "split"))]
            Language::ZhCn => chinese(),
        }
    }

    /// Whether the texts of the language are there. Where the program is one file, all are.
    pub fn has_arrived(self) -> bool {
        self == Language::En || !cfg!(feature = "split") || CHINESE.get().is_some()
    }

    /// Takes in the texts of a language that came later.
    pub fn arrive(strings: &'static Strings) {
        let _ = CHINESE.set(strings);
    }

    /// The texts that only the pages of a campaign have.
    pub fn campaign_strings(self) -> &'static CampaignStrings {
        match self {
            Language::En => &en::EN_CAMPAIGN,
            Language::ZhCn => &zh_cn::ZH_CN_CAMPAIGN,
        }
    }

    /// The texts about imports.
    pub fn import_strings(self) -> &'static ImportStrings {
        match self {
            Language::En => &imports::en::EN,
            Language::ZhCn => &imports::zh_cn::ZH_CN,
        }
    }

    /// The texts about lift.
    pub fn lift_strings(self) -> &'static LiftStrings {
        match self {
            Language::En => &lift::en::EN,
            Language::ZhCn => &lift::zh_cn::ZH_CN,
        }
    }

    /// The texts about sales.
    pub fn sales_strings(self) -> &'static SalesStrings {
        match self {
            Language::En => &sales::en::EN,
            Language::ZhCn => &sales::zh_cn::ZH_CN,
        }
    }

    /// The texts about tagged links and codes.
    pub fn tracking_strings(self) -> &'static TrackingStrings {
        match self {
            Language::En => &tracking::en::EN,
            Language::ZhCn => &tracking::zh_cn::ZH_CN,
        }
    }

    /// The texts about files that go out.
    pub fn export_strings(self) -> &'static ExportStrings {
        match self {
            Language::En => &export::en::EN,
            Language::ZhCn => &export::zh_cn::ZH_CN,
        }
    }

    /// The texts about links.
    pub fn link_strings(self) -> &'static LinkStrings {
        match self {
            Language::En => &links::en::EN,
            Language::ZhCn => &links::zh_cn::ZH_CN,
        }
    }
}
