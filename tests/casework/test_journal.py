"""A chain of lines: what fits, what was tampered with, and what was erased."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.journal import (
    ADDED,
    ALTERED,
    CHANGED,
    CLIENT,
    CUT,
    EMPTIED,
    ERASED,
    FIRST,
    MISSING,
    RESTORED,
    REWRITTEN,
    UNCHAINED,
    VAULT,
    Change,
    Entry,
    Head,
    Link,
    chain_hash,
    content_hash,
    emptied_lines,
    entry_of,
    flaws,
    link,
)

START = datetime(2026, 11, 22, 9, 12, tzinfo=UTC)
SALT = "ab" * 16


PHONE = (Change("phone", "038-1", "038-2"),)


def entry(number, action=CHANGED, changes=PHONE, reason=""):
    at = START + timedelta(minutes=number)
    return Entry(at, "aa" * 16, action, CLIENT, f"{number:032x}", changes, reason)


def chain(*entries):
    links, previous = [], FIRST
    for number, one in enumerate(entries, start=1):
        links.append(link(one, number, previous, SALT))
        previous = links[-1].hash
    return links


def found(links, head=None):
    return list(flaws(links, head))


def head_of(links):
    return Head(links[-1].number, links[-1].hash, links[-1].at)


def without_words(kept):
    return replace(kept, content=None, salt=None)


LINES = chain(*(entry(number) for number in range(1, 6)))


def test_a_chain_as_it_was_written_has_no_flaws():
    assert found(LINES) == []
    assert found([]) == []


def test_a_line_reads_back_as_it_was_written():
    written = entry(1, ADDED, reason="op verzoek van mevrouw")

    assert entry_of(chain(written)[0]) == replace(written, number=1)


def test_other_words_are_altered():
    altered = [*LINES[:2], replace(LINES[2], content="{}"), *LINES[3:]]

    assert found(altered) == [(3, ALTERED)]


@pytest.mark.parametrize("field", ["at", "by", "action", "subject", "subject_id"])
def test_another_name_in_a_line_does_not_fit_the_chain(field):
    changed = replace(LINES[2], **{field: "iets anders"})

    assert found([*LINES[:2], changed, *LINES[3:]]) == [(3, UNCHAINED)]


def test_a_line_that_is_gone_is_missing_and_what_follows_does_not_close_the_gap():
    assert found([*LINES[:2], *LINES[3:]]) == [(4, MISSING)]


def test_renumbering_what_follows_does_not_hide_a_removed_line():
    closed = [*LINES[:2], *(replace(one, number=one.number - 1) for one in LINES[3:])]

    assert (3, UNCHAINED) in found(closed)


def test_two_lines_that_changed_places_do_not_fit():
    first, second = replace(LINES[2], number=2), replace(LINES[1], number=3)

    assert found([LINES[0], first, second, *LINES[3:]]) != []


def test_a_line_slipped_in_between_does_not_fit():
    extra = link(entry(99), 3, LINES[1].hash, SALT)
    moved = [replace(one, number=one.number + 1) for one in LINES[2:]]

    assert (4, UNCHAINED) in found([*LINES[:2], extra, *moved])


@pytest.mark.parametrize("changed", [{"salt": "geen getal"}, {"salt": None}, {"content": b"\xff"}])
def test_a_line_that_is_no_text_any_more_is_altered_and_breaks_nothing(changed):
    assert found([replace(LINES[0], **changed)]) == [(1, ALTERED)]


def test_a_column_that_holds_no_text_does_not_fit_the_chain():
    assert found([replace(LINES[0], action=b"\x00")]) == [(1, UNCHAINED)]


def test_emptied_lines_that_an_erasure_names_are_as_they_should_be():
    erasure = entry(6, ERASED, (emptied_lines([4, 2, 3]),))
    links = chain(*(entry(number) for number in range(1, 6)), erasure)
    emptied = [without_words(one) if one.number in {2, 3, 4} else one for one in links]

    assert found(emptied) == []
    assert entry_of(emptied[1]).blank
    assert entry_of(emptied[5]).changes == (Change("lines", "", "2-4"),)


def test_an_emptied_line_that_no_erasure_names_shows():
    assert found([LINES[0], without_words(LINES[1]), *LINES[2:]]) == [(2, EMPTIED)]


def test_an_erasure_does_not_cover_lines_that_come_after_it():
    links = chain(entry(1, ERASED, (emptied_lines([2]),)), entry(2))

    assert found([links[0], without_words(links[1])]) == [(2, EMPTIED)]


def test_an_emptied_line_of_an_erasure_shows_too():
    links = chain(entry(1), entry(2, ERASED, (emptied_lines([1]),)))

    assert found(list(map(without_words, links))) == [(1, EMPTIED), (2, EMPTIED)]


@pytest.mark.parametrize(
    "words", ["geen JSON", '{"changes": [["lines", "", "een"]], "reason": ""}']
)
def test_an_erasure_with_other_words_covers_nothing(words):
    links = chain(entry(1), entry(2, ERASED))
    links[1] = replace(links[1], content=words)

    assert found([without_words(links[0]), links[1]]) == [(2, ALTERED), (1, EMPTIED)]


@pytest.mark.parametrize(
    ("numbers", "text"), [([], ""), ([7], "7"), ([3, 4, 5, 9], "3-5,9"), ([2, 1], "1-2")]
)
def test_numbers_of_lines_are_written_shortly(numbers, text):
    assert emptied_lines(numbers).new == text


def test_lines_cut_off_at_the_end_show_by_the_head_that_was_kept_elsewhere():
    head = head_of(LINES)

    assert found(LINES, head) == []
    assert found(LINES[:3], head) == [(5, CUT)]
    assert found([], head) == [(5, CUT)]
    assert found(LINES, head_of(LINES[:2])) == []
    assert found(LINES, Head()) == []


def test_a_journal_written_anew_shows_by_the_head_that_was_kept_elsewhere():
    anew = chain(*(entry(number, reason="verzonnen") for number in range(1, 8)))

    assert found(anew) == []
    assert found(anew, head_of(LINES)) == [(5, REWRITTEN)]


def test_a_restore_since_then_explains_a_shorter_journal():
    restored = chain(*(entry(number) for number in range(1, 3)), entry(60, RESTORED))
    earlier = chain(entry(1, RESTORED), entry(2))

    assert found(restored, head_of(LINES)) == []
    assert found(earlier, head_of(LINES)) == [(5, CUT)]


texts = st.text(max_size=12)
entries = st.lists(
    st.builds(
        Entry,
        at=st.just(START),
        by=st.uuids().map(lambda one: one.hex),
        action=st.sampled_from([ADDED, CHANGED]),
        subject=st.sampled_from([CLIENT, VAULT]),
        subject_id=st.uuids().map(lambda one: one.hex),
        changes=st.tuples(st.builds(Change, texts, texts, texts)),
        reason=texts,
    ),
    min_size=3,
    max_size=8,
)


@given(entries, st.data())
def test_any_line_altered_removed_inserted_or_swapped_shows(written, data):
    links = chain(*written)
    place = data.draw(st.integers(0, len(links) - 2))
    one, other = links[place], links[place + 1]
    field = data.draw(st.sampled_from(["at", "by", "action", "subject", "subject_id", "content"]))
    twin = link(entry(7), one.number, one.hash, SALT)
    tampered = data.draw(
        st.sampled_from(
            [
                [*links[:place], replace(one, **{field: getattr(one, field) + "x"}), other],
                [*links[:place], *links[place + 1 :]],
                [*links[:place], twin, *links[place:]],
                [
                    *links[:place],
                    replace(other, number=one.number),
                    replace(one, number=other.number),
                ],
            ]
        )
    )

    assert found(links, head_of(links)) == []
    assert found(tampered, head_of(links)) != []


def test_whoever_recomputes_the_whole_chain_is_only_stopped_by_a_head_kept_elsewhere():
    names = (LINES[0].at, LINES[0].by, CHANGED, CLIENT, "")
    hashed = content_hash(SALT, "{}")
    forged = Link(1, *names, "{}", SALT, hashed, chain_hash(1, names, hashed, FIRST))

    assert found([forged]) == []
    assert found([forged], head_of(LINES)) == [(5, CUT)]
