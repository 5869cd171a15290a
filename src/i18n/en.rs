//! English.

use ::lift::Method;

use super::strings::named;
use super::{CampaignStrings, KpiText, Language, NumberFormat, NumberProblem, Strings};
use crate::campaign::advice::Advice;
use crate::campaign::carry::Place;
use crate::campaign::edit::Refused;
use crate::campaign::model::{Objective, PostKind, Status};
use crate::campaign::problem::Trouble;
use crate::kpi::benchmark::Evidence;
use crate::kpi::calculator::Calculator;
use crate::kpi::catalogue::{Awareness, Content, KpiId, Plan, Sales, Value};
use crate::kpi::definitions::{CpmBase, Emv, ReturnsModel};
use crate::kpi::measure::{Grain, Measure};
use crate::kpi::outcome::Why;
use crate::kpi::platform::Platform;
use crate::kpi::tier::Tier;
use crate::sales::maker::Maker;
use crate::store::document::Unreadable;

/// The English texts.
pub const EN: Strings = Strings {
    language: Language::En,
    tagline: "Plan, measure and report influencer campaigns. Nothing leaves this browser.",
    skip_to_content: "Skip to content",
    main_navigation: "Main",
    campaigns: "Campaigns",
    calculators: "Calculators",
    language_label: "Language",
    theme: "Theme",
    theme_system: "System",
    theme_light: "Light",
    theme_dark: "Dark",
    not_found: "There is nothing here",
    not_found_text: "The address names no page, or a campaign that is not in this browser.",
    back_home: "To the campaigns",
    cancel: "Cancel",
    saved: "Saved",
    saving: "Saving…",
    saved_here_only: "Campaigns are saved only in this browser. Keep a backup of what matters.",
    storage_full: "This browser's storage for the page is full, so the last changes are not saved. They are still here as long as this page stays open: download them, or empty the bin.",
    storage_blocked: "This browser does not let the page save anything, so the last changes are not saved. They are still here as long as this page stays open: download them.",
    storage_failed: named(
        "The last changes could not be saved (*). They are still here as long as this page stays open: download them.",
    ),
    storage_too_new: "This campaign was saved by a newer version of the page, so this version does not save over it. Reload the page to get the newer version.",
    download_data: "Download the data",
    try_again: "Try again",
    delete_copy: "Delete this copy",
    over_whole: "A part of revenue is between 0% and 100%.",
    more_than: |strings, part, whole| {
        let inline = strings.measure_inline;
        format!("More {} than {}. Please check.", inline(part), inline(whole))
    },
    settings: "Settings",
    try_sample: "Try a sample",
    sample_name: "Sample: Northlight tents",
    reload: "Reload the page",
    loading: "Loading…",
    not_fetched: "This part of the page did not arrive. Check the connection and try again.",
    set_aside: named("Saved data could not be read and was set aside unchanged: *."),
    set_aside_too_new: named(
        "A campaign was saved by a newer version of the page (format *). It is left as it is; reload to get the newer version.",
    ),
    recovered: named("The browser had lost the last changes of “*”. They were restored from the safety copy."),
    not_here: named(
        "Campaign * is too large for the place where campaigns are kept, and the browser does not hand out the other one, its database. Nothing was deleted: reload the page, or open it outside of a private window.",
    ),
    gone_in_other_tab: "This campaign was deleted in another tab.",
    refused: |refused| match refused {
        Refused::NoInfluencer(_) => "The influencer was removed in the meantime, so the change has nowhere to go.",
        Refused::NoPost(_) => "The post was removed in the meantime, so the change has nowhere to go.",
        Refused::NoOrder => "The order was removed in the meantime, so the change has nowhere to go.",
        Refused::IdTaken => "This is here already.",
        Refused::CurrencyTooCoarse(_) => {
            "Some amounts have decimals that the new currency does not have. Round them first."
        }
    },
    unwritable: "the campaign contradicts itself",
    unreadable,
    set_aside_rival: "Two tabs saved a campaign at the same moment. One of the two versions was set aside unchanged.",
    no_download: "The browser did not allow the download.",
    dismiss: "Dismiss",
    new_campaign: "New campaign",
    no_campaigns: "Make your first campaign",
    no_campaigns_text: "Add influencers and their posts, and read reach, CPM, engagement, ROAS and everything else with its working.",
    untitled: "Untitled campaign",
    influencer_count: |n| if n == 1 { "1 influencer".to_owned() } else { format!("{n} influencers") },
    post_count: |n| if n == 1 { "1 post".to_owned() } else { format!("{n} posts") },
    move_to_bin: "Move to bin",
    bin: "Bin",
    bin_text: "Campaigns in the bin keep all their data until you delete them forever.",
    restore: "Restore",
    delete_forever: "Delete forever",
    delete_forever_sure: named("Delete “*” forever? This cannot be undone."),
    binned_on: named("In the bin since *"),
    backup: "Backup",
    backup_text: "One file with every campaign, the bin and the settings.",
    backup_download: "Download backup",
    backup_restore: "Restore a backup",
    backup_done: |restored, unchanged, refused| {
        format!("Backup read: {restored} restored, {unchanged} already here, {refused} unreadable.")
    },
    backup_unreadable: "This file is no backup of this page, or it is damaged. Nothing was changed.",
    tool: |tool| match tool {
        Calculator::EngagementRate => ("Engagement rate", "By followers, reach, impressions and views, side by side."),
        Calculator::Cpm => ("CPM", "Cost, impressions, CPM: fill in two, read the third."),
        Calculator::CostPer => {
            ("Cost per result", "What an engagement, a click, a view, an order and a new customer cost.")
        }
        Calculator::Roi => ("ROI, ROAS and break-even", "What came back, and how much has to."),
        Calculator::FollowerGrowth => {
            ("Follower growth", "How the brand's own following grew, by day and for the money.")
        }
        Calculator::SocialReach => {
            ("Social reach", "The followers of several accounts together, and how many a post will reach.")
        }
        Calculator::Fee => {
            ("Highest fee", "What a post is worth at the CPM, the cost per engagement or the ROAS you aim for.")
        }
    },
    maker: |maker| match maker {
        Maker::Link => ("Tagged link", "UTM tags, the GA4 channel they lead to, and a QR code."),
        Maker::Code => ("Discount code", "A code that people keep in mind, or how good yours is."),
    },
    account_number: named("Followers of account *"),

    overview: "Overview",
    influencers: "Influencers",
    posts: "Posts",
    links_and_codes: "Links & codes",
    sales: "Sales",
    lift: "Lift",
    campaign_settings: "Settings",
    objective: |objective| match objective {
        Objective::Awareness => "Awareness",
        Objective::Sales => "Sales",
        Objective::Content => "Content",
    },
    target_of: named("Target *"),
    target_share: named("* of target"),
    target_reached: "Target reached",
    pace_holds: "on pace",
    pace_behind: "behind pace",
    formula: "Formula",
    source: "Source",
    mean_of: |a, b| format!("Mean of each post's own {a} ÷ {b}"),
    average_post: "Average post",
    estimated: "estimated",
    actual: "actual",
    coverage: |used, of, grain| {
        let rows = match (grain, of) {
            (Grain::Post, 1) => "post",
            (Grain::Post, _) => "posts",
            (Grain::Account, 1) => "account",
            (Grain::Account, _) => "accounts",
            (Grain::Influencer, 1) => "influencer",
            (Grain::Influencer, _) => "influencers",
            (Grain::Campaign, 1) => "campaign",
            (Grain::Campaign, _) => "campaigns",
        };
        format!("{used} of {of} {rows}")
    },
    interval: |low, high| format!("95% interval {low} to {high}"),
    without_planned: named("without * for planned posts"),
    missing: named("Needs *"),
    study: |of_revenue| if of_revenue { "a study of revenue, run under Lift" } else { "a study, run under Lift" },
    why: |why, inputs| match why {
        Why::NotPositive(_) => format!("No answer: {inputs} must be more than zero"),
        Why::MixedCurrencies => "No answer: amounts are in several currencies".to_owned(),
        Why::Differs(_) => format!("No answer: {inputs} differs between campaigns"),
        Why::DefinitionsDiffer => "No answer: the campaigns define this KPI differently".to_owned(),
        Why::NotChosen => "Off: no definition is chosen in the settings".to_owned(),
        Why::NotLive => "Counts once the post is live".to_owned(),
        Why::TooLarge => "No answer: the result is too large".to_owned(),
    },
    per_day: named("* a day"),
    influencer: "Influencer",
    post: "Post",
    currency: "Currency",
    use_in_campaign: "Use in a campaign",
    copy_link: "Copy link",
    copied: "Link copied",
    copy_failed: "The browser did not allow copying. The address bar holds the same link.",
    clear: "Clear",
    result: "Result",
    your_numbers: "Your numbers",
    what_is_usual: "What is usual",
    what_is_usual_text: "Published figures conflict by more than a factor of two. They are no verdict.",
    evidence: |evidence| match evidence {
        Evidence::BrandPosts => "median of brands' own accounts",
        Evidence::ToolPosts => "posts sent with its tool",
        Evidence::Secondary => "influencers, gathered from others' studies",
        Evidence::OwnBookings => "its own bookings",
        Evidence::Unstated => "method not stated",
    },
    own_benchmark: "Your own",
    all_platforms: "All platforms",
    solve_for: "Answer",
    cpm_solve_hint: "Fill in any two; the third is the answer.",
    link_ignored: named("The link held values that cannot be used; they are left out: *."),
    returns_model: "Returned goods",
    returns_model_is: |model| match model {
        ReturnsModel::Additive => "Lost: margin − fees − returns",
        ReturnsModel::Multiplicative => "Resold: (margin − fees) × (1 − returns)",
    },
    kpi,
    measure,
    measure_inline,
    measured: |label, number| {
        let one = label.strip_suffix('s').filter(|_| number == "1");
        format!("{number} {}", one.unwrap_or(label))
    },
    unmeasured: named("(*?)"),
    rounded_up: "rounded up ",
    platform_name,
    tier_name: |tier| match tier {
        Tier::BelowNano => "Below nano",
        Tier::Nano => "Nano",
        Tier::Micro => "Micro",
        Tier::Mid => "Mid",
        Tier::Macro => "Macro",
        Tier::Mega => "Mega",
    },
    list_separator: ", ",
    after_sentence: " ",
    colon: ": ",
    number_problem: |problem| match problem {
        NumberProblem::Empty => "A number is missing.".to_owned(),
        NumberProblem::NotANumber => "This is not a number. The value before is kept.".to_owned(),
        NumberProblem::Negative => "This cannot be below zero. The value before is kept.".to_owned(),
        NumberProblem::NotWhole => "This must be a whole number. The value before is kept.".to_owned(),
        NumberProblem::TooManyDecimals { allowed: 0 } => {
            "This currency has no decimals. The value before is kept.".to_owned()
        }
        NumberProblem::TooManyDecimals { allowed } => {
            format!("This currency has {allowed} decimals. The value before is kept.")
        }
        NumberProblem::TooLarge => "This is too large. The value before is kept.".to_owned(),
        NumberProblem::OtherCurrency(currency) => {
            format!("This is in {}; the field is in another currency. The value before is kept.", currency.code())
        }
    },
    not_a_date: "This is not a date. The value before is kept.",
    spaced_code: "A code has no spaces; several stand apart by commas. The codes before are kept.",
};

