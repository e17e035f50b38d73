// Which facts the graph holds, as the build that loaded it noted; none while, or after, a load was broken off.
// Gives: fingerprint. One row, or none.
MATCH (w:Schrijver {id: 'schrijver'})
WHERE w.vingerafdruk IS NOT NULL
RETURN w.vingerafdruk AS fingerprint
