// Everything that was agreed, of one kind, with the agreement or section that holds it and the place that says it.
// $kind: `Actie` or `Afspraak`.
// Gives: id, name, props, parent, parent_kind, parent_name, source. One row per place and parent, by document and place.
MATCH (n:Ding)-[b:BRON]->(s:Bron)
WHERE n.kind = $kind
OPTIONAL MATCH (p:Ding)-[k:HEEFT_ACTIE|BEVAT_AFSPRAAK]->(n)
WHERE k.document = s.id
WITH DISTINCT n, b, p
RETURN n.id AS id, n.name AS name, n.props AS props, p.id AS parent, p.kind AS parent_kind, p.name AS parent_name,
  {document: b.document, file: b.file, section: b.section, page: b.page, start: b.start, `end`: b.`end`,
   quote: b.quote, extractor: b.extractor, zekerheid: b.zekerheid, status: b.status} AS source
ORDER BY b.document, b.start, id, parent_kind, parent, b.feit
