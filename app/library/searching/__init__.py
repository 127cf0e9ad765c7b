"""Searching the library: the words as the index holds them, the language of queries, snippets, analysed facts."""
