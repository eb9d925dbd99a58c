"""The pictures of an office: kept, put in the place of others, and drawn on the right letters."""

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from casework.letters.pictures import (
    OfficePictures,
    office_pictures,
    pictures_kept,
    put_picture,
    remove_picture,
)
from casework.papers import LOGO, SIGNATURE
from casework.storage import Office
from tests.casework.letters.test_editing import LETTER

TODAY = date(2026, 11, 22)
OFFICE = Office("Steunpunt")
DRAWN = OfficePictures(b"logo", {"a. de boer": b"krabbel"})


@dataclass
class Shelf:
    """Papers in a dictionary, and nothing else of a vault."""

    kept: dict = field(default_factory=dict)

    @contextmanager
    def work(self):
        yield self

    @property
    def papers(self):
        return self

    def get(self, paper_id):
        return self.kept[paper_id]

    def put(self, paper):
        self.kept[paper.summary.id] = paper

    def remove(self, paper_id):
        del self.kept[paper_id]

    def of_office(self, kind):
        return tuple(one.summary for one in self.kept.values() if one.summary.kind == kind)

    def commit(self):
        pass


def test_a_letter_of_the_office_has_its_logo_and_the_signature_of_who_signs():
    assert DRAWN.on(LETTER, OFFICE) == (b"logo", b"krabbel")


@pytest.mark.parametrize("signer", ["B. Jansen", ""])
def test_nobody_signs_with_the_signature_of_another(signer):
    other = replace(LETTER, signature=(signer,) if signer else ())

    assert DRAWN.on(other, OFFICE) == (b"logo", b"")


def test_a_letter_in_the_name_of_a_client_has_neither():
    of_client = replace(LETTER, sender=("Selam Tesfay",), signature=("A. de Boer",))

    assert DRAWN.on(of_client, OFFICE) == (b"", b"")
    assert DRAWN.on(replace(LETTER, sender=()), Office()) == (b"", b"")


def test_a_name_is_recognised_however_it_was_typed():
    shelf = Shelf()

    put_picture(shelf, SIGNATURE, "  A.  DE BOER ", b"krabbel", "image/png", TODAY)

    assert office_pictures(shelf).on(LETTER, OFFICE) == (b"", b"krabbel")


def test_a_new_logo_takes_the_place_of_the_old_one():
    shelf = Shelf()
    put_picture(shelf, LOGO, "", b"oud", "image/png", TODAY)
    put_picture(shelf, SIGNATURE, "A. de Boer", b"een", "image/png", TODAY)
    put_picture(shelf, SIGNATURE, "B. Jansen", b"twee", "image/png", TODAY)

    put_picture(shelf, LOGO, "", b"nieuw", "image/png", TODAY)
    put_picture(shelf, SIGNATURE, "a. de boer", b"drie", "image/png", TODAY)

    assert [paper.content for paper in pictures_kept(shelf)] == [b"nieuw", b"twee", b"drie"]
    assert office_pictures(shelf).logo == b"nieuw"


def test_a_picture_that_is_taken_away_is_drawn_no_more():
    shelf = Shelf()
    paper = put_picture(shelf, LOGO, "", b"logo", "image/png", TODAY)

    remove_picture(shelf, paper.summary.id)

    assert office_pictures(shelf) == OfficePictures()
    assert paper.summary.size == 4
    assert len(paper.summary.sha256) == 64
