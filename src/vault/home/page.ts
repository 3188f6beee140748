/**
 * What the page that is answered at home asks of the relay. It believes nothing: the plan opens under the link's secret and is
 * held against its check, a promise under a key in the plan, a receipt by the relay's key that stands there. No shapes library:
 * what comes is looked at by hand. Format: docs/formats/home.md.
 */
import { claimText, formText, handInText } from '#relay/texts'
import { base64, sha256, text, unbase64, utf8 } from '../crypto/bytes.ts'
import type { FinishedForm } from '../session/finished.ts'
import type { Refusal } from '../vault.ts'
import { keysOf, type Way } from './link.ts'
import { isSignedBy, type PageKey, signAsPage } from './page-key.ts'
import { type HomePlan, openNames, openPlan, type Readers } from './plan.ts'
import { type SealedForm, sealForm } from './sealed-form.ts'

/** How long the relay may be silent. */
const PATIENCE_MS = 20_000

/** Where the relay is: empty for the address that the page came from. */
export interface HomeAt {
  readonly origin?: string
  readonly fetch?: typeof fetch
  /** Kept since the slip was begun, by a page that was ended meanwhile. */
  readonly begun?: Begun | null
}

/** What the relay signed when the slip was begun: shown with each form, so that a relay that was set back takes it. */
export interface Begun {
  readonly payload: string
  readonly sig: string
}

/** All that handing in once more needs. Shows nothing of the form, and opens nothing. */
export interface Again {
  readonly slip: string
  readonly token: string
  readonly relayKey: string
  readonly begun: Begun | null
}

/** Whether somebody reads, so that something may be begun that must be read. */
type Reading =
  | { readonly stands: true; readonly until: number; readonly within: number; readonly who: Readers }
  /** When somebody is to read next; null where nobody has said. */
  | { readonly stands: false; readonly opens: number | null }

/** What has become of a slip since it was begun here. */
export interface News {
  /** It was opened elsewhere. */
  readonly second: boolean
  /** It was taken back. What is handed in is received all the same. */
  readonly revoked: boolean
}

export interface Looked extends News {
  /** `mine`: begun by this page's key, which may go on whatever has become of the slip. */
  readonly state: 'open' | 'mine'
  /** Four spoken digits are asked for when it is begun. */
  readonly needsCode: boolean
  readonly plan: HomePlan
  readonly reading: Reading
  /** Parts that are handed in. */
  readonly received: readonly number[]
  /** Where it is `mine`. */
  readonly begun: Begun | null
}

/** By when it is read at the latest, from when at the earliest; null where nobody has said. */
export type ReadsWhen = { readonly by: number } | { readonly from: number } | null

export interface Received extends News {
  readonly received: true
  /** By the relay's clock. */
  readonly at: number
  readonly reads: ReadsWhen
  /** It lies at the unit. Until then a relay may still lose it. */
  readonly taken: boolean
}

/** A slip by which nothing is begun any more, or not by this page. */
const over = ['elsewhere', 'expired', 'revoked', 'code-spent', 'handed-in'] as const
const refusals = [
  ...over,
  ...(['no-slip', 'nobody-reads', 'wrong-code', 'not-begun', 'too-many'] as const),
  ...(['offline', 'changed', 'not-understood'] as const),
] as const

/** `changed`: the relay shows another plan or inbox than the link's. `seconds` with `too-many`, `left` with `wrong-code`, `opens` with `nobody-reads`. */
export interface HomeRefusal extends Refusal<(typeof refusals)[number]> {
  readonly opens?: number | null
}

export interface HomePage {
  /** Spends nothing. */
  look(): Promise<Looked | HomeRefusal>
  /** After a tap. The same page again: the same answer. */
  claim(spoken?: string): Promise<Looked | HomeRefusal>
  seal(plan: HomePlan, part: number, body: FinishedForm): Promise<SealedForm>
  /** Any number of times, also after the slip's end. */
  send(plan: HomePlan, form: SealedForm): Promise<Received | HomeRefusal>
  again(plan: HomePlan): Promise<Again>
}

type Ask = (path: string, body: object) => Promise<Said | HomeRefusal>

