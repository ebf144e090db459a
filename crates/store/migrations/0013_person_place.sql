-- People by where they live: what a township or village desk may see is narrowed inside each statement.

CREATE INDEX person_place ON person (region, name, village);
