/** What is to be filled in at home, as the link's secret opens it; and what stands in a promise to read. Format: docs/formats/home.md. */
import { base64, sha256, unbase64, utf8 } from '../crypto/bytes.ts'
import { aesKey, openJson, sealJson } from '../crypto/seal.ts'
import type { PlannedForm } from '../vault.ts'
import { checkOf, type Way, type WayKeys } from './link.ts'

/** Whose hands the slip goes into. */
export type Bearer = 'youth' | 'guardian' | 'teacher'

export interface HomePlan {
  readonly unit: string
  /** Null in a teacher's. */
  readonly unitName: string | null
  /** What is handed in is sealed to this. */
  readonly inbox: string
  /** The newest statement of who belongs to the unit, when the slip was made: with the inbox what the link's check is of. */
  readonly head: string
  /** By which the relay signs its receipts. */
  readonly relayKey: string
  readonly informant: 'self' | 'parent' | 'teacher'
  readonly to: Bearer
  readonly forms: readonly PlannedForm[]
  readonly language: string
  /** Orders the help list. */
  readonly age: number | null
  /** Milliseconds since 1970, by the relay's clock. */
  readonly expires: number
  /** Some of it must be read by somebody: it is begun only while somebody has promised to. */
  readonly review: boolean
  /** Opens the names in a promise; null where they are of no use. */
  readonly promiseKey: string | null
}

const planAad = (id: string) => `home-plan|${id}`

export const sealPlan = ({ id }: Way, { plan }: WayKeys, what: HomePlan): Promise<string> =>
  sealJson(plan, planAad(id), what)

/** Null where it is not what the link says: another has put it there. */
export async function openPlan({ id, check }: Way, { plan }: WayKeys, box: string): Promise<HomePlan | null> {
  const opened = (await openJson(plan, planAad(id), box).catch(() => null)) as HomePlan | null
  if (!opened || (check !== null && check !== (await checkOf(opened.inbox, opened.head).catch(() => null)))) return null
  return opened
}

/** Who reads, as families are told it. */
export interface Readers {
  readonly reader: string
  readonly deputy: string
}

/** The names are of this very promise: an old one that is shown again does not open. */
const promiseAad = (unit: string, until: number, within: number) => `home-promise|${unit}|${until}|${within}`
const promiseKeyOf = (key: string) => aesKey(unbase64(key))

export const sealNames = async (key: string, unit: string, until: number, within: number, names: Readers) =>
  sealJson(await promiseKeyOf(key), promiseAad(unit, until, within), names)

/** Null where nobody of the unit has promised that. */
export const openNames = async (
  key: string,
  unit: string,
  until: number,
  within: number,
  box: string,
): Promise<Readers | null> =>
  (await openJson(await promiseKeyOf(key), promiseAad(unit, until, within), box).catch(() => null)) as Readers | null

/** What was planned of a form, by which the unit knows it again. */
export const formHash = async ({
  form,
  occasion,
  hash,
  others = [],
}: {
  readonly form: string
  readonly occasion: string
  readonly hash: string
  readonly others?: readonly string[] | undefined
}): Promise<string> => base64(await sha256(utf8(JSON.stringify([form, occasion, hash, ...others]))))
