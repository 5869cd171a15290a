//! Links: whatever a campaign holds comes back, and whatever else a link holds gets an answer at once.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::cast_possible_truncation)]

#[path = "documents/arbitrary.rs"]
mod arbitrary;
#[path = "exports/campaigns.rs"]
#[allow(dead_code, clippy::expect_used, clippy::cast_possible_wrap)] // each test uses a part of it
mod campaigns;
#[path = "links/hostile.rs"]
mod hostile;
#[path = "links/typical.rs"]
mod typical;

use std::rc::Rc;

use hostile::Came;
use influencer_kpi::campaign::edit::{CampaignChange, Edit, PostChange};
use influencer_kpi::campaign::figures::Figures;
use influencer_kpi::campaign::id::PostId;
use influencer_kpi::campaign::merge::{Clock, Stamped};
use influencer_kpi::campaign::model::{Amount, Campaign, Economics, Fee, Post};
use influencer_kpi::campaign::records::{Order, OrderState};
use influencer_kpi::campaign::tracking::Discount;
use influencer_kpi::exchange::link::sealed::Sealed;
use influencer_kpi::exchange::link::{self, Envelope, KeptBack, MOST_UNPACKED, Refused, Sent, read, unpack, write};
use influencer_kpi::exchange::write::kpis::{Line, lines, readings};
use influencer_kpi::kpi::catalogue::{KpiId, Reading};
use influencer_kpi::kpi::definitions::Rule;
use influencer_kpi::kpi::measure::Measure;
use influencer_kpi::kpi::outcome::Outcome;
use influencer_kpi::kpi::tier::Tiers;
use influencer_kpi::kpi::unit::Currency;
use influencer_kpi::sales::ledger::Ledger;
use influencer_kpi::store::document;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use typical::{in_a_row, typical};

/// The content of a link to a campaign that is shared for the first time.
fn pack(campaign: &Campaign) -> Result<Vec<u8>, Refused> {
    link::pack(&Stamped::unshared(Rc::new(campaign.clone())).shared(9).into())
}

fn link(campaign: &Campaign) -> String {
    write(&Envelope::Open(pack(campaign).unwrap()))
}

/// What the page makes of a link's text.
fn open(text: &str) -> Result<Campaign, Refused> {
    match read(text)? {
        Envelope::Open(content) => unpack(&content).map(|sent| Campaign::clone(&sent.copy.campaign)),
        Envelope::Sealed(_) => Err(Refused::Damaged),
    }
}

/// Each old link, beside the document of the campaign that it must always give.
const OLD: [(&str, &str); 3] = [
    (include_str!("links/v1-full.txt"), include_str!("documents/v1-full.json")),
    (include_str!("links/v1-minimal.txt"), include_str!("documents/v1-minimal.json")),
    (include_str!("links/v1-sales.txt"), include_str!("documents/v1-sales.json")),
];

#[test]
fn old_links_give_what_they_always_gave() {
    for (link, expected) in OLD {
        let expected = document::read(expected.trim()).unwrap().campaign;
        assert_eq!(open(link.trim()).as_ref(), Ok(&*expected));
    }
}

/// What orders and visits came to, in a link without them.
#[test]
fn an_old_link_with_sums_gives_what_it_always_gave() {
    let campaign = document::read(include_str!("documents/v1-sales.json").trim()).unwrap().campaign;
    let Ok(Envelope::Open(content)) = read(include_str!("links/v1-sums.txt").trim()) else { panic!("it is open") };
    let (expected, sent) = (without_records(campaign), unpack(&content).unwrap());
    assert!(expected.ledger.is_some());
    assert_eq!(sent.ledger, expected.ledger);
    // What a study finds is the document's own matter.
    let without_studies = |sent: &Sent| Campaign { records: Rc::default(), ..Campaign::clone(&sent.copy.campaign) };
    assert_eq!(without_studies(&sent), without_studies(&expected));
    assert!(sent.copy.campaign.records.orders.is_empty());
}

fn without_records(campaign: Rc<Campaign>) -> Sent {
    KeptBack { records: true, ..KeptBack::default() }.sent(&Stamped::unshared(campaign).shared(9))
}