/// The texts of the pages of a campaign.
pub const EN_CAMPAIGN: CampaignStrings = CampaignStrings {
    undo: "Undo",
    redo: "Redo",
    unsaved: "Typing…",
    not_saved: "Not saved",
    campaign_sections: "Campaign",
    all_other_kpis: "All other KPIs",
    totals: "Totals",
    start_here: "Add the first influencer",
    start_here_text: "Then add posts with the numbers you have. Every KPI fills in as soon as its inputs are known.",
    insights_due: |n| {
        if n == 1 { "Insights of 1 post are due".to_owned() } else { format!("Insights of {n} posts are due") }
    },
    insights_due_since: named("since *"),
    undated: |n| {
        let posts = if n == 1 { "1 live post has".to_owned() } else { format!("{n} live posts have") };
        format!("{posts} no publishing day, so it is not told when insights are due")
    },
    engagement_counts: named("Engagement here counts *."),
    cpm_counts: named("CPM here counts *."),
    emv_here: named("Earned media value here: *."),
    found_by: |method| match method {
        Method::BeforeAfter => "before and after: trend, season and other causes are not taken out",
        Method::Impact => "by causal impact",
        Method::Difference => "by difference in differences",
    },
    outdated: "outdated: numbers or question have changed since",
    more_to_check: |n| format!("And {n} more."),
    check: |n| if n == 1 { "1 entry to check".to_owned() } else { format!("{n} entries to check") },
    add_influencer: "Add influencer",
    add_post: "Add post",
    no_influencers: "No influencers yet",
    no_influencers_text: "An influencer has a handle, accounts with followers, and a fee. Posts come next.",
    no_posts: "No posts yet",
    no_posts_text: "A post has a platform, a day, and the numbers that the platform reports.",
    no_posts_before_influencers: "A post belongs to an influencer. Add the influencer first.",
    new_influencer: "New influencer",
    remove_influencer: "Remove influencer and posts",
    remove_post: "Remove post",
    done: "Done",
    open_post: "Open post",
    influencer_kpis: "KPIs of this influencer",
    post_kpis: "KPIs of this post",
    section_who: "Who",
    section_accounts: "Accounts",
    section_accounts_hint: "Followers per platform. Leave empty what the influencer does not have.",
    section_cost: "Cost",
    section_cost_hint: "The fee spreads evenly over the posts that have no cost of their own, the rest over all posts. Blank means none.",
    section_results: "Sales and clicks in total",
    section_results_hint: "For the influencer as a whole. Leave empty what nobody knows.",
    section_post: "Post",
    section_insights: "Insights",
    section_insights_hint: "As the platform reports them. Leave empty what nobody knows: unknown is not zero.",
    name: "Name",
    brand: "Brand",
    handle: "Handle",
    notes: "Notes",
    objectives: "Objectives",
    start: "First day",
    end: "Last day",
    budget: "Budget",
    fee: "Fee",
    fee_currency: "Fee currency",
    rate: |foreign, home| format!("{home} for 1 {foreign}"),
    rate_date: "Rate of",
    product: "Product",
    shipping: "Shipping",
    other_cost: "Other (rights, travel, agency)",
    commission: "Commission",
    platform: "Platform",
    more_platforms: "More platforms",
    tier: "Tier",
    followers_on: named("Followers on *"),
    followers_estimated: named("Followers on * are an estimate"),
    kind: "Kind",
    permalink: "Link to the post",
    published: "Published",
    status: "Status",
    own_cost: "Own cost (instead of a share of the fee)",
    followers_on_day: "Followers on the day",
    other_assets: "Other assets delivered",
    estimate: "estimate",
    is_estimate: named("* is an estimate"),
    clicks_total: "Clicks in total",
    section_basics: "Basics",
    section_definitions: "What the KPIs mean here",
    section_growth: "The brand's followers",
    section_economics: "Margin",
    section_economics_hint: "As percentages of revenue. Needed for ROI on profit and for the break-even.",
    section_targets: "Targets",
    more_targets: "More targets",
    next_influencers: "Next: influencers",
    section_targets_hint: "For the KPIs of the campaign's objectives. The overview shows the progress.",
    cpm_base: "CPM counts",
    cpm_base_is: |base| match base {
        CpmBase::Impressions => "Impressions",
        CpmBase::Views => "Views",
    },
    engagement: "Engagement counts",
    engagement_of_new: "Engagement in new campaigns",
    above_zero: "Must be above zero.",
    engagement_hint: "Likes and comments must be known; shares, saves and clicks count where known.",
    emv: "Earned media value",
    emv_off: "Off",
    emv_is: |emv| match emv {
        Emv::ByImpressions => "Impressions × CPM",
        Emv::ByEngagements => "Engagements × CPE",
        Emv::Weighted => "Weighted likes, comments, shares, saves",
    },
    emv_hint: "EMV has at least seven definitions that contradict each other. If you choose one, the report prints it.",
    campaign: "Campaign",
    place: |place| match place {
        Place::Influencer => "A new influencer gets",
        Place::Post => "Their new post gets",
        Place::Campaign => "The campaign gets",
        Place::Target => "New targets",
        Place::Nowhere => "Stays here: a campaign has no place for",
    },
    nothing_to_carry: "Type a number first.",
    carry_over: "Carry over",
    compare: "Compare",
    all_influencers: "All influencers",
    cost_and_result: |result| format!("Cost and {} by influencer", result.to_ascii_lowercase()),
    mix: "Live posts",
    past: "Your past campaigns",
    past_text: "The median of your posts, and below it where the middle half of them lies.",
    no_past: "Once other campaigns have four posts or more on a platform, what is usual in them stands here.",
    budget_of: named("Budget *"),
    budget_left: named("* left"),
    budget_over: named("* over budget"),
    fee_rates: |count, code| {
        let (fees, they) = match count {
            1 => ("One fee has".to_owned(), "it"),
            count => (format!("{count} fees have"), "them"),
        };
        format!(
            "{fees} an exchange rate to {code}. Another currency drops {they}; undo, or {code} again, brings {they} back until the page is closed."
        )
    },
    too_fine: |code, amounts, more| {
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("Not changed: {code} has too few decimals for {amounts}{more}. Round them first.")
    },
    in_bin: named("This campaign has been in the bin since *."),
    sample_text: "This is a sample: its people and numbers are made up.",
    remove_sample: "Remove the sample",
    measured_in: |name, unit| format!("{name}, {unit}"),
    advice: |n| if n == 1 { "1 piece of advice".to_owned() } else { format!("{n} pieces of advice") },
    dismiss_advice: "Don't show again",
    advice_is: |advice| match advice {
        Advice::CodesInAwareness => {
            "Discount codes in an awareness campaign cost authenticity. Send people to the brand's profile or to useful content instead, where a pixel can gather an audience for later."
        }
        Advice::SalesTradeOff => {
            "Codes and tagged links make sales measurable, and content less authentic. That is the trade."
        }
        Advice::ContentOverFollowers => {
            "For content, follower counts hardly matter and an eye for the brand does. Enough nano influencers make a portfolio."
        }
        Advice::MemorableCodes => {
            "Codes: short, easy to keep in mind and to type after leaving the app: “Emily10”, not “RerR23Z”. A code costs margin and brings no traffic data."
        }
        Advice::LinkPlaces => {
            "Tagged links work where they can be clicked: in the bio, on a story's link sticker, below a video; not in the caption of a grid post."
        }
        Advice::CostsLeftOut => {
            "Of some influencers neither product nor shipping nor usage rights are told. Without them, ROI looks better than it is."
        }
    },
    copy_message: |language| match language {
        Language::En => "Copy message in English",
        Language::ZhCn => "Copy message in Chinese",
    },
    message_copied: "Message copied",
    message_not_copied: "The browser did not allow copying.",
    insights_message: |name, platform, day, link| {
        let post = match platform {
            Platform::Other => "post".to_owned(),
            platform => format!("{} post", platform_name(platform)),
        };
        format!("Hi {name}, could you send us a screenshot of the insights of your {post} of {day}: impressions or views, reach, likes, comments, shares, saves and link clicks? A business or creator account shows them. Thank you! {link}").trim_end().to_owned()
    },
    section_general: "General",
    number_style: "Numbers",
    new_campaigns_in: "Currency of new campaigns",
    tiers: "Tiers",
    tiers_hint: "The fewest followers of each tier, by the largest account.",
    own_tiers: "Your own",
    bounds_must_rise: "This must be more than the tier before. Until then the default tiers are used.",
    own_benchmarks: "Your own benchmarks",
    own_benchmarks_hint: "What is usual for you, by platform. It stands before published figures.",
    section_wipe: "Delete everything",
    wipe_hint: "All campaigns, the bin and the settings of this browser. A backup brings back what it holds.",
    wipe: "Delete everything",
    wipe_question: "Delete all campaigns and settings forever?",
    commands: "Go to or do",
    keyboard: "Keyboard",
    nothing_found: "Nothing found",
    close: "Close",
    kind_name: |kind| match kind {
        PostKind::Image => "Image",
        PostKind::Carousel => "Carousel",
        PostKind::Story => "Story",
        PostKind::Short => "Reel / short",
        PostKind::Video => "Video",
        PostKind::Live => "Live stream",
        PostKind::Text => "Text",
    },
    status_name: |status| match status {
        Status::Planned => "Planned",
        Status::Live => "Live",
    },
    trouble,
    grid_hint: "Arrow keys move, Enter or F2 edits. Tab goes to the next cell; press Esc first, and Tab leaves the table. Cells are copied to and pasted from spreadsheets.",
    filter: "Find",
    group: "Show",
    group_all: "All",
    columns: "Columns",
    no_choice: "This is none of the choices.",
    cells_changed: |n| if n == 1 { "1 cell changed.".to_owned() } else { format!("{n} cells changed.") },
    cells_unread: |n| match n {
        1 => "1 cell could not be read and was left as it was.".to_owned(),
        n => format!("{n} cells could not be read and were left as they were."),
    },
    cells_locked: |n| match n {
        1 => "1 cell cannot be changed here.".to_owned(),
        n => format!("{n} cells cannot be changed here."),
    },
    rows_beyond: |n| match n {
        1 => "1 row found no place below the last one.".to_owned(),
        n => format!("{n} rows found no place below the last one."),
    },
    cells_selected: |rows, columns| format!("{rows} × {columns} cells selected"),
    rows_found: |shown, all| format!("{shown} of {all} rows"),
};

