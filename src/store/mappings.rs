//! What somebody said about tables of their own, so that the next one of the same shape need not be explained again.

use crate::exchange::reading::{ColumnOptions, TableOptions};

/// How tables are read, by their shape, the latest first.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Mappings(Vec<(String, TableOptions)>);

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
    pub fn recall(&self, shape: &str) -> Option<&TableOptions> {
        self.0.iter().find(|(other, _)| other == shape).map(|(_, options)| options)
    }

    /// Remembers what was said about a table. What its cells show anew each time is not part of that: the year.
    pub fn remember(&mut self, shape: &str, options: &TableOptions) {
        let columns = options.columns.iter().map(|column| ColumnOptions { year: None, ..*column }).collect();
        self.0.retain(|(other, _)| other != shape);
        self.0.insert(0, (shape.to_owned(), TableOptions { columns, ..options.clone() }));
        self.0.truncate(MOST);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::exchange::reading::{Field, Mapping};

    fn fee() -> TableOptions {
        let columns =
            vec![ColumnOptions { mapping: Mapping::Field(Field::Fee), year: Some(2026), ..ColumnOptions::default() }];
        TableOptions { columns, ..TableOptions::default() }
    }

    #[test]
    fn what_was_said_is_recalled_for_the_same_headers_alone() {
        let mut mappings = Mappings::default();
        mappings.remember("Who\tPaid", &fee());
        let again = Mappings::read(&mappings.write());
        assert_eq!(again, mappings);
        let recalled = again.recall("Who\tPaid").unwrap().columns.first().unwrap();
        assert_eq!((recalled.mapping, recalled.year), (Mapping::Field(Field::Fee), None));
        assert_eq!(again.recall("Who\tPaid\tWhen"), None);
    }

    #[test]
    fn what_is_damaged_is_forgotten_and_the_oldest_goes() {
        assert_eq!(Mappings::read("{"), Mappings::default());
        let mut mappings = Mappings::default();
        for shape in 0..=MOST {
            mappings.remember(&shape.to_string(), &fee());
        }
        assert!(mappings.recall("0").is_none() && mappings.recall("1").is_some());
    }
}
