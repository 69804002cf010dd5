"""The lines of the README, applied as its reader would, by what the README says of each."""

import re

from tests.building import ROOT

# A file named in the sentence before a fenced block, then the block.
BLOCK = re.compile(r"`(mysite/[^`\n]+)`[^\n]*\n\n```\w+\n(.*?)\n```", re.DOTALL)
COMMANDS = re.compile(r"```sh\n(.*?)\n```", re.DOTALL)
PLACED_LINE = re.compile(r"^(.*?)\s+\{# (.+) #\}$")

# How a comment in the README is meant, as a pattern in the template and the side to insert at.
PLACES = {
    "after the first load": (r"\{% load [^%]+%\}\n", {}),
    "last in the head": (r"</head>", {"before": True}),
    "first in the body": (r"<body[^\n]*>\n", {}),
    "instead of {% wagtailuserbar %}": (r"\{% wagtailuserbar %\}", {"instead": True}),
}


def read():
    """``{file: lines}`` of the blocks to paste, and the commands that follow."""
    text = (ROOT / "README.md").read_text()
    return dict(BLOCK.findall(text)), COMMANDS.search(text)[1].splitlines()


def count_lines(blocks):
    return len([line for text in blocks.values() for line in text.splitlines() if line.strip()])


def paste(project, path, text):
    if path.endswith("urls.py"):
        project.insert(path, r"urlpatterns = \[\n", text + "\n")
    elif path.endswith(".html"):
        for line in text.splitlines():
            code, place = PLACED_LINE.match(line).groups()
            pattern, side = PLACES[place]
            project.insert(path, pattern, code + "\n", **side)
    else:
        project.append(path, text)
