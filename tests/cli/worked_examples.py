"""The worked examples of statutes, decrees and rulings: what is in a file, and what comes out."""

FILED = "aanvraag_ingediend"
RECEIVED = "aanvraag_ontvangen"
RESPONSIBLE = "nederland_verantwoordelijk"
NOTICE = "ingebrekestelling_ontvangen"
TODAY = "2026-11-22"
PENALTY = {"penalty_per_day": 100, "penalty_maximum": 7500}


def asylum(source, filed, *more, as_of=TODAY, **expect):
    """Write an example of an asylum file down: what is in it, and what must come out."""
    return (source, {"procedure": "asiel", "as_of": as_of}, [(FILED, filed), *more], expect)


def moratorium(source, country, filed, *more, as_of=TODAY, **expect):
    """Write an example of a file under a moratorium down."""
    keys = {"procedure": "asiel", "nationality": country, "as_of": as_of}
    return (source, keys, [(FILED, filed), *more], expect)


def nareis(source, filed, *more, as_of=TODAY, **expect):
    """Write an example of a nareis file down."""
    return (source, {"procedure": "nareis", "as_of": as_of}, [(FILED, filed), *more], expect)


# What some court said that is not followed: the day it named, and why the answer is another.
DEVIATING = {
    "RBDHA:2023:9253": "named 31 January 2023; six months from 1 August are the same day number",
    "RBDHA:2025:345": "named 16 August 2024, a day more than the formula, unexplained",
    "RBDHA:2025:15591": "its summary names 24 March 2026; by its own count it is 22 March",
}

# The term of an application for asylum, and when it starts.
ASYLUM = [
    asylum(
        "RBDHA:2024:4628",
        "2021-06-20",
        (RESPONSIBLE, "2022-01-20"),
        readings={"zes-maanden": "2022-07-20"},
        maximum="2023-03-20",
    ),
    asylum(
        "RBDHA:2024:22100",
        "2023-12-11",
        ("asielwens_geuit", "2023-11-20"),
        readings={"vanaf-loopbrief": "2024-05-20", "zes-maanden": "2024-06-11"},
    ),
    asylum("RBDHA:2024:2511", "2022-11-27", readings={"wbv-2022-22": "2024-02-27"}),
    asylum("RBDHA:2023:21668", "2021-08-19", (RECEIVED, "2021-08-30"), safe="2022-02-28"),
    asylum(
        "RBDHA:2025:7652",
        "2022-06-04",
        (RESPONSIBLE, "2023-04-07"),
        readings={"wbv-2022-22": "2024-07-07"},
    ),
    asylum("WBV 2016/3", "2016-02-10", readings={"zes-maanden": "2016-08-10"}),
    asylum("WBV 2016/3", "2016-02-11", readings={"wbv-2016-3": "2017-05-11"}),
    asylum("WBV 2020/12", "2020-06-02", readings={"wbv-2020-12": "2021-06-02"}),
    asylum("WBV 2022/22", "2022-03-26", safe="2022-09-26", arguable="2022-09-26"),
    asylum(
        "WBV 2022/22",
        "2022-03-27",
        readings={"zes-maanden": "2022-09-27", "wbv-2022-22": "2023-06-27"},
    ),
    asylum("WBV 2022/22", "2022-12-31", safe="2024-03-31", maximum="2024-09-30"),
    asylum("WBV 2023/3", "2023-01-01", readings={"wbv-2023-3": "2024-04-01"}),
    asylum("WBV 2023/3", "2023-06-26", safe="2024-09-26", arguable="2023-12-26"),
    asylum("RBDHA:2023:19612", "2023-06-27", safe="2024-09-27", arguable="2023-12-27"),
    asylum("WBV 2023/3", "2023-12-31", safe="2025-03-31", maximum="2025-09-30"),
    asylum("IB 2025/28", "2024-01-01", safe="2024-07-01", arguable="2024-07-01"),
    asylum("IB 2025/28", "2024-12-31", safe="2025-06-30", arguable="2025-06-30"),
    asylum("Vw 2000, art. 42, lid 1", "2025-01-01", readings={"zes-maanden": "2025-07-01"}),
    asylum("Vw 2000, art. 42, lid 1", "2026-06-11", readings={"zes-maanden": "2026-12-11"}),
    asylum("Directive 2013/32, art. 31(5)", "2025-02-21", maximum_passed=True),
    asylum("Directive 2013/32, art. 31(5)", "2025-02-22", maximum_passed=False),
    asylum("Vw 2000, art. 42, lid 1", "2026-05-21", notice_safe_from="2026-11-22"),
    asylum("Vw 2000, art. 42, lid 1", "2026-05-22", notice_safe_from="2026-11-23"),
    asylum("RBDHA:2025:12330", "2024-07-09", safe="2025-01-09"),
    asylum("RBDHA:2025:6860", "2022-12-25", readings={"wbv-2022-22": "2024-03-25"}),
    asylum(
        "RBDHA:2023:8834",
        "2022-03-01",
        ("besluit", "2022-08-01", {"outcome": "afwijzing"}),
        ("besluit_vernietigd", "2023-04-11"),
        readings={"na-vernietiging": "2023-10-11"},
    ),
    asylum(
        "Vw 2000, art. 42, lid 4, onder a",
        "2025-01-10",
        ("verlenging", "2025-05-01", {"months": 9, "ground": "complex"}),
        safe="2026-04-10",
    ),
    asylum(
        "Vw 2000, art. 42, lid 5",
        "2025-05-12",
        ("verlenging", "2025-09-01", {"months": 3, "ground": "zorgvuldig"}),
        safe="2026-02-12",
    ),
]

