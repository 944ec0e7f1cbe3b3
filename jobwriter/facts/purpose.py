"""What the ad says is being built: the products that it names where it tells of the job."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobwriter.document import Document
from jobwriter.facts.model import Fact
from jobwriter.patterns import pattern
from jobwriter.records import record

_BUILT = pattern(
    r"\b(?:build|building|develop|developing|creat(?:e|ing)|design(?:ing)?|architect(?:ing)?|optimi[sz](?:e|ing)"
    r"|evaluat(?:e|ing)|own(?:ing)?|ship(?:ping)?|rebuild(?:ing)?|lead(?:ing)?|launch(?:ing)?)"
    r" (?:and \w+ )?(?:an?|the|our) (?P<topic>(?:[a-z0-9-]+ ){1,5}?)"
    r"(?P<noun>platform|pipeline|engine|product|marketplace|application|app|assistant|copilot|chatbot|system|service|tool)\b"
)
_GENERIC = frozenset((
    "a", "ai", "analytics", "and", "based", "best", "class", "cloud", "complex", "core", "cutting", "data", "digital",
    "driven", "edge", "end", "enterprise", "entire", "first", "generation", "global", "grade", "growing", "high",
    "highly", "in", "innovative", "integrated", "intelligent", "internal", "large", "leading", "learning", "live",
    "llm", "machine", "main", "market", "ml", "modern", "multi", "native", "new", "next", "of", "open", "online",
    "our", "own", "powered", "production", "quality", "ready", "real", "reliable", "robust", "saas", "scalable",
    "scale", "secure", "self", "serving", "single", "smart", "software", "source", "tech", "technology", "tenant",
    "the", "time", "to", "unified", "web", "world", "model", "models", "training", "inference", "deployment",
    "feature", "processing", "etl", "ingestion", "reporting", "integration", "monitoring", "backend", "infrastructure",
    "science", "engineering", "evaluation", "governance", "ci", "cd", "mlops", "agentic", "agent", "rag", "search",
    "service", "services", "cost", "efficient", "effective", "comprehensive", "performance", "performant", "streaming",
    "successful", "strong", "distributed", "event", "proprietary", "flagship", "existing", "future", "latest",
))  # fmt: skip


_MAIN = 3
"""How often a thing is met again when it is what the ad is about."""


@record(kw_only=True)
class Purpose(Fact):
    """Something that the ad says is built. ``topics`` are the words that tell it from other things of its kind."""

    topics: frozenset[str]


def purposes(document: Document) -> Iterator[Purpose]:
    """The products named where the ad tells of company and job, in order."""
    for sentence in document.sentences:
        if sentence.kind == "heading" or sentence.section < 0:
            continue
        if document.sections[sentence.section].kind in {"requirements", "nice-to-have", "skills", "benefits", "legal"}:
            continue
        for match in _BUILT.finditer(document.lower, sentence.start, sentence.end):
            topics = {word for word in re.findall(r"[a-z]+", match["topic"]) if word not in _GENERIC and len(word) > 3}
            if topics:
                start = match.start("topic")
                yield Purpose(start=start, end=match.end(), topics=frozenset(word[:6] for word in topics))


def apart(document: Document) -> tuple[Purpose, Purpose] | None:
    """Two things built that share no word: the one that the ad goes on about, and one never heard of again."""
    found = list(purposes(document))[:20]
    words = [word[:6] for word in document.tokens.words]
    for at, first in enumerate(found):
        for second in found[at + 1 :]:
            if first.topics & second.topics:
                continue
            heard = [max(words.count(topic) for topic in item.topics) - 1 for item in (first, second)]
            if min(heard) == 0 and max(heard) >= _MAIN:
                return first, second
    return None
