//! What one side alone changed is taken; what both have changed is asked; currencies and rates of both.

use super::*;

#[test]
fn a_value_that_one_changed_is_taken_and_one_that_both_changed_is_to_be_chosen() {
    let (mut a, mut b) = two();
    a.edit(&set(CampaignChange::Name("July".into())));
    b.edit(&set(CampaignChange::Budget(Some(Amount(700_000)))));
    let text = |text: &str| Some(Value::Text(text.into()));
    let name = What::Value { name: Name::of("name"), mine: text("July"), theirs: text("June") };
    let budget = |mine: i128, theirs: i128| What::Value {
        name: Name::of("budget"),
        mine: Some(Value::Figure(mine * 10_000)),
        theirs: Some(Value::Figure(theirs * 10_000)),
    };
    assert_eq!(
        differing(&a, &b),
        [(Part::Facts, budget(5_000, 7_000), false, Whose::Theirs), (Part::Facts, name, false, Whose::Mine),]
    );
    exchange(&mut a, &mut b);
    assert_eq!((a.campaign().name.as_str(), a.campaign().budget), ("July", Some(Amount(700_000))));
    assert_eq!(a.campaign(), b.campaign());

    // Both change the same now, and the second one later.
    a.edit(&set(CampaignChange::Budget(Some(Amount(800_000)))));
    b.clock.now += 60;
    b.edit(&set(CampaignChange::Budget(Some(Amount(900_000)))));
    assert_eq!(differing(&a, &b), [(Part::Facts, budget(8_000, 9_000), true, Whose::Theirs)]);
    assert_eq!(differing(&b, &a), [(Part::Facts, budget(9_000, 8_000), true, Whose::Mine)]);
    // One chooses against what is proposed; the other gets that choice without being asked.
    let link = b.copy.clone();
    a.merge(&link, |_, _| Some(Whose::Mine));
    assert_eq!(conflicts(&b, &a), 0);
    let link = a.copy.clone();
    b.take(&link);
    assert_eq!((a.campaign().budget, b.campaign().budget), (Some(Amount(800_000)), Some(Amount(800_000))));
}

#[test]
fn a_value_that_was_changed_by_somebody_who_knew_the_other_is_no_conflict() {
    let (mut a, mut b) = two();
    a.edit(&set(CampaignChange::Name("July".into())));
    let link = a.copy.clone();
    b.take(&link);
    // Whatever the clock there says.
    b.clock.now = 5;
    b.edit(&set(CampaignChange::Name("August".into())));
    assert_eq!(conflicts(&a, &b), 0);
    let link = b.copy.clone();
    a.take(&link);
    assert_eq!(a.campaign().name, "August");
}

#[test]
fn amounts_keep_their_figure_where_the_other_side_changed_the_currency() {
    let (mut a, mut b) = two();
    a.edit(&set(CampaignChange::Currency(Currency::JPY)));
    b.edit(&set(CampaignChange::Budget(Some(Amount(60_000)))));
    assert_eq!(conflicts(&a, &b), 0);
    exchange(&mut a, &mut b);
    assert_eq!(a.campaign(), b.campaign());
    assert_eq!((a.campaign().currency, a.campaign().budget), (Currency::JPY, Some(Amount(600))));
    assert_eq!(a.campaign().influencers[0].fee.amount, Some(Amount(100)));
}

fn dollars(from: Currency) -> Pair {
    Pair { from, to: Currency::USD }
}

#[test]
fn two_who_tell_what_two_currencies_are_worth_keep_both() {
    let (mut a, mut b) = two();
    a.edit(&set(CampaignChange::Rate(dollars(Currency::EUR), Some(1.085))));
    b.edit(&set(CampaignChange::Rate(dollars(Currency::JPY), Some(0.0067))));
    assert_eq!(conflicts(&a, &b), 0);
    exchange(&mut a, &mut b);
    assert_eq!(a.campaign(), b.campaign());
    let rate = |of| a.campaign().rates.get(dollars(of)).rate;
    assert_eq!((rate(Currency::EUR), rate(Currency::JPY)), (Some(1.085), Some(0.0067)));
}

/// A rate is to one currency. Told while somebody else chose another one, it says nothing about that.
#[test]
fn rates_that_were_told_in_another_currency_do_not_count_in_the_new_one() {
    let yen = |person: &mut Person| {
        let fee = |change| Edit::Influencer(influencer_id(0), change);
        person.edit(&fee(InfluencerChange::FeeCurrency(Some(Currency::JPY))));
        fee(InfluencerChange::FeeRate(Some(Currency::JPY), Some(0.0067)))
    };
    let (mut a, mut b) = two();
    yen(&mut a);
    let link = a.copy.clone();
    b.take(&link);
    let rate = yen(&mut b);
    b.edit(&rate);
    b.edit(&set(CampaignChange::Rate(dollars(Currency::GBP), Some(1.27))));
    a.edit(&set(CampaignChange::Currency(Currency::EUR)));
    exchange(&mut a, &mut b);
    assert_eq!(a.campaign(), b.campaign());
    let campaign = a.campaign();
    assert_eq!((campaign.currency, campaign.influencers[0].fee.rate), (Currency::EUR, None));
    let home = Home::from(campaign);
    assert_eq!(home.bring(Amount(100), Some(Currency::GBP)), None);
    // It is told still, should dollars come back.
    assert_eq!(campaign.rates.get(dollars(Currency::GBP)).rate, Some(1.27));
    exchange(&mut a, &mut b);
    assert_eq!(a.campaign(), b.campaign());
}
