//! Links that nobody should have made, and what each of them is refused for.

use std::rc::Rc;

use influencer_kpi::campaign::id::{CampaignId, InfluencerId, PostId};
use influencer_kpi::campaign::merge::Stamped;
use influencer_kpi::campaign::model::{Campaign, Platform, Post, PostKind};
use influencer_kpi::exchange::link::sealed::Sealed;
use influencer_kpi::exchange::link::{self, Envelope, Refused, Sent, read, unpack, write};
use influencer_kpi::kpi::unit::Currency;

/// What comes to a page.
pub enum Came {
    /// A link's text.
    Text(String),
    /// What was in a link under a passphrase, once somebody typed that.
    Unsealed(Vec<u8>),
}

/// One of them.
pub struct Hostile {
    pub name: String,
    pub came: Came,
    /// What it is refused for, where only one reason is right.
    pub reason: Option<Refused>,
}

impl Hostile {
    /// What the page makes of it.
    pub fn open(&self) -> Result<Sent, Refused> {
        match &self.came {
            Came::Unsealed(content) => unpack(content),
            Came::Text(text) => match read(text)? {
                Envelope::Open(content) => unpack(&content),
                // A passphrase would be asked for.
                Envelope::Sealed(bytes) => Sealed::read(&bytes).and(Err(Refused::NotALink)),
            },
        }
    }
}

