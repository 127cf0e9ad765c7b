"""The words that an export for human eyes puts beside the reader's own, in Arabic or English."""

from __future__ import annotations

from app.resources import lexicon_table

Labels = dict[str, str]
LANGUAGES = ("ar", "en")


def labels_in(language: str) -> Labels:
    """Return the labels in "ar" or "en"; another language gets English."""
    column = language if language in LANGUAGES else "en"
    return {row["key"]: row[column].replace("·", " ") for row in lexicon_table("export_labels")}
