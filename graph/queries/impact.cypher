// What rests on a thing: what leads to it through evidence, advice, goals, law, derivation, replacement or reference.
// $id: id of the thing.
// $skip = 0: how many to pass over.
// $limit = 100: how many to give at most.
// Gives: id, kind, name, distance. Nearest first.
MATCH (n:Ding {id: $id})
MATCH p = (n)<-[:UIT|ONDERBOUWD_DOOR|BEVEELT_AAN|RAADT_AF|HEEFT_AANBEVELING|HEEFT_MODULE|DRAAGT_BIJ_AAN|HEEFT_DOEL|HEEFT_ACTIE|GEREGELD_IN|AANVRAGEN_BIJ|ERKEND_DOOR|BOUWT_VOORT_OP|AFGELEID_VAN|VERVANGT|VERWIJST_NAAR*1..5]-(m:Ding)
WHERE m.id <> $id
WITH m, min(length(p)) AS distance
RETURN m.id AS id, m.kind AS kind, m.name AS name, distance
ORDER BY distance, m.kind, m.sorteer, id
SKIP $skip LIMIT $limit
