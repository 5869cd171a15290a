//! How well people keep a code in mind until they come to type it.

/// What a memorable code keeps to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Check {
    /// Between four and twelve characters.
    Length,
    /// It says a name or a word.
    Word,
    /// At most one number, at the end.
    Number,
    /// No 0 or 1 among letters, no 0 behind an O, no 1 behind an I, no I beside an l: they look alike.
    LookAlikes,
    /// All capitals, all small, or words that each begin with a capital.
    Case,
    /// It can be said aloud.
    Sound,
    /// Nothing but letters and digits.
    Plain,
}

impl Check {
    /// Every check, in the order they are told.
    pub const ALL: [Check; 7] =
        [Check::Length, Check::Word, Check::Number, Check::LookAlikes, Check::Case, Check::Sound, Check::Plain];
}

/// How well a code is kept in mind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Grade {
    /// It keeps to two or more of the checks too few.
    Poor,
    /// It fails one check.
    Fair,
    /// It keeps to all of them.
    Good,
}

/// A code's grade and why.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Grading {
    /// How well it is kept in mind.
    pub grade: Grade,
    /// Each check, and whether the code keeps to it.
    pub checks: [(Check, bool); 7],
    /// How many characters it has.
    pub length: usize,
}

impl Grading {
    /// The checks that the code fails.
    pub fn failed(&self) -> impl Iterator<Item = Check> {
        self.checks.into_iter().filter(|(_, keeps)| !keeps).map(|(check, _)| check)
    }
}

/// The lengths that people type without an error.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=12;

/// Grades a code; `words` are names that it may say, such as the influencer's and the brand's.
pub fn grade(code: &str, words: &[&str]) -> Grading {
    let letters: Vec<char> = code.chars().collect();
    let keeps = |check| match check {
        Check::Length => LENGTHS.contains(&letters.len()),
        Check::Word => says_word(code, words),
        Check::Number => has_number_at_end_at_most(&letters),
        Check::LookAlikes => !has_look_alikes(&letters),
        Check::Case => runs(&letters, char::is_alphabetic).into_iter().all(is_usual_case),
        Check::Sound => runs(&letters, char::is_alphabetic).into_iter().all(can_be_said),
        Check::Plain => !letters.is_empty() && letters.iter().all(|letter| letter.is_alphanumeric()),
    };
    let checks = Check::ALL.map(|check| (check, keeps(check)));
    let grade = match checks.iter().filter(|(_, keeps)| !keeps).count() {
        0 => Grade::Good,
        1 => Grade::Fair,
        _ => Grade::Poor,
    };
    Grading { grade, checks, length: letters.len() }
}

/// The longest stretches of characters that are of a kind.
fn runs(letters: &[char], is_kind: fn(char) -> bool) -> Vec<&[char]> {
    letters.split(|letter| !is_kind(*letter)).filter(|run| !run.is_empty()).collect()
}

/// Whether a known name is in the code, or letters that can be said: three of them, or two of a script that writes words so.
fn says_word(code: &str, words: &[&str]) -> bool {
    let code = code.to_lowercase();
    let is_said = |word: &&str| word.chars().count() > 1 && code.contains(&word.to_lowercase());
    let letters: Vec<char> = code.chars().collect();
    let is_word = |run: &[char]| {
        let enough = if run.iter().all(char::is_ascii) { 3 } else { 2 };
        run.len() >= enough && can_be_said(run)
    };
    words.iter().any(is_said) || runs(&letters, char::is_alphabetic).into_iter().any(is_word)
}

fn has_number_at_end_at_most(letters: &[char]) -> bool {
    let at_end = letters.iter().rev().take_while(|letter| letter.is_numeric()).count();
    letters.len() > at_end && letters.iter().filter(|letter| letter.is_numeric()).count() == at_end
}

/// Whether a 0 or a 1 stands before a letter, where it reads as O, l or I, or behind an O or an I, or an I stands beside an l. A small
/// l that ends a name reads as one: the codes made here say `Daniel10`.
fn has_look_alikes(letters: &[char]) -> bool {
    let pair = |(first, second): (&char, &char)| match (first, second) {
        ('0' | '1', second) => second.is_alphabetic(),
        ('O' | 'o', '0') | ('I', '1') | ('I', 'l') | ('l', 'I') => true,
        _ => false,
    };
    letters.iter().zip(letters.iter().skip(1)).any(pair)
}

