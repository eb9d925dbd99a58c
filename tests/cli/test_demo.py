"""The demo: it holds every rule, is the same every time, and never writes over anything."""

import errno
import json
import os
import re
import stat
import subprocess
import sys
import tomllib
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from casework.casefile import NAREIS
from casework.clients import is_v_nummer, problems_of
from casework.law.assessment import Assessment
from casework.law.rules import Rules
from casework.usecases import assessment_of
from casework.worklist import BANDS
from cli import demo as command
from cli.__main__ import main
from cli.demo_office import demo_office
from cli.wiring import RESOURCES, load_rules
from db.storage import create_vault, open_vault

AS_OF = date(2026, 11, 22)
KEYS = {"client", "v_nummer", "file", "procedure", "code", "severity", "date", "next_step"}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The demo on the day it was designed for, and what was printed about it."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    told = []
    command.make_demo(folder, AS_OF, told.append)
    return folder, told


@pytest.fixture(scope="module")
def rows(made):
    return json.loads((made[0] / "worklist.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def vault_contents(made):
    """Everything in the demo's vault: people, files and letters."""
    passphrase = tomllib.loads((RESOURCES / "demo" / "office.toml").read_text("utf-8"))
    storage = open_vault(made[0] / "vault", passphrase["passphrase"])
    with storage.work() as work:
        people = {client.id: client for client in work.clients}
        files = tuple(work.case_files)
        letters = [letter for file in files for letter in work.letters.of_case(file.id)]
    storage.close()
    return people, files, letters


def office_tables():
    folder = RESOURCES / "demo"
    tables = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in folder.glob("*.toml")}
    return tables.pop("office"), [tables[name] for name in sorted(tables)]


def small_office(as_of, *files, **person):
    """Read a demo of one person with the given files."""
    office = {"passphrase": "-", "office": {"name": "Steunpunt", "address": {}}}
    client = {"key": "one", "family_name": "Proef", **person}
    tables = [{"client": [client], "file": [{"client": "one", **file} for file in files]}]
    return demo_office(office, tables, as_of)


def asylum(*events, **fields):
    return {"procedure": "asiel", "events": list(events), **fields}


def event(kind, day, **fields):
    return {"kind": kind, "date": day, **fields}


def rules_used(procedure: str, assessment: Assessment, rules: Rules) -> set[str]:
    """Name the rule files that an assessment rests on."""
    term, maximum, ruling = assessment.beslistermijn, assessment.maximum, assessment.uitspraak
    readings = term.readings if term else ()
    steps = [*assessment.beroep.steps]
    steps += [step for reading in readings for step in reading.steps]
    steps += [*(maximum.steps if maximum else ()), *(ruling.steps if ruling else ())]
    steps += [step for deadline in assessment.deadlines for step in deadline.steps]
    # Another start, or a penalty, adds no step of its own to a receipt.
    counted = {reading.id for reading in readings}
    penalty = assessment.bestuurlijke_dwangsom
    named = {
        rule.id
        for rule in rules.all
        if procedure in rule.procedures
        and (
            rule.reading in counted
            or (penalty and penalty.basis in [version.basis for version in rule.versions])
        )
    }
    return {step.rule for step in steps} | named


# What is in it.


def test_the_demo_has_at_least_forty_invented_clients(vault_contents):
    people, files, _ = vault_contents

    assert len({file.client_id for file in files}) >= 40
    assert all(is_v_nummer(person.v_nummer or "9000000000") for person in people.values())
    assert all((person.v_nummer or "900000").startswith("900000") for person in people.values())
    assert all(problems_of(person, AS_OF) == () for person in people.values())


def test_no_two_people_in_the_demo_share_a_v_nummer(vault_contents):
    numbers = [person.v_nummer for person in vault_contents[0].values() if person.v_nummer]

    assert len(numbers) == len(set(numbers))


def test_the_demo_has_names_in_many_alphabets_of_the_letters_font(vault_contents):
    names = " ".join(person.name for person in vault_contents[0].values())

    assert set("ŞğĞıĐặŁŻéêîḤṣāʿʻ") <= set(names)


def test_the_demo_covers_every_rule(vault_contents):
    people, files, _ = vault_contents
    rules = load_rules()

    used = set()
    for file in files:
        assessment = assessment_of(file, people[file.client_id], rules, AS_OF)
        if assessment is not None:
            used |= rules_used(file.procedure, assessment, rules)

    assert {rule.id for rule in rules.all} - used == set()


def test_the_demo_has_families_and_a_representative(vault_contents):
    _, files, _ = vault_contents

    assert max(len(file.family) for file in files) >= 3
    assert any(file.representative and file.representative.authorised_on for file in files)


def test_the_demo_has_letters_that_were_posted_and_one_that_waits(vault_contents):
    letters = vault_contents[2]

    assert sum(letter.posted_on is None for letter in letters) == 1
    assert sum(letter.posted_on is not None for letter in letters) >= 5


def test_every_file_of_the_demo_says_what_it_is_an_example_of(vault_contents):
    assert [file.number for file in vault_contents[1] if not file.notes] == []


# The worklist.


def test_every_row_of_the_worklist_has_the_promised_keys(rows):
    assert rows
    assert all(set(row) >= KEYS for row in rows)
    assert [BANDS.index(row["band"]) for row in rows] == sorted(
        BANDS.index(row["band"]) for row in rows
    )


def test_an_asylum_file_past_21_months_is_on_top(rows):
    top = rows[0]

    assert (top["procedure"], top["code"]) == ("asiel", "maximum_verstreken")
    assert top["severity"] == "urgent"
    assert top["maximum"] < AS_OF.isoformat()


def test_a_nareis_file_is_past_ninety_days_and_three_months(rows):
    past = [row for row in rows if row["procedure"] == NAREIS and row["safe"] == "2025-02-12"]

    assert [(row["code"], row["next_step"]) for row in past] == [
        ("beslistermijn_verstreken", "ingebrekestelling_opstellen")
    ]


def test_a_disputed_file_shows_both_dates_and_every_way_of_counting(rows):
    disputed = [row for row in rows if row["code"] == "beslistermijn_betwist"]

    assert disputed
    for row in disputed:
        days = {reading["last_day"] for reading in row["readings"]}
        assert row["arguable"] < AS_OF.isoformat() <= row["safe"]
        assert {row["safe"], row["arguable"]} <= days


def test_a_file_is_not_yet_due(rows):
    assert [row for row in rows if row["code"] == "beslistermijn_loopt" and row["safe"] > "2027"]


def test_the_table_shows_every_file_aligned_with_its_reason(made, rows):
    lines = (made[0] / "worklist.txt").read_text("utf-8").splitlines()

    heading = next(line for line in lines if line.startswith("Dossier"))
    column = heading.index("Procedure")
    for row in rows:
        position = next(number for number, line in enumerate(lines) if line.startswith(row["file"]))
        assert lines[position][column:].split()[0] in ("asiel", "nareis", "bezwaar")
        assert lines[position + 1].strip() == row["why"]


def test_the_spreadsheet_has_the_rows_of_the_worklist(made, rows):
    sheet = load_workbook(BytesIO((made[0] / "overview.xlsx").read_bytes())).active

    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        row["file"] for row in rows
    ]


