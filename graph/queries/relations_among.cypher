// The relations that a set of things have with each other, for drawing them.
// $ids: list of ids.
// Gives: predicate, from, to, relations.
MATCH (n:Ding)
WHERE n.id IN $ids
MATCH (n)-[k]->(m:Ding)
WHERE m.id IN $ids
RETURN type(k) AS predicate, n.id AS `from`, m.id AS `to`, count(*) AS relations
ORDER BY predicate, `from`, `to`
