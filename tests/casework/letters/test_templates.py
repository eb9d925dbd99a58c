"""A template is read strictly: what is wrong is named with its line."""

import pytest

from casework.letters.drafting import read_templates, vocabulary
from casework.letters.templates import CLIENT, NOTICE_DUE, TemplateError, fields_in, read_template

KNOWN = vocabulary({"ind"})
GOOD = """\
+++
to = "ind"
procedures = ["asiel"]
fits = ["undecided", "notice_due"]
needs = ["client"]
enclosures = ["machtiging"]
registered = true
title = "Eigen brief"
+++
Over $name

Geachte heer,
mevrouw,

$facts


Dat kost $$ 5.
"""


def read(text=GOOD):
    return read_template("eigen", "nl", text, KNOWN)


def test_a_template_says_when_it_fits_and_what_it_needs():
    template = read()

    assert template.subject == "Over $name"
    assert template.paragraphs == ("Geachte heer, mevrouw,", "$facts", "Dat kost $$ 5.")
    assert (template.to, template.title, template.registered) == ("ind", "Eigen brief", True)
    assert template.fits == ("undecided", NOTICE_DUE)
    assert template.notice
    assert template.is_for("asiel")
    assert not template.is_for("nareis")


def test_a_template_without_procedures_goes_with_all():
    template = read('+++\nto = "client"\n+++\nOver\n\nBeste\n')

    assert template.to == CLIENT
    assert template.is_for("nareis")
    assert not template.notice


def test_lines_of_windows_are_read_too():
    assert read(GOOD.replace("\n", "\r\n")) == read()


@pytest.mark.parametrize(
    ("old", "new", "line", "code", "given"),
    [
        ("+++\nto", "to", 1, "no_table", ""),
        ("true\n", "true\n\n", 18, "empty", ""),
        ('to = "ind"', 'to = "ind', 2, "not_toml", ""),
        ('to = "ind"\n', "", 1, "key_missing", "to"),
        ('to = "ind"', 'to = "koning"', 2, "unknown_word", "koning"),
        ('["asiel"]', '["asyl"]', 3, "unknown_word", "asyl"),
        ('"notice_due"]', '"later"]', 4, "unknown_word", "later"),
        ('["client"]', '"client"', 5, "wrong_kind", "needs"),
        ("= true", '= "ja"', 7, "wrong_kind", "registered"),
        ("registered", "aangetekend", 7, "unknown_key", "aangetekend"),
        ("$name", "$naam", 10, "unknown_field", "naam"),
        ("mevrouw,", "mevrouw ${wie is dit},", 13, "unknown_field", "wie is dit"),
        ("mevrouw,", "mevrouw $facts,", 13, "table_in_text", "facts"),
        ("$$ 5", "$ 5", 18, "lone_dollar", ""),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old, new, line, code, given):
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    if code == "empty":
        text = text[: text.index("Geachte")]
        line = len(text.split("\n"))

    with pytest.raises(TemplateError) as caught:
        read(text)

    found = caught.value
    assert (found.template, found.line, found.code, found.given) == ("eigen", line, code, given)


def test_a_file_is_named_after_its_letter_and_language():
    assert set(read_templates({"eigen.nl.txt": GOOD}, {"ind"})) == {"eigen"}


def test_fields_are_found_with_and_without_braces():
    assert fields_in("$a ${b} $$ $c_1. $") == ("a", "b", "c_1", "")
