/** A code list in a form: 2014's codes by tick, and rows for codes of one's own. Only Swedish must be written. */
import type { FastifyRequest } from 'fastify'
import { type Code, period2014 } from '#aggregate'
import { type Html, html } from '../pages/html.ts'
import { languageOf, wordsFor } from '../words/words.ts'
import { fieldsOf } from './forms.ts'
import { faultAt } from './frame.ts'
import { slugOf } from './slug.ts'

export type CodeList = 'reasons' | 'interventions' | 'professions'
export const lists: readonly CodeList[] = ['reasons', 'interventions', 'professions']

/** Rows that stand empty for what is to be added. */
const EMPTY_ROWS = 3
const languages = ['sv', 'en', 'ar'] as const

/** A row as it is written. `id` is kept of a code that is there already; of a new one it is made of the Swedish name. */
interface Row {
  readonly id: string
  readonly sv: string
  readonly en: string
  readonly ar: string
  readonly rare: boolean
}

const same = (one: Code, other: Code) =>
  one.id === other.id &&
  one.nationalOnly === other.nationalOnly &&
  languages.every((language) => one.names[language] === other.names[language])

interface Said {
  /** As it was sent, rather than as the list says. */
  readonly again: boolean
  readonly fault: string | undefined
}

export function codeFields(
  request: FastifyRequest,
  list: CodeList,
  codes: readonly Code[],
  { again, fault }: Said,
): Html {
  const { admin: w } = wordsFor(request)
  const language = languageOf(request)
  const offered = period2014[list]
  const ticked = again
    ? fieldsOf(request, list)
    : offered.filter((one) => codes.some((code) => same(code, one))).map(({ id }) => id)
  const rows = again
    ? rowsFrom(request, list)
    : codes.filter((code) => !offered.some((one) => same(code, one))).map(rowOf)
  const shown = [
    ...rows,
    ...Array.from({ length: EMPTY_ROWS }, () => ({ id: '', sv: '', en: '', ar: '', rare: false })),
  ]
  const ticks = offered.map(
    ({ id, names, nationalOnly }) =>
      html`<label class="check"><input type="checkbox" name="${list}" value="${id}" ${ticked.includes(id) && html`checked`}> ${names[language]}${nationalOnly && html` <span class="muted">(${w.guide.rare})</span>`}</label>`,
  )
  const own = shown.map((row, i) => {
    const at = `${list}-${i}`
    const part = (name: 'sv' | 'en' | 'ar', label: string) =>
      html`<div class="field"><label for="${at}-${name}">${label}</label><input class="input" id="${at}-${name}" name="${list}-${name}" maxlength="80" autocomplete="off" lang="${name}" ${name === 'ar' && html`dir="rtl"`} value="${row[name]}"></div>`
    return html`<div class="row"><input type="hidden" name="${list}-id" value="${row.id}">${part('sv', w.nameSv)}${part('en', w.guide.optional(w.nameEn))}${part('ar', w.guide.optional(w.nameAr))}
      <label class="check"><input type="checkbox" name="${list}-rare" value="${i}" ${row.rare && html`checked`}> ${w.guide.rare}</label></div>`
  })
  return html`<fieldset id="${list}"><legend>${w.lists[list]}</legend>${faultAt(list, fault)}${ticks}
    <details ${(rows.length > 0 || fault !== undefined) && html`open`}><summary>${w.guide.own}</summary><p class="field__hint">${w.guide.ownHint}</p>${own}</details></fieldset>`
}

const rowOf = ({ id, names: { sv, en, ar }, nationalOnly }: Code): Row => ({
  id,
  sv,
  en: en === sv ? '' : en,
  ar: ar === sv ? '' : ar,
  rare: nationalOnly,
})

function rowsFrom(request: FastifyRequest, list: CodeList): readonly Row[] {
  const part = (name: string) => fieldsOf(request, `${list}-${name}`)
  const [ids, sv, en, ar, rare] = ['id', 'sv', 'en', 'ar', 'rare'].map(part)
  const rows = (sv ?? []).map((name, i) => ({
    id: ids?.[i] ?? '',
    sv: name.trim(),
    en: en?.[i]?.trim() ?? '',
    ar: ar?.[i]?.trim() ?? '',
    rare: rare?.includes(String(i)) ?? false,
  }))
  return rows.filter((row) => languages.some((language) => row[language] !== ''))
}

/** 2014's that are ticked, in its order, and then one's own; *other* last, as it is read. Not yet judged. */
export function codesFrom(request: FastifyRequest, list: CodeList): readonly unknown[] {
  const ticked = fieldsOf(request, list)
  const offered = period2014[list].filter(({ id }) => ticked.includes(id))
  const own = rowsFrom(request, list).map(({ id, sv, en, ar, rare }) => ({
    id: id || slugOf(sv),
    names: { sv, en: en || sv, ar: ar || sv },
    nationalOnly: rare,
  }))
  const isOther = ({ id }: { readonly id: string }) => id === 'other'
  return [...offered.filter((one) => !isOther(one)), ...own, ...offered.filter(isOther)]
}
