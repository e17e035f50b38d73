// What belongs to a guideline: its modules and recommendations.
// Gives: guideline, id, kind, name. By guideline and id.
MATCH (r:Richtlijn)-[:HEEFT_MODULE|HEEFT_AANBEVELING*1..2]->(n:Ding)
WITH DISTINCT r.id AS guideline, n
RETURN guideline, n.id AS id, n.kind AS kind, n.name AS name
ORDER BY guideline, id
