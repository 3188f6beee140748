/** What a new unit sets up before it measures in earnest: a line each, in the order of the first days. A new line is one here, and its words. Pure. */

/** What decides whether a line is done. */
export interface SetUpFacts {
  /** How many *nyckelansvariga* there are. */
  readonly keepers: number
  /** Licensed wordings that may be shown today. */
  readonly wordings: number
  /** A backup has been made with the keys that hold. */
  readonly backedUp: boolean
  readonly enrolled: boolean
  /** The unit has a relay. */
  readonly joined: boolean
  /** The browser keeps what it is given, and the app is there without a network. Null until the browser has said so. */
  readonly deviceReady: boolean | null
}

interface Line {
  readonly id: string
  /** The page where it is done. */
  readonly to: string
  /** Null for what is not known yet. */
  readonly done: (facts: SetUpFacts) => boolean | null
}

export const setUpLines = [
  // No unit is made before its sheet has been tried from paper.
  { id: 'sheet', to: '/unit/staff', done: () => true },
  { id: 'keeper', to: '/unit/staff', done: ({ keepers }) => keepers > 1 },
  { id: 'wordings', to: '/unit/wordings/missing', done: ({ wordings }) => wordings > 0 },
  { id: 'backup', to: '/unit/backup', done: ({ backedUp }) => backedUp },
  { id: 'tablet', to: '/unit/tablet', done: ({ deviceReady }) => deviceReady },
  { id: 'relay', to: '/unit/relay', done: ({ joined }) => joined },
  { id: 'collector', to: '/period/enrol', done: ({ enrolled }) => enrolled },
] as const satisfies readonly Line[]

export type SetUpLine = (typeof setUpLines)[number]

/** Put off is somebody's own choice, kept as a setting of the line: true, or false once it is taken up again. */
export const putOffSetting = ({ id }: Pick<SetUpLine, 'id'>): string => `set-up-put-off:${id}`

export type LineState = 'done' | 'put-off' | 'left'

/** What is done is done, also where it was put off before. */
export function stateOf(line: SetUpLine, facts: SetUpFacts, putOff: boolean): LineState {
  if (line.done(facts)) return 'done'
  return putOff ? 'put-off' : 'left'
}

/** Whether the list still asks for something. What is not known yet asks for nothing, so that no list comes and goes. */
export const asksFor = (line: SetUpLine, facts: SetUpFacts, putOff: boolean): boolean =>
  line.done(facts) === false && !putOff
