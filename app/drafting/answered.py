"""What the paper that is answered says, and what it leaves out, as far as the attorney has confirmed its reading."""

from collections.abc import Iterator

from app.law.matters import Matter, PaperKind, RecordCite
from app.law.opposing import PaperReading, PointStatus


def find_unanswered(matter: Matter) -> frozenset[str]:
    """Keys of the issues that no point of the opposition answers.

    Empty as long as the opposition has not been read, or a point of it waits for the attorney: silence is
    something that a paper says of its opponent, and is never guessed.
    """
    points = [point for reading in _readings(matter, PaperKind.OPPOSITION) for point in reading.points]
    if not points or any(point.status is PointStatus.OPEN for point in points):
        return frozenset()
    answered = {issue for point in points for issue in point.issues}
    return frozenset(issue.key for issue in matter.issues if issue.key not in answered)


def find_cited_at(matter: Matter, kind: PaperKind) -> dict[str, RecordCite]:
    """Where the papers of that kind cite each authority that the library holds, by its key."""
    return {
        cited.key: RecordCite(paper=paper.id, pages=cited.pages)
        for paper in matter.papers
        if paper.kind is kind and (reading := matter.find_reading(paper.id)) is not None
        for cited in reading.authorities
        if cited.key is not None and cited.pages
    }


def find_cited_before(matter: Matter) -> frozenset[str]:
    """Keys of what the motion and the opposition cite, from their readings and from what is noted on the issues."""
    readings = (*_readings(matter, PaperKind.MOTION), *_readings(matter, PaperKind.OPPOSITION))
    read = {cited.key for reading in readings for cited in reading.authorities if cited.key}
    return frozenset(read | {key for issue in matter.issues for key in issue.authorities})


def _readings(matter: Matter, kind: PaperKind) -> Iterator[PaperReading]:
    for paper in matter.papers:
        reading = matter.find_reading(paper.id) if paper.kind is kind else None
        if reading is not None:
            yield reading
