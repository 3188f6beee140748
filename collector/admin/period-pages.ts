/** Mätperioder: which there are, who has reported, and the ways to what can be done with each. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Edition, type Period, readPeriod, releaseWindow } from '#aggregate'
import { batchesOf, type ReceivedBatch } from '../batches/withdrawal.ts'
import type { Collector } from '../collector.ts'
import { noteEvent } from '../events.ts'
import { html } from '../pages/html.ts'
import { stockholmDay } from '../periods/calendar.ts'
import { addPeriod, listPeriods, mayAddPeriod, mayTakeAway, periodWithId } from '../periods/periods.ts'
import type { UnitRow } from '../store/tables.ts'
import { allUnits } from '../units/units.ts'
import { refuse } from '../web/refuse.ts'
import { refusalStatus } from '../words/refusals.ts'
import { languageOf, wordsFor } from '../words/words.ts'
import { field, fileText, rawField, readJson } from './forms.ts'
import { form, input, moment, sendAdminPage, table } from './frame.ts'
import { periodCells, stands } from './overview-page.ts'
import { definitionFrom, periodFaults, periodForm, planOf } from './period-form.ts'

const staff = { config: { access: 'staff' } } as const
type ById = { Params: { id: string } }
const editions: readonly Edition[] = [1, 2]

export function addPeriodPages(server: FastifyInstance, collector: Collector) {
  const { db } = collector.store

  server.get('/admin/perioder', staff, async (request, reply) => {
    const { admin: w } = wordsFor(request)
    const rows = (await listPeriods(db)).map((period) => periodCells(request, period))
    const load = html`${input({ name: 'file', label: w.periodFile, type: 'file' })}<button class="button">${w.load}</button>`
    const body = html`${table(w.periods, [w.period, w.days, w.kind], rows)}
      <p><a class="button button--main" href="/admin/perioder/ny">${w.newPeriod}</a></p>
      <div class="card"><h2>${w.loadPeriod}</h2>${form(request, '/admin/perioder', load, true)}</div>`
    return sendAdminPage(request, reply, { title: w.periods, body })
  })

  server.get('/admin/perioder/ny', staff, async (request, reply) => {
    const { admin: w } = wordsFor(request)
    return sendAdminPage(request, reply, { title: w.newPeriod, body: periodForm(request) })
  })

  const added = async (reply: FastifyReply, period: Period) => {
    await noteEvent(collector, 'period-added', period.id)
    return reply.redirect(`/admin/perioder/${period.id}`, 303)
  }
  server.post('/admin/perioder', staff, async (request, reply) => {
    const words = wordsFor(request)
    const period = await addPeriod(collector, readJson(await fileText(request, 'file')))
    if (!('refused' in period)) return await added(reply, period)
    // Which line of which list, where it can be told; never the reader's own words.
    const faults = periodFaults(period, words).flatMap(({ at, sentence }) =>
      at === null ? [] : [`${at}: ${sentence}`],
    )
    return refuse(request, reply, { refused: period.refused, ...(faults.length > 0 && { faults }) })
  })
  // What was filled in is looked at before it is opened; nothing is kept until then.
  server.post('/admin/perioder/ny', staff, async (request, reply) => {
    const words = wordsFor(request)
    const { admin: w } = words
    const step = field(request, 'step')
    const definition = step === 'preview' ? await definitionFrom(request) : readJson(rawField(request, 'definition'))
    if (step === 'edit') {
      const from = readPeriod(definition)
      const shown = 'refused' in from ? {} : { from }
      return sendAdminPage(request, reply, { title: w.newPeriod, body: periodForm(request, shown) })
    }
    const read = step === 'preview' ? await mayAddPeriod(collector, definition) : await addPeriod(collector, definition)
    if ('refused' in read) {
      const faults = periodFaults(read, words)
      reply.refused = read.refused
      const body = periodForm(request, { faults, again: step === 'preview' })
      return sendAdminPage(request, reply.code(refusalStatus[read.refused]), { title: w.newPeriod, body })
    }
    if (step !== 'preview') return await added(reply, read)
    const buttons = html`<input type="hidden" name="definition" value="${JSON.stringify(read)}">
      <div class="row"><button class="button button--main" name="step" value="open">${w.guide.open}</button><button class="button" name="step" value="edit">${w.guide.edit}</button></div>`
    const body = html`<p>${w.guide.previewIntro}</p>${planOf(request, read)}${form(request, '/admin/perioder/ny', buttons)}`
    return sendAdminPage(request, reply, { title: w.guide.previewTitle, body })
  })

  server.get<ById>('/admin/perioder/:id', staff, async (request, reply) => {
    const period = await periodWithId(db, request.params.id)
    if (!period) return refuse(request, reply, { refused: 'not-found' })
    const published = (await listPeriods(db)).find(({ id }) => id === period.id)?.published ?? []
    return reportPage(request, reply, {
      period,
      published,
      units: await allUnits(db),
      batches: await batchesOf(collector, period.id),
      today: stockholmDay(collector.now()),
      takable: !('refused' in (await collector.store.asCollector((tx) => mayTakeAway(collector, tx, period.id)))),
    })
  })
}

interface Report {
  readonly period: Period
  readonly published: readonly number[]
  readonly units: readonly UnitRow[]
  readonly batches: readonly ReceivedBatch[]
  readonly today: string
  readonly takable: boolean
}

function reportPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { period, published, units, batches, today, takable }: Report,
) {
  const { admin: w } = wordsFor(request)
  const open = editions.filter((edition) => !published.some((done) => done >= edition))
  const windows = editions.map((edition) => {
    const { opens, closes } = releaseWindow(period, edition)
    return html`<li>${w.window(edition, opens, closes)} ${published.includes(edition) && html`<strong>${w.isPublished}</strong>`}</li>`
  })
  const withReport = units.filter(({ id, practice }) => !practice || batches.some(({ unit }) => unit === id))
  const rows = withReport.flatMap((unit) => {
    const own = batches.filter((batch) => batch.unit === unit.id)
    return own.length > 0 ? own.map((batch) => batchCells(request, batch, open)) : [[unit.name, w.notYet, '', '', '']]
  })
  const publish = open.slice(0, 1).map((edition) => {
    const { opens } = releaseWindow(period, edition)
    if (today < opens) return html`<p>${w.publishing.notYet(edition, opens)}</p>`
    return html`<p><a class="button button--main" href="/admin/perioder/${period.id}/publicera/${edition}">${w.publish(edition)}</a></p>`
  })
  const ways = [
    today < period.first && html`<a class="button" href="/admin/perioder/${period.id}/ratta">${w.correctPeriod}</a>`,
    takable && html`<a class="button" href="/admin/perioder/${period.id}/ta-bort">${w.takeAway}</a>`,
  ]
  const body = html`${period.kind === 'rehearsal' && html`<p><span class="practice-mark">${w.rehearsal}</span></p>`}
    <p class="muted"><span class="code">${period.id}</span> · <span class="code">${period.first}</span> – <span class="code">${period.last}</span>${period.correction && html` · ${w.corrected(period.correction.number, period.correction.made)}`}</p>
    <div class="row">${ways}</div>
    <ul>${windows}</ul>
    <p><a href="/nationellt/${period.id}">${w.toNational}</a></p>
    ${table(w.whoReported, [w.unitName, w.edition, w.received, w.hash, ''], rows)}
    ${period.kind === 'live' && publish}`
  return sendAdminPage(request, reply, { title: period.names[languageOf(request)], body })
}

function batchCells(request: FastifyRequest, batch: ReceivedBatch, open: readonly Edition[]) {
  const { admin: w } = wordsFor(request)
  const slot = `/admin/leveranser/${batch.unit}/${batch.period}/${batch.edition}`
  const takeBack = html`<a class="button" href="${slot}/dra-tillbaka">${w.withdraw}</a>`
  const canTakeBack = open.some((edition) => edition === batch.edition)
  return [
    html`${batch.name} ${batch.practice === 1 && html`<span class="practice-mark">${w.practice}</span>`}`,
    batch.edition,
    html`${moment(request, batch.received)} (${w.via[batch.via]})`,
    html`<span class="code">${batch.hash.slice(0, 12)}</span> <a href="${slot}/kvitto">${w.receipt}</a>`,
    stands(batch) ? (canTakeBack ? takeBack : '') : w.withdrawnAt(moment(request, batch.withdrawn ?? '')),
  ]
}
