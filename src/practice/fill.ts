/** Puts invented cases where cases are kept: into a vault through its own methods, or straight into the shape it gives back. */
import type { Kept, OpenVault, RecordBody } from '../vault/index.ts'
import type { InventedCase } from './child.ts'

/** Two appends in all. A vault names its own records, so what points at one is written when that has its name. */
export async function fillVault({ append }: Pick<OpenVault, 'append'>, cases: readonly InventedCase[]): Promise<void> {
  const all = cases.flatMap(({ id, records }) => records.map((record) => ({ ...record, caseId: id })))
  const first = all.filter(({ body }) => body.kind !== 'seen')
  const kept = await append(...first.map(({ caseId, body }) => ({ caseId, body })))
  const names = new Map(first.map(({ id }, i) => [id, kept[i]?.id ?? id]))
  const then = all.filter(({ body }) => body.kind === 'seen')
  if (then.length > 0) await append(...then.map(({ caseId, body }) => ({ caseId, body: renamed(body, names) })))
}

const renamed = (body: RecordBody, names: ReadonlyMap<string, string>): RecordBody =>
  body.kind === 'seen' ? { ...body, record: names.get(body.record) ?? body.record } : body

/** As a vault would give them back. */
export function keptRecords(cases: readonly InventedCase[], staff: string): readonly Kept[] {
  return cases
    .flatMap(({ id, records }) => records.map((record) => ({ ...record, caseId: id })))
    .map(({ id, at, by, caseId, body }, i) => ({
      id,
      lamport: i + 1,
      device: '',
      at,
      by: by === 'staff' ? { staff } : by,
      caseId,
      body,
    }))
}
