"""Plain text: lines, bullets, underlined headings; no Markdown inside a line."""

from __future__ import annotations

from jobwriter.characters import fold
from jobwriter.document import Draft, MetaField
from jobwriter.patterns import compiled
from jobwriter.readers import edits, lines

_OURS = compiled(r"(?im)^jobwriter(?:[-_ ]ignore)?[ ]*:")


def read(text: str, path: str) -> list[Draft]:
    """Read a plain text.

    Args:
        text: the text of the file; lines between ``---`` at its top are front matter if one is ``jobwriter: ...``.
        path: its name, for reports.

    Returns:
        One draft; its plain text differs from the file only where wrapped lines were joined.

    Raises:
        ReadError: front matter that is not YAML.
    """
    folded = fold(text)
    fields: dict[str, MetaField] = {}
    notices: tuple[str, ...] = ()
    removed: list[edits.Edit] = []
    if folded.startswith("---"):
        from jobwriter.readers import frontmatter

        found = frontmatter.block(text)
        if found and _OURS.search(found[1]):
            end, fields, notices = frontmatter.read(text, path)
            removed.append((0, end, ""))
            folded = " " * end + folded[end:]
    cut = lines.cut(folded, text, markup=False)
    plain, offsets, blocks, _ = edits.apply(folded, [*removed, *cut.edits], cut.blocks)
    return [Draft(path, "text", text, plain, offsets, blocks, fields, notices)]
