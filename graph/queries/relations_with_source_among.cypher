// The relations that a set of things have with each other, with the sentence each was read from.
// $ids: list of ids.
// $without = []: predicates to leave out.
// Gives: from, to, predicate, fact, source.
MATCH (n:Ding)
WHERE n.id IN $ids
MATCH (n)-[k]->(m:Ding)
WHERE m.id IN $ids AND NOT type(k) IN $without
RETURN n.id AS `from`, m.id AS `to`, type(k) AS predicate, k.feit AS fact,
  {document: k.document, file: k.file, section: k.section, page: k.page, start: k.start, `end`: k.`end`,
   quote: k.quote, extractor: k.extractor, zekerheid: k.zekerheid, status: k.status} AS source
ORDER BY `from`, `to`, predicate, k.document, k.start, fact
