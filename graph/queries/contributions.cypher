// What contributes to which goal, with the sentence that says so.
// Gives: id, kind, name, goal, goal_name, source. By goal and id.
MATCH (n:Ding)-[k:DRAAGT_BIJ_AAN]->(d:Doel)
RETURN n.id AS id, n.kind AS kind, n.name AS name, d.id AS goal, d.name AS goal_name,
  {document: k.document, file: k.file, section: k.section, page: k.page, start: k.start, `end`: k.`end`,
   quote: k.quote, extractor: k.extractor, zekerheid: k.zekerheid, status: k.status} AS source
ORDER BY goal, id, k.document, k.start, k.feit
