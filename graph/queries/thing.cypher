// One thing by its id; no row when there is none.
// $id: id of the thing.
// Gives: id, kind, name, props, vanaf, tot. `props` is a dict without unknowns; `vanaf` and `tot` are the dates it covers.
MATCH (n:Ding {id: $id})
RETURN n.id AS id, n.kind AS kind, n.name AS name, n.props AS props, n.vanaf AS vanaf, n.tot AS tot
