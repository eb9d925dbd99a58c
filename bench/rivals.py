"""Other ways to make letters, in a Python of their own: they are no part of the program."""

import subprocess
import sys
from pathlib import Path

from measure import ROOT

PACKAGES = ("docxtpl", "weasyprint", "typst")
_HOME = ROOT / "build" / "rivals"


def make() -> None:
    """Make the Python of the others, from the package registry that pip is set up for."""
    subprocess.run([sys.executable, "-m", "venv", str(_HOME)], check=True)
    subprocess.run([str(_python()), "-m", "pip", "install", "--quiet", *PACKAGES], check=True)


def python_with(package: str) -> str:
    """Return the Python that has a package; empty when it is not here."""
    python = _python()
    if not python.exists():
        return ""
    found = subprocess.run(
        [str(python), "-c", f"import {package}"], capture_output=True, check=False
    )
    return "" if found.returncode else str(python)


def _python() -> Path:
    return _HOME / ("Scripts" if sys.platform == "win32" else "bin") / "python"
