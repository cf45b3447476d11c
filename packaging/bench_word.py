"""Word and PDF measured: the writing of 25 pages, LibreOffice's passes, and docxtpl with the same text in the same run.

docxtpl fills the words alone into plain paragraphs; the program also writes citations' bookmarks and TA marks,
footnotes, lists and both tables. The ratio says what that costs.
"""

import io
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from docx import Document
from docxtpl import DocxTemplate

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.law.briefs import WrittenBlock, WrittenBrief  # noqa: E402
from app.word.convert import find_soffice  # noqa: E402
from app.word.document import write_brief  # noqa: E402
from app.word.export import export_brief  # noqa: E402
from app.word.pages import PageNumbers  # noqa: E402
from tests.helpers.long_brief import make_long_brief  # noqa: E402

_RUNS = 5


def _median(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return round(statistics.median(times), 3)


def _template() -> bytes:
    """A Word template with one paragraph for each line."""
    document = Document()
    for words in ("{%p for line in lines %}", "{{ line }}", "{%p endfor %}"):
        document.add_paragraph(words)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _lines(written: WrittenBrief) -> list[str]:
    return [block.text for block in written.blocks if isinstance(block, WrittenBlock)]


def bench_word() -> dict[str, object]:
    """The figures of one paper of 26 pages, 220 citations and 20 footnotes."""
    brief, written = make_long_brief()
    pages = PageNumbers(labels={}, sheets=34, body_pages=26)
    template = _template()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def fill() -> None:
            filled = DocxTemplate(io.BytesIO(template))
            filled.render({"lines": _lines(written)}, autoescape=True)
            filled.save(folder / "docxtpl.docx")

        ours = _median(lambda: write_brief(brief, written, folder / "ours.docx", pages=pages))
        theirs = _median(fill)
        figures: dict[str, object] = {"docx_s": ours, "docxtpl_s": theirs, "to_docxtpl": round(ours / theirs, 2)}
        if find_soffice():
            figures |= _export(folder)
    return figures


def _export(folder: Path) -> dict[str, object]:
    """Tables and PDF of the same paper: first with new settings of LibreOffice's, then, three times, with kept ones."""
    brief, written = make_long_brief()
    times, processor = [], []
    for _ in range(4):
        start, used = time.perf_counter(), _processor_seconds()
        report = export_brief(brief, written, folder / "a.docx", folder / "a.pdf")
        times.append(round(time.perf_counter() - start, 2))
        processor.append(round(_processor_seconds() - used, 2))
    return {
        "first_docx_and_pdf_s": times[0],
        "docx_and_pdf_s": statistics.median(times[1:]),
        "docx_and_pdf_cpu_s": statistics.median(processor[1:]),
        "passes": report.passes,
        "body_pages": report.body_pages,
        "tables_stale": report.tables_stale,
    }


def _processor_seconds() -> float:
    """Of this program, and of the LibreOffices that it has seen end."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


if __name__ == "__main__":
    import json

    print(json.dumps(bench_word(), indent=1))