/// Under the passphrase `correct horse`; what is in it is the link `v1-minimal.txt`.
#[test]
fn an_old_link_under_a_passphrase_is_read() {
    let Ok(Envelope::Sealed(bytes)) = read(include_str!("links/v1-sealed.txt").trim()) else { panic!("it is sealed") };
    let Ok(Envelope::Open(inside)) = read(OLD[1].0.trim()) else { panic!("it is open") };
    let sealed = Sealed::read(&bytes).unwrap();
    assert_eq!((sealed.salt, sealed.nonce), ([1; 16], [2; 12]));
    assert_eq!(sealed.secret.len(), inside.len() + 16, "its tag is behind it");
    assert_eq!(write(&Envelope::Sealed(sealed.to_bytes())), include_str!("links/v1-sealed.txt").trim());
}

#[test]
#[ignore = "prints the links of the fixtures' documents, for a new version"]
fn print_links() {
    for (_, text) in OLD {
        println!("{}", link(&document::read(text.trim()).unwrap().campaign));
    }
    let sales = document::read(OLD[2].1.trim()).unwrap().campaign;
    println!("{}", write(&Envelope::Open(link::pack(&without_records(sales)).unwrap())));
}

/// With ids that are 48 random bits each, and as the page makes them: in a row. All are shared, so that the stamps are in them.
#[test]
fn links_of_typical_campaigns_are_short() {
    for (influencers, posts, most) in [(1, 3, [375, 340]), (10, 30, [1_720, 1_399]), (50, 150, [7_300, 5_700])] {
        for (campaign, most) in [typical(influencers, posts), in_a_row(influencers, posts)].into_iter().zip(most) {
            let text = link(&campaign);
            println!("{influencers} influencers, {posts} posts: {} characters", text.len());
            assert_eq!(open(&text), Ok(campaign));
            assert!(text.len() <= most, "{} characters for {posts} posts", text.len());
        }
    }
}

/// As after a day of work on a campaign that somebody else has: ten posts get readings, one by one.
#[test]
fn what_was_changed_since_takes_little_more() {
    let mut copy = Stamped::unshared(Rc::new(in_a_row(10, 30))).shared(9);
    let content = |copy: &Stamped| write(&Envelope::Open(link::pack(&copy.clone().into()).unwrap())).len();
    let before = content(&copy);
    for place in 0..20u64 {
        let post = copy.campaign.posts[place as usize % 10].id;
        let change = if place < 10 { Measure::Likes } else { Measure::Comments };
        let edit = Edit::Post(post, PostChange::Reading(change, Some(700 + place)));
        let clock = Clock { now: 1_795_000_000 + 40 * place, replica: 0x1234_5678 };
        copy = copy.changed([], &edit.apply(&copy.campaign).unwrap().campaign, clock);
    }
    let after = content(&copy);
    println!("{before} characters, {after} after 20 changes");
    assert!(after <= before + 100, "{before}, {after}");
    let sent = unpack(&link::pack(&copy.clone().into()).unwrap()).unwrap();
    assert_eq!(sent, copy.into());
}

#[test]
fn what_is_kept_back_leaves_no_stamps() {
    let mut campaign = typical(2, 4);
    campaign.notes = "between us".into();
    let mut copy = Stamped::unshared(Rc::new(campaign)).shared(9);
    let clock = Clock { now: 1_795_000_000, replica: 7 };
    for change in [CampaignChange::Notes("not for others".into()), CampaignChange::Budget(Some(Amount(5)))] {
        let edit = Edit::Campaign(change);
        copy = copy.changed([], &edit.apply(&copy.campaign).unwrap().campaign, clock);
    }
    let all = KeptBack { costs: true, notes: true, records: true };
    let sent = all.sent(&copy);
    assert_eq!(unpack(&link::pack(&sent).unwrap()), Ok(sent.clone()));
    let sent = sent.copy;
    // Whoever has everything keeps it when that link comes back.
    let joined = copy.joined(&sent).unwrap();
    assert_eq!(joined.campaign, copy.campaign);
    assert_eq!(sent.joined(&copy).unwrap().campaign, copy.campaign);
}

