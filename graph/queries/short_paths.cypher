// All short ways between two things (at most three steps), shortest first, with the sentences along them.
// $from: id of the one thing.
// $to: id of the other.
// $without = []: predicates that do not count as a step.
// $limit = 25: how many to give at most.
// Gives: length, things, steps. As in shortest_paths.
MATCH p = (a:Ding {id: $from})-[:HEEFT_SECTIE|BEVAT_AFSPRAAK|HEEFT_ACTIE|HEEFT_DOEL|NOEMT_BEDRAG|VOERT_UIT|BETROKKEN_BIJ|TREKT|NOEMT|VERVANGT|BOUWT_VOORT_OP|VERWIJST_NAAR|AFGELEID_VAN|VOOR|BIJ|IN|DOOR|ERKEND_DOOR|ONTWIKKELD_DOOR|ONDERBOUWD_DOOR|UIT|GEAUTORISEERD_DOOR|INSTEMMING_VAN|INITIATIEF_VAN|HEEFT_MODULE|HEEFT_AANBEVELING|BEVEELT_AAN|RAADT_AF|DRAAGT_BIJ_AAN|BEANTWOORDT|GEREGELD_IN|AANVRAGEN_BIJ|BREDER|LIJKT_OP|TEGENGESTELD_AAN*1..3]-(b:Ding {id: $to})
WHERE (size($without) = 0 OR all(k IN relationships(p) WHERE NOT type(k) IN $without))
WITH p, length(p) AS length, [x IN nodes(p) | x.id] AS ids, [k IN relationships(p) | k.feit] AS facts
ORDER BY length, ids, facts
LIMIT $limit
RETURN length, [x IN nodes(p) | {id: x.id, kind: x.kind, name: x.name}] AS things,
  [k IN relationships(p) | {predicate: type(k), `from`: startNode(k).id, `to`: endNode(k).id, fact: k.feit,
   source: {document: k.document, file: k.file, section: k.section, page: k.page, start: k.start, `end`: k.`end`,
   quote: k.quote, extractor: k.extractor, zekerheid: k.zekerheid, status: k.status}}] AS steps
ORDER BY length, ids, facts
