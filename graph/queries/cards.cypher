// Things that are no document or section, for their search cards: name, properties and the place that says most of each
//   (a list of search words only when nothing else does).
// $after = "": id after which to begin, so that the whole can be read in pieces (graph/paging.py does).
// $limit = 5000: how many to give at most.
// Gives: id, kind, name, props, source. By id; `source` as in thing_sources.
MATCH (n:Ding)
WHERE n.id > $after AND NOT n.kind IN ['Document', 'Sectie']
WITH n
ORDER BY n.id
LIMIT $limit
MATCH (n)-[b:BRON]->(s:Bron)
MATCH (d:Document {id: s.id})
WITH n, b, CASE WHEN d.soort = 'woordenlijst' THEN 1 ELSE 0 END AS words, b.`end` - b.start AS size
ORDER BY n.id, words, size DESC, b.document, b.start, b.`end`, b.feit
WITH n, head(collect({document: b.document, file: b.file, section: b.section, page: b.page, start: b.start,
  `end`: b.`end`, quote: b.quote, extractor: b.extractor, zekerheid: b.zekerheid, status: b.status})) AS source
RETURN n.id AS id, n.kind AS kind, n.name AS name, n.props AS props, source
ORDER BY id
