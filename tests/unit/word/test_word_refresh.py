"""A brief edited in Word and read again: forms follow their places, the attorney's words stay."""

import copy
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from app.citations.placement import place_citations
from app.errors import DamagedFile, UsageError
from app.law.authorities import Authority, AuthorityKey, AuthorityKind
from app.law.briefs import Block, BlockKind, BriefSection, CitationNode, NameNode, NoteNode, RecordNode, TextRun
from app.word import desk, wml
from app.word.document import write_brief
from app.word.pages import PageNumbers
from app.word.refresh import check_edited, refresh_brief
from tests.helpers.briefs import make_brief
from tests.helpers.docx_parts import W, bookmarks, field_codes, paragraphs, part, words_of
from tests.helpers.law import cite, make_authority

AUTHORITIES: dict[str, Authority] = {
    "alpha": make_authority("alpha", name="Alpha v. Roe", citations=(cite("100 F.3d 1"),)),
    "beta": make_authority("beta", name="Beta v. Roe", citations=(cite("200 F.3d 1"),)),
    "act": Authority(key=AuthorityKey("act"), kind=AuthorityKind.STATUTE, name="42 U.S.C. § 1983"),
}
BY_CITE = {"100 F.3d 1": AUTHORITIES["alpha"], "200 F.3d 1": AUTHORITIES["beta"]}
ALPHA = "Alpha v. Roe, 100 F.3d 1, 5 (9th Cir. 2005)."


def a(key="alpha", pin="5", **more):
    return CitationNode(authority=key, pin=pin, **more)


def say(text):
    return TextRun(text=text)


def block(*inlines, kind=BlockKind.PARAGRAPH, **more):
    return Block(kind=kind, inlines=inlines, **more)


BLOCKS = (
    block(say("Argument"), kind=BlockKind.HEADING, level=1, label="I.", anchor="sec00001"),
    block(say("The first point. "), a()),
    block(say("The second point. "), a(pin="7"), say(" The third. "), a(pin="9")),
    block(say("A record point. "), RecordNode(text="FAC ¶ 5.", paper="fac"), say(" The fourth. "), a(pin="9")),
    block(say("As "), NameNode(authority="beta"), say(" held, it is so."), NoteNode(inlines=(say("But "), a("beta")))),
    block(say("The end. "), a("act", None, pin_required=False)),
)


@pytest.fixture
def brief(tmp_path):
    """A document of the blocks with its tables, as it was delivered."""
    section = BriefSection(id="argument", title="", blocks=BLOCKS)
    frame = replace(make_brief(), sections=(section,))
    written = place_citations(frame, AUTHORITIES.get)
    path = tmp_path / "brief.docx"
    labels = {anchor: "1" for entry in written.table for anchor in entry.anchors} | {"sec00001": "1"}
    write_brief(frame, written, path, pages=PageNumbers(labels=labels, sheets=4, body_pages=1))
    return path


@pytest.fixture(autouse=True)
def _no_office(monkeypatch):
    monkeypatch.setattr(desk, "find_soffice", lambda: None)
    monkeypatch.setattr("app.word.convert.find_soffice", lambda: None)


def edit(path, change):
    document = docx.Document(str(path))
    body = [p for p in document.paragraphs if p.style.name in {"Body Text", "Body Continued"}]
    change(body)
    document.save(str(path))


def renew(path):
    target = path.with_name("renewed.docx")
    report = refresh_brief(path, target, None, find_authority=AUTHORITIES.get, find_by_cite=BY_CITE.get)
    assert [str(error) for error in OpenXmlValidator().validate(target).errors] == []
    names = bookmarks(target)
    assert len(names) == len(set(names))
    return report, target


def findings(path):
    return [(f.code, f.message) for f in check_edited(path, AUTHORITIES.get, BY_CITE.get)]


def body_of(path):
    found = [words.replace("\xa0", " ") for style, words in paragraphs(path) if style == "BodyText"]
    return [words for words in found if words]


def authorities_of(path):
    lines = [words.replace("\xa0", " ") for style, words in paragraphs(path) if style == "TableOfAuthorities"]
    return [line.split("\t")[0] for line in lines]


def it_changes_nothing_in_an_untouched_document(brief):
    report, target = renew(brief)
    assert (report.changed, report.kept, report.strangers) == ((), (), ())
    assert body_of(target) == body_of(brief)
    assert field_codes(target)[-8:] == field_codes(brief)[-8:]
    assert findings(brief) == []


def it_writes_in_full_what_has_become_the_first(brief):
    edit(brief, lambda body: body[0]._p.getparent().remove(body[0]._p))
    report, target = renew(brief)
    assert report.changed == (("Id. at 7.", "Alpha v. Roe, 100 F.3d 1, 7 (9th Cir. 2005)."),)
    assert body_of(target)[0] == "The second point. Alpha v. Roe, 100 F.3d 1, 7 (9th Cir. 2005). The third. Id. at 9."
    codes = [code for code in field_codes(target) if "Alpha" in code]
    assert codes[0].startswith('TA \\l "Alpha v. Roe')
    assert len(codes) == 3


def it_shortens_what_is_not_the_first_any_more(brief):
    edit(brief, lambda body: body[3]._p.addnext(body[0]._p))
    report, target = renew(brief)
    assert ("Id. at 7.", "Alpha v. Roe, 100 F.3d 1, 7 (9th Cir. 2005).") in report.changed
    assert (ALPHA, "Alpha, 100 F.3d at 5.") in report.changed
    assert "The first point. Alpha, 100 F.3d at 5." in body_of(target)


