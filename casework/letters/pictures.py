"""The pictures an office has for its letters: its logo, and signatures of who signs for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from uuid import UUID

from casework.letters.drafting import Letter
from casework.letters.facts import plain
from casework.papers import LOGO, SIGNATURE, Paper, PaperSummary
from casework.storage import Office, Storage, Work
from casework.usecases import new_id


@dataclass(frozen=True, slots=True)
class OfficePictures:
    """The pictures of the office, as they are drawn; `signatures` are by the name of the signer."""

    logo: bytes = b""
    signatures: Mapping[str, bytes] = field(default_factory=dict)

    def on(self, letter: Letter, office: Office) -> tuple[bytes, bytes]:
        """Return the logo and the signature that belong on a letter; empty for none.

        A letter that a client sends in their own name has neither. A signature only stands above
        the name of the one whose it is.
        """
        if not office.name or letter.sender[:1] != (plain(office.name),):
            return b"", b""
        signer = letter.signature[0] if letter.signature else ""
        return self.logo, self.signatures.get(_key(signer), b"")


def office_pictures(work: Work) -> OfficePictures:
    """Read the pictures of the office."""
    logos = work.papers.of_office(LOGO)
    return OfficePictures(
        work.papers.get(logos[-1].id).content if logos else b"",
        {
            _key(summary.name): work.papers.get(summary.id).content
            for summary in work.papers.of_office(SIGNATURE)
        },
    )


def put_picture(
    storage: Storage, kind: str, name: str, content: bytes, media_type: str, today: date
) -> Paper:
    """Store a logo, or the signature of the one who is named, in the place of an earlier one."""
    summary = PaperSummary(
        id=new_id(),
        kind=kind,
        name=plain(name),
        media_type=media_type,
        added_on=today,
        sha256=sha256(content).hexdigest(),
        size=len(content),
    )
    paper = Paper(summary, content)
    with storage.work() as work:
        for earlier in work.papers.of_office(kind):
            if kind == LOGO or _key(earlier.name) == _key(name):
                work.papers.remove(earlier.id)
        work.papers.put(paper)
        work.commit()
    return paper


def remove_picture(storage: Storage, paper_id: UUID) -> None:
    """Take a logo or a signature away; letters that were kept stay as they are."""
    with storage.work() as work:
        work.papers.remove(paper_id)
        work.commit()


def pictures_kept(storage: Storage) -> tuple[Paper, ...]:
    """Find the logo and every signature, the logo first."""
    with storage.work() as work:
        return tuple(
            work.papers.get(summary.id)
            for kind in (LOGO, SIGNATURE)
            for summary in work.papers.of_office(kind)
        )


def _key(name: str) -> str:
    return plain(name).casefold()
