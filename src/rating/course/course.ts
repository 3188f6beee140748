/** A course as it is shown: the project's own cases, or a unit's. Texts are fetched when the course is opened. */
import type { InLanguages } from '../../results/article.tsx'
import type { Language } from '../../words/index.tsx'
import type { OwnCourse } from './own-cases.ts'
import { type CaseId, type CaseTexts, courseId, type Reference, references } from './references.ts'

export interface CourseCase {
  readonly id: string
  readonly age: number
  readonly interview: boolean
  readonly title: string
  readonly text: readonly string[]
  readonly score: number
  readonly why: string
}

export interface Course {
  readonly id: string
  /** Null for the project's own, whose name and origin `words/` says. */
  readonly own: { readonly title: string; readonly experts: string; readonly language: string } | null
  readonly cases: readonly CourseCase[]
}

const texts: InLanguages<CaseTexts> = {
  sv: async () => (await import('./cases/sv.ts')).sv,
  en: async () => (await import('./cases/en.ts')).en,
  ar: async () => (await import('./cases/ar.ts')).ar,
}

export async function projectCourse(language: Language): Promise<Course> {
  const own = await texts[language]()
  const cases = (Object.entries(references) as [CaseId, Reference][]).map(([id, reference]) => ({
    id,
    age: reference.age,
    score: reference.score,
    interview: reference.interview === true,
    ...own[id],
  }))
  return { id: courseId, own: null, cases }
}

export function unitCourse({ id, title, language, experts, cases }: OwnCourse): Course {
  return { id, own: { title, experts, language }, cases: cases.map((one) => ({ ...one, interview: false })) }
}
