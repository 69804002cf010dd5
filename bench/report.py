"""Results as a table for people or as one JSON object a line for programs."""

import json
from dataclasses import asdict

PAGES = {
    "case": "case",
    "beside": "beside",
    "queries": "queries",
    "title_only_queries": "title only",
    "beside_queries": "beside’s",
    "median_ms": "median ms",
    "beside_median_ms": "beside’s",
    "title_only_median_ms": "title only",
    "ratio": "ratio",
    "p95_ms": "p95 ms",
    "beside_p95_ms": "beside’s",
    "cpu_ms": "CPU ms",
    "cpu_ratio": "ratio",
    "bytes": "bytes",
    "beside_bytes": "beside’s",
}


MAIL = {
    "case": "case",
    "beside": "beside",
    "messages": "messages",
    "per_second": "a second",
    "beside_per_second": "beside’s",
    "ratio": "ratio",
    "slow_per_second": "at 20 ms",
    "bare_per_second": "bare loop’s",
    "bare_ratio": "of bare’s",
    "two_workers_ratio": "two workers",
    "grown_mb": "grown MB",
}


JOINING = {
    "case": "case",
    "beside": "beside",
    "people": "people",
    "queries": "statements",
    "title_only_queries": "title only",
    "median_ms": "median ms",
    "beside_median_ms": "beside’s",
    "ratio": "ratio",
    "seconds": "seconds",
    "per_second": "a second",
    "load_p95_ms": "p95 ms",
}


STORING = {
    "case": "case",
    "since": "since",
    "meetings": "meetings",
    "stored_ms": "stored ms",
    "worked_out_ms": "worked out ms",
}


def as_json(result):
    return json.dumps(asdict(result))


def cell(value):
    if isinstance(value, float):
        return f"{value:.2f}"
    return "" if value is None else str(value)


def as_tables(results):
    """Markdown tables, pages, mail and sign-ups apart, so that they can go into README.md as they are."""
    tables = []
    for columns in (PAGES, MAIL, JOINING, STORING):
        if rows := [asdict(each) for each in results if asdict(each).keys() >= columns.keys()]:
            tables.append(as_table(rows, columns))
    return "\n\n".join(tables)


def as_table(rows, columns):
    rows = [[cell(row[key]) for key in columns] for row in rows]
    heads = list(columns.values())
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]

    def line(cells):
        words = [
            text.ljust(width) if number < 2 else text.rjust(width)
            for number, (text, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return f"| {' | '.join(words)} |"

    rule = [
        "-" * width if number < 2 else "-" * (width - 1) + ":"
        for number, width in enumerate(widths)
    ]
    return "\n".join([line(heads), line(rule), *map(line, rows)])
