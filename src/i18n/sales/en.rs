//! English.

use super::super::strings::named;
use super::SalesStrings;
use crate::campaign::records::{OrderState, UtmTag};
use crate::kpi::definitions::Rule;
use crate::sales::attribution::OutOfTime;

/// The English texts about sales.
pub const EN: SalesStrings = SalesStrings {
    no_sales: "Nothing sold yet",
    no_sales_text: "Three steps, and you see who sold what, each order counted once:",
    import_orders: "Import orders",
    steps: [
        "Give each influencer a code or a tagged link of their own: that is how an order tells whose it is.",
        "Bring in the orders: the file that your shop exports, or one by one below. Totals by influencer, typed on their forms, do as well.",
        "Choose whose an order is when several had a part in it, and read who sold what.",
    ],

    whose: "Whose an order is",
    rule: "Rule",
    rule_name: |rule| match rule {
        Rule::CodeWins => "A code wins",
        Rule::LastTouch => "The last link wins",
        Rule::SplitEvenly => "Equal parts",
    },
    window: "Days that a link counts",
    rule_is: |rule, days| match rule {
        Rule::CodeWins => format!(
            "Whose code was used gets the order. Without a code of somebody's own: whose link was opened last, at most {days} days before the order."
        ),
        Rule::LastTouch => format!(
            "Whose link was opened last, at most {days} days before the order, gets it, even where somebody else's code was used. Without such a link: whose code was used."
        ),
        Rule::SplitEvenly => format!(
            "Everybody whose code was used, or whose link was opened at most {days} days before the order, gets an equal part of it and of its revenue."
        ),
    },
    counted_once: "An order counts once, however often it is imported. Cancelled, unpaid and refunded orders do not count.",

    who_sold: "Who sold what",
    nobody: "Nobody",
    all_orders: "All orders that count",
    most_of: |shown, all| format!("The {shown} of {all} influencers who sold the most."),
    all_kpis: "All sales KPIs",

    to_check: "To check",
    conflicts: |count| match count {
        1 => "One order that several influencers had a part in".to_owned(),
        count => format!("{count} orders that several influencers had a part in"),
    },
    conflicts_text: "The rule settled whose they are. Nothing is left for you to do, unless you disagree with the rule.",
    conflicts_region: "Orders that several had a part in",
    order: "Order",
    had_part: "Who had a part",
    part: |who, through| format!("{who} ({through})"),
    given_to: "Given to",
    by_code: named("code *"),
    by_link: "link",
    by_link_on: named("link opened on *"),
    more_conflicts: |count| format!("And {count} more: choose “Several had a part” in the table of orders."),
    leak: |name, uses, clicks| {
        format!(
            "{name}: the codes were used {uses} times on {clicks} clicks. Most likely a coupon site lists them, and the orders would have come anyway."
        )
    },
    leak_rule: |uses, per_click| {
        format!("Told from {uses} uses on, and when there are more than {per_click} for each click.")
    },
    unowned: |codes| {
        format!(
            "Codes that were used and are no influencer's: {codes}. That is right for codes that everybody may use."
        )
    },
    totals_left_out: named(
        "Single orders stand in place of the totals typed for influencers, so that none counts twice. Left out are those of *.",
    ),
    unpriced: |count| match count {
        1 => "One order tells no amount, so that the revenue of whoever got it is unknown and in no sum.".to_owned(),
        count => {
            format!("{count} orders tell no amount, so that the revenue of whoever got them is unknown and in no sum.")
        }
    },
    unrated: |count, currency, home| {
        let (orders, them) =
            if count == 1 { ("One order is".to_owned(), "it") } else { (format!("{count} orders are"), "them") };
        format!(
            "{orders} in {currency}. Without a rate to {home}, which you can tell below, the revenue of whoever got {them} is unknown and in no sum."
        )
    },
    rates: "Other currencies",
    rates_text: "Orders and visits in these currencies count at the rate that you tell here, with its day, so that everybody sees where it is from.",
    rate_is: |one, worth, day| match day {
        Some(day) => format!("Orders and visits in {one} count at {worth} for one, the rate of {day}."),
        None => format!("Orders and visits in {one} count at {worth} for one."),
    },
    rate_date_of: named("Day of the rate of *"),

    orders: "Orders",
    no_orders: "No single orders yet.",
    add_order: "Add order",
    order_number: "Order number",
    order_number_missing: "The number that your shop gave the order, please: it keeps it from counting twice.",
    order_taken: "This order is here already.",
    order_named: named("Order *"),
    remove_order: "Remove order",
    back: "All orders",
    day: "Day",
    paid: "Paid",
    paid_hint: "After discounts, and less what was paid back.",
    codes: "Codes",
    codes_hint: "Several apart by commas.",
    tag: |tag| match tag {
        UtmTag::Source => "Source (utm_source)",
        UtmTag::Medium => "Medium (utm_medium)",
        UtmTag::Campaign => "Campaign (utm_campaign)",
        UtmTag::Content => "Content (utm_content)",
        UtmTag::Term => "Term (utm_term)",
    },
    new_customer: "New customer",
    new_customer_is: |is_new| match is_new {
        None => "Not known",
        Some(true) => "Yes",
        Some(false) => "No",
    },
    state: "State",
    state_is: |state| match state {
        OrderState::Counts => "Paid",
        OrderState::Unpaid => "Unpaid",
        OrderState::Cancelled => "Cancelled",
        OrderState::Refunded => "Refunded",
    },
    several: "Several had a part",
    about_order: "The order",
    last_link: "The link that led to it",
    last_link_hint: "What the tags of the link said that was opened on the day of the order.",
    touches: "Links opened before",
    touches_hint: "Links that the customer opened on days before the order, as far as you know of them.",
    opened_on: "Opened on",
    whose_link: "Whose link",
    add_touch: "Add link",
    remove: "Remove",
    remove_touch: named("Remove the link of *"),
    out_of_time: |why, days| match why {
        OutOfTime::After => "does not count: opened after the order".to_owned(),
        OutOfTime::TooEarly => {
            let unit = if days == "1" { "day" } else { "days" };
            format!("does not count: opened more than {days} {unit} before the order")
        }
    },
    is_nobodys: "Nobody's: no code and no link of an influencer led to it.",
    is_somebodys: named("Given to *."),
    is_split: named("Split in equal parts between *."),
    would_be_somebodys: named("Otherwise it would be given to *."),
    would_be_split: named("Otherwise it would be split in equal parts between *."),
    counts_for_nobody: "Does not count",
    totals_by_orders: "Single orders are here. Orders, revenue, new customers, redemptions and discounts come from them, and not from what is typed here.",
    does_not_count: |state| {
        let why = match state {
            OrderState::Counts => return String::new(),
            OrderState::Unpaid => "nobody has paid for it",
            OrderState::Cancelled => "it was cancelled",
            OrderState::Refunded => "it was refunded",
        };
        format!("It does not count, since {why}.")
    },

    break_even: "Break-even",
    break_even_text: "The ROAS at which the campaign loses nothing, by both ways to reckon with returned goods. Which one counts is your choice below.",
    chosen: "chosen",
    above: |roas, needed| format!("A ROAS of {roas} is above the {needed} that it takes: the campaign earns money."),
    below: |roas, needed| {
        format!("A ROAS of {roas} is below the {needed} that it takes: the campaign costs money so far.")
    },
    in_part: |roas, needed, part| {
        format!(
            "A ROAS of {roas} covers {part} and says nothing yet of the whole campaign, which takes {needed}. Tell what the others cost and sold."
        )
    },
    reaches_target: |target, needed| format!("That reaches your target profit of {target}, which takes {needed}."),
    misses_target: |target, needed| format!("That misses your target profit of {target}, which takes {needed}."),

    visits: "Visits by web analytics",
    visits_text: "Shown beside the orders and never added to them: sessions are not clicks, and analytics do not see every order. New users count for influencers whose posts tell none. Of reports that overlap only one counts.",
    sessions: "Sessions",
    new_users: "New users",
    key_events: "Key events",
    analytics_revenue: "Revenue by analytics",
    other_visits: "By other ways",
};
