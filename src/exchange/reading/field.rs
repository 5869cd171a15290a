//! What files are, what their rows are about, and what their columns tell.

use super::keys::by_key;
use crate::campaign::records::Counted;
use crate::kpi::measure::Measure;

by_key! {
    /// Where a table comes from.
    Source {
        /// Meta Business Suite: posts on Instagram.
        InstagramPosts "instagram_posts";
        /// Meta Business Suite: posts on Facebook.
        FacebookPosts "facebook_posts";
        /// Meta Business Suite: one number a day.
        MetaDaily "meta_daily";
        /// TikTok Studio: the account day by day.
        TikTokOverview "tiktok_overview";
        /// TikTok Studio: followers day by day.
        TikTokFollowers "tiktok_followers";
        /// TikTok Studio: posts.
        TikTokPosts "tiktok_posts";
        /// YouTube Studio: videos.
        YouTubeVideos "youtube_videos";
        /// Google Analytics 4: visits by where they came from.
        Ga4 "ga4";
        /// Universal Analytics, the one before.
        UniversalAnalytics "universal_analytics";
        /// Shopify: orders.
        ShopifyOrders "shopify_orders";
        /// Shopify: how often each discount was used.
        DiscountReport "discount_report";
        /// A list of orders from anywhere.
        Orders "orders";
        /// A table with a day in each row.
        Daily "daily";
        /// Somebody's own table of influencers or posts.
        Tracker "tracker";
        /// A table that this app wrote.
        Own "own";
        /// A table whose columns somebody must name.
        Unknown "unknown";
    }
}

impl Source {
    /// Whether it is the export of a platform or a program, which has the same headers whoever made it.
    pub fn is_export(self) -> bool {
        use Source::*;
        !matches!(self, Orders | Daily | Tracker | Own | Unknown)
    }
}

by_key! {
    /// What each row of a table is about.
    About {
        /// A post.
        Posts "posts";
        /// An influencer.
        Influencers "influencers";
        /// An order.
        Orders "orders";
        /// Visits from one origin.
        Sessions "sessions";
        /// A day.
        Days "days";
    }
}

impl About {
    /// What a column can tell in a table of people's own, in the order it is offered.
    pub fn fields(self) -> &'static [Field] {
        use Field::*;
        match self {
            About::Posts => &[
                Handle,
                Name,
                Influencer,
                Platform,
                PostKind,
                Published,
                Permalink,
                PostId,
                Impressions,
                Views,
                Reach,
                Likes,
                Comments,
                Shares,
                Saves,
                Clicks,
                NewUsers,
                Followers,
                Fee,
                Currency,
                OtherAssets,
                Code,
            ],
            About::Influencers => &[
                Handle,
                Name,
                Influencer,
                Platform,
                Followers,
                Fee,
                Product,
                Shipping,
                OtherCost,
                Commission,
                Currency,
                Code,
                Clicks,
                Orders,
                Revenue,
                NewCustomers,
                Redemptions,
                Discounts,
                Notes,
            ],
            About::Orders => &[
                OrderId,
                Placed,
                Total,
                Refunded,
                Currency,
                Code,
                OrderState,
                Cancelled,
                NewCustomer,
                UtmSource,
                UtmMedium,
                UtmCampaign,
                UtmContent,
                UtmTerm,
            ],
            About::Sessions => &[
                Day,
                Channel,
                SourceMedium,
                UtmSource,
                UtmMedium,
                UtmCampaign,
                UtmContent,
                UtmTerm,
                Sessions,
                NewUsers,
                KeyEvents,
                Revenue,
                Currency,
            ],
            About::Days => &[
                Day,
                Revenue,
                Currency,
                Orders,
                Sessions,
                Followers,
                Follows,
                Views,
                Reach,
                ProfileViews,
                Likes,
                Comments,
                Shares,
                Clicks,
                Number,
            ],
        }
    }
}