MORATORIA = [
    moratorium("RBDHA:2025:788", "SYR", "2024-01-09", safe="2025-07-09"),
    moratorium("RBDHA:2025:4844", "SYR", "2024-01-30", safe="2025-07-30"),
    moratorium("RBDHA:2025:7655", "SYR", "2023-09-16", safe="2025-06-16", maximum="2025-06-16"),
    moratorium("RBDHA:2025:15586", "SDN", "2023-07-11", safe="2025-04-11", maximum="2025-04-11"),
    moratorium(
        "RBDHA:2026:1940",
        "SYR",
        "2024-09-05",
        readings={"zes-maanden-moratorium-opschorting": "2025-09-05"},
    ),
    moratorium(
        "RBDHA:2026:1155",
        "SYR",
        "2024-09-20",
        (RESPONSIBLE, "2025-01-03"),
        readings={"zes-maanden-moratorium-opschorting": "2025-12-13"},
    ),
    moratorium("RBDHA:2025:15591", "LBN", "2024-09-22", as_of="2025-08-05", safe="2026-03-22"),
    moratorium("RVS:2025:3082", "SYR", "2024-01-10", arguable="2024-07-10", safe="2025-07-10"),
    moratorium("RBDHA:2025:1774", "SYR", "2023-03-13", safe="2024-06-13", maximum="2024-12-13"),
]

NAREIS = [
    nareis(
        "RBDHA:2025:13854",
        "2024-08-14",
        readings={"negentig-dagen": "2024-11-12", "negentig-dagen-drie-maanden": "2025-02-12"},
    ),
    nareis("RBDHA:2025:4587", "2023-08-08", safe="2024-02-06"),
    nareis("RBDHA:2025:4445", "2024-04-24", safe="2024-10-23"),
    nareis("RBDHA:2023:15593", "2022-06-29", safe="2022-12-27"),
    nareis("RBDHA:2025:13865", "2024-02-28", safe="2024-08-28"),
    nareis(
        "RBDHA:2024:10684",
        "2023-04-03",
        safe="2023-10-03",
        readings={"negentig-dagen": "2023-07-03"},
    ),
    nareis("RBDHA:2025:345", "2024-02-15", safe="2024-08-15"),
    nareis("RBDHA:2023:6992", "2022-03-15", (RECEIVED, "2022-03-24"), arguable="2022-06-22"),
    nareis("RBDHA:2026:1915", "2025-03-27", arguable="2025-06-25", safe="2025-09-25"),
    nareis("Vw 2000, art. 2u, lid 4", "2025-03-28", safe="2025-12-28", arguable="2025-12-28"),
    nareis(
        "Awb, art. 4:15",
        "2024-08-14",
        ("opschorting", "2024-09-02", {"until": "2024-09-12", "ground": "herstel_verzuim"}),
        arguable="2024-11-22",
    ),
]

