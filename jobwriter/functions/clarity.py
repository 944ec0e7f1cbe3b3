"""Rules of the category clarity that judge what their patterns find: one function per rule, named after its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jobwriter.document import Document
from jobwriter.engine import Ad
from jobwriter.facts import substance
from jobwriter.finding import Match, Severity
from jobwriter.mends import praise
from jobwriter.patterns import pattern

_WIDEST = 80
"""Characters that a finding marks at most: more words no longer point at anything."""

_LONGEST_WORD = 24
"""Characters of a word that is taken into a finding."""

Spans = Sequence[tuple[int, int]]

_GAINED = pattern(
    r"\b(?:gain|gaining|develop|developing|build|building|grow|growing|acquire|maintain|maintaining|ensure|ensuring"
    r"|create|creating|provide|providing|establish|establishing|lay|deliver|delivering|offer|offering|enhance|improve"
    r"|get|getting|deepen|drive|driving|receive|earn|take|share|sharing|adopt|embed|foster"
    r"|promote|champion|enable|define|follow|our|its|we have)(?: \w+){0,1} \Z"
)
_MAKERS = ("engineer", "developer", "programmer", "coder", "scientist", "analyst", "modeller", "modeler", "ist", "cian")
_OBJECT = pattern(r"(?: (?:in|of|with|for|on|around)(?: (?!and\b|or\b|to\b|that\b|with\b)[\w+#./&'-]{1,24}){1,3})")


def unscoped_skill(ad: Ad, options: Mapping[str, Any], spans: Spans) -> Iterator[Match]:
    """A skill with a strong word, where the ad asks for it and the item tells neither task nor level."""
    del options
    document = ad.document
    low = document.lower
    for start, end in spans:
        if not substance.is_asked(document, start) or _GAINED.search(low, max(0, start - 40), start):
            continue
        if low.endswith(_MAKERS, start, end) and not low.startswith(("a ", "an "), low.rfind(" ", 0, start - 1) + 1):
            continue
        if substance.tells_task(document, start, end):
            continue
        tail = _OBJECT.match(low, end)
        if tail and tail.end() - start <= 70 and not any(end < other < tail.end() for other, _ in spans):
            end = tail.end()
        yield _quoted(ad, start, end)


def cliche(ad: Ad, options: Mapping[str, Any], spans: Spans) -> Iterator[Match]:
    """Stock phrases; of a list of values, which is quoted as a whole, only the first."""
    del options
    told: set[int] = set()
    for start, end in spans:
        section = ad.document.section_at(start)
        block = ad.document.block_at(start)
        if section is not None and section.kind == "values" and block is not None and block.kind == "item":
            if section.start in told:
                continue
            told.add(section.start)
        yield Match(start, end, {"words": ad.document.text[start:end]}, fixes=praise.fixes(ad.document, start, end))


def empty_soft_skill(ad: Ad, options: Mapping[str, Any], spans: Spans) -> Iterator[Match]:
    """A soft skill that is asked for without an occasion to use it."""
    del options
    document = ad.document
    for start, end in spans:
        if _GAINED.search(document.lower, max(0, start - 40), start) or _heads_wishes(document, start):
            continue
        if substance.is_asked(document, start) and not substance.tells_task(document, start, end):
            yield _quoted(ad, start, end)


def _heads_wishes(document: Document, start: int) -> bool:
    """Whether words stand in the heading of wishes (``Nice to have, or willing to learn``), which asks for less."""
    section, block = document.section_at(start), document.block_at(start)
    return section is not None and section.kind == "nice-to-have" and block is not None and block.kind == "heading"


def _quoted(ad: Ad, start: int, end: int, severity: Severity | None = None) -> Match:
    """A match on the words: a compound from its first part on, a mindset with the word that says which."""
    text = ad.document.text
    joint = start
    if ad.document.lower.startswith(("depth", "mindset"), start):
        joint -= 1
    if joint > 0 and (joint < start or text[joint - 1] == "-"):
        nearest = max(0, joint - _LONGEST_WORD)
        before = max(text.rfind(" ", nearest, joint), text.rfind("\n", nearest, joint)) + 1
        start = before if before > nearest or not nearest else start
    if end - start > _WIDEST:
        end = max(text.rfind(" ", start, start + _WIDEST), start + 1)
    while end > start and text[end - 1] in " ,;:-/&.":
        end -= 1
    return Match(start, end, {"words": text[start:end]}, severity=severity)


_CATCH_ALL = ("other", "additional", "miscellaneous", "ad-hoc", "ad hoc", "adhoc")
_TOGETHER = ("collaborat", "partner", "liais", "interact", "interfac", "engag", "work", "coordinat", "communicat")
_ONLY_AT_THE_HEAD = (
    "help", "support", "participat", "collaborat", "partner", "liais", "interact", "interfac", "engag", "work", "tak",
    "coordinat", "communicat", "ensur", "maintain", "uphold", "manag", "improv", "enhanc", "optimi", "identif", "find",
    "spot", "explor", "research", "evaluat", "experiment", "investigat", "test", "adopt", "assess", "leverag", "follow",
    "provid", "continu", "constant", "proactiv", "always", "build", "translat", "solv", "seek", "creat", "design",
    "driv", "deliver", "champion", "spearhead", "elevat", "accelerat", "unlock", "generat", "extract", "uncover",
    "gain", "deriv",
)  # fmt: skip
_SURELY_EMPTY = (
    "contribut", "support", "assist", "stay", "keep", "remain", "participat", "collaborat", "partner", "liais", "work",
    "provid", "act", "serv", "tak", "follow", "interact", "engag", "champion", "immers", "monitor",
)  # fmt: skip
"""Verbs that are a warning at the head of a duty; readers are not as sure of the others."""
_PURPOSE = pattern(
    r"(?: ?\([^)\n]{0,90}\))?[^.;:\n]{0,90}?\b(?:(?:to|so) (?P<verb>\w+)"
    r"|and (?P<made>translate|build|design|develop|define|write|agree|turn|gather|specify)\b)"
)
_MEANS = pattern(
    r"[^.;\n]{0,120}?\b(?:by (?:\w+ly )?"
    r"(?!(?:being|working|providing|leveraging|driving|ensuring|balancing|identifying (?!and\b))\b)\w+ing"
    r"|through (?:\w+ ){0,2}(?:training|documentation|dashboards?|reports?|workshops|tests|testing|reviews|pairing)"
    r"|before (?:they|it) \w+)\b"
    r"|[^.;\n]{0,90}?\((?:e\.g|such as|for example|i\.e)"
)
_RANGE = pattern(r"[^.,;\n]{0,40},? from [^.;\n]{3,90}? (?:through )?to (?!\w+ (?:to|and)\b)\w+")
_BY_ITS_PARTS = (
    "driv",
    "embed",
    "optimi",
    "improv",
    "defin",
    "ensur",
    "enhanc",
    "champion",
    "promot",
    "deliver",
    "build",
)
_PARTS = pattern(r"[^.;\n]{0,60}?,? including (?!but\b)\w+")
_ITEMS = pattern(
    r"\b(?:dashboards?|reports|reporting suite|pipelines|apis?|neural networks|data products|data models|tables)\b"
)
_SOLUTION_FOR = pattern(
    r" ?(?:(?:to|that|which) (?:track|monitor|detect|predict|forecast|measure|automate|extract|classify|score|rank)\b"
    r"|for (?!(?:business|our|the|customers?|clients?|internal|various|complex|real|a|an|your|their|all|both|global"
    r"|advanced|data|stakeholders|users|enterprise)\b)[\w-]+)"
)
_MIGRATES = pattern(r"[^.;\n]{0,60}?\bmigration of [^.;\n]{3,60}? (?:to|onto|into) \w+")
_EXPLAINED = pattern(r"[^.\n]{0,80}\.\s{1,2}(?:this|these|that) (?:involves?|includes?|means|covers?)\b")
_SEVERAL = pattern(r"\w+ing, (?:\w+ing,? )?(?:and |or )\w+ing (?!our\b|the\b)\w")
_ELABORATED = pattern(r"[^.;\n]{0,30}, \w+ing, (?:\w+ing,? )?and \w+ing\b")
_HOW_WHAT = pattern(
    r"help\w* (?:us )?(?:(?:shape|define|decide) (?:how|what|which)"
    r"|(?:create|build|make) (?:more |better )\w+ [\w -]{0,20}(?:models?|networks?))\b"
)
_ANYBODY = pattern(
    r"\b(?:stakeholders?|cross[- ]functional(?:ly)?|multi-?disciplinary|interdisciplinary|colleagues|peers|others|other"
    r"|departments|functions|disciplines|client-facing|various|different|diverse|multiple|internal|external|wider"
    r"|teams (?:across|throughout|in)|business (?:teams|units|users|partners)|team members|leadership|vendors)\b"
)
_VAGUE_MATTER = pattern(
    r" (?:on|around|regarding|for) (?!(?:how|what|which|to)\b)"
    r"(?:(?!(?:and|in|of|for|to|with)\b)[\w'/-]{1,24},? (?:and )?){0,5}?"
    r"(?:efforts|initiatives|challenges|requirements|needs|strategy|decisions|matters|topics|projects|solutions"
    r"|deployments|reliability|delivery|priorities|goals|objectives|issues|opportunities)(?= ?(?:[.,;\n]|\Z|and\b))"
)
_FOR_THEIR_NEEDS = pattern(
    r"[^.;\n]{0,50}? to (?:support|meet|address|serve|understand|achieve|fulfil)(?: (?:their|our|the|its|all"
    r"|business))?"
    r"(?: [\w-]+){0,2}? (?:needs|requirements|goals|objectives|priorities|expectations)(?= ?(?:[.;\n]|\Z))"
)
"""A purpose that any team anywhere has."""
_ENDS = pattern(r" ?(?:[.;\n]|\Z)")
_WITH = pattern(r"[\w-]+(?: [\w-]+){0,3}? (?:with|across|alongside|between)\b")
_BACKED = pattern(
    r"support\w*(?: \S+){0,4}? (?:evolution|development|initiatives?|activities|adoption|growth|innovation"
    r"|transformation|strateg(?:y|ies)|projects?|needs|efforts|programmes?|programs?|decision[- ]making|decisions"
    r"|improvements?|culture|use cases|business|teams?|enablement|reputation|vision|mission|goals|objectives|roadmap"
    r"|implementation"
    r"|delivery|planning|interviews|introduction|creation|uptake|speciali[sz]ation|requirements"
    r"|reporting|analytics|solutions|operations|stakeholders|maintenance"
    r"|functions?|processes|with|integration|migrations?|optimi[sz]ation|engineering|deployments?|governance|lifecycle"
    r"|organi[sz]ations?|expansion|moderni[sz]ation|productioni[sz]ation|foundations|platforms|practices|work|modelling"
    r"|modeling|testing|enhancements?|quality|departments|excellence|engagements|rollout|execution)\b"
)
_EMPTY_ANYWHERE = pattern(
    r"(?:deliver|build|develop|creat|design|provid|implement|engineer|craft|produc|offer)\w*[^.;\n]{3,90} solutions?\Z"
    r"|(?<!\bto )(?:driv|promot|foster|embed|cultivat|champion|spearhead|encourag)\w* [^.;\n]{3,60}"
    r"|deliver\w* [^.;\n]{3,60}(?:insights?|projects|impact|value|results|outcomes)\b"
    r"|(?:translat|transform|convert)\w* [^.;\n]{3,90} into [^.;\n]{3,60}"
    r"(?:solutions?|plans|value|strateg\w+|impact|action)\Z"
    r"|(?<!\bto )support\w* (?:the|our|critical|key|strategic|business|innovation|growth)\b[^.;\n]{3,90}"
    r"|(?:add|extract|maximis|maximiz|unlock)\w* (?:\w+ )?value\b"
    r"|help\w* (?:shap|driv|defin|grow|transform|achiev|improv)"
)
"""Words so empty that they are no better as the purpose or the manner of another duty."""
_HOLLOW = pattern(
    r"(?:align|drive|ensure|help|support|achieve|foster|enable|advance|accelerate|promote|maximi[sz]e|add|unlock|create"
    r"|facilitate|contribute)\b"
)
_LISTED = pattern(r"[^.\n]{0,40}?(?::| [-–—] )")
_PEOPLE = pattern(
    r"support\w* (?:\w+ ){0,2}?(?:customers?|clients?|users?|colleagues|participants|students|learners|patients"
    r"|juniors?|interns|mentees|employees)\b"
)
_KNOWN_EVENTS = pattern(
    r"[^.;\n]{0,40}?\b(?:on-call|on call|rota|rotations?|interviews?|interviewing|hiring|stand-?ups?|retros?"
    r"|retrospectives?|(?:code|peer|design) reviews?|releases|sprint|scrum|ceremonies|workshops?|hackathons?"
    r"|conferences?)\b"
)
_OPEN_SOURCE = pattern(r"[^.;\n]{0,30}?\b(?:open[- ]source|publications?|papers|bonus|pension)\b")


def vague_duty(ad: Ad, options: Mapping[str, Any], spans: Spans) -> Iterator[Match]:
    """A duty whose words name no object or result; a warning only for the emptiest verbs at its head."""
    del options
    document = ad.document
    low = document.lower
    for start, end in spans:
        if low.startswith(_CATCH_ALL, start):
            if low.find("as", start, end) >= 0 or low.find("duties", start, end) >= 0:
                yield _quoted(ad, start, end)
            continue
        place = substance.opens_duty(document, start)
        if (not place or (place == "within" and low.startswith(_ONLY_AT_THE_HEAD, start))) and not (
            _EMPTY_ANYWHERE.match(low, start, end) and substance.serves_duty(document, start)
        ):
            continue
        right = substance.item_around(document, start, end)[1]
        if _LISTED.match(low, end, right) and low.find(",", start, end) < 0:
            continue
        if substance.tells_amount(document, start, right) or _told(low, start, end, right):
            continue
        if _made_plain(low, start, end, right):
            continue
        if low.endswith((" the", " our", " a"), start, end) and low.find(" ", start, low.rfind(" ", start, end)) < 0:
            continue
        section = document.section_at(start)
        grave = (
            place == "head"
            and low.startswith(_SURELY_EMPTY, start)
            and (section is None or section.kind not in ("requirements", "skills"))
        )
        yield _quoted(ad, start, end, None if grave else "suggestion")


def _made_plain(low: str, start: int, end: int, right: int) -> bool:
    """Whether the item names the means, the parts, the range or the thing that the words leave open."""
    if low.startswith("contribut", start):
        return _MEANS.match(low, end, right) is not None and " by " in low[start:right]
    if not low.startswith(("stay", "keep", "remain", "tak")) and _MEANS.match(low, start, right):
        return True
    if not low.startswith(("tak", "translat", "convert")) and _RANGE.match(low, end, right):
        return True
    if low.startswith(_BY_ITS_PARTS, start) and _PARTS.match(low, start, right):
        return True
    if low.startswith(("support", "assist"), start) and _MIGRATES.match(low, start, right):
        return True
    if low.endswith(("solution", "solutions"), start, end):
        return _ITEMS.search(low, start, end) is not None or _SOLUTION_FOR.match(low, end, right) is not None
    if low.startswith(("play", "act", "serve", "tak"), start):
        role = low.startswith("play", start)
        if _EXPLAINED.match(low, end) or (role and _SEVERAL.search(low, start, min(end + 60, right))):
            return True
        return not role and _ELABORATED.match(low, end, right) is not None
    return _HOW_WHAT.match(low, start, right) is not None


def _told(low: str, start: int, end: int, right: int) -> bool:
    """Whether what follows the words of a duty says what comes of it, by the kind of its verb."""
    if low.startswith(_TOGETHER, start):
        if not _WITH.match(low, start, end):
            return False
        if _VAGUE_MATTER.match(low, end, right) or _FOR_THEIR_NEEDS.match(low, end, right):
            return False
        if not _ANYBODY.search(low, start, min(end + 20, right)):
            alone = low.startswith("work", start) or low.find(" and ", start, end) < 0
            return alone or _ENDS.match(low, end, right) is None
        purpose = _PURPOSE.match(low, end, right)
        if purpose is None:
            return len(low[end:right].split(".")[0].split()) > 6
        return purpose["made"] is not None or not _HOLLOW.match(purpose["verb"])
    if low.startswith("support", start):
        return _PEOPLE.match(low, start, right) is not None or not _BACKED.match(low, start, end)
    if low.startswith(("participat", "tak", "involv", "engag", "be"), start):
        return _KNOWN_EVENTS.match(low, start, right) is not None
    return low.startswith("contribut", start) and _OPEN_SOURCE.match(low, start, right) is not None


def banned_word(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Words that the house does not use."""
    if options["words"]:
        from jobwriter import housestyle

        yield from housestyle.banned(ad.document, options["words"])


def preferred_word(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Words for which the house has others."""
    if options["words"]:
        from jobwriter import housestyle

        yield from housestyle.preferred(ad.document, options["words"])
