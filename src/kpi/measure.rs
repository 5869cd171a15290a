//! Measures: the facts that formulas are made of, each with its unit and the kind of row it is told about.

use super::unit::Unit;

/// The kind of row a fact belongs to, from the finest to the coarsest.
///
/// A formula is computed over rows of the coarsest grain among its measures; finer facts are added up to that grain first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Grain {
    /// One published post.
    Post,
    /// One influencer on one platform.
    Account,
    /// One influencer.
    Influencer,
    /// One campaign.
    Campaign,
}

macro_rules! measures {
    ($($(#[$doc:meta])* $name:ident $key:literal $unit:ident $role:ident;)*) => {
        /// One kind of fact. Its [`key`](Measure::key) names it in links, files and on the page.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Measure { $($(#[$doc])* $name,)* }

        impl Measure {
            /// Every measure, in the order of declaration.
            pub const ALL: &'static [Measure] = &[$(Measure::$name,)*];

            /// The stable name in links, exports and the page.
            pub fn key(self) -> &'static str {
                match self { $(Measure::$name => $key,)* }
            }

            /// The unit of one reading.
            pub fn unit(self) -> Unit {
                match self { $(Measure::$name => Unit::$unit,)* }
            }

            /// Where the fact stands.
            pub fn role(self) -> Role {
                match self { $(Measure::$name => Role::$role,)* }
            }
        }
    };
}

/// Where a measure's facts stand.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Role {
    /// Told about each post.
    Post,
    /// Told about each account that published.
    Account,
    /// Told about each influencer.
    Influencer,
    /// Told about the campaign and summed over campaigns.
    Campaign,
    /// A setting that holds for every row of a campaign (a margin, a target price); never summed.
    Parameter,
}

measures! {
    /// Times a post was shown, repeats included.
    Impressions "impressions" Count Post;
    /// Times a post was viewed or played, as the platform counts it.
    Views "views" Count Post;
    /// People who saw a post.
    Reach "reach" Count Post;
    /// Likes.
    Likes "likes" Count Post;
    /// Comments.
    Comments "comments" Count Post;
    /// Shares.
    Shares "shares" Count Post;
    /// Saves.
    Saves "saves" Count Post;
    /// Clicks on the link.
    Clicks "clicks" Count Post;
    /// New users who came by a tagged link.
    NewUsers "new_users" Count Post;
    /// Followers of the publishing account, on the publishing day where known.
    Followers "followers" Count Post;
    /// The engagements that the campaign chose to count.
    Engagements "engagements" Count Post;
    /// Fee, product, shipping, other and commission.
    Cost "cost" Money Post;
    /// Assets delivered: the post itself and what came with it.
    Assets "assets" Count Post;
    /// Followers of an account that published, counted once.
    SocialReach "social_reach" Count Account;
    /// One for each influencer who published.
    ActiveInfluencers "creators_active" Count Influencer;
    /// Orders attributed to the influencer.
    Orders "orders" Count Influencer;
    /// Revenue attributed to the influencer, net of discount and refunds.
    Revenue "revenue" Money Influencer;
    /// Customers who ordered for the first time.
    NewCustomers "new_customers" Count Influencer;
    /// Times the influencer's code was redeemed.
    Redemptions "redemptions" Count Influencer;
    /// Discounts that are not yet taken off the revenue.
    Discounts "discounts" Money Influencer;
    /// The brand's followers when the campaign started.
    FollowersStart "followers_start" Count Campaign;
    /// The brand's followers when the campaign ended.
    FollowersEnd "followers_end" Count Campaign;
    /// What the series of the campaign's study of lift came to, if it is money.
    LiftObserved "lift_observed" Money Campaign;
    /// What it was to come to without the campaign.
    LiftExpected "lift_expected" Money Campaign;
    /// What it came to beyond that, relative to it.
    LiftRate "lift_rate" Rate Campaign;
    /// Length of the campaign, first and last day included.
    Days "days" Days Parameter;
    /// Contribution margin: the part of revenue that is left after the goods.
    Margin "margin" Rate Parameter;
    /// Payment and marketplace fees as a part of revenue.
    FeeRate "fee_rate" Rate Parameter;
    /// Returned goods as a part of revenue.
    ReturnRate "return_rate" Rate Parameter;
    /// Profit to be left, as a part of revenue.
    TargetProfit "target_profit" Rate Parameter;
    /// A price for 1,000 impressions.
    Cpm "cpm" Money Parameter;
    /// A price for a click.
    Cpc "cpc" Money Parameter;
    /// A price for an engagement.
    Cpe "cpe" Money Parameter;
    /// Clicks as a part of impressions.
    Ctr "ctr" Rate Parameter;
    /// Orders as a part of clicks.
    ConversionRate "conversion_rate" Rate Parameter;
    /// Revenue of one order.
    OrderValue "aov" Money Parameter;
    /// Reach as a part of followers.
    ReachRate "reach_rate" Rate Parameter;
    /// Revenue for one unit of cost.
    Roas "roas" Multiple Parameter;
    /// What the campaign holds a like to be worth.
    LikeValue "like_value" Money Parameter;
    /// What the campaign holds a comment to be worth.
    CommentValue "comment_value" Money Parameter;
    /// What the campaign holds a share to be worth.
    ShareValue "share_value" Money Parameter;
    /// What the campaign holds a save to be worth.
    SaveValue "save_value" Money Parameter;
}

