"""The fields of a brief: one table, from which reading, messages, the scaffold, the interview and the JSON Schema come.

Values are facts. A text that ends with a full stop is printed as the sentence it is; one without becomes part of a
sentence that the template writes around it.
"""

from __future__ import annotations

import re
from functools import cache

from jobwriter import packs
from jobwriter.brief.kinds import Choice, Day, Field, Flag, Group, Many, Number, Shares, Text
from jobwriter.brief.making import group, phrase
from jobwriter.brief.rolefields import role_fields
from jobwriter.brief.roles import ROLES
from jobwriter.facts.currency import CODES

LEVELS = ("graduate", "junior", "mid", "senior", "lead", "principal", "manager")
PERIODS = ("year", "month", "week", "day", "hour")
CONTRACTS = ("permanent", "fixed-term", "contract", "internship", "apprenticeship", "temporary")
MODES = ("onsite", "hybrid", "remote")
LOCALES = ("en-GB", "en-US")
TESTS = ("cv", "application", "task", "interview", "presentation", "test")
TARGETS = ("careers-site", "google", "linkedin", "indeed", "reed", "totaljobs", "efinancialcareers", "seek")

_ADDRESS = re.compile(r"https://[^\s/<>\[\]*`]+\.[^\s<>\[\]*`]+")
_MAIL = re.compile(r"[^\s@<>(),]+@[^\s@<>(),]+\.[A-Za-z]{2,}")
_REACHABLE = re.compile(rf"{_MAIL.pattern}|\d[\d ()-]{{6,}}")
_DECORATION = re.compile(
    r"[£$€!|()\[\]{}<>*#@_]|(?-i:(?<![A-Z])/|/(?![A-Z]{2}))|\b(?:urgent|asap|ninja|rockstar|guru|wizard)\b|\d{3}",
    re.IGNORECASE,
)
_REACH = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")


def _address(words: str) -> str | None:
    return None if _ADDRESS.fullmatch(words) else f"must be one address that starts with https://, not {words!r}"


def _mail(words: str) -> str | None:
    return None if _MAIL.fullmatch(words) else f"must be one e-mail address such as jobs@acme.example, not {words!r}"


def _contact(words: str) -> str | None:
    if _REACHABLE.search(words):
        return None
    return "must give an e-mail address or a telephone number, such as 'Sam Okoro, sam@acme.example'"


def _title(words: str) -> str | None:
    found = _DECORATION.search(words)
    if found is None:
        return None
    return f"must be the role alone, without pay, place, code or decoration; take out {found.group()!r}"


def _reach(words: str) -> str | None:
    if _REACH.fullmatch(words) and words[:2] in countries():
        return None
    return f"must be a country such as GB, or a country and a region such as US-CO, not {words!r}"


@cache
def countries() -> tuple[str, ...]:
    """ISO codes of the countries that jobwriter knows by name."""
    return tuple(packs.lexicon("places")["countries"])


@cache
def schema() -> Group:
    """The whole brief."""
    return Group({**_role(), **_substance(), **role_fields(), **_tasks(), **_terms(), **_hiring()})


