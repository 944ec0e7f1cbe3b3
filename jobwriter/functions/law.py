"""Rules of the category law: what hits of a pattern mean where they stand, and what a place asks an ad to say.

Severities by place and the sentences that cite a law come from the rules' ``raises`` and ``checks/jurisdictions.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jobwriter import law
from jobwriter.document import Document
from jobwriter.engine import Ad
from jobwriter.facts import screening
from jobwriter.facts.model import Pay
from jobwriter.facts.voice import window
from jobwriter.finding import Match, Severity, listed
from jobwriter.functions import structure, trust
from jobwriter.patterns import Pattern, pattern

Spans = Sequence[tuple[int, int]]
_MOST = 100
"""Hits of a rule that are judged; an ad with more of them is none."""
_WORK = frozenset(("duties", "company", "benefits", "values", "team", "summary"))
"""Sections in which records, tests and citizens are what the work or the employer is about."""
_DENIED = pattern(
    r"\b(?:never|don't|do not|doesn't|does not|won't|will not|cannot|can't|not required|unlawful|illegal|prohibit\w*"
    r"|forbid\w*|no need|not need|without regard|regardless|irrespective|rather than|instead of|not by your|not on your"
    r"|please refrain)\b"
)


def _sentence(document: Document, start: int, end: int) -> tuple[int, int]:
    return window(document, start, end, 300)


def _near(document: Document, start: int, end: int, reach: int) -> tuple[int, int]:
    """The text around a hit, across sentences, as far as ``reach``."""
    return max(0, start - reach), min(len(document.lower), end + reach)


def _denied_before(document: Document, start: int) -> bool:
    left, _ = _sentence(document, start, start)
    return _DENIED.search(document.lower, left, start) is not None


def _said(document: Document, start: int, end: int, **more: object) -> Match:
    return Match(start, end, {"words": " ".join(document.text[start:end].split()), **more})


def _unexcused(document: Document, spans: Spans, *excuses: Pattern) -> Iterator[tuple[int, int]]:
    """Hits whose sentence holds none of the excuses."""
    for start, end in spans[:_MOST]:
        left, right = _sentence(document, start, end)
        if not any(excuse.search(document.lower, left, right) for excuse in excuses):
            yield start, end


_ASK = pattern(
    r"\b(?:state|stating|send|sending|include|including|provide|providing|share|mention|mentioning|indicate|give|quote"
    r"|specify|detail|details of|tell us|let us know|attach|submit|enclose|upload|disclose|apply with|along with"
    r"|with your"
    r"|cv and|resume and|what is|what was|what's|how much|question|we (?:will |may )?ask|you will be asked|required"
    r"|need to know)\b"
)
_THEIRS = pattern(r"\b(?:your|the applicant's|candidate's|my)(?: own| most)?(?: current and)? \Z")
_FIELD = pattern(r"\s*(?::(?! ?[£$€]?\d)|\?|required|\(required\)|is required|must be|\Z|\n)")
_SUBJECT = pattern(
    r"\b(?:customers?|clients?|users?|borrowers?|members?|patients?|citizens|households|employees'|models?"
    r"|predict\w*)\b"
)


def pay_history_question(ad: Ad, options: Mapping[str, Any], spans: Spans) -> Iterator[Match]:
    """A figure from the past that the reader is to hand over; one's hopes, and the employer's own pay, are not."""
    del options
    document, low = ad.document, ad.document.lower
    for start, end in _unexcused(document, spans, _DENIED, _SUBJECT):
        left, right = _sentence(document, start, end)
        own_line = not low[left:start].strip(" -*•") and _FIELD.match(low, end, right + 1)
        asked = low.startswith(("what", "how"), start) or _ASK.search(low, left, start)
        if own_line or (
            asked and (_THEIRS.search(low, left, start) or not low.startswith("our ", max(left, start - 4)))
        ):
            yield _said(document, start, end)


_CHECK_KIND = pattern(
    r"\b(?:basic|standard|enhanced|bpss|level [123]|disclosure scotland|security clearance|security vetting|nsv"
    r"|sc clear\w*"
    r"|access ?ni|fair chance|ban the box)\b"
)
_CHECK_WHY = pattern(
    r"\b(?:because|since you|as you will|due to the nature|owing to|safeguarding|vulnerable|children|regulated"
    r"|regulator"
    r"|financial conduct|fca|payment data|considered|individually|case by case|each case"
    r"|individual(?:ly)? assess\w*|does not rule"
    r"|not rule you out"
    r"|not necessarily|not automatically|does not mean|need not stop|will not bar|relevant to the)\b"
)
_FAIR = pattern(
    r"\b(?:fair[- ]chance|ban the box|(?:arrest|criminal|conviction)\w*(?: or| and|,|/)?(?: \w+){0,2} (?:records"
    r"|histories"
    r"|history) (?:\w+ ){0,6}?consider|consider(?:ed|s)?\b[^\n.]{0,80}(?:criminal|conviction)|unspent"
    r"|spent convictions)"
)
_CHECKED = pattern(r"(?:check|clearance|screening|vetting|certificate)")


def blanket_criminal_record(ad: Ad, options: Mapping[str, Any], spans: Spans) -> Iterator[Match]:
    """A record that rules people out, or a check of records of which neither kind nor reason is given."""
    del options
    document, low = ad.document, ad.document.lower
    fair = None
    for start, end in spans[:_MOST]:
        if document.section_kind(start) in {"duties", "company"}:
            continue
        left, right = _near(document, start, end, 260)
        if not _CHECKED.search(low, start, end) or low.startswith(("clean", "clear", "spotless", "good"), start):
            if not _DENIED.search(low, *_sentence(document, start, start)) or low.startswith(
                ("never", "not", "must"), start
            ):
                yield _said(
                    document, start, end, what="rules people out for any record, whatever it is and however old"
                )
            continue
        if _CHECK_KIND.search(low, left, right) or _CHECK_WHY.search(low, left, right):
            continue
        if fair is None:
            fair = any(_FAIR.search(low, zone.start, zone.end) for zone in document.in_zone("ad"))
        if not fair:
            match = _said(document, start, end, what="does not say which check it is and why this job needs it")
            yield Match(start, end, match.values, severity="suggestion", lawful=True)


_VOLUNTEER = pattern(
    r"\b(?:volunteer\w*|(?:part|year|module) of (?:your|a|the) (?:\w+ )?(?:course|degree|studies)|course credit"
    r"|academic credit|credit[- ]bearing|sandwich (?:year|course)|no unpaid|no equity|care work|domestic work"
    r"|unpaid (?:invoices?|taxes|bills"
    r"|debts?|orders?|leave))\b"
)


def unpaid_work(ad: Ad, options: Mapping[str, Any], spans: Spans) -> Iterator[Match]:
    """Trials, internships and posts without pay; not leave, volunteering, placements of a course, or a denial."""
    del options
    for start, end in _unexcused(ad.document, spans, _DENIED, _VOLUNTEER):
        yield _said(ad.document, start, end)


_CITED_REASON = pattern(
    r"\b(?:clearances?|cleared|itar|ear99|export[- ]control\w*|export administration|us persons?|u\.s\. persons?"
    r"|(?:government|federal|state|dod|defen[cs]e) (?:contracts?|customers?|regulations?|clients?|agenc\w+)|dod\b"
    r"|department of defen[cs]e"
    r"|classified|public trust|ts/sci|top secret|security vetting|national security|executive order|required by (?:law"
    r"|federal law|regulation|contract|statute)|reserved posts?|dfars|nispom|fedramp)\b"
)
_OR_PERMIT = pattern(
    r"[^\n.;]{0,40}\b(?:or|/) (?:\w+ ){0,4}?(?:work permit|permits?|right to work|work (?:visa|authori[sz]ation)"
    r"|visa|authori[sz]ed"
    r"|eligible to work)\b"
)


def citizenship_only(ad: Ad, options: Mapping[str, Any], spans: Spans) -> Iterator[Match]:
    """One citizenship or visa status, unless the ad names the law, contract or clearance that demands it."""
    del options
    document = ad.document
    if ad.facts.clearance is not None:
        return
    if any(_CITED_REASON.search(document.lower, zone.start, zone.end) for zone in document.in_zone("ad") if spans):
        return
    for start, end in spans[:_MOST]:
        if not (_OR_PERMIT.match(document.lower, end) or _denied_before(document, start)):
            yield _said(document, start, end)


_OCCUPATIONAL = pattern(
    r"\b(?:occupational (?:requirement|qualification)|schedule 9|bona fide|bfoq|positive action|genuine(?:ly)? required"
    r"|section 15[89]|sex discrimination act|exempt under|equality act)\b"
)
_WELCOME = pattern(
    r"\b(?:welcome\w*|encourag\w+|under-?represented|guaranteed?|regardless|studies|study|research|data|patients?"
    r"|participants|cohorts?|networks?|groups?|clubs?|communit\w+|programmes?|programs?|events?|mentor\w*|scholarships?"
    r"|bootcamps?|shoppers|customers|users|models?|pay gap|sports?|gym|toilets?|bias\w*|balance|ratio|percent|\d+ ?%"
    r"|(?:not|never|aren't|isn't) (?:a |an |for |limited |just )?(?:men|women|male|female|only)|no preference|equal\w*"
    r"|more (?:women|female|men|male)|to apply)\b"
)
_LIMITS = pattern(
    r"\b(?:only|need not|prefer\w*|strictly|exclusively|wanted|required|must be|should be|need apply|no (?:wom|m)en"
    r"|shortlist\w*|first|priority|looking for|seeking|hiring|want|unmarried|single)\b"
)


def unstated_occupational_requirement(ad: Ad, options: Mapping[str, Any], spans: Spans) -> Iterator[Match]:
    """A job for one sex or faith, without a reason from the work; encouragement and offers to staff are no limits."""
    del options
    document, low = ad.document, ad.document.lower
    if not spans or any(_OCCUPATIONAL.search(low, zone.start, zone.end) for zone in document.in_zone("ad")):
        return
    for start, end in _unexcused(document, spans, _WELCOME):
        if _LIMITS.search(low, *_sentence(document, start, end)):
            yield _said(document, start, end)


_HELP = pattern(
    r"\b(?:adjust\w*|accommodat\w*|support you|what would help|extra time|monitor\w*|anonym\w*|voluntar\w*"
    r"|self-?identif\w*"
    r"|without regard|regardless|protected|discriminat\w*|equal\w*|disability confident|guaranteed? (?:an )?interviews?"
    r"|inclusi\w+|accessib\w+|after (?:an |the |a |we make )?(?:\w+ )?offer|post[- ]offer|once (?:an |the )?offer"
    r"|conditional offer"
    r"|offer stage|status\b)"
)
_CARE = pattern(
    r"\b(?:insurance|benefits?|cover|wellbeing|well-being|wellness|yearly|annual|free\b(?! (?:of|from))|employee"
    r"|patients?"
    r"|clinic\w*|customers?"
    r"|members?|models?|clusters?|systems?|servers?|services?|nodes?|pipelines?|data|product|platform|paid|leave"
    r"|help with|awareness|first aid\w*)\b"
)


def health_question(ad: Ad, options: Mapping[str, Any], spans: Spans) -> Iterator[Match]:
    """Health, sickness or medicine that the reader is to tell of before an offer; not what the work is about."""
    del options
    document = ad.document
    low = document.lower
    for start, end in _unexcused(document, spans, _HELP, _CARE):
        line = low.find("\n", end)
        after = min(end + 160, line if line >= 0 else len(low))
        if document.section_kind(start) in _WORK - {"summary"} or _denied_before(document, start):
            continue
        if not _HELP.search(low, end, after):
            yield _said(document, start, end)


_EXPLAINED = pattern(
    r"\b(?:tax\w*|licen[cs]\w*|regist\w+|nexus|payroll|legal entity|entity|insurance|regulat\w+|legal presence"
    r"|set up|salary|pay\b"
    r"|range|ranges|compensation|benefits?|bonus|leave|policy|law|laws)\b|\$"
)
_REMOTE = pattern(r"\b(?:remote\w*|work from home|work from anywhere|telecommut\w+|home-?based|anywhere in)\b")


def remote_state_exclusion(ad: Ad, options: Mapping[str, Any], spans: Spans) -> Iterator[Match]:
    """Places with posting laws that a remote job leaves out for no reason of tax or licence."""
    del options
    document = ad.document
    remote = any(mode.value == "remote" for mode in ad.facts.modes)
    for start, end in _unexcused(document, spans, _EXPLAINED):
        left, right = _sentence(document, start, end)
        if remote or _REMOTE.search(document.lower, left, right):
            yield _said(document, start, end)


def us_pay_posting_law(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """What states ask for beside the figure, which missing-pay, malformed-pay-range and missing-benefits look after.

    A range that the ad gives for other states only; total pay where the base belongs; and, as a thing to check, an ad
    that gives pay and is silent on bonus, commission and equity.
    """
    del options
    document = ad.document
    pays = [pay for pay in ad.facts.pays if not pay.estimated]
    if not pays:
        return
    here = law.here(ad)
    owed = [item for item in law.holding("pay-range", here) if item.verified and not item.reached]
    first = pays[0]
    known = law.states("US")
    given = [screening.states_of(document, pay, known) for pay in pays if pay.start >= 0]
    if given and all(given):
        named = frozenset().union(*given)
        left_out = [item.place for item in owed if item.code in known and item.code not in named]
        if left_out:
            what = f"The pay is given for {listed(sorted(known[code] for code in named))}, not for {listed(left_out)}"
            yield _on(first, what, severity="warning", meets=("other-pay",))
            return
    if owed and all(pay.total or pay.basis == "ote" for pay in pays):
        yield _on(first, "The figure is for total pay; give the base pay too", meets=("other-pay",))
    elif law.holding("other-pay", here) and not screening.names_other_pay(document):
        what = "Nothing says whether bonus, commission or equity come with the pay; check, and name them if they do"
        yield Match(values={"what": what}, section="pay", meets=("pay-range",))


def _on(pay: Pay, what: str, *, severity: Severity | None = None, meets: tuple[str, ...] = ()) -> Match:
    if pay.start < 0 or pay.source != "ad":
        return Match(values={"what": what}, section="pay", severity=severity, meets=meets)
    return Match(pay.start, pay.end, {"what": what}, severity=severity, meets=meets)


def eu_pay_transparency(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """What EU law asks for beside the figure: a time for a promise; in Austria the minimum, and if more is paid."""
    del options
    here = law.here(ad)
    pays = [pay for pay in ad.facts.pays if not pay.estimated]
    promise = screening.pay_promise(ad.document)
    if not pays and promise is not None and not promise.before_interview:
        words = ad.document.text[promise.start : promise.end]
        what = f'"{words}" does not say that it happens before the interview'
        yield Match(promise.start, promise.end, {"what": what}, meets=("collective-minimum",))
    if pays and law.holding("collective-minimum", here) and not screening.names_minimum(ad.document):
        what = (
            "The pay stands without the minimum of the collective agreement and without a word on whether more is paid"
        )
        yield _on(pays[0], what, meets=("pay-before-interview",))


def agency_identity(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """What an agency has to say of itself and of the job; who it is, only where unverifiable-employer does not ask."""
    facts = ad.facts
    configured = ad.employer_type == "agency"
    if not configured and (ad.employer_type == "direct" or facts.employer is None or facts.employer.kind != "agency"):
        return
    missing = []
    if facts.employer is None and not any(trust.unverifiable_employer(ad, options)):
        missing.append("the agency's full name")
    if not facts.contracts:
        missing.append("whether the job is temporary or permanent")
    terms = []
    if any(not pay.estimated for pay in facts.pays):
        remote = any(mode.value == "remote" for mode in facts.modes)
        if not (facts.places or remote or ad.document.fields.get("location")):
            terms.append("the place")
        if not (facts.years or facts.degree or any(item.kind == "must" for item in facts.requirements)):
            terms.append("the experience or qualifications needed")
    if missing or terms:
        meets = () if missing and terms else ("agency-terms",) if missing else ("agency-identity",)
        values = {"missing": listed(missing + terms)}
        yield Match(values=values, severity=None if configured else "suggestion", lawful=not configured, meets=meets)


def ai_screening_disclosure(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """Software that helps to choose, unsaid; in Ontario also whether the job is there to be filled."""
    del options
    here = law.here(ad)
    missing, meets = [], []
    if ad.uses_ai_screening and not screening.ai_statement(ad.document):
        missing.append("that software helps to choose among candidates")
    else:
        meets.append("ai-notice")
    if law.holding("vacancy-statement", here) and not screening.vacancy_statement(ad.document):
        missing.append("whether this is for an existing vacancy")
    else:
        meets.append("vacancy-statement")
    if missing:
        yield Match(values={"missing": listed(missing)}, section="legal", meets=tuple(meets))


def missing_application_deadline(ad: Ad, options: Mapping[str, Any]) -> Iterator[Match]:
    """No last day to apply where a law asks for one; an ad that tells nothing of the process has its own finding."""
    if ad.facts.closing_dates or not law.holding("deadline", law.here(ad)):
        return
    if not any(structure.no_application_process(ad, options)):
        yield Match(section="process")
