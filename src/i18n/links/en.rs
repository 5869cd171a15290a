//! English.

use super::super::strings::named;
use super::LinkStrings;
use crate::exchange::link::Refused;

/// The English texts about links.
pub const EN: LinkStrings = LinkStrings {
    report: "Campaign report",
    report_text: "All of it is in the link: nothing was stored in this browser, and nothing was sent anywhere.",
    sums_only: "Orders and visits are not in this link, but the figures below count them, as the sender's do. In a copy that you keep they do not count.",
    keep_copy: "Keep a copy",
    open_own: "Open the campaign",
    print: "Print",
    is_here: "This campaign is in this browser already, and just the same.",
    accounts: "Accounts",
    posts_of: "Posts",
    not_opened: "This link cannot be opened",
    refused,
    sealed: "This report has a passphrase",
    sealed_text: "Whoever sent you the link knows it. The report is opened in this browser; the passphrase is not kept or sent.",
    passphrase: "Passphrase",
    open: "Open",
    opening: "Opening…",
    wrong_passphrase: "That is not the passphrase. Capitals and spaces count.",
    no_cryptography: "This browser encrypts only on pages with https, so passphrases do not work here.",
    differs: "This campaign is in this browser too, and differs",
    merge_text: "Merging takes what only the other copy has changed and keeps what only you have changed.",
    to_choose: |count| if count == 1 { "One thing to choose".to_owned() } else { format!("{count} things to choose") },
    to_choose_text: "Both sides changed these. The newer value is proposed; what one side removed and the other changed stays, unless you decide otherwise.",
    twice: |influencers, posts| {
        let of = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            count => Some(format!("{count} {many}")),
        };
        let all = [of(influencers, "influencer", "influencers"), of(posts, "post", "posts")];
        let all = all.into_iter().flatten().collect::<Vec<_>>().join(" and ");
        format!("Both of you added {all}. Each becomes one again, with the latest figures of the platform.")
    },
    taken: |count| {
        if count == 1 {
            "One change comes from the other copy".to_owned()
        } else {
            format!("{count} changes come from the other copy")
        }
    },
    staying: |count| {
        if count == 1 {
            "One thing of yours stays as it is".to_owned()
        } else {
            format!("{count} things of yours stay as they are")
        }
    },
    and_more: |count| format!("And {count} more."),
    show_more: |count, of| {
        if count == of { format!("Show {count} more") } else { format!("Show {count} more of {of}") }
    },
    merge: "Merge",
    merge_hint: "Nothing is stored before. Undo takes the whole merge back. Then share your campaign again, so that both sides have the same.",
    as_new: "Keep as a new campaign",
    what: "What",
    mine: "Yours",
    theirs: "Other copy",
    newer: "newer",
    kept: "There",
    removed: "Removed",
    not_there: "Not there",
    nothing: "–",
    yes: "Yes",
    no: "No",
    order: "Order",
    visits: "Visits",
    study: "Sales lift",
    fact,
    other_fact: "Another fact",
    choice,
    share: "Share",
    share_title: "Share this campaign",
    share_text: "The whole campaign is in the link. Whoever opens it sees a report, and can keep a copy that merges with yours later. Nothing is uploaded.",
    goes_in: "What goes in",
    with_costs: "Costs, budget, margins and targets that rest on costs",
    with_notes: "Notes",
    with_records: "Orders, visits and daily series",
    records_stay: "Where they are left out, what they came to stays in the link: what each influencer sold, new users, and what studies of the lift found.",
    passphrase_optional: "Passphrase (optional)",
    passphrase_hint: "Without it nobody can read the link, and nobody can recover it. Send it another way than the link.",
    making: "Making the link…",
    too_large: "The campaign is too large for a link. Send it as a file.",
    characters: named("* characters."),
    apps_cut: named("Too long for *: they may cut it off."),
    better_file: "Better send the file.",
    share_sheet: "Send with…",
    as_file: "Save as a file",
    file_unprotected: "The passphrase protects the link alone: whoever has the file can read it.",
    as_picture: "QR code",
};

fn fact(column: &str) -> Option<&'static str> {
    Some(match column {
        "binned" => "In the bin",
        "dismissed" => "Dismissed advice",
        "attribution" => "Who gets an order",
        "attribution_window" => "Days that a link counts",
        "destination" => "Where links lead",
        "utm_source" | "source" => "Source",
        "utm_medium" | "medium" => "Medium",
        "utm_campaign" | "campaign" => "Campaign tag",
        "utm_content" | "content" => "Content",
        "utm_term" | "term" => "Term",
        "placements" => "Places for links",
        "code_pattern" => "Pattern of codes",
        "rates" => "Exchange rates",
        "discount" => "Discount of codes",
        "sitewide_codes" => "Sitewide codes",
        "codes" => "Codes",
        "links" => "Own parts of links",
        "platform_id" => "The platform's number",
        "id" => "Number",
        "day" => "Day",
        "minute" => "Minute of the day",
        "total" => "Total",
        "new_customer" => "First order",
        "state" => "State",
        "touches" => "Links opened before",
        "from" => "From",
        "to" => "To",
        "channel" => "Channel",
        "sessions" => "Visits",
        "key_events" => "Key events",
        "counted" => "What is counted",
        "label" => "About",
        "value" => "Number of the day",
        "study" => "Question and result",
        _ => return None,
    })
}

fn choice(column: &str, key: &str) -> Option<&'static str> {
    Some(match (column, key) {
        ("attribution", "last_touch") => "The last link",
        ("attribution", "split_evenly") => "Split evenly",
        ("attribution", _) => "The code",
        ("state", "unpaid") => "Unpaid",
        ("state", "cancelled") => "Cancelled",
        ("state", "refunded") => "Refunded",
        ("placements", "bio") => "Bio",
        ("placements", "story") => "Story",
        ("placements", "description") => "Description",
        ("placements", "comment") => "Comment",
        ("placements", "caption") => "Caption",
        ("placements", "none") => "None",
        ("counted", "revenue") => "Revenue",
        ("counted", "orders") => "Orders",
        ("counted", "sessions") => "Visits",
        ("counted", "followers") => "Followers",
        ("counted", "follows") => "New followers",
        ("counted", "views") => "Views",
        ("counted", "reach") => "Reach",
        ("counted", "profile_views") => "Profile views",
        ("counted", "likes") => "Likes",
        ("counted", "comments") => "Comments",
        ("counted", "shares") => "Shares",
        ("counted", "clicks") => "Clicks",
        ("counted", _) => "Daily series",
        _ => return None,
    })
}

fn refused(reason: &Refused) -> String {
    match reason {
        Refused::NotALink => {
            "It is no link to a campaign, or was changed on its way. Copy it once more from where it came, as a whole."
                .to_owned()
        }
        Refused::Cut { there, sent } => format!(
            "The end of the link is missing: {there} of {sent} bytes arrived. Some apps cut long links off. Ask for it in another way, such as a file."
        ),
        Refused::Damaged => {
            "The link was changed on its way, or something else made it. Copy it once more from where it came, as a whole."
                .to_owned()
        }
        Refused::TooNew => {
            "A newer version of this page made the link. Reload the page to get that version.".to_owned()
        }
        Refused::TooLarge => {
            "The link would unpack to far more than a campaign has room for, so it was not opened.".to_owned()
        }
        Refused::Unreadable(_) => "What is in the link is no campaign that this page could have made.".to_owned(),
    }
}
