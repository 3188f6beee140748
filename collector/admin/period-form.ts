/**
 * A mätperiod made, or corrected, in a guided form: name and days, instruments and codes by tick, rows for codes of one's
 * own. Only Swedish must be written. What is typed is only gathered here; `readPeriod` judges it, as it judges a file.
 */
import type { FastifyRequest } from 'fastify'
import { type Code, currentPlan, measureLabels, type Period, period2014, revisionNow } from '#aggregate'
import { type Html, html } from '../pages/html.ts'
import type { Correctable } from '../periods/periods.ts'
import type { Refusal } from '../words/refusals.ts'
import { labelIn, languageOf, type Words, wordsFor } from '../words/words.ts'
import { type CodeList, codeFields, codesFrom, lists } from './code-fields.ts'
import { field, fieldsOf, fileBytes, rawField, readJson } from './forms.ts'
import { type Field, faultAt, form, input as inputAt, notice } from './frame.ts'
import { slugOf } from './slug.ts'

/** What is wrong, and at which field of the form; null for what no field of it can mend. */
export interface PeriodFault {
  readonly at: string | null
  readonly sentence: string
}

/** As far as a form fills it in: some of it may stand wrong. */
type Filled = Pick<Period, Correctable | 'id' | 'kind' | 'measures'> & Pick<Period, 'questionnaires'>

/** Begins as 2014's, since most periods change little of it; its name and days are examples, and one's own are written. */
const blank: Filled = { ...period2014, id: '', names: { sv: '', en: '', ar: '' }, first: '', last: '' }

/** What the form shows: as it begins, as a definition says, or as it was sent, with each fault at its field. */
export interface Shown {
  readonly from?: Filled
  readonly faults?: readonly PeriodFault[]
  /** What was sent is shown again, though nothing of it is wrong. */
  readonly again?: boolean
}

export function periodForm(
  request: FastifyRequest,
  { from = blank, faults = [], again = faults.length > 0 }: Shown = {},
): Html {
  const { admin: w, national } = wordsFor(request)
  const labels = measureLabels(currentPlan, labelIn(languageOf(request)), national.measure)
  const { input, faultOf, alert, names, days, codes } = fieldsFrom(request, from, w.faultBelow, faults, again)
  const chosen = (name: string, value: string, atFirst: boolean) =>
    (again ? fieldsOf(request, name).includes(value) : atFirst) && html`checked`
  const measures = currentPlan.measures.map(
    ({ id }) =>
      html`<label class="check"><input type="checkbox" name="measures" value="${id}" ${chosen(
        'measures',
        id,
        from.measures.some((one) => one.id === id),
      )}> ${labels.measure(id)}</label>`,
  )
  const followUp = from.measures.some(({ timePoints }) => timePoints.length > 1)
  const riding = again ? rawField(request, 'riding') : from.questionnaires ? JSON.stringify(from.questionnaires) : ''
  return form(
    request,
    '/admin/perioder/ny',
    html`${alert}<p>${w.guide.intro}</p>
      ${names}${days}
      <details><summary>${w.periodId}</summary>${input({ name: 'id', label: w.periodId, hint: w.guide.idHint, maxlength: 40, optional: true, value: from.id })}</details>
      <fieldset><legend><h2>${w.kind}</h2></legend>
        <label class="check"><input type="radio" name="kind" value="live" ${chosen('kind', 'live', from.kind === 'live')}> ${w.live}</label>
        <label class="check"><input type="radio" name="kind" value="rehearsal" ${chosen('kind', 'rehearsal', from.kind === 'rehearsal')}> ${w.rehearsalHint}</label></fieldset>
      <fieldset><legend><h2>${w.measuresTitle}</h2></legend>${faultAt('measures', faultOf('measures'))}${measures}
        <label class="check"><input type="checkbox" name="followUp" value="yes" ${chosen('followUp', 'yes', followUp)}> ${w.followUp}</label></fieldset>
      <h2>${w.guide.codes}</h2>${codes}
      <fieldset><legend><h2>${w.questionnairesTitle}</h2></legend>
        ${riding !== '' && html`<p>${w.guide.riding(titlesOf(riding))}</p><input type="hidden" name="riding" value="${riding}"><label class="check"><input type="checkbox" name="noRiding" value="yes"> ${w.guide.noRiding}</label>`}
        ${input({ name: 'questionnaires', label: w.guide.questionnaireFile, hint: w.guide.questionnaireHint, type: 'file', optional: true })}
        ${(['first', 'last'] as const).map((time) => html`<label class="check"><input type="checkbox" name="counted" value="${time}" ${chosen('counted', time, time === 'first')}> ${w.countedAt[time]}</label>`)}</fieldset>
      <button class="button button--main" name="step" value="preview">${w.guide.preview}</button>`,
    true,
  )
}

