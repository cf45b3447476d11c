"""The window: views over models over `tasks`. It holds no rule of law and no SQL.

`frame` is what stays (rail, menus, status, palette, settings), `look` colors, sizes and pictures, `widgets` small
parts that any room may use, and `rooms` one package for each room. `desk.Desk` is what rooms share; `drafting` keeps
matches, draft and pages up in the background; `session` holds the matter; `jobs` runs work off the main thread.

How a room is made
    1. A package `rooms/<name>` whose `PLAN` says its `name` (its id in `places`, and its picture's in
       `resources/icons/line`), `title`, `about`, `deeds`, and how it is built; add it to `rooms.ROOMS`. The room itself
       is a subclass of `room.Room` in `room.py`, imported when it is first entered.
    2. Its constructor takes the `Desk`, builds the view, sets `self.side` to what belongs into the side pane, and
       connects to `desk.session`, `desk.drafting` and `desk.changed`. What takes longer than a few hundredths of a second
       is left to `build()`, a generator: the frame builds rooms behind the window, a part in each turn of the event loop
       (`frame/warming.py`), and all at once when one is entered before (`frame/way.py`).
    3. The plan's `deeds` are its menu and its lines of the command palette: `Deed(id, words, keys, …)`; `table()` says what each
       does. A deed with `here_only` has its shortcut only while the room is shown.
    4. Everything over 50 ms is `desk.runner.run(title, work, on_success=…, on_failure=desk.show_failure)`; `work` takes
       `(progress, cancel)`, calls a task, and runs on the one thread of the library unless `on_store=False`.
       Afterwards `desk.announce(Changes.…)` once; a view asks in `desk.changed` whether it concerns it.
    5. A change of the matter is `desk.session.change(after, "what it was")`: undo and redo of the room come with it.
    6. To say something: `desk.tell(sentence, tone, act="…", action=…)`; a failure: `desk.show_failure(error)`. To lead
       elsewhere: `desk.go_to(Place(room=…, …))`; `show_place` answers to it.
    7. Colors are roles of `look.palette.active()`, pixels go through `look.scale.px`, words through `language.tr`,
       wrapped labels are `widgets.labels.Wrapped`; every control without words has an accessible name, and no two of a
       page have the same. Tab goes as one reads (`widgets.tab_order`); dialogs are `OrderedDialog`s.
    8. A class that overrides a method of Qt's is `@guarded` (`guard`): an error in what Qt calls ends the program otherwise.
       So does a layout's item that outlives its widget in Python: `itemAt` is not asked, and a layout from which
       widgets are taken is added to another one while it is empty; and so does an item that a slot of its own tree has
       cleared: trees are `widgets.lasting.LastingTree`s (docs/decisions/0012-errors-in-what-qt-calls.md).
"""
