// The things of the same kind that share most concepts with one thing.
// $id: id of the thing.
// $limit = 20: how many to give at most.
// Gives: id, kind, name, shared, concepts. Most first.
MATCH (n:Ding {id: $id})-[k:VOOR|BIJ|IN|DOOR|DRAAGT_BIJ_AAN|BEANTWOORDT]->(c:Ding)
WITH DISTINCT n, c
MATCH (c)<-[l:VOOR|BIJ|IN|DOOR|DRAAGT_BIJ_AAN|BEANTWOORDT]-(m:Ding)
WHERE m.id <> $id AND m.kind = n.kind
WITH DISTINCT m, c.id AS concept
ORDER BY m.id, concept
WITH m, count(*) AS shared, collect(concept) AS concepts
RETURN m.id AS id, m.kind AS kind, m.name AS name, shared, concepts
ORDER BY shared DESC, m.sorteer, id
LIMIT $limit
