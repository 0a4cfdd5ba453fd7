"""Write the list of Vietnamese syllables: every onset with every rime and tone that the spelling rules allow.

    python make_syllables.py CORPUS_FOLDER OUT_FILE

The rules are those of the national orthography: c/k/q, g/gh and ng/ngh by the next vowel; no rounded rime after a lip
sound; only sắc and nặng before c, ch, p, t. What the clean texts of CORPUS_FOLDER show at least twice and in
two texts is added if it has the shape of a syllable (Đắk, Plông). Tone marks stand on the first
letter of oa, oe, uy (hòa, khỏe, thủy).
"""

import argparse
import re
import unicodedata
from collections import Counter
from pathlib import Path

from make_pairs import clean

ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split() + [""]
OPEN = (
    "a ai am an ang anh ao au ay ăm ăn ăng âm ân âng âu ây e em en eng eo ê êm ên ênh êu i ia im in inh iu "
    "iêm iên iêng iêu "
    "o oi om on ong oa oai oan oang oanh oay oăn oăng oăm oe oen oeo ô ôi ôm ôn ông ơ ơi ơm ơn u ua ui um un "
    "ung uôi uôm uôn uông "
    "uân uâng uây uê uơ uy uya uyên uynh uyu uênh ư ưa ưi ưng ưu ươi ươm ươn ương ươu y yêm yên yêu"
).split()
STOPPED = (
    "ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich ip it iêc iêp iêt oc op ot oac oach oat oăc oăt "
    "oet ôc ôp ôt ơp ơt "
    "uc up ut uôc uôt uât uêch uych uyt uyêt ưc ưt ươc ươp ươt yêt"
).split()
ROUND = re.compile(r"o[aăe]|u[âêơy]")
LIPS = {"b", "m", "p", "ph", "v"}
TONES = {"": "", "s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
SHAPE = re.compile(
    r"(?:ngh|nh|ng|gh|gi|ch|kh|ph|qu|th|tr|pl|kr|br|[bcdđghklmnpqrstvx])?[aăâeêioôơuưy]{1,3}(?:ng|nh|ch|[cmnptkr])?"
)
# Rimes that only a few onsets take, with the words that have them.
RARE = {
    "ươu": "hươu bướu bươu rượu khướu",
    "uya": "khuya tuya",
    "uyu": "khuỷu khuyu",
    "uynh": "huynh huỳnh khuỳnh luýnh",
    "uênh": "huênh chuếnh xuềnh tuênh",
    "uêch": "xuếch chuếch nguệch khuếch",
    "uych": "huỵch",
    "uyt": "huýt suýt tuýt xuýt buýt",
    "uơ": "thuở huơ",
    "uê": "huê huệ huề tuệ tuế thuế thuê xuê xuề duệ duế nhuế nhuệ khuê nguê luế truệ",
    "oăng": "hoẵng hoằng loằng ngoằng loăng",
    "oăm": "khoằm",
    "oăc": "hoặc ngoặc hoắc ngoắc loắc",
    "oăt": "thoắt ngoặt choắt loắt nhoắt khoắt hoắt",
    "oet": "loét khoét toét ngoét xoẹt soẹt nhoét choét",
    "oen": "hoen xoèn nhoẻn",
    "oeo": "ngoeo khoèo ngoéo ngoẹo",
    "oay": "xoay ngoáy loay hoay hoáy xoáy toáy khoáy ngoảy",
    "oach": "hoạch xoạch loạch toạch choạch",
    "oanh": "doanh hoành loanh khoanh khoảnh ngoảnh choanh toanh hoanh hoạnh",
    "uâng": "khuâng",
    "uây": "khuây nguẩy",
    "uât": "luật thuật xuất suất khuất truất tuất huất nhuật",
    "uân": "tuân tuần tuấn luân luận luẩn thuần thuẫn thuận xuân chuẩn chuân quân khuẩn nhuận nhuần nhuẫn truân huân "
    "huấn duẩn",
    "uyp": "tuýp",
    "yt": "",
    "iêp": "hiệp tiếp nghiệp thiếp kiếp diệp điệp khiếp nhiếp triệp liếp điếp chiếp",
}
ALONE = (
    "a á à ả ạ ác ách ạch ai ái ải am ám ảm an án ản ang áng anh ánh ảnh ao áo ảo ào áp át au áu ay áy ăn ẵn "
    "ăng ẵng ắng ắt ắc âm ấm ẩm ậm ầm ân ấn ẩn "
    "ân âu ấu ẩu ấp ập ất ây ấy é e ẻ ẹ em ém en én eo éo ép ẹp ét ê ế ề ễ ếch êm ếm êu ếu ì i í ị ia ỉa ích "
    "im ỉm ìm in ỉn ít inh ình ỉu ìu o ó ò ỏ ọ "
    "oa óa òa ọa oác oai oái oải oan oán oản oang oáng oanh oành oát óc ọc oi ói òi ỏi om ỏm ong óng ỏng óp "
    "ót ô ố ồ ổ ỗ ộ ốc ôi ối ồi ổi ôm ốm ổm "
    "ôn ồn ổn ông ống ồng ổng ốp ộp ốt ơ ờ ở ợ ỡ ơi ới ời ơm ơn ớn ớt u ú ù ủ ụ ua úa ùa ủa uẩn uất uế úc ục "
    "ui úi ủi um úm ùm un ùn ủn ung úng ùng "
    "ủng úp ụp út uống uổng uốn uyên uyển uyết uy úy ùy ủy ư ừ ứ ử ự ưa ứa ừa ức ực ưng ứng ửng ước ươi ươm "
    "ướm ươn ưỡn ương ướng ướp ướt ưu y ý ỷ "
    "yếm yên yến yêu yếu yểu yểm yết"
)
# Syllables of borrowed words and names that the rules leave out.
EXTRA = (
    "boong xoong soóc moóc coóc pin pa pô póc gì gìn gìm giêng giếng giền giết giễu giếc quốc lắk đắk plông krông"
).split()


def mark(rime: str, tone: str) -> str:
    """Return `rime` with the tone mark on its proper letter."""
    if not tone:
        return rime
    vowels = [i for i, char in enumerate(rime) if unicodedata.normalize("NFD", char)[0] in "aeiouy"]
    at = vowels[0]
    strong = [i for i in vowels if rime[i] in "ăâêôơ"] or [i for i in vowels if rime[i] == "ư"]
    if strong:
        at = strong[-1]
    elif len(vowels) == 3 or (len(vowels) == 2 and vowels[-1] != len(rime) - 1):
        at = vowels[1]
    return unicodedata.normalize("NFC", rime[: at + 1] + tone + rime[at + 1 :])


def allowed(onset: str, rime: str) -> bool:
    """Tell whether the spelling rules let `rime` follow `onset`."""
    front = rime[0] in "eêi" or (rime[0] == "y" and onset in ("k", "qu"))
    if rime.startswith("yê"):
        return onset == ""
    if rime == "y":
        return onset in ("", "h", "k", "l", "m", "s", "t", "qu", "v")
    if onset == "":
        return not (rime.startswith("iê") or rime == "ia")
    if onset in ("k", "gh", "ngh"):
        return front
    if onset in ("c", "g", "ng"):
        return not front and not (onset == "c" and rime.startswith(("oa", "oă", "oe", "uy", "uê", "uâ")))
    if onset == "gi":
        return rime[0] not in "iy" and not ROUND.match(rime)
    if onset == "qu":
        return (
            rime[0] in "aăâeêơy"
            and rime not in ("au", "ơp", "ơm", "eng", "ec", "em", "ep", "êp", "êm", "âu")
            or rime == "i"
        )
    if onset in LIPS:
        return not ROUND.match(rime)
    if onset == "p":
        return False
    return True


def syllables() -> set[str]:
    """Return what the rules give."""
    made = {*EXTRA, *ALONE.split(), *" ".join(RARE.values()).split()}
    for onset in ONSETS:
        if onset in ("p", ""):
            continue
        for rime in OPEN + STOPPED:
            if rime not in RARE and allowed(onset, rime):
                for tone in TONES.values():
                    if rime in OPEN or tone in ("\u0301", "\u0323"):
                        made.add(onset + mark(rime, tone))
    for rime in ("yt", "ych", "ynh", "yên", "yêt"):
        for tone in TONES.values():
            if rime[-1] not in "th" or rime == "ynh" or tone in ("\u0301", "\u0323"):
                made.add("qu" + mark(rime, tone))
    return made


def main() -> None:
    """Run the command."""
    import sys

    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from kg.spelling import tone_place

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    made = syllables()
    seen: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    for path in sorted(args.corpus.rglob("*.txt")):
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
        if clean(text):
            words = [tone_place(word.lower()) for word in re.findall(r"[^\W\d_]+", text)]
            seen.update(words)
            texts.update(set(words))
    for word, count in seen.items():
        bare = "".join(c for c in unicodedata.normalize("NFD", word) if c not in TONES.values())
        if count >= 2 and texts[word] >= 2 and SHAPE.fullmatch(unicodedata.normalize("NFC", bare)):
            made.add(word)
    args.out.write_text("\n".join(sorted(made)) + "\n", encoding="utf-8")
    missing = [w for w, c in seen.most_common() if w not in made]
    print(len(made), "syllables; most frequent words that are none:", *missing[:60])


if __name__ == "__main__":
    main()
