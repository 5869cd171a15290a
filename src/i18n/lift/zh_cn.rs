//! Simplified Chinese.

use ::lift::check::{Caution, LEAST_BEFORE, LEAST_DURING, MOST_CONTROLS, Refusal};
use ::lift::{Method, Verdict};

use super::super::strings::named;
use super::{Found, LiftStrings};
use crate::campaign::records::Counted;
use crate::sales::baseline::{NoInput, Note};
use crate::sales::pasted::NotDays;

/// The Chinese texts about lift.
pub const ZH_CN: LiftStrings = LiftStrings {
    lift: "增量",
    about: "活动在基线之上带来了多少，把握有多大。活动前的每日数据说明本来会是多少，超出的部分就是增量。",
    nothing_yet: "还没有每日数据",
    nothing_yet_text: "增量分析需要每天一个数：销售额、订单量、会话数或粉丝数。至少要有活动前三周和活动期间的数据，最好再有一个未受活动影响的对照序列，例如其他地区或产品。可以导入文件，也可以直接粘贴到这里。",
    start_with: "新建分析",

    paste: "粘贴每日数据",
    paste_about: "从电子表格复制日期和数值，每天一行，年份在前：2026-05-03。第一列数值是要分析的指标，其余各列作为对照。首行可以是列名。",
    paste_label: "日期和数值",
    paste_counted: "第一列统计的是",
    paste_take: "使用这些数据",
    not_days,
    column: |place| format!("第 {place} 列"),

    all_series: |n| format!("{n} 个每日序列"),
    days: |n| format!("{n} 天"),
    remove_series: "删除",
    remove_series_of: |series| format!("删除{series}的全部每日数据"),

    question: "分析设置",
    study: "分析",
    another: "再建一个分析",
    remove: "删除此分析",
    series: "每日序列",
    controls: "对照",
    controls_hint: "与该序列同步变化、且未受活动影响的序列。受活动影响的对照会掩盖效果，只选有把握的。",
    no_controls: "还没有可作对照的序列。有对照，结论会可靠得多：可在粘贴时多带一列，或另行导入。",
    method: "方法",
    method_name: |method| match method {
        Method::BeforeAfter => "前后对比",
        Method::Impact => "因果影响（Causal Impact）",
        Method::Difference => "双重差分",
    },
    method_hint: |method| match method {
        Method::BeforeAfter => "只比较平均值，趋势、季节和其他因素都没有剔除。",
        Method::Impact => "从活动前的数据（包括季节规律和对照）推断本来会是多少，并说明把握程度。多数情况下的首选。",
        Method::Difference => "该序列的增长减去对照同期的增长。",
    },
    first_day: "活动首日",
    last_day: "活动末日",
    finer: "更多设置",
    from_day: "基线起始日",
    blank_is_zero: "没有数值的日子按零计",
    blank_hint: |of_orders| {
        if of_orders {
            "最后一笔订单之后的日子也计入，按没有订单算。"
        } else {
            "仅当数据来源会省略为零的日子时才勾选，例如 Meta 的每日导出。"
        }
    },
    seasons: "季节周期（天）",
    seasons_hint: "按周重复填 7，没有填 0。",
    draws: "抽样次数",
    draws_hint: "次数越多越慢，末位数字越稳定。一般 1,000 次足够。",
    seed: "随机种子",
    seed_hint: "种子相同，结果相同。",
    counts: "用于活动指标",
    orders_by_day: "本活动每日订单量",
    revenue_by_day: "本活动每日订单销售额",
    counted,

    checks: "运行前检查",
    all_well: "没有发现问题。",
    no_input: |why| match why {
        NoInput::NoSeries => "该序列没有数据，请另选一个。",
        NoInput::NoIntervention => "请填写活动首日和末日。",
        NoInput::Backwards => "活动末日早于首日。",
        NoInput::Outside => "活动日期不在序列范围内：活动首日之前和活动期间都要有数据。",
    },
    refusal,
    caution,
    note,
    run: "计算增量",
    run_again: "重新计算",
    running: named("正在计算：*"),

    result: "结果",
    verdict: |verdict| match verdict {
        Verdict::Rise => "很可能是真实效果",
        Verdict::Fall => "很可能是真实下降",
        Verdict::Chance => "可能只是偶然",
    },
    sentence,
    only_compared: "这里只比较了平均值，没有剔除趋势、季节和其他因素。",
    changed_since: "得出此结果后，数据或设置已有变化，请重新计算。",
    days_not_sent: "此结果所依据的每日数据不在链接中，无法判断得出结果后数据是否有变化。",
    per_day: "日均",
    in_all: "合计",
    observed: "实际",
    expected: "没有活动时的预期",
    effect: "增量",
    relative: "相对增量",
    interval: "95% 区间",
    tail: named("仅凭偶然达到这一程度的概率为 *。"),
    repeats: |draws, seed| format!("抽样 {draws} 次，种子 {seed}：重新计算会得到相同的结果。"),

    compared: |from, first, last| match from {
        Some(from) => format!("基线自 {from} 起，活动自 {first} 至 {last}。"),
        None => format!("活动自 {first} 至 {last}。"),
    },
    verdict_head: "结论",
    tail_head: "偶然概率",

    panel_predicted: "实际与预期",
    panel_effect: "每日增量",
    panel_total: "累计增量",
    legend_observed: "实际",
    legend_expected: "预期",
    legend_interval: "95% 区间",
    begins: "活动开始",
    days_table: "每日数值",
    day: "日期",
    low: "下限",
    high: "上限",
    added_up: "累计",
};

