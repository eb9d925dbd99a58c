"""Sheets for clients, in their own language: what was sent, what it means, and what to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from casework.casefile import CaseFile
from casework.clients import Client
from casework.errors import CaseworkError
from casework.isolates import isolated, left_to_right
from casework.law.assessment import Appeal, Assessment
from casework.letters.facts import plain
from casework.sheet_languages import SheetLanguage
from casework.storage import Office, StoredLetter

DOSSIER = "dossier"
NOTICES = (
    "ingebrekestelling_asiel",
    "ingebrekestelling_nareis",
    "ingebrekestelling_bezwaar_nareis",
)
INFORMATION = "informatieverzoek"
LETTERS = (*NOTICES, INFORMATION)
KINDS = (*LETTERS, DOSSIER)

_DO = ("do", ("keep", "tell", "bring", "moved", "lawyer_tell"))
_REACH = ("reach", ("address", "phone", "email", "mention"))
_SENT = ("sent", ("about", "posted", "received", "registered"))
_NOTICE = (
    _SENT,
    ("meaning", ("late", "two_weeks", "not_by_itself", "maybe_no")),
    _DO,
    ("next", ("decision", "ends", "appeal", "judge", "lawyer", "fee", "your_choice")),
    _REACH,
)
_PARTS = {
    **dict.fromkeys(NOTICES, _NOTICE),
    INFORMATION: (
        _SENT,
        ("meaning", ("asks", "unchanged", "maybe_late")),
        _DO,
        ("next", ("answer", "no_answer")),
        _REACH,
    ),
    DOSSIER: (
        ("kept", ("file_made", "kept_person", "kept_case", "kept_long")),
        ("why", ("why_watch", "why_only")),
        ("who", ("who_office", "who_locked", "who_ind", "who_others")),
        ("rights", ("see", "correct", "erase", "no_harm", "complain")),
        _REACH,
    ),
}


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What a sheet tells of one letter, or of a file.

    `ends` is the last day of the two weeks after a notice and `appeal_from` the day after it;
    None while they are not certain enough to be told.
    """

    kind: str
    name: str
    number: str
    office: Office
    made_on: date
    addressee: tuple[str, ...] = ()
    posted_on: date | None = None
    received_on: date | None = None
    registered_number: str = ""
    ends: date | None = None
    appeal_from: date | None = None


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A heading and the sentences under it."""

    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetNote:
    """A line in small print, in a language that may be another than that of the page."""

    language: str
    rtl: bool
    text: str


@dataclass(frozen=True, slots=True)
class SheetText:
    """A sheet in one language; values in it are wrapped in isolates."""

    language: str
    language_name: str
    rtl: bool
    office: str
    title: str
    about: tuple[str, ...]
    parts: tuple[SheetPart, ...]
    notes: tuple[SheetNote, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the client gets, and the same in Dutch for who hands it over.

    `title` names the kind and the file and no person. `unchecked`: nobody who has the language as
    mother tongue read the translation, and the volunteer has to know.
    """

    kind: str
    title: str
    texts: tuple[SheetText, ...]
    unchecked: bool = False


