"""Trains the part-of-speech tagger: a conditional random field with few weights.

J. Lafferty et al. (2001), "Conditional random fields", as CRFsuite implements them. A strong L1 prior leaves most weights at
nothing: on text held out, the tags are as good as with five times the weights, or better. Each common word type's attributes
are summed up in one. Perceptrons, alone or in a mean with the field, found finite verbs less well.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pycrfsuite

from copychief.english.tagfeatures import LONGEST, Attributes, Lexicon, lowered
from copychief.english.tags import MERGED
from copychief.training.corpus import Sentence
from copychief.training.weights import States, Transitions, encode, mean

_CLOSED = frozenset("DT IN CC TO MD PRP PRP$ WDT WP WRB EX POS RP . HYPH SYM".split())
_FUNCTION_VERBS = frozenset(
    "be been being is was are were am has have had do does did having get got gets said says say not n't 's 're 've 'll"
    " 'd 'm will would as more so no there that by".split()
)
FIELD = {"c1": 1.5, "c2": 0.02, "max_iterations": 130, "feature.minfreq": 2}
"CRFsuite's parameters."
COMMON = 2_000
"Word types with one summed attribute."


def make_lexicon(sentences: Iterable[Sentence], *, least: int = 4, least_fixed: int = 60) -> Lexicon:
    """What the sentences tell of word types; types seen fewer than `least` times stay unknown, as new words will be."""
    plain: defaultdict[str, Counter[str]] = defaultdict(Counter)
    capital: defaultdict[str, Counter[str]] = defaultdict(Counter)
    written: Counter[str] = Counter()
    for sentence in sentences:
        for word, tag in sentence:
            written[word] += 1
            if not any(c.isdigit() for c in word):
                (capital if word[0].isupper() else plain)[lowered(word)][tag] += 1
    frequent = sorted(plain, key=lambda w: (-plain[w].total(), w))
    function_words = _FUNCTION_VERBS | {w for w in frequent[:400] if _first(plain[w]) in _CLOSED}
    fixed = {}
    for word in frequent:
        tag, seen = _first(plain[word]), plain[word].total()
        if seen >= least_fixed and plain[word][tag] >= 0.998 * seen and (tag in _CLOSED or tag == "RB"):
            fixed[word] = tag
    common = sorted(written, key=lambda w: (-written[w], w))[:COMMON]
    return Lexicon(
        classes=_classes(plain, least),
        capitals=_classes(capital, least),
        function_words=frozenset(function_words),
        fixed=fixed,
        common=frozenset(common),
    )


def _first(tags: Counter[str]) -> str:
    return min(tags, key=lambda t: (-tags[t], t))


def _classes(types: Mapping[str, Counter[str]], least: int) -> dict[str, str]:
    out = {}
    for word in sorted(types):
        tags = types[word]
        seen = tags.total()
        if seen < least:
            continue
        floor = max(0.02 * seen, 1.5 if seen > 8 else 1)
        kept = [t for t in sorted(tags, key=lambda t: (-tags[t], t)) if tags[t] >= floor]
        sure = len(kept) > 1 and tags[kept[0]] >= 0.95 * seen
        out[word] = ("=" if sure else "") + "/".join(kept[:4])
    return out


def fit(sentences: Iterable[Sentence], lexicon: Lexicon) -> tuple[list[str], States, Transitions]:
    """Labels and weights of the field."""
    attributes = Attributes(lexicon, summed=False)
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params(FIELD)
    for sentence in sentences:
        if len(sentence) <= LONGEST:
            trainer.append(attributes.of([w for w, _ in sentence]), [MERGED.get(t, t) for _, t in sentence])
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "field.crfsuite")
        trainer.train(path)
        return mean([path])


def sum_up(states: States, lexicon: Lexicon) -> States:
    """Adds, for each common type, one attribute for its own and two for its neighbours' view of it."""
    plain, summed = Attributes(lexicon, summed=False), Attributes(lexicon, summed=True)
    out = dict(states)
    for word in sorted(lexicon.common):
        before, after = plain[word], summed[word]
        for many, (one,) in (
            (before.own, after.own),
            (before.as_left, after.as_left),
            (before.as_right, after.as_right),
        ):
            total: defaultdict[str, float] = defaultdict(float)
            for attribute in many:
                for label, weight in states.get(attribute, {}).items():
                    total[label] += weight
            out[one] = dict(total)
    return out


def lexicon_json(lexicon: Lexicon) -> str:
    """The lexicon as JSON, sorted."""
    return json.dumps(
        {
            "classes": lexicon.classes,
            "capitals": lexicon.capitals,
            "function words": sorted(lexicon.function_words),
            "fixed": lexicon.fixed,
            "common": sorted(lexicon.common),
        },
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def train(sentences: Sequence[Sentence], lexicon: Lexicon) -> bytes:
    """The finished weights. Takes minutes and a few GB for a million words."""
    labels, states, transitions = fit(sentences, lexicon)
    return encode(labels, sum_up(states, lexicon), transitions)
