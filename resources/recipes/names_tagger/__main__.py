"""Runs the recipe: what is already in the work folder is not learnt again."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from app.resources import resource_path
from resources.recipes.names_tagger import corpora
from resources.recipes.names_tagger.evaluation import Tally, evaluate
from resources.recipes.names_tagger.export import quantised, write
from resources.recipes.names_tagger.language_model import LanguageModel, learn_language_model
from resources.recipes.names_tagger.training import Example, Knowledge, examples, train
from resources.recipes.names_tagger.vectors import VOCABULARY, News, learn_classes, learn_vectors

SEED = 1
EPOCHS = 16
#: The vectors' common length: a network learns faster from numbers near 1 than from unit vectors of 100 dimensions.
_LENGTH = 5.0


def news_of(folder: Path, work: Path) -> News:
    """Return the news as numbers."""
    kept = work / "news.npz"
    if not kept.exists():
        News.read(folder).save(kept)
    return News.load(kept)


def knowledge_of(folder: Path, work: Path) -> Knowledge:
    """Return the vocabulary and what the news taught about it."""
    news = news_of(folder, work)
    if not (work / "vectors.npy").exists():
        np.save(work / "vectors.npy", learn_vectors(news, SEED))
    vectors = np.load(work / "vectors.npy")
    whole, scales = quantised(vectors * _LENGTH)
    table = whole.astype(np.float32) * scales[:, None].astype(np.float32)
    ranks = {form: rank for rank, form in enumerate(news.vocabulary[:VOCABULARY])}
    padded = torch.from_numpy(np.concatenate([table, np.zeros((1, table.shape[1]), np.float32)]))
    knowledge = Knowledge(ranks, padded, LanguageModel())
    if not (work / "language_model.pt").exists():
        rows = np.array(knowledge.rows(news.vocabulary)[2])
        model = learn_language_model(news, rows, table, learn_classes(vectors, SEED), SEED)
        torch.save(model.state_dict(), work / "language_model.pt")
    knowledge.model.load_state_dict(torch.load(work / "language_model.pt"))
    knowledge.model.eval()
    return knowledge


def cross_validate(
    folds: int, names: Sequence[corpora.Sentence], more: Sequence[Example], knowledge: Knowledge, work: Path
) -> None:
    """Print the scores of taggers that each leave out one stretch of the corpus in turn."""
    total = Tally()
    known = examples(knowledge, names)
    path = work / "fold.npz"
    for fold in range(folds):
        first, last = len(names) * fold // folds, len(names) * (fold + 1) // folds
        write(path, knowledge, train([*known[:first], *known[last:], *more], EPOCHS, SEED))
        tally = evaluate(path, names[first:last])
        total.merge(tally)
        print(f"fold {fold + 1}/{folds}: {tally}", flush=True)
    print(f"all folds: {total}", flush=True)


def main() -> None:
    """Train the tagger, write it, and print its scores."""
    parser = argparse.ArgumentParser(prog="python -m resources.recipes.names_tagger")
    parser.add_argument("corpora", type=Path, help="the folder with news/ and ner/")
    parser.add_argument("--work", type=Path, required=True, help="a folder for what takes long to learn")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate on so many stretches as well")
    parser.add_argument("--wojood", action="store_true", help="train on the Wojood sample too")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(mode=True)
    arguments.work.mkdir(parents=True, exist_ok=True)
    knowledge = knowledge_of(arguments.corpora, arguments.work)
    names = corpora.cleananercorp(arguments.corpora)
    foreign = corpora.wojood(arguments.corpora) if arguments.wojood else []
    more = examples(knowledge, foreign, is_foreign=True)
    path = resource_path("models", "names_tagger.npz")
    write(path, knowledge, train([*examples(knowledge, names), *more], EPOCHS, SEED))
    print(f"CAraNER, unseen and by other conventions: {evaluate(path, corpora.caraner(arguments.corpora))}", flush=True)
    if arguments.folds:
        cross_validate(arguments.folds, names, more, knowledge, arguments.work)


if __name__ == "__main__":
    main()
