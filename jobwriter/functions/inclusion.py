"""Rules of the category inclusion: patterns find the words, these functions ask what they mean where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from jobwriter.engine import Ad
from jobwriter.facts.voice import in_ad, window
from jobwriter.finding import Fix, Match, Related, Severity
from jobwriter.patterns import pattern, words_of

Spans = Sequence[tuple[int, int]]
_MOST = 200
"""Places of one rule that are judged; whoever has more of them has been told."""

_POLICY = pattern(
    r"\b(?:regardless of|irrespective of|without (?:regard|prejudice) to|(?:not|never|nor) (?:\w+ ){0,2}?discriminate"
    r"|non-discrimination|discrimination|discriminatory|equal[ -]opportunit\w+|protected (?:characteristics?|class\w*"
    r"|veteran)|harassment|whatever (?:his|her|your|their)|gender reassignment|civil partnership|sexual orientation"
    r"|(?:people|applicants|candidates|applications) (?:of|from) (?:every|all|any)|no matter (?:what|your|their))\b"
)
"""Words of a sentence that promises to treat people alike; what it lists, it does not ask for."""


def _around(ad: Ad, at: int, reach: int = 240) -> tuple[int, int]:
    """The sentence around a place, at most ``reach`` characters to either side."""
    return window(ad.document, at, at, reach)


def _policy(ad: Ad, at: int) -> bool:
    return _POLICY.search(ad.document.lower, *_around(ad, at, 400)) is not None


_DENIED_BEFORE = pattern(
    r"(?:\b(?:(?:don't|doesn't|do not|does not|needn't|need not)"
    r" (?:\w+ )?(?:need|have|require|expect|want|ask|look|care)\w*|no need"
    r"|not (?:everyone|required|needed|necessary|asking|looking|expect\w*))\b"
    r"[^.;:!?\n]{0,50}|\bnon-)$"
)
_DENIED_AFTER = pattern(
    r"[^.;!?\n]{0,30}?\b(?:not|never|no) (?:required|needed|necessary|expected|asked|a|requirement)\b"
)


def _denied(ad: Ad, start: int, end: int) -> bool:
    """Whether the sentence says that this is not asked for."""
    low = ad.document.lower
    left = _around(ad, start, 80)[0]
    return _DENIED_BEFORE.search(low[left:start]) is not None or _DENIED_AFTER.match(low, end) is not None


def _match(ad: Ad, start: int, end: int, what: str = "", severity: Severity | None = None, **more: Any) -> Match:
    words = " ".join(ad.document.text[start:end].split())
    return Match(start, end, {"words": words, "what": what}, severity=severity, **more)


_SINGLE = frozenset(("he", "she", "his", "her", "him", "himself", "herself"))
_PAIR = pattern(r"(?:s|he|she|his|him|her|himself|herself)(?: ?[/)] ?| or )")
_ADDRESS = ("guys", "lads", "gents", "fellas", "gentlemen", "ladies")
"""Ways to address people that name a sex without asking for it."""
_NOBODY = pattern(r"(?:man[ -]?(?:power|hour|day|week|month|year)|mankind|layman|workmanlike|sportsman|middle|man the)")
_CANDIDATE = pattern(
    r"\b(?:candidates?|applicants?|incumbent|appointee|(?:job|post|role)[- ]?holder"
    r"|new (?:hire|joiner|starter|colleague)"
    r"|(?:successful|ideal|right|chosen|perfect|suitable|good) (?:\w+ ){0,3}?(?:person|individual|engineer|developer"
    r"|scientist|analyst|manager|lead|researcher|architect|consultant)|someone|somebody|anyone|a person|an individual"
    r"|(?:the|an?|this|our new|our next|every|each) (?:\w+ ){0,3}?(?:engineer|developer|scientist|analyst|researcher"
    r"|architect|consultant|intern|apprentice|trainee|employee|specialist|programmer|administrator|technician))\b"
)
_THIRD = pattern(
    r"\b(?:recruiters?|(?:your|our|line|hiring|the) manager|mentors?|colleagues?|budd(?:y|ies)|customers?|clients?"
    r"|users?|patients?|founders?|head of|director|drivers?|stakeholders?|students?|child|partners?|doctors?|nurses?"
    r"|passengers?|buyers?|sellers?|owners?|players?|teachers?|citizens?|members?|midwi(?:fe|ves)|guests?)\b"
)
"""Other people whom a sentence can be about."""
_DUTY = pattern(
    r"(?:s?he) (?:will|should|must|shall|has to|needs to|ought to|is (?:expected|responsible|required|able|a|an)"
    r"|can|may|reports? to)\b"
)


def gendered_language(ad: Ad, options: Mapping[str, Any], spans: Spans) -> Iterator[Match]:
    """A pronoun, noun or compound that gives the reader a sex; a pronoun only where the reader is who it stands for.

    Pairs (``he or she``) and words for nobody (``manpower``) break the house rule but no law.
    """
    del options
    low, text = ad.document.lower, ad.document.text
    for start, end in spans[:_MOST]:
        words = low[start:end]
        if _policy(ad, start):
            continue
        if _PAIR.match(low, start, end) and words not in _SINGLE:
            if low[start : start + 2] == "s)" and low[start - 1 : start] == "(":
                start -= 1
            left = _around(ad, start)[0]
            if _THIRD.search(low, left, start) and not _CANDIDATE.search(low, left, start):
                continue
            better = _neutral(ad, start, end)
            yield _match(
                ad, start, end, "names two sexes where you or they would do for all", lawful=True, fixes=better
            )
        elif words in _SINGLE:
            if _is_reader(ad, start, end):
                better = _neutral(ad, start, end)
                yield _match(ad, start, end, "gives the person you look for a sex", fixes=better)
        elif _NOBODY.match(low, start, end):
            if not (text[start].isupper() and text[end : end + 2].strip()[:1].isupper()):
                better = _neutral(ad, start, end)
                yield _match(ad, start, end, "speaks of men where all are meant", lawful=True, fixes=better)
        elif not _names_somebody(text, start, end):
            better = _neutral(ad, start, end)
            yield _match(ad, start, end, "names one sex", lawful=words.endswith(_ADDRESS), fixes=better)


def _neutral(ad: Ad, start: int, end: int) -> tuple[Fix, ...]:
    from jobwriter.mends import neutral

    return neutral.fixes(ad.document, start, end)


def _is_reader(ad: Ad, start: int, end: int) -> bool:
    """Whether a pronoun stands for the person the ad looks for, and not for a named or another person."""
    document, low = ad.document, ad.document.lower
    if (document.text[start:end].isupper() and end - start < 4) or low[start - 1 : start] in {"/", "'", "-"}:
        return False
    left, right = _around(ad, start)
    sentence = document.sentence_at(left)
    before = max(0, left - 200)
    if sentence is not None and left > 0:
        paragraph = low.rfind("\n\n", before, left)
        before = max(before, paragraph + 2 if paragraph >= 0 else before)
    named = _named(document.text, before, start)
    if named:
        return False
    candidate = max((match.start() for match in _CANDIDATE.finditer(low, before, start)), default=-1)
    if candidate >= 0:
        return _THIRD.search(low, candidate, start) is None
    return start == left and _DUTY.match(low, start, right) is not None and before >= left


_NAME = pattern(
    r"(?<=[a-z,:;(] )(?:[A-Z][a-z]+ [A-Z][a-z'-]+|(?:Dr|Prof|Mr|Mrs|Ms|Sir)\.? [A-Z]|[A-Z][a-z]+'s\b)"
    r"|\b(?:[Ff]ounder|CEO|CTO)"
)


def _named(text: str, start: int, end: int) -> bool:
    """Whether somebody is named before: two words with capitals inside a sentence, or an office of the company."""
    return _NAME.search(text, start, end) is not None


def _names_somebody(text: str, start: int, end: int) -> bool:
    """Whether the word belongs to a name: ``Chairman Lee``, ``our Chairman, Sam Okoro``, ``Stumble Guys``."""
    if not text[start].isupper():
        return False
    before = text[max(start - 40, 0) : start].split(" ")
    if len(before) > 1 and not before[-1] and before[-2].lstrip("\"'(")[:1].isupper():
        return True
    after = text[end : end + 5].removeprefix("'s").lstrip(", (")
    return after[:1].isupper() and "\n" not in text[end : end + 2]


_LIMIT = pattern(
    r"(?:max(?:imum)?|upper|age|ages|aged|must|should|need|has|have|ideally|applicants?|candidates?|you|preferably|be|not"
    r"|under|below|younger|no one|nobody|no body|no older|no younger|not older"
    r"|[2-6]\d ?(?:-|–|to|and) ?[2-6]\d years (?:old|of age))\b"
)
_EARLY = pattern(
    r"\b(?:(?:graduate|apprentice\w*|internship|intern|trainee|early[- ]career|placement|school[- ]leaver)"
    r"(?: \w+)? (?:scheme|program\w*|role|position|opportunit\w+|levels?|academy|intake|cohort|engineer|analyst"
    r"|scientist|developer|consultant|data|software|machine|job|talents?)|apprenticeships?|internship"
    r"|graduate scheme|working student|werkstudent)\b"
)
_OTHERS = pattern(
    r"\b(?:users?|customers?|clients?|students?|learners?|patients?|drivers?|passengers?|audiences?|consumers?"
    r"|children|players?|pupils|charity|beneficiar\w+|help|support|empower\w*|mentor\w*|inspir\w+|for|serve|teach\w*"
    r"|protect\w*|opportunities for)\b"
)
_WANTED = pattern(
    r"\b(?:you|we are|we're|our|looking for|seeking|want|need|hire|hiring|join|ideal|suits?|for a|are an?)\b"
)
_NUMBERS = pattern(
    r"\b(?:segment|feature|data|model|users?|cohort|customers?|bracket|patients?|churn|demographic\w*|caches?|pooling"
    r"|ttl|tokens?|sessions?|header|cookies?|logs?|minutes|files?|records?)\b"
)
_OPEN = pattern(
    r"\b(?:welcome|encouraged?|career[- ]changers?|returners?|return(?:ing)? to work|any age|all ages|equally)\b"
)


def age_coded(ad: Ad, options: Mapping[str, Any], spans: Spans) -> Iterator[Match]:
    """A limit of age (an error), words that hint at one, and words that a scheme for beginners has to use."""
    del options
    low = ad.document.lower
    for start, end in spans[:_MOST]:
        left, right = _around(ad, start)
        words = low[start:end]
        if _policy(ad, start) or _OPEN.search(low, left, right) or _denied(ad, start, end):
            continue
        if _LIMIT.match(low, start, end) and not words.startswith("no more"):
            if not _NUMBERS.search(low, left, right):
                yield _match(ad, start, end, "sets a limit of age", "error")
        elif words.startswith(("young people", "young person", "young professional", "young women", "young adult")):
            if _WANTED.search(low, left, start) and not _OTHERS.search(low, left, start):
                yield _match(ad, start, end, "tells readers of another age that they are not meant")
        elif words.startswith(
            (
                "recent",
                "new",
                "fresh",
                "graduat",
                "class",
                "final",
                "last",
                "penult",
                "school",
                "student",
                "just",
                "straight",
                "newly",
            )
        ):
            yield _beginner(ad, start, end)
        elif words.startswith(("old", "young at heart")):
            yield _match(ad, start, end, "uses age as a measure", "suggestion" if words[0] == "o" else None)
        else:
            yield _match(ad, start, end, "tells readers of another age that they are not meant")


def _beginner(ad: Ad, start: int, end: int) -> Match:
    """Words for those who just left school: all that a scheme for beginners can be called, else a hint at age."""
    title = ad.facts.title
    scheme = title is not None and any(word in title.text.lower() for word in _BEGINNERS)
    contract = ad.facts.contract
    scheme = scheme or (contract is not None and contract.value in {"internship", "apprenticeship"})
    if scheme or _EARLY.search(ad.document.lower, *_around(ad, start)):
        return _match(ad, start, end, "leaves out people who come to the field later", "suggestion")
    return _match(ad, start, end, "leaves out people who have the skill but are not young")


_BEGINNERS = ("graduate", "apprentice", "intern", "trainee", "student", "placement", "school leaver", "entry level")
_HELP = pattern(
    r"\b(?:adjustments?|accommodat\w+|with or without|arrange transport|we help|provide (?:help|equipment))\b"
)
_SANE = ("sane", "sanity")
_BODY = pattern(
    r"(?:stand|walk|lift|bend|stoop|kneel|crouch|climb|crawl|sit|carry|move|reach|squat|see|hear|talk|speak|drive"
    r"|prolonged|extended|long|continuous|able|physically|good|in (?:good|excell|perfect)|perfect|normal|20|excellent"
    r"|clear|mentally|remain|a stationary|stationary|manual)"
)
_LED = pattern(r"\b(?:health insurance|cover|keep you|stay|support your|help you|feel|wellness|wellbeing|well-being)\b")


def ability_coded(ad: Ad, options: Mapping[str, Any], spans: Spans) -> Iterator[Match]:
    """Bodily demands without an offer of adjustments, and conditions used as figures of speech."""
    del options
    low, text = ad.document.lower, ad.document.text
    for start, end in spans[:_MOST]:
        words = low[start:end]
        if words.startswith(_SANE):
            better = _kind(ad, start, end)
            yield _match(ad, start, end, "measures code by the health of a mind", "suggestion", fixes=better)
        elif _BODY.match(low, start, end):
            left, right = _around(ad, start)
            block = ad.document.block_at(start)
            helped = _HELP.search(low, left, min(block.end, start + 400) if block else right) or _LED.search(
                low, left, start
            )
            if not helped and not _policy(ad, start) and ad.document.section_kind(start) != "benefits":
                yield _match(ad, start, end, "asks for a body, with no word on the task or on adjustments")
        elif not (text[start].isupper() and text[end : end + 2].strip()[:1].isupper()):
            better = _kind(ad, start, end)
            yield _match(ad, start, end, "uses a condition as a figure of speech", fixes=better)


def _kind(ad: Ad, start: int, end: int) -> tuple[Fix, ...]:
    from jobwriter.mends import plainwords

    return plainwords.kind(ad.document, start, end)


_LAWFUL = pattern(
    r"\b(?:clear(?:ed|ances?)|vett(?:ed|ing)|nsv|sc\b|dv\b|bpss|security|itar|export[- ]control\w*|classified|ministry"
    r"|government|mod\b|nationality (?:rules|requirements)|civil service|reserved post|nuclear|official secrets"
    r"|regulations?|law|legally|statut\w+)\b"
)
_RIGHT = pattern(
    r"\b(?:right to work|settled status|visas?|work permits?|permit|sponsor\w*|residen\w+|eligib\w+|authori[sz]ed"
    r"|entitled|leave to remain|relocat\w+)\b"
)
_REASONED = pattern(
    r"\b(?:occupational requirement|genuine occupational|schedule 9|equality act 2010)\b",
    needs=("schedule 9", "occupational", "equality act"),
)
_LEVEL = pattern(
    r"(?:near-?native|native[- ](?:level|like|standard)|mother[- ]tongue[- ]level"
    r"|[^\n]{0,80}?\b(?:c[12]|fluent|bilingual|equivalent)\b)"
)
_NATION = pattern(
    r"[^\n]{0,80}?\b(?:nationals?|citizens?|passports?|nationality|citizenship|need apply|foreign(?:ers)?"
    r"|(?:[a-z]+ans|emiratis|saudis|britons|brits|swiss|filipinos) only)\b"
)
_LEARNERS = pattern(
    r"\b(?:learners?|users|our app|our tutors|practi[sc]e with|teachers? of|corpus|recordings?|dataset|annotated by"
    r"|written by|reviewed by|check(?:ed)? by|judged by|rated by|available in)\b"
)


def nationality_or_language(ad: Ad, options: Mapping[str, Any], spans: Spans) -> Iterator[Match]:
    """Origin, passport, mother tongue, accent or faith as a demand, with the exceptions that law makes.

    Quiet where clearance or law sets a nationality, where the right to work is meant, and where a reason is stated.
    """
    del options
    low = ad.document.lower
    reasoned = _REASONED.search(low) is not None
    for start, end in spans[:_MOST]:
        left, right = _around(ad, start)
        if _policy(ad, start) or _denied(ad, start, end) or _LEARNERS.search(low, left, right):
            continue
        if _NATION.match(low, start, end):
            near = max(0, left - 160), min(len(low), right + 160)
            if ad.facts.clearance or _LAWFUL.search(low, *near) or _RIGHT.search(low, *near):
                continue
            yield _match(ad, start, end, "asks for a nationality, where the right to work is what may be asked")
        elif "accent" in low[start:end]:
            yield _match(ad, start, end, "asks how somebody sounds, which shows where they come from")
        elif "native" in low[start:end] or "mother" in low[start:end]:
            start = start - 5 if low[max(start - 5, 0) : start] == "near-" else start
            if _LEVEL.match(low, start, end):
                yield _match(ad, start, end, "measures a language by birth", "warning")
            else:
                yield _match(ad, start, end, "asks where somebody was born, not how well they know the language")
        elif not reasoned:
            yield _match(ad, start, end, "asks for a faith or an origin and gives no lawful reason")


_STATISTICS = pattern(r"\b(?:regression|parameters?|curves?|hyperparameter\w*|estimat\w+|distribution|overfit\w*)\b")


def culture_fit(ad: Ad, options: Mapping[str, Any], spans: Spans) -> Iterator[Match]:
    """Words that ask for likeness instead of behaviour."""
    del options
    for start, end in spans[:_MOST]:
        if (
            not _policy(ad, start)
            and not _denied(ad, start, end)
            and not _STATISTICS.search(ad.document.lower, *_around(ad, start))
        ):
            yield _match(ad, start, end)


_PARTNERS = pattern(
    r"\b(?:collaborat\w+|partner\w*|work(?:ing)? (?:closely )?with|alongside|together with|spun|spin-?out|spin-?off"
    r"|sponsor\w*|fund\w*|back(?:ed|ing)|invest\w+|founded|founders?|customers?|clients?|professors?|affiliat\w+|labs?"
    r"|serve|serves|serving|sell|published|cited|trusted|used by|advis\w+|supply|any|regardless|not (?:need|require)"
    r"|don't (?:need|care)|no need|whether|trust"
    r"|does not matter|doesn't matter|we(?:'re| are) (?:an?|the|one of)|network of|our team (?:is|are|has|have|come)"
    r"|who (?:did|has|holds)|we come from|come from|join)\b"
)
_ASKED = frozenset(("requirements", "nice-to-have", "skills"))
_ASKS = pattern(
    r"\b(?:you(?:'ve|'re)?|must|require[sd]?|preferred|degree|graduat\w+|graduates?|educated|education|alumn\w+|bsc|msc"
    r"|phd|bachelor\w*|master\w*|experience|background|candidates?|hiring|looking for|seeking|ideally|only|only from)\b"
)


def elite_institution(ad: Ad, options: Mapping[str, Any], spans: Spans) -> Iterator[Match]:
    """Famous schools and employers as a demand; partners, customers and the employer's own past are none."""
    del options
    low = ad.document.lower
    for start, end in spans[:_MOST]:
        left, right = _around(ad, start)
        if _PARTNERS.search(low, left, right) or _policy(ad, start) or _denied(ad, start, end):
            continue
        if ad.document.section_kind(start) in _ASKED or _ASKS.search(low, left, right):
            yield _match(ad, start, end)


