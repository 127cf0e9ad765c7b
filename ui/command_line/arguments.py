"""What can be asked of `isnad`: its options and subcommands."""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from app import __version__
from ui.command_line.printable import printable

Command = Callable[[argparse.Namespace], int]

_DESCRIPTION = "An offline reader for Arabic conflict reporting that shows who says what."
_SHAPE_HELP = "for terminals that don't join and turn Arabic themselves"
_LARGEST = 2**63 - 1
"""The largest id and count that a library can hold."""

_WINDOW_HINT = "Without a subcommand, the window opens; files named then are opened in it."


_FIELDS = """\
fields:
  outlet  ناشر   who published it
  tag     وسم    a tag, or one below it
  by      قائل   who claims something in it
  counted معدود  what one of its figures counts
  place   مكان   a place that it names
  from    من     published then or later: 2018, 2018-03, 2018-03-31
  to      إلى    published then or earlier
  is      حال    unread غير-مقروء, starred بنجمة, unreviewed غير-مراجع

for example: outlet:رويترز place:"تل رفعت" من:2018-03 -is:unread
"""


class _TableKeeper(argparse.HelpFormatter):
    """Leaves the lines of what has several as they are."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return text if "\n" in text else super()._fill_text(text, width, indent)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the call's arguments; `run` among them is the function that does it.

    Raise SystemExit, as argparse does, for a wrong call (2) and for --help and --version (0).
    """
    parser = parser_of_all()
    first = _first_word(argv)
    if first is None or first in _command_names(parser):
        if first is None and not {"-h", "--help", "--version"} & set(argv):
            return _window_parser().parse_args(argv)
        return parser.parse_args(argv)
    _refuse_misspelt_command(parser, first)
    return _window_parser().parse_args(argv)


def _first_word(argv: Sequence[str]) -> str | None:
    """Return the first argument that is neither an option nor an option's value."""
    rest = iter(argv)
    for argument in rest:
        if argument in {"--library", "--passphrase-file", "--new-passphrase-file", "--picture"}:
            next(rest, None)
        elif argument == "--":
            return next(rest, None)
        elif not argument.startswith("-") or argument == "-":
            return argument
    return None


def _refuse_misspelt_command(parser: argparse.ArgumentParser, word: str) -> None:
    """Stop where a word that is no file is nearly a subcommand, rather than open a window on it."""
    if Path(word).exists() or not word.isalpha():
        return
    near = difflib.get_close_matches(word, _command_names(parser), n=1, cutoff=0.7)
    if near:
        parser.error(f"there is no subcommand «{word}»; did you mean «{near[0]}»?")


def _command_names(parser: argparse.ArgumentParser) -> list[str]:
    actions = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001
    return [name for action in actions for name in action.choices]


def _common_options() -> argparse.ArgumentParser:
    """Return the options that may stand before the subcommand and behind it.

    Each parser needs its own: a default set on one would change the option of all that share it.
    """
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--library", metavar="PATH", type=Path, default=argparse.SUPPRESS, help="the library's file (default: your own)"
    )
    common.add_argument(
        "--passphrase-file",
        metavar="PATH",
        type=Path,
        default=argparse.SUPPRESS,
        help="for an encrypted library: the file whose first line is its passphrase, «-» for standard input (or "
        "ISNAD_PASSPHRASE_FILE; /dev/fd/3 is what a script opened as 3)",
    )
    common.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help="show tracebacks of defects")
    return common


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="isnad", description=_DESCRIPTION, parents=[_common_options()])
    parser.add_argument("files", metavar="FILE", nargs="*", type=Path, help="articles to open in the window")
    parser.add_argument("--picture", metavar="PNG", type=Path, help="save a picture of the window and end")
    parser.set_defaults(run=_later("window", "open_window"), library=None, passphrase_file=None, debug=False)
    return parser


def parser_of_all() -> argparse.ArgumentParser:
    """Return the parser of all subcommands, the words that may stand without one left out."""
    parser = argparse.ArgumentParser(
        prog="isnad", description=_DESCRIPTION, epilog=_WINDOW_HINT, parents=[_common_options()]
    )
    parser.add_argument("--version", action="version", version=f"isnad {__version__}")
    parser.set_defaults(library=None, passphrase_file=None, debug=False)
    commands = parser.add_subparsers(metavar="SUBCOMMAND", required=True)
    _add_analyse(commands)
    _add_library_commands(commands)
    _add_marking(commands)
    _add_keeping(commands)
    _add_passphrase(commands)
    _add_completion(commands)
    return parser


