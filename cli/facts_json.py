"""From one JSON line to the facts the law looks at; anything doubtful is refused with its field."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import orjson

from casework.casefile import (
    EVENT_FIELDS,
    EVENT_KINDS,
    GROUPS,
    PROCEDURES,
    TRACKS,
    CaseEvent,
    problems_of_events,
)
from casework.errors import CaseworkError
from casework.law.dossier import Facts
from casework.law.spans import parse_span
from casework.typed_dates import FIRST_YEAR, LAST_YEAR

_KEYS = frozenset(("id", "procedure", "nationality", "groups", "track", "as_of", "events"))
_MOST_EUROS = 1_000_000_000
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class RefusedError(CaseworkError):
    """A line that cannot be assessed: the code of the reason, and the field it sits in."""

    def __init__(self, code: str, field: str, *values: tuple[str, object]) -> None:
        super().__init__(f"{field}: {code}")
        self.code = code
        self.field = field
        # What was given can be of any type; it is shown as it was written.
        self.values = tuple(
            (name, value if isinstance(value, date) else str(value)) for name, value in values
        )


class Question(NamedTuple):
    """One line: whose it is, the facts, and the day asked about."""

    id: str
    facts: Facts
    as_of: date


def read_line(text: str) -> Mapping[str, Any]:
    """Read the JSON object of a line; raises RefusedError."""
    try:
        data = orjson.loads(text)
    except ValueError as error:
        raise RefusedError("not_json", "", ("value", str(error))) from error
    if not isinstance(data, dict):
        raise RefusedError("not_an_object", "")
    return data


def question(data: Mapping[str, Any], countries: frozenset[str], default_day: date) -> Question:
    """Read the facts of a line; raises RefusedError naming the first field that is wrong."""
    for key in data:
        if key not in _KEYS:
            raise RefusedError("unknown_key", key, ("value", key))
    as_of = iso_day(data["as_of"], "as_of") if data.get("as_of") is not None else default_day
    events = _events(data)
    problems = problems_of_events(_text(data, "procedure"), events, as_of)
    if problems:
        raise RefusedError(problems[0].code, problems[0].field, *problems[0].values)
    facts = Facts(
        procedure=_choice(data, "procedure", PROCEDURES),
        events=events,
        track=_choice(data, "track", TRACKS) if data.get("track") is not None else "gewoon",
        nationality=_choice(data, "nationality", countries)
        if data.get("nationality") not in (None, "")
        else None,
        groups=_groups(data.get("groups")),
    )
    return Question(_text(data, "id"), facts, as_of)


def _events(data: Mapping[str, Any]) -> tuple[CaseEvent, ...]:
    raw = data.get("events")
    if raw is None:
        raise RefusedError("required", "events")
    if not isinstance(raw, list):
        raise RefusedError("wrong_type", "events", ("value", "list"))
    return tuple([_event(item, f"events[{index}]") for index, item in enumerate(raw)])


def _event(raw: object, field: str) -> CaseEvent:
    if not isinstance(raw, dict):
        raise RefusedError("wrong_type", field, ("value", "object"))
    kind = raw.get("kind")
    if not isinstance(kind, str) or kind not in EVENT_KINDS:
        code = "required" if kind is None else "unknown_event"
        raise RefusedError(code, f"{field}.kind", ("value", kind))
    if "date" not in raw:
        raise RefusedError("required", f"{field}.date")
    day = iso_day(raw["date"], f"{field}.date")
    if len(raw) == 2:
        return CaseEvent(kind, day)
    return CaseEvent(kind, day, **_details(raw, kind, field))


def _details(raw: Mapping[str, Any], kind: str, field: str) -> dict[str, Any]:
    details = {}
    for key, value in raw.items():
        if key in ("kind", "date"):
            continue
        if key not in EVENT_FIELDS:
            raise RefusedError("unknown_key", f"{field}.{key}", ("value", key))
        known = EVENT_KINDS[kind]
        if key not in known.needs and key not in known.takes:
            raise RefusedError("unknown_key", f"{field}.{key}", ("value", key))
        if value is not None:
            details[key] = _READERS[key](value, f"{field}.{key}")
    return details


def iso_day(value: object, field: str) -> date:
    """Read a date as yyyy-mm-dd, in a year that terms can be added to; raises RefusedError."""
    # Only the zero-padded form: fromisoformat would also take 20230531 and week dates.
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        try:
            day = date.fromisoformat(value)
        except ValueError as error:
            raise RefusedError("not_a_date", field, ("value", value)) from error
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise RefusedError("unlikely_year", field, ("text", value))
        return day
    raise RefusedError("not_a_date", field, ("value", value))


def _whole(value: object, field: str) -> int:
    if type(value) is not int:
        raise RefusedError("wrong_type", field, ("value", "integer"))
    return value


def _word(value: object, field: str) -> str:
    if not isinstance(value, str):
        raise RefusedError("wrong_type", field, ("value", "string"))
    return value


def _amount(value: object, field: str) -> Decimal:
    if type(value) is int or type(value) is float:
        if abs(value) > _MOST_EUROS:
            raise RefusedError("unreadable_amount", field, ("text", value))
        # By way of its shortest text: 7500.5 is meant as it was typed.
        return Decimal(str(value))
    raise RefusedError("wrong_type", field, ("value", "number"))


def _span(value: object, field: str) -> str:
    text = _word(value, field)
    try:
        parse_span(text)
    except ValueError as error:
        raise RefusedError("not_a_term", field, ("value", text)) from error
    return text


_READERS: dict[str, Callable[[object, str], object]] = {
    "months": _whole,
    "ground": _word,
    "basis": _word,
    "until": iso_day,
    "status": _word,
    "outcome": _word,
    "announced": iso_day,
    "sent": iso_day,
    "term": _span,
    "penalty_per_day": _amount,
    "penalty_maximum": _amount,
}


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if value is None:
        raise RefusedError("required", key)
    return _word(value, key)


def _choice(data: Mapping[str, Any], key: str, known: frozenset[str] | tuple[str, ...]) -> str:
    value = _text(data, key)
    if value not in known:
        raise RefusedError("unknown_value", key, ("value", value))
    return value


def _groups(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise RefusedError("wrong_type", "groups", ("value", "list"))
    for index, group in enumerate(value):
        if group not in GROUPS:
            raise RefusedError("unknown_value", f"groups[{index}]", ("value", group))
    return tuple(value)
