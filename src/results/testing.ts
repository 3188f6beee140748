/** Invented cases and a vault in memory, for the tests of results and rating. */
import { formById, itemIds } from '#instruments'
import type { CaseFile } from '../case-file/case-file.ts'
import { type Kept, type KeptOf, Memory, type OpenVault, type RecordBody } from '../vault/index.ts'

type Answers = Readonly<Record<string, number | null>>
type AnswersBody = KeptOf<'answers'>['body']

const staff = '00000000-0000-4000-8000-000000000001'

/** Records in order of writing, with ids that can be told apart. */
export function kept(bodies: readonly (readonly [caseId: string | null, body: RecordBody])[]): readonly Kept[] {
  return bodies.map(([caseId, body], i) => ({
    id: `00000000-0000-4000-9000-${String(i).padStart(12, '0')}`,
    lamport: i + 1,
    device: 'a',
    at: '2026-11-21T12:00:00.000Z',
    by: { staff },
    caseId,
    body,
  }))
}

export const caseBody = (born = 2012, sex: CaseFile['sex'] = 'f', bornMonth?: number): RecordBody => ({
  kind: 'case',
  code: 'ÖVA-07',
  born,
  ...(bornMonth !== undefined && { bornMonth }),
  sex,
  opened: '2026-01-02',
})

/** Every item answered as well as it can be, save for those given. */
export function answersTo(form: string, given: Answers, more: Partial<AnswersBody> = {}): AnswersBody {
  const found = formById(form)
  if (!found) throw new Error(`no form ${form}`)
  const better = new Set(
    Object.values(found.scales).flatMap((scale) =>
      'items' in scale && scale.higherIs === 'better' ? scale.items : [],
    ),
  )
  const best = itemIds(found).map((id) => {
    const item = found.items[id]
    if (item?.kind !== 'choice') return [id, item?.to ?? null]
    const reversed = (item.worth[0] as number) > (item.worth.at(-1) as number)
    return [id, reversed || better.has(id) ? item.worth.length - 1 : 0]
  })
  return {
    kind: 'answers',
    form,
    revision: found.revision,
    informant: found.informant,
    occasion: 'first',
    day: '2026-03-02',
    answers: { ...Object.fromEntries(best), ...given },
    blanks: {},
    via: 'tablet',
    mode: 'one-by-one',
    wording: { hash: 'licensed', language: 'sv', training: false },
    rater: null,
    corrects: null,
    ...more,
  }
}

export const later = { day: '2026-06-01', occasion: 'follow-up' } as const
export const rated = (trained: string | null): Partial<AnswersBody> => ({
  via: 'rating',
  mode: null,
  wording: null,
  rater: { staff, trained },
})

/** The records a vault would hold, kept by the vault's own memory; nothing is sealed. */
export function vaultInMemory(records: readonly Kept[]): OpenVault {
  const memory = new Memory(records)
  const vault: Pick<OpenVault, 'practice' | 'me' | 'records' | 'of' | 'subscribe' | 'append'> = {
    practice: true,
    me: { staff, name: 'Alva Prov' },
    records: () => memory.standing(),
    of: (kind) => memory.of(kind),
    subscribe: memory.subscribe,
    append: async (...added) => {
      const made = added.map(({ caseId, body }, i) => ({
        id: crypto.randomUUID(),
        lamport: memory.all.length + 1 + i,
        device: 'a',
        at: '2026-11-21T12:00:00.000Z',
        by: { staff },
        caseId,
        body,
      }))
      memory.add(made)
      return made
    },
  }
  return vault as OpenVault
}
