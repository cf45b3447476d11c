"""Facts of a decision: what its head says, and what a file's markup or data says in so many words, which goes before it."""

from dataclasses import dataclass, fields, replace
from typing import Any

from app.law.authorities import Publication, ReporterCitation
from app.law.courts import CourtId
from app.law.dates import PartialDate
from app.law.opinions import Opinion


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Facts of a decision; what is not said is None or empty.

    Attributes:
        author: who wrote the leading opinion, as data say.
    """

    name: str | None = None
    short_name: str | None = None
    official_name: str | None = None
    citations: tuple[ReporterCitation, ...] = ()
    court: CourtId | None = None
    decided: PartialDate | None = None
    filed: PartialDate | None = None
    amended: PartialDate | None = None
    dockets: tuple[str, ...] = ()
    judges: tuple[str, ...] = ()
    author: str | None = None
    disposition: str | None = None
    publication: Publication | None = None
    en_banc: bool | None = None

    @property
    def docket(self) -> str | None:
        """The first docket number."""
        return self.dockets[0] if self.dockets else None

    def over(self, others: "Facts") -> "Facts":
        """These facts, and the others' where these say nothing."""
        return replace(others, **self._said())

    def tell(self, opinion: Opinion) -> Opinion:
        """The opinion with these facts in place of what its text seemed to say."""
        said = self._said()
        said.pop("author", None)  # told by its part, in the spelling of the text
        if self.dockets:
            said["docket"] = self.docket
        if "name" in said and "short_name" not in said:
            said["short_name"] = None
        return replace(opinion, **said)

    def _said(self) -> dict[str, Any]:
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}


NO_FACTS = Facts()
"""A file that says nothing."""
