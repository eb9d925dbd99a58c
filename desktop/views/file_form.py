"""The form for a file: its procedure, the first dates, the family, and who acts for the client."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from casework.casefile import (
    ASIEL,
    BEZWAAR_NAREIS,
    NAREIS,
    PERMIT_STATUSES,
    PROCEDURES,
    TRACKS,
    CaseEvent,
    CaseFile,
    Representative,
    problems_of_events,
)
from casework.clients import Client
from casework.errors import Problem
from casework.merging import rebased
from casework.phrases import Phrases, short_day
from casework.usecases import new_id
from desktop.views.conflict_card import ConflictCard
from desktop.views.date_field import DateField
from desktop.views.domain_words import event_help, event_words
from desktop.views.family_editor import FamilyEditor
from desktop.views.form import PageForm, notes_field
from desktop.views.handler_choice import HandlerChoice
from desktop.views.note_field import NoteField
from desktop.views.parts import Choice, label

# The dates that are asked for at once; what happened later is added on the page of the file.
FIRST_DATES = {
    ASIEL: (
        "asielwens_geuit",
        "aanvraag_ingediend",
        "aanvraag_ontvangen",
        "nederland_verantwoordelijk",
    ),
    NAREIS: ("aanvraag_ingediend", "aanvraag_ontvangen", "vergunning_verleend"),
    BEZWAAR_NAREIS: ("aanvraag_ingediend", "aanvraag_ontvangen"),
}
_ALL_DATES = tuple(dict.fromkeys(kind for kinds in FIRST_DATES.values() for kind in kinds))


class FileForm(PageForm):
    """Asks for one procedure of a client; it emits a CaseFile and knows no database."""

    new_person_wanted = Signal()

    def __init__(self, phrases: Phrases, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._today = today
        self._file = CaseFile(new_id(), "", new_id(), ASIEL)
        self.whose = label("", "muted")
        self.top.insertWidget(1, self.whose)
        self.procedure = Choice()
        self.track = Choice()
        self.zaaknummer = QLineEdit()
        self.dates = {kind: DateField(phrases, today) for kind in _ALL_DATES}
        self.permit_status = Choice()
        self.family = FamilyEditor(phrases)
        self.representative_name = QLineEdit()
        self.representative_organisation = QLineEdit()
        self.lawyer = QLineEdit()
        self.authorised_on = DateField(phrases, today)
        self.handled_by = HandlerChoice()
        self.notes = notes_field()
        self.conflict = ConflictCard()
        self.top.addWidget(self.conflict)
        self._theirs: CaseFile | None = None
        self._add_procedure()
        self._add_dates()
        self._add_people()
        self.procedure.currentIndexChanged.connect(self._follow_procedure)
        self.conflict.merge_wanted.connect(self._merge)
        self.conflict.theirs_wanted.connect(self._load_theirs)
        self.family.new_person_wanted.connect(self.new_person_wanted)
        self._follow_procedure()

    def set_today(self, today: date) -> None:
        """Tell what day it is."""
        self._today = self.authorised_on.today = today
        for field in self.dates.values():
            field.today = today

    def show_file(
        self, case_file: CaseFile | None, client: Client, people: Sequence[Client]
    ) -> None:
        """Put a file in the form, or empty it for a new one of the client."""
        self._file = case_file or CaseFile(
            new_id(), "", client.id, ASIEL, assigned_to=self.handled_by.me
        )
        self.conflict.hide()
        self.title.setText(
            self.tr("New file")
            if case_file is None
            else self.tr("Change file {}").format(case_file.number)
        )
        self.whose.setText(self.tr("Of {}").format(client.sort_name))
        self.family.show_people([person for person in people if person.id != client.id])
        self._fill(self._file)
        self.begin()

    def show_conflict(self, changes: Sequence[str], theirs: CaseFile, by: str) -> None:
        """Say what somebody else changed in the file meanwhile; what was typed stays."""
        self._theirs = theirs
        self.conflict.show_changes(changes, by)
        self.to_top()

    @property
    def before(self) -> CaseFile:
        """The file as it was when it was put in the form."""
        return self._file

    def show_people(self, people: Sequence[Client], added: UUID | None = None) -> None:
        """Replace who can be chosen as family, and add one of them; what was typed stays."""
        self.family.show_people([person for person in people if person.id != self._file.client_id])
        if added is not None:
            self.family.add(added)

    def focus_field(self, name: str) -> None:
        """Go to a field by the name that problems use; `events` is the day of the application."""
        super().focus_field("aanvraag_ingediend" if name.endswith("events") else name)

    def answers(self) -> object:
        typed = (self.authorised_on, *self.dates.values())
        return (self._typed(), [field.line.text() for field in typed])

    def made(self) -> CaseFile | None:
        if not self.dates_are_readable():
            return None
        case_file = self._typed()
        problems = self._problems(case_file)
        self._show(problems, case_file)
        return None if problems else case_file

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Say what is wrong; a fact that has a field here is found by its place in the file."""
        self._place(problems, self._typed())

    def _merge(self) -> None:
        if self._theirs is not None:
            merged = rebased(self._file, self._typed(), self._theirs)
            self._load_theirs()
            self._file = merged.with_events(merged.events)
            self._fill(self._file)

    def _load_theirs(self) -> None:
        theirs, self._theirs = self._theirs, None
        if theirs is not None:
            self.conflict.hide()
            self._file = theirs
            self._fill(theirs)
            self.begin()

    def _problems(self, case_file: CaseFile) -> tuple[Problem, ...]:
        found = problems_of_events(case_file.procedure, case_file.events, self._today)
        signed = case_file.representative and case_file.representative.authorised_on
        if signed and signed > self._today:
            found += (Problem("date_in_future", "representative.authorised_on"),)
        return found

    def _show(self, problems: Sequence[Problem], case_file: CaseFile) -> None:
        said = [
            (item.field, self._phrases.say("problem", item.code, item.values)) for item in problems
        ]
        self._place(said, case_file)

    def _place(self, problems: Sequence[tuple[str, str]], case_file: CaseFile) -> None:
        placed = []
        for field, sentence in problems:
            event = event_at(case_file.events, field)
            if event is None:
                placed.append((field, sentence))
            elif self._asks_for(event.kind):
                placed.append((event.kind, sentence))
            else:
                words = event_words(self._phrases, event.kind, case_file.procedure)
                placed.append(("", f"{words}, {short_day(event.day)}: {sentence}"))
        super().show_problems(placed)

    def _asks_for(self, kind: str) -> bool:
        return kind in FIRST_DATES[self.procedure.value()]

    def _typed(self) -> CaseFile:
        return replace(
            self._file,
            procedure=self.procedure.value(),
            track=self.track.value() if self.procedure.value() == ASIEL else self._file.track,
            zaaknummer=self.zaaknummer.text().strip(),
            lawyer=self.lawyer.text().strip(),
            family=self.family.members(),
            representative=self._representative(),
            assigned_to=self.handled_by.handler(),
            notes=self.notes.toPlainText().strip(),
        ).with_events(self._events())

    def _events(self) -> list[CaseEvent]:
        kept = [event for event in self._file.events if not self._asks_for(event.kind)]
        for kind in FIRST_DATES[self.procedure.value()]:
            day = self.dates[kind].day()
            if day is not None:
                kept.append(self._event(kind, day))
        return kept

    def _event(self, kind: str, day: date) -> CaseEvent:
        if kind == "vergunning_verleend":
            return CaseEvent(kind, day, status=self.permit_status.value() or None)
        return CaseEvent(kind, day)

    def _representative(self) -> Representative | None:
        made = Representative(
            self.representative_name.text().strip(),
            self.representative_organisation.text().strip(),
            self.authorised_on.day(),
        )
        return None if made == Representative("") else made

    def _fill(self, case_file: CaseFile) -> None:
        self.procedure.choose(case_file.procedure)
        self.track.choose(case_file.track)
        self.zaaknummer.setText(case_file.zaaknummer)
        self.lawyer.setText(case_file.lawyer)
        first = {event.kind: event for event in reversed(case_file.events)}
        for kind, field in self.dates.items():
            field.set_day(first[kind].day if kind in first else None)
        permit = first.get("vergunning_verleend")
        self.permit_status.choose(permit.status or "" if permit else "")
        self.family.show_members(case_file.family)
        acting = case_file.representative or Representative("")
        self.representative_name.setText(acting.name)
        self.representative_organisation.setText(acting.organisation)
        self.authorised_on.set_day(acting.authorised_on)
        self.handled_by.choose_handler(case_file)
        self.notes.setPlainText(case_file.notes)
        self._follow_procedure()

    def _follow_procedure(self) -> None:
        """Ask only for what belongs to the procedure; what was typed elsewhere is kept."""
        procedure = self.procedure.value()
        fields = self.grid.fields
        fields["procedure"].set_hint(self._phrases.say("procedure_help", procedure))
        fields["track"].set_shown(procedure == ASIEL)
        fields["family"].set_shown(procedure != ASIEL)
        fields["permit_status"].set_shown(procedure == NAREIS)
        for kind in _ALL_DATES:
            fields[kind].set_shown(self._asks_for(kind))
            if self._asks_for(kind):
                words = event_words(self._phrases, kind, procedure)
                fields[kind].set_label(words[:1].upper() + words[1:])
                fields[kind].explain(event_help(self._phrases, kind, procedure))

    def _add_procedure(self) -> None:
        for choice, section, codes in (
            (self.procedure, "procedure", PROCEDURES),
            (self.track, "track", TRACKS),
        ):
            choice.offer((code, self._phrases.say(section, code)) for code in codes)
        self.grid.add("procedure", self.tr("&Procedure"), self.procedure, hint=" ")
        self.grid.add(
            "track",
            self.tr("&Track"),
            self.track,
            explanation=self._phrases.say("track_help", "track"),
        )
        self.zaaknummer.setMaximumWidth(220)
        self.grid.add(
            "zaaknummer",
            self.tr("Case number of the &IND"),
            self.zaaknummer,
            hint=self.tr("It stands in letters of the IND. You can fill it in later."),
        )

    def _add_dates(self) -> None:
        self.grid.add_heading(self.tr("First dates"))
        for kind, field in self.dates.items():
            self.grid.add(kind, kind, field)
        self.permit_status.offer(
            [
                ("", self.tr("not known")),
                *((code, self._phrases.say("permit_status", code)) for code in PERMIT_STATUSES),
            ]
        )
        self.grid.add("permit_status", self.tr("Permit of the sponsor"), self.permit_status)

    def _add_people(self) -> None:
        self.grid.add_heading(self.tr("People"))
        self.grid.add(
            "family",
            self.tr("Family &members"),
            self.family,
            hint=self.tr("For whom the client, who is the sponsor (referent), asks to come."),
        )
        self.grid.add(
            "representative.name",
            self.tr("&Representative"),
            self.representative_name,
            hint=self.tr("Who signs for the client. Leave empty when the client signs."),
            explanation=self.tr(
                "A representative (gemachtigde) acts for the client, with a signed authorisation "
                "(machtiging). A copy of it goes along with every letter."
            ),
        )
        self.grid.add(
            "representative.organisation",
            self.tr("&Organisation"),
            self.representative_organisation,
        )
        self.grid.add(
            "representative.authorised_on", self.tr("&Authorisation signed"), self.authorised_on
        )
        self.grid.add(
            "lawyer",
            self.tr("La&wyer"),
            self.lawyer,
            hint=self.tr("The advocaat of the client, if there is one."),
        )
        self.grid.add(
            "assigned_to",
            self.tr("&Handled by"),
            self.handled_by,
            hint=self.tr("Whoever handles a file sees it. The coordinator sees every file."),
        )
        self.grid.add(
            "notes",
            self.tr("&Notes"),
            NoteField(self.notes, self._phrases),
            hint=self.tr("Not here: why someone fled, medical facts, or the BSN."),
        )


def event_at(events: Sequence[CaseEvent], field: str) -> CaseEvent | None:
    """Find the fact that a problem's field points at: events[2].date."""
    place = field.removeprefix("events[").partition("]")[0]
    if not field.startswith("events[") or not place.isdecimal() or int(place) >= len(events):
        return None
    return events[int(place)]
