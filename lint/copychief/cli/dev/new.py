"""`copychief dev new FAMILY rule-name`: a rule to start from."""

from __future__ import annotations

import re
from pathlib import Path

import click

TEMPLATE = '''"""{code}."""

from __future__ import annotations

from collections.abc import Iterator

from copychief.diagnostic import Finding, Severity
from copychief.document import Document
from copychief.english.sentences import SENTENCES
from copychief.rule import Bad, Good, Rule


class {cls}(Rule):
    """Say in one line what is wrong when this rule speaks.

    Why: what a reader loses when it stands.
    Leave it when: it is meant.
    """

    code, name, since = "{code}", "{name}", "{since}"
    severity, needs = Severity.WARNING, (SENTENCES,)

    examples = (
        Bad(
            """
            Write a paragraph in which the rule finds something.
                                           ^^^^
            """
        ),
        Good("Write one that looks like it and is right."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for sentence in doc[SENTENCES]:
            if sentence.block.kind in self.reads and sentence.text.endswith("?!"):
                yield Finding(sentence.span, f"“{{sentence.text}}”: say what is wrong, with both values")
'''


@click.command("new")
@click.argument("family")
@click.argument("name")
@click.option("--code", help="The rule's code; by default the family's next free one.")
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), help="The rules' folder.")
def command(family: str, name: str, code: str | None, folder: Path | None) -> None:
    """Write FAMILY/rule_name.py with a rule that fails its own example until it is filled in."""
    from copychief import __version__
    from copychief.desk import UsageError
    from copychief.plugins import Plugins

    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name) or not re.fullmatch(r"[a-z]+", family):
        raise UsageError(f"{family} {name}: give the family as one lower-case word and the name with hyphens")
    rules = Plugins().rules()
    if any(r.name == name for r in rules):
        raise UsageError(f"there is a rule {name!r} already")
    root = folder or bundled_folder()
    target = root / family / f"{name.replace('-', '_')}.py"
    if target.exists():
        raise UsageError(f"{target}: exists already")
    taken = [(r.__module__.split(".")[-2], r.code) for r in rules if "." in r.__module__] + written(root)
    code = code or next_code(family, taken)
    if not re.fullmatch(r"(?!CHF)[A-Z]{3}[0-9]{3}", code):
        raise UsageError(f"{code}: a code is three capital letters, not CHF, and three digits; give one with --code")
    if code in {c for _, c in taken}:
        raise UsageError(f"there is a rule {code} already")
    target.parent.mkdir(parents=True, exist_ok=True)
    init = target.parent / "__init__.py"
    if not init.exists():
        init.write_text(f'"""{code[:3]}: say what the family is about."""\n', encoding="utf-8")
    cls = "".join(w.capitalize() for w in name.split("-"))
    since = ".".join(__version__.split(".")[:2])
    target.write_text(TEMPLATE.format(code=code, name=name, cls=cls, since=since), encoding="utf-8")
    click.echo(target)
    if folder is None:
        click.echo(f"Now write its examples, then `pytest tests/rules -k {code}`.")
    else:
        click.echo(
            f"Now write its examples: copychief.testing.check_rule({cls}) runs them. Your copychief_rules() names it."
        )


def bundled_folder() -> Path:
    """The folder of the bundled rules, found as any plugin is: by its entry point."""
    from importlib import import_module
    from importlib.metadata import entry_points

    point = next(p for p in entry_points(group="copychief") if p.name == "copychief-rules")
    return Path(str(import_module(point.value).__file__)).parent


def written(root: Path) -> list[tuple[str, str]]:
    """(family, code) of the rules in a folder: those of a plugin at work on may not be installed."""
    found = []
    for file in root.glob("*/*.py"):
        text = file.read_text(encoding="utf-8", errors="replace")
        found += [(file.parent.name, m[1]) for m in re.finditer(r"\bcode\b[^=\n]*=\s*\"([A-Z]{3}[0-9]{3})\"", text)]
    return found


def next_code(family: str, taken: list[tuple[str, str]]) -> str:
    """The number after the family's last, under its letters; a new family takes its own first three."""
    codes = [c for f, c in taken if f == family]
    letters = (
        max((c[:3] for c in codes), key=[c[:3] for c in codes].count) if codes else family[:3].upper().ljust(3, "X")
    )
    used = {c for _, c in taken}
    return next(
        f"{letters}{n:03}"
        for n in range(1, 1000)
        if f"{letters}{n:03}" not in used and f"{letters}{n:03}" > max(codes, default="")
    )
