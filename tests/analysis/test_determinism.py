"""The same text and version give the same JSON: in any process, after any other article, whatever its characters."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis.pipeline import analyse
from app.domain.contract import analysis_to_json
from app.domain.document import Document, Origin
from tests.own_gold import own_gold

IN_A_PROCESS = """
import sys
sys.path.insert(0, {root!r})
from tests.analysis.test_determinism import digests
print(*digests({order}).items(), sep="\\n")
"""


def digests(step: int) -> dict[str, str]:
    """Analyse our own articles, forwards (1) or backwards (-1), and return the digest of each one's JSON."""
    found = {}
    for article in own_gold()[::step]:
        document = Document(article.text, Origin("article.txt", "text/plain"), b"", language="ar")
        analysis = analyse(document, published=article.published)
        data = json.dumps(analysis_to_json(analysis, article.text, path=None, with_text=False), ensure_ascii=False)
        found[article.name] = hashlib.sha256(data.encode()).hexdigest()
    return dict(sorted(found.items()))


@pytest.fixture(scope="module")
def here() -> str:
    return "\n".join(map(str, digests(1).items()))


@pytest.mark.parametrize(("seed", "order"), [("1", 1), ("2", -1)])
def test_another_process_finds_the_same(here: str, seed: str, order: int, pytestconfig: pytest.Config) -> None:
    """Sets of words iterate in another order there, and what was kept of earlier articles is another."""
    code = IN_A_PROCESS.format(root=str(pytestconfig.rootpath), order=order)
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    process = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert process.stdout.strip() == here


ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=80)
NEWS = st.sampled_from(
    ["قال", "الجيش", "إن", "12", "جنديا", "قتلوا", "أمس", "في حلب", "«", "»", "#سوريا", "@x", "😀", "."]
)


@settings(max_examples=200)
@given(st.lists(st.one_of(ANY, NEWS), max_size=12).map(" ".join))
def test_any_characters_are_read(text: str) -> None:
    document = Document(text, Origin("article.txt", "text/plain"), b"", language="ar")
    analysis = analyse(document)
    assert analyse(replace(document)) == analysis
    for layer in (analysis.parts, analysis.mentions, analysis.dates, analysis.figures):
        assert all(0 <= item.span.start < item.span.end <= len(text) for item in layer)
        assert all(one.span.end <= other.span.start for one, other in pairwise(layer))
