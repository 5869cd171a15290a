//! Orders: each counted once, net of what was paid back.

use super::*;

#[test]
fn codes_of_orders_stand_apart_by_commas_and_not_by_blanks() {
    let before = Rc::new(campaign());
    let text = "id,total,code\n#1,1,Summer Sale\n#2,1,\"EMILY10, summer sale;FREESHIP\"\n#2,,Emily10\n#3,1,老客 优惠；小红10\n";
    let reading = mapped(text, &[Field::OrderId, Field::Total, Field::Code]);
    let after = applied(&planned(&reading, &before, &Choices::default()), &before);
    let codes: Vec<_> = after.records.orders.iter().map(|order| order.codes().collect::<Vec<_>>()).collect();
    assert_eq!(codes, [&["Summer Sale"][..], &["EMILY10", "summer sale", "FREESHIP"], &["老客 优惠", "小红10"]]);
    assert_eq!(planned(&reading, &after, &Choices::default()).edit, None);
}

#[test]
fn an_order_counts_once_net_of_what_was_paid_back() {
    let fields = [
        Field::OrderId,
        Field::Placed,
        Field::Total,
        Field::Refunded,
        Field::Code,
        Field::OrderState,
        Field::Cancelled,
        Field::Currency,
        Field::UtmSource,
    ];
    let text = "id,at,total,back,code,state,cancelled,currency,source\n\
        #1,2026-04-01 09:50:26 +0200,100.00,20.00,EMILY10,partially_refunded,,USD,instagram\n\
        #1,,,,FREESHIP,,,,\n\
        #2,2026-04-02,50,50,,paid,,USD,\n\
        #3,2026-04-03,70,,,pending,,EUR,\n\
        #4,2026-04-04,70,,,paid,2026-04-05,USD,\n\
        ,2026-04-05,1,,,,,,\n";
    let before = Rc::new(campaign());
    let reading = mapped(text, &fields);
    let plan = planned(&reading, &before, &Choices::default());
    let expected = [What::New, What::Further, What::New, What::New, What::New, What::LeftOut(Why::NoOrder)];
    assert_eq!(plan.rows, expected);
    let after = applied(&plan, &before);
    let order = after.records.order("#1").expect("an order");
    assert_eq!((order.total, order.minute, order.day), (Some(Amount(8_000)), Some(590), read_date("2026-04-01")));
    assert_eq!(
        (order.codes.as_str(), order.utm.source.as_str(), order.state),
        ("EMILY10, FREESHIP", "instagram", OrderState::Counts)
    );
    let state = |id: &str| after.records.order(id).map(|order| (order.state, order.currency));
    assert_eq!(state("#2"), Some((OrderState::Refunded, Some(Currency::USD))));
    assert_eq!(state("#3"), Some((OrderState::Unpaid, Some(Currency::EUR))));
    assert_eq!(state("#4"), Some((OrderState::Cancelled, Some(Currency::USD))));
    assert_eq!(planned(&reading, &after, &Choices::default()).edit, None);
    let paid = planned(&mapped(&text.replace("pending", "paid"), &fields), &after, &Choices::default());
    assert_eq!(paid.rows[3], What::Updated);
    assert!(matches!(&paid.edit, Some(Edit::All(edits)) if edits.len() == 1));
    // Its currency has become the campaign's.
    let euro = Edit::Campaign(CampaignChange::Currency(Currency::EUR)).apply(&after).expect("euros").campaign;
    let (header, third) = (text.lines().next().expect("headers"), text.lines().nth(4).expect("#3"));
    let third = format!("{header}\n{third}\n");
    let again = planned(&mapped(&third, &fields), &euro, &Choices::default());
    assert_eq!((again.rows, again.edit), (vec![What::Unchanged], None));
}

