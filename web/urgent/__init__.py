"""Danger in a question, and the people to ring first."""

from web.urgent.signals import SIGNALS, Signal, Way, signal_in

__all__ = ["SIGNALS", "Signal", "Way", "signal_in"]
