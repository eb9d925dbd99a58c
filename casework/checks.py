"""What checking a vault looks at, and what it can find."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from casework.casefile import EVENT_KINDS, PROCEDURES, CaseFile
from casework.changes import text_of
from casework.journal import FLAWS
from casework.storage import StoredLetter

KEYS = "keys"
CIPHER = "cipher"
STRUCTURE = "structure"
SCHEMA = "schema"
REFERENCES = "references"
JOURNAL = "journal"
LETTERS = "letters"
FACTS = "facts"
RULES = "rules"
STEPS = (KEYS, CIPHER, STRUCTURE, SCHEMA, REFERENCES, JOURNAL, LETTERS, FACTS, RULES)

# What can be found in each step; the words stand in the texts.
FINDINGS: Mapping[str, tuple[str, ...]] = {
    KEYS: ("keys_damaged", "keys_tampered"),
    CIPHER: ("pages", "first_page"),
    STRUCTURE: ("structure",),
    SCHEMA: ("older", "revision", "table_missing", "table_unknown", "table_differs", "trigger"),
    REFERENCES: ("dangling",),
    JOURNAL: (*(f"line_{flaw}" for flaw in FLAWS), "line_unreadable"),
    LETTERS: ("letter_pdf", "letter_empty", "letter_rewritten", "letter_unreadable"),
    FACTS: ("row_unreadable", "fact_unknown"),
    RULES: ("rule_unusable",),
}

# What the journal says of a letter when it is made, and nobody changes afterwards.
FIXED = ("text", "pdf", "sha256")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be; `values` fill the sentence of the code."""

    step: str
    code: str
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, and which steps could not be done because of it.

    `counts` is how much was looked at: lines of the journal, letters, rows.
    """

    findings: tuple[Finding, ...] = ()
    skipped: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()

    @property
    def clean(self) -> bool:
        """Whether everything was looked at and nothing found."""
        return not self.findings and not self.skipped


def flaw_of_letter(letter: StoredLetter, written: Mapping[str, str]) -> str | None:
    """Say what is the matter with a letter; `written` is what the journal says it was made with."""
    if sha256(letter.pdf).hexdigest() != letter.sha256:
        return "letter_pdf"
    if not letter.text.strip():
        return "letter_empty"
    if any(text_of(getattr(letter, name)) != written.get(name) for name in FIXED if written):
        return "letter_rewritten"
    return None


def is_known(case_file: CaseFile) -> bool:
    """Whether the program knows the procedure and all the kinds of facts of a file."""
    kinds = {event.kind for event in case_file.events}
    return case_file.procedure in PROCEDURES and kinds <= EVENT_KINDS.keys()
