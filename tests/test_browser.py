"""Our pages in a browser: no wider than a small phone, headings in order, markup that reads, two sheets of paper."""

import base64
import datetime as dt
import hashlib
import html
import json
import os
import re
import shutil
import subprocess
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from jobwriter import brief, compare, config, generate, linting, packs, readers
from jobwriter.formats import html as report_page
from jobwriter.generate.forms import render
from jobwriter.report import Report
from jobwriter.rewriting import read_brief, rewrite
from jobwriter.source import Source

SEEDS = Path(__file__).parent.parent / "seeds"
BRIEFS = sorted((SEEDS / "briefs").glob("*.job.yaml"))
DRAFTS = [SEEDS / "drafts" / "tool-wall.md", SEEDS / "drafts" / "hidden-pay.md", SEEDS / "pages" / "api-demo.txt"]
DAY = dt.date(2026, 12, 1)
NARROW = 320
MEASURE = """<!doctype html><html><body>%s<script>
onload = () => {
  const told = [...document.querySelectorAll("iframe")].map(frame => {
    const page = frame.contentDocument, root = page.documentElement;
    const markup = page.querySelector('script[type="application/ld+json"]');
    return {
      room: root.clientWidth, width: root.scrollWidth, lang: root.lang, mains: page.querySelectorAll("main").length,
      headings: [...page.querySelectorAll("h1,h2,h3")].map(heading => +heading.tagName[1]),
      title: markup && JSON.parse(markup.textContent).title, tab: page.title,
      first: page.querySelector("h1")?.textContent,
      height: page.body.offsetHeight
    };
  });
  document.body.textContent = JSON.stringify(told);
};
</script></body></html>"""


@cache
def browser() -> str:
    """Chromium, where there is one that starts."""
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        path = shutil.which(name)
        if path and subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0:
            return path
    pytest.skip("!!!! PAGES NOT SHOWN TO A BROWSER: it needs chromium !!!!")


@pytest.fixture(autouse=True)
def shown():
    browser()


def chromium(folder: Path, *arguments: str) -> str:
    """What Chromium writes to its output, with a profile that nobody else has."""
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    done = subprocess.run(
        [browser(), "--headless", "--disable-gpu", f"--user-data-dir={folder / 'profile'}", *root, *arguments],
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=True,
    )  # fmt: skip
    return done.stdout


def measured(pages: list[str], folder: Path, width: int = NARROW) -> list[dict]:
    """Each page laid out in a window of that width."""
    frames = "".join(f'<iframe width="{width}" height="800" srcdoc="{html.escape(page)}"></iframe>' for page in pages)
    (folder / "frames.html").write_text(MEASURE % frames, encoding="utf-8")
    shown = chromium(folder, "--dump-dom", (folder / "frames.html").as_uri())
    told = json.loads(html.unescape(re.search(r"<body>(.*)</body>", shown, re.DOTALL)[1]))
    assert len(told) == len(pages)
    return told


def ad(path: Path) -> str:
    read = brief.read(path.read_text(encoding="utf-8"), path.name)
    return render(read, generate.markdown(read), "html", page=True, today=DAY).decode()


@cache
def before_and_after(path: Path) -> str:
    settings = config.Settings(as_of=DAY, jurisdictions=("GB",))
    draft = readers.read(Source(path.name, path.read_text(encoding="utf-8")))[0]
    result = rewrite(draft, read_brief(draft, settings), settings)
    report = compare.Report(
        "Before and after", scores=("1", "2"), gone=result.gone(), remaining=result.remaining(), new=result.new(),
        left_out=result.left_out(), questions=result.questions(),
    )  # fmt: skip
    return compare.html(result.table(), report)


def test_ads_fit_a_small_phone_and_carry_their_markup(tmp_path):
    found = measured([ad(path) for path in BRIEFS], tmp_path)
    for path, page in zip(BRIEFS, found, strict=True):
        assert page["width"] <= page["room"] <= NARROW, path.name
        assert page["lang"] == path.name.split(".")[1]
        assert page["mains"] == 1
        assert page["headings"][0] == 1
        assert set(page["headings"][1:]) == {2}
        assert page["title"] == page["first"]
        assert page["tab"].startswith(f"{page['first']} at ")
        assert page["height"] > 800


def test_long_words_do_not_widen_a_page(tmp_path):
    link = "https://jobs.example/" + "a-very-long-path/" * 12 + "x" * 90
    long = ad(BRIEFS[0]).replace("</h1>", f" {'Donaudampfschiff' * 5}</h1>", 1)
    long = long.replace("</main>", f'<ul><li>{"y" * 120} <a href="{link}">{link}</a></li></ul></main>')
    draft = tmp_path / "ad.md"
    draft.write_text(f"# Fitter\n\nWe mend pumps: {link}\n\n## Duties\n\n- Mend {'z' * 120}.\n", encoding="utf-8")
    wide = ad(BRIEFS[0]).replace("</main>", '<p style="width:600px">x</p></main>')
    first, second, control = measured([long, before_and_after(draft), wide], tmp_path)
    assert first["width"] <= first["room"]
    assert second["width"] <= second["room"]
    assert control["width"] > control["room"]


