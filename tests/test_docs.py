"""What the documents say of the repository is so: files they name exist, examples work."""

import re
import tomllib
from pathlib import Path

import pytest

from casework.law import rule_checks, rule_files

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
ROOMS = "casework|db|documents|desktop|cli|resources|tests|docs|packaging|bench"
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
ADDING = (ROOT / "docs" / "adding-a-rule.md").read_text("utf-8")

every_document = pytest.mark.parametrize(
    "path", DOCUMENTS, ids=[str(path.relative_to(ROOT)) for path in DOCUMENTS]
)


@every_document
def test_the_files_it_names_exist(path):
    named = re.findall(rf"`((?:{ROOMS})/[\w./-]*)`", path.read_text("utf-8"))

    # NAME stands for any name.
    assert [name for name in named if "NAME" not in name and not (ROOT / name).exists()] == []


@every_document
def test_its_links_lead_somewhere(path):
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text("utf-8"))

    within = [link for link in links if not link.startswith(("https://", "mailto:"))]
    assert [link for link in within if not (path.parent / link).exists()] == []


@every_document
def test_the_make_commands_it_names_exist(path):
    known = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))

    named = set(re.findall(r"`make (\w+)", path.read_text("utf-8")))

    assert named - known == set()


def test_the_example_of_a_rule_can_be_read():
    example = re.search(r"```toml\n(.*?)```", ADDING, re.DOTALL)[1]

    rules = rule_files.read_rules({f"{tomllib.loads(example)['id']}.toml": example})

    assert [rule.id for rule in rules.all] == ["asiel_zes_maanden"]


def test_every_kind_of_rule_is_in_the_table():
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|$", ADDING, re.MULTILINE)

    written = {kind: set(re.findall(r"`(\w+)`", needs)) for kind, needs in rows}

    assert written == {kind: set(needs) for kind, needs in rule_checks._NEEDED.items()}


@pytest.mark.parametrize("path", DECISIONS, ids=[path.stem for path in DECISIONS])
def test_a_decision_has_all_its_parts(path):
    text = path.read_text("utf-8")

    assert text.startswith(f"# {path.name[:4]}")
    assert re.findall(r"^- (status|implementation): \S", text, re.MULTILINE) == [
        "status",
        "implementation",
    ]
    parts = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert parts[:2] == ["Context", "Decision"]
    assert parts[2:] in (["Consequences"], ["Alternatives"], ["Consequences", "Alternatives"])


def test_the_list_of_decisions_is_complete():
    listed = re.findall(
        r"\]\(([\w-]+\.md)\)", (ROOT / "docs/decisions/README.md").read_text("utf-8")
    )

    assert listed == [path.name for path in DECISIONS]
