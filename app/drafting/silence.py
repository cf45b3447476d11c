"""What the opposition does not answer, as far as the attorney has confirmed what its points answer."""

from app.law.matters import Matter, PaperKind
from app.law.opposing import PointStatus


def find_unanswered(matter: Matter) -> frozenset[str]:
    """Keys of the issues that no point of the opposition answers.

    Empty as long as the opposition has not been read, or a point of it waits for the attorney: silence is
    something that a paper says of its opponent, and is never guessed.
    """
    papers = [paper for paper in matter.papers if paper.kind is PaperKind.OPPOSITION]
    readings = [reading for paper in papers if (reading := matter.find_reading(paper.id))]
    points = [point for reading in readings for point in reading.points]
    if not points or any(point.status is PointStatus.OPEN for point in points):
        return frozenset()
    answered = {issue for point in points for issue in point.issues}
    return frozenset(issue.key for issue in matter.issues if issue.key not in answered)
