// The things of one kind, A-Z, a page at a time.
// $kind: the kind.
// $skip = 0: how many to pass over.
// $limit = 100: how many to give at most.
// Gives: id, kind, name, props.
MATCH (n:Ding {kind: $kind})
RETURN n.id AS id, n.kind AS kind, n.name AS name, n.props AS props
ORDER BY n.sorteer, id
SKIP $skip LIMIT $limit
