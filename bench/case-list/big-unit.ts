/** A unit of thousands of cases and one long one, made by the vault's own ways and given as a backup file. Imports an IndexedDB in memory. */
import 'fake-indexeddb/auto'
import { addDays } from '#aggregate'
import { caseFiles } from '../../src/case-file/case-file.ts'
import { toReview } from '../../src/case-file/to-review.ts'
import type { InventedCase } from '../../src/practice/child.ts'
import { fillVault } from '../../src/practice/fill.ts'
import { practiceUnit } from '../../src/practice/practice-unit.ts'
import { createUnit } from '../../src/vault/index.ts'
import { unitOfTwo } from '../../src/vault/testing.ts'
import type { NewRecord } from '../../src/vault/vault.ts'
import { longCase } from './long-case.ts'

/** What opens it. */
export { phrase } from '../../src/vault/testing.ts'

/** Each practice unit lies so many days before the one made before it. */
const apart = 10

/** At least `cases` cases over some years, and one with sixty measurements. What is older than a week has been read, as in a unit that is run well. */
export async function bigUnit(cases: number, today: string): Promise<Buffer> {
  const { vault } = await createUnit('unit', unitOfTwo)
  for (let made = 0; made < cases; ) {
    const block = practiceUnit(made, addDays(today, -apart * (made / 40)), vault.me.staff)
    await fillVault(
      vault,
      block.map((one, i) => coded(one, made + i)),
    )
    made += block.length
  }
  await fillVault(vault, [longCase(today, vault.me.staff)])
  const old = [...caseFiles(vault.records()).values()]
    .flatMap(toReview)
    .filter(({ given }) => given.body.day < addDays(today, -7))
  await vault.append(
    ...old.map(
      ({ file, given, items }): NewRecord => ({
        caseId: file.id,
        body: { kind: 'seen', record: given.id, items: items.map(({ id }) => id), done: 'Gått igenom.' },
      }),
    ),
  )
  return Buffer.from(await (await vault.backup()).arrayBuffer())
}

/** Forty cases to a practice unit have the same forty codes. */
const coded = ({ id, records }: InventedCase, n: number): InventedCase => ({
  id,
  records: records.map((record) =>
    record.body.kind === 'case' ? { ...record, body: { ...record.body, code: `PROV-${n + 1}` } } : record,
  ),
})
