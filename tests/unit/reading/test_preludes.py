"""An order that amends the opinion below it, and "PER CURIAM" as a signature."""

import pytest

from app.law.authorities import PartKind
from app.law.dates import PartialDate
from app.law.opinions import Opinion
from tests.unit.reading.papers import read

HEAD = """\
FOR PUBLICATION

UNITED STATES COURT OF APPEALS
FOR THE NINTH CIRCUIT

ANN REED,                            No. 31-15417
     Plaintiff-Appellant,
          v.                         ORDER AND
                                     AMENDED OPINION
LARK FARM,
     Defendant-Appellee.

Appeal from the United States District Court
for the District of Oregon

Argued and Submitted January 9, 2031
Portland, Oregon

{dates}

Before: Kim V. Lark, Ida Fern, and Joel Moss, Circuit Judges.

Order;
Opinion by Judge Fern

SUMMARY*

The panel affirmed the judgment that the keeper of a farm owes nothing for a mare that left through a gate which stood
open, and held that the lease of the farm puts that loss at the risk of its owner.

COUNSEL

Pia Oakes (argued), Oakes and Elm LLP, Portland, Oregon, for Plaintiff-Appellant.

"""
ORDER = """\
ORDER

The opinion filed on March 3, 2031, and appearing at 999 F.4th 417, is amended as follows: at page 420, the sentence that
begins with the words about the gate and ends with the words about the hay is deleted.

With this amendment the petition for panel rehearing is denied. No further petitions may be filed.

"""
OPINION = """\
OPINION

FERN, Circuit Judge:

The mare of Ann Reed left the farm through a gate that stood open in the night, and nobody saw her again before the
morning on which she was found beside the road, lame and without her halter.

We affirm the judgment of the district court.
"""
FILED_AND_AMENDED = "Filed March 3, 2031\nAmended June 5, 2031"


def kinds(opinion: Opinion) -> list[tuple[PartKind, str | None]]:
    return [(part.kind, part.author) for part in opinion.parts if not part.kind.is_staff_text]


def it_keeps_an_order_apart_from_the_opinion_that_it_amends() -> None:
    opinion = read(HEAD.format(dates=FILED_AND_AMENDED) + ORDER + OPINION)
    assert kinds(opinion) == [(PartKind.ORDER, None), (PartKind.MAJORITY, "Fern")]
    order = next(part for part in opinion.parts if part.kind is PartKind.ORDER)
    assert [one.text.split()[0] for one in order.paragraphs] == ["ORDER", "The", "With"]
    assert opinion.author == "Fern"
    assert opinion.name == "Reed v. Lark Farm"


@pytest.mark.parametrize(
    "dates", [FILED_AND_AMENDED, "Filed March 3, 2031; Amended June 5, 2031", "Filed June 5, 2031", "June 5, 2031"]
)
def it_dates_an_amended_opinion_by_its_first_filing(dates: str) -> None:
    opinion = read(HEAD.format(dates=dates) + ORDER + OPINION)
    assert (opinion.decided, opinion.amended) == (PartialDate(2031, 3, 3), PartialDate(2031, 6, 5))


def it_dates_an_opinion_that_replaces_another_by_its_own_filing() -> None:
    order = ORDER.replace("is amended as follows: at", "is withdrawn and replaced by the opinion below; at")
    opinion = read(HEAD.format(dates="Filed June 5, 2031") + order + OPINION)
    assert (opinion.decided, opinion.amended) == (PartialDate(2031, 6, 5), None)


def it_parts_an_order_from_an_amended_memorandum_that_nobody_signs() -> None:
    memorandum = OPINION.replace("OPINION", "AMENDED MEMORANDUM*").replace("FERN, Circuit Judge:\n\n", "")
    opinion = read(HEAD.format(dates=FILED_AND_AMENDED) + ORDER + memorandum)
    assert [kind for kind, _ in kinds(opinion)] == [PartKind.ORDER, PartKind.MAJORITY]


def it_takes_no_title_of_a_trial_courts_order_for_one() -> None:
    opinion = read(HEAD.format(dates=FILED_AND_AMENDED) + OPINION + "\nORDER\n\nThe judgment stands as it is.\n")
    assert [kind for kind, _ in kinds(opinion)] == [PartKind.MAJORITY]


SIGNED = """\
NUMBER 13-31-00417-CV

COURT OF APPEALS
THIRTEENTH DISTRICT OF TEXAS

IN RE: ANN REED

On Petition for Writ of Mandamus.

MEMORANDUM OPINION

Before Justices Lark, Fern, and Moss

Relator, Ann Reed, filed a petition for a writ of mandamus on May 3, 2031, in which she asks that the mare be returned to
the farm before the trial court has heard the keeper.

The petition shows no duty that the trial court has failed to perform, and it is denied.

PER CURIAM

Delivered and filed this the 24th day of June, 2031.
"""


def it_reads_the_text_above_a_court_that_signs_below_it() -> None:
    opinion = read(SIGNED)
    assert kinds(opinion) == [(PartKind.PER_CURIAM, None)]
    assert opinion.parts[-1].paragraphs[0].text.startswith("Relator, Ann Reed")
    assert opinion.per_curiam


def it_begins_an_opinion_with_the_court_that_announces_it() -> None:
    announced = SIGNED.replace("Relator, Ann", "PER CURIAM\n\nRelator, Ann").replace("denied.\n\nPER CURIAM", "denied.")
    opinion = read(announced)
    assert kinds(opinion) == [(PartKind.PER_CURIAM, None)]
    assert opinion.parts[-1].paragraphs[0].text == "PER CURIAM"


def it_gives_the_text_above_a_lone_dissent_to_the_court() -> None:
    memorandum = OPINION.replace("OPINION", "MEMORANDUM*").replace("FERN, Circuit Judge:\n\n", "")
    dissent = "\nJ. MOSS, dissenting:\n\nFor the reasons that I gave in the other case of the mares, I respectfully dissent.\n"
    head, _ = (
        HEAD.replace("Order;\nOpinion by Judge Fern", "")
        .replace("ORDER AND", "MEMORANDUM")
        .replace("AMENDED OPINION", "")
        .split("SUMMARY*")
    )
    opinion = read(head.format(dates="Filed June 5, 2031") + memorandum + dissent)
    assert kinds(opinion) == [(PartKind.MAJORITY, None), (PartKind.DISSENT, "J. Moss")]


def it_reads_a_denial_above_a_dissent_from_it_as_an_order() -> None:
    denial = """\
SUPREME COURT OF THE UNITED STATES

ANN REED v. OREGON

ON PETITION FOR WRIT OF CERTIORARI TO THE COURT OF APPEALS OF OREGON

No. 31-417. Decided March 6, 2031

The application for a stay of the sale of the mares, presented to JUSTICE FERN and by her referred to the Court, is denied,
and so is the petition for a writ of certiorari.

JUSTICE MOSS, dissenting from the denial of certiorari.

The sale of the mares ends the case before anybody has heard it, and I would stop it until the keeper has answered.
"""
    assert kinds(read(denial)) == [(PartKind.ORDER, None), (PartKind.DISSENT, "Moss")]
