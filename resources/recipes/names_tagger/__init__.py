"""The recipe that trains the names tagger: from the corpora to `resources/models/names_tagger.npz`.

    python -m resources.recipes.names_tagger CORPORA --work FOLDER [--folds N [--shuffled]]

See `resources/models/names_tagger.md` for what it learns from and how well it does.
"""
