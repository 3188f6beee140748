/** What the unit knows of each case, put together from its immutable records. Pure: records in, case files out. */
import { type Kept, type KeptOf, type Kind, ofKind, type RegisterState, registerState } from '../vault/index.ts'
import { type CaseGoal, goalsOf } from './goals.ts'
import { correctedTwice, inOrder, linesOf } from './in-order.ts'
import { onceFor } from './once-for.ts'

export interface CaseFile {
  readonly id: string
  readonly code: string
  readonly born: number
  /** 1–12; null where it is not known. */
  readonly bornMonth: number | null
  readonly sex: 'f' | 'm' | 'x'
  /** A civil date. */
  readonly opened: string
  /** Which member of staff; null for nobody. */
  readonly responsible: string | null
  /** Empty where there is none. */
  readonly note: string
  /** A civil date; null while the case is open. */
  readonly closed: string | null
  /** Forms that stand, oldest first: see `in-order.ts`. */
  readonly measurements: readonly KeptOf<'answers'>[]
  /** Of each form that was corrected twice without knowledge of each other, all that stand; the last is among the measurements. */
  readonly correctedTwice: readonly (readonly KeptOf<'answers'>[])[]
  /** What was answered in forms that were broken off, in order of writing: no measurements. */
  readonly brokenOff: readonly KeptOf<'broken-off'>[]
  /** In the person's own words, open and ended, as they were agreed. */
  readonly goals: readonly CaseGoal[]
  /** The newest protocol, or null where none is written yet. */
  readonly protocol: KeptOf<'protocol'> | null
  /** Which records the details and the protocol are from, and where two that stand are at odds. */
  readonly versions: { readonly case: Versions; readonly protocol: Versions }
  /** Which measurements somebody has marked as read. */
  readonly seen: readonly KeptOf<'seen'>[]
  /** To which unit it was given, where it has not come back. */
  readonly movedTo: KeptOf<'moved-out'>['body'] | null
  /** From which units it has come, oldest first. */
  readonly movedFrom: readonly KeptOf<'moved-in'>['body'][]
}

/** What was measured in the contact here. What came along from another unit is shown, and neither asked for nor counted. */
export const measuredHere = ({ measurements }: Pick<CaseFile, 'measurements'>): CaseFile['measurements'] =>
  measurements.filter(({ body }) => !body.moved)

/** Goals that were agreed in the contact here. */
export function agreedHere({ goals, movedFrom }: Pick<CaseFile, 'goals' | 'movedFrom'>): CaseFile['goals'] {
  const elsewhere = new Set(movedFrom.flatMap((arrival) => arrival.goals))
  return goals.filter(({ id }) => !elsewhere.has(id))
}

/** A case's details as a record has them, to be written with one of them changed. */
export const caseBody = (
  file: Pick<CaseFile, 'code' | 'born' | 'bornMonth' | 'sex' | 'opened' | 'responsible' | 'note' | 'closed'>,
): KeptOf<'case'>['body'] => ({
  kind: 'case',
  code: file.code,
  born: file.born,
  ...(file.bornMonth !== null && { bornMonth: file.bornMonth }),
  sex: file.sex,
  opened: file.opened,
  ...(file.responsible !== null && { responsible: file.responsible }),
  ...(file.note !== '' && { note: file.note }),
  ...(file.closed !== null && { closed: file.closed }),
})

export type Versions = Omit<RegisterState, 'holds'>

const NO_VERSION: Versions = { ids: [], unsettled: [] }

/** What was changed in two places at once and in different ways, fields of a case and forms: until somebody has chosen. */
export const unsettledIn = ({ versions, correctedTwice }: CaseFile): number =>
  versions.case.unsettled.length + versions.protocol.unsettled.length + correctedTwice.length

/** Which records a save takes the place of: all that a page shows side by side, or else those that its fields were filled from. */
export const replacedOnSaving = ({ ids, unsettled }: Versions, filledFrom: readonly string[]): readonly string[] =>
  unsettled.length > 0 ? ids : filledFrom

/** Case files by case id, in the order the cases were opened. `records` are in order of writing. */
export const caseFiles = onceFor((records): ReadonlyMap<string, CaseFile> => {
  const byKind = new Map<Kind, ReadonlyMap<string | null, readonly Kept[]>>()
  const byCase = (kind: Kind) => {
    const known = byKind.get(kind) ?? Map.groupBy(ofKind(records, kind), ({ caseId }) => caseId)
    byKind.set(kind, known)
    return known
  }
  const files = new Map<string, CaseFile>()
  for (const id of new Set(records.map(({ caseId }) => caseId))) {
    const file = id === null ? null : caseFile(id, (kind) => byCase(kind).get(id))
    if (file) files.set(file.id, file)
  }
  return files
})

/** The same one by one, for whoever has much to read and a screen to keep answering. `of` is how many cases there are. */
export function* eachCaseFile(
  records: readonly Kept[],
): Generator<{ readonly file: CaseFile | null; readonly of: number }, void> {
  const byCase = new Map<string, Kept[]>()
  for (const record of records) {
    if (record.caseId === null) continue
    const own = byCase.get(record.caseId)
    if (own) own.push(record)
    else byCase.set(record.caseId, [record])
    yield { file: null, of: byCase.size }
  }
  for (const [id, own] of byCase) {
    const byKind = Map.groupBy(own, ({ body }) => body.kind)
    yield { file: caseFile(id, (kind) => byKind.get(kind)), of: byCase.size }
  }
}

const none: readonly never[] = []

/** @param own its records of a kind, in order of writing */
function caseFile(id: string, own: (kind: Kind) => readonly Kept[] | undefined): CaseFile | null {
  const those = <K extends Kind>(kind: K) => (own(kind) ?? none) as readonly KeptOf<K>[]
  const details = registerState(those('case'))
  if (!details) return null
  const protocol = registerState(those('protocol'))
  const lines = linesOf(those('answers'))
  const {
    code,
    born,
    bornMonth = null,
    sex,
    opened: day,
    responsible = null,
    note = '',
    closed = null,
  } = details.holds.body
  return {
    id,
    code,
    born,
    bornMonth,
    sex,
    opened: day,
    responsible,
    note,
    closed,
    measurements: inOrder(lines),
    correctedTwice: correctedTwice(lines),
    brokenOff: those('broken-off'),
    goals: goalsOf(those('goal'), those('goal-rating')),
    protocol: protocol?.holds ?? null,
    versions: { case: details, protocol: protocol ?? NO_VERSION },
    seen: those('seen'),
    movedTo: closed === null ? null : (those('moved-out').at(-1)?.body ?? null),
    movedFrom: those('moved-in').map(({ body }) => body),
  }
}
