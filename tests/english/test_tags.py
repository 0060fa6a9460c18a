"""Tags: our own sentences with the tags that matter to rules; training gives the same bytes twice."""

from __future__ import annotations

import gzip
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copychief import training
from copychief.document import Block, BlockKind, Document
from copychief.english.tags import TAGS, tag
from copychief.english.words import WORDS, tokenize
from copychief.text import Source, Span
from copychief.training import tagger

SENTENCES = """
The/DT mayor/NN opened/VBD the/DT bridge/NN on/IN Monday/NNP ./.
She/PRP says/VBZ the/DT bridge/NN will/MD close/VB again/RB ./.
The/DT bridge/NN was/VBD closed/VBN by/IN the/DT mayor/NN ./.
The/DT council/NN has/VBZ approved/VBN the/DT plan/NN ./.
The/DT plan/NN ,/, approved/VBN on/IN Tuesday/NNP ,/, costs/VBZ more/JJR than/IN $/$ 3/CD million/CD ./.
Officials/NNS who/WP visited/VBD the/DT town/NN did/VBD n't/RB find/VB any/DT damage/NN ./.
Residents/NNS plan/VBP to/TO meet/VB at/IN noon/NN ./.
They/PRP have/VBP lived/VBN in/IN Berlin/NNP since/IN 1990/CD ./.
There/EX is/VBZ no/DT doubt/NN that/IN prices/NNS rose/VBD ./.
“/`` We/PRP are/VBP ready/JJ ,/, ”/'' Johnson/NNP 's/POS spokesman/NN said/VBD ./.
When/WRB the/DT police/NN arrived/VBD ,/, the/DT thieves/NNS had/VBD left/VBN ./.
"""


def _gold() -> list[list[tuple[str, str]]]:
    return [
        [(t.rpartition("/")[0], t.rpartition("/")[2]) for t in line.split()] for line in SENTENCES.split("\n") if line
    ]


def test_accuracy_on_plain_news_sentences() -> None:
    gold = _gold()
    tags = tag([[w for w, _ in s] for s in gold])
    wrong = [
        (word, right, got)
        for sentence, answer in zip(gold, tags, strict=True)
        for (word, right), got in zip(sentence, answer, strict=True)
        if right != got
    ]
    assert len(wrong) <= 2, wrong
    assert not [w for w in wrong if {w[1], w[2]} & {"VBD", "VBZ", "VBP", "MD"}], wrong


def test_straight_quotation_marks_open_and_close() -> None:
    assert tag([['"', "Yes", ",", '"', "he", "said", "."]])[0][::3] == ("``", "''", ".")


def test_headline_in_capitals() -> None:
    assert tag(["MAYOR SAYS COUNCIL WILL VOTE AGAIN".split()])[0][:4] == ("NN", "VBZ", "NN", "MD")


def test_no_words_no_tags() -> None:
    assert tag([[], ["Yes"]])[0] == ()


def test_long_table_is_tagged_in_pieces() -> None:
    assert len(tag([["12", ","] * 2000])[0]) == 4000


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_gets_a_tag_for_each_word(text: str) -> None:
    words = [w.text for w in tokenize(text)]
    assert len(tag([words])[0]) == len(words)


def test_layer_is_parallel_to_the_words() -> None:
    text = "It ended. She can't go."
    doc = Document(Source(text), [Block(BlockKind.PARAGRAPH, text, Span(0, len(text)))])
    assert [len(t) for t in doc[TAGS]] == [len(w) for w in doc[WORDS]]
    assert doc[TAGS][1][:4] == ("PRP", "MD", "RB", "VB")


def _write_folder(folder: Path) -> Path:
    lines = []
    for part in ("gum-by", "silver-free"):
        for sentence in _gold() * 4:
            lines += [f"# {part}", *(f"{w}\t{t}" for w, t in sentence), ""]
    (folder / "pos").mkdir(parents=True)
    with gzip.open(folder / "pos" / "train.tsv.gz", "wt", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines) + "\n")
    text = "Ann Keller met officials in Berlin."
    (folder / "ner").mkdir()
    with gzip.open(folder / "ner" / "silver.jsonl.gz", "wt", encoding="utf-8", newline="\n") as file:
        for _ in range(4):
            file.write(json.dumps({"text": text, "ents": [[0, 10, "PER"], [28, 34, "LOC"]]}) + "\n")
    return folder


def test_training_gives_the_same_bytes_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _write_folder(tmp_path / "data")
    outs = [tmp_path / "a", tmp_path / "b"]
    for out in outs:
        training.train(folder, out)
    for one, other in pairwise(outs):
        assert [p.name for p in sorted(one.iterdir())] == [p.name for p in sorted(other.iterdir())]
        assert all(p.read_bytes() == (other / p.name).read_bytes() for p in one.iterdir())
    assert (outs[0] / "names.crfsuite").stat().st_size > 0
    said = capsys.readouterr().out
    assert "gum-by" in said
    assert "CC BY-SA 4.0" in said
    assert "silver-free" in (outs[0] / "README.md").read_text(encoding="utf-8")


def test_summed_attributes_score_as_the_single_ones() -> None:
    """A common type's one attribute weighs what its own attributes weigh together."""
    from copychief.english.tagfeatures import Attributes

    sentences = [[(w, t) for w, t in s] for s in _gold()]
    lexicon = tagger.make_lexicon(sentences * 4)
    plain, summed = Attributes(lexicon, summed=False), Attributes(lexicon, summed=True)
    seen = sorted({a for s in sentences for row in plain.of([w for w, _ in s]) for a in row})
    weights = {a: {"NN": float(i % 7)} for i, a in enumerate(seen)}
    all_weights = tagger.sum_up(weights, lexicon)

    def score(rows: list[list[str]]) -> list[float]:
        return [sum(all_weights.get(a, {}).get("NN", 0.0) for a in row) for row in rows]

    for sentence in sentences:
        words = [w for w, _ in sentence]
        assert score(plain.of(words)) == score(summed.of(words))
