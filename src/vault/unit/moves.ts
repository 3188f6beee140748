/**
 * A child moves: the case is sealed to another unit's address in a file, and taken in there. Where it was it is closed and
 * stays; where it comes to, it is a contact of its own that shows what was measured before. Both logs have it.
 */
import { uuidOf } from '#relay/texts'
import { today } from '../../clock/today.ts'
import { sha256, utf8 } from '../crypto/bytes.ts'
import { NOBODY } from '../crypto/members.ts'
import { spokenWords } from '../crypto/spoken-words.ts'
import { isPractice } from '../place.ts'
import type { Kept, KeptOf, RecordBody } from '../records.ts'
import { registerState } from '../registers.ts'
import { type NewRecord, type Refusal, VaultError } from '../vault.ts'
import { takenBack } from './home-ends.ts'
import {
  type Address,
  addressText,
  type BadMoveFile,
  type MovedCase,
  openMove,
  type Reader,
  readAddress,
  sealMove,
} from './move-file.ts'
import { protect } from './protect.ts'
import { canBeLetIn, mayRead, protectionOf } from './readers.ts'
import { kindOf } from './sealed-records.ts'
import { appendTo, catchUp, type Unit, type Written } from './unit.ts'

/** A file's text, and the words by which whoever gets it hears that it is this one. */
export interface Spoken {
  readonly text: string
  readonly words: string
}

export type Consent = KeptOf<'moved-out'>['body']['consent']

/** What a case that came in a file would become here. */
export interface Arriving {
  readonly moved: MovedCase
  readonly words: string
  /** `back`: the child has been here, and that case goes on. `known`: all of it is here already. */
  readonly is: 'new' | 'back' | 'known'
  readonly caseId: string
  /** How many forms, goals and ratings of goals are not here yet. */
  readonly news: number
}

export type NotTakenIn = BadMoveFile | Refusal<'move-erased-here' | 'move-protected-here'>

export interface Moves {
  /** Where other units seal a case for this one. Made anew whenever keys have changed; what was sealed to an older one opens too. */
  address(): Promise<Spoken>
  /** Another unit's. */
  readAddress(text: string): Promise<{ readonly to: Address; readonly words: string } | BadMoveFile>
  /** The file; the case is closed here in the same write. Once more for a case that is away gives the same move. `instruments` are those of the unit's own that it answered. */
  give(caseId: string, to: Address, consent: Consent, instruments: readonly string[]): Promise<Spoken>
  /** Opens a file, and keeps nothing. */
  look(text: string): Promise<Arriving | NotTakenIn>
  /** What is not here yet of it. `code` is the case's own here, where it is new; `also` what its forms need. Gives the case. */
  takeIn(arriving: Arriving, code: string, also?: readonly NewRecord[]): Promise<string>
}

export const movesOf = (inside: () => Unit): Moves => ({
  async address() {
    const { header, pair, store, memory } = inside()
    if (pair.to !== inside().me.staff) throw new VaultError('not-permitted')
    const text = addressText({
      unit: header.unit,
      ...(isPractice(store.place) && { practice: true }),
      name: nameOf(memory.of('unit')),
      day: today(),
      inbox: header.epochs.at(-1)?.public ?? '',
      person: pair.public,
    })
    return spoken(text)
  },
  async readAddress(text) {
    const read = await readAddress(text, readerOf(inside()))
    return 'refused' in read ? read : { to: read, words: await spokenWords(text) }
  },
  give: (caseId, to, consent, instruments) => give(inside(), caseId, to, consent, instruments),
  look: (text) => look(inside(), text),
  takeIn: (arriving, code, also = []) => takeIn(inside(), arriving, code, also),
})

const spoken = async (text: string): Promise<Spoken> => ({ text, words: await spokenWords(text) })

const nameOf = (units: readonly KeptOf<'unit'>[]) => registerState(units)?.holds.body.name ?? ''

/** Inboxes of all epochs, and the pair of whoever is in. */
const readerOf = ({ header, keys, pair, store }: Unit): Reader => ({
  unit: header.unit,
  practice: isPractice(store.place),
  privateOf(point) {
    if (point === pair.public) return pair.private
    const epoch = header.epochs.find((it) => it.public === point)
    return (epoch && keys.all.get(epoch.n)?.private) ?? null
  },
})

const audit = (caseId: string, what: string, detail: string): Written => ({
  caseId,
  body: { kind: 'audit', what, detail },
})

const ofCase = ({ memory }: Unit, caseId: string): readonly Kept[] =>
  memory.standing().filter((record) => record.caseId === caseId)

const TRAVELS: ReadonlySet<string> = new Set(['answers', 'broken-off', 'goal', 'goal-rating'])
type Travelling = MovedCase['records'][number]['body']