fn counted(counted: Counted) -> &'static str {
    match counted {
        Counted::Revenue => "销售额",
        Counted::Orders => "订单量",
        Counted::Sessions => "会话数",
        Counted::Followers => "粉丝数",
        Counted::Follows => "新增粉丝",
        Counted::Views => "播放量",
        Counted::Reach => "触达",
        Counted::ProfileViews => "主页访问量",
        Counted::Likes => "点赞",
        Counted::Comments => "评论",
        Counted::Shares => "分享",
        Counted::Clicks => "点击量",
        Counted::Other => "其他",
    }
}

fn not_days(why: &NotDays) -> String {
    match why {
        NotDays::Nothing => "没有找到含日期和数值的行。".to_owned(),
        NotDays::NoDay { line, text } => {
            format!("第 {line} 行：“{text}”不是年份在前的日期，如 2026-05-03。数据未作改动。")
        }
        NotDays::NoNumber { line, text } => format!("第 {line} 行：“{text}”不是数值。数据未作改动。"),
        NotDays::TooManyCells { line } => {
            format!("第 {line} 行：单元格比列名多。含逗号的数值要加引号。数据未作改动。")
        }
        NotDays::Twice { line } => format!("第 {line} 行：日期重复。数据未作改动。"),
    }
}

fn refusal(refusal: Refusal, name: &dyn Fn(usize) -> String) -> String {
    match refusal {
        Refusal::Outside => "活动日期不在序列范围内。".to_owned(),
        Refusal::ShortBaseline { days } => {
            format!("基线只有 {days} 天有数据，活动前至少需要三周（{LEAST_BEFORE} 天）。")
        }
        Refusal::ShortIntervention { days } => format!("活动期间只有 {days} 天有数据，至少需要 {LEAST_DURING} 天。"),
        Refusal::TooManyDays => "序列超过十年，请把基线起始日改晚一些。".to_owned(),
        Refusal::TooManyControls => format!("对照最多 {MOST_CONTROLS} 个。"),
        Refusal::NotFinite => "有数值过大，无法计算。".to_owned(),
        Refusal::NoVariation => "该序列每天都一样，无从推断。".to_owned(),
        Refusal::ConstantControl { control } => {
            format!("{}在基线期间每天都一样，起不到对照作用，请去掉。", name(control))
        }
        Refusal::UnequalControl { control } | Refusal::OpenControl { control } => {
            format!("{}没有覆盖从基线首日到活动末日的整个期间。", name(control))
        }
        Refusal::NoControl => "双重差分需要对照。".to_owned(),
        Refusal::Bounds => "抽样次数须为 100 至 20,000，季节周期须为 0 至 31 天。".to_owned(),
        Refusal::ShortSeason => "基线不足两个完整的季节周期。".to_owned(),
    }
}

fn caution(caution: Caution, name: &dyn Fn(usize) -> String) -> String {
    match caution {
        Caution::NothingTakenOut => "趋势、季节和其他因素都没有剔除，同期的任何变化都会算作活动的效果。".to_owned(),
        Caution::GapsBefore { days } => format!("基线中有 {days} 天没有数值，按未知处理，不按零计。"),
        Caution::GapsDuring { days } => format!("活动期间有 {days} 天没有数值，不计入合计。"),
        Caution::FilledControl { control, days } => {
            format!("{}有 {days} 天没有数值，已按前后两天线性补齐。", name(control))
        }
        Caution::GapsInControl { control, days } => {
            format!("{}有 {days} 天没有数值，这些天不计入对照。", name(control))
        }
        Caution::FewDays { days } => format!("活动期间只有 {days} 天有数据。"),
        Caution::NoControl => "没有对照，同期的任何其他变化都会算作活动的效果。".to_owned(),
        Caution::MovedControl { control } => {
            format!("{}在活动开始后明显变化。如果它受到了活动影响，请去掉。", name(control))
        }
        Caution::DaysAlike => {
            "相邻几天的数值相近，区间会偏窄。因果影响方法加上走势相近的对照序列，才会考虑这一点。".to_owned()
        }
    }
}

fn note(note: Note, name: &dyn Fn(usize) -> String) -> String {
    match note {
        Note::EndsEarly { days, of_orders } => {
            let told = format!("数据比活动末日早结束 {days} 天，这些天不计入。");
            let way = "如果这些天确实没有订单，请在“更多设置”中勾选“没有数值的日子按零计”。";
            if of_orders { told + way } else { told }
        }
        Note::Zeros { control: None, days } => format!("有 {days} 天没有数值，按零计。"),
        Note::Zeros { control: Some(control), days } => format!("{}有 {days} 天没有数值，按零计。", name(control)),
        Note::OwnControl { control } => format!("{}是活动自己带来的，作对照会掩盖效果，请去掉。", name(control)),
    }
}

fn sentence(found: &Found) -> String {
    let Found { series, days, observed, expected, difference, low, high, .. } = found;
    let more = if found.is_more { "多" } else { "少" };
    let came =
        format!("{days} 天内，“{series}”实际为 {observed}，没有活动时预期为 {expected}，{more}了 {difference}。");
    match found.verdict {
        Verdict::Chance => format!("{came}增量的 95% 区间为 {low} 至 {high}，包含零，可能只是偶然。"),
        _ => format!("{came}增量的 95% 区间为 {low} 至 {high}。"),
    }
}
