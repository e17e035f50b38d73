// What stands between two things that are two steps apart.
// $from: id of the one thing.
// $to: id of the other.
// $without = []: predicates that do not count as a step.
// $limit = 25: how many to give at most.
// Gives: one. By id.
MATCH (a:Ding {id: $from})-[k]-(m:Ding)
WHERE m.id <> $from AND m.id <> $to AND NOT type(k) IN $without
WITH DISTINCT m
MATCH (m)-[l]-(b:Ding {id: $to})
WHERE NOT type(l) IN $without
RETURN DISTINCT m.id AS one
ORDER BY one
LIMIT $limit
