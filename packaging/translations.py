"""Gathers the English texts of the windows, and builds the Dutch catalogue the program reads."""

import subprocess
import sys
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "resources" / "translations" / "termijnwacht_nl.ts"
TOOLS = Path(PySide6.__file__).resolve().parent


def main() -> int:
    """Update the catalogue from the code and compile it; 1 when a text has no Dutch yet."""
    gather(CATALOGUE)
    compile_to(CATALOGUE, CATALOGUE.with_suffix(".qm"))
    missing = CATALOGUE.read_text("utf-8").count('type="unfinished"')
    if missing:
        print(f"{CATALOGUE.relative_to(ROOT)}: {missing} texts have no Dutch yet", file=sys.stderr)
    return int(missing > 0)


def gather(catalogue: Path) -> None:
    """Bring a catalogue up to date with the texts in the code."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "desktop").rglob("*.py"))
    # Without line numbers, so that only a changed text changes the catalogue.
    options = ["-locations", "none", "-no-obsolete"]
    languages = ["-source-language", "en", "-target-language", "nl"]
    _run("lupdate", *options, *languages, *sources, "-ts", str(catalogue))


def compile_to(catalogue: Path, compiled: Path) -> None:
    """Write the form in which Qt reads a catalogue."""
    _run("lrelease", "-silent", str(catalogue), "-qm", str(compiled))


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([TOOLS / tool, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
