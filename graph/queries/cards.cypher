// Every thing that is no document or section, for its search card: name, properties and the first place that describes it.
// Gives: id, kind, name, props, source. By id; `source` as in thing_sources.
MATCH (n:Ding)-[b:BRON]->(s:Bron)
WHERE NOT n.kind IN ['Document', 'Sectie']
WITH n, b
ORDER BY n.id, b.document, b.start, b.`end`, b.feit
WITH n, head(collect({document: b.document, file: b.file, section: b.section, page: b.page, start: b.start,
  `end`: b.`end`, quote: b.quote, extractor: b.extractor, zekerheid: b.zekerheid, status: b.status})) AS source
RETURN n.id AS id, n.kind AS kind, n.name AS name, n.props AS props, source
ORDER BY id
