//! What reading a file would do to a campaign: who and what is found again, what is new, what is left out, and why.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that panics fails

use std::rc::Rc;

use influencer_kpi::campaign::edit::{CampaignChange, Edit};
use influencer_kpi::campaign::id::{CampaignId, InfluencerId, PostId};
use influencer_kpi::campaign::model::{Amount, Campaign, Influencer, Platform, Post, PostKind, Status, read_date};
use influencer_kpi::campaign::rates::{Pair, Rate};
use influencer_kpi::campaign::records::{Counted, OrderState, Subject};
use influencer_kpi::campaign::tracking::Codes;
use influencer_kpi::exchange::plan::{Choices, LeftOut, Plan, What, Whose, Why, plan, plan_all};
use influencer_kpi::exchange::read::read;
use influencer_kpi::exchange::reading::{
    ColumnOptions, Fault, Field, Habits, Mapping, Options, Reading, Source, TableOptions,
};
use influencer_kpi::kpi::measure::Measure;
use influencer_kpi::kpi::unit::Currency;

fn options() -> Options {
    let today = read_date("2026-05-10").map(Into::into);
    Options {
        habits: Habits { currency: Some(Currency::USD), today, chinese: true, ..Habits::default() },
        ..Options::default()
    }
}

fn file(name: &str) -> Reading {
    let bytes = std::fs::read(format!("tests/imports/{name}")).expect("a fixture");
    read(name, &bytes, &options(), &mut |_| {}).expect("readable").readings.remove(0)
}

/// A table whose columns somebody has mapped.
fn mapped(text: &str, fields: &[Field]) -> Reading {
    let column = |field: &Field| ColumnOptions { mapping: Mapping::Field(*field), ..ColumnOptions::default() };
    let columns = fields.iter().map(column).collect();
    let tables = vec![TableOptions { source: Some(Source::Unknown), columns, ..TableOptions::default() }];
    read("table.csv", text.as_bytes(), &Options { tables, ..options() }, &mut |_| {})
        .expect("readable")
        .readings
        .remove(0)
}

fn campaign() -> Campaign {
    Campaign::new(CampaignId::from_random(1), "Spring", Currency::USD)
}

fn random() -> impl FnMut() -> u64 {
    let mut last = 1_000;
    move || {
        last += 1;
        last
    }
}

fn influencer(id: u64, handle: &str, name: &str) -> Rc<Influencer> {
    Rc::new(Influencer { name: name.into(), ..Influencer::new(InfluencerId::from_random(id), handle) })
}

fn planned(reading: &Reading, campaign: &Campaign, choices: &Choices) -> Plan {
    plan(reading, campaign, choices, &mut random())
}

