"""Everything of Isnad that needs no screen: reading, analysing, keeping and exporting articles."""

__version__ = "0.1.0"
