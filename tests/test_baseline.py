"""The baseline: what was accepted stays accepted, what is new is found, what is gone is told."""

import json

import pytest

A = "The council met in the the town hall on Monday."
B = "Nobody came to to the second meeting."
C = "A quiet paragraph stands between them."
FILE = "copychief-baseline.json"


@pytest.fixture
def desk(copychief):
    copychief.write = lambda *paragraphs, name="a.md": (copychief.folder / name).write_text(
        "# News of the day\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8"
    )
    copychief.found = lambda *more: json.loads(
        copychief("check", "--baseline", FILE, "--output-format", "json", *more).stdout
    )
    copychief.write(A, C, B)
    assert copychief("baseline", "create").stdout.decode().startswith("Accepted 2 findings in 1 file")
    return copychief


def test_accepted_findings_are_counted_not_shown(desk):
    seen = desk.found()
    assert seen["diagnostics"] == []
    assert seen["summary"]["baselined"] == 2
    assert seen["stale"] == []
    assert desk("check", "--baseline", FILE).returncode == 0
    assert desk("check").returncode == 1


def test_the_file_has_no_line_numbers_and_reads_well(desk):
    data = json.loads((desk.folder / FILE).read_text(encoding="utf-8"))
    assert data["version"] == 1
    (rows,) = data["files"].values()
    assert {r["code"] for r in rows} == {"REP006"}
    assert all(set(r) == {"code", "fingerprint", "severity", "confidence", "message", "count"} for r in rows)


def test_moving_and_editing_elsewhere_revives_nothing(desk):
    desk.write("A new first paragraph.", B, C + " It is longer now.", A)
    assert desk.found()["diagnostics"] == []


def test_a_second_copy_is_new(desk):
    desk.write(A, C, B, "And then it was said again.", A)
    seen = desk.found("--select", "REP006")
    assert len(seen["diagnostics"]) == 1
    assert seen["summary"]["baselined"] == 2


def test_an_edited_sentence_is_new(desk):
    desk.write(A.replace("Monday", "Tuesday"), C, B)
    seen = desk.found()
    assert len(seen["diagnostics"]) == 1
    assert [s["count"] for s in seen["stale"]] == [1]


def test_the_same_sentence_in_another_article_is_new(desk):
    desk.write(A, name="b.md")
    assert [d["path"] for d in desk.found()["diagnostics"]] == ["b.md"]


def test_sides_that_change_places_revive_nothing(copychief):
    near = "The new bridge over the river Alm in Ambury cost the town 12 million euros, Mayor Anna Berg said on Monday."
    text = near.replace("on Monday", "this Monday").replace("the town", "the city")
    first = f"{near}\n\n{C}\n\n{text}\n"
    second = f"{text}\n\n{C}\n\n{near}\n"
    path = copychief.folder / "a.md"
    path.write_text(first, encoding="utf-8")
    before = json.loads(
        copychief("check", "--isolated", "--select", "REP002", "a.md", "--output-format", "json").stdout
    )
    assert [d["code"] for d in before["diagnostics"]] == ["REP002"]
    copychief("baseline", "create", "--select", "REP002")
    path.write_text(second, encoding="utf-8")
    after = copychief("check", "--baseline", FILE, "--select", "REP002", "--output-format", "json")
    assert json.loads(after.stdout)["diagnostics"] == []


def test_stale_entries_are_listed_and_pruned(desk):
    desk.write(A, C)
    done = desk("check", "--baseline", FILE)
    assert "Stale in the baseline: a.md: REP006 “to to”" in done.stdout.decode()
    assert "REP006 “to to”" in desk("baseline", "prune").stdout.decode()
    data = json.loads((desk.folder / FILE).read_text(encoding="utf-8"))
    assert [r["message"][:9] for r in data["files"]["a.md"]] == ["“the the”"]
    desk.write(A, C, B)
    assert len(desk.found()["diagnostics"]) == 1


def test_entries_of_a_deleted_article_are_stale(desk):
    (desk.folder / "a.md").unlink()
    desk.write(C, name="b.md")
    assert len(desk.found()["stale"]) == 2


def test_entries_of_rules_that_did_not_run_and_files_not_asked_for_are_not_stale(desk):
    desk.write(C, name="b.md")
    desk.write(C)
    assert desk.found("--select", "REP001")["stale"] == []
    assert desk.found("b.md")["stale"] == []
    assert len(desk.found("a.md")["stale"]) == 2


def test_prune_keeps_what_it_could_not_read(desk):
    (desk.folder / "a.md").write_bytes(b"\xff")
    before = (desk.folder / FILE).read_bytes()
    assert desk("baseline", "prune").returncode == 2
    assert (desk.folder / FILE).read_bytes() == before


def test_the_settings_may_name_it(desk):
    (desk.folder / "copychief.toml").write_text(f'baseline = "{FILE}"\n', encoding="utf-8")
    below = desk.folder / "below"
    below.mkdir()
    assert desk("check").returncode == 0
    assert desk("check", "../a.md", cwd=below).returncode == 0
    desk.write(A, C, B, "No no one came to to see.")
    assert desk("check").returncode == 1
    desk("baseline", "create")
    assert desk("check").returncode == 0


@pytest.mark.parametrize("path", ["bad.md", "typo.md"])
def test_what_can_not_be_read_leaves_the_baseline_as_it_was(desk, path):
    (desk.folder / "bad.md").write_bytes(b"\xff")
    before = (desk.folder / FILE).read_bytes()
    done = desk("baseline", "create", "a.md", path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"nothing was written" in done.stderr
    assert (desk.folder / FILE).read_bytes() == before


def test_what_could_not_be_read_is_never_accepted(desk):
    (desk.folder / "bad.md").write_bytes(b"\xff")
    assert desk("check", "--baseline", FILE).returncode == 2
