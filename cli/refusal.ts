/** What cannot be done at all, as one sentence for the person. Ends the run with status 2. */
export class Refusal extends Error {}
