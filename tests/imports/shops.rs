//! Orders and visits: files of shops and of web analytics.

use std::rc::Rc;

use super::{file, only, options, row};
use influencer_kpi::campaign::id::CampaignId;
use influencer_kpi::campaign::model::Campaign;
use influencer_kpi::exchange::plan::{Choices, plan};
use influencer_kpi::exchange::reading::{About, Fault, Reading, Source};
use influencer_kpi::kpi::unit::Currency;
use influencer_kpi::store::document;

fn rows(reading: &Reading) -> Vec<String> {
    (0..reading.rows.len()).map(|place| row(reading, place)).collect()
}

/// The days that a table is about.
fn given(reading: &Reading) -> String {
    let day = |day: Option<influencer_kpi::exchange::reading::When>| day.map_or(String::new(), |day| day.to_string());
    format!("{}/{}", day(reading.given.from), day(reading.given.to))
}

#[test]
fn visits_are_read_with_the_days_above_them() {
    for (name, source, days, totals, expected) in [
        (
            "ga4-source-medium.csv",
            Source::Ga4,
            "2026-05-01/2026-05-31",
            0,
            &[
                "source_medium=instagram / influencer sessions=1240 key_events=31.5 revenue=2140.75",
                "source_medium=tiktok / influencer sessions=860 key_events=9 revenue=512.4",
                "source_medium=(direct) / (none) sessions=2310 key_events=62 revenue=5020.1",
                "source_medium=google / organic sessions=1975 key_events=48 revenue=0",
            ][..],
        ),
        (
            "ga4-channels-two-ranges.csv",
            Source::Ga4,
            "2026-04-01/2026-05-31",
            0,
            &[
                "channel=Organic Social range=2026-05-01/2026-05-31 sessions=1310 key_events=33 revenue=2100.5",
                "channel=Organic Social range=2026-04-01/2026-04-30 sessions=820 key_events=20 revenue=1200",
                "channel=Paid Social range=2026-05-01/2026-05-31 sessions=100 key_events=1 revenue=99.9",
                "channel=Paid Social range=2026-04-01/2026-04-30 sessions=95 key_events=0 revenue=0",
            ],
        ),
        (
            "ga4-exploration.csv",
            Source::Ga4,
            "2026-05-01/2026-05-31",
            1,
            &[
                "utm_campaign=spring_glow utm_content=emily-story sessions=640 new_users=410 revenue=1502.4",
                "utm_campaign=spring_glow utm_content=max-reel sessions=520 new_users=333 revenue=930.75",
                "utm_campaign=spring_glow utm_content=(not set) sessions=244 new_users=162 revenue=320",
            ],
        ),
    ] {
        let reading = only(name);
        assert_eq!((reading.source, reading.about), (source, About::Sessions), "{name}");
        assert_eq!(rows(&reading), expected, "{name}");
        assert_eq!((given(&reading).as_str(), reading.totals), (days, totals), "{name}");
        assert_eq!(reading.refusals, [], "{name}");
        assert!(!reading.has_questions(), "{name}");
    }
}

#[test]
fn tables_that_stand_one_below_the_other_are_read_apart() {
    let contents = file("ga4-stacked.csv", &options()).expect("readable");
    let [daily, channels, campaigns] = &contents.readings[..] else { panic!("{} tables", contents.readings.len()) };
    assert_eq!(
        (daily.about, rows(daily)),
        (About::Days, vec!["nth_day=0".into(), "nth_day=1".into(), "nth_day=2".into()])
    );
    assert_eq!(rows(channels), ["channel=Organic Social sessions=210", "channel=Direct sessions=150"]);
    let expected =
        ["utm_campaign=spring_glow new_users=75 key_events=12", "utm_campaign=(not set) new_users=31 key_events=2"];
    assert_eq!(rows(campaigns), expected);
    for reading in &contents.readings {
        assert_eq!((given(reading).as_str(), &reading.refusals[..]), ("2026-05-01/2026-05-03", &[][..]));
    }
}

