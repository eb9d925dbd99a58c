"""No word about a client reaches the disk unencrypted, but for the exports that were asked for."""

import io
import json
import os
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest

from casework.journal import (
    ADDED,
    CASE_FILE,
    CHANGED,
    CLIENT,
    EXPORTED,
    LETTER,
    OPENED,
    OVERVIEW,
    PRINTED,
    UNLOCKED,
    VAULT,
    VOLUNTEER,
    flaws,
)
from db.check import check
from db.storage import open_vault
from tests.whole_job import PASSPHRASE, Person

ROOT = Path(__file__).resolve().parent.parent

# Everything a program may take as the place for its own files, on any system.
HOME_VARIABLES = ("HOME", "USERPROFILE")
TEMPORARY_VARIABLES = ("TMPDIR", "TEMP", "TMP")
OWN_VARIABLES = (
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
    "XDG_RUNTIME_DIR",
    "APPDATA",
    "LOCALAPPDATA",
)

# What the journal must tell of the whole job, in this order.
STEPS = (
    (ADDED, VOLUNTEER),
    (UNLOCKED, VAULT),
    (ADDED, CLIENT),
    (ADDED, CASE_FILE),
    (OPENED, CASE_FILE),
    (ADDED, LETTER),
    (PRINTED, LETTER),
    (EXPORTED, LETTER),
    (CHANGED, LETTER),
    (CHANGED, CASE_FILE),
    (EXPORTED, OVERVIEW),
    (EXPORTED, OVERVIEW),
    (UNLOCKED, VAULT),
)

# Kinds of file in which a name can stand so that a search for its bytes does not find it.
READABLE_KINDS = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"SQLite format 3", b"RIFF")


class Left(NamedTuple):
    """What the whole job left behind in its folder, and said."""

    folder: Path
    report: str
    written: list[Path]
    said: bytes


@pytest.fixture(scope="module")
def left(tmp_path_factory):
    folder = tmp_path_factory.mktemp("job")
    for name in ("home", "tmp", "own", "exports"):
        (folder / name).mkdir(mode=0o700)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.whole_job",
            *(str(folder / name) for name in ("vault", "exports", "copy")),
        ],
        env=environment(folder),
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    said = json.loads(done.stdout.splitlines()[-1])
    written = [Path(name) for name in said["written"]]
    return Left(folder, said["report"], written, done.stdout + done.stderr)


def environment(folder: Path) -> dict[str, str]:
    """Send everything that is written into the folder."""
    own = {name: str(folder / "own" / name.lower()) for name in OWN_VARIABLES}
    for place in own.values():
        Path(place).mkdir(mode=0o700)
    return {
        **os.environ,
        **own,
        **dict.fromkeys(HOME_VARIABLES, str(folder / "home")),
        **dict.fromkeys(TEMPORARY_VARIABLES, str(folder / "tmp")),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
        "TERMIJNWACHT_HOME": "",
    }


def traces_in(folder: Path, traces: Iterable[str]) -> list[tuple[str, str]]:
    """Find the words in the names and the contents of all files, whichever way they are written."""
    wanted = {form: trace for trace in traces for form in forms_of(trace)}
    found = []
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        contents = [name.encode(), *contents_of(path.read_bytes() if path.is_file() else b"")]
        for content in map(bytes.lower, contents):
            found += [(name, trace) for form, trace in wanted.items() if form in content]
    return found


def forms_of(text: str) -> Iterator[bytes]:
    """Write a text in the ways in which it can get into a file."""
    for form in {text, unicodedata.normalize("NFD", text)}:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "cp1252"):
            yield form.encode(encoding, "replace").lower()
        yield json.dumps(form)[1:-1].encode().lower()
        yield quote(form).encode().lower()


def contents_of(data: bytes) -> Iterator[bytes]:
    """Yield the bytes of a file, and of what is packed in it."""
    yield data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield member.encode()
                yield from contents_of(archive.read(member))


