"""Commands about the portal: `serve`."""

from __future__ import annotations

import argparse
import errno
import getpass
import os
import sys

from graph.command_line import CommandError, Commands, credentials, published_edition


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the commands of this package."""
    command = commands.add_parser("serve", parents=[shared], help="serve the portal")
    command.add_argument("--host", default="127.0.0.1")
    command.add_argument("--port", type=_port, default=os.environ.get("PORT") or "8000")
    command.set_defaults(run=serve)

    command = commands.add_parser("editors", parents=[shared], help="accounts of editors: list, set NAME, remove NAME")
    command.add_argument("action", nargs="?", default="list", choices=("list", "set", "remove"), metavar="ACTION")
    command.add_argument("name", nargs="?", default="", metavar="NAME")
    command.add_argument("--role", default="redacteur", choices=("commissielid", "redacteur", "beheerder"))
    command.set_defaults(run=editors, wrong_use=command.error)


def serve(options: argparse.Namespace) -> int:
    """Serve the portal until stopped."""
    import uvicorn

    from web.app import create_app
    from web.edition import EditionSource
    from web.editors.oidc import OidcSettings
    from web.warming import keep_looking, look, prepare

    try:
        oidc = OidcSettings.from_environment(os.environ)
    except ValueError as error:
        raise CommandError(str(error)) from error

    _check_free(options.host, options.port)
    published_edition(options)
    editions = EditionSource(
        options.build_dir, options.graph or None, options.encoder, credentials=credentials(), prepare=prepare
    )
    look(editions)  # before anybody can ask: the first visitor gets a page as fast as the thousandth
    keep_looking(editions)
    print(f"Vindbaar is at http://{_in_address(options.host)}:{options.port} (stop with Ctrl+C)", flush=True)
    # visitors' questions are health data: no access log, and no server name to strangers
    uvicorn.run(
        create_app(editions, oidc=oidc),
        host=options.host,
        port=options.port,
        access_log=False,
        log_level="warning",
        server_header=False,
    )
    return 0


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; give a number from 1 to 65535")
    return int(text)


def editors(options: argparse.Namespace) -> int:
    """Show, make, change or remove an account; the password is asked, or read from standard input."""
    from web.editors.accounts import ACCOUNTS_FILE, AccountError, Accounts, Role

    accounts = Accounts(options.build_dir / ACCOUNTS_FILE)
    if (options.action == "list") == bool(options.name):
        options.wrong_use("give a name with set and remove, and none with list")
    try:
        if options.action == "set":
            account = accounts.set(options.name, _password(), Role(options.role))
            print(f"{account.name} may come in as {account.role.value}")
        elif options.action == "remove":
            accounts.remove(options.name)
            print(f"{options.name} may no longer come in")
        else:
            for account in accounts.all():
                print(f"{account.name}  {account.role.value}")
    except AccountError as error:
        raise CommandError(str(error)) from error
    return 0


def _password() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Password: ")
    return sys.stdin.readline().rstrip("\n")


def _check_free(host: str, port: int) -> None:
    """Raise CommandError, with what to do, when nothing can listen there."""
    import socket

    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror as error:
        raise CommandError(f"host {host!r} is not known ({error.strerror}); give an address of this machine") from error
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise CommandError(
                f"cannot listen on {host} ({error.strerror}); give --host an address of this machine"
            ) from error
        raise CommandError(
            f"port {port} on {host} is not free ({error.strerror}); "
            f"choose another: PORT={port + 1} make run, or vindbaar serve --port {port + 1}"
        ) from error


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host
