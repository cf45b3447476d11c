"""What the paper that is answered says, and what it leaves out, as far as the attorney has confirmed its reading."""

from collections.abc import Iterator, Sequence

from app.law.matters import Matter, PaperKind, RecordCite
from app.law.opposing import PaperPoint, PaperReading, PointStatus


def find_unanswered(matter: Matter) -> frozenset[str]:
    """Keys of the issues that no point of the opposition answers.

    Empty as long as the opposition has not been read, or a point of it waits for the attorney: silence is
    something that a paper says of its opponent, and is never guessed. A heading over other points argues nothing itself.
    """
    points = [p for reading in _readings(matter, PaperKind.OPPOSITION) for p in reading.points if p.is_leaf]
    if not points or any(point.status is PointStatus.OPEN for point in points):
        return frozenset()
    answered = {issue for point in points for issue in point.issues}
    return frozenset(issue.key for issue in matter.issues if issue.key not in answered)


def find_cited_at(matter: Matter, kind: PaperKind, issue: str, authority: str) -> RecordCite | None:
    """Where a paper of that kind cites an authority; None when it does not, or was not read.

    Only the pages of the points that the attorney has confirmed as raising the issue, where such a page cites it; else
    those of the points about the same count; else all.
    """
    for paper in (p for p in matter.papers if p.kind is kind):
        reading = matter.find_reading(paper.id)
        cited = next((c for c in reading.authorities if c.key == authority), None) if reading else None
        if reading is not None and cited is not None and cited.pages:
            on_count = {i.key for i in matter.issues if i.count == issue.partition(":")[0]}
            near = _pages_near(cited.pages, reading, {issue}) or _pages_near(cited.pages, reading, on_count)
            return RecordCite(paper=paper.id, pages=merge_pages(near or cited.pages))
    return None


def _pages_near(pages: Sequence[str], reading: PaperReading, issues: set[str]) -> list[str]:
    points = [p for p in reading.points if p.status is PointStatus.CONFIRMED and issues.intersection(p.issues)]
    return [page for page in pages if page.isdecimal() and any(_holds(point, int(page)) for point in points)]


def _holds(point: PaperPoint, page: int) -> bool:
    first, last = point.page or "", point.last_page or point.page or ""
    return first.isdecimal() and last.isdecimal() and int(first) <= page <= int(last)


def merge_pages(pages: Sequence[str]) -> tuple[str, ...]:
    """Pages in order, those that follow each other as a range ("8", "9", "17" → "8-9", "17"); others as they are."""
    if not all(page.isdecimal() for page in pages):
        return tuple(dict.fromkeys(pages))
    ranges: list[list[int]] = []
    for page in sorted({int(page) for page in pages}):
        if ranges and page == ranges[-1][1] + 1:
            ranges[-1][1] = page
        else:
            ranges.append([page, page])
    return tuple(str(first) if first == last else f"{first}-{last}" for first, last in ranges)


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
