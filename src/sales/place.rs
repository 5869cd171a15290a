//! Where a link can be clicked, by platform and placement, as the platforms' own help pages said in November 2026.

use crate::campaign::tracking::{Placement, Spot};
use crate::kpi::platform::Platform;

/// What becomes of a link in a place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Living {
    /// It can be clicked.
    Clickable,
    /// It can be clicked once an account has a thousand followers, or is one of a registered business.
    FromThousandFollowers,
    /// It can be clicked below long videos, not below shorts.
    LongVideosOnly,
    /// It is text that cannot be clicked.
    TextOnly,
    /// The platform does not let links to other sites stand there.
    Unwelcome,
    /// It depends on a place that is not known.
    Depends,
}

/// What becomes of a link in `spot`; none where the platform has no such place.
pub fn living(spot: Spot) -> Option<Living> {
    use Living::{Clickable, Depends, FromThousandFollowers, LongVideosOnly, TextOnly, Unwelcome};
    use Placement::{Bio, Caption, Comment, Description, Story};
    match (spot.platform, spot.placement) {
        // help.instagram.com/362497417173378 (profile), /4495240227236104 (link sticker).
        (Platform::Instagram, Bio | Story) => Some(Clickable),
        (Platform::Instagram, Comment | Caption) => Some(TextOnly),
        // support.tiktok.com: "Linking another social media account or website to your profile".
        (Platform::TikTok, Bio) => Some(FromThousandFollowers),
        (Platform::TikTok, Comment | Caption) => Some(TextOnly),
        // support.google.com/youtube/answer/13748639: links in shorts cannot be clicked since 31 August 2023.
        (Platform::YouTube, Bio | Caption) => Some(Clickable),
        (Platform::YouTube, Description | Comment) => Some(LongVideosOnly),
        (Platform::Facebook, _) => Some(Clickable),
        (Platform::X | Platform::LinkedIn, Bio | Comment | Caption) => Some(Clickable),
        (Platform::Xiaohongshu | Platform::Douyin, Bio | Comment | Caption) => Some(Unwelcome),
        (Platform::Weibo, Comment | Caption) => Some(Clickable),
        (Platform::Weibo, Bio) => Some(TextOnly),
        (Platform::Bilibili, Bio | Description | Comment | Caption) => Some(TextOnly),
        (Platform::Other, Bio | Description | Caption) => Some(Depends),
        _ => None,
    }
}

/// Whether somebody who sees the link can click it, as far as is known.
pub fn can_be_clicked(living: Living) -> bool {
    !matches!(living, Living::TextOnly | Living::Unwelcome)
}
