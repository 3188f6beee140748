/** What whoever is in may not read, or may not any longer, goes from memory: told by another tab, or at the unlock. */
import { ofKind } from '../by-kind.ts'
import { isForAll, isForReleaser, isReleaser, mayRead } from './readers.ts'
import type { Unit } from './unit.ts'

export function closeUnread(unit: Pick<Unit, 'memory' | 'header' | 'pair' | 'keys'>): void {
  const { memory } = unit
  const releasing = isReleaser(unit)
  const cases = new Set(memory.of('protection').flatMap(({ caseId }) => caseId ?? []))
  const closed = new Set([...cases].filter((caseId) => !mayRead(unit, caseId)).flatMap((of) => memory.together(of)))
  if (closed.size === 0 && (releasing || ofKind(memory.all, 'basis').length === 0)) return
  memory.close((record) => {
    if (releasing && isForReleaser(record)) return false
    const { caseId, body } = record
    return body.kind === 'basis' || (caseId !== null && closed.has(caseId) && !isForAll(record))
  })
}
