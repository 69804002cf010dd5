"""Phone numbers in what was typed as people shall read it, made ready to be dialled."""

import re

#: After “+” and the country's code: groups of digits; then what a phone sends after a pause.
WITH_COUNTRY = r"\+[0-9](?:[ ().\-/]{0,3}[0-9]){5,14}(?:,{1,3}[0-9#*]{1,20}){0,4}"
#: A whole line of nothing else, or nothing else before a word.
ALONE = r"^[ \t]*\(?[0-9](?:[ ().\-/]{0,3}[0-9]){6,14}(?=[ \t]*(?:$|[,;(]))"
NUMBER = re.compile(f"{WITH_COUNTRY}|{ALONE}", re.MULTILINE)


def split_numbers(text):
    """``[(words, address or "")]``: the whole text in parts, numbers with their ``tel:`` address."""
    parts, at = [], 0
    for match in NUMBER.finditer(text):
        parts += [(text[at : match.start()], ""), (match[0], dial(match[0]))]
        at = match.end()
    return [part for part in [*parts, (text[at:], "")] if part[0]]


def dial(number):
    """RFC 3966, with what phones send after a pause of two seconds for each comma."""
    return "tel:" + re.sub(r"[^0-9+,*#]", "", number).replace("#", "%23")
