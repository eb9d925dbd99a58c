"""Lines of the journal in words: who did what, when."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, tzinfo

from casework.changes import HASHED
from casework.clients import masked
from casework.journal import ADDED, CHANGED, LETTER, Change, Entry
from casework.letters.checklist import ASKED
from casework.phrases import Phrases

# Which section holds the words for the values of a field.
_SECTIONS = {
    "procedure": ("procedure",),
    "track": ("track",),
    "template": ("letter_name",),
    "outcome": ("outcome",),
    "status": ("permit_status",),
    "ground": ("extension_ground", "suspension_ground", "voornemen_ground"),
    "groups": ("client_group",),
    "kind": ("agreement",),
    "relation": ("relation",),
    "role": ("role",),
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LISTS = ("events", "family", "groups")


class JournalWords:
    """Says in one language what stands in the journal; times as in a time zone, None: that here.

    `names` gives what the ids stand for. Nothing here fails on words that nobody has words for:
    an old line must stay readable.
    """

    def __init__(
        self, phrases: Phrases, names: Mapping[str, str], zone: tzinfo | None = None
    ) -> None:
        self._phrases = phrases
        self._names = names
        self._zone = zone

    def line(self, entry: Entry) -> str:
        """Say all of a line in one sentence."""
        parts = [*self._whole(entry)]
        return self._say("line", when=self.when(entry), who=self.who(entry), what="; ".join(parts))

    def when(self, entry: Entry) -> str:
        """Say when it was, in local time."""
        at = entry.at.astimezone(self._zone)
        return self._say("when", day=self._phrases.day(at.date()), time=f"{at:%H:%M}")

    def who(self, entry: Entry) -> str:
        """Name who did it."""
        return self._names.get(entry.by) or self._say("nobody")

    def what(self, entry: Entry) -> str:
        """Say what was done with what."""
        subject = self._word("journal_subject", entry.subject)
        done = self._say(
            "about", subject=subject, action=self._word("journal_action", entry.action)
        )
        which = self.which(entry)
        return self._say("of", what=done, which=which) if which else done

    def which(self, entry: Entry) -> str:
        """Name what it is about, as far as that still exists."""
        name = self._names.get(entry.subject_id, "")
        return self._word("letter_name", name) if entry.subject == LETTER else name

    def details(self, entry: Entry) -> tuple[str, ...]:
        """Say each thing that changed, and why."""
        anew = entry.action != CHANGED
        found = [self._change(change, anew=anew) for change in entry.changes]
        if entry.reason:
            found.append(self._say("reason", reason=entry.reason))
        if entry.blank:
            found.append(self._say("blank"))
        return tuple(found)

    def _whole(self, entry: Entry) -> Iterator[str]:
        """Let the fields that changed speak for themselves; of anything else, say what it was."""
        if entry.action != CHANGED or not entry.changes:
            yield self.what(entry)
        if entry.action != ADDED:
            yield from self.details(entry)

    def _change(self, change: Change, *, anew: bool) -> str:
        if change.field.startswith(ASKED):
            question = self._word("question", change.field.removeprefix(ASKED))
            return self._say("asked", question=question, answer=self._word("answer", change.new))
        name = change.field.removeprefix("access.")
        whole = self._phrases.has("journal_field", change.field)
        field = self._word("journal_field", change.field if whole else name)
        old, new = self._value(name, change.old), self._value(name, change.new)
        if name in _LISTS:
            return self._moved(field, old, new)
        if HASHED in change.old + change.new:
            return self._say("retold", field=field)
        if not change.old:
            return self._say("named" if anew else "filled", field=field, new=new)
        if not change.new:
            return self._say("emptied", field=field, old=old)
        return self._say("changed", field=field, old=old, new=new)

    def _moved(self, field: str, old: str, new: str) -> str:
        if not old:
            return self._say("came", field=field, new=new)
        if not new:
            return self._say("went", field=field, old=old)
        return self._say("retold", field=field)

    def _value(self, field: str, text: str) -> str:
        """Write a value as one reads it; a fact of several parts part by part."""
        if field in ("events", "family"):
            parts = _parts(text)
            return self._fact(parts) if parts else text
        if _DAY.fullmatch(text):
            return self._day(text)
        if field == "v_nummer":
            return masked(text)
        if field == "months" and text.isdigit():
            return self._phrases.count(int(text), "month")
        words = (self._word(section, text) for section in _SECTIONS.get(field, ()))
        return self._names.get(text) or next((word for word in words if word != text), text)

    def _fact(self, parts: Mapping[str, str]) -> str:
        rest = {name: text for name, text in parts.items() if name not in ("kind", "day")}
        words = [self._value(name, text) for name, text in rest.items()]
        if "kind" in parts:
            fact = self._word("event", parts["kind"])
            day = self._day(parts.get("day", ""))
            words.insert(0, self._say("dated", fact=fact, day=day))
        return ", ".join(words)

    def _day(self, text: str) -> str:
        try:
            return self._phrases.day(date.fromisoformat(text))
        except ValueError:
            return text

    def _word(self, section: str, code: str) -> str:
        return self._phrases.say(section, code) if self._phrases.has(section, code) else code

    def _say(self, code: str, **values: str) -> str:
        return self._phrases.say("journal", code, tuple(values.items()))


def _parts(text: str) -> dict[str, str]:
    """Read a fact of several parts as it was written down; nothing when it is no such text."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return (
        {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}
    )
