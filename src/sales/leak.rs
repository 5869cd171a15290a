//! Codes that got about: used far more often than their influencer's link was clicked, most likely since a coupon site lists them.

/// From when on a code's uses look like that.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Threshold {
    /// Fewer uses say nothing.
    pub uses: u64,
    /// Uses for one click. Few of those who click order, so that even one use for a click is many.
    pub per_click: f64,
}

/// A rule of thumb, and nobody's measurement: shops that look into it compare a code's uses with its owner's traffic.
pub const THRESHOLD: Threshold = Threshold { uses: 10, per_click: 2.0 };

/// Whether a code that was used so often on so many clicks has likely got about.
pub fn is_leak(uses: u64, clicks: f64) -> bool {
    uses >= THRESHOLD.uses && uses as f64 > clicks * THRESHOLD.per_click
}
