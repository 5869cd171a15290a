//! Simplified Chinese.

use ::lift::Method;

use super::strings::named;
use super::{CampaignStrings, KpiText, Language, NumberFormat, NumberProblem, Strings};
use crate::campaign::advice::Advice;
use crate::campaign::carry::Place;
use crate::campaign::edit::Refused;
use crate::campaign::model::{Objective, PostKind, Status};
use crate::campaign::problem::Trouble;
use crate::kpi::benchmark::Evidence;
use crate::kpi::calculator::Calculator;
use crate::kpi::catalogue::{Awareness, Content, KpiId, Plan, Sales, Value};
use crate::kpi::definitions::{CpmBase, Emv, ReturnsModel};
use crate::kpi::measure::{Grain, Measure};
use crate::kpi::outcome::Why;
use crate::kpi::platform::Platform;
use crate::kpi::tier::Tier;
use crate::sales::maker::Maker;
use crate::store::document::Unreadable;

/// The Chinese texts.
pub const ZH_CN: Strings = Strings {
    language: Language::ZhCn,
    tagline: "达人营销的规划、衡量与汇报。数据不会离开此浏览器。",
    skip_to_content: "跳到正文",
    main_navigation: "主导航",
    campaigns: "活动",
    calculators: "计算器",
    language_label: "语言",
    theme: "外观",
    theme_system: "跟随系统",
    theme_light: "浅色",
    theme_dark: "深色",
    not_found: "这里什么也没有",
    not_found_text: "该地址没有对应的页面，或者对应的活动不在此浏览器中。",
    back_home: "返回活动列表",
    cancel: "取消",
    saved: "已保存",
    saving: "正在保存…",
    saved_here_only: "活动只保存在此浏览器中，重要数据请另行备份。",
    storage_full: "此浏览器分配给本页面的存储空间已满，最近的更改没有保存。只要不关闭本页面，更改就还在：请下载数据，或清空回收站。",
    storage_blocked: "此浏览器不允许本页面保存数据，最近的更改没有保存。只要不关闭本页面，更改就还在：请下载数据。",
    storage_failed: named("最近的更改未能保存（*）。只要不关闭本页面，更改就还在：请下载数据。"),
    storage_too_new: "此活动由更新版本的页面保存，当前版本不会覆盖它。请刷新页面以使用新版本。",
    download_data: "下载数据",
    try_again: "重试",
    delete_copy: "删除这份副本",
    over_whole: "占销售额的比例应在 0% 到 100% 之间。",
    more_than: |strings, part, whole| format!("{}大于{}，请核对。", (strings.measure)(part), (strings.measure)(whole)),
    settings: "设置",
    try_sample: "看看示例",
    sample_name: "示例：北光帐篷",
    reload: "刷新页面",
    loading: "正在加载…",
    not_fetched: "页面的这一部分未能送达。请检查网络连接后重试。",
    set_aside: named("有一份已保存的数据无法读取，已原样另存，未作改动：*。"),
    set_aside_too_new: named("有一个活动由更新版本的页面保存（格式 *），已保持原样。请刷新页面以使用新版本。"),
    recovered: named("浏览器丢失了“*”最近的更改，现已从安全副本中恢复。"),
    not_here: named(
        "活动 * 较大，保存在浏览器的数据库中，而浏览器目前无法提供该数据库。数据没有被删除：请刷新页面，或不要使用无痕窗口。",
    ),
    gone_in_other_tab: "此活动已在另一个标签页中删除。",
    refused: |refused| match refused {
        Refused::NoInfluencer(_) => "该达人已被移除，这项更改无处可存，未生效。",
        Refused::NoPost(_) => "该内容已被移除，这项更改无处可存，未生效。",
        Refused::NoOrder => "该订单已被移除，这项更改无处可存，未生效。",
        Refused::IdTaken => "这一项已经存在，未重复添加。",
        Refused::CurrencyTooCoarse(_) => "部分金额的小数位数超出新币种的允许范围，币种未更改。请先把这些金额取整。",
    },
    unwritable: "活动数据自相矛盾",
    unreadable,
    set_aside_rival: "两个标签页在同一时刻保存了同一活动，其中一个版本已原样另存。",
    no_download: "浏览器未允许下载。",
    dismiss: "知道了",
    new_campaign: "新建活动",
    no_campaigns: "创建第一个活动",
    no_campaigns_text: "添加达人和内容，即可查看触达、CPM、互动率、ROAS 等全部指标及其计算过程。",
    untitled: "未命名活动",
    influencer_count: |n| format!("{n} 位达人"),
    post_count: |n| format!("{n} 条内容"),
    move_to_bin: "移入回收站",
    bin: "回收站",
    bin_text: "回收站中的活动会保留全部数据，直到你将其永久删除。",
    restore: "恢复",
    delete_forever: "永久删除",
    delete_forever_sure: named("要永久删除“*”吗？此操作无法撤销。"),
    binned_on: named("*移入回收站"),
    backup: "备份",
    backup_text: "一个文件，包含所有活动、回收站和设置。",
    backup_download: "下载备份",
    backup_restore: "从备份恢复",
    backup_done: |restored, unchanged, refused| {
        format!("备份已读取：恢复 {restored} 个，已存在 {unchanged} 个，无法读取 {refused} 个。")
    },
    backup_unreadable: "此文件不是本页面的备份，或已损坏。现有数据未作任何改动。",
    tool: |tool| match tool {
        Calculator::EngagementRate => ("互动率", "按粉丝数、触达、曝光、播放/浏览分别计算，并排对比。"),
        Calculator::Cpm => ("千次曝光成本（CPM）", "成本、曝光量、CPM：填两项，得第三项。"),
        Calculator::CostPer => ("单次成果成本", "每次互动、点击、播放、每笔订单和每位新客各花多少钱。"),
        Calculator::Roi => ("ROI、ROAS 与保本", "投入带回了多少，要带回多少才不亏。"),
        Calculator::FollowerGrowth => ("粉丝增长", "品牌账号涨了多少粉、每天涨多少、每个新粉花多少钱。"),
        Calculator::SocialReach => ("粉丝总量", "多个账号的粉丝总和，以及预计触达人数。"),
        Calculator::Fee => ("最高合作费", "按目标 CPM、单次互动成本或 ROAS，一条内容最多值多少钱。"),
    },
    maker: |maker| match maker {
        Maker::Link => ("带参链接", "追踪参数、在 GA4 中归入的渠道，以及二维码。"),
        Maker::Code => ("优惠码", "生成好记的优惠码，或评价已有的优惠码。"),
    },
    account_number: named("账号 * 的粉丝数"),

    overview: "概览",
    influencers: "达人",
    posts: "内容",
    links_and_codes: "链接与优惠码",
    sales: "销售",
    lift: "增量",
    campaign_settings: "设置",
    objective: |objective| match objective {
        Objective::Awareness => "品牌曝光",
        Objective::Sales => "销售转化",
        Objective::Content => "内容产出",
    },
    target_of: named("目标 *"),
    target_share: named("目标的 *"),
    target_reached: "已达标",
    pace_holds: "进度正常",
    pace_behind: "进度落后",
    formula: "公式",
    source: "来源",
    mean_of: |a, b| format!("先算每条内容的 {a} ÷ {b}，再取平均"),
    average_post: "单条平均",
    estimated: "预估",
    actual: "实际",
    coverage: |used, of, grain| match grain {
        Grain::Post => format!("{of} 条内容中的 {used} 条"),
        Grain::Account => format!("{of} 个账号中的 {used} 个"),
        Grain::Influencer => format!("{of} 位达人中的 {used} 位"),
        Grain::Campaign => format!("{of} 个活动中的 {used} 个"),
    },
    interval: |low, high| format!("95% 区间 {low} 至 {high}"),
    without_planned: named("不含计划内容的 *"),
    missing: named("缺少数据：*"),
    study: |of_revenue| {
        if of_revenue {
            "销售额的增量分析（在“增量”中计算）"
        } else {
            "增量分析（在“增量”中计算）"
        }
    },
    why: |why, inputs| match why {
        Why::NotPositive(_) => format!("无法计算：分母（{inputs}）必须大于零"),
        Why::MixedCurrencies => "无法计算：金额涉及多个币种".to_owned(),
        Why::Differs(_) => format!("无法计算：各活动的设置不一致（{inputs}）"),
        Why::DefinitionsDiffer => "无法计算：各活动对该指标的定义不同".to_owned(),
        Why::NotChosen => "未启用：设置中还没有选择计算方式".to_owned(),
        Why::NotLive => "内容发布后才计入".to_owned(),
        Why::TooLarge => "无法计算：结果数值过大".to_owned(),
    },
    per_day: named("*/天"),
    influencer: "达人",
    post: "内容",
    currency: "币种",
    use_in_campaign: "用到活动中",
    copy_link: "复制链接",
    copied: "链接已复制",
    copy_failed: "浏览器不允许复制。地址栏中就是同一个链接，可手动复制。",
    clear: "清空",
    result: "结果",
    your_numbers: "你的数据",
    what_is_usual: "行业参考",
    what_is_usual_text: "各家公布的数据相差一倍以上，仅供参考，不能用来判定好坏。",
    evidence: |evidence| match evidence {
        Evidence::BrandPosts => "品牌自有账号的中位数",
        Evidence::ToolPosts => "经其工具发布的内容",
        Evidence::Secondary => "达人账号，汇总自他人的研究",
        Evidence::OwnBookings => "自有成交价",
        Evidence::Unstated => "未说明方法",
    },
    own_benchmark: "自有基准",
    all_platforms: "全部平台",
    solve_for: "求解",
    cpm_solve_hint: "任填两项，第三项就是答案。",
    link_ignored: named("链接中有些值无法使用，已忽略：*。"),
    returns_model: "退货处理",
    returns_model_is: |model| match model {
        ReturnsModel::Additive => "全部损失：贡献率 − 费率 − 退货率",
        ReturnsModel::Multiplicative => "可再销售：（贡献率 − 费率）×（1 − 退货率）",
    },
    kpi,
    measure,
    // Chinese has no capitals.
    measure_inline: measure,
    measured: |label, number| format!("{label} {number}"),
    unmeasured: named("（*？）"),
    rounded_up: "向上取整",
    platform_name,
    tier_name: |tier| match tier {
        Tier::BelowNano => "素人",
        Tier::Nano => "KOC",
        Tier::Micro => "尾部",
        Tier::Mid => "腰部",
        Tier::Macro => "头部",
        Tier::Mega => "超头部",
    },
    list_separator: "、",
    after_sentence: "",
    colon: "：",
    number_problem: |problem| match problem {
        NumberProblem::Empty => "这里缺少一个数字。".to_owned(),
        NumberProblem::NotANumber => "这不是数字。原来的值保持不变。".to_owned(),
        NumberProblem::Negative => "这里不能小于零。原来的值保持不变。".to_owned(),
        NumberProblem::NotWhole => "这里必须是整数。原来的值保持不变。".to_owned(),
        NumberProblem::TooManyDecimals { allowed: 0 } => "该币种没有小数。原来的值保持不变。".to_owned(),
        NumberProblem::TooManyDecimals { allowed } => format!("该币种最多 {allowed} 位小数。原来的值保持不变。"),
        NumberProblem::TooLarge => "这个数字太大。原来的值保持不变。".to_owned(),
        NumberProblem::OtherCurrency(currency) => {
            format!("这里填的是 {} 金额，而此栏使用另一个币种。原来的值保持不变。", currency.code())
        }
    },
    not_a_date: "这不是日期。原来的值保持不变。",
    spaced_code: "优惠码中不能有空格，多个请用逗号分隔。原来的优惠码保持不变。",
};

