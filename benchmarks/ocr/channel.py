"""Learn the channel: what each printed letter is read as, by expectation maximisation over aligned words.

`align` pairs the words of a printed and a read page; `channel` gives -100 ln P(seen | letter) for all letters.
"""

import math
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from rapidfuzz.distance import Indel

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from kg.spelling import tone_place

ROUNDS = 5
# Readings that every English engine gives now and then, in thousandths of the sightings of a letter (HINT_SCALE).
HINTS = {
    "aăâáàảãạắằẳẵặấầẩẫậ": {
        "&": 1.0,
        "4": 1.0,
        "@": 0.3,
        "éa": 0.4,
        "aa": 0.3,
        "éi": 0.1,
        "ia": 0.4,
        "A": 0.3,
        "i": 0.5,
        "ii": 0.1,
    },
    "eêéèẻẽẹếềểễệ": {"eé": 0.4, "&": 0.6, "@": 0.6, "¢": 0.8, "6": 0.1, "o": 0.1, "éc": 0.1, "ié": 0.05},
    "oôơóòỏõọốồổỗộớờởỡợ": {
        "6": 0.5,
        "&": 0.6,
        "¢": 0.4,
        "@": 0.4,
        "b": 0.2,
        "éo": 0.1,
        "oé": 0.1,
        "éi": 0.1,
        "ao": 0.2,
        "0": 0.2,
        "d": 0.2,
        "od": 0.2,
        "O": 0.3,
        "y": 0.05,
        "a": 0.4,
    },
    "uưúùủũụứừửữự": {
        "@": 0.2,
        "yu": 0.3,
        "uy": 0.3,
        "ur": 0.3,
        "ir": 0.2,
        "ii": 0.3,
        "tr": 0.2,
        "i": 0.3,
        "t": 0.2,
        "ll": 0.2,
        "l": 0.1,
        "U": 0.3,
        "d": 0.1,
        "a": 0.1,
    },
    "iíìỉĩị": {"j": 0.2, "1": 0.2, "l": 0.2, "!": 0.1, "i": 0.2},
    "ạặậẹệọộợ": {"g": 0.8, "q": 0.2, "y": 0.1},
    "ụự": {"y": 0.8},
    "l": {"1": 0.5, "I": 0.5, "|": 0.2, "l1": 0.2, "1l": 0.1, "": 0.05},
    "đ": {"d": 1.0, "é": 0.02, "": 0.1},
    "c": {"¢": 0.5, "e": 0.1},
    "s": {"$": 0.5, "5": 0.1},
    "gq": {"9": 0.1},
    "z": {"2": 0.1},
}
HINT_SCALE = 0.002
LONGEST = 3  # letters that one printed letter may be read as
TABLE = str.maketrans("đĐ¢¥@&$€6140l|!", "dDceaaseolaoiii")


def fold(text: str) -> str:
    """Return `text` in lower case without marks and with the usual OCR confusions undone (for aligning only)."""
    text = text.translate(TABLE)
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).lower()


def align(printed: str, seen: str, band: int = 40) -> list[tuple[str, str]]:
    """Return the pairs of words of a page that belong together; ("word", "") where a printed word was lost."""
    a, b = printed.split(), seen.split()
    fa, fb = [fold(w) for w in a], [fold(w) for w in b]
    cost: list[dict[int, float]] = [{0: 0.0}]
    back: list[dict[int, int]] = [{}]
    for j in range(1, band + 1):
        cost[0][j], back[0][j] = j * 0.8, 2
    for i in range(1, len(a) + 1):
        centre = round(i * len(b) / max(1, len(a)))
        row: dict[int, float] = {}
        marks: dict[int, int] = {}
        for j in range(max(0, centre - band), min(len(b), centre + band) + 1):
            best, mark = cost[i - 1].get(j, math.inf) + 0.8, 1
            if j:
                d = cost[i - 1].get(j - 1, math.inf)
                if d < best + 1:
                    d += 1.5 * Indel.normalized_distance(fa[i - 1], fb[j - 1])
                    if d < best:
                        best, mark = d, 3
                d = row.get(j - 1, math.inf) + 0.8
                if d < best:
                    best, mark = d, 2
            row[j], marks[j] = best, mark
        cost.append(row)
        back.append(marks)
    pairs: list[tuple[str, str]] = []
    i, j = len(a), min(len(b), max(cost[-1]))
    while i or j:
        mark = back[i].get(j, 2 if j else 1) if i else 2
        if mark == 3:
            pairs.append((a[i - 1], b[j - 1]))
            i, j = i - 1, j - 1
        elif mark == 1:
            pairs.append((a[i - 1], ""))
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def page_pairs(folder: Path, leave_out: str) -> Counter[tuple[str, str]]:
    """Return how often each printed word was read as what."""
    found: Counter[tuple[str, str]] = Counter()
    for truth in sorted(folder.glob("*.truth")):
        if leave_out and truth.name.startswith(leave_out):
            continue
        seen = truth.with_suffix(".ocr").read_text(encoding="utf-8").split("\f")
        for printed, read in zip(truth.read_text(encoding="utf-8").split("\f"), seen, strict=True):
            for word, got in align(printed, read):
                word, got = word.strip(".,;:()“”\"'"), got.strip('.,;:()“”"')
                if (
                    word.isalpha()
                    and got
                    and abs(len(word) - len(got)) <= 3
                    and Indel.normalized_similarity(fold(word), fold(got)) > 0.3
                ):
                    found[word if word.isupper() else tone_place(word), got] += 1
    return found


