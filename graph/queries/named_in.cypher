// The things of one kind that a document names.
// $document: id of the document.
// $kind: the kind.
// $limit = 100: how many to give at most.
// Gives: id, name, places. `places` counts where the document names it. Most first.
MATCH (m:Ding)-[k:NOEMT]->(n:Ding)
WHERE k.document = $document AND n.kind = $kind
WITH n, count(k) AS places
RETURN n.id AS id, n.name AS name, places
ORDER BY places DESC, n.sorteer, id
LIMIT $limit
