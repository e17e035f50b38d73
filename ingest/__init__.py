"""Source files in, facts out: readers, structure, extractors. Knows `graph.model`, no database."""
