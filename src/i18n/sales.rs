//! What each language must say about sales: they come later than the other texts.

use super::strings::{Counted, Named};
use crate::campaign::records::{OrderState, UtmTag};
use crate::kpi::definitions::Rule;
use crate::sales::attribution::OutOfTime;

pub(super) mod en;
pub(super) mod zh_cn;

/// Every text about orders and whose they are, in one language.
#[allow(missing_docs)] // each field is named by what it says
pub struct SalesStrings {
    // Where nothing is sold yet
    pub no_sales: &'static str,
    pub no_sales_text: &'static str,
    pub import_orders: &'static str,
    pub steps: [&'static str; 3],

    // Whose an order is
    pub whose: &'static str,
    pub rule: &'static str,
    pub rule_name: fn(Rule) -> &'static str,
    pub window: &'static str,
    /// What the rule does with a link that counts for so many days.
    pub rule_is: fn(Rule, &str) -> String,
    pub counted_once: &'static str,

    // Who sold what
    pub who_sold: &'static str,
    pub nobody: &'static str,
    pub all_orders: &'static str,
    /// So many of so many influencers are shown.
    pub most_of: fn(&str, &str) -> String,
    pub all_kpis: &'static str,

    // To check
    pub to_check: &'static str,
    pub conflicts: Counted,
    pub conflicts_text: &'static str,
    pub conflicts_region: &'static str,
    pub order: &'static str,
    pub had_part: &'static str,
    /// Who, and through what.
    pub part: fn(&str, &str) -> String,
    pub given_to: &'static str,
    pub by_code: Named,
    pub by_link: &'static str,
    /// A link that was opened on a day.
    pub by_link_on: Named,
    pub more_conflicts: Counted,
    /// Somebody's codes were used so often, on so many clicks.
    pub leak: fn(&str, &str, &str) -> String,
    /// From how many uses, and how many of them for one click.
    pub leak_rule: fn(&str, &str) -> String,
    pub unowned: fn(&str) -> String,
    pub totals_left_out: Named,
    /// So many orders without an amount in a currency.
    pub unpriced: fn(usize) -> String,
    /// How many orders wait for the rate of a currency, that one, and the campaign's.
    pub unrated: fn(usize, &str, &str) -> String,
    pub rates: &'static str,
    pub rates_text: &'static str,
    /// What one of a currency is worth, in the campaign's, with the day of that if it is known.
    pub rate_is: fn(&str, &str, Option<&str>) -> String,
    /// "*" is a currency.
    pub rate_date_of: Named,

    // Orders
    pub orders: &'static str,
    pub no_orders: &'static str,
    pub add_order: &'static str,
    pub order_number: &'static str,
    pub order_number_missing: &'static str,
    pub order_taken: &'static str,
    pub order_named: Named,
    pub remove_order: &'static str,
    pub back: &'static str,
    pub day: &'static str,
    pub paid: &'static str,
    pub paid_hint: &'static str,
    pub codes: &'static str,
    pub codes_hint: &'static str,
    pub tag: fn(UtmTag) -> &'static str,
    pub new_customer: &'static str,
    pub new_customer_is: fn(Option<bool>) -> &'static str,
    pub state: &'static str,
    pub state_is: fn(OrderState) -> &'static str,
    pub several: &'static str,
    pub about_order: &'static str,
    pub last_link: &'static str,
    pub last_link_hint: &'static str,
    pub touches: &'static str,
    pub touches_hint: &'static str,
    pub opened_on: &'static str,
    pub whose_link: &'static str,
    pub add_touch: &'static str,
    pub remove: &'static str,
    pub remove_touch: Named,
    /// Why a link has no part, with the days for which links have one.
    pub out_of_time: fn(OutOfTime, &str) -> String,
    pub is_nobodys: &'static str,
    pub is_somebodys: Named,
    pub is_split: Named,
    /// The same of an order that does not count.
    pub would_be_somebodys: Named,
    pub would_be_split: Named,
    /// In place of whose such an order is.
    pub counts_for_nobody: &'static str,
    /// What typed totals are good for once there are orders.
    pub totals_by_orders: &'static str,
    pub does_not_count: fn(OrderState) -> String,

    // Break-even
    pub break_even: &'static str,
    pub break_even_text: &'static str,
    pub chosen: &'static str,
    pub above: fn(&str, &str) -> String,
    pub below: fn(&str, &str) -> String,
    /// In place of both where the ROAS covers a part; which part, comes last.
    pub in_part: fn(&str, &str, &str) -> String,
    pub reaches_target: fn(&str, &str) -> String,
    pub misses_target: fn(&str, &str) -> String,

    // Visits
    pub visits: &'static str,
    pub visits_text: &'static str,
    pub sessions: &'static str,
    pub new_users: &'static str,
    pub key_events: &'static str,
    pub analytics_revenue: &'static str,
    pub other_visits: &'static str,
}
