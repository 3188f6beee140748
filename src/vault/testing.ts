/** Invented people and plans for the vault's tests, and a backup as somebody without a key would change it. */
import { chained } from './disk/journal-file.ts'
import type { RecordBody } from './records.ts'
import type { NewUnit } from './unit/create.ts'
import type { HandoverPlan } from './vault.ts'

export const phrase = 'abborre absolut accent advent affisch afton'
export const otherPhrase = 'zebra zenit zoom yoghurt yacht vykort'

export const unitOfTwo: NewUnit = {
  name: 'Enheten Måsen',
  staff: [
    { name: 'Alva Prov', passphrase: phrase },
    { name: 'Bo Prov', passphrase: otherPhrase },
  ],
}

export const aCase = (code: string): RecordBody => ({ kind: 'case', code, born: 2010, sex: 'f', opened: '2026-11-02' })

/** A plan for one or more forms, with a pack that says only what the vault reads of it. */
export function planFor(caseId: string, ...forms: readonly string[]): HandoverPlan {
  const text = JSON.stringify({ language: 'sv', training: true })
  return {
    caseId,
    informant: 'self',
    forms: forms.map((form) => ({ form, occasion: 'first', pack: { hash: `pack-of-${form}`, text } })),
    language: 'sv',
    age: 15,
  }
}

export type BackupRow = { readonly id: string; readonly kind?: string; readonly seq?: number }

/** The file with those of its rows that `changed` gives back, and every sum made right again. */
export async function forgedBackup(file: Blob, changed: (rows: BackupRow[]) => BackupRow[]): Promise<Blob> {
  const texts = (await file.text())
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' ').slice(2).join(' '))
  const all = texts.flatMap((text) =>
    text.startsWith('[') ? (JSON.parse(text) as { put: string; row: BackupRow }[]) : [],
  )
  const kept = new Set(changed(all.map(({ row }) => row)))
  const rows = all.filter(({ row }) => kept.has(row))
  const head = { ...JSON.parse(texts[0] ?? ''), rows: rows.length }
  const last = { ...JSON.parse(texts.at(-1) ?? ''), complete: rows.length }
  let hash = ''
  let lines = ''
  for (const [i, text] of [head, rows, last].map((each) => JSON.stringify(each)).entries()) {
    hash = await chained(hash, text)
    lines += `${i + 1} ${hash} ${text}\n`
  }
  return new Blob([lines])
}
