"""What the desktop's tests share: sentences, names and rules as the program ships them."""

import shutil
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from casework import people
from casework.countries import Countries, countries
from casework.desk import Desk
from casework.law.rule_files import read_rules
from casework.law.rules import Rules
from casework.phrases import Phrases
from casework.volunteers import Volunteer
from db.storage import SqlStorage, create_vault, open_vault
from desktop.jobs import Jobs
from desktop.office import Office
from desktop.resources import Resources, load_resources

RESOURCES = Path(__file__).parents[2] / "resources"
TEXTS = RESOURCES / "texts"
PASSPHRASE = "zeven paarse giraffen lezen kranten"
MAKER = "Anna de Boer"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    return Phrases(tomllib.loads((TEXTS / "nl.toml").read_text("utf-8")))


@pytest.fixture(scope="session")
def nationalities() -> Countries:
    return countries(tomllib.loads((TEXTS / "countries.toml").read_text("utf-8")), "nl")


@pytest.fixture(scope="session")
def rules() -> Rules:
    files = (RESOURCES / "rules").glob("*.toml")
    return read_rules({file.name: file.read_text("utf-8") for file in files})


@pytest.fixture(scope="session")
def resources() -> Resources:
    return load_resources(RESOURCES)


@pytest.fixture(scope="session")
def new_vault(tmp_path_factory) -> Path:
    """A vault without anything in it, made once; tests copy it."""
    folder = tmp_path_factory.mktemp("new") / "vault"
    create_vault(folder, PASSPHRASE, MAKER).close()
    return folder


@pytest.fixture
def vault_folder(new_vault, tmp_path) -> Path:
    return Path(shutil.copytree(new_vault, tmp_path / "vault"))


@pytest.fixture
def storage(vault_folder) -> Iterator[SqlStorage]:
    """The vault itself."""
    made = open_vault(vault_folder, PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def vault(storage) -> Desk:
    """The vault as its coordinator uses it."""
    return desk_of(storage, people.volunteer_of(storage, storage.opened_by.id, MAKER, TODAY))


def desk_of(storage: SqlStorage, volunteer: Volunteer) -> Desk:
    """Seat somebody at the vault, at noon."""
    desk = Desk(storage, volunteer, lambda: datetime(2026, 11, 22, 12, tzinfo=UTC))
    people.take_place(desk, volunteer)
    return desk


@pytest.fixture
def jobs(qtbot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def settle(qtbot, jobs):
    """Wait until everything that was asked for has arrived."""
    return lambda: qtbot.waitUntil(lambda: not jobs.busy, timeout=10_000)


@pytest.fixture
def office(jobs, vault, resources) -> Office:
    made = Office(jobs, resources, lambda: TODAY)
    made.open(vault)
    return made


@pytest.fixture
def dutch(qapp) -> Iterator[None]:
    """The words of the windows in Dutch, as the program shows them."""
    translator = QTranslator()
    assert translator.load(str(RESOURCES / "translations" / "termijnwacht_nl.qm"))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
