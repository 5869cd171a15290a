//! Days and visits.

use super::*;

#[test]
fn series_are_kept_by_day() {
    let before = Rc::new(Campaign { currency: Currency::EUR, ..campaign() });
    let choices = Choices { account: "brand".into(), ..Choices::default() };
    let after = applied(&planned(&file("daily-sales.csv"), &before, &choices), &before);
    let subject = |counted, label: &str| Subject { counted, platform: None, label: label.into() };
    let days = |subject: &Subject| after.records.series(subject).map(|series| series.days.len());
    assert_eq!(days(&subject(Counted::Revenue, "brand")), Some(3));
    assert_eq!(days(&subject(Counted::Other, "Shop Berlin")), Some(2));
    let again = mapped("d,n\n2026-03-01,1\n2026-03-01,2\n,3\n2026-03-02,\n", &[Field::Day, Field::Orders]);
    let plan = planned(&again, &after, &choices);
    let left_out = [Why::Repeated, Why::NoDay, Why::NoNumber].map(What::LeftOut);
    assert_eq!(plan.rows, [&[What::Updated][..], &left_out].concat());
    // Of two columns about the same the first one counts, and where the other one differs is told.
    let twice =
        mapped("d,n,m\n2026-03-01,1,1\n2026-03-02,,3\n2026-03-03,4,5\n", &[Field::Day, Field::Orders, Field::Orders]);
    let plan = planned(&twice, &before, &choices);
    assert_eq!(plan.rows, [What::New; 3]);
    assert_eq!(plan.left_out, [LeftOut { row: 2, field: Field::Orders, why: Why::OtherColumn }]);
    let after = applied(&plan, &before);
    assert_eq!(after.records.series(&subject(Counted::Orders, "brand")).map(|series| series.days.len()), Some(3));
    assert_eq!(planned(&twice, &after, &choices).edit, None);
}

#[test]
fn visits_keep_where_they_came_from_however_that_is_written() {
    for (told, expected) in [
        ("instagram / influencer", ("instagram", "influencer")),
        ("google/cpc", ("google", "cpc")),
        ("example.com/a / referral", ("example.com/a", "referral")),
        ("(not set)", ("(not set)", "")),
    ] {
        let reading = mapped(&format!("from,sessions\n{told},5\n"), &[Field::SourceMedium, Field::Sessions]);
        let before = Rc::new(campaign());
        let after = applied(&planned(&reading, &before, &Choices::default()), &before);
        let utm = &after.records.sessions[0].origin.utm;
        assert_eq!((utm.source.as_str(), utm.medium.as_str()), expected);
    }
}

#[test]
fn visits_of_one_origin_are_added_up() {
    let fields =
        [Field::SourceMedium, Field::UtmCampaign, Field::Sessions, Field::NewUsers, Field::KeyEvents, Field::Revenue];
    let text = "from,campaign,sessions,new,events,revenue\n\
        instagram / influencer,spring,10,4,0.5,\"$1,200.50\"\n\
        instagram / influencer,spring,5,,1.5,\n\
        tiktok / influencer,spring,7,2,0,0\n";
    let before = Rc::new(campaign());
    let reading = mapped(text, &fields);
    let after = applied(&planned(&reading, &before, &Choices::default()), &before);
    let [instagram, tiktok] = after.records.sessions.as_slice() else { panic!("two origins") };
    assert_eq!((instagram.sessions, instagram.new_users, instagram.key_events), (Some(15), None, Some(2.0)));
    // A sum with a part that nobody told is no sum.
    assert_eq!((instagram.revenue, instagram.origin.utm.medium.as_str()), (None, "influencer"));
    assert_eq!(tiktok.revenue, Some(Amount(0)));
    assert_eq!(planned(&reading, &after, &Choices::default()).edit, None);
}

#[test]
fn days_that_are_counted_stand_in_the_calendar() {
    let before = Rc::new(campaign());
    let text =
        "# ----\n# Overview\n# ----\n# Start date: 20260501\n# End date: 20260503\nNth day,Sessions\n0000,12\n0001,9\n";
    let reading = read("ga4.csv", text.as_bytes(), &options(), &mut |_| {}).expect("readable").readings.remove(0);
    let after = applied(&planned(&reading, &before, &Choices::default()), &before);
    let days: Vec<_> = after.records.series.iter().flat_map(|series| series.days.clone()).collect();
    assert_eq!(
        days,
        [("2026-05-01", 12.0), ("2026-05-02", 9.0)].map(|(day, sum)| (read_date(day).expect("a day"), sum))
    );
}

#[test]
fn revenue_of_days_in_another_currency_comes_home_at_its_rate_or_not_at_all() {
    let without = Rc::new(campaign());
    let mut with = campaign();
    with.rates.set(Pair { from: Currency::EUR, to: Currency::USD }, Rate { rate: Some(1.1), date: None });
    let with = Rc::new(with);
    let other = What::LeftOut(Why::OtherCurrency);
    for (text, rows, left_out, days) in [
        ("Date,Revenue (€)\n2026-05-01,1200\n", vec![other], 0, vec![1_320.0]),
        ("Date,Revenue,Orders\n2026-05-01,€1200,3\n2026-05-02,-€5.05,0\n", vec![What::New; 2], 2, vec![1_320.0, -5.56]),
        (
            "Date,Revenue,Currency\n2026-05-01,900,USD\n2026-05-01,100,EUR\n2026-05-02,100,eur\n",
            vec![What::New, other, other],
            0,
            vec![900.0, 110.0],
        ),
        (
            "# ----\n# 20260501-20260502\n# ----\nDay Index,Sessions,Revenue\n5/1/26,4,€10.00\n5/13/26,5,€20.00\n",
            vec![What::New; 2],
            2,
            vec![11.0, 22.0],
        ),
        ("Date,Revenue ($)\n2026-05-01,1200\n", vec![What::New], 0, vec![1_200.0]),
    ] {
        let reading = read("days.csv", text.as_bytes(), &options(), &mut |_| {}).expect("readable").readings.remove(0);
        let plan = planned(&reading, &without, &Choices::default());
        assert_eq!((&plan.rows, plan.left_out.len()), (&rows, left_out), "{text}");
        assert!(plan.left_out.iter().all(|fact| fact.why == Why::OtherCurrency), "{text}");
        let after = applied(&planned(&reading, &with, &Choices::default()), &with);
        let revenue = after.records.series.iter().find(|series| series.subject.counted == Counted::Revenue);
        let told: Vec<_> = revenue.expect("revenue").days.iter().map(|(_, sum)| *sum).collect();
        assert_eq!(told, days, "{text}");
        assert_eq!(planned(&reading, &after, &Choices::default()).edit, None, "{text}");
    }
    let mut zero = campaign();
    zero.rates.set(Pair { from: Currency::EUR, to: Currency::USD }, Rate { rate: Some(0.0), date: None });
    let text = "Date,Revenue (€)\n2026-05-01,1200\n";
    let reading = read("days.csv", text.as_bytes(), &options(), &mut |_| {}).expect("readable").readings.remove(0);
    assert_eq!(planned(&reading, &zero, &Choices::default()).rows, [other], "a rate of zero is none");
}
