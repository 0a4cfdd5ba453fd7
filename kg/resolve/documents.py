"""Which document a mention means: its key, what is known of it, and when it has to stay unresolved."""

import re

from kg.mentions import DocumentMention, Header
from kg.model import Document, Unresolved
from kg.resolve.agencies import canonical, split_province
from kg.resolve.agency_lookup import expand
from kg.resolve.casing import proper_case
from kg.resolve.central import is_central, of_branch
from kg.resolve.laws import laws_by_name, one_law
from kg.resolve.local_acts import with_place
from kg.resolve.misprints import body_of, same_digits, same_number, type_against
from kg.resolve.programmes import one_programme
from kg.text import fold, slugify
from kg.vocabulary import Directive, directives

__all__ = ["Resolver"]

_CENTRAL_NAME = re.compile(
    r"(?:bo (?!chi huy)|bo truong|thu tuong|chinh phu|quoc hoi|uy ban thuong vu quoc hoi|bo chinh tri|ban bi thu|ban chap hanh trung uong|van phong (?:chinh phu|trung uong))"
)
_ISSUERS = {"TTg": "Thủ tướng Chính phủ", "CP": "Chính phủ", "QH": "Quốc hội", "UBTVQH": "Ủy ban Thường vụ Quốc hội"}
_PROVINCE_ISSUERS = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "TU": "Tỉnh ủy"}


