/** A form from home on its way: sealed on the phone to the unit's inbox, and opened by the unit alone. Format: docs/formats/home.md. */
import { homeFormText, uuidOf } from '#relay/texts'
import { sha256, utf8 } from '../crypto/bytes.ts'
import type { SealedToUnit } from '../crypto/unit-key.ts'
import type { FinishedForm } from '../session/finished.ts'
import { formHash, type HomePlan } from './plan.ts'

/** As it waits on the phone, which cannot open it. */
export interface SealedForm extends SealedToUnit {
  readonly id: string
  readonly slip: string
  readonly part: number
  readonly last: boolean
}

/** What is inside. */
interface FromHome {
  readonly part: number
  /** What staff had planned, as `formHash`. */
  readonly planned: string
  /** When it was handed in, by the phone's clock. */
  readonly at: string
  readonly body: FinishedForm
}

/** The same for every try: a form that came is not taken twice, however often it is sealed. */
const idOf = async (slip: string, part: number, page: string): Promise<string> =>
  uuidOf(await sha256(utf8(homeFormText(slip, part, page))))

export const formAad = (unit: string, slip: string, id: string): string => `home|${unit}|${slip}|${id}`

/** Fetched while the first question is read: it is not needed before the form is handed in. */
export const sealing = () => import('../crypto/unit-key.ts')

/** @param page the public point of the page's own key */
export async function sealForm(
  plan: HomePlan,
  slip: string,
  page: string,
  part: number,
  body: FinishedForm,
): Promise<SealedForm> {
  const form = plan.forms[part]
  if (!form) throw new Error(`no part ${part}`)
  const { sealJsonToUnit } = await sealing()
  const id = await idOf(slip, part, page)
  const others = form.others?.map(({ hash }) => hash)
  const planned = await formHash({ form: form.form, occasion: form.occasion, hash: form.pack.hash, others })
  const inside: FromHome = { part, planned, at: new Date().toISOString(), body }
  const sealed = await sealJsonToUnit(plan.inbox, formAad(plan.unit, slip, id), inside)
  return { id, slip, part, last: part === plan.forms.length - 1, ...sealed }
}
