//! The catalogue: each KPI is declared once, in the file of its family.
//!
//! A declaration is one line or a few: the variant's name, its stable id, its unit, which direction is better, its
//! formula and where the definition stands. Everything else is derived from it.

use std::fmt;
use std::str::FromStr;

use super::definitions::Definitions;
use super::formula::Expr;
use super::measure::{Grain, Measure};
use super::unit::Unit;

mod awareness;
mod content;
mod plan;
mod sales;
mod value;

pub use awareness::Awareness;
pub use content::Content;
pub use plan::Plan;
pub use sales::Sales;
pub use value::Value;

/// Which direction of a KPI is the good one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Better {
    /// More is better: reach, revenue.
    Higher,
    /// Less is better: prices.
    Lower,
}

/// Where a definition stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Source {
    /// Who says so.
    pub name: &'static str,
    /// The page or paper.
    pub url: &'static str,
}

/// How the campaign's choice of definition picks the formula.
pub type Choose = fn(&Definitions) -> Option<&'static Expr>;

/// A formula, or several under one name of which each campaign chooses one.
#[derive(Clone, Copy, Debug)]
pub enum Formula {
    /// The field agrees.
    One(Expr),
    /// The campaign chooses.
    Chosen(Choose),
}

/// One entry of the catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Kpi {
    /// The stable id of exports and of `data-kpi`.
    pub key: &'static str,
    /// The unit of the result.
    pub unit: Unit,
    /// The good direction.
    pub better: Better,
    /// How it is computed.
    pub formula: Formula,
    /// Whether the mean of the posts' own ratios exists beside the overall ratio.
    pub averaged: bool,
    /// Set when the rows are coarser than the formula's measures demand.
    pub rows: Option<Grain>,
    /// Where the definition stands.
    pub source: Source,
}

impl Kpi {
    const fn new(key: &'static str, unit: Unit, better: Better, formula: Expr, source: Source) -> Kpi {
        Kpi { key, unit, better, formula: Formula::One(formula), averaged: false, rows: None, source }
    }

    const fn chosen(key: &'static str, unit: Unit, better: Better, formula: Choose, source: Source) -> Kpi {
        Kpi { key, unit, better, formula: Formula::Chosen(formula), averaged: false, rows: None, source }
    }

    /// The same, over coarser rows.
    const fn over(self, rows: Grain) -> Kpi {
        Kpi { rows: Some(rows), ..self }
    }

    /// A rate: a plain ratio that also exists as mean of the posts' ratios.
    const fn rate(key: &'static str, formula: Expr, source: Source) -> Kpi {
        Kpi {
            key,
            unit: Unit::Rate,
            better: Better::Higher,
            formula: Formula::One(formula),
            averaged: true,
            rows: None,
            source,
        }
    }
}

/// Declares a family: an enum of its KPIs and the entry of each.
macro_rules! family {
    ($(#[$doc:meta])* $family:ident { $($(#[$kpi_doc:meta])* $name:ident = $entry:expr;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $family { $($(#[$kpi_doc])* $name,)* }

        impl $family {
            /// Every KPI of the family, in the order of declaration.
            pub const ALL: &'static [$family] = &[$($family::$name,)*];
            pub(super) const IDS: &'static [super::KpiId] = &[$(super::KpiId::$family($family::$name),)*];

            pub(super) fn entry(self) -> &'static super::Kpi {
                match self {
                    $($family::$name => {
                        static ENTRY: super::Kpi = $entry;
                        &ENTRY
                    })*
                }
            }
        }
    };
}
use family;

/// Names a KPI of the catalogue.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)] // each variant is the family of that name
pub enum KpiId {
    Awareness(Awareness),
    Content(Content),
    Sales(Sales),
    Value(Value),
    Plan(Plan),
}

/// The two ways to read a rate over several posts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Reading {
    /// The ratio of the sums.
    Overall,
    /// The mean of the posts' own ratios.
    AveragePost,
}

impl KpiId {
    /// Every KPI of the catalogue, family by family.
    pub fn all() -> impl Iterator<Item = KpiId> {
        [Awareness::IDS, Content::IDS, Sales::IDS, Value::IDS, Plan::IDS].into_iter().flatten().copied()
    }

    /// The KPI's declaration.
    pub fn entry(self) -> &'static Kpi {
        match self {
            KpiId::Awareness(id) => id.entry(),
            KpiId::Content(id) => id.entry(),
            KpiId::Sales(id) => id.entry(),
            KpiId::Value(id) => id.entry(),
            KpiId::Plan(id) => id.entry(),
        }
    }

    /// The stable id of exports and of `data-kpi`.
    pub fn key(self) -> &'static str {
        self.entry().key
    }

    /// The id of one reading: the average post has a suffix.
    pub fn key_of(self, reading: Reading) -> String {
        match reading {
            Reading::Overall => self.key().to_owned(),
            Reading::AveragePost => format!("{}_average", self.key()),
        }
    }

    /// The formula under the campaign's definitions; none if it has chosen none.
    pub fn formula(self, definitions: &Definitions) -> Option<&'static Expr> {
        match &self.entry().formula {
            Formula::One(formula) => Some(formula),
            Formula::Chosen(choose) => choose(definitions),
        }
    }

    /// Every formula that a campaign could choose, for checks that must hold for all of them.
    pub fn formulas(self) -> Vec<&'static Expr> {
        let mut formulas: Vec<_> =
            Definitions::every_choice().iter().filter_map(|chosen| self.formula(chosen)).collect();
        formulas.dedup();
        formulas
    }

    /// Whether whoever knows it, and what came of the campaign, can tell what was or is to be paid, or what is left of a sale.
    pub fn tells_cost(self) -> bool {
        use Measure::{Cost, FeeRate, Margin, ReturnRate, TargetProfit};
        let told = |formula: &Expr| {
            [Cost, Margin, FeeRate, ReturnRate, TargetProfit].iter().any(|one| formula.measures().has(*one))
        };
        matches!(self, KpiId::Plan(_)) || self.formulas().into_iter().any(told)
    }

    /// The rows it is computed over; none if it runs on parameters alone.
    pub fn grain(self, definitions: &Definitions) -> Option<Grain> {
        self.entry().rows.or(self.formula(definitions)?.grain())
    }

    /// The measures whose ratio is averaged over posts, for rates.
    pub fn averaged(self, definitions: &Definitions) -> Option<(Measure, Measure)> {
        if self.entry().averaged { self.formula(definitions)?.ratio() } else { None }
    }
}

