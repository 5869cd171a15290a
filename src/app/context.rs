//! What every view may know: the language, the number style, and the day.

use crate::campaign::model::Date;
use crate::i18n::{
    CampaignStrings, ExportStrings, ImportStrings, Language, LiftStrings, LinkStrings, NumberFormat, SalesStrings,
    Strings, TrackingStrings,
};

/// What is the same for the whole page.
#[derive(Clone, Copy)]
pub struct Page {
    /// The words.
    pub strings: &'static Strings,
    /// The number style.
    pub format: NumberFormat,
    /// Today, where the user is.
    pub today: Date,
}

impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        self.format == other.format && self.today == other.today
    }
}

impl Page {
    /// A page in a language and number style.
    pub fn new(format: NumberFormat, today: Date) -> Page {
        Page { strings: format.language.strings(), format, today }
    }

    /// The words of the pages of a campaign.
    pub fn words(self) -> &'static CampaignStrings {
        self.language().campaign_strings()
    }

    /// The words of sales.
    pub fn sales(self) -> &'static SalesStrings {
        self.language().sales_strings()
    }

    /// The words of files that go out.
    pub fn exports(self) -> &'static ExportStrings {
        self.language().export_strings()
    }

    /// The words of links.
    pub fn links(self) -> &'static LinkStrings {
        self.language().link_strings()
    }

    /// The words of imports, and of the worker.
    pub fn imports(self) -> &'static ImportStrings {
        self.language().import_strings()
    }

    /// The words about lift.
    pub fn lift(self) -> &'static LiftStrings {
        self.language().lift_strings()
    }

    /// The words of tagged links and codes.
    pub fn tracking(self) -> &'static TrackingStrings {
        self.language().tracking_strings()
    }

    /// The page's language.
    pub fn language(self) -> Language {
        self.format.language
    }
}
