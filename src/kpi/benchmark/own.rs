//! Benchmarks of one's own, kept as one text among the settings: `cpm/instagram/12.5/USD er_followers/-/0.024/-`.

use super::super::catalogue::{Awareness, Content, KpiId, Sales};
use super::super::platform::Platform;
use super::super::unit::{Currency, Unit};
use crate::decimal;

/// A reference value that the user has put in.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Own {
    /// What it is a value of.
    pub kpi: KpiId,
    /// Where it holds; everywhere if none.
    pub platform: Option<Platform>,
    /// In the unit of the KPI, above zero; money in major units.
    pub value: f64,
    /// The currency of money.
    pub currency: Option<Currency>,
}

/// The KPIs that people keep reference values of.
pub const KPIS: [KpiId; 8] = [
    KpiId::Content(Content::ErFollowers),
    KpiId::Content(Content::ErReach),
    KpiId::Content(Content::ErImpressions),
    KpiId::Awareness(Awareness::Cpm),
    KpiId::Content(Content::Cpe),
    KpiId::Content(Content::Cpc),
    KpiId::Sales(Sales::Cpa),
    KpiId::Sales(Sales::Roas),
];

/// What stands for a part that is not there.
const NONE: &str = "-";

impl Own {
    fn read(text: &str) -> Option<Own> {
        let mut parts = text.split('/');
        let mut part = || parts.next();
        let (kpi, platform, value, currency) = (part()?, part()?, part()?, part()?);
        let kpi = KPIS.into_iter().find(|known| known.key() == kpi)?;
        let platform = if platform == NONE { None } else { Some(Platform::from_key(platform)?) };
        let value = decimal::read(value).filter(|value| *value > 0.0)?;
        let currency = Currency::from_code(currency);
        (currency.is_some() == (kpi.entry().unit == Unit::Money)).then_some(Own { kpi, platform, value, currency })
    }

    fn write(&self) -> String {
        let platform = self.platform.map_or(NONE, Platform::key);
        let currency = self.currency.map_or(NONE, |currency| currency.code());
        format!("{}/{platform}/{}/{currency}", self.kpi.key(), decimal::write(self.value))
    }
}

/// What a text of the settings says; parts that mean nothing are left out.
pub fn read(text: &str) -> Vec<Own> {
    text.split(' ').filter_map(Own::read).collect()
}

/// The text with the value of one KPI on one platform set anew, or taken out; in the order of [`KPIS`] and of the platforms.
pub fn with(text: &str, kpi: KpiId, platform: Option<Platform>, value: Option<(f64, Currency)>) -> Option<String> {
    let mut all = read(text);
    all.retain(|own| (own.kpi, own.platform) != (kpi, platform));
    all.extend(value.map(|(value, currency)| {
        let currency = (kpi.entry().unit == Unit::Money).then_some(currency);
        Own { kpi, platform, value, currency }
    }));
    all.sort_by_key(|own| (KPIS.iter().position(|kpi| *kpi == own.kpi), own.platform));
    (!all.is_empty()).then(|| all.iter().map(Own::write).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CPM: KpiId = KpiId::Awareness(Awareness::Cpm);
    const ER: KpiId = KpiId::Content(Content::ErFollowers);

    #[test]
    fn one_value_for_each_kpi_and_platform() {
        let set = |text: Option<String>, kpi, platform, value| {
            with(text.as_deref().unwrap_or_default(), kpi, platform, Some((value, Currency::EUR)))
        };
        let text = set(None, CPM, Some(Platform::Instagram), 11.0);
        let text = set(text, CPM, Some(Platform::Instagram), 12.5);
        let text = set(set(text, CPM, None, 9.0), ER, Some(Platform::TikTok), 0.024);
        assert_eq!(text.as_deref(), Some("er_followers/tiktok/0.024/- cpm/-/9/EUR cpm/instagram/12.5/EUR"));
        let read = read(text.as_deref().unwrap_or_default());
        assert_eq!(
            read[2],
            Own { kpi: CPM, platform: Some(Platform::Instagram), value: 12.5, currency: Some(Currency::EUR) }
        );
        assert_eq!(with("cpm/-/9/EUR", CPM, None, None), None);
    }

    #[test]
    fn what_means_nothing_is_left_out() {
        for text in [
            "",
            "cpm",
            "cpm/-/9/-",
            "er_followers/-/0.1/USD",
            "cpm/-/NaN/USD",
            "cpm/-/0/USD",
            "cpm/nowhere/1/USD",
            "x/-/1/-",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
