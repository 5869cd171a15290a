//! What currencies are worth in others, as somebody stated it with a day, for orders and visits that came in them.
//!
//! A rate belongs to two currencies: in a campaign that is kept in another one from now on it says nothing, and it counts
//! again when the campaign's currency is the old one again.

use super::model::{Amount, Campaign, Date};
use crate::kpi::unit::{Currency, Money};

/// Two currencies, the first of which is told in the second.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pair {
    /// What is told.
    pub from: Currency,
    /// What it is told in.
    pub to: Currency,
}

impl Pair {
    fn codes(self) -> [&'static str; 2] {
        [self.from.code(), self.to.code()]
    }
}

/// What one currency is worth in another. Each part stands for itself.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Rate {
    /// Major units of the second currency for one of the first.
    pub rate: Option<f64>,
    /// The day the rate was taken.
    pub date: Option<Date>,
}

/// The rates that are told in a campaign, in the order of the currencies' codes; each tells something.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Rates(Vec<(Pair, Rate)>);

impl Rates {
    /// None at all.
    const NONE: Rates = Rates(Vec::new());

    /// What is told of two currencies.
    pub fn get(&self, pair: Pair) -> Rate {
        self.iter().find(|(other, _)| *other == pair).map(|(_, rate)| rate).unwrap_or_default()
    }

    /// Sets what is told of two currencies.
    pub fn set(&mut self, pair: Pair, rate: Rate) {
        self.0.retain(|(other, _)| *other != pair);
        if rate != Rate::default() {
            let place = self.0.partition_point(|(other, _)| other.codes() < pair.codes());
            self.0.insert(place, (pair, rate));
        }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (Pair, Rate)> {
        self.0.iter().copied()
    }

    /// What is told in one currency, with the other one.
    pub fn told_in(&self, home: Currency) -> impl Iterator<Item = (Currency, Rate)> {
        self.iter().filter(move |(pair, _)| pair.to == home).map(|(pair, rate)| (pair.from, rate))
    }
}

/// The campaign's currency, into which sums of others are brought.
#[derive(Clone, Copy, Debug)]
pub struct Home<'a> {
    currency: Currency,
    rates: &'a Rates,
}

impl Home<'_> {
    /// A sum in the campaign's currency, to the nearest minor unit; none if it is in another one without a rate.
    pub fn bring(self, Amount(minor): Amount, currency: Option<Currency>) -> Option<Amount> {
        match currency.filter(|currency| *currency != self.currency) {
            None => Some(Amount(minor)),
            Some(currency) => {
                let rate = self.rates.get(Pair { from: currency, to: self.currency }).rate?;
                Money::new(minor, currency).convert(rate, self.currency).ok().map(|money| Amount(money.minor))
            }
        }
    }
}

impl<'a> From<&'a Campaign> for Home<'a> {
    fn from(campaign: &'a Campaign) -> Home<'a> {
        Home { currency: campaign.currency, rates: &campaign.rates }
    }
}

/// Without any rates.
impl From<Currency> for Home<'static> {
    fn from(currency: Currency) -> Home<'static> {
        static NONE: Rates = Rates::NONE;
        Home { currency, rates: &NONE }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::id::CampaignId;

    #[test]
    fn sums_come_home_at_their_rate_or_not_at_all() {
        let mut campaign = Campaign::new(CampaignId::from_random(1), "", Currency::USD);
        let bring = |campaign: &Campaign, minor, currency| Home::from(campaign).bring(Amount(minor), currency);
        assert_eq!(bring(&campaign, 1_000, None), Some(Amount(1_000)));
        assert_eq!(bring(&campaign, 1_000, Some(Currency::USD)), Some(Amount(1_000)));
        assert_eq!(bring(&campaign, 1_000, Some(Currency::EUR)), None);
        let dollars = |from| Pair { from, to: Currency::USD };
        campaign.rates.set(dollars(Currency::EUR), Rate { rate: Some(1.085), date: None });
        campaign.rates.set(dollars(Currency::JPY), Rate { rate: Some(0.0067), date: None });
        assert_eq!(bring(&campaign, 999, Some(Currency::EUR)), Some(Amount(1_084)));
        assert_eq!(bring(&campaign, 15_000, Some(Currency::JPY)), Some(Amount(10_050)));
        campaign.rates.set(dollars(Currency::EUR), Rate::default());
        assert_eq!(bring(&campaign, 999, Some(Currency::EUR)), None);
        assert_eq!(campaign.rates.iter().count(), 1);
        campaign.currency = Currency::EUR;
        assert_eq!(bring(&campaign, 15_000, Some(Currency::JPY)), None, "that rate is told in dollars");
    }
}
