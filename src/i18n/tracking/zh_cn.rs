//! Simplified Chinese.

use super::super::strings::named;
use super::TrackingStrings;
use crate::campaign::tracking::{LinkPart, Placement};
use crate::sales::channel::{Category, Channel, Condition, Doubt};
use crate::sales::code::{Check, Clash, Grade};
use crate::sales::place::Living;
use crate::sales::utm::{Tag, Warning};

/// The Chinese texts about tagged links and codes.
pub const ZH_CN: TrackingStrings = TrackingStrings {
    links: "带参链接",
    links_text: "一套规则为每位达人、每个投放位置生成链接，访问和订单由此看得出是谁带来的。",
    no_influencers: "请先添加达人",
    no_influencers_text: "链接和优惠码会为活动的全部达人一次生成。添加达人时请填写所在平台。",
    to_influencers: "前往达人",
    part: |part| match part {
        LinkPart::Destination => "落地页",
        LinkPart::Source => "来源",
        LinkPart::Medium => "媒介",
        LinkPart::Campaign => "活动名称参数",
        LinkPart::Content => "内容",
        LinkPart::Term => "关键词",
    },
    destination_hint: "填写以 https:// 开头的完整网址。网址中原有的内容保留，旧的追踪参数会被替换。",
    campaign_hint: "活动改名后，新链接随之改变，已发出的链接保持原样。",
    no_destination: "填写落地页后，全部达人的链接会显示在这里。",
    parts_hint: named("花括号中的部分会按每条链接自动填入：*。"),
    unknown_part: named("* 无法填入，已略去。"),
    placements: "为每位达人生成链接的位置",
    placement: |placement| match placement {
        Placement::Bio => "主页简介",
        Placement::Story => "快拍链接贴纸",
        Placement::Description => "视频简介",
        Placement::Comment => "置顶评论",
        Placement::Caption => "正文",
    },
    no_placement: "请至少选择一个位置。",
    living: |living| match living {
        Living::Clickable => "此处可以点击。",
        Living::FromThousandFollowers => "粉丝满 1,000 或使用企业账号时可以点击。",
        Living::LongVideosOnly => "长视频下可以点击，短视频下不能。",
        Living::TextOnly => "此处不能点击：请改用优惠码，或把链接放在主页简介。",
        Living::Unwelcome => "平台不允许站外链接：请改用优惠码。",
        Living::Depends => "能否点击取决于具体位置。",
    },
    link: "链接",
    stands: "投放位置",
    channel_head: "GA4 渠道",
    look_at: "待核对",
    copy: "复制",
    copy_all: |n| format!("复制全部 {n} 条链接"),
    copied: "已复制",
    download: "下载表格文件",
    details: "二维码与详情",
    show_all: |n| format!("显示全部 {n} 条链接"),
    nowhere: named("*还没有链接：请填写所在平台。"),
    same_as: named("与*的链接参数相同，无法区分访问是谁带来的。"),
    for_all_links: "适用于全部链接",
    only_here: "仅用于这条链接",
    for_all_of: named("用于*的全部链接"),
    otherwise: named("默认：*"),
    tag: |tag| match tag {
        Tag::Source => "来源",
        Tag::Medium => "媒介",
        Tag::Campaign => "活动名称参数",
        Tag::Content => "内容",
        Tag::Term => "关键词",
        Tag::Id => "活动编号",
        Tag::SourcePlatform => "来源平台",
        Tag::CreativeFormat => "素材格式",
        Tag::MarketingTactic => "营销策略",
    },
    warning,
    qr: "二维码",
    no_qr: "链接太长，生成的二维码手机无法识别。",
    save_svg: "存为矢量图",
    save_png: "存为图片",
    channel: |channel| match channel {
        Channel::Direct => "直接",
        Channel::CrossNetwork => "跨网络",
        Channel::PaidShopping => "付费购物",
        Channel::PaidSearch => "付费搜索",
        Channel::PaidSocial => "付费社交",
        Channel::PaidVideo => "付费视频",
        Channel::Display => "展示广告",
        Channel::PaidOther => "其他付费渠道",
        Channel::OrganicShopping => "自然购物",
        Channel::OrganicSocial => "自然社交",
        Channel::OrganicVideo => "自然视频",
        Channel::OrganicSearch => "自然搜索",
        Channel::Referral => "引荐",
        Channel::Email => "电子邮件",
        Channel::Affiliates => "联属营销",
        Channel::Audio => "音频",
        Channel::Sms => "短信",
        Channel::MobilePush => "移动推送通知",
        Channel::Unassigned => "未分配",
    },
    category: |category| match category {
        Category::Search => "搜索引擎",
        Category::Shopping => "购物网站",
        Category::Social => "社交网站",
        Category::Video => "视频网站",
    },
    lands_in: named("GA4 会把访问归入：*"),
    by_rule: |place, of, held| format!("{of} 条规则中首先符合第 {place} 条：{held}。"),
    and: "，且",
    held,
    unassigned: "不符合 Google 的任何规则。把来源改为 Google 认识的网站，或使用社交类媒介，即可归入渠道。",
    doubt: |doubt, channel| match doubt {
        Doubt::SocialOrVideo => {
            format!("尚无定论：Google 的列表把 TikTok 列为社交网站，而报告中也出现过“{channel}”。请以自己的报告为准。")
        }
    },
    rules_as_of: named("Google 的规则与网站列表，核对日期：*"),
    codes: "优惠码",
    codes_text: "好的优惠码让人进店之前都能记住：简短，是名字或单词，末尾带一个数字。",
    code: "优惠码",
    code_pattern: "优惠码规则",
    discount: "折扣",
    over_price: "折扣最多为 100%。",
    discount_hint: named("优惠码减免多少，例如 10% 或 5 *，适用于没有单独折扣的达人。"),
    own_discount_hint: "留空则与活动的优惠码折扣相同。",
    sitewide: "通用优惠码",
    sitewide_hint: "人人可用的优惠码看不出订单是谁带来的。多个请用逗号分隔。",
    make_codes: |n| format!("为 {n} 位达人生成优惠码"),
    all_have_codes: "每位达人都有优惠码。",
    codes_of: named("*的优惠码"),
    discount_of: named("*的折扣"),
    grade_head: "是否好记",
    another: "换一个",
    grade: |grade| match grade {
        Grade::Good => "好记",
        Grade::Fair => "一般",
        Grade::Poor => "难记",
    },
    check,
    reasons: "原因",
    clash: |clash, code, whose| match clash {
        Clash::Same => format!("与 {code} 相同（{whose}）。"),
        Clash::OneSlip => format!("与 {code} 只差一个字符（{whose}）。"),
    },
    everybody: "通用",
    among: "也在此列表中",
    of_campaign: |owner, campaign| format!("{owner}，{campaign}"),
    bulk: "检查已有的优惠码",
    bulk_label: "要检查的优惠码",
    bulk_hint: "用空格、逗号或换行分隔。会互相比对，并与同期活动的全部优惠码比对；不会保存。",
    bulk_result: |n| format!("已检查 {n} 个优惠码"),
    no_conflict: "没有冲突。",
    your_entries: "填写内容",
    copy_page: "复制已填写的页面",
    url: "落地页",
    more_tags: "更多参数",
    take_tags: "读取网址中的参数",
    your_link: "你的链接",
    link_waits: "请填写落地页、来源和媒介。",
    looks_good: "没有问题，可以发出。",
    name: "名字或单词",
    name_hint: "优惠码要让人想起的人或事物。",
    your_code: "自拟优惠码",
    code_hint: "填写后将评价它，而不是推荐的优惠码。",
    suggestions: "推荐",
    code_waits: "请填写名字，或自拟一个优惠码。",
    use_this: "使用",
    use_code: named("使用 *"),
};

