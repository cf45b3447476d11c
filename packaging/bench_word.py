"""Word and PDF measured: the writing of 25 pages, LibreOffice's passes, and docxtpl with the same text in the same run.

docxtpl fills the words alone into plain paragraphs; the program also writes citations' bookmarks and TA marks,
footnotes, lists and both tables. The ratio says what that costs.
"""

import io
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
            start = time.perf_counter()
            report = export_brief(brief, written, folder / "a.docx", folder / "a.pdf")
            figures |= {
                "docx_and_pdf_s": round(time.perf_counter() - start, 2),
                "passes": report.passes,
                "body_pages": report.body_pages,
                "tables_stale": report.tables_stale,
            }
    return figures


if __name__ == "__main__":
    import json

    print(json.dumps(bench_word(), indent=1))
