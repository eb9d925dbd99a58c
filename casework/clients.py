"""The people the office helps."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from casework.errors import Problem

V_NUMMER_LENGTH = 10
V_NUMMER_SHOWN = 3
TEXT_LENGTH = 200
NOTES_LENGTH = 10_000
RECEPTION_KINDS = ("azc", "pol", "col", "noodopvang", "crisisnoodopvang", "hto", "eigen", "anders")
CARE = ("amv", "tolk", "rolstoel", "slechtziend", "slechthorend", "analfabeet")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which only the year, or only year and month, may be known.

    Raises ValueError for a date that is not in the calendar.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day without a month")
        date(self.year, *(1 if part is None else part for part in (self.month, self.day)))

    @property
    def earliest(self) -> date:
        """The first day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read the form that `str` writes: 1990, 1990-03 or 1990-03-12."""
        return cls(*(int(part) for part in text.split("-")))


@dataclass(frozen=True, slots=True)
class Address:
    """Where letters to and from a person go; every part may be empty."""

    street: str = ""
    postcode: str = ""
    town: str = ""
    country: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines as they stand on an envelope, without empty ones."""
        town = "  ".join(part for part in (self.postcode, self.town) if part)
        return tuple(line for line in (self.street, town, self.country) if line)


@dataclass(frozen=True, slots=True)
class Reception:
    """Where a person is lodged, in what kind of place, since when."""

    kind: str = ""
    place: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Client:
    """A person with files, or a family member in one.

    `language` is a code of ISO 639; `care` lists what the office must reckon with, in codes.
    `version` counts the times they were stored; 0 for one that never was.
    """

    id: UUID
    family_name: str
    given_names: str = ""
    birth: PartialDate | None = None
    v_nummer: str = ""
    nationality: str = ""
    groups: tuple[str, ...] = ()
    address: Address = field(default_factory=Address)
    phone: str = ""
    email: str = ""
    notes: str = ""
    language: str = ""
    reception: Reception = field(default_factory=Reception)
    care: tuple[str, ...] = ()
    version: int = field(default=0, compare=False)

    @property
    def name(self) -> str:
        """The name as it stands in a letter: given names first."""
        return f"{self.given_names} {self.family_name}".strip()

    @property
    def sort_name(self) -> str:
        """The name as it stands in a list: family name first."""
        return f"{self.family_name}, {self.given_names}" if self.given_names else self.family_name


def problems_of(client: Client, today: date) -> tuple[Problem, ...]:
    """List what is wrong with the data of a person; only the family name is required."""
    found = []
    if not client.family_name.strip():
        found.append(Problem("required", "family_name"))
    if client.v_nummer and not is_v_nummer(client.v_nummer):
        found.append(Problem("v_nummer_length", "v_nummer"))
    if client.birth is not None and client.birth.earliest > today:
        found.append(Problem("birth_in_future", "birth"))
    return (*found, *_too_long(client))


def masked(v_nummer: str) -> str:
    """Hide all but the last digits of a V-nummer."""
    hidden = len(v_nummer) - V_NUMMER_SHOWN
    return "•" * hidden + v_nummer[hidden:] if hidden > 0 else "•" * len(v_nummer)


def is_v_nummer(text: str) -> bool:
    """Whether the text has the form of a V-nummer: ten digits, with no known check digit."""
    return len(text) == V_NUMMER_LENGTH and text.isascii() and text.isdigit()


def _too_long(client: Client) -> list[Problem]:
    limits = {
        "family_name": (client.family_name, TEXT_LENGTH),
        "given_names": (client.given_names, TEXT_LENGTH),
        "street": (client.address.street, TEXT_LENGTH),
        "postcode": (client.address.postcode, TEXT_LENGTH),
        "town": (client.address.town, TEXT_LENGTH),
        "country": (client.address.country, TEXT_LENGTH),
        "phone": (client.phone, TEXT_LENGTH),
        "email": (client.email, TEXT_LENGTH),
        "notes": (client.notes, NOTES_LENGTH),
    }
    return [
        Problem("too_long", name, (("limit", str(limit)), ("length", str(len(text)))))
        for name, (text, limit) in limits.items()
        if len(text) > limit
    ]
