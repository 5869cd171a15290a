//! A page as a tree, read back from the text that was rendered: strict, so that a page that is no tree fails.

/// An element of a page.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Node>,
}

#[derive(Debug)]
enum Node {
    Element(Element),
    Text(String),
}

/// Elements that have no end tag.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param"];

/// Reads the text of a page.
pub fn parse(html: &str) -> Element {
    let mut open = vec![Element::default()];
    let mut rest = html;
    while !rest.is_empty() {
        let Some(tag) = rest.strip_prefix('<') else {
            let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            open.last_mut().unwrap().children.push(Node::Text(unescape(text)));
            rest = after;
            continue;
        };
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").expect("a comment ends").1;
            continue;
        }
        let (tag, after) = tag.split_at(end_of_tag(tag));
        rest = &after[1..];
        if let Some(name) = tag.strip_prefix('/') {
            let element = open.pop().unwrap();
            assert_eq!(element.name, name, "an end tag closes what is open");
            open.last_mut().expect("one element begins for each that ends").children.push(Node::Element(element));
            continue;
        }
        let element = start(tag.trim_end_matches('/'));
        if VOID.contains(&element.name.as_str()) {
            open.last_mut().unwrap().children.push(Node::Element(element));
        } else {
            open.push(element);
        }
    }
    let root = open.pop().unwrap();
    assert!(open.is_empty(), "<{}> has no end", root.name);
    root
}

fn end_of_tag(tag: &str) -> usize {
    let mut quoted = false;
    let end = tag.char_indices().find(|(_, sign)| {
        quoted ^= *sign == '"';
        *sign == '>' && !quoted
    });
    end.expect("a tag ends").0
}

fn start(tag: &str) -> Element {
    let (name, mut rest) = tag.split_at(tag.find(char::is_whitespace).unwrap_or(tag.len()));
    let plain = |text: &str| !text.is_empty() && text.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-');
    assert!(plain(name), "<{tag}> is no tag");
    let mut attributes: Vec<(String, String)> = Vec::new();
    while !rest.trim_start().is_empty() {
        rest = rest.trim_start();
        let (key, after) = rest.split_at(rest.find([' ', '=']).unwrap_or(rest.len()));
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').expect("a value ends"),
            None => ("", after),
        };
        assert!(plain(key), "{key:?} in <{tag}> is no attribute");
        assert!(attributes.iter().all(|(other, _)| other != key), "{key} twice in <{tag}>");
        attributes.push((key.to_owned(), unescape(value)));
        rest = after;
    }
    Element { name: name.to_owned(), attributes, children: Vec::new() }
}

fn unescape(text: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2F;", "/"), ("&amp;", "&")];
    signs.iter().fold(text.to_owned(), |text, (escaped, sign)| text.replace(escaped, sign))
}

impl Element {
    /// The value of an attribute.
    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == attribute).map(|(_, value)| value.as_str())
    }

    /// Every attribute with its value.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Everything inside, in the order of the page.
    pub fn all(&self) -> Vec<&Element> {
        let mut found = Vec::new();
        for element in self.elements() {
            found.push(element);
            found.extend(element.all());
        }
        found
    }

    /// Everything inside that has this name.
    pub fn named(&self, name: &str) -> Vec<&Element> {
        self.all().into_iter().filter(|element| element.name == name).collect()
    }

    /// Everything inside that has this class.
    pub fn class(&self, class: &str) -> Vec<&Element> {
        self.all().into_iter().filter(|element| element.has_class(class)).collect()
    }

    /// Whether this is one of the element's classes.
    pub fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|classes| classes.split_whitespace().any(|one| one == class))
    }

    /// The element with this id.
    pub fn id(&self, id: &str) -> Option<&Element> {
        self.all().into_iter().find(|element| element.get("id") == Some(id))
    }

    /// What is read, in one line.
    pub fn text(&self) -> String {
        let mut words = Vec::new();
        self.collect(&|_| true, &mut words);
        words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Each piece of text in the elements that `wanted` lets in.
    pub fn collect<'a>(&'a self, wanted: &dyn Fn(&Element) -> bool, found: &mut Vec<&'a str>) {
        for child in &self.children {
            match child {
                Node::Text(text) => found.push(text),
                Node::Element(element) if wanted(element) => element.collect(wanted, found),
                Node::Element(_) => {}
            }
        }
    }
}
