"""`isnad merge` and `isnad export --format library`: articles carried between libraries with all that hangs on them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from app.domain.records import Disagreement
from app.errors import LibraryError
from app.library import Key, Library, Merged, Watch, can_encrypt, new_key
from ui.command_line.article_json import difference_to_json
from ui.command_line.encryption import new_passphrase
from ui.command_line.library import existing_library
from ui.command_line.long_work import progress
from ui.command_line.passphrase import key_of_other
from ui.command_line.printable import number_of, printable
from ui.command_line.reading import told_difference

SAME, NEW, NONE = "same", "new", "none"
"""With what an exported library is encrypted."""

_THINGS = {
    "notes": "note",
    "highlights": "highlight",
    "tags": "new tag",
    "taggings": "tag put on something",
    "reviewed_claims": "claim",
    "decisions": "decision on a claim",
    "name_marks": "marked name",
    "facts": "article's facts",
    "stories": "story",
    "saved_searches": "saved search",
    "tag colours": "tag's colour",
    "refused_repairs": "refused repair",
}
_MANY = {
    "taggings": "tags put on something",
    "decisions": "decisions on claims",
    "facts": "articles' facts",
    "stories": "stories",
    "saved_searches": "saved searches",
    "tag colours": "tags' colours",
}


def export_as_library(arguments: argparse.Namespace, library: Library, ids: Sequence[int] | None) -> int:
    """Write articles as a library of their own, and return how many there are in it."""
    key = _key_of_export(arguments, library)
    with _watched("Exporting") as watch:
        return library.export_part(arguments.output, key, ids=ids, watch=watch, replaces=arguments.replace)


def _key_of_export(arguments: argparse.Namespace, library: Library) -> Key | None:
    """Return the key that the call asks for; without a word on it, an encrypted library's own."""
    wanted = arguments.encrypt or (SAME if library.key else NEW if arguments.new_passphrase_file else NONE)
    if wanted == SAME and library.key is None:
        raise LibraryError("The library «{file}» has no passphrase.", file=library.path)
    if wanted == NEW:
        if not can_encrypt():
            raise LibraryError("Encryption is not installed. Install Isnad with its extra «encryption».")
        return new_key(new_passphrase(arguments))
    return library.key if wanted == SAME else None


def merge_library(arguments: argparse.Namespace) -> int:
    """Take another library in, and tell what came, what was there, and what the other says otherwise."""
    source: Path = arguments.source
    with existing_library(arguments) as library:
        key = key_of_other(arguments, source, library.key)
        with _watched("Merging") as watch:
            merged = library.merge(source, key, watch)
        if arguments.json:
            print(json.dumps(_to_json(merged), ensure_ascii=False))
        else:
            _tell(library, merged)
    return 0


@contextmanager
def _watched(what: str) -> Iterator[Watch]:
    """Yield what shows at a terminal how far the work is; broken off, it says that nothing was changed."""
    with ExitStack() as shown:
        advance: list[Callable[[int], None]] = []
        last = 0

        def tell(done: int, total: int) -> None:
            nonlocal last
            if not advance:
                advance.append(shown.enter_context(progress(what, total)))
            advance[0](done - last)
            last = done

        try:
            yield Watch(tell)
        except KeyboardInterrupt:
            print("isnad: broken off. Nothing was changed.", file=sys.stderr)
            raise


def _to_json(merged: Merged) -> dict[str, Any]:
    return {
        "path": str(merged.source),
        "added": list(merged.added),
        "known": list(merged.known),
        "binned": list(merged.binned),
        "taken": dict(merged.taken),
        "left_out": list(merged.left_out),
        "differences": [difference_to_json(found) for found in merged.disagreements],
    }


def _tell(library: Library, merged: Merged) -> None:
    added, known = number_of(len(merged.added), "article"), len(merged.known)
    print(f"{printable(merged.source)}: {added} added, {known} there already.")
    came = [number_of(count, _THINGS[name], _MANY.get(name)) for name, count in merged.taken.items() if count]
    if came:
        print(f"  {', '.join(came)} came with them.")
    for title in merged.left_out:
        print(f"  left out, as it was deleted for good here: {printable(title)}")
    if merged.binned:
        print(f"  {number_of(len(merged.binned), 'article')} of it stay in the bin here: {_listed(merged.binned)}")
    titles = {one.id: one.title for one in library.articles.summaries(_about(merged.disagreements))}
    if merged.disagreements:
        differences = number_of(len(merged.disagreements), "difference")
        print(f"  {differences}, left as they are here; «isnad show ID» tells an article's again:")
    for found in merged.disagreements:
        where = "" if found.article_id is None else f"{found.article_id} «{printable(titles[found.article_id])}» "
        print(f"    {where}{told_difference(found)}")
    if merged.changes:
        print("  «isnad undo» takes all of it back.")


def _about(disagreements: Sequence[Disagreement]) -> list[int]:
    return sorted({found.article_id for found in disagreements if found.article_id is not None})


def _listed(ids: Sequence[int]) -> str:
    return ", ".join(map(str, ids))