/// A text that names no KPI.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoSuchKpi;

impl FromStr for KpiId {
    type Err = NoSuchKpi;
    fn from_str(key: &str) -> Result<Self, NoSuchKpi> {
        KpiId::all().find(|id| id.key() == key).ok_or(NoSuchKpi)
    }
}

impl fmt::Display for KpiId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.key())
    }
}

/// Where the definitions of the catalogue stand.
mod source {
    use super::Source;

    pub const ADVERTISING_TERMS: Source = Source {
        name: "Google Ads Help: glossary of cost and performance terms",
        url: "https://support.google.com/google-ads/topic/3121777",
    };
    pub const CPM: Source =
        Source { name: "Wikipedia: Cost per mille", url: "https://en.wikipedia.org/wiki/Cost_per_mille" };
    pub const ENGAGEMENT: Source = Source {
        name: "Hootsuite: Engagement rate formulas",
        url: "https://blog.hootsuite.com/calculate-engagement-rate/",
    };
    pub const SOCIAL_METRICS: Source = Source {
        name: "Sprout Social: Social media metrics",
        url: "https://sproutsocial.com/insights/social-media-metrics/",
    };
    pub const INFLUENCER_KPIS: Source =
        Source { name: "Later: Influencer marketing KPIs", url: "https://later.com/blog/influencer-marketing-kpis/" };
    pub const ROAS: Source =
        Source { name: "Wikipedia: Return on ad spend", url: "https://en.wikipedia.org/wiki/Return_on_ad_spend" };
    pub const ROI: Source = Source {
        name: "Wikipedia: Return on marketing investment",
        url: "https://en.wikipedia.org/wiki/Return_on_marketing_investment",
    };
    pub const COMMERCE: Source =
        Source { name: "Shopify: Ecommerce metrics", url: "https://www.shopify.com/blog/basic-ecommerce-metrics" };
    pub const CAC: Source = Source {
        name: "Wikipedia: Customer acquisition cost",
        url: "https://en.wikipedia.org/wiki/Customer_acquisition_cost",
    };
    pub const BREAK_EVEN: Source =
        Source { name: "Wikipedia: Break-even point", url: "https://en.wikipedia.org/wiki/Break-even_point" };
    pub const CAUSAL_IMPACT: Source = Source {
        name: "Brodersen et al. 2015: Inferring causal impact using Bayesian structural time-series models",
        url: "https://research.google/pubs/inferring-causal-impact-using-bayesian-structural-time-series-models/",
    };
    pub const EMV: Source = Source {
        name: "Influencer Marketing Hub: Earned media value",
        url: "https://influencermarketinghub.com/earned-media-value/",
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_are_unique_and_read_back() {
        let keys: BTreeSet<_> = KpiId::all().map(KpiId::key).collect();
        assert_eq!(keys.len(), KpiId::all().count());
        assert!(KpiId::all().all(|id| id.key().parse() == Ok(id)));
    }

    #[test]
    fn every_formula_has_the_unit_it_claims() {
        for id in KpiId::all() {
            for formula in id.formulas() {
                let dimension = dimension(formula).unwrap_or_else(|| panic!("{id}: adds unlike things"));
                let claimed = i32::from(id.entry().unit == Unit::Money);
                assert_eq!(dimension, claimed, "{id}");
            }
        }
    }

    /// The power of money in a result; sums must agree.
    fn dimension(formula: &Expr) -> Option<i32> {
        match *formula {
            Expr::Of(measure) | Expr::OrNone(measure) => Some(i32::from(measure.unit() == Unit::Money)),
            Expr::Number(_) => Some(0),
            Expr::Plus(a, b) | Expr::Minus(a, b) => dimension(a).filter(|power| dimension(b) == Some(*power)),
            Expr::Times(a, b) => Some(dimension(a)? + dimension(b)?),
            Expr::Per(a, b) => Some(dimension(a)? - dimension(b)?),
            Expr::RoundUp(a) => dimension(a),
        }
    }

    #[test]
    fn averaged_kpis_are_plain_ratios() {
        for id in KpiId::all().filter(|id| id.entry().averaged) {
            assert!(id.formulas().iter().all(|formula| formula.ratio().is_some()), "{id}");
        }
    }
}
