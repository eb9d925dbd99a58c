"""The worklist as a spreadsheet: real dates, filters, and no formula from what someone typed."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from casework.phrases import Phrases, short_day
from casework.worklist import WorklistItem
from documents.overview_rows import COLUMNS, Value, headings, row_of
from documents.paper import CREATOR

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# The clock would make every file different.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
_A4 = 9


class _Formats(NamedTuple):
    """The looks of the cells."""

    heading: Format
    text: Format
    day: Format


def overview_xlsx(items: Sequence[WorklistItem], as_of: date, phrases: Phrases) -> bytes:
    """Write the worklist, in its order, as XLSX; the same input gives the same bytes.

    Raises KeyError for a code without words.
    """
    target = BytesIO()
    book = Workbook(target, _OPTIONS)
    title = phrases.say("overview", "title", (("day", as_of),))
    book.set_properties({"title": title, "author": CREATOR, "created": _CREATED})
    sheet = book.add_worksheet(phrases.say("overview", "sheet", (("day", short_day(as_of)),)))
    _fill(sheet, [row_of(item, phrases) for item in items], headings(phrases), _formats(book))
    _set_up(sheet, len(items), title)
    book.close()
    return target.getvalue()


def _formats(book: Workbook) -> _Formats:
    return _Formats(
        heading=book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "num_format": "@"}
        ),
        # As text, so that a cell stays text when someone edits it.
        text=book.add_format({"valign": "top", "num_format": "@"}),
        day=book.add_format({"valign": "top", "align": "left", "num_format": "dd-mm-yyyy"}),
    )


def _fill(
    sheet: Worksheet,
    rows: Sequence[tuple[Value, ...]],
    names: tuple[str, ...],
    formats: _Formats,
) -> None:
    for column, name in enumerate(names):
        sheet.write_string(0, column, name, formats.heading)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(number, column, value, formats.day)
            elif value:
                sheet.write_string(number, column, value, formats.text)


def _set_up(sheet: Worksheet, count: int, title: str) -> None:
    for position, column in enumerate(COLUMNS):
        sheet.set_column(position, position, column.width)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, count, len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header(f"&L{title.replace('&', '&&')}")
    sheet.set_footer("&R&P / &N")
