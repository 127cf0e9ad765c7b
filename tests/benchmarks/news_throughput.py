"""Articles a second over real news: `python tests/benchmarks/news_throughput.py [--limit N] [--jobs N]`.

The news of ../shared/corpora is unpacked into a temporary folder, fifty folders of it, and analysed by `isnad analyse`
as a person would, once from nothing and once more to go on from there. Linux tells the memory.
"""

# ruff: noqa: T201 - run by hand, its output is what it prints
from __future__ import annotations

import argparse
import json
import lzma
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NEWS = ROOT.parent / "shared" / "corpora" / "news" / "saudinews.jsonl.xz"
FOLDERS = 50


def texts(limit: int | None) -> Iterator[str]:
    """Yield the articles with their titles, as far as they hold a text."""
    with lzma.open(NEWS, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        yield from islice((f"{row['title']}\n\n{row['text']}\n" for row in rows if row["text"].strip()), limit)


def unpack(folder: Path, limit: int | None) -> tuple[int, int]:
    """Write a file an article and return the number of articles and of words."""
    words = number = 0
    for number, text in enumerate(texts(limit), 1):
        place = folder / f"{number % FOLDERS:02}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:05}.txt").write_text(text, "utf-8", newline="\n")
        words += len(text.split())
    return number, words


def resident(process_id: int) -> dict[int, float]:
    """Return the memory of a process and of those it started, in megabytes by process."""
    try:
        status = Path(f"/proc/{process_id}/status").read_text("utf-8")
        children = Path(f"/proc/{process_id}/task/{process_id}/children").read_text("utf-8").split()
    except OSError:
        return {}
    megabytes = [int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS")]
    below = [resident(int(child)) for child in children]
    return {process_id: sum(megabytes)} | {number: size for sizes in below for number, size in sizes.items()}


def run(articles: Path, output: Path, jobs: int) -> tuple[float, list[dict[int, float]]]:
    """Return the seconds that one run took and the memory of its processes, sampled a few times a second.

    Raises `SystemExit` with what the command said where it did not end well: a run cut short is no measure.
    """
    began = time.perf_counter()
    command = [sys.executable, "-m", "ui", "analyse", articles, "--jobs", str(jobs), "--output", output]
    samples = []
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as said,
        subprocess.Popen(command, cwd=ROOT, stderr=said) as process,
    ):
        while process.poll() is None:
            samples.append(resident(process.pid))
            time.sleep(0.25)
        if process.returncode:
            said.seek(0)
            raise SystemExit(said.read()[-2000:])
    return time.perf_counter() - began, samples


def processor_seconds() -> float:
    """Return the processor's time that all processes took that this one started and that have ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def main() -> None:
    """Unpack, run twice and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, help="at most so many articles (all)")
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count, words = unpack(folder / "news", arguments.limit)
        print(f"{count} articles, {words / count:.0f} words each, {arguments.jobs} jobs")
        for title in ("from nothing", "going on"):
            before = processor_seconds()
            seconds, samples = run(folder / "news", folder / "results", arguments.jobs)
            written = sum(1 for _ in (folder / "results").rglob("*.json"))
            print(f"{title}: {seconds:.1f} s, {written / seconds:.1f} articles a second, {written} results")
            spent = processor_seconds() - before
            print(f"  processor: {1000 * spent / count:.1f} ms an article, {count / spent:.1f} articles a second of it")
            peaks = [sum(sample.values()) for sample in samples]
            largest = max(max(sample.values(), default=0) for sample in samples)
            print(
                f"  memory: {max(peaks):.0f} MB in all at its peak, {largest:.0f} MB in the largest process;", end=" "
            )
            print(
                f"{peaks[len(peaks) // 4]:.0f} MB after a quarter of the time, {peaks[-len(peaks) // 10]:.0f} MB late"
            )


if __name__ == "__main__":
    main()
