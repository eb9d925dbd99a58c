"""The Dutch catalogue of the windows: complete, up to date, and with every place filled in."""

import importlib.util
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
CATALOGUE = FOLDER / "termijnwacht_nl.ts"


@pytest.fixture(scope="module")
def translations():
    """The script behind `make translations`; its folder is no package."""
    path = ROOT / "packaging" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def messages():
    """Every text with its translations; one with a number in it has two."""
    found = []
    for message in ElementTree.parse(CATALOGUE).iter("message"):
        translation = message.find("translation")
        forms = [form.text or "" for form in translation.findall("numerusform")]
        found.append((message.findtext("source"), forms or [translation.text or ""]))
    return found


def test_every_text_of_the_windows_has_dutch(messages):
    assert [source for source, forms in messages if not all(form.strip() for form in forms)] == []


def test_the_catalogue_is_up_to_date_with_the_code(translations, tmp_path):
    copy = Path(shutil.copy(CATALOGUE, tmp_path))

    translations.gather(copy)

    assert copy.read_text("utf-8") == CATALOGUE.read_text("utf-8"), "run `make translations`"


def test_the_compiled_catalogue_is_that_of_the_texts(translations, tmp_path):
    translations.compile_to(CATALOGUE, tmp_path / "fresh.qm")

    compiled = FOLDER / "termijnwacht_nl.qm"
    assert (tmp_path / "fresh.qm").read_bytes() == compiled.read_bytes(), "run `make translations`"


def test_dutch_has_the_same_places_as_english(messages):
    differ = [
        source
        for source, forms in messages
        if any(places_in(form) - places_in(source) for form in forms)
        or not any(places_in(form) == places_in(source) for form in forms)
    ]

    assert differ == []


def test_dutch_ends_as_english_does(messages):
    differ = [
        source
        for source, forms in messages
        if any(form.strip()[-1:] in ".…:?!" for form in forms) != (source.strip()[-1:] in ".…:?!")
    ]

    assert differ == []


def places_in(text: str) -> set[str]:
    """Return what is filled in: names between braces, and the number."""
    return set(re.findall(r"\{\w*\}|%n", text))
