"""Entries that are called exactly what was typed, however it is written: statutes and rules by name, cases by docket number.

Nothing is guessed: "42 USC 1983" and "42 U.S.C. § 1983" are the same letters and digits, and so are two ways of writing a docket.
"""

import re
from functools import partial

from sqlalchemy.orm import Session

from app.law.dockets import docket_key
from app.library.citing import squeeze
from app.library.fulltext import NAMES
from app.library.prepared import driver_rows

_LONGEST = 80
_NUMBER = re.compile(r"\d[\w().:/-]*")
_SHORTEST = 3
"""Letters that the index of names holds together."""
_SECTION = re.compile(r"\b(?:sections?|secs?\.?)(?=\s)", re.IGNORECASE)
_BARE = re.compile(r"(?:rule|sections?|secs?\.?|§+)\s*(?P<number>\d[\w().-]*)", re.IGNORECASE)
_DOCKET = re.compile(
    r"(?:(?:case\s+)?nos?\.?\s+)?(?P<number>[A-Za-z]\d{5,}|[\w:-]*\d-[\w:-]*\d[\w:-]*(?:\s\w{1,4}(?:-\w{1,4})*){0,3})",
    re.IGNORECASE,
)
_SAME = (
    (re.compile(r"^(?:frcivp|frcp|fedrulecivp|fedrulescivp)"), "fedrcivp"),
    (re.compile(r"^(?:fre|fedruleevid)(?=\d)"), "fedrevid"),
    (re.compile(r"^(?:frap|fedruleappp)(?=\d)"), "fedrappp"),
    (re.compile(r"govcode"), "govtcode"),
    (re.compile(r"pencode"), "penalcode"),
    (re.compile(r"^californi?a"), "cal"),
)  # fmt: skip


def find_called(session: Session, typed: str) -> dict[int, str]:
    """The entries that are called so, by row, each with why."""
    text = typed.strip(" .,;")
    if len(text) > _LONGEST or not _NUMBER.search(text):
        return {}
    return {
        **dict.fromkeys(_of_docket(session, text), f"its docket number is “{text}”"),
        **dict.fromkeys(_of_name(session, text), f"it is called “{text}”"),
    }


def _of_docket(session: Session, text: str) -> list[int]:
    docket = _DOCKET.fullmatch(text)
    key = docket_key(docket["number"]) if docket else ""
    found = (
        "SELECT id FROM authorities WHERE docket_key = :key UNION"
        " SELECT o.authority_id FROM dockets d JOIN opinions o ON o.id = d.opinion_id WHERE d.key = :key"
    )
    return [row for (row,) in driver_rows(session, found, {"key": key})] if key else []


def _of_name(session: Session, text: str) -> list[int]:
    """Names are looked for by the longest number in them, which every way of writing keeps together."""
    number = max(_NUMBER.findall(text), key=len).rstrip(".:-")
    if len(number) < _SHORTEST:
        return []
    found = f"SELECT rowid, name FROM {NAMES.table} WHERE {NAMES.table} MATCH ? LIMIT 200"  # noqa: S608  # a constant
    bare = _BARE.fullmatch(text)
    fits = partial(_ends_with, squeeze(bare["number"])) if bare else _as_written(text).__eq__
    return [row for row, name in driver_rows(session, found, (f'"{number}"',)) if fits(_as_written(name))]


def _ends_with(number: str, name: str) -> bool:
    """Whether a name ends with a whole number, as "Rule 12(b)(6)" and "section 1983" say it."""
    return name.endswith(number) and not name.removesuffix(number)[-1:].isdigit()


def _as_written(name: str) -> str:
    squeezed = squeeze(_SECTION.sub("", name))
    for pattern, same in _SAME:
        squeezed = pattern.sub(same, squeezed)
    return squeezed
