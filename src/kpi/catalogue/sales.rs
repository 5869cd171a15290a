//! Sales: what was sold, and what it cost to sell it.

use super::super::definitions::ReturnsModel;
use super::super::formula::Expr::{self, Minus, Number, Of, OrNone, Per, RoundUp, Times};
use super::super::measure::Measure::*;
use super::super::unit::Unit::{Count, Money, Multiple, Rate};
use super::Better::{Higher, Lower};
use super::{Kpi, family, source};

const GROSS_PROFIT: Expr = Minus(&Times(&Of(Revenue), &Of(Margin)), &OrNone(Discounts));
const LIFT: Expr = Minus(&Of(LiftObserved), &Of(LiftExpected));
const AFTER_FEES: Expr = Minus(&Of(Margin), &OrNone(FeeRate));
const AFTER_RETURNS: Expr = Minus(&AFTER_FEES, &OrNone(ReturnRate));
const KEPT: Expr = Times(&AFTER_FEES, &Minus(&Number(1.0), &OrNone(ReturnRate)));
const BREAK_EVEN_ADDITIVE: Expr = Per(&Number(1.0), &Minus(&AFTER_RETURNS, &OrNone(TargetProfit)));
const BREAK_EVEN_MULTIPLICATIVE: Expr = Per(&Number(1.0), &Minus(&KEPT, &OrNone(TargetProfit)));

family! {
    /// KPIs of a sales campaign.
    Sales {
        /// Orders.
        Orders = Kpi::new("orders", Count, Higher, Of(Orders), source::COMMERCE);
        /// Revenue net of discounts and refunds.
        Revenue = Kpi::new("revenue", Money, Higher, Of(Revenue), source::COMMERCE);
        /// Revenue of an order.
        Aov = Kpi::new("aov", Money, Higher, Per(&Of(Revenue), &Of(Orders)), source::COMMERCE);
        /// Orders by clicks.
        ConversionRate = Kpi::new("conversion_rate", Rate, Higher, Per(&Of(Orders), &Of(Clicks)), source::ADVERTISING_TERMS);
        /// Code redemptions.
        Redemptions = Kpi::new("redemptions", Count, Higher, Of(Redemptions), source::INFLUENCER_KPIS);
        /// Cost of an order.
        Cpa = Kpi::new("cpa", Money, Lower, Per(&Of(Cost), &Of(Orders)), source::ADVERTISING_TERMS);
        /// Cost of a new customer; repeat orders do not count.
        Cac = Kpi::new("cac", Money, Lower, Per(&Of(Cost), &Of(NewCustomers)), source::CAC);
        /// Revenue by cost, a multiple.
        Roas = Kpi::new("roas", Multiple, Higher, Per(&Of(Revenue), &Of(Cost)), source::ROAS);
        /// Return on investment by gross profit.
        Roi = Kpi::new("roi", Rate, Higher, Per(&Minus(&GROSS_PROFIT, &Of(Cost)), &Of(Cost)), source::ROI);
        /// Return on investment by revenue, as if goods cost nothing.
        RoiRevenue = Kpi::new("roi_revenue", Rate, Higher, Per(&Minus(&Of(Revenue), &Of(Cost)), &Of(Cost)), source::ROI);
        /// The ROAS at which nothing is lost.
        BreakEvenRoas = Kpi::chosen("break_even_roas", Multiple, Lower, |chosen| Some(match chosen.returns {
            ReturnsModel::Additive => &BREAK_EVEN_ADDITIVE,
            ReturnsModel::Multiplicative => &BREAK_EVEN_MULTIPLICATIVE,
        }), source::BREAK_EVEN);
        /// The orders at which nothing is lost.
        BreakEvenOrders = Kpi::new("break_even_orders", Count, Lower, RoundUp(&Per(&Of(Cost), &Times(&Per(&Of(Revenue), &Of(Orders)), &Of(Margin)))), source::BREAK_EVEN);
        /// Revenue beyond the baseline, by the campaign's study.
        Lift = Kpi::new("lift", Money, Higher, LIFT, source::CAUSAL_IMPACT);
        /// What a study found beyond the baseline, relative to the baseline.
        LiftRate = Kpi::new("lift_rate", Rate, Higher, Of(LiftRate), source::CAUSAL_IMPACT);
        /// Revenue beyond the baseline by cost, a multiple.
        IncrementalRoas = Kpi::new("incremental_roas", Multiple, Higher, Per(&LIFT, &Of(Cost)), source::CAUSAL_IMPACT);
    }
}
