// How many things of each kind each document describes; a shared thing counts in each of its documents.
// Gives: document, kind, things.
MATCH (s:Bron)
UNWIND range(0, size(s.soorten) - 1) AS place
RETURN s.id AS document, s.soorten[place] AS kind, s.aantallen[place] AS things
ORDER BY document, kind
