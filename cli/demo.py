"""`termijnwacht demo`: an invented office with its vault, worklist, letters and overviews."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from casework.errors import CaseworkError, StorageError
from casework.storage import Storage
from casework.usecases import worklist
from cli.demo_letters import Stationery, due_letters
from cli.demo_office import DemoOffice, demo_office
from cli.demo_screens import draw_screens
from cli.demo_vault import fill_vault
from cli.demo_worklist import LETTERS_FOLDER, worklist_json, worklist_text
from cli.display import has_display
from cli.wiring import (
    FONTS,
    RESOURCES,
    load_addressees,
    load_phrases,
    load_rules,
    load_table,
    load_templates,
)
from db.files import vault_exists
from db.storage import create_vault
from documents.overview_pdf import overview_pdf
from documents.overview_xlsx import overview_xlsx

USAGE = 2

# No law is known to the program from before the first day; the last keeps sums inside the calendar.
FIRST_DAY, LAST_DAY = date(2001, 4, 1), date(2099, 12, 31)

VAULT = "vault"
SCREENS = "screens"
WORKLIST = "worklist.json"
# In this order they are put in place; the vault last, so that where it stands all else stands too.
PARTS = (
    LETTERS_FOLDER,
    SCREENS,
    "overview.xlsx",
    "overview.pdf",
    "worklist.txt",
    WORKLIST,
    VAULT,
)

Tell = Callable[[str], object]


class DemoError(CaseworkError):
    """What makes a demo impossible here, in words for who asked for it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments of the command."""
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="folder to make the demo in"
    )
    parser.add_argument("--as-of", metavar="YYYY-MM-DD", help="the day of the demo; default today")
    parser.add_argument(
        "--open",
        action="store_true",
        help="open the window on the demo, also on one that was made before",
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the demo and say where it is; 0 when it is there, 2 when it could not be made."""
    try:
        as_of = _day(arguments.as_of)
        if not (arguments.open and holds_demo(arguments.out)):
            make_demo(arguments.out, as_of, print)
    except (CaseworkError, OSError) as error:
        print(f"termijnwacht demo: {_one_line(error)}", file=sys.stderr)
        return USAGE
    _tell_results(arguments.out, print)
    return _open_window(arguments.out) if arguments.open else 0


def holds_demo(folder: Path) -> bool:
    """Whether a demo was made in the folder before; raises StorageError when it is not readable."""
    return vault_exists(folder / VAULT) and (folder / WORKLIST).is_file()


def make_demo(folder: Path, as_of: date, tell: Tell) -> None:
    """Make the demo as it stood on the day; all of it or nothing, and never over something else.

    Raises DemoError when there is something in the way, OSError and StorageError when the folder
    cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _refuse_what_is_there(folder)
    with TemporaryDirectory(prefix=".new-", dir=folder, ignore_cleanup_errors=True) as name:
        new = Path(name)
        _write_all(new, _read_office(as_of), as_of, tell)
        for part in PARTS:
            (new / part).replace(folder / part)


def _refuse_what_is_there(folder: Path) -> None:
    if holds_demo(folder):
        raise DemoError(f"{folder} holds a demo; open it with --open, or choose another folder")
    for part in PARTS:
        if (folder / part).exists():
            raise DemoError(f"{folder / part} is there already; choose another folder")


def _write_all(folder: Path, demo: DemoOffice, as_of: date, tell: Tell) -> None:
    storage = create_vault(folder / VAULT, demo.staff.passphrase, demo.staff.coordinator)
    try:
        stationery = _stationery()
        tell(f"{len(demo.clients)} invented people and {len(demo.files)} files, as on {as_of}…")
        origin = {"program": version("termijnwacht"), "rules": stationery.rules.sha256}
        fill_vault(storage, demo, stationery, as_of, origin)
        _write_results(folder, storage, stationery, as_of, tell)
    finally:
        storage.close()
    tell("Pictures of the windows…")
    draw_screens(folder / VAULT, demo.staff.passphrase, folder / SCREENS, as_of)


def _write_results(
    folder: Path, storage: Storage, stationery: Stationery, as_of: date, tell: Tell
) -> None:
    items = worklist(storage, stationery.rules, as_of)
    phrases, fonts = stationery.phrases, stationery.fonts
    letters = due_letters(storage, items, stationery, as_of)
    made = [letter for letter in letters if letter.pdf]
    tell(f"Worklist of {len(items)} open files, {len(made)} letters and the overviews…")
    (folder / LETTERS_FOLDER).mkdir()
    for letter in made:
        (folder / LETTERS_FOLDER / letter.file_name).write_bytes(letter.pdf)
    (folder / "overview.xlsx").write_bytes(overview_xlsx(items, as_of, phrases))
    (folder / "overview.pdf").write_bytes(overview_pdf(items, as_of, phrases, fonts))
    table = worklist_text(items, letters, as_of, phrases)
    (folder / "worklist.txt").write_text(table, "utf-8", newline="\n")
    (folder / WORKLIST).write_text(worklist_json(items, letters, phrases), "utf-8", newline="\n")


def _read_office(as_of: date) -> DemoOffice:
    names = sorted(path.name for path in (RESOURCES / "demo").glob("*.toml"))
    tables = {name: load_table(f"demo/{name}") for name in names}
    return demo_office(tables.pop("office.toml"), tables.values(), as_of)


def _stationery() -> Stationery:
    return Stationery(
        phrases=load_phrases(),
        rules=load_rules(),
        templates=load_templates(),
        addressees=load_addressees(),
        fonts=FONTS,
    )


def _day(text: str | None) -> date:
    if text is None:
        return date.today()  # noqa: DTZ011 - the law counts local days
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise DemoError(f"--as-of: {text} is not a date (yyyy-mm-dd)") from error
    if not FIRST_DAY <= day <= LAST_DAY:
        raise DemoError(f"--as-of: choose a day from {FIRST_DAY} up to {LAST_DAY}")
    return day


def _tell_results(folder: Path, tell: Tell) -> None:
    office = load_table("demo/office.toml")
    tell(f"Results: {folder.resolve()}")
    tell("  worklist.txt, worklist.json, overview.pdf, overview.xlsx, letters, screens")
    tell(f"Vault: {(folder / VAULT).resolve()}")
    tell(f"Passphrase of the demo: {office['passphrase']}")
    for volunteer in office["volunteer"]:
        tell(f"  of {volunteer['name']} ({volunteer['role']}): {volunteer['passphrase']}")


def _open_window(folder: Path) -> int:
    if not has_display():
        print("There is no display to open a window on.")
        return 0
    from desktop.app import run as open_window  # noqa: PLC0415 - Qt is needed by the window only

    return int(open_window(folder / VAULT, demo=True))


def _one_line(error: CaseworkError | OSError) -> str:
    if isinstance(error, StorageError):
        return load_phrases("en").say("storage", error.reason)
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}"
    return " ".join(str(error).split())
