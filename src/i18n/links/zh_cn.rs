//! Simplified Chinese.

use super::super::strings::named;
use super::LinkStrings;
use crate::exchange::link::Refused;

/// The Chinese texts about links.
pub const ZH_CN: LinkStrings = LinkStrings {
    report: "活动报告",
    report_text: "全部数据都在链接里：没有存入此浏览器，也没有发送到任何地方。",
    sums_only: "此链接不含订单和访问明细，但下方数据已将其计入，与发送者所见一致。保存的副本不会计入这些明细。",
    keep_copy: "保存副本",
    open_own: "打开活动",
    print: "打印",
    is_here: "此浏览器中已有这个活动，内容完全一致。",
    accounts: "账号",
    posts_of: "内容",
    not_opened: "无法打开此链接",
    refused,
    sealed: "这份报告设有口令",
    sealed_text: "口令请向发送链接的人索取。报告只在此浏览器中打开，口令不会保存或发送。",
    passphrase: "口令",
    open: "打开",
    opening: "正在打开…",
    wrong_passphrase: "口令不正确。请注意大小写和空格。",
    no_cryptography: "此浏览器只在 https 页面上提供加密，因此这里不能使用口令。",
    differs: "此浏览器中也有这个活动，但内容不同",
    merge_text: "合并会采用只在另一副本中改过的内容，并保留只有你改过的内容。",
    to_choose: |count| format!("{count} 处需要选择"),
    to_choose_text: "双方都改过这些内容。默认采用较新的值；一方删除、另一方修改过的记录默认保留，你也可以另行决定。",
    twice: |influencers, posts| {
        let of = |count: usize, unit: &str| (count > 0).then(|| format!("{count} {unit}"));
        let all = [of(influencers, "位达人"), of(posts, "条内容")];
        let all = all.into_iter().flatten().collect::<Vec<_>>().join("和");
        format!("双方都添加了同样的 {all}：合并后各保留一份，平台数据以较新的为准。")
    },
    taken: |count| format!("{count} 处更改来自另一副本"),
    staying: |count| format!("你的 {count} 处内容保持不变"),
    and_more: |count| format!("另有 {count} 处。"),
    show_more: |count, of| {
        if count == of {
            format!("再显示 {count} 处")
        } else {
            format!("再显示 {count} 处（剩余 {of} 处）")
        }
    },
    merge: "合并",
    merge_hint: "合并之前不会保存任何内容，撤销一次即可全部还原。合并后请再次分享，让双方内容一致。",
    as_new: "另存为新活动",
    what: "内容",
    mine: "你的",
    theirs: "另一副本",
    newer: "较新",
    kept: "有",
    removed: "已删除",
    not_there: "无",
    nothing: "–",
    yes: "是",
    no: "否",
    order: "订单",
    visits: "访问",
    study: "销售增量",
    fact,
    other_fact: "其他内容",
    choice,
    share: "分享",
    share_title: "分享这个活动",
    share_text: "整个活动都在链接里。对方打开后看到报告，也可以保存副本，以后再与你的合并。不会上传任何数据。",
    goes_in: "包含的内容",
    with_costs: "成本、预算、利润率以及与成本相关的目标",
    with_notes: "备注",
    with_records: "订单、访问和每日数据",
    records_stay: "即使不包含这些明细，链接中仍保留汇总结果：每位达人带来的销售、新用户，以及销售增量研究的结论。",
    passphrase_optional: "口令（可选）",
    passphrase_hint: "没有口令，谁也无法读取链接，也无法找回。请用其他方式发送口令。",
    making: "正在生成链接…",
    too_large: "活动内容过多，无法放入链接，请改为发送文件。",
    characters: named("共 * 个字符。"),
    apps_cut: named("对 * 来说太长，可能会被截断。"),
    better_file: "建议改为发送文件。",
    share_sheet: "发送到…",
    as_file: "存为文件",
    file_unprotected: "口令只保护链接：任何人拿到文件都可以直接打开。",
    as_picture: "二维码",
};

fn fact(column: &str) -> Option<&'static str> {
    Some(match column {
        "binned" => "移入回收站",
        "dismissed" => "已关闭的建议",
        "attribution" => "订单归属规则",
        "attribution_window" => "链接有效天数",
        "destination" => "链接目标页面",
        "utm_source" | "source" => "来源",
        "utm_medium" | "medium" => "媒介",
        "utm_campaign" | "campaign" => "活动标签",
        "utm_content" | "content" => "内容标签",
        "utm_term" | "term" => "关键词",
        "placements" => "链接位置",
        "code_pattern" => "优惠码规则",
        "rates" => "汇率",
        "discount" => "优惠码折扣",
        "sitewide_codes" => "通用优惠码",
        "codes" => "优惠码",
        "links" => "专属链接设置",
        "platform_id" => "平台编号",
        "id" => "编号",
        "day" => "日期",
        "minute" => "当天分钟数",
        "total" => "总额",
        "new_customer" => "首次下单",
        "state" => "状态",
        "touches" => "此前打开的链接",
        "from" => "起始日",
        "to" => "截止日",
        "channel" => "渠道",
        "sessions" => "会话数",
        "key_events" => "关键事件",
        "counted" => "统计对象",
        "label" => "说明",
        "value" => "当日数值",
        "study" => "问题与结果",
        _ => return None,
    })
}

fn choice(column: &str, key: &str) -> Option<&'static str> {
    Some(match (column, key) {
        ("attribution", "last_touch") => "最后一次链接",
        ("attribution", "split_evenly") => "平均分配",
        ("attribution", _) => "优惠码优先",
        ("state", "unpaid") => "未付款",
        ("state", "cancelled") => "已取消",
        ("state", "refunded") => "已退款",
        ("placements", "bio") => "主页简介",
        ("placements", "story") => "快拍",
        ("placements", "description") => "视频简介",
        ("placements", "comment") => "评论",
        ("placements", "caption") => "正文",
        ("placements", "none") => "无",
        ("counted", "revenue") => "销售额",
        ("counted", "orders") => "订单",
        ("counted", "sessions") => "访问",
        ("counted", "followers") => "粉丝数",
        ("counted", "follows") => "新增粉丝",
        ("counted", "views") => "播放量",
        ("counted", "reach") => "触达",
        ("counted", "profile_views") => "主页浏览",
        ("counted", "likes") => "点赞",
        ("counted", "comments") => "评论",
        ("counted", "shares") => "分享",
        ("counted", "clicks") => "点击",
        ("counted", _) => "每日数据",
        _ => return None,
    })
}

fn refused(reason: &Refused) -> String {
    match reason {
        Refused::NotALink => "这不是活动链接，或在传送途中被改动。请回到来源处，重新完整复制一次。".to_owned(),
        Refused::Cut { there, sent } => {
            format!(
                "链接末尾缺失：共 {sent} 字节，只收到 {there} 字节。有些应用会截断长链接，请对方换一种方式发送，例如发送文件。"
            )
        }
        Refused::Damaged => "链接在传送途中被改动，或并非由本页面生成。请回到来源处，重新完整复制一次。".to_owned(),
        Refused::TooNew => "此链接由更新版本的页面生成。请刷新页面以使用新版本。".to_owned(),
        Refused::TooLarge => "链接解压后远超一个活动应有的大小，因此没有打开。".to_owned(),
        Refused::Unreadable(_) => "链接中的内容不是本页面能够生成的活动数据。".to_owned(),
    }
}
