"""The worklist as a spreadsheet."""

import shutil
import subprocess
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest

from casework.worklist import RUSTIG
from documents.overview_rows import COLUMNS
from documents.overview_xlsx import overview_xlsx
from tests.letter_cases import (
    ASYLUM,
    ASYLUM_FILE,
    CLIENT,
    FAMILY,
    FAMILY_FILE,
    PHRASES,
    TEXTS,
    TODAY,
    item,
)

ITEMS = (
    item(),
    item(case_file=FAMILY_FILE, assessment=FAMILY, code="beslistermijn_verstreken"),
    item(assessment=None, code="gegevens_ontbreken", day=None, next_step="gegevens_aanvullen"),
)


def sheet_of(items=ITEMS):
    return openpyxl.load_workbook(BytesIO(overview_xlsx(items, TODAY, PHRASES))).active


def row(sheet, number):
    return {column.code: cell for column, cell in zip(COLUMNS, sheet[number], strict=True)}


def test_a_file_fills_one_row_in_words_and_dates():
    cells = row(sheet_of(), 2)

    assert {name: cell.value for name, cell in cells.items()} == {
        "number": "2026-0012",
        "client": "Đặng Łukasz, Şükrü Ğülşen",
        "v_nummer": "0123456789",
        "procedure": "asiel",
        "what": "uiterste termijn voorbij",
        "day": datetime(2025, 2, 28),  # noqa: DTZ001 openpyxl reads a date as a naive datetime
        "safe": datetime(2024, 8, 31),  # noqa: DTZ001
        "arguable": datetime(2023, 11, 30),  # noqa: DTZ001
        "maximum": datetime(2025, 2, 28),  # noqa: DTZ001
        "notice_from": datetime(2024, 9, 1),  # noqa: DTZ001
        "step": "ingebrekestelling maken",
        "handler": "B. Jansen",
        "band": "zeer te laat",
    }


def test_dates_are_dates_and_numbers_stay_text():
    cells = row(sheet_of(), 2)

    assert cells["safe"].is_date
    assert cells["safe"].number_format == "dd-mm-yyyy"
    assert cells["v_nummer"].data_type == "s"
    assert cells["v_nummer"].number_format == "@"


def test_a_term_nobody_disputes_leaves_the_disputed_column_empty():
    cells = row(sheet_of(), 3)

    assert cells["arguable"].value is None
    assert cells["maximum"].value is None


def test_a_file_without_dates_says_what_to_do():
    cells = row(sheet_of(), 4)

    assert cells["step"].value == "gegevens aanvullen"
    assert cells["safe"].value is None


@pytest.mark.parametrize(
    "name", ['=HYPERLINK("http://x.example";"klik")', "+1+1", "@SUM(A1)", "http://x.example", "007"]
)
def test_nothing_a_person_typed_becomes_a_formula_a_link_or_a_number(name):
    client = replace(CLIENT, family_name=name, given_names="")
    case_file = replace(ASYLUM_FILE, handler=name, number=name)

    sheet = sheet_of([item(client=client, case_file=case_file)])

    assert row(sheet, 2)["client"].value == name
    assert row(sheet, 2)["handler"].value == name
    for cell in sheet[2]:
        assert cell.data_type in {"s", "d", "n"}
        assert cell.hyperlink is None
        assert cell.data_type != "n" or cell.value is None


def test_the_heading_stays_in_sight_and_can_be_filtered():
    sheet = sheet_of()

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:M4"
    assert [cell.value for cell in sheet[1]][:4] == ["Dossier", "Cliënt", "V-nummer", "Procedure"]
    assert all(sheet.column_dimensions[letter].width > 8 for letter in "ABCDEFGHIJKLM")


def test_it_prints_on_landscape_pages_under_the_same_heading():
    sheet = sheet_of()

    assert sheet.page_setup.orientation == "landscape"
    assert str(sheet.page_setup.paperSize) == "9"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in {(1, 0), (None, 0)}
    assert sheet.print_title_rows == "$1:$1"


def test_the_same_worklist_gives_the_same_bytes():
    assert overview_xlsx(ITEMS, TODAY, PHRASES) == overview_xlsx(ITEMS, TODAY, PHRASES)


def test_an_empty_worklist_is_a_heading():
    assert sheet_of(()).max_row == 1


def test_a_code_without_words_is_refused():
    with pytest.raises(KeyError, match="onbekend"):
        overview_xlsx([item(code="onbekend")], TODAY, PHRASES)


def test_every_alert_and_step_has_a_short_name():
    assert set(TEXTS["alert"]) <= set(TEXTS["alert_short"])
    assert set(TEXTS["next_step"]) <= set(TEXTS["step"])


def test_two_thousand_files_fit():
    many = [item(case_file=replace(ASYLUM_FILE, number=f"2026-{n:04}")) for n in range(2000)]

    assert sheet_of(many).max_row == 2001


def test_libreoffice_reads_the_same(tmp_path):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    file = tmp_path / "overview.xlsx"
    file.write_bytes(overview_xlsx((item(band=RUSTIG, assessment=ASYLUM),), TODAY, PHRASES))
    command = [office, "--headless", f"-env:UserInstallation={tmp_path.as_uri()}/profile"]
    command += ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", tmp_path]

    subprocess.run([*command, file], check=True, capture_output=True, timeout=120)

    text = (tmp_path / "overview.csv").read_text("utf-8")
    assert "Şükrü Ğülşen" in text
    assert "31-08-2024" in text
