"""A quick start: the protocol's 554 types without what the server never asks of them.

Importing lsprotocol is half of a cold start, nearly all of it attrs writing `__repr__`, `__eq__` and slots
for each class. Encoding, decoding and validating need none of these.
"""

from __future__ import annotations

import gc
import sys
from typing import Any


def import_protocol() -> None:
    """Import lsprotocol's types leanly, if nobody imported them before; for a process that is the server."""
    if "lsprotocol.types" in sys.modules:
        return
    import attrs

    define = attrs.define

    def lean(cls: Any = None, **options: Any) -> Any:
        options = {"repr": False, "eq": False, "slots": False, **options}
        return define(**options) if cls is None else define(cls, **options)

    collecting = gc.isenabled()
    gc.disable()  # a hundred thousand new objects, none of them garbage
    attrs.define = lean  # type: ignore[assignment]
    try:
        import lsprotocol.types  # noqa: F401
    finally:
        attrs.define = define
        if collecting:
            gc.enable()
        gc.freeze()