class NoSheetError(CaseworkError):
    """A letter that no sheet goes with."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def has_sheet(template: str) -> bool:
    """Whether a sheet goes with the letters of a template."""
    return template in LETTERS


def letter_facts(
    letter: StoredLetter,
    client: Client,
    case_file: CaseFile,
    office: Office,
    assessment: Assessment | None,
    addressee: tuple[str, ...],
    today: date,
) -> SheetFacts:
    """Gather what a sheet tells of a kept letter; raises NoSheetError for another letter."""
    if not has_sheet(letter.template):
        raise NoSheetError(letter.template)
    start = None
    if assessment is not None and letter.template in NOTICES:
        start = _appeal_from(letter, assessment.beroep)
    return SheetFacts(
        kind=letter.template,
        name=plain(client.name),
        number=case_file.number,
        office=office,
        made_on=today,
        addressee=addressee,
        posted_on=letter.posted_on,
        received_on=letter.received_on,
        registered_number=letter.registered_number,
        ends=None if start is None else start - timedelta(days=1),
        appeal_from=start,
    )


def file_facts(client: Client, case_file: CaseFile, office: Office, today: date) -> SheetFacts:
    """Gather what a sheet tells of a file that was opened."""
    return SheetFacts(DOSSIER, plain(client.name), case_file.number, office, today)


def sheet_for(facts: SheetFacts, language: SheetLanguage, dutch: SheetLanguage) -> Sheet:
    """Compose a sheet; in another language than Dutch the Dutch follows it."""
    both = (language,) if language.code == dutch.code else (language, dutch)
    notes = [dutch, language] if language.unchecked else []
    return Sheet(
        kind=facts.kind,
        title=f"{dutch.said[f'title_{facts.kind}']}, {facts.number}",
        texts=tuple(_text(facts, words, notes) for words in both),
        unchecked=language.unchecked,
    )


def text_of(sheet: Sheet) -> str:
    """Write a sheet as plain text, in the order in which it is read."""
    return "\n\f\n".join("\n".join(_lines(text)) for text in sheet.texts) + "\n"


def _appeal_from(letter: StoredLetter, appeal: Appeal) -> date | None:
    """Return from when one can appeal, when that counts from this letter and no other."""
    day = dict(appeal.because.values).get("day")
    own = letter.received_on or letter.posted_on
    counted = appeal.because.code in {"appeal_two_weeks", "appeal_receipt_unknown"}
    return appeal.start if counted and own is not None and day == own else None


def _text(facts: SheetFacts, words: SheetLanguage, notes: list[SheetLanguage]) -> SheetText:
    return SheetText(
        language=words.code,
        language_name=words.name,
        rtl=words.rtl,
        office=isolated(plain(facts.office.name)),
        title=words.said[f"title_{facts.kind}"],
        about=tuple(_items(("for_whom", "our_number", "made"), facts, words)),
        parts=tuple(
            SheetPart(words.said[f"heading_{heading}"], tuple(_items(codes, facts, words)))
            for heading, codes in _PARTS[facts.kind]
        ),
        notes=(
            SheetNote(words.code, words.rtl, words.said["information"]),
            *(SheetNote(note.code, note.rtl, note.said["unchecked"]) for note in notes),
        ),
    )


def _items(codes: tuple[str, ...], facts: SheetFacts, words: SheetLanguage) -> Iterator[str]:
    values = _values(facts, words)
    chosen = _chosen(facts)
    for code in codes:
        said = chosen.get(code, code)
        if said:
            yield words.said[said].format_map(values)


def _chosen(facts: SheetFacts) -> dict[str, str]:
    """Return which sentence a code of `_PARTS` stands for; empty for none, others for their own."""
    asylum = facts.kind == NOTICES[0]
    expected = "" if facts.received_on else "_expected"
    return {
        "about": f"about_{facts.kind}",
        "posted": "posted" if facts.posted_on else "not_posted",
        "received": "received" if facts.received_on else "",
        "registered": "registered" if facts.registered_number else "",
        "ends": f"ends{expected}" if facts.ends else "ends_unknown",
        "appeal": f"appeal{expected}" if facts.appeal_from else "appeal_unknown",
        "lawyer": "lawyer" if asylum else "lawyer_nareis",
        # An appeal about asylum is free of it (Vw 2000, art. 81).
        "fee": "" if asylum else "fee",
        "address": "address" if facts.office.address.lines else "",
        "phone": "phone" if facts.office.phone else "",
        "email": "email" if facts.office.email else "",
    }


def _values(facts: SheetFacts, words: SheetLanguage) -> dict[str, str]:
    """Return what fills the places in the sentences; every value keeps its own direction."""
    office = facts.office
    # An address is Dutch, whatever the language around it.
    in_dutch_order = {
        "number": facts.number,
        "addressee": _on_one_line(facts.addressee),
        "registered": plain(facts.registered_number),
        "months": str(office.keep_months),
        "address": _on_one_line(office.address.lines),
        "phone": plain(office.phone),
        "email": plain(office.email),
    }
    days = {
        "made": facts.made_on,
        "posted": facts.posted_on,
        "received": facts.received_on,
        "ends": facts.ends,
        "appeal": facts.appeal_from,
    }
    return {
        "name": isolated(facts.name),
        **{name: left_to_right(value) for name, value in in_dutch_order.items()},
        **{name: words.write_day(day) for name, day in days.items() if day is not None},
    }


def _on_one_line(lines: tuple[str, ...]) -> str:
    # "Immigratie- en Naturalisatiedienst" is not broken at its hyphen.
    return ", ".join(" ".join(line.split()).replace("- ", "-\u00a0") for line in lines)


def _lines(text: SheetText) -> Iterator[str]:
    yield from (text.office, text.title, "", *text.about)
    for part in text.parts:
        yield from ("", part.heading, *(f"• {item}" for item in part.items))
    yield from ("", *(note.text for note in text.notes))