/// The texts of the pages of a campaign.
pub const ZH_CN_CAMPAIGN: CampaignStrings = CampaignStrings {
    undo: "撤销",
    redo: "重做",
    unsaved: "正在输入…",
    not_saved: "未保存",
    campaign_sections: "活动",
    all_other_kpis: "其他全部指标",
    totals: "合计",
    start_here: "添加第一位达人",
    start_here_text: "然后添加内容，填入手头已有的数据。所需数据一齐，指标就会自动算出。",
    insights_due: |n| format!("{n} 条内容的数据待补充"),
    insights_due_since: named("自*起"),
    undated: |n| format!("{n} 条已发布内容缺少发布日期，数据到期时无法提醒"),
    engagement_counts: named("此处的互动包括：*。"),
    cpm_counts: named("此处的 CPM 按*计算。"),
    emv_here: named("此处的 EMV 公式：*。"),
    found_by: |method| match method {
        Method::BeforeAfter => "前后对比：未剔除趋势、季节和其他因素",
        Method::Impact => "因果影响分析",
        Method::Difference => "双重差分",
    },
    outdated: "已过时：此后数据或问题有改动",
    more_to_check: |n| format!("另有 {n} 处。"),
    check: |n| format!("{n} 处待核对"),
    add_influencer: "添加达人",
    add_post: "添加内容",
    no_influencers: "还没有达人",
    no_influencers_text: "先填达人的账号名、各平台粉丝数和合作费，再添加内容。",
    no_posts: "还没有内容",
    no_posts_text: "每条内容包括平台、发布日期和平台后台给出的数据。",
    no_posts_before_influencers: "内容要归属到达人名下，请先添加达人。",
    new_influencer: "新达人",
    remove_influencer: "移除达人及其内容",
    remove_post: "移除内容",
    done: "完成",
    open_post: "打开内容",
    influencer_kpis: "该达人的指标",
    post_kpis: "该内容的指标",
    section_who: "达人信息",
    section_accounts: "平台账号",
    section_accounts_hint: "各平台的粉丝数。没有账号的平台请留空。",
    section_cost: "成本",
    section_cost_hint: "合作费平均分摊到没有单独费用的内容，其余各项平均分摊到全部内容。留空表示没有这项成本。",
    section_results: "销售与点击合计",
    section_results_hint: "该达人的整体数据。未知的请留空。",
    section_post: "内容信息",
    section_insights: "内容数据",
    section_insights_hint: "以平台后台数据为准。未知的请留空：未知不等于零。",
    name: "名称",
    brand: "品牌",
    handle: "账号名",
    notes: "备注",
    objectives: "活动目标",
    start: "开始日期",
    end: "结束日期",
    budget: "预算",
    fee: "合作费",
    fee_currency: "合作费币种",
    rate: |foreign, home| format!("1 {foreign} 折合多少 {home}"),
    rate_date: "汇率日期",
    product: "产品成本",
    shipping: "运费",
    other_cost: "其他（授权、差旅、代理）",
    commission: "佣金",
    platform: "平台",
    more_platforms: "更多平台",
    tier: "层级",
    followers_on: named("粉丝数（*）"),
    followers_estimated: named("粉丝数（*）为预估值"),
    kind: "内容形式",
    permalink: "内容链接",
    published: "发布日期",
    status: "状态",
    own_cost: "单独费用（不分摊合作费）",
    followers_on_day: "发布当天的粉丝数",
    other_assets: "另外交付的素材数",
    estimate: "预估",
    is_estimate: named("*为预估值"),
    clicks_total: "点击量合计",
    section_basics: "基本信息",
    section_definitions: "指标口径",
    section_growth: "品牌账号粉丝",
    section_economics: "利润",
    section_economics_hint: "均为占销售额的百分比。计算利润 ROI 和保本点时需要。",
    section_targets: "目标",
    more_targets: "更多目标",
    next_influencers: "下一步：添加达人",
    section_targets_hint: "为活动目标对应的指标设定目标值，概览中会显示进度。",
    cpm_base: "CPM 计算口径",
    cpm_base_is: |base| match base {
        CpmBase::Impressions => "曝光量",
        CpmBase::Views => "播放/浏览量",
    },
    engagement: "互动量包含",
    engagement_of_new: "新活动的互动口径",
    above_zero: "必须大于零。",
    engagement_hint: "点赞和评论必须有数据；分享、收藏和点击有数据时才计入。",
    emv: "赢得媒体价值（EMV）",
    emv_off: "不计算",
    emv_is: |emv| match emv {
        Emv::ByImpressions => "曝光量 × CPM",
        Emv::ByEngagements => "互动量 × CPE",
        Emv::Weighted => "点赞、评论、分享、收藏加权",
    },
    emv_hint: "EMV 至少有七种互相矛盾的定义。如果选用其中一种，报告会写明。",
    campaign: "活动",
    place: |place| match place {
        Place::Influencer => "新达人",
        Place::Post => "该达人的新内容",
        Place::Campaign => "活动本身",
        Place::Target => "新目标",
        Place::Nowhere => "活动中没有位置，留在这里",
    },
    nothing_to_carry: "请先输入数字。",
    carry_over: "带入活动",
    compare: "对比",
    all_influencers: "全部达人",
    cost_and_result: |result| format!("各达人的成本与{result}"),
    mix: "已发布内容",
    past: "历史活动",
    past_text: "来自你自己的历史活动：上为各条内容的中位数，下为中间一半所在的范围。",
    no_past: "其他活动在同一平台有四条以上内容后，这里会显示你自己的参考水平。",
    budget_of: named("预算 *"),
    budget_left: named("剩余 *"),
    budget_over: named("超支 *"),
    fee_rates: |count, code| {
        format!(
            "有 {count} 笔合作费按折合 {code} 的汇率换算，更换币种后这些汇率即失效。关闭页面之前，撤销或改回 {code} 可以恢复。"
        )
    },
    too_fine: |code, amounts, more| {
        let more = if more > 0 { format!(" 及另外 {more} 笔金额") } else { String::new() };
        format!("币种未更改：{code} 的小数位数不足以表示 {amounts}{more}。请先取整。")
    },
    in_bin: named("此活动已于*移入回收站。"),
    sample_text: "这是示例，人物和数据均为虚构。",
    remove_sample: "移除示例",
    measured_in: |name, unit| format!("{name}（{unit}）"),
    advice: |n| format!("{n} 条建议"),
    dismiss_advice: "不再提示",
    advice_is: |advice| match advice {
        Advice::CodesInAwareness => {
            "以曝光为目标的活动使用优惠码会削弱真实感。不如引导用户访问品牌主页或有用的内容，在那里可用像素积累后续受众。"
        }
        Advice::SalesTradeOff => "优惠码和带参链接让销售可衡量，也让内容显得不那么真实，需要取舍。",
        Advice::ContentOverFollowers => {
            "以内容为目标时，粉丝数并不重要，重要的是与品牌的审美契合。多位 KOC 就能组成一套作品。"
        }
        Advice::MemorableCodes => {
            "优惠码要简短好记，离开应用后也能输入：用“Emily10”，不要用“RerR23Z”。优惠码会占用利润，也不带来流量数据。"
        }
        Advice::LinkPlaces => {
            "带参链接要放在能点击的地方：主页简介、快拍链接贴纸、视频简介；图文正文里的链接不能点击。"
        }
        Advice::CostsLeftOut => "部分达人没有填写产品、运费和使用权费用。不计这些，ROI 会偏高。",
    },
    copy_message: |language| match language {
        Language::En => "复制英文消息",
        Language::ZhCn => "复制中文消息",
    },
    message_copied: "消息已复制",
    message_not_copied: "浏览器不允许复制。",
    insights_message: |name, platform, day, link| {
        let place = match platform {
            Platform::Other => String::new(),
            platform => format!("在{}", platform_name(platform)),
        };
        format!(
            "{name}你好！方便发一下你{day}{place}发布的内容的后台数据截图吗？需要曝光或播放、触达、点赞、评论、分享、收藏和链接点击，用企业号或创作者账号可以看到。谢谢！{link}"
        )
    },
    section_general: "通用",
    number_style: "数字格式",
    new_campaigns_in: "新活动的币种",
    tiers: "达人分级",
    tiers_hint: "各级别的最低粉丝数，按粉丝最多的账号计算。",
    own_tiers: "自定义",
    bounds_must_rise: "应大于上一级别。修正之前使用默认分级。",
    own_benchmarks: "自有基准",
    own_benchmarks_hint: "你自己的常见水平，可分平台填写，显示在公开数据之前。",
    section_wipe: "删除全部数据",
    wipe_hint: "删除此浏览器中的全部活动、回收站和设置。只有备份中的内容可以恢复。",
    wipe: "全部删除",
    wipe_question: "确定永久删除全部活动和设置？",
    commands: "跳转或执行",
    keyboard: "快捷键",
    nothing_found: "没有找到",
    close: "关闭",
    kind_name: |kind| match kind {
        PostKind::Image => "图片",
        PostKind::Carousel => "多图",
        PostKind::Story => "快拍",
        PostKind::Short => "短视频",
        PostKind::Video => "长视频",
        PostKind::Live => "直播",
        PostKind::Text => "文字",
    },
    status_name: |status| match status {
        Status::Planned => "待发布",
        Status::Live => "已发布",
    },
    trouble,
    grid_hint: "方向键移动，Enter 或 F2 编辑。Tab 跳到下一格；先按 Esc 再按 Tab 可离开表格。单元格可与电子表格互相复制粘贴。",
    filter: "查找",
    group: "显示",
    group_all: "全部",
    columns: "列",
    no_choice: "不在可选项中。",
    cells_changed: |n| format!("已更改 {n} 个单元格。"),
    cells_unread: |n| format!("{n} 个单元格的内容无法识别，已保持原样。"),
    cells_locked: |n| format!("{n} 个单元格不能在此更改。"),
    rows_beyond: |n| format!("超出末行的 {n} 行未粘贴。"),
    cells_selected: |rows, columns| format!("已选 {rows} 行 × {columns} 列"),
    rows_found: |shown, all| format!("共 {all} 行，显示 {shown} 行"),
};

