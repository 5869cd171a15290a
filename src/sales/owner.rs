//! Whose link or code it was: from the tags of a visit or an order, or from a code, back to the influencer.

use std::collections::{BTreeMap, BTreeSet};

use super::links::spots_on;
use super::pattern::{link_part, names_influencer, pattern_of};
use crate::campaign::id::InfluencerId;
use crate::campaign::model::{Campaign, Influencer, Platform};
use crate::campaign::records::{Utm, UtmTag};
use crate::campaign::tracking::{LinkPart, Placement, Spot};

/// The links and codes of a campaign by whose they are; made once, asked for each order.
#[derive(Clone, PartialEq, Debug)]
pub struct Owners {
    links: Vec<Link>,
    /// By the code in lower case; nobody where several give it out, or where it is sitewide.
    codes: BTreeMap<String, Option<InfluencerId>>,
}

/// What tells that a visit came over a link of an influencer.
#[derive(Clone, PartialEq, Debug)]
struct Link {
    influencer: InfluencerId,
    campaign: String,
    /// The tags that tell one influencer from another, with what they say.
    names: Vec<(UtmTag, String)>,
    /// All that is said, at each of the places where these names stand.
    tags: Vec<Utm>,
}

impl Owners {
    /// The links and codes of `campaign`.
    pub fn of(campaign: &Campaign) -> Self {
        let mut links = Vec::new();
        let mut codes = BTreeMap::new();
        // In one go over the posts, of which there may be many.
        let posted: BTreeSet<_> = campaign.posts.iter().map(|post| (post.influencer, post.platform)).collect();
        for influencer in &campaign.influencers {
            let has_posted = |platform| posted.contains(&(influencer.id, platform));
            let mut spots = spots_on(campaign, influencer, has_posted);
            if spots.is_empty() {
                // The handle names the influencer all the same.
                spots.push(Spot { platform: Platform::Other, placement: Placement::Bio });
            }
            for spot in spots {
                let says = |part| lower(&link_part(campaign, influencer, spot, part));
                let is_name = |tag: &UtmTag| is_name(campaign, influencer, spot, (*tag).into());
                let names = UtmTag::ALL.into_iter().filter(is_name).map(|tag| (tag, says(tag.into())));
                let names = names.filter(|(_, text)| !text.is_empty()).collect();
                let tags = Utm::new(|tag| says(tag.into()));
                let (influencer, campaign) = (influencer.id, tags.campaign.clone());
                let same = |link: &&mut Link| {
                    link.influencer == influencer && link.campaign == campaign && link.names == names
                };
                match links.iter_mut().find(same) {
                    Some(link) => link.tags.push(tags),
                    None => links.push(Link { influencer, campaign, names, tags: vec![tags] }),
                }
            }
            for code in influencer.codes.iter() {
                let owner = codes.entry(lower(code)).or_insert(Some(influencer.id));
                *owner = owner.filter(|one| *one == influencer.id);
            }
        }
        codes.extend(campaign.tracking.sitewide.iter().map(|code| (lower(code), None)));
        Owners { links, codes }
    }

    /// Whose link led to a visit or an order with these tags; nobody where they name nobody, or belong to another campaign.
    /// Of several whom they name, the one whose links alone have all that they say.
    pub fn owner_of(&self, utm: &Utm) -> Option<InfluencerId> {
        let utm = Utm::new(|tag| lower(utm.get(tag)));
        let told = |tag| Some(utm.get(tag)).filter(|text| !text.is_empty());
        let agrees = |link: &&Link| {
            let of_other_campaign = |told: &str| !link.campaign.is_empty() && told != link.campaign;
            let mut named = link.names.iter().filter_map(|(tag, says)| told(*tag).map(|told| told == says));
            // All that is told agrees, and something is told.
            !told(UtmTag::Campaign).is_some_and(of_other_campaign)
                && named.next() == Some(true)
                && named.all(|agrees| agrees)
        };
        let says_all = |own: &Utm| UtmTag::ALL.into_iter().all(|tag| told(tag).is_none_or(|told| told == own.get(tag)));
        let named = self.links.iter().filter(agrees);
        only(named.clone()).or_else(|| only(named.filter(|link| link.tags.iter().any(says_all))))
    }

    /// Whether some tags would tell a link of this influencer.
    pub fn has_link(&self, influencer: InfluencerId) -> bool {
        self.links.iter().any(|link| link.influencer == influencer && !link.names.is_empty())
    }

    /// Whether some code tells this influencer from all others.
    pub fn has_code(&self, influencer: InfluencerId) -> bool {
        self.codes.values().any(|owner| *owner == Some(influencer))
    }

    /// Who gives out a code, whatever its case; nobody where several do, or where everybody may use it.
    pub fn owner_of_code(&self, code: &str) -> Option<InfluencerId> {
        self.codes.get(&lower(code)).copied().flatten()
    }
}

/// Whose all of these links are; nobody where they are of several.
fn only<'a>(links: impl IntoIterator<Item = &'a Link>) -> Option<InfluencerId> {
    let mut owners = links.into_iter().map(|link| link.influencer);
    let first = owners.next()?;
    owners.all(|other| other == first).then_some(first)
}

