"""The letter that is laid out on both sides, made from an invented file."""

from datetime import date
from pathlib import Path
from uuid import UUID

from casework.casefile import ASIEL, CaseEvent, CaseFile
from casework.clients import Address, Client, PartialDate
from casework.law.engine import assess
from casework.letters.drafting import Letter, draft
from casework.storage import Office
from casework.usecases import facts_of
from cli.wiring import FONTS, load_addressees, load_phrases, load_rules, load_templates
from documents import fonts

TODAY = date(2026, 11, 22)
NAME = "ingebrekestelling_asiel"


def example() -> Letter:
    """Compose a notice of default on a term that has passed."""
    address = Address("Voorbeeldstraat 1", "1234 AB", "Voorbeeldstad")
    client = Client(
        UUID(int=1), "Tesfay", "Selam", PartialDate(1990, 3, 12), "0123456789", "ERI", (), address
    )
    filed = CaseEvent("aanvraag_ingediend", date(2025, 2, 12))
    case_file = CaseFile(UUID(int=2), "2026-0001", client.id, ASIEL, events=(filed,))
    made = draft(
        load_templates()[NAME],
        client,
        (),
        case_file,
        Office("Steunpunt Voorbeeld", address, "000 000 00 00", "post@voorbeeld.example"),
        assess(facts_of(case_file, client), load_rules(), TODAY),
        TODAY,
        load_phrases(),
        addresses=load_addressees(),
        unprintable=lambda text: fonts.unprintable(text, FONTS),
    )
    if made.letter is None:
        raise SystemExit(f"the letter is blocked: {made.problems}")
    return made.letter


def fonts_folder() -> Path:
    """Return where the fonts lie."""
    return FONTS
