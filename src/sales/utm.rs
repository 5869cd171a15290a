//! Tagged links: built, read, and looked over for what spoils a report.

use crate::campaign::records::{Utm, UtmTag};

/// A tag that web analytics read off a link.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)] // each variant is the tag of that name
pub enum Tag {
    Source,
    Medium,
    Campaign,
    Content,
    Term,
    Id,
    SourcePlatform,
    /// GA4 accepts it and does not report it.
    CreativeFormat,
    /// GA4 accepts it and does not report it.
    MarketingTactic,
}

impl Tag {
    /// Every tag, in the order they stand in a link.
    pub const ALL: [Tag; 9] = [
        Tag::Source,
        Tag::Medium,
        Tag::Campaign,
        Tag::Content,
        Tag::Term,
        Tag::Id,
        Tag::SourcePlatform,
        Tag::CreativeFormat,
        Tag::MarketingTactic,
    ];

    /// The tags without which a report has no place for a visit.
    pub const REQUIRED: [Tag; 2] = [Tag::Source, Tag::Medium];

    /// The name in links, such as `utm_source`.
    pub fn name(self) -> &'static str {
        match self {
            Tag::Source => "utm_source",
            Tag::Medium => "utm_medium",
            Tag::Campaign => "utm_campaign",
            Tag::Content => "utm_content",
            Tag::Term => "utm_term",
            Tag::Id => "utm_id",
            Tag::SourcePlatform => "utm_source_platform",
            Tag::CreativeFormat => "utm_creative_format",
            Tag::MarketingTactic => "utm_marketing_tactic",
        }
    }

    /// The stable name without what all begin with, such as `source`.
    pub fn key(self) -> &'static str {
        self.name().strip_prefix(PREFIX).unwrap_or_default()
    }

    /// Whether GA4 has a report for it.
    pub fn is_reported(self) -> bool {
        !matches!(self, Tag::CreativeFormat | Tag::MarketingTactic)
    }
}

/// What the name of every tag begins with.
const PREFIX: &str = "utm_";

/// The tags of a link; one that is empty is not there.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Tags([String; 9]);

impl Tags {
    /// What a tag says.
    pub fn get(&self, tag: Tag) -> &str {
        let at = Tag::ALL.iter().position(|other| *other == tag);
        at.and_then(|at| self.0.get(at)).map_or("", String::as_str)
    }

    /// Lets a tag say something else.
    pub fn set(&mut self, tag: Tag, text: impl Into<String>) {
        if let Some((_, slot)) = Tag::ALL.iter().zip(&mut self.0).find(|(other, _)| **other == tag) {
            *slot = text.into();
        }
    }

    /// The same tags with this one.
    #[must_use]
    pub fn with(mut self, tag: Tag, text: impl Into<String>) -> Self {
        self.set(tag, text);
        self
    }

    /// Each tag that says something, with what it says.
    pub fn told(&self) -> impl Iterator<Item = (Tag, &str)> {
        let all = Tag::ALL.into_iter().zip(self.0.iter().map(|text| text.trim()));
        all.filter(|(_, text)| !text.is_empty())
    }

    /// Those that orders and visits keep.
    pub fn utm(&self) -> Utm {
        Utm::new(|tag| self.get(tag.into()).trim().to_owned())
    }
}

impl From<UtmTag> for Tag {
    fn from(tag: UtmTag) -> Tag {
        match tag {
            UtmTag::Source => Tag::Source,
            UtmTag::Medium => Tag::Medium,
            UtmTag::Campaign => Tag::Campaign,
            UtmTag::Content => Tag::Content,
            UtmTag::Term => Tag::Term,
        }
    }
}

/// A link apart: what is before the query, the query, and the rest from `#` on.
struct Apart<'a> {
    page: &'a str,
    query: Option<&'a str>,
    fragment: &'a str,
}

fn apart(url: &str) -> Apart<'_> {
    let (before, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    match before.split_once('?') {
        Some((page, query)) => Apart { page, query: Some(query), fragment },
        None => Apart { page: before, query: None, fragment },
    }
}

