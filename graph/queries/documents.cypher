// All documents that were read, A-Z.
// Gives: id, name, props, vanaf, tot, things. `things` is how many things it describes, itself and its sections included.
MATCH (s:Bron)
MATCH (d:Document {id: s.id})
RETURN d.id AS id, d.name AS name, d.props AS props, d.vanaf AS vanaf, d.tot AS tot,
  reduce(things = 0, one IN s.aantallen | things + one) AS things
ORDER BY d.sorteer, id