fn trouble(trouble: Trouble, strings: &Strings, format: NumberFormat) -> String {
    match trouble {
        Trouble::EndBeforeStart => "The last day is before the first.".to_owned(),
        Trouble::OverWhole => strings.over_whole.to_owned(),
        Trouble::NoEngagement => "Nothing counts as engagement, so engagement rates stay unknown.".to_owned(),
        Trouble::HandleMissing => "The handle is missing.".to_owned(),
        Trouble::HandleTaken => "Another influencer has this handle.".to_owned(),
        Trouble::RateMissing => "Without an exchange rate this influencer's cost is unknown.".to_owned(),
        Trouble::RateZero => {
            "An exchange rate must be above zero. Until it is, sums in this currency are left out.".to_owned()
        }
        Trouble::OverPrice => Language::En.tracking_strings().over_price.to_owned(),
        Trouble::FeeOnNoPost => {
            "Every post has its own cost, so the fee falls on none of them; it counts for the influencer.".to_owned()
        }
        Trouble::MoreThan(part, whole) => (strings.more_than)(strings, part, whole),
        Trouble::MoreCustomersThanOrders => "More new customers than orders. Please check.".to_owned(),
        Trouble::PostTwice => {
            "Another post has the same link or platform ID, so it is counted twice. Remove one of them.".to_owned()
        }
        Trouble::NotAWebAddress => "This is no web address: it starts with https://.".to_owned(),
        Trouble::PublishedInFuture => "A live post cannot have a publishing day in the future.".to_owned(),
        Trouble::LiftOutdated => {
            "The numbers or the question have changed since the lift of the KPIs was found. Run the study again."
                .to_owned()
        }
        Trouble::Outlier { median } => a_thousand_times(&format.count(median as f64)),
        Trouble::CostOutlier { median } => a_thousand_times(&format.money(median.major(), median.currency)),
    }
}

