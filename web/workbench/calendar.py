"""Deadlines as a calendar that any agenda reads (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from web.edition import Edition
from web.wording import shortened
from web.workbench.commitments import Commitment


def as_calendar(edition: Edition, commitments: Iterable[Commitment]) -> bytes:
    """An all-day event on the last day of each deadline; commitments without one are left out."""
    calendar = Calendar()
    calendar.add("prodid", "-//Vindbaar//Afspraken//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Afspraken en acties")
    stamp = _stamp(edition)
    for one in commitments:
        if one.last_day:
            calendar.add_component(_event(one, stamp))
    written: bytes = calendar.to_ical()
    return written


def _event(one: Commitment, stamp: datetime) -> Event:
    assert one.last_day
    event = Event()
    event.add("uid", f"{one.id}@vindbaar")
    event.add("dtstamp", stamp)
    event.add("dtstart", one.last_day)
    event.add("dtend", one.last_day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", f"{'Streven: ' if one.is_soft else ''}{shortened(one.text, 120)}")
    doers = ", ".join(party.name for party in one.doers) or "niet genoemd"
    lines = [one.text, f"Wie: {doers}", f"Termijn: {one.props.get('deadline_tekst') or one.last_day}"]
    if one.props.get("conditie"):
        lines.append(f"Alleen als: {one.props['conditie']}")
    event.add("description", "\n".join([*lines, f"Bron: {one.document.name}"]))
    return event


def _stamp(edition: Edition) -> datetime:
    """When the edition was built, so that the same edition gives the same file."""
    try:
        built = datetime.fromisoformat(edition.built_at)
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=UTC)
    return built.astimezone(UTC) if built.tzinfo else built.replace(tzinfo=UTC)
