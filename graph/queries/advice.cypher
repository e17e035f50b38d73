// Every recommendation with the guideline and, where it has one, the module it stands in.
// Gives: id, name, props, guideline, guideline_name, module, issued. By id. `issued` is the day of the newest
//   document of the guideline.
MATCH (r:Richtlijn)-[:HEEFT_MODULE|HEEFT_AANBEVELING*1..2]->(a:Aanbeveling)
WITH DISTINCT r, a
OPTIONAL MATCH (r)-[:UIT]->(d:Document)
WITH r, a, max(d.vanaf) AS issued
OPTIONAL MATCH (m:Module)-[:HEEFT_AANBEVELING]->(a)
RETURN a.id AS id, a.name AS name, a.props AS props, r.id AS guideline, r.name AS guideline_name,
  m.id AS module, issued
ORDER BY id, guideline, module
