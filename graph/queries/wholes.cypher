// What things are part of, one step up: the Module of an Aanbeveling, the Richtlijn of a Module, what a Bewijs is about.
// $ids: list of ids.
// Gives: part, id, kind, name. `part` is one of the ids. By part and name (A-Z).
MATCH (n:Ding)<-[k:HEEFT_MODULE|HEEFT_AANBEVELING|ONDERBOUWD_DOOR]-(m:Ding)
WHERE n.id IN $ids
WITH DISTINCT n.id AS part, m
RETURN part, m.id AS id, m.kind AS kind, m.name AS name
ORDER BY part, m.sorteer, id
