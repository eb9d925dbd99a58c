"""On which line a key stands: compared with what the reader of TOML finds there."""

import tomllib

import pytest

from casework.law.toml_lines import Place, line_of, places_in
from tests.rulings import ROOT

FILES = {
    path.name: path.read_text("utf-8")
    for path in sorted((ROOT / "resources" / "rules").glob("*.toml"))
}
EVERY_SHAPE = """# [not.a.table]
"in quotes" = 1  # = 2
'literal' = "a = b # c"
dotted.key = [1, [2, 3]]
long = \"""
[not]
a = 1
\\\"\"\" still \"\"\"
raw = '''
[[not]]
'''
inline = { a = "}", b = { c = [1, { d = 2 }] } }
many = [
  { e = 1 },  # first
  { e = 2, f = 3 },
]

[[list]]
g = 1
[[list.inner]]
h = 1
[[list.inner]]
h = 2

[ list.single . "deep" ]
i = 1
[[list]]
[list.single]
j = 1
"""
TEXTS = pytest.mark.parametrize("text", [*FILES.values(), EVERY_SHAPE], ids=[*FILES, "every shape"])


def paths_in(value: object, path: str = "") -> set[str]:
    """Return the path of every key."""
    found = set()
    if isinstance(value, dict):
        for key, inner in value.items():
            below = f"{path}.{key}" if path else key
            found |= {below, *paths_in(inner, below)}
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            found |= paths_in(inner, f"{path}[{index}]")
    return found


@TEXTS
def test_every_key_that_the_reader_finds_has_a_place(text):
    places = {place.path for place in places_in(text)}

    assert paths_in(tomllib.loads(text)) <= places


@TEXTS
def test_on_its_line_the_name_of_a_key_can_be_read(text):
    lines = text.splitlines()

    for place in places_in(text):
        if not place.path.endswith("]"):
            assert place.path.rpartition(".")[2] in lines[place.line - 1]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("in quotes", 2),
        ("literal", 3),
        ("dotted.key", 4),
        ("long", 5),
        ("raw", 9),
        ("inline.b.c[1].d", 12),
        ("many[1].f", 15),
        ("list[0]", 18),
        ("list[0].inner[1].h", 23),
        ("list[0].single.deep.i", 26),
        ("list[1].single.j", 29),
        ("list[1].absent", 27),
        ("list[1].absent[3].more", 27),
        ("absent", 1),
        ("", 1),
    ],
)
def test_a_key_has_its_line_and_a_missing_one_that_of_its_table(path, line):
    assert line_of(EVERY_SHAPE, path) == line


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_lines_are_counted_with_either_ending(ending):
    text = ending.join(("a = 1", "", "b = 2"))

    assert places_in(text) == (Place("a", 1), Place("b", 3))


@pytest.mark.parametrize(
    "text", ["{", "}", "]", "[", "[[", ",", ".", "=", "a.", "a = {]", "a = [}"]
)
def test_what_is_no_toml_comes_to_an_end(text):
    assert len(places_in(text * 3)) < 10


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("[X]\nX = 1", [("X", 1), ("X.X", 2)]),
        ("a = [X, {b = 1}]", [("a", 1), ("a[1]", 1), ("a[1].b", 1)]),
        ("a = [X {b = 1}]", [("a", 1)]),
        (
            "a = [\n{b = 1},\n{c = 2},\n]",
            [("a", 1), ("a[0]", 2), ("a[0].b", 2), ("a[1]", 3), ("a[1].c", 3)],
        ),
    ],
)
def test_keys_are_found_in_tables_and_lists_of_any_name(text, places):
    assert list(places_in(text)) == places


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("\na = [\n1]", "a[0].b", 2),
        ("\na = [\n[1]]", "a[0][0]", 2),
        ("\n[[t]]\nu = [\n1]", "t[0].u[1].v", 3),
        ("\n[a]\nb.x = 1", "a.b.c.d", 3),
        ("\nab = 1", "abc", 1),
    ],
)
def test_what_is_missing_is_on_the_line_of_what_it_is_missing_from(text, path, line):
    assert line_of(text, path) == line
