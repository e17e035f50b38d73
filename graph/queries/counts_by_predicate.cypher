// How many relations there are of each predicate.
// Gives: predicate, relations. By predicate; one that is not used has no row.
MATCH (a)-[k:AANVRAGEN_BIJ]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'AANVRAGEN_BIJ' AS predicate, relations
UNION ALL
MATCH (a)-[k:AFGELEID_VAN]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'AFGELEID_VAN' AS predicate, relations
UNION ALL
MATCH (a)-[k:BEANTWOORDT]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'BEANTWOORDT' AS predicate, relations
UNION ALL
MATCH (a)-[k:BETROKKEN_BIJ]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'BETROKKEN_BIJ' AS predicate, relations
UNION ALL
MATCH (a)-[k:BEVAT_AFSPRAAK]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'BEVAT_AFSPRAAK' AS predicate, relations
UNION ALL
MATCH (a)-[k:BEVEELT_AAN]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'BEVEELT_AAN' AS predicate, relations
UNION ALL
MATCH (a)-[k:BIJ]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'BIJ' AS predicate, relations
UNION ALL
MATCH (a)-[k:BOUWT_VOORT_OP]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'BOUWT_VOORT_OP' AS predicate, relations
UNION ALL
MATCH (a)-[k:BREDER]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'BREDER' AS predicate, relations
UNION ALL
MATCH (a)-[k:DOOR]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'DOOR' AS predicate, relations
UNION ALL
MATCH (a)-[k:DRAAGT_BIJ_AAN]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'DRAAGT_BIJ_AAN' AS predicate, relations
UNION ALL
MATCH (a)-[k:ERKEND_DOOR]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'ERKEND_DOOR' AS predicate, relations
UNION ALL
MATCH (a)-[k:GEAUTORISEERD_DOOR]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'GEAUTORISEERD_DOOR' AS predicate, relations
UNION ALL
MATCH (a)-[k:GEREGELD_IN]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'GEREGELD_IN' AS predicate, relations
UNION ALL
MATCH (a)-[k:HEEFT_AANBEVELING]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'HEEFT_AANBEVELING' AS predicate, relations
UNION ALL
MATCH (a)-[k:HEEFT_ACTIE]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'HEEFT_ACTIE' AS predicate, relations
UNION ALL
MATCH (a)-[k:HEEFT_DOEL]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'HEEFT_DOEL' AS predicate, relations
UNION ALL
MATCH (a)-[k:HEEFT_MODULE]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'HEEFT_MODULE' AS predicate, relations
UNION ALL
MATCH (a)-[k:HEEFT_SECTIE]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'HEEFT_SECTIE' AS predicate, relations
UNION ALL
MATCH (a)-[k:IN]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'IN' AS predicate, relations
UNION ALL
MATCH (a)-[k:INITIATIEF_VAN]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'INITIATIEF_VAN' AS predicate, relations
UNION ALL
MATCH (a)-[k:INSTEMMING_VAN]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'INSTEMMING_VAN' AS predicate, relations
UNION ALL
MATCH (a)-[k:LIJKT_OP]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'LIJKT_OP' AS predicate, relations
UNION ALL
MATCH (a)-[k:NOEMT]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'NOEMT' AS predicate, relations
UNION ALL
MATCH (a)-[k:NOEMT_BEDRAG]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'NOEMT_BEDRAG' AS predicate, relations
UNION ALL
MATCH (a)-[k:ONDERBOUWD_DOOR]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'ONDERBOUWD_DOOR' AS predicate, relations
UNION ALL
MATCH (a)-[k:ONTWIKKELD_DOOR]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'ONTWIKKELD_DOOR' AS predicate, relations
UNION ALL
MATCH (a)-[k:RAADT_AF]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'RAADT_AF' AS predicate, relations
UNION ALL
MATCH (a)-[k:TEGENGESTELD_AAN]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'TEGENGESTELD_AAN' AS predicate, relations
UNION ALL
MATCH (a)-[k:TREKT]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'TREKT' AS predicate, relations
UNION ALL
MATCH (a)-[k:UIT]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'UIT' AS predicate, relations
UNION ALL
MATCH (a)-[k:VERVANGT]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'VERVANGT' AS predicate, relations
UNION ALL
MATCH (a)-[k:VERWIJST_NAAR]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'VERWIJST_NAAR' AS predicate, relations
UNION ALL
MATCH (a)-[k:VOERT_UIT]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'VOERT_UIT' AS predicate, relations
UNION ALL
MATCH (a)-[k:VOOR]->(b) WITH count(*) AS relations WHERE relations > 0 RETURN 'VOOR' AS predicate, relations