fn a_thousand_times(usual: &str) -> String {
    format!("A thousand times the usual {usual} of this campaign. Please check.")
}

fn unreadable(reason: &Unreadable) -> String {
    match reason {
        Unreadable::NotJson { line, column } => format!("it is cut off or changed at line {line}, column {column}"),
        Unreadable::NotOurs => "it is not of this page".to_owned(),
        Unreadable::TooNew { version } => format!("it has the newer format {version}"),
        Unreadable::Unknown { at, name } => format!("“{name}” at {at} is not known to this version"),
        Unreadable::Damaged { at, .. } => format!("it is damaged at {at}"),
    }
}

fn kpi(id: KpiId) -> KpiText {
    let (name, note) = match id {
        KpiId::Awareness(id) => awareness(id),
        KpiId::Content(id) => content(id),
        KpiId::Sales(id) => sales(id),
        KpiId::Value(id) => value(id),
        KpiId::Plan(id) => plan(id),
    };
    KpiText { name, note }
}

fn awareness(id: Awareness) -> (&'static str, &'static str) {
    match id {
        Awareness::SocialReach => {
            ("Social reach", "Followers of everybody who published, each account once. Not a deduplicated audience.")
        }
        Awareness::PostsReach => ("Reach (sum)", "People reached by two posts count twice."),
        Awareness::Impressions => ("Impressions", "Times shown, repeats included."),
        Awareness::Views => {
            ("Views", "Instagram and Facebook report views in place of impressions; they are not the same.")
        }
        Awareness::ReachRate => ("Reach rate", "May exceed 100%."),
        Awareness::Cpm => ("CPM", "Large accounts can be cheap per thousand; small ones cost more and bring quality."),
        Awareness::CpmReach => ("Cost per 1,000 reached", ""),
        Awareness::CpmFollowers => ("Cost per 1,000 followers", "A price check before the campaign."),
        Awareness::FollowerGrowth => ("Follower growth", "The brand's own followers; no proof of cause."),
        Awareness::FollowerGrowthRate => ("Follower growth rate", "No proof that the campaign caused it."),
        Awareness::FollowerGrowthDaily => ("Followers per day", ""),
        Awareness::CostPerFollower => ("Cost per follower gained", ""),
    }
}

