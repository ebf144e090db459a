-- The way to what an institution settled or took back in a period, for reconciling with it. The condition of
-- the second index stands word for word in the question that uses it.

CREATE INDEX settlement_booked ON settlement (institution_id, booked_at);
CREATE INDEX entry_reversed ON entry (booked_on) WHERE kind = 'reverse';