by_key! {
    /// What a column tells.
    Field {
        /// The influencer's handle, or the account's.
        Handle "handle";
        /// The influencer's name, or the account's.
        Name "name";
        /// The influencer, by handle or name.
        Influencer "influencer";
        /// The platform.
        Platform "platform";
        /// The account's followers, of a post those on its day.
        Followers "followers";
        /// What the platform calls the post.
        PostId "post_id";
        /// The post's address.
        Permalink "permalink";
        /// The day the post was published.
        Published "published";
        /// What kind of post it is.
        PostKind "kind";
        /// Times it was shown.
        Impressions "impressions";
        /// Times it was viewed.
        Views "views";
        /// People who saw it.
        Reach "reach";
        /// Likes.
        Likes "likes";
        /// Comments.
        Comments "comments";
        /// Shares.
        Shares "shares";
        /// Saves.
        Saves "saves";
        /// Clicks on the link.
        Clicks "clicks";
        /// New users who came by a tagged link.
        NewUsers "new_users";
        /// Assets delivered beside the post.
        OtherAssets "other_assets";
        /// What was paid: the influencer's fee, or the post's own cost.
        Fee "fee";
        /// Goods given, at cost.
        Product "product";
        /// Getting the goods there.
        Shipping "shipping";
        /// Usage rights, travel and the like.
        OtherCost "other_cost";
        /// Commission on sales.
        Commission "commission";
        /// Free text about the influencer.
        Notes "notes";
        /// Orders.
        Orders "orders";
        /// Revenue.
        Revenue "revenue";
        /// First-time customers.
        NewCustomers "new_customers";
        /// Times the code was redeemed.
        Redemptions "redemptions";
        /// Discounts that are not yet taken off the revenue.
        Discounts "discounts";
        /// The discount code: the influencer's, or those of an order apart by commas.
        Code "code";
        /// What the shop calls the order.
        OrderId "order_id";
        /// When the order was placed.
        Placed "placed";
        /// What was paid for the order, before refunds.
        Total "total";
        /// What was paid back.
        Refunded "refunded";
        /// The currency of the row's sums, by its ISO 4217 code.
        Currency "currency";
        /// Whether and how the order was paid, by the stable name of its state.
        OrderState "order_state";
        /// When the order was cancelled.
        Cancelled "cancelled";
        /// Whether it was the customer's first order.
        NewCustomer "new_customer";
        /// `utm_source`.
        UtmSource "utm_source";
        /// `utm_medium`.
        UtmMedium "utm_medium";
        /// `utm_campaign`.
        UtmCampaign "utm_campaign";
        /// `utm_content`.
        UtmContent "utm_content";
        /// `utm_term`.
        UtmTerm "utm_term";
        /// Source and medium in one cell, with ` / ` between.
        SourceMedium "source_medium";
        /// The channel that web analytics put the visits in.
        Channel "channel";
        /// Visits.
        Sessions "sessions";
        /// What counts as a success on the site.
        KeyEvents "key_events";
        /// The day that the row is about.
        Day "day";
        /// Which day it is of those that the file is about, from 0.
        NthDay "nth_day";
        /// The days that the row is about, first and last.
        Range "range";
        /// New followers of the day.
        Follows "follows";
        /// Views of the profile.
        ProfileViews "profile_views";
        /// A number that its header names.
        Number "number";
        /// The id in a table of ours.
        OwnId "own_id";
        /// A text in a table of ours, which its header names.
        OwnText "own_text";
        /// A whole number in a table of ours, which its header names.
        OwnCount "own_count";
        /// A sum of money in a table of ours, which its header names.
        OwnSum "own_sum";
        /// A number with decimals in a table of ours, which its header names.
        OwnNumber "own_number";
        /// A day in a table of ours, which its header names.
        OwnDay "own_day";
    }
}

/// How the cells of a column are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// As they are.
    Text,
    /// As they are, unless they say that there is none.
    Name,
    /// The same, as far as they are addresses of pages on the web.
    Address,
    /// The same, unless a spreadsheet has rounded them.
    Id,
    /// As the stable name of a platform.
    Platform,
    /// As the stable name of a kind of post.
    PostKind,
    /// As the stable name of an order's state.
    OrderState,
    /// As an ISO 4217 code.
    Currency,
    /// As yes or no: `yes`, or nothing for no.
    YesOrNo,
    /// As a whole number.
    Count,
    /// As money.
    Sum,
    /// As a number that may have decimals.
    Number,
    /// As a day.
    Day,
    /// As a first and a last day: `2026-05-01/2026-05-31`.
    Range,
}