const asking =
  ({ origin = '', fetch: asked = fetch }: HomeAt): Ask =>
  async (path, body) => {
    const response = await asked(`${origin}/v1/home/${path}`, {
      ...{ method: 'POST', redirect: 'error', cache: 'no-store', referrerPolicy: 'no-referrer', credentials: 'omit' },
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => null)
    const said = response && ((await response.json().catch(() => null)) as Said | null)
    if (!response || response.status >= 500) return { refused: 'offline' }
    if (!said || typeof said !== 'object') return { refused: 'not-understood' }
    return response.status === 200 ? said : refusalIn(said, Number(response.headers.get('retry-after')))
  }

/** Hands in a form, for the first time or once more: of what came first nothing is changed. */
export async function handInAgain(
  { slip, token, relayKey, begun }: Again,
  key: PageKey,
  { id, part, last, enc, box }: SealedForm,
  at: HomeAt = {},
): Promise<Received | HomeRefusal> {
  const sealed = { enc, box }
  const hash = base64(await sha256(utf8(formText(sealed))))
  const sig = await signAsPage(key, handInText(slip, id, part, last, hash))
  const shown = { slip, token, key: key.public, form: id, part, last, sealed, begun, sig }
  const said = await asking(at)('hand-in', shown)
  if (isRefusal(said)) return said
  const received = await receiptedAt(relayKey, slip, id, said.receipt as Said)
  if (received === null) return { refused: 'not-understood' }
  const reads = readsIn(said.reads as Said | null)
  return { received: true, at: received, reads, ...newsIn(said), taken: said.taken === true }
}

export function homePage(way: Way, key: PageKey, at: HomeAt = {}): HomePage {
  const keys = keysOf(way)
  const slip = way.id
  const token = async () => base64((await keys).token)
  let begun = at.begun ?? null
  const again = async ({ relayKey }: HomePlan): Promise<Again> => ({ slip, token: await token(), relayKey, begun })
  const ask: Ask = async (path, body) => asking(at)(path, { slip, token: await token(), key: key.public, ...body })

  async function looked(said: Said): Promise<Looked | HomeRefusal> {
    const { state } = said
    const refused = over.find((one) => one === state)
    if (refused) return { refused }
    if (state !== 'open' && state !== 'mine') return { refused: 'not-understood' }
    const plan = await openPlan(way, await keys, String(said.plan))
    if (!plan) return { refused: 'changed' }
    begun = (said.begun as Begun | null) ?? begun
    return {
      state,
      needsCode: said.spoken === true,
      plan,
      reading: await readingIn(plan, said.reading as Said),
      received: Array.isArray(said.parts) ? said.parts.filter(Number.isInteger) : [],
      begun,
      ...newsIn(said),
    }
  }

  return {
    async look() {
      const said = await ask('look', {})
      return isRefusal(said) ? said : looked(said)
    },
    async claim(code) {
      // Before anything is bound to this page, the plan is held against the link, and the promise against the plan's key.
      const before = await this.look()
      if (isRefusal(before)) return before
      const { plan, reading, state } = before
      if (state === 'open' && plan.review && !reading.stands) return { refused: 'nobody-reads', opens: reading.opens }
      const spoken = code === undefined ? null : base64(await (await keys).spoken(code))
      const said = await ask('claim', { spoken, sig: await signAsPage(key, claimText(slip)) })
      return isRefusal(said) ? said : looked(said)
    },
    seal: (plan, part, body) => sealForm(plan, slip, key.public, part, body),
    send: async (plan, form) => handInAgain(await again(plan), key, form, at),
    again,
  }
}

type Said = Readonly<Record<string, unknown>>
const isRefusal = (said: object): said is HomeRefusal => 'refused' in said

function refusalIn(said: Said, seconds: number): HomeRefusal {
  const refused = said.refused === 'wrong-spoken-code' ? 'wrong-code' : refusals.find((one) => one === said.refused)
  return {
    refused: refused ?? 'not-understood',
    ...(typeof said.left === 'number' && { left: said.left }),
    ...(refused === 'nobody-reads' && { opens: momentIn(said.opens) }),
    ...(seconds > 0 && { seconds }),
  }
}

const newsIn = ({ second, revoked }: Said): News => ({ second: second === true, revoked: revoked === true })
const momentIn = (said: unknown): number | null => (typeof said === 'number' && Number.isFinite(said) ? said : null)

/** A promise whose names do not open is nobody's: then nobody reads. */
async function readingIn(plan: HomePlan, said: Said | undefined): Promise<Reading> {
  const [until, within] = [momentIn(said?.until), momentIn(said?.within)]
  const key = plan.promiseKey
  if (said?.stands === true && key && until !== null && within !== null) {
    const who = await openNames(key, plan.unit, until, within, String(said.names))
    if (who) return { stands: true, until, within, who }
  }
  return { stands: false, opens: momentIn(said?.opens) }
}

function readsIn(said: Said | null): ReadsWhen {
  const [by, from] = [momentIn(said?.by), momentIn(said?.from)]
  if (by !== null) return { by }
  return from === null ? null : { from }
}

/** When the relay says that it has the form; null where that is not the unit's relay, or of another form. */
async function receiptedAt(
  relayKey: string,
  slip: string,
  form: string,
  receipt: Said | undefined,
): Promise<number | null> {
  try {
    const payload = unbase64(String(receipt?.payload))
    if (!(await isSignedBy(unbase64(relayKey), unbase64(String(receipt?.sig)), payload))) return null
    const said = JSON.parse(text(payload)) as Said
    const right = said.schema === 'home-receipt-1' && said.slip === slip && said.form === form
    return right ? momentIn(said.at) : null
  } catch {
    return null
  }
}
