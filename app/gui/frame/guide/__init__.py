"""The guide: pages of `resources/help`, filled with the real names of deeds and keys, in a window of their own.

`resources/help/contents.toml` has the order of the pages and which one belongs to which room; the pages are Markdown, in a
folder for each language (`en`, `de`). A page that a language lacks is shown in English. Copies in the user folder, under
`resources/help`, go before the shipped ones.

In a page
    `{deed import}` is a link that does it, with its words as the menu has them and its keys; `{keys import}` its keys
    alone; `{menu import}` the menu it stands in. `{room draft}` leads into a room, `{page verified}` to a page of the
    guide, `{folder library}` opens a folder and shows where it is. `{shortcuts}` is the list of all keys. Nothing of it
    is a copy: what is renamed in a menu is renamed here.
"""
