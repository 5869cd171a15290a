//! What other currencies are worth in the campaign's, as somebody stated it with a day, for orders and visits that came in them.

use super::model::{Amount, Campaign, Date};
use crate::kpi::unit::{Currency, Money};

/// What one currency is worth. Each part stands for itself.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Rate {
    /// Major units of the campaign's currency for one of the other.
    pub rate: Option<f64>,
    /// The day the rate was taken.
    pub date: Option<Date>,
}

/// The rates of a campaign, in the order of the currencies' codes; each tells something.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Rates(Vec<(Currency, Rate)>);

impl Rates {
    /// None at all.
    const NONE: Rates = Rates(Vec::new());

    /// What is told of a currency.
    pub fn get(&self, currency: Currency) -> Rate {
        self.iter().find(|(other, _)| *other == currency).map(|(_, rate)| rate).unwrap_or_default()
    }

    /// Sets what is told of a currency.
    pub fn set(&mut self, currency: Currency, rate: Rate) {
        self.0.retain(|(other, _)| *other != currency);
        if rate != Rate::default() {
            let place = self.0.partition_point(|(other, _)| other.code() < currency.code());
            self.0.insert(place, (currency, rate));
        }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (Currency, Rate)> {
        self.0.iter().copied()
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
                let rate = self.rates.get(currency).rate?;
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
        campaign.rates.set(Currency::EUR, Rate { rate: Some(1.085), date: None });
        campaign.rates.set(Currency::JPY, Rate { rate: Some(0.0067), date: None });
        assert_eq!(bring(&campaign, 999, Some(Currency::EUR)), Some(Amount(1_084)));
        assert_eq!(bring(&campaign, 15_000, Some(Currency::JPY)), Some(Amount(10_050)));
        campaign.rates.set(Currency::EUR, Rate::default());
        assert_eq!(bring(&campaign, 999, Some(Currency::EUR)), None);
        assert_eq!(campaign.rates.iter().count(), 1);
    }
}