fn applied(plan: &Plan, campaign: &Rc<Campaign>) -> Rc<Campaign> {
    let edit = plan.edit.as_ref().expect("something to do");
    let applied = edit.apply(campaign).expect("fits");
    assert_eq!(applied.inverse.apply(&applied.campaign).expect("fits").campaign, *campaign, "one undo takes it back");
    applied.campaign
}

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
fn posts_find_their_influencers_and_bring_those_that_are_not_known() {
    let mut before = campaign();
    before.influencers.push(influencer(1, "Emily.Eats", ""));
    let before = Rc::new(before);
    let plan = planned(&file("instagram.csv"), &before, &Choices::default());
    assert_eq!(plan.rows, [What::New; 3]);
    let [person] = plan.people.as_slice() else { panic!("one is not known") };
    assert_eq!((person.key.as_str(), person.name.as_str(), person.rows), ("noah.lifts", "Noah", 1));
    assert_eq!((person.whose, person.likely), (Whose::New, None));

    let after = applied(&plan, &before);
    let people: Vec<_> = after.influencers.iter().map(|one| (one.handle.as_str(), one.name.as_str())).collect();
    assert_eq!(people, [("Emily.Eats", ""), ("noah.lifts", "Noah")]);
    let owners: Vec<_> = after.posts.iter().map(|post| post.influencer).collect();
    assert_eq!(owners, [after.influencers[0].id, after.influencers[0].id, after.influencers[1].id]);
    let post = &after.posts[0];
    assert_eq!((post.platform, post.kind, post.status), (Platform::Instagram, PostKind::Carousel, Status::Live));
    assert_eq!((post.platform_id.as_str(), post.published), ("18012345678901234", read_date("2026-03-27")));
    let values: Vec<_> = post.insights.iter().map(|(measure, reading)| (measure, reading.value)).collect();
    let expected = [
        (Measure::Views, 12_400),
        (Measure::Reach, 9_812),
        (Measure::Likes, 640),
        (Measure::Comments, 48),
        (Measure::Shares, 31),
        (Measure::Saves, 205),
    ];
    assert_eq!(values, expected);
    // What the file leaves blank stays unknown.
    assert_eq!(after.posts[2].insights.get(Measure::Reach), None);
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
fn links_that_lead_nowhere_on_the_web_and_endless_texts_are_refused() {
    let long = "x".repeat(3_000_000);
    let text = format!(
        "Handle,Platform,Link,Date posted,Likes\n\
         ann,Instagram,javascript:alert(1)//a.b/c,2026-05-01,5\nann,Instagram,see story,2026-05-02,6\n\
         ann,Instagram,instagram.com/p/A,2026-05-03,7\n{long},Instagram,https://www.instagram.com/p/B,2026-05-04,8\n"
    );
    let reading = read("a.csv", text.as_bytes(), &options(), &mut |_| {}).expect("readable").readings.remove(0);
    let told: Vec<_> = reading.refusals.iter().map(|one| (one.row, one.fault, one.text.len() < 100)).collect();
    assert_eq!(told, [(2, Fault::NotAnAddress, true), (3, Fault::NotAnAddress, true), (5, Fault::TooLong, true)]);
    let before = Rc::new(campaign());
    let after = applied(&planned(&reading, &before, &Choices::default()), &before);
    let links: Vec<_> = after.posts.iter().map(|post| post.permalink.as_str()).collect();
    assert_eq!(links, ["", "", "instagram.com/p/A"]);
    assert_eq!(planned(&reading, &after, &Choices::default()).edit, None);
}

#[test]
fn rows_that_name_somebody_by_halves_make_nobody_twice() {
    let fields = [Field::Handle, Field::Name, Field::Fee, Field::Orders];
    for (rows, expected) in [
        // One column may have both: "ann" is Ann.
        (",Ann,5,\n@Ann,,,\n", &[("Ann", "Ann")][..]),
        ("@Ann,,5,\n,Ann,5,7\n", &[("Ann", "Ann")]),
        // What a row above has brought is found by all that it was told.
        ("@ann,,5,\nann,Ann Lee,,7\n,Ann Lee,,7\n", &[("ann", "Ann Lee")]),
        // A name leads to whom it led before.
        ("@ann,,5,\n,Ann Lee,5,\nann,Ann Lee,,7\n", &[("ann", ""), ("", "Ann Lee")]),
    ] {
        let reading = mapped(&format!("a,b,c,d\n{rows}"), &fields);
        let before = Rc::new(campaign());
        let after = applied(&planned(&reading, &before, &Choices::default()), &before);
        let people: Vec<_> = after.influencers.iter().map(|one| (one.handle.as_str(), one.name.as_str())).collect();
        assert_eq!(people, expected, "{rows}");
        assert_eq!(planned(&reading, &after, &Choices::default()).edit, None, "{rows}");
    }
    // Who is found by name is found by the handle beside it from then on.
    let mut before = campaign();
    before.influencers.push(influencer(1, "", "Ben Fox"));
    let before = Rc::new(before);
    let rows = "a,b,c,d,e\nben,Ben Fox,IG,2026-05-01,5\nben,,IG,2026-05-02,6\n";
    let posts = mapped(rows, &[Field::Handle, Field::Name, Field::Platform, Field::Published, Field::Likes]);
    let plan = planned(&posts, &before, &Choices::default());
    assert_eq!((&plan.people, &plan.brought), (&vec![], &vec![(InfluencerId::from_random(1), What::Updated)]));
    let after = applied(&plan, &before);
    assert_eq!((after.influencers.len(), after.influencers[0].handle.as_str()), (1, "ben"));
    assert_eq!(planned(&posts, &after, &Choices::default()).edit, None);
}

#[test]
fn influencers_who_come_with_posts_are_counted() {
    let mut before = campaign();
    before.influencers.push(influencer(1, "Emily.Eats", ""));
    let before = Rc::new(before);
    let count = |reading: &Reading, before: &Campaign| {
        let plan = planned(reading, before, &Choices::default());
        let of = |what: What| plan.brought.iter().filter(|(_, other)| *other == what).count();
        (of(What::New), of(What::Updated))
    };
    assert_eq!(count(&file("instagram.csv"), &before), (1, 0));
    let text = "Handle,Platform,Date posted,Code,Likes\n\
        emily.eats,Instagram,2026-05-01,EM10,5\nemily.eats,Instagram,2026-05-02,EM10,6\nben,,2026-05-01,BEN,7\n";
    let reading = read("a.csv", text.as_bytes(), &options(), &mut |_| {}).expect("readable").readings.remove(0);
    // Nobody is added of whom no post is.
    assert_eq!(count(&reading, &before), (0, 1));
    let after = applied(&planned(&reading, &before, &Choices::default()), &before);
    assert_eq!((after.influencers.len(), count(&reading, &after)), (1, (0, 0)));
}

#[test]
fn later_numbers_take_the_place_of_earlier_ones_and_a_blank_takes_none() {
    let reading = file("instagram.csv");
    let before = Rc::new(campaign());
    let mut known = Campaign::clone(&applied(&planned(&reading, &before, &Choices::default()), &before));
    let post = Rc::make_mut(&mut known.posts[2]);
    post.insights.set(Measure::Reach, Some(700));
    post.insights.set(Measure::Likes, Some(70));
    post.insights.set_estimated(Measure::Likes, true);
    let known = Rc::new(known);
    let plan = planned(&reading, &known, &Choices::default());
    assert_eq!(plan.rows, [What::Unchanged, What::Unchanged, What::Updated]);
    let insights = applied(&plan, &known).posts[2].insights;
    let read = |measure| insights.get(measure).map(|reading| (reading.value, reading.estimated));
    assert_eq!((read(Measure::Reach), read(Measure::Likes)), (Some((700, false)), Some((73, false))));
}

#[test]
fn an_address_written_otherwise_is_the_same_post() {
    let mut before = campaign();
    before.influencers.push(influencer(1, "emily", ""));
    let mut post =
        Post::new(PostId::from_random(2), InfluencerId::from_random(1), Platform::Instagram, PostKind::Carousel);
    post.permalink = "instagram.com/reel/DAbCdEfGhIj?igsh=x".into();
    before.posts.push(Rc::new(post));
    let before = Rc::new(before);
    let plan = planned(&file("instagram.csv"), &before, &Choices::default());
    assert_eq!(plan.rows, [What::Updated, What::New, What::New]);
    let after = applied(&plan, &before);
    assert_eq!((after.posts.len(), after.posts[0].permalink.as_str()), (3, "instagram.com/reel/DAbCdEfGhIj?igsh=x"));
    // The first post tells that "emily.eats" is Emily, so that the second is hers too and she is not asked about.
    assert_eq!(after.posts[1].influencer, InfluencerId::from_random(1));
    assert_eq!(plan.people.iter().map(|person| person.key.as_str()).collect::<Vec<_>>(), ["noah.lifts"]);
}

#[test]
fn addresses_that_differ_in_what_names_the_post_are_posts_of_their_own() {
    let before = Rc::new(campaign());
    let plan = planned(&file("facebook.csv"), &before, &Choices::default());
    assert_eq!(plan.rows, [What::New; 4]);
    let after = applied(&plan, &before);
    let reach = |post: &Rc<Post>| post.insights.get(Measure::Reach).map(|reading| reading.value);
    assert_eq!(after.posts.iter().map(reach).collect::<Vec<_>>(), [2_310, 11_204, 400, 500].map(Some));
    let fields = [Field::Influencer, Field::PostId, Field::Permalink, Field::Likes];
    for (rows, expected) in [
        // One page of a site is about several posts, which their ids tell apart.
        ("ann,1,https://example.com/press,5\nann,2,https://example.com/press,6\n", [What::New; 2]),
        ("ann,1,https://example.com/press,5\nann,,https://example.com/press,6\n", [What::New, What::Further]),
        // An address that is the platform's own name of the post stands above an id that somebody typed.
        ("ann,1,https://instagram.com/p/A,5\nann,2,https://instagram.com/reel/A,6\n", [What::New, What::Further]),
    ] {
        let reading = mapped(&format!("who,id,link,likes\n{rows}"), &fields);
        let choices = Choices { platform: Some(Platform::Other), ..Choices::default() };
        let plan = planned(&reading, &before, &choices);
        assert_eq!(plan.rows, expected, "{rows}");
    }
}

#[test]
fn ids_that_a_spreadsheet_has_rounded_make_no_two_things_one() {
    let before = Rc::new(campaign());
    let text = "Post ID,Account username,Account name,Publish time,Post type,Views,Likes\n\
        1.80123E+16,ann,Ann,03/27/2026 06:08,IG image,10,1\n1.80123E+16,ann,Ann,03/28/2026 06:08,IG image,20,2\n";
    let read_text = |text: &str| read("saved.csv", text.as_bytes(), &options(), &mut |_| {}).expect("readable");
    let posts = read_text(text).readings.remove(0);
    let plan = planned(&posts, &before, &Choices::default());
    assert_eq!(plan.rows, [What::New; 2]);
    assert!(applied(&plan, &before).posts.iter().all(|post| post.platform_id.is_empty()));
    let told: Vec<_> = posts.refusals.iter().map(|one| (one.row, one.text.as_str(), one.fault)).collect();
    assert_eq!(told, [(2, "1.80123E+16", Fault::Rounded), (3, "1.80123E+16", Fault::Rounded)]);
    // An order without its number is none.
    let orders = read_text("Order number,Date,Total\n3.90123E+18,2026-05-01,5\n3901234567890123456,2026-05-02,6\n");
    let plan = planned(&orders.readings[0], &before, &Choices::default());
    assert_eq!((plan.rows, orders.readings[0].refused), (vec![What::New], 1));
}

#[test]
fn a_planned_post_comes_out() {
    let mut before = campaign();
    before.influencers.push(influencer(1, "emily.eats", ""));
    let mut post =
        Post::new(PostId::from_random(2), InfluencerId::from_random(1), Platform::Instagram, PostKind::Carousel);
    (post.status, post.published, post.cost) = (Status::Planned, read_date("2026-03-27"), Some(Amount(50_000)));
    before.posts.push(Rc::new(post));
    let before = Rc::new(before);
    let after = applied(&planned(&file("instagram.csv"), &before, &Choices::default()), &before);
    assert_eq!(
        (after.posts.len(), after.posts[0].status, after.posts[0].cost),
        (3, Status::Live, Some(Amount(50_000)))
    );
    assert_eq!(after.posts[0].permalink, "https://www.instagram.com/p/DAbCdEfGhIj/");
}

#[test]
fn rows_that_name_nobody_wait_for_a_choice() {
    let mut before = campaign();
    before.influencers.push(influencer(1, "dora", "Dora"));
    let before = Rc::new(before);
    let reading = file("youtube.csv");
    let open = planned(&reading, &before, &Choices::default());
    assert_eq!(open.rows, [What::LeftOut(Why::NoInfluencer); 2]);
    assert_eq!(open.edit, None);
    let person = &open.people[0];
    assert_eq!(
        (person.key.as_str(), person.whose, person.likely),
        ("", Whose::Nobody, Some(InfluencerId::from_random(1)))
    );
    let whose = vec![(String::new(), Whose::Known(InfluencerId::from_random(1)))];
    let plan = planned(&reading, &before, &Choices { whose, ..Choices::default() });
    let after = applied(&plan, &before);
    assert_eq!(after.posts[0].permalink, "https://www.youtube.com/watch?v=-bC4dEfGh1J");
    assert_eq!((after.posts[0].kind, after.posts[0].influencer), (PostKind::Video, InfluencerId::from_random(1)));
    // The newer file has the same video: nobody need be asked again.
    let newer = planned(&file("youtube-new.csv"), &after, &Choices::default());
    assert_eq!((newer.rows, newer.people), (vec![What::Updated], vec![]));
}

#[test]
fn somebody_is_matched_by_hand_or_by_name() {
    let mut before = campaign();
    before.influencers.push(influencer(1, "casa", "CASA VERDE"));
    before.influencers.push(influencer(2, "emilyeats", ""));
    let before = Rc::new(before);
    assert_eq!(planned(&file("facebook.csv"), &before, &Choices::default()).people, []);
    let reading = file("instagram.csv");
    let open = planned(&reading, &before, &Choices::default());
    let likely: Vec<_> = open.people.iter().map(|person| (person.key.as_str(), person.rows, person.likely)).collect();
    assert_eq!(likely, [("emily.eats", 2, Some(InfluencerId::from_random(2))), ("noah.lifts", 1, None)]);
    let whose =
        vec![("emily.eats".into(), Whose::Known(InfluencerId::from_random(2))), ("noah.lifts".into(), Whose::Nobody)];
    let plan = planned(&reading, &before, &Choices { whose, ..Choices::default() });
    assert_eq!(plan.rows, [What::New, What::New, What::LeftOut(Why::NoInfluencer)]);
    let after = applied(&plan, &before);
    assert!(after.posts.iter().all(|post| post.influencer == InfluencerId::from_random(2)));
    assert_eq!(after.influencers.len(), 2);
}

#[test]
fn whoever_has_another_handle_is_somebody_else_whatever_their_name() {
    let row = "anna.fit,Anna,Instagram,2026-03-01,5";
    for (known, rows, expected) in [
        // A namesake is proposed, and nothing is theirs unasked; a name alone still says who it is.
        (&[("anna_cooks", "Anna")][..], row, Some((Whose::New, Some(1)))),
        (&[("anna_cooks", "ANNA "), ("annabel", "Annabel")], row, Some((Whose::New, Some(1)))),
        (&[("ann.cooks", "Anna"), ("ann.bakes", "Anna")], row, Some((Whose::New, None))),
        (&[("", "Anna")], row, None),
        (&[("anna.fit", "Anna F.")], row, None),
        (&[("anna_cooks", "Anna")], ",Anna,Instagram,2026-03-01,5", None),
    ] {
        let mut before = campaign();
        let people = known.iter().zip(1..).map(|((handle, name), id)| influencer(id, handle, name));
        before.influencers.extend(people);
        let fields = [Field::Handle, Field::Name, Field::Platform, Field::Published, Field::Likes];
        let plan = planned(&mapped(&format!("a,b,c,d,e\n{rows}\n"), &fields), &before, &Choices::default());
        let asked = plan.people.first().map(|person| (person.whose, person.likely));
        let expected = expected.map(|(whose, likely)| (whose, likely.map(InfluencerId::from_random)));
        assert_eq!(asked, expected, "{known:?} {rows}");
    }
}

#[test]
fn a_name_says_who_it_is_though_the_address_names_another_account() {
    let mut before = campaign();
    before.influencers.push(influencer(1, "emily.eats", "Emily Stone"));
    let row = "a,b,c,d\nEmily Stone,https://www.tiktok.com/@emilystone/video/73,2026-03-01,5\n";
    let fields = [Field::Name, Field::Permalink, Field::Published, Field::Likes];
    let plan = planned(&mapped(row, &fields), &before, &Choices::default());
    assert_eq!((plan.rows, plan.people), (vec![What::New], vec![]));
}

#[test]
fn a_tracker_tells_what_was_agreed_and_what_came_of_it() {
    let mut before = campaign();
    before.influencers.push(influencer(1, "emily.eats", "Emily Eats"));
    let before = Rc::new(before);
    let plan = planned(&file("tracker.csv"), &before, &Choices::default());
    assert_eq!(plan.rows, [What::Updated, What::New, What::New]);
    let after = applied(&plan, &before);
    let emily = &after.influencers[0];
    assert_eq!((emily.fee.amount, emily.fee.currency), (Some(Amount(150_000)), None));
    assert_eq!((emily.totals.clicks, emily.totals.redemptions), (Some(1_204), Some(42)));
    assert_eq!((emily.totals.revenue, emily.codes.to_string().as_str()), (Some(Amount(631_050)), "EMILY10"));
    let names: Vec<_> = after.influencers.iter().map(|one| (one.handle.as_str(), one.name.as_str())).collect();
    assert_eq!(names, [("emily.eats", "Emily Eats"), ("noah.lifts", ""), ("mia.moves", "")]);
    // Nothing told is not nothing.
    assert_eq!((after.influencers[2].fee.amount, after.influencers[2].totals.revenue), (Some(Amount(0)), None));
}

#[test]
fn other_currencies_go_where_they_can_be_named() {
    let before = Rc::new(campaign());
    let reading = mapped(
        "who,Fee (€),Sales\nemily,\"1.500,50\",\"€2.000,00\"\nemily,5,5\n",
        &[Field::Influencer, Field::Fee, Field::Revenue],
    );
    let plan = planned(&reading, &before, &Choices::default());
    assert_eq!(plan.rows, [What::New, What::LeftOut(Why::Repeated)]);
    let left_out: Vec<_> = plan.left_out.iter().map(|one| (one.row, one.field, one.why)).collect();
    assert_eq!(left_out, [(0, Field::Revenue, Why::OtherCurrency)]);
    let after = applied(&plan, &before);
    let fee = after.influencers[0].fee;
    assert_eq!((fee.amount, fee.currency), (Some(Amount(150_050)), Some(Currency::EUR)));
    assert_eq!(after.influencers[0].totals.revenue, None);
}

#[test]
fn posts_without_an_address_are_known_by_who_published_when() {
    let reading = file("tracker-posts.csv");
    let before = Rc::new(campaign());
    let after = applied(&planned(&reading, &before, &Choices::default()), &before);
    assert_eq!((after.posts.len(), after.influencers.len()), (3, 2));
    assert_eq!(after.posts[0].cost, Some(Amount(75_000)));
    // The platform's own file tells the same two posts.
    let next = planned(&file("instagram.csv"), &after, &Choices::default());
    assert_eq!(next.rows, [What::New, What::Updated, What::New]);
    let twice = mapped(
        "who,on,when\nann,IG,2026-03-01\nann,IG,2026-03-01\n",
        &[Field::Influencer, Field::Platform, Field::Published],
    );
    let after = applied(&planned(&twice, &before, &Choices::default()), &before);
    assert_eq!(after.posts.len(), 2);
    assert_eq!(planned(&twice, &after, &Choices::default()).edit, None);
}

#[test]
fn a_row_takes_no_post_of_a_kind_that_it_cannot_be() {
    use PostKind::*;
    let updated = |kind, of: &'static str, link: &'static str| (kind, of, link, What::Updated);
    let new = |kind, of: &'static str, link: &'static str| (kind, of, link, What::New);
    for (known, told, link, expected) in [
        new(Story, "Carousel", ""),
        new(Image, "Story", ""),
        new(Live, "Video", ""),
        new(Video, "Live", ""),
        new(Story, "Live", ""),
        new(Image, "", "https://www.instagram.com/stories/ann/1/"),
        updated(Story, "Story", ""),
        updated(Story, "", ""),
        updated(Image, "Carousel", ""),
        updated(Video, "Reel", ""),
    ] {
        let mut before = campaign();
        before.influencers.push(influencer(1, "ann", ""));
        let ann = InfluencerId::from_random(1);
        let post = Post {
            published: read_date("2026-03-01"),
            ..Post::new(PostId::from_random(2), ann, Platform::Instagram, known)
        };
        before.posts.push(Rc::new(post));
        let reading = mapped(
            &format!("who,on,when,kind,link,likes\nann,IG,2026-03-01,{told},{link},5\n"),
            &[Field::Influencer, Field::Platform, Field::Published, Field::PostKind, Field::Permalink, Field::Likes],
        );
        let plan = planned(&reading, &before, &Choices::default());
        assert_eq!(plan.rows, [expected], "{known:?} {told} {link}");
    }
}

#[test]
fn posts_that_are_still_to_come_are_planned() {
    let before = Rc::new(campaign());
    let reading = mapped(
        "who,on,when\nann,IG,2026-06-01\nann,IG,2026-05-01\nann,,2026-05-02\n",
        &[Field::Influencer, Field::Platform, Field::Published],
    );
    let choices = Choices { today: read_date("2026-05-10"), ..Choices::default() };
    let plan = planned(&reading, &before, &choices);
    assert_eq!(plan.rows, [What::New, What::New, What::LeftOut(Why::NoPlatform)]);
    let statuses: Vec<_> = applied(&plan, &before).posts.iter().map(|post| post.status).collect();
    assert_eq!(statuses, [Status::Planned, Status::Live]);
    let told = planned(&reading, &before, &Choices { platform: Some(Platform::TikTok), ..choices });
    assert_eq!(told.rows, [What::New; 3]);
}

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
    assert_eq!(state("#2"), Some((OrderState::Refunded, None)));
    assert_eq!(state("#3"), Some((OrderState::Unpaid, Some(Currency::EUR))));
    assert_eq!(state("#4"), Some((OrderState::Cancelled, None)));
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
fn what_says_that_there_is_nothing_makes_no_two_things_one() {
    let text = "Handle,Post ID,Link,Date posted,Code,Likes\n\
        ann,n/a,https://www.instagram.com/p/A,2026-05-01,-,5\nann,n/a,-,2026-05-02,ANN10,6\n-,n/a,n/a,2026-05-03,,7\n";
    let reading = read("a.csv", text.as_bytes(), &options(), &mut |_| {}).expect("readable").readings.remove(0);
    let choices = Choices { platform: Some(Platform::Instagram), ..Choices::default() };
    let before = Rc::new(campaign());
    let plan = planned(&reading, &before, &choices);
    assert_eq!(plan.rows, [What::New, What::New, What::LeftOut(Why::NoInfluencer)]);
    let after = applied(&plan, &before);
    // The code that a post shows is its influencer's.
    assert_eq!((after.posts.len(), after.influencers[0].codes.to_string().as_str()), (2, "ANN10"));
    assert_eq!(planned(&reading, &after, &choices).edit, None);
    // Words take no address away.
    let text = "ID,Link,Likes\n17,https://www.instagram.com/p/A,5\n17,see post,6\n";
    let reading = mapped(text, &[Field::PostId, Field::Permalink, Field::Likes]);
    let choices = Choices { whose: vec![(String::new(), Whose::Known(after.influencers[0].id))], ..choices };
    let told = applied(&planned(&reading, &after, &choices), &after);
    assert!(told.posts.iter().any(|post| post.platform_id == "17" && post.permalink.ends_with("/p/A")));
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
        assert_eq!(rows(plans), [[What::New], [What::Counted]], "{one}");
        let after = edit.expect("something to do").apply(&before).expect("fits").campaign;
        let (plans, edit) = plan_all(&readings, &after, &mut random());
        assert_eq!((rows(plans), edit), (vec![vec![What::Unchanged], vec![What::Counted]], None), "{one}");
        // Alone the first one takes the second one back, though no order becomes more than is known of it.
        let alone = if one.starts_with("Order") { What::Unchanged } else { What::Updated };
        assert_eq!(planned(&april, &after, &choices).rows, [alone], "{one}");
    }
}

