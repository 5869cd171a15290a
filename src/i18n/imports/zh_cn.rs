//! Simplified Chinese.

use super::super::strings::named;
use super::ImportStrings;
use crate::exchange::plan::Why;
use crate::exchange::reading::{
    About, Delimiter, Encoding, Fault, Field, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Source, Unreadable,
};
use crate::work::Failure;

/// The Chinese texts about imports.
pub const ZH_CN: ImportStrings = ImportStrings {
    failure,
    import: "导入",
    title: "导入到此活动",
    text: "支持 Instagram、Facebook、TikTok、YouTube、Google Analytics 和 Shopify 的导出文件，每日销售数据以及你自己的跟踪表；CSV、Excel、OpenDocument 均可。文件只在此浏览器中读取，不会发送到任何地方。确认预览之前，数据不会有任何改动。",
    choose: "选择文件",
    paste: "粘贴表格",
    paste_hint: "从电子表格复制，连同表头一起粘贴。",
    read_pasted: "读取",
    pasted: "粘贴的表格",
    drop_here: "松开鼠标，导入到此活动",
    or_drop: "也可以拖放到这里，或粘贴表格（Ctrl+V）",
    leave_out_file: named("不导入 *"),
    waiting: "排队中",
    reading: "正在读取…",
    not_read: "无法读取此文件",
    read_as_before: "恢复之前的读取方式",
    gone: "浏览器无权读取该文件，或文件已不存在。请重新选择。",
    unreadable,
    also_here: "其中以下活动此处已有。请打开活动，再把文件拖到那里，即可查看差异并合并：",
    taken_for: named("识别为：*"),
    known_by: named("识别依据：*。"),
    as_last_time: "已按你上次的选择对应各列。",
    source,
    about,
    each_row: "每一行是",
    encoding: "文字编码",
    encoding_name,
    delimiter: "分隔符",
    delimiter_name,
    header_row: "表头所在行",
    how_read: named("读取方式：*"),
    headers_in: named("表头在第 * 行"),
    totals_left_out: |count| format!("已略过 {count} 行合计。"),
    columns: |used, all| format!("列：共 {all} 列，使用 {used} 列"),
    column: "列",
    example: "示例",
    tells: "对应",
    tells_of: named("“*”列对应什么"),
    nothing: "不导入",
    personal: "个人信息，不会保存",
    field,
    no_header: "（无表头）",
    which_day: named("“*”中哪个数字是日？"),
    which_day_why: named("内容为 *，从各行内容无法判断。"),
    day_first: "第一个：日/月",
    month_first: "第二个：月/日",
    choose_one: "请选择…",
    which_year: named("“*”最后一天是哪一年？"),
    which_year_why: named("内容为 *，没有年份。"),
    bare_sums: named("“*”中没有写明币种的金额，按活动的币种计算。"),
    which_separators: named("“*”中的数字是怎样书写的？"),
    which_separators_why: named("内容为 *，可能是千位分隔，也可能是小数。"),
    is_guess: "目前的选择只是推测，请核对。",
    answer_first: "请先回答上面的问题。",
    still_reading: "文件仍在读取中。",
    outcome: "将有哪些变化",
    new: "新增",
    updated: "更新",
    unchanged: "无变化",
    refused: "未读取",
    kind: |about| match about {
        About::Posts => "内容",
        About::Influencers => "达人",
        About::Orders => "订单",
        About::Sessions => "各来源访问",
        About::Days => "每日数据",
    },
    refusals: |count| format!("有 {count} 个单元格或行无法使用"),
    fault,
    no_amount: "，该行不会写入订单金额",
    why,
    row: named("第 * 行"),
    and_more: |count| format!("以及另外 {count} 项"),
    further,
    otherwise,
    nothing_new: "这些内容活动中都已有，不会有任何变化。",
    nothing_changes: "按目前的读取结果，不会有任何变化。",
    unknown: "活动中还没有的达人",
    unknown_text: "可以新增，也可以指定他们对应的已有达人。",
    who_is: named("* 是谁？"),
    as_new: "新增",
    likely: named("可能是 *"),
    show_more: "显示更多",
    leave_out: "不导入",
    whose: "未写明达人的行属于谁？",
    rows: |count| format!("{count} 行"),
    which_platform: "在哪个平台？",
    account: "账号、地区或产品",
    account_hint: "仅在有多个同类数据需要区分时填写。",
    undo: "撤销",
    counted: |about, _, written| {
        let (measure, what) = match about {
            About::Posts => ("条", "内容"),
            About::Influencers => ("位", "达人"),
            About::Orders => ("笔", "订单"),
            About::Sessions => ("个", "访问来源"),
            About::Days => ("天", "数据"),
        };
        format!("{written} {measure}{what}")
    },
    done: |new, updated| match (new, updated) {
        (Some(new), Some(updated)) => format!("已导入。新增：{new}。更新：{updated}。"),
        (Some(new), None) => format!("已导入。新增：{new}。"),
        (None, Some(updated)) => format!("已导入。更新：{updated}。"),
        (None, None) => "已导入。".to_owned(),
    },
};

