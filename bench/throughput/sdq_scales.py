"""The scales of SDQ P4-17 as the columns of the bench's table: what sdq.py and sdq-polars.py share."""
SCALES = {
    "emotional": ["somatic", "worries", "unhappy", "clingy", "afraid"],
    "conduct": ["tantrum", "obeys", "fights", "lies", "steals"],
    "hyperactivity": ["restles", "fidgety", "distrac", "reflect", "attends"],
    "peer": ["loner", "friend", "popular", "bullied", "oldbest"],
    "prosocial": ["consid", "shares", "caring", "kind", "helpout"],
}
REVERSED = ["obeys", "reflect", "attends", "friend", "popular"]
IMPACT = ["distres", "imphome", "impfrie", "impclas", "impleis"]
