"""What a reporter alone tells of a decision: its court, and the years in which the reporter appeared.

A court is told only where no other court's decisions are printed: regional reporters tell none, and the
reports of states whose courts of appeals share them (Arizona, Hawaii, Idaho, Nevada, New Mexico, South
Carolina, Wisconsin) tell none either.
"""

from itertools import pairwise

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
_NEUTRAL = {
    "wis": "WI", "wisctapp": "WI App", "ill": "IL", "illappct": "IL App (1st)|IL App (2d)|IL App (3d)|IL App (4th)|IL App (5th)", "nd": "ND", "sd": "SD",
    "utah": "UT", "utahctapp": "UT App", "mont": "MT", "okla": "OK", "vt": "VT", "me": "ME", "colo": "CO", "coloctapp": "COA", "pasuperct": "PA Super",
    "wyo": "WY",
}  # fmt: skip
"""Public-domain cites, which name their court."""
_COURTS = (
    dict.fromkeys(_SUPREME, SCOTUS)
    | {reporter: CourtId(court) for court, reporters in _CALIFORNIA.items() for reporter in reporters}
    | {
        reporter: CourtId(court)
        for court, names in [*_HIGHEST.items(), *_APPEALS.items(), *_NEUTRAL.items()]
        for reporter in names.split("|")
    }
)


def find_court_of_reporter(reporter: str) -> CourtId | None:
    """The one court whose decisions `reporter` prints, or None."""
    return _COURTS.get(reporter)


def write_cite(volume: str, reporter: str, page: str) -> str:
    """A cite in the order in which its reporter is cited: "204 F.3d 947", "T.C. Memo. 2000-40"."""
    return f"{reporter} {volume}-{page}" if reporter in _REPORTER_FIRST else f"{volume} {reporter} {page}"


_REPORTER_FIRST = {"T.C. Memo.", "T.C. Summary"}


_SERIES = {
    "F.": (1880, 1925), "F.2d": (1924, 1993), "F.3d": (1993, 2021), "F.4th": (2021, None), "F. Supp.": (1932, 1998), "F. Supp. 2d": (1998, 2014),
    "F. Supp. 3d": (2014, None), "F. App'x": (2001, 2021), "F.R.D.": (1938, None), "B.R.": (1979, None), "S. Ct.": (1882, None), "L. Ed. 2d": (1956, None),
    "Cal. 2d": (1934, 1969), "Cal. 3d": (1969, 1991), "Cal. 4th": (1991, 2016), "Cal. 5th": (2016, None), "Cal. App.": (1905, 1934),
    "Cal. App. 2d": (1934, 1969), "Cal. App. 3d": (1969, 1991), "Cal. App. 4th": (1991, 2016), "Cal. App. 5th": (2016, None),
    "Cal. Rptr.": (1959, 1991), "Cal. Rptr. 2d": (1991, 2003), "Cal. Rptr. 3d": (2003, None), "P.2d": (1931, 2000), "P.3d": (2000, None),
    "A.2d": (1938, 2010), "A.3d": (2010, None), "N.E.2d": (1936, 2014), "N.W.2d": (1941, None), "S.E.2d": (1939, None), "So. 2d": (1941, 2009),
    "So. 3d": (2008, None), "S.W.2d": (1928, 2000), "S.W.3d": (1999, None),
}  # fmt: skip
"""First and last year of series. reporters-db has them too, but ends F. Supp. in 1988 and begins F.R.D. in 2001."""

_YEARS_OF_VOLUMES = {
    "U.S.": {91: 1875, 100: 1880, 150: 1893, 200: 1906, 250: 1919, 300: 1937, 350: 1956, 400: 1970, 450: 1981, 500: 1991, 550: 2007, 580: 2017},
    "F.2d": {1: 1924, 100: 1939, 200: 1953, 300: 1962, 400: 1968, 500: 1974, 600: 1979, 700: 1983, 800: 1986, 900: 1990, 999: 1993},
    "F.3d": {1: 1993, 100: 1996, 200: 2000, 300: 2002, 400: 2005, 500: 2007, 600: 2010, 700: 2013, 800: 2015, 900: 2018, 999: 2021},
    "F. Supp.": {1: 1932, 100: 1951, 200: 1961, 300: 1969, 400: 1975, 500: 1980, 600: 1985, 700: 1988, 800: 1992, 900: 1995, 999: 1998},
    "F. Supp. 2d": {1: 1998, 100: 2000, 200: 2002, 300: 2004, 400: 2006, 500: 2007, 600: 2009, 700: 2010, 800: 2011, 900: 2012, 999: 2014},
}  # fmt: skip
"""When some volumes appeared: between two of them the years are known."""


def find_years(reporter: str, volume: int) -> tuple[int, int | None] | None:
    """The years from which a volume's decisions can be, with a year's grace; None when not known, no end while it appears."""
    if reporter == "S. Ct.":
        return volume + 1878, volume + 1881  # one volume for each term of the Court
    marks = sorted(_YEARS_OF_VOLUMES.get(reporter, {}).items())
    for (low, first), (high, last) in pairwise(marks):
        if low <= volume <= high:
            return first - 1, last + 1
    series = _SERIES.get(reporter)
    return (series[0] - 1, series[1] and series[1] + 1) if series else None
