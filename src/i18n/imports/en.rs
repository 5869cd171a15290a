//! English.

use super::super::strings::named;
use super::ImportStrings;
use crate::exchange::plan::Why;
use crate::exchange::reading::{
    About, Delimiter, Encoding, Fault, Field, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Source, Unreadable,
};
use crate::work::Failure;

/// The English texts about imports.
pub const EN: ImportStrings = ImportStrings {
    failure,
    import: "Import",
    title: "Import into this campaign",
    text: "Exports of Instagram, Facebook, TikTok, YouTube, Google Analytics and Shopify, daily sales, your own trackers; CSV, Excel or OpenDocument. They are read in this browser and sent nowhere. Nothing changes before you have seen what would.",
    choose: "Choose files",
    paste: "Paste a table",
    paste_hint: "From a spreadsheet, with its row of headers.",
    read_pasted: "Read it",
    pasted: "Pasted table",
    drop_here: "Drop to import into this campaign",
    or_drop: "or drop them here, or paste a table (Ctrl+V)",
    leave_out_file: named("Leave * out"),
    waiting: "Waits its turn",
    reading: "Reading…",
    not_read: "This file cannot be read",
    read_as_before: "Read it as before",
    gone: "The browser was not allowed to read it, or it is gone. Choose it once more.",
    unreadable,
    also_here: "Of what is in it, these are here already. Open one and drop the file there to see what differs and merge it:",
    taken_for: named("Taken for: *"),
    known_by: named("Known by its columns *."),
    as_last_time: "Its columns are read as you chose last time.",
    source,
    about,
    each_row: "Each row is",
    encoding: "Text encoding",
    encoding_name,
    delimiter: "Between the cells",
    delimiter_name,
    header_row: "Row of the headers",
    how_read: named("How it is read: *"),
    headers_in: named("headers in row *"),
    totals_left_out: |count| match count {
        1 => "One row of totals is left out.".to_owned(),
        count => format!("{count} rows of totals are left out."),
    },
    columns: |used, all| format!("Columns: {used} of {all} are used"),
    column: "Column",
    example: "For example",
    tells: "Tells",
    tells_of: named("What the column “*” tells"),
    nothing: "Nothing that is kept",
    personal: "Personal data, never kept",
    field,
    no_header: "(no header)",
    which_day: named("Which number is the day in “*”?"),
    which_day_why: named("It says *, and the rows do not settle it."),
    day_first: "The first: day/month",
    month_first: "The second: month/day",
    choose_one: "Choose…",
    which_year: named("Which year does “*” end in?"),
    which_year_why: named("It says *, without a year."),
    bare_sums: named("Amounts in “*” that name no currency count in the campaign’s."),
    which_separators: named("How are numbers written in “*”?"),
    which_separators_why: named("It says *, which may be thousands or decimals."),
    is_guess: "What stands here is a guess: check it.",
    answer_first: "Answer the question above first.",
    still_reading: "Files are still being read.",
    outcome: "What would change",
    new: "New",
    updated: "Updated",
    unchanged: "Unchanged",
    refused: "Not read",
    kind: |about| match about {
        About::Posts => "Posts",
        About::Influencers => "Influencers",
        About::Orders => "Orders",
        About::Sessions => "Visits by origin",
        About::Days => "Days of series",
    },
    refusals: |count| match count {
        1 => "One cell or row cannot be used".to_owned(),
        count => format!("{count} cells or rows cannot be used"),
    },
    fault,
    no_amount: ", so that the row gives its order no amount",
    why,
    row: named("row *"),
    and_more: |count| format!("and {count} more"),
    further,
    otherwise,
    nothing_new: "All of it is in the campaign already. Nothing would change.",
    nothing_changes: "As it is read now, nothing would change.",
    unknown: "Not in this campaign yet",
    unknown_text: "Add them, or say who they are under another name.",
    who_is: named("Who is *?"),
    as_new: "Add as new",
    likely: named("Perhaps *"),
    show_more: "Show more",
    leave_out: "Leave out",
    whose: "Whose are the rows that name nobody?",
    rows: |count| if count == 1 { "1 row".to_owned() } else { format!("{count} rows") },
    which_platform: "On which platform?",
    account: "Account, region or product",
    account_hint: "Only where several of one kind must be told apart.",
    undo: "Undo",
    counted: |about, count, written| {
        let (one, several) = match about {
            About::Posts => ("post", "posts"),
            About::Influencers => ("influencer", "influencers"),
            About::Orders => ("order", "orders"),
            About::Sessions => ("origin of visits", "origins of visits"),
            About::Days => ("day", "days"),
        };
        format!("{written} {}", if count == 1 { one } else { several })
    },
    done: |new, updated| match (new, updated) {
        (Some(new), Some(updated)) => format!("Imported. New: {new}. Updated: {updated}."),
        (Some(new), None) => format!("Imported. New: {new}."),
        (None, Some(updated)) => format!("Imported. Updated: {updated}."),
        (None, None) => "Imported.".to_owned(),
    },
};

