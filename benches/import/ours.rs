//! Our side of `../import.mjs`, as functions of the page that it measures.
#![allow(missing_docs)]

fn main() {
    #[cfg(target_arch = "wasm32")]
    page::offer();
}

#[cfg(target_arch = "wasm32")]
mod page {
    #![allow(clippy::expect_used)] // who measures sees what is wrong
    #![allow(clippy::cast_precision_loss)] // sums of a benchmark

    use std::cell::RefCell;
    use std::rc::Rc;

    use influencer_kpi::campaign::id::CampaignId;
    use influencer_kpi::campaign::model::{Campaign, read_date};
    use influencer_kpi::exchange::plan::{Choices, plan_all};
    use influencer_kpi::exchange::read::read;
    use influencer_kpi::exchange::reading::{Field, Options, Reading};
    use influencer_kpi::exchange::write::files::{Kind, file};
    use influencer_kpi::i18n::Language;
    use influencer_kpi::kpi::tier::Tiers;
    use influencer_kpi::kpi::unit::Currency;
    use js_sys::{Float64Array, Object, Reflect, Uint8Array};
    use wasm_bindgen::JsValue;
    use wasm_bindgen::closure::Closure;

    const COUNTS: [Field; 6] = [Field::Views, Field::Reach, Field::Likes, Field::Comments, Field::Shares, Field::Saves];

    thread_local! {
        static CAMPAIGN: RefCell<Rc<Campaign>> =
            RefCell::new(Rc::new(Campaign::new(CampaignId::from_random(1), "Large", Currency::USD)));
    }

    pub fn offer() {
        let ours = Object::new();
        let put = |name: &str, function: JsValue| Reflect::set(&ours, &name.into(), &function).expect("a new object");
        let function = Closure::<dyn Fn(Uint8Array) -> Float64Array>::new(|bytes| totals(&bytes));
        put("totals", function.into_js_value());
        put("take", Closure::<dyn Fn(Uint8Array)>::new(|bytes| take(&bytes)).into_js_value());
        put("written", Closure::<dyn Fn() -> Uint8Array>::new(written).into_js_value());
        Reflect::set(&js_sys::global(), &"ours".into(), &ours).expect("a window");
    }

    fn reading(bytes: &Uint8Array) -> Reading {
        let contents = read("posts", &bytes.to_vec(), &Options::default(), &mut |_| {}).expect("a table");
        contents.readings.into_iter().next().expect("a table")
    }

    /// How many rows there are, the minutes since 1970 of their days, and the sum of each count.
    fn totals(bytes: &Uint8Array) -> Float64Array {
        let reading = reading(bytes);
        let rows = 0..reading.rows.len();
        let column = |field| &reading.column(field).expect("a column").cells;
        let published = column(Field::Published);
        let since = read_date("1970-01-01").expect("a day");
        let minutes = rows.clone().filter_map(|row| published.day(row)).map(|when| {
            let days = when.day.signed_duration_since(since).num_days();
            days * 1_440 + i64::from(when.minute.unwrap_or_default())
        });
        let mut sums = vec![reading.rows.len() as f64, minutes.sum::<i64>() as f64];
        for cells in COUNTS.map(column) {
            sums.push(rows.clone().filter_map(|row| cells.count(row)).sum::<u64>() as f64);
        }
        Float64Array::from(sums.as_slice())
    }

    /// Takes the posts of a file into a new campaign.
    fn take(bytes: &Uint8Array) {
        let (reading, choices) = (reading(bytes), Choices::default());
        let mut id = 0;
        let mut random = || {
            id += 1;
            id
        };
        CAMPAIGN.with_borrow_mut(|campaign| {
            let (_, edit) = plan_all(&[(&reading, &choices)], campaign, &mut random);
            *campaign = edit.expect("new posts").apply(campaign).expect("that fit").campaign;
        });
    }

    /// The campaign as a spreadsheet.
    fn written() -> Uint8Array {
        let today = read_date("2026-12-31").expect("a day");
        let bytes =
            CAMPAIGN.with_borrow(|campaign| file(Kind::Spreadsheet, campaign, &Tiers::default(), Language::En, today));
        Uint8Array::from(bytes.expect("a file").as_slice())
    }
}
