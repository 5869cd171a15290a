//! Before the campaign: what things will cost and bring, from prices and rates that one expects.

use super::super::formula::Expr::{self, Number, Of, Per, Times};
use super::super::measure::Measure::*;
use super::super::unit::Unit::{Count, Money};
use super::Better::{Higher, Lower};
use super::{Kpi, family, source};

const BUDGET_IMPRESSIONS: Expr = Times(&Per(&Of(Cost), &Of(Cpm)), &Number(1000.0));
const BUDGET_CLICKS: Expr = Times(&BUDGET_IMPRESSIONS, &Of(Ctr));
const BUDGET_ORDERS: Expr = Times(&BUDGET_CLICKS, &Of(ConversionRate));
const IMPRESSIONS_COST: Expr = Times(&Per(&Of(Impressions), &Number(1000.0)), &Of(Cpm));

family! {
    /// Estimates.
    Plan {
        /// What impressions cost at a CPM; also the highest fee worth paying for that CPM.
        CostAtCpm = Kpi::new("cost_at_cpm", Money, Lower, IMPRESSIONS_COST, source::CPM);
        /// What a budget buys at a CPM.
        ImpressionsAtCpm = Kpi::new("impressions_at_cpm", Count, Higher, BUDGET_IMPRESSIONS, source::CPM);
        /// The CPM that a price per click comes to.
        CpmFromCpc = Kpi::new("cpm_from_cpc", Money, Lower, Times(&Times(&Of(Cpc), &Of(Ctr)), &Number(1000.0)), source::CPM);
        /// The highest fee worth paying for a target cost per engagement.
        FeeAtCpe = Kpi::new("fee_at_cpe", Money, Lower, Times(&Of(Engagements), &Of(Cpe)), source::ADVERTISING_TERMS);
        /// The highest fee worth paying for a target ROAS.
        FeeAtRoas = Kpi::new("fee_at_roas", Money, Lower, Per(&Of(Revenue), &Of(Roas)), source::ROAS);
        /// How many followers a post will reach.
        ExpectedReach = Kpi::new("expected_reach", Count, Higher, Times(&Of(Followers), &Of(ReachRate)), source::SOCIAL_METRICS);
        /// Clicks that a budget buys.
        ExpectedClicks = Kpi::new("expected_clicks", Count, Higher, BUDGET_CLICKS, source::ADVERTISING_TERMS);
        /// Orders that a budget buys.
        ExpectedOrders = Kpi::new("expected_orders", Count, Higher, BUDGET_ORDERS, source::COMMERCE);
        /// Revenue that a budget buys.
        ExpectedRevenue = Kpi::new("expected_revenue", Money, Higher, Times(&BUDGET_ORDERS, &Of(OrderValue)), source::COMMERCE);
    }
}
