// Interventions that a document names and for which the graph holds no evidence.
// $document: id of the document.
// $limit = 100: how many to give at most.
// Gives: id, name, places. `places` counts where the document names it. Most first.
MATCH (s:Bron {id: $document})<-[:BRON]-(m:Ding)
WITH DISTINCT m
MATCH (m)-[k:NOEMT]->(n:Interventie)
WHERE k.document = $document AND NOT EXISTS { MATCH (n)-[:ONDERBOUWD_DOOR]->(b:Bewijs) }
WITH n, count(k) AS places
RETURN n.id AS id, n.name AS name, places
ORDER BY places DESC, n.sorteer, id
LIMIT $limit
