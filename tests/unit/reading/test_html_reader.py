"""HTML by content: casebodies, CourtListener's dialects, resource.org, plain pages."""

from pathlib import Path

import pytest

from app.errors import DamagedFile, EmptyFile
from app.law.authorities import ReporterCitation
from app.law.opinions import Opinion, Paragraph
from app.reading.pipeline import read_opinion

PROSE = (
    "The deputies went up the steps of the cabin without a warrant, and the record leaves no doubt that the woman inside"
    " had told them twice to leave before they forced the door."
)
CASEBODY = f"""<section class="casebody" data-case-id="FC:P3d/901/901p3d100.xml" data-firstpage="100" data-lastpage="103">
  <section class="head-matter">
    <p class="parties" id="a">Dana ROE, Plaintiff-Appellant, v. COUNTY OF ELDER, Defendant-Appellee.</p>
    <p class="docketnumber">No. 12–3456.</p>
    <p class="court">Supreme Court of Nevada.</p>
    <p class="decisiondate">Argued Jan. 5, 2012.<br> Decided Sept. 9, 2012.</p>
    <p class="attorneys">Ann Poe, for appellant.</p>
    <p class="judges">Before STONE, HILL and BROOK, Judges.</p>
  </section>
  <article class="opinion" data-type="majority">
    <p class="author">STONE, J.</p>
    <p>{PROSE}<a class="footnotemark" href="#footnote_1_1" id="ref_1">1</a> The rule is <a id="p101" data-label="101"
      class="page-label">*101</a>old: <em>Doe v. Roe,</em> 1 U.S. 1.</p>
    <p><strong>II. Analysis</strong></p>
    <blockquote><p>No person shall enter.</p></blockquote>
    <p><a data-label="102" class="page-label">*102</a>So we hold.</p>
    <aside class="footnote" data-label="1" id="footnote_1_1"><a href="#ref_1">1</a><p>The note’s first part.</p>
      <p>And its second.</p></aside>
  </article>
  <article class="opinion" data-type="dissent">
    <p class="author">HILL, J. (dissenting).</p>
    <p>I would affirm.<a class="footnotemark" href="#footnote_2_1" id="ref_2">1</a>
      <a data-label="103" class="page-label">*103</a>The end.</p>
    <aside class="footnote" data-label="1" id="footnote_2_1"><a href="#ref_2">1</a><p>Alone.</p></aside>
  </article>
</section>"""


def read(folder: Path, text: str | bytes, name: str = "given.txt") -> Opinion:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_opinion(path)


def paragraphs(opinion: Opinion) -> list[Paragraph]:
    return [paragraph for part in opinion.parts for paragraph in part.paragraphs]


@pytest.fixture
def casebody(tmp_path: Path) -> Opinion:
    return read(tmp_path, CASEBODY)


def it_takes_head_matter_from_the_classes_of_a_casebody(casebody: Opinion) -> None:
    assert casebody.source.format == "cap_html"
    assert (casebody.name, casebody.short_name) == ("Roe v. County of Elder", "Roe")
    assert (casebody.court, str(casebody.decided), casebody.docket) == ("nev", "2012-09-09", "12-3456")
    assert casebody.judges == ("Stone", "Hill", "Brook")
    assert casebody.citations == (ReporterCitation("901", "P.3d", "100"),)


def it_takes_kinds_and_authors_from_a_casebody(casebody: Opinion) -> None:
    parts = [(part.kind.value, part.author) for part in casebody.parts]
    assert parts == [("front_matter", None), ("majority", "Stone"), ("dissent", "Hill")]
    assert casebody.author == "Stone"


def it_turns_pages_where_labels_stand(casebody: Opinion) -> None:
    text = next(one for one in paragraphs(casebody) if one.text.startswith("The deputies"))
    place = text.text.index("old:")
    assert (text.page, text.page_turns) == ("100", ((place, "101"),))
    assert next(one for one in paragraphs(casebody) if one.text == "So we hold.").page == "102"
    assert "*" not in "".join(one.text for one in paragraphs(casebody))
    assert dict(casebody.removed) == {"star_page": 3, "footnote_call": 2, "footnote_mark": 2}


def it_keeps_notes_of_one_number_apart(casebody: Opinion) -> None:
    notes = [(note.number, note.text, note.page) for note in casebody.footnotes]
    assert notes == [("1", "The note’s first part. And its second.", "100"), ("1", "Alone.", "102")]
    called = [one.footnotes for one in paragraphs(casebody) if one.footnotes]
    assert called == [("1",), ("1",)]


def it_marks_headings_quotations_and_emphasis(casebody: Opinion) -> None:
    assert [one.text for one in paragraphs(casebody) if one.heading] == ["II. Analysis"]
    assert [one.text for one in paragraphs(casebody) if one.block_quote] == ["No person shall enter."]
    text = next(one for one in paragraphs(casebody) if one.emphasis and not one.heading)
    assert [text.text[span.start : span.end] for span in text.emphasis] == ["Doe v. Roe,"]


