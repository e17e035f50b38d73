"""What a manifest says, for people on the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from graph.layout import BuildDir


def print_summary(manifest: Mapping[str, Any], layout: BuildDir, *, unchanged: bool, seconds: float) -> None:
    """Every document with its facts and how much of its text is accounted for, and the counts of the whole."""
    documents = manifest["documents"]
    if unchanged:
        print(f"nothing changed since edition {manifest['version']} of {manifest['built_at']}")
    else:
        print(f"edition {manifest['version']} published in {layout.path}")
        width = max(len(row["source"]) for row in documents)
        print(f"\n{'document':<{width}}  {'facts':>7}  {'sections':>8}  {'in facts':>8}  {'text':>5}  {'flagged':>7}")
        for row in documents:
            total = row["characters"] or 1
            facts = row["blocks"].get("feiten", 0) / total
            text = row["blocks"].get("lopende tekst", 0) / total
            print(
                f"{row['source']:<{width}}  {row['facts']:>7}  {row['counts'].get('Sectie', 0):>8}  {facts:>8.1%}  "
                f"{text:>5.0%}  {row['flagged']:>7}"
            )
        print("\n" + ", ".join(f"{count} {kind}" for kind, count in manifest["counts"].items()))
    print(
        f"{len(documents)} documents, {sum(row['facts'] for row in documents)} facts, {manifest['passages']} passages, "
        f"{manifest['flagged']} blocks flagged, {manifest['quarantined']} files or rows in quarantine "
        f"({layout.path / 'quarantaine.jsonl'}), {seconds:.1f} s"
    )
    if unknown := manifest.get("candidates"):
        print(f"{unknown} names that the vocabulary does not know, to review: kandidaten.csv of the edition")


def print_accounting(manifest: Mapping[str, Any]) -> None:
    """Which share of all visible characters ended up where."""
    per_reason: Counter[str] = Counter()
    for row in manifest["documents"]:
        per_reason.update(row["blocks"])
    total = sum(per_reason.values()) or 1
    for reason, characters in per_reason.most_common():
        print(f"  {characters / total:6.1%}  {reason}")
