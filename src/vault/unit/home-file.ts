/** A file of forms from home that could not be sent: taken in as what came by the relay is. Format: docs/formats/home.md. */
import * as z from 'zod'
import { HOME_FILE } from '../home/file.ts'
import type { Refusal } from '../vault.ts'
import { takeInHome } from './home-forms.ts'
import type { Unit } from './unit.ts'

const MOST_BYTES = 10_000_000

const parts = { id: z.uuid(), slip: z.string().max(40), part: z.number().int(), last: z.boolean() }
const file = z.strictObject({
  answers: z.literal(HOME_FILE),
  unit: z.uuid(),
  forms: z.array(z.strictObject({ ...parts, enc: z.string(), box: z.string() })).max(100),
})

/** Null for what is no such file. Of when it was filled in the file says nothing: after its slip was taken back, where that was. */
export async function loadHomeFile(
  unit: Unit,
  loaded: Blob,
): Promise<{ readonly news: boolean } | Refusal<'answers-of-another-unit'> | null> {
  if (loaded.size > MOST_BYTES) return null
  const read = file.safeParse(jsonOf(await loaded.text()))
  if (!read.success) return null
  if (read.data.unit !== unit.header.unit) return { refused: 'answers-of-another-unit' }
  const came = read.data.forms.map(({ id, slip, enc, box }) => ({
    ...{ form: id, slip, at: Date.now(), revoked: false },
    sealed: { enc, box },
  }))
  const { taken, held } = await unit.store.alone(() => takeInHome(unit, came), 'adopt')
  return { news: taken + held > 0 }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
