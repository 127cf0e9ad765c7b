"""The one SQLite file that keeps articles and what the reader makes of them."""
