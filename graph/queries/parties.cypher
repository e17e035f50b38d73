// How much each party has to do: actions it carries out, leads or is involved in, and how many of these have a deadline.
// Gives: id, kind, name, predicate, actions, dated. Busiest first.
MATCH (o:Ding)-[k:VOERT_UIT|BETROKKEN_BIJ|TREKT]->(n:Actie)
WITH o, type(k) AS predicate, n.id AS action, n.tot IS NOT NULL AS dated
WITH DISTINCT o, predicate, action, dated
WITH o, predicate, count(*) AS actions, sum(CASE WHEN dated THEN 1 ELSE 0 END) AS dated
RETURN o.id AS id, o.kind AS kind, o.name AS name, predicate, actions, dated
ORDER BY actions DESC, o.sorteer, id, predicate
