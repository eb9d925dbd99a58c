"""A change of rules: asked for, shown what it does, applied after a yes, and taken back."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casework import doings
from casework.doings import IMPACT
from casework.errors import CaseworkError
from casework.law.additions import Addition
from casework.rights import RULES
from casework.rule_changes import (
    CLASH,
    REPLACED,
    WAITING,
    RulesInUse,
    agree_to_release,
    change_rules,
    check_rule,
)
from casework.storage import Storage
from desktop import places, rule_library
from desktop.file_choice import documents_folder
from desktop.models.rule_table import title_of
from desktop.office import Office
from desktop.places import Places
from desktop.rule_library import OWN, ImpactReport, RuleEntry, addition_from, entry_of
from desktop.texts import sentence_for
from desktop.views import rule_form
from desktop.views.impact_page import ImpactPage
from desktop.views.overview_page import Choose
from desktop.views.rule_form import RuleForm
from desktop.views.rules_page import RulesPage
from desktop.views.stage import Stage
from documents.impact_pdf import impact_pdf

ChooseExisting = Callable[[QWidget, str, Path, str], Path | None]


class RuleFlow(QObject):
    """Shows the form and the report, and stores only what was shown."""

    done = Signal(str)

    def __init__(
        self,
        office: Office,
        stage: Stage,
        shown: Places,
        choose: Choose,
        choose_existing: ChooseExisting,
    ) -> None:
        super().__init__(stage)
        self._office = office
        self._stage = stage
        self._places = shown
        self._choose = choose
        self._choose_existing = choose_existing
        self._folder = documents_folder()
        # What the report is about; None for the rules of a release.
        self._proposed: Addition | None = None
        self._title = ""
        self._report = ImpactReport((), {})

        shown.rules_made.connect(self._listen)

    @cached_property
    def form(self) -> RuleForm:
        """The form; made when it is first needed."""
        office = self._office
        form = RuleForm(office.phrases, office.resources.countries, office.today)
        self._stage.add_page(form)
        form.submitted.connect(self._see)
        office.day_changed.connect(form.set_today)
        return form

    @cached_property
    def impact(self) -> ImpactPage:
        """The report; made when it is first needed."""
        page = ImpactPage(self._office.phrases, self._choose, self._folder)
        self._stage.add_page(page)
        page.apply_wanted.connect(self._apply)
        page.save_wanted.connect(self._save)
        page.back.connect(self._stage.back)
        return page

    def offer_release(self) -> None:
        """After unlocking: show what a new release changes, or what is the matter with it."""
        state = self._office.in_use.state if self._office.in_use else ""
        if not self._office.may(RULES):
            return
        if state == WAITING:
            self._stage.leave(self._look_at_release)
        elif state in {CLASH, REPLACED}:
            self._stage.leave(lambda: self._stage.go_now(places.RULES))

    def forget(self) -> None:
        """Show nothing of anyone."""
        if "impact" in vars(self):
            self.impact.forget()

    @property
    def _page(self) -> RulesPage:
        return self._places.rules

    def _listen(self, page: RulesPage) -> None:
        page.moratorium_wanted.connect(partial(self._ask, rule_form.MORATORIUM))
        page.free_day_wanted.connect(partial(self._ask, rule_form.FREE_DAY))
        page.import_wanted.connect(self._import)
        page.release_wanted.connect(self._look_at_release)
        page.card.end_wanted.connect(self._change_end)
        page.card.withdraw_wanted.connect(self._withdraw)
        page.card.put_back_wanted.connect(self._put_back)
        page.card.export_wanted.connect(self._export)

    def _ask(self, kind: str, base: Addition | None = None, title: str = "") -> None:
        self.form.show_kind(kind, base, title)
        self._stage.enter(self.form)

    def _change_end(self, entry: RuleEntry) -> None:
        base = Addition(entry.name, entry.text, "", self._office.today)
        self._ask(rule_form.END, base, title_of(entry))

    def _import(self) -> None:
        question = self.tr("Which rule file?")
        kind = self.tr("Rule files (*.toml)")
        path = self._choose_existing(self._page, question, self._folder, kind)
        if path is None:
            return
        self._folder = path.parent
        shipped, today = self._office.resources.rule_files, self._office.today

        def read(vault: Storage) -> Addition:
            addition = addition_from(path, today)
            # A mistake in the file should show before a reason is typed.
            check_rule(vault, shipped, addition)
            return addition

        self._office.ask(
            read,
            lambda addition: self._ask(rule_form.IMPORT, addition, addition.name),
            otherwise=self._refused,
        )

    def _see(self, addition: Addition) -> None:
        self._look_at(addition, title_of(entry_of(addition, OWN)))

    def _withdraw(self, entry: RuleEntry) -> None:
        if entry.addition is not None:
            self._ask(rule_form.WITHDRAW, entry.addition, title_of(entry))

    def _put_back(self, entry: RuleEntry) -> None:
        if entry.addition is not None:
            self._ask(rule_form.PUT_BACK, entry.addition, title_of(entry))

    def _look_at(self, proposed: Addition, title: str) -> None:
        shipped, today = self._office.resources.rule_files, self._office.today
        self._office.ask(
            lambda vault: rule_library.report_on(vault, shipped, proposed, today),
            partial(self._show, proposed, title),
            otherwise=self._refused,
            doing=self.tr("Counting what changes…"),
        )

    def _look_at_release(self) -> None:
        shipped, today = self._office.resources.rule_files, self._office.today
        title = self.tr("the rules of this version of the program")
        self._office.ask(
            lambda vault: rule_library.report_on_release(vault, shipped, today),
            partial(self._show, None, title),
            otherwise=self._refused,
            doing=self.tr("Counting what changes…"),
        )

    def _show(self, proposed: Addition | None, title: str, report: ImpactReport) -> None:
        self._proposed, self._title, self._report = proposed, title, report
        self.impact.show_report(self.tr("What changes by {rule}").format(rule=title), report)
        self._stage.enter(self.impact)

    def _apply(self) -> None:
        shipped, today, proposed = (
            self._office.resources.rule_files,
            self._office.today,
            self._proposed,
        )
        if proposed is None:
            self._office.store(
                lambda vault: agree_to_release(vault, shipped, today), self._applied, self._refused
            )
        else:
            self._office.store(
                lambda vault: change_rules(vault, shipped, proposed, today),
                self._applied,
                self._refused,
            )

    def _applied(self, in_use: RulesInUse) -> None:
        self._office.use_rules(in_use)
        self._stage.go_now(places.RULES)
        if self._proposed is not None:
            self._page.choose_soon(self._proposed.name)
        self.done.emit(self.tr("The rules are changed. All dates were counted again."))

    def _save(self, path: Path) -> None:
        phrases, fonts = self._office.phrases, self._office.resources.fonts
        changes, today, title = self._report.changes, self._office.today, self._title
        self._office.save_file(
            path,
            lambda: impact_pdf(title, changes, today, phrases, fonts),
            self.impact.show_saved,
            self._refused,
            lambda desk: doings.exported_overview(desk, IMPACT, len(changes)),
        )

    def _export(self, entry: RuleEntry) -> None:
        question = self.tr("Where should the rule file go?")
        kind = self.tr("Rule files (*.toml)")
        path = self._choose(self._page, question, self._folder / entry.name, kind)
        if path is not None:
            self._folder = path.parent
            content = entry.text.encode()
            self._office.save_file(path, lambda: content, self._exported, self._refused)

    def _exported(self, path: Path) -> None:
        self.done.emit(self.tr("The rule is saved: {path}").format(path=path))

    def _refused(self, error: CaseworkError) -> None:
        """Say what is wrong on the page that is in sight."""
        current = self._stage.currentWidget()
        if current is self._page:
            self._page.show_problem(self._sentence(error))
        elif isinstance(current, RuleForm):
            current.show_error(error)
        elif isinstance(current, ImpactPage):
            current.show_problem(self._sentence(error))
        else:
            raise error

    def _sentence(self, error: CaseworkError) -> str:
        return sentence_for(error, self._office.phrases)
