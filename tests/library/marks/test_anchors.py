"""Words are remembered with what stood before and behind them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.span import Span
from app.library.marks.anchors import CONTEXT, anchor


@given(text=st.text(min_size=1, max_size=200), data=st.data())
def test_anchor_holds_the_words_and_their_surroundings(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    made = anchor(text, span)
    assert made.quote == span.of(text)
    assert text[: span.start].endswith(made.prefix)
    assert text[span.end :].startswith(made.suffix)
    assert len(made.prefix) == min(CONTEXT, span.start)
    assert len(made.suffix) == min(CONTEXT, len(text) - span.end)
