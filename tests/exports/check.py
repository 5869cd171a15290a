"""Lets other programs compute what a campaign's export says, and compares every number with ours.

  check.py <folder with a folder for each campaign>

Each campaign's folder has expected.json: every KPI at every scope, null for what is missing or undefined. DuckDB and Spark SQL run
kpis.sql over the tables beside it. LibreOffice opens campaign.xlsx, forgets what stands in its formulas and computes them anew; and
once more after the changes in edits.json.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOLERANCE = 1e-9
SCOPES = ["campaign", "platform", "tier", "influencer", "post"]


class Check:
    """Counts what agrees and keeps what does not."""

    def __init__(self):
        self.compared = 0
        self.known = 0
        self.wrong = []

    def rows(self, who, expected, found):
        """Compares what `who` found, by scope and id, with everything that is expected; a KPI or a scope too few is wrong too."""
        for row in expected:
            at = (row["scope"], row["id"])
            if at not in found:
                self.wrong.append(f"{who}: no row for {at}")
                continue
            for kpi, number in row["kpis"].items():
                if kpi not in found[at]:
                    self.wrong.append(f"{who}: no column {kpi} at {at}")
                elif not same(number, found[at][kpi]):
                    self.wrong.append(f"{who}: {kpi} at {at} is {found[at][kpi]!r}, not {number!r}")
                self.compared += 1
                self.known += number is not None
        for at in found.keys() - {(row["scope"], row["id"]) for row in expected}:
            self.wrong.append(f"{who}: nobody expects {at}")


def same(expected, found):
    if expected is None or found is None or isinstance(found, str):
        return expected is None and found is None
    return abs(expected - found) <= TOLERANCE * max(abs(expected), abs(found))


def expectations(folder):
    rows = json.loads((folder / "expected.json").read_text())
    if not rows or not all(row["kpis"] for row in rows):
        sys.exit(f"{folder}: nothing is expected, so nothing can be checked")
    return rows


def statements(folder):
    """The statements of the script; each ends with a semicolon at the end of a line."""
    lines = [line for line in (folder / "kpis.sql").read_text().splitlines() if not line.startswith("--")]
    return [text for text in "\n".join(lines).split(";\n") if text.strip(" \n;")]


def keyed(columns, rows):
    """Rows by scope and id."""
    found = {}
    for row in rows:
        cells = dict(zip(columns, row))
        found[(cells.pop("scope"), cells.pop("id"))] = cells
    return found


def duckdb(folders, check):
    import duckdb

    for folder in folders:
        base = duckdb.connect()
        for table in ["campaign", "influencers", "posts"]:
            base.execute(f"CREATE TABLE {table} AS FROM read_csv('{folder / table}.csv', all_varchar = true)")
        for statement in statements(folder):
            base.execute(statement)
        # The views by scope are parts of kpis, and one query is quicker than five.
        views = [f"kpis_by_{scope}" for scope in SCOPES] if folder == folders[0] else ["kpis"]
        found = {}
        for view in views:
            result = base.execute(f"SELECT * FROM {view}")
            found |= keyed([column[0] for column in result.description], result.fetchall())
        check.rows(f"DuckDB, {folder.name}", expectations(folder), found)


def spark(folders, check):
    from pyspark.sql import SparkSession

    quiet = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.default.parallelism": "1",
        # Each view is computed once, so that compiling it takes longer than interpreting it.
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.adaptive.enabled": "false",
        # Else each view is parsed anew wherever another one names it.
        "spark.sql.legacy.storeAnalyzedPlanForView": "true",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.warehouse.dir": tempfile.mkdtemp(),
    }
    builder = SparkSession.builder.master("local[2]")
    for key, value in quiet.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    for folder in folders:
        for table in ["campaign", "influencers", "posts"]:
            session.sql(
                f"CREATE OR REPLACE TEMPORARY VIEW {table} USING csv "
                f"OPTIONS (path '{folder / table}.csv', header 'true', multiLine 'true', escape '\"')"
            )
        for statement in statements(folder):
            session.sql(statement)
        # The views by scope are parts of this one; one query is much quicker than five.
        result = session.sql("SELECT * FROM kpis")
        found = keyed(result.columns, result.collect())
        parts = [session.sql(f"SELECT * FROM kpis_by_{scope}").columns for scope in SCOPES]
        if any(part != result.columns for part in parts):
            check.wrong.append(f"Spark SQL, {folder.name}: a view by scope has other columns than kpis")
        check.rows(f"Spark SQL, {folder.name}", expectations(folder), found)
    session.stop()


# LibreOffice computes what it loads only where it is told to.
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def recalculated(files, into):
    """The files as LibreOffice saves them after it has computed every formula."""
    profile = Path(tempfile.mkdtemp())
    (profile / "user").mkdir()
    (profile / "user/registrymodifications.xcu").write_text(RECALCULATE)
    command = [os.environ.get("SOFFICE", "soffice"), f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(into), *map(str, files)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600)
    return [into / file.name for file in files]


def cells(sheet):
    """The rows of a sheet by the stable names of its columns, which stand in its second row."""
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def figures(book):
    """The sheet of KPIs by scope and id."""
    about = ["scope", "id", "name", "platform", "published"]
    found = {}
    for row in cells(book["KPIs"]):
        kpis = {name: None if value == "" else value for name, value in row.items() if name not in about}
        found[(row["scope"].lower(), str(row["id"]))] = kpis
    return found


def edit(folder, into):
    """Makes the changes in edits.json, with every formula left as it is."""
    import openpyxl

    book = openpyxl.load_workbook(folder / "campaign.xlsx")
    for change in json.loads((folder / "edits.json").read_text()):
        sheet = book[change["sheet"]]
        columns = [cell.value for cell in sheet[2]]
        key = columns.index("id") + 1
        row = next(at for at in range(3, sheet.max_row + 1) if sheet.cell(at, key).value == change["id"])
        sheet.cell(row, columns.index(change["column"]) + 1).value = change["value"]
    book.save(into)
    return into


def libreoffice(folders, check):
    import openpyxl

    work = Path(tempfile.mkdtemp())
    (work / "out").mkdir()
    plain, changed = [], []
    for folder in folders:
        plain.append(work / f"{folder.name}.xlsx")
        plain[-1].write_bytes((folder / "campaign.xlsx").read_bytes())
        changed.append(edit(folder, work / f"{folder.name}-edited.xlsx"))
    done = recalculated(plain + changed, work / "out")
    for folder, file, after in zip(folders, done, done[len(folders):]):
        computed = openpyxl.load_workbook(file, data_only=True)
        check.rows(f"LibreOffice, {folder.name}", expectations(folder), figures(computed))
        after = openpyxl.load_workbook(after, data_only=True)
        expected = json.loads((folder / "edited.json").read_text())
        check.rows(f"LibreOffice after edits, {folder.name}", expected, figures(after))
        ours = openpyxl.load_workbook(folder / "campaign.xlsx", data_only=True)
        formulas = openpyxl.load_workbook(folder / "campaign.xlsx")
        stored(folder.name, formulas, ours, computed, check)


def stored(name, formulas, ours, computed, check):
    """Every formula carries the value that it comes to."""
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                check.compared += 1
                one = ours[sheet.title][cell.coordinate].value
                other = computed[sheet.title][cell.coordinate].value
                one, other = (None if value == "" else value for value in (one, other))
                numbers = all(isinstance(value, (int, float)) for value in (one, other))
                if not (same(one, other) if numbers else one == other):
                    at = f"{sheet.title}!{cell.coordinate}"
                    check.wrong.append(f"{name}: {at} says {one!r} and comes to {other!r}: {cell.value}")


def timed(name, run, *arguments):
    began = time.monotonic()
    run(*arguments)
    print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)


def main(root):
    folders = sorted(path for path in Path(root).iterdir() if (path / "expected.json").exists())
    # Spark takes its time, so that it gets three campaigns that differ most.
    few = [folder for folder in folders if folder.name in ("gaps", "shop", "content")]
    if len(few) < 3:
        sys.exit(f"only {len(few)} campaigns in {root}")
    check = Check()
    timed("LibreOffice", libreoffice, folders, check)
    timed("DuckDB", duckdb, folders, check)
    timed("Spark SQL", spark, few, check)
    for line in check.wrong[:40]:
        print(line)
    if check.known < 1_000:
        check.wrong.append("too few numbers are known for the comparison to mean anything")
    print(f"{check.compared - len(check.wrong)} passed, {len(check.wrong)} failed")
    sys.exit(1 if check.wrong else 0)


if __name__ == "__main__":
    main(sys.argv[1])
