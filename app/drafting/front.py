"""The first page and the signature block. What is not known is a visible gap; nothing is signed."""

from app.citations.courts import find_court
from app.drafting import prose
from app.law.authorities import Side
from app.law.briefs import BriefKind, FrontPage
from app.law.courts import Court, CourtLevel
from app.law.matters import Matter, PaperKind
from app.law.parties import Caption, Counsel


def make_front(
    matter: Matter,
    kind: BriefKind,
    *,
    title: str,
    short_title: str,
    signed_by: str = "counsel",
    asks_hearing: bool = True,
) -> FrontPage:
    """The first page of one paper of the matter, which counsel or the court signs.

    Args:
        asks_hearing: whether a gap stands where the hearing is not known; where a court's rules are not known, nothing does.
    """
    caption = matter.caption
    court = find_court(caption.court)
    counsel = matter.counsel_of(kind.side)
    return FrontPage(
        counsel_block=_counsel_block(counsel, matter, kind.side, bar="SBN" if _is_californian(court) else "Bar No."),
        court=_COURT_OF_APPEALS if _is_appellate(court) else "UNITED STATES DISTRICT COURT",
        division=_district(court.name if court else "[COURT]", caption.division),
        plaintiff=_in_capitals(caption.title_plaintiff),
        defendant=_in_capitals(caption.title_defendant),
        plaintiff_role=_role(matter, Side.PLAINTIFF),
        defendant_role=_role(matter, Side.DEFENDANT),
        case_number=caption.case_number,
        title=title,
        short_title=short_title,
        hearing=_hearing(matter) if asks_hearing else tuple(line for line in _hearing(matter) if _is_known(line)),
        signature=_of_court(caption) if signed_by == "court" else _signature(counsel, matter, kind.side),
        dated="____________________" if signed_by == "court" else "[DATE]",
    )


def _in_capitals(name: str) -> str:
    return name.upper().replace("ET AL", "et al")


def _role(matter: Matter, side: Side) -> str:
    return prose.choose(len(matter.parties_of(side)), side.value.title(), f"{side.value.title()}s")


_COURT_OF_APPEALS = "UNITED STATES COURT OF APPEALS"


def _is_appellate(court: Court | None) -> bool:
    return court is not None and court.level is CourtLevel.FEDERAL_APPEALS


def _district(name: str, division: str | None) -> str:
    """The lines under the court's title: "NORTHERN DISTRICT OF CALIFORNIA", then the division."""
    district = name.rsplit(" for the ", maxsplit=1)[-1].upper()
    if district.endswith(" CIRCUIT"):
        district = f"FOR THE {district}"
    return f"{district}\n{division.upper()}" if division else district


def _is_californian(court: Court | None) -> bool:
    """Whether lawyers give the number of the State Bar of California; so they do where no court is known yet."""
    return court is None or court.citation.endswith("Cal.")


def _counsel_block(counsel: Counsel, matter: Matter, side: Side, *, bar: str) -> tuple[str, ...]:
    number = counsel.bar_number or "[BAR NUMBER]"
    address = counsel.address or ("[STREET ADDRESS]", "[CITY, STATE ZIP]")
    return (
        f"{(counsel.name or '[ATTORNEY NAME]').upper()} ({bar} {number})",
        counsel.firm or "[FIRM]",
        *address,
        f"Telephone: {counsel.phone or '[TELEPHONE]'}",
        f"Email: {counsel.email or '[EMAIL]'}",
        "",
        _represents(matter, side),
    )


def _represents(matter: Matter, side: Side) -> str:
    """Whom the signer represents: on a motion, the defendants who make it."""
    parties = [party for party in matter.parties_of(side) if party.moving or side is Side.PLAINTIFF]
    role = prose.choose(len(parties), side.value.title(), f"{side.value.title()}s")
    return f"Attorneys for {role} {prose.series([party.name.upper() for party in parties])}"


def _hearing(matter: Matter) -> tuple[tuple[str, str], ...]:
    caption: Caption = matter.caption
    hearing = caption.hearing
    motion = matter.find_operative(PaperKind.MOTION)
    return (
        ("Date:", prose.long_date(hearing.date) if hearing.date else "[HEARING DATE]"),
        ("Time:", hearing.time or "[HEARING TIME]"),
        ("Courtroom:", hearing.courtroom or "[COURTROOM]"),
        ("Judge:", caption.judge or "[JUDGE]"),
        ("Re:", f"ECF No. {motion.ecf}" if motion and motion.ecf else "[ECF NO. OF THE MOTION]"),
    )


def _is_known(line: tuple[str, str]) -> bool:
    label, value = line
    return label == "Re:" or not value.startswith("[")


def _of_court(caption: Caption) -> tuple[str, ...]:
    return ("IT IS SO ORDERED.", "", "", "_" * 32, caption.judge or "[JUDGE]", "UNITED STATES DISTRICT JUDGE")


def _signature(counsel: Counsel, matter: Matter, side: Side) -> tuple[str, ...]:
    return (
        "Respectfully submitted,",
        "",
        counsel.firm or "[FIRM]",
        "",
        "[SIGNATURE]",
        "",
        counsel.name or "[ATTORNEY NAME]",
        "",
        _represents(matter, side),
    )
