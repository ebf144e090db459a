-- 社会保障卡 of people: found by a keyed hash, the number itself lies sealed. A card that was lost or replaced stays,
-- known until an instant.
CREATE TABLE person_card (
    person_id TEXT NOT NULL,
    number_index TEXT NOT NULL,
    number TEXT NOT NULL,
    known_from TEXT NOT NULL,
    known_until TEXT,
    source TEXT NOT NULL,
    PRIMARY KEY (person_id, number_index, known_from)
) /*WITHOUT ROWID*/;
CREATE INDEX person_card_number ON person_card (number_index);