fn warning(warning: Warning, words: &TrackingStrings) -> String {
    let tag = |tag| (words.tag)(tag);
    match warning {
        Warning::Missing(one) => format!("缺少“{}”：没有它，报告无法归类访问。", tag(one)),
        Warning::NoPage => "缺少落地页。".to_owned(),
        Warning::NotAWebAddress => "这不是网址：应以 https:// 开头，且没有空格。".to_owned(),
        Warning::UpperCase(one) => format!("“{}”含有大写字母：报告区分大小写，会算作两个。", tag(one)),
        Warning::Spaces(one) => format!("“{}”含有空格，在链接中会变成加号。建议改用连字符。", tag(one)),
        Warning::PersonalData(one) => format!("“{}”含有邮箱地址。个人信息不得进入网站分析工具。", tag(one)),
        Warning::PersonalDataInPage => "网址中含有邮箱地址。个人信息不得进入网站分析工具。".to_owned(),
        Warning::AppStore => "应用商店不会传递这些参数。请使用商店自己的推广链接，或先跳转到自己的页面。".to_owned(),
        Warning::OwnSite => "来源就是网站自己。站内链接带参数会覆盖访客真正的来源。".to_owned(),
        Warning::Twice(one) => format!("网址中有两个“{}”，都会被替换。", tag(one)),
        Warning::Replaces => "网址中已有追踪参数，会被替换。".to_owned(),
        Warning::Shortened => "短链接可能在跳转时丢失参数。请先给长网址加参数，再缩短。".to_owned(),
        Warning::NotReported(one) => format!("GA4 接受“{}”，但不在报告中显示。", tag(one)),
    }
}