def _role() -> dict[str, Field]:
    return {
        "version": Field(Choice(("1",)), "The version of this format.", required=True, example="1"),
        "role": Field(Choice(tuple(ROLES)), "Which kind of ad is it?", required=True),
        "template": Field(
            Text(1, 60),
            "Which template of your own, in templates/ads/, without .md.j2? The role's own without it.",
            example="our-ads",
        ),
        "locale": Field(Choice(LOCALES), "British or American English: en-GB or en-US?", default="en-GB"),
        "ref": Field(
            Text(1, 40),
            "Your own number for this job? It goes into the markup for search engines only.",
            example="ML-2026-07",
        ),
        "title": Field(
            Text(3, 60, _title, style=True),
            "What is the job called, in the words that people search for?",
            "Pay, place and codes in a title cost clicks; they have fields of their own.",
            required=True,
            example="Machine Learning Engineer",
        ),
        "level": Field(
            Many(Choice(LEVELS), 1, 4, single=True),
            f"Which level, or list of levels: {', '.join(LEVELS)}?",
            "People rule themselves in or out by it; with several levels, each gets its pay.",
            required=True,
            example="mid",
        ),
        "organisation": group(
            "Who hires?",
            {
                "name": Field(Text(2, 80), "The name that applicants know?", required=True, example="Acme Bank"),
                "url": Field(Text(9, 200, _address), "Your website?", example="https://acme.example"),
                "about": Field(
                    Text(15, 320),
                    "What do you do, in one or two plain sentences?",
                    "Whom you serve, and how many.",
                    required=True,
                    example="We lend to 200,000 small firms in the UK.",
                ),
            },
            required=True,
        ),
        "team": group(
            "Which team does the person join?",
            {
                "name": phrase("The name of the team?", example="Fraud ML", most=60),
                "size": Field(
                    Number(1, 500, whole=True), "How many people are in it, not counting this job?", example="6"
                ),
                "reports_to": phrase("The job title of the manager?", example="Head of Fraud ML", most=80),
                "works_with": Field(
                    Many(Text(2, 60), 1, 5),
                    "With whom does the person work every week?",
                    example="[data engineers, fraud analysts]",
                ),
            },
        ),
        "problem": Field(
            Text(20, 400),
            "Whose problem is it, and what should get better? Start with a verb.",
            "It is the first line that people read, and decides whether they read on.",
            required=True,
            lead="You will",
            example="stop card fraud without blocking honest customers",
        ),
    }


def _substance() -> dict[str, Field]:
    return {
        "data": Field(
            Text(8, 300),
            "Which data, how much of it, and how well labelled?",
            "It is the first question of anyone who builds models.",
            open="We have not decided yet which data this work will use.",
            lead="You work with",
            example="2 million labelled payments a month, whose labels arrive 30 days late",
        ),
        "metric": group(
            "By which number do you judge the work?",
            {
                "name": phrase("What is measured?", example="recall at 1% false positives", required=True, most=100),
                "today": Field(Text(1, 60), "Where does it stand today?", example="71%"),
                "target": Field(Text(1, 60), "Where should it stand?", example="80%"),
            },
            undecided="We have not decided yet by which number to judge the work.",
        ),
        "deployment": group(
            "How does the work run in production?",
            {
                "where": phrase(
                    "Batch or live, and on what?", "The model|runs", "as an API on Kubernetes", required=True
                ),
                "scale": phrase(
                    "How many requests or records does it handle?", "The model|handles", "400 requests a second"
                ),
                "monitoring": phrase("What watches it?", "The model|is watched by", "alerts for drift and latency"),
            },
            text=Text(8, 300),
            undecided="We have not decided yet how it will run in production.",
        ),
        "on_call": group(
            "Is there on-call work?",
            {
                "required": Field(Flag(), "yes or no?", required=True, example="yes"),
                "rota": phrase("How often?", "You|are on call", "one week in six", most=80),
                "pay": phrase("What is paid for it?", "You|get", "£200 extra for that week", most=80),
            },
            why="Nights are part of the job; people with children or a second job must know.",
            undecided="We have not decided yet whether there will be on-call work.",
        ),
        "time": Field(
            Shares(),
            "How is the time split, in percent? The parts must add up to 100.",
            example="{engineering: 60, modelling: 40}",
        ),
    }


def _tasks() -> dict[str, Field]:
    need = Group(
        {
            "need": Field(
                Text(8, 240), "What must they be able to do?", required=True, example="You write tested Python"
            ),
            "or": phrase("What counts as well?", example="the same in another language", most=120),
            "tested_in": Field(
                Many(Choice(TESTS), 1, 3, single=True), f"Where do you assess it: {', '.join(TESTS)}?", example="task"
            ),
        },
        words="need",
    )
    tools = Many(Text(1, 60), 1, 5)
    return {
        "responsibilities": Field(
            Many(Text(8, 240), 3, 7),
            "What will the person do? Three to seven lines; start each with a verb.",
            "Verbs and objects tell what the work is; a list of areas does not.",
            required=True,
            example="[Rebuild the model every month, Write the tests of a release, Explain it to its users]",
        ),
        "outcomes": group(
            "How will both sides know that it works?",
            {
                "month_3": Field(
                    Text(8, 240),
                    "What is done by month three? In a sentence.",
                    required=True,
                    example="One change of yours is live.",
                ),
                "month_12": Field(
                    Text(8, 240),
                    "What is better by month twelve? In a sentence, with a number.",
                    required=True,
                    example="The model misses fewer than one case in five.",
                ),
            },
            why="Few ads say it; it draws people who want to be measured by it.",
            undecided="We have not decided yet what success after three and twelve months looks like.",
        ),
        "essential": Field(
            Many(need, 3, 6),
            "What must a person be able to do on day one? Three to six lines, one thing each.",
            "Each further must-have turns away people who could do the job.",
            required=True,
            example="[You write tested Python, You know SQL, You can explain a model's limits]",
        ),
        "desirable": Field(
            Many(Text(4, 240), 0, 4),
            "What is useful, and can be learnt in the job? Up to four lines.",
            default=(),
            example="[You have used Airflow]",
        ),
        "stack": group(
            "Which tools will they meet?",
            {
                "daily": Field(
                    tools, "Up to five that they use every day?", required=True, example="[Python, PostgreSQL]"
                ),
                "learn_here": Field(tools, "Which can be learnt here?", example="[Airflow]"),
            },
        ),
    }


