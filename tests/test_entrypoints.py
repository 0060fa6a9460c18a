"""Entry points are read from the installed distributions as the standard library reads them."""

import sys
import zipfile
from importlib.metadata import distributions, entry_points

import pytest

from copychief import entrypoints
from copychief.entrypoints import points

GROUPS = sorted({p.group for d in distributions() for p in d.entry_points})


def standard(group):
    return sorted((p.name, p.value) for p in entry_points(group=group))


@pytest.mark.parametrize("group", [*GROUPS, "no.such.group"])
def test_the_same_as_the_standard_library(group):
    assert [(p.name, p.value) for p in points(group)] == standard(group)


def install(folder, name, text, kind="1.0.dist-info"):
    info = folder / f"{name}-{kind}"
    info.mkdir(parents=True)
    (info / "entry_points.txt").write_text(text, encoding="utf-8")
    version = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
    (info / ("PKG-INFO" if kind.endswith("egg-info") else "METADATA")).write_text(version, encoding="utf-8")


TEXT = "# note\n[other]\na = b\n\n[made.up]\nfirst=one:x.y [extra]\n second = two \n#third = three\n[last]\nz = z\n"


def test_sections_comments_spaces_and_shadowing(tmp_path, monkeypatch):
    install(tmp_path / "a", "Same_Name", TEXT)
    install(tmp_path / "b", "same_name", "[made.up]\nfourth = four\n")
    install(tmp_path / "b", "egg", "[made.up]\nfifth = five\n", "2.0-py3.11.egg-info")
    for folder in ("b", "a", "missing"):
        monkeypatch.syspath_prepend(str(tmp_path / folder))
    assert [(p.name, p.value) for p in points("made.up")] == standard("made.up")
    assert [p.name for p in points("made.up")] == ["fifth", "first", "second"]
    first = points("made.up")[1]
    assert (first.distribution, first.folder) == ("same-name", str(tmp_path / "a"))


def test_loading(tmp_path, monkeypatch):
    (tmp_path / "one_module.py").write_text("class x:\n    y = 5\n", encoding="utf-8")
    install(tmp_path, "one", "[made.up]\na = one_module:x.y [extra]\nb = one_module\nc = one_module:z\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    a, b, c = points("made.up")
    assert a.load() == 5
    assert b.load() is sys.modules["one_module"]
    with pytest.raises(AttributeError):
        c.load()


def test_a_zip_file_on_the_path_is_left_to_the_standard_library(tmp_path, monkeypatch):
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("zipped-1.0.dist-info/entry_points.txt", "[made.up]\nin = zip\n")
        archive.writestr("zipped-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: zipped\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(str(tmp_path / "z.zip"))
    assert not entrypoints._plain_path()
    assert [(p.name, p.distribution) for p in points("made.up")] == [("in", "zipped")]
