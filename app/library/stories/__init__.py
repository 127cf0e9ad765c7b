"""Copies of one report: recognised by their texts, decided by the reader, their claims told together."""