_Subparsers = argparse._SubParsersAction  # noqa: SLF001


def _add_analyse(commands: _Subparsers[argparse.ArgumentParser]) -> None:
    analyse = commands.add_parser(
        "analyse",
        aliases=["analyze"],
        parents=[_common_options()],
        help="show who says what in articles",
        description="Show who says what in articles. «-» reads standard input. An archive (ZIP, WARC) stands for the "
        "articles in it and, with --output, a folder for those below it; called again, what is written and still holds "
        "is kept.",
    )
    analyse.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="an article or an archive, «-» for standard input; with --output, also a folder",
    )
    analyse.add_argument(
        "--published", metavar="YYYY-MM-DD", type=_day, help="the day that «yesterday» and the like count from"
    )
    output = analyse.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="one JSON object a line on standard output")
    output.add_argument("--output", metavar="DIR", type=Path, help="write STEM.json into this folder for each file")
    analyse.add_argument(
        "--jobs", metavar="N", type=_count, help="with --output, so many processes at once (1); what holds is kept"
    )
    analyse.add_argument("--shape", action="store_true", help=_SHAPE_HELP)
    analyse.set_defaults(run=_later("analyse", "analyse_files"), parser=analyse)


def _add_library_commands(commands: _Subparsers[argparse.ArgumentParser]) -> None:
    def add(name: str, function: str, text: str) -> argparse.ArgumentParser:
        description = f"{text[0].upper()}{text[1:]}."
        command = commands.add_parser(name, parents=[_common_options()], help=text, description=description)
        command.set_defaults(run=_later("library", function), parser=command)
        return command

    taking_in = add("import", "import_articles", "take articles into the library")
    taking_in.add_argument(
        "files", metavar="FILE", nargs="+", type=Path, help="an article, or a folder or archive of articles"
    )
    taking_in.add_argument(
        "--json", action="store_true", help="one JSON object a line as each file is done and safe on the disk"
    )
    taking_in.add_argument(
        "--repair", action="store_true", help="repair damaged texts (wrong encoding, visual order); undo takes it back"
    )
    listing = add(
        "list", "list_articles", "list the library's articles, newest first; copies of one report have the same story"
    )
    searching = _add_search(commands)
    showing = add("show", "show_article", "show an article with its claims, figures, names and notes")
    showing.add_argument("id", metavar="ID", type=_count, help="the article's number, as «isnad list» gives it")
    showing.add_argument("--json", action="store_true", help="one JSON object on standard output")
    listing.add_argument("--limit", metavar="N", type=_count, help="at most so many articles (all)")
    listing.add_argument("--json", action="store_true", help="one JSON array on standard output")
    again = commands.add_parser(
        "reanalyse",
        aliases=["reanalyze"],
        parents=[_common_options()],
        help="analyse anew what an older version analysed, and tell what changed",
        description="Analyse anew what an older version of Isnad analysed, and tell what is read otherwise now. Notes, "
        "tags, marks and decisions stand as they are.",
    )
    again.set_defaults(run=_later("reanalyse", "reanalyse_articles"), parser=again)
    again.add_argument("--dry-run", action="store_true", help="tell what would change, and store nothing")
    again.add_argument("--json", action="store_true", help="one JSON object a line on standard output")
    for command in (listing, searching, showing, again):
        command.add_argument("--shape", action="store_true", help=_SHAPE_HELP)
    _add_export(add("export", "export_articles", "write notes, tags, highlights and claims to a file"))