def _terms() -> dict[str, Field]:
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
            Many(Text(2, 6, _reach), 1, 60, single=True),
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


def _hiring() -> dict[str, Field]:
    stage = Group(
        {
            "what": Field(Text(4, 160), "What happens?", required=True, example="call with the manager"),
            "minutes": Field(Number(5, 960, whole=True), "How many minutes does it take?", example="30"),
            "paid": Field(Flag(), "Do you pay for it?", example="no"),
        },
        words="what",
    )
    return {
        "process": group(
            "What happens after someone applies?",
            {
                "send": phrase("What do they send?", "Send", "your CV", most=120),
                "stages": Field(
                    Many(stage, 1, 6),
                    "Which steps, and how long is each?",
                    "People plan around work and children.",
                    required=True,
                    example="[{what: call with the manager, minutes: 30}]",
                ),
                "reply_within_days": Field(
                    Number(1, 60, whole=True), "Within how many working days do you reply?", required=True, example="5"
                ),
                "ai_use": phrase("May candidates use AI tools?", "AI tools:", "welcome in the task", most=160),
                "ai_screening": Field(
                    Flag(), "Does software help to choose among candidates?", default=False, example="no"
                ),
            },
        ),
        "apply": group(
            "Where do people apply, and whom do they ask?",
            {
                "url": Field(
                    Text(9, 300, _address), "The address of the form?", example="https://acme.example/jobs/ml"
                ),
                "email": Field(
                    Text(5, 120, _mail), "Or the e-mail address that takes applications?", example="jobs@acme.example"
                ),
                "contact": Field(
                    Text(5, 160, _contact),
                    "Name and e-mail of a person who answers questions?",
                    "One named person brings better questions and fewer drop-outs.",
                    example="Sam Okoro, sam@acme.example",
                ),
            },
            required=True,
        ),
        "vacancy": Field(
            Choice(("existing", "future")),
            "Is there a job to fill now (existing), or will there be one (future)?",
            "Ontario asks ads to say it.",
        ),
        "adjustments": group(
            "Who arranges adjustments to the hiring process, and which do you offer?",
            {
                "contact": Field(
                    Text(5, 160, _contact), "Name and e-mail?", required=True, example="Sam Okoro, sam@acme.example"
                ),
                "offer": phrase("Such as what?", example="extra time or the questions in advance"),
            },
            required=True,
        ),
        "equality": Field(
            Text(20, 600),
            "Your own words on equal opportunity, if you have some?",
            example="We hire people of every background, and pay the same for the same work.",
        ),
        "dates": group(
            "Which dates?",
            {
                "posts": Field(Day(), "On which day does the ad go out?", example="2026-11-30"),
                "closes": Field(
                    Day(),
                    "What is the last day to apply?",
                    "Without it people hesitate.",
                    required=True,
                    example="2026-12-18",
                ),
                "starts": Field(Day(), "On which day does the job start?", example="2027-03-01"),
            },
            required=True,
        ),
        "targets": Field(
            Many(Choice(TARGETS), 1, len(TARGETS)),
            "Where will the ad appear? The limits of these boards are then checked.",
            default=(),
            example="[careers-site, linkedin]",
        ),
    }