#[test]
fn universal_analytics_has_totals_and_a_table_of_days() {
    for (name, currency, first, total, days) in [
        (
            "universal-analytics.csv",
            Some("GBP"),
            "source_medium=instagram / influencer new_users=980 sessions=1340 revenue=702.4",
            3,
            &["day=2017-05-26 sessions=402", "day=2017-05-27 sessions=371"],
        ),
        (
            "universal-analytics-dutch.csv",
            Some("EUR"),
            "source_medium=instagram / influencer new_users=1990 sessions=2546 revenue=1204.5",
            2,
            &["day=2017-05-26 sessions=1546", "day=2017-05-27 sessions=900"],
        ),
    ] {
        let contents = file(name, &options()).expect("readable");
        let [visits, daily] = &contents.readings[..] else { panic!("{name}: {} tables", contents.readings.len()) };
        assert_eq!(
            (visits.source, visits.about, visits.totals),
            (Source::UniversalAnalytics, About::Sessions, 1),
            "{name}"
        );
        assert_eq!((daily.source, daily.about, daily.totals), (Source::UniversalAnalytics, About::Days, 1), "{name}");
        assert_eq!((row(visits, 0).as_str(), visits.rows.len()), (first, total), "{name}");
        assert_eq!(rows(daily)[..2], days[..], "{name}");
        let currencies: Vec<_> = visits.columns.iter().filter_map(|column| column.currency).collect();
        assert_eq!(currencies.first().map(|currency| currency.code()), currency, "{name}");
        for reading in [visits, daily] {
            assert_eq!((given(reading).as_str(), &reading.refusals[..]), ("2017-05-26/2017-06-01", &[][..]), "{name}");
            assert!(!reading.has_questions(), "{name}");
        }
    }
}

#[test]
fn orders_are_read_one_by_one() {
    for (name, source, expected) in [
        (
            "shopify-orders.csv",
            Source::ShopifyOrders,
            &[
                "order_id=#1001 order_state=counts currency=EUR total=45 code=EMILY10 placed=2025-10-07 590 refunded=0",
                "order_id=#1002 order_state=counts currency=EUR total=80 placed=2025-10-07 1439 refunded=30",
                "order_id=#1003 order_state=refunded currency=EUR total=24 code=emily10 placed=2025-10-08 0 refunded=24",
                "order_id=#1004 order_state=cancelled currency=EUR total=24 placed=2025-10-08 680 cancelled=2025-10-08 720 refunded=0",
                "order_id=#1005 order_state=unpaid currency=EUR total=61 placed=2025-10-09 480 refunded=0",
                "order_id=#1006 order_state=counts currency=EUR total=1204.5 code=MAX15, FREESHIP placed=2025-10-10 1083 refunded=0",
                "order_id=#1007 order_state=counts currency=EUR total=0 code=GIFT100 placed=2025-10-11 600 refunded=0",
            ][..],
        ),
        (
            "orders.csv",
            Source::Orders,
            &[
                "order_id=A-17 placed=2026-05-02 845 order_state=counts total=54.9 code=EMILY10 utm_source=instagram \
                 utm_medium=influencer utm_campaign=spring_glow utm_content=emily-story new_customer=yes",
                "order_id=A-18 placed=2026-05-02 1300 order_state=counts total=110 utm_source=tiktok utm_medium=influencer \
                 utm_campaign=spring_glow utm_content=max-reel new_customer=no refunded=10",
                "order_id=A-19 placed=2026-05-03 555 order_state=cancelled total=24 code=emily10 new_customer=yes",
                "order_id=A-20 placed=2026-05-03 600 order_state=refunded total=33 refunded=33",
                "order_id=A-21 placed=2026-05-04 1110 order_state=unpaid total=12.5",
            ],
        ),
        (
            "orders-chinese.csv",
            Source::Orders,
            &[
                "order_id=20260502001 placed=2026-05-02 845 total=154.9 code=小红10 order_state=counts",
                "order_id=20260502002 placed=2026-05-02 900 total=1099 order_state=cancelled",
            ],
        ),
        (
            "orders-by-discount.csv",
            Source::Orders,
            &[
                "order_id=#2001 code=EMILY10 placed=2026-05-02 total=54",
                "order_id=#2001 code=FREESHIP placed=2026-05-02 total=54",
                "order_id=#2002 code=EMILY10 placed=2026-05-03 total=27",
            ],
        ),
    ] {
        let reading = only(name);
        assert_eq!((reading.source, reading.about), (source, About::Orders), "{name}");
        assert_eq!(rows(&reading), expected, "{name}");
        assert_eq!(reading.refusals, [], "{name}");
        assert!(!reading.has_questions(), "{name}");
    }
}

