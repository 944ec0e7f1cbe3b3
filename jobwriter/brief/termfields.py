"""The fields that say what a person gets and signs: pay, contract, place of work, benefits."""

from __future__ import annotations

from jobwriter.brief.choices import CONTRACTS, LEVELS, MODES, PERIODS, countries
from jobwriter.brief.fields import Field, Group
from jobwriter.brief.kinds import Choice, Flag, Many, Number, Text
from jobwriter.brief.making import group, phrase
from jobwriter.brief.textchecks import reach
from jobwriter.facts.currency import CODES


def term_fields() -> dict[str, Field]:
    """The groups, in the order of the scaffold."""
    return {
        "pay": group(
            "What do you pay?",
            _pay(),
            why="Readers look for it first, and in many places the law asks for it.",
            required=True,
            undecided="We have not decided on the pay yet.",
        ),
        "contract": group(
            "On which terms?",
            {
                "type": Field(
                    Choice(CONTRACTS), f"Which type: {', '.join(CONTRACTS)}?", required=True, example="permanent"
                ),
                "months": Field(Number(1, 120, whole=True), "If it ends: after how many months?", example="12"),
                "hours_per_week": Field(Number(4, 48), "How many hours a week?", example="37.5"),
                "time": Field(
                    Choice(("full-time", "part-time")),
                    "Full-time or part-time? The hours say it where they are given.",
                    example="full-time",
                ),
                "options": Field(
                    Many(Text(3, 60), 1, 5),
                    "Which other patterns are open: part-time, job share?",
                    example="[part-time, job share]",
                ),
                "ir35": Field(
                    Choice(("inside", "outside")),
                    "For contractors in the UK: inside or outside IR35?",
                    example="inside",
                ),
            },
            required=True,
        ),
        "work": group("Where, and how much of it in an office?", _work(), required=True),
        "benefits": group("What else do you give, in numbers?", _benefits(), why="28 days is a fact, generous is not."),
        "visa": group(
            "Can you sponsor a work visa for this job?",
            {"sponsorship": Field(Flag(), "yes or no?", required=True, example="yes")},
            why="Without an answer people from abroad apply in vain, or do not dare.",
            undecided="We have not decided yet whether we can sponsor a visa for this role.",
        ),
        "clearance": phrase(
            "Which security clearance: none, BPSS, CTC, SC, DV, or in your own words?", "You need", "SC", most=120
        ),
    }


def _pay() -> dict[str, Field]:
    figure = Number(1, 100_000_000)
    lowest, highest = "What is the lowest pay that you would offer?", "What is the highest that you would really offer?"
    band = Group(
        {
            "level": Field(Choice(LEVELS), "For which level?", example="mid"),
            "place": Field(Text(2, 60), "For which place?", example="Leeds"),
            "min": Field(figure, lowest, required=True, example="65000"),
            "max": Field(figure, highest, required=True, example="75000"),
        }
    )
    return {
        "min": Field(figure, lowest, example="65000"),
        "max": Field(figure, highest, example="75000"),
        "bands": Field(
            Many(band, 2, 12),
            "One range for each level or place, in place of min and max?",
            example="[{level: mid, min: 65000, max: 75000}, {level: senior, min: 76000, max: 88000}]",
        ),
        "currency": Field(
            Choice(CODES, "a currency by its three letters, such as GBP, EUR or USD"),
            "In which currency: GBP, EUR, USD?",
            example="GBP",
        ),
        "period": Field(Choice(PERIODS), "Per year, month, week, day or hour?", default="year", example="year"),
        "basis": Field(
            Choice(("full-time", "own-hours")),
            "For part-time work: is the figure for full-time hours (full-time), or for their own (own-hours)?",
            example="full-time",
        ),
        "bonus": phrase("A bonus, and how much?", "A bonus of", "up to 10% of pay", most=120),
        "equity": phrase("Shares or options, and how many?", "Equity worth", "£5,000 a year", most=120),
        "set_by": phrase("How is an offer set within the range?", "An offer is set by", "our level guide", most=160),
        "withheld_reason": Field(
            Text(15, 200),
            "If you cannot give the pay: why not? It is printed.",
            lead="We do not print the pay because",
            example="a new pay scale is being agreed with our union",
        ),
    }


def _work() -> dict[str, Field]:
    place = Group(
        {
            "town": Field(Text(2, 60), "Which town?", required=True, example="Leeds"),
            "region": Field(
                Text(2, 40), "Which county, or which state in its two letters, such as CO?", example="West Yorkshire"
            ),
            "postcode": Field(Text(2, 12), "Which postcode?", example="LS1 4DY"),
            "country": Field(
                Choice(countries(), "a country by its two letters, such as GB or US"),
                "Which country, such as GB?",
                required=True,
                example="GB",
            ),
        }
    )
    return {
        "mode": Field(Choice(MODES), "onsite, hybrid or remote?", required=True, example="hybrid"),
        "office_days_per_week": Field(
            Number(0.5, 4.5, beyond="for five write 'mode: onsite', for none 'mode: remote'"),
            "For hybrid work: how many days a week in the office?",
            example="2",
        ),
        "places": Field(
            Many(place, 1, 8),
            "Where is the office? Several if the person may choose.",
            example="[{town: Leeds, country: GB}]",
        ),
        "from": Field(
            Many(Text(2, 6, reach), 1, 60, single=True),
            "For remote work: in which countries may the person live, such as GB, or US-CO for one state?",
            example="[GB, IE]",
        ),
        "core_hours": phrase(
            "During which hours must everyone be at work?", "Core hours are", "10:00 to 15:00", most=80
        ),
        "travel": phrase("How much travel, and where?", "You travel", "to Bristol one day a month", most=160),
        "relocation": group(
            "Do you pay for relocation?",
            {
                "offered": Field(Flag(), "yes or no?", required=True, example="yes"),
                "help": phrase("Up to how much?", "If you relocate, we pay", "up to £4,000", most=120),
            },
        ),
    }


def _benefits() -> dict[str, Field]:
    return {
        "leave_days": Field(Number(1, 60), "How many days of paid leave a year?", example="28"),
        "bank_holidays": Field(
            Choice(("extra", "included")),
            "Are bank or public holidays extra, or included in the days of leave?",
            example="extra",
        ),
        "pension_employer_pct": Field(
            Number(0.5, 40), "What percentage of pay do you put into a pension (in the US: into a 401(k))?", example="8"
        ),
        "parental_leave": phrase(
            "How much parental leave, and at what pay?", "Parental leave of", "26 weeks at full pay", most=120
        ),
        "health": phrase(
            "Which health insurance?", "Health insurance for", "you and your family, paid by us", most=160
        ),
        "learning": phrase(
            "How much money and time for learning?", "For learning, you get", "£1,500 and 5 days a year", most=120
        ),
        "other": Field(
            Many(Text(4, 200), 1, 8),
            "Anything else with a number in it?",
            default=(),
            example="[3 paid days a year to volunteer]",
        ),
    }
