"""What the attorney typed as a citation and is none: named once, and let pass only with a reason."""

import pytest

from app.checking.typed_citations import check_typed_citations
from app.law.briefs import BlockKind, Origin, OriginKind, TextRun, Written, WrittenBlock, WrittenBrief, WrittenNote
from app.law.findings import Severity

OWN, FACT = Origin(OriginKind.ATTORNEY, "selections[1:doorway].text"), Origin(OriginKind.FACT, "f1")
CASE = "Moe v. Roe, 1 F.4th 2, 3 (9th Cir. 2021)"


def written(*pieces: object) -> WrittenBrief:
    head = WrittenBlock(kind=BlockKind.HEADING, pieces=(TextRun(text="It was so.", origin=OWN),), level=2, label="A.")
    blocks = (head, *(WrittenBlock(kind=BlockKind.PARAGRAPH, pieces=(one,)) for one in pieces))
    return WrittenBrief(blocks=blocks, table=())


def run(text: str, origin: Origin = OWN) -> TextRun:
    return TextRun(text=text, origin=origin)


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        ((run(f"So {CASE}."), run(f"And {CASE} again.")), [CASE]),
        ((WrittenNote(number=1, pieces=(run(f"See {CASE}."),)),), [CASE]),
        ((run("He sues under 42 U.S.C. § 1983."),), ["42 U.S.C. § 1983"]),
        ((run(f"So {CASE}.", FACT),), []),
        ((Written(runs=(TextRun(text=f"{CASE}."),), form="full", anchor="a", authority="moe", origin=OWN),), []),
        ((run("On May 5 he paid 20 dollars at 4 Elm Street, and left at 9."),), []),
    ],
)
def it_finds_what_was_typed_as_a_citation(pieces: tuple[object, ...], found: list[str]):
    findings = list(check_typed_citations(written(*pieces)))
    assert [finding.subject for finding in findings] == found
    assert all(f.place == "A. It was so." and f.severity is Severity.BLOCK and f.can_override for f in findings)
