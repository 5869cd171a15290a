//! The page: mounts the app into index.html.
fn main() {
    influencer_kpi::app::mount();
}
