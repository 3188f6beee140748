/** A mätperiod made in a form. What is typed is only gathered here; `readPeriod` judges it, as it judges a file. */
import type { FastifyRequest } from 'fastify'
import { currentPlan, measureLabels, period2014 } from '#aggregate'
import { type Html, html } from '../pages/html.ts'
import { labelIn, languageOf, wordsFor } from '../words/words.ts'
import { field, fieldsOf, readJson } from './forms.ts'
import { form, input } from './frame.ts'

type CodeList = 'reasons' | 'interventions' | 'professions'
const lists: readonly CodeList[] = ['reasons', 'interventions', 'professions']

/** The lists start as those of 2014, since most periods change little in them. */
export function periodForm(request: FastifyRequest): Html {
  const { admin: w, national } = wordsFor(request)
  const labels = measureLabels(currentPlan, labelIn(languageOf(request)), national.measure)
  const names = html`${input({ name: 'sv', label: w.nameSv, maxlength: 80 })}${input({ name: 'en', label: w.nameEn, maxlength: 80 })}${input({ name: 'ar', label: w.nameAr, maxlength: 80, dir: 'rtl' })}`
  const days = html`<div class="row">${input({ name: 'first', label: w.first, type: 'date' })}${input({ name: 'last', label: w.last, type: 'date' })}</div>
    <p class="field__hint">${w.windowHint}</p>
    <div class="row">${(['opens', 'closes', 'second'] as const).map((name) => input({ name, label: w.windowDays[name], type: 'number', value: String(period2014.window[name]) }))}</div>`
  const measures = currentPlan.measures.map(
    ({ id }) =>
      html`<label class="check"><input type="checkbox" name="measures" value="${id}" ${period2014.measures.some((one) => one.id === id) && html`checked`}> ${labels.measure(id)}</label>`,
  )
  return form(
    request,
    '/admin/perioder/ny',
    html`${input({ name: 'id', label: w.periodId, hint: w.periodIdHint, maxlength: 40 })}
      <fieldset><legend>${w.names}</legend>${names}</fieldset>
      <fieldset><legend>${w.days}</legend>${days}</fieldset>
      <fieldset><legend>${w.kind}</legend>
        <label class="check"><input type="radio" name="kind" value="live" checked> ${w.live}</label>
        <label class="check"><input type="radio" name="kind" value="rehearsal"> ${w.rehearsalHint}</label></fieldset>
      <fieldset><legend>${w.measuresTitle}</legend>${measures}
        <label class="check"><input type="checkbox" name="followUp" value="yes" checked> ${w.followUp}</label></fieldset>
      <p>${w.codesHint}</p>
      ${lists.map((list) => html`<div class="field"><label for="${list}">${w.lists[list]}</label><textarea class="input code" id="${list}" name="${list}" spellcheck="false">${linesOf(list)}</textarea></div>`)}
      <fieldset><legend>${w.questionnairesTitle}</legend>
        <div class="field"><label for="questionnaires">${w.questionnaires}</label><p class="field__hint" id="questionnaires-hint">${w.questionnairesHint}</p><textarea class="input code" id="questionnaires" name="questionnaires" spellcheck="false" aria-describedby="questionnaires-hint"></textarea></div>
        ${(['first', 'last'] as const).map((time) => html`<label class="check"><input type="checkbox" name="counted" value="${time}" ${time === 'first' && html`checked`}> ${w.countedAt[time]}</label>`)}</fieldset>
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
    measures: fieldsOf(request, 'measures').map((id) => ({ id, revision: 1, timePoints })),
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
