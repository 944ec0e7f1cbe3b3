"""Writes what follows from the code: the page of each rule and their index, tables in other pages, JSON Schemas.

``python docs/build.py`` writes ``docs/rules/``, the tables in ``docs/targets.md``, ``docs/brief.md`` and
``docs/configuration.md``, and ``jobwriter/schemas/``; with ``--check`` it says what is stale, and fails.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jinja2

from jobwriter import config, engine, law, packs, ruleschema, targets, yamlfile
from jobwriter.brief.fields import Group
from jobwriter.brief.jsonschema import json_schema as brief_json_schema
from jobwriter.brief.kinds import Choice, Day, Flag, Kind, Many, Number, Shares, Text
from jobwriter.brief.roles import ROLES
from jobwriter.brief.schema import schema as brief_schema
from jobwriter.config import extending
from jobwriter.config import jsonschema as config_schema
from jobwriter.rule import CATEGORIES, Rule
from jobwriter.targets.profiles import Length, Source, Target

HERE = Path(__file__).parent
SCHEMAS = HERE.parent / "jobwriter" / "schemas"
KINDS = {
    "law": "law or regulator",
    "study": "study",
    "guidance": "guidance",
    "house": "convention of this project",
}
_LONGEST = 600
"""Characters of an example that a page shows."""
_MOST = 10
"""Examples of each kind that a page shows."""
_FEW = 20
"""Words that a field may hold and that are all named."""
_TOLD = {"text", "base", "missing", "because", "allow", "fixed"}
_ESCAPED = str.maketrans({mark: f"\\{mark}" for mark in "<*#_|"})


def pages() -> Mapping[str, str]:
    """The text of each page by its name in ``docs/rules/``."""
    rules = packs.load().rules
    environment = jinja2.Environment(  # noqa: S701 - Markdown, not HTML
        loader=jinja2.FileSystemLoader(HERE), undefined=jinja2.StrictUndefined, keep_trailing_newline=True
    )
    template = environment.get_template("rule.md.j2")
    written = {f"{rule.id}.md": _page(template, rule) for rule in rules.values()}
    written["README.md"] = _index(rules)
    return written


def _page(template: jinja2.Template, rule: Rule) -> str:
    examples = yamlfile.load(Path(rule.file).read_text(encoding="utf-8"), rule.file)["examples"]
    text = template.render(
        rule=rule,
        kinds=KINDS,
        short=engine.SHORT,
        contested=any(item.contested for item in rule.evidence),
        bad=[_shown(row) for row in examples["bad"][:_MOST]],
        good=[{"shown": _shown(row), "because": row["because"]} for row in examples["good"][:_MOST]],
        raises=law.expanded(rule.raises),
    )
    return "\n".join(_single(text)) + "\n"


def _single(text: str) -> list[str]:
    """Lines without spaces at their ends, no more than one empty line between them, and none at the end."""
    lines: list[str] = []
    for line in text.rstrip().split("\n"):
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return lines


def _shown(row: Any) -> str:
    """An example as a quotation with its marks in bold; of one made from the good ad, the parts that it changes."""
    if isinstance(row, str):
        row = {"text": row}
    text = str(row["text"]) if "text" in row else _changed(row["base"])
    notes = [f"{name.replace('_', ' ')}: {row[name]}" for name in row if name not in _TOLD]
    if row.get("missing"):
        notes.append("reported for the ad as a whole")
    if len(text) > _LONGEST and "[[" in text:
        text = "\n\n".join(part for part in text.split("\n\n") if "[[" in part)
    if len(text) > _LONGEST:
        text = text[: text.rindex(" ", 0, _LONGEST)] + " ..."
    text = text.strip().translate(_ESCAPED).replace("[[", "**").replace("]]", "**")
    quoted = "\n".join(f"> {line}" for line in text.split("\n"))
    return f"{quoted}\n" + (f">\n> ({'; '.join(notes)})\n" if notes else "")


def _changed(base: Any) -> str:
    """What an example changes in the good ad of ``checks/base.yaml``."""
    if not isinstance(base, Mapping) or not base:
        return "(the good ad of checks/base.yaml as it is)"
    left_out = [name for name, text in base.items() if not text]
    parts = [str(text) for text in base.values() if text]
    if left_out:
        parts.append(f"(the good ad of checks/base.yaml without: {', '.join(left_out)})")
    return "\n\n".join(parts)


def _index(rules: Mapping[str, Rule]) -> str:
    out = [
        "# Rules",
        "",
        f"{len(rules)} rules in {len(CATEGORIES)} categories; one page each, made from `checks/` by `docs/build.py`.",
        "Error: unlawful or broken. Warning: known harm. Suggestion: style.",
    ]
    for category in CATEGORIES:
        held = [rule for rule in rules.values() if rule.category == category]
        held.sort(key=lambda rule: (("error", "warning", "suggestion").index(rule.severity), rule.id))
        out += ["", f"## {category.capitalize()}", "", "| rule | severity | what it is about |", "|---|---|---|"]
        for rule in held:
            mark = " (preview)" if rule.status == "preview" else ""
            out.append(f"| [{rule.id}]({rule.id}.md) | {rule.severity}{mark} | {rule.title} |")
    return "\n".join(out) + "\n"


def brief_fields(page: str) -> str:
    """The page of the brief with a fresh table of its fields between its marks."""
    start, end = "<!-- fields -->\n", "<!-- /fields -->"
    head, _, rest = page.partition(start)
    out = ["| field | holds | question | needed | for |", "|---|---|---|---|---|", *_fields(brief_schema(), "")]
    return head + start + "\n".join(out) + "\n" + end + rest.partition(end)[2]


def _fields(group: Group, prefix: str) -> Iterator[str]:
    for name, field in group.fields.items():
        kind = field.kind
        asked = [role for role, item in ROLES.items() if prefix + name in item.demands]
        needed = "yes" if field.required or len(asked) == len(ROLES) else ", ".join(asked)
        undecided = ", or `not decided`" if field.open else ""
        cells = (f"`{prefix}{name}`", _holds(kind) + undecided, field.question, needed, ", ".join(field.roles))
        yield f"| {' | '.join(cells)} |".replace("|  |", "| |").replace("|  |", "| |")
        inner = kind.of if isinstance(kind, Many) else kind
        if isinstance(inner, Group):
            yield from _fields(inner, f"{prefix}{name}{'[]' if inner is not kind else ''}.")


def _holds(kind: Kind) -> str:
    """What a field may hold, in a few words."""
    if isinstance(kind, Choice):
        return ", ".join(f"`{word}`" for word in kind.allowed) if len(kind.allowed) <= _FEW else "a code"
    if isinstance(kind, Text):
        return f"text, {kind.least} to {kind.most} characters"
    if isinstance(kind, Number):
        return f"{'a whole number' if kind.whole else 'a number'}, {kind.least:,g} to {kind.most:,g}"
    if isinstance(kind, Many):
        inner = "entries" if isinstance(kind.of, Group) else f"of {_holds(kind.of)}"
        return f"a list, {kind.least} to {kind.most}, {inner}"
    return {Flag: "yes or no", Day: "a date", Shares: "activities with their percent", Group: "fields"}[type(kind)]


def boards(page: str) -> str:
    """The page of boards with a fresh table between its marks."""
    start, end = "<!-- limits -->\n", "<!-- /limits -->"
    head, _, rest = page.partition(start)
    out = [
        "| target | box | title | text | tags kept | forbidden in the text | shown for | wants | read |",
        "|---|---|---|---|---|---|---|---|---|",
        *map(_board, targets.load().values()),
    ]
    return head + start + "\n".join(out) + "\n" + end + rest.partition(end)[2]


def _board(target: Target) -> str:
    tags, forbids, fields = target.tags, target.forbids, target.fields
    parts = (target.tags, target.title, target.summary, target.description, forbids, target.runs, fields)
    sources = [part.source for part in parts if part] + ([target.plain_spaces] if target.plain_spaces else [])
    text = [_span(target.description)] if target.description else []
    text += [f"summary {_span(target.summary)}"] if target.summary else []
    text += ["common spaces only"] if target.plain_spaces else []
    cells = (
        f"`{target.id}`",
        target.format,
        _span(target.title) if target.title else "",
        "; ".join(text),
        " ".join(tags.names) if tags else "",
        ", ".join(targets.CONTACTS[name] for name in forbids.names) if forbids else "",
        f"{target.runs.most} days" if target.runs else "",
        ", ".join(f"`{name}`".replace("|", "` or `") for name in fields.names) if fields else "",
        " ".join(map(_read, dict.fromkeys(sources))),
    )
    return f"| {' | '.join(cells)} |".replace("|  |", "| |").replace("|  |", "| |")


def _span(length: Length) -> str:
    if not length.least:
        return f"up to {length.told(length.most)}"
    return f"{length.least:,} to {length.told(length.most)}" if length.most else f"from {length.told(length.least)}"


def _read(source: Source) -> str:
    return f"[{source.read.isoformat()}{' (copy)' if source.copy else ''}]({source.url})"


def settings(page: str) -> str:
    """The page of the configuration with a fresh table of settings, and the presets as they are."""
    told = config_schema.meanings()
    default = config.Settings()
    rows = ["| setting | holds | default | through `extends` |", "|---|---|---|---|"]
    for name in config.KEYS:
        value = getattr(default, name)
        shown = f"`{str(value).lower() if isinstance(value, bool) else value}`" if isinstance(value, str | bool) else ""
        joins = "joined" if config.CHECKS[name].joined else "nearest"
        rows.append(f"| `{name}` | {told[name]} | {shown} | {joins} |".replace("|  |", "| |"))
    made = []
    for name, file in extending.presets().items():
        made += [f"### {name}", "", "```yaml", file.read_text(encoding="utf-8").rstrip(), "```", ""]
    return _between(_between(page, "settings", "\n".join(rows)), "presets", "\n".join(made).rstrip())


def _between(page: str, mark: str, text: str) -> str:
    """The page with another text between two marks."""
    start, end = f"<!-- {mark} -->\n", f"<!-- /{mark} -->"
    head, _, rest = page.partition(start)
    return f"{head}{start}{text}\n{end}{rest.partition(end)[2]}"


def schemas() -> Mapping[str, str]:
    """The text of each JSON Schema by its name in ``jobwriter/schemas/``."""
    made = {
        "brief": brief_json_schema(),
        "config": config_schema.json_schema(),
        "rule": ruleschema.json_schema(),
    }
    return {f"{name}.json": json.dumps(schema, indent=1, ensure_ascii=False) + "\n" for name, schema in made.items()}


def stale(folder: Path) -> list[str]:
    """Names of pages that are missing, out of date, or of a rule that is no more."""
    fresh = pages()
    kept = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    return sorted(name for name in fresh.keys() | kept.keys() if fresh.get(name) != kept.get(name))


TABLES = {"targets.md": boards, "brief.md": brief_fields, "configuration.md": settings}
"""Pages that hold a table made here, with what makes it."""


def _kept(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


def main() -> int:
    """Write the pages, or check them."""
    folder = HERE / "rules"
    written = {name: (HERE / name).read_text(encoding="utf-8") for name in TABLES}
    if "--check" in sys.argv[1:]:
        names = [f"rules/{name}" for name in stale(folder)]
        names += [name for name, page in written.items() if TABLES[name](page) != page]
        names += [f"../jobwriter/schemas/{name}" for name, text in schemas().items() if _kept(SCHEMAS / name) != text]
        for name in names:
            print(f"docs/{name} is stale; run: python docs/build.py")
        return 1 if names else 0
    for name, page in written.items():
        (HERE / name).write_text(TABLES[name](page), encoding="utf-8")
    SCHEMAS.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (SCHEMAS / name).write_text(text, encoding="utf-8")
    folder.mkdir(exist_ok=True)
    fresh = pages()
    for path in folder.glob("*.md"):
        if path.name not in fresh:
            path.unlink()
    for name, text in fresh.items():
        (folder / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