fn held(condition: Condition, [source, medium, campaign]: [&str; 3], words: &TrackingStrings) -> String {
    let source = || format!("来源“{source}”");
    let medium = || format!("媒介“{medium}”");
    let campaign = || format!("活动名称参数“{campaign}”");
    match condition {
        Condition::SourceIn(category) => format!("{}在 Google 的{}列表中", source(), (words.category)(category)),
        Condition::SourceIs(names) => format!("{}属于 {}", source(), names.join("、")),
        Condition::MediumIs(names) => format!("{}属于 {}", medium(), names.join("、")),
        Condition::MediumIsPaid => format!("{}是 Google 认定的付费媒介", medium()),
        Condition::MediumHas(parts) => format!("{}包含 {}", medium(), parts.join(" 或 ")),
        Condition::MediumEnds(end) => format!("{}以 {end} 结尾", medium()),
        Condition::CampaignHas(part) => format!("{}包含 {part}", campaign()),
        Condition::CampaignIsShop => format!("{}是 Google 认定的购物活动", campaign()),
    }
}

fn check(check: Check, keeps: bool, length: usize) -> String {
    match (check, keeps) {
        (Check::Length, true) => format!("{length} 个字符，长度合适。"),
        (Check::Length, false) => format!("{length} 个字符：4 到 12 个最不容易输错。"),
        (Check::Word, true) => "是名字或单词。".to_owned(),
        (Check::Word, false) => "既不是名字，也不是单词。".to_owned(),
        (Check::Number, true) => "数字只在末尾。".to_owned(),
        (Check::Number, false) => "数字应集中在末尾。".to_owned(),
        (Check::LookAlikes, true) => "没有容易看错的字符。".to_owned(),
        (Check::LookAlikes, false) => "有容易看错的数字或字母。".to_owned(),
        (Check::Case, true) => "大小写符合习惯。".to_owned(),
        (Check::Case, false) => "大小写不合习惯。".to_owned(),
        (Check::Sound, true) => "读得出来。".to_owned(),
        (Check::Sound, false) => "读不出来。".to_owned(),
        (Check::Plain, true) => "只有字母和数字。".to_owned(),
        (Check::Plain, false) => "含有手机上不好输入的符号。".to_owned(),
    }
}
