"""Whether a test notices when the law is changed: every change to casework/law, one at a time.

What was found is kept in mutants/, so that a run that was stopped goes on where it was. Only
mutants that no test noticed are tried again; remove the folder to try all of them.
"""

import argparse
import os
import shutil
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("HYPOTHESIS_PROFILE", "noticed")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import mutmut.__main__ as mutmut
from mutmut.configuration import config
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import walk_mutatable_files
from mutmut.utils.format_utils import orig_function_and_class_names_from_key

from tests.mutant_runner import OneSession

LISTED = Path(__file__).resolve().with_suffix(".toml")
FOLDER = Path("mutants")
ENOUGH = 90.0

KILLED = "killed"
TIMEOUT = "timeout"
SURVIVED = "survived"
NOT_TRIED = "not checked"


class Mutant(NamedTuple):
    """A change to one function: the lines it replaces and those it puts there."""

    module: str
    where: str
    was: str
    becomes: str


def main(argv: list[str]) -> int:
    """Try the mutants and print the table; 1 for too few killed, or a survivor without reason."""
    parser = argparse.ArgumentParser(prog="tests.mutants", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="such as casework.law.spans*")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=120, help="stop after so long")
    arguments = parser.parse_args(argv)
    forget()
    until = time.monotonic() + 60 * arguments.minutes
    mutmut.get_mutant_runner = lambda _=1: OneSession(arguments.processes, until)
    mutmut._run(tuple(arguments.names), arguments.processes)
    counts = {path.stem: verdicts(path) for path in walk_mutatable_files()}
    found, known = set(survivors()), listed()
    lines = [*table(counts), *unexplained(found - known), *outdated(known - found, counts)]
    sys.stdout.writelines(f"{line}\n" for line in ("", *lines))
    total = sum(counts.values(), Counter())
    enough = noticed(total) >= ENOUGH and total[NOT_TRIED] == 0
    return int(not enough or bool(found - known))


def forget() -> None:
    """Forget what may be otherwise now: which tests call what, and what no test noticed."""
    (FOLDER / "mutmut-stats.json").unlink(missing_ok=True)
    for copied in config().also_copy:
        shutil.rmtree(FOLDER / copied, ignore_errors=True)
    for path in walk_mutatable_files():
        data = SourceFileMutationData(path=path)
        data.load()
        if not data.exit_code_by_key:
            continue
        for name, code in data.exit_code_by_key.items():
            if status_by_exit_code[code] not in (KILLED, TIMEOUT):
                data.exit_code_by_key[name] = None
        data.save()


def verdicts(path: Path) -> Counter[str]:
    """Count the mutants of a module by what became of them."""
    data = SourceFileMutationData(path=path)
    data.load()
    return Counter(status_by_exit_code[code] for code in data.exit_code_by_key.values())


def noticed(counts: Counter[str]) -> float:
    """Return the percentage that a test noticed; one that never ends is noticed too."""
    return 100 * (counts[KILLED] + counts[TIMEOUT]) / max(1, counts.total())


def table(counts: dict[str, Counter[str]]) -> Iterator[str]:
    """Write the counts out, one module a line, then all of them."""
    yield f"{'':18}{'killed':>8}{'timeout':>9}{'survived':>10}{'not tried':>11}{'':>9}"
    counts = {name: found for name, found in counts.items() if found}
    for name, found in {**counts, "all": sum(counts.values(), Counter())}.items():
        left = found.total() - found[KILLED] - found[TIMEOUT] - found[NOT_TRIED]
        figures = f"{found[KILLED]:>8}{found[TIMEOUT]:>9}{left:>10}{found[NOT_TRIED]:>11}"
        yield f"{name:18}{figures}{noticed(found):>8.1f}%"


def unexplained(mutants: Iterable[Mutant]) -> Iterator[str]:
    """Write out the survivors for which no reason is given."""
    for mutant in sorted(mutants):
        yield f"\nno test notices, and {LISTED.name} gives no reason: {mutant.where}"
        yield f"    was     {mutant.was}\n    becomes {mutant.becomes}"


def outdated(mutants: Iterable[Mutant], counts: dict[str, Counter[str]]) -> Iterator[str]:
    """Name what is listed but does not survive, in the modules that were tried whole."""
    for mutant in sorted(mutants):
        if counts[mutant.module][NOT_TRIED] == 0:
            yield f"\nlisted, but noticed or gone: {mutant.where}: {mutant.becomes}"


def survivors() -> Iterator[Mutant]:
    """Yield the mutants that no test noticed."""
    for path in walk_mutatable_files():
        data = SourceFileMutationData(path=path)
        data.load()
        for name, code in data.exit_code_by_key.items():
            if status_by_exit_code[code] not in (KILLED, TIMEOUT, NOT_TRIED):
                yield described(name, path)


def described(name: str, path: Path) -> Mutant:
    """Describe a mutant by what it changes, which stays the same when lines move."""
    function, of_class = orig_function_and_class_names_from_key(name)
    where = ".".join(filter(None, (path.stem, of_class, function)))
    lines = get_diff_for_mutant(name, path=path).splitlines()[3:]
    return Mutant(path.stem, where, *(_marked(lines, mark) for mark in "-+"))


def listed() -> set[Mutant]:
    """Read the survivors for which a reason is given."""
    data = tomllib.loads(LISTED.read_text("utf-8"))
    return set(_entries(data["survivor"]))


def _entries(raw: Iterable[dict[str, str]]) -> Iterator[Mutant]:
    for entry in raw:
        if set(entry) != {"where", "was", "becomes", "reason"} or not entry["reason"].strip():
            raise ValueError(f"{LISTED.name}: {entry}")
        module = entry["where"].partition(".")[0]
        yield Mutant(module, entry["where"], entry["was"], entry["becomes"])


def _marked(lines: Iterable[str], mark: str) -> str:
    return " ".join(line[1:].strip() for line in lines if line.startswith(mark))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