fn trouble(trouble: Trouble, strings: &Strings, format: NumberFormat) -> String {
    match trouble {
        Trouble::EndBeforeStart => "结束日期早于开始日期。".to_owned(),
        Trouble::OverWhole => strings.over_whole.to_owned(),
        Trouble::NoEngagement => "没有选择任何互动类型，因此无法计算互动率。".to_owned(),
        Trouble::HandleMissing => "缺少账号名。".to_owned(),
        Trouble::HandleTaken => "已有另一位达人使用这个账号名。".to_owned(),
        Trouble::RateMissing => "没有填写汇率，因此该达人的成本未知。".to_owned(),
        Trouble::RateZero => "汇率应大于零；在此之前，该货币的金额不计入。".to_owned(),
        Trouble::OverPrice => Language::ZhCn.tracking_strings().over_price.to_owned(),
        Trouble::FeeOnNoPost => "每条内容都有单独费用，合作费没有内容可分摊，只计入该达人的成本。".to_owned(),
        Trouble::MoreThan(part, whole) => (strings.more_than)(strings, part, whole),
        Trouble::MoreCustomersThanOrders => "新客数大于订单量，请核对。".to_owned(),
        Trouble::PostTwice => "另一条内容的链接或平台编号与此相同，数据会重复计算。请删除其中一条。".to_owned(),
        Trouble::NotAWebAddress => "这不是网址：网址应以 https:// 开头。".to_owned(),
        Trouble::PublishedInFuture => "已发布的内容，发布日期不能晚于今天。".to_owned(),
        Trouble::LiftOutdated => "指标所用的增量得出之后，数据或分析设置有变，请重新计算。".to_owned(),
        Trouble::Outlier { median } => a_thousand_times(&format.count(median as f64)),
        Trouble::CostOutlier { median } => a_thousand_times(&format.money(median.major(), median.currency)),
    }
}

