"""Whether the words around a phrase say something that can be pictured: a task, an object, an amount, an audience.

A strong word is no fault where the same item goes on to say what the person does with the skill, and a weak verb is
none where a result follows. Rules about such words share these questions.
"""

from __future__ import annotations

from typing import Literal

from jobwriter.document import Document
from jobwriter.facts.voice import sentence_around
from jobwriter.patterns import pattern

_LONGEST = 600
"""Characters of an item that are read to either side of a phrase."""

_MAKE = (
    r"build|design|develop|deploy|architect|write|ship|automate|migrate|debug|diagnose|prototype|productioni[sz]e|tune"
    r"|refactor|operate|launch|release|query|choose|defend|troubleshoot|profile|benchmark|containeri[sz]e|orchestrate"
    r"|train|fine-tune|evaluate|serve|instrument|forecast|predict|detect|label|annotate|reproduce|implement|scale"
    r"|optimi[sz]e|clean|integrate|create|set up|run|measure|test|solve|code|present|demo|plot|model|reconcile|trace"
    r"|visuali[sz]e|document|brief|ask|spot|challenge"
)
_MAKING = (
    r"building|designing|developing|deploying|architecting|writing|shipping|automating|migrating|debugging|diagnosing"
    r"|prototyping|productioni[sz]ing|refactoring|operating|launching|releasing|querying|choosing|troubleshooting"
    r"|profiling|benchmarking|containeri[sz]ing|orchestrating|evaluating|serving|instrumenting|forecasting|predicting"
    r"|detecting|labelling|annotating|reproducing|implementing|scaling|optimi[sz]ing|integrating|creating|setting up"
    r"|running|measuring|turning|taking|analysing|analyzing|investigating|processing|transforming|manipulating"
    r"|delivering|applying|reconciling"
)
_MADE = (
    r"built|designed|developed|deployed|architected|written|wrote|shipped|automated|migrated|debugged|diagnosed|trained"
    r"|prototyped|productioni[sz]ed|tuned|refactored|operated|launched|released|run|ran|evaluated|served|implemented"
    r"|scaled|led|maintained|published|taken|put"
)
_TELL = r"explain|communicate|present|translate|articulate|convey|distil|break down|describe|demonstrate|interpret"
_TELLING = r"explaining|communicating|presenting|translating|articulating|conveying|distilling|breaking down|describing"
_EMPTY_OBJECT = (
    r"(?:(?:and|or|&|\w+ly|high|quality|high-quality|scalable|easily|extensible|innovative|impactful|complex|robust|large"
    r"|effective|new|great|best|the|our|your|creative|better|technical|business|value|meaningful|real|positive)[ ,]*"
    r"|-){0,6}"
    r"(?:solutions?|value|impact|results|growth|success|outcomes?|innovation|change|excellence|relationships?|trust"
    r"|rapport|skills?|knowledge|expertise|understanding|strateg(?:y|ies)|environments?|problems|challenges|issues"
    r"|consensus|alignment|buy-in|teams?|things|projects)\b(?! within\b)(?! (?:that|for|of|with|in|on) (?:[a-z]+ )?\d)"
)
_TASK = pattern(
    rf"\b(?:(?:to|can|can also|you|who|you'll|you will) (?:\w+ly )?(?:{_MAKE})"
    rf"(?:(?:, \w+){{0,3}},? (?:and|or|&) (?:\w+ly )?\w+)? (?!and\b|or\b|in\b|with\b|as\b|on\b|{_EMPTY_OBJECT})\w"
    r"|(?:in|of|by|from|with|through|experience|expertise|skills|background|including|and|or|while|when|have|on"
    rf"|(?<!tools )(?<!services )(?<!frameworks )(?<!libraries )(?<!technologies )for),? (?:\w+ly )?(?:{_MAKING})"
    rf"(?: (?:and|or|&) \w+ing|, (?:and )?\w+ing)* (?!and\b|or\b|in\b|with\b|to\b|{_EMPTY_OBJECT})\w"
    r"|(?:engineer|scientist|analyst|developer|architect|consultant|modeller|researcher|statistician),? "
    rf"(?:{_MAKING}) (?!and\b|or\b|in\b|with\b|to\b|{_EMPTY_OBJECT})\w"
    rf"|, (?:{_MAKING}) (?!or\b|in\b|with\b|to\b|{_EMPTY_OBJECT})\w"
    rf"|(?:{_TELL}|{_TELLING})\b[^.;\n]{{3,90}}\b(?:to|for|into|with)\b(?! (?:ensure|drive|support)\b))"
)
_DONE = pattern(
    rf"\b(?:you(?:'ve| have)|have|having|has) (?:\w+ly )?(?:{_MADE}) (?!{_EMPTY_OBJECT})\w"
    rf"|\byou (?:\w+ly |don't just [\w ]{{3,30}}[;,:] you )?(?:{_MAKE}) (?!{_EMPTY_OBJECT})\w"
)
_APPLIED = pattern(r"\b(?:using|with|apply(?:ing)?|through|leverag(?:e|ing)|use) (?:your |the |a |an )?\Z")
_SPELT_OUT = pattern(
    r"\s?(?::|[-–—]|;) ?(?:you|able|we\b|can\b|the kind\b|i\.e|comfortable (?:\w+ly )?\w+ing\b)"
    r"|[^.,;:\n–—]{0,40}?(?: ?[;:–—] ?| - )you (?!will\b|are\b|have\b|must\b|should\b|need\b)\w"
)
_OPENS_LIST = pattern(
    r",? ?includ(?:ing|es)\b(?:[: ]|(?=\Z))|,? ?cover(?:ing|s) "
    r"|,? with (?:experience|expertise|a focus) (?:in|of|on|with) "
    r"| ?\(| ?[:–—](?: |(?=\Z))| - |- "
)
_ANOTHER_ASK = pattern(r"[.;]|\b(?:experience|knowledge|understanding|familiarity|skills|expertise|ability)\b")
_LISTS = pattern(r"[^.;:()\n]{5,200}")
_ACTIVITY = pattern(
    r"\b(?:modell?ing|tuning|testing|writing|refactoring|profiling|validation|monitoring|orchestrat\w+|partitioning"
    r"|indexing|clustering|versioning|debugging|sizing|evaluation|cleaning|labell?ing|preparation|reviews?|tests"
    r"|optimi[sz]ations?|transformations?|development|deployments?|maintenance|design|(?:window )?functions|ctes?"
    r"|joins|macros|snapshots|expressions|(?:branch|cost|release|change) management|discovery|definition|tracking"
    r"|documentation|governance|techniques|layers?)\b"
)
_RUNS_ON = pattern(r"(?:[^.;:\n]{0,50}\n)[ \t]*(?=(?P<next>[^\W\d]))")
_NEXT_ASK = pattern(
    r"[;]|\. |, (?:and )?(?!with\b|includ|able\b|having\b|you\b|to\b|such\b|and able\b|capable\b|gained\b|ideally\b"
    r"|preferably\b|particularly\b|especially\b|where\b|so\b|who\b|or\b|\w+ing\b|enabling\b|demonstrat|evidenced\b)"
    r"| and (?:\w+ ){0,2}(?:experience|knowledge|understanding|familiarity|background|expertise)\b(?! \w+ing\b)"
)
_AMOUNT = pattern(
    r"\b(?:\d[\d,.]* ?(?:k|m|bn|gb|tb|pb|ms|%|percent\b|million|billion|thousand|users|customers|requests|rows|records"
    r"|events|stations|sites|people|engineers|models|services|nodes|gpus|countries|markets|stores|hours|minutes|seconds"
    r"|days|weeks|months)\b|\b\d[\d,]* (?!years|hours)[a-z]{3,}s\b"
    r"|\d+(?:\.\d+)? ?%|so that\b|p9[59]\b|per (?:day|hour|second|minute|week|month)\b"
    r"|(?:every|each) (?:day|hour|week|month|quarter|sprint|fortnight)\b|hundreds of|thousands of|millions of"
    r"|billions of)"
)


