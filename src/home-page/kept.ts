/**
 * A slip on this phone, from the key that is made before it is begun to the last receipt. How long its answers stay: an hour
 * after the last of them, those that are not a young person's own until the slip ends at least; sealed forms
 * until they are received, and after that for some days, until they are known to lie at the unit.
 */
import {
  type Again,
  type Begun,
  type HomePlan,
  newPageKey,
  type PageKey,
  type SealedForm,
  type Way,
} from '../vault/home/index.ts'
import { aesKey, base64, type Draft, openJson, random, sealJson, unbase64 } from '../vault/index.ts'
import type { Phone, SlipRow } from './phone.ts'

/** Whoever is in the middle when the slip ends goes on. */
const AFTER_ANSWER_MS = 60 * 60_000
/** Of a slip that was not begun yet: no slip lives longer. */
const LONGEST_SLIP_MS = 8 * 24 * 60 * 60_000
/** After the slip's end: what could not be sent by then is not sent. */
const UNSENT_MS = 30 * 24 * 60 * 60_000
/** After a receipt: a server that is set back to an older copy is so within days, and the unit asks for what it lost. */
const GIVEN_MS = 14 * 24 * 60 * 60_000

/** What there is to go on with. */
export interface Held {
  readonly way: Way
  readonly plan: HomePlan
  /** Null where every form is handed in, or nothing was to be kept. */
  readonly draft: Draft | null
  /** Not received yet. */
  readonly forms: readonly SealedForm[]
}

/** Each call rejects where the phone keeps nothing; the page then goes on by itself. */
export interface KeptSlip {
  readonly pageKey: PageKey
  readonly begun: Begun | null
  readonly held: Held | null
  /** Before the slip is claimed: a page that ends in the middle can claim it again. After it, with what the relay said. */
  keepKey(begun?: Begun | null): Promise<void>
  save(plan: HomePlan, draft: Draft): Promise<void>
  /** The sealed form takes the place of its draft. `next` is another's, where one follows and drafts are kept. */
  handIn(plan: HomePlan, form: SealedForm, next: Draft | null): Promise<void>
  /** It stays as `given` where `again` says how it is handed in once more, unless nothing was to be kept. */
  received(form: SealedForm, again: Again | null): Promise<void>
  /** Nothing of the slip stays, but forms that are not at the unit yet. @returns whether it was the phone's last */
  forget(): Promise<boolean>
}

/** @param phone null where the browser keeps nothing */
export async function keptSlip(phone: Phone | null, way: Way, now: () => number = Date.now): Promise<KeptSlip> {
  const { id } = way
  const found = phone && (await phone.all('slips')).find((row) => row.id === id)
  const key = found?.key ?? (await aesKey(random(32)))
  const pageKey = found?.pageKey ?? (await newPageKey())
  let { box, begun, keeps } = found ?? { box: null, begun: null, keeps: false }

  const write: Phone['write'] = async (...ops) => {
    if (!phone) throw new Error('nothing is kept')
    await phone.write(...ops)
  }
  const slip = (ends: number) => ({ put: 'slips', row: { id, pageKey, key, ends, box, begun, keeps } }) as const
  /** Written where it is not there yet: the plan may be long, and is the same each time. */
  async function planToo(plan: HomePlan) {
    if (box !== null) return []
    box = await sealJson(key, aad('plan', id), { way: { ...way, secret: base64(way.secret) }, plan })
    return [slip(plan.expires)]
  }
  async function draftRow(plan: HomePlan, draft: Draft) {
    const soon = now() + AFTER_ANSWER_MS
    const ends = plan.to === 'youth' ? soon : Math.max(soon, plan.expires)
    return { put: 'drafts', row: { id, ends, box: await sealJson(key, aad('draft', id), draft) } } as const
  }
  return {
    pageKey,
    begun,
    held: phone && found ? await heldBy(phone, found) : null,
    keepKey(said = null) {
      begun = said
      return write(slip(now() + LONGEST_SLIP_MS))
    },
    async save(plan, draft) {
      keeps = true
      await write(...(await planToo(plan)), await draftRow(plan, draft))
    },
    async handIn(plan, form, next) {
      const draft = next ? await draftRow(plan, next) : ({ drop: 'drafts', id } as const)
      await write(...(await planToo(plan)), { put: 'forms', row: form }, draft)
    },
    received: (form, again) =>
      write({ drop: 'forms', id: form.id }, ...(again && keeps ? [given(form, pageKey, again, now())] : [])),
    async forget() {
      if (!phone) return true
      await write({ drop: 'slips', id }, { drop: 'drafts', id })
      const last = (await phone.all('slips')).length === 0
      if (last && (await phone.all('given')).length === 0) await phone.forget()
      return last
    },
  }
}

const given = (form: SealedForm, pageKey: PageKey, again: Again, now: number) =>
  ({ put: 'given', row: { id: form.id, form, pageKey, again, ends: now + GIVEN_MS } }) as const

/** What is past its time goes; of a young person's slip only the page's key stays then, so that it can be begun again. */
export async function tidy(phone: Phone, now: number): Promise<void> {
  const [slips, drafts, forms] = await Promise.all([phone.all('slips'), phone.all('drafts'), phone.all('forms')])
  for (const row of slips) {
    const own = forms.filter(({ slip }) => slip === row.id)
    const draft = drafts.find(({ id }) => id === row.id)
    const { id } = row
    if (Math.max(row.ends, draft?.ends ?? 0) + (own.length > 0 ? UNSENT_MS : 0) <= now)
      await phone.write(
        { drop: 'slips', id },
        { drop: 'drafts', id },
        ...own.map((form) => ({ drop: 'forms', id: form.id }) as const),
      )
    else if (draft && draft.ends <= now) {
      const bare = own.length > 0 ? [] : [{ put: 'slips', row: { ...row, box: null } } as const]
      await phone.write({ drop: 'drafts', id }, ...bare)
    }
  }
}

/** Null where nothing was begun, or nothing of it is kept. */
export async function heldBy(phone: Phone, { id, key, box }: SlipRow): Promise<Held | null> {
  if (box === null) return null
  const [drafts, forms] = await Promise.all([phone.all('drafts'), phone.all('forms')])
  const draft = drafts.find((one) => one.id === id)
  const { way, plan } = (await openJson(key, aad('plan', id), box)) as {
    way: Omit<Way, 'secret'> & { secret: string }
    plan: HomePlan
  }
  return {
    way: { ...way, secret: unbase64(way.secret) },
    plan,
    draft: draft ? ((await openJson(key, aad('draft', id), draft.box)) as Draft) : null,
    forms: forms.filter(({ slip }) => slip === id).toSorted((a, b) => a.part - b.part),
  }
}

const aad = (what: 'plan' | 'draft', id: string) => `home-${what}|${id}`
