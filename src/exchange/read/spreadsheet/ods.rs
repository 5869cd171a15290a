//! ODS, element by element. Repeated cells and rows, which may be billions, stand in the file once; only those with content
//! are laid out.

use std::io::{BufReader, Read};

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use super::archive;
use super::gather::Gather;
use super::{MOST_COLUMNS, MOST_TEXT, Unreadable, Value, money};

/// How much of the list of parts is looked through for what says that they are encrypted.
const MOST_MANIFEST: u64 = 4 << 20;

/// Puts every sheet into `gather`.
pub(super) fn read(bytes: &[u8], gather: &mut Gather<'_>) -> Result<(), Unreadable> {
    let mut archive = archive::open(bytes)?;
    let mut manifest = Vec::new();
    let part = archive.by_name("META-INF/manifest.xml").map_err(archive::refused)?;
    part.take(MOST_MANIFEST).read_to_end(&mut manifest).map_err(|_| Unreadable::Damaged)?;
    if String::from_utf8_lossy(&manifest).contains("encryption-data") {
        return Err(Unreadable::Locked);
    }
    let content = archive.by_name("content.xml").map_err(archive::refused)?;
    let mut xml = Reader::from_reader(BufReader::new(content));
    xml.config_mut().expand_empty_elements = true;
    let (mut buffer, mut place) = (Vec::new(), Place::default());
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|_| Unreadable::Damaged)? {
            Event::Start(element) => place.start(&element, gather)?,
            Event::End(element) => place.end(element.name().as_ref(), gather)?,
            Event::Text(text) => place.text(&text.xml10_content())?,
            Event::CData(text) => place.text(&text.xml10_content())?,
            Event::GeneralRef(name) => {
                let sign = name.resolve_char_ref().map_err(|_| Unreadable::Damaged)?.map(String::from);
                place.text(&sign.or(resolve_xml_entity(&name).map(str::to_owned)).ok_or(Unreadable::Damaged)?)?;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    // A file that ends within a sheet was cut off.
    if place.depth == 0 { Ok(()) } else { Err(Unreadable::Damaged) }
}

/// Where in a sheet the reading is.
#[derive(Default)]
struct Place {
    /// Tables around it: one within a cell is none of the sheet's.
    depth: usize,
    row: usize,
    /// Rows that the current one stands for.
    rows: usize,
    column: usize,
    /// What the row holds: column, how often, value.
    cells: Vec<(usize, usize, Value)>,
    cell: Option<Cell>,
    /// Comments and drawings around it.
    aside: usize,
}

/// A cell that is being read.
struct Cell {
    columns: usize,
    /// What its attributes tell.
    value: Value,
    /// What is shown in it.
    text: String,
    paragraphs: usize,
}

impl Place {
    fn start(&mut self, element: &BytesStart<'_>, gather: &mut Gather<'_>) -> Result<(), Unreadable> {
        match element.name().as_ref() {
            "table:table" => {
                self.depth += 1;
                if self.depth == 1 {
                    gather.sheet(attribute(element, "table:name")?.unwrap_or_default())?;
                    self.row = 0;
                }
            }
            "office:annotation" | "draw:frame" | "draw:object" => self.aside += 1,
            _ if self.depth != 1 || self.aside > 0 => {}
            "table:table-row" => {
                (self.rows, self.column) = (repeated(element, "table:number-rows-repeated")?, 0);
                self.cells.clear();
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let columns = repeated(element, "table:number-columns-repeated")?;
                self.cell = Some(Cell { columns, value: value(element)?, text: String::new(), paragraphs: 0 });
            }
            "text:p" => {
                if let Some(cell) = &mut self.cell {
                    cell.text.push_str(if cell.paragraphs > 0 { "\n" } else { "" });
                    cell.paragraphs += 1;
                }
            }
            "text:s" => {
                let spaces = repeated(element, "text:c")?.min(MOST_COLUMNS);
                self.text(&" ".repeat(spaces))?;
            }
            "text:tab" => self.text("\t")?,
            "text:line-break" => self.text("\n")?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Unreadable> {
        if let Some(cell) = &mut self.cell
            && (self.depth, self.aside) == (1, 0)
            && cell.paragraphs > 0
        {
            cell.text.push_str(text);
            if cell.text.len() > MOST_TEXT {
                return Err(Unreadable::TooMuch);
            }
        }
        Ok(())
    }

    fn end(&mut self, name: &str, gather: &mut Gather<'_>) -> Result<(), Unreadable> {
        match name {
            "table:table" => self.depth = self.depth.saturating_sub(1),
            "office:annotation" | "draw:frame" | "draw:object" => self.aside = self.aside.saturating_sub(1),
            _ if self.depth != 1 || self.aside > 0 => {}
            "table:table-cell" | "table:covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return Ok(()) };
                let value = if cell.value == Value::Empty { Value::Text(cell.text) } else { cell.value };
                // What nothing is kept of may be repeated without an end.
                if !value.is_nothing() {
                    self.cells.push((self.column, cell.columns, value));
                }
                self.column = self.column.saturating_add(cell.columns);
            }
            "table:table-row" => self.end_row(gather)?,
            _ => {}
        }
        Ok(())
    }

    fn end_row(&mut self, gather: &mut Gather<'_>) -> Result<(), Unreadable> {
        if !self.cells.is_empty() {
            for row in 0..self.rows {
                for (column, columns, value) in &self.cells {
                    for next in 0..*columns {
                        gather.put(self.row.saturating_add(row), column.saturating_add(next), value.clone())?;
                    }
                }
            }
        }
        self.row = self.row.saturating_add(self.rows);
        Ok(())
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Unreadable> {
    let attribute = element.try_get_attribute(name).map_err(|_| Unreadable::Damaged)?;
    let value = attribute.map(|attribute| attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0));
    Ok(value.transpose().map_err(|_| Unreadable::Damaged)?.map(|value| value.into_owned()))
}

/// How often something is there.
fn repeated(element: &BytesStart<'_>, name: &str) -> Result<usize, Unreadable> {
    attribute(element, name)?.map_or(Ok(1), |times| times.parse().map_err(|_| Unreadable::Damaged))
}

/// What the attributes of a cell tell; nothing where its text does.
fn value(element: &BytesStart<'_>) -> Result<Value, Unreadable> {
    let get = |name: &str| Ok(attribute(element, name)?.unwrap_or_default());
    Ok(match get("office:value-type")?.as_str() {
        "float" | "percentage" => get("office:value")?.parse().map_or(Value::Empty, Value::Number),
        "currency" => {
            let sign = money::sign(&get("office:currency")?);
            get("office:value")?.parse().map_or(Value::Empty, |number| Value::of(number, sign))
        }
        "date" => super::iso(&get("office:date-value")?),
        "time" => duration(&get("office:time-value")?).map_or(Value::Empty, Value::Text),
        "boolean" => super::truth(get("office:boolean-value")? == "true"),
        _ => Value::Text(get("office:string-value")?),
    })
    .map(|value| if value == Value::Text(String::new()) { Value::Empty } else { value })
}

/// `PT00H04M23S` as `0:04:23`.
fn duration(text: &str) -> Option<String> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, seconds) = rest.strip_suffix('S')?.split_once('M')?;
    let whole = seconds.split_once(['.', ',']).map_or(seconds, |(whole, _)| whole);
    let (hours, minutes, seconds): (u32, u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?, whole.parse().ok()?);
    Some(format!("{hours}:{minutes:02}:{seconds:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_look_as_in_files_of_text() {
        for (text, expected) in
            [("PT00H04M23S", Some("0:04:23")), ("PT36H00M00.5S", Some("36:00:00")), ("P1D", None), ("PTHMS", None)]
        {
            assert_eq!(duration(text).as_deref(), expected, "{text}");
        }
    }
}
