"""How long people are kept, and erasing them, in the window."""

from datetime import date
from functools import cached_property
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from casework import duties, retention
from casework.clients import Client
from casework.desk import Desk
from casework.erasing_words import done_line, remains_lines
from casework.errors import CaseworkError, InvalidFactsError
from casework.retention import ToReview
from casework.rights import ERASE
from desktop import dates, erasing
from desktop.erasing import Aftermath, Report
from desktop.office import Office
from desktop.texts import sentence_for, sentences
from desktop.views.erase_page import ErasePage
from desktop.views.parts import isolated
from desktop.views.retention_page import RetentionPage, Review
from desktop.views.stage import Stage


class ErasingFlow(QObject):
    """Shows who may be erased, and erases who is meant."""

    # How many people have to be looked at.
    to_review = Signal(int)

    def __init__(self, office: Office, stage: Stage, report: Report) -> None:
        super().__init__(stage)
        self._office = office
        self._stage = stage
        self._report = report
        # Who is to be erased, as long as that is asked.
        self._meant: UUID | None = None
        office.opened.connect(self.count)
        office.day_changed.connect(self.count)
        office.changed.connect(self._refresh)

    @cached_property
    def retention(self) -> RetentionPage:
        """The list of who may be erased; made when it is first needed."""
        page = RetentionPage(self._office.phrases, self._office.today)
        self._stage.add_page(page)
        page.keep_wanted.connect(self._keep)
        page.erase_wanted.connect(self.open_erasing)
        page.finish_wanted.connect(self._finish)
        page.removal_wanted.connect(self._remove)
        page.back.connect(self._stage.back)
        self._office.day_changed.connect(page.set_today)
        return page

    @cached_property
    def erasing(self) -> ErasePage:
        """The page that asks who is meant; made when it is first needed."""
        page = ErasePage(self._office.phrases)
        self._stage.add_page(page)
        page.erase_wanted.connect(self._erase)
        page.review_wanted.connect(self._back_to_review)
        page.back.connect(self._stage.back)
        return page

    def open_retention(self) -> None:
        """Show who may be erased."""
        if self._office.may(ERASE):
            self._stage.enter(self.retention)
            self._review()

    def open_erasing(self, client_id: UUID) -> None:
        """Show what erasing somebody would take, and ask."""
        self._meant = client_id
        self._office.ask(lambda desk: duties.plan_of(desk, client_id), self._enter_erasing)

    def count(self) -> None:
        """Find how many people have to be looked at; only who may erase is told."""
        if self._office.may(ERASE):
            today = self._office.today
            self._office.ask(
                lambda desk: len(retention.to_review(desk, today)), self.to_review.emit
            )
        else:
            self.to_review.emit(0)

    def forget(self) -> None:
        """Show nobody, until the vault is open again."""
        if "retention" in vars(self):
            self.retention.forget()
        if "erasing" in vars(self):
            self.erasing.forget()

    def _refresh(self) -> None:
        if "retention" in vars(self) and self._stage.is_open(self.retention):
            self._review()
        meant = self._meant
        if meant is not None and "erasing" in vars(self) and self._stage.is_open(self.erasing):
            self._office.ask(lambda desk: duties.plan_of(desk, meant), self.erasing.show_plan)

    # The time people are kept, and backups.

    def _review(self) -> None:
        today = self._office.today
        self._office.ask(lambda desk: _review_of(desk, today), self._show_review)

    def _show_review(self, review: Review) -> None:
        self.retention.show_review(review)
        self.to_review.emit(len(review.people))

    def _keep(self, one: ToReview, until: date, because: str) -> None:
        today, case_id = self._office.today, one.files[-1].id
        self._office.store(
            lambda desk: retention.keep_longer(desk, case_id, until, today, because),
            lambda _: self._kept(one.client),
            self._not_kept,
        )

    def _kept(self, client: Client) -> None:
        sentence = self.tr("{name} is kept longer.").format(name=isolated(client.name))
        self.retention.message.show_done(sentence)

    def _not_kept(self, error: CaseworkError) -> None:
        if not isinstance(error, InvalidFactsError):
            raise error
        self.retention.show_problems(sentences(error.problems, self._office.phrases))

    def _finish(self) -> None:
        now, report = dates.now(), self._report
        self._office.ask(
            lambda desk: erasing.finished(desk, now, report),
            lambda _: self._review(),
            otherwise=self._tell_review,
            doing=self.tr("Finishing the erasing…"),
        )

    def _remove(self) -> None:
        self._office.ask(
            erasing.removed,
            self._removed,
            otherwise=self._tell_review,
            doing=self.tr("Removing older backups…"),
        )

    def _removed(self, count: int) -> None:
        said = self._office.phrases.say("erasing", "removed", (("number", count),))
        self.retention.message.show_done(said)
        self._review()

    def _tell_review(self, error: CaseworkError) -> None:
        self.retention.message.show_problem(sentence_for(error, self._office.phrases))
        self._review()

    # Erasing.

    def _enter_erasing(self, plan: duties.Plan) -> None:
        self.erasing.show_plan(plan)
        self._stage.enter(self.erasing)

    def _erase(self, client_id: UUID) -> None:
        now, report = dates.now(), self._report
        self._office.store(
            lambda desk: erasing.erased(desk, client_id, now, report),
            self._erased,
            self._not_erased,
        )

    def _erased(self, aftermath: Aftermath) -> None:
        self._meant = None
        phrases = self._office.phrases
        name = isolated(aftermath.plan.client.name)
        lines = [done_line(name, aftermath.erased.counts, phrases)]
        if aftermath.problem is not None:
            lines.append(sentence_for(aftermath.problem, phrases))
        lines += remains_lines(aftermath.remains, phrases)
        self.erasing.show_done(lines, reviewed=self._office.may(ERASE))
        self.count()

    def _not_erased(self, error: CaseworkError) -> None:
        self.erasing.show_problem(sentence_for(error, self._office.phrases))

    def _back_to_review(self) -> None:
        self._stage.leave(self.open_retention)


def _review_of(desk: Desk, today: date) -> Review:
    people = retention.to_review(desk, today)
    with desk.work() as work:
        months, erasures = work.office().keep_months, len(list(work.erasures))
    return Review(people, months, erasures, erasing.remains_of(desk))
