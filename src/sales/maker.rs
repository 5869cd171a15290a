//! The calculators that make something rather than a number: a tagged link, a code.

/// What makes something.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Maker {
    /// A tagged link.
    Link,
    /// A code.
    Code,
}

impl Maker {
    /// Each of them, in the order they are offered.
    pub const ALL: [Maker; 2] = [Maker::Link, Maker::Code];

    /// The stable name in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Maker::Link => "link",
            Maker::Code => "code",
        }
    }
}