fn a_thousand_times(usual: &str) -> String {
    format!("达到本活动常见水平（{usual}）的一千倍或更多，请核对。")
}

fn unreadable(reason: &Unreadable) -> String {
    match reason {
        Unreadable::NotJson { line, column } => format!("内容在第 {line} 行第 {column} 列处被截断或改动"),
        Unreadable::NotOurs => "它不是本页面的数据".to_owned(),
        Unreadable::TooNew { version } => format!("它使用了更新的格式 {version}"),
        Unreadable::Unknown { at, name } => format!("此版本无法识别 {at} 处的“{name}”"),
        Unreadable::Damaged { at, .. } => format!("{at} 处的数据已损坏"),
    }
}

fn kpi(id: KpiId) -> KpiText {
    let (name, note) = match id {
        KpiId::Awareness(id) => awareness(id),
        KpiId::Content(id) => content(id),
        KpiId::Sales(id) => sales(id),
        KpiId::Value(id) => value(id),
        KpiId::Plan(id) => plan(id),
    };
    KpiText { name, note }
}

fn awareness(id: Awareness) -> (&'static str, &'static str) {
    match id {
        Awareness::SocialReach => ("粉丝总量", "所有已发布达人的粉丝总数，每个账号只计一次；不是去重后的受众。"),
        Awareness::PostsReach => ("触达人次（累计）", "同一个人看到两条内容，计两次。"),
        Awareness::Impressions => ("曝光量", "展示次数，包含重复展示。"),
        Awareness::Views => ("播放/浏览量", "Instagram 和 Facebook 以此取代了曝光量，但两者并不相同。"),
        Awareness::ReachRate => ("触达率", "可能超过 100%。"),
        Awareness::Cpm => ("千次成本（CPM）", "头部账号的 CPM 可能很低；中小达人更贵，但质量更高。"),
        Awareness::CpmReach => ("千人触达成本", ""),
        Awareness::CpmFollowers => ("千粉成本", "投放前用来核价。"),
        Awareness::FollowerGrowth => ("净涨粉数", "品牌自有账号的粉丝变化；不能证明是活动带来的。"),
        Awareness::FollowerGrowthRate => ("涨粉率", "不能证明是活动带来的。"),
        Awareness::FollowerGrowthDaily => ("日均涨粉数", ""),
        Awareness::CostPerFollower => ("单个涨粉成本", ""),
    }
}

