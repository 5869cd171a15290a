//! Who rows are about, and what they tell of influencers.

use super::*;

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
    assert_eq!((emily.fee.amount, emily.fee.currency), (Some(Amount(150_000)), Some(Currency::USD)));
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
