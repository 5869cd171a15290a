//! A day with its time.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::campaign::model::{Date, read_date};

/// A day, and the minute after its midnight where that is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct When {
    /// The day, in whatever zone the file is written in.
    pub day: Date,
    /// Minutes after midnight.
    pub minute: Option<u16>,
}

impl From<Date> for When {
    fn from(day: Date) -> Self {
        When { day, minute: None }
    }
}

impl fmt::Display for When {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.day)?;
        self.minute.map_or(Ok(()), |minute| write!(out, " {minute}"))
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        let (day, minute) = text.split_once(' ').map_or((&*text, None), |(day, minute)| (day, Some(minute)));
        let day = read_date(day).ok_or_else(|| serde::de::Error::custom("a day"))?;
        let minute = minute.map(str::parse).transpose().map_err(serde::de::Error::custom)?;
        Ok(When { day, minute })
    }
}