fn content(id: Content) -> (&'static str, &'static str) {
    match id {
        Content::TotalLikes => ("Likes", ""),
        Content::TotalComments => ("Comments", ""),
        Content::TotalShares => ("Shares", ""),
        Content::TotalSaves => ("Saves", ""),
        Content::Engagements => ("Engagements", ""),
        Content::ErFollowers => {
            ("Engagement rate by followers", "Followers count once for each post, on the publishing day where known.")
        }
        Content::ErReach => ("Engagement rate by reach", ""),
        Content::ErImpressions => ("Engagement rate by impressions", ""),
        Content::ErViews => ("Engagement rate by views", ""),
        Content::ErDaily => ("Average daily engagement rate", "Counts engagement on older posts too."),
        Content::SaveRate => ("Save rate", "By reach."),
        Content::ShareRate => ("Share rate", "By reach."),
        Content::CommentRate => ("Comment rate", "By reach."),
        Content::Cpe => ("Cost per engagement", ""),
        Content::Clicks => ("Clicks", ""),
        Content::NewUsers => ("New users", "From tagged links; sessions are not clicks."),
        Content::Ctr => ("Click-through rate", "By impressions."),
        Content::Cpc => ("Cost per click", ""),
        Content::Cpv => ("Cost per view", "Platforms count a view after different times."),
        Content::Assets => ("Assets delivered", "Live posts and what came with them."),
        Content::CostPerAsset => ("Cost per asset", ""),
        Content::CreatorsActive => ("Influencers active", "Those with at least one live post."),
    }
}

