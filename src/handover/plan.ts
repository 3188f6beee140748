/** What a hand-over will be, while staff put it together. Pure. */
import { type Form, formById, GOALS_FORM, goalsForm, type Informant, isOwnForm } from '#instruments'
import { olderAgeOn } from '../case-file/born.ts'
import type { CaseFile } from '../case-file/case-file.ts'
import { openGoals } from '../case-file/goals.ts'
import { nextOccasion, offersFor } from '../case-file/offers.ts'
import type { UnitPack } from '../catalogue/packs.ts'
import type { HandoverPlan } from '../vault/index.ts'

export const answerers = ['self', 'parent', 'teacher'] as const satisfies readonly Informant[]
export type Answerer = (typeof answerers)[number]

/** The forms that fit this case and informant, and all that this informant could be asked. */
export function choices(file: CaseFile, register: readonly Form[], who: Informant, day: string) {
  const offered = offersFor(file, register, day)
    .map(({ form }) => form)
    .filter((form) => form.informant === who)
  const goals = goalsAsForm(file, who)
  return {
    offered: [...offered, ...goals],
    all: [...register.filter((form) => form.informant === who), ...goals],
  }
}

/** The open goals, for those who rate them. */
const goalsAsForm = (file: CaseFile, who: Informant): readonly Form[] =>
  (who === 'self' || who === 'parent') && openGoals(file).length > 0 ? [goalsForm(openGoals(file), who)] : []

/** Ids from the address, kept only where they name a form; all must be one informant's. */
export function readChosen(text: string | null, file: CaseFile): readonly Form[] {
  const ids = (text ?? '').split(',')
  const forms = ids.flatMap((id) => (id === GOALS_FORM ? [] : (formById(id) ?? [])))
  const goals = ids.includes(GOALS_FORM) ? goalsAsForm(file, forms[0]?.informant ?? 'self') : []
  const found = [...forms, ...goals]
  return found.filter(({ informant }) => informant === found[0]?.informant)
}

/** Languages in which every chosen form has a wording. */
export function commonLanguages(packs: readonly (readonly UnitPack[])[]): readonly string[] {
  const sets = packs.map((own) => new Set(own.map(({ pack }) => pack.language)))
  return [...(sets[0] ?? [])].filter((language) => sets.every((set) => set.has(language)))
}

export function planOf(
  file: CaseFile,
  chosen: readonly { readonly form: Form; readonly packs: readonly UnitPack[] }[],
  language: string,
  day: string,
): HandoverPlan | null {
  const [first] = chosen
  if (!first) return null
  const others = commonLanguages(chosen.map(({ packs }) => packs)).filter((other) => other !== language)
  const forms = chosen.flatMap(({ form, packs }) => {
    const handed = (tag: string) => {
      const found = packs.find(({ pack }) => pack.language === tag)
      return found && { hash: found.hash, text: JSON.stringify(found.pack) }
    }
    const pack = handed(language)
    if (!pack) return []
    const occasion = form.occasion === 'any' ? nextOccasion(file, form) : form.occasion
    const planned = {
      form: form.id,
      occasion,
      pack,
      ...(others.length > 0 && {
        others: others.flatMap((tag) => {
          const other = handed(tag)
          return other ? [{ language: tag, ...other }] : []
        }),
      }),
    }
    return [isOwnForm(form.id) || form.id === GOALS_FORM ? { ...planned, own: form } : planned]
  })
  if (forms.length < chosen.length) return null
  return { caseId: file.id, informant: first.form.informant, forms, language, age: olderAgeOn(file, day) }
}