/** What may be misspelt of a period that is there. */
export function correctionForm(
  request: FastifyRequest,
  period: Period,
  { faults = [], again = faults.length > 0 }: Shown = {},
): Html {
  const { admin: w } = wordsFor(request)
  const { alert, names, days, codes } = fieldsFrom(request, period, w.correcting.faultBelow, faults, again)
  return form(
    request,
    `/admin/perioder/${period.id}/ratta`,
    html`${alert}${names}${days}${codes}
      <div class="row"><button class="button button--main">${w.correctPeriod}</button><a class="button" href="/admin/perioder/${period.id}">${w.goBack}</a></div>`,
  )
}

/** The fields that both forms have, filled with what `from` says, or with what was sent. */
function fieldsFrom(
  request: FastifyRequest,
  from: Pick<Period, Correctable>,
  faultBelow: string,
  faults: readonly PeriodFault[],
  again: boolean,
) {
  const { admin: w } = wordsFor(request)
  const typed = (name: string, atFirst: string) => (again ? rawField(request, name) : atFirst)
  const faultOf = (name: string) => faults.find(({ at }) => at === name)?.sentence
  const input = (field: Field) =>
    inputAt({
      ...field,
      ...(field.type !== 'file' && { value: typed(field.name, field.value ?? '') }),
      fault: faultOf(field.name),
    })
  const name = { maxlength: 80 } as const
  const other = (text: string) => (text === from.names.sv ? '' : text)
  return {
    input,
    faultOf,
    alert: faults.length > 0 && notice(faults.find(({ at }) => at === null)?.sentence ?? faultBelow, 'notice--refusal'),
    names: html`<fieldset><legend><h2>${w.names}</h2></legend>${input({ ...name, name: 'sv', label: w.nameSv, hint: w.guide.nameExample, value: from.names.sv })}${input({ ...name, name: 'en', label: w.guide.optional(w.nameEn), optional: true, value: other(from.names.en) })}${input({ ...name, name: 'ar', label: w.guide.optional(w.nameAr), optional: true, value: other(from.names.ar), dir: 'rtl' })}</fieldset>`,
    days: html`<fieldset><legend><h2>${w.days}</h2></legend><p class="field__hint">${w.guide.daysExample}</p><div class="row">${input({ name: 'first', label: w.first, type: 'date', value: from.first })}${input({ name: 'last', label: w.last, type: 'date', value: from.last })}</div>
    <p class="field__hint">${w.windowHint}</p>
    <div class="row">${(['opens', 'closes', 'second'] as const).map((day) => input({ name: day, label: w.windowDays[day], type: 'number', value: String(from.window[day]) }))}</div></fieldset>`,
    codes: lists.map((list) => codeFields(request, list, from[list], { again, fault: faultOf(list) })),
  }
}

/** Of what our own form carried along; it is judged again with the rest. */
function titlesOf(riding: string): string {
  const read = readJson(riding)
  const titles = Array.isArray(read) ? read.map((one) => one?.instrument?.title) : []
  return titles.filter((title) => typeof title === 'string').join(', ')
}

