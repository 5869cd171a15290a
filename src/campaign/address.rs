//! What the address of a post tells: its platform, its account, and what the platform calls it.

use std::borrow::Cow;

use crate::campaign::model::{Platform, PostKind};
use crate::campaign::problem::is_web_address;

/// The sites of the platforms.
const SITES: [(&str, Platform); 16] = [
    ("instagram.com", Platform::Instagram),
    ("tiktok.com", Platform::TikTok),
    ("youtube.com", Platform::YouTube),
    ("youtu.be", Platform::YouTube),
    ("facebook.com", Platform::Facebook),
    ("fb.watch", Platform::Facebook),
    ("x.com", Platform::X),
    ("twitter.com", Platform::X),
    ("linkedin.com", Platform::LinkedIn),
    ("xiaohongshu.com", Platform::Xiaohongshu),
    ("xhslink.com", Platform::Xiaohongshu),
    ("douyin.com", Platform::Douyin),
    ("weibo.com", Platform::Weibo),
    ("weibo.cn", Platform::Weibo),
    ("bilibili.com", Platform::Bilibili),
    ("b23.tv", Platform::Bilibili),
];

/// The platform whose site an address is on.
pub fn platform(address: &str) -> Option<Platform> {
    let (host, _) = parts(address);
    let on = |site: &str| {
        let (sub, end) = host.split_at_checked(host.len().checked_sub(site.len())?)?;
        (end.eq_ignore_ascii_case(site) && (sub.is_empty() || sub.ends_with('.'))).then_some(())
    };
    SITES.iter().find(|(site, _)| on(site).is_some()).map(|(_, platform)| *platform)
}

/// The account that an address names, as TikTok's do; not those that merely lead to a post.
pub fn handle(address: &str) -> Option<&str> {
    let (_, path) = parts(address);
    let first = path.split(['/', '?', '#']).next()?;
    first.strip_prefix('@').filter(|handle| !handle.is_empty())
}

/// Whether a text is an address at all: sheets have "see here" in place of one.
pub fn is_address(text: &str) -> bool {
    let (host, path) = parts(text);
    let named = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
    named && !path.is_empty() && !text.trim().contains(char::is_whitespace)
}

/// Whether a text is the address of a page on the web, be it without the "https://" before it.
pub fn is_on_the_web(text: &str) -> bool {
    let has_scheme = || text.split('/').next().is_some_and(|start| start.contains(':'));
    is_web_address(text) || is_address(text) && !has_scheme()
}

/// Whether an address leads to an account and not to one of its posts.
pub fn is_profile(address: &str) -> bool {
    let (_, path) = parts(address);
    let path = path.split(['?', '#']).next().unwrap_or(path).trim_end_matches('/');
    let segments: Vec<_> = path.split('/').collect();
    let key = key(address);
    // Without a slash, what it is known by is the id of a post; facebook.com/profile.php tells an account behind the "?".
    let leads_to_a_post =
        !key.contains('/') || key.contains('?') && path != PROFILE || SHORT.iter().any(|host| key.starts_with(host));
    platform(address).is_some()
        && !leads_to_a_post
        && match segments.as_slice() {
            [account] => !account.is_empty() && !["index.html", "index.php", "watch"].contains(account),
            [group, account] if GROUPS.contains(group) => !account.is_empty(),
            [account, tab] => !account.is_empty() && TABS.contains(tab),
            _ => false,
        }
}

/// Where the platforms shorten the addresses of posts.
const SHORT: [&str; 7] =
    ["fb.watch/", "vm.tiktok.com/", "vt.tiktok.com/", "v.douyin.com/", "xhslink.com/", "b23.tv/", "lnkd.in/"];

/// The account that the address of a profile leads to, as its platform writes it; "@" may stand before it.
pub fn account(address: &str) -> &str {
    let (_, path) = parts(address);
    let (path, query) = split(path);
    if path == PROFILE
        && let Some(id) = query.split('&').find_map(|pair| pair.strip_prefix("id="))
    {
        return id;
    }
    let accounts = || path.split('/').filter(|segment| !GROUPS.contains(segment));
    // What stands behind an account is one of its tabs.
    accounts().find(|segment| segment.starts_with('@')).or_else(|| accounts().next()).unwrap_or_default()
}

