//! Simplified Chinese.

use super::ImportStrings;
use crate::work::Failure;

/// The Chinese texts about imports.
pub const ZH_CN: ImportStrings = ImportStrings { failure };

fn failure(failure: &Failure) -> &'static str {
    match failure {
        Failure::NotFetched => "执行此操作所需的程序未能加载。请检查网络后重试；如仍不行，请刷新页面。",
        Failure::Stopped(_) => {
            "浏览器没能完成这项操作，很可能是内存不足。数据没有任何改动。请关闭其他标签页，或减少一次处理的内容。"
        }
        Failure::Cancelled => "已取消，数据没有任何改动。",
    }
}
