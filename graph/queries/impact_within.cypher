// What goes with a thing because it is part of it, or because one of its parts advises for or against it.
// $id: id of the thing.
// $limit = 1000: how many to give at most.
// Gives: id, kind, name, distance. Chapters themselves are left out. Nearest first.
MATCH (n:Ding {id: $id})
MATCH p = (n)-[:HEEFT_MODULE|HEEFT_AANBEVELING|HEEFT_SECTIE|BEVAT_AFSPRAAK|HEEFT_ACTIE|HEEFT_DOEL|BEVEELT_AAN|RAADT_AF*1..5]->(m:Ding)
WHERE m.id <> $id AND m.kind <> 'Sectie'
WITH m, min(length(p)) AS distance
RETURN m.id AS id, m.kind AS kind, m.name AS name, distance
ORDER BY distance, m.kind, m.sorteer, id
LIMIT $limit
