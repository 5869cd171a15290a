//! Several rows and files about the same, in whatever order, and the same files again.

use super::*;

#[test]
fn a_file_read_twice_changes_nothing() {
    for entry in std::fs::read_dir("tests/imports").expect("fixtures") {
        let name = entry.expect("a fixture").file_name().into_string().expect("a name");
        // Nothing comes of these until somebody is asked, be it for a password, nor of what is no file of a source.
        let asks = ["mapped-by-hand.csv", "sales-by-discount.csv", "locked.xlsx"];
        if asks.contains(&name.as_str()) || name.ends_with(".rs") {
            continue;
        }
        let bytes = std::fs::read(format!("tests/imports/{name}")).expect("a fixture");
        let contents = read(&name, &bytes, &options(), &mut |_| {}).expect("readable");
        let mut before = campaign();
        before.influencers.push(influencer(1, "somebody", ""));
        let mut before = Rc::new(before);
        let choices =
            Choices { whose: vec![(String::new(), Whose::Known(InfluencerId::from_random(1)))], ..Choices::default() };
        for reading in &contents.readings {
            let first = planned(reading, &before, &choices);
            assert_eq!(first.count(|what| what == What::Unchanged), 0, "{name}");
            // A table of nothing that is kept may stand beside others.
            if first.edit.is_none() {
                continue;
            }
            let after = applied(&first, &before);
            let second = planned(reading, &after, &choices);
            assert_eq!(second.edit, None, "{name}");
            assert_eq!(second.count(|what| matches!(what, What::New | What::Updated)), 0, "{name}");
            before = after;
        }
        assert!(before.posts.len() + before.influencers.len() > 1 || !before.records.is_empty(), "{name}");
    }
}

#[test]
fn rows_about_the_same_are_counted_once_and_change_nothing_the_second_time() {
    use What::{Further, New};
    let repeated = What::LeftOut(Why::Repeated);
    let post = "ann,Instagram,https://www.instagram.com/p/A";
    for (text, rows) in [
        // The last row of a post counts.
        (format!("Handle,Platform,Link,Likes\n{post},5\nben,TikTok,,1\n{post},5\n"), vec![New, New, Further]),
        (format!("Handle,Platform,Link,Likes\n{post},5\n{post}/?igsh=x,9\n{post},7\n"), vec![New, Further, Further]),
        // A row may tell that two names are one post's.
        (
            "Handle,Platform,Link,Post ID,Likes\nann,Instagram,,7,5\nann,Instagram,https://www.instagram.com/p/A,,6\n\
             ann,Instagram,https://www.instagram.com/p/A,7,7\n"
                .into(),
            vec![New, Further, Further],
        ),
        // Whether two numbers are parts or one put right, nobody knows; two accounts are two.
        ("Influencer,Fee ($)\nann,5\nben,6\nann,5\nben,7\n".into(), vec![New, New, Further, repeated]),
        ("Influencer,Fee ($),Orders\nann,5,\nann,,7\nann,,8\n".into(), vec![New, Further, repeated]),
        (
            "Influencer,Platform,Followers,Fee ($)\nann,Instagram,10,5\nann,TikTok,20,5\nann,TikTok,30,5\n".into(),
            vec![New, Further, repeated],
        ),
        ("Date,Orders,Visits\n2026-05-01,3,\n2026-05-01,3,9\n2026-05-01,4,\n".into(), vec![New, Further, repeated]),
        (
            "Order ID,Date,Total,Code\n1,2026-05-01,5,A\n1,,,B\n1,2026-05-01,5,A\n1,2026-05-01,6,A\n1,2026-05-02,-2,\n"
                .into(),
            vec![New, Further, Further, repeated, Further],
        ),
        ("Session source / medium,Sessions\nig / paid,5\nig / paid,5\nx / paid,1\n".into(), vec![New, Further, New]),
    ] {
        let contents = read("a.csv", text.as_bytes(), &options(), &mut |_| {}).expect("readable");
        let before = Rc::new(campaign());
        let first = planned(&contents.readings[0], &before, &Choices::default());
        assert_eq!(first.rows, rows, "{text}");
        let after = applied(&first, &before);
        let second = planned(&contents.readings[0], &after, &Choices::default());
        let known = |what: &What| if *what == New { What::Unchanged } else { *what };
        assert_eq!(second.rows, rows.iter().map(known).collect::<Vec<_>>(), "{text}");
        assert_eq!((second.edit, second.brought), (None, vec![]), "{text}");
        if let Some(post) = after.posts.first() {
            let likes = post.insights.get(Measure::Likes).map(|reading| reading.value);
            let posts = rows.iter().filter(|what| **what == New).count();
            assert_eq!((likes, after.posts.len()), (Some(if posts == 2 { 5 } else { 7 }), posts), "{text}");
        }
    }
}

