"""``python -m bench [case …] [--json] [--rounds 200]``; ``make bench`` and ``make bench JSON=1``."""

import argparse
import os
import platform
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"


def get_arguments():
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("cases", nargs="*", help="which cases; all without")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--rounds", type=int, default=200, help="measurements of each page")
    parser.add_argument("--messages", type=int, default=10_000, help="mails of drain-10000")
    parser.add_argument("--people", type=int, default=1000, help="people there in signup")
    parser.add_argument("--seconds", type=int, default=5, help="how long signup is under load")
    return parser.parse_args()


def choose(names, cases):
    """The named cases, or all, those with few articles first: articles are only ever added."""
    if unknown := set(names) - set(cases):
        sys.exit(f"No such case: {', '.join(sorted(unknown))}. There are: {', '.join(cases)}.")
    return sorted(names or cases, key=lambda name: cases[name][0])


def versions():
    import wagtail
    from django.db import connection

    return (
        f"Python {platform.python_version()}, Django {django.__version__}, "
        f"Wagtail {wagtail.__version__}, {connection.vendor}"
    )


def run(arguments):
    from .cases import CASES, Bench
    from .report import as_json, as_tables
    from .site import BenchSite

    names = choose(arguments.cases, CASES)
    site = BenchSite()
    bench, results = Bench(site, arguments), []
    for name in names:
        articles, measure = CASES[name]
        site.have_articles(articles)
        results.append(measure(bench))
        if arguments.json:
            print(as_json(results[-1]), flush=True)
    if not arguments.json:
        print(f"{versions()}; {arguments.rounds} rounds\n\n{as_tables(results)}")


def main():
    arguments = get_arguments()
    django.setup()
    from django.db import connection

    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        run(arguments)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    main()
