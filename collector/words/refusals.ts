/** Every refusal that the collector gives: its HTTP status here, its sentence in the three languages beside. */
export const refusalStatus = {
  malformed: 400,
  'bad-code': 401,
  'bad-proof': 401,
  'bad-token': 401,
  'unknown-sender': 401,
  forbidden: 403,
  'not-found': 404,
  'not-published': 404,
  'wrong-method': 405,
  'slot-taken': 409,
  'period-exists': 409,
  'region-exists': 409,
  'already-published': 409,
  'too-early': 409,
  'rehearsal-stays-open': 409,
  withdrawn: 410,
  'too-large': 413,
  'wrong-kind': 415,
  'breaks-rule': 422,
  'not-canonical': 422,
  'unknown-period': 422,
  'wrong-window': 422,
  'period-closed': 422,
  'practice-only': 422,
  'no-real-rehearsal': 422,
  'not-a-period': 422,
  'other-correction': 422,
  'period-begun': 409,
  'first-day-passed': 422,
  'has-deliveries': 409,
  'plan-too-old': 426,
  'too-many': 429,
  fault: 500,
  'backup-failed': 500,
  'store-away': 503,
  busy: 503,
  'collector-away': 503,
  publishing: 503,
  'not-signed': 401,
  'wrong-time': 401,
  replayed: 401,
  removed: 401,
  'for-readers': 403,
  'head-moved': 409,
  'no-pairing': 404,
  'pairing-taken': 409,
  'unit-exists': 409,
  'unit-closed': 410,
  'no-room': 413,
  'broken-chain': 422,
  'no-slip': 404,
  'slip-taken': 409,
  elsewhere: 409,
  expired: 410,
  revoked: 410,
  'handed-in': 409,
  'not-begun': 409,
  'nobody-reads': 409,
  'wrong-spoken-code': 401,
  'code-spent': 410,
  'no-mail': 409,
  'mail-failed': 409,
  'over-night': 422,
  'late-forms': 409,
} as const

export type RefusalCode = keyof typeof refusalStatus

export interface Refusal {
  readonly refused: RefusalCode
  readonly first?: string
  readonly faults?: readonly string[]
  /** Seconds, sent as Retry-After. */
  readonly wait?: number
  /** What else the answer says. */
  readonly more?: Readonly<Record<string, unknown>>
}