impl Field {
    /// Whether its header tells which of several columns is meant.
    pub fn may_repeat(self) -> bool {
        use Field::*;
        matches!(self, Number | OwnText | OwnCount | OwnSum | OwnNumber | OwnDay)
    }

    /// How its cells are read in a table about `about`.
    pub fn kind(self, about: About) -> Kind {
        use Field::*;
        match self {
            Day | Published | Placed | Cancelled | OwnDay => Kind::Day,
            _ if about == About::Days && self.counted().is_some() => Kind::Number,
            PostId | OrderId => Kind::Id,
            Permalink => Kind::Address,
            Handle | Name | Influencer | Code | SourceMedium | Channel => Kind::Name,
            UtmSource | UtmMedium | UtmCampaign | UtmContent | UtmTerm => Kind::Name,
            Notes | OwnId | OwnText => Kind::Text,
            Platform => Kind::Platform,
            PostKind => Kind::PostKind,
            OrderState => Kind::OrderState,
            Currency => Kind::Currency,
            NewCustomer => Kind::YesOrNo,
            Fee | Product | Shipping | OtherCost | Commission | Revenue | Discounts | Total | Refunded | OwnSum => {
                Kind::Sum
            }
            KeyEvents | Number | OwnNumber => Kind::Number,
            Range => Kind::Range,
            Followers | Impressions | Views | Reach | Likes | Comments | Shares | Saves | Clicks | NewUsers
            | OtherAssets | Orders | NewCustomers | Redemptions | Sessions | Follows | ProfileViews | NthDay
            | OwnCount => Kind::Count,
        }
    }

    /// Whether a day in a row about `about` says something that is kept.
    pub fn dates(self, about: About) -> bool {
        matches!(
            (self, about),
            (Field::Published, About::Posts)
                | (Field::Placed | Field::Cancelled, About::Orders)
                | (Field::Day, About::Days | About::Sessions)
                | (Field::OwnDay, About::Posts | About::Influencers)
        )
    }

    /// Whether its numbers are whole, also where a day's are read as any number.
    pub fn is_whole(self) -> bool {
        self.kind(About::Posts) == Kind::Count
    }

    /// Whether its numbers are money, also where a day's are read as any number.
    pub fn is_sum(self) -> bool {
        self.kind(About::Posts) == Kind::Sum
    }

    /// Whether its sums that name no currency are in that of a fact beside them, and not in the campaign's.
    pub fn has_currency_beside(self) -> bool {
        matches!(self, Field::OwnSum | Field::Refunded)
    }

    /// The measure of a post that it is a reading of.
    pub fn measure(self) -> Option<Measure> {
        Some(match self {
            Field::Impressions => Measure::Impressions,
            Field::Views => Measure::Views,
            Field::Reach => Measure::Reach,
            Field::Likes => Measure::Likes,
            Field::Comments => Measure::Comments,
            Field::Shares => Measure::Shares,
            Field::Saves => Measure::Saves,
            Field::Clicks => Measure::Clicks,
            Field::NewUsers => Measure::NewUsers,
            _ => return None,
        })
    }

    /// What a daily series of it counts.
    pub fn counted(self) -> Option<Counted> {
        Some(match self {
            Field::Revenue | Field::Total => Counted::Revenue,
            Field::Orders => Counted::Orders,
            Field::Sessions => Counted::Sessions,
            Field::Followers => Counted::Followers,
            Field::Follows => Counted::Follows,
            Field::Views => Counted::Views,
            Field::Reach => Counted::Reach,
            Field::ProfileViews => Counted::ProfileViews,
            Field::Likes => Counted::Likes,
            Field::Comments => Counted::Comments,
            Field::Shares => Counted::Shares,
            Field::Clicks => Counted::Clicks,
            Field::Number => Counted::Other,
            _ => return None,
        })
    }
}