/// The name of a parameter, decoded.
fn name_of(parameter: &str) -> String {
    form_urlencoded::parse(parameter.as_bytes()).next().map(|(name, _)| name.into_owned()).unwrap_or_default()
}

fn is_tag(parameter: &str) -> bool {
    name_of(parameter).starts_with(PREFIX)
}

/// The link to `url` with these tags in its query in place of any that it has. Other parameters and what follows `#` stay letter for
/// letter.
pub fn tagged(url: &str, tags: &Tags) -> String {
    let Apart { page, query, fragment } = apart(url.trim());
    let parameters = query.into_iter().flat_map(|query| query.split('&'));
    let others: Vec<_> = parameters.filter(|one| !one.is_empty() && !is_tag(one)).collect();
    let mut query = others.join("&");
    let mut ours = form_urlencoded::Serializer::new(String::new());
    ours.extend_pairs(tags.told().map(|(tag, text)| (tag.name(), text)));
    let ours = ours.finish();
    if !query.is_empty() && !ours.is_empty() {
        query.push('&');
    }
    query.push_str(&ours);
    let sign = if query.is_empty() { "" } else { "?" };
    format!("{page}{sign}{query}{fragment}")
}

/// The tags of a link; of one that stands there twice the last, as analytics read it.
pub fn read(url: &str) -> Tags {
    let mut tags = Tags::default();
    for (name, text) in form_urlencoded::parse(apart(url.trim()).query.unwrap_or_default().as_bytes()) {
        if let Some(tag) = Tag::ALL.into_iter().find(|tag| tag.name() == name) {
            tags.set(tag, text.trim());
        }
    }
    tags
}

/// What spoils a link or the reports that it feeds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Warning {
    /// A tag that must be there is not.
    Missing(Tag),
    /// There is no page to lead to.
    NoPage,
    /// It does not begin with http:// or https://, or has a space in it.
    NotAWebAddress,
    /// Reports take `Facebook` and `facebook` for two.
    UpperCase(Tag),
    /// Spaces become "+" and are easily lost.
    Spaces(Tag),
    /// An e-mail address in a tag, which analytics forbid.
    PersonalData(Tag),
    /// An e-mail address in the link itself.
    PersonalDataInPage,
    /// App stores do not hand tags on.
    AppStore,
    /// The link seems to stand on the site that it leads to: its visits would lose where they came from.
    OwnSite,
    /// The link that was given has this tag twice.
    Twice(Tag),
    /// The link that was given has tags already, which are replaced.
    Replaces,
    /// A shortened address may lose its tags on the way.
    Shortened,
    /// GA4 accepts the tag and does not report it.
    NotReported(Tag),
}

impl Warning {
    /// Whether there is no use in giving the link out.
    pub fn is_fatal(self) -> bool {
        matches!(self, Warning::Missing(_) | Warning::NoPage | Warning::NotAWebAddress)
    }
}

/// Hosts of app stores.
const APP_STORES: [&str; 6] = [
    "apps.apple.com",
    "itunes.apple.com",
    "play.google.com",
    "appgallery.huawei.com",
    "galaxystore.samsung.com",
    "sj.qq.com",
];

/// Hosts of services that make addresses short.
const SHORTENERS: [&str; 20] = [
    "bit.ly",
    "bitly.com",
    "tinyurl.com",
    "t.co",
    "goo.gl",
    "ow.ly",
    "is.gd",
    "v.gd",
    "buff.ly",
    "rebrand.ly",
    "cutt.ly",
    "rb.gy",
    "tiny.cc",
    "t.ly",
    "shorturl.at",
    "lnkd.in",
    "dub.sh",
    "t.cn",
    "dwz.cn",
    "url.cn",
];

