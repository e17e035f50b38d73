// Who carries out, leads or is involved in what: actions, agreements, and the sections whose actions a party leads.
// $sure_from = 0.7: the certainty from which a statement is sure, in [0, 1].
// Gives: subject, predicate, id, name, unsure. `unsure`: no place that says so was checked by a person or is certain
//   enough. By subject, predicate and name (A-Z).
MATCH (o:Ding)-[k:VOERT_UIT|BETROKKEN_BIJ|TREKT]->(n:Ding)
WITH n.id AS subject, type(k) AS predicate, o,
  max(CASE WHEN k.status = 'nagekeken' OR k.zekerheid >= $sure_from THEN 1 ELSE 0 END) AS sure
RETURN subject, predicate, o.id AS id, o.name AS name, sure = 0 AS unsure
ORDER BY subject, predicate, o.sorteer, id
