"""The graph pages in Chromium, from disk: nothing is fetched, nothing is logged, search and panel work by mouse and keys."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "unit"))

from graph_fixtures import small_store

from kg.export import export

pytestmark = pytest.mark.browser

_FLAGS = ["--no-sandbox", "--headless=new", "--disable-gpu", "--disable-background-networking"]
_FLAGS += ["--disable-component-update", "--disable-sync", "--no-first-run"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("graphs") / "html"
    export(small_store(), "html", target)
    return target


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
    found = os.environ.get("POLICYKG_CHROMIUM") or next(
        filter(None, (shutil.which(n) for n in ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if not found:
        pytest.skip("no Chromium: install it or set POLICYKG_CHROMIUM")
    with api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=_FLAGS)
        yield running
        running.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    made = browser.new_page(viewport={"width": 1440, "height": 900})
    made.trouble = []
    made.on("console", lambda m: made.trouble.append(m.text) if m.type in ("error", "warning") else None)
    made.on("pageerror", lambda e: made.trouble.append(str(e)))
    made.on("request", lambda r: made.trouble.append(r.url) if not r.url.startswith("file:") else None)
    yield made
    trouble = made.trouble
    made.close()
    assert not trouble


def show(page: Any, folder: Path, name: str = "directive-92-kl-tw-2020", fragment: str = "") -> dict[str, Any]:
    page.goto((folder / f"{name}.html").as_uri() + fragment)
    page.wait_for_selector("html[data-ready=yes]")
    return dict(page.evaluate("JSON.parse(document.getElementById('data').textContent)"))


def test_every_page_opens(page: Any, folder: Path) -> None:
    names = sorted(p.stem for p in folder.glob("*.html") if p.stem != "index")
    assert len(names) >= 5
    for name in names:
        data = show(page, folder, name)
        assert page.locator("#graph canvas").count() == 1
        assert page.locator("h1").count() == 1
        assert page.locator("#nodes tbody tr").count() == len(data["nodes"]) == len(data["details"]), name
        assert page.locator("#edges tbody tr").count() == len(data["edges"]), name
        requests = page.evaluate("performance.getEntriesByType('resource').length")
        assert requests == 0, f"{name} asked for something"
    page.goto((folder / "index.html").as_uri())
    page.locator("a", has_text="Kết luận 92-KL/TW").first.click()
    page.wait_for_selector("html[data-ready=yes]")


def test_the_drawing_is_not_empty(page: Any, folder: Path) -> None:
    show(page, folder)
    drawn = page.evaluate("""() => {
        const c = document.querySelector('#graph canvas');
        const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
        let n = 0; for (let i = 0; i < d.length; i += 4) if (d[i + 3] && d[i] + d[i + 1] + d[i + 2] < 600) n++;
        return n; }""")
    assert drawn > 2000


def test_search_without_diacritics_focuses_a_node(page: Any, folder: Path) -> None:
    data = show(page, folder)
    page.fill("#search", "so y te chu tri")
    assert page.locator("#hits button").count() >= 1
    page.keyboard.press("Enter")
    node = page.evaluate("location.hash").removeprefix("#node=")
    assert data["details"][node]["quote"].startswith("Sở Y tế chủ trì")
    assert page.locator("#panel-quote").inner_text().startswith("Sở Y tế chủ trì")
    assert page.locator(f"#row-{node}.chosen").count() == 1
    page.fill("#search", "khong co gi nhu vay")
    assert page.locator("#hits button").count() == 0


def test_the_whole_card_answers_at_once(page: Any, folder: Path) -> None:
    """The first click on a fresh page, without a move before it, a quarter of the way into a card."""
    data = show(page, folder)
    node = next(n for n in data["nodes"] if n["kind"] == "task" and "Sở Y tế" in n["label"])
    box = page.locator("#graph canvas").bounding_box()
    scale = (box["width"] - 28) / data["width"]
    x = box["x"] + 14 + (node["x"] - node["w"] / 4) * scale
    page.mouse.click(x, box["y"] + 14 + node["y"] * scale)
    page.wait_for_selector("#panel:not([hidden])")
    assert page.locator("#panel-quote").inner_text() == data["details"][node["id"]]["quote"]


def test_clicking_a_card_fills_the_panel(page: Any, folder: Path) -> None:
    data = show(page, folder)
    node = next(n for n in data["nodes"] if n["kind"] == "task" and "Sở Y tế" in n["label"])
    box = page.locator("#graph canvas").bounding_box()
    scale = (box["width"] - 28) / data["width"]
    x, y = box["x"] + 14 + node["x"] * scale, box["y"] + 14 + node["y"] * scale
    page.mouse.move(x, y)
    page.mouse.click(x, y)
    page.wait_for_selector("#panel:not([hidden])")
    detail = data["details"][node["id"]]
    assert page.locator("#panel-quote").inner_text() == detail["quote"]
    assert f"[{detail['start']}, {detail['end']})" in page.locator("#panel-where").inner_text()
    assert "decision.txt" in page.locator("#panel-where").inner_text()
    assert page.locator("#panel-kind").inner_text() == "Nhiệm vụ"
    assert page.locator("#panel-neighbours li").count() >= 1
    page.locator("#panel-neighbours a").first.click()
    assert page.locator("#panel-kind").inner_text() != "Nhiệm vụ"
    page.locator("#panel-row").click()
    target = page.evaluate("location.hash")
    assert page.locator(target).evaluate("e => e.getBoundingClientRect().top") < 900
    page.locator("#close").click()
    assert page.locator("#panel").is_hidden()


def test_keys_walk_the_graph(page: Any, folder: Path) -> None:
    data = show(page, folder)
    columns = {n["id"]: n["column"] for n in data["nodes"]}
    page.locator("#frame").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")  # the first is an older directive, in the column of the one that continues it
    first = page.evaluate("location.hash").removeprefix("#node=")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("location.hash").removeprefix("#node=")
    assert columns[second] > columns[first]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert page.evaluate("document.activeElement.id") == "frame"


def test_the_table_leads_to_the_graph_and_the_address_keeps_the_choice(page: Any, folder: Path) -> None:
    show(page, folder)
    page.locator("#nodes a[data-node=n2]").click()
    assert page.locator("#panel").is_visible()
    show(page, folder, "province-lai-chau")
    show(page, folder, fragment="#node=n2")
    assert page.locator("#panel").is_visible()


def test_english(page: Any, folder: Path) -> None:
    show(page, folder)
    assert page.locator("html").get_attribute("lang") == "vi"
    page.locator("#language").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert "Search the graph" in page.locator(".search label").inner_text()
    assert "implements" in page.locator(".legend").inner_text()
    page.locator("#language").click()
    assert "thực hiện" in page.locator(".legend").inner_text()


def test_without_scripts_the_tables_remain(browser: Any, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "directive-92-kl-tw-2020.html").as_uri())
    assert page.locator("#nodes tbody tr").count() > 3
    assert "script" in page.locator("noscript").inner_text()
    context.close()


def test_it_prints(page: Any, folder: Path) -> None:
    show(page, folder)
    page.emulate_media(media="print")
    assert page.locator(".tools").is_hidden()
    assert page.locator("#nodes").is_visible()
    width = page.locator("#graph canvas").evaluate("e => e.getBoundingClientRect().width")
    assert width <= 1440
