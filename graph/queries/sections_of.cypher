// The sections of a document in reading order; `parent` (a section or the document) makes the tree.
// $document: id of the document.
// Gives: id, name, niveau, nummer, soort, parent, start, end, page, things. `things` counts relations from the section
//   to things that are no section.
MATCH (s:Bron {id: $document})<-[b:BRON]-(n:Sectie)
WITH n, min(b.start) AS start, min(b.`end`) AS stop, min(b.page) AS page
OPTIONAL MATCH (p:Ding)-[k:HEEFT_SECTIE]->(n)
WHERE k.document = $document
WITH n, start, stop, page, min(p.id) AS parent
OPTIONAL MATCH (n)-[l]->(m:Ding)
WHERE m.kind <> 'Sectie'
RETURN n.id AS id, n.name AS name, n.niveau AS niveau, n.nummer AS nummer, n.soort AS soort, parent, start, stop AS `end`, page,
  count(DISTINCT m.id) AS things
ORDER BY start, id
