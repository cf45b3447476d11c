"""Whether the ids within a matter point at something: parties, papers, counts, facts, claims, defenses."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from app.drafting.markup import MarkupProblem, from_text, split_paragraphs
from app.filing.records import RecordProblem
from app.law.authorities import Side
from app.law.claims import Practice
from app.law.edits import BlockEdit
from app.law.matters import Count, Issue, Likeness, Matter, RecordCite, Selection, Support

STATUSES = ("pending", "withdrawn", "dismissed")


def check_references(matter: Matter, practice: Practice) -> None:
    """Raise `RecordProblem` at the first id that points nowhere."""
    if matter.practice != practice.id:
        raise RecordProblem("practice", f"the file is for {matter.practice!r}, not {practice.id!r}")
    _Known.of(matter, practice).check(matter)


@dataclass(frozen=True)
class _Known:
    """The ids that a matter defines, and those of its practice."""

    parties: Collection[str]
    defendants: Collection[str]
    papers: Collection[str]
    counts: Collection[str]
    facts: Collection[str]
    claims: Collection[str]
    defenses: Collection[str]

    @classmethod
    def of(cls, matter: Matter, practice: Practice) -> "_Known":
        parties = _once("parties", "id", (p.id for p in matter.parties))
        return cls(
            parties=parties,
            defendants=[p.id for p in matter.parties_of(Side.DEFENDANT)],
            papers=_once("papers", "id", (p.id for p in matter.papers)),
            counts=_once("counts", "label", (c.label for c in matter.counts)),
            facts=_once("facts", "id", (f.id for f in matter.facts)),
            claims=practice.claims,
            defenses=practice.defenses,
        )

    def check(self, matter: Matter) -> None:
        for number, count in enumerate(matter.counts):
            self._check_count(count, f"counts[{number}]")
        for number, fact in enumerate(matter.facts):
            for cited, cite in enumerate(fact.cites):
                self._check_cite(cite, f"facts[{number}].cites[{cited}]")
        _once("issues", "count and defense", (i.key for i in matter.issues))
        for number, issue in enumerate(matter.issues):
            self._check_issue(issue, f"issues[{number}]")
        for name in ("selections", "reply_selections"):
            chosen: tuple[Selection, ...] = getattr(matter, name)
            _once(name, "count and defense", (s.key for s in chosen))
            for number, selection in enumerate(chosen):
                self._check_selection(selection, f"{name}[{number}]")

        self._check_beside(matter)

    def _check_beside(self, matter: Matter) -> None:
        """Edits, readings and overrides."""
        _once("edits", "id", (edit.id for edit in matter.edits))
        for number, edit in enumerate(matter.edits):
            _check_edit(edit, f"edits[{number}]")
        _once("readings", "paper", (reading.paper for reading in matter.readings))
        for number, reading in enumerate(matter.readings):
            _known(f"readings[{number}].paper", "paper", reading.paper, self.papers)
            _once(f"readings[{number}].points", "id", (point.id for point in reading.points))
        for number, override in enumerate(matter.overrides):
            if not override.reason.strip() or not override.by.strip():
                raise RecordProblem(f"overrides[{number}]", "should say who lets the finding pass, and why")

    def _check_count(self, count: Count, place: str) -> None:
        _known(f"{place}.claim", "claim", count.claim, self.claims)
        for number, party in enumerate(count.defendants):
            _known(f"{place}.defendants[{number}]", "party", party, self.parties)
            if party not in self.defendants:
                raise RecordProblem(f"{place}.defendants[{number}]", f"{party!r} is not a defendant")
        if count.status not in STATUSES:
            raise RecordProblem(f"{place}.status", f"unknown value {count.status!r}; known: {', '.join(STATUSES)}")

    def _check_cite(self, cite: RecordCite, place: str) -> None:
        _known(f"{place}.paper", "paper", cite.paper, self.papers)

    def _check_issue(self, issue: Issue, place: str) -> None:
        _known(f"{place}.count", "count", issue.count, self.counts)
        _known(f"{place}.defense", "defense", issue.defense, self.defenses)
        if issue.raised_at is not None:
            self._check_cite(issue.raised_at, f"{place}.raised_at")

    def _check_selection(self, selection: Selection, place: str) -> None:
        _known(f"{place}.count", "count", selection.count, self.counts)
        _known(f"{place}.defense", "defense", selection.defense, self.defenses)
        self._check_facts(selection.facts, f"{place}.facts")
        for number, support in enumerate(selection.supports):
            _check_support(support, f"{place}.supports[{number}]")
        for number, likeness in enumerate(selection.likenesses):
            self._check_likeness(likeness, f"{place}.likenesses[{number}]")

    def _check_likeness(self, likeness: Likeness, place: str) -> None:
        self._check_facts(likeness.facts, f"{place}.facts")

    def _check_facts(self, facts: Iterable[str], place: str) -> None:
        for number, fact in enumerate(facts):
            _known(f"{place}[{number}]", "fact", fact, self.facts)


def _check_edit(edit: BlockEdit, place: str) -> None:
    for part in split_paragraphs(edit.text):
        try:
            from_text(part)
        except MarkupProblem as problem:
            raise RecordProblem(f"{place}.text", problem.message.rstrip(".")) from problem


def _check_support(support: Support, place: str) -> None:
    if (support.proposition is None) == (support.quote is None):
        raise RecordProblem(place, "should hold either a proposition or a quote, and not both")


def _known(place: str, what: str, found: str, known: Collection[str]) -> None:
    if found not in known:
        raise RecordProblem(place, f"unknown {what} id {found!r}; known: {', '.join(known) or 'none'}")


def _once(place: str, what: str, ids: Iterable[str]) -> list[str]:
    seen: list[str] = []
    for number, each in enumerate(ids):
        if each in seen:
            raise RecordProblem(f"{place}[{number}]", f"the {what} {each!r} stands there twice")
        seen.append(each)
    return seen