def item_around(document: Document, start: int, end: int) -> tuple[int, int]:
    """The list item that holds a phrase, or outside lists its sentence; no more than a reader takes in at once."""
    block = document.block_at(start)
    left, right = (block.start, block.end) if block and block.kind == "item" else sentence_around(document, start)
    return max(left, start - _LONGEST), min(max(right, end), end + _LONGEST)


def tells_task(document: Document, start: int, end: int) -> bool:
    """Whether the ask that a phrase opens says what is made, for whom or how much, or its item says what was done."""
    left, right = item_around(document, start, end)
    low = document.lower
    following = _NEXT_ASK.search(low, end, right)
    until = following.start() if following else right
    if _TASK.search(low, max(left, end - 14), until) or tells_amount(document, end, until):
        return True
    if _SPELT_OUT.match(low, end, right) or _DONE.search(low, end, right):
        return True
    if lists_scope(document, end, right):
        return True
    lead = low[left:start]
    return _APPLIED.search(lead) is not None and _TASK.search(lead) is not None


def lists_scope(document: Document, end: int, right: int) -> bool:
    """Whether the item that goes on after a phrase, or the line that continues it, lists what belongs to the phrase."""
    low = document.lower
    continued = _RUNS_ON.match(low, end, min(len(low), right + 3))
    if continued and document.text[continued.start("next")].islower() and not low[end:right].strip(" .").endswith("."):
        right = min(len(low), continued.end() + _LONGEST)
        listed = _LISTS.match(low, continued.end(), right)
        if listed is not None and _is_scope(listed[0]):
            return True
    opening = _OPENS_LIST.search(low, end, min(right, end + 110))
    while opening is not None and _ANOTHER_ASK.search(low, end, opening.start()) is None:
        if opening.end() >= right and opening[0].strip(" ,"):
            return opening[0].rstrip().endswith((":", "including"))
        listed = _LISTS.match(low, opening.end(), right)
        if listed is not None and _is_scope(listed[0], "cover" in opening[0]):
            return True
        opening = _OPENS_LIST.search(low, opening.end(), min(right, end + 110))
    return False


