"""The shape of the library's file: the tables of the first version, and the migrations that led on from there."""