def test_the_overview_on_paper_has_every_file(made, rows):
    pages = PdfReader(made[0] / "overview.pdf").pages
    text = " ".join(page.extract_text() for page in pages)

    assert [row["file"] for row in rows if row["file"] not in text] == []


# The letters.


def test_every_file_that_asks_for_a_notice_has_it_or_says_what_is_missing(made, rows):
    due = [
        row
        for row in rows
        if row["next_step"] == "ingebrekestelling_opstellen"
        and row["procedure"] != "bezwaar_nareis"
    ]

    assert len(due) > 20
    for row in due:
        assert bool(row["letter"]) != bool(row["missing"])
        assert not row["letter"] or (made[0] / row["letter"]).is_file()


def test_letters_are_named_by_file_number_and_never_by_a_person(made):
    names = [path.name for path in (made[0] / "letters").iterdir()]

    assert names
    assert all(re.fullmatch(r"\d{4}-\d{4}-[a-z_]+\.pdf", name) for name in names)


def test_letters_show_client_number_and_the_safe_day_in_embedded_fonts(made, rows):
    months = tomllib.loads((RESOURCES / "texts" / "nl.toml").read_text("utf-8"))["months"]
    notices = [row for row in rows if "ingebrekestelling" in (row["letter"] or "")]
    for row in notices:
        pages = PdfReader(made[0] / row["letter"]).pages
        text = " ".join(" ".join(page.extract_text() for page in pages).split())
        safe = date.fromisoformat(row["safe"])

        assert row["client"] in text
        assert row["v_nummer"] in text
        assert f"{safe.day} {months[safe.month - 1]} {safe.year}" in text
        assert "6:12" in text
        for page in pages:
            fonts = page["/Resources"]["/Font"].get_object().values()
            assert all("/FontFile2" in font.get_object()["/FontDescriptor"] for font in fonts)


