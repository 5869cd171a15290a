//! Simplified Chinese.

use super::super::strings::named;
use super::SalesStrings;
use crate::campaign::records::{OrderState, UtmTag};
use crate::kpi::definitions::Rule;
use crate::sales::attribution::OutOfTime;

/// The Chinese texts about sales.
pub const ZH_CN: SalesStrings = SalesStrings {
    no_sales: "还没有成交",
    no_sales_text: "三步即可看到谁带来了多少销售，每笔订单只计一次：",
    import_orders: "导入订单",
    steps: [
        "给每位达人一个专属优惠码或带参链接，订单才能认出是谁带来的。",
        "导入订单：直接用店铺导出的文件，或在下方逐笔添加。在达人表单中填写汇总数字也可以。",
        "选择多位达人都参与的订单归谁，然后查看谁带来了多少销售。",
    ],

    whose: "订单归属",
    rule: "归因规则",
    rule_name: |rule| match rule {
        Rule::CodeWins => "优惠码优先",
        Rule::LastTouch => "最后点击的链接优先",
        Rule::SplitEvenly => "平均分配",
    },
    window: "链接有效天数",
    rule_is: |rule, days| match rule {
        Rule::CodeWins => {
            format!("用了谁的优惠码，订单就归谁。没有用达人专属优惠码时，归下单前 {days} 天内最后被点击的链接的达人。")
        }
        Rule::LastTouch => format!(
            "下单前 {days} 天内最后点击了谁的链接，订单就归谁，即使用了别人的优惠码。没有这样的链接时，归优惠码的达人。"
        ),
        Rule::SplitEvenly => {
            format!("凡是优惠码被使用、或链接在下单前 {days} 天内被点击的达人，平均分配这笔订单及其销售额。")
        }
    },
    counted_once: "同一笔订单无论导入多少次都只计一次。已取消、未付款和已退款的订单不计入。",

    who_sold: "谁带来了多少销售",
    nobody: "无归属",
    all_orders: "全部计入的订单",
    most_of: |shown, all| format!("共 {all} 位达人，显示销售最多的 {shown} 位。"),
    all_kpis: "全部销售指标",

    to_check: "待核对",
    conflicts: |count| format!("{count} 笔订单有多位达人参与"),
    conflicts_text: "归属已按规则确定。除非你不认同这条规则，否则无需处理。",
    conflicts_region: "多位达人参与的订单",
    order: "订单",
    had_part: "参与的达人",
    part: |who, through| format!("{who}（{through}）"),
    given_to: "归属",
    by_code: named("优惠码 *"),
    by_link: "链接",
    by_link_on: named("* 点击的链接"),
    more_conflicts: |count| format!("另有 {count} 笔：在订单表中选择“多位达人参与”查看。"),
    leak: |name, uses, clicks| {
        format!(
            "{name}：优惠码用了 {uses} 次，链接点击只有 {clicks} 次。很可能被优惠券网站收录，这些订单本来也会成交。"
        )
    },
    leak_rule: |uses, per_click| format!("使用达到 {uses} 次，且超过点击数的 {per_click} 倍时提示。"),
    unowned: |codes| {
        format!("以下优惠码有人使用，但不属于任何达人：{codes}。如果是所有人都可使用的优惠码，则没有问题。")
    },
    totals_left_out: named("已改用逐笔订单，不再计入为达人填写的汇总数字，以免重复计算。未计入的是：*。"),
    unpriced: |count| format!("有 {count} 笔订单没有金额，因此其归属达人的销售额未知，不计入合计。"),
    unrated: |count, currency, home| {
        format!(
            "有 {count} 笔订单以 {currency} 计。在下方填写折合 {home} 的汇率之前，其归属达人的销售额未知，不计入合计。"
        )
    },
    rates: "其他币种",
    rates_text: "以这些币种计的订单和访问按此处填写的汇率折算，并注明汇率日期，便于他人核对。",
    rate_is: |one, worth, day| match day {
        Some(day) => format!("以 {one} 计的订单和访问按 1 {one} = {worth} 折算（{day} 汇率）。"),
        None => format!("以 {one} 计的订单和访问按 1 {one} = {worth} 折算。"),
    },
    rate_date_of: named("* 汇率日期"),

    orders: "订单",
    no_orders: "还没有逐笔订单。",
    add_order: "添加订单",
    order_number: "订单号",
    order_number_missing: "请填写店铺的订单号，以免重复计算。",
    order_taken: "这笔订单已经存在。",
    order_named: named("订单 *"),
    remove_order: "移除订单",
    back: "全部订单",
    day: "日期",
    paid: "实付金额",
    paid_hint: "扣除优惠和退款之后的金额。",
    codes: "优惠码",
    codes_hint: "多个优惠码用逗号分隔。",
    tag: |tag| match tag {
        UtmTag::Source => "来源（utm_source）",
        UtmTag::Medium => "媒介（utm_medium）",
        UtmTag::Campaign => "活动（utm_campaign）",
        UtmTag::Content => "内容（utm_content）",
        UtmTag::Term => "关键词（utm_term）",
    },
    new_customer: "新客",
    new_customer_is: |is_new| match is_new {
        None => "未知",
        Some(true) => "是",
        Some(false) => "否",
    },
    state: "状态",
    state_is: |state| match state {
        OrderState::Counts => "已付款",
        OrderState::Unpaid => "未付款",
        OrderState::Cancelled => "已取消",
        OrderState::Refunded => "已退款",
    },
    several: "多位达人参与",
    about_order: "订单信息",
    last_link: "带来订单的链接",
    last_link_hint: "下单当天点击的链接所带的参数。",
    touches: "此前点击的链接",
    touches_hint: "已知的、客户在下单之前几天点击过的链接。",
    opened_on: "点击日期",
    whose_link: "谁的链接",
    add_touch: "添加链接",
    remove: "移除",
    remove_touch: named("移除 * 的链接"),
    out_of_time: |why, days| match why {
        OutOfTime::After => "不计入：下单之后才点击".to_owned(),
        OutOfTime::TooEarly => format!("不计入：点击发生在下单 {days} 天以前"),
    },
    is_nobodys: "无归属：没有达人的优惠码或链接带来这笔订单。",
    is_somebodys: named("归属：*。"),
    is_split: named("由以下达人平分：*。"),
    would_be_somebodys: named("若计入，则归属：*。"),
    would_be_split: named("若计入，则由以下达人平分：*。"),
    counts_for_nobody: "不计入",
    totals_by_orders: "已有逐笔订单：订单量、销售额、新客数、优惠码使用次数和优惠金额都以订单为准，此处填写的数字不计入。",
    does_not_count: |state| {
        let why = match state {
            OrderState::Counts => return String::new(),
            OrderState::Unpaid => "尚未付款",
            OrderState::Cancelled => "已取消",
            OrderState::Refunded => "已退款",
        };
        format!("这笔订单{why}，不计入。")
    },

    break_even: "保本点",
    break_even_text: "活动不亏不赚时的 ROAS，按两种退货算法分别列出。以哪一种为准，在下方选择。",
    chosen: "已选用",
    above: |roas, needed| format!("ROAS 为 {roas}，高于所需的 {needed}：活动在盈利。"),
    below: |roas, needed| format!("ROAS 为 {roas}，低于所需的 {needed}：活动目前在亏损。"),
    in_part: |roas, needed, part| {
        format!("ROAS {roas} 只覆盖{part}，还不能说明整个活动（保本需 {needed}）。请补全其余达人的成本和销售额。")
    },
    reaches_target: |target, needed| format!("已达到 {target} 的目标利润率，所需 ROAS 为 {needed}。"),
    misses_target: |target, needed| format!("未达到 {target} 的目标利润率，所需 ROAS 为 {needed}。"),

    visits: "网站分析中的访问",
    visits_text: "只与订单并列展示，不会相加：会话不等于点击，分析工具也看不到全部订单。达人的内容没有提供新用户数时，才计入这里的新用户。重叠的报告只计一份。",
    sessions: "会话数",
    new_users: "新用户数",
    key_events: "关键事件",
    analytics_revenue: "分析工具统计的销售额",
    other_visits: "其他途径",
};
