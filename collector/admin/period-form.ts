/** A mätperiod made in a form. What is typed is only gathered here; `readPeriod` judges it, as it judges a file. */
import type { FastifyRequest } from 'fastify'
import { currentPlan, measureLabels, period2014, revisionNow } from '#aggregate'
import { type Html, html } from '../pages/html.ts'
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

/**
 * The lists start as those of 2014, since most periods change little in them. With a fault it is the form that was sent:
 * everything as it was typed, and the fault at its field.
 */
export function periodForm(request: FastifyRequest, fault?: PeriodFault): Html {
  const { admin: w, national } = wordsFor(request)
  const labels = measureLabels(currentPlan, labelIn(languageOf(request)), national.measure)
  const typed = (name: string, atFirst: string) => (fault ? rawField(request, name) : atFirst)
  const chosen = (name: string, value: string, atFirst: boolean) =>
    (fault ? fieldsOf(request, name).includes(value) : atFirst) && html`checked`
  const faultOf = (name: string) => (fault?.at === name ? fault.sentence : undefined)
  const input = (field: Field) =>
    inputAt({ ...field, value: typed(field.name, field.value ?? ''), fault: faultOf(field.name) })
  const names = html`${input({ name: 'sv', label: w.nameSv, maxlength: 80 })}${input({ name: 'en', label: w.nameEn, maxlength: 80 })}${input({ name: 'ar', label: w.nameAr, maxlength: 80, dir: 'rtl' })}`
  const days = html`<div class="row">${input({ name: 'first', label: w.first, type: 'date' })}${input({ name: 'last', label: w.last, type: 'date' })}</div>
    <p class="field__hint">${w.windowHint}</p>
    <div class="row">${(['opens', 'closes', 'second'] as const).map((name) => input({ name, label: w.windowDays[name], type: 'number', value: String(period2014.window[name]) }))}</div>`
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
    html`${fault && notice(fault.at === null ? fault.sentence : w.faultBelow, 'notice--refusal')}${input({ name: 'id', label: w.periodId, hint: w.periodIdHint, maxlength: 40 })}
      <fieldset><legend>${w.names}</legend>${names}</fieldset>
      <fieldset><legend>${w.days}</legend>${days}</fieldset>
      <fieldset><legend>${w.kind}</legend>
        <label class="check"><input type="radio" name="kind" value="live" ${chosen('kind', 'live', true)}> ${w.live}</label>
        <label class="check"><input type="radio" name="kind" value="rehearsal" ${chosen('kind', 'rehearsal', false)}> ${w.rehearsalHint}</label></fieldset>
      <fieldset><legend>${w.measuresTitle}</legend>${faultAt('measures', faultOf('measures'))}${measures}
        <label class="check"><input type="checkbox" name="followUp" value="yes" ${chosen('followUp', 'yes', true)}> ${w.followUp}</label></fieldset>
      <p>${w.codesHint}</p>
      ${lists.map((list) => html`<div class="field"><label for="${list}">${w.lists[list]}</label><textarea class="input code" id="${list}" name="${list}" spellcheck="false" ${describedBy(list, false, faultOf(list))}>${typed(list, linesOf(list))}</textarea>${faultAt(list, faultOf(list))}</div>`)}
      <fieldset><legend>${w.questionnairesTitle}</legend>
        <div class="field"><label for="questionnaires">${w.questionnaires}</label><p class="field__hint" id="questionnaires-hint">${w.questionnairesHint}</p><textarea class="input code" id="questionnaires" name="questionnaires" spellcheck="false" ${describedBy('questionnaires', true, faultOf('questionnaires'))}>${typed('questionnaires', '')}</textarea>${faultAt('questionnaires', faultOf('questionnaires'))}</div>
        ${(['first', 'last'] as const).map((time) => html`<label class="check"><input type="checkbox" name="counted" value="${time}" ${chosen('counted', time, time === 'first')}> ${w.countedAt[time]}</label>`)}</fieldset>
      <button class="button button--main">${w.createPeriod}</button>`,
  )
}

const linesOf = (list: CodeList) =>
  period2014[list]
    .map(({ id, names, nationalOnly }) => [id, names.sv, names.en, names.ar, ...(nationalOnly ? ['*'] : [])].join('; '))
    .join('\n')

/** What was filled in, in the shape of a definition and not yet judged. */
export function definitionFrom(request: FastifyRequest): unknown {
  const timePoints = field(request, 'followUp') === 'yes' ? ['first', 'last'] : ['first']
  const days = (name: string) => (field(request, name) === '' ? null : Number(field(request, name)))
  return {
    format: 'mattstock-period-1',
    id: field(request, 'id'),
    names: { sv: field(request, 'sv'), en: field(request, 'en'), ar: field(request, 'ar') },
    first: field(request, 'first'),
    last: field(request, 'last'),
    window: { opens: days('opens'), closes: days('closes'), second: days('second') },
    kind: field(request, 'kind'),
    plan: currentPlan.id,
    measures: fieldsOf(request, 'measures').map((id) => ({ id, revision: revisionNow(id), timePoints })),
    ...Object.fromEntries(lists.map((list) => [list, codesFrom(field(request, list))])),
    ...questionnairesFrom(field(request, 'questionnaires'), fieldsOf(request, 'counted')),
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

/** @param refusal of `addPeriod`, whose fault is the path in the definition and then `readPeriod`'s own word for it */
export function periodFault({ refused, faults = [] }: Refusal, { admin: w, refusal }: Words): PeriodFault {
  const { periodFaults: said } = w
  if (refused !== 'not-a-period') return { at: refused === 'period-exists' ? 'id' : null, sentence: refusal[refused] }
  const [whole = ''] = faults
  const [at = '', part = '', ...rest] = whole.split(' ')
  if (whole === 'ends before it begins') return { at: 'last', sentence: said.order }
  if (whole === 'window out of order') return { at: 'second', sentence: said.windowOrder }
  if (at === 'id') return { at, sentence: said.id }
  if (at === 'names') return { at: part, sentence: said.name }
  if (at === 'first' || at === 'last') return { at, sentence: said.day }
  if (at === 'window') return { at: part, sentence: said.windowDay }
  if (at === 'measures' || at === 'measure') return { at: 'measures', sentence: said.measures }
  if (at === 'questionnaires' || at === 'form') return { at: 'questionnaires', sentence: said.questionnaires }
  if (!lists.some((list) => list === at)) return { at: null, sentence: refusal[refused] }
  if (/^\d+$/.test(part)) return { at, sentence: said.codeLine(Number(part) + 1) }
  return { at, sentence: [part, ...rest].join(' ') === 'twice' ? said.codeTwice : said.codes }
}
