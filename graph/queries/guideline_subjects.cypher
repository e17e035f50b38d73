// Whom and which problem each guideline is about as a whole.
// Gives: guideline, id, name. By guideline and id.
MATCH (r:Richtlijn)-[:VOOR|BIJ]->(c:Ding)
WITH DISTINCT r.id AS guideline, c
RETURN guideline, c.id AS id, c.name AS name
ORDER BY guideline, id
