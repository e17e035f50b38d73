// How many things stand next to a thing, by kind.
// $id: id of the thing.
// $kinds = []: only things of these kinds; empty means all.
// $predicates = []: only ties of these predicates; empty means all.
// Gives: kind, things. By kind.
MATCH (n:Ding {id: $id})-[k]-(m:Ding)
WHERE m.id <> $id AND (size($kinds) = 0 OR m.kind IN $kinds) AND (size($predicates) = 0 OR type(k) IN $predicates)
RETURN m.kind AS kind, count(DISTINCT m.id) AS things
ORDER BY kind
