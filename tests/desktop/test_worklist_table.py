"""The worklist as a table: every column's words and how it sorts."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from casework.casefile import CaseEvent, CaseFile
from casework.clients import Client
from casework.usecases import assessment_of
from casework.worklist import item_for, ordered
from desktop.models.sorting import ROW_ROLE, SORT_ROLE, TableProxy
from desktop.models.worklist_table import Column, WorklistTable, since_words

TODAY = date(2026, 11, 22)
CLIENT = Client(UUID(int=1), "Żółkiewski", "Łukasz", v_nummer="9000000010", nationality="TUR")


def item(rules, number, events, *, client=CLIENT, unposted=False):
    case_file = CaseFile(UUID(int=int(number[-4:])), number, client.id, "asiel", events=events)
    assessment = assessment_of(case_file, client, rules, TODAY)
    return item_for(case_file, client, assessment, unposted=unposted)


def lodged(day):
    return (CaseEvent("aanvraag_ingediend", day),)


@pytest.fixture
def items(rules):
    return ordered(
        [
            item(rules, "2026-0001", lodged(date(2026, 10, 1))),
            item(rules, "2026-0002", ()),
            item(rules, "2026-0003", lodged(date(2026, 4, 25))),
            item(rules, "2026-0004", lodged(date(2024, 8, 20))),
            item(rules, "2026-0005", lodged(date(2026, 4, 26)), unposted=True),
        ]
    )


@pytest.fixture
def model(items, phrases, dutch):
    made = WorklistTable(phrases)
    made.show(items, TODAY)
    return made


def texts(model, column):
    return [model.index(row, column).data() for row in range(model.rowCount())]


def row_of(model, number):
    return texts(model, Column.FILE).index(number)


def test_it_keeps_the_rules_of_models(model, qtmodeltester):
    qtmodeltester.check(model)


def test_rows_stand_in_the_order_of_urgency(model):
    assert texts(model, Column.BAND)[0] == "zeer te laat"
    assert texts(model, Column.FILE)[0] == "2026-0004"


def test_the_band_is_a_word(model):
    row = row_of(model, "2026-0002")

    assert model.index(row, Column.BAND).data() == "onvolledig"


def test_what_is_the_matter_is_said_in_a_few_words(model):
    row = row_of(model, "2026-0004")

    assert model.index(row, Column.WHAT).data() == "Uiterste termijn voorbij"


def test_since_when_is_said_in_words(model):
    assert model.index(row_of(model, "2026-0003"), Column.SINCE).data() == "28 dagen geleden"
    assert model.index(row_of(model, "2026-0002"), Column.SINCE).data() == ""


@pytest.mark.parametrize(
    ("day", "words"),
    [
        pytest.param(date(2026, 11, 21), "1 dag geleden", id="yesterday"),
        pytest.param(date(2026, 11, 22), "vandaag", id="today"),
        pytest.param(date(2026, 12, 2), "over 10 dagen", id="still to come"),
        pytest.param(None, "", id="no day"),
    ],
)
def test_a_day_is_said_as_what_it_means(day, words, phrases, dutch):
    assert since_words(day, TODAY, phrases) == words


def test_the_reason_names_the_day_the_law_gave(model):
    reason = model.index(row_of(model, "2026-0003"), Column.REASON).data()

    assert "25 oktober 2026" in reason


def test_without_dates_the_reason_says_what_is_missing(model):
    reason = model.index(row_of(model, "2026-0002"), Column.REASON).data()

    assert reason.startswith("Er ontbreken datums")


def test_a_letter_that_waits_for_the_post_is_the_reason(model):
    row = row_of(model, "2026-0005")

    assert "post" in model.index(row, Column.REASON).data()
    assert model.index(row, Column.STEP).data() == "Brief posten"


def test_the_client_stands_by_family_name(model):
    name = model.index(0, Column.CLIENT).data()

    assert name.strip("\u2068\u2069") == "Żółkiewski, Łukasz"


def test_the_file_and_its_procedure_are_named(model):
    assert model.index(0, Column.FILE).data() == "2026-0004"
    assert model.index(0, Column.PROCEDURE).data() == "asiel"


def test_the_next_step_is_what_the_button_says(model):
    assert model.index(0, Column.STEP).data() == "Ingebrekestelling maken"


@pytest.mark.parametrize("column", list(Column), ids=lambda column: column.name)
def test_every_column_can_be_sorted_both_ways(model, column):
    proxy = TableProxy()
    proxy.setSourceModel(model)

    proxy.sort(column, Qt.SortOrder.AscendingOrder)
    keys = [proxy.index(row, column).data(SORT_ROLE) for row in range(proxy.rowCount())]

    assert keys == sorted(keys)


def test_sorting_by_urgency_gives_the_order_of_the_worklist_back(model, items):
    proxy = TableProxy()
    proxy.setSourceModel(model)
    proxy.sort(Column.CLIENT)

    proxy.sort(Column.BAND)

    assert [proxy.value(row) for row in range(proxy.rowCount())] == list(items)


def test_sorting_by_day_is_not_sorting_by_words(model):
    proxy = TableProxy()
    proxy.setSourceModel(model)

    proxy.sort(Column.SINCE)

    days = [proxy.value(row).day or date.max for row in range(proxy.rowCount())]
    assert days == sorted(days)


@pytest.mark.parametrize(
    "typed",
    ["zolk", "ŻÓŁKIEWSKI", "luk zol", "9000000010", "asiel", "2026-0004"],
)
def test_a_row_is_found_without_regard_for_case_accents_and_order(model, typed):
    proxy = TableProxy()
    proxy.setSourceModel(model)

    proxy.find(typed)

    assert proxy.rowCount() > 0


def test_a_row_without_the_words_is_not_found(model):
    proxy = TableProxy()
    proxy.setSourceModel(model)

    proxy.find("zolk nobody")

    assert proxy.rowCount() == 0


def test_a_row_hands_over_its_item(model, items):
    assert model.index(0, Column.STEP).data(ROW_ROLE) is items[0]


def test_a_screen_reader_hears_what_the_cell_shows(model):
    spoken = model.index(0, Column.WHAT).data(Qt.ItemDataRole.AccessibleTextRole)

    assert "Uiterste termijn voorbij" in spoken
    assert "moeten beslissen" in spoken


def test_a_name_with_markup_stays_as_it_is(rules, phrases, dutch):
    strange = replace(CLIENT, family_name="<b>&", given_names="🙂")
    model = WorklistTable(phrases)

    model.show([item(rules, "2026-0009", (), client=strange)], TODAY)

    assert "<b>&, 🙂" in model.index(0, Column.CLIENT).data()


def test_columns_have_names(model):
    names = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(len(Column))]

    assert all(names)
    assert len(set(names)) == len(Column)
    assert model.headerData(0, Qt.Orientation.Vertical) is None
