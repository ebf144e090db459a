"""Loaded by schemathesis: an answer shows nobody of another region than the caller's."""
import os

import schemathesis

# As a grant says it: a county or township by its code, a village as township/name.
REGION, _, VILLAGE = os.environ.get("FUZZ_REGION", "").partition("/")
PLACES = {"township", "region", "desk_region"}
PERSONAL = {"person_id", "number", "birth"}


def outside(value):
    """Townships in an answer that do not lie in the caller's region, and villages of people that are not hers."""
    if isinstance(value, dict):
        village = value.get("village")
        if VILLAGE and village and village != VILLAGE and PERSONAL & value.keys():
            yield village
        # Where a hospital stands is told to everybody: the list of institutions is public.
        is_institution = {"level", "kind"} <= value.keys()
        for name, it in value.items():
            if name in PLACES and not is_institution and isinstance(it, str) and it.isdigit() and len(it) >= 9 and not it.startswith(REGION):
                yield it
            yield from outside(it)
    elif isinstance(value, list):
        for it in value:
            yield from outside(it)


@schemathesis.check
def within_region(ctx, response, case):
    if not REGION or response.status_code != 200:
        return
    if "json" not in (response.headers.get("content-type") or [""])[0]:
        return
    found = sorted(set(outside(response.json())))
    assert not found, f"people or places of another region: {found[:5]}"
