"""Plain text: lines, bullets, underlined headings; no Markdown inside a line."""

from __future__ import annotations

from jobwriter.characters import fold
from jobwriter.document import Draft
from jobwriter.readers import edits, lines


def read(text: str, path: str) -> list[Draft]:
    """Read a plain text.

    Args:
        text: the text of the file.
        path: its name, for reports.

    Returns:
        One draft; its plain text differs from the file only where wrapped lines were joined.
    """
    folded = fold(text)
    cut = lines.cut(folded, text, markup=False)
    plain, offsets, blocks, _ = edits.apply(folded, cut.edits, cut.blocks)
    return [Draft(path, "text", text, plain, offsets, blocks)]
