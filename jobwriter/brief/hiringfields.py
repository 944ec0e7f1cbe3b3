"""The fields that say how the hiring goes: the steps, where to apply, the dates, where the ad appears."""

from __future__ import annotations

from jobwriter.brief.choices import TARGETS
from jobwriter.brief.fields import Field, Group
from jobwriter.brief.kinds import Choice, Day, Flag, Many, Number, Text
from jobwriter.brief.making import group, phrase
from jobwriter.brief.textchecks import address, contact, mail


def hiring_fields() -> dict[str, Field]:
    """The groups, in the order of the scaffold."""
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
                "url": Field(Text(9, 300, address), "The address of the form?", example="https://acme.example/jobs/ml"),
                "email": Field(
                    Text(5, 120, mail), "Or the e-mail address that takes applications?", example="jobs@acme.example"
                ),
                "contact": Field(
                    Text(5, 160, contact),
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
                    Text(5, 160, contact), "Name and e-mail?", required=True, example="Sam Okoro, sam@acme.example"
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