def _is_scope(listed: str, areas: bool = False) -> bool:
    """Whether a list names activities, more than one, or where that is enough at least areas."""
    named = sum(1 for part in listed.replace(" and ", ",").split(",") if _ACTIVITY.search(part))
    return named > 1 or (areas and "," in listed)


def tells_amount(document: Document, start: int, end: int) -> bool:
    """Whether an amount, a rhythm or a result stands in a part of the text."""
    return _AMOUNT.search(document.lower, start, end) is not None


_ADDRESSED = pattern(
    r"\b(?:you|you'll|you've|you're|your|candidates?|applicants?|looking for|seeking|seeks|someone|somebody|ideal"
    r"|ideally|requires?|required|must|bring|brings|demonstrate|possess|need|needs|searching for|want|preferred|who has"
    r"|who have|individuals?|hire|expect|vital|essential|crucial|join(?:ing)? us)\b"
)
_STRONGLY = pattern(
    r"\b(?:you (?:have|bring|possess|need|are|must|should|will (?:have|need|bring))|you've|you're|candidates?"
    r"|applicants?|looking for|seeking|someone (?:who|with)|ideal|requires|must have|individuals?)\b"
)
_OURSELVES = pattern(
    r"\b(?:our (?:\w+ )?(?:workplace|team|culture|people|company|environment|office|colleagues)|we (?:are|believe|value"
    r"|offer|work|have|encourage|celebrate)|we're)\b(?! looking| seeking| searching)"
)
_WAIVED = pattern(
    r"\b(?:not|isn't|aren't|no longer) (?:a |an )?(?:\w+ )?(?:needed|required|necessary|essential|expected"
    r"|requirement)\b"
)
_ASKING = frozenset({"requirements", "skills", "nice-to-have"})
_ABOUT_OTHERS = frozenset({"company", "values", "benefits", "legal", "process", "pay", "place"})


def is_asked(document: Document, start: int) -> bool:
    """Whether a phrase is something that the ad asks of the reader, not what it says of itself or offers."""
    kind = document.section_kind(start)
    left, right = sentence_around(document, start)
    if _WAIVED.search(document.lower, start, min(right, start + _LONGEST)):
        return False
    if kind in _ASKING:
        return _OURSELVES.search(document.lower, max(left, start - _LONGEST), start) is None
    if kind in _ABOUT_OTHERS:
        return _STRONGLY.search(document.lower, max(left, start - _LONGEST), start) is not None
    if _ADDRESSED.search(document.lower, max(left, start - _LONGEST), start):
        return True
    return kind != "duties" and start - left <= 3 and right - left < 200


