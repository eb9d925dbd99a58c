"""How long things take, as ratios to bare scripts that do the least that could be done.

Both sides run in turn in processes of their own; the figures are medians. Ratios travel from
machine to machine, seconds do not.
"""

import argparse
import ast
import json
import os
import platform
import shutil
import statistics
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime, time
from functools import partial
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import rivals
import xlsxwriter
from backlog import ASYLUM, REUNIFICATION, backlog
from big_vault import make_big_vault
from large_vault import make_large_vault
from letter_text import example, fonts_folder
from letters_text import write_texts
from measure import ROOT, Comparison, compared, in_turn, run
from office import AS_OF, PASSPHRASE, files, write_lines

from casework.letters.drafting import text_of
from db.key_file import read_keys
from db.keys import add_slot, unlock_keys
from db.storage import create_vault

RESULT = ROOT / "build" / "bench.json"
PACKAGES = ("PySide6_Essentials", "SQLAlchemy", "sqlcipher3", "reportlab", "python-dateutil")
LINES = 10_000
VOLUNTEERS = 8
FILES = 2_000
SAVED_AMONG = 100_000
BACKED_UP = 200_000_000
LETTERS = 1_000
SOME_LETTERS = 100
KEPT = 200
MOST_MEGABYTES = 250.0
LONGEST_GAP = 0.1
AMOUNTS = (1_000, 10_000, 100_000, 1_000_000)


def window(folder: Path, rounds: int) -> list[Comparison]:
    """Time until the first window is in sight, against a main window with a label."""
    vault = folder / "window"
    create_vault(vault, PASSPHRASE).close()
    timings = in_turn(["bench/window_ours.py", str(vault)], ["bench/window_bare.py"], rounds)
    return [
        compared("unlock window in sight (process)", timings, "process", 1.5),
        compared("unlock window in sight (inside)", timings, "inside", None),
    ]


def unlock(folder: Path, rounds: int) -> list[Comparison]:
    """Time to open a vault of several volunteers, against deriving a key once."""
    vault = folder / "unlock"
    storage = create_vault(vault, PASSPHRASE)
    for number in range(1, VOLUNTEERS):
        passphrase = f"{PASSPHRASE} {number}"
        storage.with_key(partial(add_slot, name=f"{number}", passphrase=passphrase))
    storage.close()
    last = f"{PASSPHRASE} {VOLUNTEERS - 1}"
    timings = in_turn(
        ["bench/unlock_ours.py", str(vault), last],
        ["bench/unlock_bare.py", *_costs(vault)],
        rounds,
    )
    return [compared("unlock, beside one key derivation", timings, "inside", 1.2)]


def worklist(folder: Path, rounds: int) -> list[Comparison]:
    """Time from the passphrase to the worklist, against Argon2 + SQLAlchemy + bare rows."""
    vault = folder / "worklist"
    storage = create_vault(vault, PASSPHRASE)
    with storage.work() as work:
        for client, case_file in files(FILES):
            work.clients.put(client)
            work.case_files.put(case_file)
        work.commit()
    storage.close()
    (vault / "key.hex").write_text(unlock_keys(vault, PASSPHRASE).key.hex(), encoding="ascii")
    bare = ["bench/worklist_bare.py", str(vault), *_costs(vault)]
    shown = in_turn(["bench/shown_ours.py", str(vault), str(FILES)], bare, rounds)
    values = in_turn(["bench/worklist_ours.py", str(vault), str(FILES)], bare, rounds)
    return [
        compared(f"passphrase to {FILES:,} files in sight", shown, "inside", 1.5),
        compared("the same without a window, but with imports", values, "inside", None),
    ]


def save(folder: Path, rounds: int) -> list[Comparison]:
    """Time to save one fact among very many files, against the same insert and commit."""
    vault = folder / "save"
    make_big_vault(vault, SAVED_AMONG)
    given = [str(vault), str(SAVED_AMONG)]
    timings = in_turn(["bench/save_ours.py", *given], ["bench/save_bare.py", *given], rounds)
    return [compared(f"save a fact among {SAVED_AMONG:,} files", timings, "inside", 3)]


def backup(folder: Path, rounds: int) -> list[Comparison]:
    """Time for a verified backup, against SQLCipher's own copy and reading every row of it."""
    vault = folder / "backup"
    make_large_vault(vault, BACKED_UP)
    ours, bare = ["bench/backup_ours.py", str(vault)], ["bench/backup_bare.py", str(vault)]
    beside = in_turn(ours, bare, rounds)
    bytes_only = in_turn(ours, ["bench/backup_bytes.py", str(vault)], 1)
    size = f"{BACKED_UP // 1_000_000} MB"
    return [
        compared(f"verified backup of {size} (inside)", beside, "inside", 2.5),
        compared("the same, beside cp and cat, without a key", bytes_only, "inside", None),
    ]


