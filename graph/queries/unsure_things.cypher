// The things that nobody is sure of: no place that describes them was checked by a person or is certain enough.
// $sure_from = 0.7: the certainty from which a place is sure, in [0, 1].
// Gives: id. By id.
MATCH (n:Ding)-[b:BRON]->(s:Bron)
WITH n.id AS id, max(CASE WHEN b.status = 'nagekeken' OR b.zekerheid >= $sure_from THEN 1 ELSE 0 END) AS sure
WHERE sure = 0
RETURN id
ORDER BY id
