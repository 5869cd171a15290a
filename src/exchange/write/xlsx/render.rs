//! Sheets as the bytes of a workbook.

use std::collections::BTreeMap;

use chrono::Datelike;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Workbook, Worksheet, XlsxError,
};

use super::sheet::{Cell, Column, FIRST, Look, Sheet};
use crate::campaign::model::Date;
use crate::decimal;
use crate::exchange::guard::{clean, in_cell};
use crate::exchange::write::table::Value;
use crate::kpi::unit::Unit;

/// The campaign has more rows or columns than a spreadsheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unwritten(pub String);

impl From<XlsxError> for Unwritten {
    fn from(error: XlsxError) -> Unwritten {
        Unwritten(error.to_string())
    }
}

/// The workbook with these sheets, in this order.
pub(super) fn render(sheets: &[Sheet], today: Date) -> Result<Vec<u8>, Unwritten> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(year(today).unwrap_or(2000), month(today), day_of(today))?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for sheet in sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(sheet.name)?;
        write(worksheet, sheet)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn write(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), Unwritten> {
    let formats = Formats::of(sheet.digits);
    // What is blank is not zero, for programs that do not compute either.
    worksheet.set_formula_result_default("");
    for (column, of) in (0u16..).zip(&sheet.columns) {
        worksheet.write_with_format(0, column, clean(&of.title), &formats.title)?;
        worksheet.write_with_format(1, column, of.id.as_str(), &formats.id)?;
        worksheet.set_column_width(column, of.width)?;
        if of.is_hidden {
            worksheet.set_column_hidden(column)?;
        }
    }
    let first = u32::try_from(FIRST).unwrap_or(1) - 1;
    worksheet.set_freeze_panes(first, sheet.frozen)?;
    worksheet.set_row_height(0, 45)?;
    for (row, cells) in (first..).zip(&sheet.rows) {
        for ((column, of), cell) in (0u16..).zip(&sheet.columns).zip(cells) {
            put(worksheet, (row, column), cell, of, &formats)?;
        }
    }
    Ok(())
}

fn put(
    worksheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    of: &Column,
    formats: &Formats,
) -> Result<(), Unwritten> {
    let format = formats.of_column(of.look);
    match cell {
        Cell::Told(Value::Nothing) => {}
        Cell::Told(Value::Text(text)) => {
            worksheet.write_string_with_format(row, column, in_cell(text), format)?;
        }
        Cell::Told(Value::Number(number)) => match decimal::read(number) {
            Some(value) => drop(worksheet.write_number_with_format(row, column, value, format)?),
            None => drop(worksheet.write_string(row, column, number.as_str())?),
        },
        Cell::Told(Value::Day(day)) => match serial(*day) {
            Some(serial) => drop(worksheet.write_number_with_format(row, column, serial, &formats.day)?),
            // Spreadsheets have no days before 1900.
            None => drop(worksheet.write_string(row, column, day.to_string())?),
        },
        Cell::Computed(formula, value) => {
            let (result, format) = match value {
                Value::Nothing => (String::new(), format),
                Value::Text(text) => (clean(text), format),
                Value::Number(number) => (number.clone(), format),
                Value::Day(day) => match serial(*day) {
                    Some(serial) => (decimal::write(serial), &formats.day),
                    None => (day.to_string(), format),
                },
            };
            let formula = Formula::new(formula).set_result(result);
            worksheet.write_formula_with_format(row, column, formula, format)?;
        }
    }
    Ok(())
}

/// A day as spreadsheets count it; they have none before 1900 and none after 9999.
pub(super) fn serial(day: Date) -> Option<f64> {
    let origin = Date::from_ymd_opt(1899, 12, 30)?;
    // The days before March 1900 are one off, since Lotus took that year for a leap year.
    let is_there = year(day).is_some() && day >= Date::from_ymd_opt(1900, 3, 1)?;
    is_there.then(|| (day - origin).num_days() as f64)
}

fn year(day: Date) -> Option<u16> {
    u16::try_from(day.year()).ok().filter(|year| (1900..=9999).contains(year))
}

fn month(day: Date) -> u8 {
    u8::try_from(day.month()).unwrap_or(1)
}

fn day_of(day: Date) -> u8 {
    u8::try_from(day.day()).unwrap_or(1)
}

/// How cells look.
struct Formats {
    title: Format,
    id: Format,
    plain: Format,
    long: Format,
    day: Format,
    units: BTreeMap<String, Format>,
}

impl Formats {
    fn of(digits: u32) -> Formats {
        let decimals = (0..digits).map(|_| '0').collect::<String>();
        let money = if digits == 0 { "#,##0".to_owned() } else { format!("#,##0.{decimals}") };
        let of = |unit: Unit, text: &str| (unit.to_string(), Format::new().set_num_format(text));
        let units = [
            of(Unit::Money, &money),
            of(Unit::Count, "#,##0"),
            of(Unit::Rate, "0.00%"),
            of(Unit::Multiple, "0.00\"×\""),
            of(Unit::Days, "0"),
            of(Unit::PerDay, "#,##0.0"),
        ];
        Formats {
            title: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
            id: Format::new().set_font_color(Color::Gray).set_font_size(9),
            plain: Format::new(),
            long: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            units: BTreeMap::from(units),
        }
    }

    fn of_column(&self, look: Look) -> &Format {
        match look {
            Look::Plain => &self.plain,
            Look::Long => &self.long,
            Look::Of(unit) => self.units.get(&unit.to_string()).unwrap_or(&self.plain),
        }
    }
}
