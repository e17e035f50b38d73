"""`vindbaar review`: the queue of uncertain facts, and decisions about them, on the command line."""

from __future__ import annotations

import argparse
import getpass
import json
from typing import Any

from graph.command_line import CommandError, Commands, published_edition
from graph.curation import CURATION, CurationLog, Decision, DecisionError, What
from graph.review import find, uncertain, undecided, unknown_things

_ABOUT = {"approve": What.APPROVE, "reject": What.REJECT, "edit": What.EDIT}
_TAKES = {
    "list": "",
    "log": "",
    "approve": "KEY",
    "reject": "KEY",
    "edit": "KEY",
    "merge": "ID ID_THAT_STAYS",
    "apart": "ID OTHER_ID",
    "split": "ID NEW_ID NAME KEY …",
    "undo": "DECISION",
}
"""Action → what it takes."""


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the command."""
    command = commands.add_parser("review", parents=[shared], help="uncertain facts, and what people decide about them")
    taking = "; ".join(f"{action} {takes}".strip() for action, takes in _TAKES.items())
    command.add_argument("action", nargs="?", default="list", choices=_TAKES, metavar="ACTION", help=taking)
    command.add_argument("given", nargs="*", metavar="…", help="what the action takes")
    command.add_argument("--who", default="", help="name under which a decision is kept (default: yours here)")
    command.add_argument("--why", default="", help="the reason of a decision, in words")
    command.add_argument("--props", metavar="JSON", default="{}", help='edit: properties, as {"zacht": true}')
    command.add_argument("--name", default="", help="edit: another name")
    command.add_argument("-n", type=int, default=20, help="list: how many (default 20)")
    command.add_argument("--json", action="store_true", help="list: answer as JSON")
    command.set_defaults(run=review, wrong_use=command.error)


def review(options: argparse.Namespace) -> int:
    """Do one action; decisions hold from the next build on."""
    log = CurationLog(options.build_dir / CURATION)
    if options.action == "list":
        return _list(options, log)
    if options.action == "log":
        for one in log.all():
            about = one.fact or json.dumps(dict(one.data), ensure_ascii=False)
            print(f"{one.id}  {one.when}  {one.who}  {one.what.value}  {about}  {one.why}")
        return 0
    try:
        kept = log.append(_decision(options, log))
    except DecisionError as error:
        raise CommandError(str(error)) from error
    print(f"kept as {kept.id}; it holds from the next build on (vindbaar build)")
    return 0


def _list(options: argparse.Namespace, log: CurationLog) -> int:
    edition = published_edition(options)
    waiting = undecided(uncertain(edition / "facts"), log.standing())
    shown = waiting[: max(0, options.n)]
    if options.json:
        rows = [
            {
                "key": one.key,
                "claim": one.claim,
                "document": one.fact.source.document,
                "zekerheid": one.fact.source.zekerheid,
                "quote": one.fact.source.quote,
            }
            for one in shown
        ]
        print(json.dumps({"waiting": len(waiting), "facts": rows}, ensure_ascii=False, indent=1))
        return 0
    for one in shown:
        source = one.fact.source
        print(f"{one.key}  {source.zekerheid:.2f}  {one.claim}")
        print(f"    {' '.join(source.quote.split())[:200]}\n    {source.document}")
    print(f"{len(waiting)} facts wait for a decision")
    return 0


def _decision(options: argparse.Namespace, log: CurationLog) -> Decision:
    given, takes = options.given, _TAKES[options.action]
    if len(given) < len(takes.replace(" …", "").split()) or (
        not takes.endswith("…") and len(given) != len(takes.split())
    ):
        options.wrong_use(f"{options.action} takes {takes}")
    who = options.who or getpass.getuser()
    if options.action in _ABOUT:
        edition = published_edition(options)
        if find(edition / "facts", given[0]) is None:
            raise CommandError(f"there is no fact {given[0]!r} in this edition; see: vindbaar review list")
        return Decision(_ABOUT[options.action], who, options.why, given[0], _edit(options))
    if options.action == "undo":
        if given[0] not in {one.id for one in log.all()}:
            raise CommandError(f"there is no decision {given[0]!r}; see: vindbaar review log")
        return Decision(What.UNDO, who, options.why, "", {"decision": given[0]})
    if options.action == "apart":
        return Decision(What.APART, who, options.why, "", {"one": given[0], "other": given[1]})
    data: dict[str, Any] = {"from": given[0], "into": given[1]}
    if options.action == "merge":
        merge = Decision(What.MERGE, who, options.why, "", data)
        if unknown := unknown_things(published_edition(options) / "facts", given, log.standing()):
            raise CommandError(f"there is no {' and no '.join(map(repr, unknown))} in this edition")
        return merge
    return Decision(What.SPLIT, who, options.why, "", {**data, "name": given[2], "facts": given[3:]})


def _edit(options: argparse.Namespace) -> dict[str, Any]:
    if options.action != "edit":
        return {}
    try:
        props = json.loads(options.props)
    except ValueError as error:
        raise CommandError(f"--props {options.props!r} is no JSON: {error}") from error
    if not isinstance(props, dict):
        raise CommandError(f"--props {options.props!r} is no JSON object")
    return {"props": props, **({"name": options.name} if options.name else {})}