PENALTIES = [
    nareis(
        "Awb, art. 4:17; RBDHA:2025:13854",
        "2024-08-14",
        (NOTICE, "2025-02-13"),
        penalty=1442,
        penalty_first_day="2025-02-27",
        penalty_days=42,
    ),
    nareis("RBDHA:2025:13865", "2024-02-28", (NOTICE, "2025-02-15"), penalty=1442),
    nareis(
        "Awb, art. 4:17, lid 2",
        "2024-08-14",
        (NOTICE, "2025-02-13"),
        as_of="2025-03-12",
        penalty_days=14,
        penalty=14 * 23,
    ),
    nareis(
        "Awb, art. 4:17, lid 2",
        "2024-08-14",
        (NOTICE, "2025-02-13"),
        as_of="2025-03-26",
        penalty_days=28,
        penalty=14 * (23 + 35),
    ),
    nareis("RBDHA:2019:1125", "2018-03-01", (NOTICE, "2018-12-31"), penalty=1260),
    nareis("Vw 2000, art. 71b", "2024-08-14", (NOTICE, "2025-04-14"), penalty=1442),
    nareis("Vw 2000, art. 71b", "2024-08-14", (NOTICE, "2025-04-15"), penalty=0),
    asylum(
        "RBDHA:2020:13717",
        "2019-08-14",
        (NOTICE, "2020-04-20"),
        as_of="2020-07-31",
        penalty_first_day="2020-05-17",
    ),
    asylum("Stb. 2020, 242", "2019-08-14", (NOTICE, "2020-07-13"), penalty=0),
    asylum(
        "RBDHA:2025:2500",
        "2024-04-10",
        ("uitspraak", "2025-02-21", {"term": "P8W", **PENALTY}),
        court_term="2025-04-22",
        court_penalty=7500,
    ),
    asylum(
        "RBDHA:2026:178",
        "2024-04-10",
        (
            "uitspraak",
            "2025-03-03",
            {"term": "P2W", "penalty_per_day": 200, "penalty_maximum": 15000},
        ),
        court_term="2025-03-17",
        court_penalty=15000,
    ),
    asylum(
        "RVS:2020:1560",
        "2019-10-01",
        ("uitspraak", "2020-07-08", {"term": "P16W"}),
        court_term="2020-10-28",
    ),
    asylum(
        "RBDHA:2025:2703",
        "2022-12-01",
        ("uitspraak", "2025-02-20", {"term": "P4W"}),
        court_term="2025-03-20",
    ),
    asylum(
        "RBDHA:2025:17013",
        "2023-10-24",
        ("uitspraak", "2025-06-02", {"until": "2025-09-18"}),
        court_term="2025-09-18",
    ),
    nareis(
        "RVS:2025:2337",
        "2024-02-28",
        ("uitspraak", "2025-05-21", {"term": "P20W"}),
        court_term="2025-10-08",
    ),
    nareis(
        "RVS:2025:2337",
        "2024-02-28",
        ("uitspraak", "2025-05-21", {"term": "P4W"}),
        court_term="2025-06-18",
    ),
]

