//! English.

use super::super::strings::named;
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
    sealed: "This report has a passphrase",
    sealed_text: "Whoever sent you the link knows it. The report is opened in this browser; the passphrase is not kept or sent.",
    passphrase: "Passphrase",
    open: "Open",
    opening: "Opening…",
    wrong_passphrase: "That is not the passphrase. Capitals and spaces count.",
    no_cryptography: "This browser encrypts only on pages with https, so passphrases do not work here.",
    share: "Share",
    share_title: "Share this campaign",
    share_text: "The whole campaign is in the link. Whoever opens it sees a report, and can keep a copy that merges with yours later. Nothing is uploaded.",
    goes_in: "What goes in",
    with_costs: "Costs, budget and margins",
    with_notes: "Notes",
    with_records: "Orders, visits and daily series",
    passphrase_optional: "Passphrase (optional)",
    passphrase_hint: "Without it nobody can read the link, and nobody can recover it. Send it another way than the link.",
    making: "Making the link…",
    characters: named("* characters."),
    apps_cut: named("Too long for *: they may cut it off."),
    better_file: "Better send the file.",
    share_sheet: "Send with…",
    as_file: "Save as a file",
    as_picture: "QR code",
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
