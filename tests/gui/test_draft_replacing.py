"""Other words within a paragraph: faces and citations stay."""

import pytest

from app.drafting.markup import from_text, inlines_to_text
from app.gui.rooms.draft.replacing import replace_in


@pytest.mark.parametrize(
    ("text", "sought", "new", "made", "count"),
    [
        ("The gate, the GATE.", "the gate", "a door", "A door, a door.", 2),
        ("An *open gate* stood.", "gate", "door", "An *open door* stood.", 1),
        ("An *open* gate stood.", "open gate", "shut door", "An *shut door* stood.", 1),
        ("The officer’s “gate”.", 'officer\'s "gate"', "door", "The door.", 1),
        ("A gate [[cite:gate|pin=4]] and a gate.", "gate", "door", "A door [[cite:gate|pin=4]] and a door.", 2),
        ("A gate [[cite:gate|pin=4]] closed.", "gate closed", "x", "A gate [[cite:gate|pin=4]] closed.", 0),
        ("Nothing here.", "gate", "door", "Nothing here.", 0),
        ("Gone words stay gone.", " words", "", "Gone stay gone.", 1),
        ("Stars and [[name:gate]].", "stars", "2 * 2", r"2 \* 2 and [[name:gate]].", 1),
    ],
)
def it_replaces_words_and_nothing_else(text, sought, new, made, count):
    inlines, found = replace_in(from_text(text), sought, new)
    assert (inlines_to_text(inlines), found) == (inlines_to_text(from_text(made)), count)


@pytest.mark.parametrize(("nth", "made"), [(0, "x b a"), (1, "a b x"), (2, "a b a")])
def it_replaces_in_one_place_alone(nth, made):
    assert inlines_to_text(replace_in(from_text("a b a"), "a", "x", only=nth)[0]) == made
