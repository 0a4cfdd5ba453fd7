"""Make the damaged sample: print a clean text on paper and read it back with a wrong OCR model.

The clean text is drawn on A4 pages at 200 dots per inch and given to Tesseract with its English model, which
knows no Vietnamese letters. What comes back has the damage of real scans: marks lost or misplaced, letters taken
for digits, columns run together. The output depends on the versions of Tesseract, its model and the font, so the
shipped text is kept beside this program and not made anew by tests.

    python kg/samples/make_damaged.py kg/samples/keys/lai-chau-ubnd-2021.clean.text kg/samples/lai-chau-ubnd-2021.txt

Needs Pillow, `tesseract` with the `eng` model and a font with Vietnamese letters (in Debian: tesseract-ocr and
fonts-croscore).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

DPI = 200
"""Dots per inch of the page images."""
PAGE = (round(8.27 * DPI), round(11.69 * DPI))
"""Width and height of an A4 page in pixels."""
MARGINS = (round(1.1 * DPI), round(0.8 * DPI), round(0.7 * DPI), round(0.8 * DPI))
"""Left, top, right and bottom margin in pixels."""
POINTS = 13
"""Size of the letters in points, as usual in Vietnamese offices."""
FONT = "Tinos-Regular.ttf"
"""Default font: the free one of the same widths as Times New Roman."""


def wrap(line: str, font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    """Yield the printed lines of one source line, broken between words so that none is wider than `width` pixels."""
    printed = ""
    for word in line.split():
        longer = f"{printed} {word}".strip()
        if printed and font.getlength(longer) > width:
            yield printed
            longer = word
        printed = longer
    yield printed


def pages(text: str, font: ImageFont.FreeTypeFont) -> Iterator[Image.Image]:
    """Yield the text as grey page images; a tab in a line starts a second column at the middle of the page."""
    left, top, right, bottom = MARGINS
    step = round(font.size * 1.35)
    page, y = Image.new("L", PAGE, 255), top
    draw = ImageDraw.Draw(page)
    for line in text.splitlines():
        first, _, second = line.partition("\t")
        width = PAGE[0] - left - right if not second else PAGE[0] // 2 - left
        rows = list(wrap(first, font, width))
        for number, row in enumerate(rows):
            if y + step > PAGE[1] - bottom:
                yield page
                page, y = Image.new("L", PAGE, 255), top
                draw = ImageDraw.Draw(page)
            draw.text((left, y), row, font=font, fill=0)
            if number == 0 and second:
                draw.text((PAGE[0] // 2, y), second, font=font, fill=0)
            y += step if row else step // 2
    yield page


def read(image: Path, language: str) -> str:
    """Return what Tesseract reads on one page image; raise CalledProcessError if it fails."""
    command = ["tesseract", str(image), "-", "-l", language, "--dpi", str(DPI)]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def damage(text: str, font_file: str = FONT, language: str = "eng") -> str:
    """Return `text` after a trip over paper: all pages drawn, read and joined, without form feeds.

    Raises OSError if the font is not found and CalledProcessError if Tesseract or its model is missing.
    """
    font = ImageFont.truetype(font_file, round(POINTS * DPI / 72))
    read_pages = []
    with tempfile.TemporaryDirectory() as folder:
        for number, page in enumerate(pages(text, font)):
            image = Path(folder) / f"page{number}.png"
            page.save(image)
            read_pages.append(read(image, language).replace("\f", ""))
    return "\n".join(read_pages).rstrip() + "\n"


def main() -> int:
    """Read the arguments, write the damaged text and return 0."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("clean", type=Path, help="the clean text (UTF-8)")
    parser.add_argument("damaged", type=Path, help="where to write the damaged text")
    parser.add_argument("--font", default=FONT, help="TrueType font with Vietnamese letters (default: %(default)s)")
    parser.add_argument("--language", default="eng", help="Tesseract model to read with (default: %(default)s)")
    args = parser.parse_args()
    args.damaged.write_text(damage(args.clean.read_text("utf-8"), args.font, args.language), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
