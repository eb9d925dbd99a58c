"""The movable holidays of 2015 to 2030 as the official lists give them, written out by hand."""

from datetime import date, timedelta

# Good Friday, Easter Monday, King's Day, Ascension Day, Whit Monday.
MOVABLE = {
    2015: ("04-03", "04-06", "04-27", "05-14", "05-25"),
    2016: ("03-25", "03-28", "04-27", "05-05", "05-16"),
    2017: ("04-14", "04-17", "04-27", "05-25", "06-05"),
    2018: ("03-30", "04-02", "04-27", "05-10", "05-21"),
    2019: ("04-19", "04-22", "04-27", "05-30", "06-10"),
    2020: ("04-10", "04-13", "04-27", "05-21", "06-01"),
    2021: ("04-02", "04-05", "04-27", "05-13", "05-24"),
    2022: ("04-15", "04-18", "04-27", "05-26", "06-06"),
    2023: ("04-07", "04-10", "04-27", "05-18", "05-29"),
    2024: ("03-29", "04-01", "04-27", "05-09", "05-20"),
    2025: ("04-18", "04-21", "04-26", "05-29", "06-09"),
    2026: ("04-03", "04-06", "04-27", "05-14", "05-25"),
    2027: ("03-26", "03-29", "04-27", "05-06", "05-17"),
    2028: ("04-14", "04-17", "04-27", "05-25", "06-05"),
    2029: ("03-30", "04-02", "04-27", "05-10", "05-21"),
    2030: ("04-19", "04-22", "04-27", "05-30", "06-10"),
}
FIXED = ("01-01", "05-05", "12-25", "12-26")
BRIDGE_DAYS = (
    "2022-05-27",
    "2023-04-28",
    "2023-05-19",
    "2024-05-10",
    "2024-12-27",
    "2025-05-30",
    "2026-01-02",
    "2026-05-15",
    "2027-05-07",
    "2028-04-28",
    "2028-05-26",
)

HOLIDAYS = frozenset(
    date.fromisoformat(f"{year}-{day}") for year, days in MOVABLE.items() for day in (*days, *FIXED)
)
REST_DAYS = HOLIDAYS | {date.fromisoformat(day) for day in BRIDGE_DAYS}


def is_rest_day(day: date) -> bool:
    """Whether the day is a Saturday, a Sunday, a holiday or a bridge day."""
    return day.isoweekday() > 5 or day in REST_DAYS


def next_working_day(day: date) -> date:
    """Return the day itself or the first working day after it."""
    while is_rest_day(day):
        day += timedelta(days=1)
    return day