fn otherwise(about: About, count: usize) -> String {
    let rows = if count == 1 { "One row tells".to_owned() } else { format!("{count} rows tell") };
    let what = match about {
        About::Posts => "a post",
        About::Orders => "an order",
        About::Sessions => "visits from an origin",
        About::Influencers => "an influencer",
        About::Days => "a day",
    };
    format!("{rows} of {what} otherwise than another table: what the last one in this list says counts.")
}

fn further(about: About, count: usize) -> String {
    let rows = if count == 1 { "One row is".to_owned() } else { format!("{count} rows are each") };
    let what = match about {
        About::Posts => "a post that a row above tells of: what stands further down counts",
        About::Orders => "an order that another row tells of: codes and refunds are added to it",
        About::Sessions => "visits from an origin that a row above tells of: they are added up",
        About::Influencers => "an influencer whom a row above tells of: what that one leaves blank is added",
        About::Days => "a day that a row above tells of: what that one leaves blank is added",
    };
    format!("{rows} about {what}.")
}

fn failure(failure: &Failure) -> &'static str {
    match failure {
        Failure::NotFetched => {
            "The part of the page that does this did not arrive. Check the connection and try again; if that does not help, reload the page."
        }
        Failure::Stopped(_) => {
            "This was too much for the browser, most likely for its memory. Nothing was changed. Close other tabs, or try it with less at a time."
        }
        Failure::Cancelled => "Cancelled. Nothing was changed.",
    }
}

fn unreadable(why: &Unreadable) -> String {
    match why {
        Unreadable::TooLarge { bytes } => format!(
            "It has {} MB, and more than {} MB are not read. Export a shorter time, or split it.",
            bytes.div_ceil(1 << 20),
            MOST_BYTES >> 20
        ),
        Unreadable::TooManyRows => format!("It has more than {MOST_ROWS} rows. Export a shorter time, or split it."),
        Unreadable::TooManyColumns => format!("It has values beyond column {MOST_COLUMNS}. Delete what stands to the right of the table, then import it again."),
        Unreadable::TooMuch => "There is more in it than is read at once, be it cells, text, sheets or formats. Copy the table into a new workbook, or export it as CSV.".to_owned(),
        Unreadable::Empty => "There is nothing in it.".to_owned(),
        Unreadable::Binary => {
            "It is neither a table nor a spreadsheet: a picture, a PDF or a program, most likely. Export the numbers as CSV or Excel.".to_owned()
        }
        Unreadable::Damaged => "The spreadsheet is cut off or damaged. Download it once more.".to_owned(),
        Unreadable::Bomb => {
            "The spreadsheet would unpack to far more than its size, as files do that are made to do harm. It was not opened.".to_owned()
        }
        Unreadable::Locked => {
            "The spreadsheet has a password. Save it without one, then import that file.".to_owned()
        }
        Unreadable::TooOld => {
            "It is a spreadsheet of a kind that is no longer read. Save it as XLSX, then import that file.".to_owned()
        }
        Unreadable::Backup => {
            "It is a campaign or a backup of this app. “Restore a backup” on the page of all campaigns takes it in.".to_owned()
        }
        Unreadable::NoTable => "There is no table in it: at least a row of headers and a row of numbers.".to_owned(),
    }
}

fn source(source: Source) -> &'static str {
    match source {
        Source::InstagramPosts => "Instagram posts (Meta Business Suite)",
        Source::FacebookPosts => "Facebook posts (Meta Business Suite)",
        Source::MetaDaily => "Daily numbers (Meta Business Suite)",
        Source::TikTokOverview => "Account by day (TikTok Studio)",
        Source::TikTokFollowers => "Followers by day (TikTok Studio)",
        Source::TikTokPosts => "TikTok posts (TikTok Studio)",
        Source::YouTubeVideos => "YouTube videos (YouTube Studio)",
        Source::Ga4 => "Visits (Google Analytics 4)",
        Source::UniversalAnalytics => "Visits (Universal Analytics)",
        Source::ShopifyOrders => "Orders (Shopify)",
        Source::DiscountReport => "Sales by discount (Shopify): an order may stand under several codes",
        Source::Orders => "Orders",
        Source::Daily => "Numbers by day",
        Source::Tracker => "Tracker",
        Source::Own => "Table of this app",
        Source::Unknown => "Table of an unknown kind: say below what its columns tell",
    }
}

fn about(about: About) -> &'static str {
    match about {
        About::Posts => "a post",
        About::Influencers => "an influencer",
        About::Orders => "an order",
        About::Sessions => "visits from one origin",
        About::Days => "a day",
    }
}