fn sales(id: Sales) -> (&'static str, &'static str) {
    match id {
        Sales::Orders => ("Orders", ""),
        Sales::Revenue => ("Revenue", "Net of discounts and refunds."),
        Sales::Aov => ("Average order value", ""),
        Sales::ConversionRate => ("Conversion rate", "Orders by clicks, never by impressions."),
        Sales::Redemptions => ("Code redemptions", ""),
        Sales::Cpa => ("Cost per acquisition", "Per order; repeat orders included."),
        Sales::Cac => ("Cost per new customer", "Repeat orders do not count."),
        Sales::Roas => ("ROAS", "Revenue by cost. Some tools print this as ROI."),
        Sales::Roi => ("ROI on profit", "After the cost of goods, before payment fees and returns."),
        Sales::RoiRevenue => ("ROI on revenue", "As if the goods cost nothing."),
        Sales::BreakEvenRoas => ("Break-even ROAS", "Below it the campaign loses money or misses its target profit."),
        Sales::BreakEvenOrders => ("Break-even orders", "Before payment fees and returns."),
        Sales::Lift => (
            "Sales lift",
            "Revenue beyond the baseline, by the study that the campaign chose under Lift. How sure it is, its interval tells.",
        ),
        Sales::LiftRate => (
            "Lift rate",
            "By the study that the campaign chose under Lift, whatever its series counts, relative to the baseline.",
        ),
        Sales::IncrementalRoas => {
            ("Incremental ROAS", "Only what came beyond the baseline counts, whoever's link or code it came by.")
        }
    }
}

