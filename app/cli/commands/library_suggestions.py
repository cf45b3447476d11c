"""library suggestions, outcomes, outcome, mark, confirm, reject."""

from argparse import Namespace

from app.cli.commands.library_common import answer, fields_of, get, shortened, who
from app.cli.main import DONE
from app.cli.opening import open_workspace
from app.cli.printing import print_json, print_progress, say
from app.errors import NotFound
from app.law.annotations import CaseOutcome, SeenTreatment, Standing
from app.law.authorities import AuthorityKey
from app.library.store import Library
from app.tasks.decide_suggestions import as_treatment, enter_outcome, enter_tag
from app.tasks.edit_library import now
from app.tasks.library_shapes import record_shape
from app.tasks.suggestions import renew_suggestions


def suggestions(options: Namespace) -> int:
    """What texts suggest and nobody has decided on: of one authority each; of all, how many and the treatments."""
    with open_workspace(options.library) as workspace:
        library = workspace.library
        key = get(library, options.key).key if options.key else None
        if options.renew:
            say(f"{renew_suggestions(library, key=key, progress=print_progress)} texts were read anew.")
        desk, waiting = library.suggestions, Standing.SUGGESTED
        counts = desk.review_counts()
        outcomes = desk.outcomes_of(key, standing=waiting) if key else []
        tags = desk.tags_of(key, standing=waiting) if key else []
        seen = [one for one in desk.treatments_seen(key, standing=waiting) if not one.recorded]
    if options.json:
        found = {"waiting": counts, "outcomes": outcomes, "tags": tags, "treatments": seen}
        print_json({name: record_shape(value) for name, value in found.items()})
        return DONE
    for line in (
        *(f"outcome {o.id}\t{_outcome_line(o)}" for o in outcomes),
        *(f"tag {t.id}\t{t.passage}\t{t.kind.value} {t.value}\t{', '.join(t.words)}" for t in tags),
        *(f"treatment {s.id}\t{_seen_line(s)}" for s in seen),
    ):
        print(line)
    say(f"Waiting in all: {counts.outcomes} outcomes, {counts.tags} tags, {counts.treatments} treatments.")
    return DONE


def _outcome_line(outcome: CaseOutcome) -> str:
    what = outcome.claim or outcome.defense or "claim unknown"
    ruled = outcome.result or outcome.ruling
    return f"{what}\t{ruled.value if ruled else '?'}\t[{outcome.pin or '?'}] {shortened(outcome.text)}"


def _seen_line(seen: SeenTreatment) -> str:
    by = f" {seen.later_name or ''} {seen.later}" if seen.later else ""
    return f"{seen.name or ''} {seen.cited}: {seen.phrase}{by} (seen in {seen.passage or seen.seen_in})"


def outcomes(options: Namespace) -> int:
    """What a decision did with each claim and defense."""
    with open_workspace(options.library) as workspace:
        found = workspace.library.suggestions.outcomes_of(get(workspace.library, options.key).key)
    lines = [f"{o.id}\t{o.decision.standing.value}\t{_outcome_line(o)}" for o in found]
    return answer(options, "outcomes", found, lines)


def outcome(options: Namespace) -> int:
    """Enter what a decision did with one claim or defense."""
    with open_workspace(options.library) as workspace:
        key = get(workspace.library, options.key).key
        made = enter_outcome(workspace.library, workspace.practice, key, fields_of(options), by=who(options, workspace))
    return answer(options, "outcomes", [made], [f"{made.id}\t{_outcome_line(made)}"])


def mark(options: Namespace) -> int:
    """Say what a passage is about."""
    with open_workspace(options.library) as workspace:
        made = enter_tag(
            workspace.library,
            workspace.practice,
            options.passage,
            options.kind,
            options.value,
            by=who(options, workspace),
        )
    return answer(options, "tags", [made], [f"{made.id}\t{made.passage}\t{made.kind.value} {made.value}"])


def confirm(options: Namespace) -> int:
    """Say that suggestions are right."""
    return _decide(options, Standing.CONFIRMED)


def reject(options: Namespace) -> int:
    """Say that suggestions are wrong."""
    return _decide(options, Standing.REJECTED)


def _decide(options: Namespace, standing: Standing) -> int:
    with open_workspace(options.library) as workspace:
        by = who(options, workspace)
        for number in options.numbers:
            _decide_one(workspace.library, options.kind, number, standing, by)
    say(f"{len(options.numbers)} {standing.value}.")
    return DONE


def _decide_one(library: Library, kind: str, number: int, standing: Standing, by: str) -> None:
    desk = library.suggestions
    if kind == "outcome":
        desk.decide_outcome(number, standing, by=by, at=now())
    elif kind == "tag":
        desk.decide_tag(number, standing, by=by, at=now())
    elif standing is Standing.REJECTED:
        desk.reject_treatment(number, by=by, at=now())
    else:
        _confirm_treatment(library, number, by)


def _confirm_treatment(library: Library, number: int, by: str) -> AuthorityKey:
    seen = next((s for s in library.suggestions.treatments_seen() if s.id == number), None)
    if seen is None:
        raise NotFound(f"The library holds no suggestion {number} of this kind.")
    return library.suggestions.confirm_treatment(number, as_treatment(library, seen), by=by, at=now())