fn content(id: Content) -> (&'static str, &'static str) {
    match id {
        Content::TotalLikes => ("点赞量", ""),
        Content::TotalComments => ("评论量", ""),
        Content::TotalShares => ("分享量", ""),
        Content::TotalSaves => ("收藏量", ""),
        Content::Engagements => ("互动量", ""),
        Content::ErFollowers => ("互动率（按粉丝数）", "每条内容计一次粉丝数；有发布当天的粉丝数时以其为准。"),
        Content::ErReach => ("互动率（按触达）", ""),
        Content::ErImpressions => ("互动率（按曝光）", ""),
        Content::ErViews => ("互动率（按播放/浏览）", ""),
        Content::ErDaily => ("日均互动率", "旧内容上的互动也计算在内。"),
        Content::SaveRate => ("收藏率", "按触达人数计算。"),
        Content::ShareRate => ("分享率", "按触达人数计算。"),
        Content::CommentRate => ("评论率", "按触达人数计算。"),
        Content::Cpe => ("单次互动成本（CPE）", ""),
        Content::Clicks => ("点击量", ""),
        Content::NewUsers => ("新用户数", "来自带追踪参数的链接；会话数不等于点击量。"),
        Content::Ctr => ("点击率（CTR）", "按曝光量计算。"),
        Content::Cpc => ("单次点击成本（CPC）", ""),
        Content::Cpv => ("单次播放/浏览成本（CPV）", "各平台计一次播放所要求的观看时长不同。"),
        Content::Assets => ("交付素材数", "已发布的内容，以及随之交付的其他素材。"),
        Content::CostPerAsset => ("单个素材成本", ""),
        Content::CreatorsActive => ("已发布达人数", "至少有一条已发布内容的达人。"),
    }
}

