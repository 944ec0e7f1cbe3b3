"""Bytes to text: byte order marks, UTF-8, and Windows-1252 as the last resort, said aloud."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "is a PDF, whatever its name says: copy its text into a .txt file."),
    (b"PK\x03\x04", "is a zip archive or an Office file, whatever its name says: save the ad as .docx or .txt."),
    (b"{\\rtf", "is a rich text file, whatever its name says: save it as plain text (.txt)."),
    (b"\xd0\xcf\x11\xe0", "is an old Office file, whatever its name says: save it as plain text (.txt)."),
)
_CONTROLS = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32))
_UNUSED = dict.fromkeys((0x81, 0x8D, 0x8F, 0x90, 0x9D), "\ufffd")


class Undecodable(ValueError):
    """Bytes that are no text; the message goes after the name of the file."""


def decode(data: bytes) -> tuple[str, str]:
    """Turn bytes into text.

    Args:
        data: the bytes of a file.

    Returns:
        The text without byte order mark, and what the person should be told about it, mostly nothing.

    Raises:
        Undecodable: the bytes are no text.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise Undecodable(what)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    if b"\0" in data:
        if len(data) > 8 and (data[1::2].count(0) > len(data) // 5 or data[::2].count(0) > len(data) // 5):
            raise Undecodable("looks like UTF-16 without a byte order mark: save it as UTF-8.")
        raise Undecodable("is not a text file: save the ad as .md, .txt, .html or .json.")
    if len(data.translate(None, _CONTROLS)) < len(data) * 0.97:
        raise Undecodable("is not a text file: save the ad as .md, .txt, .html or .json.")
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        return _damaged(data, error)


def _marked(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), ""
    except UnicodeDecodeError:
        name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        return data.decode(
            encoding, "replace"
        ), f"says that it is {name} but is damaged in places: save it again as UTF-8."


def _damaged(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """UTF-8 with a few bad bytes stays UTF-8; anything else is read as Windows-1252."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(not char.isascii() for char in text) - bad
    line = data.count(b"\n", 0, error.start) + 1
    if good > 2 * bad:
        return text, f"is UTF-8 with {bad} damaged characters, the first in line {line}: retype them and save it again."
    text = data.decode("cp1252", "replace") if not _UNUSED.keys() & set(data) else _loose(data)
    return (
        text,
        f"is not UTF-8 (line {line}); it was read as Windows-1252. Save it as UTF-8 to be sure of its characters.",
    )


def _loose(data: bytes) -> str:
    """Windows-1252 with its five unused codes as replacement characters."""
    return "".join(_UNUSED.get(ord(char), char) for char in data.decode("latin-1")).translate(_WINDOWS)


_WINDOWS = {code: bytes((code,)).decode("cp1252") for code in range(0x80, 0xA0) if code not in _UNUSED}


def encode_like(data: bytes, text: str) -> bytes:
    """Turn a text into bytes as those of the file that it came from: same encoding, same byte order mark.

    Args:
        data: the bytes of the file, as :func:`decode` read them.
        text: what is to be written into it.

    Raises:
        Undecodable: the file is damaged, so that writing it anew would lose bytes; or its encoding lacks a character.
    """
    read, notice = decode(data)
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    if not mark and notice:
        encoding = "cp1252"
    if notice and "\ufffd" in read:
        raise Undecodable("is damaged in places: save it as UTF-8 first.")
    try:
        return mark + text.encode(encoding)
    except UnicodeEncodeError as error:
        raise Undecodable(f"cannot hold {text[error.start]!r} in its encoding: save it as UTF-8 first.") from error
