"""The weights of linear-chain models: read, averaged, cut, rounded and written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import pycrfsuite

from copychief.training import crfmodel

States = dict[str, dict[str, float]]
"Attribute → label → weight."
Transitions = dict[tuple[str, str], float]

STEP = 1 / 8
"Weights are rounded to multiples of this; typical ones are 0.3 to 3."


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