/// Each sum that tells what was or is to be paid, and what is left of a sale, by a number that stands nowhere else.
#[test]
fn no_sum_of_costs_that_are_kept_back_is_in_the_link() {
    let mut campaign = typical(1, 1);
    let mut number = 7_310_000i64;
    let mut next = || {
        number += 1;
        Some(Amount(number))
    };
    campaign.budget = next();
    let post = Rc::make_mut(&mut campaign.posts[0]);
    post.cost = next();
    let one = Rc::make_mut(&mut campaign.influencers[0]);
    one.fee = Fee { amount: next(), currency: Some(Currency::JPY), rate: Some(0.731_101), date: None };
    (one.product, one.shipping, one.other, one.commission) = (next(), next(), next(), next());
    let [margin, fee_rate, return_rate, target_profit] = [0.731_111, 0.731_112, 0.731_113, 0.731_114].map(Some);
    campaign.economics = Economics { margin, fee_rate, return_rate, target_profit };
    let targets: Vec<_> = KpiId::all().zip(0..).map(|(kpi, place)| (kpi, 7_312_000.0 + f64::from(place))).collect();
    campaign.targets = targets.iter().copied().collect();
    // What nobody paid, and what every buyer knows.
    campaign.definitions.emv_prices.cpm = 7.319_1;
    campaign.tracking.discount = Some(Discount::Amount(Amount(7_319_002)));
    let secret = |text: &str| {
        let paid = (7_310_001..=7_310_007).filter(|sum| text.contains(&format!("Amount({sum})"))).count();
        let parts = [0.731_101, 0.731_111, 0.731_112, 0.731_113, 0.731_114];
        paid + parts.iter().filter(|part| text.contains(&part.to_string())).count()
    };
    let told = |campaign: &Campaign, kpi: &str| campaign.targets.get(kpi.parse().unwrap()).is_some();
    let whole = open(&link(&campaign)).unwrap();
    assert_eq!(secret(&format!("{whole:?}")), 12, "the test looks for all of them");
    let kept_back = KeptBack { costs: true, ..KeptBack::default() };
    let content = link::pack(&kept_back.sent(&Stamped::unshared(Rc::new(campaign)).shared(9))).unwrap();
    let sent = unpack(&content).unwrap().copy.campaign;
    assert_eq!(secret(&format!("{sent:?}")), 0);
    assert_eq!((sent.budget, sent.economics), (None, Economics::default()));
    assert_eq!((sent.influencers[0].fee, sent.posts[0].cost), (Fee::default(), None));
    for kpi in ["cpm_reach", "cpe", "cpa", "cac", "roas", "roi", "cost", "break_even_orders", "fee_at_cpe"] {
        assert!(told(&whole, kpi) && !told(&sent, kpi), "{kpi}");
    }
    for kpi in ["impressions", "views", "engagements", "revenue", "orders", "conversion_rate"] {
        assert!(told(&whole, kpi) && told(&sent, kpi), "{kpi}");
    }
    assert_eq!(sent.definitions, whole.definitions);
    assert_eq!(sent.tracking, whole.tracking);
}

#[test]
fn what_is_kept_back_is_not_in_the_link() {
    let mut campaign = typical(2, 4);
    campaign.notes = "between us".into();
    let all = KeptBack { costs: true, notes: true, records: true };
    let sent = open(&link(&all.from(&campaign))).unwrap();
    let costs = sent.influencers.iter().flat_map(|one| [one.fee.amount, one.product, one.shipping, one.other]);
    assert!(costs.flatten().next().is_none() && sent.budget.is_none() && sent.notes.is_empty());
    assert!(sent.posts.iter().all(|post| post.cost.is_none()));
    assert_eq!(sent.posts.len(), campaign.posts.len());
    assert_eq!(KeptBack::default().from(&campaign), campaign);
}

