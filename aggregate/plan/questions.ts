/**
 * The tables of a period's own questionnaires: for each item and time point, how many chose what. An item that somebody
 * must read is in none of them, and neither is a number that was written: no bands are published for it.
 */
import { type Form, itemIds, type WordingPack } from '#instruments'
import type { Period } from '../period/period.ts'

export interface Question {
  /** The table's id, as `after-the-visit.listened@first`. */
  readonly table: string
  readonly form: Form
  readonly item: string
  readonly time: 'first' | 'last'
  /** Each choice by its place from 0, and `blank`. */
  readonly cells: readonly string[]
}

/** In the order of the definition. */
export function questionsOf({ questionnaires = [] }: Pick<Period, 'questionnaires'>): readonly Question[] {
  return questionnaires.flatMap(({ instrument, counted }) =>
    instrument.forms.flatMap((form) =>
      counted.flatMap((time) =>
        itemIds(form).flatMap((item): readonly Question[] => {
          const of = form.items[item]
          if (of?.kind !== 'choice' || form.review.includes(item)) return []
          const cells = [...of.worth.keys()].map(String)
          return [{ table: `${form.id}.${item}@${time}`, form, item, time, cells: [...cells, 'blank'] }]
        }),
      ),
    ),
  )
}

/** A table of a questionnaire is about those who were asked, and no other table is named so. */
export const isQuestion = (table: string): boolean => table.includes('@')

export interface QuestionWords {
  readonly form: string
  readonly item: string
  readonly time: Question['time']
  /** Null for a choice whose words did not come with the definition, and for what is no choice. */
  readonly choice: (cell: string) => string | null
}

/** What a table's item and choices are called: in the wording that came with the definition, else by topic. */
export function questionWords(
  period: Pick<Period, 'questionnaires'>,
  table: string,
  language: string,
): QuestionWords | null {
  const question = isQuestion(table) && questionsOf(period).find((one) => one.table === table)
  if (!question) return null
  const { form, item, time } = question
  const pack = packOf(period, form.id, language)
  const asked = pack?.items.find(({ id }) => id === item)
  const labels = pack?.options[asked?.options ?? '']
  return {
    form: form.title,
    item: asked?.text ?? form.items[item]?.topic ?? item,
    time,
    choice: (cell) => (/^\d+$/.test(cell) ? (labels?.[Number(cell)] ?? null) : null),
  }
}

function packOf({ questionnaires = [] }: Pick<Period, 'questionnaires'>, form: string, language: string) {
  const packs = questionnaires
    .flatMap(({ instrument }): readonly WordingPack[] => instrument.wordings ?? [])
    .filter((pack) => pack.form === form)
  return packs.find((pack) => pack.language === language) ?? packs[0] ?? null
}
