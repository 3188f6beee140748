/** Cases with expert ratings that a unit loads itself. One reader: what is not such a file is refused by name and changes nothing. */
import * as z from 'zod'
import { looksLikePersonnummer } from '#exchange'
import type { KeptOf } from '../../vault/index.ts'

const line = z.string().trim().min(1).max(4000)

const ownCourse = z.strictObject({
  format: z.literal('mattstock-cases-1'),
  id: z.string().regex(/^[a-z0-9-]{3,40}$/),
  title: line.max(120),
  language: z.string().min(2).max(12),
  /** Who rated, how many, and when: shown beside every comparison. */
  experts: line.max(400),
  cases: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]{1,40}$/),
        age: z.number().int().min(0).max(24),
        title: line.max(120),
        text: z.array(line).min(1).max(40),
        score: z.number().int().min(1).max(100),
        why: z.string().max(4000),
      }),
    )
    .min(2)
    .max(200),
})

export type OwnCourse = z.infer<typeof ownCourse>

export type OwnCourseFault = 'not-json' | 'not-cases' | 'same-id' | 'personal-number' | 'own-course-taken'

/** `at` is where in the file the first fault lies. */
export function readOwnCourse(text: string): OwnCourse | { readonly refused: OwnCourseFault; readonly at: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { refused: 'not-json', at: '' }
  }
  const read = ownCourse.safeParse(value)
  if (!read.success) return { refused: 'not-cases', at: (read.error.issues[0]?.path ?? []).join('.') }
  if (read.data.id.startsWith('cgas-')) return { refused: 'own-course-taken', at: 'id' }
  if (looksLikePersonnummer(text)) return { refused: 'personal-number', at: '' }
  const ids = read.data.cases.map((one) => one.id)
  if (new Set(ids).size < ids.length) return { refused: 'same-id', at: 'cases' }
  return read.data
}

/** The unit's own courses as they stand: the newest file of each id. */
export function ownCourses(loaded: readonly KeptOf<'loaded'>[]): readonly OwnCourse[] {
  const byId = new Map<string, OwnCourse>()
  for (const { body } of loaded) {
    if (body.what !== 'rating-cases') continue
    const read = readOwnCourse(body.text)
    if (!('refused' in read)) byId.set(read.id, read)
  }
  return [...byId.values()]
}