/// Programs break long lines, and quote them; browsers write what they find in an address and do not like as `%20`.
#[test]
fn what_came_into_a_link_on_its_way_is_read_past() {
    let campaign = typical(10, 30);
    let text = link(&campaign);
    let broken = |between: &str| {
        let lines: Vec<_> = text.as_bytes().chunks(76).map(|line| str::from_utf8(line).unwrap()).collect();
        lines.join(between)
    };
    let between =
        [" ", "\n", "\r\n", "\t", "=\r\n", "\n> ", "\u{200b}", "\u{ad}", "%20", "%0A", "%0d%0A", "%3E%20", "%E2%80%8B"];
    for came in between.map(broken) {
        assert_eq!(open(&came).as_ref(), Ok(&campaign), "{came}");
    }
    for around in [
        ")",
        ".",
        ">",
        "%3E",
        "%0A",
        "%20",
        "&quot;",
        "%22.",
        "…",
        "%20Thank%20you,%20Ana",
        ") Best, Ana",
        "&fbclid=IwAR0",
    ] {
        assert_eq!(open(&format!("{text}{around}")).as_ref(), Ok(&campaign), "{around}");
    }
    assert_eq!(open(&format!("%20\n{text}")).as_ref(), Ok(&campaign));
    // A sign that is not the one that was sent is another matter.
    let other = if text.ends_with('A') { 'B' } else { 'A' };
    let damaged = format!("{}{other}{}", &text[..400], &text[401..]);
    assert_ne!(damaged, text);
    assert_eq!(open(&damaged), Err(Refused::Damaged));
}

#[test]
fn a_cut_link_says_so() {
    let text = link(&typical(10, 30));
    for end in 12..text.len() {
        assert!(matches!(read(&text[..end]), Err(Refused::Cut { there, sent }) if there < sent), "{end}");
    }
}

#[test]
fn hostile_links_are_refused() {
    for hostile in hostile::all(typical(10, 30)) {
        let answer = hostile.open();
        let name = &hostile.name;
        assert!(answer.is_err(), "{name}");
        // However much it says it holds, what can be read of it is bounded before.
        if let Came::Text(text) = &hostile.came {
            assert!(text.len() <= MOST_UNPACKED * 4 / 3 || answer == Err(Refused::TooLarge), "{name}");
        }
        assert!(hostile.reason.is_none() || answer.as_ref().err() == hostile.reason.as_ref(), "{name}: {answer:?}");
    }
}

/// Rows are what takes time: each is as large as the model has it, however few bits it takes.
#[test]
fn a_link_holds_so_many_rows_and_no_more() {
    let bare = |count: u64| {
        let mut campaign = typical(1, 1);
        let post = Rc::clone(&campaign.posts[0]);
        let blank = |id| Rc::new(Post::new(PostId::from_random(id), post.influencer, post.platform, post.kind));
        campaign.posts = (0..count).map(blank).collect();
        campaign
    };
    assert!(open(&link(&bare(2_000))).is_ok());
    assert_eq!(pack(&bare(15_000)), Err(Refused::TooLarge));
    for (influencers, posts) in [(50, 150), (100, 500)] {
        let campaign = typical(influencers, posts);
        assert_eq!(open(&link(&campaign)), Ok(campaign));
    }
    // Also where whoever made it did not ask how much that is.
    assert_eq!(unpack(&hostile::rows_of_nothing(25_000)), Err(Refused::TooLarge));
    assert!(matches!(unpack(&hostile::rows_of_nothing(2)), Err(Refused::Unreadable(_))), "it is read");
}

/// Every figure of a campaign, at every scope.
fn figures(campaign: &Campaign, ledger: &Rc<Ledger>) -> Vec<(String, Outcome)> {
    let figures = Figures::with(campaign, &Tiers::default(), ledger);
    let of = |line: Line| {
        let figures = &figures;
        let told = move |(kpi, reading): (KpiId, Reading)| {
            (format!("{} {} {kpi:?} {reading:?}", line.kind, line.id), figures.outcome(line.scope, kpi, reading))
        };
        readings().into_iter().map(told).collect::<Vec<_>>()
    };
    lines(campaign).into_iter().flat_map(of).collect()
}