fn sales(id: Sales) -> (&'static str, &'static str) {
    match id {
        Sales::Orders => ("订单量", ""),
        Sales::Revenue => ("销售额", "已扣除优惠和退款。"),
        Sales::Aov => ("客单价", "按订单计算。"),
        Sales::ConversionRate => ("转化率", "订单量除以点击量，不按曝光量计算。"),
        Sales::Redemptions => ("优惠码使用次数", ""),
        Sales::Cpa => ("单笔订单成本（CPA）", "按订单计算，包含复购订单。"),
        Sales::Cac => ("新客获取成本（CAC）", "不计复购订单。"),
        Sales::Roas => ("投产比（ROAS）", "销售额除以成本。有些工具把它显示为 ROI。"),
        Sales::Roi => ("利润 ROI", "已扣除商品成本，未扣除支付手续费和退货。"),
        Sales::RoiRevenue => ("销售额 ROI", "未扣商品成本，相当于假设商品零成本。"),
        Sales::BreakEvenRoas => ("保本 ROAS", "低于此值，活动就会亏损，或达不到目标利润率。"),
        Sales::BreakEvenOrders => ("保本订单量", "未扣除支付手续费和退货。"),
        Sales::Lift => ("销售增量", "超出基线的销售额，取自活动在“增量”中选定的分析。把握有多大，请看区间。"),
        Sales::LiftRate => ("增量率", "相对于基线的增幅，取自活动在“增量”中选定的分析，不论其统计的是什么。"),
        Sales::IncrementalRoas => ("增量 ROAS", "只计超出基线的销售额，不论来自谁的链接或优惠码。"),
    }
}