def test_a_letter_without_a_v_nummer_is_not_made_and_says_why(rows):
    blocked = [row for row in rows if row["missing"] and not row["v_nummer"]]

    assert [row["letter"] for row in blocked] == [None]
    assert "V-nummer" in blocked[0]["missing"][0]


# The same every time, and safe.


def test_the_same_day_gives_the_same_files(made, tmp_path):
    command.make_demo(tmp_path, AS_OF, lambda _: None)

    first, second = (
        {
            path.relative_to(folder): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and path.parent.name != "vault"
        }
        for folder in (made[0], tmp_path)
    )
    assert list(tmp_path.glob(".*")) == []
    assert first == second


def test_the_vault_is_encrypted_and_only_for_its_owner(made):
    vault = made[0] / "vault"
    content = b"".join(path.read_bytes() for path in vault.rglob("*") if path.is_file())

    assert b"Tesfay" not in content
    assert b"9000000001" not in content
    if os.name == "posix":
        assert stat.S_IMODE(vault.stat().st_mode) == 0o700


def test_progress_names_nobody(made):
    names = {"Tesfay", "9000000001"}

    assert made[1]
    assert not [line for line in made[1] if any(name in line for name in names)]


def test_the_passphrase_and_the_place_are_told_last(tmp_path, capsys):
    status = main(["demo", "--out", str(tmp_path), "--as-of", "2018-01-01"])

    told = capsys.readouterr().out.splitlines()
    passphrase = told[-1].partition(": ")[2]
    assert status == 0
    assert any(str(tmp_path) in line for line in told[-5:])
    open_vault(tmp_path / "vault", passphrase).close()


def refused(capsys, *words):
    """Run the command, and return the one line with which it refuses."""
    status = main(["demo", *words])
    captured = capsys.readouterr()
    assert status == 2
    assert len(captured.err.splitlines()) == 1
    return captured.err


def test_a_vault_that_is_there_already_is_left_alone(tmp_path, capsys):
    create_vault(tmp_path / "vault", "een eigen kluis van iemand").close()
    before = (tmp_path / "vault" / "vault.db").read_bytes()

    assert "choose another folder" in refused(capsys, "--out", str(tmp_path))
    # A vault that no demo made is not opened as one either.
    assert "choose another folder" in refused(capsys, "--out", str(tmp_path), "--open")
    assert (tmp_path / "vault" / "vault.db").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["vault"]


