//! A stream of records: kind, length, data; what is too long for one goes on in others.

use super::Unreadable;

const CONTINUE: u16 = 0x003C;

/// One record.
pub(super) struct Record<'a> {
    pub kind: u16,
    pub data: &'a [u8],
    /// What goes on after it, piece by piece.
    pub more: Vec<&'a [u8]>,
}

impl<'a> Record<'a> {
    /// Bytes of the stream that it takes.
    pub fn size(&self) -> usize {
        let more: usize = self.more.iter().map(|data| 4 + data.len()).sum();
        4 + self.data.len() + more
    }

    /// The data from a place on.
    pub fn after(&self, at: usize) -> Result<&'a [u8], Unreadable> {
        self.data.get(at..).ok_or(Unreadable::Damaged)
    }

    fn bytes<const N: usize>(&self, at: usize) -> Result<[u8; N], Unreadable> {
        self.after(at)?.first_chunk().copied().ok_or(Unreadable::Damaged)
    }

    pub fn byte(&self, at: usize) -> Result<u8, Unreadable> {
        self.bytes(at).map(|[byte]| byte)
    }

    pub fn u16(&self, at: usize) -> Result<u16, Unreadable> {
        self.bytes(at).map(u16::from_le_bytes)
    }

    pub fn u32(&self, at: usize) -> Result<u32, Unreadable> {
        self.bytes(at).map(u32::from_le_bytes)
    }

    pub fn f64(&self, at: usize) -> Result<f64, Unreadable> {
        self.bytes(at).map(f64::from_le_bytes)
    }
}

/// The records of a stream, each with what goes on after it; the end of the stream within one is damage.
pub(super) fn records(mut stream: &[u8]) -> impl Iterator<Item = Result<Record<'_>, Unreadable>> {
    std::iter::from_fn(move || {
        if stream.is_empty() {
            return None;
        }
        let Some((kind, data)) = take(&mut stream) else {
            stream = &[];
            return Some(Err(Unreadable::Damaged));
        };
        let mut more = Vec::new();
        while stream.first_chunk().is_some_and(|kind| u16::from_le_bytes(*kind) == CONTINUE)
            && let Some((_, data)) = take(&mut stream)
        {
            more.push(data);
        }
        Some(Ok(Record { kind, data, more }))
    })
}

fn take<'a>(stream: &mut &'a [u8]) -> Option<(u16, &'a [u8])> {
    let ([k0, k1, l0, l1], rest) = stream.split_first_chunk()?;
    let (data, rest) = rest.split_at_checked(usize::from(u16::from_le_bytes([*l0, *l1])))?;
    *stream = rest;
    Some((u16::from_le_bytes([*k0, *k1]), data))
}
