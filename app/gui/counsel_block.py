"""One's own block of counsel as the settings keep it: a line for each field, empty where it is not known. No Qt."""

from app.law.authorities import Side
from app.law.parties import Counsel

_FIELDS = ("name", "bar_number", "firm", "address", "phone", "email")


def write_block(counsel: Counsel) -> str:
    """The lines of a block; none for one that names nobody."""
    if not counsel.name:
        return ""
    values = (getattr(counsel, name) or "" for name in _FIELDS)
    return "\n".join("; ".join(value) if isinstance(value, tuple) else value for value in values).rstrip()


def read_block(words: str, side: Side) -> Counsel | None:
    """Who signs for a side by those lines; None when they name nobody."""
    lines = [line.strip() for line in words.split("\n")]
    name, bar_number, firm, address, phone, email = (lines + [""] * len(_FIELDS))[: len(_FIELDS)]
    if not name:
        return None
    return Counsel(
        side=side,
        name=name,
        bar_number=bar_number or None,
        firm=firm or None,
        address=tuple(part.strip() for part in address.split(";") if part.strip()),
        phone=phone or None,
        email=email or None,
    )


def block_words(counsel: Counsel) -> str:
    """A block in a few words: "Rosa Lane, Lane & Pike"."""
    return ", ".join(filter(None, (counsel.name, counsel.firm)))
