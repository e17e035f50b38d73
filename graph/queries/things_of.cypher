// The things that a document describes, in reading order, a page at a time.
// $document: id of the document.
// $kind = null: only things of this kind.
// $skip = 0: how many to pass over.
// $limit = 100: how many to give at most.
// Gives: id, kind, name, props, start. `start` is the first place in the document.
MATCH (s:Bron {id: $document})<-[b:BRON]-(n:Ding)
WHERE $kind IS NULL OR n.kind = $kind
WITH n, min(b.start) AS start
RETURN n.id AS id, n.kind AS kind, n.name AS name, n.props AS props, start
ORDER BY start, id
SKIP $skip LIMIT $limit
