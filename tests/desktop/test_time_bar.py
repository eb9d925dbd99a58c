"""The time bar: what stands on it, where the labels go, and how it is read without a mouse."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolTip

from casework.casefile import ASIEL, NAREIS, CaseEvent, CaseFile
from casework.law.dossier import Facts
from casework.law.engine import assess
from desktop.views.time_bar import TimeBar
from desktop.views.time_marks import Mark, MarkKind, marks_of, places_for

TODAY = date(2026, 11, 22)


def case_file(procedure: str, *events: CaseEvent) -> CaseFile:
    return CaseFile(UUID(int=1), "2026-0001", UUID(int=2), procedure).with_events(events)


def marks(file: CaseFile, rules, phrases) -> tuple[Mark, ...]:
    assessment = assess(Facts(file.procedure, file.events), rules, TODAY)
    return marks_of(file, assessment, phrases, TODAY)


@pytest.fixture
def disputed(rules, phrases):
    file = case_file(
        ASIEL,
        CaseEvent("asielwens_geuit", date(2023, 5, 1)),
        CaseEvent("aanvraag_ingediend", date(2023, 5, 31)),
        CaseEvent("ingebrekestelling_ontvangen", date(2026, 11, 3)),
    )
    return marks(file, rules, phrases)


@pytest.fixture
def bar(qtbot, phrases, disputed):
    made = TimeBar(phrases)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.show_marks(disputed, TODAY)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    return made


def days_of(found, kind):
    return [mark.day for mark in found if mark.kind is kind]


def test_a_settled_term_stands_there_once_and_a_disputed_one_in_every_reading(
    rules, phrases, disputed
):
    settled = marks(
        case_file(ASIEL, CaseEvent("aanvraag_ingediend", date(2025, 2, 12))), rules, phrases
    )

    assert days_of(settled, MarkKind.TERM) == [date(2025, 8, 12)]
    assert days_of(settled, MarkKind.DISPUTED) == []
    assert len(days_of(disputed, MarkKind.DISPUTED)) == 3


def test_the_bar_has_the_application_the_notice_the_two_weeks_the_maximum_and_today(disputed):
    assert date(2023, 5, 31) in days_of(disputed, MarkKind.FACT)
    assert date(2026, 11, 3) in days_of(disputed, MarkKind.FACT)
    assert days_of(disputed, MarkKind.WAITING) == [date(2026, 11, 17)]
    assert days_of(disputed, MarkKind.EXCEEDED) == [date(2025, 2, 28)]
    assert days_of(disputed, MarkKind.TODAY) == [TODAY]


def test_after_a_decision_the_maximum_is_no_longer_alarming(rules, phrases):
    file = case_file(
        ASIEL,
        CaseEvent("aanvraag_ingediend", date(2023, 5, 31)),
        CaseEvent("besluit", date(2026, 11, 1), outcome="inwilliging"),
    )

    found = marks(file, rules, phrases)

    assert days_of(found, MarkKind.MAXIMUM) == [date(2025, 2, 28)]
    assert days_of(found, MarkKind.EXCEEDED) == []


def test_the_term_of_a_court_stands_on_the_bar(rules, phrases):
    file = case_file(
        ASIEL,
        CaseEvent("aanvraag_ingediend", date(2025, 2, 12)),
        CaseEvent("ingebrekestelling_ontvangen", date(2025, 9, 1)),
        CaseEvent("beroep_niet_tijdig", date(2025, 10, 1)),
        CaseEvent("uitspraak", date(2026, 10, 1), sent=date(2026, 10, 2), term="P8W"),
    )

    found = marks(file, rules, phrases)

    assert date(2026, 11, 27) in days_of(found, MarkKind.WAITING)


def test_without_an_assessment_only_facts_and_today_stand_there(phrases):
    file = case_file(NAREIS, CaseEvent("besluit", date(2026, 1, 1), outcome="afwijzing"))

    found = marks_of(file, None, phrases, TODAY)

    assert [mark.kind for mark in found] == [MarkKind.FACT, MarkKind.TODAY]


def test_marks_stand_in_order_of_time(disputed):
    days = [mark.day for mark in disputed]

    assert days == sorted(days)


@given(
    st.lists(st.tuples(st.integers(1, 300), st.integers(0, 900)), max_size=12),
    st.integers(300, 1200),
)
def test_labels_never_cover_each_other_and_stay_inside(labels, total):
    ordered = sorted(labels, key=lambda label: label[1])
    widths = [width for width, _ in ordered]

    places = places_for(widths, [centre for _, centre in ordered], total, 14)

    boxes = [
        (place.row, place.left, place.left + w) for place, w in zip(places, widths, strict=True)
    ]
    assert all(left >= 0 and right <= total for _, left, right in boxes)
    for number, (row, left, right) in enumerate(boxes):
        for other_row, other_left, other_right in boxes[:number]:
            assert row != other_row or right <= other_left or other_right <= left


@pytest.mark.parametrize("width", [300, 520, 1000])
def test_the_bar_is_as_high_as_its_labels_need(bar, width):
    bar.resize(width, bar.heightForWidth(width))

    bottoms = [bar.label_rect(index).bottom() for index in range(len(bar._marks))]
    rights = [bar.label_rect(index).right() for index in range(len(bar._marks))]
    assert max(bottoms) <= bar.height()
    assert max(rights) <= width


def test_the_arrow_keys_go_from_mark_to_mark(bar, qtbot):
    qtbot.keyClick(bar, Qt.Key.Key_Home)
    assert bar.current == 0

    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert bar.current == 1
    assert "31 mei 2023: aanvraag ingediend" in QToolTip.text()

    qtbot.keyClick(bar, Qt.Key.Key_End)
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert bar.current == len(bar._marks) - 1


def test_a_screen_reader_hears_every_mark(bar, disputed):
    spoken = bar.accessibleDescription()

    assert bar.accessibleName()
    assert all(mark.text in spoken for mark in disputed)
    assert "28 februari 2025" in spoken


def test_a_mark_says_how_far_off_it_is(bar):
    past = Mark(MarkKind.FACT, TODAY - timedelta(days=27), "brief")
    ahead = Mark(MarkKind.FACT, TODAY + timedelta(days=1), "dag")

    assert bar.sentence(past) == "maandag 26 oktober 2026: brief, 27 dagen ago"
    assert bar.sentence(ahead) == "maandag 23 november 2026: dag, 1 dag from now"
    assert bar.sentence(Mark(MarkKind.FACT, TODAY, "nu")) == "zondag 22 november 2026: nu"


def test_a_click_on_a_label_points_at_it(bar, qtbot):
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.label_rect(2).center())

    assert bar.current == 2


def test_a_bar_of_one_day_can_be_drawn(bar):
    bar.show_marks((Mark(MarkKind.TODAY, TODAY, "vandaag"),), TODAY)

    assert not bar.grab().isNull()


def test_an_empty_bar_can_be_drawn_and_walked(bar, qtbot):
    bar.show_marks((), TODAY)
    qtbot.keyClick(bar, Qt.Key.Key_Right)

    assert not bar.grab().isNull()
