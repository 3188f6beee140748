/** A youth who answers without pause: draft after draft, a form handed in now and then, each acknowledgement told to the server. */
import { createUnit } from '../../src/vault/index.ts'
import { aCase, openTheOnly, phrase, planFor, unitOfTwo } from '../../src/vault/testing.ts'
import type { Draft, HandedOver, StartReport } from '../../src/vault/vault.ts'
import { answersOf } from './answers.ts'

const FORMS = 400
const SAVES_A_FORM = 8

/** The save that was acknowledged, or the form that was handed in after it. */
export type LoopMessage =
  | { readonly saved: number }
  /** The screen says *sparat på ett ställe*, and asks for help. */
  | { readonly inOnePlace: number }
  | { readonly handedIn: number }

/** What stands on the tablet when it starts. */
export interface Survey {
  readonly is: 'empty' | 'locked' | 'handed-over'
  /** The day that a unit was last here, where nothing else is left of it. */
  readonly lastHere: string | null
  readonly report: StartReport | null
  readonly draft: Draft | null
  readonly forms: readonly Readonly<Record<string, number | null>>[]
}

let session: HandedOver | null = null

export const filledIn = (form: number, n: number): Draft => ({
  form,
  position: n,
  answers: answersOf(n),
  blanks: {},
  mode: 'list',
})

const tell = (told: LoopMessage) => fetch('/told', { method: 'POST', body: JSON.stringify(told), keepalive: true })

async function opened() {
  const state = await openTheOnly()
  if (state.is === 'open') throw new Error('no start opens a unit')
  if (state.is === 'empty') return { is: state.is, lastHere: state.lastHere ?? null, vault: null, draft: null }
  const opening = state.is === 'locked' ? state.vault.unlock(phrase) : state.session.takeBack(phrase)
  const draft = state.is === 'handed-over' ? state.session.draft() : null
  const vault = await opening
  if ('refused' in vault) throw new Error(vault.refused)
  return { is: state.is, lastHere: null, vault, draft: draft ?? vault.unfinished()[0]?.draft ?? null }
}

/** Looks at everything in the vault, and hands the tablet over again where it was. */
export async function standing(): Promise<Survey> {
  const { is, lastHere, vault, draft } = await opened()
  if (!vault) return { is, lastHere, report: null, draft: null, forms: [] }
  const { report } = vault
  await vault.reportSeen()
  const forms = vault.of('answers').map(({ body }) => body.answers)
  const [broken] = vault.unfinished()
  session = broken ? await vault.resume(broken.session) : await vault.handOver(plan(vault.of('case')[0]?.caseId ?? ''))
  return { is, lastHere, report, draft, forms }
}

const plan = (caseId: string) => planFor(caseId, ...Array.from({ length: FORMS }, () => 'core-om'))

async function begun(): Promise<HandedOver> {
  const { vault } = await createUnit('unit', unitOfTwo)
  const caseId = crypto.randomUUID()
  await vault.append({ caseId, body: aCase('KILL-1') })
  return vault.handOver(plan(caseId))
}

const LOAD = 12
const LOAD_BYTES = 24_000
const LOAD_PAUSE_MS = 4

/**
 * Other work on the same origin: all its databases share one file of Chromium's, and the more is written, the likelier
 * a kill finds a write half done. Nothing of it is looked at afterwards.
 */
function loading(): void {
  const opening = indexedDB.open('load')
  opening.onupgradeneeded = () => opening.result.createObjectStore('load')
  opening.onsuccess = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(LOAD_BYTES))
    const write = () => {
      const writing = opening.result.transaction('load', 'readwrite', { durability: 'relaxed' })
      for (let i = 0; i < LOAD; i++) writing.objectStore('load').put(bytes, i)
      writing.oncomplete = () => setTimeout(write, LOAD_PAUSE_MS)
    }
    write()
  }
}

/** The session that `standing` handed over again. */
export function handedOverNow(): HandedOver {
  if (!session) throw new Error('nothing was handed over')
  return session
}

/** Goes on until it is stopped from outside. `early` tells of a save that has not ended yet, as no screen may. */
export async function savingLoop(from: number, early: boolean): Promise<never> {
  session ??= await begun()
  loading()
  for (let n = from + 1; ; n++) {
    const { form } = session.draft()
    const saved = session.save(filledIn(form, n))
    await tell(early || (await saved) === 'saved' ? { saved: n } : { inOnePlace: n })
    await saved
    if (n % SAVES_A_FORM === 0) {
      await session.handIn()
      await tell({ handedIn: n })
    }
  }
}
