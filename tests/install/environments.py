"""Python environments for the sites of these tests; nothing of the repository is on their path."""

import os
import subprocess
import sys
from pathlib import Path

# What this process set for itself must not reach theirs.
OURS = ("PYTHON", "DJANGO", "DATABASE_URL", "KPACT_", "VIRTUAL_ENV", "PYTEST")


def clean_environ(**more):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**kept, "PYTHONUNBUFFERED": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", **more}


class Environment:
    """A virtual environment; one that is there already is used as it is."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.python = self.folder / "bin" / "python"
        if not self.python.exists():
            self._call([sys.executable, "-m", "venv", str(self.folder)])

    def install(self, *requirements):
        self._call([str(self.python), "-m", "pip", "install", "--quiet", *map(str, requirements)])

    def install_wheel(self, wheel):
        """This wheel and no earlier one of the same version."""
        self.install("--force-reinstall", "--no-deps", wheel)

    def run(self, code):
        """The output of a line of Python in the environment."""
        return self._call([str(self.python), "-c", code]).strip()

    def _call(self, command):
        result = subprocess.run(
            command,
            cwd=self.folder.parent,
            env=clean_environ(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout
