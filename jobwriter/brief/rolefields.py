"""The fields that only some roles ask for: what readers of such an ad want to know first."""

from __future__ import annotations

from jobwriter.brief.fields import Field
from jobwriter.brief.kinds import Flag, Many, Number, Text
from jobwriter.brief.making import group, phrase


def role_fields() -> dict[str, Field]:
    """The groups, in the order of the scaffold."""
    return {**_science(), **_systems(), **_people()}


def _science() -> dict[str, Field]:
    return {
        "research": group(
            "How does research work here?",
            {
                "agenda": phrase(
                    "Who sets the agenda, and what is on it?",
                    "The research agenda is",
                    "set by the group each January; this year it is models that know when they are unsure",
                    required=True,
                ),
                "free_time_pct": Field(
                    Number(1, 100), "What percentage of the time is for the person's own research?", example="20"
                ),
                "publication": phrase(
                    "Where may people publish, and who checks it before?",
                    "You publish",
                    "where you choose, after a check of two weeks for patient data",
                    required=True,
                    undecided="We have not decided yet how freely you may publish.",
                ),
                "open_source": phrase(
                    "What happens to code and models: are they released, and under which licence?",
                    "Code and models are",
                    "released with each paper under the Apache licence",
                    undecided="We have not decided yet whether code and models may be opened.",
                ),
                "conference": phrase(
                    "What is paid for conferences?", "For conferences, you get", "£3,000 a year and the time to go"
                ),
                "ip": phrase(
                    "Who owns what people invent?",
                    "What you invent belongs to",
                    "the institute, and you receive 30% of what it earns",
                    undecided="We have not decided yet who owns what you invent.",
                ),
                "mentoring": phrase(
                    "Whom does the person supervise or teach?", "You supervise", "one PhD student from your second year"
                ),
            },
            roles=("research-scientist",),
        ),
        "science": group(
            "How does science reach the product?",
            {
                "question": phrase(
                    "Which question is open?",
                    "The open question is",
                    "how to choose a substitute for goods that nobody has bought yet",
                    required=True,
                ),
                "to_product": phrase(
                    "How does an answer get into the product?",
                    "An answer reaches the product",
                    "about six weeks after its test",
                    required=True,
                ),
                "experiments": phrase(
                    "How do you test: how many users, how long, which effect can you see?",
                    "We test",
                    "each change on 60,000 orders over two weeks, enough to see a difference of half a percent",
                    required=True,
                ),
                "engineered_by": phrase(
                    "Who builds it for production?",
                    "The production code is written by",
                    "you and two engineers of the team",
                ),
                "papers": phrase(
                    "What may people publish, and who checks it before?",
                    "You may publish",
                    "methods, after a review of three weeks",
                    undecided="We have not decided yet whether you may publish.",
                ),
            },
            roles=("applied-scientist",),
        ),
        "decisions": group(
            "Which decisions does the work support?",
            {
                "supports": phrase(
                    "Which, and how often?",
                    "Your work decides",
                    "each month which homes we visit before a boiler fails",
                    required=True,
                ),
                "stakeholders": Field(
                    Many(Text(2, 60), 1, 5),
                    "Who decides?",
                    required=True,
                    example="[the Director of Repairs, four area managers]",
                ),
                "data_access": phrase(
                    "How do people get at the data, and how clean is it?",
                    "You reach the data",
                    "through SQL on your first day; about one address in twenty is wrong",
                ),
                "production": Field(Flag(), "Does the person run anything in production?", example="no"),
            },
            roles=("data-scientist",),
        ),
        "compute": group(
            "Which computers are there to train on?",
            {
                "gpus": phrase(
                    "How many, and which?", "You|have", "16 H100 GPUs, shared with one other team", required=True
                ),
                "queue": phrase(
                    "How long does a job wait?", "A job waits", "about an hour by day, and not at all at night"
                ),
            },
            roles=("research-scientist", "applied-scientist", "llm-engineer", "ml-lead"),
            undecided="We have not decided yet what there will be to compute on.",
        ),
    }


