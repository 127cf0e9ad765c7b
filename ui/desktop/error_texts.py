"""The sentences in which `app` says what went wrong, marked for translation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication

from app.errors import UserError
from app.library.searching.fields import ARABIC_NAMES
from ui.desktop.direction import isolated, isolated_name
from ui.desktop.translating import QT_TRANSLATE_NOOP

TEMPLATES: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Errors", "The result would be written to the same file as that of «{other}»."),
    QT_TRANSLATE_NOOP("Errors", "The result would overwrite «{input}»."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "A process that analysed was ended from outside, perhaps for want of memory. What is written is kept; the "
        "same call goes on from there, with fewer jobs perhaps.",
    ),
    QT_TRANSLATE_NOOP("Errors", "«{path}» can't be written: {cause}."),
    QT_TRANSLATE_NOOP("Errors", "«{path}» belongs to your library and is not written over."),
    QT_TRANSLATE_NOOP("Errors", "There is no article in the folder «{folder}»."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» is a picture, not text."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» is a database, not an article. Give a library's file with --library."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "«{file}» is not UTF-8 text: byte {offset} belongs to no character. Nor is it Arabic in another encoding "
        "beyond doubt. Save it as UTF-8 and open it again.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "«{file}» begins as {encoding} text and breaks off at byte {offset}: it is damaged, or a binary file."
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "«{file}» is a file of old Office (DOC, XLS or PPT). Open it in Word or LibreOffice and save it as DOCX.",
    ),
    QT_TRANSLATE_NOOP("Errors", "«{file}» is a file of sheets, slides or drawings, not an article."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» is a {format} file that is damaged or cut short."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "«{file}» is locked with a password. Save it without one, or copy the article's text and paste it here.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "«{file}» unpacks to far more than an article holds (over {megabytes} MB, or {ratio} times its size). It "
        "was not read.",
    ),
    QT_TRANSLATE_NOOP("Errors", "«{file}» declares XML entities, as only files made to do harm have. It was not read."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» is a web archive without a page in it."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» has more than {pages} pages, too many for an article."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "«{file}» holds pictures of pages and no text. Have its text recognised (OCR) by another program first.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "«{file}» doesn't tell which letters its signs are: its text can't be taken out. Have it recognised (OCR) "
        "by another program first.",
    ),
    QT_TRANSLATE_NOOP("Errors", "«{file}» is an archive without an article in it."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» has more than {members} members."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» has a name that leads out of its archive. It was not read."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» is a link to another file. It was not read."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» is an archive of files, not one article."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» is empty."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» is a binary file, not text."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» is neither UTF-8 text nor in the encoding that it declares ({encoding})."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» is a web page without an article in it."),
    QT_TRANSLATE_NOOP("Errors", "There is no text to paste."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» holds no text."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» is too large for an article (more than {megabytes} MB)."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» is a folder, not a file."),
    QT_TRANSLATE_NOOP("Errors", "There is no file «{file}»."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» is this library itself."),
    QT_TRANSLATE_NOOP("Errors", "There is no article to export: what lies in the bin is not exported."),
    QT_TRANSLATE_NOOP("Errors", "You have no permission to read «{file}»."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» can't be read: {cause}."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» met a fault in Isnad: {cause}"),
    QT_TRANSLATE_NOOP("Errors", "The article has gone from the library."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» is a folder, not a library."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» belongs to another program. It was left as it is."),
    QT_TRANSLATE_NOOP("Errors", "The folder «{folder}» for the library can't be made: {cause}."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» is not an Isnad library. It was left as it is."),
    QT_TRANSLATE_NOOP("Errors", "The library «{file}» can't be opened for writing: no permission."),
    QT_TRANSLATE_NOOP("Errors", "The library «{file}» can't be opened: {cause}."),
    QT_TRANSLATE_NOOP("Errors", "The library «{file}» is in use by another program. Try again in a moment."),
    QT_TRANSLATE_NOOP("Errors", "The library «{file}» can't be written: the file or its folder is read-only."),
    QT_TRANSLATE_NOOP("Errors", "The library «{file}» can't be opened: is its folder there and writable?"),
    QT_TRANSLATE_NOOP("Errors", "The disk of the library «{file}» is full. Nothing was lost; make room."),
    QT_TRANSLATE_NOOP("Errors", "The disk of the library «{file}» failed or was removed."),
    QT_TRANSLATE_NOOP("Errors", "The library «{file}» is damaged. It was left as it is."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The library «{file}» is not at its place any more. What was kept is in it; put the file or its disk back and"
        " try again.",
    ),
    QT_TRANSLATE_NOOP("Errors", "There is a file at «{path}» already."),
    QT_TRANSLATE_NOOP("Errors", "Nothing can be read of «{file}»."),
    QT_TRANSLATE_NOOP("Errors", "The backup «{path}» can't be written: {cause}."),
    QT_TRANSLATE_NOOP("Errors", "The backup «{file}» doesn't hold what the library holds."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» holds no library."),
    QT_TRANSLATE_NOOP("Errors", "«{file}» is damaged: {cause}."),
    QT_TRANSLATE_NOOP("Errors", "«{table}» can't be read: {cause}."),
    QT_TRANSLATE_NOOP("Errors", "The file is damaged: {cause}."),
    QT_TRANSLATE_NOOP("Errors", "Row {row} of «{table}» belongs to a row of «{parent}» that is not there."),
    QT_TRANSLATE_NOOP("Errors", "Article {id}: the original file is not the one that was imported."),
    QT_TRANSLATE_NOOP("Errors", "Article {id}: the text is not the one that was imported."),
    QT_TRANSLATE_NOOP("Errors", "Article {id}: the analysis is damaged."),
    QT_TRANSLATE_NOOP("Errors", "Article {id}: search doesn't know its text as it is."),
    QT_TRANSLATE_NOOP("Errors", "Article {id}: search doesn't know its tags as they are."),
    QT_TRANSLATE_NOOP("Errors", "The search index «{table}» doesn't fit the texts."),
    QT_TRANSLATE_NOOP("Errors", "The history was altered: row {row} of its step {step}."),
    QT_TRANSLATE_NOOP("Errors", "The history was altered: its chain breaks at step {step}."),
    QT_TRANSLATE_NOOP("Errors", "Row {row} of «{table}» is not as the history tells."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The article is deleted, but another program reads the library «{file}»: traces may stay in the file until the"
        " library is opened again.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The library «{file}» is locked with a passphrase."),
    QT_TRANSLATE_NOOP("Errors", "The library «{file}» has no passphrase."),
    QT_TRANSLATE_NOOP("Errors", "This passphrase doesn't open the library «{file}». Nothing was changed."),
    QT_TRANSLATE_NOOP(
        "Errors", "The library «{file}» is encrypted. To open it, install Isnad with its extra «encryption»."
    ),
    QT_TRANSLATE_NOOP("Errors", "Encryption is not installed. Install Isnad with its extra «encryption»."),
    QT_TRANSLATE_NOOP("Errors", "The library «{file}» could not be written anew. It is as it was."),
    QT_TRANSLATE_NOOP("Errors", "This system has no keyring that keeps secrets."),
    QT_TRANSLATE_NOOP("Errors", "The system's keyring doesn't take the passphrase: {cause}."),
    QT_TRANSLATE_NOOP("Errors", "There is no article {id} in the library."),
    QT_TRANSLATE_NOOP(
        "Errors", "The library «{file}» was written by a newer Isnad. Install the newest version to open it."
    ),
    QT_TRANSLATE_NOOP("Errors", "A note needs words."),
    QT_TRANSLATE_NOOP("Errors", "This is not in the library any more."),
    QT_TRANSLATE_NOOP("Errors", "A tag needs a name."),
    QT_TRANSLATE_NOOP("Errors", "There is a tag «{name}» already."),
    QT_TRANSLATE_NOOP("Errors", "There is no field «{name}:»; did you mean «{near}:»?"),
    QT_TRANSLATE_NOOP("Errors", "There is no field «{name}:». There are: {fields}"),
    QT_TRANSLATE_NOOP("Errors", "No article can be «{value}». It can be: {states}"),
    QT_TRANSLATE_NOOP("Errors", "«{begin}» is later than «{end}»: no day lies between them."),
    QT_TRANSLATE_NOOP("Errors", "«{value}» is no date. Write a year, a month or a day: 2018, 2018-03, 2018-03-31"),
    QT_TRANSLATE_NOOP("Errors", "A saved search needs words to look for."),
    QT_TRANSLATE_NOOP("Errors", "A saved search needs a name."),
    QT_TRANSLATE_NOOP("Errors", "The tag «{name}» can't go below itself."),
    QT_TRANSLATE_NOOP("Errors", "These words are marked as a name already."),
    QT_TRANSLATE_NOOP("Errors", "You have noted, tagged or decided on this claim already."),
    QT_TRANSLATE_NOOP("Errors", "The library has no such {kind} in this article any more."),
)


def error_text(error: UserError) -> str:
    """Return what went wrong in the interface's language; names in it keep their own direction."""
    details = {name: isolated_name(str(detail)) for name, detail in error.details.items()}
    if "fields" in details and QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        details["fields"] = " · ".join(isolated(f"{name}:") for name in ARABIC_NAMES.values())
    return QCoreApplication.translate("Errors", error.template).format(**details)
