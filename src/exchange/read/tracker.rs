//! People's own tables: one row per influencer or post, or a day in each row. Headers that people use map by themselves.

use super::format::{Draft, Format};
use super::grid::{Cell, Grid, Typed};
use super::{number, words};
use crate::campaign::address;
use crate::exchange::reading::{About, Field, Kind, Source};
use crate::i18n::Separators;
use crate::kpi::unit::Currency;

pub(super) const TRACKER: Format = Format {
    source: Source::Tracker,
    about: About::Influencers,
    platform: None,
    names: &[
        ("influencer", Field::Influencer),
        ("influencers", Field::Influencer),
        ("creator", Field::Influencer),
        ("creators", Field::Influencer),
        ("kol", Field::Influencer),
        ("blogger", Field::Influencer),
        ("ambassador", Field::Influencer),
        ("达人", Field::Influencer),
        ("博主", Field::Influencer),
        ("红人", Field::Influencer),
        ("name", Field::Name),
        ("influencer name", Field::Name),
        ("creator name", Field::Name),
        ("full name", Field::Name),
        ("display name", Field::Name),
        ("account name", Field::Name),
        ("kontoname", Field::Name),
        ("page name", Field::Name),
        ("seitenname", Field::Name),
        ("nombre", Field::Name),
        ("nom", Field::Name),
        ("昵称", Field::Name),
        ("达人昵称", Field::Name),
        ("handle", Field::Handle),
        ("username", Field::Handle),
        ("user name", Field::Handle),
        ("account", Field::Handle),
        ("account handle", Field::Handle),
        ("account username", Field::Handle),
        ("konto-benutzername", Field::Handle),
        ("influencer handle", Field::Handle),
        ("creator handle", Field::Handle),
        ("instagram handle", Field::Handle),
        ("tiktok handle", Field::Handle),
        ("ig handle", Field::Handle),
        ("@", Field::Handle),
        ("instagram", Field::Handle),
        ("tiktok", Field::Handle),
        ("profile", Field::Handle),
        ("profile link", Field::Handle),
        ("profile url", Field::Handle),
        ("主页链接", Field::Handle),
        ("benutzername", Field::Handle),
        ("usuario", Field::Handle),
        ("账号", Field::Handle),
        ("platform", Field::Platform),
        ("channel", Field::Platform),
        ("network", Field::Platform),
        ("social network", Field::Platform),
        ("plattform", Field::Platform),
        ("plataforma", Field::Platform),
        ("平台", Field::Platform),
        ("followers", Field::Followers),
        ("follower", Field::Followers),
        ("follower count", Field::Followers),
        ("followers count", Field::Followers),
        ("subscribers", Field::Followers),
        ("seguidores", Field::Followers),
        ("粉丝", Field::Followers),
        ("粉丝数", Field::Followers),
        ("post id", Field::PostId),
        ("media id", Field::PostId),
        ("video id", Field::PostId),
        ("permalink", Field::Permalink),
        ("link", Field::Permalink),
        ("url", Field::Permalink),
        ("post link", Field::Permalink),
        ("post url", Field::Permalink),
        ("link to post", Field::Permalink),
        ("content link", Field::Permalink),
        ("live link", Field::Permalink),
        ("video link", Field::Permalink),
        ("链接", Field::Permalink),
        ("作品链接", Field::Permalink),
        ("笔记链接", Field::Permalink),
        ("date", Field::Day),
        ("post date", Field::Published),
        ("posted", Field::Published),
        ("date posted", Field::Published),
        ("published", Field::Published),
        ("publish date", Field::Published),
        ("publishing date", Field::Published),
        ("publish time", Field::Published),
        ("go live date", Field::Published),
        ("live date", Field::Published),
        ("datum", Field::Day),
        ("fecha", Field::Day),
        ("发布日期", Field::Published),
        ("发布时间", Field::Published),
        ("type", Field::PostKind),
        ("post type", Field::PostKind),
        ("content type", Field::PostKind),
        ("format", Field::PostKind),
        ("deliverable", Field::PostKind),
        ("类型", Field::PostKind),
        ("impressions", Field::Impressions),
        ("impressionen", Field::Impressions),
        ("impresiones", Field::Impressions),
        ("曝光", Field::Impressions),
        ("曝光量", Field::Impressions),
        ("views", Field::Views),
        ("video views", Field::Views),
        ("plays", Field::Views),
        ("aufrufe", Field::Views),
        ("visualizaciones", Field::Views),
        ("播放", Field::Views),
        ("播放量", Field::Views),
        ("浏览量", Field::Views),
        ("阅读量", Field::Views),
        ("reach", Field::Reach),
        ("reichweite", Field::Reach),
        ("alcance", Field::Reach),
        ("触达", Field::Reach),
        ("likes", Field::Likes),
        ("me gusta", Field::Likes),
        ("gefällt mir", Field::Likes),
        ("点赞", Field::Likes),
        ("点赞数", Field::Likes),
        ("comments", Field::Comments),
        ("kommentare", Field::Comments),
        ("comentarios", Field::Comments),
        ("评论", Field::Comments),
        ("评论数", Field::Comments),
        ("shares", Field::Shares),
        ("reposts", Field::Shares),
        ("分享", Field::Shares),
        ("分享数", Field::Shares),
        ("转发", Field::Shares),
        ("转发数", Field::Shares),
        ("saves", Field::Saves),
        ("saved", Field::Saves),
        ("bookmarks", Field::Saves),
        ("favorites", Field::Saves),
        ("收藏", Field::Saves),
        ("收藏数", Field::Saves),
        ("clicks", Field::Clicks),
        ("link clicks", Field::Clicks),
        ("klicks", Field::Clicks),
        ("clics", Field::Clicks),
        ("点击", Field::Clicks),
        ("点击量", Field::Clicks),
        ("new users", Field::NewUsers),
        ("新用户", Field::NewUsers),
        ("fee", Field::Fee),
        ("cost", Field::Fee),
        ("price", Field::Fee),
        ("rate", Field::Fee),
        ("spend", Field::Fee),
        ("budget", Field::Fee),
        ("total cost", Field::Fee),
        ("influencer fee", Field::Fee),
        ("creator fee", Field::Fee),
        ("honorar", Field::Fee),
        ("kosten", Field::Fee),
        ("coste", Field::Fee),
        ("费用", Field::Fee),
        ("报价", Field::Fee),
        ("合作费用", Field::Fee),
        ("product", Field::Product),
        ("product cost", Field::Product),
        ("product value", Field::Product),
        ("cogs", Field::Product),
        ("产品成本", Field::Product),
        ("shipping", Field::Shipping),
        ("shipping cost", Field::Shipping),
        ("versand", Field::Shipping),
        ("运费", Field::Shipping),
        ("other cost", Field::OtherCost),
        ("other costs", Field::OtherCost),
        ("usage rights", Field::OtherCost),
        ("其他费用", Field::OtherCost),
        ("commission", Field::Commission),
        ("provision", Field::Commission),
        ("佣金", Field::Commission),
        ("currency", Field::Currency),
        ("fee currency", Field::Currency),
        ("währung", Field::Currency),
        ("moneda", Field::Currency),
        ("币种", Field::Currency),
        ("notes", Field::Notes),
        ("note", Field::Notes),
        ("notizen", Field::Notes),
        ("备注", Field::Notes),
        ("orders", Field::Orders),
        ("sales count", Field::Orders),
        ("conversions", Field::Orders),
        ("purchases", Field::Orders),
        ("bestellungen", Field::Orders),
        ("pedidos", Field::Orders),
        ("订单", Field::Orders),
        ("订单数", Field::Orders),
        ("revenue", Field::Revenue),
        ("total revenue", Field::Revenue),
        ("total rev", Field::Revenue),
        ("rev", Field::Revenue),
        ("sales", Field::Revenue),
        ("total sales", Field::Revenue),
        ("gmv", Field::Revenue),
        ("umsatz", Field::Revenue),
        ("ingresos", Field::Revenue),
        ("ventas", Field::Revenue),
        ("销售额", Field::Revenue),
        ("成交额", Field::Revenue),
        ("new customers", Field::NewCustomers),
        ("新客", Field::NewCustomers),
        ("新客数", Field::NewCustomers),
        ("code uses", Field::Redemptions),
        ("code used", Field::Redemptions),
        ("redemptions", Field::Redemptions),
        ("code redemptions", Field::Redemptions),
        ("uses", Field::Redemptions),
        ("discounts", Field::Discounts),
        ("discount amount", Field::Discounts),
        ("code", Field::Code),
        ("discount code", Field::Code),
        ("promo code", Field::Code),
        ("coupon", Field::Code),
        ("coupon code", Field::Code),
        ("rabattcode", Field::Code),
        ("优惠码", Field::Code),
        ("折扣码", Field::Code),
    ],
    // What is computed here anyway.
    others: &[
        "roi",
        "roas",
        "cpm",
        "cpe",
        "cpc",
        "cpa",
        "aov",
        "ctr",
        "er",
        "engagement rate",
        "engagement",
        "engagements",
        "tier",
        "status",
        "互动率",
        "投资回报率",
    ],
    needs: &[&[Field::Influencer, Field::Handle, Field::Name, Field::Permalink]],
    least: 2,
    order: None,
    private: false,
    shape: profiles,
};

