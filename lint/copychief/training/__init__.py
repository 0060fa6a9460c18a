"""Makes the weights that the package ships, from a folder of annotated text: `copychief dev train FOLDER`.

The same folder gives the same bytes on the same platform and version of CRFsuite: everything is sorted, every
random order has a fixed seed, nothing holds a date.
"""

from __future__ import annotations

from pathlib import Path

from copychief.training import tagger
from copychief.training.corpus import PARTS, WEIGHTS_LICENCE, both_ways, read

README = """# Weights

Made by `copychief dev train`; not to be edited by hand. `tags.crfsuite` holds the weights of the tagger in
CRFsuite's file format, `tags.json` what the training text tells of word types.

Licence of the weights (the files of this folder, not the program): **{licence}**, since share-alike text is among
the sources. <https://creativecommons.org/licenses/by-sa/4.0/>

Learned from, in words as annotated:

{sources}

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
    """Trains on `folder` (pos/train.tsv.gz) and writes weights, lexicon and README.md to `out`.

    Prints sources and licences first. Raises FileNotFoundError or ValueError if the text is missing or malformed.
    """
    parts = read(folder / "pos" / "train.tsv.gz")
    used = [p for p in PARTS if p.name in parts]
    if not used:
        raise ValueError(f"{folder}: none of the parts {', '.join(p.name for p in PARTS)} is in pos/train.tsv.gz")
    lines = []
    for part in used:
        words = sum(map(len, parts[part.name]))
        lines.append(f"- {part.name}: {part.source}; {part.licence}; {words:,} words, weight {part.copies}")
    print("Sources of the tagger:", *lines, f"Licence of the weights: {WEIGHTS_LICENCE}", sep="\n", flush=True)

    sentences = [s for part in used for s in both_ways(parts[part.name], part.copies)]
    lexicon = tagger.make_lexicon(sentences)
    weights = tagger.train(sentences, lexicon)
    out.mkdir(parents=True, exist_ok=True)
    (out / "tags.crfsuite").write_bytes(weights)
    (out / "tags.json").write_text(tagger.lexicon_json(lexicon), encoding="utf-8", newline="\n")
    readme = README.format(licence=WEIGHTS_LICENCE, sources="\n".join(lines))
    (out / "README.md").write_text(readme, encoding="utf-8", newline="\n")