/// What an account's own page is parted into.
const TABS: [&str; 9] = ["reels", "videos", "shorts", "streams", "tagged", "posts", "about", "photos", "community"];

/// What stands before the name of an account.
const GROUPS: [&str; 7] = ["c", "channel", "user", "in", "company", "profile", "u"];

/// The kind of post that an address tells.
pub fn kind(address: &str) -> Option<PostKind> {
    let (_, path) = parts(address);
    let named = |name: &str| path.split('/').any(|segment| segment == name);
    match platform(address)? {
        Platform::Instagram | Platform::Facebook if named("reel") || named("reels") => Some(PostKind::Short),
        Platform::Instagram if named("stories") => Some(PostKind::Story),
        Platform::YouTube if named("shorts") => Some(PostKind::Short),
        Platform::YouTube if named("live") => Some(PostKind::Live),
        _ => None,
    }
}

/// What two addresses of one post have in common: what the platform calls it where the address tells that, else host, path and
/// what of the query names the post, without what differs from one copy to another.
pub fn key(address: &str) -> Cow<'_, str> {
    let address = address.trim();
    let (host, path) = parts(address);
    let (path, query) = split(path);
    let segments = || path.split('/');
    let after = |names: &[&str]| {
        let mut segments = segments();
        segments.find(|segment| names.contains(segment)).and_then(|_| segments.next()).filter(|id| !id.is_empty())
    };
    let told = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)).filter(|id| !id.is_empty());
    let platform = platform(address);
    let id = match platform {
        Some(Platform::Instagram) => after(&["p", "reel", "reels", "tv"]),
        Some(Platform::TikTok) => after(&["video", "photo"]),
        Some(Platform::YouTube) if host.ends_with("youtu.be") => segments().next().filter(|id| !id.is_empty()),
        Some(Platform::YouTube) => after(&["shorts", "embed", "live"]).or_else(|| told("v=")),
        Some(Platform::X) => after(&["status"]),
        Some(Platform::Douyin) => after(&["video", "note"]).or_else(|| told("modal_id=")),
        _ => None,
    };
    id.map_or_else(
        || {
            let host = host.to_ascii_lowercase();
            let naming = naming(query, platform.is_some());
            Cow::Owned(if naming.is_empty() { format!("{host}/{path}") } else { format!("{host}/{path}?{naming}") })
        },
        Cow::Borrowed,
    )
}

/// The page of Facebook that shows any account.
const PROFILE: &str = "profile.php";

/// What of a query names a post, in a stable order. Sites of platforms name posts by few parameters, and theirs is what follows
/// who shared what where; of others everything counts but what is known to follow people.
fn naming(query: &str, of_a_platform: bool) -> String {
    const NAMES: [&str; 9] = ["story_fbid", "fbid", "id", "v", "multi_permalinks", "fid", "item_id", "lb", "modal_id"];
    const FOLLOWS: [&str; 20] = [
        "igsh", "igshid", "fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "ttclid", "twclid", "yclid",
        "mc_cid", "mc_eid", "ref", "ref_src", "si", "s", "t", "lang", "hl",
    ];
    let counts = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or(pair);
        match of_a_platform {
            true => NAMES.contains(&name),
            false => !name.is_empty() && !name.starts_with("utm_") && !FOLLOWS.contains(&name),
        }
    };
    let mut pairs: Vec<_> = query.split('&').filter(counts).collect();
    pairs.sort_unstable();
    pairs.join("&")
}

/// Whether the platform's id of a post is what its addresses are known by, so that either tells the other.
fn tells_id(platform: Platform) -> bool {
    matches!(platform, Platform::TikTok | Platform::YouTube | Platform::X)
}

/// What a post is known by, where it is told again.
#[derive(Debug)]
pub struct KnownBy<'a> {
    /// Where it is.
    pub platform: Platform,
    /// What the platform calls it; may be empty.
    pub id: &'a str,
    /// The [`key`] of its address; empty without one.
    address: Cow<'a, str>,
}

