"""Numbers in digits: their value by the separators between them."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from fractions import Fraction

from app.domain.annotations import Number

_MOST_DIGITS = 18
_ROUNDED = Context(prec=15)  # for a fraction that no decimal equals («ثلثان»)
_EXACT = Context(prec=60)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_GROUPED_BY_POINTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_DECIMAL = re.compile(r"\d+[.,]\d+")


def plain(value: Number | Fraction) -> Number:
    """Return a whole number as an int, any other without trailing zeros.

    A fraction that no decimal equals is rounded to 15 significant digits.
    """
    if isinstance(value, int):
        return value
    if isinstance(value, Fraction):
        context = _EXACT if _is_decimal(value) else _ROUNDED
        value = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    return int(value) if value == value.to_integral_value() else value.normalize()


def _is_decimal(value: Fraction) -> bool:
    """Tell whether a decimal of finitely many digits equals a fraction."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def read_digits(written: str) -> Number | None:
    """Return the value of digits with their separators (folded), None where they are no single number.

    «1,464» and «1.464.000» are grouped by thousands, «28.4» and «28,4» are decimals; a lone group of three behind
    a point («1.464») is read as thousands, which `read_scaled_digits` does otherwise.
    """
    if sum(map(str.isdigit, written)) > _MOST_DIGITS:
        return None
    if written.isdigit():
        return int(written)
    if _GROUPED.fullmatch(written):
        return plain(Decimal(written.replace(",", "")))
    if _GROUPED_BY_POINTS.fullmatch(written):
        return int(written.replace(".", ""))
    return read_scaled_digits(written)


def read_scaled_digits(written: str) -> Number | None:
    """Return the value of digits before a scale word, a percent sign or a measure («1.464 مليار»: a decimal)."""
    if sum(map(str.isdigit, written)) <= _MOST_DIGITS and _DECIMAL.fullmatch(written):
        if "," in written and _GROUPED.fullmatch(written):
            return int(written.replace(",", ""))
        return plain(Decimal(written.replace(",", ".")))
    return None
