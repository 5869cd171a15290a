//! Patterns of tags and codes: words, and parts in braces that stand for what is known about the campaign and the influencer.

use crate::campaign::model::{Campaign, Influencer};
use crate::campaign::tracking::{LinkPart, Spot};

/// What a part in braces stands for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Part {
    /// The platform.
    Platform,
    /// Where on the platform.
    Placement,
    /// The influencer's handle.
    Handle,
    /// The influencer's whole name.
    Name,
    /// The influencer's first name, or what the handle begins with.
    First,
    /// The campaign's name.
    Campaign,
    /// Whose campaign it is.
    Brand,
    /// The year the campaign starts in.
    Year,
    /// What a code takes off, in percent or in major units.
    Discount,
}

impl Part {
    /// The parts of tags, in the order they are offered.
    pub const OF_TAGS: [Part; 8] = [
        Part::Platform,
        Part::Placement,
        Part::Handle,
        Part::Name,
        Part::First,
        Part::Campaign,
        Part::Brand,
        Part::Year,
    ];

    /// The parts of codes, in the order they are offered.
    pub const OF_CODES: [Part; 7] =
        [Part::First, Part::Discount, Part::Name, Part::Handle, Part::Brand, Part::Campaign, Part::Year];

    /// The word between the braces.
    pub fn key(self) -> &'static str {
        match self {
            Part::Platform => "platform",
            Part::Placement => "placement",
            Part::Handle => "handle",
            Part::Name => "name",
            Part::First => "first",
            Part::Campaign => "campaign",
            Part::Brand => "brand",
            Part::Year => "year",
            Part::Discount => "discount",
        }
    }

    /// Whether it tells one influencer from another.
    fn names_influencer(self) -> bool {
        matches!(self, Part::Handle | Part::Name | Part::First)
    }
}

/// A piece of a pattern.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Piece<'a> {
    /// Stands as it is.
    Word(&'a str),
    /// Stands for something.
    Part(Part),
    /// A word in braces that stands for nothing; it is left out.
    Unknown(&'a str),
}

/// The pieces of a pattern, of whose parts only `known` have a meaning.
pub fn pieces<'a>(pattern: &'a str, known: &[Part]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((word, behind)) = after.split_once('}') else { break };
        pieces.extend((!before.is_empty()).then_some(Piece::Word(before)));
        let part = known.iter().find(|part| part.key().eq_ignore_ascii_case(word.trim()));
        pieces.push(part.map_or(Piece::Unknown(word), |part| Piece::Part(*part)));
        rest = behind;
    }
    pieces.extend((!rest.is_empty()).then_some(Piece::Word(rest)));
    pieces
}

/// The first word in braces that stands for nothing.
pub fn unknown_part<'a>(pattern: &'a str, known: &[Part]) -> Option<&'a str> {
    pieces(pattern, known)
        .into_iter()
        .find_map(|piece| if let Piece::Unknown(word) = piece { Some(word) } else { None })
}

/// Whether what a tag's pattern gives tells one influencer from another.
pub fn names_influencer(pattern: &str) -> bool {
    pieces(pattern, &Part::OF_TAGS).iter().any(|piece| matches!(piece, Piece::Part(part) if part.names_influencer()))
}

/// The pattern with each part replaced by what `value` gives for it.
pub fn fill(pattern: &str, known: &[Part], value: impl Fn(Part) -> String) -> String {
    let text = |piece| match piece {
        Piece::Word(word) => word.to_owned(),
        Piece::Part(part) => value(part),
        Piece::Unknown(_) => String::new(),
    };
    pieces(pattern, known).into_iter().map(text).collect()
}

/// A name as tags write it: in lower case, with a hyphen in place of what is neither letter nor digit. A handle keeps its dots
/// and underscores.
fn slug(name: &str, kept: &[char]) -> String {
    let is_kept = |letter: char| letter.is_alphanumeric() || kept.contains(&letter);
    let words = name.split(|letter| !is_kept(letter)).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// A name as tags write it, such as `spring-launch`.
pub fn slug_of(name: &str) -> String {
    slug(name, &[])
}

/// The influencer's first name, or what the handle begins with where no name is known.
pub fn first_name(influencer: &Influencer) -> &str {
    let words = |text| str::split(text, |letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’');
    let first = |text| words(text).find(|word| !word.is_empty());
    first(influencer.name.as_str()).or_else(|| first(influencer.handle.as_str())).unwrap_or_default()
}

/// What one part of one link says.
pub fn link_part(campaign: &Campaign, influencer: &Influencer, spot: Spot, part: LinkPart) -> String {
    let pattern = pattern_of(campaign, influencer, spot, part);
    if part == LinkPart::Destination {
        return pattern.trim().to_owned();
    }
    let value = |part| match part {
        Part::Platform => spot.platform.key().to_owned(),
        Part::Placement => spot.placement.key().to_owned(),
        Part::Handle => slug(&influencer.handle, &['.', '_']),
        Part::Name => slug_of(influencer.label()),
        Part::First => slug_of(first_name(influencer)),
        Part::Campaign => slug_of(&campaign.name),
        Part::Brand => slug_of(&campaign.brand),
        Part::Year => year(campaign),
        Part::Discount => String::new(),
    };
    fill(pattern, &Part::OF_TAGS, value).trim().to_owned()
}

/// The pattern of one part of one link: the influencer's own, else the campaign's.
pub fn pattern_of<'a>(campaign: &'a Campaign, influencer: &'a Influencer, spot: Spot, part: LinkPart) -> &'a str {
    influencer.links.holds(spot, part).unwrap_or_else(|| campaign.tracking.pattern(part))
}

/// The year the campaign starts in, or nothing.
pub fn year(campaign: &Campaign) -> String {
    use chrono::Datelike;
    campaign.start.map(|day| day.year().to_string()).unwrap_or_default()
}