_PAID = pattern(
    r"(?:\b(?:paid|time off in lieu|toil|time in lieu|day off after|allowances?|rota|rotas|compensated|extra pay"
    r"|overtime (?:rate|pay)|standby|one in (?:\w+)|if you like|if you wish|if you want|optional\w*|your choice"
    r"|time back|take it back"
    r"|by agreement|voluntary)\b|[£$€]\d)"
)
_SYSTEM = pattern(
    r"\b(?:system|systems|platform|platforms|models?|dashboards?|ensure"
    r"|services?|pipelines?|helpline|employee assistance|eap|support line"
    r"|counselling|gp|infrastructure|api|apis|access to|cover|high availability|uptime|sla|website|gym)\b"
)
_CARE = pattern(r"\b(?:support|offer|cr[eè]che|nursery|childcare|leave|policy|policies|benefits?|features?|dataset)\b")
_ALL_DAY = pattern(r"\b(?:24 ?/ ?7|available|reachable|online|(?:a)?round[ -]the[ -]clock)")
_FAMILY = ("marital", "family status", "parental status", "do you", "planning", "number of", "intend", "child",
           "no kids", "no child", "no depend")  # fmt: skip


def caring_unfriendly(ad: Ad, options: Mapping[str, Any], spans: Spans) -> Iterator[Match]:
    """Hours without an end and questions about family; not on-call with its pay, and not systems that run all day."""
    del options
    low = ad.document.lower
    for start, end in spans[:_MOST]:
        left, right = _around(ad, start)
        words = low[start:end]
        if _policy(ad, start) or ad.document.section_kind(start) == "benefits" or _denied(ad, start, end):
            continue
        if words.startswith(_FAMILY) or "married" in words or "single" in words:
            if not _CARE.search(low, left, min(len(low), right + 80)):
                yield _match(ad, start, end, "asks about family, which has no place in an ad")
            continue
        if _PAID.search(low, left, right):
            continue
        if _ALL_DAY.search(words) and _SYSTEM.search(low, left, right):
            continue
        yield _match(ad, start, end, "leaves no room for people who care for somebody")


