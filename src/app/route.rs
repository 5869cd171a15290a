//! Where one is: the text after `#` in the address, parsed once and printed once.

use std::fmt;

use yew::AttrValue;

use crate::campaign::id::{CampaignId, InfluencerId, OrderKey, PostId};
use crate::kpi::calculator::Calculator;
use crate::sales::maker::Maker;

/// A page of the app.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Route {
    /// All campaigns, the bin, the backup, the calculators.
    Home,
    /// A section of a campaign.
    Campaign(CampaignId, Section),
    /// All calculators.
    Tools,
    /// A calculator with the values of its link.
    Tool(Calculator, Query),
    /// What makes a link or a code, with the values of its address.
    Maker(Maker, Query),
    /// What holds for all campaigns.
    Settings,
    /// The campaign in a link: its text.
    Shared(AttrValue),
    /// Text that names no page.
    NotFound,
}

/// A section of a campaign.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)] // each variant is the tab of that name
pub enum Section {
    Overview,
    Influencers,
    Influencer(InfluencerId),
    Posts,
    Post(PostId),
    Links,
    Sales,
    Order(OrderKey),
    Lift,
    Settings,
}

/// The values of a calculator's link, by name, as they stand there.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Query(pub Vec<(String, String)>);

impl Route {
    /// Reads the text after `#`; whatever names no page is [`Route::NotFound`].
    pub fn parse(hash: &str) -> Route {
        let text = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let route = match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (None, ..) => Some(Route::Home),
            (Some("campaign"), Some(id), section, item) => campaign(id, section, item),
            (Some("settings"), None, ..) => Some(Route::Settings),
            // A link without anything behind is told as one that arrived so.
            (Some("shared"), payload, None, _) => Some(Route::Shared(payload.unwrap_or_default().to_owned().into())),
            (Some("tools"), None, ..) => Some(Route::Tools),
            (Some("tools"), Some(name), None, _) => {
                let tool = Calculator::ALL.into_iter().find(|candidate| candidate.key() == name);
                let maker = |key: &str| Maker::ALL.into_iter().find(|candidate| candidate.key() == key);
                let maker = maker(name).map(|maker| Route::Maker(maker, Query::parse(query)));
                tool.map(|tool| Route::Tool(tool, Query::parse(query))).or(maker)
            }
            _ => None,
        };
        route.filter(|_| parts.next().is_none()).unwrap_or(Route::NotFound)
    }
}

fn campaign(id: &str, section: Option<&str>, item: Option<&str>) -> Option<Route> {
    let section = match (section, item) {
        (None, None) => Section::Overview,
        (Some("influencers"), None) => Section::Influencers,
        (Some("influencers"), Some(id)) => Section::Influencer(id.parse().ok()?),
        (Some("posts"), None) => Section::Posts,
        (Some("posts"), Some(id)) => Section::Post(id.parse().ok()?),
        (Some("links"), None) => Section::Links,
        (Some("sales"), None) => Section::Sales,
        (Some("sales"), Some(key)) => Section::Order(key.parse().ok()?),
        (Some("lift"), None) => Section::Lift,
        (Some("settings"), None) => Section::Settings,
        _ => return None,
    };
    Some(Route::Campaign(id.parse().ok()?, section))
}

impl Query {
    fn parse(text: &str) -> Query {
        Query(form_urlencoded::parse(text.as_bytes()).into_owned().collect())
    }

    /// The last value with this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

impl fmt::Display for Route {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Home => out.write_str("#/"),
            Route::NotFound => out.write_str("#/not-found"),
            Route::Tools => out.write_str("#/tools"),
            Route::Settings => out.write_str("#/settings"),
            Route::Shared(payload) => write!(out, "#/shared/{payload}"),
            Route::Campaign(id, section) => {
                write!(out, "#/campaign/{id}")?;
                match section {
                    Section::Overview => Ok(()),
                    Section::Influencers => out.write_str("/influencers"),
                    Section::Influencer(id) => write!(out, "/influencers/{id}"),
                    Section::Posts => out.write_str("/posts"),
                    Section::Post(id) => write!(out, "/posts/{id}"),
                    Section::Links => out.write_str("/links"),
                    Section::Sales => out.write_str("/sales"),
                    Section::Order(key) => write!(out, "/sales/{key}"),
                    Section::Lift => out.write_str("/lift"),
                    Section::Settings => out.write_str("/settings"),
                }
            }
            Route::Tool(tool, query) => write_tool(out, tool.key(), query),
            Route::Maker(maker, query) => write_tool(out, maker.key(), query),
        }
    }
}

fn write_tool(out: &mut fmt::Formatter<'_>, key: &str, query: &Query) -> fmt::Result {
    write!(out, "#/tools/{key}")?;
    if query.0.is_empty() {
        return Ok(());
    }
    let mut encoded = form_urlencoded::Serializer::new(String::new());
    write!(out, "?{}", encoded.extend_pairs(&query.0).finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_reads_back_as_it_was_printed() {
        let id = CampaignId::from_random(7);
        let sections = [
            Section::Overview,
            Section::Influencers,
            Section::Influencer(InfluencerId::from_random(8)),
            Section::Posts,
            Section::Post(PostId::from_random(9)),
            Section::Links,
            Section::Sales,
            Section::Order(OrderKey::of("#1001")),
            Section::Lift,
            Section::Settings,
        ];
        let query = Query(vec![("cost".into(), "500".into()), ("note".into(), "a & b = ü".into())]);
        let mut routes: Vec<_> = sections.map(|section| Route::Campaign(id, section)).into();
        routes.extend([Route::Home, Route::Tools, Route::Settings, Route::NotFound]);
        routes.extend(Calculator::ALL.map(|tool| Route::Tool(tool, Query::default())));
        routes.extend(Maker::ALL.map(|maker| Route::Maker(maker, query.clone())));
        routes.push(Route::Tool(Calculator::Cpm, query));
        routes.extend(["", "AQ-_", "AQ%20-_).%0A"].map(|payload| Route::Shared(payload.into())));
        for route in routes {
            assert_eq!(Route::parse(&route.to_string()), route);
        }
    }

    #[test]
    fn unknown_text_is_not_found() {
        for text in ["#main", "#/campaign", "#/campaign/x", "#/tools/none", "#/campaign/0000000007/posts/1/2", "#/%ff"]
        {
            assert_eq!(Route::parse(text), Route::NotFound, "{text}");
        }
        for text in ["", "#", "#/", "#//"] {
            assert_eq!(Route::parse(text), Route::Home, "{text}");
        }
    }
}