def test_results_of_somebody_else_are_not_written_over(tmp_path, capsys):
    (tmp_path / "overview.xlsx").write_text("mine")

    assert "overview.xlsx" in refused(capsys, "--out", str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["overview.xlsx"]


@pytest.mark.parametrize("day", ["2026-02-31", "22-11-2026", "soon", "1999-12-31", "2150-01-01"])
def test_a_day_that_cannot_be_is_refused_in_one_line(day, tmp_path, capsys):
    assert "--as-of" in refused(capsys, "--out", str(tmp_path / "out"), "--as-of", day)
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_refused_in_one_line(tmp_path, capsys):
    (tmp_path / "file").write_text("no folder")

    assert "file" in refused(capsys, "--out", str(tmp_path / "file" / "out"))


def test_a_full_disk_leaves_nothing_behind(tmp_path, capsys, monkeypatch):
    def no_room(*_arguments):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "overview.xlsx")

    monkeypatch.setattr(command, "overview_xlsx", no_room)

    assert "overview.xlsx" in refused(capsys, "--out", str(tmp_path), "--as-of", "2018-01-01")
    assert list(tmp_path.iterdir()) == []


def test_asking_again_to_open_it_without_a_display_says_where_it_is(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    words = ["demo", "--out", str(tmp_path), "--as-of", "2018-01-01", "--open"]
    assert main(words) == 0
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.pdf")}

    assert "--open" in refused(capsys, *words[1:-1])
    assert main(words) == 0

    assert str(tmp_path) in capsys.readouterr().out
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.pdf")} == before


def test_the_command_starts_without_the_window_toolkit():
    code = "import sys, cli.demo; sys.exit('PySide6' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# Other days.


@pytest.mark.parametrize("year", [2001, 2010, 2016, 2021, 2024, 2027, 2035, 2099])
def test_the_demo_can_be_read_on_any_day(year):
    as_of = date(year, 12, 31)
    rules = load_rules()
    demo = demo_office(*office_tables(), as_of)
    people = {client.id: client for client in demo.clients}

    for file in demo.files:
        happened = file.case_file.with_events(file.events)
        assessment_of(happened, people[file.case_file.client_id], rules, as_of)
        assert file.opened <= as_of
        assert all(fact.day <= as_of for fact in file.events)
    assert demo.files


def test_what_lies_after_the_day_has_not_happened_yet():
    applied, decided = date(2026, 1, 5), date(2026, 6, 1)
    file = asylum(
        event("aanvraag_ingediend", applied),
        event("besluit", decided, outcome="afwijzing", announced=date(2026, 6, 4)),
        closed_on=date(2026, 7, 1),
        closed_because="Klaar.",
    )

    [known] = small_office(date(2026, 6, 3), file).files

    assert [fact.kind for fact in known.events] == ["aanvraag_ingediend"]
    assert known.closed_on is None
    assert small_office(date(2026, 1, 4), file).files == ()


def test_a_fact_can_move_along_with_the_day():
    file = asylum({"kind": "aanvraag_ingediend", "days_before": 20})

    [known] = small_office(date(2030, 1, 21), file).files

    assert known.events[0].day == known.opened == date(2030, 1, 1)


def test_a_letter_that_is_posted_later_still_lies_on_the_desk():
    letter = {"template": "informatieverzoek", "made": date(2026, 2, 1), "posted": date(2026, 2, 3)}
    file = asylum(event("aanvraag_ingediend", date(2026, 1, 5)), letters=[letter])

    [on_the_desk] = small_office(date(2026, 2, 2), file).files
    [posted] = small_office(date(2026, 2, 3), file).files

    assert on_the_desk.letters[0].posted is None
    assert posted.letters[0].posted == date(2026, 2, 3)


def test_who_is_not_born_yet_is_not_in_the_demo():
    file = asylum(event("aanvraag_ingediend", date(2010, 1, 5)))

    assert small_office(date(2010, 6, 1), file, birth="2010-06-02").clients == ()
    assert small_office(date(2010, 6, 1), file, birth="2010-06-02").files == ()


def test_a_key_that_no_client_has_is_refused():
    with pytest.raises(TypeError):
        small_office(AS_OF, asylum(event("aanvraag_ingediend", AS_OF)), shoe_size=41)
