"""What lies in the vault as a file: scans, proof of posting, a logo, a form of the IND."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

DOCUMENT = "document"
MACHTIGING = "machtiging"
PROOF_OF_POSTING = "proof_of_posting"
LOGO = "logo"
SIGNATURE = "signature"
FORM = "form"
PAPER_KINDS = (DOCUMENT, MACHTIGING, PROOF_OF_POSTING, LOGO, SIGNATURE, FORM)


@dataclass(frozen=True, slots=True)
class PaperSummary:
    """A paper without its contents, for lists; one of the office itself belongs to no file.

    `name` is shown to people; `size` is in bytes; `sha256` is of the contents.
    """

    id: UUID
    kind: str
    name: str
    media_type: str
    added_on: date
    sha256: str
    size: int
    case_id: UUID | None = None
    letter_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper with its contents."""

    summary: PaperSummary
    content: bytes


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template of a letter that the office added; it stays when it is withdrawn."""

    id: UUID
    name: str
    language: str
    text: str
    added_on: date
    withdrawn_on: date | None = None
