//! A day with its time.

use std::fmt;

use chrono::Datelike;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::campaign::model::Date;

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

/// Sent as numbers, since there may be one in each row.
impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.day.num_days_from_ce(), self.minute).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (day, minute) = Deserialize::deserialize(deserializer)?;
        let day = Date::from_num_days_from_ce_opt(day).ok_or_else(|| serde::de::Error::custom("a day"))?;
        Ok(When { day, minute })
    }
}
