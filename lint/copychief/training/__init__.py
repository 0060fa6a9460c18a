"""Makes the weights that the package ships, from a folder of annotated text: `copychief dev train FOLDER`.

The same folder gives the same bytes on the same platform and version of CRFsuite: everything is sorted, every
random order has a fixed seed, nothing holds a date.
"""

from __future__ import annotations

from pathlib import Path

from copychief.english.tags import Tagger
from copychief.training import names, tagger
from copychief.training.corpus import PARTS, WEIGHTS_LICENCE, both_ways, read

README = """# Weights

Made by `copychief dev train`; not to be edited by hand. `tags.crfsuite` holds the weights of the tagger in
CRFsuite's file format, `tags.json` what the training text tells of word types; `names.crfsuite` holds the weights
of the recogniser of names.

Licence of the weights (the files of this folder, not the program): **{licence}**, since share-alike text is among
the sources. <https://creativecommons.org/licenses/by-sa/4.0/>

Learned from, in words as annotated:

{sources}

Names: {names}

No text of the sources is in the weights but single words and word pairs with numbers. Changes to the sources:
tags merged to those that the tagger knows, hyphenated words joined in half of the sentences. Credit:

- GUM: A. Zeldes (2017), "The GUM Corpus: Creating Multilayer Resources in the Classroom", Language Resources and
  Evaluation 51(3). <https://gucorpling.org/gum/>
- English Web Treebank: N. Silveira et al. (2014), "A Gold Standard Dependency Corpus for English", LREC; the
  Universal Dependencies project. <https://universaldependencies.org/treebanks/en_ewt/>
- MASC: N. Ide, C. Baker, C. Fellbaum, R. Passonneau (2010), "The Manually Annotated Sub-Corpus", ACL.
- spaCy's en_core_web_sm 3.8 by Explosion (MIT), which tagged the last part. <https://spacy.io>
"""


def train(folder: Path, out: Path) -> None:
    """Trains on `folder` (pos/train.tsv.gz; ner/silver.jsonl.gz and ner/gum.jsonl.gz if there) and writes to `out`.

    Out come weights, lexicon and README.md. Prints sources and licences first. Takes some 10 minutes and 4 GB
    for a million words. Raises FileNotFoundError or ValueError if the tagger's text is missing or malformed.
    """
    parts = read(folder / "pos" / "train.tsv.gz")
    used = [p for p in PARTS if p.name in parts]
    if not used:
        raise ValueError(f"{folder}: none of the parts {', '.join(p.name for p in PARTS)} is in pos/train.tsv.gz")
    marked = {n: p for n in names.SOURCES if (p := folder / "ner" / f"{n}.jsonl.gz").exists()}
    lines = []
    for part in used:
        words = sum(map(len, parts[part.name]))
        lines.append(f"- {part.name}: {part.source}; {part.licence}; {words:,} words, weight {part.copies}")
    of_names = "; ".join(names.SOURCES[n] for n in marked) or "none trained"
    print("Sources of the tagger:", *lines, f"Sources of the names: {of_names}", sep="\n")
    print(f"Licence of the weights: {WEIGHTS_LICENCE}", flush=True)

    sentences = [s for part in used for s in both_ways(parts[part.name], part.copies)]
    lexicon = tagger.make_lexicon(sentences)
    weights = tagger.train(sentences, lexicon)
    out.mkdir(parents=True, exist_ok=True)
    (out / "tags.crfsuite").write_bytes(weights)
    (out / "tags.json").write_text(tagger.lexicon_json(lexicon), encoding="utf-8", newline="\n")
    if marked:
        tags = Tagger(weights, lexicon)
        labelled = [
            s
            for name, path in marked.items()
            for text, spans in names.read(path)
            for s in names.label(text, spans, tags) * names.COPIES[name]
        ]
        (out / "names.crfsuite").write_bytes(names.train(labelled))
    readme = README.format(licence=WEIGHTS_LICENCE, sources="\n".join(lines), names=of_names)
    (out / "README.md").write_text(readme, encoding="utf-8", newline="\n")
