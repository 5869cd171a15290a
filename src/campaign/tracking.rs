//! How a campaign tells who brought a visit or an order: tagged links and codes, as patterns that hold for everybody and as what
//! differs for some.

use std::fmt;

use super::model::Amount;
use super::records::{Utm, UtmTag};
use crate::kpi::platform::Platform;

/// What the links and codes of a campaign are made of.
#[derive(Clone, PartialEq, Debug)]
pub struct Tracking {
    /// The page that the links lead to.
    pub destination: String,
    /// What each tag says: words, and parts in braces such as `{handle}`.
    pub tags: Utm,
    /// Where everybody gets a link, in the order of [`Placement::ALL`].
    pub placements: Vec<Placement>,
    /// What codes are made of: words, and parts in braces such as `{first}`.
    pub code_pattern: String,
    /// What codes take off.
    pub discount: Option<Discount>,
    /// Codes that everybody may use, so that they say nothing of who brought an order.
    pub sitewide: Codes,
}

impl Default for Tracking {
    fn default() -> Self {
        Tracking {
            destination: String::new(),
            tags: Tracking::default_tags(),
            placements: Tracking::DEFAULT_PLACEMENTS.to_vec(),
            code_pattern: Tracking::DEFAULT_CODE.to_owned(),
            discount: None,
            sitewide: Codes::default(),
        }
    }
}

impl Tracking {
    /// Where everybody gets a link unless the campaign says otherwise.
    pub const DEFAULT_PLACEMENTS: [Placement; 3] = [Placement::Bio, Placement::Story, Placement::Description];

    /// The pattern of codes unless the campaign says otherwise.
    pub const DEFAULT_CODE: &str = "{first}{discount}";

    /// The tags unless the campaign says otherwise.
    pub fn default_tags() -> Utm {
        Utm::new(|tag| LinkPart::from(tag).usual().to_owned())
    }

    /// The campaign's pattern of one part of its links.
    pub fn pattern(&self, part: LinkPart) -> &str {
        part.tag().map_or(&self.destination, |tag| self.tags.get(tag))
    }

    pub(super) fn pattern_mut(&mut self, part: LinkPart) -> &mut String {
        match part.tag() {
            None => &mut self.destination,
            Some(tag) => self.tags.get_mut(tag),
        }
    }
}

/// What a code takes off.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Discount {
    /// A fraction of the price.
    Rate(f64),
    /// A sum in the campaign's currency.
    Amount(Amount),
}

impl Discount {
    /// The sum, if it is one.
    pub(super) fn amount_mut(&mut self) -> Option<&mut Amount> {
        if let Discount::Amount(amount) = self { Some(amount) } else { None }
    }
}

/// A part of a link that the campaign has a pattern for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum LinkPart {
    /// The page it leads to.
    Destination,
    /// `utm_source`.
    Source,
    /// `utm_medium`.
    Medium,
    /// `utm_campaign`.
    Campaign,
    /// `utm_content`.
    Content,
    /// `utm_term`.
    Term,
}

impl LinkPart {
    /// Every part, in the order they are asked for.
    pub const ALL: [LinkPart; 6] = [
        LinkPart::Destination,
        LinkPart::Source,
        LinkPart::Medium,
        LinkPart::Campaign,
        LinkPart::Content,
        LinkPart::Term,
    ];

    /// The tag that it is; none of the page that the link leads to.
    pub fn tag(self) -> Option<UtmTag> {
        Some(match self {
            LinkPart::Destination => return None,
            LinkPart::Source => UtmTag::Source,
            LinkPart::Medium => UtmTag::Medium,
            LinkPart::Campaign => UtmTag::Campaign,
            LinkPart::Content => UtmTag::Content,
            LinkPart::Term => UtmTag::Term,
        })
    }

    /// The stable name in documents.
    pub fn key(self) -> &'static str {
        match self {
            LinkPart::Destination => "destination",
            LinkPart::Source => "source",
            LinkPart::Medium => "medium",
            LinkPart::Campaign => "campaign",
            LinkPart::Content => "content",
            LinkPart::Term => "term",
        }
    }

    /// The pattern of a campaign that says nothing else.
    pub fn usual(self) -> &'static str {
        match self {
            LinkPart::Destination => "",
            LinkPart::Source => "{platform}",
            LinkPart::Medium => "influencer",
            LinkPart::Campaign => "{campaign}",
            LinkPart::Content => "{placement}",
            LinkPart::Term => "{handle}",
        }
    }
}

impl From<UtmTag> for LinkPart {
    fn from(tag: UtmTag) -> LinkPart {
        match tag {
            UtmTag::Source => LinkPart::Source,
            UtmTag::Medium => LinkPart::Medium,
            UtmTag::Campaign => LinkPart::Campaign,
            UtmTag::Content => LinkPart::Content,
            UtmTag::Term => LinkPart::Term,
        }
    }
}

/// Where a link stands on a platform.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Placement {
    /// In the profile.
    Bio,
    /// On a story's link sticker.
    Story,
    /// In the text below a video.
    Description,
    /// In a comment that stays on top.
    Comment,
    /// In the text of a post, such as the caption of a picture.
    Caption,
}

impl Placement {
    /// Every placement, in the order they are offered.
    pub const ALL: [Placement; 5] =
        [Placement::Bio, Placement::Story, Placement::Description, Placement::Comment, Placement::Caption];