_SECURITY = pattern(
    r"\b(?:adversar\w+|poisoning|success rate"
    r"|cyber\w*|threats?|malware|phishing|red[- ]team\w*|exploit\w*|vulnerabilit\w+|intrusion|navy|army"
    r"|military|defence|battlespace|missile\w*|troops)\b"
)


def violent_or_bro_language(ad: Ad, options: Mapping[str, Any], spans: Spans) -> Iterator[Match]:
    """Fighting talk about ordinary work; facts of security and defence are what they are."""
    del options
    low = ad.document.lower
    title = ad.facts.title
    for start, end in spans[:_MOST]:
        if title is not None and title.start <= start < title.end:
            continue
        fight = low.startswith(("attack", "destroy", "kill", "battle", "dominat", "war", "in the"), start)
        if not (fight and _SECURITY.search(low, *_around(ad, start))):
            yield _match(ad, start, end)


_CONFIDENT = pattern(
    r"\bdisability confident[ -](?:scheme )?(?:\(?level [ -]?)?"
    r"(?:(?P<level>[1-3]|one|two|three)\)?[ -]*(?:status|accredited )?(?P<name>committed|employer|leader)\b"
    r"|(?P<badge>gold|silver|bronze|platinum|level [4-9]|champion|accredited employer|certified employer)\b"
    r"|(?P<first>committed|employer|leader) \(?level (?P<number>[1-3])\b)"
    r"|\b(?P<old>(?:two|2|double)[- ]ticks? (?:symbol|scheme|employer|accreditation|accredited)"
    r"|positive about disab(?:led people|ility) (?:symbol|scheme|employer))\b",
    needs=("disability confident", "tick", "positive about disab"),
)
_LEVELS = {"committed": "1", "employer": "2", "leader": "3", "one": "1", "two": "2", "three": "3"}


