/**
 * The chain of devices: who may ask the relay, each step signed by a device that was there before. What a step holds for
 * devices alone is its body. Nobody believes the relay about it. Format: docs/formats/relay.md.
 */
import * as z from 'zod'
import type { Step } from '#relay'
import { type StepContent, signedStepText, stepText } from '#relay/texts'
import { type Bytes, base64, idOfKey, sha256, unbase64, utf8 } from '../crypto/bytes.ts'
import { bitsOf } from '../crypto/derive.ts'
import { type Header, header, type UnitKeys } from '../crypto/epochs.ts'
import { aesKey, openJson, sealJson } from '../crypto/seal.ts'
import type { Signer } from '../disk/log.ts'
import { RelayRefusal } from './link.ts'

export type Chain = readonly Step[]

/** What devices say to each other in a step. What a newer version says as well is left unread. */
const said = z.object({
  /** The unit's header, sealed: see `headerSecret`. */
  header: z.string().optional(),
  /** Where what is handed in goes, by now: for tablets in the waiting room, which do not open the header. */
  inbox: z.object({ n: z.number().int().positive(), public: z.string() }).optional(),
  /** What the device that lets another in and that other have agreed on. */
  extra: z.string().optional(),
})
export const bodyOf = (what: z.infer<typeof said>): string => JSON.stringify(what)

/** Who may ask now, by device the key; whoever was removed is not among them. */
export function membersOf(chain: Chain): ReadonlyMap<string, string> {
  const members = new Map<string, string>()
  for (const { add, remove } of chain) {
    for (const { device, key } of add) members.set(device, key)
    for (const { device } of remove) members.delete(device)
  }
  return members
}

/** A tablet in the waiting room: it signs with one key and is sealed to by another, and may neither sync nor let anybody in. */
export interface Tablet {
  readonly key: string
  readonly sealing: string
}

/** Of those who may ask now, the tablets in the waiting room. */
export function tabletsOf(chain: Chain): ReadonlyMap<string, Tablet> {
  const members = membersOf(chain)
  const tablets = chain.flatMap(({ add }) =>
    add.flatMap(({ device, key, tablet }) => (tablet ? [[device, { key, sealing: tablet }] as const] : [])),
  )
  return new Map(tablets.filter(([device]) => members.has(device)))
}

/** Of those who may ask now, readers once more, by the id that each has while somebody answers on it: the key, and the reader's own id. */
export function besideOf(chain: Chain): ReadonlyMap<string, { readonly key: string; readonly reader: string }> {
  const members = membersOf(chain)
  const all = chain.flatMap(({ by, add }) =>
    add.flatMap(({ device, key, tablet }) => (tablet === '' ? [[device, { key, reader: by }] as const] : [])),
  )
  return new Map(all.filter(([device]) => members.has(device)))
}

/** Whoever was ever let in and may leave letters alone. */
const notReaders = (chain: Chain): ReadonlySet<string> =>
  new Set(chain.flatMap(({ add }) => add.flatMap(({ device, tablet }) => (tablet === undefined ? [] : [device]))))

/** Of those who may ask now, the readers' keys. */
export function readersOf(chain: Chain): ReadonlyMap<string, string> {
  const others = notReaders(chain)
  return new Map([...membersOf(chain)].filter(([device]) => !others.has(device)))
}

/** Whoever was ever let in: nobody is let in twice. */
export const everIn = (chain: Chain): ReadonlySet<string> =>
  new Set(chain.flatMap(({ add }) => add.map(({ device }) => device)))

export type ChainHead = readonly [n: number, id: string]
export const headOf = (chain: Chain): ChainHead => [chain.length, chain.at(-1)?.id ?? '']

