//! Everybody's tagged links, made of the campaign's patterns.

use std::collections::BTreeMap;

use super::channel::{Prediction, predict};
use super::pattern::link_part;
use super::place::{Living, living};
use super::utm::{Tag, Tags, Warning, tagged, warnings};
use crate::campaign::id::InfluencerId;
use crate::campaign::model::{Campaign, Influencer};
use crate::campaign::records::UtmTag;
use crate::campaign::tracking::{LinkPart, Spot};
use crate::kpi::platform::Platform;

/// A tagged link of an influencer.
#[derive(Clone, PartialEq, Debug)]
pub struct Link {
    /// Whose.
    pub influencer: InfluencerId,
    /// Where it stands.
    pub spot: Spot,
    /// What becomes of it there.
    pub living: Living,
    /// The page it leads to, without our tags.
    pub destination: String,
    /// The tags.
    pub tags: Tags,
    /// The link itself.
    pub address: String,
    /// The channel that its visits will land in.
    pub prediction: Prediction,
    /// What spoils it.
    pub warnings: Vec<Warning>,
    /// Somebody else whose link has the same tags, so that nobody can tell which of the two brought a visit.
    pub same_as: Option<InfluencerId>,
}

impl Link {
    /// Whether it can be given out.
    pub fn is_ready(&self) -> bool {
        !self.warnings.iter().any(|warning| warning.is_fatal())
    }
}

/// The places where an influencer gets a link: those of the campaign that there are on the platforms that the influencer has an
/// account on, or posts on.
pub fn spots(campaign: &Campaign, influencer: &Influencer) -> Vec<Spot> {
    let posted: Vec<_> = campaign.posts_of(influencer.id).map(|post| post.platform).collect();
    spots_on(campaign, influencer, |platform| posted.contains(&platform))
}

/// The same, where it is known already which platforms the influencer has posted on.
pub(super) fn spots_on(
    campaign: &Campaign,
    influencer: &Influencer,
    has_posted: impl Fn(Platform) -> bool,
) -> Vec<Spot> {
    let is_used = |platform: &Platform| influencer.account(*platform).is_some() || has_posted(*platform);
    let of_platform =
        |platform| campaign.tracking.placements.iter().map(move |place| Spot { platform, placement: *place });
    Platform::ALL.into_iter().filter(is_used).flat_map(of_platform).filter(|spot| living(*spot).is_some()).collect()
}

/// Every link of `campaign`, in the order of its influencers.
pub fn links(campaign: &Campaign) -> Vec<Link> {
    // In one go over the posts, of which there may be many.
    let mut platforms: BTreeMap<InfluencerId, Vec<Platform>> = BTreeMap::new();
    for post in &campaign.posts {
        let used = platforms.entry(post.influencer).or_default();
        if !used.contains(&post.platform) {
            used.push(post.platform);
        }
    }
    let mut links = Vec::new();
    for influencer in &campaign.influencers {
        let posted = platforms.get(&influencer.id).map(Vec::as_slice).unwrap_or_default();
        let spots = spots_on(campaign, influencer, |platform| posted.contains(&platform));
        links.extend(spots.into_iter().filter_map(|spot| link(campaign, influencer, spot)));
    }
    tell_same(&mut links);
    links
}

/// The influencer's link for a place; none where the platform has no such place.
pub fn link(campaign: &Campaign, influencer: &Influencer, spot: Spot) -> Option<Link> {
    let says = |part| link_part(campaign, influencer, spot, part);
    let with = |tags: Tags, tag: UtmTag| tags.with(tag.into(), says(tag.into()));
    let tags = UtmTag::ALL.into_iter().fold(Tags::default(), with);
    let destination = says(LinkPart::Destination);
    Some(Link {
        influencer: influencer.id,
        spot,
        living: living(spot)?,
        address: tagged(&destination, &tags),
        prediction: predict(tags.get(Tag::Source), tags.get(Tag::Medium), tags.get(Tag::Campaign)),
        warnings: warnings(&destination, &tags),
        destination,
        tags,
        same_as: None,
    })
}

/// Notes where links of two people cannot be told apart.
fn tell_same(links: &mut [Link]) {
    let mut first: BTreeMap<String, InfluencerId> = BTreeMap::new();
    for link in links {
        let said = link.tags.told().map(|(tag, text)| format!("{}={}\n", tag.name(), text.to_lowercase()));
        let owner = *first.entry(said.collect()).or_insert(link.influencer);
        link.same_as = Some(owner).filter(|owner| *owner != link.influencer);
    }
}
