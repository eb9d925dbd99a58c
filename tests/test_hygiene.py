"""Nothing in the repository that belongs to one machine, one network or an unfinished thought."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
THIS_FILE = Path(__file__).resolve()

# Written by others and kept as they came.
AS_THEY_CAME = ("resources/fonts/",)

UNWANTED = {
    "a path of one machine": r"(?<![\w.])/(?:work|root|opt|mnt)/|/(?:home|Users)/\w|[A-Z]:\\Users",
    "the address of a package index": r"pypi\.org|pythonhosted|(?:extra-)?index-url|file://\S*(?:simple|wheels)",
    "a reminder that should be done or be an issue": r"\b(?:TODO|FIXME|XXX|HACK)\b",
    "a conflict that was not solved": r"^(?:<{7}|>{7}|={7})(?:\s|$)",
    "a secret": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
}


def tracked_files() -> list[Path]:
    """Return the files git knows, or none without git."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        return []
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [ROOT / name for name in done.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and path != THIS_FILE]


def text_of(path: Path) -> str | None:
    """Return the text of a file; None for what is no text."""
    data = path.read_bytes()
    return None if b"\0" in data else data.decode("utf-8")


FILES = [
    path
    for path in tracked_files()
    if not str(path.relative_to(ROOT)).replace("\\", "/").startswith(AS_THEY_CAME)
]

needs_git = pytest.mark.skipif(not FILES, reason="not in a git checkout")


@needs_git
@pytest.mark.parametrize("what", UNWANTED)
def test_no_file_holds(what):
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in FILES
        for number, line in enumerate((text_of(path) or "").splitlines(), start=1)
        if re.search(UNWANTED[what], line)
    ]

    assert found == []


@needs_git
def test_text_files_end_in_one_line_break():
    untidy = []
    for path in FILES:
        text = text_of(path)
        if text and (not text.endswith("\n") or text.endswith("\n\n")):
            untidy.append(str(path.relative_to(ROOT)))

    assert untidy == []


@needs_git
def test_no_line_ends_in_spaces():
    untidy = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in FILES
        if path.suffix in {".py", ".toml", ".md", ""}
        for number, line in enumerate((text_of(path) or "").splitlines(), start=1)
        if line != line.rstrip()
    ]

    assert untidy == []


@needs_git
def test_nothing_that_is_made_is_kept():
    made = re.compile(r"(?:^|/)(?:__pycache__|\.venv|build|dist|out)/|\.(?:pyc|sqlite|log)$")

    assert [path for path in FILES if made.search(path.relative_to(ROOT).as_posix())] == []
