"""What a reporter alone tells of a decision: its court, and the years in which the reporter appeared.

A court is told only where no other court's decisions are printed: regional reporters tell none, and the
reports of states whose courts of appeals share them (Arizona, Hawaii, Idaho, Nevada, New Mexico, South
Carolina, Wisconsin) tell none either.
"""

from functools import cache

from reporters_db import REPORTERS

from app.law.courts import SCOTUS, CourtId

_SUPREME = ("U.S.", "S. Ct.", "L. Ed.", "L. Ed. 2d", "Cranch", "Wheat.", "Pet.", "How.", "Black", "Wall.", "Dall.")
_CALIFORNIA: dict[str, tuple[str, ...]] = {"cal": ("Cal.", "Cal. 2d", "Cal. 3d", "Cal. 4th", "Cal. 5th")}
_CALIFORNIA["calctapp"] = tuple(f"Cal. App.{series}" for series in ("", " 2d", " 3d", " 4th", " 5th"))
_HIGHEST = {
    "ala": "Ala.", "ark": "Ark.", "colo": "Colo.", "conn": "Conn.", "fla": "Fla.", "ga": "Ga.", "ill": "Ill.|Ill. 2d", "ind": "Ind.",
    "iowa": "Iowa", "kan": "Kan.", "la": "La.", "me": "Me.", "md": "Md.", "mass": "Mass.", "mich": "Mich.", "minn": "Minn.", "miss": "Miss.",
    "mo": "Mo.", "mont": "Mont.", "neb": "Neb.", "nh": "N.H.", "nj": "N.J.", "ny": "N.Y.|N.Y.2d|N.Y.3d", "nc": "N.C.", "nd": "N.D.",
    "ohio": "Ohio St.|Ohio St. 2d|Ohio St. 3d", "or": "Or.", "pa": "Pa.", "ri": "R.I.", "sd": "S.D.", "tenn": "Tenn.", "tex": "Tex.",
    "utah": "Utah|Utah 2d", "vt": "Vt.", "va": "Va.", "wash": "Wash.|Wash. 2d", "wva": "W. Va.",
}  # fmt: skip
_APPEALS = {
    "arizctapp": "Ariz. App.", "arkctapp": "Ark. App.", "connappct": "Conn. App.", "gactapp": "Ga. App.", "illappct": "Ill. App.|Ill. App. 2d|Ill. App. 3d",
    "indctapp": "Ind. App.", "kanctapp": "Kan. App.|Kan. App. 2d", "massappct": "Mass. App. Ct.", "mdctspecapp": "Md. App.", "michctapp": "Mich. App.",
    "ncctapp": "N.C. App.", "nyappdiv": "A.D.|A.D.2d|A.D.3d", "ohioctapp": "Ohio App.|Ohio App. 2d|Ohio App. 3d",
    "orctapp": "Or. App.", "pasuperct": "Pa. Super.", "pacommwct": "Pa. Commw.", "vactapp": "Va. App.", "washctapp": "Wash. App.|Wash. App. 2d",
    "uscfc": "Fed. Cl.", "tax": "T.C.", "cavc": "Vet. App.",
}  # fmt: skip
_COURTS = (
    dict.fromkeys(_SUPREME, SCOTUS)
    | {reporter: CourtId(court) for court, reporters in _CALIFORNIA.items() for reporter in reporters}
    | {reporter: CourtId(court) for court, names in (_HIGHEST | _APPEALS).items() for reporter in names.split("|")}
)


def find_court_of_reporter(reporter: str) -> CourtId | None:
    """The one court whose decisions `reporter` prints, or None."""
    return _COURTS.get(reporter)


def write_cite(volume: str, reporter: str, page: str) -> str:
    """A cite in the order in which its reporter is cited: "204 F.3d 947", "T.C. Memo. 2000-40"."""
    return f"{reporter} {volume}-{page}" if reporter in _REPORTER_FIRST else f"{volume} {reporter} {page}"


_REPORTER_FIRST = {"T.C. Memo.", "T.C. Summary"}


@cache
def find_years(reporter: str) -> tuple[int, int | None] | None:
    """First and last year of a reporter (the last is None while it appears); None when unknown or when several share the name."""
    editions = [
        edition
        for entries in REPORTERS.values()
        for entry in entries
        for name, edition in entry["editions"].items()
        if name == reporter
    ]
    if len(editions) != 1 or editions[0]["start"] is None:
        return None
    end = editions[0]["end"]
    return editions[0]["start"].year, end.year if end else None
