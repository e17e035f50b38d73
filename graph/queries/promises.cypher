// Agreements and actions of which the sentence itself mentions what a support option names: a theme, an intervention.
// $id: id of the support option.
// Gives: id, via, via_kind, options. `via` is what both speak of, `options` how many support options name it. By id and via.
MATCH (v:Ding {id: $id})-[k:NOEMT|VERWIJST_NAAR]->(t:Ding)
MATCH (o:Voorziening)-[l:NOEMT|VERWIJST_NAAR]->(t)
WITH t, count(DISTINCT o) AS options
MATCH (x:Ding)-[m:NOEMT]->(t)
WITH DISTINCT t, options, m.document AS document, m.start AS start, m.`end` AS finish
MATCH (n:Ding)-[b:BRON]->(s:Bron)
WHERE s.id = document AND n.kind IN ['Actie', 'Afspraak'] AND b.start <= start AND finish <= b.`end`
WITH DISTINCT n, t, options
RETURN n.id AS id, t.id AS via, t.kind AS via_kind, options
ORDER BY id, via
