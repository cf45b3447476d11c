"""Whether a quotation stands word for word in a text that may be quoted.

Apostrophes, quotation marks and spaces as they are typed count as those that are printed; what is kept is what is printed.
Whole words only; nothing may be left out or changed.
"""

import dataclasses
import re
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import StoreError
from app.law.authorities import Proposition
from app.library.tables import AuthorityRow, OpinionRow, PassageRow

_PRINTED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "‑": "-"})


def find_verbatim(quotation: str, texts: Iterable[str]) -> str | None:
    """The quotation as one of the texts prints it; None when none does."""
    words = quotation.translate(_PRINTED).split()
    if not words:
        return None
    wanted = re.compile(_border(words[0][0], before=True) + r"\s+".join(map(re.escape, words)) + _border(words[-1][-1]))
    for text in texts:
        # A letter for a letter, so that places in the one are places in the other.
        match = wanted.search(text.translate(_PRINTED))
        if match:
            return text[match.start() : match.end()]
    return None


def _border(letter: str, *, before: bool = False) -> str:
    if not letter.isalnum():
        return ""
    return r"(?<!\w)" if before else r"(?!\w)"


def quotable_texts(session: Session, key: str) -> list[str]:
    """The passages of an authority that may be quoted, of all its texts, the best text first."""
    rows = (
        select(PassageRow.text)
        .join(OpinionRow, OpinionRow.id == PassageRow.opinion_id)
        .join(AuthorityRow, AuthorityRow.id == PassageRow.authority_id)
        .where(AuthorityRow.key == key, OpinionRow.quotable)
        .order_by(OpinionRow.preferred.desc(), PassageRow.number)
    )
    return list(session.scalars(rows))


def with_printed_quotation(session: Session, proposition: Proposition) -> Proposition:
    """A proposition whose quotation is as printed.

    Raises:
        StoreError: the quotation is not found word for word in a quotable passage of its authority.
    """
    if proposition.quotation is None:
        return proposition
    texts = quotable_texts(session, proposition.authority)
    printed = find_verbatim(proposition.quotation, texts)
    if printed is not None:
        return dataclasses.replace(proposition, quotation=printed)
    if texts:
        raise StoreError(
            f"{proposition.id}: the quotation is not found word for word in the text of its authority; nothing was changed.",
            hint="Copy it from the passage. What is left out or altered is marked in the brief, not here.",
        )
    raise StoreError(
        f"{proposition.id}: the quotation cannot be checked, because the library holds no text of “{proposition.authority}”"
        " that may be quoted; nothing was changed.",
        hint="Import a clean copy of the opinion first, or leave the quotation out.",
    )
