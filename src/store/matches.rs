//! Who those are that files name otherwise than a campaign does, and whose a daily series is, as somebody said it: so that the same
//! files need not be explained again. It is kept in this browser, apart from the campaign, so that no link has it.

use serde::{Deserialize, Serialize};

use crate::campaign::id::CampaignId;
use crate::campaign::model::Campaign;
use crate::exchange::plan::Whose;

/// What was said, by campaign, the latest first.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Matches(Vec<Said>);

/// What was said in one campaign.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
struct Said {
    campaign: String,
    /// The key of a person and the id of an influencer, none for nobody; the latest first.
    whose: Vec<(String, String)>,
    /// The shape of a table and the account that its series were said to be of, the latest first.
    accounts: Vec<(String, String)>,
}

/// So much is remembered of each campaign.
const MOST: usize = 500;

impl Matches {
    /// Reads what the settings keep; what is damaged is forgotten.
    pub fn read(text: &str) -> Matches {
        Matches(serde_json::from_str(text).unwrap_or_default())
    }

    /// As the settings keep it.
    pub fn write(&self) -> String {
        // Texts and lists have nothing that could fail.
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// Who people are, by their key, of those that the campaign still has, and of nobody.
    pub fn whose(&self, campaign: &Campaign) -> impl Iterator<Item = (&str, Whose)> {
        let said = self.of(campaign.id).into_iter().flat_map(|said| &said.whose);
        said.filter_map(|(key, whose)| {
            let known = || campaign.influencer(whose.parse().ok()?).map(|one| Whose::Known(one.id));
            Some((key.as_str(), if whose.is_empty() { Whose::Nobody } else { known()? }))
        })
    }

    /// The account that the series of tables of this shape are of, unless it was one at one time and another at another.
    pub fn account(&self, campaign: CampaignId, shape: &str) -> Option<&str> {
        let said = self.of(campaign).into_iter().flat_map(|said| &said.accounts);
        let mut accounts = said.filter(|(other, _)| other == shape).map(|(_, account)| account.as_str());
        accounts.next().filter(|_| accounts.next().is_none())
    }

    /// Remembers who somebody is. Whoever is new has the name by then that files give them.
    pub fn remember(&mut self, campaign: CampaignId, key: &str, whose: Whose) {
        let whose = match whose {
            Whose::New => None,
            Whose::Known(id) => Some(id.to_string()),
            Whose::Nobody => Some(String::new()),
        };
        self.change(campaign, |said| {
            let known = said.whose.iter().find(|(other, _)| other == key).map(|(_, whose)| whose);
            if known == whose.as_ref() {
                return;
            }
            said.whose.retain(|(other, _)| other != key);
            said.whose.splice(0..0, whose.map(|whose| (key.to_owned(), whose)));
            said.whose.truncate(MOST);
        });
    }

    /// Remembers whose the series of tables of this shape are.
    pub fn remember_account(&mut self, campaign: CampaignId, shape: &str, account: &str) {
        let one = (shape.to_owned(), account.to_owned());
        self.change(campaign, |said| {
            said.accounts.retain(|other| *other != one);
            said.accounts.insert(0, one);
            said.accounts.truncate(MOST);
        });
    }

    /// Forgets about campaigns without anything to remember, and those that are gone.
    pub fn tidy(&mut self, is_here: impl Fn(CampaignId) -> bool) {
        let has_any = |said: &Said| !said.whose.is_empty() || !said.accounts.is_empty();
        self.0.retain(|said| has_any(said) && said.campaign.parse().is_ok_and(&is_here));
    }

    fn of(&self, campaign: CampaignId) -> Option<&Said> {
        let campaign = campaign.to_string();
        self.0.iter().find(|said| said.campaign == campaign)
    }

    fn change(&mut self, campaign: CampaignId, change: impl FnOnce(&mut Said)) {
        let campaign = campaign.to_string();
        let place = self.0.iter().position(|said| said.campaign == campaign);
        let mut said = place.map_or_else(|| Said { campaign, ..Said::default() }, |place| self.0.remove(place));
        change(&mut said);
        self.0.insert(0, said);
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)] // a test that panics fails
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::campaign::id::InfluencerId;
    use crate::campaign::model::Influencer;
    use crate::kpi::unit::Currency;

    fn campaign(id: u64) -> Campaign {
        let mut campaign = Campaign::new(CampaignId::from_random(id), "", Currency::USD);
        let influencer = |id| Rc::new(Influencer::new(InfluencerId::from_random(id), "ana"));
        campaign.influencers = [1, 2].map(influencer).to_vec();
        campaign
    }

    fn of(matches: &Matches, campaign: &Campaign) -> Vec<(String, Whose)> {
        matches.whose(campaign).map(|(key, whose)| (key.to_owned(), whose)).collect()
    }

    #[test]
    fn who_somebody_is_is_recalled_in_that_campaign_alone() {
        let (one, mut other) = (campaign(1), campaign(2));
        let [ana, ben] = [1, 2].map(|id| Whose::Known(InfluencerId::from_random(id)));
        let mut matches = Matches::default();
        matches.remember(one.id, "ana_official", ben);
        matches.remember(one.id, "ana_official", ana);
        matches.remember(one.id, "noah", Whose::Nobody);
        matches.remember(other.id, "ana_official", ben);
        let again = Matches::read(&matches.write());
        assert_eq!(again, matches);
        assert_eq!(of(&again, &one), [("noah".into(), Whose::Nobody), ("ana_official".into(), ana)]);
        assert_eq!(of(&again, &other), [("ana_official".into(), ben)]);
        // Who is gone is nobody's match, and who was added in the end needs none.
        other.influencers.clear();
        assert_eq!(of(&again, &other), []);
        matches.remember(one.id, "ana_official", Whose::New);
        assert_eq!(of(&matches, &one), [("noah".into(), Whose::Nobody)]);
    }

    #[test]
    fn the_account_of_a_series_is_recalled_unless_there_were_several() {
        let (one, other) = (campaign(1).id, campaign(2).id);
        let mut matches = Matches::default();
        matches.remember_account(one, "Date\tViews", "brand");
        matches.remember_account(one, "Date\tViews", "brand");
        assert_eq!(matches.account(one, "Date\tViews"), Some("brand"));
        assert_eq!((matches.account(one, "Date"), matches.account(other, "Date\tViews")), (None, None));
        matches.remember_account(one, "Date\tViews", "shop");
        assert_eq!(matches.account(one, "Date\tViews"), None);
    }

    #[test]
    fn what_is_damaged_or_gone_is_forgotten() {
        assert_eq!(Matches::read("{"), Matches::default());
        let mut matches = Matches::default();
        for id in 1..=3 {
            matches.remember(CampaignId::from_random(id), "ana", Whose::Nobody);
        }
        matches.remember(CampaignId::from_random(3), "ana", Whose::New);
        matches.tidy(|id| id != CampaignId::from_random(1));
        assert_eq!(matches.0.iter().map(|said| said.whose.len()).collect::<Vec<_>>(), [1]);
        for key in 0..=MOST {
            matches.remember(CampaignId::from_random(2), &key.to_string(), Whose::Nobody);
        }
        assert_eq!(matches.0[0].whose.len(), MOST);
        // What is said again stays where it is, so that the oldest goes first.
        matches.remember(CampaignId::from_random(2), "1", Whose::Nobody);
        matches.remember(CampaignId::from_random(2), "new", Whose::Nobody);
        let keys: Vec<_> = matches.0[0].whose.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!((keys[0], keys.contains(&"1"), keys.contains(&"2")), ("new", false, true));
    }
}