_ALWAYS_HOLLOW = ("contribut", "stay", "keep", "remain")
_OTHERS_DO = pattern(
    r"\b(?:we|they|it|that|which|who|all|everyone|employees|people|not|products?|solutions?|features|systems)"
    r"(?: (?:\w+ly|will|can|also|has|have))* \Z"
)
_NO_DUTIES = frozenset({"benefits", "legal", "process", "pay", "place"})
_YOU_WILL = pattern(
    r"(?:to|\w+ly|(?:in this role,? |as an? [\w -]{3,40},? )?(?:you|you'll|you'd|you will|you would)"
    r"(?: (?:also|be|then|\w+ly))*)"
)
_LABEL = pattern(r"[^.:;\n]{1,45}(?::| -| –| —) ?")
_OPENING = pattern(
    r"(?:\b(?:you|you'll|you'd|will|would|then|also|and|are|be|is|may|can|as well as|well|or|\w+ly"
    r"|responsible for|like to|role in|include|includes|including|involves?|keen to|(?:seeking|looking for|need|recruit"
    r"|hiring|hire|want|join|opportunity|required|asked|expected|get|chance|able|role is|mission is|job is"
    r"|responsibility is|responsibilities are|work is)\b[^.;\n]{0,70}? to)|[,;/&•*·-]) ?\Z"
)
_HANDED = pattern(
    r"\b(?:you|you'll|you'd|your|role|position|candidate|engineer|scientist|analyst|developer|intern|manager|lead|head"
    r"|seeking|looking for|someone|responsibilit\w+|duties)\b"
)
_WISHED = pattern(
    r"\b(?:(?:experience|experienced|background|history|interest) (?:in )?|(?:desire|passion|love|ambition|wish) to )\Z"
)
_ENJOYED = pattern(r"\bwho (?:enjoys?|loves?|likes?)\b[^.;\n]*\Z")
_ELABORATING = pattern(r"[,;] (?:thus |thereby |while )?\Z")
_ING_AFTER_COMMA = pattern(r"[,;] (?:\w+ly )?(?:and |while |by |thus |thereby )?(?:\w+ly )?\Z")


def opens_duty(document: Document, start: int) -> Literal["head", "within", ""]:
    """How a verb at ``start`` is a duty of the reader.

    Returns:
        ``head`` where it opens an item or follows ``you will`` or ``looking for somebody to``, ``within`` where it
        follows another duty, else empty.
    """
    kind = document.section_kind(start)
    if kind in _NO_DUTIES:
        return ""
    low = document.lower
    block = document.block_at(start)
    if block is not None and block.kind == "heading":
        return ""
    left = sentence_around(document, start)[0]
    lead = low[max(left, start - _LONGEST) : start]
    bare = lead.strip(" \t-–—*•·●>")
    told = bool(bare) and _HANDED.search(lead) is not None
    if kind in _ABOUT_OTHERS and not told:
        return ""
    if not bare or _LABEL.fullmatch(lead) or _YOU_WILL.fullmatch(bare):
        return "head" if kind != "nice-to-have" else ""
    if _WISHED.search(lead) is not None or (_gerund(low, start) and _ENJOYED.search(lead) is not None):
        return ""
    if low.startswith(_ALWAYS_HOLLOW, start) and kind not in _ASKING and not _OTHERS_DO.search(lead):
        aside = (
            kind == "duties"
            and block is not None
            and block.kind == "item"
            and _gerund(low, start)
            and not _gerund(low, left + len(lead) - len(lead.lstrip(" -*•·●>–—")))
        )
        return "" if aside and _ELABORATING.search(lead) else "within"
    if kind in _ASKING or (kind != "duties" and not told):
        return ""
    if low.startswith("to ", start - 3):
        return "head" if _OPENING.search(lead) is not None else ""
    if _OPENING.search(lead) is None:
        return ""
    if _gerund(low, start) and _ING_AFTER_COMMA.search(lead) and not _gerund(low, left) and "responsible" not in lead:
        return ""
    return "within"


_SERVING = pattern(r"(?:\b(?:to|while|whilst|and|by|that|in|who|or|also|(?:to|we|they|you) help)|,|[-–—]) ?\Z")


def serves_duty(document: Document, start: int) -> bool:
    """Whether a verb at ``start`` is the purpose, the manner or a later part of a duty of the reader."""
    kind = document.section_kind(start)
    if kind in _NO_DUTIES or kind in _ASKING:
        return False
    low = document.lower
    block = document.block_at(start)
    if block is None or block.kind == "heading":
        return False
    left = sentence_around(document, start)[0]
    lead = low[max(left, start - _LONGEST) : start]
    if _SERVING.search(lead) is None or _OTHERS_DO.search(lead.removesuffix("to ")) is not None:
        return False
    return (kind == "duties" and block.kind == "item") or _HANDED.search(lead) is not None


def _gerund(low: str, start: int) -> bool:
    """Whether the word at ``start`` ends in -ing."""
    end = start
    while end < len(low) and end - start < 30 and low[end].isalpha():
        end += 1
    return low.endswith("ing", start, end)