def it_counts_what_the_attorney_typed(brief):
    typed = " See also Gamma v. Roe, 300 F.3d 1, 2 (9th Cir. 2001)."
    edit(brief, lambda body: body[0].add_run(typed))
    report, target = renew(brief)
    assert report.changed == (("Id. at 7.", "Alpha, 100 F.3d at 7."),)
    assert len(report.strangers) == 1
    assert body_of(target)[0].endswith(typed)
    assert "Gamma v. Roe, 300 F.3d 1 (9th Cir. 2001)" in authorities_of(target)
    again, _ = renew(target)
    assert (again.changed, again.kept, again.strangers) == ((), (), ())
    assert "Gamma v. Roe, 300 F.3d 1 (9th Cir. 2001)" in authorities_of(again.docx)


def it_leaves_a_citation_that_was_changed_by_hand(brief):
    def change(body):
        run = next(run for run in body[1].runs if "at\xa07" in run.text)
        run.text = run.text.replace("7", "8")

    edit(brief, change)
    assert ("citation_edited", "“Id. at 8.” was changed by hand; it is left as it stands.") in findings(brief)
    report, target = renew(brief)
    assert report.kept == ("Id. at 8.",)
    assert "The second point. Id. at 8. The third. Id. at 9." in body_of(target)
    assert renew(target)[0].kept == ()


def it_reads_tracked_changes_as_accepted_and_leaves_them(brief):
    def change(body):
        deletion = wml.el("w:del", w_id=900, w_author="A", w_date="2026-01-02T00:00:00Z")
        for run in list(body[0]._p.findall(qn("w:r")))[1:]:
            for text in run.findall(qn("w:t")):
                text.tag = qn("w:delText")
            deletion.append(run)
        body[0]._p.append(deletion)
        insertion = wml.el("w:ins", w_id=901, w_author="A", w_date="2026-01-02T00:00:00Z")
        insertion.extend(copy.deepcopy(wml.run("And more.")))
        body[0]._p.append(insertion)

    edit(brief, change)
    report, target = renew(brief)
    assert ("Id. at 7.", "Alpha v. Roe, 100 F.3d 1, 7 (9th Cir. 2005).") in report.changed
    assert [item.tag for item in part(target).iter(f"{W}del", f"{W}ins")] == [f"{W}del", f"{W}ins"]


def it_follows_footnotes(brief):
    edit(brief, lambda body: body[3]._p.getparent().remove(body[3]._p))
    report, target = renew(brief)
    assert not any("Beta" in line for line in authorities_of(target))
    assert report.changed == ()


def it_lists_a_new_heading(brief):
    edit(brief, lambda body: setattr(body[2], "style", "Heading 1"))
    _, target = renew(brief)
    lines = [words for style, words in paragraphs(target) if style == "Toc1"]
    assert any(line.startswith("II.\tA record point.") for line in lines)


def it_marks_its_tables_without_libreoffice(brief):
    report, target = renew(brief)
    assert report.tables_stale
    assert "LibreOffice was not found" in report.notes[0]
    assert any("UPDATE IN WORD" in words for _, words in paragraphs(target))


def it_says_when_the_text_has_changed_since(brief):
    edit(brief, lambda body: body[0].add_run(" More."))
    assert [code for code, _ in findings(brief)] == ["tables_stale"]


def it_says_what_it_cannot_bring_up_to_date(tmp_path):
    other = tmp_path / "other.docx"
    docx.Document().save(str(other))
    assert check_edited(other, AUTHORITIES.get, BY_CITE.get) is None
    with pytest.raises(UsageError, match="marks are not in this document"):
        refresh_brief(other, tmp_path / "x.docx", None, find_authority=AUTHORITIES.get, find_by_cite=BY_CITE.get)
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"no zip")
    with pytest.raises(DamagedFile, match="not a Word document"):
        check_edited(broken, AUTHORITIES.get, BY_CITE.get)


def it_keeps_words_of_an_authority_that_is_gone(brief):
    gone = {key: value for key, value in AUTHORITIES.items() if key != "beta"}
    target = brief.with_name("gone.docx")
    report = refresh_brief(brief, target, None, find_authority=gone.get, find_by_cite={}.get)
    assert any("Beta v. Roe" in words for words in report.strangers)
    assert any("Beta v. Roe, 200 F.3d 1" in words_of(item).replace("\xa0", " ") for item in part(target).iter(f"{W}p"))


def it_reads_a_document_that_another_program_has_saved(brief):
    """Some programs drop styles that nothing uses, and put tables of contents into a frame of their own."""
    document = docx.Document(str(brief))
    styles = document.styles.element
    unused = next(style for style in styles if style.get(qn("w:styleId")) == "StrongEmphasis")
    styles.remove(unused)
    contents = [
        p for p in document.element.body.iter(qn("w:p")) if words_of(p) in {"Table of Contents", "I.\tArgument\t1"}
    ]
    frame = wml.el("w:sdt", wml.el("w:sdtContent"))
    contents[0].addprevious(frame)
    for item in contents:
        frame[0].append(item)
    document.save(str(brief))
    assert findings(brief) == []
    report, target = renew(brief)
    assert (report.changed, report.kept, report.strangers) == ((), (), ())
    assert body_of(target) == body_of(brief)