    /// The stable name in documents, and in links.
    pub fn key(self) -> &'static str {
        match self {
            Placement::Bio => "bio",
            Placement::Story => "story",
            Placement::Description => "description",
            Placement::Comment => "comment",
            Placement::Caption => "caption",
        }
    }
}

/// One place for a link.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Spot {
    /// Where.
    pub platform: Platform,
    /// Where on it.
    pub placement: Placement,
}

/// What differs from the campaign's pattern in the links of one influencer, or in one of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwnPart {
    /// The link; none for all of the influencer's.
    pub spot: Option<Spot>,
    /// What of it.
    pub part: LinkPart,
    /// What it says instead; words and parts in braces, as in the campaign's pattern.
    pub pattern: String,
}

/// What differs in an influencer's links, in the order of spot and part, each once.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct OwnParts(Vec<OwnPart>);

impl OwnParts {
    /// What stands here and nowhere else in place of the campaign's pattern.
    pub fn get(&self, spot: Option<Spot>, part: LinkPart) -> Option<&str> {
        let at = self.place(spot, part).ok()?;
        self.0.get(at).map(|own| own.pattern.as_str())
    }

    /// What holds for a link in place of the campaign's pattern: what was said for it, else for all of the influencer's.
    pub fn holds(&self, spot: Spot, part: LinkPart) -> Option<&str> {
        self.get(Some(spot), part).or_else(|| self.get(None, part))
    }

    /// Sets or takes away what differs, and returns what did before.
    pub fn set(&mut self, spot: Option<Spot>, part: LinkPart, pattern: Option<String>) -> Option<String> {
        let own = |pattern| OwnPart { spot, part, pattern };
        let (from, to) = match self.place(spot, part) {
            Ok(at) => (at, at + 1),
            Err(at) => (at, at),
        };
        self.0.splice(from..to, pattern.map(own)).next().map(|own| own.pattern)
    }

    /// All of it.
    pub fn iter(&self) -> impl Iterator<Item = &OwnPart> {
        self.0.iter()
    }

    fn place(&self, spot: Option<Spot>, part: LinkPart) -> Result<usize, usize> {
        self.0.binary_search_by_key(&(spot, part), |own| (own.spot, own.part))
    }
}

/// Discount codes: each without spaces and commas, and once whatever its case, since shops take no notice of it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Codes(Vec<String>);

impl Codes {
    /// Reads codes that stand apart by spaces, commas, semicolons or lines.
    pub fn read(text: &str) -> Self {
        let mut codes = Codes::default();
        for code in Codes::split(text) {
            if !codes.has(code) {
                codes.0.push(code.to_owned());
            }
        }
        codes
    }

    /// The codes of a text one by one, those that are there twice too.
    pub fn split(text: &str) -> impl Iterator<Item = &str> {
        text.split(is_between_codes).filter(|code| !code.is_empty())
    }

    /// Whether a text has something with a space in it where a code should be, when its codes stand apart by commas.
    pub fn has_spaced(text: &str) -> bool {
        text.split(is_comma).any(|code| code.trim().contains(char::is_whitespace))
    }

    /// Whether a code is among them, whatever its case.
    pub fn has(&self, code: &str) -> bool {
        self.iter().any(|other| same_code(other, code))
    }

    /// One by one, in the user's order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Codes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0.join(", "))
    }
}

fn is_between_codes(letter: char) -> bool {
    letter.is_whitespace() || is_comma(letter)
}

/// Whether a letter ends a code and the spaces around it: a comma, or what does the same.
fn is_comma(letter: char) -> bool {
    matches!(letter, ',' | ';' | '，' | '；' | '、' | '\n')
}

/// Whether a shop takes both for one code: it takes no notice of case.
pub fn same_code(one: &str, other: &str) -> bool {
    let lower = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<String>();
    one.eq_ignore_ascii_case(other) || !one.is_ascii() && lower(one) == lower(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_apart_by_anything_usual_and_each_once() {
        let codes = Codes::read(" Emily10, emily10;ANA，BEN\n李雷10、ÉMILE émile ");
        assert_eq!(codes.iter().collect::<Vec<_>>(), ["Emily10", "ANA", "BEN", "李雷10", "ÉMILE"]);
        assert_eq!(codes.to_string(), "Emily10, ANA, BEN, 李雷10, ÉMILE");
        assert_eq!(Codes::read(&codes.to_string()), codes);
        assert!(codes.has("EMILY10") && codes.has("Émile") && !codes.has("Emily1"));
    }

    #[test]
    fn what_is_said_for_one_link_goes_before_what_is_said_for_all() {
        let bio = Spot { platform: Platform::Instagram, placement: Placement::Bio };
        let story = Spot { placement: Placement::Story, ..bio };
        let mut own = OwnParts::default();
        assert_eq!(own.set(None, LinkPart::Term, Some("ana".to_owned())), None);
        assert_eq!(own.set(Some(bio), LinkPart::Term, Some("ana_bio".to_owned())), None);
        assert_eq!((own.holds(bio, LinkPart::Term), own.holds(story, LinkPart::Term)), (Some("ana_bio"), Some("ana")));
        assert_eq!(own.holds(bio, LinkPart::Source), None);
        assert_eq!(own.set(Some(bio), LinkPart::Term, None).as_deref(), Some("ana_bio"));
        assert_eq!(own.holds(bio, LinkPart::Term), Some("ana"));
    }
}
