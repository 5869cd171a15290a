//! The facts of a campaign: what people typed or imported, and nothing that can be computed from it.

use std::rc::Rc;

pub use chrono::NaiveDate as Date;

use super::advice::Advice;
use super::id::{CampaignId, InfluencerId, PostId};
use super::insights::Insights;
use super::rates::Rates;
use super::records::Records;
use super::tracking::{Codes, Discount, OwnParts, Tracking};
use crate::kpi::catalogue::KpiId;
use crate::kpi::definitions::Definitions;
pub use crate::kpi::platform::Platform;
use crate::kpi::unit::Currency;

/// Reads a day as ISO 8601 writes it, such as `2026-05-03`; years beyond four digits carry a sign.
pub fn read_date(text: &str) -> Option<Date> {
    let mut parts = text.rsplitn(3, '-');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    Date::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A sum in minor units of the campaign's own currency.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct Amount(pub i64);

/// What a campaign is for; it may be for more than one thing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Objective {
    /// To be seen by many.
    Awareness,
    /// To sell.
    Sales,
    /// To get content made.
    Content,
}

impl Objective {
    /// Every objective, in the order they are shown.
    pub const ALL: [Objective; 3] = [Objective::Awareness, Objective::Sales, Objective::Content];

    /// The stable name in documents.
    pub fn key(self) -> &'static str {
        match self {
            Objective::Awareness => "awareness",
            Objective::Sales => "sales",
            Objective::Content => "content",
        }
    }

    /// The chosen ones in the order they are shown, each once.
    pub fn in_order(chosen: &[Objective]) -> Vec<Objective> {
        Objective::ALL.into_iter().filter(|objective| chosen.contains(objective)).collect()
    }
}

/// One campaign with everything that is told about it.
#[derive(Clone, PartialEq, Debug)]
pub struct Campaign {
    /// Names the campaign for good, on this machine and on others.
    pub id: CampaignId,
    /// What the user calls it.
    pub name: String,
    /// Whose campaign it is.
    pub brand: String,
    /// In the order of [`Objective::ALL`], each once.
    pub objectives: Vec<Objective>,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
    /// The currency of every amount that does not name its own.
    pub currency: Currency,
    /// What others are worth in it.
    pub rates: Rates,
    /// Which of several definitions the campaign chose.
    pub definitions: Definitions,
    /// The brand's followers before and after.
    pub brand_followers: BrandFollowers,
    /// What is left of revenue, and what returns and fees take.
    pub economics: Economics,
    /// What each KPI should come to, in the KPI's unit (money in major units, rates as fractions).
    pub targets: Targets,
    /// What may be spent.
    pub budget: Option<Amount>,
    /// Free text.
    pub notes: String,
    /// The day the campaign was put into the bin.
    pub binned: Option<Date>,
    /// Advice that nobody wants to see again, in the order of [`Advice::ALL`].
    pub dismissed: Vec<Advice>,
    /// What its tagged links and codes are made of.
    pub tracking: Tracking,
    /// In the user's order.
    pub influencers: Vec<Rc<Influencer>>,
    /// In the user's order; each belongs to one of the influencers.
    pub posts: Vec<Rc<Post>>,
    /// Orders, sessions and daily series.
    pub records: Rc<Records>,
}

/// What each KPI should come to, in the order of the catalogue.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Targets(Vec<(KpiId, f64)>);

impl Targets {
    /// The target of `kpi`, if it has one.
    pub fn get(&self, kpi: KpiId) -> Option<f64> {
        self.iter().find(|(other, _)| *other == kpi).map(|(_, target)| target)
    }

    /// Sets the target of `kpi` and returns the one before.
    pub fn insert(&mut self, kpi: KpiId, target: f64) -> Option<f64> {
        let old = self.remove(kpi);
        let place = self.0.partition_point(|(other, _)| *other < kpi);
        self.0.insert(place, (kpi, target));
        old
    }

    /// Takes the target of `kpi` away and returns it.
    pub fn remove(&mut self, kpi: KpiId) -> Option<f64> {
        let old = self.get(kpi);
        self.0.retain(|(other, _)| *other != kpi);
        old
    }

    /// Every KPI that has a target, with it.
    pub fn iter(&self) -> impl Iterator<Item = (KpiId, f64)> {
        self.0.iter().copied()
    }
}

