// The things at most two steps from a thing, a page at a time; the thing itself left out.
// $id: id of the thing.
// $without = []: predicates that do not count as a step.
// $skip = 0: how many to pass over.
// $limit = 100: how many to give at most.
// Gives: id, kind, name, distance, paths. Nearest first, then most ways to get there.
MATCH p = (n:Ding {id: $id})-[:HEEFT_SECTIE|BEVAT_AFSPRAAK|HEEFT_ACTIE|HEEFT_DOEL|NOEMT_BEDRAG|VOERT_UIT|BETROKKEN_BIJ|TREKT|NOEMT|VERVANGT|BOUWT_VOORT_OP|VERWIJST_NAAR|AFGELEID_VAN|VOOR|BIJ|IN|DOOR|ERKEND_DOOR|ONTWIKKELD_DOOR|ONDERBOUWD_DOOR|UIT|GEAUTORISEERD_DOOR|INSTEMMING_VAN|INITIATIEF_VAN|HEEFT_MODULE|HEEFT_AANBEVELING|BEVEELT_AAN|RAADT_AF|DRAAGT_BIJ_AAN|BEANTWOORDT|GEREGELD_IN|AANVRAGEN_BIJ|BREDER|LIJKT_OP|TEGENGESTELD_AAN*1..2]-(m:Ding)
WHERE m.id <> $id AND (size($without) = 0 OR all(k IN relationships(p) WHERE NOT type(k) IN $without))
WITH m, min(length(p)) AS distance, count(*) AS paths
RETURN m.id AS id, m.kind AS kind, m.name AS name, distance, paths
ORDER BY distance, paths DESC, m.sorteer, id
SKIP $skip LIMIT $limit
