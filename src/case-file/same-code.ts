/** Cases with one code, which two devices can give without knowledge of each other; and how two of one child become one. Pure. */

import { plainCode } from '#exchange'
import type { NewRecord, ProtectedCase } from '../vault/index.ts'
import { type CaseFile, caseBody } from './case-file.ts'

/** A case with the same code. Of one that whoever is in may not read nothing else is known. */
export type Twin = { readonly id: string; readonly file: CaseFile | null }

/** By the id of each case that shares its code, the others that have it. */
export function sameCode(
  files: ReadonlyMap<string, CaseFile>,
  guarded: readonly Pick<ProtectedCase, 'caseId' | 'code' | 'mine'>[],
): ReadonlyMap<string, readonly Twin[]> {
  const all = [
    ...[...files.values()].map((file) => ({ id: file.id, code: file.code, file })),
    ...guarded.filter(({ mine }) => !mine).map(({ caseId, code }) => ({ id: caseId, code, file: null })),
  ]
  const byCode = Map.groupBy(all, ({ code }) => plainCode(code))
  return new Map(
    [...byCode.values()].flatMap((same) =>
      same.length === 1
        ? []
        : same.map(({ id }) => [
            id,
            same.filter((one) => one.id !== id).map((one) => ({ id: one.id, file: one.file })),
          ]),
    ),
  )
}

/** `from` goes into `into`, whose details hold for both; opened it was when the earlier of them was. */
export function mergeRecords(from: CaseFile, into: CaseFile): readonly NewRecord[] {
  const opened = from.opened < into.opened ? from.opened : into.opened
  return [
    { caseId: null, body: { kind: 'merged', from: from.id, into: into.id } },
    {
      caseId: into.id,
      body: { ...caseBody(into), opened },
      replaces: [...into.versions.case.ids, ...from.versions.case.ids],
    },
    { caseId: into.id, body: { kind: 'audit', what: 'case.merged', detail: from.code } },
  ]
}
