"""What a person can do: one small function a verb. Windows hear of the outcome through `Changes` alone."""

from __future__ import annotations

from ui.desktop.open_article import OpenArticle
from ui.desktop.operations.articles import ArticleOperations
from ui.desktop.operations.claims import ClaimOperations
from ui.desktop.operations.editions import EditionOperations
from ui.desktop.operations.facts import FactOperations
from ui.desktop.operations.keeping import Keeping
from ui.desktop.operations.marking import MarkingOperations
from ui.desktop.operations.notes import NoteOperations
from ui.desktop.operations.repairs import RepairOperations
from ui.desktop.operations.searches import SearchOperations
from ui.desktop.operations.stories import StoryOperations
from ui.desktop.operations.tags import TagOperations
from ui.desktop.tasks import Tasks


class Operations:
    """All verbs, by what they work on."""

    def __init__(self, tasks: Tasks, article: OpenArticle) -> None:
        keeping = Keeping(tasks, article)
        self.articles = ArticleOperations(tasks, article)
        self.claims = ClaimOperations(tasks, keeping)
        self.editions = EditionOperations(tasks)
        self.facts = FactOperations(tasks, keeping)
        self.marking = MarkingOperations(keeping)
        self.notes = NoteOperations(keeping)
        self.repairs = RepairOperations(tasks)
        self.searches = SearchOperations(tasks)
        self.stories = StoryOperations(tasks)
        self.tags = TagOperations(tasks, keeping)
