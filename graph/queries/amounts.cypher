// Every amount of money, with what names it and the place that says it.
// $document = null: only amounts of this document.
// Gives: id, name, props, parent, parent_kind, parent_name, source. By document and place.
MATCH (n:Bedrag)-[b:BRON]->(s:Bron)
WHERE $document IS NULL OR s.id = $document
OPTIONAL MATCH (p:Ding)-[k:NOEMT_BEDRAG]->(n)
WHERE k.document = s.id
WITH DISTINCT n, b, p
RETURN n.id AS id, n.name AS name, n.props AS props, p.id AS parent, p.kind AS parent_kind, p.name AS parent_name,
  {document: b.document, file: b.file, section: b.section, page: b.page, start: b.start, `end`: b.`end`,
   quote: b.quote, extractor: b.extractor, zekerheid: b.zekerheid, status: b.status} AS source
ORDER BY b.document, b.start, id, parent_kind, parent, b.feit
