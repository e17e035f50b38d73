// Where a thing comes from: every place that describes it, by document and place in it.
// $id: id of the thing.
// Gives: document, document_name, source, fact. `source` is a dict with the fields of the facts contract.
MATCH (n:Ding {id: $id})-[b:BRON]->(s:Bron)
MATCH (d:Document {id: s.id})
RETURN d.id AS document, d.name AS document_name,
  {document: b.document, file: b.file, section: b.section, page: b.page, start: b.start, `end`: b.`end`,
   quote: b.quote, extractor: b.extractor, zekerheid: b.zekerheid, status: b.status} AS source, b.feit AS fact
ORDER BY document, b.start, b.`end`, fact
