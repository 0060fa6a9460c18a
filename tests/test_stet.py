"""Stet: comments and entries, reasons kept, unused ones told, and `--add-stet` that writes them."""

import json
import re

import pytest

BAD = "The council met in the the town hall."


@pytest.fixture
def desk(copychief):
    def write(text, name="a.md"):
        (copychief.folder / name).write_text(text, encoding="utf-8", newline="")

    def found(*more):
        done = copychief("check", "--output-format", "json", *more)
        assert done.returncode in (0, 1), done.stderr
        seen = json.loads(done.stdout)
        return [(d["path"].split("/")[-1], d["code"], d["range"]["start"]["line"]) for d in seen["diagnostics"]]

    copychief.write, copychief.found = write, found
    return copychief


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"<!-- stet REP006: a song -->\n{BAD}\n\n{BAD}\n", [4]),
        (f"<!-- stet doubled-word -->\n\n{BAD}\n", []),
        (f"<!-- stet -->\n{BAD}\n", []),
        (f"<!-- stet REP: all repeats -->\n{BAD}\n", []),
        (f"{BAD}\n\n<!-- stet-begin REP006 -->\n\n{BAD}\n\n{BAD}\n\n<!-- stet-end -->\n\n{BAD}\n", [1, 11]),
        (f"{BAD}\n\n<!-- stet-file REP006 -->\n\n{BAD}\n", []),
        (f"- one\n- <!-- stet REP006 --> {BAD}\n- {BAD}\n", [3]),
        (f"<!-- STET REP006 -->\n{BAD}\n\n<!-- Stet-Begin rep006 -->\n{BAD}\n\n<!-- STET-END -->\n{BAD}\n", [8]),
        (
            f"<!-- stet-begin REP006, NAM -->\n{BAD}\n\n<!-- stet-end NAM -->\n\n{BAD}\n\n<!-- stet-end -->\n{BAD}\n",
            [9],
        ),
        (f"<!-- stet-begin REP006, NAM -->\n{BAD}\n\n<!-- stet-end rep006 -->\n\n{BAD}\n\n<!-- stet-end -->\n", [6]),
        (f"<!-- stet-begin -->\n{BAD}\n\n<!-- stet-end REP006 -->\n\n{BAD}\n\n<!-- stet-end -->\n", []),
        (f"<!-- not a stet REP006 -->\n{BAD}\n", [2]),
        (f"<!-- stetson REP006 -->\n{BAD}\n", [2]),
    ],
)
def test_reach(desk, text, lines):
    desk.write(text)
    assert [n for _, code, n in desk.found("--select", "REP006") if code == "REP006"] == lines


def test_an_unused_stet_is_found_and_can_be_ignored(desk):
    desk.write("<!-- stet REP006: gone -->\nAll is well here.\n")
    assert desk.found() == [("a.md", "CHF003", 1)]
    assert desk.found("--ignore", "CHF003") == []
    assert desk.found("--select", "REP001") == []  # the rule it names did not run


def test_a_stet_that_names_no_rule_says_so(desk):
    desk.write(f"<!-- stet REP06: a slip -->\n{BAD}\n\n<!-- stet so it was said -->\n\nAll is well.\n")
    seen = json.loads(desk("check", "--output-format", "json").stdout)["diagnostics"]
    first, _, second = (d["message"] for d in seen)
    assert "“stet REP06” lets nothing stand: unknown rule 'REP06'; did you mean 'REP006'?" in first
    assert "unknown rule 'so'" in second
    assert desk.found("--ignore", "unused-stet") == [("a.md", "REP006", 2)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"<!-- stet-begin REP006 -->\n\n{BAD}\n", ["“stet-begin REP006” has no stet-end: it holds to the end"]),
        (f"<!-- stet-begin -->\n\n{BAD}\n", ["“stet-begin” has no stet-end"]),
        (f"{BAD}\n\n<!-- stet-end -->\n", ["“stet-end” ends nothing"]),
        (f"<!-- stet-begin REP -->\n\n{BAD}\n\n<!-- stet-end REP, NAM001 -->\n", ["“stet-end NAM001” ends nothing"]),
        (
            f"<!-- stet-begin REP006 -->\n\n{BAD}\n\n<!-- stet-end REP -->\n",
            ["“stet-begin REP006” has no", "“stet-end REP” ends nothing"],
        ),
        (f"<!-- stet-begin REP -->\n\n{BAD}\n\n<!-- stet-end rep: a reason -->\n", []),
    ],
)
def test_half_of_a_stet_is_told_where_it_stands(desk, text, says):
    desk.write(text)
    seen = json.loads(desk("check", "--output-format", "json").stdout)["diagnostics"]
    halves = [d for d in seen if d["code"] == "CHF007"]
    assert len(halves) == len(says)
    for d, said in zip(halves, says, strict=True):
        assert d["message"].startswith(said)
        assert text[slice(*d["span"].values())].startswith("<!-- stet-")
    assert "CHF007" not in [code for _, code, _ in desk.found("--ignore", "unmatched-stet")]


