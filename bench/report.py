"""Results as a table for people or as one JSON object a line for programs."""

import json
from dataclasses import asdict

COLUMNS = {
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


def as_json(result):
    return json.dumps(asdict(result))


def cell(value):
    if isinstance(value, float):
        return f"{value:.2f}"
    return "" if value is None else str(value)


def as_table(results):
    """A Markdown table, so that it can go into README.md as it is."""
    rows = [[cell(asdict(result)[key]) for key in COLUMNS] for result in results]
    heads = list(COLUMNS.values())
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