def outside_exports(found: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, trace) for name, trace in found if Path(name).parts[0] != "exports"]


def test_nothing_about_the_client_is_in_any_file_but_the_exports(left):
    assert outside_exports(traces_in(left.folder, Person().traces())) == []


def test_the_search_finds_the_client_in_the_export_that_was_asked_for(left):
    found = traces_in(left.folder, Person().traces())

    person, overview = Person(), str(Path("exports") / "overzicht.xlsx")
    assert (overview, person.family_name) in found
    assert (overview, person.v_nummer) in found


def test_no_file_outside_the_exports_is_of_a_kind_that_anyone_can_read(left):
    readable = [
        path
        for path in left.folder.rglob("*")
        if path.is_file()
        and path.relative_to(left.folder).parts[0] != "exports"
        and path.read_bytes().startswith(READABLE_KINDS)
    ]

    assert readable == []


def test_the_vault_was_looked_at_while_it_was_open_too(left):
    names = {path.name for path in (left.folder / "copy").iterdir()}

    assert {"vault.db", "vault.keys"} < names


def test_files_that_came_and_went_were_in_the_vault_or_the_exports(left):
    places = [left.folder / name for name in ("vault", "exports", "copy")]
    elsewhere = [
        path
        for path in left.written
        if not any(path.is_relative_to(place) for place in places) and str(path) != os.devnull
    ]

    assert left.written
    assert elsewhere == []


def test_a_report_of_a_mistake_and_the_terminal_name_nobody(left):
    traces = Person().traces()

    assert "ValueError" in left.report
    assert [trace for trace in traces if trace in left.report] == []
    assert [
        trace for trace in traces for form in forms_of(trace) if form in left.said.lower()
    ] == []


def test_the_journal_tells_every_step_of_the_job(left, tmp_path):
    storage = open_vault(shutil.copytree(left.folder / "vault", tmp_path / "vault"), PASSPHRASE)
    with storage.work() as work:
        kept = list(work.journal.links())
    found = check(storage, {})
    storage.close()

    # The vault was opened, worked in, locked and opened again.
    steps = iter((one.action, one.subject) for one in kept)
    assert [step for step in STEPS if step not in steps] == []
    assert list(flaws(kept)) == []
    assert found.findings == ()


def test_only_the_owner_may_look_into_the_vault(left):
    if os.name != "posix":
        pytest.skip("rights are kept otherwise here")
    paths = [left.folder / "vault", *(left.folder / "vault").rglob("*")]

    assert [path for path in paths if path.stat().st_mode & 0o077] == []


def zipped(name: str, content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        "De brief van Zübeyde is af.".encode(),
        "De brief van ZÜBEYDE is af.".lower().encode(),
        unicodedata.normalize("NFD", "Zübeyde").encode(),
        "Zübeyde".encode("utf-16-le"),
        "Zübeyde".encode("cp1252"),
        json.dumps({"naam": "Zübeyde"}).encode(),
        b"file:///tmp/Z%C3%BCbeyde.pdf",
        zipped("xl/sharedStrings.xml", "<t>Zübeyde</t>".encode()),
        zipped("all.zip", zipped("one.txt", "Zübeyde".encode())),
    ],
    ids=["plain", "lower", "decomposed", "windows", "western", "json", "address", "zip", "nested"],
)
def test_the_search_can_fail(content, tmp_path):
    (tmp_path / "rest.dat").write_bytes(b"\0\1\2" + content + b"\3")

    found = traces_in(tmp_path, ["Zübeyde", "9081726354"])

    assert {trace for _, trace in found} == {"Zübeyde"}


def test_the_search_looks_at_names_of_files_too(tmp_path):
    (tmp_path / "brief-Qaxootiwyn.tmp").touch()

    assert traces_in(tmp_path, ["Qaxootiwyn"]) == [("brief-Qaxootiwyn.tmp", "Qaxootiwyn")]