#[test]
fn what_a_file_names_stays_in_its_currency_when_the_campaigns_changes() {
    let in_pounds = |campaign: &Rc<Campaign>| {
        Edit::Campaign(CampaignChange::Currency(Currency::GBP)).apply(campaign).expect("pounds").campaign
    };
    let usd = Some(Currency::USD);
    for (file, expected) in [
        ("Order ID,Date,Total,Currency\n1,2026-05-01,100,USD\n2,2026-05-01,80,\n", [usd, None].to_vec()),
        ("Order ID,Date,Total (USD)\n1,2026-05-01,100\n", vec![usd]),
        ("Order ID,Date,Total\n1,2026-05-01,$100\n", vec![usd]),
        ("Order ID,Date,Total\n1,2026-05-01,100\n", vec![None]),
        ("Influencer,Fee,Currency\n@ana,100,USD\n@ben,80,\n", vec![usd, None]),
        (
            "# Start date: 20260501\n# End date: 20260507\nSession source / medium,Sessions,Total revenue\na / b,1,$5.00\n",
            vec![usd],
        ),
    ] {
        let planned_in = |campaign: &Rc<Campaign>| {
            let habits = Habits { currency: Some(campaign.currency), ..options().habits };
            let options = Options { habits, ..options() };
            let reading = read("a.csv", file.as_bytes(), &options, &mut |_| {}).expect("readable").readings.remove(0);
            planned(&reading, campaign, &Choices::default())
        };
        let before = Rc::new(Campaign::new(CampaignId::from_random(1), "", Currency::USD));
        let after = applied(&planned_in(&before), &before);
        assert_eq!(planned_in(&after).edit, None, "{file}");
        let pounds = in_pounds(&after);
        let orders = pounds.records.orders.iter().map(|order| (order.currency, order.total));
        let visits = pounds.records.sessions.iter().map(|visits| (visits.currency, visits.revenue));
        let fees = pounds.influencers.iter().map(|one| (one.fee.currency, one.fee.amount));
        let told: Vec<_> = orders.chain(visits).chain(fees).collect();
        assert_eq!(told.iter().map(|(currency, _)| *currency).collect::<Vec<_>>(), expected, "{file}");
        assert!(told.iter().all(|(_, amount)| amount.is_some()), "{file}");
        assert_eq!(planned_in(&pounds).edit, None, "{file}");
    }
}

/// A file that names no currency takes none away, whatever the campaign is kept in.
#[test]
fn an_order_keeps_its_currency_where_a_file_names_none() {
    let mut campaign = Rc::new(campaign());
    for text in ["Order ID,Date,Total,Currency\n1,2026-05-01,100,EUR\n", "Order ID,Date,Total\n1,2026-05-01,90\n"] {
        let reading = read("a.csv", text.as_bytes(), &options(), &mut |_| {}).expect("readable").readings.remove(0);
        campaign = applied(&planned(&reading, &campaign, &Choices::default()), &campaign);
    }
    let order = campaign.records.order("1").expect("an order");
    assert_eq!((order.total, order.currency), (Some(Amount(9_000)), Some(Currency::EUR)));
}

/// Reads files one after the other; total, state and what is left out of the last one's order.
fn order_of(files: &[&str]) -> (Option<Amount>, OrderState, Vec<Why>) {
    let mut campaign = Rc::new(campaign());
    let mut left_out = Vec::new();
    for text in files {
        let reading = read("a.csv", text.as_bytes(), &options(), &mut |_| {}).expect("readable").readings.remove(0);
        let plan = planned(&reading, &campaign, &Choices::default());
        left_out = plan.left_out.iter().map(|fact| fact.why).collect();
        if plan.edit.is_some() {
            campaign = applied(&plan, &campaign);
        }
        let again = planned(&reading, &campaign, &Choices::default());
        assert_eq!((again.count(|what| what == What::Updated), again.edit), (0, None), "{text}");
    }
    let [order] = campaign.records.orders.as_slice() else { panic!("{files:?}: {:?}", campaign.records.orders) };
    (order.total, order.state, left_out)
}