LAWBOX = f"""<div>
<center><b><span class="citation no-link"><span class="volume">601</span> <span class="reporter">F.3d</span>
<span class="page">10</span></span> (2010)</b></center>
<center><h1>Dana ROE, Plaintiff, Appellant,<br>v.<br>Lee POE, in his official capacity; and others, Defendants.<br>
Max Doe, Plaintiff,<br>v.<br>Lee Poe.</h1></center>
<center>Nos. 09-1818, 09-1819.</center>
<center><p><b>United States Court of Appeals, First Circuit.</b></p></center>
<center>Decided June 10, 2010.</center>
<p><span class="star-pagination">*11</span> Before HILL, Circuit Judge.</p>
<p>HILL<sup>[*]</sup>, Circuit Judge.</p>
<p>{PROSE} It was the 10<sup>th</sup> time.<sup>[1]</sup> <span class="star-pagination">*12</span> We affirm.</p>
<h2>NOTES</h2>
<p>[*]  Sitting by designation.</p>
<p>[1]  A note that</p><blockquote>quotes.</blockquote>
</div>"""


def it_reads_the_lawbox_dialect(tmp_path: Path) -> None:
    opinion = read(tmp_path, LAWBOX)
    assert opinion.source.format == "courtlistener_html"
    assert opinion.name == "Roe v. Poe"
    assert (opinion.court, opinion.dockets) == ("ca1", ("09-1818", "09-1819"))
    assert [str(citation) for citation in opinion.citations] == ["601 F.3d 10"]
    assert [(note.number, note.text, note.page) for note in opinion.footnotes] == [
        ("*", "Sitting by designation.", "11"),
        ("1", "A note that quotes.", "11"),
    ]
    text = next(one for one in paragraphs(opinion) if one.text.startswith("The deputies"))
    assert "10th time. We affirm." in text.text
    assert text.page_turns == ((text.text.index("We affirm"), "12"),)
    assert not any("NOTES" in one.text for one in paragraphs(opinion))


RESOURCE = f"""<html><head><title>9 U.S. 9</title><meta name="description" content="Transformed by Public.Resource.Org"/>
<script>var x = "not text";</script></head><body>
<p class="case_cite">9 U.S. 9</p><p class="case_cite">3 S.Ct. 4</p>
<p class="parties">POE<br/>v.<br/>ROE <i>et al.</i></p><p class="date">January 26, 1891.</p>
<div class="prelims"><p class="indent">Mr. Justice HILL, after stating the facts as above, delivered the opinion of the
court.</p></div>
<div class="num" id="p1"><span class="num">1</span><p class="indent">{PROSE}<a class="footnote" href="#fn1" id="fn1_ref">1</a></p></div>
<div class="footnotes"><div class="footnote" id="fn1"><a class="footnote" href="#fn1_ref">1</a><p> Small.</p></div></div>
</body></html>"""


def it_reads_resource_org(tmp_path: Path) -> None:
    opinion = read(tmp_path, RESOURCE)
    assert opinion.source.format == "resource_org_html"
    assert (opinion.name, str(opinion.decided)) == ("Poe v. Roe", "1891-01-26")
    assert [str(citation) for citation in opinion.citations] == ["9 U.S. 9", "3 S. Ct. 4"]
    assert [(part.kind.value, part.author) for part in opinion.parts][1:] == [("majority", "Hill")]
    assert [note.text for note in opinion.footnotes] == ["Small."]
    assert dict(opinion.removed)["paragraph_number"] == 1
    assert "not text" not in str(opinion.parts)


def it_reads_preformatted_text_as_that_text(tmp_path: Path) -> None:
    slip = (
        "<pre class='inline'>                 SUPREME COURT OF THE UNITED STATES\n\n   Justice Hill delivered the opinion of"
        " the Court.\n   The cabin’s door was closed and stayed closed\nwhile the officers waited. See "
        "</pre><span class='citation'><span class='volume'>45</span> <span>U. S. C.</span></span><pre class='inline'>\n"
        "§51, for the rule.</pre>"
    )
    opinion = read(tmp_path, slip)
    assert opinion.source.format == "courtlistener_html"
    assert any("waited. See 45 U. S. C. §51, for the rule." in one.text for one in paragraphs(opinion))


def it_reads_a_plain_page_without_its_furniture(tmp_path: Path) -> None:
    page = (
        f"<!DOCTYPE html><html><head><style>p {{}}</style></head><body><nav>Home</nav><h2>Background</h2><p>{PROSE}</p>"
        "<ul><li>first</li><li>mid&shy;dle</li></ul>line one<br><br>line two<footer>Privacy</footer></body></html>"
    )
    opinion = read(tmp_path, page)
    assert opinion.source.format == "html"
    assert [one.text for one in paragraphs(opinion)] == ["Background", PROSE, "first", "middle", "line one", "line two"]
    assert (opinion.name, opinion.court, opinion.decided, opinion.docket) == (None, None, None, None)