async function give(
  unit: Unit,
  caseId: string,
  to: Address,
  consent: Consent,
  instruments: readonly string[],
): Promise<Spoken> {
  await catchUp(unit)
  const own = ofCase(unit, caseId)
  const held = registerState(own.filter((record) => kindOf(record, 'case')))?.holds.body
  if (!held) throw new VaultError('protected')
  const protocol = registerState(own.filter((record) => kindOf(record, 'protocol')))?.holds.body
  const away = held.closed ? own.findLast((record) => kindOf(record, 'moved-out')) : undefined
  const { move, day } = away && kindOf(away, 'moved-out') ? away.body : { move: crypto.randomUUID(), day: today() }
  const { kind: _, ...written } = protocol ?? { kind: null }
  const { code, born, bornMonth, sex, opened } = held
  const guarded = protectionOf(unit.memory, caseId) !== null
  const text = await sealMove(to, {
    move,
    from: { unit: unit.header.unit, name: nameOf(unit.memory.of('unit')) },
    day,
    consent,
    case: { id: caseId, code, born, ...(bornMonth && { bornMonth }), sex, opened },
    protected: guarded,
    protocol: protocol ? (written as MovedCase['protocol']) : null,
    instruments: [...instruments],
    records: own.flatMap(({ id, by, body }) =>
      TRAVELS.has(body.kind) ? [{ id, respondent: by === 'respondent', body: travelling(body as Travelling) }] : [],
    ),
  })
  await appendTo(unit, [
    { caseId, body: { ...held, closed: held.closed ?? today() } },
    { caseId, body: { kind: 'moved-out', move, to: to.name, day, consent } },
    // What is filled in from now on is the other unit's to ask for.
    ...takenBack(unit, caseId),
    // All may read the log: of a protected case not where it went.
    audit(caseId, 'case.moved-out', guarded ? '' : to.name),
  ])
  return spoken(text)
}

/** Which import it came by is this unit's own. */
function travelling(body: Travelling): Travelling {
  if (body.kind !== 'answers') return body
  const { imported: _, ...rest } = body
  return rest
}

async function look(unit: Unit, text: string): Promise<Arriving | NotTakenIn> {
  const moved = await openMove(text, readerOf(unit))
  if ('refused' in moved) return moved
  await catchUp(unit)
  const { memory } = unit
  const caseId = await idHere(unit, moved, moved.case.id)
  if (memory.erased(caseId)) return { refused: 'move-erased-here' }
  if (protectionOf(memory, caseId) && !mayRead(unit, caseId)) return { refused: 'move-protected-here' }
  const own = ofCase(unit, caseId)
  const ids = await Promise.all(moved.records.map(({ id }) => idHere(unit, moved, id)))
  const news = ids.filter((id) => !memory.ids.has(id)).length
  const here = own.some((record) => kindOf(record, 'case'))
  const taken = own.some((record) => kindOf(record, 'moved-in') && record.body.move === moved.move)
  const is = !here ? 'new' : taken && news === 0 ? 'known' : 'back'
  return { moved, words: await spokenWords(text), is, caseId, news }
}

/**
 * A case keeps its id on the way, and so do its records: one that comes back is the same child, counted once. Where it was
 * erased here meanwhile nothing can be written under that id, and it gets others, the same at each reading of the file.
 */
async function idHere({ memory }: Unit, { move, case: { id: before } }: MovedCase, id: string): Promise<string> {
  return memory.erased(before) ? uuidOf(await sha256(utf8(`moved|${move}|${id}`))) : id
}

async function takeIn(
  unit: Unit,
  { moved, is, caseId }: Arriving,
  code: string,
  also: readonly NewRecord[],
): Promise<string> {
  if (is === 'known') return caseId
  await catchUp(unit)
  const { memory, me } = unit
  const here = registerState(ofCase(unit, caseId).filter((record) => kindOf(record, 'case')))?.holds.body
  const to = moved.protected && !protectionOf(memory, caseId) ? { staff: [me.staff] } : null
  // Before anything of it is written: the keys of what comes are then for those alone.
  if (to && here) await protect(unit, caseId, to)
  const again = ofCase(unit, caseId).some((record) => kindOf(record, 'moved-in') && record.body.move === moved.move)
  const records = await Promise.all(
    moved.records.map(async ({ id, respondent, body }) => ({
      id: await idHere(unit, moved, id),
      caseId,
      body: await asHere(unit, moved, body),
      ...(respondent && { by: 'respondent' as const }),
    })),
  )
  const { born, bornMonth, sex, opened } = moved.case
  const details: RecordBody = here
    ? (({ closed: _, ...open }) => open)(here)
    : {
        kind: 'case',
        code,
        born,
        ...(bornMonth && { bornMonth }),
        sex,
        // The contact here begins today: what was measured before belongs to the one that it had there.
        opened: today(),
        ...(me.staff !== NOBODY && { responsible: me.staff }),
      }
  const { move, from, day, consent, protocol } = moved
  const goals = [
    ...new Set(records.flatMap(({ id, body }) => (body.kind === 'goal' && !memory.ids.has(id) ? [body.goal] : []))),
  ]
  const arrival: RecordBody = { kind: 'moved-in', move, from: from.name, day, consent, opened, protocol, goals }
  const protection: RecordBody | null =
    to && !here ? { kind: 'protection', code, to, keys: [...canBeLetIn(unit, to)] } : null
  await appendTo(unit, [
    ...also,
    ...(protection ? [{ caseId, body: protection }] : []),
    ...(again
      ? []
      : [
          { caseId, body: details },
          { caseId, body: arrival },
        ]),
    ...records.filter(({ id }) => !memory.ids.has(id)),
    audit(caseId, 'case.moved-in', moved.protected ? '' : from.name),
  ])
  return caseId
}

/** As it is kept here: what it corrects goes by its id here, and its place among the records says nothing of when. */
async function asHere(unit: Unit, moved: MovedCase, body: Travelling): Promise<Travelling> {
  if (body.kind !== 'answers') return body
  const { corrects } = body
  const record = corrects && (await idHere(unit, moved, corrects.record))
  return { ...body, ...(record && { corrects: { ...corrects, record } }), late: true, moved: true }
}
