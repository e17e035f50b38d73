// Recommendations that name no intervention or support option, for or against.
// $skip = 0: how many to pass over.
// $limit = 100: how many to give at most.
// Gives: id, name, props, module, module_name. `module` is what gives the recommendation (a module or a guideline).
MATCH (n:Aanbeveling)
WHERE NOT EXISTS { MATCH (n)-[:BEVEELT_AAN|RAADT_AF]->(i:Ding) }
OPTIONAL MATCH (m:Ding)-[:HEEFT_AANBEVELING]->(n)
WITH n, m
ORDER BY n.id, m.id
WITH n, head(collect(m.id)) AS module, head(collect(m.name)) AS module_name
RETURN n.id AS id, n.name AS name, n.props AS props, module, module_name
ORDER BY n.sorteer, id
SKIP $skip LIMIT $limit
