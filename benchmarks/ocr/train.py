"""Learn what `kg/read/repair.py` needs and write `kg/read/data/repair.json.xz`.

    python train.py CORPUS_FOLDER PAIRS_FOLDER OUT_FILE [--leave-out NAME]

From PAIRS_FOLDER (see make_pairs.py): the channel (channel.py). From the clean texts of CORPUS_FOLDER and the lexicons:
counts of syllables, pairs and triples. Everything is written sorted, so that the same input gives the same bytes.
`--leave-out 004` leaves out the texts whose name begins so.
"""

import argparse
import json
import lzma
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from channel import channel, learn, page_pairs

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from kg.read.repair_tokens import BREAK, OTHER, WORD, symbol, tokens
from kg.spelling import tone_place

HERE = Path(__file__).resolve().parent
# Own word lists, how often each is counted, and whether its entries may begin and end a sentence.
LEXICONS = (("lexicon.txt", 2, True), ("lexicon_general.txt", 2, False))


def sentences(text: str) -> list[list[str]]:
    """Return the runs of symbols between breaks: syllables in lower case, `0` for numbers, `x` for abbreviations."""
    found: list[list[str]] = [[]]
    for token in tokens(unicodedata.normalize("NFC", text)):
        if token.kind == BREAK:
            found.append([])
        elif token.kind == WORD and token.text.isalpha():
            found[-1].append(tone_place(token.text.lower()))
        else:
            found[-1].append(OTHER if token.kind == WORD else symbol(token.kind, token.text))
    return [run for run in found if run]


def language(texts: list[tuple[str, int, bool]], valid: set[str]) -> dict[str, object]:
    """Return the counts of syllables, pairs and triples as sorted lists of numbers."""
    one: Counter[str] = Counter()
    two: Counter[tuple[str, str]] = Counter()
    three: Counter[tuple[str, str, str]] = Counter()
    for text, times, whole in texts:
        for run in sentences(text):
            run = [w if w in valid or w in "0x" else "x" for w in run]
            run = [BREAK, *run, BREAK] if whole else run
            for i, word in enumerate(run):
                one[word] += times
                if i:
                    two[run[i - 1], word] += times
                if i > 1:
                    three[run[i - 2], run[i - 1], word] += times
    words = sorted(one, key=lambda w: (-one[w], w))
    number = {word: i for i, word in enumerate(words)}
    pairs = sorted((number[a], number[b], n) for (a, b), n in two.items())
    triples = sorted((number[a], number[b], number[c], n) for (a, b, c), n in three.items())
    return {
        "words": words,
        "counts": [one[w] for w in words],
        "pairs": [x for row in pairs for x in row],
        "triples": [x for row in triples for x in row],
    }


def small_words(text: str, valid: set[str]) -> list[str]:
    """Return the syllables in v, x, s, c, o, u, p, k that inside a sentence are hardly ever written with a capital."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    before = None
    for token in tokens(unicodedata.normalize("NFC", text)):
        if token.kind == WORD and not token.caps and before is not None and before.kind == WORD:
            (large if token.text[0].isupper() else small)[tone_place(token.text.lower())] += 1
        before = token
    return sorted(w for w, n in small.items() if w in valid and w[0] in "vxscoupk" and n >= 8 and large[w] < 0.005 * n)


def unwrap(text: str) -> str:
    """Return `text` without Markdown marks and with the lone line breaks inside paragraphs taken out."""
    from damage_text import plain

    return "\n\n".join(words for _, words in plain(text))


def build(corpus: Path, pairs: Path, leave_out: str = "") -> bytes:
    """Return the bytes of the model file."""
    from make_pairs import clean

    valid = set((HERE.parents[1] / "kg/read/data/syllables.txt").read_text(encoding="utf-8").split())
    texts: list[tuple[str, int, bool]] = []
    for name, times, whole in LEXICONS:
        texts.append(((HERE / name).read_text(encoding="utf-8").replace("\n", "\n\n"), times, whole))
    for path in sorted(corpus.rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        if clean(text) and not (leave_out and path.name.startswith(leave_out)):
            texts.append((unwrap(text), 1, True))
    plain_text = "\n".join(text for text, _, whole in texts if whole)
    model = {
        "small": small_words(plain_text, valid),
        "channel": channel(learn(page_pairs(pairs, leave_out))),
        **language(texts, valid),
    }
    data = json.dumps(model, ensure_ascii=False, separators=(",", ":")).encode()
    return lzma.compress(data, preset=6)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--leave-out", default="")
    args = parser.parse_args()
    args.out.write_bytes(build(args.corpus, args.pairs, args.leave_out))


if __name__ == "__main__":
    main()
