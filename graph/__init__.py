"""The language of the house (`graph.model`) and the graph store behind one port (`graph.store`)."""
