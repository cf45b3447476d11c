"""Facts made of paragraphs stand in the order of the complaint, whatever was taken first."""

from dataclasses import replace

from app.law.matters import PaperKind
from app.law.opposing import NumberedParagraph, PaperReading
from app.matters.editing import put_reading, take_paragraphs
from tests.helpers.matters import make_matter


def it_puts_a_fact_before_those_of_later_paragraphs():
    bare = replace(make_matter(), facts=())
    complaint = bare.find_operative(PaperKind.COMPLAINT)
    assert complaint is not None
    read = tuple(NumberedParagraph(number=str(n), text=f"It was {n}.") for n in range(1, 12))
    matter = put_reading(bare, PaperReading(paper=complaint.id, filename="c.txt", sha256="0", paragraphs=read))
    for numbers in (["3", "10"], ["9", "2", "11"], ["2"]):
        matter = take_paragraphs(matter, complaint.id, numbers)
    assert [fact.cites[0].paragraphs[0] for fact in matter.facts] == ["2", "3", "9", "10", "11"]


def it_begins_a_paragraph_where_the_complaint_heads_another_part():
    bare = replace(make_matter(), facts=())
    complaint = bare.find_operative(PaperKind.COMPLAINT)
    assert complaint is not None
    heads = {4: "A. The stop", 6: "B. The search"}
    read = tuple(NumberedParagraph(number=str(n), text=f"It was {n}.", heading=heads.get(n, "")) for n in range(3, 16))
    matter = put_reading(bare, PaperReading(paper=complaint.id, filename="c.txt", sha256="0", paragraphs=read))
    taken = take_paragraphs(matter, complaint.id, [p.number for p in read if p.number != "4"], tags=["force"])
    begins = [fact.cites[0].paragraphs[0] for fact in taken.facts if fact.begins_paragraph]
    assert begins == ["3", "5", "6", "11"]
    assert all("force" in fact.tags for fact in taken.facts)


def it_leaves_paragraphs_to_the_brief_where_the_complaint_has_no_headings():
    bare = replace(make_matter(), facts=())
    complaint = bare.find_operative(PaperKind.COMPLAINT)
    assert complaint is not None
    read = tuple(NumberedParagraph(number=str(n), text=f"It was {n}.") for n in range(1, 12))
    matter = put_reading(bare, PaperReading(paper=complaint.id, filename="c.txt", sha256="0", paragraphs=read))
    taken = take_paragraphs(matter, complaint.id, [p.number for p in read])
    assert not any(fact.begins_paragraph for fact in taken.facts)
