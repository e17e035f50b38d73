// All documents that were read, A-Z.
// Gives: id, name, props, vanaf, tot, things. `things` is how many things it describes, itself and its sections included.
MATCH (s:Bron)
MATCH (d:Document {id: s.id})
MATCH (n:Ding)-[b:BRON]->(s)
WITH d, count(DISTINCT n.id) AS things
RETURN d.id AS id, d.name AS name, d.props AS props, d.vanaf AS vanaf, d.tot AS tot, things
ORDER BY d.sorteer, id
