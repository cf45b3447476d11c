"""The labels below a caption are read on past a rule in brackets and past an hour that ends with a period."""

from app.reading.filed import read_filed

MOTION = """UNITED STATES DISTRICT COURT
DISTRICT OF OREGON

HANNA QUILL, Plaintiff, v. CITY OF FERN, Defendant.

Case No. 3:26-cv-00777-SI

NOTICE OF MOTION AND MOTION TO DISMISS

[Fed. R. Civ. P. 12(b)(1)]

Date: May 4, 2027

Time: 9:30 a.m.

Courtroom: 3

Judge: Hon. Lucia Ferrante

PLEASE TAKE NOTICE that on May 4, 2027, defendant will move to dismiss.

I. INTRODUCTION

The complaint fails.
"""


def it_finds_the_judge_under_the_courtroom(tmp_path):
    (tmp_path / "motion.txt").write_text(MOTION)
    front = read_filed(tmp_path / "motion.txt").front
    assert front.judge is not None
    assert (front.judge.words, front.judge.doubt) == ("Hon. Lucia Ferrante", "")
    assert front.title is not None
    assert front.title.words == "Notice of Motion and Motion to Dismiss"
    assert front.courtroom is not None
    assert front.courtroom.words == "3"