/// The frame around a body, with the checksum that fits: of later versions it is of the version too.
pub fn framed(version: u8, body: &[u8]) -> String {
    use base64::Engine;
    let length = body.len();
    let low = |place: u32| u8::try_from(length >> (7 * place) & 0x7F).unwrap();
    let mut bytes = vec![version, 0x80 | low(0), 0x80 | low(1), 0x80 | low(2), low(3)];
    let summed = if version > 1 { [&[version], body].concat() } else { body.to_vec() };
    bytes.extend(adler2::adler32_slice(&summed).to_be_bytes());
    bytes.extend(body);
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

/// The link with another byte in the place of one.
fn with_byte(link: &str, place: usize, byte: u8) -> String {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let mut bytes = URL_SAFE_NO_PAD.decode(link).unwrap();
    bytes[place] = byte;
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The content of a link to this campaign.
pub fn content(campaign: Campaign) -> Vec<u8> {
    link::pack(&Stamped::unshared(Rc::new(campaign)).shared(9).into()).unwrap()
}

/// As many posts as a link can hold, the last of them of nobody.
fn many_posts() -> Vec<u8> {
    let campaign = |count: u64| {
        let mut campaign = Campaign::new(CampaignId::from_random(1), "", Currency::USD);
        let post = |id, owner| Rc::new(Post::new(PostId::from_random(id), owner, Platform::Other, PostKind::Image));
        let nobody = InfluencerId::from_random(1);
        campaign.posts = (0..count).map(|id| post(id, nobody)).collect();
        campaign
    };
    let fits = |count: u64| link::pack(&Stamped::unshared(Rc::new(campaign(count))).into());
    (0..40).find_map(|step| fits(20_000 - 500 * step).ok()).unwrap()
}

/// A content that says that it has so many posts and nothing about them, which takes a few bits.
pub fn rows_of_nothing(count: u128) -> Vec<u8> {
    // One table, whose name is spelled out, with so many rows and no columns.
    let bits: String = [1, 1, 1, 5, count, 0].into_iter().map(number).collect();
    let bytes: Vec<u8> = bits
        .as_bytes()
        .chunks(8)
        .map(|bits| bits.iter().enumerate().fold(0, |byte, (place, bit)| byte | (bit - b'0') << (7 - place)))
        .collect();
    [&[u8::try_from(bytes.len()).unwrap()], bytes.as_slice(), &[0], b"posts"].concat()
}

/// A number in Elias's delta code of one more.
fn number(number: u128) -> String {
    let head = format!("{:b}", number + 1);
    let width = format!("{:b}", head.len());
    format!("{}{width}{}", "0".repeat(width.len() - 1), &head[1..])
}

/// All of them, made of a link that is good.
pub fn all(good: Campaign) -> Vec<Hostile> {
    let open = content(good);
    let body = [&[0], open.as_slice()].concat();
    let good = write(&Envelope::Open(open));
    let sealed = Sealed { salt: [7; 16], nonce: [8; 12], secret: vec![9; 400] }.to_bytes();
    let under_passphrase = write(&Envelope::Sealed(sealed.clone()));
    let packed = miniz_oxide::deflate::compress_to_vec(&vec![b'a'; 1 << 30], 6);
    let bomb = [&[0, 1], packed.as_slice()].concat();
    let opened = |content: &[u8]| framed(1, &[&[0], content].concat());
    let sealed_in = |bytes: &[u8]| framed(1, &[&[1], bytes].concat());
    let part = |text: &str, of: usize| text[..text.len() / of].to_owned();
    // A million rows of a column whose cells are all the same take no bits.
    let zeros = [&[30], [0u8; 30].as_slice(), &[0]].concat();
    let many = many_posts();
    let nested = "[{\"a\":".repeat(100_000);
    let text = |name: &str, text: String, reason| Hostile { name: name.to_owned(), came: Came::Text(text), reason };
    let inside = |name: &str, content: Vec<u8>, reason| Hostile {
        name: format!("{name}, under a passphrase"),
        came: Came::Unsealed(content),
        reason,
    };
    let mut all = vec![
        text("nothing", String::new(), Some(Refused::NotALink)),
        text("no letters of a link", "<script>alert(1)</script>".to_owned(), Some(Refused::NotALink)),
        text("nested deep", nested.clone(), Some(Refused::NotALink)),
        text("nested deep inside", opened(nested.as_bytes()), None),
        inside("nested deep", nested.into_bytes(), None),
        text("cut to a half", part(&good, 2), None),
        text("cut to a tenth", part(&good, 10), None),
        text("cut, under a passphrase", part(&under_passphrase, 2), None),
        text("text that is no link", "hello!!%%%".to_owned(), Some(Refused::NotALink)),
        text("more such text", "the-quick-brown-fox-jumps-over-the-lazy-dog".to_owned(), Some(Refused::NotALink)),
        text("its beginning alone", "AQ".to_owned(), Some(Refused::NotALink)),
        text("signs that no link has alone", "%20%0A!)".to_owned(), Some(Refused::NotALink)),
        text("version 0", framed(0, &body), Some(Refused::NotALink)),
        text("a bit of the version changed", with_byte(&good, 0, 5), Some(Refused::NotALink)),
        text("a longer length", with_byte(&good, 1, 0xFF), Some(Refused::Damaged)),
        text("a later version", framed(2, &body), Some(Refused::TooNew)),
        text("a later kind", framed(1, &[9]), Some(Refused::TooNew)),
        text("a later way to encrypt", sealed_in(&[&[2], &sealed[1..]].concat()), Some(Refused::TooNew)),
        text("encrypted, without its tag", sealed_in(&sealed[..40]), Some(Refused::Damaged)),
        text("nothing in it", framed(1, &[]), Some(Refused::Damaged)),
        text("a gigabyte of texts", opened(&bomb), Some(Refused::TooLarge)),
        inside("a gigabyte of texts", bomb, Some(Refused::TooLarge)),
        text("nothing but zeros", opened(&zeros), None),
        inside("nothing but zeros", zeros, None),
        text("rows of nothing", opened(&rows_of_nothing(1 << 16)), Some(Refused::TooLarge)),
        text("as many posts as fit, of nobody", opened(&many), None),
        inside("as many posts as fit, of nobody", many, None),
        text("as long as no link", "A".repeat(12 << 20), Some(Refused::TooLarge)),
    ];
    for (name, link) in [("", &good), (", under a passphrase", &under_passphrase)] {
        for place in [3, 9, 20, link.len() / 2, link.len() - 3] {
            let other = if link.as_bytes()[place] == b'A' { 'B' } else { 'A' };
            let flipped = format!("{}{other}{}", &link[..place], &link[place + 1..]);
            all.push(text(&format!("a letter changed at {place}{name}"), flipped, None));
        }
    }
    all
}
