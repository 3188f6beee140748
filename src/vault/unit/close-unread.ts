/** What whoever is in may not read, or may not any longer, goes from memory: told by another tab, or at the unlock. */
import { isForAll, mayRead } from './readers.ts'
import type { Unit } from './unit.ts'

export function closeUnread(unit: Pick<Unit, 'memory' | 'header' | 'pair'>): void {
  const { memory } = unit
  const cases = new Set(memory.of('protection').flatMap(({ caseId }) => caseId ?? []))
  for (const caseId of cases) if (!mayRead(unit, caseId)) memory.forget((it) => it.caseId === caseId && !isForAll(it))
}