#[test]
fn several_files_are_one_step() {
    let before = Rc::new(campaign());
    let choices = Choices::default();
    let (german, tracker, instagram) = (file("instagram-german.csv"), file("tracker.csv"), file("instagram.csv"));
    let readings = [(&tracker, &choices), (&instagram, &choices), (&german, &choices), (&instagram, &choices)];
    let (plans, edit) = plan_all(&readings, &before, &mut random());
    // The tracker has brought both already.
    assert_eq!(plans[1].people, []);
    assert_eq!(plans[3].rows, [What::Counted; 3]);
    let after = edit.expect("something to do").apply(&before).expect("fits");
    assert_eq!((after.campaign.influencers.len(), after.campaign.posts.len()), (4, 5));
    assert_eq!(after.inverse.apply(&after.campaign).expect("fits").campaign, before);
}

#[test]
fn files_that_put_each_other_right_change_nothing_the_second_time() {
    let read_text =
        |text: &str| read("a.csv", text.as_bytes(), &options(), &mut |_| {}).expect("readable").readings.remove(0);
    let rows = |plans: Vec<Plan>| plans.into_iter().map(|plan| plan.rows).collect::<Vec<_>>();
    let choices = Choices::default();
    for one in [
        "Handle,Platform,Link,Likes\nann,Instagram,https://www.instagram.com/p/A,5\n",
        "Influencer,Fee ($)\nann,5\n",
        "Order ID,Date,Total\n1,2026-05-01,5\n",
        "Date,Orders\n2026-05-01,5\n",
        "Session source / medium,Sessions\nig / paid,5\n",
    ] {
        let (april, may) = (read_text(one), read_text(&one.replace(",5\n", ",4\n")));
        let readings = [(&april, &choices), (&may, &choices)];
        let before = Rc::new(campaign());
        let (plans, edit) = plan_all(&readings, &before, &mut random());
        // What each order comes to is said beside it: no list raises the total of one that is known.
        let last = if one.starts_with("Order") { What::Counted } else { What::Otherwise };
        assert_eq!(rows(plans), [[What::New], [last]], "{one}");
        let after = edit.expect("something to do").apply(&before).expect("fits").campaign;
        let (plans, edit) = plan_all(&readings, &after, &mut random());
        assert_eq!((rows(plans), edit), (vec![vec![What::Unchanged], vec![last]], None), "{one}");
        // Alone the first one takes the second one back, though no order becomes more than is known of it.
        let alone = if one.starts_with("Order") { What::Unchanged } else { What::Updated };
        assert_eq!(planned(&april, &after, &choices).rows, [alone], "{one}");
    }
}

/// Imports files together and gives the campaign, which the same files then leave as it is, in one step each time.
fn together(files: &[&str]) -> Rc<Campaign> {
    let readings: Vec<_> = files
        .iter()
        .map(|text| read("a.csv", text.as_bytes(), &options(), &mut |_| {}).expect("readable").readings.remove(0))
        .collect();
    let choices = Choices::default();
    let readings: Vec<_> = readings.iter().map(|reading| (reading, &choices)).collect();
    let before = Rc::new(campaign());
    let edit = plan_all(&readings, &before, &mut random()).1.expect("something to do");
    let applied = edit.apply(&before).expect("fits");
    assert_eq!(applied.inverse.apply(&applied.campaign).expect("fits").campaign, before, "{files:?}");
    let (plans, again) = plan_all(&readings, &applied.campaign, &mut random());
    assert_eq!(again, None, "{files:?}");
    assert_eq!(plans.iter().map(|plan| plan.count(|what| what == What::New)).sum::<usize>(), 0, "{files:?}");
    applied.campaign
}