/** The chain with these steps at its end, each held against hash, signature and who was in; null where they are not what may come next. */
export async function goneOn(unit: string, chain: Chain, steps: Chain): Promise<Chain | null> {
  const members = new Map(membersOf(chain))
  const ever = new Set(everIn(chain))
  const others = new Set(notReaders(chain))
  let [n, before] = headOf(chain)
  for (const step of steps) {
    const first =
      step.n === 1 ? step.add.find(({ device, tablet }) => device === step.by && tablet === undefined)?.key : undefined
    const key = first ?? members.get(step.by)
    if (others.has(step.by)) return null
    if (step.n !== n + 1 || step.before !== before || !key || !(await isSigned(unit, step, key))) return null
    for (const one of step.add) {
      if (ever.has(one.device) || (await idOfKey(one.key).catch(() => null)) !== one.device) return null
      ever.add(one.device)
      if (one.tablet !== undefined) others.add(one.device)
      members.set(one.device, one.key)
    }
    for (const { device } of step.remove) if (!members.delete(device)) return null
    ;[n, before] = [step.n, step.id]
  }
  return [...chain, ...steps]
}

/** By itself, whatever stands before it. */
async function isSigned(unit: string, step: Step, key: string): Promise<boolean> {
  if (base64(await sha256(utf8(stepText(unit, step)))) !== step.id) return false
  const curve = { name: 'ECDSA', namedCurve: 'P-256' }
  try {
    const point = await crypto.subtle.importKey('raw', unbase64(key), curve, false, ['verify'])
    const bytes = utf8(signedStepText(unit, step.id))
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, point, unbase64(step.sig), bytes)
  } catch {
    return false
  }
}

/** What the relay says of this device's removal is believed where a step of the chain shows it; else it is that nobody has let it in. */
export async function shownRemoval(unit: string, chain: Chain, device: string, fault: unknown): Promise<unknown> {
  if (!(fault instanceof RelayRefusal) || fault.refused !== 'removed') return fault
  const step = fault.said?.step
  const by = chain
    .flatMap(({ add }) => add)
    .findLast(({ device, tablet }) => device === step?.by && tablet === undefined)?.key
  const shown = step && by && step.remove.some((one) => one.device === device) && (await isSigned(unit, step, by))
  return shown ? fault : new RelayRefusal('not-let-in')
}

export type StepChange = Partial<Pick<StepContent, 'add' | 'remove' | 'body'>>

export async function nextStep(unit: string, chain: Chain, by: Signer, change: StepChange): Promise<Step> {
  const [n, before] = headOf(chain)
  const content: StepContent = { add: [], remove: [], body: '', ...change, n: n + 1, before, by: by.id }
  const id = base64(await sha256(utf8(stepText(unit, content))))
  const sig = base64(await by.sign(utf8(signedStepText(unit, id))))
  return { ...content, id, sig } as Step
}

/**
 * 32 bytes under which headers travel: of the first epoch, to which every epoch leads back, so that they are the same for the
 * unit's whole life. A header by itself opens nothing; it is sealed so that the relay learns no roles.
 */
export async function headerSecret(unit: string, { all }: Pick<UnitKeys, 'all'>): Promise<Bytes> {
  const first = all.get(1)
  if (!first) throw new Error('the first epoch is not here')
  const root = await crypto.subtle.importKey('raw', first.root, 'HKDF', false, ['deriveBits'])
  return bitsOf(root, utf8(unit), 'mattstock|header-for-devices')
}

const headerAad = (unit: string) => `header|${unit}`

/** As it stands in a step's body. `secret` stays as it is. */
export const sealedHeader = async (unit: string, secret: Bytes, header: Header): Promise<string> =>
  sealJson(await aesKey(secret.slice()), headerAad(unit), header)

/** The newest header that the chain holds; null where it holds none that opens. */
export async function headerIn(unit: string, secret: Bytes, chain: Chain): Promise<Header | null> {
  const boxes = chain.flatMap(({ body }) => saidIn(body)?.header ?? [])
  const key = await aesKey(secret.slice())
  for (const box of boxes.reverse()) {
    const opened = await openJson(key, headerAad(unit), box).catch(() => null)
    const read = header.safeParse(opened).data
    if (read?.unit === unit) return read
  }
  return null
}

/** The inbox that the newest step names which names one. */
export const inboxIn = (chain: Chain) => chain.flatMap(({ body }) => saidIn(body)?.inbox ?? []).at(-1) ?? null

export function saidIn(body: string): z.infer<typeof said> | null {
  try {
    return said.safeParse(JSON.parse(body)).data ?? null
  } catch {
    return null
  }
}
