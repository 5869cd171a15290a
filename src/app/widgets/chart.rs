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

/// One side of a [`scatter`]: its name, and how a number along it is printed.
pub struct Axis<'a> {
    /// What is measured.
    pub name: &'static str,
    /// A number along it.
    pub print: &'a dyn Fn(f64) -> String,
}

const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 260.0;
/// Room for the numbers along the sides.
const LEFT: f64 = 56.0;
const BELOW: f64 = 34.0;
const ABOVE: f64 = 22.0;
const RIGHT: f64 = 14.0;

/// More points than this stand too close for their names.
const MOST_NAMES: usize = 8;

/// Points over two measures.
pub fn scatter(title: String, x: &Axis<'_>, y: &Axis<'_>, points: &[Point]) -> Html {
    let largest = |of: fn(&Point) -> f64| round_up(points.iter().map(of).fold(0.0, f64::max));
    let (most_x, most_y) = (largest(|point| point.x), largest(|point| point.y));
    let across = |value: f64| LEFT + value / most_x * (WIDTH - LEFT - RIGHT);
    let up = |value: f64| HEIGHT - BELOW - value / most_y * (HEIGHT - BELOW - ABOVE);
    let steps = [0.0, 0.5, 1.0];
    let named = points.len() <= MOST_NAMES;
    html! {
        <figure class="chart">
            <figcaption>{ title.clone() }</figcaption>
            <svg class="scatter" viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="img" aria-label={title}>
                for step in steps {
                    <line x1={LEFT.to_string()} x2={(WIDTH - RIGHT).to_string()} y1={up(step * most_y).to_string()} y2={up(step * most_y).to_string()} />
                    <text x={(LEFT - 6.0).to_string()} y={(up(step * most_y) + 4.0).to_string()} class="end">{ (y.print)(step * most_y) }</text>
                    <text x={across(step * most_x).to_string()} y={(HEIGHT - BELOW + 16.0).to_string()} class={if step > 0.9 { "end" } else { "middle" }}>
                        { (x.print)(step * most_x) }
                    </text>
                }
                <text x={LEFT.to_string()} y="12" class="name">{ y.name }</text>
                <text x={(WIDTH - RIGHT).to_string()} y={(HEIGHT - 4.0).to_string()} class="end name">{ x.name }</text>
                for point in points.iter() {
                    <g key={point.label.clone()}>
                        <title>{ format!("{}: {}", point.label, point.text) }</title>
                        <circle cx={across(point.x).to_string()} cy={up(point.y).to_string()} r={(4.0 + point.size as f64).to_string()} />
                        if named {
                            { name(point, across(point.x), up(point.y)) }
                        }
                    </g>
                }
            </svg>
        </figure>
    }
}

/// The name beside a point, on the side where there is room.
fn name(point: &Point, x: f64, y: f64) -> Html {
    let beside = 8.0 + point.size as f64;
    let (x, class) = if x > WIDTH * 0.7 { (x - beside, "end") } else { (x + beside, "start") };
    html! { <text x={x.to_string()} y={(y + 4.0).to_string()} {class}>{ &point.label }</text> }
}

/// The next of 1, 2, 2.5, 5 times a power of ten.
fn round_up(value: f64) -> f64 {
    if value <= 0.0 {
        return 1.0;
    }
    let power = 10f64.powf(value.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().find(|step| step * power >= value * (1.0 - 1e-9));
    step.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_end_at_round_numbers() {
        for (value, round) in
            [(0.0, 1.0), (1.0, 1.0), (1.1, 2.0), (2.2, 2.5), (430.0, 500.0), (9_999.0, 10_000.0), (0.03, 0.05)]
        {
            assert!((round_up(value) - round).abs() < 1e-9 * round, "{value}");
        }
    }
}