/// Sends a campaign without its orders, visits and series; every figure must be the sender's.
fn sent_without_records(campaign: Campaign) -> Result<Sent, TestCaseError> {
    let own = figures(&campaign, &Rc::new(Ledger::of(&campaign)));
    let kept_back = KeptBack { records: true, ..KeptBack::default() };
    let copy = Stamped::unshared(Rc::new(campaign)).shared(9);
    let sent = unpack(&link::pack(&kept_back.sent(&copy)).unwrap()).unwrap();
    prop_assert_eq!(&sent, &kept_back.sent(&copy));
    let records = &sent.copy.campaign.records;
    prop_assert!(records.orders.is_empty() && records.sessions.is_empty() && records.series.is_empty());
    let ledger = sent.ledger.clone().unwrap_or_else(|| Ledger::of(&sent.copy.campaign));
    prop_assert_eq!(figures(&sent.copy.campaign, &Rc::new(ledger)), own);
    Ok(sent)
}

#[test]
fn without_orders_and_visits_the_figures_are_the_senders() {
    for (campaign, has_sums) in
        [(campaigns::shop(), true), (campaigns::sales(), false), (campaigns::content(), false), (typical(2, 4), false)]
    {
        assert_eq!(sent_without_records(campaign).unwrap().ledger.is_some(), has_sums);
    }
    let shop = campaigns::shop();
    let alone = KeptBack { records: true, ..KeptBack::default() }.from(&shop);
    assert_ne!(figures(&alone, &Rc::new(Ledger::of(&alone))), figures(&shop, &Rc::new(Ledger::of(&shop))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_campaign_comes_back(campaign in arbitrary::campaign()) {
        prop_assert_eq!(open(&link(&campaign)), Ok(campaign));
    }

    #[test]
    fn a_flipped_bit_is_noticed(bit in 0..8_000usize) {
        use base64::Engine;
        let text = link(&typical(10, 30));
        let mut bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(&text).unwrap();
        let place = bit / 8 % bytes.len();
        bytes[place] ^= 1 << (bit % 8);
        let flipped = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&bytes);
        prop_assert!(open(&flipped).is_err());
    }

    /// Also where whoever made the link saw to its checksum.
    #[test]
    fn any_content_gets_an_answer(content in vec(any::<u8>(), 0..400), flips in vec((any::<prop::sample::Index>(), 0..8u8), 1..6)) {
        let _ = unpack(&content);
        let mut packed = pack(&typical(3, 9)).unwrap();
        for (place, bit) in flips {
            let place = place.index(packed.len());
            packed[place] ^= 1 << bit;
        }
        if let Ok(sent) = unpack(&packed) {
            let campaign = &sent.copy.campaign;
            let rows = campaign.influencers.len() + campaign.posts.len() + campaign.records.orders.len();
            prop_assert!(rows * size_of::<Order>() <= MOST_UNPACKED, "{rows} rows");
        }
    }
}

proptest! {
    // Each compares every figure at every scope.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_orders_come_to_is_the_senders(
        told in vec((option::of(-900_000..9_000_000i64), option::of(any::<bool>()), 0..4usize, 0..3usize), 5),
        new_users in vec(option::of(0..5_000u64), 3),
        rule in 0..3usize,
    ) {
        let mut campaign = campaigns::shop();
        campaign.definitions.attribution.rule = [Rule::CodeWins, Rule::LastTouch, Rule::SplitEvenly][rule];
        let records = Rc::make_mut(&mut campaign.records);
        for (order, (total, new_customer, state, codes)) in records.orders.iter_mut().map(Rc::make_mut).zip(told) {
            (order.total, order.new_customer) = (total.map(Amount), new_customer);
            order.state = OrderState::ALL[state];
            order.codes = ["noor10,omar10,pia10", "noor10,omar10", ""][codes].to_owned();
        }
        for (visits, new_users) in records.sessions.iter_mut().map(Rc::make_mut).zip(new_users) {
            visits.new_users = new_users;
        }
        sent_without_records(campaign)?;
    }

    #[test]
    fn nothing_else_of_a_campaign_rests_on_its_records(campaign in arbitrary::campaign()) {
        sent_without_records(campaign)?;
    }
}
