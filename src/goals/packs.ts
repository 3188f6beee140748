/** The goals as wordings of their form, in each language that the app speaks: the words around them are ours, the goals their own. */
import { canonicalPack, goalsPack } from '#instruments'
import { type CaseGoal, openGoals } from '../case-file/goals.ts'
import type { UnitPack } from '../catalogue/packs.ts'
import { textHash } from '../vault/index.ts'
import { type Language, languages, loadWords } from '../words/index.tsx'

export async function goalPacks(
  file: { readonly goals: readonly CaseGoal[] },
  rater: 'self' | 'parent',
): Promise<readonly UnitPack[]> {
  return await Promise.all((Object.keys(languages) as Language[]).map((language) => packIn(language, file, rater)))
}

async function packIn(
  language: Language,
  file: { readonly goals: readonly CaseGoal[] },
  rater: 'self' | 'parent',
): Promise<UnitPack> {
  const { t, direction } = await loadWords(language)
  const frame = {
    title: t(`goals.frame.title.${rater}`),
    instruction: t(`goals.frame.about.${rater}`),
    ends: t('goals.frame.ends'),
    method: t('goals.frame.method'),
  }
  const pack = goalsPack(openGoals(file), frame, { language, direction })
  return { pack, hash: await textHash(canonicalPack(pack)), record: null }
}
