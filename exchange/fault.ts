/** What is wrong with a file, as data: a reason for the reader's catalogue, and the place where it was found. */
export interface Fault<Reason extends string = string> {
  /** The path in the file, as `item.3.answerOption`; empty for the whole. */
  readonly at: string
  readonly reason: Reason
}

export interface Refused<Reason extends string = string> {
  readonly is: 'refused'
  readonly faults: readonly Fault<Reason>[]
}

export const refuse = <Reason extends string>(reason: Reason, at = ''): Refused<Reason> => ({
  is: 'refused',
  faults: [{ at, reason }],
})
