"""A thousand letters that differ in their people, as letters and as the same texts."""

import json
import sys
from dataclasses import replace
from pathlib import Path

from letter_text import example

from casework.letters.drafting import Letter, Table, text_of

_GIVEN = ("Selam", "Yusuf", "Amina", "Łukasz", "Şükrü", "Đặng", "Mariam", "Zoë", "Noor", "Ali")
_FAMILY = ("Tesfay", "Al-Noor", "Yıldız", "Ñandú", "Öztürk", "Ghebre", "Åström", "Kovač")


def letters(amount: int) -> list[Letter]:
    """Make letters of which no two have the same name, number and V-number."""
    sample = example()
    return [_renamed(sample, number) for number in range(amount)]


def write_texts(path: Path, amount: int) -> None:
    """Write the texts of the letters as JSON."""
    texts = [text_of(letter) for letter in letters(amount)]
    path.write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")


def read_texts() -> list[str]:
    """Read the texts from the file that is named first on the command line."""
    return list(json.loads(Path(sys.argv[1]).read_text("utf-8")))


def _renamed(letter: Letter, number: int) -> Letter:
    name = f"{_GIVEN[number % len(_GIVEN)]} {_FAMILY[number % len(_FAMILY)]} {number:03}"

    def put(text: str) -> str:
        return text.replace("Selam Tesfay", name).replace("0123456789", f"{number:010}")

    def block(one: str | Table) -> str | Table:
        if isinstance(one, str):
            return put(one)
        return replace(one, rows=tuple(tuple(map(put, row)) for row in one.rows))

    return replace(
        letter,
        sender=tuple(map(put, letter.sender)),
        return_address=tuple(map(put, letter.return_address)),
        references=tuple((label, put(value)) for label, value in letter.references),
        body=tuple(map(block, letter.body)),
        signature=tuple(map(put, letter.signature)),
    )
