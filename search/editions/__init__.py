"""Two editions of a document compared by meaning: what was added, dropped, or changed in substance."""