fn otherwise(about: About, count: usize) -> String {
    let what = match about {
        About::Posts => "同一条内容",
        About::Orders => "同一笔订单",
        About::Sessions => "同一来源的访问",
        About::Influencers => "同一位达人",
        About::Days => "同一天",
    };
    format!("有 {count} 行对{what}的说法与另一张表不一致，以列表中靠后的表为准。")
}

fn further(about: About, count: usize) -> String {
    let what = match about {
        About::Posts => "与上面的某一行是同一条内容，以靠下的一行为准",
        About::Orders => "与另一行是同一笔订单，其中的优惠码和退款已并入",
        About::Sessions => "与上面的某一行来源相同，已累加",
        About::Influencers => "与上面的某一行是同一位达人，只补充那一行空缺的内容",
        About::Days => "与上面的某一行是同一天，只补充那一行空缺的数字",
    };
    format!("有 {count} 行{what}。")
}

fn failure(failure: &Failure) -> &'static str {
    match failure {
        Failure::NotFetched => "执行此操作所需的程序未能加载。请检查网络后重试；如仍不行，请刷新页面。",
        Failure::Stopped(_) => {
            "浏览器没能完成这项操作，很可能是内存不足。数据没有任何改动。请关闭其他标签页，或减少一次处理的内容。"
        }
        Failure::Cancelled => "已取消，数据没有任何改动。",
    }
}

fn unreadable(why: &Unreadable) -> String {
    match why {
        Unreadable::TooLarge { bytes } => format!(
            "文件有 {} MB，超过了 {} MB 的上限。请缩短导出的时间范围，或拆分文件。",
            bytes.div_ceil(1 << 20),
            MOST_BYTES >> 20
        ),
        Unreadable::TooManyRows => format!("文件超过 {MOST_ROWS} 行。请缩短导出的时间范围，或拆分文件。"),
        Unreadable::TooManyColumns => format!("第 {MOST_COLUMNS} 列之后还有内容。请删除表格右侧多余的内容后再导入。"),
        Unreadable::TooMuch => {
            "文件中的单元格、文字、工作表或格式过多，无法一次读取。请将表格复制到新的工作簿，或导出为 CSV。".to_owned()
        }
        Unreadable::Empty => "文件是空的。".to_owned(),
        Unreadable::Binary => "这不是表格文件，可能是图片、PDF 或程序。请将数据导出为 CSV 或 Excel。".to_owned(),
        Unreadable::Damaged => "电子表格不完整或已损坏。请重新下载。".to_owned(),
        Unreadable::Bomb => "电子表格解压后会远超其大小，这类文件往往带有恶意，因此没有打开。".to_owned(),
        Unreadable::Locked => "电子表格有密码。请另存为无密码的文件后再导入。".to_owned(),
        Unreadable::TooOld => "这种电子表格格式过旧，已不再支持。请另存为 XLSX 后再导入。".to_owned(),
        Unreadable::Backup => "这是本应用的活动或备份文件，请在活动列表页用“从备份恢复”导入。".to_owned(),
        Unreadable::NoTable => "其中没有表格：至少需要一行表头和一行数据。".to_owned(),
    }
}

fn source(source: Source) -> &'static str {
    match source {
        Source::InstagramPosts => "Instagram 内容（Meta Business Suite）",
        Source::FacebookPosts => "Facebook 内容（Meta Business Suite）",
        Source::MetaDaily => "每日数据（Meta Business Suite）",
        Source::TikTokOverview => "账号每日数据（TikTok Studio）",
        Source::TikTokFollowers => "每日粉丝数（TikTok Studio）",
        Source::TikTokPosts => "TikTok 内容（TikTok Studio）",
        Source::YouTubeVideos => "YouTube 视频（YouTube Studio）",
        Source::Ga4 => "访问数据（Google Analytics 4）",
        Source::UniversalAnalytics => "访问数据（Universal Analytics）",
        Source::ShopifyOrders => "订单（Shopify）",
        Source::DiscountReport => "按折扣统计的销售（Shopify）：同一订单可能出现在多个优惠码下",
        Source::Orders => "订单",
        Source::Daily => "每日数据",
        Source::Tracker => "跟踪表",
        Source::Own => "本应用导出的表格",
        Source::Unknown => "未知类型的表格：请在下方指定各列对应什么",
    }
}

fn about(about: About) -> &'static str {
    match about {
        About::Posts => "一条内容",
        About::Influencers => "一位达人",
        About::Orders => "一笔订单",
        About::Sessions => "一个来源的访问",
        About::Days => "一天",
    }
}