impl Extend<(KpiId, f64)> for Targets {
    fn extend<I: IntoIterator<Item = (KpiId, f64)>>(&mut self, targets: I) {
        for (kpi, target) in targets {
            self.insert(kpi, target);
        }
    }
}

impl FromIterator<(KpiId, f64)> for Targets {
    fn from_iter<I: IntoIterator<Item = (KpiId, f64)>>(targets: I) -> Self {
        let mut all = Targets::default();
        all.extend(targets);
        all
    }
}

/// The brand's own followers at the campaign's ends.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct BrandFollowers {
    /// On the first day.
    pub start: Option<u64>,
    /// On the last day.
    pub end: Option<u64>,
}

/// The brand's unit economics, each a fraction of revenue.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Economics {
    /// Contribution margin before fees and returns.
    pub margin: Option<f64>,
    /// Payment and marketplace fees.
    pub fee_rate: Option<f64>,
    /// Returned goods.
    pub return_rate: Option<f64>,
    /// Profit that must be left.
    pub target_profit: Option<f64>,
}

/// Somebody who posts for the campaign.
#[derive(Clone, PartialEq, Debug)]
pub struct Influencer {
    /// Names the influencer within the campaign.
    pub id: InfluencerId,
    /// Display name; may be empty.
    pub name: String,
    /// Without "@".
    pub handle: String,
    /// One for each platform at most, in the order of [`Platform::ALL`]; each tells something.
    pub accounts: Vec<Account>,
    /// Free text.
    pub notes: String,
    /// What was agreed for the posts that have no cost of their own.
    pub fee: Fee,
    /// Goods given, at cost.
    pub product: Option<Amount>,
    /// Getting the goods there.
    pub shipping: Option<Amount>,
    /// Usage rights, travel, agency and the like.
    pub other: Option<Amount>,
    /// Commission on sales.
    pub commission: Option<Amount>,
    /// Totals that are known for the influencer as a whole.
    pub totals: Totals,
    /// The codes that the influencer gives out.
    pub codes: Codes,
    /// What they take off; none for what the campaign says.
    pub discount: Option<Discount>,
    /// What differs in the influencer's links from the campaign's pattern.
    pub links: OwnParts,
}

impl Influencer {
    /// An influencer of whom only the handle is known.
    pub fn new(id: InfluencerId, handle: impl Into<String>) -> Self {
        Influencer {
            id,
            name: String::new(),
            handle: handle.into(),
            accounts: Vec::new(),
            notes: String::new(),
            fee: Fee::default(),
            product: None,
            shipping: None,
            other: None,
            commission: None,
            totals: Totals::default(),
            codes: Codes::default(),
            discount: None,
            links: OwnParts::default(),
        }
    }

    /// The account on `platform`, if the influencer has one.
    pub fn account(&self, platform: Platform) -> Option<&Account> {
        self.accounts.iter().find(|account| account.platform == platform)
    }

    /// The name to show: the display name, else the handle.
    pub fn label(&self) -> &str {
        if self.name.is_empty() { &self.handle } else { &self.name }
    }
}

/// An influencer's account on one platform.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Account {
    /// Where.
    pub platform: Platform,
    /// How many follow it.
    pub followers: Option<u64>,
    /// Whether the number is an estimate.
    pub estimated: bool,
}

impl Account {
    /// Whether nothing is told about it, so that it need not be kept.
    pub(crate) fn is_blank(&self) -> bool {
        self.followers.is_none() && !self.estimated
    }
}

/// An influencer's fee. Each part stands for itself: a fee that is typed anew keeps its currency and rate.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Fee {
    /// Minor units of the fee's currency.
    pub amount: Option<Amount>,
    /// The currency that was agreed; none for the campaign's, whichever that is.
    pub currency: Option<Currency>,
    /// Major units of the campaign's currency for one of the fee's; a fee in another currency has no known cost without it.
    pub rate: Option<f64>,
    /// The day the rate was taken.
    pub date: Option<Date>,
}

impl Fee {
    /// A fee in the campaign's currency.
    pub fn at_home(amount: Amount) -> Self {
        Fee { amount: Some(amount), ..Fee::default() }
    }

    /// The fee's currency, if it is another one than the campaign's.
    pub fn foreign(&self, home: Currency) -> Option<Currency> {
        self.currency.filter(|currency| *currency != home)
    }
}

