"""Graph in, ranked hits out: passages, encoder, vector and lexical index, fusion."""
