"""A passage is found in the changed text where it went, or not at all; a thousand drawn edits of each kind show it."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.span import Span
from app.text.fold import fold
from app.text.realignment import Realignment

TEXT = (
    "قال الناطق إن الجسر فُتح صباحا. وأضاف المصدر أن الجسر أُغلق مساء، ثم عاد وفتحه.\n"
    "وذكر الناطق أن ١٢ شاحنة عبرت الجسر ليلا أمام السيارات الصغيرة وحدها."
)


def nth(text: str, words: str, number: int = 1) -> Span:
    start = -1
    for _ in range(number):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def placed(after: str, words: str, number: int = 1) -> str | None:
    """Return the words at the place found, with what stands right behind them, None where none is."""
    found = Realignment(TEXT, after).place(nth(TEXT, words, number))
    return after[found.start : found.end + 5] if found else None


class TestFound:
    @given(st.data())
    def test_every_span_in_the_same_text(self, data):
        start = data.draw(st.integers(0, len(TEXT) - 1))
        span = Span(start, data.draw(st.integers(start + 1, len(TEXT))))
        assert Realignment(TEXT, TEXT).place(span) == span

    @given(st.data())
    def test_every_span_of_words_behind_a_new_beginning(self, data):
        words = [match.span() for match in re.finditer(r"\S+", TEXT)]
        first = data.draw(st.integers(0, len(words) - 1))
        last = data.draw(st.integers(first, len(words) - 1))
        span = Span(words[first][0], words[last][1])
        assert Realignment(TEXT, "عاجل.\n" + TEXT).place(span) == Span(span.start + 6, span.end + 6)

    @pytest.mark.parametrize(("number", "behind"), [(1, " فُتح"), (2, " أُغل"), (3, " ليلا")])
    def test_each_of_equal_words_in_its_own_sentence(self, number, behind):
        assert placed("سطر.\n" + TEXT, "الجسر", number) == "الجسر" + behind

    def test_in_another_spelling(self):
        found = Realignment(TEXT, after := fold(TEXT)).place(nth(TEXT, "١٢ شاحنة عبرت"))
        assert found is not None
        assert found.of(after) == "12 شاحنه عبرت"

    def test_where_its_paragraph_went(self):
        first, second = TEXT.split("\n")
        after = f"{second}\nسطر بينهما.\n{first}"
        assert placed(after, "عبرت") == "عبرت الجس"
        assert placed(after, "أُغلق مساء،") == "أُغلق مساء، ثم ع"

    def test_in_a_sentence_that_won_or_lost_a_word(self):
        assert placed(TEXT.replace("السيارات", "جميع السيارات"), "عبرت الجسر") == "عبرت الجسر ليلا"
        assert placed(TEXT.replace("مساء، ثم", "ثم"), "المصدر") == "المصدر أن ا"
        assert placed(TEXT.replace("الناطق أن", "الناطق اليوم أن"), "وذكر الناطق أن") == "وذكر الناطق اليوم أن ١٢ ش"

    @pytest.mark.parametrize(("words", "found"), [("لجس", "لجس"), ("(قال", "(قال"), ("صباحا.)", "صباحا.)")])
    def test_parts_of_words_and_the_signs_around_them(self, words, found):
        before = f"({TEXT.replace('صباحا.', 'صباحا.)')}"
        after = "سطر جديد.\n" + before
        place = Realignment(before, after).place(nth(before, words))
        assert place == Span(before.index(words) + 10, before.index(words) + 10 + len(words))
        assert place.of(after) == found


class TestNotFound:
    @pytest.mark.parametrize(
        "after",
        [
            "",
            "الجسر",
            TEXT.replace("وأضاف المصدر أن الجسر أُغلق مساء، ثم عاد وفتحه.", ""),
            TEXT.replace("وأضاف المصدر أن الجسر أُغلق", "وأضاف المصدر أن الجسر هُدم"),
            TEXT.replace("وأضاف المصدر", "وأضاف القائد"),
            TEXT.replace("ثم عاد وفتحه", "ثم عاد وهدمه"),
            TEXT.replace("أُغلق مساء", "أُغلق ٣ أيام"),
        ],
        ids=["nothing", "word alone", "deleted", "verb", "speaker", "last word", "number"],
    )
    def test_a_passage_whose_sentence_went_or_says_something_else(self, after):
        assert placed(after, "الجسر", 2) is None

    def test_one_of_two_places_that_fit_alike(self):
        sentence = "عاد السكان إلى بيوتهم في القرية القديمة بعد أيام. "
        assert Realignment(sentence, sentence * 3).place(nth(sentence, "القرية")) is None

    def test_signs_alone(self):
        assert Realignment(TEXT, "سطر. " + TEXT).place(nth(TEXT, "،")) is None


# A thousand drawn edits

PLACES = "حلب إدلب الرقة تعز مأرب الحديدة درعا حمص سرت مصراتة الفاشر نيالا جنين رفح خان_يونس الموصل".replace("_", " ")
SPEAKERS = "الناطق_باسم_الجيش مصدر_طبي شهود_عيان المرصد الدفاع_المدني قائد_ميداني وزير_الصحة مسؤول_محلي".split()
FRAMES = (
    "قال {who} إن {n} أشخاص قتلوا في قصف على {where} فجر الأحد.",
    "وأضاف {who} أن الغارة على {where} أصابت سوقا شعبية وجرحت {n} من الباعة.",
    "ونفى {who} سقوط أي ضحايا في {where}، مؤكدا أن الطريق مفتوح.",
    "من جهته أكد {who} وصول {n} شاحنات مساعدات إلى {where} بعد انتظار طويل.",
    "وكانت {where} قد شهدت اشتباكات عنيفة استمرت {n} ساعات متواصلة.",
    "وبحسب {who}، نزح نحو {n} آلاف عائلة من {where} إلى القرى المجاورة هذا الأسبوع.",
    "وأشار {who} إلى أن الوضع هادئ.",
    "ولم يتسن التحقق من ذلك.",
)
WEIGHTS = (4, 4, 4, 4, 4, 4, 1, 1)
ADDED_WORDS = "أيضا اليوم صراحة مجددا".split()


@dataclass
class Word:
    """A word of the drawn article; `origin` is its number in the first text, None for one that was added."""

    text: str
    origin: int | None


Sentence = list[Word]
Article = list[list[Sentence]]


class Draft:
    """A drawn article, edited word by word, which knows what became of each word."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.paragraphs: Article = [[self.sentence() for _ in range(dice.randint(1, 3))] for _ in range(7)]
        for number, word in enumerate(self.words()):
            word.origin = number

    def sentence(self) -> Sentence:
        drawn = self.dice.choices(FRAMES, WEIGHTS)[0].format(
            who=self.dice.choice(SPEAKERS).replace("_", " "),
            where=self.dice.choice(PLACES.split()),
            n=self.dice.randint(2, 90),
        )
        return [Word(word, None) for word in drawn.split()]

    def words(self) -> list[Word]:
        return [word for paragraph in self.paragraphs for sentence in paragraph for word in sentence]

    def text(self) -> tuple[str, dict[int, Span]]:
        """Return the text and where the words of the first one stand in it."""
        lines, places, at = [], {}, 0
        for paragraph in self.paragraphs:
            line = []
            for word in (word for sentence in paragraph for word in sentence):
                if word.origin is not None:
                    places[word.origin] = Span(at, at + len(word.text))
                line.append(word.text)
                at += len(word.text) + 1
            lines.append(" ".join(line))
            at += not line
        return "\n".join(lines), places

    def one(self) -> tuple[list[Sentence], int]:
        """Return a paragraph with sentences and the number of one of them."""
        paragraph = self.dice.choice([paragraph for paragraph in self.paragraphs if paragraph])
        return paragraph, self.dice.randrange(len(paragraph))

    def near_copy(self, sentence: Sentence) -> Sentence:
        """Return a sentence that differs in one word: another number, or another name or word."""
        copy = [Word(word.text, None) for word in sentence]
        numbers = [word for word in copy if word.text.isdigit()]
        names = [word for word in copy if word.text.rstrip("،.") in PLACES.split()]
        changed = self.dice.choice(numbers or names or copy)
        if self.dice.random() < 0.5 and names:
            changed = self.dice.choice(names)
        end = changed.text[len(changed.text.rstrip("،.")) :]
        others = [place for place in PLACES.split() if place != changed.text.rstrip("،.")]
        changed.text = str(int(changed.text) + 1) if changed.text.isdigit() else self.dice.choice(others) + end
        return copy


