"""Commands about the portal: `serve`."""

from __future__ import annotations

import argparse
import os

from graph.command_line import CommandError, Commands, credentials, published_edition


def add(commands: Commands, shared: argparse.ArgumentParser) -> None:
    """Add the commands of this package."""
    command = commands.add_parser("serve", parents=[shared], help="serve the portal")
    command.add_argument("--host", default="127.0.0.1")
    command.add_argument("--port", type=_port, default=os.environ.get("PORT") or "8000")
    command.set_defaults(run=serve)


def serve(options: argparse.Namespace) -> int:
    """Serve the portal until stopped."""
    import socket

    import uvicorn

    from web.app import create_app
    from web.edition import EditionSource

    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((options.host, options.port))
        except OSError as error:
            raise CommandError(
                f"port {options.port} on {options.host} is not free ({error.strerror}); "
                f"choose another: PORT={options.port + 1} make run, or vindbaar serve --port {options.port + 1}"
            ) from error
    published_edition(options)
    editions = EditionSource(options.build_dir, options.graph or None, options.encoder, credentials=credentials())
    print(f"Vindbaar is at http://{options.host}:{options.port} (stop with Ctrl+C)", flush=True)
    # visitors' questions are health data: no access log, and no server name to strangers
    uvicorn.run(
        create_app(editions),
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
