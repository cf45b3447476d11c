"""What one drafting run carries from section to section."""

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2.sandbox import SandboxedEnvironment

from app.drafting.environment import find_template, render_module, template_lines
from app.drafting.ledger import Ledger, Marked
from app.drafting.picks import IssueView
from app.drafting.scribe import Scribe
from app.filing.papers import PaperOutline
from app.law.briefs import BriefKind
from app.law.matters import Count, Matter


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One drafting run."""

    matter: Matter
    outline: PaperOutline
    environment: SandboxedEnvironment
    ledger: Ledger
    scribe: Scribe
    values: dict[str, object]
    views: tuple[IssueView, ...]

    @property
    def kind(self) -> BriefKind:
        """The paper that is drafted."""
        return self.outline.kind

    def sections(self, *names: str) -> list[str]:
        """Where the template of a section is looked for: the paper's own before the one it is based on."""
        return [f"briefs/{folder}/{name}.md.j2" for name in names for folder in self.outline.folders]

    def arguments(self, *names: str) -> list[str]:
        """Where the template of an argument is looked for: the first name in any folder, then the next."""
        return [f"arguments/{folder}/{name}.md.j2" for name in names for folder in self.outline.folders]

    @property
    def lines(self) -> list[str]:
        """What the line marks stand for."""
        return template_lines(self.environment)

    def render(self, names: list[str], **more: object) -> tuple[Marked, Marked]:
        """The heading and the body of the first of `names` that there is.

        Args:
            more: values of this rendering; an `issue` or a `count` among them is what the body is about.
        """
        name = find_template(self.environment, names)
        heading, body = render_module(self.environment, name, {**self.values, **more})
        subject = _subject(more)
        return heading, Marked(f"{self.ledger.about(subject)}{body}") if subject else body


def _subject(values: Mapping[str, object]) -> str:
    match values.get("issue"), values.get("count"):
        case IssueView() as view, _:
            return view.issue.key
        case _, Count() as count:
            return count.label
        case _:
            return ""
