// What each place that describes a thing says of it: its own properties there, before they were laid together.
// $id: id of the thing.
// Gives: source, props. `source` is a dict with document, start and end. By document and place in it.
MATCH (n:Ding {id: $id})-[b:BRON]->(s:Bron)
RETURN {document: b.document, start: b.start, `end`: b.`end`} AS source, coalesce(b.props, n.props) AS props
ORDER BY b.document, b.start, b.`end`, b.feit