/// Whether a tag tells one influencer from another: its pattern names the influencer, or it is the influencer's own.
fn is_name(campaign: &Campaign, influencer: &Influencer, spot: Spot, part: LinkPart) -> bool {
    let can_be_a_name = matches!(part, LinkPart::Source | LinkPart::Content | LinkPart::Term);
    let is_own = can_be_a_name && influencer.links.holds(spot, part).is_some();
    is_own || names_influencer(pattern_of(campaign, influencer, spot, part))
}

/// Reports tell upper from lower case, people do not.
fn lower(text: &str) -> String {
    text.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::campaign::id::CampaignId;
    use crate::campaign::model::Account;
    use crate::campaign::tracking::Codes;
    use crate::kpi::unit::Currency;

    fn person(number: u64, handle: &str, codes: &str) -> Influencer {
        let account = Account { platform: Platform::Instagram, followers: Some(1), estimated: false };
        let codes = Codes::read(codes);
        Influencer { accounts: vec![account], codes, ..Influencer::new(InfluencerId::from_random(number), handle) }
    }

    fn campaign(people: impl IntoIterator<Item = Influencer>) -> Campaign {
        let id = CampaignId::from_random(1);
        let influencers = people.into_iter().map(Rc::new).collect();
        Campaign { influencers, ..Campaign::new(id, "Spring launch", Currency::USD) }
    }

    fn utm([source, medium, campaign, content, term]: [&str; 5]) -> Utm {
        let [source, medium, campaign, content, term] = [source, medium, campaign, content, term].map(str::to_owned);
        Utm { source, medium, campaign, content, term }
    }

    const ANA: InfluencerId = InfluencerId::from_random(1);
    const BEN: InfluencerId = InfluencerId::from_random(2);

    #[test]
    fn a_tag_that_names_the_influencer_tells_whose_link_it_was() {
        let owners = Owners::of(&campaign([person(1, "Ana.Fit", ""), person(2, "ben", "")]));
        for (tags, owner) in [
            (["instagram", "influencer", "spring-launch", "bio", "ana.fit"], Some(ANA)),
            (["Instagram", "", "", "", "ANA.FIT"], Some(ANA)),
            (["newsletter", "email", "", "x", " ben "], Some(BEN)),
            // Nobody is named, somebody else is, or it is another campaign's link.
            (["instagram", "influencer", "spring-launch", "bio", ""], None),
            (["instagram", "influencer", "spring-launch", "bio", "carla"], None),
            (["instagram", "influencer", "autumn", "bio", "ben"], None),
        ] {
            assert_eq!(owners.owner_of(&utm(tags)), owner, "{tags:?}");
        }
    }

    #[test]
    fn other_tags_tell_namesakes_apart() {
        let mut both = person(2, "emily.b", "");
        both.accounts.push(Account { platform: Platform::TikTok, followers: Some(1), estimated: false });
        let mut people = campaign([person(1, "emily.a", ""), both]);
        people.tracking.tags.term = "{first}".to_owned();
        let owners = Owners::of(&people);
        let owner = |[source, content]: [&str; 2]| {
            owners.owner_of(&utm([source, "influencer", "spring-launch", content, "emily"]))
        };
        // Only Ben is on TikTok; on Instagram, and elsewhere, it may have been either.
        assert_eq!(owner(["tiktok", "bio"]), Some(BEN));
        assert_eq!(owner(["TikTok", ""]), Some(BEN));
        for tags in [["instagram", "bio"], ["newsletter", "bio"], ["tiktok", "x"], ["", ""]] {
            assert_eq!(owner(tags), None, "{tags:?}");
        }
    }

    #[test]
    fn what_differs_in_an_influencers_links_names_too() {
        let mut ana = person(1, "ana", "");
        ana.links.set(None, LinkPart::Term, Some("a-1".to_owned()));
        let mut people = campaign([ana, person(2, "ben", "")]);
        let owners = Owners::of(&people);
        assert_eq!(owners.owner_of(&utm(["instagram", "", "", "", "a-1"])), Some(ANA));
        assert_eq!(owners.owner_of(&utm(["instagram", "", "", "", "ana"])), None);
        // Where the pattern names nobody, nobody is credited, not even a campaign's only influencer.
        people.tracking.tags.term = "summer".to_owned();
        people.influencers.remove(0);
        assert_eq!(
            Owners::of(&people).owner_of(&utm(["instagram", "influencer", "spring-launch", "", "summer"])),
            None
        );
    }

    #[test]
    fn a_code_belongs_to_the_one_who_gives_it_out() {
        let mut people = campaign([person(1, "ana", "Ana10, both"), person(2, "ben", "BOTH, ben20, welcome")]);
        people.tracking.sitewide = Codes::read("WELCOME");
        let owners = Owners::of(&people);
        assert_eq!((owners.owner_of_code("ANA10"), owners.owner_of_code("ben20 ")), (Some(ANA), Some(BEN)));
        for code in ["both", "welcome", "other"] {
            assert_eq!(owners.owner_of_code(code), None, "{code}");
        }
    }
}