pub(super) const DAILY: Format = Format {
    source: Source::Daily,
    about: About::Days,
    platform: None,
    names: &[
        ("date", Field::Day),
        ("day", Field::Day),
        ("datum", Field::Day),
        ("tag", Field::Day),
        ("fecha", Field::Day),
        ("día", Field::Day),
        ("jour", Field::Day),
        ("日期", Field::Day),
        ("revenue", Field::Revenue),
        ("sales", Field::Revenue),
        ("total sales", Field::Revenue),
        ("net sales", Field::Revenue),
        ("gross sales", Field::Number),
        ("total revenue", Field::Revenue),
        ("umsatz", Field::Revenue),
        ("ventas", Field::Revenue),
        ("ingresos", Field::Revenue),
        ("销售额", Field::Revenue),
        ("currency", Field::Currency),
        ("währung", Field::Currency),
        ("moneda", Field::Currency),
        ("币种", Field::Currency),
        ("orders", Field::Orders),
        ("bestellungen", Field::Orders),
        ("pedidos", Field::Orders),
        ("订单数", Field::Orders),
        ("sessions", Field::Sessions),
        ("visits", Field::Sessions),
        ("sitzungen", Field::Sessions),
        ("sesiones", Field::Sessions),
        ("访问量", Field::Sessions),
        ("followers", Field::Followers),
        ("粉丝数", Field::Followers),
        ("new followers", Field::Follows),
        ("follows", Field::Follows),
        ("views", Field::Views),
        ("reach", Field::Reach),
        ("profile views", Field::ProfileViews),
        ("profile visits", Field::ProfileViews),
        ("likes", Field::Likes),
        ("comments", Field::Comments),
        ("shares", Field::Shares),
        ("clicks", Field::Clicks),
        ("link clicks", Field::Clicks),
    ],
    others: &[],
    needs: &[&[Field::Day]],
    least: 1,
    order: None,
    private: false,
    shape: numbers_too,
};

