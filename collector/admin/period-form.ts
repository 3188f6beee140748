/** A mätperiod made, or corrected, in a form. What is typed is only gathered here; `readPeriod` judges it, as it judges a file. */
import type { FastifyRequest } from 'fastify'
import { type Code, currentPlan, measureLabels, type Period, period2014, revisionNow } from '#aggregate'
import { type Html, html } from '../pages/html.ts'
import type { Correctable } from '../periods/periods.ts'
import type { Refusal } from '../words/refusals.ts'
import { labelIn, languageOf, type Words, wordsFor } from '../words/words.ts'
import { field, fieldsOf, rawField, readJson } from './forms.ts'
import { describedBy, type Field, faultAt, form, input as inputAt, notice } from './frame.ts'

type CodeList = 'reasons' | 'interventions' | 'professions'
const lists: readonly CodeList[] = ['reasons', 'interventions', 'professions']

/** What is wrong, and at which field of the form; null for what no field of it can mend. */
export interface PeriodFault {
  readonly at: string | null
  readonly sentence: string
}

/** The lists start as those of 2014, since most periods change little in them. */
const blank = { ...period2014, names: { sv: '', en: '', ar: '' }, first: '', last: '' }

/** With faults it is the form that was sent: everything as it was typed, and each fault at its field. */
export function periodForm(request: FastifyRequest, faults: readonly PeriodFault[] = []): Html {
  const { admin: w, national } = wordsFor(request)
  const labels = measureLabels(currentPlan, labelIn(languageOf(request)), national.measure)
  const { input, typed, faultOf, alert, names, days, codes } = fieldsFrom(request, blank, w.faultBelow, faults)
  const chosen = (name: string, value: string, atFirst: boolean) =>
    (faults.length > 0 ? fieldsOf(request, name).includes(value) : atFirst) && html`checked`
  const measures = currentPlan.measures.map(
    ({ id }) =>
      html`<label class="check"><input type="checkbox" name="measures" value="${id}" ${chosen(
        'measures',
        id,
        period2014.measures.some((one) => one.id === id),
      )}> ${labels.measure(id)}</label>`,
  )
  return form(
    request,
    '/admin/perioder/ny',
    html`${alert}${input({ name: 'id', label: w.periodId, hint: w.periodIdHint, maxlength: 40 })}
      ${names}${days}
      <fieldset><legend>${w.kind}</legend>
        <label class="check"><input type="radio" name="kind" value="live" ${chosen('kind', 'live', true)}> ${w.live}</label>
        <label class="check"><input type="radio" name="kind" value="rehearsal" ${chosen('kind', 'rehearsal', false)}> ${w.rehearsalHint}</label></fieldset>
      <fieldset><legend>${w.measuresTitle}</legend>${faultAt('measures', faultOf('measures'))}${measures}
        <label class="check"><input type="checkbox" name="followUp" value="yes" ${chosen('followUp', 'yes', true)}> ${w.followUp}</label></fieldset>
      ${codes}
      <fieldset><legend>${w.questionnairesTitle}</legend>
        <div class="field"><label for="questionnaires">${w.questionnaires}</label><p class="field__hint" id="questionnaires-hint">${w.questionnairesHint}</p><textarea class="input code" id="questionnaires" name="questionnaires" spellcheck="false" ${describedBy('questionnaires', true, faultOf('questionnaires'))}>${typed('questionnaires', '')}</textarea>${faultAt('questionnaires', faultOf('questionnaires'))}</div>
        ${(['first', 'last'] as const).map((time) => html`<label class="check"><input type="checkbox" name="counted" value="${time}" ${chosen('counted', time, time === 'first')}> ${w.countedAt[time]}</label>`)}</fieldset>
      <button class="button button--main">${w.createPeriod}</button>`,
  )
}

/** What may be misspelt of a period that is there. */
export function correctionForm(request: FastifyRequest, period: Period, faults: readonly PeriodFault[] = []): Html {
  const { admin: w } = wordsFor(request)
  const { alert, names, days, codes } = fieldsFrom(request, period, w.correcting.faultBelow, faults)
  return form(
    request,
    `/admin/perioder/${period.id}/ratta`,
    html`${alert}${names}${days}${codes}
      <div class="row"><button class="button button--main">${w.correctPeriod}</button><a class="button" href="/admin/perioder/${period.id}">${w.goBack}</a></div>`,
  )
}

