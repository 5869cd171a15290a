//! Posts: found by id, by address, by who published when; what rows tell of them.

use super::*;

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
fn words_in_place_of_addresses_make_no_two_posts_one() {
    let before = Rc::new(campaign());
    let text = "who,on,when,link\nann,IG,2026-03-01,see post\nann,IG,2026-03-08,see post\n";
    let reading = mapped(text, &[Field::Influencer, Field::Platform, Field::Published, Field::Permalink]);
    let plan = planned(&reading, &before, &Choices::default());
    assert_eq!(plan.rows, [What::New; 2]);
    assert_eq!(planned(&reading, &applied(&plan, &before), &Choices::default()).edit, None);
}

#[test]
fn rows_without_a_link_tell_the_same_posts_in_whatever_order_they_stand() {
    let rows = ["ann,IG,2026-05-01,Reel,5\n", "ann,IG,2026-05-01,Reel,6\n", "ann,IG,2026-05-01,Photo,7\n"];
    let read_rows = |rows: &[&str]| {
        let text = format!("Handle,Platform,Date posted,Post type,Likes\n{}", rows.concat());
        read("a.csv", text.as_bytes(), &options(), &mut |_| {}).expect("readable").readings.remove(0)
    };
    let before = Rc::new(campaign());
    let after = applied(&planned(&read_rows(&rows), &before, &Choices::default()), &before);
    for order in [[2, 1, 0], [1, 0, 2], [2, 0, 1]] {
        let plan = planned(&read_rows(&order.map(|row| rows[row])), &after, &Choices::default());
        assert_eq!((plan.rows, plan.edit), (vec![What::Unchanged; 3], None), "{order:?}");
    }
    // Nor does one that tells less take one of which more is known.
    let text = |rows: &str| format!("Handle,Platform,Date posted,Likes,Comments\n{rows}");
    let read_text =
        |text: String| read("a.csv", text.as_bytes(), &options(), &mut |_| {}).expect("readable").readings.remove(0);
    let (more, less) = ("ann,IG,2026-06-01,10,5\n", "ann,IG,2026-06-01,10,\n");
    let both = applied(&planned(&read_text(text(&[more, less].concat())), &before, &Choices::default()), &before);
    let plan = planned(&read_text(text(&[less, more].concat())), &both, &Choices::default());
    assert_eq!((plan.rows, plan.edit), (vec![What::Unchanged; 2], None));
    // One that has changed takes none of those that have not.
    let plan = planned(&read_rows(&["ann,IG,2026-05-01,Reel,9\n", rows[0], rows[2]]), &after, &Choices::default());
    assert_eq!(plan.rows, [What::Updated, What::Unchanged, What::Unchanged]);
}

#[test]
fn whoever_is_asked_about_is_told_with_all_their_rows() {
    let row = "emily.eats,Instagram,https://www.instagram.com/p/A,5\n";
    let text = format!("Handle,Platform,Link,Likes\n{row}{row}{row}");
    let reading = read("a.csv", text.as_bytes(), &options(), &mut |_| {}).expect("readable").readings.remove(0);
    let plan = planned(&reading, &campaign(), &Choices::default());
    assert_eq!(plan.people.iter().map(|person| person.rows).collect::<Vec<_>>(), [3]);
}
