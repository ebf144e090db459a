-- Where a person lives, found by number in an index that holds nothing else: whoever counts visits or reimbursements
-- of a township looks at thousands of people, and their own rows lie far apart.
CREATE INDEX person_lives ON person (id, region, village);
