"""matter blocks, edit, conflicts, resolve, modules, save-module, insert-module."""

from argparse import Namespace

from app.cli.main import BLOCKED, DONE
from app.cli.opening import open_workspace
from app.cli.printing import print_json, say
from app.drafting.markup import to_text
from app.drafting.modules import ModuleKind, get_module, load_modules
from app.filing.papers import load_paper
from app.filing.records import to_table
from app.law.briefs import Block
from app.law.edits import Choice, EditConflict
from app.law.matters import Matter
from app.matters.block_edits import delete_block, move_block, restore_block
from app.matters.store import load_matter, save_matter
from app.tasks.draft_brief import Draft, make_draft
from app.tasks.edit_brief import put_after, put_choice, put_module, put_text, save_blocks


def blocks(options: Namespace) -> int:
    """The blocks of a paper with their ids and editable text."""
    draft = _draft(options)
    found = [block for section in draft.brief.sections for block in section.blocks]
    if options.json:
        kinds = [block.kind.value if isinstance(block, Block) else "table" for block in found]
        rows = zip(found, kinds, strict=True)
        print_json({"blocks": [{"id": b.id, "kind": kind, "text": to_text(b)} for b, kind in rows]})
        return DONE
    for block in found:
        print(f"{block.id}\n    {to_text(block)}\n")
    return DONE


def edit(options: Namespace) -> int:
    """One edit."""
    draft = _draft(options)
    matter, paper, block = draft.matter, options.brief, options.block
    if options.text is not None:
        matter = put_text(draft, block, options.text)
    elif options.delete:
        matter = delete_block(matter, paper, block, base=draft.base_text(block) or "")
    elif options.insert is not None:
        matter = put_after(draft, block, options.insert)
    elif options.after is not None:
        matter = move_block(matter, paper, block, after=options.after)
    else:
        matter = restore_block(matter, paper, block)
    return _save(matter, options)


def conflicts(options: Namespace) -> int:
    """Edits under which the draft has changed."""
    found = _draft(options).conflicts
    if options.json:
        print_json({"conflicts": [{**to_table(one), "message": one.message} for one in found]})
    for one in found if not options.json else ():
        _print_conflict(one)
    return BLOCKED if found else DONE


def _print_conflict(conflict: EditConflict) -> None:
    print(f"{conflict.edit.id}  {conflict.block}\n    {conflict.message}")
    for name, text in (("base", conflict.base), ("mine", conflict.mine), ("new", conflict.new or "")):
        print(f"    {name}: {text}")
    print()


def resolve(options: Namespace) -> int:
    """Settle one conflict."""
    return _save(put_choice(_draft(options), options.edit, Choice(options.choice), options.text), options)


def modules(options: Namespace) -> int:
    """The saved modules."""
    found = load_modules()
    if options.json:
        print_json({"modules": [{**to_table(m), "authorities": list(m.authorities)} for m in found]})
        return DONE
    for module in found:
        print(
            f"{module.name}  {module.kind.value}  {module.title}  ({', '.join(module.authorities) or 'cites nothing'})"
        )
    return DONE


def save_module(options: Namespace) -> int:
    """Save blocks as a module."""
    path = save_blocks(_draft(options), options.name, ModuleKind(options.kind), options.blocks, title=options.title)
    print(path)
    return DONE


def insert_module(options: Namespace) -> int:
    """Put a saved module into a paper."""
    draft = _draft(options)
    module = get_module(options.name)
    matter, unknown = put_module(draft, module, after=options.after)
    for key in unknown:
        say(f"{key} is not in this library: its citation prints as a placeholder.")
    return _save(matter, options)


def _draft(options: Namespace) -> Draft:
    with open_workspace(options.library) as workspace:
        matter = load_matter(options.file, workspace.practice)
        return make_draft(matter, workspace, load_paper(options.brief).kind)


def _save(matter: Matter, options: Namespace) -> int:
    save_matter(matter, options.file)
    print(options.file)
    return DONE
