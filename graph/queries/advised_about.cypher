// Which guidelines, modules and recommendations are for a group of people or at a problem.
// $ids: ids of groups and problems.
// Gives: id. By id.
MATCH (n:Ding)-[:VOOR|BIJ]->(c:Ding)
WHERE c.id IN $ids AND n.kind IN ['Richtlijn', 'Module', 'Aanbeveling']
RETURN DISTINCT n.id AS id
ORDER BY id
