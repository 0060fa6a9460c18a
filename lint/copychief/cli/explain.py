"""`copychief explain CODE`: a rule's documentation."""

from __future__ import annotations

import click


@click.command("explain")
@click.argument("codes", nargs=-1, required=True, metavar="CODE...")
def command(codes: tuple[str, ...]) -> None:
    """Print the documentation of rules, by code, prefix or name."""
    from copychief import docs
    from copychief.desk import UsageError
    from copychief.engine import HOST_RULES
    from copychief.plugins import Plugins
    from copychief.select import did_you_mean, reach, reaches

    rules = Plugins().rules()
    texts = []
    for word in codes:
        found = [docs.markdown(r) for r in rules if reach(word, r)]
        found += [docs.host_markdown(c) for c, name in HOST_RULES if reaches(word, c, name)]
        if not found:
            known = [x for r in rules for x in (r.code, r.name)] + [x for host in HOST_RULES for x in host]
            raise UsageError(f"no rule {word!r}{did_you_mean(word, known)}")
        texts += found
    click.echo("\n".join(texts), nl=False)
