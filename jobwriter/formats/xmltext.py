"""XML as a file: a declaration, and no character that XML 1.0 forbids."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from jobwriter.patterns import compiled

_FORBIDDEN = compiled("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(root: ET.Element) -> str:
    """An element as a document; forbidden characters become replacement characters."""
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text) + "\n"