/// Everything that spoils the link to `url` with these tags, the worst first.
pub fn warnings(url: &str, tags: &Tags) -> Vec<Warning> {
    let url = url.trim();
    let mut found: Vec<_> =
        Tag::REQUIRED.into_iter().filter(|tag| tags.get(*tag).trim().is_empty()).map(Warning::Missing).collect();
    of_page(url, tags, &mut found);
    for (tag, text) in tags.told() {
        let told = [
            (has_email(text), Warning::PersonalData(tag)),
            (text.chars().any(char::is_uppercase), Warning::UpperCase(tag)),
            (text.contains(char::is_whitespace), Warning::Spaces(tag)),
            (!tag.is_reported(), Warning::NotReported(tag)),
        ];
        found.extend(told.into_iter().filter(|(applies, _)| *applies).map(|(_, warning)| warning));
    }
    found
}

fn of_page(url: &str, tags: &Tags, found: &mut Vec<Warning>) {
    if url.is_empty() {
        found.push(Warning::NoPage);
        return;
    }
    if !crate::campaign::problem::is_web_address(url) || host(url).is_empty() {
        found.push(Warning::NotAWebAddress);
        return;
    }
    let host = host(url);
    let parameters = || apart(url).query.unwrap_or_default().split('&');
    let times = |tag: Tag| parameters().filter(|one| name_of(one) == tag.name()).count();
    let decoded = |text: &str| form_urlencoded::parse(text.as_bytes()).any(|(_, value)| has_email(&value));
    let told = [
        (APP_STORES.contains(&host.as_str()), Warning::AppStore),
        (SHORTENERS.contains(&host.as_str()), Warning::Shortened),
        (is_own_site(&host, tags.get(Tag::Source)), Warning::OwnSite),
        (parameters().any(|one| !is_tag(one) && decoded(one)), Warning::PersonalDataInPage),
        (parameters().any(is_tag), Warning::Replaces),
    ];
    found.extend(told.into_iter().filter(|(applies, _)| *applies).map(|(_, warning)| warning));
    found.extend(Tag::ALL.into_iter().filter(|tag| times(*tag) > 1).map(Warning::Twice));
}

/// The host of a web address in lower case, without `www.`, user and port.
pub fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let rest = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let rest = rest.rsplit('@').next().unwrap_or_default();
    let host = rest.split(':').next().unwrap_or_default().to_lowercase();
    host.strip_prefix("www.").map(str::to_owned).unwrap_or(host)
}

/// Whether a source is the site itself, by its host or by its name, with or without what stands before its domain.
fn is_own_site(host: &str, source: &str) -> bool {
    let source = source.trim().to_lowercase();
    let source = source.strip_prefix("www.").unwrap_or(&source);
    let is = |site: &str| source == site || Some(source) == site.split('.').next();
    !source.is_empty() && (is(host) || is(domain(host)))
}

/// The domain that somebody has registered: `example.com` of `shop.example.com`, `example.co.uk` of `shop.example.co.uk`.
fn domain(host: &str) -> &str {
    const KINDS: [&str; 9] = ["ac", "co", "com", "edu", "gov", "ne", "net", "or", "org"];
    let mut labels = host.rsplit('.');
    let is_country = labels.next().is_some_and(|label| label.len() == 2);
    let has_kind = is_country && labels.next().is_some_and(|label| KINDS.contains(&label));
    let before = host.rmatch_indices('.').nth(if has_kind { 2 } else { 1 });
    before.and_then(|(dot, _)| host.get(dot + 1..)).unwrap_or(host)
}

/// Whether there is an e-mail address in a text.
fn has_email(text: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || "._%+-".contains(letter);
    text.match_indices('@').any(|(at, _)| {
        let (before, after) = text.split_at(at);
        let domain: String =
            after.chars().skip(1).take_while(|letter| letter.is_alphanumeric() || ".-".contains(*letter)).collect();
        let has_dot = domain.trim_end_matches('.').split_once('.').is_some_and(|(name, _)| !name.is_empty());
        before.chars().next_back().is_some_and(is_part) && has_dot
    })
}
