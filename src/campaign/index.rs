//! Finding the place of an id.

/// Ids with their places in a list, sorted so that one of many is found in a few steps.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Index(Vec<(u64, usize)>);

impl Index {
    /// The places of `keys`, counted from zero.
    pub(crate) fn of(keys: impl Iterator<Item = impl Into<u64>>) -> Self {
        let mut places: Vec<_> = keys.map(Into::into).zip(0..).collect();
        places.sort_unstable();
        Index(places)
    }

    /// The first place of `key`.
    pub(crate) fn get(&self, key: impl Into<u64>) -> Option<usize> {
        let key = key.into();
        let (found, place) = self.0.get(self.0.partition_point(|(other, _)| *other < key))?;
        (*found == key).then_some(*place)
    }

    /// The first place of a key that stands at an earlier place too.
    pub(crate) fn repeated(&self) -> Option<usize> {
        let repeated = self.0.iter().zip(self.0.iter().skip(1)).filter(|(first, second)| first.0 == second.0);
        repeated.map(|(_, (_, place))| *place).min()
    }
}
