"""What is asked before a letter is kept: shown when it is needed, and remembered until then."""

from collections.abc import Callable, Mapping
from functools import cached_property

from PySide6.QtCore import QObject, Signal

from casework.letters.checklist import obstacles, questions_for
from desktop.office import Office
from desktop.views.checklist import ChecklistPage
from desktop.views.stage import Stage
from documents.letter_desk import Proof

Answers = Mapping[str, str]


class ChecklistFlow(QObject):
    """Asks the questions of one letter, and lets it go on when the answers allow it."""

    event_wanted = Signal(object, str)

    def __init__(self, office: Office, stage: Stage) -> None:
        super().__init__(stage)
        self._office = office
        self._stage = stage
        self._proof: Proof | None = None
        self._answers: Answers = {}
        self._then: Callable[[Answers], object] = lambda _: None

    @cached_property
    def page(self) -> ChecklistPage:
        """The page; made when it is first needed."""
        page = ChecklistPage(self._office.phrases)
        self._stage.add_page(page)
        page.answered.connect(self._answered)
        page.event_wanted.connect(self._go_to_event)
        page.back.connect(self._leave)
        return page

    def ask(self, proof: Proof, then: Callable[[Answers], object]) -> None:
        """Ask what must be sure first; a letter that asks nothing goes on at once."""
        self._proof, self._then = proof, then
        questions = questions_for(proof.made_from) if proof.made_from else ()
        if not questions or proof.letter is None:
            then({})
            return
        self.page.ask(proof.letter.title, questions, proof.case_file, self._answers)
        self._stage.enter(self.page)

    def close(self) -> None:
        """Lead back to the letter, which was kept."""
        if "page" in vars(self) and self._stage.currentWidget() is self.page:
            self._stage.back_now()
        self.forget()

    def forget(self) -> None:
        """Forget the answers: they were about another letter."""
        self._answers = {}

    def _answered(self, answers: Answers) -> None:
        proof, self._answers = self._proof, answers
        if proof is None or proof.made_from is None:
            return
        if not obstacles(proof.made_from, proof.case_file, answers):
            self._then(answers)

    def _leave(self) -> None:
        self._answers = self.page.answers()
        self._stage.back()

    def _go_to_event(self, kind: str) -> None:
        # Once the fact is in the file, the question is another.
        self.forget()
        if self._proof is not None:
            self.event_wanted.emit(self._proof.case_file.id, kind)
