/** A key sealed to named people: to each one's public half, so that whoever has the unit's epoch alone does not open it. */
import * as z from 'zod'
import type { Bytes } from './bytes.ts'
import type { Header } from './epochs.ts'
import { type Holder, type Pair, SHEET } from './members.ts'
import { sealedToUnit } from './sealed-shape.ts'
import { openAsUnit, type SealedToUnit, sealToUnit } from './unit-key.ts'

/** `to` is the person's public half. */
export const personBox = z.strictObject({ to: z.string(), sealed: sealedToUnit })
export interface PersonBox {
  readonly to: string
  readonly sealed: SealedToUnit
}

/** Who it is that holds a key, as others seal to them. */
export function pairOf({ staff, sheet }: Pick<Header, 'staff' | 'sheet'>, holder: Holder): Pair {
  const shown = holder.to === SHEET ? sheet.public : staff.find(({ id }) => id === holder.to)?.public
  return { ...holder, public: shown ?? '' }
}

const caseKeyAad = (unit: string, id: string) => `case-key|${unit}|${id}`

/** `id` is the row that the boxes stand in; `to` are public halves, each once. */
export const sealToPeople = (unit: string, id: string, to: readonly string[], raw: Bytes): Promise<PersonBox[]> =>
  Promise.all(to.map(async (each) => ({ to: each, sealed: await sealToUnit(each, caseKeyAad(unit, id), raw) })))

/** By any of these pairs. Null where it is sealed to none of them. Throws where a box was touched or moved. */
export async function openAsPerson(
  unit: string,
  id: string,
  people: readonly PersonBox[],
  pairs: readonly Pair[],
): Promise<Bytes | null> {
  for (const { to, sealed } of people) {
    const mine = pairs.find((pair) => pair.public === to)
    if (mine) return openAsUnit(mine.private, caseKeyAad(unit, id), sealed)
  }
  return null
}
