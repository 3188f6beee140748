/**
 * Whether this browser keeps what it is given when it is closed. None says so by itself, and one that clears everything as it ends
 * would be a device that is lost each evening: a mark is put down, and must still be there after all windows were closed.
 */
import type { UnitHere } from './places.ts'
import { storageGuarantees } from './storage-guarantees.ts'
import { claim, heldLocks } from './web-locks.ts'

/** `never`: it does not even take what it is given now. */
export type KeptOver = 'kept' | 'after-restart' | 'never'

/** In localStorage, and in sessionStorage of the tab that has put it down. */
const MARK = 'mattstock-kept'

const lockOf = (mark: string) => `kept/${mark}`

/** @param day today's civil date: a unit that was here before it is mark enough */
export async function keptOver(units: readonly UnitHere[], day: string): Promise<KeptOver> {
  const { journal } = await storageGuarantees()
  if (!journal) return 'never'
  if (units.some(({ is, lastHere }) => is === 'whole' && lastHere !== null && lastHere < day)) return 'kept'
  try {
    return await lookedFor()
  } catch {
    return 'never'
  }
}

async function lookedFor(): Promise<KeptOver> {
  const mark = localStorage.getItem(MARK)
  const made = mark ?? crypto.randomUUID()
  if (mark !== null && sessionStorage.getItem(MARK) !== mark)
    // Another window stands open that saw it being put down: nothing was closed.
    return (await heldLocks()).has(lockOf(mark)) ? 'after-restart' : 'kept'
  localStorage.setItem(MARK, made)
  sessionStorage.setItem(MARK, made)
  await claim(lockOf(made))
  return 'after-restart'
}
