// How many things of each kind each document describes; a shared thing counts in each of its documents.
// Gives: document, kind, things.
MATCH (n:Ding)-[b:BRON]->(s:Bron)
RETURN s.id AS document, n.kind AS kind, count(DISTINCT n.id) AS things
ORDER BY document, kind
