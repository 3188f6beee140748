/**
 * The course's cases: whom they are about and what this project would rate them. The cases are invented and the
 * reference scores are ours; no expert panel has tried them (grade `own`). Texts lie in `cases/`, one file a language.
 */

export const courseId = 'cgas-1'

export interface Reference {
  readonly age: number
  readonly score: number
  /** A longer text, to be interpreted and not only rated. */
  readonly interview?: true
}

export const references = {
  c01: { age: 9, score: 74 },
  c02: { age: 15, score: 56 },
  c03: { age: 6, score: 64 },
  c04: { age: 13, score: 45 },
  c05: { age: 17, score: 86 },
  c06: { age: 4, score: 57 },
  c07: { age: 11, score: 94 },
  c08: { age: 16, score: 35 },
  c09: { age: 8, score: 53 },
  c10: { age: 14, score: 66 },
  c11: { age: 12, score: 77 },
  c12: { age: 10, score: 43 },
  c13: { age: 16, score: 25 },
  c14: { age: 7, score: 85 },
  c15: { age: 15, score: 54 },
  c16: { age: 17, score: 47 },
  c17: { age: 5, score: 75 },
  c18: { age: 13, score: 37 },
  c19: { age: 16, score: 16 },
  c20: { age: 12, score: 67 },
  c21: { age: 14, score: 27 },
  c22: { age: 15, score: 6 },
  c23: { age: 10, score: 83 },
  c24: { age: 17, score: 95 },
  c25: { age: 14, score: 52, interview: true },
} as const satisfies Readonly<Record<string, Reference>>

export type CaseId = keyof typeof references

interface CaseText {
  readonly title: string
  readonly text: readonly string[]
  /** Why the reference lies where it does. */
  readonly why: string
}

export type CaseTexts = Readonly<Record<CaseId, CaseText>>