#[test]
fn lists_of_orders_name_no_influencers_in_any_language() {
    for headers in ["Bestellung;Datum;Betrag;Name", "Commande;Date;Total;Nom", "Pedido;Fecha;Importe;Nombre"] {
        let reading = super::table(&format!("{headers}\n1001;2026-05-01;45,00;Zoe Quill\n"));
        assert_eq!((reading.source, reading.about), (Source::Orders, About::Orders), "{headers}");
        assert_eq!(rows(&reading), ["order_id=1001 placed=2026-05-01 total=45"], "{headers}");
        assert_eq!(reading.columns[3].examples, [""; 0]);
    }
}

#[test]
fn a_state_that_nobody_knows_is_told_and_the_order_counts() {
    let reading =
        super::table("Order ID,Date,Total,Status\n1,2026-05-01,5,Prioritätsversand\n2,2026-05-01,5,wc-cancelled\n");
    assert_eq!(rows(&reading)[1], "order_id=2 placed=2026-05-01 total=5 order_state=cancelled");
    let told: Vec<_> = reading.refusals.iter().map(|one| (one.row, one.text.as_str(), one.fault)).collect();
    assert_eq!((told, reading.rows.len()), (vec![(2, "Prioritätsversand", Fault::NoState)], 2));
}

#[test]
fn a_few_columns_of_shopify_are_orders_still() {
    let text =
        "Name,Email,Created at,Total,Discount Code\n#1001,zoe@example.com,2026-05-01 09:50:26 +0200,45.00,EMILY10\n";
    let reading = super::table(text);
    assert_eq!((reading.source, reading.about), (Source::ShopifyOrders, About::Orders));
    assert_eq!(rows(&reading), ["order_id=#1001 placed=2026-05-01 590 total=45 code=EMILY10"]);
    // Of people, a name is a name.
    let reading = super::table("Name,Email,Total Cost,Discount Code\nZoe,zoe@example.com,45.00,EMILY10\n");
    assert_eq!((reading.source, reading.about), (Source::Tracker, About::Influencers));
}

#[test]
fn an_order_is_of_the_day_it_was_paid_where_no_other_is_told() {
    for (text, expected) in [
        ("Name,Paid at,Total,Discount Code\n#1,2026-05-02 09:50:26 +0200,45.00,EMILY10\n", "placed=2026-05-02 590"),
        ("Name,Financial Status,Paid at,Total\n#1,paid,2026-05-02,45.00\n", "placed=2026-05-02"),
        ("Name,Paid at,Total,Created at\n#1,2026-05-02,45.00,2026-05-01\n", "placed=2026-05-01"),
        ("Order ID,Date paid,Total\n1,2026-05-02,45.00\n", "placed=2026-05-02"),
        ("Order ID,Date paid,Order date,Total\n1,2026-05-02,2026-05-01,45.00\n", "placed=2026-05-01"),
        ("订单号,付款时间,实付金额\n1,2026-05-02 09:50:26,45.00\n", "placed=2026-05-02 590"),
    ] {
        let reading = super::table(text);
        assert_eq!(reading.about, About::Orders, "{text}");
        let row = row(&reading, 0);
        assert!(row.contains("total=45") && row.contains(expected) && !row.contains("day="), "{text}: {row}");
    }
}

#[test]
fn a_report_by_discount_tells_uses_and_no_revenue() {
    let reading = only("sales-by-discount.csv");
    assert_eq!((reading.source, reading.about), (Source::DiscountReport, About::Influencers));
    let expected = ["code=EMILY10 redemptions=41", "code=MAX15 redemptions=12", "code=FREESHIP redemptions=9"];
    assert_eq!(rows(&reading), expected);
}