def calculate(folder: Path, rounds: int) -> list[Comparison]:
    """Time for every line in and out again, against one bare addition for each."""
    lines = folder / "lines.jsonl"
    write_lines(lines, LINES)
    bare = ["bench/calculate_bare.py", str(LINES)]
    command = ["-m", "cli", "calculate", "--as-of", AS_OF.isoformat(), str(lines)]
    whole = in_turn(command, bare, rounds)
    inside = in_turn(["bench/calculate_ours.py", str(lines)], bare, rounds)
    return [
        compared(f"calculate, {LINES:,} lines (process)", whole, "process", 25),
        compared(f"calculate, {LINES:,} lines (inside)", inside, "inside", 25),
    ]


def assess(folder: Path, rounds: int) -> list[Comparison]:
    """Time to assess the national backlog, against one bare addition a file, and against Calc."""
    amount = ASYLUM + REUNIFICATION
    ours = ["bench/assess_ours.py", str(amount)]
    timings = in_turn(ours, ["bench/calculate_bare.py", str(amount)], rounds)
    rows = [compared(f"assess {amount:,} files (inside)", timings, "inside", 10)]
    if shutil.which("soffice") is None:
        print("assess: LibreOffice is not here, so nothing was measured beside it")
        return rows
    sheet = folder / "backlog.xlsx"
    write_sheet(sheet, amount)
    beside = in_turn(ours, ["bench/assess_sheet.py", str(sheet)], 1)
    return [*rows, compared("the same, beside LibreOffice Calc (process)", beside, "process", 1)]