/// Facts known for an influencer as a whole rather than for single posts.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Totals {
    /// Orders.
    pub orders: Option<u64>,
    /// Revenue net of discounts and refunds.
    pub revenue: Option<Amount>,
    /// Link clicks; stands for the clicks of the single posts.
    pub clicks: Option<u64>,
    /// First-time customers.
    pub new_customers: Option<u64>,
    /// Code redemptions.
    pub redemptions: Option<u64>,
    /// Discounts not yet taken off the revenue.
    pub discounts: Option<Amount>,
}

/// What kind of content a post is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PostKind {
    /// A picture, or a plain post.
    Image,
    /// Several pictures.
    Carousel,
    /// A story.
    Story,
    /// A short vertical video: reel, TikTok, short.
    Short,
    /// A long video.
    Video,
    /// A live stream.
    Live,
    /// A text: article, thread, note.
    Text,
}

impl PostKind {
    /// Every kind, in the order they are offered.
    pub const ALL: [PostKind; 7] = [
        PostKind::Image,
        PostKind::Carousel,
        PostKind::Story,
        PostKind::Short,
        PostKind::Video,
        PostKind::Live,
        PostKind::Text,
    ];

    /// The stable name in documents and files.
    pub fn key(self) -> &'static str {
        match self {
            PostKind::Image => "image",
            PostKind::Carousel => "carousel",
            PostKind::Story => "story",
            PostKind::Short => "short",
            PostKind::Video => "video",
            PostKind::Live => "live",
            PostKind::Text => "text",
        }
    }

    /// The kind with this stable name.
    pub fn from_key(key: &str) -> Option<PostKind> {
        PostKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// Whether a post is out yet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub enum Status {
    /// Agreed, not out yet: counts for nothing but its share of the cost.
    Planned,
    /// Published.
    #[default]
    Live,
}

/// One post of an influencer.
#[derive(Clone, PartialEq, Debug)]
pub struct Post {
    /// Names the post within the campaign.
    pub id: PostId,
    /// Whose post.
    pub influencer: InfluencerId,
    /// Where.
    pub platform: Platform,
    /// What kind.
    pub kind: PostKind,
    /// The post's address; may be empty.
    pub permalink: String,
    /// What the platform calls the post, for files that tell no permalink; may be empty.
    pub platform_id: String,
    /// The publishing day, planned or real.
    pub published: Option<Date>,
    /// Planned or live.
    pub status: Status,
    /// What the platform reports about it.
    pub insights: Insights,
    /// Its own cost, in place of a share of the influencer's fee.
    pub cost: Option<Amount>,
    /// The account's followers on the publishing day.
    pub followers: Option<u64>,
    /// Assets delivered beside the post itself, such as raw pictures.
    pub other_assets: Option<u64>,
}

impl Post {
    /// A live post of which nothing else is known.
    pub fn new(id: PostId, influencer: InfluencerId, platform: Platform, kind: PostKind) -> Self {
        Post {
            id,
            influencer,
            platform,
            kind,
            permalink: String::new(),
            platform_id: String::new(),
            published: None,
            status: Status::Live,
            insights: Insights::default(),
            cost: None,
            followers: None,
            other_assets: None,
        }
    }
}

impl Campaign {
    /// An empty campaign.
    pub fn new(id: CampaignId, name: impl Into<String>, currency: Currency) -> Self {
        Campaign {
            id,
            name: name.into(),
            brand: String::new(),
            objectives: vec![Objective::Awareness],
            start: None,
            end: None,
            currency,
            rates: Rates::default(),
            definitions: Definitions::default(),
            brand_followers: BrandFollowers::default(),
            economics: Economics::default(),
            targets: Targets::default(),
            budget: None,
            notes: String::new(),
            binned: None,
            dismissed: Vec::new(),
            tracking: Tracking::default(),
            influencers: Vec::new(),
            posts: Vec::new(),
            records: Rc::default(),
        }
    }

    /// The influencer with this id.
    pub fn influencer(&self, id: InfluencerId) -> Option<&Rc<Influencer>> {
        self.influencers.iter().find(|influencer| influencer.id == id)
    }

    /// The post with this id.
    pub fn post(&self, id: PostId) -> Option<&Rc<Post>> {
        self.posts.iter().find(|post| post.id == id)
    }

    /// The posts of one influencer, in the user's order.
    pub fn posts_of(&self, influencer: InfluencerId) -> impl Iterator<Item = &Rc<Post>> {
        self.posts.iter().filter(move |post| post.influencer == influencer)
    }
}
