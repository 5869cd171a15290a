//! What a campaign sold: tagged links, codes, who is credited with an order, and what was sold beyond the baseline.
