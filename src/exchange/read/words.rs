//! Words with one meaning: platforms, kinds of posts, states of orders, yes and no.

use crate::campaign::model::{Platform, PostKind};
use crate::campaign::records::OrderState;

/// A header or word as it is compared: small letters, no quotes, one blank between words.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|sign: char| sign.is_whitespace() || sign == '\u{feff}').filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        let letters = word.chars().filter(|sign| !['"', '„', '“', '”', '«', '»', '\u{200b}'].contains(sign));
        out.extend(letters.flat_map(char::to_lowercase));
    }
    out
}

/// The platform that a word names.
pub(super) fn platform(text: &str) -> Option<Platform> {
    let word = plain(text);
    Platform::from_key(&word).or_else(|| {
        Some(match word.as_str() {
            "ig" | "insta" => Platform::Instagram,
            "tik tok" | "tt" => Platform::TikTok,
            "yt" | "you tube" | "youtube shorts" => Platform::YouTube,
            "fb" | "meta" => Platform::Facebook,
            "twitter" | "x (twitter)" | "x/twitter" | "twitter/x" | "推特" => Platform::X,
            "linked in" | "领英" => Platform::LinkedIn,
            "xhs" | "red" | "rednote" | "小红书" | "little red book" => Platform::Xiaohongshu,
            "抖音" => Platform::Douyin,
            "微博" | "sina weibo" => Platform::Weibo,
            "b站" | "哔哩哔哩" | "bili" => Platform::Bilibili,
            "其他" | "andere" | "otro" => Platform::Other,
            _ => return None,
        })
    })
}

/// The kind of post that a word names; platforms put their own name before it.
pub(super) fn post_kind(text: &str) -> Option<PostKind> {
    let word = plain(text);
    let word = ["ig ", "instagram ", "facebook ", "fb ", "tiktok ", "youtube ", "yt "]
        .iter()
        .find_map(|platform| word.strip_prefix(platform))
        .unwrap_or(&word);
    Some(match word {
        "image" | "images" | "photo" | "photos" | "picture" | "post" | "feed post" | "static" | "bild" | "foto"
        | "beitrag" | "imagen" | "图片" | "图文" | "link" | "links" => PostKind::Image,
        "carousel" | "carousel album" | "album" | "slideshow" | "karussell" | "carrusel" | "轮播" => {
            PostKind::Carousel
        }
        "story" | "stories" | "historia" | "快拍" | "限时动态" => PostKind::Story,
        "reel" | "reels" | "short" | "shorts" | "tiktok" | "clip" | "短视频" => PostKind::Short,
        "video" | "videos" | "igtv" | "vlog" | "视频" | "vídeo" => PostKind::Video,
        "live" | "livestream" | "live stream" | "live video" | "直播" => PostKind::Live,
        "text" | "status" | "article" | "thread" | "tweet" | "note" | "newsletter" | "blog" | "文章" | "笔记" => {
            PostKind::Text
        }
        _ => return None,
    })
}

/// The state of an order that a word names.
pub(super) fn order_state(text: &str) -> Option<OrderState> {
    let word = plain(text).replace(['_', '-'], " ");
    // WooCommerce's own names begin with its own letters.
    let word = word.strip_prefix("wc ").unwrap_or(&word);
    let named = STATES.iter().find(|(names, _)| names.split(", ").any(|name| name == word));
    named.or_else(|| STEMS.iter().find(|(stem, _)| word.starts_with(stem))).map(|(_, state)| *state)
}

/// What shops call the states of orders.
const STATES: [(&str, OrderState); 17] = [
    ("counts, ok, paid, partially refunded, completed, complete, fulfilled, partially fulfilled", OrderState::Counts),
    ("shipped, partially shipped, delivered, processing, in process, awaiting fulfillment", OrderState::Counts),
    (
        "awaiting shipment, awaiting pickup, unfulfilled, confirmed, dispatched, in transit, invoiced",
        OrderState::Counts,
    ),
    ("success, succeeded, successful", OrderState::Counts),
    ("bezahlt, abgeschlossen, versendet, versandt, geliefert, in bearbeitung, teilweise erstattet", OrderState::Counts),
    ("pagado, pagada, completado, enviado, entregado, procesando, parcialmente reembolsado, pago", OrderState::Counts),
    ("payé, payée, terminé, terminée, expédié, expédiée, livré, livrée, en cours", OrderState::Counts),
    ("partiellement remboursé, partiellement remboursée, pagato, completato, spedito, betaald", OrderState::Counts),
    (
        "已付款, 已支付, 已完成, 已发货, 待发货, 待收货, 待评价, 已收货, 已签收, 交易成功, 交易完成, 部分退款",
        OrderState::Counts,
    ),
    (
        "买家已付款, 买家已付款，等待卖家发货, 等待卖家发货, 卖家已发货, 卖家已发货，等待买家确认, 等待买家确认收货",
        OrderState::Counts,
    ),
    ("unpaid, pending, authorized, partially paid, expired, on hold, pending payment, open", OrderState::Unpaid),
    ("awaiting payment, payment pending, draft, checkout draft, offen, unbezahlt, ausstehend", OrderState::Unpaid),
    ("pendiente, pendiente de pago, en attente, impayé, impayée, in attesa, pendente", OrderState::Unpaid),
    ("待付款, 未付款, 待支付, 未支付, 等待付款, 等待买家付款", OrderState::Unpaid),
    (
        "voided, void, failed, declined, fehlgeschlagen, abgebrochen, 交易关闭, 已关闭, 交易取消, 已取消",
        OrderState::Cancelled,
    ),
    ("returned, chargeback, charged back, zurückgegeben, retourniert, devuelto", OrderState::Refunded),
    ("已退款, 退款成功, 已退货, 全额退款", OrderState::Refunded),
];