def base(char: str) -> str:
    """Return the plain letter under `char`."""
    return {"đ": "d", "Đ": "D"}.get(char, unicodedata.normalize("NFD", char)[0])


Table = dict[str, dict[str, float]]


def prior(char: str, text: str) -> float:
    """Return the weight with which the first round reads `char` as `text`."""
    if text == char:
        return 1.0
    if text == base(char):
        return 0.8
    if len(text) == 1 and base(text).lower() == base(char).lower():
        return 0.4
    if text == "":
        return 0.01
    if len(text) == 1:
        return 0.05
    return 0.02 ** (len(text) - 1) * (5 if base(char).lower() in fold(text) else 1)


def learn(pairs: Counter[tuple[str, str]]) -> Table:
    """Return counts of what each letter is read as, by expectation maximisation over the splits of every pair."""
    table: Table = {}
    for turn in range(ROUNDS):
        counts: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        totals = {char: sum(row.values()) for char, row in table.items()}

        def weight(
            char: str, text: str, turn: int = turn, table: Table = table, totals: dict[str, float] = totals
        ) -> float:
            if turn == 0:
                return prior(char, text)
            return (table[char].get(text, 0.0) + 0.01 * prior(char, text)) / (totals[char] + 0.1)

        for (word, got), times in sorted(pairs.items()):
            n, m = len(word), len(got)
            ahead = [[0.0] * (m + 1) for _ in range(n + 1)]
            ahead[0][0] = 1.0
            arcs = []
            for i in range(n):
                for j in range(m + 1):
                    if ahead[i][j]:
                        for k in range(j, min(m, j + LONGEST) + 1):
                            w = weight(word[i], got[j:k])
                            ahead[i + 1][k] += ahead[i][j] * w
                            arcs.append((i, j, k, w))
            if not ahead[n][m]:
                continue
            behind = [[0.0] * (m + 1) for _ in range(n + 1)]
            behind[n][m] = 1.0
            for i, j, k, w in reversed(arcs):
                share = w * behind[i + 1][k]
                behind[i][j] += share
                if share:
                    counts[word[i]][got[j:k]] += times * ahead[i][j] * share / ahead[n][m]
        table = {char: dict(row) for char, row in counts.items()}
    return table


def family(table: Table, upper: bool) -> Table:
    """Return what the letters over one plain letter are read as together; a capital also looks at its small letter."""
    made: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for char, row in table.items():
        if char.isupper() == upper:
            for text, count in row.items():
                made[base(char)][text] += count
    return {char: dict(row) for char, row in made.items()}


def channel(table: Table) -> dict[str, dict[str, int]]:
    """Return -100 ln P(seen | letter) for every Vietnamese letter, smoothed with its plain letter's family."""
    small, large = family(table, False), family(table, True)
    letters = set("abcdeghiklmnopqrstuvxyđăâêôơư")
    for vowel in "aăâeêioôơuưy":
        letters |= {unicodedata.normalize("NFC", vowel + tone) for tone in "\u0300\u0301\u0303\u0309\u0323"}
    made: dict[str, dict[str, int]] = {}
    for lower in sorted(letters):
        for char in (lower, lower.upper()):
            row: defaultdict[str, float] = defaultdict(float, table.get(char, {}))
            kin = (large if char.isupper() else small).get(base(char), {})
            total = sum(kin.values()) or 1.0
            for text, count in kin.items():
                row[text] += 4.0 * count / total
            if char.isupper():
                kin = small.get(base(lower), {})
                total = sum(kin.values()) or 1.0
                for text, count in kin.items():
                    row[text] += 0.5 * count / total
                    row[text.upper()] += 1.5 * count / total
            else:
                row[base(char).upper()] += 0.1
            scale = max(1.0, HINT_SCALE * sum(row.values()))
            for letters_, hints in HINTS.items():
                if lower in letters_:
                    for text, weight in hints.items():
                        row[text] += weight * scale
                        if char.isupper():
                            row[text.upper()] += weight * scale / 2
            row[char] += 0.5
            row[base(char)] += 1.0
            total = sum(row.values())
            costs = {text: round(-100 * math.log(n / total)) for text, n in row.items() if n > 0}
            made[char] = {text: cost for text, cost in sorted(costs.items()) if cost < 950}
    return made
