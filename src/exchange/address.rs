//! What the address of a post tells: its platform, its account, and what the platform calls it.

use std::borrow::Cow;

use crate::campaign::model::{Platform, PostKind};

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

/// Whether an address leads to an account and not to one of its posts.
pub fn is_profile(address: &str) -> bool {
    let (_, path) = parts(address);
    let path = path.split(['?', '#']).next().unwrap_or(path).trim_end_matches('/');
    let segments: Vec<_> = path.split('/').collect();
    // Without a slash, what it is known by is the id of a post.
    let leads_to_a_post = !key(address).contains('/');
    platform(address).is_some()
        && !leads_to_a_post
        && match segments.as_slice() {
            [account] => !account.is_empty() && !["index.html", "index.php", "watch", "profile.php"].contains(account),
            [group, account] => ["c", "channel", "user", "in", "profile"].contains(group) && !account.is_empty(),
            _ => false,
        }
}

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

/// What two addresses of one post have in common: what the platform calls it where the address tells that, else host and path
/// without what differs from one copy to another.
pub fn key(address: &str) -> Cow<'_, str> {
    let address = address.trim();
    let (host, path) = parts(address);
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let path = path.split('#').next().unwrap_or(path).trim_end_matches('/');
    let segments = || path.split('/');
    let after = |names: &[&str]| {
        let mut segments = segments();
        segments.find(|segment| names.contains(segment)).and_then(|_| segments.next()).filter(|id| !id.is_empty())
    };
    let id = match platform(address) {
        Some(Platform::Instagram) => after(&["p", "reel", "reels", "tv"]),
        Some(Platform::TikTok) => after(&["video", "photo"]),
        Some(Platform::YouTube) if host.ends_with("youtu.be") => segments().next().filter(|id| !id.is_empty()),
        Some(Platform::YouTube) => {
            let watched = || query.split('&').find_map(|pair| pair.strip_prefix("v="));
            after(&["shorts", "embed", "live"]).or_else(watched).map(|id| id.split('#').next().unwrap_or(id))
        }
        Some(Platform::X) => after(&["status"]),
        _ => None,
    };
    id.map_or_else(|| Cow::Owned(format!("{}/{path}", host.to_ascii_lowercase())), Cow::Borrowed)
}

/// Whether the platform's id of a post is what its addresses are known by, so that either tells the other.
pub fn tells_id(platform: Platform) -> bool {
    matches!(platform, Platform::TikTok | Platform::YouTube | Platform::X)
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
        ] {
            assert_eq!(key(one), key(other));
        }
        assert_ne!(key("https://instagram.com/p/a"), key("https://instagram.com/p/A"));
        assert_ne!(key("https://example.com/one"), key("https://example.com/two"));
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
