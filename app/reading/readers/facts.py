"""What a file's markup or data says of the decision in so many words. It goes before what the text seems to say."""

from dataclasses import dataclass, fields, replace

from app.law.authorities import Publication, ReporterCitation
from app.law.courts import CourtId
from app.law.dates import PartialDate
from app.law.opinions import Opinion


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Facts of the decision; what the file does not say is None or empty."""

    name: str | None = None
    short_name: str | None = None
    official_name: str | None = None
    citations: tuple[ReporterCitation, ...] = ()
    court: CourtId | None = None
    decided: PartialDate | None = None
    docket: str | None = None
    dockets: tuple[str, ...] = ()
    judges: tuple[str, ...] = ()
    author: str | None = None
    publication: Publication | None = None

    def over(self, others: "Facts") -> "Facts":
        """These facts, and the others' where these say nothing."""
        said = {field.name: value for field in fields(self) if (value := getattr(self, field.name))}
        return replace(others, **said)

    def tell(self, opinion: Opinion) -> Opinion:
        """The opinion with these facts in place of what its text seemed to say."""
        said = {field.name: value for field in fields(self) if (value := getattr(self, field.name))}
        said.pop("author", None)  # told by its part, in the spelling of the text
        if "name" in said and "short_name" not in said:
            said["short_name"] = None
        return replace(opinion, **said)


NO_FACTS = Facts()
"""A file that says nothing."""
