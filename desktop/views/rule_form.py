"""The form for a rule of the office's own: what it is, where it was read, and why it is added."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from casework.casefile import GROUPS
from casework.countries import Countries
from casework.errors import CaseworkError, InvalidFactsError, Problem
from casework.law.additions import Addition, Evidence, free_day, moratorium, with_end
from casework.phrases import Phrases
from casework.rule_changes import put_back, withdrawn
from desktop.texts import sentence_for, sentences
from desktop.views.date_field import ComingDateField, DateField
from desktop.views.form import PageForm, notes_field
from desktop.views.parts import Choice, label

MORATORIUM = "moratorium"
END = "end"
FREE_DAY = "free_day"
IMPORT = "import"
WITHDRAW = "withdraw"
PUT_BACK = "put_back"

_FIELDS = {
    MORATORIUM: ("country", "group", "first", "last", "citation", "url", "reason"),
    END: ("last", "citation", "url", "reason"),
    FREE_DAY: ("day", "words", "citation", "url", "reason"),
    IMPORT: ("reason",),
    WITHDRAW: ("reason",),
    PUT_BACK: ("reason",),
}


class RuleForm(PageForm):
    """Asks for one rule and emits an Addition; what it does to files is shown afterwards."""

    def __init__(
        self, phrases: Phrases, countries: Countries, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._countries = countries
        self._today = today
        self._kind = MORATORIUM
        self._base: Addition | None = None
        self.about = label("", "note")
        self.country = Choice()
        self.group = Choice()
        self.first = DateField(phrases, today)
        self.last = ComingDateField(phrases, today)
        self.day = ComingDateField(phrases, today)
        self.words = QLineEdit()
        self.citation = QLineEdit()
        self.url = QLineEdit()
        self.reason = notes_field()
        self.top.addWidget(self.about)
        self.save_button.setText(self.tr("&See what changes"))
        self._offer()
        self._add_fields()

    def set_today(self, today: date) -> None:
        """Tell what day it is."""
        self._today = today
        for field in (self.first, self.last, self.day):
            field.today = today

    def show_kind(self, kind: str, base: Addition | None = None, title: str = "") -> None:
        """Ask for a rule of a kind; `base` is the rule that changes, or the text of a file."""
        self._kind, self._base = kind, base
        self.title.setText(self._title(kind, title))
        self.about.setText(self._about(kind))
        for name, field in self.grid.fields.items():
            field.set_shown(name in _FIELDS[kind])
        self._empty()
        self.begin()
        self.focus_field(_FIELDS[kind][0])

    def answers(self) -> object:
        lines = (self.first.line, self.last.line, self.day.line, self.words, self.citation)
        return (
            [line.text() for line in (*lines, self.url)],
            self.reason.toPlainText(),
            (self.country.value(), self.group.value()),
        )

    def made(self) -> Addition | None:
        self.grid.clear_problems()
        if not self.dates_are_readable():
            return None
        missing = self._missing()
        if missing:
            self.show_problems(sentences(missing, self._phrases))
            return None
        try:
            return self._made()
        except CaseworkError as error:
            self.show_error(error)
            return None

    def show_error(self, error: CaseworkError) -> None:
        """Say what is wrong, under its field when it has one."""
        if isinstance(error, InvalidFactsError):
            self.show_problems(sentences(error.problems, self._phrases))
        else:
            self.show_problems([("", sentence_for(error, self._phrases))])

    def _made(self) -> Addition:
        reason = self.reason.toPlainText().strip()
        evidence = Evidence(self.citation.text().strip(), self.url.text().strip())
        first, last, day = self.first.day(), self.last.day(), self.day.day()
        if self._kind == MORATORIUM and first is not None and last is not None:
            country = self.country.value()
            named = f"{self._countries.name_of(country)} {first.year}"
            groups = (self.group.value(),) if self.group.value() else ()
            return moratorium(
                country, named, first, last, evidence, reason, self._today, groups=groups
            )
        if self._kind == FREE_DAY and day is not None:
            return free_day(day, self.words.text().strip(), evidence, reason, self._today)
        if self._base is None:
            raise RuntimeError(f"a form of kind {self._kind} was shown without what it needs")
        if self._kind == END and last is not None:
            base = self._base
            return with_end(base.name, base.text, last, evidence, reason, self._today)
        if self._kind == WITHDRAW:
            return withdrawn(self._base, reason, self._today)
        return put_back(self._base, reason, self._today)

    def _missing(self) -> list[Problem]:
        """List what is wrong with the fields, so that all of it is said at once."""
        asked = _FIELDS[self._kind]
        given = {
            "country": bool(self.country.value()),
            "first": self.first.day() is not None,
            "last": self.last.day() is not None,
            "day": self.day.day() is not None,
            "words": bool(self.words.text().strip()),
            "citation": bool(self.citation.text().strip()),
            "reason": bool(self.reason.toPlainText().strip()),
        }
        missing = [Problem("required", name) for name in asked if not given.get(name, True)]
        if "url" in asked and not self.url.text().strip().startswith("https://"):
            missing.append(Problem("https_needed", "url"))
        return missing

    def _empty(self) -> None:
        for line in (self.words, self.citation, self.url):
            line.clear()
        for field in (self.first, self.last, self.day):
            field.set_day(None)
        self.reason.clear()
        self.country.setCurrentIndex(0)
        self.group.setCurrentIndex(0)

    def _title(self, kind: str, title: str) -> str:
        return {
            MORATORIUM: self.tr("New moratorium"),
            END: self.tr("Change the last day: {}").format(title),
            FREE_DAY: self.tr("New free day"),
            IMPORT: self.tr("Import: {}").format(title),
            WITHDRAW: self.tr("Withdraw: {}").format(title),
            PUT_BACK: self.tr("Put back: {}").format(title),
        }[kind]

    def _about(self, kind: str) -> str:
        return {
            MORATORIUM: self.tr(
                "The IND does not decide on these applications for a while. The term can become "
                "longer. Add this only when you have read the decision of the minister."
            ),
            END: self.tr(
                "The moratorium was extended, or ended early. The wording of before is kept."
            ),
            FREE_DAY: self.tr(
                "A day on which government offices are closed by decree. A short term that ends on "
                "it moves to the next working day."
            ),
            IMPORT: self.tr(
                "A rule that another office made. It counts here only after you have seen what it "
                "changes."
            ),
            WITHDRAW: self.tr(
                "The rule no longer counts. It stays in the list, with your reason and the day: "
                "until today it was counted."
            ),
            PUT_BACK: self.tr(
                "The rule counts again from today. That it was withdrawn stays in the list."
            ),
        }[kind]

    def _offer(self) -> None:
        self.country.addItem(self.tr("choose…"), "")
        for country in self._countries.first:
            self.country.addItem(country.name, country.code)
        self.country.insertSeparator(self.country.count())
        for country in self._countries.others:
            self.country.addItem(country.name, country.code)
        groups = [(code, self._phrases.say("client_group", code)) for code in GROUPS]
        self.group.offer([("", self.tr("everyone with this nationality")), *groups])

    def _add_fields(self) -> None:
        add = self.grid.add
        add("country", self.tr("Na&tionality"), self.country)
        add("group", self.tr("&Who"), self.group)
        add("first", self.tr("&First day"), self.first)
        add("last", self.tr("&Last day"), self.last, hint=self.tr("This day is part of it."))
        add("day", self.tr("&Day"), self.day)
        add("words", self.tr("W&hat day it is"), self.words)
        hint = self.tr("Such as: Stcrt. 2026, 12345.")
        add("citation", self.tr("S&ource"), self.citation, hint=hint)
        hint = self.tr("Where others can read it. It begins with https://.")
        add("url", self.tr("&Address on the internet"), self.url, hint=hint)
        hint = self.tr("Why you do this. Everyone who uses this vault can read it.")
        add("reason", self.tr("&Reason"), self.reason, hint=hint)
