"""Trains the part-of-speech tagger: a conditional random field, cut down to size.

J. Lafferty et al. (2001), "Conditional random fields", as CRFsuite implements them: the L1 part of its prior leaves most
weights at nothing. Of the rest, the features that matter least (by weight and how often they are seen) are left out, and
each common word type's attributes are summed up in one. Perceptrons, alone or in a mean with the field, found finite
verbs less well (by 0.2 points of F1 on text held out).
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
from copychief.training import crfmodel
from copychief.training.corpus import Sentence

_CLOSED = frozenset("DT IN CC TO MD PRP PRP$ WDT WP WRB EX POS RP . HYPH SYM".split())
_FUNCTION_VERBS = frozenset(
    "be been being is was are were am has have had do does did having get got gets said says say not n't 's 're 've 'll"
    " 'd 'm will would as more so no there that by".split()
)
States = dict[str, dict[str, float]]
"Attribute → label → weight."
Transitions = dict[tuple[str, str], float]

FIELD = {"c1": 0.3, "c2": 0.05, "max_iterations": 70, "feature.minfreq": 2}
"CRFsuite's parameters."
FEATURES = 120_000
"Features that are kept."
COMMON = 2_000
"Word types with one summed attribute."
STEP = 1 / 8
"Weights are rounded to multiples of this; typical ones are 0.3 to 3."


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


def mean(paths: Sequence[str]) -> tuple[list[str], States, Transitions]:
    """Labels and mean weights of several models."""
    states: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    transitions: defaultdict[tuple[str, str], float] = defaultdict(float)
    labels: set[str] = set()
    for path in paths:
        model = pycrfsuite.Tagger()
        model.open(path)
        info = model.info()
        model.close()
        labels |= set(info.labels)
        for pair, weight in info.transitions.items():
            transitions[pair] += weight / len(paths)
        for (attribute, label), weight in info.state_features.items():
            states[attribute][label] += weight / len(paths)
    return sorted(labels), {a: dict(f) for a, f in states.items()}, dict(transitions)


def cut(states: States, seen: Mapping[str, int], features: int) -> States:
    """The features that matter most: by the size of the weight and the root of how often the attribute is seen."""
    ranked = sorted(
        ((a, label, w) for a, f in states.items() for label, w in f.items()),
        key=lambda x: (-abs(x[2]) * seen[x[0]] ** 0.5, x[0], x[1]),
    )
    kept: States = {}
    for attribute, label, weight in ranked[:features]:
        kept.setdefault(attribute, {})[label] = weight
    return kept


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


def encode(labels: Sequence[str], states: States, transitions: Transitions, step: float = STEP) -> bytes:
    """The model as CRFsuite's file, weights rounded."""
    number = {label: i for i, label in enumerate(labels)}
    rounded: dict[str, list[tuple[int, float]]] = {}
    for attribute, features in states.items():
        row = [(number[label], round(w / step) * step) for label, w in features.items() if round(w / step)]
        if row:
            rounded[attribute] = row
    return crfmodel.write(
        labels, rounded, {(number[a], number[b]): round(w / step) * step for (a, b), w in transitions.items()}
    )


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
    return encode(labels, sum_up(cut(states, frequencies(sentences, lexicon), FEATURES), lexicon), transitions)


def frequencies(sentences: Iterable[Sentence], lexicon: Lexicon) -> Counter[str]:
    """How often each attribute is seen."""
    attributes, seen = Attributes(lexicon, summed=False), Counter[str]()
    for sentence in sentences:
        for row in attributes.of([w for w, _ in sentence[:LONGEST]]):
            seen.update(row)
    return seen
