"""The languages of the sheets for clients: their words, and who read the translation."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.clients import Client
from casework.isolates import isolated, left_to_right
from casework.phrases import Phrases, short_day

DUTCH = "nl"


@dataclass(frozen=True, slots=True)
class SheetLanguage:
    """The words of the sheets in one language; `code` is of ISO 639.

    `name` is what the language calls itself. `checked_by` is who read the translation whose
    mother tongue it is; empty while nobody did.
    """

    code: str
    name: str
    dutch_name: str
    rtl: bool
    translated: bool
    checked_by: str
    checked_on: date | None
    day: str
    months: tuple[str, ...]
    said: Mapping[str, str]

    @property
    def unchecked(self) -> bool:
        """Whether nobody who has the language as mother tongue read the translation."""
        return self.translated and not self.checked_by

    def write_day(self, day: date) -> str:
        """Write a day in words, and then in figures, which are the same in every language."""
        words = self.day.format(day=day.day, month=self.months[day.month - 1], year=day.year)
        # Not broken over two lines.
        return f"{isolated(words.replace(' ', chr(0xA0)))} ({left_to_right(short_day(day))})"


def read_languages(files: Mapping[str, str]) -> dict[str, SheetLanguage]:
    """Read the languages from their files by name, in order of their Dutch names, Dutch first.

    Raises KeyError or TOMLDecodeError for a file that is not complete.
    """
    found = [
        _language(name.removesuffix(".toml"), tomllib.loads(text)) for name, text in files.items()
    ]
    found.sort(key=lambda language: (language.code != DUTCH, language.dutch_name))
    return {language.code: language for language in found}


def note_on(language: SheetLanguage, phrases: Phrases) -> str:
    """Tell the volunteer how sure a translation is; empty for Dutch and English, our own words."""
    if not language.translated:
        return ""
    if language.checked_by:
        values = (("who", language.checked_by), ("day", language.checked_on))
        return phrases.say("sheet", "checked", values)
    return phrases.say("sheet", "unchecked")


def language_for(client: Client, languages: Mapping[str, SheetLanguage]) -> SheetLanguage:
    """Return the language a client reads, or Dutch when there is no sheet in it."""
    return languages.get(client.language, languages[DUTCH])


def _language(code: str, data: Mapping[str, Any]) -> SheetLanguage:
    return SheetLanguage(
        code=code,
        name=data["name"],
        dutch_name=data["dutch_name"],
        rtl=data["direction"] == "rtl",
        translated=data["translated"],
        checked_by=data["checked_by"],
        checked_on=data.get("checked_on"),
        day=data["day"],
        months=tuple(data["months"]),
        said=data["say"],
    )
