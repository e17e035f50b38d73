"""The editors' room: who may come in, what they do there, and what is kept of it. Visitors have no part in it."""