/** What was filled in, in the shape of a definition and not yet judged. */
export async function definitionFrom(request: FastifyRequest): Promise<Readonly<Record<string, unknown>>> {
  const timePoints = field(request, 'followUp') === 'yes' ? ['first', 'last'] : ['first']
  return {
    format: 'mattstock-period-1',
    id: field(request, 'id') || slugOf(field(request, 'sv')),
    ...correctionFrom(request),
    kind: field(request, 'kind'),
    plan: currentPlan.id,
    measures: fieldsOf(request, 'measures').map((id) => ({ id, revision: revisionNow(id), timePoints })),
    ...(await questionnairesFrom(request)),
  }
}

/** Of the fields that both forms have. A name that is not written in a language is the Swedish one. */
export function correctionFrom(request: FastifyRequest): Readonly<Record<Correctable, unknown>> {
  const days = (name: string) => (field(request, name) === '' ? null : Number(field(request, name)))
  const sv = field(request, 'sv')
  return {
    names: { sv, en: field(request, 'en') || sv, ar: field(request, 'ar') || sv },
    first: field(request, 'first'),
    last: field(request, 'last'),
    window: { opens: days('opens'), closes: days('closes'), second: days('second') },
    reasons: codesFrom(request, 'reasons'),
    interventions: codesFrom(request, 'interventions'),
    professions: codesFrom(request, 'professions'),
  }
}

/** One instrument as data in a file, or a list of them; what cannot be read is passed on, to be refused with the rest. */
async function questionnairesFrom(request: FastifyRequest) {
  const bytes = await fileBytes(request, 'questionnaires')
  const counted = fieldsOf(request, 'counted')
  if (bytes.length > 0) {
    const read = readJson(bytes.toString())
    return { questionnaires: [read].flat().map((instrument: unknown) => ({ instrument, counted })) }
  }
  const riding = field(request, 'riding')
  return riding === '' || field(request, 'noRiding') === 'yes' ? {} : { questionnaires: readJson(riding) }
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
  if (!isList(at)) return { at: null, sentence: refusal['not-a-period'] }
  if (/^\d+$/.test(part)) return { at, sentence: said.codeLine(Number(part) + 1) }
  return { at, sentence: [part, ...rest].join(' ') === 'twice' ? said.codeTwice : said.codes }
}

const isList = (at: string): at is CodeList => lists.some((list) => list === at)

/** A definition that has been judged, in words: what is opened when it is opened. */
export function planOf(request: FastifyRequest, period: Period): Html {
  const { admin: w, national } = wordsFor(request)
  const language = languageOf(request)
  const labels = measureLabels(currentPlan, labelIn(language), national.measure)
  const said = (codes: readonly Code[]) =>
    html`<ul>${codes.map(({ names, nationalOnly }) => html`<li>${names[language]}${nationalOnly && html` (${w.guide.rare})`}</li>`)}</ul>`
  const forms = period.measures.map(
    ({ id, timePoints }) =>
      html`<li>${labels.measure(id)}${timePoints.length > 1 && html`, ${w.guide.andFollowUp}`}</li>`,
  )
  const riding = (period.questionnaires ?? []).map(({ instrument }) => instrument.title)
  return html`<dl class="plan">
    <dt>${w.names}</dt><dd>${period.names.sv} · <span lang="en">${period.names.en}</span> · <bdi lang="ar">${period.names.ar}</bdi></dd>
    <dt>${w.periodId}</dt><dd class="code">${period.id}</dd>
    <dt>${w.days}</dt><dd><span class="code">${period.first}</span> – <span class="code">${period.last}</span></dd>
    <dt>${w.kind}</dt><dd>${period.kind === 'live' ? w.live : w.rehearsal}</dd>
    <dt>${w.measuresTitle}</dt><dd><ul>${forms}</ul></dd>
    ${lists.map((list) => html`<dt>${w.lists[list]}</dt><dd>${said(period[list])}</dd>`)}
    ${riding.length > 0 && html`<dt>${w.questionnairesTitle}</dt><dd>${riding.join(', ')}</dd>`}</dl>`
}
