"""Makes checks/syllables.txt: the words whose syllables the rules of jobwriter.syllables get wrong.

    python benchmarks/syllables.py CMUDICT TEXT...

CMUDICT is the file cmudict.dict of the CMU Pronouncing Dictionary (https://github.com/cmusphinx/cmudict). The TEXTs are
files or folders of English text, the larger the better (job ads, manuals, documentation); only words that stand twice
in them are kept, which leaves out the dictionary's surnames. To be run again when the rules or the texts change.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from jobwriter import syllables

NOTICE = """\
# Words whose syllables jobwriter's rules get wrong, by their number of syllables; made by benchmarks/syllables.py.
# Derived from the CMU Pronouncing Dictionary, whose notice follows.
#
# Copyright (C) 1993-2015 Carnegie Mellon University. All rights reserved.
#
# Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
# following conditions are met:
#
# 1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following
#    disclaimer. The contents of this file are deemed to be source code.
# 2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following
#    disclaimer in the documentation and/or other materials provided with the distribution.
#
# This work was supported in part by funding from the Defense Advanced Research Projects Agency, the Office of Naval
# Research and the National Science Foundation of the United States of America, and by member companies of the Carnegie
# Mellon Sphinx Speech Consortium. We acknowledge the contributions of many volunteers to the expansion and improvement
# of this dictionary.
#
# THIS SOFTWARE IS PROVIDED BY CARNEGIE MELLON UNIVERSITY ``AS IS'' AND ANY EXPRESSED OR IMPLIED WARRANTIES, INCLUDING,
# BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN
# NO EVENT SHALL CARNEGIE MELLON UNIVERSITY NOR ITS EMPLOYEES BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL,
# EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS
# OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
# CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
# SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
"""
SUFFIXES = {".txt", ".md", ".rst", ".py", ".jsonl", ".json", ".html", ""}
WORD = re.compile(r"[a-z']{2,}")
WIDTH = 120


def pronounced(path: Path) -> Iterator[tuple[str, int]]:
    """The words of the dictionary, each with the syllables of its first pronunciation."""
    for line in path.read_text(encoding="utf-8").splitlines():
        word, *phones = line.partition("#")[0].split() or ("",)
        if word.replace("'", "").isalpha() and word.isascii():
            yield word, sum(phone[-1].isdigit() for phone in phones)


def words(paths: Iterable[Path]) -> Counter[str]:
    """How often each word stands in the texts."""
    found: Counter[str] = Counter()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.suffix in SUFFIXES:
                text = file.read_text(encoding="utf-8", errors="ignore")
                found.update(WORD.findall(text.lower().replace("\u2019", "'")))
    return found


def table(wrong: dict[str, int]) -> Iterator[str]:
    """The lines of the table."""
    for number in sorted(set(wrong.values())):
        line = str(number)
        for word in sorted(word for word, count in wrong.items() if count == number):
            if len(line) + len(word) >= WIDTH:
                yield line
                line = str(number)
            line += f" {word}"
        yield line


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dictionary", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--least", type=int, default=2, help="times that a word must stand in the texts")
    given = parser.parse_args()
    common = words(given.texts)
    known = {word: count for word, count in pronounced(given.dictionary) if common[word] >= given.least}
    wrong = {word: count for word, count in known.items() if syllables.by_rule(word) != count}
    sys.stdout.write(NOTICE + "\n".join(table(wrong)) + "\n")
    print(f"{len(known)} words known, {len(wrong)} kept", file=sys.stderr)


if __name__ == "__main__":
    main()
