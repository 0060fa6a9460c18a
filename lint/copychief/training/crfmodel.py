"""Writes a linear-chain model in CRFsuite's file format, small.

CRFsuite's own writer spends 24 bytes on a feature and about 50 on an attribute. What its reader needs is less:

- A state feature is read for its label and weight only, so every attribute whose label and (rounded) weight
  agree can share one; lists of features can be shared likewise. The feature table then fits in a cache.
- The list from number to attribute is never used in tagging, so it is left out.
- The hash tables may be fuller.

Format: N. Okazaki, CRFsuite 0.12 (lib/crf/src/crf1d_model.c, lib/cqdb/src/cqdb.c and lookup3.c, which is
Bob Jenkins's public-domain `hashlittle`); all numbers are little-endian.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

_MASK = 0xFFFFFFFF
_FILL = 1.5
"Slots of a hash table for each key; the reader takes any number above one."


def write(
    labels: Sequence[str],
    states: Mapping[str, Sequence[tuple[int, float]]],
    transitions: Mapping[tuple[int, int], float],
) -> bytes:
    """The model as the bytes of a file that CRFsuite reads.

    `states` maps an attribute to its (label number, weight) pairs, `transitions` a pair of label numbers
    (before, after) to a weight. Round the weights before: equal ones are stored once. Deterministic.
    """
    features: dict[tuple[int, int, int, float], int] = {}

    def feature(kind: int, source: int, label: int, weight: float) -> int:
        return features.setdefault((kind, source, label, weight), len(features))

    names = sorted(states)
    state_lists = [[feature(0, 0, label, weight) for label, weight in sorted(states[name])] for name in names]
    after: list[list[int]] = [[] for _ in labels]
    for (before, label), weight in sorted(transitions.items()):
        after[before].append(feature(1, before, label, weight))

    body = bytearray(48)
    at_features = len(body)
    records = b"".join(struct.pack("<IIId", *f) for f in features)
    body += struct.pack("<4sII", b"FEAT", 12 + len(records), len(features)) + records
    at_labels = _align(body)
    body += _database(list(labels), backwards=True)
    at_attributes = _align(body)
    body += _database(names, backwards=False)
    at_label_lists = _align(body)
    body += _references(b"LFRF", after, len(body), spare=2)
    at_attribute_lists = _align(body)
    body += _references(b"AFRF", state_lists, len(body), spare=0)
    body[:48] = struct.pack(
        "<4sI4s9I", b"lCRF", len(body), b"FOMC", 100, 0, len(labels), len(names),
        at_features, at_labels, at_attributes, at_label_lists, at_attribute_lists,
    )  # fmt: skip
    return bytes(body)


def _align(body: bytearray) -> int:
    body += b"\0" * (-len(body) % 4)
    return len(body)


def _references(mark: bytes, lists: Sequence[Sequence[int]], base: int, spare: int) -> bytes:
    """For each label or attribute the offset of its list of features; equal lists are stored once."""
    rows = [*map(tuple, lists), *([()] * spare)]  # two spare rows: begin and end of a sequence, never used
    offsets: list[int] = []
    body, seen = bytearray(), dict[tuple[int, ...], int]()
    start = base + 12 + 4 * len(rows)
    for row in rows:
        if row not in seen:
            seen[row] = start + len(body)
            body += struct.pack(f"<{len(row) + 1}I", len(row), *row)
        offsets.append(seen[row])
    return struct.pack(f"<4sII{len(offsets)}I", mark, 12 + 4 * len(rows) + len(body), len(rows), *offsets) + body


def _database(keys: Sequence[str], *, backwards: bool) -> bytes:
    """A constant database (CQDB) from string to its number; `backwards` adds the way back."""
    body = bytearray(24 + 256 * 8)
    tables: list[list[tuple[int, int]]] = [[] for _ in range(256)]
    places = []
    for number, key in enumerate(keys):
        raw = key.encode() + b"\0"
        hashed = _hash(raw)
        tables[hashed % 256].append((hashed, len(body)))
        places.append(len(body))
        body += struct.pack("<II", number, len(raw)) + raw
    heads = bytearray()
    for rows in tables:
        if not rows:
            heads += struct.pack("<II", 0, 0)
            continue
        # the reader takes half the slots for the number of keys, and trusts it on the way back
        size = 2 * len(rows) if backwards else max(int(len(rows) * _FILL), len(rows) + 1)
        slots = [(0, 0)] * size
        for hashed, place in rows:
            at = (hashed >> 8) % size
            while slots[at][1]:
                at = (at + 1) % size
            slots[at] = (hashed, place)
        heads += struct.pack("<II", len(body), size)
        body += b"".join(struct.pack("<II", *slot) for slot in slots)
    back = len(body) if backwards else 0
    if backwards:
        body += struct.pack(f"<{len(places)}I", *places)
    body[:24] = struct.pack("<4s5I", b"CQDB", len(body), 0, 0x62445371, len(keys) if backwards else 0, back)
    body[24 : 24 + 256 * 8] = heads
    return bytes(body)


def _rotate(x: int, k: int) -> int:
    return ((x << k) | (x >> (32 - k))) & _MASK


def _hash(key: bytes) -> int:
    """`hashlittle(key, len(key), 0)` of lookup3."""
    a: int
    b: int
    c: int
    a = b = c = (0xDEADBEEF + len(key)) & _MASK
    at, left = 0, len(key)
    while left > 12:
        x, y, z = struct.unpack_from("<III", key, at)
        a, b, c = (a + x) & _MASK, (b + y) & _MASK, (c + z) & _MASK
        a = ((a - c) & _MASK) ^ _rotate(c, 4)
        c = (c + b) & _MASK
        b = ((b - a) & _MASK) ^ _rotate(a, 6)
        a = (a + c) & _MASK
        c = ((c - b) & _MASK) ^ _rotate(b, 8)
        b = (b + a) & _MASK
        a = ((a - c) & _MASK) ^ _rotate(c, 16)
        c = (c + b) & _MASK
        b = ((b - a) & _MASK) ^ _rotate(a, 19)
        a = (a + c) & _MASK
        c = ((c - b) & _MASK) ^ _rotate(b, 4)
        b = (b + a) & _MASK
        at, left = at + 12, left - 12
    if left == 0:
        return c
    x, y, z = struct.unpack("<III", key[at:].ljust(12, b"\0"))
    a, b, c = (a + x) & _MASK, (b + y) & _MASK, (c + z) & _MASK
    c = ((c ^ b) - _rotate(b, 14)) & _MASK
    a = ((a ^ c) - _rotate(c, 11)) & _MASK
    b = ((b ^ a) - _rotate(a, 25)) & _MASK
    c = ((c ^ b) - _rotate(b, 16)) & _MASK
    a = ((a ^ c) - _rotate(c, 4)) & _MASK
    b = ((b ^ a) - _rotate(a, 14)) & _MASK
    c = ((c ^ b) - _rotate(b, 24)) & _MASK
    return c
