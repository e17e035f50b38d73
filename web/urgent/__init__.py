"""Danger in a question, and the people to ring first."""

from web.urgent.signals import SIGNALS, Signal, Way, concepts_in, signal_in

__all__ = ["SIGNALS", "Signal", "Way", "concepts_in", "signal_in"]