class Resolver:
    """Resolve the document mentions of one file; `province` is the province that its own documents belong to."""

    def __init__(self, headers: list[Header], province: str | None) -> None:
        self.headers = headers
        self.province = province
        self.documents: dict[str, Document] = {}
        self.unresolved: list[Unresolved] = []
        self.corrected: list[tuple[DocumentMention, str]] = []
        self._names: dict[str, str] = {}
        self._homes: dict[str, str | None] = {}
        self._issued: dict[tuple[str | None, str | None], str | None] = {}

    def keys(self, mentions: list[DocumentMention]) -> list[str | None]:
        """Return the key of each mention (an instrument's id for one of this file), None where it stays unresolved."""
        known = [m for m in mentions if m.how == "symbol"]
        dates: dict[str, str] = {}
        for m in known:
            if m.date and m.symbol:
                dates.setdefault(m.date, m.symbol)
        counts: dict[str, int] = {}
        for mention in known:
            counts[mention.symbol or ""] = counts.get(mention.symbol or "", 0) + 1
        self._homes = {m.symbol: self._named_province(m) for m in known if m.symbol and self._named_province(m)}
        out = one_law(mentions, [self._key(mention, dates, counts, mentions) for mention in mentions])
        out = one_programme(mentions, out, self.headers)
        for mention, key in zip(mentions, out, strict=True):
            if key is not None and not re.fullmatch(r"d\d+", key):
                self._learn(key, mention)
        self._doubt(mentions, out)
        return out

    def _doubt(self, mentions: list[DocumentMention], keys: list[str | None]) -> None:
        """List what cannot be told: which document a blank number means, and which of several bears a party number."""
        told: set[str] = set()
        named = {key for mention, key in zip(mentions, keys, strict=True) if mention.how == "session"}
        for mention, key in zip(mentions, keys, strict=True):
            if key is None or key in told:
                continue
            if mention.how == "blank" and not re.fullmatch(r"d\d+", key):
                told.add(key)
                self._refuse(mention, "số của văn bản chưa điền")
            known = [d for d in directives() if d.symbol == key]
            if (
                len(known) > 1
                and self.documents[key]["date"] is None
                and mention.how in ("symbol", "short")
                and key not in named
            ):
                told.add(key)
                self._refuse(mention, "số này có ở nhiều văn bản, và ngày không được ghi", known)

    def _key(
        self, m: DocumentMention, dates: dict[str, str], counts: dict[str, int], mentions: list[DocumentMention]
    ) -> str | None:
        if m.symbol and m.how in ("symbol", "short"):
            return self._symbol(m, dates, counts)
        if m.how == "blank":
            return self._blank(m)
        if m.how == "issued":
            if m.owner is None and (own := self._own(m)):
                return own
            outer = mentions[m.owner].symbol if m.owner is not None else m.part
            return self._issued.setdefault((outer, m.type), self._name(m))
        if m.how == "session":
            found = self._plenum(m)
            if found:
                return found
            if m.term is None and m.name and len(m.name.split()) < 6:
                self._refuse(m, "không rõ khóa của Hội nghị Trung ương")
        return self._name(m)

    def _symbol(self, m: DocumentMention, dates: dict[str, str], counts: dict[str, int]) -> str:
        symbol = m.symbol or ""
        own = next(
            (
                h.part
                for h in self.headers
                if h.symbol == symbol and (h.date is None or m.date is None or h.date == m.date)
            ),
            None,
        )
        if own := own or self._issuing(m):
            return own
        meant = self._misprint(m, dates, counts)
        if meant:
            self.corrected.append((m, meant))
            symbol = meant
        if (is_central(symbol) and not of_branch(m)) or (m.issuer and _CENTRAL_NAME.match(fold(m.issuer))):
            return symbol
        where = self._province(m)
        return f"{symbol}@{slugify(where)}" if where else symbol

    def _issuing(self, m: DocumentMention) -> str | None:
        """Return the decision of this file that a note means which has its digits wrong: '(Kèm theo Quyết định số 421/…)'."""
        if m.place == "note":
            for h in (h for h in self.headers if h.part != m.part and h.date == m.date):
                if h.symbol and same_digits(m.symbol or "", h.symbol):
                    self.corrected.append((m, h.symbol))
                    return h.part
        return None

    def _misprint(self, m: DocumentMention, dates: dict[str, str], counts: dict[str, int]) -> str | None:
        """Return the symbol that was meant where the printed one is a slip: same number, day and issuer, another type."""
        symbol = m.symbol or ""
        for directive in directives():
            if symbol in directive.misprints and (m.date in (None, directive.date)):
                return directive.symbol
        number = re.match(r"\d+", symbol)
        for other, count in counts.items():
            if other == symbol or not other or (count <= counts.get(symbol, 0) and not type_against(m.type, symbol)):
                continue
            theirs = re.match(r"\d+", other)
            if theirs and number and theirs[0] == number[0] and body_of(other) == body_of(symbol):
                kind = re.search(r"-([A-Za-zĐđ]+)/|/([A-Za-zĐđ]+)-", other)
                fits = m.date is None or dates.get(m.date) in (other, symbol)
                if m.type and kind and m.type == (kind[1] or kind[2]) and fits:
                    return other
        return self._transposed(m, dates)

    def _transposed(self, m: DocumentMention, dates: dict[str, str]) -> str | None:
        """Return the symbol of the same day and type whose digits this one has in another order, or whose body it changed."""
        symbol, other = m.symbol or "", dates.get(m.date or "") or ""
        if symbol == other or len(m.date or "") < 10:
            return None
        return other if same_digits(symbol, other) or same_number(symbol, other) else None

    def _named_province(self, m: DocumentMention) -> str | None:
        return split_province(m.issuer)[1] if m.issuer else None

    def _province(self, m: DocumentMention) -> str | None:
        own = self.province and fold(m.issuer or "").endswith("uy ban nhan dan tinh")
        home = None if own else self._homes.get(m.symbol or "")
        return self._named_province(m) or home or self.province

    def _blank(self, m: DocumentMention) -> str | None:
        code = m.symbol or ""
        kind = re.match(r"[A-ZĐa-z]+", code)
        if m.function in ("issued-by", "issues") or m.place == "note":
            for h in self.headers:
                if h.part != m.part and h.type and kind and fold(h.type) == fold(kind[0]):
                    return h.part
        return f"{code}@{slugify(self.province)}" if self.province and not is_central("0/" + code) else code

    def _own(self, m: DocumentMention) -> str | None:
        """Return the instrument of this file that a decision issues."""
        return next((h.part for h in self.headers if h.part != m.part and h.type == m.type and h.part > m.part), None)

    def _plenum(self, m: DocumentMention) -> str | None:
        found = [d for d in directives() if d.plenum == m.plenum and (m.term is None or d.term == m.term)]
        if len(found) > 1 or (m.term is None and not self._subject(m, found)):
            found = [d for d in found if self._about(m, d)]
        return found[0].symbol if len(found) == 1 else None

    def _subject(self, m: DocumentMention, found: list[Directive]) -> bool:
        return bool(found) and any(self._about(m, d) for d in found)

    def _about(self, m: DocumentMention, directive: Directive) -> bool:
        words = fold(directive.title or "").split()[:8]
        after = m.block.flat.folded[m.flat_end : m.flat_end + 160]
        return bool(words) and " ".join(words[-4:]) in after

    def _refuse(self, m: DocumentMention, reason: str, known: list[Directive] | None = None) -> None:
        self.unresolved.append(
            {
                "span": [m.start, m.end],
                "kind": "document",
                "mention": m.block.flat.text[m.flat_start : m.flat_end],
                "candidates": [
                    f"{d.symbol} ({d.date})"
                    for d in (known or directives())
                    if known or m.plenum == d.plenum is not None
                ],
                "reason": reason,
            }
        )

    def _name(self, m: DocumentMention) -> str | None:
        name = m.name or m.block.flat.text[m.flat_start : m.flat_end]
        name = re.sub(r"[\"“”*]", "", " ".join(name.split())).strip(" ,.;")
        name = re.sub(r"(\d{4})\s*[-–]\s*(\d{4})", r"\1-\2", name)
        name = with_place(proper_case(name), next(h for h in self.headers if h.part == m.part))
        plain = fold(expand(name)).replace(",", "")
        name = laws_by_name().get(plain, name)
        known = next((proper for key, proper in self._names.items() if key.replace(",", "") == plain), None)
        name = known or self._longer(name) or name
        if m.date and not name.endswith(m.date[:4]) and m.type in ("L", "BL", "PL", "HP"):
            name = f"{name} {m.date[:4]}"
        if m.how in ("name", "issued"):
            self._names.setdefault(fold(name), name)
        return name

    def _longer(self, name: str) -> str | None:
        """Return the name already seen in this file that `name` shortens ('chương trình nước sạch …')."""
        words = re.sub(r"^(?:chuong trinh muc tieu quoc gia|chuong trinh|phap lenh|luat)(?: ve)? ", "", fold(name))
        kind = fold(name).split()[0]
        found = [
            proper
            for key, proper in self._names.items()
            if key.startswith(kind)
            and not key.startswith("luat sua doi")
            and len(words) > 12
            and re.search(rf" {re.escape(words)}\b", key)
        ]
        if not found and len(words) > 25:  # named in full once, with its period, then without
            begins = re.compile(rf"{re.escape(fold(name))},? (?:thoi ky|giai doan|den nam|tam nhin)\b")
            found = [proper for key, proper in self._names.items() if begins.match(key)]
        return found[0] if len(found) == 1 else None

    def _learn(self, key: str, m: DocumentMention) -> None:
        symbol = key.split("@")[0] if m.symbol else None
        entry = self.documents.get(key)
        if entry is None:
            entry = self.documents[key] = {
                "type": None,
                "number": None,
                "issuer": None,
                "date": None,
                "province": None,
                "name": None,
            }
        number = re.match(r"\d+", symbol or "")
        if m.how != "session" and m.symbol or m.how == "session":
            for directive in directives():
                if directive.symbol == key and (m.date in (None, directive.date)):
                    entry["number"] = entry["number"] or re.match(r"\d+", key)[0]  # type: ignore[index]
        kind = re.search(r"-([A-Za-zĐđ]+)/|/([A-Za-zĐđ]+)-", key) if symbol else None
        entry["type"] = entry["type"] or m.type or (kind and (kind[1] or kind[2])) or None
        entry["number"] = entry["number"] or (number[0] if number else None)
        if m.date and not (m.how == "symbol" and (m, key) in self.corrected and entry["date"]):
            if entry["date"] is None or len(m.date) > len(entry["date"]):
                entry["date"] = m.date
        if "@" in key and entry["province"] is None:
            entry["province"] = self._province(m)
        if m.issuer and entry["issuer"] is None:
            entry["issuer"] = canonical(m.issuer, entry["province"], issuer=True)
        entry["issuer"] = entry["issuer"] or _issuer_of(symbol, entry["province"])
        if m.name and (entry["name"] is None or m.how != "symbol" and False):
            entry["name"] = m.name[:1].upper() + m.name[1:]


def _issuer_of(symbol: str | None, province: str | None) -> str | None:
    if not symbol:
        return None
    tail = re.split(r"[/-]", symbol)[-1]
    if re.search(r"/QH\d+\Z", symbol):
        return _ISSUERS["QH"]
    if re.search(r"/UBTVQH\d+\Z", symbol):
        return _ISSUERS["UBTVQH"]
    if tail in _ISSUERS:
        return _ISSUERS[tail]
    if tail in _PROVINCE_ISSUERS and province:
        return canonical(_PROVINCE_ISSUERS[tail] if tail == "TU" else _PROVINCE_ISSUERS[tail] + " tỉnh", province)
    return None
