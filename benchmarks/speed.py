"""Time the stages on the bundled samples, and the store against rdflib's own, side by side in one run.

    python benchmarks/speed.py [FOLDER_OF_TEXTS] [--runs 5]

CPU seconds of this process, medians of the runs. The second table pairs Oxigraph with rdflib's memory store on the same
graph and the same queries; what counts there is the ratio, since machines differ.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

_COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
_LEAD = """
PREFIX pol: <https://policykg.example/ontology#>
PREFIX role: <https://policykg.example/vocabulary/role/>
SELECT ?unit ?agency WHERE { ?a a pol:Assignment ; pol:role role:lead ; pol:unit ?unit ; pol:agency ?agency }
"""
_QUOTES = """
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?e ?start ?exact WHERE { ?e oa:hasSelector ?p , ?q . ?p oa:start ?start . ?q oa:exact ?exact }
"""


def _cpu(work: Callable[[], object], runs: int) -> float:
    """Return the median CPU time of `work` in seconds."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def stages(files: list[Path], runs: int) -> list[tuple[str, float]]:
    """Return the CPU seconds of each step of a build of `files`, after the imports."""
    from pyoxigraph import Store

    from kg.check import check
    from kg.graph import load_vocabularies, to_quads
    from kg.names import DEFAULT_BASE
    from kg.pipeline import extract_file
    from kg.reason import infer

    records = [extract_file(path) for path in files]
    quads = list(to_quads(records, DEFAULT_BASE))
    words = list(load_vocabularies(DEFAULT_BASE))
    store = Store()
    store.extend(quads + words)
    texts = {source.sha256: source.text for source, _ in records}
    return [
        ("read, structure, extract, resolve", _cpu(lambda: [extract_file(path) for path in files], runs)),
        ("graph", _cpu(lambda: list(to_quads(records, DEFAULT_BASE)), runs)),
        ("vocabularies", _cpu(lambda: list(load_vocabularies(DEFAULT_BASE)), runs)),
        ("load into memory", _cpu(lambda: Store().extend(quads + words), runs)),
        ("reason", _cpu(lambda: infer(store, DEFAULT_BASE), runs)),
        ("check (queries and quotes)", _cpu(lambda: check(store, sources=texts), runs)),
    ]


def against_rdflib(files: list[Path], runs: int) -> list[tuple[str, float, float]]:
    """Return `(what, Oxigraph seconds, rdflib seconds)` on the graph of `files`."""
    from pyoxigraph import RdfFormat, Store
    from rdflib import Dataset

    from kg.graph import to_quads
    from kg.names import DEFAULT_BASE
    from kg.pipeline import extract_file

    store = Store()
    store.extend(to_quads([extract_file(path) for path in files], DEFAULT_BASE))
    dump = store.dump(format=RdfFormat.N_QUADS)
    other = Dataset(default_union=True)
    other.parse(data=dump, format="nquads")

    def load_rdflib() -> None:
        Dataset().parse(data=dump, format="nquads")

    rows = [("load", _cpu(lambda: Store().load(dump, format=RdfFormat.N_QUADS), runs), _cpu(load_rdflib, runs))]
    for name, query in (("count", _COUNT), ("lead agencies", _LEAD), ("quotes", _QUOTES)):
        fast = _cpu(lambda q=query: list(store.query(q, use_default_graph_as_union=True)), runs)  # type: ignore[misc]
        slow = _cpu(lambda q=query: list(other.query(q)), runs)  # type: ignore[misc]
        rows.append((name, fast, slow))
    return rows


def help_cpu(runs: int) -> float:
    """Return the median CPU seconds of `policykg --help` as a whole process."""
    times = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "kg.cli", "--help"], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(times)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent.parent / "kg" / "samples")
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    files = sorted(args.folder.glob("*.txt"))
    size = sum(path.stat().st_size for path in files)
    print(f"{len(files)} documents, {size / 1000:.0f} KB, medians of {args.runs} runs, CPU seconds")
    total = 0.0
    for name, seconds in stages(files, args.runs):
        total += seconds
        print(f"  {name:36} {seconds:8.3f}" + (f"  {size / 1e6 / seconds:.2f} MB/s" if total == seconds else ""))
    print(f"  {'all':36} {total:8.3f}")
    print("Oxigraph against rdflib's memory store")
    for name, fast, slow in against_rdflib(files, args.runs):
        print(f"  {name:16} {fast:8.4f} {slow:8.4f}   {slow / fast if fast else 0:6.1f} x")
    print(f"policykg --help: {help_cpu(max(args.runs, 5)) * 1000:.0f} ms CPU")


if __name__ == "__main__":
    main()
