// What stands between two things on the ways of four steps from one to the other, no thing twice.
// $from: id of the one thing.
// $to: id of the other.
// $busy: relations above which a thing is no way to others: what is named everywhere joins everything.
// $without = []: predicates that do not count as a step.
// $limit = 25: how many to give at most.
// Gives: one, two, three. The ids of what is passed, in order; by these.
MATCH (a:Ding {id: $from})-[k]-(m:Ding)
WHERE m.id <> $from AND m.id <> $to AND NOT type(k) IN $without
WITH DISTINCT m
WITH m WHERE COUNT { (m)--() } <= $busy
MATCH (m)-[l]-(o:Ding)
WHERE o.id <> $from AND o.id <> $to AND NOT type(l) IN $without
WITH DISTINCT m, o
WITH m, o WHERE COUNT { (o)--() } <= $busy
MATCH (o)-[i]-(q:Ding)
WHERE q.id <> $from AND q.id <> $to AND q.id <> m.id AND NOT type(i) IN $without
WITH DISTINCT m, o, q
WITH m, o, q WHERE COUNT { (q)--() } <= $busy
MATCH (q)-[j]-(b:Ding {id: $to})
WHERE NOT type(j) IN $without
RETURN DISTINCT m.id AS one, o.id AS two, q.id AS three
ORDER BY one, two, three
LIMIT $limit