COUNTING = [
    asylum("RBDHA:2023:8346 (Christmas)", "2022-09-25", readings={"wbv-2022-22": "2023-12-25"}),
    asylum("a Sunday", "2022-09-24", readings={"wbv-2022-22": "2023-12-24"}),
    asylum("RBDHA:2023:14401 (a Sunday)", "2022-10-07", readings={"wbv-2022-22": "2024-01-07"}),
    asylum("a Saturday", "2023-01-15", readings={"zes-maanden": "2023-07-15"}),
    asylum("RBDHA:2024:12172", "2023-05-31", readings={"wbv-2023-3": "2024-08-31"}),
    asylum("RBDHA:2023:10402", "2022-07-31", readings={"zes-maanden": "2023-01-31"}),
    asylum("RBDHA:2024:22003", "2023-09-29", readings={"zes-maanden": "2024-03-29"}),
    asylum("RBDHA:2023:9253", "2022-08-01", readings={"zes-maanden": "2023-02-01"}),
    asylum(
        "RBDHA:2023:8834 (six weeks after 11 April)",
        "2022-03-01",
        ("uitspraak", "2023-04-11", {"term": "P6W"}),
        court_term="2023-05-23",
    ),
    asylum("RBDHA:2023:5647", "2022-07-12", readings={"wbv-2022-22": "2023-10-12"}),
    asylum("RBDHA:2024:12506", "2023-10-24", readings={"wbv-2023-3": "2025-01-24"}),
    asylum("RBDHA:2024:14991", "2023-01-25", readings={"wbv-2023-3": "2024-04-25"}),
    asylum("RBDHA:2025:6860", "2022-12-25", readings={"wbv-2022-22": "2024-03-25"}),
    asylum("RBDHA:2024:8001", "2022-06-15", maximum="2024-03-15"),
    asylum("RBDHA:2024:4628", "2021-06-20", maximum="2023-03-20"),
    asylum("RBDHA:2025:15586", "2023-07-11", maximum="2025-04-11"),
    asylum("RBDHA:2025:2500", "2024-04-10", readings={"zes-maanden": "2024-10-10"}),
    asylum(
        "Regulation 2024/1348, art. 73",
        "2026-06-12",
        readings={"zes-maanden-verordening": "2026-12-14"},
    ),
    # Algemene termijnenwet, art. 1 to 4: what moves, and what does not.
    nareis("ATW, art. 1: ninety days, a Sunday", "2023-04-03", arguable="2023-07-03"),
    nareis("ATW, art. 3, lid 2: Good Friday", "2023-12-30", arguable="2024-04-02"),
    nareis("ATW, art. 3: Ascension and the bridge day", "2024-02-09", arguable="2024-05-13"),
    nareis("Stcrt. 2022, 7812: bridge day", "2024-02-10", arguable="2024-05-13"),
    nareis("ATW, art. 3, lid 1: 5 May in any year", "2025-02-04", arguable="2025-05-06"),
    nareis("ATW, art. 4: nine months, a Saturday", "2025-05-13", safe="2026-02-13"),
    *[
        nareis(f"bridge day {bridge}", filed, arguable=arguable)
        for bridge, filed, arguable in (
            ("27 May 2022", "2022-02-26", "2022-05-30"),
            ("28 April 2023", "2023-01-28", "2023-05-01"),
            ("19 May 2023", "2023-02-18", "2023-05-22"),
            ("10 May 2024", "2024-02-10", "2024-05-13"),
            ("27 December 2024", "2024-09-28", "2024-12-30"),
            ("30 May 2025", "2025-03-01", "2025-06-02"),
        )
    ],
    *[
        asylum(
            f"bridge day {bridge}",
            "2024-04-10",
            ("uitspraak", sent, {"term": "P2W"}),
            as_of="2028-12-31",
            court_term=last_day,
        )
        for bridge, sent, last_day in (
            ("2 January 2026", "2025-12-19", "2026-01-05"),
            ("15 May 2026", "2026-05-01", "2026-05-18"),
            ("7 May 2027", "2027-04-23", "2027-05-10"),
            ("28 April 2028", "2028-04-14", "2028-05-01"),
            ("26 May 2028", "2028-05-12", "2028-05-29"),
        )
    ],
]
EXAMPLES = [*ASYLUM, *MORATORIA, *NAREIS, *PENALTIES, *COUNTING]