fn value(id: Value) -> (&'static str, &'static str) {
    match id {
        Value::Cost => (
            "Cost",
            "Fees, product, shipping, other and commission, posts not out yet included. Leaving some out makes the ROI look better than it is.",
        ),
        Value::Emv => ("Earned media value", "By the formula chosen in the settings."),
    }
}

fn plan(id: Plan) -> (&'static str, &'static str) {
    match id {
        Plan::CostAtCpm => ("Cost", "At this CPM; also the highest fee worth paying for it."),
        Plan::ImpressionsAtCpm => ("Impressions", "What the cost buys at this CPM."),
        Plan::CpmFromCpc => ("CPM from cost per click", ""),
        Plan::FeeAtCpe => ("Highest fee for a cost per engagement", ""),
        Plan::FeeAtRoas => ("Highest fee for a ROAS", ""),
        Plan::ExpectedReach => ("Expected reach", ""),
        Plan::ExpectedClicks => ("Expected clicks", ""),
        Plan::ExpectedOrders => ("Expected orders", ""),
        Plan::ExpectedRevenue => ("Expected revenue", ""),
    }
}

fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Impressions => "Impressions",
        Measure::Views => "Views",
        Measure::Reach => "Reach",
        Measure::Likes => "Likes",
        Measure::Comments => "Comments",
        Measure::Shares => "Shares",
        Measure::Saves => "Saves",
        Measure::Clicks => "Clicks",
        Measure::NewUsers => "New users",
        Measure::Followers => "Followers",
        Measure::Engagements => "Engagements",
        Measure::Cost => "Cost",
        Measure::Assets => "Assets",
        Measure::SocialReach => "Social reach",
        Measure::ActiveInfluencers => "Active influencers",
        Measure::Orders => "Orders",
        Measure::Revenue => "Revenue",
        Measure::NewCustomers => "New customers",
        Measure::Redemptions => "Code redemptions",
        Measure::Discounts => "Discounts not yet in revenue",
        Measure::FollowersStart => "Followers at start",
        Measure::FollowersEnd => "Followers at end",
        Measure::LiftObserved => "Observed revenue (lift)",
        Measure::LiftExpected => "Expected revenue (lift)",
        Measure::LiftRate => "Lift rate",
        Measure::Days => "Days",
        Measure::Margin => "Contribution margin",
        Measure::FeeRate => "Payment fees",
        Measure::ReturnRate => "Returns",
        Measure::TargetProfit => "Target profit",
        Measure::Cpm => "CPM",
        Measure::Cpc => "Cost per click",
        Measure::Cpe => "Cost per engagement",
        Measure::Ctr => "Click-through rate",
        Measure::ConversionRate => "Conversion rate",
        Measure::OrderValue => "Average order value",
        Measure::ReachRate => "Reach rate",
        Measure::Roas => "ROAS",
        Measure::LikeValue => "Value of a like",
        Measure::CommentValue => "Value of a comment",
        Measure::ShareValue => "Value of a share",
        Measure::SaveValue => "Value of a save",
    }
}

