"""Builds the distribution the way a release does, from a copy that no earlier build has touched."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ["kpact_wagtail", "tests", "example_site", "bench", "docs"]
LEFT_BEHIND = shutil.ignore_patterns("__pycache__", "*.sqlite3*", "media", "*.egg-info")


@dataclass(frozen=True)
class Distribution:
    sdist: Path
    wheel: Path


def build(folder):
    """The sdist, and the wheel made from that sdist, in a folder."""
    source, out = Path(folder, "source"), Path(folder, "dist")
    for name in SOURCES:
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, source / name, ignore=LEFT_BEHIND)
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy(path, source)
    command = [sys.executable, "-m", "build", "--outdir", str(out), str(source)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return Distribution(next(out.glob("*.tar.gz")), next(out.glob("*.whl")))
