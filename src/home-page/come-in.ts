/** From a way in to what the page shows: what lies on the phone first, and only then what the relay says. */
import {
  bringOwnForms,
  type HomePage,
  type HomePlan,
  type HomeRefusal,
  homePage,
  type Looked,
  type Received,
  type SealedForm,
  type Way,
} from '../vault/home/index.ts'
import { blankDraft, type Claim, claim, type Draft } from '../vault/index.ts'
import { type KeptSlip, keptSlip, tidy } from './kept.ts'
import { openPhone } from './phone.ts'

export type Closed = Pick<HomeRefusal, 'refused' | 'opens' | 'seconds'>

/** The slip of this page, and what is needed to go on with it. */
export interface Slip {
  readonly page: HomePage
  readonly kept: KeptSlip
}

export type CameIn =
  | { readonly is: 'closed'; readonly why: Closed }
  | { readonly is: 'other-tab' }
  | { readonly is: 'first'; readonly slip: Slip; readonly plan: HomePlan; readonly looked: Looked }
  | { readonly is: 'begun'; readonly slip: Slip; readonly plan: HomePlan; readonly draft: Draft }
  | { readonly is: 'handed-in'; readonly slip: Slip; readonly plan: HomePlan }

/** This page's own, for as long as it lives. */
const claims = new Map<string, Promise<Claim>>()

/** Two tabs with one form would each save over the other's answers. */
async function isOnlyTab(id: string): Promise<boolean> {
  const mine = claims.get(id)
  if (mine && (await mine).mine) return true
  const asked = claim(`home/${id}`)
  claims.set(id, asked)
  return (await asked).mine
}

export async function comeIn(way: Way): Promise<CameIn> {
  const phone = await openPhone()
  if (phone) await tidy(phone, Date.now())
  if (!(await isOnlyTab(way.id))) return { is: 'other-tab' }
  // Whatever a relay that was set back says of it.
  if ((await phone?.all('given'))?.some(({ form }) => form.slip === way.id && form.last))
    return { is: 'closed', why: { refused: 'handed-in' } }
  const kept = await keptSlip(phone, way)
  const page = homePage(way, kept.pageKey, { begun: kept.begun })
  const slip = { page, kept }
  const { held } = kept
  if (held) bringOwnForms(held.plan)
  if (held?.draft) return { is: 'begun', slip, plan: held.plan, draft: held.draft }
  if (held?.forms.at(-1)?.last) return { is: 'handed-in', slip, plan: held.plan }
  const looked = await page.look()
  if ('refused' in looked) return { is: 'closed', why: looked }
  const { state, plan } = looked
  bringOwnForms(plan)
  if (state === 'open' && plan.review && !looked.reading.stands)
    return { is: 'closed', why: { refused: 'nobody-reads', opens: looked.reading.opens } }
  return { is: 'first', slip, plan, looked }
}

/** The first form that is not handed in yet, from the beginning. */
export function freshDraft(plan: HomePlan, { received }: Looked, { held }: KeptSlip): Draft {
  const done = new Set([...received, ...(held?.forms ?? []).map(({ part }) => part)])
  const form = plan.forms.findIndex((_form, at) => !done.has(at))
  return blankDraft(Math.max(form, 0), { mode: 'one-by-one' })
}

/** A form that is received stays for as long as the relay may lose it. */
export const receivedBy =
  ({ page, kept }: Slip, plan: HomePlan) =>
  async (form: SealedForm, { taken }: Received): Promise<void> =>
    kept.received(form, taken ? null : await page.again(plan))
