// Several things by their ids; ids that do not exist give no row.
// $ids: list of ids.
// Gives: id, kind, name, props. By id.
MATCH (n:Ding)
WHERE n.id IN $ids
RETURN n.id AS id, n.kind AS kind, n.name AS name, n.props AS props
ORDER BY id
