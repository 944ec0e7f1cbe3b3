"""The links of a page: addresses that stand in the text, targets behind words, the apply link of a record."""

from __future__ import annotations

from collections.abc import Iterator

from jobwriter.document import Document
from jobwriter.facts.voice import spoken
from jobwriter.patterns import pattern
from jobwriter.records import record

BARE = pattern(
    r"(?<![\w@./-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|ai|co|dev|app|eu|de|fr|nl|ie|ca|us|uk|gov|edu"
    r"|jobs|careers|tech|example)(?:/[\w./?=&%-]*[\w/]|\b(?![@.\w]))",
    needs=(".",),
)
"""An address without a scheme: ``acme.com/careers``."""
URL = pattern(r"\b(?:https?://|www\.)[^\s<>\"'\]\[(){}|*`\\]{3,400}", needs=("http", "www."))
"""An address on the web, as it stands in the text."""
_HOST = pattern(r"[a-z][a-z0-9+.-]{1,15}:(?://)?(?:[^/@\s]{0,60}@)?([^/:?#\s]+)|(?:www\.)?([^/:?#\s]+)")


@record
class Hyperlink:
    """A link: its target as written, the words it stands on, and where those are (-1 for a field without a place)."""

    url: str
    words: str
    start: int
    end: int

    @property
    def host(self) -> str:
        """The host in lower case, without ``www.``; empty for ``mailto:`` and the like."""
        low = self.url.strip().lower()
        if low.startswith(("mailto:", "tel:", "#", "/")):
            return ""
        match = _HOST.match(low)
        host = (match[1] or match[2] or "") if match else ""
        return host.removeprefix("www.")

    @property
    def path(self) -> str:
        """What stands after the host, in lower case, without the query."""
        low = self.url.strip().lower().split("?")[0].split("#")[0]
        rest = low.split("://", 1)[-1]
        return rest[rest.index("/") :] if "/" in rest else ""


def links(document: Document) -> Iterator[Hyperlink]:
    """All links of the ad and of the page around it, those in the text first."""
    seen: set[int] = set()
    for start, end, _ in spoken(document):
        for match in URL.finditer(document.lower, start, end):
            url = document.text[match.start() : match.end()].rstrip(".,;:!?")
            seen.add(match.start())
            yield Hyperlink(url, url, match.start(), match.start() + len(url))
    for link in document.links:
        if document.zone_at(link.start).kind != "omitted":
            yield Hyperlink(link.url, document.text[link.start : link.end], link.start, link.end)
    field = document.fields.get("apply_url")
    if field is not None and field.value.strip() and field.start not in seen:
        yield Hyperlink(field.value.strip(), field.value.strip(), field.start, field.end)
