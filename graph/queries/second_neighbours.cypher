// The things two steps from a thing, by way of a thing that is not itself related to very many, a page at a time.
// $id: id of the thing.
// $busy: relations above which a thing is no way to others: what is named everywhere joins everything.
// $without = []: predicates that do not count as a step.
// $except = []: ids to leave out, such as those one step away.
// $skip = 0: how many to pass over.
// $limit = 100: how many to give at most.
// Gives: id, kind, name, paths. `paths` counts the ways to get there. Most first.
MATCH (n:Ding {id: $id})-[k]-(m:Ding)
WHERE m.id <> $id AND NOT type(k) IN $without
WITH m, count(*) AS ways
WITH m, ways WHERE COUNT { (m)--() } <= $busy
MATCH (m)-[l]-(o:Ding)
WHERE o.id <> $id AND NOT o.id IN $except AND NOT type(l) IN $without
WITH o, sum(ways) AS paths
RETURN o.id AS id, o.kind AS kind, o.name AS name, paths
ORDER BY paths DESC, o.sorteer, id
SKIP $skip LIMIT $limit
