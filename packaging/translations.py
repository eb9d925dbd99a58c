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
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "desktop").rglob("*.py"))
    # Without line numbers, so that only a changed text changes the catalogue.
    gather = ["-locations", "none", "-no-obsolete", "-source-language", "en"]
    _run("lupdate", *gather, "-target-language", "nl", *sources, "-ts", str(CATALOGUE))
    _run("lrelease", "-silent", str(CATALOGUE))
    missing = CATALOGUE.read_text("utf-8").count('type="unfinished"')
    if missing:
        print(f"{CATALOGUE.relative_to(ROOT)}: {missing} texts have no Dutch yet", file=sys.stderr)
    return int(missing > 0)


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([TOOLS / tool, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
