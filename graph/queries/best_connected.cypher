// The things that are tied to most other things.
// $limit = 20: how many to give at most.
// Gives: id, kind, name, things. Most first.
MATCH (n:Ding)-[k]-(m:Ding)
WHERE m.id <> n.id
WITH n, count(DISTINCT m.id) AS things
RETURN n.id AS id, n.kind AS kind, n.name AS name, things
ORDER BY things DESC, n.sorteer, id
LIMIT $limit