/// One of the names of a post: its platform, whether it is what the platform calls it, and that or the key of its address.
pub type Name<'a> = (Platform, bool, Cow<'a, str>);

impl<'a> KnownBy<'a> {
    /// By the platform's id and the address, each if it is told.
    pub fn new(platform: Platform, id: &'a str, permalink: &'a str) -> Self {
        // What is no address, or leads to an account, says the same of many posts.
        let address = if is_address(permalink) { key(permalink) } else { Cow::Borrowed("") };
        let address = if address.contains('/') && is_profile(permalink) { Cow::Borrowed("") } else { address };
        KnownBy { platform, id, address }
    }

    /// Ids and addresses apart, unless either tells the other.
    pub fn names(&self) -> impl Iterator<Item = Name<'a>> + use<'a> {
        let (platform, shared) = (self.platform, tells_id(self.platform));
        let id = (!self.id.is_empty()).then_some((platform, true, Cow::Borrowed(self.id)));
        let is_id = shared && !self.address.contains('/');
        let address = (!self.address.is_empty()).then(|| (platform, is_id, self.address.clone()));
        // Mostly both say the same.
        let address = address.filter(|address| Some(address) != id.as_ref());
        id.into_iter().chain(address)
    }

    /// Whether a post that has one of the names, and is called `id` by its platform, may be this one. An address that is no id may
    /// lead to several posts, whose ids then tell them apart.
    pub fn may_be(&self, (_, is_id, name): &Name, id: &str) -> bool {
        let is_path = !is_id && name.contains('/');
        !is_path || self.id.is_empty() || id.is_empty() || self.id == id
    }

    /// Whether nothing is told that it could be known by.
    pub fn is_empty(&self) -> bool {
        self.id.is_empty() && self.address.is_empty()
    }
}

/// The address of a post that only its id is known of, where the platform allows that.
pub fn of_id(platform: Platform, id: &str) -> Option<String> {
    let is_id = |sign: char| sign.is_ascii_alphanumeric() || sign == '-' || sign == '_';
    let plain = id.len() == 11 && id.chars().all(is_id);
    (platform == Platform::YouTube && plain).then(|| format!("https://www.youtube.com/watch?v={id}"))
}

/// Host, without what commonly stands before it, and the rest without its first slash.
fn parts(address: &str) -> (&str, &str) {
    let address = address.trim();
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let end = address.find(['/', '?', '#']).unwrap_or(address.len());
    let (host, path) = address.split_at(end);
    let host = ["www.", "m.", "mobile."].iter().find_map(|sub| host.strip_prefix(sub)).unwrap_or(host);
    (host, path.strip_prefix('/').unwrap_or(path))
}