def insert_sentence(draft: Draft) -> None:
    paragraph, at = draft.one()
    paragraph.insert(at, draft.sentence())


def insert_paragraph(draft: Draft) -> None:
    draft.paragraphs.insert(draft.dice.randrange(len(draft.paragraphs) + 1), [draft.sentence(), draft.sentence()])


def delete_sentence(draft: Draft) -> None:
    paragraph, at = draft.one()
    del paragraph[at]


def delete_paragraph(draft: Draft) -> None:
    del draft.paragraphs[draft.dice.randrange(len(draft.paragraphs))]


def reorder(draft: Draft) -> None:
    draft.dice.shuffle(draft.paragraphs)


def copy_nearby(draft: Draft) -> None:
    paragraph, at = draft.one()
    paragraph.insert(at + draft.dice.randint(0, 1), draft.near_copy(paragraph[at]))


def copy_elsewhere(draft: Draft) -> None:
    paragraph, at = draft.one()
    other, there = draft.one()
    other.insert(there, draft.near_copy(paragraph[at]))


def copy_instead(draft: Draft) -> None:
    """Put a near-copy where the sentence was."""
    paragraph, at = draft.one()
    paragraph[at] = draft.near_copy(paragraph[at])


def copy_and_delete(draft: Draft) -> None:
    """Put a near-copy somewhere else and take the sentence out."""
    paragraph, at = draft.one()
    copy = draft.near_copy(paragraph.pop(at))
    draft.dice.choice(draft.paragraphs).append(copy)


