"""The one SQLite file that keeps articles and what the reader makes of them."""

from app.library.articles import Added
from app.library.history import Verb
from app.library.library import Library
from app.library.lists import Order, View
from app.library.search import SearchHit

__all__ = ["Added", "Library", "Order", "SearchHit", "Verb", "View"]
