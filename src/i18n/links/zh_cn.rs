//! Simplified Chinese.

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
