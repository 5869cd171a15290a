//! What somebody said about tables of their own, so that the next one of the same shape need not be explained again.

use serde::{Deserialize, Serialize};

use crate::exchange::reading::{ColumnOptions, Delimiter, Encoding, TableOptions};

/// How tables are read, by their shape, the latest first.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Mappings(Vec<Remembered>);

/// How a table is read, and the file that it is in.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
pub struct Remembered {
    /// The shape that the table had before anything was said about it.
    pub shape: String,
    /// What was said about the table.
    pub table: TableOptions,
    // Settings may hold the list of the two fields above, which is what was kept once.
    /// How the letters of the file are written.
    #[serde(default)]
    pub encoding: Option<Encoding>,
    /// What stands between its cells.
    #[serde(default)]
    pub delimiter: Option<Delimiter>,
}

impl Remembered {
    /// Whether it says no more than what is found out anyway.
    fn is_nothing(&self) -> bool {
        let columns = self.table.columns.iter().all(|column| *column == ColumnOptions::default());
        let table = TableOptions { columns: Vec::new(), ..self.table.clone() } == TableOptions::default();
        columns && table && self.encoding.is_none() && self.delimiter.is_none()
    }
}

/// So many are remembered.
const MOST: usize = 50;

impl Mappings {
    /// Reads what the settings keep; what is damaged is forgotten.
    pub fn read(text: &str) -> Mappings {
        Mappings(serde_json::from_str(text).unwrap_or_default())
    }

    /// As the settings keep it.
    pub fn write(&self) -> String {
        // Texts, numbers and lists have nothing that could fail.
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// What was said about tables of this shape.
    pub fn recall(&self, shape: &str) -> Option<&Remembered> {
        self.0.iter().find(|one| one.shape == shape)
    }

    /// Remembers what was said about a table. What its cells show anew each time is not part of that: the year. Nor is, of an
    /// export, how days and numbers are written, since it has the same headers wherever it was made.
    pub fn remember(&mut self, mut said: Remembered, is_export: bool) {
        for column in &mut said.table.columns {
            let kept =
                if is_export { ColumnOptions { mapping: column.mapping, ..ColumnOptions::default() } } else { *column };
            *column = ColumnOptions { year: None, ..kept };
        }
        self.0.retain(|other| other.shape != said.shape);
        if !said.is_nothing() {
            self.0.insert(0, said);
            self.0.truncate(MOST);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::exchange::reading::{DayOrder, Field, Mapping};
    use crate::i18n::Separators;

    fn fee(shape: &str) -> Remembered {
        let column = ColumnOptions {
            mapping: Mapping::Field(Field::Fee),
            order: Some(DayOrder::DayFirst),
            year: Some(2026),
            separators: Some(Separators::Comma),
        };
        let table = TableOptions { header: Some(3), columns: vec![column], ..TableOptions::default() };
        let (encoding, delimiter) = (Some(Encoding::Big5), Some(Delimiter::Tab));
        Remembered { shape: shape.to_owned(), table, encoding, delimiter }
    }

    fn columns(mappings: &Mappings, shape: &str) -> Vec<ColumnOptions> {
        mappings.recall(shape).unwrap().table.columns.clone()
    }

    #[test]
    fn what_was_said_is_recalled_for_the_same_headers_alone() {
        let mut mappings = Mappings::default();
        mappings.remember(fee("Who\tPaid"), false);
        let again = Mappings::read(&mappings.write());
        assert_eq!(again, mappings);
        let mut expected = fee("Who\tPaid");
        expected.table.columns.iter_mut().for_each(|column| column.year = None);
        assert_eq!(again.recall("Who\tPaid"), Some(&expected));
        assert_eq!(again.recall("Who\tPaid\tWhen"), None);
    }

    #[test]
    fn how_days_are_written_is_remembered_of_ones_own_tables_alone() {
        let mut mappings = Mappings::default();
        mappings.remember(fee("Publish time"), true);
        let column = ColumnOptions { mapping: Mapping::Field(Field::Fee), ..ColumnOptions::default() };
        assert_eq!(columns(&mappings, "Publish time"), [column]);
    }

    #[test]
    fn what_is_asked_each_time_alone_is_nothing_to_remember() {
        let asked = ColumnOptions { year: Some(2026), ..ColumnOptions::default() };
        let export = ColumnOptions { order: Some(DayOrder::DayFirst), ..ColumnOptions::default() };
        for (column, is_export) in [(asked, false), (export, true)] {
            let table = TableOptions { columns: vec![column], ..TableOptions::default() };
            let mut mappings = Mappings::default();
            mappings.remember(Remembered { shape: "Date".to_owned(), table, ..Remembered::default() }, is_export);
            assert_eq!(mappings, Mappings::default());
        }
    }

    #[test]
    fn what_was_kept_once_is_recalled() {
        let kept = r#"[["Who\tPaid",{"source":null,"about":"influencers","header":null,"columns":[
            {"mapping":{"Field":"fee"},"order":null,"year":null,"separators":null}]}]]"#;
        assert_eq!(columns(&Mappings::read(kept), "Who\tPaid")[0].mapping, Mapping::Field(Field::Fee));
    }

    #[test]
    fn what_is_damaged_is_forgotten_and_the_oldest_goes() {
        assert_eq!(Mappings::read("{"), Mappings::default());
        let mut mappings = Mappings::default();
        for shape in 0..=MOST {
            mappings.remember(fee(&shape.to_string()), false);
        }
        assert!(mappings.recall("0").is_none() && mappings.recall("1").is_some());
    }
}
