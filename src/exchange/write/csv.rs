//! Tables as CSV: UTF-8 with a byte order mark, which spreadsheets need to read names in every script; a text that they would
//! execute is [guarded](crate::exchange::guard).

use super::table::{Table, Value};
use crate::exchange::guard::guard;

/// What tells spreadsheets that a file is UTF-8.
pub const MARK: &str = "\u{feff}";

/// A table as CSV for spreadsheets.
pub fn csv(table: &Table) -> String {
    format!("{MARK}{}", plain(table))
}

/// The same without the mark, for databases.
pub fn plain(table: &Table) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = table.columns.iter().map(|name| guard(name).into_owned()).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(text).collect::<Vec<_>>());
    for row in std::iter::once(header).chain(rows) {
        // Nothing fails on the way into memory.
        let _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn text(value: &Value) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => guard(text).into_owned(),
        Value::Number(number) => number.clone(),
        // Years beyond four digits begin with a sign.
        Value::Day(day) => guard(&day.to_string()).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_numbers_and_formulas_do_not() {
        let row = vec![
            Value::Text("=1+1".to_owned()),
            Value::Number("-12.50".to_owned()),
            Value::Nothing,
            Value::Text("a \"b\", c".to_owned()),
        ];
        let table = Table { columns: ["name", "cost", "likes", "notes"].map(str::to_owned).to_vec(), rows: vec![row] };
        assert_eq!(csv(&table), "\u{feff}name,cost,likes,notes\n'=1+1,-12.50,,\"a \"\"b\"\", c\"\n");
    }
}