#[test]
fn a_row_without_a_link_takes_no_post_that_another_row_names() {
    let mut before = campaign();
    before.influencers.push(influencer(1, "ann", ""));
    let mut post =
        Post::new(PostId::from_random(2), InfluencerId::from_random(1), Platform::Instagram, PostKind::Image);
    (post.permalink, post.published) = ("https://www.instagram.com/p/A".into(), read_date("2026-03-01"));
    before.posts.push(Rc::new(post));
    let before = Rc::new(before);
    let fields = [Field::Influencer, Field::Platform, Field::Published, Field::Permalink, Field::Likes];
    let rows = "ann,IG,2026-03-01,,5\nann,IG,2026-03-01,https://www.instagram.com/p/A,9\n";
    let reading = mapped(&format!("who,on,when,link,likes\n{rows}"), &fields);
    let plan = planned(&reading, &before, &Choices::default());
    assert_eq!(plan.rows, [What::New, What::Updated]);
    let after = applied(&plan, &before);
    let likes: Vec<_> = after.posts.iter().map(|post| post.insights.get(Measure::Likes).map(|one| one.value)).collect();
    assert_eq!(likes, [Some(9), Some(5)]);
    assert_eq!(planned(&reading, &after, &Choices::default()).edit, None);
}

#[test]
fn a_report_by_code_finds_who_gave_it_out() {
    let mut before = campaign();
    let with_code = |id, handle, code: &str| {
        Rc::new(Influencer { codes: Codes::read(code), ..Influencer::clone(&influencer(id, handle, "")) })
    };
    before.influencers.push(with_code(1, "emily", "emily10"));
    before.influencers.push(with_code(2, "max", ""));
    let before = Rc::new(before);
    let reading = file("sales-by-discount.csv");
    let open = planned(&reading, &before, &Choices::default());
    let nobody = What::LeftOut(Why::NoInfluencer);
    assert_eq!(open.rows, [What::Updated, nobody, nobody]);
    let asked: Vec<_> = open.people.iter().map(|person| (person.code.as_str(), person.whose)).collect();
    assert_eq!(asked, [("MAX15", Whose::Nobody), ("FREESHIP", Whose::Nobody)]);
    let whose = vec![(open.people[0].key.clone(), Whose::Known(InfluencerId::from_random(2)))];
    let after = applied(&planned(&reading, &before, &Choices { whose, ..Choices::default() }), &before);
    let told: Vec<_> = after.influencers.iter().map(|one| (one.codes.to_string(), one.totals.redemptions)).collect();
    assert_eq!(told, [("emily10".into(), Some(41)), ("MAX15".into(), Some(12))]);
    // What was told once is known from then on.
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
        ("Date,Revenue,Orders\n2026-05-01,€1200,3\n2026-05-02,-5.05,0\n", vec![What::New; 2], 2, vec![1_320.0, -5.56]),
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

#[test]
fn links_to_accounts_tell_handles_and_platforms() {
    let before = Rc::new(campaign());
    let after = applied(&planned(&file("tracker-profiles.csv"), &before, &Choices::default()), &before);
    let told = |one: &Rc<Influencer>| {
        let account = one.accounts[0];
        (one.handle.clone(), account.platform, account.followers, one.fee.amount, one.fee.currency)
    };
    let expected = [
        ("emily.eats".into(), Platform::Instagram, Some(48_200), Some(Amount(150_000)), Some(Currency::EUR)),
        ("noah.lifts".into(), Platform::TikTok, Some(120_500), Some(Amount(90_000)), Some(Currency::EUR)),
    ];
    assert_eq!(after.influencers.iter().map(told).collect::<Vec<_>>(), expected);
    assert_eq!(after.posts, []);
}

#[test]
fn addresses_of_accounts_tell_handles_whatever_follows_them() {
    let before = Rc::new(campaign());
    let text = "profile,fee\nhttps://www.instagram.com/emily.eats/?hl=en,1\nhttps://www.youtube.com/@noah.lifts/videos,2\n\
        https://www.facebook.com/profile.php?id=61550,3\nhttps://www.facebook.com/profile.php?id=61551,4\n@ana,5\n";
    let after = applied(&planned(&mapped(text, &[Field::Handle, Field::Fee]), &before, &Choices::default()), &before);
    let handles: Vec<_> = after.influencers.iter().map(|one| one.handle.as_str()).collect();
    assert_eq!(handles, ["emily.eats", "noah.lifts", "61550", "61551", "ana"]);
}

#[test]
fn words_in_place_of_addresses_make_no_two_posts_one() {
    let before = Rc::new(campaign());
    let text = "who,on,when,link\nann,IG,2026-03-01,see post\nann,IG,2026-03-08,see post\n";
    let reading = mapped(text, &[Field::Influencer, Field::Platform, Field::Published, Field::Permalink]);
    let plan = planned(&reading, &before, &Choices::default());
    assert_eq!(plan.rows, [What::New; 2]);
    assert_eq!(planned(&reading, &applied(&plan, &before), &Choices::default()).edit, None);
}