def write_sheet(path: Path, amount: int) -> None:
    """Write the days of the backlog with a column for six months and one for 21."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for row, facts in enumerate(backlog(amount)):
        sheet.write_datetime(row, 0, datetime.combine(facts.events[0].day, time()), day)
        sheet.write_formula(row, 1, f"=EDATE(A{row + 1},6)", day)
        sheet.write_formula(row, 2, f"=EDATE(A{row + 1},21)", day)
    book.close()


def linear(_folder: Path, rounds: int) -> list[Comparison]:
    """Time for a thousand files among ever more of them, that come one by one."""
    thousand = {}
    for amount in AMOUNTS:
        command = ["bench/linear_ours.py", str(amount)]
        timings = [run(command, patience=900) for _ in range(min(rounds, AMOUNTS[-1] // amount))]
        thousand[amount] = statistics.median(timing.inside for timing in timings) * 1_000 / amount
        megabytes = max(timing.megabytes for timing in timings)
        each = thousand[amount] * 1_000
        print(
            f"assess {amount:>9,} files: {each:6.1f} µs each, at most {megabytes:.0f} MB of memory"
        )
    fewest, *_, many, most = AMOUNTS
    name = f"1,000 of {most:,} files, beside"
    return [
        Comparison(f"{name} {fewest:,} alone", thousand[most], thousand[fewest], 1.5),
        Comparison(f"the same, beside 1,000 of {many:,}", thousand[most], thousand[many], 1.5),
    ]


def letter(folder: Path, rounds: int) -> list[Comparison]:
    """Time for one letter, against a plain document with the same text in the same font."""
    text = folder / "letter.txt"
    text.write_text(text_of(example()), encoding="utf-8")
    font = str(fonts_folder() / "NotoSans-Regular.ttf")
    bare = ["bench/letter_bare.py", str(text), font]
    timings = in_turn(["bench/letter_ours.py"], bare, rounds)
    return [compared("one letter (inside)", timings, "inside", 1.6)]


def letters(folder: Path, rounds: int) -> list[Comparison]:
    """Time and memory for very many letters, against bare ReportLab and other ways to make them."""
    text, few = folder / "letters.json", folder / "some_letters.json"
    write_texts(text, LETTERS)
    write_texts(few, SOME_LETTERS)
    font = str(fonts_folder() / "NotoSans-Regular.ttf")
    bare = ["bench/letters_bare.py", str(text), font]
    timings = in_turn(["bench/letters_ours.py", str(LETTERS)], bare, max(rounds // 2, 1))
    each = statistics.median(timing.inside for timing in timings[0]) / LETTERS
    megabytes = max(timing.megabytes for timing in timings[0])
    return [
        compared(f"{LETTERS:,} letters (inside)", timings, "inside", 1.6),
        Comparison("their memory, beside 250 MB", megabytes, MOST_MEGABYTES, 1, "MB"),
        *_beside("WeasyPrint", "weasyprint", few, font, each, 1 / 8),
        *_beside("Typst", "typst", few, font, each, 1),
        *_beside("docxtpl and LibreOffice", "docxtpl", few, font, each, 1 / 20),
    ]


def _beside(
    name: str, package: str, texts: Path, font: str, ours: float, limit: float
) -> list[Comparison]:
    """Compare one letter of ours with one of another maker; none when that is not here."""
    python = rivals.python_with(package)
    if not python:
        print(f"letters: {name} is not here; `bench/run.py --rivals` gets it")
        return []
    script = [f"bench/letters_{package}.py", str(texts), font]
    try:
        taken = run(script, patience=900, python=python).inside / SOME_LETTERS
    except SystemExit as error:
        print(f"letters: {name} does not work here: {str(error).splitlines()[-1]}")
        return []
    return [Comparison(f"one of them, beside {name}", ours, taken, limit)]


def gap(_folder: Path, rounds: int) -> list[Comparison]:
    """Longest time that the window stands still while letters are made on the job thread.

    The least of the rounds: what else the machine does can only make it longer.
    """
    command = ["bench/gap_ours.py", str(KEPT)]
    longest = [run(command, patience=300).inside for _ in range(rounds)]
    name = f"longest gap, {KEPT} letters, beside 100 ms"
    return [Comparison(name, min(longest), LONGEST_GAP, 1)]


BENCHES: dict[str, Callable[[Path, int], list[Comparison]]] = {
    "window": window,
    "unlock": unlock,
    "worklist": worklist,
    "save": save,
    "backup": backup,
    "calculate": calculate,
    "assess": assess,
    "linear": linear,
    "letter": letter,
    "letters": letters,
    "gap": gap,
}

SIDES = {
    "window": ("window_ours.py", "window_bare.py"),
    "unlock": ("unlock_ours.py", "unlock_bare.py"),
    "worklist": ("shown_ours.py", "worklist_ours.py", "worklist_bare.py"),
    "save": ("save_ours.py", "save_bare.py"),
    "backup": ("backup_ours.py", "backup_bare.py", "backup_bytes.py"),
    "calculate": ("calculate_ours.py", "calculate_bare.py"),
    "assess": ("assess_ours.py", "calculate_bare.py", "assess_sheet.py"),
    "linear": ("linear_ours.py",),
    "letter": ("letter_ours.py", "letter_bare.py"),
    "letters": (
        "letters_ours.py",
        "letters_bare.py",
        "letters_weasyprint.py",
        "letters_typst.py",
        "letters_docxtpl.py",
    ),
    "gap": ("gap_ours.py",),
}


def main(argv: list[str]) -> int:
    """Measure what was asked for, or everything; 1 when something is too slow."""
    parser = argparse.ArgumentParser(prog="bench/run.py", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--rivals", action="store_true", help="get other makers of letters first")
    arguments = parser.parse_args(argv)
    if arguments.rivals:
        rivals.make()
    found: list[Comparison] = []
    print_heading(arguments.rounds)
    with TemporaryDirectory(prefix="bench-") as folder:
        for name in arguments.names or BENCHES:
            rows = BENCHES[name](Path(folder), arguments.rounds)
            print_rows(rows)
            found += rows
    print_sides(arguments.names or BENCHES)
    write_result(found, arguments.rounds)
    return int(any(row.verdict == "TOO SLOW" for row in found))


def print_heading(rounds: int) -> None:
    """Say on what was measured, and how."""
    print(f"{machine()}; medians of {rounds} rounds")
    print(", ".join(f"{name} {number}" for name, number in versions().items()))
    print(f"\n{'':44}{'ours':>10}{'bare':>10}{'ratio':>8}{'limit':>8}")


def print_rows(rows: Iterable[Comparison]) -> None:
    """Print comparisons, milliseconds first."""
    for row in rows:
        limit = "" if row.limit is None else f"{row.limit:g}"
        times = "".join(
            f"{number * (1000 if row.unit == 'ms' else 1):>7.1f} {row.unit}"
            for number in (row.ours, row.bare)
        )
        print(f"{row.name:44}{times}{row.ratio:>8.2f}{limit:>8}  {row.verdict}", flush=True)


def print_sides(names: Iterable[str]) -> None:
    """Say what is in each side, in the words of the scripts themselves."""
    print("\nprocess: from start to end of the process. inside: what the script timed by itself.")
    for name in names:
        for side in SIDES[name]:
            tree = ast.parse((ROOT / "bench" / side).read_text("utf-8"))
            print(f"{name}: {(ast.get_docstring(tree) or '').splitlines()[0]}")


def write_result(rows: Iterable[Comparison], rounds: int) -> None:
    """Keep the figures as JSON, to compare later."""
    RESULT.parent.mkdir(exist_ok=True)
    result = {
        "machine": machine(),
        "versions": versions(),
        "rounds": rounds,
        "results": [asdict(row) | {"ratio": round(row.ratio, 3)} for row in rows],
    }
    RESULT.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print(f"\nWritten to {RESULT.relative_to(ROOT)}")


def _costs(vault: Path) -> tuple[str, ...]:
    costs = read_keys(vault).slots[0].derivation.parameters
    return str(costs.memory_kib), str(costs.time), str(costs.lanes)


def machine() -> str:
    """Describe the machine without naming it."""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"


def versions() -> dict[str, str]:
    """List the versions that matter for speed."""
    return {"Python": platform.python_version()} | {name: version(name) for name in PACKAGES}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