def test_the_reason_is_kept(desk):
    desk.write(f"<!-- stet REP006: as on the plaque -->\n{BAD}\n")
    seen = json.loads(desk("check", "--output-format", "sarif").stdout)
    (result,) = seen["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "as on the plaque"}]


ENTRY = '[[stet]]\ncode = "REP006"\ntext = "the the"\nreason = "so be it"\n'


def test_entries(desk):
    desk.write(f"News of the day\n\n{BAD}\n\nNobody came to to see.\n", "a.txt")
    desk.write(ENTRY, "copychief.toml")
    assert desk.found("--select", "REP006") == [("a.txt", "REP006", 5)]
    seen = json.loads(desk("check", "--select", "REP006", "--output-format", "sarif").stdout)
    kinds = [r.get("suppressions", [{}])[0].get("kind") for r in seen["runs"][0]["results"]]
    assert kinds == [None, "external"]


def test_an_unused_entry_is_told_where_it_stands_if_the_run_saw_all(desk):
    desk.write(f"{BAD}\n", "a.txt")
    desk.write("All is well.\n", "b.txt")
    desk.write(ENTRY + "\n" + ENTRY.replace("the the", "to to"), "copychief.toml")
    assert desk.found() == [("copychief.toml", "CHF003", 6)]
    assert desk.found("a.txt") == []  # another file may need it
    assert desk.found("--select", "REP001") == []
    assert desk.found("--ignore", "CHF003") == []


def test_an_entry_for_one_path(desk):
    desk.write(f"{BAD}\n", "a.txt")
    desk.write(f"{BAD}\n", "b.txt")
    desk.write(ENTRY + 'path = "/b.txt"\n', "copychief.toml")
    assert desk.found("--select", "REP006") == [("a.txt", "REP006", 1)]
    desk.write("All is well.\n", "b.txt")
    assert desk.found("b.txt") == [("copychief.toml", "CHF003", 1)]


TABLE = "| who | what |\n|---|---|\n| Ann | lorem ipsum dolor sit amet |\n"


@pytest.mark.parametrize(
    "text",
    [
        f"# News\n\n{BAD}\n\nSomething else.\n\n{BAD}\n",
        f"{BAD}\r\n\r\nMore.\r\n",
        f"- one\n- {BAD}\n- three\n",
        f"1. one\n2. {BAD}\n\n   And to to more of it.\n",
        f"> quoted\n> {BAD}\n",
        TABLE,
        f"Wrapped lines\n{BAD} More\nlines.\n",
        f"---\ntitle: News of the the day\n---\n\n{BAD}\n",
        f"# News of the the day\n\n{BAD}",
        f"{BAD} {BAD} And to to all.\n",
    ],
    ids=["paragraphs", "crlf", "list", "numbers", "quote", "table", "wrapped", "front-matter", "heading", "three"],
)
def test_add_stet_silences_all_and_changes_no_other_character(desk, text):
    desk.write(text)
    before = desk.found()
    assert before
    done = desk("check", "--add-stet", "--reason", "house style -- for now", ".")
    assert desk.found() == []
    assert f"Let stand {len(before)} finding" in done.stdout.decode()
    with (desk.folder / "a.md").open(encoding="utf-8", newline="") as file:
        after = file.read()
    lines = [x for x in after.replace("\r\n", "\n").split("\n") if not x.strip().startswith("<!-- stet")]
    left = re.sub(r"<!-- stet[^>]*--> ?", "", "\n".join(lines))
    assert left.split() == text.split()
    assert "house style - for now" in after
    assert desk("check", "--add-stet", ".").returncode == 0
    assert (desk.folder / "a.md").read_text(encoding="utf-8").count("stet") == after.count("stet")


def test_add_stet_in_plain_text_goes_to_the_settings(desk):
    text = f"News of the day\n\n{BAD}\n\nHe said “\\ \u2028 \x7f \U0001f600” to to all.\n"
    desk.write(text, "a.txt")
    (desk.folder / "sub").mkdir()
    desk.write(f"{BAD}\n", "sub/b.txt")
    desk.write('[tool.copychief]\nprofile = "strict"', "pyproject.toml")
    count = len(desk.found("--select", "REP006"))
    assert count == 3
    done = desk("check", "--select", "REP006", "--add-stet", "--reason", 'a "reason"')
    assert "Wrote 3 [[tool.copychief.stet]] entries" in done.stdout.decode() or "Wrote 3 " in done.stdout.decode()
    assert desk.found("--select", "REP006") == []
    assert (desk.folder / "a.txt").read_text(encoding="utf-8") == text
    desk.write(f"{BAD}\n", "c.txt")  # the entries are about their files only
    assert desk.found("--select", "REP006") == [("c.txt", "REP006", 1)]


def test_settings_that_can_not_be_written(desk):
    desk.write(f"{BAD}\n", "a.txt")
    file = desk.folder / "copychief.toml"
    file.symlink_to("no/such/folder.toml")
    done = desk("check", "--add-stet", "a.txt")
    assert done.returncode == 2
    assert b"can't be written: no such file or directory" in done.stderr


def test_add_stet_on_standard_input_needs_comments(desk):
    done = desk("check", "-", "--add-stet", "--stdin-filename", "a.txt", data=BAD.encode())
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"needs a format with comments" in done.stderr
    done = desk("check", "-", "--add-stet", "--stdin-filename", "a.md", data=BAD.encode())
    assert done.stdout.startswith(b"<!-- stet REP006")


def test_add_stet_does_not_break_settings_it_can_not_append_to(desk):
    desk.write(f"{BAD}\n", "a.txt")
    desk.write("stet = []\n", "copychief.toml")
    done = desk("check", "--add-stet", "a.txt")
    assert done.returncode == 2
    assert b"can't append [[stet]] entries" in done.stderr
    assert (desk.folder / "copychief.toml").read_text(encoding="utf-8") == "stet = []\n"
