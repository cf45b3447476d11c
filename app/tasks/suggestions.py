"""Suggestions made anew for texts that the library holds: after an upgrade, or when the cues have changed."""

from app.jobs import CancelToken, Progress, ProgressCallback, no_progress
from app.library.store import Library
from app.tasks.preparing import prepared


def renew_suggestions(
    library: Library,
    *,
    key: str | None = None,
    progress: ProgressCallback = no_progress,
    cancel: CancelToken | None = None,
) -> int:
    """Read the stored texts of one authority, or of all, for what they suggest; how many texts were read.

    What the attorney confirmed or rejected stays. Each text is one transaction.
    """
    cancel = cancel or CancelToken()
    keys = (
        [library.get_authority(key).key]
        if key is not None
        else [a.key for a in library.iter_authorities(has_text=True)]
    )
    done = 0
    for number, owner in enumerate(keys):
        progress(Progress(number, len(keys), owner))
        for text in library.texts_of(owner):
            cancel.check()
            opinion = library.find_text(text.sha256)
            if opinion is not None:
                library.renew_suggestions(text.sha256, prepared(opinion, library.iter_authorities()).suggestions)
                done += 1
    progress(Progress(len(keys), len(keys)))
    return done
