//! English.

use super::LinkStrings;
use crate::exchange::link::Refused;

/// The English texts about links.
pub const EN: LinkStrings = LinkStrings {
    report: "Campaign report",
    report_text: "All of it is in the link: nothing was stored in this browser, and nothing was sent anywhere.",
    keep_copy: "Keep a copy",
    open_own: "Open the campaign",
    print: "Print",
    is_here: "This campaign is in this browser already, just as in the link.",
    accounts: "Accounts",
    posts_of: "Posts",
    not_opened: "This link cannot be opened",
    refused,
};

fn refused(reason: &Refused) -> String {
    match reason {
        Refused::NotALink => "It is no link of this page: it has signs that such links never have.".to_owned(),
        Refused::Cut { there, sent } => format!(
            "The end of the link is missing: {there} of {sent} bytes arrived. Some apps cut long links off. Ask for it in another way, such as a file."
        ),
        Refused::Damaged => {
            "The link was changed on its way. Copy it once more from where it came, as a whole.".to_owned()
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
