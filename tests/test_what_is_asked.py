"""Nothing asks for a citizen service number, for why somebody fled, or for medical facts.

(What the office has to reckon with, such as a wheelchair, is a choice from a short list for the
sake of an appointment; it is named here, so that nobody adds to it unseen.)
"""

import ast
import re
import tomllib
from dataclasses import fields, is_dataclass
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from casework.clients import CARE
from casework.countries import Countries
from casework.phrases import Phrases
from db.models import Row
from desktop.views.access_form import AccessForm
from desktop.views.agreements_panel import AgreementForm
from desktop.views.client_form import ClientForm
from desktop.views.event_form import EventForm
from desktop.views.file_form import FileForm
from desktop.views.volunteer_form import VolunteerForm

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "resources" / "texts" / "nl.toml"
TODAY = date(2026, 11, 22)
FORBIDDEN = re.compile(
    r"bsn|burgerservice|sofi|citizen_service|persoonsnummer"
    r"|motie|motive|reason_to_flee|relaas|asylum_story|religi|geloof|belief|sexual|geaardheid|ethni"
    r"|medi[cs]|medicijn|health|gezondheid|diagnos|illness|ziekte|trauma|psych|pregnan|zwanger",
    re.IGNORECASE,
)


def domain_fields():
    for path in sorted((ROOT / "casework").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        module = import_module(name.removesuffix(".__init__"))
        for thing in vars(module).values():
            if isinstance(thing, type) and is_dataclass(thing) and thing.__module__ == name:
                yield from (f"{thing.__name__}.{one.name}" for one in fields(thing))


def columns():
    return [f"{name}.{column.name}" for name, table in tables() for column in table.columns]


def tables():
    return Row.metadata.tables.items()


def test_the_search_can_fail():
    assert FORBIDDEN.search("client.bsn")
    assert FORBIDDEN.search("asielmotief")
    assert FORBIDDEN.search("medical_notes")


def test_no_value_of_the_domain_has_such_a_field():
    found = list(domain_fields())

    assert "Client.v_nummer" in found
    assert [name for name in found if FORBIDDEN.search(name)] == []


def test_no_table_has_such_a_column():
    assert "clients.v_nummer" in columns()
    assert [name for name in columns() if FORBIDDEN.search(name)] == []


@pytest.fixture
def forms(qtbot):
    phrases, nobody = Phrases(tomllib.loads(TEXTS.read_text("utf-8"))), Countries((), ())
    made = [
        ClientForm(phrases, nobody, TODAY),
        FileForm(phrases, TODAY),
        EventForm(phrases, TODAY),
        AccessForm(phrases, TODAY),
        AgreementForm(phrases, TODAY),
        VolunteerForm(phrases),
    ]
    for form in made:
        qtbot.addWidget(form)
    return made


def test_no_form_has_such_a_field_and_no_label_asks_for_it(forms):
    captions = [
        f"{name}: {field.caption.text()} {field.editor.accessibleName()}"
        for form in forms
        for name, field in form.grid.fields.items()
    ]

    assert len(captions) > 40
    assert [caption for caption in captions if FORBIDDEN.search(caption)] == []


def test_every_form_is_among_those_that_are_looked_at(forms):
    known = {type(form).__name__ for form in forms}
    # These ask about rules, letters and the office, and about nobody.
    others = {"Form", "PageForm", "MoratoriumForm", "RuleForm", "LetterheadForm", "TypedForm"}
    found = {
        node.name
        for path in (ROOT / "desktop" / "views").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
        and {"Form", "PageForm"} & {ast.unparse(base) for base in node.bases}
    }

    assert found - known - others == set()


def test_notes_say_what_does_not_belong_there(forms):
    client, file_form, *_ = forms

    for form in (client, file_form):
        hints = " ".join(one.text() for one in form.grid.fields["notes"].findChildren(QLabel))
        assert all(word in hints for word in ("BSN", "fled", "medical"))


def test_what_the_office_reckons_with_is_this_and_no_more():
    assert CARE == ("amv", "tolk", "rolstoel", "slechtziend", "slechthorend", "analfabeet")