def _add_export(exporting: argparse.ArgumentParser) -> None:
    exporting.description = (
        "Write notes, tags, highlights and claims to a file. With --format library, articles go into a library of "
        "their own with all that hangs on them: «isnad --library FILE» opens it, «isnad merge FILE» takes it into "
        "another one. What lies in the bin is not exported."
    )
    exporting.add_argument("--format", choices=("markdown", "csv", "json", "library"), required=True)
    which = exporting.add_mutually_exclusive_group()
    which.add_argument("--article", metavar="ID", type=_count, nargs="+", action="extend", help="only these articles")
    which.add_argument("--query", metavar="QUERY", help="only what this finds, as «isnad search» does: «tag:هدنة»")
    exporting.add_argument("--output", metavar="PATH", type=Path, required=True, help="the file to write")
    exporting.add_argument("--replace", action="store_true", help="write a library over a file that is there")
    exporting.add_argument(
        "--encrypt",
        choices=("same", "new", "none"),
        help="of a library: encrypt it with this library's passphrase, with a new one, which whoever is to read it can "
        "be told, or not at all, so that anybody can read it (same where this library has a passphrase, else none)",
    )
    exporting.add_argument(
        "--new-passphrase-file", metavar="PATH", type=Path, help="the file whose first line is the new passphrase"
    )


def _add_marking(commands: _Subparsers[argparse.ArgumentParser]) -> None:
    def add(name: str, function: str, text: str, more: str = "") -> argparse.ArgumentParser:
        description = f"{text[0].upper()}{text[1:]}. {more}".strip()
        command = commands.add_parser(name, parents=[_common_options()], help=text, description=description)
        command.set_defaults(run=_later("marking", function), parser=command)
        command.add_argument("id", metavar="ID", type=_count, help="the article's number, as «isnad list» gives it")
        command.add_argument("--json", action="store_true", help="one JSON object on standard output")
        return command

    below = "«above/below» is a tag below another one."
    tagging = add("tag", "tag_article", "attach tags to an article", f"Tags that don't exist are made; {below}")
    untagging = add("untag", "untag_article", "take tags off an article", f"The tags themselves stay; {below}")
    for command in (tagging, untagging):
        command.add_argument("tag", metavar="TAG", nargs="+", help="a tag's name in any spelling")
    noting = add("note", "write_note", "write a note on an article or on words of it")
    noting.add_argument("text", metavar="TEXT", help="the note, in Markdown if you like")
    noting.add_argument(
        "--quote", metavar="WORDS", help="the words that it is about, in any spelling; they stand there once"
    )


def _add_keeping(commands: _Subparsers[argparse.ArgumentParser]) -> None:
    def add(name: str, function: str, text: str, more: str = "") -> argparse.ArgumentParser:
        description = f"{text[0].upper()}{text[1:]}. {more}".strip()
        command = commands.add_parser(name, parents=[_common_options()], help=text, description=description)
        command.set_defaults(run=_later("keeping", function), parser=command)
        command.add_argument("--json", action="store_true", help="one JSON object on standard output")
        return command

    checking = add("check", "check_library", "check the library through and name the first thing that is wrong")
    checking.add_argument("--salvage", metavar="FILE", type=Path, help="save what can be read into a new library")
    backing_up = add("backup", "back_up", "write a verified copy of the library")
    backing_up.add_argument("destination", metavar="DEST", type=Path, help="a new file, or a folder for one")
    backing_up.add_argument("--replace", action="store_true", help="write over a file that is there")
    restoring = add("restore", "restore", "bring a backup back", "What is there now is kept as a backup first.")
    restoring.add_argument("source", metavar="SRC", type=Path, help="a backup, or another copy of a library")
    _add_their_passphrase(
        restoring, "for a backup under another passphrase: the file whose first line is that; the library keeps its own"
    )
    merging = add(
        "merge",
        "merge_library",
        "take another library in: its articles, notes, tags and decisions",
        "What both have (the same text or original file, the same note, mark or tag) is there once; all other notes, "
        "highlights and tags stand beside yours. Where one alone can stand (title, outlet, author, date, a decision on "
        "a claim, the kind of a name, a tag's colour, a story), yours stays where you decided, and the other's is "
        "told. What you deleted for good does not come back with a library that had it from here; a note, mark or tag "
        "that you deleted and the other still has does. The other file is only read. It is one step, which «isnad "
        "undo» takes back: what was new then lies in the bin.",
    )
    merging.set_defaults(run=_later("exchange", "merge_library"))
    merging.add_argument("source", metavar="FILE", type=Path, help="the other library, an exported one for instance")
    _add_their_passphrase(
        merging, "where the other library is encrypted too: the file whose first line is its passphrase"
    )
    purging = add(
        "purge",
        "purge",
        "delete articles for good",
        "They go out of originals, index and history and out of the backups that Isnad keeps. This can't be undone.",
    )
    purging.add_argument("id", metavar="ID", nargs="+", type=_count, help="an article's number")
    purging.add_argument("--yes", action="store_true", help="ask nothing")
    add("undo", "undo", "take the last change back")
    add("redo", "redo", "make the change again that was taken back last")


