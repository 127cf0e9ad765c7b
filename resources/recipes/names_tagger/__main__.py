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


def stretches(count: int, folds: int) -> list[list[int]]:
    """Return the sentences of each fold, a fold being a stretch of the corpus: few articles stand on both sides."""
    return [list(range(count * fold // folds, count * (fold + 1) // folds)) for fold in range(folds)]


def draws(count: int, folds: int) -> list[list[int]]:
    """Return the sentences of each fold, drawn at random as is usual: an article's sentences stand on all sides."""
    order = np.random.default_rng(SEED).permutation(count)
    return [sorted(order[fold::folds].tolist()) for fold in range(folds)]


def cross_validate(
    folds: Sequence[Sequence[int]],
    names: Sequence[corpora.Sentence],
    more: Sequence[Example],
    knowledge: Knowledge,
    work: Path,
) -> None:
    """Print the scores of taggers that each leave out one fold in turn, alone and as the program reads an article."""
    alone, together = Tally(), Tally()
    known = examples(knowledge, names)
    path = work / "fold.npz"
    for number, fold in enumerate(folds, 1):
        left_out = set(fold)
        rest = [example for at, example in enumerate(known) if at not in left_out]
        write(path, knowledge, train([*rest, *more], EPOCHS, SEED))
        tested = [names[at] for at in fold]
        for total, is_alone in ((alone, True), (together, False)):
            tally = evaluate(path, tested, alone=is_alone)
            total.merge(tally)
            print(f"fold {number}/{len(folds)}, {'sentences alone' if is_alone else 'together'}: {tally}", flush=True)
    print(f"all folds, sentences alone: {alone}\nall folds, sentences together: {together}", flush=True)


def main() -> None:
    """Train the tagger and write it, or cross-validate it."""
    parser = argparse.ArgumentParser(prog="python -m resources.recipes.names_tagger")
    parser.add_argument("corpora", type=Path, help="the folder with news/ and ner/")
    parser.add_argument("--work", type=Path, required=True, help="a folder for what takes long to learn")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate on so many folds instead of writing")
    parser.add_argument("--shuffled", action="store_true", help="draw the folds' sentences at random")
    parser.add_argument("--wojood", action="store_true", help="train on the Wojood sample too")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(mode=True)
    arguments.work.mkdir(parents=True, exist_ok=True)
    knowledge = knowledge_of(arguments.corpora, arguments.work)
    names = corpora.cleananercorp(arguments.corpora)
    foreign = corpora.wojood(arguments.corpora) if arguments.wojood else []
    more = examples(knowledge, foreign, is_foreign=True)
    if arguments.folds:
        folds = (draws if arguments.shuffled else stretches)(len(names), arguments.folds)
        cross_validate(folds, names, more, knowledge, arguments.work)
        return
    path = resource_path("models", "names_tagger.npz")
    write(path, knowledge, train([*examples(knowledge, names), *more], EPOCHS, SEED))
    print(f"CAraNER, unseen and by other conventions: {evaluate(path, corpora.caraner(arguments.corpora))}", flush=True)


if __name__ == "__main__":
    main()
