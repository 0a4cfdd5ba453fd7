"""Print a Vietnamese text on paper, scan it and read it with an OCR engine that does not know the language.

    python damage_text.py TEXT_FILE OUT_FILE [--dpi 200] [--seed 1] [--lang eng] [--pages N]

The text (UTF-8, Markdown marks are taken off) is set in a Times-like face on A4 pages with PIL, skewed, blurred,
given noise and JPEG marks (all from the seed), and read by `tesseract`. OUT_FILE gets what the engine read, one page
after the other with a form feed between. With `--truth FILE` the lines as they were printed are written as well.
Needs Pillow, numpy, tesseract and a face with all Vietnamese letters (Debian: fonts-croscore or fonts-freefont-ttf).
"""

import argparse
import io
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import numpy
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FACES = {
    "tinos": ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf"),
    "freeserif": ("FreeSerif.ttf", "FreeSerifBold.ttf", "FreeSerifItalic.ttf"),
}
A4 = (8.27, 11.69)  # inches
MARGIN = (1.1, 0.8)  # inches: left and right, top and bottom
POINTS = 14  # the size that official documents are set in
LEADING = 1.3


# What a paragraph of an official document begins with: '- ', 'a) ', '1.', 'II.', '[1]', 'Điều 2', 'TM.'
HEAD = re.compile(
    r"[-+*•·] |\(?\d+(\.\d+)*[.)] ?|[a-zđ]\) ?|[IVX]+ ?[.-] ?|\[\d+\]|(Điều|Chương|Mục|Phụ lục) [\dIVX]"
    r"|Nơi nhận|Số ?:|(TM|KT|TL|TUQ)\."
)


def begins(line: str, before: str) -> bool:
    """Tell whether `line` of a text file begins a paragraph, `before` being the line above it."""
    bare, above = line.strip("*_ "), before.strip("*_ ")
    if not bare or not above or HEAD.match(bare):
        return True
    marked = line.startswith("**") != before.startswith("**") and (line.startswith("**") or before.endswith("**"))
    ended = above.endswith((".", ";", ":", "./.")) and (bare[0].isupper() or bare[0] in '"“(')
    return marked or ended


def plain(text: str, apart: bool = False) -> list[tuple[int, str]]:
    """Return the paragraphs of a Markdown-like text as (face, words): 0 regular, 1 bold, 2 italic.

    With `apart`, a line that begins or follows the end of a paragraph (see `begins`) is one of its own even where the
    file has no empty line there; without it (training), such lines are joined.
    """
    text = unicodedata.normalize("NFC", text)
    # a lone line break inside a paragraph is a wrap of the source file, not of the document
    text = re.sub(r"\\([.\-*_#])", r"\1", text)
    paragraphs: list[tuple[int, str]] = []
    for block in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in block.split("\n")]
        joined: list[str] = []
        above = ""
        for line in lines:
            line = line.strip("| \t")
            if not line or re.fullmatch(r"[-=|: *_]+", line):
                continue
            new = bool(re.match(r"(#+ |[-+*•] |\d+[.)] |[a-zđ]\) |[IVX]+\. )", line)) or apart and begins(line, above)
            above = line
            bold = apart and bool(joined) and joined[-1].count("**") % 2 == 1  # a bold phrase that goes on
            if bold or joined and not new and not joined[-1].isupper() and not joined[-1].startswith("#"):
                joined[-1] += " " + line
            else:
                joined.append(line)
        for line in joined:
            face = 1 if line.startswith("#") or line.startswith("**") or line.isupper() else 0
            if not face and line.startswith("*") and not line.startswith("* "):
                face = 2
            words = re.sub(r"\s+", " ", re.sub(r"[*`|]+|^#+ ", " ", line)).strip()
            if words:
                paragraphs.append((face, words))
    return paragraphs


def pages(text: str, dpi: int, face: str = "tinos") -> list[tuple[Image.Image, str]]:
    """Set `text` on A4 pages of `dpi`; return each page with its lines as printed."""
    size = round(POINTS * dpi / 72)
    fonts = [ImageFont.truetype(name, size) for name in FACES[face]]
    width, height = (round(side * dpi) for side in A4)
    left, top = (round(side * dpi) for side in MARGIN)
    room = width - 2 * left
    step = round(size * LEADING)
    lines: list[tuple[int, int, str]] = []
    for kind, words in plain(text, apart=True):
        font = fonts[kind]
        indent = size * 2 if kind != 1 else 0
        line = ""
        for word in words.split(" "):
            longer = f"{line} {word}" if line else word
            if line and font.getlength(longer) > room - indent:
                lines.append((kind, indent, line))
                line, indent = word, 0
            else:
                line = longer
        lines.append((kind, indent, line))
    rows = (height - 2 * top) // step
    made: list[tuple[Image.Image, str]] = []
    for first in range(0, len(lines), rows):
        image = Image.new("L", (width, height), 255)
        draw = ImageDraw.Draw(image)
        for row, (kind, indent, line) in enumerate(lines[first : first + rows]):
            draw.text((left + indent, top + row * step), line, fill=15, font=fonts[kind])
        made.append((image, "\n".join(line for _, _, line in lines[first : first + rows])))
    return made


def scan(image: Image.Image, random: numpy.random.Generator) -> Image.Image:
    """Return `image` as a cheap office scanner gives it: skew, blur, noise and JPEG marks drawn from `random`."""
    image = image.rotate(float(random.uniform(-0.5, 0.5)), resample=Image.Resampling.BICUBIC, fillcolor=255)
    image = image.filter(ImageFilter.GaussianBlur(float(random.uniform(0.5, 0.95))))
    pixels = numpy.asarray(image, dtype=numpy.float64)
    pixels = pixels + random.normal(0.0, float(random.uniform(6, 14)), pixels.shape)
    image = Image.fromarray(numpy.clip(pixels, 0, 255).astype(numpy.uint8))
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=int(random.integers(50, 80)))
    return Image.open(buffer)


def read(image: Image.Image, lang: str, dpi: int) -> str:
    """Return what tesseract reads on `image`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.png"
        image.save(path)
        result = subprocess.run(
            ["tesseract", str(path), "stdout", "-l", lang, "--dpi", str(dpi)],
            capture_output=True,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    return result.stdout.decode("utf-8").rstrip("\f\n")


def damage(
    text: str, dpi: int, seed: int, lang: str, face: str = "tinos", limit: int = 0
) -> tuple[list[str], list[str]]:
    """Return the pages of `text` as printed and as read; `limit` > 0 keeps only the first pages."""
    random = numpy.random.default_rng(seed)
    printed: list[str] = []
    seen: list[str] = []
    for image, lines in pages(text, dpi, face)[: limit or None]:
        printed.append(lines)
        seen.append(read(scan(image, random), lang, dpi))
    return printed, seen


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lang", default="eng")
    parser.add_argument("--face", choices=sorted(FACES), default="tinos")
    parser.add_argument("--pages", type=int, default=0)
    parser.add_argument("--truth", type=Path)
    args = parser.parse_args()
    text = args.text.read_text(encoding="utf-8")
    printed, seen = damage(text, args.dpi, args.seed, args.lang, args.face, args.pages)
    args.out.write_text("\n\n\f".join(seen) + "\n", encoding="utf-8")
    if args.truth:
        args.truth.write_text("\n\n\f".join(printed) + "\n", encoding="utf-8")
    sys.stderr.write(f"{len(seen)} pages\n")


if __name__ == "__main__":
    main()