def missing_adjustments(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """No offer of adjustments to applicants, or a Disability Confident level under a name that it does not have."""
    del options
    if ad.facts.adjustments is None:
        equal = ad.facts.equal_opportunity
        line = equal is not None and ad.document.section_kind(equal.start) != "benefits"
        what = (
            "The equal-opportunity line offers no adjustments" if line else "The ad offers no adjustments to applicants"
        )
        yield Match(values={"what": what}, section="process")
    for found in in_ad(ad.document, _CONFIDENT):
        words = ad.document.text[found.start() : found.end()]
        level, name = found["level"] or found["number"], found["name"] or found["first"]
        if found["old"]:
            what = f'"{words}" ended in 2016; Disability Confident took its place'
        elif found["badge"]:
            what = f'"{words}" is no level; they are Committed (1), Employer (2) and Leader (3)'
        elif _LEVELS.get(level, level) == _LEVELS[name]:
            continue
        else:
            what = f'"{words}" mixes two levels; they are Committed (1), Employer (2) and Leader (3)'
        yield Match(found.start(), found.end(), {"what": what})


_Family = tuple[str, bool, str]


@lru_cache(maxsize=8)
def _families(entries: tuple[str, ...]) -> Mapping[str, tuple[_Family, ...]]:
    """Word families filed under their first three letters: the stem, whether any ending goes, the neutral word."""
    filed: dict[str, tuple[_Family, ...]] = {}
    for entry in entries:
        stem, _, better = entry.partition(":")
        stem = stem.strip()
        family = (stem.rstrip("*"), stem.endswith("*"), better.strip())
        filed[stem[:3]] = (*filed.get(stem[:3], ()), family)
    return filed


_TECHNICAL = pattern(
    r"(?:compet(?:itor|itions?\b|enc)|determinist|determin(?:e|es|ed|ing|ant)\b|persist(?:ence|ent (?:stor|vol|mem))"
    r"|champion(?:/| (?:and|v|vs|versus|model|challeng|league))|championship"
    r"|independent(?:ly)?[ -](?:variable|component|test|sample|verif|valid|audit|contractor|review|advis)"
    r"|independent of|independence|winner of|(?:award[- ])winn|winners?'? award"
    r"|competing (?:\w+ )?(?:priorit|demand|deadline|interest|need|project|request|requirement|task|claim|definition"
    r"|definitions|version|objective|goal|standard|product|offer|constraint)"
    r"|leadership|leaders? (?:in|of|across|at)|confidential|confidence (?:interval|level|score)|disability confident"
    r"|(?:event|test|data|domain|model|behaviou?r|metric|api|value|schema|mission|purpose)-driven|driven[- ](?:wheel"
    r"|development|design|architecture)|superior court|toughbook|hero image|heroku|autonomous (?:vehicle|driving|agent"
    r"|car|system|drone|robot|flight|truck|mobil)|compet(?:itive|e) (?:salary|pay|package|benefits|compensation|rate"
    r"|programming|analysis|landscape|intelligence|remuneration|pension|holiday)|fight(?:ing)? (?:fraud|crime|disease"
    r"|cancer|climate|fire)|combat(?:ing)? (?:fraud|climate|crime|disease)|kind of|kindle|support (?:vector|ticket)"
    r"|supported|trust(?: and|ed? by| centre|s?\b)|care (?:home|team|provider|plan|record|system|sector)"
    r"|share (?:price|option|scheme|plan|save)|tender (?:process|document)|sensitiv(?:ity|e data|e information))"
)
_BEFORE = pattern(
    r"(?:event|test|data|domain|model|behaviou?r|metric|api|value|schema|purpose|mission|insight|ai|results)[- ]$"
    r"|(?:inter-annotator |zero[- ]|nhs |foundation |disability |team |tech(?:nical)? |thought |engineering |senior )$"
)


def gender_coded_balance(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """The balance of words that tests found coded, when it leans far to one side: one finding for the whole ad."""
    masculine = _coded(ad, tuple(options["masculine"]))
    if len(masculine) < options["net"]:
        return
    feminine = _coded(ad, tuple(options["feminine"]))
    if len(masculine) - len(feminine) < options["net"]:
        return
    top = sorted(masculine.values())[:5]
    related = tuple(
        Related(start, end, f'neutral: "{better}"' if better else "read as masculine") for start, end, better in top
    )
    text = ad.document.text
    yield Match(
        values={
            "masculine": len(masculine),
            "feminine": len(feminine),
            "words": ", ".join(text[start:end].lower() for start, end, _ in top),
            "better": ", ".join(dict.fromkeys(f'"{better}"' for _, end, better in top if better and _fits(text, end))),
        },
        related=related,
    )


def _fits(text: str, end: int) -> bool:
    """Whether the neutral word, which is an adjective or a verb, may stand for the word that ends at ``end``."""
    return not text.endswith("ly", 0, end)


def _coded(ad: Ad, entries: tuple[str, ...]) -> dict[str, tuple[int, int, str]]:
    """The first place of each word family that the ad uses in its everyday sense, by stem."""
    families, low = _families(entries), ad.document.lower
    found: dict[str, tuple[int, int, str]] = {}
    for word, places in words_of(low).items():
        for stem, any_ending, better in families.get(word[:3], ()):
            if (word.startswith(stem) if any_ending else word == stem) and stem not in found:
                at = next((at for at in places if _everyday(ad, at)), None)
                if at is not None:
                    found[stem] = (at, at + len(word), better)
    return found


def _everyday(ad: Ad, at: int) -> bool:
    """Whether a word speaks of people and not of data, machines or terms of employment."""
    low = ad.document.lower
    if ad.document.zone_at(at).kind != "ad" or ad.document.section_kind(at) == "legal":
        return False
    return _TECHNICAL.match(low, at) is None and _BEFORE.search(low[max(at - 24, 0) : at]) is None