fn encoding_name(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16Le => "UTF-16",
        Encoding::Utf16Be => "UTF-16 (big-endian)",
        Encoding::Gb18030 => "Simplified Chinese (GBK)",
        Encoding::Big5 => "Traditional Chinese (Big5)",
        Encoding::Windows1252 => "Western European (Windows-1252)",
    }
}

fn delimiter_name(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => "Comma",
        Delimiter::Semicolon => "Semicolon",
        Delimiter::Tab => "Tab",
    }
}

fn fault(fault: Fault) -> &'static str {
    match fault {
        Fault::NotACount => "is no whole number",
        Fault::NotASum => "is no sum of money",
        Fault::NotANumber => "is no number",
        Fault::Negative => "is below zero, which cannot be",
        Fault::TooLarge => "is too large to be true",
        Fault::NotADay => "is no day of the calendar",
        Fault::NoPlatform => "is no platform that is known here",
        Fault::NoKind => "is no kind of post that is known here",
        Fault::NoState => "is no order status that is known here, so that the order keeps the one it has",
        Fault::NoCurrency => "is no currency, or another one than the header names",
        Fault::NotYesOrNo => "is neither yes nor no",
        Fault::TooManyCells => "has more cells than there are headers",
        Fault::CutOff => "the file ends in the middle of it",
        Fault::NotLifetime => "tells one day of the post, not all of it: export lifetime numbers",
        Fault::OpenQuote => "a quotation mark is opened and not closed",
        Fault::NotAnAddress => "is no address of a page on the web (https://…)",
        Fault::TooLong => "is longer than a name, an address or a note can be",
        Fault::OtherColumn => "is something else than a column before it tells",
        Fault::Rounded => "is an id that a spreadsheet has rounded: import the file as it was downloaded",
    }
}

fn field(field: Field) -> &'static str {
    match field {
        Field::Handle => "Handle",
        Field::Name => "Name",
        Field::Influencer => "Influencer (handle or name)",
        Field::Platform => "Platform",
        Field::Followers => "Followers",
        Field::PostId => "Post ID",
        Field::Permalink => "Link to the post",
        Field::Published => "Published",
        Field::PostKind => "Kind of post",
        Field::Impressions => "Impressions",
        Field::Views => "Views",
        Field::Reach => "Reach",
        Field::Likes => "Likes",
        Field::Comments => "Comments",
        Field::Shares => "Shares",
        Field::Saves => "Saves",
        Field::Clicks => "Clicks",
        Field::NewUsers => "New users",
        Field::OtherAssets => "Other assets",
        Field::Fee => "Fee",
        Field::Product => "Product",
        Field::Shipping => "Shipping",
        Field::OtherCost => "Other cost",
        Field::Commission => "Commission",
        Field::Notes => "Notes",
        Field::Orders => "Orders",
        Field::Revenue => "Revenue",
        Field::NewCustomers => "New customers",
        Field::Redemptions => "Code redemptions",
        Field::Discounts => "Discounts",
        Field::Code => "Discount code",
        Field::OrderId => "Order ID",
        Field::Placed => "Order date",
        Field::Total => "Order total",
        Field::Refunded => "Refunded",
        Field::Currency => "Currency",
        Field::OrderState => "Order status",
        Field::Cancelled => "Cancelled",
        Field::NewCustomer => "First order of the customer",
        Field::UtmSource => "UTM source",
        Field::UtmMedium => "UTM medium",
        Field::UtmCampaign => "UTM campaign",
        Field::UtmContent => "UTM content",
        Field::UtmTerm => "UTM term",
        Field::SourceMedium => "Source / medium",
        Field::Channel => "Channel",
        Field::Sessions => "Sessions",
        Field::KeyEvents => "Key events",
        Field::Day => "Day",
        Field::NthDay => "Number of the day",
        Field::Range => "Range of days",
        Field::Follows => "New followers",
        Field::ProfileViews => "Profile views",
        Field::OwnId | Field::OwnText | Field::OwnCount | Field::OwnSum | Field::OwnNumber | Field::OwnDay => {
            "What its header says"
        }
        Field::Number => "A number of its own",
    }
}

fn why(why: Why) -> &'static str {
    match why {
        Why::NoInfluencer => "it is not known whose it is",
        Why::NoPlatform => "it is not known on which platform it is",
        Why::NoDay => "it tells no day",
        Why::NoOrder => "it tells no order",
        Why::NoNumber => "it tells nothing that is counted",
        Why::Repeated => "a row above is about the same",
        Why::OtherColumn => "another column tells another number for it",
        Why::OtherCurrency => "it is in another currency than expected",
        Why::NoTotal => "it is paid back, and the total that it comes off is not in the table",
        Why::NoRefund => "it is more than is known of this order, and the table tells of no refunds",
        Why::TooCoarse => "this currency has fewer decimals than the fee already here",
        Why::NoId => "it is from a table of this app, and its id is gone",
        Why::NotKnown => "it is from a table of this app, and nothing that this version knows",
    }
}
