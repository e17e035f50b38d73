// Interventions that one recommendation advises and another advises against, with both.
// Gives: id, kind, name, advised_in, discouraged_in. The last two are recommendation ids.
MATCH (a:Aanbeveling)-[:BEVEELT_AAN]->(n:Ding)<-[:RAADT_AF]-(b:Aanbeveling)
RETURN DISTINCT n.id AS id, n.kind AS kind, n.name AS name, a.id AS advised_in, b.id AS discouraged_in
ORDER BY id, advised_in, discouraged_in
