"""The words of one letter, changed by hand before it is kept: text is typed, tables stay."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from casework.errors import Problem
from casework.letters.drafting import ITEM, Letter, Table
from casework.letters.facts import plain

# The field of a kept letter that tells which of its parts were typed.
EDITED = "edited"
SUBJECT, TEXT = "subject", "text"
MOST_CHARACTERS = 30_000

_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
_BULLETS = ("–", "-", "•", "*")


@dataclass(frozen=True, slots=True)
class Wording:
    """What can be typed of a letter: its subject, and the text before, between and after tables.

    Empty lines part the paragraphs of a text; a line that begins with a dash is an item of a list.
    """

    subject: str
    texts: tuple[str, ...]


def wording_of(letter: Letter) -> Wording:
    """Return the words of a letter as they can be typed."""
    texts: list[str] = []
    blocks: list[str] = []
    for block in letter.body:
        if isinstance(block, Table):
            texts.append(_text(blocks))
            blocks = []
        else:
            blocks.append(block)
    return Wording(letter.subject, (*texts, _text(blocks)))


def tables_of(letter: Letter) -> tuple[Table, ...]:
    """Return the tables between the texts of a letter."""
    return tuple(block for block in letter.body if isinstance(block, Table))


def reworded(letter: Letter, wording: Wording) -> Letter:
    """Put typed words in the place of those of the sample; its fields tell which parts were typed.

    The tables are those of the sample. Nothing typed gets lost when it has other tables by now
    than it had when typing began: what is left over goes to the end.
    """
    sample, typed = wording_of(letter), fitted(wording, letter)
    changed = [
        part
        for part, same in (
            (SUBJECT, typed.subject == sample.subject),
            (TEXT, typed.texts == sample.texts),
        )
        if not same
    ]
    if not changed:
        return letter
    return replace(
        letter,
        subject=plain(typed.subject),
        body=_body(typed, tables_of(letter)) if TEXT in changed else letter.body,
        fields={**letter.fields, EDITED: " ".join(changed)},
    )


def fitted(wording: Wording, letter: Letter) -> Wording:
    """Return the wording with as many texts as there are before, between and after the tables."""
    room = len(tables_of(letter)) + 1
    kept, left_over = wording.texts[:room], wording.texts[room:]
    texts = [*kept, *[""] * (room - len(kept))]
    if left_over:
        texts[-1] = "\n\n".join(text for text in (texts[-1], *left_over) if text)
    return replace(wording, texts=tuple(texts))


def problems_of(
    wording: Wording, unprintable: Callable[[str], tuple[str, ...]]
) -> tuple[Problem, ...]:
    """List why these words cannot be printed as a letter."""
    whole = "\n".join(wording.texts)
    if len(whole) + len(wording.subject) > MOST_CHARACTERS:
        return (Problem("letter_too_long", TEXT),)
    found = []
    if not plain(wording.subject):
        found.append(Problem("letter_without_subject", SUBJECT))
    if not plain(whole):
        found.append(Problem("letter_without_text", TEXT))
    for field, text in ((SUBJECT, wording.subject), (TEXT, whole)):
        if lost := unprintable(plain(text)):
            found.append(Problem("unprintable", field, (("characters", " ".join(lost)),)))
    return tuple(found)


def _text(blocks: list[str]) -> str:
    """Write blocks below each other, the items of a list without empty lines between them."""
    written = ""
    for block in blocks:
        follows = block.startswith(ITEM) and written.rpartition("\n")[2].startswith(ITEM)
        written += ("\n" if follows else "\n\n") * bool(written) + block
    return written


def _body(wording: Wording, tables: tuple[Table, ...]) -> tuple[str | Table, ...]:
    body: list[str | Table] = []
    for text, table in zip(wording.texts, (*tables, None), strict=True):
        body += _blocks(text)
        body += [] if table is None else [table]
    return tuple(body)


def _blocks(text: str) -> list[str]:
    """Take a typed text apart into paragraphs and items, without a space too many."""
    found: list[str] = []
    for paragraph in _EMPTY_LINE.split(text.replace("\r\n", "\n")):
        lines: list[str] = []
        for line in map(plain, paragraph.split("\n")):
            if _is_item(line) or not lines:
                lines.append(line)
            else:
                lines[-1] += f" {line}"
        found += [_tidy(line) for line in lines if line.strip()]
    return found


def _is_item(line: str) -> bool:
    bullet, _, rest = line.partition(" ")
    return bullet in _BULLETS and bool(rest)


def _tidy(line: str) -> str:
    """Return a line without spaces too many; one that begins with a dash is an item of a list."""
    tidy = plain(line)
    return ITEM + tidy.partition(" ")[2] if _is_item(tidy) else tidy
