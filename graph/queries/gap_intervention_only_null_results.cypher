// Interventions whose evidence shows no good effect anywhere: no difference, harm, or not studied.
// $skip = 0: how many to pass over.
// $limit = 100: how many to give at most.
// Gives: id, name, props, pieces. `pieces` counts the evidence.
MATCH (n:Interventie)-[k:ONDERBOUWD_DOOR]->(b:Bewijs)
WHERE NOT EXISTS { MATCH (n)-[:ONDERBOUWD_DOOR]->(g:Bewijs) WHERE g.uitkomst IN ['positief effect', 'gemengd'] OR g.uitkomst IS NULL }
WITH n, count(DISTINCT b.id) AS pieces
RETURN n.id AS id, n.name AS name, n.props AS props, pieces
ORDER BY pieces DESC, n.sorteer, id
SKIP $skip LIMIT $limit
