// Interventions without any evidence in the graph; `recognised` tells how many databanks recognise them all the same.
// $skip = 0: how many to pass over.
// $limit = 100: how many to give at most.
// Gives: id, name, props, recognised, advised. `advised` counts recommendations for it.
MATCH (n:Interventie)
WHERE NOT EXISTS { MATCH (n)-[:ONDERBOUWD_DOOR]->(b:Bewijs) }
OPTIONAL MATCH (n)-[:ERKEND_DOOR]->(o:Organisatie)
WITH n, count(DISTINCT o.id) AS recognised
OPTIONAL MATCH (a:Aanbeveling)-[:BEVEELT_AAN]->(n)
WITH n, recognised, count(DISTINCT a.id) AS advised
RETURN n.id AS id, n.name AS name, n.props AS props, recognised, advised
ORDER BY advised DESC, recognised DESC, n.sorteer, id
SKIP $skip LIMIT $limit
