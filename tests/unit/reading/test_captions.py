"""Captions of many courts and settings give the case's name; what cannot be read for certain gives none."""

import pytest

from tests.unit.reading.papers import FILLER, read

BODY = "\n\n" + "\n".join([f"{FILLER}, and the ferry lay at the north pier."] * 4)

ALIGNED = """
                    UNITED STATES DISTRICT COURT
                  NORTHERN DISTRICT OF CALIFORNIA

MARIGOLD FENWICK, et al.,        )   Case No. 31-cv-00417-XYZ
                                 )
          Plaintiffs,            )   ORDER GRANTING MOTION
                                 )   TO DISMISS
     v.                          )
                                 )   Re: Dkt. No. 12
CITY OF FERN HOLLOW, et al.,     )
                                 )
          Defendants.            )
"""
NO_RULE = """
                    UNITED STATES DISTRICT COURT
                  NORTHERN DISTRICT OF CALIFORNIA

MARIGOLD FENWICK,                        Case No. 31-cv-00417-XYZ
          Plaintiff,
     v.                                  ORDER ON MOTION
                                         Re: Dkt. No. 12
CITY OF FERN HOLLOW,
          Defendant.
"""
COLONS = """
                 IN THE UNITED STATES DISTRICT COURT
                  FOR THE SOUTHERN DISTRICT OF OHIO

MARIGOLD F.,1                  :  Case No. 3:31-cv-00417
                               :
     Plaintiff,                :   District Judge Pat Rowan
                               :
vs.                            :
                               :
COMMISSIONER OF SOCIAL         :
                               :
SECURITY,                      :
     Defendant.                :
"""
CENTERED = """
                         IN THE COURT OF CRIMINAL APPEALS
                                   OF TEXAS
                                NO. PD-0417-31

                     MARIGOLD FENWICK, Appellant

                                        v.

                              THE STATE OF TEXAS
"""
RIGHT = """
Argued: May 4, 2031                              IN THE COURT OF APPEALS
                                                       OF MARYLAND
                                                         No. 80

                                                    MARIGOLD FENWICK
                                                           v.
                                                    ROWAN THORNE
"""
FIRM = """
                    UNITED STATES COURT OF APPEALS
                       FOR THE NINTH CIRCUIT

THORNE, LARK & ROWAN, LLP,            No. 31-55417
               Plaintiff-Appellee,
  v.
CSX FERRIES, INC.; MARIGOLD FENWICK,
               Defendants-Appellants.
"""
CALIFORNIA = """
Filed 7/16/31  Fenwick v. Thorne CA6
                      NOT TO BE PUBLISHED IN OFFICIAL REPORTS
California Rules of Court, rule 8.1115(a), prohibits courts and parties from citing or relying on opinions not certified
for publication or ordered published, except as specified by rule 8.1115(b). This one has not been certified so.

              IN THE COURT OF APPEAL OF THE STATE OF CALIFORNIA
                            SIXTH APPELLATE DISTRICT

MARIGOLD FENWICK,                                      H031417
         Plaintiff and Respondent,                     (Fern County
             v.                                         Super. Ct. No. CV310417)
ROWAN THORNE,
         Defendant and Appellant.
"""
TWO_CAPTIONS = """
IN RE:                                    ] Appeal from the United
FERN HOLLOW FERRY                         ] States District Court
LITIGATION                                ] for the District
                                          ] of Maine.
MARIGOLD FENWICK, et al.,                 ]
          Plaintiffs-Appellants,          ]
               v.                         ] Pat Rowan, Judge.
"""


@pytest.mark.parametrize(
    ("head", "name", "court", "docket"),
    [
        (ALIGNED, "Fenwick v. City of Fern Hollow", "cand", "31-cv-00417-XYZ"),
        (NO_RULE, "Fenwick v. City of Fern Hollow", "cand", "31-cv-00417-XYZ"),
        (COLONS, "Marigold F. v. Commissioner of Social Security", "ohsd", "3:31-cv-00417"),
        (CENTERED, "Fenwick v. State", "texcrimapp", "PD-0417-31"),
        (RIGHT, "Fenwick v. Thorne", "md", None),
        (FIRM, "Thorne, Lark & Rowan LLP v. CSX Ferries Inc.", "ca9", "31-55417"),
        (CALIFORNIA, "Fenwick v. Thorne", "calctapp", "H031417"),
        (TWO_CAPTIONS, None, None, None),
    ],
)
def it_reads_captions(head: str, name: str | None, court: str | None, docket: str | None) -> None:
    opinion = read(head + BODY.replace("ferry", "ferry of Fenwick and Thorne", 1))
    assert (opinion.name, opinion.court, opinion.docket) == (name, court, docket)
