"""Finding and starting Chromium."""

import os
import shutil

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
HOW_TO_GET_IT = (
    "Browser tests need Chromium and Playwright: `apt-get install chromium` and "
    "`pip install playwright`, or set CHROMIUM to the path of a Chromium or Chrome."
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--force-color-profile=srgb",
]


def find_chromium():
    """The path of a Chromium on this machine, or None."""
    named = os.environ.get("CHROMIUM")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)
