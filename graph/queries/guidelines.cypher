// Every guideline with its dates and how many modules and recommendations it has.
// Gives: id, name, props, vanaf, tot, modules, recommendations. A-Z.
MATCH (r:Richtlijn)
OPTIONAL MATCH (r)-[:HEEFT_MODULE]->(m:Module)
WITH r, count(DISTINCT m.id) AS modules
OPTIONAL MATCH (r)-[:HEEFT_MODULE|HEEFT_AANBEVELING*1..2]->(a:Aanbeveling)
WITH r, modules, count(DISTINCT a.id) AS recommendations
RETURN r.id AS id, r.name AS name, r.props AS props, r.vanaf AS vanaf, r.tot AS tot, modules, recommendations
ORDER BY r.sorteer, id
