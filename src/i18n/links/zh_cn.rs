//! Simplified Chinese.

use super::super::strings::named;
use super::LinkStrings;
use crate::exchange::link::Refused;

/// The Chinese texts about links.
pub const ZH_CN: LinkStrings = LinkStrings {
    report: "活动报告",
    report_text: "全部数据都在链接里：没有存入此浏览器，也没有发送到任何地方。",
    keep_copy: "保存副本",
    open_own: "打开活动",
    print: "打印",
    is_here: "此浏览器中已有这个活动，内容与链接一致。",
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
    share: "分享",
    share_title: "分享这个活动",
    share_text: "整个活动都在链接里。对方打开后看到报告，也可以保存副本，以后再与您的合并。不会上传任何数据。",
    goes_in: "包含的内容",
    with_costs: "成本、预算和毛利率",
    with_notes: "备注",
    with_records: "订单、访问和每日数据",
    passphrase_optional: "口令（可选）",
    passphrase_hint: "没有口令，谁也无法读取链接，也无法找回。请用其他方式发送口令。",
    making: "正在生成链接…",
    characters: named("共 * 个字符。"),
    apps_cut: named("对 * 来说太长，可能会被截断。"),
    better_file: "建议改为发送文件。",
    share_sheet: "发送到…",
    as_file: "存为文件",
    as_picture: "二维码",
};

fn refused(reason: &Refused) -> String {
    match reason {
        Refused::NotALink => "这不是本页面的链接：其中有此类链接不会出现的字符。".to_owned(),
        Refused::Cut { there, sent } => {
            format!(
                "链接末尾缺失：共 {sent} 字节，只收到 {there} 字节。有些应用会截断长链接，请对方换一种方式发送，例如发送文件。"
            )
        }
        Refused::Damaged => "链接在传送途中被改动。请回到来源处，重新完整复制一次。".to_owned(),
        Refused::TooNew => "此链接由更新版本的页面生成。请重新加载页面以获取新版本。".to_owned(),
        Refused::TooLarge => "链接解压后远超一个活动应有的大小，因此没有打开。".to_owned(),
        Refused::Unreadable(_) => "链接中的内容不是本页面能够生成的活动数据。".to_owned(),
    }
}
