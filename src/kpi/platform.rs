//! The platforms that influencers publish on.

/// Where a post appears.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Platform {
    /// Instagram.
    Instagram,
    /// TikTok.
    TikTok,
    /// YouTube.
    YouTube,
    /// Facebook.
    Facebook,
    /// X.
    X,
    /// LinkedIn.
    LinkedIn,
    /// Xiaohongshu (RED).
    Xiaohongshu,
    /// Douyin.
    Douyin,
    /// Weibo.
    Weibo,
    /// Bilibili.
    Bilibili,
    /// Anywhere else.
    Other,
}

impl Platform {
    /// Every platform, in the order they are offered.
    pub const ALL: [Platform; 11] = [
        Platform::Instagram,
        Platform::TikTok,
        Platform::YouTube,
        Platform::Facebook,
        Platform::X,
        Platform::LinkedIn,
        Platform::Xiaohongshu,
        Platform::Douyin,
        Platform::Weibo,
        Platform::Bilibili,
        Platform::Other,
    ];

    /// The stable name in documents and files.
    pub fn key(self) -> &'static str {
        match self {
            Platform::Instagram => "instagram",
            Platform::TikTok => "tiktok",
            Platform::YouTube => "youtube",
            Platform::Facebook => "facebook",
            Platform::X => "x",
            Platform::LinkedIn => "linkedin",
            Platform::Xiaohongshu => "xiaohongshu",
            Platform::Douyin => "douyin",
            Platform::Weibo => "weibo",
            Platform::Bilibili => "bilibili",
            Platform::Other => "other",
        }
    }

    /// The platform with this stable name.
    pub fn from_key(key: &str) -> Option<Platform> {
        Platform::ALL.into_iter().find(|platform| platform.key() == key)
    }
}
