// Every guideline with its dates and how many modules and recommendations it has.
// Gives: id, name, props, vanaf, tot, issued, documents, modules, recommendations. A-Z. `issued` is the day of the
//   newest document it stands in; one that only others name stands in none.
MATCH (r:Richtlijn)
OPTIONAL MATCH (r)-[:UIT]->(d:Document)
WITH r, count(DISTINCT d.id) AS documents, max(d.vanaf) AS issued
OPTIONAL MATCH (r)-[:HEEFT_MODULE]->(m:Module)
WITH r, documents, issued, count(DISTINCT m.id) AS modules
OPTIONAL MATCH (r)-[:HEEFT_MODULE|HEEFT_AANBEVELING*1..2]->(a:Aanbeveling)
WITH r, documents, issued, modules, count(DISTINCT a.id) AS recommendations
RETURN r.id AS id, r.name AS name, r.props AS props, r.vanaf AS vanaf, r.tot AS tot, issued, documents, modules,
  recommendations
ORDER BY r.sorteer, id
