"""The command line: data on stdout, talk on stderr, one clear error with its mend, and the documented exit code."""

import csv
import io
import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg import __version__
from kg.cli import main
from kg.graph.store import MARKER

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "kg" / "samples"
SAMPLE = SAMPLES / "son-la-mttq-2022.txt"


def run(*words: str | Path) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, [str(word) for word in words])


def process(*words: str | Path, **options: object) -> "subprocess.CompletedProcess[bytes]":
    """Run the command as a program of its own."""
    return subprocess.run([sys.executable, "-m", "kg.cli", *map(str, words)], cwd=ROOT, capture_output=True, **options)  # type: ignore[call-overload,no-any-return]


def assert_error(result: Result, code: int, *words: str) -> None:
    """Assert one line `error:`, one line `hint:`, no traceback, nothing on stdout, and the exit code."""
    assert result.exit_code == code, result.output
    errors = [line for line in result.stderr.splitlines() if line.startswith("error: ")]
    hints = [line for line in result.stderr.splitlines() if line.startswith("hint: ")]
    assert len(errors) == 1, result.stderr
    assert len(hints) == 1 and len(hints[0]) > len("hint: "), result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    for word in words:
        assert word in result.stderr


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return a store of one sample that the test may spoil."""
    folder = tmp_path / "store"
    assert run("build", SAMPLE, "--store", folder, "--quiet").exit_code == 0
    return folder


# Files that cannot be read: the name, the bytes, what the error says.
UNREADABLE = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\t\n", "empty"),
    ("binary.txt", b"\x7fELF\x00\x01\x02\x00", "binary"),
    ("paper.txt", b"%PDF-1.7\nK\xe1", "UTF-8"),
    ("old.txt", "Kế hoạch thực hiện".encode("cp1258", errors="replace") + b"\xd2", "iconv"),
    ("sixteen.txt", "Kế hoạch".encode("utf-16"), "UTF-8"),
]


@pytest.mark.parametrize(("name", "content", "says"), UNREADABLE, ids=[row[0] for row in UNREADABLE])
@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_file_that_cannot_be_read(tmp_path: Path, command: str, name: str, content: bytes, says: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    words = ["--store", str(tmp_path / "store")] if command == "build" else []
    assert_error(run(command, file, *words), 3, name, says)
    assert not (tmp_path / "store").exists()


def test_a_folder_without_documents(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "photo.png").write_bytes(b"x")
    assert_error(run("build", tmp_path / "in", "--store", tmp_path / "store"), 3, "no .txt or .md file")


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    assert_error(run("build", tmp_path / "nowhere", "--store", tmp_path / "store"), 3, "nowhere")


@pytest.mark.parametrize(
    "text", ["The quick brown fox jumps over the lazy dog.\n", "x", "12 34 56\n\n%", "Nơi nhận:\n", "\u200b"]
)
def test_a_text_that_is_no_policy_document_still_builds(tmp_path: Path, text: str) -> None:
    (tmp_path / "any.txt").write_text(text, encoding="utf-8")
    result = run("build", tmp_path / "any.txt", "--store", tmp_path / "store")
    assert result.exit_code == 0, result.output
    assert run("ask", "reading-coverage", "--store", tmp_path / "store", "--format", "csv").exit_code == 0
    assert json.loads(run("extract", tmp_path / "any.txt").stdout)["source"]["chars"] == len(text)


def test_one_bad_file_among_good_ones(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\xfd")
    (tmp_path / "good.txt").write_bytes(SAMPLE.read_bytes())
    result = run("build", tmp_path, "--store", tmp_path / "store")
    assert result.exit_code == 3
    assert f"error: {tmp_path / 'bad.txt'}" in result.stderr and "hint: " in result.stderr
    assert "1 documents" in result.stderr
    assert run("ask", "plans-implementing", "--directive", "92-KL/TW", "--store", tmp_path / "store").exit_code == 0


def test_the_same_text_twice_counts_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(SAMPLE.read_bytes())
    result = run("build", tmp_path, "--store", tmp_path / "store")
    assert result.exit_code == 0
    assert "1 documents" in result.stderr and "note: b.txt" in result.stderr


@pytest.mark.parametrize(
    "words",
    [["ask", "targets"], ["sparql", "ASK {}"], ["trace", "x"], ["search", "x"], ["check"], ["export", "turtle"]],
)
def test_a_store_that_is_not_there(tmp_path: Path, words: list[str]) -> None:
    assert_error(run(*words, "--store", tmp_path / "none"), 3, "no store at", "policykg build")


def test_a_store_of_another_version(store: Path) -> None:
    marker = store / MARKER
    facts = json.loads(marker.read_text("utf-8"))
    marker.write_text(json.dumps({**facts, "version": 999}), encoding="utf-8")
    assert_error(run("ask", "targets", "--store", store), 3, "version 999", "build it again")
    marker.write_text("{", encoding="utf-8")
    assert_error(run("ask", "targets", "--store", store), 3, MARKER)


def test_a_folder_that_is_no_store_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "mine.odt").write_bytes(b"keep me")
    assert_error(run("build", SAMPLE, "--store", tmp_path / "papers"), 3, "no policykg store", "--store")
    assert (tmp_path / "papers" / "mine.odt").read_bytes() == b"keep me"


def test_a_build_that_fails_leaves_the_old_store(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = run("sparql", "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", "--store", store).stdout
    (tmp_path / "empty.txt").write_bytes(b"")
    assert_error(run("build", tmp_path / "empty.txt", "--store", store), 3)
    assert run("sparql", "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", "--store", store).stdout == before

    import kg.check
    from kg.check import Problem, Report

    lie = Report(
        checks=["quotes"], problems=[Problem("quotes", "error", "a quote does not match", "urn:x", "report it")]
    )
    monkeypatch.setattr(kg.check, "check", lambda *_a, **_k: lie)
    assert_error(run("build", SAMPLES / "lai-chau-ubnd-2021.txt", "--store", store), 1, "a quote does not match")
    monkeypatch.undo()
    assert run("sparql", "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", "--store", store).stdout == before
    assert [p.name for p in store.parent.iterdir() if p.name.startswith(".store")] == []


# Words that a command does not take, or that nothing answers to: the words, the exit code, what the error says.
REFUSED = [
    (["ask"], 2, "ask --list"),
    (["ask", "taks-implementing"], 2, "tasks-implementing"),
    (["ask", "tasks-implementing"], 2, "directive"),
    (["ask", "target-comparison"], 2, "theme"),
    (["ask", "targets", "--agency", "Sở Y tế"], 2, "agency"),
    (["ask", "agency-duties", "--agency", "Sở Y tế", "--as-of", "soon"], 2, "soon"),
    (["ask", "tasks-implementing", "--directive", "93-KL/TW"], 1, "92-KL/TW"),
    (["ask", "tasks-implementing", "--directive", "92-KL/TW", "--province", "Son Lo"], 1, "Sơn La"),
    (["ask", "findings", "--document", "1/KH-XYZ"], 1, "1/KH-XYZ"),
    (["trace", "1/KH-XYZ"], 1, "1/KH-XYZ"),
    (["sparql", "SELECT ?x WHERE { ?x a "], 3, "line"),
    (["sparql", "nonsense"], 3, "SPARQL"),
    (["sparql", "SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }"], 2, "SERVICE"),
    (["sparql", "SELECT * { service silent <https://example.org/sparql> { ?s ?p ?o } }"], 2, "SERVICE"),
    (["sparql", "DELETE WHERE { ?s ?p ?o }"], 2, "updates"),
    (["export", "word"], 2, "turtle"),
    (["export", "turtle", "--province", "Sơn La"], 2, "province"),
    (["ask", "targets", "--output", "targets.doc"], 2, ".csv"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code", "says"), REFUSED, ids=[" ".join(row[0][:3])[:50] + f"-{k}" for k, row in enumerate(REFUSED)]
)
def test_words_that_are_refused(samples_store: Path, words: list[str], code: int, says: str) -> None:
    assert_error(run(*words, "--store", samples_store), code, says)


@pytest.mark.parametrize(
    "words",
    [["nothing"], ["build"], ["ask", "targets", "--format", "word"], ["build", "x", "--jobs", "0"], ["--nothing"]],
)
def test_words_that_click_refuses(words: list[str]) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert "Error: " in result.stderr or "error: " in result.stderr


def test_nothing_found_is_no_error_but_exit_1(samples_store: Path) -> None:
    result = run("search", "zzzzzz", "--store", samples_store)
    assert result.exit_code == 1
    assert "nothing was found" in result.stderr
    assert result.stdout.strip() == "document,section,quote,start,end"


def test_an_internal_error_is_one_line_and_debug_shows_more(monkeypatch: pytest.MonkeyPatch) -> None:
    import kg.pipeline

    def burst(*_args: object) -> None:
        raise RuntimeError("burst")

    monkeypatch.setattr(kg.pipeline, "find_files", burst)
    assert_error(run("extract", SAMPLE), 4, "internal error", "burst", "--debug")
    monkeypatch.setenv("POLICYKG_DEBUG", "1")
    assert isinstance(run("extract", SAMPLE).exception, RuntimeError)


@pytest.fixture(scope="module")
def answers(samples_store: Path) -> dict[str, str]:
    """Return one answer in every text format."""
    words = ["ask", "targets", "--directive", "92-KL/TW", "--store", str(samples_store)]
    return {form: run(*words, "--format", form).stdout for form in ("table", "csv", "csv-excel", "json", "jsonl", "md")}


def test_the_row_formats_say_the_same(answers: dict[str, str]) -> None:
    rows = json.loads(answers["json"])
    assert len(rows) > 10
    assert [json.loads(line) for line in answers["jsonl"].splitlines()] == rows
    for row in rows:
        assert isinstance(row["start"], int) and isinstance(row["end"], int)
        assert list(row) == list(rows[0])
    for form in ("csv", "csv-excel"):
        table = list(csv.reader(io.StringIO(answers[form].removeprefix("\ufeff"), newline="")))
        assert table[0] == list(rows[0])
        assert len(table) == len(rows) + 1
        assert {len(line) for line in table} == {len(table[0])}
    lines = answers["md"].splitlines()
    assert len(lines) == len(rows) + 2
    assert lines[0].count("|") == len(rows[0]) + 1
    assert rows[0]["indicator"] in answers["md"]


def test_quotes_in_the_answer_are_the_words_of_the_sample(answers: dict[str, str], samples_store: Path) -> None:
    from kg.graph import read_sources

    texts = list(read_sources(samples_store).values())
    for row in json.loads(answers["json"]):
        assert any(text[row["start"] : row["end"]] == row["quote"] for text in texts), row


def test_piped_output_is_csv(samples_store: Path) -> None:
    done = process("ask", "programmes", "--store", samples_store)
    assert done.returncode == 0
    assert done.stdout.decode("utf-8").splitlines()[0].startswith("programme,")


@pytest.mark.parametrize("ending", ["csv", "json", "jsonl", "xlsx", "md", "txt"])
def test_the_ending_gives_the_form(samples_store: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"out.{ending}"
    result = run("ask", "targets", "--store", samples_store, "--output", file)
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert str(file) in result.stderr
    assert file.stat().st_size > 100
    if ending == "xlsx":
        import openpyxl

        sheet = openpyxl.load_workbook(file).active
        assert sheet is not None and sheet.max_row > 10


def test_extract_prints_one_record_or_a_list(tmp_path: Path) -> None:
    one = json.loads(run("extract", SAMPLE).stdout)
    assert one["source"]["file"] == SAMPLE.name
    two = json.loads(run("extract", SAMPLE, SAMPLES / "lai-chau-ubnd-2021.txt").stdout)
    assert [record["source"]["file"] for record in two] == [SAMPLE.name, "lai-chau-ubnd-2021.txt"]
    lines = run("extract", SAMPLE, SAMPLES / "lai-chau-ubnd-2021.txt", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == two
    assert run("extract", SAMPLE, "--output", tmp_path / "one.json").stdout == ""
    assert json.loads((tmp_path / "one.json").read_text("utf-8")) == one


def test_ask_lists_every_question() -> None:
    from kg.ask import questions

    rows = json.loads(run("ask", "--list", "--format", "json").stdout)
    assert [row["question"] for row in rows] == list(questions())


def test_sparql_reads_a_file(samples_store: Path, tmp_path: Path) -> None:
    query = tmp_path / "plans.rq"
    query.write_text("SELECT ?plan WHERE { ?plan a pol:Plan }", encoding="utf-8")
    from_file = run("sparql", query, "--store", samples_store)
    assert from_file.exit_code == 0
    assert from_file.stdout == run("sparql", query.read_text("utf-8"), "--store", samples_store).stdout


def test_search_with_and_without_diacritics(samples_store: Path) -> None:
    words = ["--store", str(samples_store), "--format", "jsonl", "--limit", "500"]
    plain, marked = run("search", "ho ngheo", *words), run("search", "hộ nghèo", *words)
    assert plain.exit_code == marked.exit_code == 0
    assert set(marked.stdout.splitlines()) <= set(plain.stdout.splitlines()), "diacritics narrow the search"
    assert run("search", unicodedata.normalize("NFD", "hộ nghèo"), *words).stdout == marked.stdout


def test_the_store_of_the_samples_passes_its_checks(samples_store: Path) -> None:
    result = run("check", "--store", samples_store, "--no-shapes")
    assert result.exit_code == 0, result.output
    assert "ok" in result.stderr


def test_eval_fails_under_its_floor(tmp_path: Path) -> None:
    floor = tmp_path / "floor.json"
    floor.write_text('{"units": 1.01}', encoding="utf-8")
    words = ["eval", SAMPLES / "keys" / "son-la-mttq-2022.gold.json"]
    result = run(*words, "--floor", floor)
    assert result.exit_code == 1
    assert "units" in result.stderr and "1.01" in result.stderr
    floor.write_text('{"units": 0.1}', encoding="utf-8")
    assert run(*words, "--floor", floor).exit_code == 0
    floor.write_text('{"no-such-layer": 0.1}', encoding="utf-8")
    assert_error(
        CliRunner().invoke(main, ["eval", str(words[1]), "--floor", str(floor), "--output", str(tmp_path / "t.csv")]),
        3,
        "no-such-layer",
    )
    assert_error(run("eval", tmp_path / "none"), 3, "none")


def test_a_broken_pipe_is_quiet(samples_store: Path) -> None:
    command = f'"{sys.executable}" -m kg.cli ask targets --store "{samples_store}" --format jsonl | head -1'
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b""
    json.loads(done.stdout)


def test_data_is_utf8_wherever_it_goes(samples_store: Path) -> None:
    import os

    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = process("ask", "--list", env=environment)
    assert done.returncode == 0, done.stderr
    assert "Chỉ tiêu" in done.stdout.decode("utf-8")


def test_the_python_interface_works_more_than_once(tmp_path: Path) -> None:
    # In a process of its own: `kg.extract` and `kg.ask` are functions and also the names of stages.
    code = (
        "import sys, kg\nsample, store = sys.argv[1:]\nfor _ in range(2):\n"
        "    kg.build(sample, store=store)\n    kg.extract(sample)\n    assert len(kg.ask(store, 'targets'))\n    kg.open_store(store)\n"
        "import kg.pipeline\nfrom kg import ask, build, extract, open_store\nassert extract(sample)['units']"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(SAMPLE), str(tmp_path / "store")], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_version_and_help() -> None:
    assert __version__ in run("--version").stdout
    for command in main.commands.values():
        text = run(str(command.name), "--help").stdout
        assert "Example: policykg" in text, command.name


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom kg.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print(sorted(set(sys.modules) & {'rdflib', 'pyoxigraph', 'rich', 'networkx', 'pyshacl', 'jinja2', 'rapidfuzz', 'numpy', 'kg.pipeline'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