def _add_passphrase(commands: _Subparsers[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "passphrase",
        parents=[_common_options()],
        help="encrypt the library with a passphrase, change it, or remove it",
        description="Encrypt the library and its backups with a passphrase, change it, or remove it. It is asked for "
        "unseen, a new one twice. Without it nobody can read the library: not you either, if you forget it. Copies "
        "that you made yourself elsewhere stay as they are.",
    )
    command.set_defaults(run=_later("encryption", "rewrite_library"), parser=command)
    command.add_argument("action", choices=("set", "change", "remove"), help="what to do with the passphrase")
    command.add_argument(
        "--new-passphrase-file",
        metavar="PATH",
        type=Path,
        help="for scripts: the file whose first line is the new passphrase, «-» for the next line of standard input",
    )
    command.add_argument("--json", action="store_true", help="one JSON object on standard output")


def _add_completion(commands: _Subparsers[argparse.ArgumentParser]) -> None:
    completion = commands.add_parser(
        "completion",
        parents=[_common_options()],
        help="print a script that completes commands in a shell",
        description="Print a script that lets a shell complete subcommands, options and file names. For bash: "
        "«isnad completion bash > ~/.local/share/bash-completion/completions/isnad».",
    )
    completion.add_argument("shell", choices=("bash", "zsh", "tcsh"))
    completion.set_defaults(run=_later("completion", "print_completion"), parser=completion)


def _add_search(commands: _Subparsers[argparse.ArgumentParser]) -> argparse.ArgumentParser:
    searching = commands.add_parser(
        "search",
        parents=[_common_options()],
        help="find articles by words in any spelling and form, by outlet, tag, claimant, place and date",
        description="Find articles. All words of the query must be there, in any spelling and form; «words in "
        "quotation marks» as they stand; word* may go on; -word must not be there; of one OR other (also one|other) "
        "one is enough. Fields, by their English or Arabic name, are listed below.",
        epilog=_FIELDS,
        formatter_class=_TableKeeper,
    )
    searching.set_defaults(run=_later("search", "search_articles"), parser=searching)
    # A word to leave out begins as options do; argparse takes what looks like a negative number for an argument.
    searching._negative_number_matcher = re.compile(r"-[^-\s].")  # noqa: SLF001
    searching.add_argument("query", metavar="QUERY", nargs="+", help="what to look for")
    searching.add_argument("--limit", metavar="N", type=_count, default=50, help="at most so many articles (50)")
    searching.add_argument(
        "--sort", choices=("newest", "relevance", "outlet", "unreviewed"), default="newest", help="the order (newest)"
    )
    searching.add_argument("--json", action="store_true", help="one JSON array on standard output")
    return searching


def _count(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"«{text}» is no whole number from 1 on")
    return min(number, _LARGEST)


def _day(text: str) -> date:
    # Python would take «20180331» and «2018-W13-6» as well.
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise argparse.ArgumentTypeError(f"«{text}» is no day of the calendar in the form YYYY-MM-DD")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» is no day of the calendar in the form YYYY-MM-DD") from None


def _later(module: str, function: str) -> Command:
    """Return a command whose module is imported only when it runs."""

    def run(arguments: argparse.Namespace) -> int:
        from importlib import import_module

        return int(getattr(import_module(f"ui.command_line.{module}"), function)(arguments))

    return run


def _add_their_passphrase(parser: argparse.ArgumentParser, told: str) -> None:
    parser.add_argument("--their-passphrase-file", metavar="PATH", type=Path, help=told)


def wrong_call(arguments: argparse.Namespace, message: str) -> int:
    """Say why a call that argparse let through is wrong, and return the exit status for it."""
    print(f"{arguments.parser.format_usage()}isnad: {printable(message)}", file=sys.stderr)
    return 2
