// The running text of one document and its sections, in reading order.
// $document: id of the document.
// Gives: id, kind, name, parent, start, end, props. `props` holds zinnen and its companions; `parent` is the section or
//   document above (null for a document), `start` and `end` the place of the heading.
MATCH (n:Ding)-[b:BRON]->(s:Bron {id: $document})
WHERE n.kind = 'Sectie' OR n.id = $document
OPTIONAL MATCH (p:Ding)-[k:HEEFT_SECTIE]->(n)
WHERE k.document = $document
WITH n, min(b.start) AS start, min(b.`end`) AS finish, min(p.id) AS parent
RETURN n.id AS id, n.kind AS kind, n.name AS name, parent, start, finish AS `end`, n.props AS props
ORDER BY start, kind, id
