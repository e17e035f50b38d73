// Goals by what has them: a document, section, agreement, action or offer.
// Gives: holder, id, name. By holder and name.
MATCH (h:Ding)-[k:HEEFT_DOEL]->(d:Doel)
WITH DISTINCT h.id AS holder, d
RETURN holder, d.id AS id, d.name AS name
ORDER BY holder, d.sorteer, id
