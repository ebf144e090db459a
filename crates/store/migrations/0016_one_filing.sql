-- Filings for treatment in another place become a kind among all filings: one table, one sequence of numbers.
-- What was recorded keeps its period and its instants; its number says where it came from.

INSERT INTO filing (id, person_id, kind, subject, institution_id, valid_from, valid_until, known_from,
    known_until, detail)
SELECT 'X' || person_id || '-' || place || '-' || valid_from || '-' || known_from, person_id, 'cross_region',
    place, '', valid_from, valid_until, known_from, known_until,
    '{"kind":"' || replace(replace(kind, '\', '\\'), '"', '\"') || '","source":"' ||
    replace(replace(source, '\', '\\'), '"', '\"') || '"}'
FROM cross_region_filing;
DROP TABLE cross_region_filing;
