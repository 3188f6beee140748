/**
 * Reminds of what was handed in and not taken in: after half the time the unit's devices, then its address, then the deputy's.
 * The times are rows: a restart forgets none, and of several processes one takes each. Every form alike.
 */
import type { Relay } from '../relay.ts'
import type { FormRow } from '../store/tables.ts'
import { readingOf } from './reading.ts'

/** Between two looks, in milliseconds. */
const LOOK_MS = 30_000
/** After which another takes what somebody took and did not finish; and a letter that did not go is tried again. */
const AGAIN_MS = 120_000

/** @returns how to stop; what is under way is waited for */
export function startReminders(relay: Relay): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    // A store that is away for a moment is asked at the next look.
    running = running.then(() => remind(relay)).catch(() => undefined)
  }, LOOK_MS).unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}

/** Everything whose time has come, once. What letters that went slowly have left no time for is whoever's who looks next. */
export async function remind(relay: Relay): Promise<void> {
  const before = relay.now() + AGAIN_MS / 2
  const taken = await take(relay)
  for (const [unit, forms] of Map.groupBy(taken, (form) => form.unit)) {
    for (const [step, those] of Map.groupBy(forms, (form) => form.reminded)) {
      if (relay.now() >= before) return
      if (await reminded(relay, unit, step)) await goOn(relay, unit, those)
    }
  }
}

type Taken = Pick<FormRow, 'unit' | 'form' | 'reminded' | 'due' | 'twice'>

/** Put off as it is taken, so that nobody else takes it meanwhile. */
async function take({ store, now }: Relay): Promise<readonly Taken[]> {
  const at = now()
  return await store.asOperator((tx) =>
    tx
      .updateTable('forms')
      .set({ remind: at + AGAIN_MS })
      .where('remind', '<=', at)
      .returning(['unit', 'form', 'reminded', 'due', 'twice'])
      .execute(),
  )
}

/** @returns whether it went; where nobody can be written to there is nothing more to be done */
async function reminded({ store, bell, mail }: Relay, unit: string, step: number): Promise<boolean> {
  if (step === 0) {
    await bell.ring(store.db, unit, 'something')
    return true
  }
  const { address, deputy } = await store.asUnit(unit, (tx) => readingOf(tx, unit))
  const to = step === 1 ? address : deputy
  return mail === null || to === null ? true : await mail.send(to, 'waits')
}

async function goOn({ store }: Relay, unit: string, forms: readonly Taken[]): Promise<void> {
  await store.asUnit(unit, async (tx) => {
    for (const { form, reminded, due, twice } of forms)
      await tx
        .updateTable('forms')
        .set({ reminded: reminded + 1, remind: [due, twice][reminded] ?? null })
        .where('unit', '=', unit)
        .where('form', '=', form)
        .where('adopted', 'is', null)
        .execute()
  })
}
