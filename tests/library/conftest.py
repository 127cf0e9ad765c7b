"""Libraries in a real file, and hand-made articles to put into them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from zlib import crc32

import pytest

from app.domain.annotations import Analysis, Claim, Mention, MentionType, Speech, Stance
from app.domain.document import Document, Origin, PublishedBasis
from app.domain.records import ClaimState, Target, TargetKind
from app.domain.span import Span
from app.library import Library

TEXT = (
    "هدوء حذر في البلدة\n"
    "قال الناطق باسم الدفاع المدني إن ٣٥ شخصا أصيبوا أمس. وأكد مصدر محلي أن الطريق فُتحت.\n"
    "ونفى المجلس ذلك 🙂 وشدّد على أن الجسر سليم."
)


def make_document(text: str = TEXT, name: str = "article.txt", folder: str | None = None, **facts) -> Document:
    """Return a document from a file of its own, unless `folder` says where other texts came from too."""
    place = folder or f"articles/{crc32(text.encode('utf-8', 'surrogatepass'))}"
    return Document(text, Origin(name, "text/plain", f"/{place}/{name}"), text.encode(), language="ar", **facts)


def changed(document: Document, text: str, **facts) -> Document:
    """Return the document of a file whose text has changed since."""
    return replace(document, text=text, original=text.encode(), **facts)


def make_analysis(
    document: Document,
    *,
    cues: tuple[str, ...] = ("قال", "أكد", "نفى"),
    analyser: str = "test/1.0",
    published: date | None = None,
    basis: PublishedBasis | None = None,
) -> Analysis:
    """Return an analysis with a claim at each cue that the text has and a mention of its first letter."""
    text = document.text
    return Analysis(
        text_sha256=document.text_sha256,
        analyser=analyser,
        published=published or document.published,
        published_basis=basis or document.published_basis,
        mentions=(Mention(Span(0, 1), MentionType.PLACE, text[:1]),),
        claims=tuple(claim_at(text, cue) for cue in cues if cue in text),
    )


def claim_at(text: str, cue: str, **facts) -> Claim:
    start = text.index(cue)
    cue_span = Span(start, start + len(cue))
    content = Span(cue_span.end + 1, min(len(text), cue_span.end + 20))
    return Claim(cue_span, None, None, content, Stance.ASSERT, Speech.INDIRECT, **facts)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.isnad"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library.open(path) as opened:
        yield opened


@pytest.fixture
def document() -> Document:
    return make_document()


@pytest.fixture
def add(library: Library) -> Callable[..., int]:
    """Return a function that takes an article with this text in and returns its id."""

    def add_article(text: str = TEXT, **facts) -> int:
        made = make_document(text, **facts)
        return library.articles.add(made, make_analysis(made)).article_id

    return add_article


@pytest.fixture
def furnished(library: Library, add: Callable[..., int]) -> Library:
    """Return a library with two articles and, on the first, one record of each kind; each has the id 1."""
    add()
    add("مقال آخر قصير عن السوق", name="other.txt")
    library.highlights.add(1, Span(0, 4), "yellow")
    library.notes.add(1, Target(TargetKind.HIGHLIGHT, 1), "انظر الخريطة")
    library.tags.attach(1, Target(TargetKind.HIGHLIGHT, 1), "هدنة")
    library.tags.attach(2, Target(TargetKind.ARTICLE, 2), "هدنة")
    library.names.add(1, Span(12, 18), MentionType.PLACE)
    library.claims.decide(1, claim_at(TEXT, "قال"), ClaimState.ACCEPTED)
    library.articles.delete([2])
    return library


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a file system of sixteen megabytes; the test is skipped where none can be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)
