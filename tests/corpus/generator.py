"""Documents made to order, with what must come out of them: `make(seed)` gives the same one for the same seed.

Issuers (provinces of both lists of `ontology/vocabulary/provinces.ttl`, districts, communes, party committees, the
Front), symbols, dates, agencies, figures, deadlines and letterheads are recombined at random. `Made.parts` says which
pattern was taken for each, so that a fault can be traced to its pattern. Run as a program it prints one document, or
counts over many seeds which patterns fail:

    python tests/corpus/generator.py 7
    python tests/corpus/generator.py --faults 500
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pieces
from pieces import LAYOUTS

from kg.pipeline import extract_source
from kg.read import read_bytes

__all__ = ["LAYOUTS", "PARTS", "Made", "differences", "make"]

PARTS = ("type", "symbol", "date", "issuer", "province", "system", "level", "period", "signer", "position")
PARTS = (*PARTS, "citations", "targets", "assignments", "reports", "recipients")


@dataclass
class Made:
    """A made document: its text, what must come out (`expected`), and the pattern of each part (`parts`)."""

    seed: int
    text: str
    expected: dict[str, Any]
    parts: dict[str, str] = field(default_factory=dict)


def make(seed: int, accept: Callable[[dict[str, str]], bool] = lambda parts: True) -> Made:
    """Return the document of `seed`; where `accept` refuses its patterns, the next one that is accepted."""
    for turn in range(10_000):
        made = _make(seed if not turn else seed * 10_000 + 1_000_000 + turn)
        if accept(made.parts):
            return made
    raise ValueError("no document has patterns that are accepted")


def _make(seed: int) -> Made:
    random = Random(seed)  # noqa: S311 - documents, not secrets
    late = random.random() < 0.4
    year = random.choice((2025, 2026)) if late else random.randint(2019, 2024)
    day = (random.randint(1, 28), random.randint(8, 12), year) if late else pieces.a_day(random, year)
    issuer, number = pieces.issuer(random, year, late), random.randint(3, 2400)
    layout = random.choice(LAYOUTS)
    when = f"{issuer.place}, ngày {day[0]:02d} tháng {day[1]:02d} năm {year}"
    first, last = random.choice(((year, year + 5), (year + 1, 2030)))
    parts = {"layout": layout, "issuer": f"{issuer.system} {issuer.level}"}
    head = pieces.letterhead(layout, issuer, f"Số {number}{issuer.ending}", when)
    title = f"{random.choice(pieces.SUBJECTS)} trên địa bàn {issuer.whole} giai đoạn {first}-{last}"
    cited = {c[2]: c for c in (pieces.citation(random, issuer, year) for _ in range(random.randint(1, 3)))}
    cited = {key: c for key, c in cited.items() if key != "42-NQ/TW" or year > 2023}
    made_targets = [pieces.target(random, last) for _ in range(random.randint(1, 3))]
    signature, signed, signer, position = pieces.signature(random, issuer)
    organisation, duties, assigned = pieces.organisation(random, issuer)
    report, sentence, due = pieces.report(random, issuer, year)
    recipients = random.sample(["Các sở, ban, ngành", "Trung tâm Công tác xã hội", "Báo và Đài địa phương"], 2)
    basis = [f"Căn cứ {words};" for _, words, _ in cited.values()]
    body = [
        *basis,
        f"{issuer.name} ban hành Kế hoạch như sau:",
        "I. MỤC TIÊU",
        *(f"- {words}" for _, words, _ in made_targets),
        "II. NHIỆM VỤ, GIẢI PHÁP",
        *(f"{n}. {task}" for n, task in enumerate(random.sample(pieces.TASKS, 2), 1)),
        "III. TỔ CHỨC THỰC HIỆN",
        *duties,
        f"3. {sentence}",
    ]
    gap = random.choice(("\n", "\n\n"))
    receivers = "\n".join(["Nơi nhận:", *(f"- {name};" for name in recipients), "- Lưu: VT."])
    text = f"{head}\n\nKẾ HOẠCH\n{title}\n\n{gap.join(body)}\n\n{receivers}\n\n{signed}\n"
    parts |= {
        "gap": "blank line" if gap == "\n\n" else "one line",
        "signature": signature,
        "citations": ", ".join(sorted({c[0] for c in cited.values()})),
        "targets": ", ".join(sorted({t[0] for t in made_targets})),
        "organisation": organisation,
        "report": report,
        "names": ", ".join(name for name, there in pieces.names(issuer, signer, text).items() if there) or "plain",
    }
    expected = {
        "type": "KH",
        "symbol": f"{number}{issuer.ending}",
        "date": f"{year}-{day[1]:02d}-{day[0]:02d}",
        "issuer": issuer.name,
        "province": issuer.province,
        "system": issuer.system,
        "level": issuer.level,
        "period": [first, last],
        "signer": signer,
        "position": position,
        "citations": sorted(cited),
        "targets": sorted((t[2] for t in made_targets), key=str),
        "assignments": sorted(assigned),
        "reports": [due],
        "recipients": 3,
    }
    return Made(seed, text, expected, parts)


def differences(made: Made) -> dict[str, tuple[Any, Any]]:
    """Extract the document and return, for each part that differs, (what was put in, what came out)."""
    record = extract_source(read_bytes(made.text.encode(), f"{made.seed}.txt"))
    instrument = record["instruments"][0] if record["instruments"] else {}
    signer = instrument.get("signer") or {}
    shown = ("value", "upper", "unit", "comparator", "by", "direction")
    chief = [a for a in record["assignments"] if a["agency"].startswith("Sở ")]
    got: dict[str, Any] = {part: instrument.get(part) for part in PARTS[:8]}
    got |= {
        "signer": signer.get("name"),
        "position": signer.get("position"),
        "citations": sorted({c["doc"] for c in record["citations"]}),
        "targets": sorted(({name: t[name] for name in shown} for t in record["targets"]), key=str),
        "assignments": sorted({(a["agency"], a["role"]) for a in chief}),
        "reports": [(r["due"], r["frequency"]) for r in record["reports"]],
        "recipients": len(record["recipients"]),
    }
    return {part: (made.expected[part], got[part]) for part in PARTS if got[part] != made.expected[part]}


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seed", type=int, nargs="?", default=0)
    parser.add_argument("--faults", type=int, default=0, help="count the patterns that fail over so many seeds")
    args = parser.parse_args()
    if not args.faults:
        made = make(args.seed)
        sys.stdout.write(made.text + "\n")
        json.dump({"parts": made.parts, "expected": made.expected, "wrong": differences(made)}, sys.stdout, ensure_ascii=False, indent=1)  # fmt: skip
        return
    failed: Counter[tuple[str, str]] = Counter()
    seen: Counter[str] = Counter()
    for seed in range(args.faults):
        made = make(seed)
        patterns = [f"{name}: {one}" for name, value in made.parts.items() for one in value.split(", ")]
        seen.update(patterns)
        failed.update((part, pattern) for part in differences(made) for pattern in patterns)
    for part in PARTS:
        worst = sorted((-failed[part, p] / n, p) for p, n in seen.items() if failed[part, p])[:3]
        sys.stdout.writelines(f"{part:12} {-share:4.0%} of {seen[p]:4} with {p}\n" for share, p in worst)


if __name__ == "__main__":
    main()