/// What such names begin with: "Cancelled by customer", "Annulée", "Rückerstattet am …".
const STEMS: [(&str, OrderState); 13] = [
    ("cancelled", OrderState::Cancelled),
    ("canceled", OrderState::Cancelled),
    ("cancelad", OrderState::Cancelled),
    ("annul", OrderState::Cancelled),
    ("storniert", OrderState::Cancelled),
    ("geannuleerd", OrderState::Cancelled),
    ("refunded", OrderState::Refunded),
    ("fully refunded", OrderState::Refunded),
    ("erstattet", OrderState::Refunded),
    ("rückerstattet", OrderState::Refunded),
    ("reembolsad", OrderState::Refunded),
    ("remboursé", OrderState::Refunded),
    ("rimborsat", OrderState::Refunded),
];

/// Whether a row that begins like this adds up others.
pub(super) fn is_total(text: &str) -> bool {
    let word = plain(text);
    let word = super::format::without_unit(word.trim_end_matches([':', '：']));
    matches!(
        word,
        "total"
            | "totals"
            | "grand total"
            | "sum"
            | "gesamt"
            | "summe"
            | "gesamtsumme"
            | "insgesamt"
            | "suma"
            | "somme"
            | "合计"
            | "总计"
            | "总和"
            | "汇总"
    )
}

/// What a word answers.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    match plain(text).as_str() {
        "yes" | "y" | "true" | "1" | "x" | "✓" | "new" | "first" | "ja" | "sí" | "si" | "是" | "新客" => {
            Some(true)
        }
        "no" | "n" | "false" | "0" | "returning" | "existing" | "repeat" | "nein" | "否" | "老客" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_what_does_not_matter() {
        assert_eq!(plain("\u{feff} „Gefällt  mir“-Angaben\u{a0}"), "gefällt mir-angaben");
        assert_eq!(platform(" Instagram"), Some(Platform::Instagram));
        assert_eq!(post_kind("IG reel"), Some(PostKind::Short));
        assert_eq!(yes_or_no("perhaps"), None);
        for kind in PostKind::ALL {
            assert_eq!(post_kind(kind.key()), Some(kind));
        }
        for state in OrderState::ALL {
            assert_eq!(order_state(state.key()), Some(state));
        }
    }

    #[test]
    fn states_of_orders_are_known_however_shops_call_them() {
        use OrderState::*;
        for (text, expected) in [
            ("partially_refunded", Some(Counts)),
            ("Teilweise erstattet", Some(Counts)),
            ("wc-processing", Some(Counts)),
            ("Unfulfilled", Some(Counts)),
            ("买家已付款，等待卖家发货", Some(Counts)),
            ("交易成功", Some(Counts)),
            ("wc-on-hold", Some(Unpaid)),
            ("draft", Some(Unpaid)),
            ("等待买家付款", Some(Unpaid)),
            ("wc-cancelled", Some(Cancelled)),
            ("Cancelled by customer", Some(Cancelled)),
            ("Cancelado", Some(Cancelled)),
            ("Annulée", Some(Cancelled)),
            ("Abgebrochen", Some(Cancelled)),
            ("declined", Some(Cancelled)),
            ("交易关闭", Some(Cancelled)),
            ("wc-refunded", Some(Refunded)),
            ("Chargeback", Some(Refunded)),
            ("Reembolsado", Some(Refunded)),
            ("Remboursée", Some(Refunded)),
            ("退款成功", Some(Refunded)),
            // What is not settled yet, or is no state of an order.
            ("Refund requested", None),
            ("退款中", None),
            ("closed", None),
            ("priority", None),
        ] {
            assert_eq!(order_state(text), expected, "{text}");
        }
    }
}