def _systems() -> dict[str, Field]:
    return {
        "platform": group(
            "Who uses the platform, and what does it promise?",
            {
                "users": phrase(
                    "How many teams and people?",
                    "The platform serves",
                    "11 teams with 70 people who train models",
                    required=True,
                ),
                "slo": phrase(
                    "What does it promise?",
                    "The platform|promises",
                    "99.9% of predictions within 200 milliseconds",
                    required=True,
                    undecided="We have not decided yet what it promises its users.",
                ),
                "build_or_buy": phrase(
                    "What do you build, what do you buy?",
                    "We build",
                    "deployment and monitoring ourselves, and buy the feature store",
                ),
                "cloud": phrase("Where does it run?", "The platform|runs on", "AWS in two regions", required=True),
                "gpu_cost": phrase(
                    "Who schedules the GPUs, and what do they cost?",
                    "The GPUs are scheduled by",
                    "Kueue and cost £90,000 a month",
                ),
                "load": phrase("How many incidents are there, and when?", "Expect", "about three incidents a month"),
            },
            roles=("mlops-platform",),
        ),
        "pipelines": group(
            "Which pipelines?",
            {
                "sources": phrase(
                    "From how many sources, and which?",
                    "You take in data from",
                    "38 sources, most of them tills and suppliers",
                    required=True,
                ),
                "volume": phrase(
                    "How much comes in, in which time?", "The pipelines|carry", "400 GB a day", required=True
                ),
                "freshness": phrase(
                    "How old may the data be?", "The pipelines|must deliver data no older than", "15 minutes"
                ),
                "orchestration": phrase("What runs the jobs?", "The jobs run on", "Airflow, about 300 of them a night"),
                "quality": phrase(
                    "What is promised about the data, and what checks it?",
                    "Quality is kept by",
                    "a contract with each source and 1,200 tests in dbt",
                ),
                "cost": phrase(
                    "Who owns the bill, and how large is it?",
                    "The cloud bill is",
                    "£28,000 a month, and the team owns it",
                ),
            },
            roles=("data-engineer",),
        ),
        "llm": group(
            "What do the language models do?",
            {
                "product": phrase(
                    "What does the product do, and for whom? Start with a verb.",
                    "The product",
                    "drafts replies to tenants, which a housing officer checks and sends",
                    required=True,
                ),
                "evaluation": phrase(
                    "How do you tell a good answer from a bad one?",
                    "We judge answers",
                    "against 1,200 letters that housing officers have graded",
                    required=True,
                ),
                "models": phrase(
                    "Which models, from where?",
                    "We use",
                    "Claude through Amazon Bedrock, and a small open model that we host",
                    required=True,
                ),
                "limits": phrase(
                    "Which limits of time and cost hold?", "An answer must come within", "4 seconds and cost under 2p"
                ),
                "safety": phrase(
                    "Who reviews safety and privacy?",
                    "Safety and privacy are reviewed by",
                    "our data protection officer before each release",
                ),
                "training": phrase(
                    "How much of the work is prompting, and how much training?",
                    "The work is",
                    "mostly retrieval, prompting and evaluation; we fine-tune twice a year",
                ),
            },
            roles=("llm-engineer",),
        ),
    }


def _people() -> dict[str, Field]:
    return {
        "leadership": group(
            "What does the person lead?",
            {
                "people": phrase(
                    "How many, and at which levels?",
                    "You|lead",
                    "five engineers, two of them senior and one in a first job",
                    required=True,
                ),
                "hands_on_pct": Field(
                    Number(0, 100),
                    "What percentage of the time is hands-on technical work?",
                    required=True,
                    example="60",
                ),
                "hiring": phrase(
                    "How many do you plan to hire?",
                    "You|hire",
                    "two more in 2027",
                    undecided="We have not decided yet how many to hire.",
                ),
                "budget": phrase(
                    "Which budget do they decide on?",
                    "You|decide on a budget of",
                    "£400,000 a year for cloud and tools",
                    undecided="We have not decided yet which budget comes with the role.",
                ),
                "roadmap": phrase(
                    "Who owns the roadmap?",
                    "The roadmap is",
                    "yours, and you agree it with the product manager each quarter",
                    required=True,
                ),
                "in_production": phrase(
                    "What runs in production already?",
                    "In production we have",
                    "nine models, which plan 14,000 deliveries a day",
                    required=True,
                ),
            },
            roles=("ml-lead", "ml-manager"),
        ),
        "learning": group(
            "How does the person learn the job?",
            {
                "mentor": phrase(
                    "Who helps, and how often?",
                    "Your mentor is",
                    "a senior data scientist who keeps two hours a week for you",
                    required=True,
                ),
                "plan": phrase(
                    "What is taught, and when?",
                    "You learn",
                    "SQL and Git in the first month, then forecasting in a six-week course",
                    required=True,
                ),
                "first_90_days": phrase(
                    "What are the first 90 days like?",
                    "In the first 90 days you",
                    "visit two pumping stations, and fix and release one small thing",
                ),
                "asked_of_degrees": phrase(
                    "Which degree or years of work do you ask for? Best is: none.",
                    "We ask for",
                    "no class of degree and no years of work",
                ),
                "assessment": phrase(
                    "How does the selection work, for someone who has never seen one?",
                    "We choose by",
                    "a task that you do at home and a conversation about it; there are no trick questions",
                ),
            },
            roles=("graduate",),
        ),
        "internship": group(
            "What is the internship?",
            {
                "supervisor": phrase(
                    "Who supervises, and how often?",
                    "Your supervisor is",
                    "a senior engineer who has half an hour for you each day",
                    required=True,
                ),
                "project": phrase(
                    "Which project?",
                    "Your project is",
                    "to teach our robots to tell a bruised apple from a shadow",
                    required=True,
                ),
                "conversion": phrase(
                    "What are the chances of a job afterwards?",
                    "At the end,",
                    "we offer a permanent job to about half of our interns",
                    undecided="We have not decided yet whether a job can follow.",
                ),
            },
            roles=("intern",),
        ),
        "public_sector": group(
            "What does the public service ask for?",
            {
                "grade": phrase("Which grade?", example="Senior Executive Officer", required=True, most=60),
                "pension": phrase("Which pension scheme?", "You join", "the Civil Service pension scheme", most=120),
                "nationality": phrase(
                    "Which nationality rules hold?",
                    "The post is open to",
                    "UK nationals and others who meet the Civil Service nationality rules",
                ),
                "pack": Field(
                    Text(9, 300), "The address of the candidate pack?", example="https://acme.example/jobs/pack.pdf"
                ),
            },
            roles=("public-sector-uk",),
        ),
    }
