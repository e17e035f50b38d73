// Who carries out, leads or is involved in what: actions, agreements, and the sections whose actions a party leads.
// Gives: subject, predicate, id, name. By subject, predicate and name (A-Z).
MATCH (o:Ding)-[k:VOERT_UIT|BETROKKEN_BIJ|TREKT]->(n:Ding)
WITH DISTINCT n.id AS subject, type(k) AS predicate, o
RETURN subject, predicate, o.id AS id, o.name AS name
ORDER BY subject, predicate, o.sorteer, id
