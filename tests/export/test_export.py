"""What leaves the library: compared with reference files, and safe where it will be opened."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.domain.annotations import (
    Analysis,
    Category,
    Certainty,
    Claim,
    DateExpression,
    Figure,
    Mention,
    MentionType,
    Precision,
    ProposedEvent,
    Speech,
    Stance,
)
from app.domain.document import Document, Origin, PublishedBasis
from app.domain.reading import Reading
from app.domain.records import (
    ClaimState,
    Highlight,
    NameMark,
    Note,
    Orphan,
    ReviewedClaim,
    Tag,
    Tagging,
    Target,
    TargetKind,
)
from app.domain.span import Span
from app.domain.stories import Copy, Elsewhere, OtherWords
from app.export import ExportError, ExportFormat, render, report, write

REFERENCE = Path(__file__).parent.parent / "reference"
DAY = datetime(2024, 5, 2, 9, 30, tzinfo=UTC)
TEXT = (
    "قتلى في قصف على سوق البلدة\n\n"
    "أعلنت وزارة الصحة أن 12 مدنيا قتلوا في الزهراء يوم الأربعاء.\n"
    "ونفى الناطق العسكري *مسؤولية* قواته عن <القصف>، وطالب بتحقيق.\n"
)

COPIES = (Copy(3, "قصف على السوق", "وكالة المثال", "1.html"), Copy(9, "حصيلة جديدة", None, "report.txt"))


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def the_reading() -> Reading:
    document = Document(
        TEXT,
        Origin("souq.txt", "text/plain", url="https://example.org/souq"),
        TEXT.encode(),
        title="قتلى في قصف على سوق البلدة",
        outlet="صحيفة المثال",
        language="ar",
    )
    says = Claim(
        cue=span("أعلنت"),
        claimant=span("وزارة الصحة"),
        resolved=span("وزارة الصحة"),
        content=span("12 مدنيا قتلوا في الزهراء يوم الأربعاء"),
        stance=Stance.ASSERT,
        speech=Speech.INDIRECT,
        figures=(0,),
        dates=(0,),
        mentions=(1,),
        event=ProposedEvent(0, 1),
        certainty=Certainty.SURE,
    )
    denies = Claim(
        cue=span("نفى"),
        claimant=span("الناطق العسكري"),
        resolved=span("الناطق العسكري"),
        content=span("*مسؤولية* قواته عن <القصف>"),
        stance=Stance.DENY,
        speech=Speech.INDIRECT,
        chain=(span("وزارة الصحة"), span("الناطق العسكري")),
        hedge=span("نفى"),
        certainty=Certainty.UNSURE,
    )
    demands = replace(
        denies,
        cue=span("طالب"),
        claimant=None,
        content=span("تحقيق"),
        stance=Stance.DEMAND,
        entity="الناطق العسكري",
        certainty=Certainty.LIKELY,
    )
    analysis = Analysis(
        document.text_sha256,
        "isnad-test/1",
        date(2024, 5, 2),
        PublishedBasis.GIVEN,
        mentions=(
            Mention(span("وزارة الصحة"), MentionType.ORGANIZATION, "وزارة الصحة"),
            Mention(span("الزهراء"), MentionType.PLACE, "الزهراء"),
        ),
        dates=(DateExpression(span("يوم الأربعاء"), "2024-05-01", Certainty.UNSURE),),
        figures=(
            Figure(span("12 مدنيا"), 12, 12, Precision.EXACT, Category.KILLED, "مدني", certainty=Certainty.UNSURE),
        ),
        claims=(says, denies, demands),
    )
    on_claim = Target(TargetKind.CLAIM, 4)
    on_highlight = Target(TargetKind.HIGHLIGHT, 2)
    on_article = Target(TargetKind.ARTICLE, 7)
    on_orphan = Target(TargetKind.HIGHLIGHT, 9)
    lost = Highlight(9, 7, Span(0, 12), "ثلاث عربات", "وصلت ", " إلى السوق", "blue", DAY)
    return Reading(
        7,
        document,
        analysis,
        highlights=(Highlight(2, 7, span("سوق البلدة"), "سوق البلدة", "قتلى في قصف على ", "\n\nأعلنت", "yellow", DAY),),
        notes=(
            Note(1, 7, on_article, "يُقارَن مع تقرير <الأمس>.", DAY, DAY),
            Note(2, 7, on_claim, "=SUM(A1:A9) ليست صيغة", DAY, DAY),
            Note(3, 7, on_highlight, "أيّ سوق؟\n\nاثنتان في البلدة.", DAY, DAY),
            Note(4, 7, on_orphan, "أين ذهبت هذه الجملة؟", DAY, DAY),
        ),
        taggings=(
            Tagging(Tag(1, "أسواق"), 7, on_article),
            Tagging(Tag(2, "@للتحقق"), 7, on_claim),
            Tagging(Tag(2, "@للتحقق"), 7, on_highlight),
            Tagging(Tag(3, "مراجعة/أرقام"), 7, Target(TargetKind.NOTE, 3)),
            Tagging(Tag(1, "أسواق"), 7, on_orphan),
        ),
        name_marks=(NameMark(1, 7, span("البلدة"), MentionType.PLACE, "البلدة"),),
        reviewed_claims=(ReviewedClaim(4, 7, says, ClaimState.ACCEPTED),),
        orphans=(Orphan(lost, lost.quote, lost.prefix, lost.suffix),),
        story=3,
        copies=COPIES,
        elsewhere={says.cue: Elsewhere(COPIES[:1], (OtherWords(COPIES[1], "14 مدنيا قتلوا في الزهراء"),))},
    )


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("export_format", "language", "name"),
    [
        (ExportFormat.MARKDOWN, "ar", "export_ar.md"),
        (ExportFormat.MARKDOWN, "en", "export_en.md"),
        (ExportFormat.CSV, "en", "export.csv"),
        (ExportFormat.JSON, "en", "export.json"),
    ],
)
def test_an_export_is_the_reference_file_to_the_byte(export_format: ExportFormat, language: str, name: str) -> None:
    assert render(report([the_reading()]), export_format, language) == (REFERENCE / name).read_bytes()


def test_csv_opens_in_excel_with_its_arabic_whole() -> None:
    content = render(report([the_reading()]), ExportFormat.CSV)
    assert content.startswith(b"\xef\xbb\xbf")
    assert rows_of(content)[1]["quote"] == "سوق البلدة"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "  =", "\t=", "＝", "\r", "|"])
def test_no_cell_of_a_csv_can_run_as_a_formula(start: str) -> None:
    reading = the_reading()
    hostile = replace(reading, notes=(replace(reading.notes[0], text=start + 'HYPERLINK("http://x")'),))
    notes = rows_of(render(report([hostile]), ExportFormat.CSV))[0]["notes"]
    assert notes.startswith("'")


def test_every_row_can_be_traced_to_its_words_and_its_file() -> None:
    reading = the_reading()
    for row in rows_of(render(report([reading]), ExportFormat.CSV)):
        assert row["file_sha256"] == reading.document.original_sha256
        assert row["outlet"] == "صحيفة المثال"
        assert row["published"] == "2024-05-02"
        if row["kind"] == "orphan":
            # Its words stand in an earlier text: there is no place to tell.
            assert (row["quote"], row["start"], row["end"]) == ("ثلاث عربات", "", "")
        elif row["quote"]:
            assert TEXT[int(row["start"]) : int(row["end"])] == row["quote"]


def test_json_holds_bounds_as_numbers_and_every_note() -> None:
    article = json.loads(render(report([the_reading()]), ExportFormat.JSON))["articles"][0]
    figure = article["claims"][0]["figures"][0]
    assert (figure["low"], figure["high"], figure["category"]) == (12, 12, "killed")
    assert [claim["state"] for claim in article["claims"]] == ["accepted", "new", "new"]
    assert article["highlights"][0]["notes"][0]["text"] == "أيّ سوق؟\n\nاثنتان في البلدة."


def test_copies_of_one_report_count_as_one_source() -> None:
    reading = the_reading()
    others = (replace(reading, article_id=3), replace(reading, article_id=11, story=11), replace(reading, story=None))
    together = report([reading, *others])
    assert together.sources == 3
    assert json.loads(render(together, ExportFormat.JSON))["sources"] == 3
    assert {row["story"] for row in rows_of(render(together, ExportFormat.CSV))} == {"3", "11", ""}
    assert "Sources (copies of one report are one source): 3" in render(together, ExportFormat.MARKDOWN).decode()


def test_a_claim_names_the_copies_that_have_it() -> None:
    row = next(row for row in rows_of(render(report([the_reading()]), ExportFormat.CSV)) if row["alike"])
    assert (row["alike"], row["otherwise"]) == ("وكالة المثال", "report.txt: 14 مدنيا قتلوا في الزهراء")


def test_markdown_takes_no_mark_up_from_quoted_words() -> None:
    text = render(report([the_reading()]), ExportFormat.MARKDOWN).decode()
    assert r"\*مسؤولية\*" in text
    assert "<القصف>" not in text


def test_an_article_outside_the_library_is_exported_too() -> None:
    alone = Reading(None, the_reading().document, the_reading().analysis)
    assert len(json.loads(render(report([alone]), ExportFormat.JSON))["articles"][0]["claims"]) == 3


def test_a_place_that_cannot_be_written_is_named_and_nothing_is_left_behind(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="missing"):
        write(report([the_reading()]), tmp_path / "missing" / "out.csv", ExportFormat.CSV)
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError, match="folder"):
        write(report([the_reading()]), tmp_path / "folder", ExportFormat.CSV)
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_an_export_replaces_an_older_one_whole(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("older")
    write(report([the_reading()]), path, ExportFormat.MARKDOWN, "ar")
    assert path.read_bytes() == (REFERENCE / "export_ar.md").read_bytes()
