//! Pictures of numbers, as SVG in the page's own colours. Each says in words what it shows; its numbers stand beside it.

use yew::prelude::*;

/// A bar of a bar chart.
pub struct Bar {
    /// What it is about.
    pub label: String,
    /// How long it is.
    pub value: f64,
    /// The value in words.
    pub text: String,
}

/// Bars one below the other, each with its label and its number.
pub fn bars(title: &'static str, bars: &[Bar]) -> Html {
    let longest = bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
    let width = |value: f64| if longest > 0.0 { (value / longest * 100.0).max(0.0) } else { 0.0 };
    html! {
        <figure class="chart">
            <figcaption>{ title }</figcaption>
            <ul class="bars">
                for bar in bars.iter() {
                    <li key={bar.label.clone()}>
                        <span>{ &bar.label }</span>
                        <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                            <rect width={width(bar.value).to_string()} height="8" />
                        </svg>
                        <span class="number">{ &bar.text }</span>
                    </li>
                }
            </ul>
        </figure>
    }
}

/// A point of a [`scatter`].
pub struct Point {
    /// What it is about.
    pub label: String,
    /// How far to the right.
    pub x: f64,
    /// How far up.
    pub y: f64,
    /// How large, from 0.
    pub size: usize,
    /// Both numbers in words.
    pub text: String,
}

const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 260.0;
/// Room for the numbers along the sides.
const LEFT: f64 = 56.0;
const BELOW: f64 = 34.0;
const ABOVE: f64 = 22.0;
const RIGHT: f64 = 14.0;

/// About as wide and high as a letter of a name.
const LETTER: (f64, f64) = (6.0, 12.0);

/// Points over two measures, the first from left to right; `print` is for the numbers along the sides.
pub fn scatter(title: String, [x, y]: [String; 2], print: impl Fn(f64) -> String, points: &[Point]) -> Html {
    let side = |of: fn(&Point) -> f64| marks(points.iter().map(of).fold(0.0, f64::max));
    let (marks_x, marks_y) = (side(|point| point.x), side(|point| point.y));
    let last = |marks: &[f64]| marks.last().copied().unwrap_or(1.0);
    let (most_x, most_y) = (last(&marks_x), last(&marks_y));
    let across = |value: f64| LEFT + value / most_x * (WIDTH - LEFT - RIGHT);
    let up = |value: f64| HEIGHT - BELOW - value / most_y * (HEIGHT - BELOW - ABOVE);
    let names = names(points, across, up);
    html! {
        <figure class="chart">
            <figcaption>{ title.clone() }</figcaption>
            <svg class="scatter" viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="img" aria-label={title}>
                for mark in marks_y {
                    <line x1={LEFT.to_string()} x2={(WIDTH - RIGHT).to_string()} y1={up(mark).to_string()} y2={up(mark).to_string()} />
                    <text x={(LEFT - 6.0).to_string()} y={(up(mark) + 4.0).to_string()} class="end">{ print(mark) }</text>
                }
                for mark in marks_x {
                    <text x={across(mark).to_string()} y={(HEIGHT - BELOW + 16.0).to_string()} class={if mark < most_x { "middle" } else { "end" }}>
                        { print(mark) }
                    </text>
                }
                <text x={LEFT.to_string()} y="12" class="name">{ y }</text>
                <text x={(WIDTH - RIGHT).to_string()} y={(HEIGHT - 4.0).to_string()} class="end name">{ x }</text>
                for (point, name) in points.iter().zip(names) {
                    <g key={point.label.clone()}>
                        <title>{ format!("{}: {}", point.label, point.text) }</title>
                        <circle cx={across(point.x).to_string()} cy={up(point.y).to_string()} r={(4.0 + point.size as f64).to_string()} />
                        if let Some((x, class)) = name {
                            <text x={x.to_string()} y={(up(point.y) + 4.0).to_string()} {class}>{ &point.label }</text>
                        }
                    </g>
                }
            </svg>
        </figure>
    }
}

/// Where the name of each point stands: beside it on the side where there is room, unless another name is there.
fn names(points: &[Point], across: impl Fn(f64) -> f64, up: impl Fn(f64) -> f64) -> Vec<Option<(f64, &'static str)>> {
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    let place = |point: &Point| {
        let (x, y, beside) = (across(point.x), up(point.y), 8.0 + point.size as f64);
        let long = point.label.chars().count() as f64 * LETTER.0;
        let (place, class, from) = if x + beside + long > WIDTH {
            (x - beside, "end", x - beside - long)
        } else {
            (x + beside, "start", x + beside)
        };
        let is_free =
            |other: &(f64, f64, f64)| (other.2 - y).abs() >= LETTER.1 || other.1 <= from || other.0 >= from + long;
        taken.iter().all(is_free).then(|| {
            taken.push((from, from + long, y));
            (place, class)
        })
    };
    points.iter().map(place).collect()
}

/// The numbers along a side that holds `largest`: from 0 in two to four equal steps of 1, 2, 2.5 or 5 times a power of ten.
fn marks(largest: f64) -> Vec<f64> {
    if largest <= 0.0 {
        return vec![0.0, 1.0];
    }
    let least = largest / 4.0 * (1.0 - 1e-9);
    let power = 10f64.powf(least.log10().floor());
    let step = power * [1.0, 2.0, 2.5, 5.0].into_iter().find(|step| step * power >= least).unwrap_or(10.0);
    (0..=4u8).map(|mark| f64::from(mark) * step).take_while(|mark| *mark < largest * (1.0 - 1e-9) + step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sides_have_round_numbers() {
        for (largest, expected) in [
            (0.0, &[0.0, 1.0][..]),
            (1.0, &[0.0, 0.25, 0.5, 0.75, 1.0]),
            (55_000.0, &[0.0, 20_000.0, 40_000.0, 60_000.0]),
            (430.0, &[0.0, 200.0, 400.0, 600.0]),
            (9_999.0, &[0.0, 2_500.0, 5_000.0, 7_500.0, 10_000.0]),
            (2_200.0, &[0.0, 1_000.0, 2_000.0, 3_000.0]),
        ] {
            assert_eq!(marks(largest), expected, "{largest}");
        }
    }

    proptest! {
        #[test]
        fn a_side_holds_its_largest_number_with_little_room_above(largest in 1e-6..1e15f64) {
            let marks = marks(largest);
            let last = marks.last().copied().unwrap_or_default();
            prop_assert!((3..=5).contains(&marks.len()), "{marks:?}");
            prop_assert!(last >= largest * (1.0 - 1e-9) && last < largest * 1.7, "{largest} {marks:?}");
        }
    }
}
