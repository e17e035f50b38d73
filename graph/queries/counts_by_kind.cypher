// How many things there are of each kind.
// Gives: kind, things. By kind; a kind without things has no row.
MATCH (n:Aanbeveling) WITH count(n) AS things WHERE things > 0 RETURN 'Aanbeveling' AS kind, things
UNION ALL
MATCH (n:Actie) WITH count(n) AS things WHERE things > 0 RETURN 'Actie' AS kind, things
UNION ALL
MATCH (n:Afspraak) WITH count(n) AS things WHERE things > 0 RETURN 'Afspraak' AS kind, things
UNION ALL
MATCH (n:Bedrag) WITH count(n) AS things WHERE things > 0 RETURN 'Bedrag' AS kind, things
UNION ALL
MATCH (n:Beroep) WITH count(n) AS things WHERE things > 0 RETURN 'Beroep' AS kind, things
UNION ALL
MATCH (n:Bewijs) WITH count(n) AS things WHERE things > 0 RETURN 'Bewijs' AS kind, things
UNION ALL
MATCH (n:Document) WITH count(n) AS things WHERE things > 0 RETURN 'Document' AS kind, things
UNION ALL
MATCH (n:Doel) WITH count(n) AS things WHERE things > 0 RETURN 'Doel' AS kind, things
UNION ALL
MATCH (n:Doelgroep) WITH count(n) AS things WHERE things > 0 RETURN 'Doelgroep' AS kind, things
UNION ALL
MATCH (n:Interventie) WITH count(n) AS things WHERE things > 0 RETURN 'Interventie' AS kind, things
UNION ALL
MATCH (n:Loket) WITH count(n) AS things WHERE things > 0 RETURN 'Loket' AS kind, things
UNION ALL
MATCH (n:Module) WITH count(n) AS things WHERE things > 0 RETURN 'Module' AS kind, things
UNION ALL
MATCH (n:Organisatie) WITH count(n) AS things WHERE things > 0 RETURN 'Organisatie' AS kind, things
UNION ALL
MATCH (n:Probleem) WITH count(n) AS things WHERE things > 0 RETURN 'Probleem' AS kind, things
UNION ALL
MATCH (n:Publicatie) WITH count(n) AS things WHERE things > 0 RETURN 'Publicatie' AS kind, things
UNION ALL
MATCH (n:Richtlijn) WITH count(n) AS things WHERE things > 0 RETURN 'Richtlijn' AS kind, things
UNION ALL
MATCH (n:Sectie) WITH count(n) AS things WHERE things > 0 RETURN 'Sectie' AS kind, things
UNION ALL
MATCH (n:Setting) WITH count(n) AS things WHERE things > 0 RETURN 'Setting' AS kind, things
UNION ALL
MATCH (n:Thema) WITH count(n) AS things WHERE things > 0 RETURN 'Thema' AS kind, things
UNION ALL
MATCH (n:Uitkomst) WITH count(n) AS things WHERE things > 0 RETURN 'Uitkomst' AS kind, things
UNION ALL
MATCH (n:Voorziening) WITH count(n) AS things WHERE things > 0 RETURN 'Voorziening' AS kind, things
UNION ALL
MATCH (n:Vraaggebied) WITH count(n) AS things WHERE things > 0 RETURN 'Vraaggebied' AS kind, things
UNION ALL
MATCH (n:Wet) WITH count(n) AS things WHERE things > 0 RETURN 'Wet' AS kind, things
