"""Measures the suite beside a page written by hand: ``make bench`` or ``python -m bench``."""
