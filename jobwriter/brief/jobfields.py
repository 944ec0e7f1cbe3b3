"""The fields that say what the job is: who hires, what for, what the person will do and must be able to do."""

from __future__ import annotations

from jobwriter.brief.choices import LEVELS, LOCALES, TESTS
from jobwriter.brief.fields import Field, Group
from jobwriter.brief.kinds import Choice, Flag, Many, Number, Shares, Text
from jobwriter.brief.making import group, phrase
from jobwriter.brief.roles import ROLES
from jobwriter.brief.textchecks import address, title


def job_fields() -> dict[str, Field]:
    """The head of the brief, and the substance of the work."""
    return {**_head(), **_substance()}


def _head() -> dict[str, Field]:
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
            Text(3, 60, title, style=True),
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
                "url": Field(Text(9, 200, address), "Your website?", example="https://acme.example"),
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


def task_fields() -> dict[str, Field]:
    """What the person does, must be able to do, and works with."""
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
