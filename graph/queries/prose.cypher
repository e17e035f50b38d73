// The running text of a document and its sections, in reading order.
// $document: id of the document.
// Gives: document, id, kind, name, parent, file, start, props. `props` holds zinnen, zin_start, zin_eind and zin_pagina;
//   `parent` is the section or document above (null for a document), `start` the place of the heading.
MATCH (s:Bron {id: $document})<-[b:BRON]-(n:Ding)
WHERE n.kind = 'Sectie' OR n.kind = 'Document' AND n.id = s.id
WITH n, s, min(b.start) AS start, min(b.file) AS file
OPTIONAL MATCH (p:Ding)-[k:HEEFT_SECTIE]->(n)
WHERE k.document = s.id
RETURN s.id AS document, n.id AS id, n.kind AS kind, n.name AS name, min(p.id) AS parent, file, start, n.props AS props
ORDER BY document, start, kind, id
