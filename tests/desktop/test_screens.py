"""Pictures of the windows: all there, the size that was asked for, and the same every time."""

from datetime import date

import pytest
from PySide6.QtGui import QImage

from casework import usecases
from casework.casefile import ASIEL, CaseEvent, CaseFile
from casework.clients import Client, PartialDate
from desktop import places, theme
from desktop.screens import write_screens

TODAY = date(2026, 11, 22)


@pytest.fixture
def filled(vault):
    selam = Client(usecases.new_id(), "Tesfay", "Selam", PartialDate(1994), "9000000001", "TUR")
    usecases.register_client(vault, selam, TODAY)
    lodged = CaseEvent("aanvraag_ingediend", date(2025, 1, 20))
    usecases.open_file(
        vault, CaseFile(usecases.new_id(), "", selam.id, ASIEL, events=(lodged,)), TODAY
    )
    return vault


@pytest.fixture(autouse=True)
def as_it_was(qapp):
    font, palette, sheet = qapp.font(), qapp.palette(), qapp.styleSheet()
    yield
    qapp.setFont(font)
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)


def test_every_main_window_is_drawn_at_its_size(filled, tmp_path, dutch):
    files = write_screens(filled, tmp_path, TODAY)

    names = [file.stem.partition("-")[2] for file in files]
    first = ["ontgrendelen", "nieuwe-kluis", *places.PLACES]
    assert names[: len(first)] == first
    assert {
        "dossier-asiel",
        "brief",
        "dossier-formulier",
        "client-formulier",
        "vrijwilligers",
    } <= set(names)
    sizes = {QImage(str(file)).size().toTuple() for file in files}
    assert sizes == {(1280, 800)}


def test_the_same_day_gives_the_same_pictures(filled, tmp_path, dutch):
    first = write_screens(filled, tmp_path / "first", TODAY)
    second = write_screens(filled, tmp_path / "second", TODAY)

    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]


def test_a_sharper_and_darker_set_can_be_drawn(filled, tmp_path, dutch):
    files = write_screens(filled, tmp_path, TODAY, scale=2.0, dark=True)

    picture = QImage(str(files[2]))
    assert picture.size().toTuple() == (2560, 1600)
    assert picture.pixelColor(2000, 1590).name() == theme.DARK.window


def test_pictures_change_nothing_in_the_vault(filled, tmp_path, dutch):
    write_screens(filled, tmp_path, TODAY)

    with filled.work() as work:
        assert len(list(work.case_files)) == 1
        assert work.letters.unposted() == ()