/// The path without a slash at its end, and the query, neither with what follows "#".
fn split(path: &str) -> (&str, &str) {
    let path = path.split('#').next().unwrap_or(path);
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    (path.trim_end_matches('/'), query)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_post_have_one_key() {
        for (one, other) in [
            ("https://www.instagram.com/p/DAbCdEfGhIj/", "instagram.com/reel/DAbCdEfGhIj?igsh=abc"),
            ("https://www.instagram.com/emily/p/DAbCdEfGhIj/", "https://instagram.com/p/DAbCdEfGhIj"),
            ("https://www.tiktok.com/@emily/video/73?lang=en", "https://m.tiktok.com/@emily/video/73"),
            ("https://youtu.be/-bCdEfGhIjK?si=x", "https://www.youtube.com/watch?t=1&v=-bCdEfGhIjK"),
            ("https://www.youtube.com/shorts/abCdEfGhIjK", "https://youtube.com/watch?v=abCdEfGhIjK#t=5"),
            ("https://twitter.com/a/status/9", "https://x.com/a/status/9?s=20"),
            ("https://www.facebook.com/page/posts/1/", "http://facebook.com/page/posts/1?ref=x"),
            (
                "https://www.facebook.com/permalink.php?story_fbid=A&id=6",
                "facebook.com/permalink.php?id=6&story_fbid=A&ref=x",
            ),
            ("https://www.facebook.com/photo.php?fbid=7&set=a.1&type=3", "https://m.facebook.com/photo.php?fbid=7"),
            ("https://www.facebook.com/watch/?v=8", "https://www.facebook.com/watch?v=8&__cft__=x#top"),
            ("https://www.douyin.com/discover?modal_id=73", "https://www.douyin.com/video/73"),
            ("https://www.linkedin.com/posts/ana-1?utm_source=share&rcm=x", "https://linkedin.com/posts/ana-1"),
            ("https://example.com/blog/?p=12&utm_source=x&fbclid=y", "http://www.example.com/blog?p=12"),
            ("https://example.com/?b=2&a=1", "https://example.com?a=1&b=2"),
        ] {
            assert_eq!(key(one), key(other));
        }
        for (one, other) in [
            ("https://instagram.com/p/a", "https://instagram.com/p/A"),
            ("https://example.com/one", "https://example.com/two"),
            ("facebook.com/permalink.php?story_fbid=A&id=6", "facebook.com/permalink.php?story_fbid=B&id=6"),
            ("facebook.com/photo.php?fbid=1", "facebook.com/photo.php?fbid=2"),
            ("facebook.com/watch/?v=1", "facebook.com/watch/?v=2"),
            ("https://www.douyin.com/discover?modal_id=1", "https://www.douyin.com/discover?modal_id=2"),
            ("https://example.com/blog/?p=12", "https://example.com/blog/?p=13"),
        ] {
            assert_ne!(key(one), key(other));
        }
    }

    #[test]
    fn addresses_without_a_scheme_are_on_the_web_and_those_of_another_one_are_not() {
        for text in ["https://youtu.be/a", "HTTP://x.com", "instagram.com/p/A", "www.tiktok.com/@a/video/7?x=a:b"] {
            assert!(is_on_the_web(text), "{text}");
        }
        for text in ["javascript:alert(1)", "javascript:a.b/c", "ftp://a.b/c", "data:text/html,a.b/c", "see post", "17"]
        {
            assert!(!is_on_the_web(text), "{text}");
        }
    }

    #[test]
    fn addresses_of_accounts_are_told_from_those_of_posts() {
        assert_eq!(account("https://www.youtube.com/@noah.lifts/videos"), "@noah.lifts");
        assert_eq!(account("https://www.xiaohongshu.com/user/profile/65a1?xsec_token=x"), "65a1");
        for (address, expected) in [
            ("https://www.instagram.com/emily.eats/?hl=en", Some("emily.eats")),
            ("https://www.instagram.com/emily.eats?igsh=x#top", Some("emily.eats")),
            ("https://www.tiktok.com/@noah.lifts", Some("@noah.lifts")),
            ("https://www.youtube.com/channel/UC1/", Some("UC1")),
            ("https://www.facebook.com/profile.php?id=61550", Some("61550")),
            ("https://www.facebook.com/permalink.php?story_fbid=A&id=6", None),
            ("https://www.facebook.com/photo.php?fbid=7", None),
            ("https://www.facebook.com/photo/?fbid=7", None),
            ("https://www.facebook.com/watch/?v=8", None),
            ("https://fb.watch/abc/", None),
            ("https://vm.tiktok.com/ZMabc/", None),
            ("http://xhslink.com/a1b2", None),
            ("https://www.douyin.com/discover?modal_id=73", None),
            ("https://www.youtube.com/watch?v=abCdEfGhIjK", None),
        ] {
            assert_eq!(is_profile(address).then(|| account(address)), expected, "{address}");
        }
    }

    #[test]
    fn an_address_tells_platform_and_account() {
        assert_eq!(platform("https://www.instagram.com/p/x"), Some(Platform::Instagram));
        assert_eq!(platform("https://notx.com/instagram.com"), None);
        assert_eq!(platform("vm.tiktok.com/abc"), Some(Platform::TikTok));
        assert_eq!(handle("https://www.tiktok.com/@emily.eats/video/7"), Some("emily.eats"));
        assert_eq!(handle("https://www.instagram.com/p/x"), None);
        assert_eq!(
            of_id(Platform::YouTube, "-bCdEfGhIjK").as_deref(),
            Some("https://www.youtube.com/watch?v=-bCdEfGhIjK")
        );
        assert_eq!(of_id(Platform::YouTube, "a\"><script"), None);
    }
}
