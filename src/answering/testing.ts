/** For tests of this room: a hand-over kept in memory. */
import type { WordingPack } from '#instruments'
import type { Draft, HandedOver, HandoverPlan, Saved } from '../vault/index.ts'
import { aPlace } from '../vault/testing.ts'

export function planOf(packs: readonly WordingPack[], change: Partial<HandoverPlan> = {}): HandoverPlan {
  return {
    caseId: '00000000-0000-4000-8000-000000000001',
    informant: 'self',
    forms: packs.map((pack) => ({
      form: pack.form,
      occasion: 'first',
      pack: { hash: `hash of ${pack.title}`, text: JSON.stringify(pack) },
    })),
    language: packs[0]?.language ?? 'sv',
    age: 14,
    ...change,
  }
}

export const newDraft = (form: number, mode: Draft['mode'] = 'one-by-one'): Draft => ({
  form,
  position: 0,
  answers: {},
  blanks: {},
  mode,
})

export interface MemorySession extends HandedOver {
  readonly saved: readonly Draft[]
  readonly handedIn: readonly Draft[]
  /** The next saves come to this: an answer, or what is thrown. Empty: saved. */
  readonly fate: (Saved | Error)[]
}

/** Held to what the vault's own hand-over does by `test/vault/handed-over.test.ts`; faults are set by `fate`. */
export function memorySession(plan: HandoverPlan, start: Draft = newDraft(0)): MemorySession {
  const saved: Draft[] = []
  const handedIn: Draft[] = []
  const fate: (Saved | Error)[] = []
  let draft = start
  let over = false
  return {
    place: aPlace,
    practice: false,
    writer: true,
    plan,
    saved,
    handedIn,
    fate,
    draft: () => draft,
    over: () => over,
    ended: new Promise(() => {}),
    answersFile: async () => new Blob([JSON.stringify(draft)]),
    hasPin: () => false,
    takeBackByPin: async () => ({ refused: 'pin-spent' }),
    async save(next) {
      if (over) throw new Error('the hand-over is over')
      draft = next
      const comes = fate.shift() ?? 'saved'
      if (typeof comes !== 'string') throw comes
      saved.push(next)
      return comes
    },
    async handIn() {
      if (over) throw new Error('the hand-over is over')
      handedIn.push(draft)
      over = draft.form + 1 >= plan.forms.length
      const { mode, language } = draft
      draft = { ...newDraft(over ? draft.form : draft.form + 1, mode), ...(language !== undefined && { language }) }
      return over ? 'all-done' : 'next-form'
    },
    takeBack: async () => ({ refused: 'wrong-passphrase' }),
  }
}