fn encoding_name(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16Le => "UTF-16",
        Encoding::Utf16Be => "UTF-16（大端）",
        Encoding::Gb18030 => "简体中文（GBK）",
        Encoding::Big5 => "繁体中文（Big5）",
        Encoding::Windows1252 => "西欧（Windows-1252）",
    }
}

fn delimiter_name(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => "逗号",
        Delimiter::Semicolon => "分号",
        Delimiter::Tab => "制表符",
    }
}

fn fault(fault: Fault) -> &'static str {
    match fault {
        Fault::NotACount => "不是整数",
        Fault::NotASum => "不是金额",
        Fault::NotANumber => "不是数字",
        Fault::Negative => "小于零，不可能",
        Fault::TooLarge => "大得不可信",
        Fault::NotADay => "不是有效日期",
        Fault::NoPlatform => "不是已知平台",
        Fault::NoKind => "不是已知的内容形式",
        Fault::NoState => "不是已知的订单状态，订单状态不变",
        Fault::NoCurrency => "不是币种，或与表头写明的币种不同",
        Fault::NotYesOrNo => "既不是“是”也不是“否”",
        Fault::TooManyCells => "单元格比表头多",
        Fault::CutOff => "文件在此行中间中断",
        Fault::NotLifetime => "只是某一天的数据，不是累计数据：请导出累计（Lifetime）数据",
        Fault::OpenQuote => "引号没有闭合",
        Fault::NotAnAddress => "不是网页链接（https://…）",
        Fault::TooLong => "过长，不可能是名称、链接或备注",
        Fault::OtherColumn => "与前面同一含义的列内容不同",
        Fault::Rounded => "是被表格软件改写、末几位已丢失的编号：请导入未经表格软件保存的原始文件",
    }
}

fn field(field: Field) -> &'static str {
    match field {
        Field::Handle => "账号名",
        Field::Name => "名称",
        Field::Influencer => "达人（账号或名称）",
        Field::Platform => "平台",
        Field::Followers => "粉丝数",
        Field::PostId => "内容 ID",
        Field::Permalink => "内容链接",
        Field::Published => "发布日期",
        Field::PostKind => "内容形式",
        Field::Impressions => "曝光量",
        Field::Views => "播放/浏览量",
        Field::Reach => "触达人数",
        Field::Likes => "点赞量",
        Field::Comments => "评论量",
        Field::Shares => "分享量",
        Field::Saves => "收藏量",
        Field::Clicks => "点击量",
        Field::NewUsers => "新用户数",
        Field::OtherAssets => "其他素材",
        Field::Fee => "合作费",
        Field::Product => "产品成本",
        Field::Shipping => "运费",
        Field::OtherCost => "其他费用",
        Field::Commission => "佣金",
        Field::Notes => "备注",
        Field::Orders => "订单量",
        Field::Revenue => "销售额",
        Field::NewCustomers => "新客数",
        Field::Redemptions => "优惠码使用次数",
        Field::Discounts => "优惠金额",
        Field::Code => "优惠码",
        Field::OrderId => "订单号",
        Field::Placed => "下单日期",
        Field::Total => "订单金额",
        Field::Refunded => "退款金额",
        Field::Currency => "币种",
        Field::OrderState => "订单状态",
        Field::Cancelled => "取消时间",
        Field::NewCustomer => "是否首单",
        Field::UtmSource => "UTM 来源",
        Field::UtmMedium => "UTM 媒介",
        Field::UtmCampaign => "UTM 活动",
        Field::UtmContent => "UTM 内容",
        Field::UtmTerm => "UTM 关键词",
        Field::SourceMedium => "来源 / 媒介",
        Field::Channel => "渠道",
        Field::Sessions => "会话数",
        Field::KeyEvents => "关键事件",
        Field::Day => "日期",
        Field::NthDay => "第几天",
        Field::Range => "日期范围",
        Field::Follows => "新增粉丝",
        Field::ProfileViews => "主页访问量",
        Field::OwnId | Field::OwnText | Field::OwnCount | Field::OwnSum | Field::OwnNumber | Field::OwnDay => {
            "以表头为准"
        }
        Field::Number => "其他数字",
    }
}

fn why(why: Why) -> &'static str {
    match why {
        Why::NoInfluencer => "不知道属于哪位达人",
        Why::NoPlatform => "不知道在哪个平台",
        Why::NoDay => "没有日期",
        Why::NoOrder => "没有订单号",
        Why::NoNumber => "没有可统计的数字",
        Why::Repeated => "与上面的某一行重复",
        Why::OtherColumn => "另一列给出了不同的数字",
        Why::OtherCurrency => "币种与预期的不同",
        Why::NoTotal => "表中没有订单总额，无法扣除退款",
        Why::NoRefund => "比此订单已有的金额多，而表中没有退款信息",
        Why::TooCoarse => "该币种的小数位少于已有合作费的小数位",
        Why::NoId => "来自本应用导出的表格，但缺少 ID",
        Why::NotKnown => "来自本应用导出的表格，但此版本不认识该项",
    }
}
