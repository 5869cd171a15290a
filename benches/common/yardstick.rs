//! The yardstick: 22 figures for each influencer, added up by hand in one plain pass over columns.
//!
//! The figures are both sides of eleven ratios. A row counts for a ratio if it knows both sides. There is no coverage,
//! no average, no estimate and no KPI: this is about the least that adding up can cost.

use super::{Order, Random, authors};

/// Columns that the ratios take their sides from.
const COLUMNS: usize = 13;
/// Dividend and divisor of each ratio.
const RATIOS: [(usize, usize); 11] =
    [(0, 1), (2, 9), (11, 0), (11, 2), (10, 9), (10, 2), (10, 0), (6, 2), (7, 0), (11, 7), (11, 12)];

/// The sums of both sides of each ratio.
pub type Sums = [[f64; 2]; RATIOS.len()];

/// Facts by column.
pub struct Columns {
    columns: [Vec<f64>; COLUMNS],
    /// Which columns each row knows, one bit each; what is not known stands as zero.
    known: Vec<u32>,
    /// Whose each row is.
    authors: Vec<usize>,
    influencers: usize,
    order: Order,
}

impl Columns {
    /// Columns of this many posts.
    pub fn of(posts: usize, order: Order) -> Columns {
        let mut random = Random(posts as u64);
        let mut known = vec![0; posts];
        let columns = std::array::from_fn(|column| {
            let mut cell = |known: &mut u32| {
                let fact = random.fact(100_000);
                *known |= u32::from(fact.is_some()) << column;
                fact.map_or(0.0, |value| value as f64)
            };
            known.iter_mut().map(&mut cell).collect()
        });
        let authors = authors(posts, order);
        Columns { columns, known, influencers: authors.iter().max().map_or(0, |last| last + 1), authors, order }
    }

    /// The figures of each influencer.
    pub fn add_up(&self) -> Vec<Sums> {
        match self.order {
            Order::Together => self.together(),
            Order::Scattered => self.scattered(),
        }
    }

    /// Ratio by ratio over the posts of one influencer.
    fn together(&self) -> Vec<Sums> {
        let mut all = Vec::with_capacity(self.influencers);
        let mut first = 0;
        for posts in self.authors.chunk_by(|a, b| a == b) {
            let rows = first..first + posts.len();
            let known = &self.known[rows.clone()];
            all.push(RATIOS.map(|(dividend, divisor)| {
                let both = 1 << dividend | 1 << divisor;
                [dividend, divisor].map(|side| sum(&self.columns[side][rows.clone()], known, both))
            }));
            first = rows.end;
        }
        all
    }

    /// Row by row, into the figures of whoever posted it.
    fn scattered(&self) -> Vec<Sums> {
        let mut all = vec![Sums::default(); self.influencers];
        for (row, (known, author)) in self.known.iter().zip(&self.authors).enumerate() {
            let sums = &mut all[*author];
            let facts: [f64; COLUMNS] = std::array::from_fn(|column| self.columns[column][row]);
            for ((dividend, divisor), [dividends, divisors]) in RATIOS.into_iter().zip(sums) {
                let both = 1 << dividend | 1 << divisor;
                let weight = if known & both == both { 1.0 } else { 0.0 };
                *dividends += facts[dividend] * weight;
                *divisors += facts[divisor] * weight;
            }
        }
        all
    }
}

/// The sum over the rows that know `both`, in four lanes so that the processor can add side by side.
fn sum(column: &[f64], known: &[u32], both: u32) -> f64 {
    let value = |value: f64, known: u32| if known & both == both { value } else { 0.0 };
    let (facts, rest) = column.as_chunks::<4>();
    let (masks, rest_known) = known.as_chunks::<4>();
    let mut lanes = [0.0; 4];
    for (facts, masks) in facts.iter().zip(masks) {
        for lane in 0..4 {
            lanes[lane] += value(facts[lane], masks[lane]);
        }
    }
    let rest = rest.iter().zip(rest_known).map(|(fact, known)| value(*fact, *known));
    lanes.into_iter().chain(rest).sum()
}
