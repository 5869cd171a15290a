//! Codes for everybody, made from the campaign's pattern.

use super::grade::fold;
use super::{Held, clash};
use crate::campaign::id::InfluencerId;
use crate::campaign::model::{Amount, Campaign, Influencer};
use crate::campaign::tracking::Discount;
use crate::kpi::unit::{Currency, exponent};
use crate::sales::pattern::{Part, fill, first_name, year};

/// Short words that end a code whose plain form is taken: easily said, and none a slip from another.
const ENDINGS: [&str; 24] = [
    "Vip", "Joy", "Sun", "Star", "Plus", "Love", "Glow", "Team", "Club", "Wave", "Spark", "Happy", "Lucky", "Magic",
    "Bloom", "Cloud", "Dream", "Fresh", "Honey", "Lemon", "Peach", "River", "Velvet", "Winter",
];

/// A code that was made, and for whom.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Made {
    /// For whom.
    pub influencer: InfluencerId,
    /// The code.
    pub code: String,
}

/// Codes for everybody in `campaign` who has none, each at least two slips away from any of `held` and from each other.
pub fn make_all(campaign: &Campaign, held: &[Held]) -> Vec<Made> {
    let mut taken: Vec<String> = held.iter().map(|held| held.code.clone()).collect();
    let mut made = Vec::new();
    for influencer in campaign.influencers.iter().filter(|one| one.codes.is_empty()) {
        let code = code_of(campaign, influencer, &taken);
        if !code.is_empty() {
            taken.push(code.clone());
            made.push(Made { influencer: influencer.id, code });
        }
    }
    made
}

/// A code for `influencer` that is none of `taken` and no slip away from one; empty where the pattern gives nothing.
pub fn code_of(campaign: &Campaign, influencer: &Influencer, taken: &[String]) -> String {
    let discount = influencer.discount.or(campaign.tracking.discount);
    let name = |name: &str| Name::of(name, &influencer.handle);
    let value = |part| match part {
        Part::First => name(first_name(influencer)).words(1),
        Part::Name => name(influencer.label()).words(usize::MAX),
        Part::Handle => plain(&influencer.handle),
        Part::Brand => Name::of(&campaign.brand, "").words(usize::MAX),
        Part::Campaign => Name::of(&campaign.name, "").words(usize::MAX),
        Part::Year => year(campaign),
        Part::Discount => says(discount, campaign.currency),
        Part::Platform | Part::Placement => String::new(),
    };
    let code = |longer_name: bool| {
        let first = |part| match part {
            Part::First if longer_name => name(influencer.label()).words(2),
            part => value(part),
        };
        plain(&fill(&campaign.tracking.code_pattern, &Part::OF_CODES, first))
    };
    make(&[code(false), code(true)], taken)
}

/// Codes that say a name, none a slip from another: the plain one first.
pub fn suggestions(name: &str, discount: Option<f64>, count: usize) -> Vec<String> {
    let name = Name::of(name, "");
    let code = |words| plain(&name.words(words)) + &percent(discount);
    let mut made = Vec::new();
    if name.0.is_empty() {
        return made;
    }
    while made.len() < count {
        let next = make(&[code(1), code(2)], &made);
        made.push(next);
    }
    made
}

/// The first of `wanted` that is free, else the first of them with a readable ending.
pub fn make(wanted: &[String], taken: &[String]) -> String {
    let Some(first) = wanted.first().filter(|first| !first.is_empty()) else { return String::new() };
    let is_free = |code: &String| taken.iter().all(|other| clash(code, other).is_none());
    let endings = (0..).map(|number| with_ending(first, &ending(number)));
    // Endings grow longer without end, so that one of them is free.
    wanted.iter().cloned().chain(endings).find(is_free).unwrap_or_default()
}

/// The ending with this number: each word, then each with each, and so on.
fn ending(number: usize) -> String {
    let word = ENDINGS.get(number % ENDINGS.len()).copied().unwrap_or_default();
    match (number / ENDINGS.len()).checked_sub(1) {
        Some(before) => ending(before) + word,
        None => word.to_owned(),
    }
}

/// A code with a word before its number.
fn with_ending(code: &str, word: &str) -> String {
    let name = code.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let number = code.get(name.len()..).unwrap_or_default();
    let is_shouted =
        name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase) && name.chars().count() > 1;
    let word = if is_shouted { word.to_uppercase() } else { word.to_owned() };
    format!("{name}{word}{number}")
}

/// Letters and digits alone, without accents.
fn plain(text: &str) -> String {
    text.chars().map(fold).filter(|letter| letter.is_alphanumeric()).collect()
}

/// What a discount takes off as codes say it, in whole percent or whole major units; nothing where it is neither.
fn says(discount: Option<Discount>, currency: Currency) -> String {
    match discount {
        Some(Discount::Amount(Amount(minor))) => {
            let unit = 10i64.pow(exponent(currency));
            if minor > 0 && minor % unit == 0 { (minor / unit).to_string() } else { String::new() }
        }
        Some(Discount::Rate(rate)) => percent(Some(rate)),
        None => String::new(),
    }
}

/// What a discount takes off in whole percent, as codes say it; nothing where it is not whole or not known.
fn percent(discount: Option<f64>) -> String {
    let percent = discount.unwrap_or_default() * 100.0;
    let whole = percent.round();
    // 0.29 comes to a hair less than 29 percent.
    let is_whole = (percent - whole).abs() < 1e-9 && (1.0..=100.0).contains(&whole);
    if is_whole { whole.to_string() } else { String::new() }
}

/// A name as codes say it.
struct Name(Vec<String>);

impl Name {
    /// The words of a name; of one in another script those of `spare`, since people type codes on any keyboard.
    fn of(name: &str, spare: &str) -> Self {
        let words = |text: &str| -> Vec<String> {
            let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’');
            words.map(plain).filter(|word| !word.is_empty()).collect()
        };
        let is_typable =
            |words: &Vec<String>| words.iter().any(|word| word.chars().any(|letter| letter.is_ascii_alphanumeric()));
        let own = words(name);
        let spare = Some(words(spare)).filter(|spare| !is_typable(&own) && is_typable(spare));
        Name(spare.unwrap_or(own))
    }

    /// The first words, each with a capital, as one.
    fn words(&self, most: usize) -> String {
        self.0.iter().take(most).map(|word| capital(word)).collect()
    }
}

/// A word with a capital; one that mixes cases stays as it is.
fn capital(word: &str) -> String {
    let is_one_case =
        |word: &str| !word.chars().skip(1).any(char::is_uppercase) || !word.chars().any(char::is_lowercase);
    if !is_one_case(word) {
        return word.to_owned();
    }
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters.flat_map(char::to_lowercase)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_ending_is_a_slip_from_another() {
        for (at, one) in ENDINGS.iter().enumerate() {
            for other in ENDINGS.iter().skip(at + 1) {
                assert_eq!(clash(one, other), None, "{one} {other}");
            }
        }
        assert_eq!(ending(0), "Vip");
        assert_eq!(ending(24), "VipVip");
        assert_eq!(ending(25), "VipJoy");
    }

    #[test]
    fn an_ending_stands_before_the_number() {
        assert_eq!(with_ending("Emily10", "Joy"), "EmilyJoy10");
        assert_eq!(with_ending("EMILY", "Joy"), "EMILYJOY");
        assert_eq!(with_ending("10", "Joy"), "Joy10");
    }
}
