"""Grammar that templates need: lists of names, singular and plural, numbers, dates."""

import datetime as dt
import re
from collections.abc import Sequence

from app.law.dates import PartialDate
from app.law.parties import Party, PartyKind, is_public_body

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_OPENING = re.compile(r"""(?<![^\s(\[—–“‘])["'](?=\S)""")
_FULL_DATE = "{month} {day}, {year}"


def series(items: Sequence[str], last: str = "and") -> str:
    """A list as a sentence writes it: "A", "A and B", "A, B, and C"."""
    if len(items) <= 2:
        return f" {last} ".join(items)
    return f"{', '.join(items[:-1])}, {last} {items[-1]}"


def long_date(date: dt.date) -> str:
    """A date as a sentence writes it: "February 4, 2016"."""
    return _FULL_DATE.format(month=_MONTHS[date.month - 1], day=date.day, year=date.year)


def when(date: PartialDate) -> str:
    """A date that may be known in part, with its preposition: "on May 30, 2018", "in May 2018", "in 2018"."""
    if date.exact is not None:
        return f"on {long_date(date.exact)}"
    return f"in {_MONTHS[date.month - 1]} {date.year}" if date.month else f"in {date.year}"


def number_word(number: int) -> str:
    """Numbers to ten as words."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def typographic(text: str) -> str:
    """Typed text with a printer's quotation marks and apostrophes. Never used on a quotation's words."""
    opened = _OPENING.sub(lambda match: "“" if match.group() == '"' else "‘", text)
    return opened.replace('"', "”").replace("'", "’")


def choose(count: int, one: str, many: str) -> str:
    """`one` for exactly one, `many` otherwise."""
    return one if count == 1 else many


def clause(text: str) -> str:
    """Words that go on after "argue that", without a stop: "that the force was reasonable"; empty for a sentence of its own."""
    words = text.strip()
    return words.removeprefix("that ").rstrip(". ") if words[:1].islower() else ""


def ended(text: str) -> str:
    """A sentence with its stop."""
    words = text.strip()
    return words if words.endswith((".", "?", "!", ".”", ".’", ".)", '."', "?”", "]]")) else f"{words}."


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


class Roster:
    """The parties of one side as a sentence speaks of them."""

    def __init__(self, parties: Sequence[Party], singular: str, plural: str) -> None:
        self.parties = tuple(parties)
        self.title = choose(len(parties), singular, plural)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.parties)

    @property
    def persons(self) -> int:
        """How many of them are persons: a county is no officer."""
        return sum(party.kind is PartyKind.PERSON for party in self.parties)

    @property
    def names(self) -> str:
        """Their short names in a series, as a sentence calls them."""
        return series([party.called for party in self.parties])

    @property
    def full_names(self) -> str:
        """Their whole names in a series, as they follow their title: one alone takes no article there."""
        return series([party.full_name if len(self) > 1 else party.name for party in self.parties])

    @property
    def titled(self) -> str:
        """Their title and names: "Defendants the City of Elm and Officer Marsh", but "Defendant City of Elm" alone."""
        alone = len(self) == 1 and is_public_body(self.parties[0].name)
        return f"{self.title} {self.full_names if alone else self.names}"

    @property
    def possessive(self) -> str:
        """Their title, owning something: "Defendants’", "Plaintiff’s"."""
        return self.title + ("’" if self.title.endswith("s") else "’s")

    def verb(self, one: str, many: str) -> str:
        """The form of a verb that agrees with their number."""
        return choose(len(self.parties), one, many)

    def verb_of_pronoun(self, one: str, many: str) -> str:
        """The form of a verb that agrees with the pronoun `he`: "they" takes the plural for one person too."""
        return many if self.he == "they" else one

    def _pronoun(self, place: int) -> str:
        plural = ("they", "them", "their")
        return self.parties[0].pronouns[place] if len(self.parties) == 1 else plural[place]

    @property
    def he(self) -> str:
        """The pronoun as a subject."""
        return self._pronoun(0)

    @property
    def him(self) -> str:
        """The pronoun as an object."""
        return self._pronoun(1)

    @property
    def his(self) -> str:
        """The possessive pronoun."""
        return self._pronoun(2)