impl Measure {
    /// The measure whose key is `key`.
    pub fn from_key(key: &str) -> Option<Measure> {
        Measure::ALL.iter().copied().find(|measure| measure.key() == key)
    }

    /// The finest row the measure can be read from; parameters hold everywhere and have none.
    pub fn grain(self) -> Option<Grain> {
        match self.role() {
            Role::Post => Some(Grain::Post),
            Role::Account => Some(Grain::Account),
            Role::Influencer => Some(Grain::Influencer),
            Role::Campaign => Some(Grain::Campaign),
            Role::Parameter => None,
        }
    }
}

/// A set of measures, one bit each.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct MeasureSet(u64);

impl MeasureSet {
    /// No measure.
    pub const EMPTY: MeasureSet = MeasureSet(0);

    /// This set and `measure`.
    #[must_use]
    pub const fn with(self, measure: Measure) -> MeasureSet {
        MeasureSet(self.0 | 1 << measure as u64)
    }

    /// This set without `measure`.
    #[must_use]
    pub const fn without(self, measure: Measure) -> MeasureSet {
        MeasureSet(self.0 & !(1 << measure as u64))
    }

    /// Whether `measure` is in the set.
    pub const fn has(self, measure: Measure) -> bool {
        self.0 & 1 << measure as u64 != 0
    }

    /// Whether every measure of `other` is in this set.
    pub const fn covers(self, other: MeasureSet) -> bool {
        self.0 & other.0 == other.0
    }

    /// The measures of both sets.
    #[must_use]
    pub const fn or(self, other: MeasureSet) -> MeasureSet {
        MeasureSet(self.0 | other.0)
    }

    /// The measures that are in both sets.
    #[must_use]
    pub const fn and(self, other: MeasureSet) -> MeasureSet {
        MeasureSet(self.0 & other.0)
    }

    /// Whether the set has no measure.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The measures in the order of declaration.
    pub fn iter(self) -> impl Iterator<Item = Measure> {
        Measure::ALL.iter().copied().filter(move |measure| self.has(*measure))
    }
}

impl FromIterator<Measure> for MeasureSet {
    fn from_iter<I: IntoIterator<Item = Measure>>(measures: I) -> Self {
        measures.into_iter().fold(MeasureSet::EMPTY, MeasureSet::with)
    }
}

impl std::fmt::Debug for MeasureSet {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_unique_and_fit_one_word() {
        let keys: std::collections::BTreeSet<_> = Measure::ALL.iter().map(|measure| measure.key()).collect();
        assert_eq!(keys.len(), Measure::ALL.len());
        assert!(Measure::ALL.len() <= 64);
        assert!(Measure::ALL.iter().all(|measure| Measure::from_key(measure.key()) == Some(*measure)));
    }

    #[test]
    fn sets_behave_like_sets() {
        let paid = MeasureSet::from_iter([Measure::Cost, Measure::Reach]);
        assert!(paid.has(Measure::Cost) && !paid.has(Measure::Likes));
        assert!(paid.covers(MeasureSet::EMPTY.with(Measure::Reach)));
        assert_eq!(paid.without(Measure::Cost).iter().collect::<Vec<_>>(), [Measure::Reach]);
    }
}