fn value(id: Value) -> (&'static str, &'static str) {
    match id {
        Value::Cost => {
            ("成本", "合作费、产品、运费、其他费用和佣金之和，包含尚未发布的内容。漏填任何一项，ROI 都会比实际好看。")
        }
        Value::Emv => ("赢得媒体价值（EMV）", "按设置中选择的公式计算。"),
    }
}

fn plan(id: Plan) -> (&'static str, &'static str) {
    match id {
        Plan::CostAtCpm => ("成本", "按此 CPM 计算；也是值得支付的最高合作费。"),
        Plan::ImpressionsAtCpm => ("曝光量", "按此 CPM，这笔成本能买到的曝光量。"),
        Plan::CpmFromCpc => ("由 CPC 换算的 CPM", ""),
        Plan::FeeAtCpe => ("目标 CPE 下的最高合作费", ""),
        Plan::FeeAtRoas => ("目标 ROAS 下的最高合作费", ""),
        Plan::ExpectedReach => ("预计触达人数", ""),
        Plan::ExpectedClicks => ("预计点击量", ""),
        Plan::ExpectedOrders => ("预计订单量", ""),
        Plan::ExpectedRevenue => ("预计销售额", ""),
    }
}

fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Impressions => "曝光量",
        Measure::Views => "播放/浏览量",
        Measure::Reach => "触达人数",
        Measure::Likes => "点赞量",
        Measure::Comments => "评论量",
        Measure::Shares => "分享量",
        Measure::Saves => "收藏量",
        Measure::Clicks => "点击量",
        Measure::NewUsers => "新用户数",
        Measure::Followers => "粉丝数",
        Measure::Engagements => "互动量",
        Measure::Cost => "成本",
        Measure::Assets => "素材数",
        Measure::SocialReach => "粉丝总量",
        Measure::ActiveInfluencers => "已发布达人数",
        Measure::Orders => "订单量",
        Measure::Revenue => "销售额",
        Measure::NewCustomers => "新客数",
        Measure::Redemptions => "优惠码使用次数",
        Measure::Discounts => "尚未从销售额中扣除的优惠",
        Measure::FollowersStart => "期初粉丝数",
        Measure::FollowersEnd => "期末粉丝数",
        Measure::LiftObserved => "实际销售额（增量分析）",
        Measure::LiftExpected => "预期销售额（增量分析）",
        Measure::LiftRate => "增量率",
        Measure::Days => "天数",
        Measure::Margin => "边际贡献率",
        Measure::FeeRate => "支付手续费率",
        Measure::ReturnRate => "退货率",
        Measure::TargetProfit => "目标利润率",
        Measure::Cpm => "CPM",
        Measure::Cpc => "单次点击成本",
        Measure::Cpe => "单次互动成本",
        Measure::Ctr => "点击率",
        Measure::ConversionRate => "转化率",
        Measure::OrderValue => "客单价",
        Measure::ReachRate => "触达率",
        Measure::Roas => "ROAS",
        Measure::LikeValue => "单次点赞价值",
        Measure::CommentValue => "单次评论价值",
        Measure::ShareValue => "单次分享价值",
        Measure::SaveValue => "单次收藏价值",
    }
}

// These stand after a number ("250,000 曝光") and in lists of what is missing, so they are bare nouns.

fn platform_name(platform: Platform) -> &'static str {
    match platform {
        Platform::Instagram => "Instagram",
        Platform::TikTok => "TikTok",
        Platform::YouTube => "YouTube",
        Platform::Facebook => "Facebook",
        Platform::X => "X",
        Platform::LinkedIn => "LinkedIn",
        Platform::Xiaohongshu => "小红书",
        Platform::Douyin => "抖音",
        Platform::Weibo => "微博",
        Platform::Bilibili => "哔哩哔哩",
        Platform::Other => "其他",
    }
}
