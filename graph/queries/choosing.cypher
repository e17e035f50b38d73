// By what people choose among a set of things: for whom, at what, where, by whom, under which law, recognised, studied, advised.
// Of what points at it only advice for and against: a target group is pointed at by everything that is for it.
// $ids: list of ids.
// Gives: subject, predicate, direction, id, kind, name, props, source. `subject` is one of the ids; the rest as in relations.
//   By subject, predicate, direction and name (A-Z).
MATCH (n:Ding)
WHERE n.id IN $ids
MATCH (n)-[k:VOOR|BIJ|IN|DOOR|GEREGELD_IN|ERKEND_DOOR|ONDERBOUWD_DOOR|ONTWIKKELD_DOOR|BEANTWOORDT|AANVRAGEN_BIJ|DRAAGT_BIJ_AAN|GEAUTORISEERD_DOOR|INITIATIEF_VAN|BEVEELT_AAN|RAADT_AF]-(m:Ding)
WITH n, k, m, type(k) AS predicate, CASE WHEN startNode(k).id = n.id THEN 'out' ELSE 'in' END AS direction
WHERE direction = 'out' OR predicate IN ['BEVEELT_AAN', 'RAADT_AF']
RETURN n.id AS subject, predicate, direction, m.id AS id, m.kind AS kind, m.name AS name, k.props AS props,
  {document: k.document, file: k.file, section: k.section, page: k.page, start: k.start, `end`: k.`end`,
   quote: k.quote, extractor: k.extractor, zekerheid: k.zekerheid, status: k.status} AS source
ORDER BY subject, predicate, direction, m.sorteer, id, k.document, k.start, k.feit
