// The things next to a thing, a page at a time: each once, with the predicates that join them.
// $id: id of the thing.
// $without = []: predicates that do not count as a step.
// $skip = 0: how many to pass over.
// $limit = 100: how many to give at most.
// Gives: id, kind, name, predicates, relations. Most relations first.
MATCH (n:Ding {id: $id})-[k]-(m:Ding)
WHERE m <> n AND NOT type(k) IN $without
WITH m, type(k) AS predicate, count(*) AS times
WITH m, collect(predicate) AS found, sum(times) AS relations
ORDER BY relations DESC, m.sorteer, m.id
SKIP $skip LIMIT $limit
UNWIND found AS predicate
WITH m, relations, predicate
ORDER BY m.id, predicate
WITH m, relations, collect(predicate) AS predicates
RETURN m.id AS id, m.kind AS kind, m.name AS name, predicates, relations
ORDER BY relations DESC, m.sorteer, id
