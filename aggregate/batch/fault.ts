/** Why a batch is refused: where in it, and which rule. It holds no figure and no name that the sender made up, so a fault may be logged. */
export const faultReasons = [
  'wrong-shape',
  'unknown-field',
  'unknown-plan',
  'plan-too-old',
  'other-rules',
  'other-period',
  'other-correction',
  'joined-to-itself',
  'joined-to-unknown',
  'rehearsal-and-live',
  'figures-of-too-few',
  'unknown-table',
  'missing-table',
  'margin',
  'unknown-cell',
  'missing-cell',
  'negative',
  'not-whole',
  'not-rounded',
  'too-large',
  'n-below-10',
  'mean-too-exact',
  'mean-out-of-range',
  'sd-too-exact',
  'sd-below-20',
  'sd-out-of-range',
  'bands-above-n',
  'part-missing',
  'parts-above-whole',
  'tables-disagree',
  'no-such-scores',
  'empty-table',
  'empty-batch',
  'levels-differ',
] as const

export interface Fault {
  /** Path in the batch, as `counts/sex.age/f|0-12`; `?` for a name that is not in the plan. */
  readonly at: string
  readonly reason: (typeof faultReasons)[number]
}
