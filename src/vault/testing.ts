/** Invented people and plans for the vault's tests. */

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
