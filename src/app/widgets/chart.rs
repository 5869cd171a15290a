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
    /// How large, from 0 to 5.
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

/// Points over two measures, the first from left to right; `print` is for the numbers along the sides, and below stands what
/// each of the `sizes` means.
pub fn scatter(
    title: String,
    [x, y]: [String; 2],
    print: impl Fn(f64) -> String,
    (points, sizes): (&[Point], &[(usize, &'static str)]),
) -> Html {
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
                        <circle cx={across(point.x).to_string()} cy={up(point.y).to_string()} r={radius(point).to_string()} class={size_class(point.size)} />
                        if let Some((x, y, class)) = name {
                            <text x={x.to_string()} y={y.to_string()} {class}>{ &point.label }</text>
                        }
                    </g>
                }
            </svg>
            if sizes.len() > 1 {
                <ul class="legend">
                    for (size, name) in sizes.iter() {
                        <li key={*name}><i class={size_class(*size)} />{ *name }</li>
                    }
                </ul>
            }
        </figure>
    }
}

fn size_class(size: usize) -> String {
    format!("size-{size}")
}

/// A part of a picture: from left to right, from top to bottom.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Area {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Area {
    fn overlaps(&self, other: &Area) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn is_inside(&self, other: &Area) -> bool {
        self.left >= other.left && self.right <= other.right && self.top >= other.top && self.bottom <= other.bottom
    }
}

/// Where the name of a point stands.
type Place = (f64, f64, &'static str);

/// Where the name of each point stands: on the first side of it where it covers no point and no other name. Where there is
/// none, the point has its name only when one points at it.
fn names(points: &[Point], across: impl Fn(f64) -> f64, up: impl Fn(f64) -> f64) -> Vec<Option<Place>> {
    let paper = Area { left: LEFT, right: WIDTH, top: ABOVE - LETTER.1, bottom: HEIGHT - BELOW + LETTER.1 / 2.0 };
    let around = |x: f64, y: f64, (wide, high): (f64, f64)| Area {
        left: x - wide / 2.0,
        right: x + wide / 2.0,
        top: y - high / 2.0,
        bottom: y + high / 2.0,
    };
    let dots =
        points.iter().map(|point| around(across(point.x), up(point.y), (2.0 * radius(point), 2.0 * radius(point))));
    let mut taken: Vec<Area> = dots.collect();
    let place = |point: &Point| {
        let (x, y, far) = (across(point.x), up(point.y), radius(point) + 4.0);
        let long = point.label.chars().count() as f64 * LETTER.0;
        let sides = [
            ((x + far, y), "start", x + far + long / 2.0),
            ((x - far, y), "end", x - far - long / 2.0),
            ((x, y - far - LETTER.1 / 2.0), "middle", x),
            ((x, y + far + LETTER.1 / 2.0), "middle", x),
        ];
        sides.into_iter().find_map(|((x, y), class, middle)| {
            let area = around(middle, y, (long, LETTER.1));
            let is_free = area.is_inside(&paper) && !taken.iter().any(|other| other.overlaps(&area));
            is_free.then(|| {
                taken.push(area);
                // Letters stand on their line.
                (x, y + LETTER.1 / 3.0, class)
            })
        })
    };
    points.iter().map(place).collect()
}

fn radius(point: &Point) -> f64 {
    3.0 + 1.25 * point.size as f64
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

/// The numbers along a side from `low` to `high`: round ones in equal steps, the first at most `low`, the last at least `high`.
pub fn range_marks(low: f64, high: f64) -> Vec<f64> {
    if !low.is_finite() || !high.is_finite() {
        return Vec::new();
    }
    let (low, high) = if high > low { (low, high) } else { (low - 1.0, low + 1.0) };
    let least = (high - low) / 4.0;
    let power = 10f64.powf(least.log10().floor());
    let step = power * [1.0, 2.0, 2.5, 5.0].into_iter().find(|step| step * power >= least).unwrap_or(10.0);
    let first = (low / step + 1e-9).floor();
    (0..=6u8)
        .map(|mark| (first + f64::from(mark)) * step)
        .take_while(|mark| *mark < high - step * 1e-9 + step)
        .collect()
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
        fn no_name_covers_a_point_or_another_name(
            told in proptest::collection::vec((0.0..1.0f64, 0.0..1.0f64, 0..6usize, "[a-z.]{1,14}"), 1..30),
        ) {
            let point = |(x, y, size, label): (f64, f64, usize, String)| Point { label, x, y, size, text: String::new() };
            let points: Vec<_> = told.into_iter().map(point).collect();
            let (across, up) = (|x: f64| LEFT + x * (WIDTH - LEFT - RIGHT), |y: f64| HEIGHT - BELOW - y * (HEIGHT - BELOW - ABOVE));
            let places = names(&points, across, up);
            prop_assert!(points.len() > 1 || places.iter().all(Option::is_some), "one point always has its name");
            let long = |point: &Point| point.label.chars().count() as f64 * LETTER.0;
            let areas: Vec<_> = points.iter().zip(&places).filter_map(|(point, place)| {
                let (x, y, class) = (*place)?;
                let left = match class { "start" => x, "end" => x - long(point), _ => x - long(point) / 2.0 };
                let middle = y - LETTER.1 / 3.0;
                Some(Area { left, right: left + long(point), top: middle - LETTER.1 / 2.0, bottom: middle + LETTER.1 / 2.0 })
            }).collect();
            for (place, area) in areas.iter().enumerate() {
                prop_assert!(areas.iter().skip(place + 1).all(|other| !other.overlaps(area)));
                for point in &points {
                    let (x, y, near) = (across(point.x), up(point.y), radius(point) - 1e-6);
                    let covers = area.left < x + near && x - near < area.right && area.top < y + near && y - near < area.bottom;
                    prop_assert!(!covers, "{area:?} {}", point.label);
                }
            }
        }

        #[test]
        fn a_side_holds_what_lies_between_two_numbers(low in -1e9..1e9f64, wide in 1e-3..1e9f64) {
            let marks = range_marks(low, low + wide);
            let (first, last) = (marks[0], marks[marks.len() - 1]);
            prop_assert!((2..=6).contains(&marks.len()), "{marks:?}");
            prop_assert!(first <= low + wide * 1e-6 && last >= (low + wide) - wide * 1e-6, "{low} {wide} {marks:?}");
            prop_assert!(last - first < wide * 2.6, "{low} {wide} {marks:?}");
        }

        #[test]
        fn a_side_holds_its_largest_number_with_little_room_above(largest in 1e-6..1e15f64) {
            let marks = marks(largest);
            let last = marks.last().copied().unwrap_or_default();
            prop_assert!((3..=5).contains(&marks.len()), "{marks:?}");
            prop_assert!(last >= largest * (1.0 - 1e-9) && last < largest * 1.7, "{largest} {marks:?}");
        }
    }
}
