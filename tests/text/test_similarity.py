"""Copies are told from other reports, whatever their spelling; signatures stay what they are."""

from __future__ import annotations

import random

import pytest

from app.text.similarity import BANDS, FEWEST_WORDS, Likeness, are_copies, are_kin, bands, shared_runs

PINNED = (63793055214195, 244178685219890)
WORDS = tuple(f"كلمة{number}" for number in range(200))


def edited(every: int) -> Likeness:
    return Likeness(tuple("غيرها" if place % every == 0 else word for place, word in enumerate(WORDS)))


def test_signatures_are_those_that_libraries_keep():
    signature = bands(Likeness(WORDS))
    assert len(signature) == BANDS
    assert all(0 <= band < 2**48 for band in signature)
    # Another number here means that libraries would not know the copies of what is in them already.
    assert (signature[0], signature[-1]) == PINNED


def test_the_order_of_runs_and_their_number_do_not_matter():
    assert bands(Likeness(WORDS + WORDS)) != bands(Likeness(WORDS))
    assert set(bands(Likeness(WORDS * 3))) == set(bands(Likeness(WORDS * 2)))


def test_a_short_text_has_no_signature():
    assert bands(Likeness(WORDS[: FEWEST_WORDS - 1])) == []
    assert bands(Likeness(())) == []


@pytest.mark.parametrize("kept", [0.4, 0.7, 1.0])
def test_a_text_cut_short_is_a_copy(kept):
    cut = Likeness(WORDS[: round(len(WORDS) * kept)])
    assert are_copies(cut, Likeness(WORDS))
    assert are_copies(Likeness(WORDS), cut)
    assert shared_runs(cut, Likeness(WORDS)) == 1


def test_a_text_with_words_edited_everywhere_is_a_copy():
    assert are_copies(edited(6), Likeness(WORDS))
    assert not are_copies(edited(3), Likeness(WORDS))


def test_the_same_words_in_another_order_are_no_copy():
    shuffled = list(WORDS)
    random.Random(1).shuffle(shuffled)  # noqa: S311
    assert not are_copies(Likeness(tuple(shuffled)), Likeness(WORDS))
    assert not are_kin(Likeness(tuple(shuffled)), Likeness(WORDS))


def test_texts_without_runs_are_like_nothing():
    assert shared_runs(Likeness(("كلمة",)), Likeness(("كلمة",))) == 0
    assert not are_copies(Likeness(()), Likeness(WORDS))
