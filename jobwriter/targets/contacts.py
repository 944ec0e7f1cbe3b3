"""Takes addresses and telephone numbers out of an ad for boards that forbid them, and mends the sentences.

A sentence that is about applying goes on to say "through this page"; one that offers help or answers says to tell us
when applying. A name keeps its sentence. A sentence that only leads to an address goes with it. Nothing that a sentence
says besides is lost: dates, names and figures stay.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from jobwriter import sentences
from jobwriter.characters import lower
from jobwriter.facts.apply import PHONE
from jobwriter.patterns import compiled
from jobwriter.records import replace
from jobwriter.renderers.blocks import Block, Listing, Paragraph, Run, beside, plain, texts
from jobwriter.targets.cuts import Cut, kept
from jobwriter.targets.profiles import CONTACTS

_M = "\ufdd1"
"""A noncharacter that stands for a contact."""
_SEVERAL = compiled(rf"{_M}(?:\s*(?:,|;|/|\||·|or|and|,\s*or)\s*(?:on |at |by phone on |call |e-?mail |visit )?{_M})+")
_BRACKET = compiled(rf"(?i)\s*[(\[]\s*(?:e-?mail|phone|tel|telephone|on|at|by|via|or|see|web)?[.:]?\s*{_M}\s*[)\]]")
_ASIDE = compiled(
    rf"\s*(?:,|;|–|—| -)\s*(?:on |at |e-?mail |tel(?:ephone)?[.:]? ?|phone )?{_M}"
    r"(?P<end>,(?= )(?! (?:who|which|whose)\b))?(?=[\s,.;!?]|$)"
)
_WAY = r"(?:through|via|at|to|on|by e-?mail(?:ing)?(?: to)?|using|from|by|with|here:?)"
_APPLYING = compiled(r"(?i)\b(?:apply|applying|applications?|send|submit|upload|cvs?|résumés?|resumes?)\b")
_APPLY_LABEL = compiled(
    rf"(?i)^(?:(?:to )?apply(?: here| now| online| at| by| via| to| on)?|applications?(?: to)?|how to apply)"
    rf"\s*[:,]?\s*(?:please )?(?:visit |see |go to |e-?mail |write to |call )?{_M}"
)
_WRITING = compiled(rf"^(?:Write|Send|E-?mail|Mail) (?:to )?[A-Z][^,(;{_M}]{{1,60}}(?:, | \(|\s(?:at|on) ){_M}[,)]?")
"""To write to somebody, about nothing in particular: that is how to apply."""
_LEADING = compiled(rf"(?i)\b(?:is|are|be|see|visit|call|ring|found|find|read|more)\b[^,;{_M}]{{0,30}}{_M}")
_CLAUSE = compiled(r"(?<=;) ")
_HELPING = compiled(
    r"(?i)\b(?:questions?|adjustments?|accommodations?|help|support|accessib\w+|talk|chat|discuss|enquir\w+|ask|"
    r"informal|disabilit\w+|format)\b"
)
_ADDRESSING = compiled(
    rf"(?i)\b(?:(?:please |then |just )?(?:write to|e-?mail|contact|call|ring|phone|ask|tell|message|speak (?:to|with)|"
    rf"talk to|reach us (?:at|on)|get in touch(?: with us)? (?:at|on|via|by)|write|drop a line to)(?: us)?"
    rf"(?: (?:at|on|to|via|by))?) {_M}(?P<about>(?= (?:for|about)\b))?"
)
_LABEL = compiled(rf"^(?P<label>[^:{_M}]{{1,60}}):\s*{_M}(?=[.!?]?$)")
_NAMED = compiled(rf"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+) (?:at|on|via|by|through) {_M}")
_ROUTE = compiled(rf"(?i)\b{_WAY} {_M}")
_LOOSE = compiled(rf"(?i)\s*\b{_WAY} {_M}")
_MAILING = compiled(r"^(?:E-?mail|Mail|Post)\b")
_THROUGH = "Apply through this page"
_TIDY = ((compiled(r"[ \t]{2,}"), " "), (compiled(r"\s+([,.;!?])"), r"\1"), (compiled(r"[,;]([.!?])"), r"\1"))


def removed(blocks: Sequence[Block], kinds: Collection[str], board: str) -> tuple[tuple[Block, ...], list[Cut]]:
    """Take contacts out.

    Args:
        blocks: the ad.
        kinds: which: ``email``, ``url``, ``phone``.
        board: who forbids them, for messages.

    Returns:
        The ad without them, and what became of each sentence.
    """
    cuts: list[Cut] = []
    after: list[Block | None] = []
    for block in blocks:
        if isinstance(block, Listing):
            items = tuple(runs for item in block.items if (runs := _cleaned(item, kinds, board, cuts)))
            after.append(replace(block, items=items) if items else None)
        else:
            runs = _cleaned(block.runs, kinds, board, cuts)
            after.append(replace(block, runs=runs) if runs else None)
    left = kept(blocks, after)
    if cuts and not any("through this page" in words for words in texts(left)):
        cuts.append(Cut("contact", f"No way to apply was left, so “{_THROUGH}.” stands at the end.", done=True))
        left = (*left, Paragraph((Run(f"{_THROUGH}."),)))
    return left, cuts


def _kind(href: str) -> str:
    return {"mailto": "email", "tel": "phone"}.get(href.partition(":")[0].lower(), "url") if href else ""


def _cleaned(runs: tuple[Run, ...], kinds: Collection[str], board: str, cuts: list[Cut]) -> tuple[Run, ...]:
    """The runs without contacts; sentences that held one have lost their look with it."""
    text = plain(runs)
    found: list[tuple[int, int, str]] = []
    bare: list[Run] = []
    at = 0
    for run in runs:
        kind = _kind(run.href)
        if kind in kinds:
            if beside([run]):
                message = f"{board} takes no {CONTACTS[kind]}: these words no longer lead to {run.href}."
                cuts.append(Cut("contact", message, run.text, done=True))
            else:
                found.append((at, at + len(run.text), kind))
            run = replace(run, href="")
        bare.append(run)
        at += len(run.text)
    if "phone" in kinds:
        found += (
            (match.start(), match.end(), "phone")
            for match in PHONE.finditer(lower(text))
            if match[0][0] != "["
            and sum(map(str.isdigit, match[0])) >= 9
            and not any(start < match.end() and match.start() < end for start, end, _ in found)
        )
    if not found:
        return tuple(bare)
    out: list[Run] = []
    at = 0
    for start, end in _sentences(text):
        inside = sorted(span for span in found if start <= span[0] < end)
        if not inside:
            continue
        out += _piece(bare, at, start)
        words = text[start:end]
        said = _mended(_marked(text, start, end, inside))
        names = " or ".join(dict.fromkeys(CONTACTS[kind] for _, _, kind in inside))
        lost = not said and any(char.isdigit() for char in _marked(text, start, end, inside))
        fate = f"this became: “{said}”" if said else "this was left out."
        if lost:
            fate += " It held figures too: say them in a sentence of their own."
        cuts.append(Cut("contact", f"{board} takes no {names}: {fate}", words, done=not lost))
        if said:
            out.append(Run(said))
        at = end
    return _trimmed([*out, *_piece(bare, at, len(text))])


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        yield from sentences.split(text, at, at + len(line))
        at += len(line) + 1


def _piece(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    """The part of runs between two places in their text."""
    at = 0
    for run in runs:
        low, high = max(start - at, 0), min(end - at, len(run.text))
        if low < high:
            yield replace(run, text=run.text[low:high])
        at += len(run.text)


def _marked(text: str, start: int, end: int, found: Sequence[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    at = start
    for low, high, _ in found:
        parts += (text[at:low], _M)
        at = min(high, end)
    return "".join((*parts, text[at:end]))


def _mended(sentence: str) -> str:
    """A sentence without its contacts, clause by clause; empty if nothing is left to say."""
    stop = match[0] if (match := re.search(r"[.!?]$", sentence)) else ""
    clauses = (_clause(clause) if _M in clause else clause for clause in _CLAUSE.split(sentence))
    said = " ".join(clause for clause in clauses if clause)
    for pattern, to in _TIDY:
        said = pattern.sub(to, said)
    said = said.strip(" ,;")
    if not any(char.isalnum() for char in said):
        return ""
    said = said[0].upper() + said[1:] if sentence[0].isupper() or sentence[0] == _M else said
    return said if not stop or said[-1] in ".!?" else said + stop


def _clause(clause: str) -> str:
    applying, helping = _APPLYING.search(clause), _HELPING.search(clause)
    said = _SEVERAL.sub(_M, clause)
    if helping and not applying:
        said = _ADDRESSING.sub(lambda match: "ask us" if match["about"] is not None else "tell us when you apply", said)
    elif _APPLY_LABEL.match(said):
        return _APPLY_LABEL.sub(_THROUGH, said)
    elif not applying:
        said = _WRITING.sub(_THROUGH, said)
    for pattern in (_BRACKET, _ASIDE):
        said = pattern.sub("", said)
    said = _NAMED.sub(r"\g<name>", said)
    if _M in said and helping and not applying:
        said = _LABEL.sub(r"\g<label>: ask us when you apply", said)
    if _M in said and applying:
        said = _MAILING.sub("Send", _ROUTE.sub("through this page", said))
        said = _LABEL.sub(r"\g<label>: through this page", said)
    if _M in said and not _LEADING.search(said):
        said = _LOOSE.sub("", said)
    return "" if _M in said else said


def _trimmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs with one space between sentences, none at either end, and no line break without a line."""
    out: list[Run] = []
    for run in runs:
        if run.text == "\n":
            if out and out[-1].text != "\n":
                out.append(run)
            continue
        text = run.text
        if not out or out[-1].text[-1:].isspace():
            text = text.lstrip(" ")
        if text:
            out.append(replace(run, text=text))
    while out and not out[-1].text.strip():
        del out[-1]
    if out:
        out[-1] = replace(out[-1], text=out[-1].text.rstrip())
    return tuple(out)
