"""Executes the query pack on planted rows, by hand: pip install chdb==4.4.0 && python test/queries/kql/execute.py

The engine is ClickHouse with its dialect of KQL, which refuses by name what it does not know. What it does not know is put
into other words first, the same for every query (`in_the_engines_words`): a value inside of a dynamic column becomes a column of its own,
filled by the same path. So predicates, joins and counts are executed; the reading of dynamic values is not.
"""

import json
import re
import sys
from pathlib import Path

from chdb import session

from fixtures import CASES, ROWS, SINCE

HERE = Path(__file__).parent
QUERIES = HERE.parent.parent.parent / "queries" / "kql"
TABLES = json.loads((HERE / "tables.json").read_text())
TYPES = {
    "datetime": "Nullable(DateTime64(6, 'UTC'))",
    "long": "Nullable(Int64)",
    "int": "Nullable(Int32)",
    "real": "Nullable(Float64)",
    "bool": "Nullable(Bool)",
}
LITERALS = {"datetime": "datetime({})", "long": "{}", "string": '"{}"'}
INSIDE = re.compile(r'\b(\w+)((?:\.\w+|\[\d+\]|\["[^"]+"\])+)')


def query(name):
    text = (QUERIES / f"{name}.kql").read_text()
    parameters = re.findall(r"^//   (\w+) +(datetime|string|long|dynamic|timespan) ", text, re.M)
    return parameters, re.sub(r"(?m)^//.*\n", "", text)


def dynamic_columns():
    return {column for columns in TABLES.values() for column, type in columns.items() if type == "dynamic"}


def flat(column, path):
    return column + re.sub(r"\W+", "_", path)


def in_the_engines_words(text):
    dynamic = dynamic_columns() | {"DeviceDetail"}
    text = INSIDE.sub(lambda m: flat(m[1], m[2]) if m[1] in dynamic else m[0], text)
    text = re.sub(r"tostring\((\w+_\w+)\)", r"\1", text)  # coalesce() of Kusto goes past an empty text, here past null only
    text = text.replace(" isfuzzy=true", "").replace("materialize(", "(")
    text = re.sub(r", \d+\)(?=,|\s*\n)", ")", text)  # most of a set; accuracy of a count
    text = re.sub(r"(dcount\(\w+), \d+\)", r"\1)", text)
    text = text.replace("dynamic(null)", '""').replace("todynamic(", "tostring(").replace("long(null)", "0")
    text = text.replace("ingestion_time() > ago(within)", f"TimeGenerated >= datetime({SINCE})")
    return text.replace("tostring(parse_url(RequestUri).Path)", "RequestUri")


def paths():
    """Every path into a dynamic column that some query reads."""
    found = set()
    for file in QUERIES.rglob("*.kql"):
        for match in INSIDE.finditer(re.sub(r"(?m)^//.*\n", "", file.read_text())):
            if match[1] in dynamic_columns():
                found.add((match[1], match[2]))
    return sorted(found)


def inside(value, path):
    for name, index, key in re.findall(r'\.(\w+)|\[(\d+)\]|\["([^"]+)"\]', path):
        try:
            value = value[int(index)] if index else value[name or key]
        except (KeyError, IndexError, TypeError):
            return None
    return value if isinstance(value, str) else json.dumps(value)


def load(engine):
    engine.query("create database workspace")
    engine.query("use workspace")
    engine.query("set join_use_nulls = 1")
    for table, columns in TABLES.items():
        flattened = [(column, path) for column, path in paths() if columns.get(column) == "dynamic"]
        types = {column: TYPES.get(type, "Nullable(String)") for column, type in columns.items()}
        types |= {flat(column, path): "Nullable(String)" for column, path in flattened}
        engine.query(f"create table {table} ({', '.join(f'`{c}` {t}' for c, t in types.items())}) engine = Memory")
        rows = []
        for row in ROWS.get(table, []):
            unknown = set(row) - set(columns)
            if unknown:
                raise SystemExit(f"{table} has no {', '.join(unknown)}")
            whole = {c: json.dumps(v) if columns[c] == "dynamic" else v for c, v in row.items()}
            rows.append(json.dumps(whole | {flat(c, p): inside(row.get(c), p) for c, p in flattened}))
        if rows:
            engine.query("set date_time_input_format = 'best_effort'")
            engine.query(f"insert into {table} format JSONEachRow " + "\n".join(rows))


def without_a_condition(text):
    """The text without one `where` each, and the `where`."""
    for start in (match.start() for match in re.finditer(r"\| where ", text)):
        depth, end = 0, start + 1
        while end < len(text) and not (depth == 0 and text[end] in "|;)"):
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
        yield text[:start] + text[end:], text[start:end].strip()


def run(engine, name, values, text):
    parameters, _ = query(name)
    for p, t in parameters:
        if t == "dynamic":  # a list in its place, where Kusto takes a value that is one
            text = text.replace(f"({p})", "(" + ", ".join(f'"{each}"' for each in values[p]) + ")")
    literals = {p: LITERALS[t].format(values[p]) for p, t in parameters if t in LITERALS}
    lets = "".join(f"let {p} = {literal};\n" for p, literal in literals.items())
    engine.query("set allow_experimental_kusto_dialect = 1")
    engine.query("set dialect = 'kusto'")
    try:
        answer = engine.query(lets + in_the_engines_words(text), "JSONEachRow").bytes().decode()
    finally:
        engine.query("set dialect = 'clickhouse'")
    return [json.loads(line) for line in answer.splitlines()]


def answer(engine, name, values, key, text):
    try:
        return sorted({" ".join(str(row[each]) for each in key.split(",")) for row in run(engine, name, values, text)})
    except RuntimeError as error:
        return [re.sub(r"\s+", " ", str(error))[:200]]


def main():
    engine = session.Session()
    load(engine)
    failed = []
    for name, values, key, expected in CASES:
        found = answer(engine, name, values, key, query(name)[1])
        if found != sorted(set(expected)) or not expected:
            failed.append(f"{name} {values}: found {found}, not {sorted(set(expected))}")
    # Whatever can be left out without a difference is not tested by these rows.
    conditions = 0
    for name in sorted({case[0] for case in CASES}):
        for text, condition in without_a_condition(query(name)[1]):
            conditions += 1
            runs = [case for case in CASES if case[0] == name]
            if all(answer(engine, name, values, key, text) == sorted(set(expected)) for _, values, key, expected in runs):
                failed.append(f"{name} does without: {condition}")
    files = {str(file.relative_to(QUERIES).with_suffix("")) for file in QUERIES.rglob("*.kql")}
    left = sorted(files - {case[0] for case in CASES})
    print("\n".join(failed))
    print(f"{len(CASES)} runs, {conditions} conditions left out in turn, {len(failed)} failed; no case: {', '.join(left)}")
    sys.exit(1 if failed else 0)


main()