@pytest.mark.parametrize("width", [NARROW, 1280])
def test_before_and_after_fits_every_window(tmp_path, width):
    for page in measured([before_and_after(path) for path in DRAFTS], tmp_path, width):
        assert page["width"] <= page["room"] <= width
        assert page["headings"][:2] == [1, 2]
        assert page["mains"] == 1
        assert page["height"] < (12_000 if width < 1000 else 4_000)


@cache
def reported(*paths: Path) -> str:
    settings = config.Settings(as_of=DAY, jurisdictions=("GB",))
    drafts = [readers.read(Source(path.name, path.read_text(encoding="utf-8")))[0] for path in paths]
    return report_page.render(
        Report(tuple(linting.lint_draft(draft, settings) for draft in drafts), packs.load().rules)
    )


@pytest.mark.parametrize("width", [NARROW, 1280])
def test_a_report_fits_every_window(tmp_path, width):
    long = tmp_path / "long.md"
    link = "https://jobs.example/" + "a-very-long-path/" * 12
    long.write_text(f"# Fitter {'Donaudampfschiff' * 9}\n\nA rockstar, {'z' * 120}: {link}\n", encoding="utf-8")
    for page in measured([reported(*DRAFTS), reported(DRAFTS[0]), reported(long)], tmp_path, width):
        assert page["width"] <= page["room"] <= width
        assert page["headings"][:2] == [1, 2]
        assert all(after - before <= 1 for before, after in pairwise(page["headings"]))
        assert page["mains"] == 1
        assert page["lang"] == "en"


def test_the_style_of_a_report_is_let_in_and_a_script_is_not(tmp_path):
    page = reported(DRAFTS[0])
    hostile = page.replace("</main>", "<script>document.title = 'run'</script></main>")
    styled, refused, control = measured(
        [page, hostile, hostile.replace("Content-Security-Policy", "nothing")], tmp_path, 1280
    )
    plain = page.replace("sha256-", "sha256-x")
    assert styled["tab"] == refused["tab"] != "run"
    assert control["tab"] == "run"
    assert measured([plain], tmp_path, 1280)[0]["height"] != styled["height"]


@pytest.mark.parametrize(("paper", "height"), [("A4", 841), ("Letter", 792)])
def test_printed_each_ad_begins_on_a_page(tmp_path, paper, height):
    ads = [tmp_path / f"{number}.md" for number in range(3)]
    for ad in ads:
        ad.write_text("# Fitter\n\nYou mend pumps in Leeds.\n", encoding="utf-8")
    text = reported(*ads).replace("@page {", f"@page {{ size: {paper};")
    counts = []
    for number, made in enumerate((text, text.replace("break-before: page", "break-before: auto"))):
        pdf = printed(made, tmp_path / str(number))
        counts.append(len(re.findall(rb"/Type\s*/Page\b", pdf)))
        assert re.search(rb"/MediaBox\s*\[0 0 [\d.]+ %d" % height, pdf)
    assert counts[0] >= 4  # the index and three ads
    assert counts[1] < counts[0]


def test_a_printed_report_keeps_where_its_links_lead(tmp_path):
    pdf = printed(reported(DRAFTS[1]), tmp_path)
    assert re.search(rb"/URI \(https://[^)]*/docs/rules/missing-pay.md\)", pdf)
    assert b"/Dest" in pdf


def printed(page: str, folder: Path) -> bytes:
    """A page as Chromium prints it; the hash of its style is made anew."""
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    folder.mkdir(exist_ok=True)
    file = folder / "report.html"
    file.write_text(re.sub("sha256-[^']+", f"sha256-{digest}", page), encoding="utf-8")
    chromium(folder, f"--print-to-pdf={folder / 'report.pdf'}", "--no-pdf-header-footer", file.as_uri())
    return (folder / "report.pdf").read_bytes()


def test_an_ad_takes_two_sheets_of_paper(tmp_path):
    (tmp_path / "ad.html").write_text(ad(SEEDS / "briefs" / "applied-scientist.en-US.job.yaml"), encoding="utf-8")
    chromium(
        tmp_path, f"--print-to-pdf={tmp_path / 'ad.pdf'}", "--no-pdf-header-footer", (tmp_path / "ad.html").as_uri()
    )
    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "ad.pdf").read_bytes())) == 2
