// The things of one kind that most documents name.
// $kind: the kind.
// $limit = 100: how many to give at most.
// Gives: id, name, documents, places. Most documents first.
MATCH (m:Ding)-[k:NOEMT]->(n:Ding)
WHERE n.kind = $kind
WITH n, count(DISTINCT k.document) AS documents, count(k) AS places
RETURN n.id AS id, n.name AS name, documents, places
ORDER BY documents DESC, places DESC, n.sorteer, id
LIMIT $limit
