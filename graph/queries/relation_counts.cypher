// How many relations a thing has, per predicate, direction and kind of the other thing.
// $id: id of the thing.
// Gives: predicate, direction, kind, relations, things. `things` counts each other thing once.
MATCH (n:Ding {id: $id})-[k]-(m:Ding)
WITH m, type(k) AS predicate, CASE WHEN startNode(k).id = $id THEN 'out' ELSE 'in' END AS direction
RETURN predicate, direction, m.kind AS kind, count(*) AS relations, count(DISTINCT m.id) AS things
ORDER BY predicate, direction, kind
