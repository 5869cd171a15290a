//! What is due: insights settle about a week after publishing, and then somebody has to ask for them.

use std::rc::Rc;

use chrono::Days;

use super::model::{Campaign, Date, Post, Status};
use crate::kpi::measure::Measure;

/// Days after publishing on which a post's insights can be read.
pub const INSIGHTS_AFTER: Days = Days::new(7);

/// A post whose insights are due.
#[derive(Clone, PartialEq, Debug)]
pub struct Due {
    /// The post.
    pub post: Rc<Post>,
    /// The day from which they could be read.
    pub since: Date,
}

/// Either tells that somebody has read the insights: platforms report the one or the other.
const SHOWN: [Measure; 2] = [Measure::Impressions, Measure::Views];

/// The live posts that were published a week or more before `today` and have neither impressions nor views yet, the
/// longest waiting first.
pub fn insights_due(campaign: &Campaign, today: Date) -> Vec<Due> {
    let mut due: Vec<Due> = Vec::new();
    for post in waiting(campaign) {
        let since = post.published.and_then(|day| day.checked_add_days(INSIGHTS_AFTER)).filter(|since| *since <= today);
        let Some(since) = since else { continue };
        // Few are due at a time, and most stand in the order of their days already.
        let place = due.partition_point(|other| (other.since, other.post.id) < (since, post.id));
        due.insert(place, Due { post: Rc::clone(post), since });
    }
    due
}

/// The live posts that never become due, since their publishing day is not known.
pub fn undated(campaign: &Campaign) -> impl Iterator<Item = &Rc<Post>> {
    waiting(campaign).filter(|post| post.published.is_none())
}

fn waiting(campaign: &Campaign) -> impl Iterator<Item = &Rc<Post>> {
    let is_waiting = |post: &&Rc<Post>| {
        post.status == Status::Live && SHOWN.iter().all(|measure| post.insights.get(*measure).is_none())
    };
    campaign.posts.iter().filter(is_waiting)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::id::{CampaignId, InfluencerId, PostId};
    use crate::campaign::model::{Platform, PostKind};
    use crate::kpi::unit::Currency;

    #[test]
    fn a_live_post_is_due_from_the_seventh_day_until_impressions_or_views_are_there() {
        let day = |day| Date::from_ymd_opt(2026, 6, day).expect("a day");
        let mut campaign = Campaign::new(CampaignId::from_random(1), "June", Currency::USD);
        let mut post =
            Post::new(PostId::from_random(2), InfluencerId::from_random(3), Platform::Instagram, PostKind::Image);
        post.published = Some(day(1));
        let mut due = |post: &Post, today| {
            campaign.posts = vec![Rc::new(post.clone())];
            insights_due(&campaign, day(today)).len()
        };
        assert_eq!((due(&post, 7), due(&post, 8)), (0, 1));
        for measure in SHOWN {
            assert_eq!(due(&Post { insights: post.insights.with(measure, 0), ..post.clone() }, 8), 0, "{measure:?}");
        }
        assert_eq!(due(&Post { insights: post.insights.with(Measure::Likes, 9), ..post.clone() }, 8), 1);
        assert_eq!(due(&Post { status: Status::Planned, ..post.clone() }, 8), 0);
        let never = Post { published: None, ..post.clone() };
        let read = Post { insights: post.insights.with(Measure::Views, 9), ..never.clone() };
        let planned = Post { status: Status::Planned, ..never.clone() };
        let posts = [post, read, planned, never].map(Rc::new);
        campaign.posts = posts.to_vec();
        assert_eq!(undated(&campaign).collect::<Vec<_>>(), [&posts[3]]);
    }
}