@pytest.mark.parametrize(
    ("call", "notes"),
    [
        ("<sup>1</sup>", "<h3>Notes</h3><p><sup>1</sup> A note.</p>"),
        ("<sup>[1]</sup>", "<p>[1] A note.</p>"),
        ("<a href='#_ftn1' name='_ftnref1'>[1]</a>", "<hr><p><a href='#_ftnref1' name='_ftn1'>[1]</a> A note.</p>"),
        (
            "<sup id='cite_ref-1'><a href='#cite_note-1'>[1]</a></sup>",
            "<h2>Notes</h2><ol><li id='cite_note-1'><a href='#cite_ref-1'>^</a> A note.</li></ol>",
        ),
    ],
)
def it_parts_notes_however_a_page_marks_them(tmp_path: Path, call: str, notes: str) -> None:
    opinion = read(tmp_path, f"<html><body><p>{PROSE}{call} More.</p>{notes}</body></html>")
    assert [(note.number, note.text) for note in opinion.footnotes] == [("1", "A note.")]
    assert [(one.text, one.footnotes) for one in paragraphs(opinion)] == [(f"{PROSE} More.", ("1",))]


def it_ends_the_notes_where_another_writing_begins(tmp_path: Path) -> None:
    page = (
        f"<html><body><p>Justice HILL delivered the opinion of the Court.</p><p>{PROSE}<sup>1</sup></p>"
        f"<p><sup>1</sup> A note.</p><p>Its end.</p><p>Justice POE, dissenting.</p><p>{PROSE}</p></body></html>"
    )
    opinion = read(tmp_path, page)
    assert [(part.kind.value, part.author) for part in opinion.parts] == [("majority", "Hill"), ("dissent", "Poe")]
    assert [note.text for note in opinion.footnotes] == ["A note. Its end."]


def it_keeps_an_exponent_in_its_words(tmp_path: Path) -> None:
    opinion = read(
        tmp_path, f"<html><body><p>{PROSE} About 10<sup>15</sup> of <i>them</i> § 7.<sup>2</sup></p></body></html>"
    )
    text = paragraphs(opinion)[0]
    assert text.text == f"{PROSE} About 10¹⁵ of them § 7."
    assert [text.text[span.start : span.end] for span in text.emphasis] == ["them"]
    assert text.footnotes == ("2",)


def it_reads_the_main_element_of_a_page(tmp_path: Path) -> None:
    page = f"<html><body><div>More cases</div><main><p>{PROSE}</p></main><div>Subscribe</div></body></html>"
    assert [one.text for one in paragraphs(read(tmp_path, page))] == [PROSE]
    small = f"<html><body><p>{PROSE}</p><main><p>Menu</p></main></body></html>"
    assert [one.text for one in paragraphs(read(tmp_path, small))] == [PROSE, "Menu"]


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        ("<html><head><meta charset='iso-8859-1'></head><body><p>“Señor” § 1983 – one</p></body></html>", "cp1252"),
        ("<html><body><p>“Señor” § 1983 – one</p></body></html>", "cp1252"),
        ("<html><head><meta charset='koi8-r'></head><body><p>“Señor” § 1983 – one</p></body></html>", "utf-8"),
        ("<html><body><p>“Señor” § 1983 – one</p></body></html>", "utf-16"),
        (
            "<?xml version='1.0' encoding='mac_roman'?><html><body><p>“Señor” § 1983 – one</p></body></html>",
            "mac_roman",
        ),
    ],
)
def it_decodes_what_pages_are_written_in(tmp_path: Path, page: str, encoding: str) -> None:
    assert paragraphs(read(tmp_path, page.encode(encoding)))[0].text == "“Señor” § 1983 – one"


def it_keeps_a_declared_utf_8_page_with_a_broken_letter(tmp_path: Path) -> None:
    page = "<html><head><meta charset='utf-8'></head><body><p>“Señor” </p></body></html>".encode()
    assert paragraphs(read(tmp_path, page.replace(b" </p>", b" a\xffb</p>")))[0].text == "“Señor” a\ufffdb"


@pytest.mark.parametrize(
    ("page", "error", "words"),
    [
        ("<html><body><script>x</script></body></html>", EmptyFile, "no words"),
        ("<!DOCTYPE html [<!ENTITY a 'b'>]><html><p>&a;</p></html>", DamagedFile, "entities"),
        ("<p " + "a" * 70_000 + ">x</p>", DamagedFile, "65,000"),
        ("<p " + " ".join(f"a{n}='1'" for n in range(300)) + ">x</p>", DamagedFile, "attributes"),
        ("<div>" * 3000 + "x" + "</div>" * 3000, DamagedFile, "deeply"),
    ],
)
def it_refuses_what_is_empty_or_built_to_do_harm(tmp_path: Path, page: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        read(tmp_path, page)