/// Takes links for those of accounts where they lead to no posts.
fn profiles(draft: &mut Draft) {
    let Some(place) = draft.column(Field::Permalink) else { return };
    let grid = draft.grid;
    let cells = draft.rows.iter().take(LOOKED_AT).map(|row| grid.cell(*row, place).text);
    let mut cells = cells.filter(|text| address::is_address(text)).peekable();
    if cells.peek().is_some() && cells.all(address::is_profile) {
        let field = Some(Field::Handle).filter(|handle| draft.column(*handle).is_none());
        if let Some(known) = draft.fields.get_mut(place) {
            *known = field;
        }
    }
}

/// Takes out the last rows where they add up the others: their first cell says so, and they tell no more than numbers. Somebody
/// who is called Total has at least a handle, a platform or a day.
pub(super) fn without_sums(draft: &mut Draft) {
    let (grid, about) = (draft.grid, draft.about);
    let adds_up = |place: usize| match draft.fields.get(place).copied().flatten() {
        None | Some(Field::Notes) => true,
        Some(field) => {
            matches!(field.kind(about), Kind::Count | Kind::Sum | Kind::Number | Kind::Currency)
        }
    };
    let is_sum = |row: usize| {
        let told = |place: &usize| !number::is_nothing(grid.cell(row, *place).text);
        let mut told = (0..draft.fields.len()).filter(told);
        told.next().is_some_and(|place| words::is_total(grid.cell(row, place).text)) && told.all(adds_up)
    };
    let first = draft.rows.iter().rev().copied().take_while(|row| is_sum(*row)).last();
    draft.without_totals(|_, row| first.is_some_and(|first| row >= first));
}