/// Whether letters are all of one case, or words of two letters and more that begin with a capital or are capitals throughout.
fn is_usual_case(letters: &[char]) -> bool {
    let is_upper = |letter: &char| letter.is_uppercase();
    if letters.iter().all(is_upper) || !letters.iter().any(is_upper) {
        return true;
    }
    words(letters).into_iter().all(|word| {
        let capitals = word.iter().filter(|letter| is_upper(letter)).count();
        let begins_with_one = word.first().is_some_and(is_upper);
        word.len() > 1 && (capitals == word.len() || capitals == 1 && begins_with_one || capitals == 0)
    })
}

/// Letters apart wherever a capital follows a small one.
fn words(letters: &[char]) -> Vec<&[char]> {
    let mut words = Vec::new();
    let mut rest = letters;
    while !rest.is_empty() {
        let pairs = rest.iter().zip(rest.iter().skip(1));
        let end = pairs.take_while(|(first, second)| first.is_uppercase() || !second.is_uppercase()).count() + 1;
        let (word, behind) = rest.split_at(end.min(rest.len()));
        words.push(word);
        rest = behind;
    }
    words
}

/// The most consonants in a row that people still say.
const MOST_CONSONANTS: usize = 4;

/// Whether letters can be said: a vowel among them, and never too many consonants in a row. Other scripts than Latin always can.
fn can_be_said(letters: &[char]) -> bool {
    if !letters.iter().all(|letter| fold(*letter).is_ascii_alphabetic()) {
        return true;
    }
    let plain: Vec<char> = letters.iter().map(|letter| fold(*letter).to_ascii_lowercase()).collect();
    let is_vowel = |letter: &char| "aeiouy".contains(*letter);
    let mut in_a_row = 0;
    let mut before = ' ';
    for letter in &plain {
        // "sh", "ch", "th" and the like are one sound.
        let is_silent = *letter == 'h' && in_a_row > 0 && before != 'h';
        in_a_row = if is_vowel(letter) { 0 } else { in_a_row + usize::from(!is_silent) };
        if in_a_row > MOST_CONSONANTS {
            return false;
        }
        before = *letter;
    }
    plain.len() < 2 || plain.iter().any(is_vowel)
}

/// A letter without its accent.
pub(super) fn fold(letter: char) -> char {
    const FOLDED: [(&str, char); 22] = [
        ("àáâãäåāăą", 'a'),
        ("çćčĉ", 'c'),
        ("ďđð", 'd'),
        ("èéêëēėęě", 'e'),
        ("ğģ", 'g'),
        ("ìíîïīįı", 'i'),
        ("ķ", 'k'),
        ("łľļ", 'l'),
        ("ñńňņ", 'n'),
        ("òóôõöøōő", 'o'),
        ("řŕ", 'r'),
        ("śšşș", 's'),
        ("ťţț", 't'),
        ("ùúûüūůűų", 'u'),
        ("ýÿ", 'y'),
        ("źžż", 'z'),
        ("ÀÁÂÃÄÅĀĂĄ", 'A'),
        ("ÇĆČ", 'C'),
        ("ÈÉÊËĒĖĘĚ", 'E'),
        ("ÌÍÎÏĪĮİ", 'I'),
        ("ÒÓÔÕÖØŌŐ", 'O'),
        ("ÙÚÛÜŪŮŰŲ", 'U'),
    ];
    const CAPITALS: [(&str, char); 5] = [("ÑŃŇ", 'N'), ("ŚŠŞȘ", 'S'), ("ŹŽŻ", 'Z'), ("ŁĽ", 'L'), ("ÝŸ", 'Y')];
    let found = FOLDED.iter().chain(&CAPITALS).find(|(letters, _)| letters.contains(letter));
    found.map_or(letter, |(_, plain)| *plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn usual_case_is_what_people_type_without_looking() {
        for code in ["EMILY", "emily", "Emily", "EmilyRose", "McKenna", "EmilyVIP", "Ana"] {
            assert!(is_usual_case(&letters(code)), "{code}");
        }
        for code in ["RerR", "eMily", "EMily", "EmilyR", "emilyX"] {
            assert!(!is_usual_case(&letters(code)), "{code}");
        }
    }

    #[test]
    fn what_can_be_said_has_vowels_and_few_consonants_in_a_row() {
        for word in ["emily", "Schwartz", "Rhythm", "Zoë", "李雷", "Łukasz", "angst"] {
            assert!(can_be_said(&letters(word)), "{word}");
        }
        for word in ["xkpq", "brrrt", "Emxkpqa"] {
            assert!(!can_be_said(&letters(word)), "{word}");
        }
    }
}
