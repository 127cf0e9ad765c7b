"""Articles of an older version are offered to be read anew; the differences are told, what a person made stays."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from app.domain.records import ClaimState
from app.library import Library
from ui.desktop.dialogs import RenewalDialog


def make_older(desk) -> None:
    """Turn the stored analyses into those of an older version that read a number worse."""
    desk.close()
    with Library.open(desk.library_path) as library:
        for article_id in library.articles.ids():
            analysis = library.articles.analysis(article_id)
            worse = tuple(replace(figure, low=7, high=7) for figure in analysis.figures[:1])
            older = replace(analysis, analyser="isnad/0.0.1", figures=worse + analysis.figures[1:])
            library.articles.store_analysis(article_id, older)
    desk.open()
    desk.window.start([])
    desk.wait(lambda: desk.reading is not None)


def renewed(desk) -> RenewalDialog:
    desk.wait(lambda: desk.window.findChild(RenewalDialog) is not None)
    return desk.window.findChild(RenewalDialog)


def button(desk, words: str) -> QPushButton:
    return next(b for b in desk.window.messages.findChildren(QPushButton) if b.text() == words and b.isVisible())


def words_of(dialog: RenewalDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_an_older_reading_is_offered_to_be_renewed(desk) -> None:
    desk.open_article()
    first = next(index for index, _ in enumerate(desk.reading.claim_cards))
    desk.window.workspace.operations.claims.decide(desk.reading.claim_cards[first], ClaimState.ACCEPTED)
    desk.wait(lambda: desk.reading.claim_cards[first].state is ClaimState.ACCEPTED)
    make_older(desk)
    assert desk.reading.analysis.figures[0].low == 7
    desk.wait(desk.window.messages.isVisible)
    assert "1 article was read by an older version" in desk.window.messages.text
    desk.qtbot.mouseClick(button(desk, "Read them anew"), Qt.MouseButton.LeftButton)
    dialog = renewed(desk)
    assert not desk.window.messages.isVisible()
    assert "1 article read anew" in words_of(dialog)
    assert "1 of them is read otherwise now" in words_of(dialog)
    item = dialog.tree.topLevelItem(0)
    assert item.text(0) == desk.reading.document.title
    assert "it was 7, it is now 12" in item.child(0).text(0)
    desk.wait(lambda: desk.reading.analysis.figures[0].low == 12)
    assert desk.reading.claim_cards[first].state is ClaimState.ACCEPTED


def test_an_article_that_changed_opens_from_the_report(desk) -> None:
    desk.open_article(desk.other, "other.txt")
    desk.open_article()
    make_older(desk)
    desk.window.commands["reanalyse"].trigger()
    dialog = renewed(desk)
    assert dialog.tree.topLevelItemCount() == 2
    opened = desk.reading.article_id
    rows = [dialog.tree.topLevelItem(row) for row in range(2)]
    other = next(row for row in rows if row.text(0) != desk.reading.document.title)
    dialog.tree.itemActivated.emit(other, 0)
    desk.wait(lambda: desk.reading.article_id != opened)
    assert desk.reading.document.title == other.text(0)


def test_nothing_old_is_said_in_passing(desk) -> None:
    desk.open_article()
    desk.window.commands["reanalyse"].trigger()
    desk.wait(lambda: "as this version reads them" in desk.window.statusBar().currentMessage())
    assert not desk.window.messages.isVisible()


def test_a_renewal_can_be_ended_and_goes_on_later(desk) -> None:
    for number in range(12):
        desk.open_article(f"{desk.other}\nرقم {number}\n", f"{number}.txt")
    make_older(desk)
    end = desk.window.renewal_progress.cancel.click
    desk.window.renewal.progressed.connect(lambda done, total: (done, total) == (1, 12) and end())
    desk.window.commands["reanalyse"].trigger()
    first = renewed(desk)
    done = first.tree.topLevelItemCount()
    assert 1 <= done < 12
    first.close()
    desk.wait(lambda: desk.window.findChild(RenewalDialog) is None)
    desk.window.commands["reanalyse"].trigger()
    assert renewed(desk).tree.topLevelItemCount() == 12 - done
