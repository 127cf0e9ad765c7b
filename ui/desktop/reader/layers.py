"""`Layer`: what of the mark-up can be shown or hidden by itself."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.domain.annotations import MentionType


class Layer(StrEnum):
    """A layer of mark-up that the reader switches on and off; highlights are the reader's own, with notes and tags."""

    PEOPLE = "people"
    ACTORS = "actors"
    PLACES = "places"
    WEAPONS = "weapons"
    DATES = "dates"
    FIGURES = "figures"
    CLAIMS = "claims"
    HIGHLIGHTS = "highlights"


ALL_LAYERS = frozenset(Layer)

MENTION_LAYERS: Mapping[MentionType, Layer] = MappingProxyType(
    {
        MentionType.PERSON: Layer.PEOPLE,
        MentionType.GROUP: Layer.ACTORS,
        MentionType.ORGANIZATION: Layer.ACTORS,
        MentionType.PLACE: Layer.PLACES,
        MentionType.WEAPON: Layer.WEAPONS,
    }
)

# The colour of each layer in the themes; a highlight has the colour that its reader chose.
LAYER_ROLES: Mapping[Layer, str] = MappingProxyType(
    {
        Layer.PEOPLE: "person",
        Layer.ACTORS: "actor",
        Layer.PLACES: "place",
        Layer.WEAPONS: "weapon",
        Layer.DATES: "date",
        Layer.FIGURES: "figure",
        Layer.CLAIMS: "claim",
        Layer.HIGHLIGHTS: "note",
    }
)