def respell(draft: Draft) -> None:
    """Write a fifth of all words otherwise: hamza, ta marbuta, vowel marks, tatweel, digits."""
    digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    ways: list[Callable[[str], str]] = [
        lambda word: word.replace("أ", "ا").replace("إ", "ا"),
        lambda word: word.replace("ة", "ه").replace("ى", "ي"),
        lambda word: word[0] + "َ" + word[1:] if word[0].isalpha() else word,
        lambda word: word[0] + "ـ" + word[1:] if word[0].isalpha() else word,
        lambda word: word.translate(digits),
    ]
    for word in draft.words():
        if draft.dice.random() < 0.2:
            word.text = draft.dice.choice(ways)(word.text)


def insert_word(draft: Draft) -> None:
    paragraph, at = draft.one()
    sentence = paragraph[at]
    sentence.insert(draft.dice.randint(1, len(sentence) - 1), Word(draft.dice.choice(ADDED_WORDS), None))


def delete_word(draft: Draft) -> None:
    paragraph, at = draft.one()
    sentence = paragraph[at]
    del sentence[draft.dice.randint(1, len(sentence) - 2)]


TORN = 24
"""So many characters between two words of a passage, as any sentence has, tear it apart."""

EDITS = (
    *(insert_sentence, insert_paragraph, delete_sentence, delete_paragraph, reorder, respell, insert_word, delete_word),
    *(copy_nearby, copy_elsewhere, copy_instead, copy_and_delete),
)


def expected_place(passage: range, places: dict[int, Span]) -> Span | None:
    """Return where a passage must be found, None where one of its words is gone or it was torn apart."""
    spans = [places.get(origin) for origin in passage]
    if any(span is None for span in spans):
        return None
    found = [span for span in spans if span is not None]
    if any(not 0 < other.start - one.end < TORN for one, other in pairwise(found)):
        return None
    return found[0].covering(found[-1])


@pytest.mark.parametrize("edits_at_once", [1, 3])
def test_a_thousand_drawn_edits_place_nothing_wrong_and_nearly_all_that_is_left(edits_at_once):
    dice = random.Random(4)  # noqa: S311
    left = right = 0
    wrong: list[tuple[str, str, str]] = []
    for trial in range(1000 // edits_at_once):
        draft = Draft(dice)
        before, old_places = draft.text()
        edits = [dice.choice(EDITS) for _ in range(edits_at_once)] if edits_at_once > 1 else [EDITS[trial % len(EDITS)]]
        for edit in edits:
            edit(draft)
        after, places = draft.text()
        aligned = Realignment(before, after)
        for _ in range(8):
            first = dice.randrange(len(old_places))
            passage = range(first, min(first + dice.choice((1, 2, 3, 6, 12)), len(old_places)))
            span = old_places[passage[0]].covering(old_places[passage[-1]])
            expected, found = expected_place(passage, places), aligned.place(span)
            left += expected is not None
            right += expected is not None and found == expected
            survivors = [places[origin] for origin in passage if origin in places]
            if found is not None and found != expected:
                # Of a passage that lost a word, the rest may be found, where it is.
                is_rest = bool(survivors) and delete_word in edits
                if not (is_rest and found == survivors[0].covering(survivors[-1])):
                    wrong.append((span.of(before), found.of(after), " ".join(edit.__name__ for edit in edits)))
    assert wrong == []
    assert right >= 0.95 * left, f"{right} of {left}"


def test_long_texts_take_time_in_proportion_to_their_length():
    dice = random.Random(5)  # noqa: S311

    def seconds(copies: int) -> float:
        draft = Draft(dice)
        draft.paragraphs = [[draft.sentence() for _ in range(3)] for _ in range(200 * copies)]
        before = draft.text()[0]
        for _ in range(50):
            insert_word(draft)
        after = draft.text()[0]
        started = time.process_time()
        aligned = Realignment(before, after)
        for start in range(0, len(before) - 100, len(before) // 50):
            aligned.place(Span(start, start + 60))
        return time.process_time() - started

    seconds(1)
    # Twice the room for a busy machine, and far from the square of four.
    assert seconds(4) < 8 * seconds(1)