#[test]
fn no_other_file_takes_back_what_is_known_of_an_order() {
    use OrderState::*;
    let refunded = "Order ID,Date,Total,Refunded,Status\n#1001,2026-05-01,100,30,partially refunded\n";
    let cancelled = "Order ID,Date,Total,Refunded,Status\n1001,2026-05-01,100,,cancelled\n";
    let list = "Order ID,Date,Total,Status\n1001,2026-05-01,100,paid\n";
    let pending = "Order ID,Date,Total,Status\n#1001,2026-05-01,100,pending\n";
    let (all, rest) = (Some(Amount(10_000)), Some(Amount(7_000)));
    for (files, expected) in [
        (&[refunded, list][..], (rest, Counts, vec![Why::NoRefund])),
        (&[list, refunded], (rest, Counts, vec![])),
        (&[cancelled, list], (all, Cancelled, vec![])),
        (&[list, cancelled], (all, Cancelled, vec![])),
        (&[cancelled, pending], (all, Cancelled, vec![])),
        (&[pending, list], (all, Counts, vec![])),
        (&[list, pending], (all, Unpaid, vec![])),
        // A file that tells refunds may put the total right.
        (&[refunded, &refunded.replace(",30,", ",0,")], (all, Counts, vec![])),
        (&[list, &list.replace(",100,", ",90,")], (Some(Amount(9_000)), Counts, vec![])),
        (&[list, "Order ID,Date,Total,Status\n1001,2026-05-01,$120,closed\n"], (all, Counts, vec![Why::NoRefund])),
    ] {
        assert_eq!(order_of(files), expected, "{files:?}");
    }
}

#[test]
fn what_was_paid_back_comes_off_however_it_is_written() {
    use OrderState::*;
    let of = |sum| Some(Amount(sum));
    for (rows, expected) in [
        ("7,2026-05-01,100,-30.00\n", (of(7_000), Counts, vec![])),
        ("7,2026-05-01,100,(30.00)\n", (of(7_000), Counts, vec![])),
        ("7,2026-05-01,100,-100\n", (of(0), Refunded, vec![])),
        // As one more row of the order, before or after it.
        ("7,2026-05-01,100,\n7,2026-05-09,-30,\n7,2026-05-10,,20\n", (of(5_000), Counts, vec![])),
        ("7,2026-05-09,-30,-30\n7,2026-05-01,100,\n", (of(7_000), Counts, vec![])),
        ("7,2026-05-01,100,\n7,2026-05-09,-100,\n", (of(0), Refunded, vec![])),
        // Two codes of one order tell its refund twice.
        ("7,2026-05-01,100,30\n7,2026-05-01,100,30\n", (of(7_000), Counts, vec![])),
        // What is paid back in another currency comes off nothing; what names none is in the total's.
        ("7,2026-05-01,€100,$20\n", (of(10_000), Counts, vec![Why::OtherCurrency])),
        ("7,2026-05-01,€100,\n7,2026-05-09,,$5\n7,2026-05-09,,20\n", (of(8_000), Counts, vec![Why::OtherCurrency])),
        ("7,2026-05-01,€100,\n7,2026-05-09,$-30,\n7,2026-05-09,-20,\n", (of(8_000), Counts, vec![Why::OtherCurrency])),
        ("7,2026-05-01,€100,$0\n", (of(10_000), Counts, vec![])),
        // Nobody knows what is left.
        ("7,2026-05-01,100,some\n", (None, Counts, vec![])),
        ("7,2026-05-01,,0\n", (None, Counts, vec![])),
    ] {
        assert_eq!(order_of(&[&format!("Order ID,Date,Total,Refunded\n{rows}")]), expected, "{rows}");
    }
    // Of an order that nobody knows, no more than that is told.
    for rows in ["7,2026-05-01,,30\n", "7,2026-05-01,-30,\n", "7,2026-05-01,-30,\n7,2026-05-02,-5,5\n"] {
        let text = format!("Order ID,Date,Total,Refunded\n{rows}");
        let reading = read("a.csv", text.as_bytes(), &options(), &mut |_| {}).expect("readable").readings.remove(0);
        let plan = planned(&reading, &campaign(), &Choices::default());
        assert!(plan.rows.iter().all(|what| *what == What::LeftOut(Why::NoTotal)), "{rows}: {:?}", plan.rows);
        assert_eq!((plan.left_out, plan.edit), (vec![], None), "{rows}");
    }
    let list = "Order ID,Date,Total\n7,2026-05-01,100\n";
    let refunds = "Order ID,Date,Refunded\n7,2026-05-09,30\n";
    assert_eq!(order_of(&[list, refunds]), (of(10_000), Counts, vec![Why::NoTotal]));
}