/// Everything in the fixture of Shopify that tells who somebody is or where they live.
pub(super) const PERSONAL: [&str; 26] = [
    "Zoe",
    "Quill",
    "zoe.quill",
    "Hawthorn",
    "Leeds",
    "LS1",
    "496 0101",
    "Ólafur",
    "olafur@",
    "Laugavegur",
    "Reykjav",
    "555 0199",
    "Mina",
    "Okafor",
    "Marina Road",
    "Lagos",
    "555 0142",
    "Périer",
    "Tilleuls",
    "Lyon",
    "69003",
    "call before",
    "Aunt Maud",
    "vip_",
    "Dana Till",
    "Soho",
];

#[test]
fn personal_data_does_not_leave_the_reading() {
    let bytes = std::fs::read("tests/imports/shopify-orders.csv").expect("a fixture");
    let bytes = String::from_utf8(bytes).expect("text");
    assert!(PERSONAL.iter().all(|part| bytes.contains(part)));
    // The same with a cell too many, so that a row is refused whose first cell is somebody's.
    let broken = bytes.replacen("\n#1001,", "\nZoe Quill,#1001,", 1);
    for text in [bytes, broken] {
        let contents = influencer_kpi::exchange::read::read("orders.csv", text.as_bytes(), &options(), &mut |_| {});
        let sent = serde_json::to_string(&contents.expect("readable")).expect("can be sent");
        for part in PERSONAL {
            assert!(!sent.contains(part), "{part}");
        }
    }
}

#[test]
fn what_is_not_known_of_a_list_of_orders_is_not_shown() {
    let text = |name: &str| {
        String::from_utf8(std::fs::read(format!("tests/imports/{name}")).expect("a fixture")).expect("text")
    };
    // What a column is called, and whether somebody may still say that it tells something.
    let mut cases = vec![(text("orders-chinese.csv"), false), (text("orders.csv"), false)];
    for (header, is_asked) in [
        ("Customer", false),
        ("Kunde", false),
        ("Nombre del cliente", false),
        ("Buyer", false),
        ("姓名", false),
        ("收货人姓名", false),
        ("Adresse", false),
        ("Remark", true),
        ("Name", true),
        ("Wer", true),
    ] {
        cases.push((text("orders.csv").replace("Customer name", header), is_asked));
    }
    for (text, is_asked) in cases {
        // The same with a cell too many, so that a row is refused whose first cell is somebody's.
        let broken = format!("{text}Zoe Quill,A-22,张三,,,,,,,,,,,,,x\n");
        for text in [&text, &broken] {
            let contents = influencer_kpi::exchange::read::read("a.csv", text.as_bytes(), &options(), &mut |_| {});
            let contents = contents.expect("readable");
            let sent = serde_json::to_string(&contents).expect("can be sent");
            for part in PERSONAL.into_iter().chain(["张三", "李四", "13800000001"]) {
                assert!(!sent.contains(part), "{part} of {text}");
            }
            let reading = &contents.readings[0];
            assert_eq!(reading.about, About::Orders);
            let unknown = reading.columns.iter().filter(|column| column.field.is_none());
            assert_eq!(unknown.filter(|column| !column.personal).count(), usize::from(is_asked), "{text}");
        }
    }
}

#[test]
fn personal_data_is_in_no_document() {
    let mut campaign = Rc::new(Campaign::new(CampaignId::from_random(1), "Spring", Currency::USD));
    for (name, orders) in [("shopify-orders.csv", 7), ("orders.csv", 12), ("orders-chinese.csv", 14)] {
        let edit = plan(&only(name), &campaign, &Choices::default(), &mut || 7).edit.expect("something new");
        campaign = edit.apply(&campaign).expect("fits").campaign;
        assert_eq!(campaign.records.orders.len(), orders, "{name}");
    }
    let document = document::write(1, &campaign).expect("can be stored");
    for part in PERSONAL.into_iter().chain(["张三", "李四", "13800000001", "Petal"]) {
        assert!(!document.contains(part), "{part}");
    }
    assert!(document.contains("EMILY10") && document.contains("#1006"));
}