#[test]
fn rows_that_later_ones_explain_are_understood_at_once() {
    // A post that names nobody, and a row further below that says whose it is.
    let link = "https://www.instagram.com/p/A";
    let after = together(&[&format!("Handle,Link,Likes,Views\n,{link},5,\nann,{link},,9\n")]);
    assert_eq!((after.influencers[0].handle.as_str(), after.posts.len()), ("ann", 1));
    let insights = &after.posts[0].insights;
    assert_eq!([Measure::Likes, Measure::Views].map(|of| insights.get(of).map(|one| one.value)), [Some(5), Some(9)]);
    // Posts of a platform that the influencers' own file names.
    let after =
        together(&["Handle,Post ID,Likes\nann,7,5\n", "Influencer,Platform,Followers\nann,Instagram,10\nben,X,\n"]);
    assert_eq!((after.posts.len(), after.posts[0].platform), (1, Platform::Instagram));
    // An order that another file pays back, whichever is read first.
    let (orders, back) = ("Order ID,Date,Total\n1,2026-05-01,5\n", "Order ID,Date,Total\n1,2026-05-09,-5\n");
    for files in [[orders, back], [back, orders]] {
        let order = Rc::clone(&together(&files).records.orders[0]);
        assert_eq!((order.total, order.day), (Some(Amount(500)), read_date("2026-05-01")), "{files:?}");
    }
}

#[test]
fn files_that_name_a_post_by_its_id_and_by_its_link_tell_of_one_post_where_a_third_one_ties_both() {
    let id = "Handle,Platform,Post ID,Likes\nann,Instagram,7,5\n";
    let link = "Handle,Platform,Link,Views\nann,Instagram,https://www.instagram.com/p/A,9\n";
    let both = "Handle,Platform,Post ID,Link,Saves\nann,Instagram,7,https://www.instagram.com/p/A,2\n";
    for files in [[id, link, both], [both, id, link], [link, both, id]] {
        let after = together(&files);
        assert_eq!(after.posts.len(), 1, "{files:?}");
        let of = |measure| after.posts[0].insights.get(measure).map(|reading| reading.value);
        assert_eq!([Measure::Likes, Measure::Views, Measure::Saves].map(of), [Some(5), Some(9), Some(2)], "{files:?}");
    }
}

#[test]
fn whoever_is_named_by_the_handle_of_another_one_is_that_one_in_whatever_order_rows_stand() {
    let rows = ["ann,,Instagram,2026-05-01,5\n", ",ann,Instagram,2026-05-02,6\n", ",Ann Lee,Instagram,2026-05-03,7\n"];
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
        let text = format!("Handle,Name,Platform,Date posted,Likes\n{}", order.map(|row| rows[row]).concat());
        let after = together(&[&text]);
        let owner = |day: &str| {
            let post = after.posts.iter().find(|post| post.published == read_date(day)).expect("a post");
            after.influencer(post.influencer).expect("an influencer").label().to_owned()
        };
        assert_eq!(owner("2026-05-01"), owner("2026-05-02"), "{text}");
        assert_eq!((owner("2026-05-03").as_str(), after.posts.len()), ("Ann Lee", 3), "{text}");
    }
}

#[test]
fn rows_that_are_left_out_change_nobody() {
    let mut before = campaign();
    before.influencers.push(influencer(1, "", "Ann Lee"));
    let text = "Handle,Name,Date posted,Likes\n@ann,Ann Lee,2026-05-01,5\n";
    let reading = read("a.csv", text.as_bytes(), &options(), &mut |_| {}).expect("readable").readings.remove(0);
    let plan = planned(&reading, &before, &Choices::default());
    assert_eq!((plan.rows, plan.edit), (vec![What::LeftOut(Why::NoPlatform)], None));
}