/// What is not kept of what the rows are about, such as the sales of a post, is not taken for anything.
pub(super) fn of_what_rows_are_about(draft: &mut Draft) {
    // Of a post, a date is when it was published, and of an order when it was placed.
    let date = match draft.about {
        About::Posts => Some(Field::Published),
        About::Orders => Some(Field::Placed),
        _ => None,
    };
    let missing = date.filter(|date| draft.column(*date).is_none());
    if let Some((place, date)) = draft.column(Field::Day).zip(missing) {
        draft.set_field(place, date);
    }
    let kept = draft.about.fields();
    for field in &mut draft.fields {
        *field = field.filter(|field| kept.contains(field));
    }
}

/// Whether rows below the headers of a daily table are what it is: something like a day, and a number beside it.
pub(super) fn counts_days(grid: &Grid, header: usize) -> bool {
    let below = header + 1..grid.height().min(header + 1 + LOOKED_AT);
    let first = |place: usize| {
        let mut cells = below.clone().map(|row| grid.cell(row, place));
        cells.find(|cell| !number::is_nothing(cell.text))
    };
    let has_digit = |cell: Cell| cell.typed != Typed::No || cell.text.contains(|sign: char| sign.is_ascii_digit());
    let is_number = |cell: Cell| {
        let style = number::style([cell].into_iter(), false).settled.unwrap_or(Separators::Dot);
        number::number(cell, style, Currency::USD).is_ok()
    };
    let is_day = |place: &usize| DAILY.field(grid.cell(header, *place).text) == Some(Field::Day);
    let (days, others): (Vec<_>, Vec<_>) = (0..grid.width(header)).partition(is_day);
    days.into_iter().any(|place| first(place).is_some_and(has_digit))
        && others.into_iter().any(|place| first(place).is_some_and(is_number))
}

/// So many rows show whether a column holds numbers.
const LOOKED_AT: usize = 50;

/// Takes every other column of numbers for a series of its own, such as a region or a product.
fn numbers_too(draft: &mut Draft) {
    let grid = draft.grid;
    for place in 0..draft.fields.len() {
        let cells = draft.rows.iter().take(LOOKED_AT).map(|row| grid.cell(*row, place));
        let cells: Vec<_> =
            cells.filter(|cell| cell.typed == Typed::Number || !number::is_nothing(cell.text)).collect();
        let style = number::style(cells.iter().copied(), false).settled.unwrap_or(Separators::Dot);
        let reads = !cells.is_empty() && cells.iter().all(|cell| number::number(*cell, style, Currency::USD).is_ok());
        if reads && draft.fields.get(place) == Some(&None) && !grid.cell(draft.header, place).text.is_empty() {
            draft.set_field(place, Field::Number);
        }
    }
}

/// What the rows of a table that people made are about, by its columns.
pub(super) fn about(fields: &[Option<Field>]) -> About {
    let has = |any: &[Field]| any.iter().any(|field| fields.contains(&Some(*field)));
    let named = has(&[Field::Influencer, Field::Handle, Field::Name]);
    let sells = has(&[Field::Revenue, Field::Orders, Field::Redemptions, Field::Code]);
    let reports = fields
        .iter()
        .flatten()
        .any(|field| field.measure().is_some() && !matches!(field, Field::Clicks | Field::NewUsers));
    match () {
        () if has(&[Field::OrderId]) => About::Orders,
        () if has(&[Field::PostId, Field::Permalink, Field::PostKind]) => About::Posts,
        // Of those who sell, a date is when they began.
        () if has(&[Field::Published]) && !sells => About::Posts,
        () if reports && (named || !has(&[Field::Day])) => About::Posts,
        () if named => About::Influencers,
        () if has(&[Field::Day]) => About::Days,
        () if has(&[Field::UtmSource, Field::SourceMedium, Field::UtmCampaign, Field::Channel]) => About::Sessions,
        () => About::Posts,
    }
}