fn measure_inline(measure: Measure) -> &'static str {
    match measure {
        Measure::Impressions => "impressions",
        Measure::Views => "views",
        Measure::Reach => "reach",
        Measure::Likes => "likes",
        Measure::Comments => "comments",
        Measure::Shares => "shares",
        Measure::Saves => "saves",
        Measure::Clicks => "clicks",
        Measure::NewUsers => "new users",
        Measure::Followers => "followers",
        Measure::Engagements => "engagements",
        Measure::Cost => "cost",
        Measure::Assets => "assets",
        Measure::SocialReach => "followers of published accounts",
        Measure::ActiveInfluencers => "active influencers",
        Measure::Orders => "orders",
        Measure::Revenue => "revenue",
        Measure::NewCustomers => "new customers",
        Measure::Redemptions => "code redemptions",
        Measure::Discounts => "discounts",
        Measure::FollowersStart => "followers at start",
        Measure::FollowersEnd => "followers at end",
        Measure::LiftObserved => "observed revenue",
        Measure::LiftExpected => "expected revenue",
        Measure::LiftRate => "lift rate",
        Measure::Days => "days",
        Measure::Margin => "margin",
        Measure::FeeRate => "payment fees",
        Measure::ReturnRate => "returns",
        Measure::TargetProfit => "target profit",
        Measure::Cpm => "CPM",
        Measure::Cpc => "cost per click",
        Measure::Cpe => "cost per engagement",
        Measure::Ctr => "click-through rate",
        Measure::ConversionRate => "conversion rate",
        Measure::OrderValue => "average order value",
        Measure::ReachRate => "reach rate",
        Measure::Roas => "ROAS",
        Measure::LikeValue => "value of a like",
        Measure::CommentValue => "value of a comment",
        Measure::ShareValue => "value of a share",
        Measure::SaveValue => "value of a save",
    }
}

fn platform_name(platform: Platform) -> &'static str {
    match platform {
        Platform::Instagram => "Instagram",
        Platform::TikTok => "TikTok",
        Platform::YouTube => "YouTube",
        Platform::Facebook => "Facebook",
        Platform::X => "X",
        Platform::LinkedIn => "LinkedIn",
        Platform::Xiaohongshu => "Xiaohongshu",
        Platform::Douyin => "Douyin",
        Platform::Weibo => "Weibo",
        Platform::Bilibili => "Bilibili",
        Platform::Other => "Other",
    }
}