/** The fields that both forms have, filled with what `from` says, or with what was typed where something of it is wrong. */
function fieldsFrom(
  request: FastifyRequest,
  from: Pick<Period, Correctable>,
  faultBelow: string,
  faults: readonly PeriodFault[] = [],
) {
  const { admin: w } = wordsFor(request)
  const typed = (name: string, atFirst: string) => (faults.length > 0 ? rawField(request, name) : atFirst)
  const faultOf = (name: string) => faults.find(({ at }) => at === name)?.sentence
  const input = (field: Field) =>
    inputAt({ ...field, value: typed(field.name, field.value ?? ''), fault: faultOf(field.name) })
  const name = { maxlength: 80 } as const
  return {
    input,
    typed,
    faultOf,
    alert: faults.length > 0 && notice(faults.find(({ at }) => at === null)?.sentence ?? faultBelow, 'notice--refusal'),
    names: html`<fieldset><legend>${w.names}</legend>${input({ ...name, name: 'sv', label: w.nameSv, value: from.names.sv })}${input({ ...name, name: 'en', label: w.nameEn, value: from.names.en })}${input({ ...name, name: 'ar', label: w.nameAr, value: from.names.ar, dir: 'rtl' })}</fieldset>`,
    days: html`<fieldset><legend>${w.days}</legend><div class="row">${input({ name: 'first', label: w.first, type: 'date', value: from.first })}${input({ name: 'last', label: w.last, type: 'date', value: from.last })}</div>
    <p class="field__hint">${w.windowHint}</p>
    <div class="row">${(['opens', 'closes', 'second'] as const).map((day) => input({ name: day, label: w.windowDays[day], type: 'number', value: String(from.window[day]) }))}</div></fieldset>`,
    codes: html`<p>${w.codesHint}</p>
      ${lists.map((list) => html`<div class="field"><label for="${list}">${w.lists[list]}</label><textarea class="input code" id="${list}" name="${list}" spellcheck="false" ${describedBy(list, false, faultOf(list))}>${typed(list, linesOf(from[list]))}</textarea>${faultAt(list, faultOf(list))}</div>`)}`,
  }
}

const linesOf = (codes: readonly Code[]) =>
  codes
    .map(({ id, names, nationalOnly }) => [id, names.sv, names.en, names.ar, ...(nationalOnly ? ['*'] : [])].join('; '))
    .join('\n')

/** What was filled in, in the shape of a definition and not yet judged. */
export function definitionFrom(request: FastifyRequest): unknown {
  const timePoints = field(request, 'followUp') === 'yes' ? ['first', 'last'] : ['first']
  return {
    format: 'mattstock-period-1',
    id: field(request, 'id'),
    ...correctionFrom(request),
    kind: field(request, 'kind'),
    plan: currentPlan.id,
    measures: fieldsOf(request, 'measures').map((id) => ({ id, revision: revisionNow(id), timePoints })),
    ...questionnairesFrom(field(request, 'questionnaires'), fieldsOf(request, 'counted')),
  }
}

/** Of the fields that both forms have. */
export function correctionFrom(request: FastifyRequest): Readonly<Record<Correctable, unknown>> {
  const days = (name: string) => (field(request, name) === '' ? null : Number(field(request, name)))
  return {
    names: { sv: field(request, 'sv'), en: field(request, 'en'), ar: field(request, 'ar') },
    first: field(request, 'first'),
    last: field(request, 'last'),
    window: { opens: days('opens'), closes: days('closes'), second: days('second') },
    reasons: codesFrom(field(request, 'reasons')),
    interventions: codesFrom(field(request, 'interventions')),
    professions: codesFrom(field(request, 'professions')),
  }
}

/** One instrument as data, or a list of them; what cannot be read is passed on, to be refused with the rest. */
function questionnairesFrom(text: string, counted: readonly string[]) {
  if (text === '') return {}
  const read = readJson(text)
  const instruments = Array.isArray(read) ? read : [read]
  return { questionnaires: instruments.map((instrument: unknown) => ({ instrument, counted })) }
}

function codesFrom(text: string): unknown {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => {
    const [id, sv, en, ar, mark] = line.split(';').map((part) => part.trim())
    return { id, names: { sv, en, ar }, nationalOnly: mark === '*' }
  })
}

/** @param refusal of `addPeriod` or `correctPeriod`, whose faults are paths in the definition and then `readPeriod`'s own word for each */
export function periodFaults({ refused, faults = [] }: Refusal, words: Words): readonly PeriodFault[] {
  const { [refused]: sentence } = words.refusal
  if (refused === 'first-day-passed') return [{ at: 'first', sentence }]
  if (refused !== 'not-a-period') return [{ at: refused === 'period-exists' ? 'id' : null, sentence }]
  return faults.map((whole) => faultOf(whole, words))
}

function faultOf(whole: string, { admin: w, refusal }: Words): PeriodFault {
  const { periodFaults: said } = w
  const [at = '', part = '', ...rest] = whole.split(' ')
  if (whole === 'ends before it begins') return { at: 'last', sentence: said.order }
  if (whole === 'window out of order') return { at: 'second', sentence: said.windowOrder }
  if (at === 'id') return { at, sentence: said.id }
  if (at === 'names') return { at: part, sentence: said.name }
  if (at === 'first' || at === 'last') return { at, sentence: said.day }
  if (at === 'window') return { at: part, sentence: said.windowDay }
  if (at === 'measures' || at === 'measure') return { at: 'measures', sentence: said.measures }
  if (at === 'questionnaires' || at === 'form') return { at: 'questionnaires', sentence: said.questionnaires }
  if (!lists.some((list) => list === at)) return { at: null, sentence: refusal['not-a-period'] }
  if (/^\d+$/.test(part)) return { at, sentence: said.codeLine(Number(part) + 1) }
  return { at, sentence: [part, ...rest].join(' ') === 'twice' ? said.codeTwice : said.codes }
}
