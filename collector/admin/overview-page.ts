/** The first page: what is wrong or waits for somebody, and a line a unit as far as the collector can know it. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Batch, type Edition, type Period, releaseWindow } from '#aggregate'
import { batchesOf, newestBatches, type ReceivedBatch } from '../batches/withdrawal.ts'
import type { Collector } from '../collector.ts'
import { type Html, html } from '../pages/html.ts'
import { stockholmDay } from '../periods/calendar.ts'
import { type ListedPeriod, listPeriods, periodWithId } from '../periods/periods.ts'
import type { UnitRow } from '../store/tables.ts'
import { allUnits } from '../units/units.ts'
import { wordingsFolder } from '../wordings/wordings.ts'
import { languageOf, wordsFor } from '../words/words.ts'
import { moment, notice, sendAdminPage, table } from './frame.ts'

/** An edition of a live period that units may send to, or that waits to be closed. */
interface Running {
  readonly period: Period
  readonly edition: Edition
  readonly closes: string | null
  readonly over: boolean
  /** Ids of the units whose figures count in it. */
  readonly sent: ReadonlySet<string>
}

export function addOverviewPage(server: FastifyInstance, collector: Collector) {
  const { db } = collector.store

  server.get('/admin', { config: { access: 'staff' } }, async (request, reply) => {
    const { admin: w } = wordsFor(request)
    const [periods, all] = await Promise.all([listPeriods(db), allUnits(db)])
    const units = all.filter(({ practice }) => !practice)
    const running = (await Promise.all(periods.map(runningOf))).filter((one) => one !== null)
    const body = html`${await toDo(request, units, running)}
      <h2>${w.units}</h2>${units.length > 0 ? await unitTable(request, units, running) : html`<p>${w.noUnits}</p><p><a class="button button--main" href="/admin/enheter">${w.newUnit}</a></p>`}
      <h2>${w.periods}</h2>${await periodTable(request, periods, units.length)}`
    return sendAdminPage(request, reply, { title: w.overview, body })
  })

  async function runningOf({ id, kind, published }: ListedPeriod): Promise<Running | null> {
    const period = kind === 'live' ? await periodWithId(db, id) : null
    const edition = ([1, 2] as const).find((one) => !published.some((done) => done >= one))
    if (!period || !edition) return null
    const today = stockholmDay(collector.now())
    const { opens, closes } = releaseWindow(period, edition)
    if (today < opens) return null
    const counted = (await batchesOf(collector, id)).filter((batch) => stands(batch) && batch.edition <= edition)
    const sent = new Set(counted.map(({ unit }) => unit))
    return { period, edition, closes, over: closes !== null && today > closes, sent }
  }

  /** Most urgent first: what can be closed, whom it waits for, texts that are not given out, units with no device. */
  async function toDo(request: FastifyRequest, units: readonly UnitRow[], running: readonly Running[]): Promise<Html> {
    const { admin: w } = wordsFor(request)
    const today = stockholmDay(collector.now())
    const named = ({ period, edition, closes, over, sent }: Running) => {
      const missing = units.filter(({ id }) => !sent.has(id)).map(({ name }) => name)
      const name = period.names[languageOf(request)]
      const said = over
        ? w.state.canClose(name, edition, sent.size, units.length)
        : missing.length > 0
          ? w.state.missing(name, edition, closes, missing.join(', '))
          : w.state.allSent(name, edition, closes)
      return { wrong: over || missing.length > 0, said, to: `/admin/perioder/${period.id}` }
    }
    const packs = await wordingsFolder(collector.settings.data)
    const bad = packs.filter(({ is }) => typeof is === 'string' || (is.validUntil !== null && is.validUntil < today))
    const devices = await db.selectFrom('devices').select('unit').where('revoked', 'is', null).execute()
    const without = units.filter(({ id }) => !devices.some(({ unit }) => unit === id))
    const lines = [
      ...running.toSorted((a, b) => Number(b.over) - Number(a.over)).map(named),
      ...(bad.length > 0 ? [{ wrong: true, said: w.state.badWordings(bad.length), to: '/admin/formulartexter' }] : []),
      ...(without.length > 0
        ? [{ wrong: true, said: w.state.unenrolled(without.map(({ name }) => name).join(', ')), to: '/admin/enheter' }]
        : []),
    ]
    if (!lines.some(({ wrong }) => wrong)) return html`${notice(w.state.nothing, 'notice--calm')}${listOf(lines)}`
    return html`<div class="notice"><h2>${w.state.title}</h2>${listOf(lines)}</div>`
  }

  async function unitTable(request: FastifyRequest, units: readonly UnitRow[], running: readonly Running[]) {
    const { admin: w } = wordsFor(request)
    const newest = new Map((await newestBatches(collector)).map((batch) => [batch.unit, batch]))
    const rows = units.map(({ id, name }) => {
      const last = newest.get(id)
      return [
        html`<a href="/admin/enheter/${id}">${name}</a>`,
        last
          ? html`${moment(request, last.received)}${last.withdrawn !== null && html` (${w.withdrawnAt(moment(request, last.withdrawn))})`}`
          : w.notYet,
        last ? html`<span class="code">${versionOf(last.payload)}</span>` : '–',
        ...running.map(({ sent }) => (sent.has(id) ? w.state.sent : html`<strong>${w.state.notSent}</strong>`)),
      ]
    })
    const heads = running.map(({ period, edition }) => `${period.names[languageOf(request)]} (${w.edition} ${edition})`)
    return table(w.units, [w.unitName, w.state.lastBatch, w.state.version, ...heads], rows)
  }

  async function periodTable(request: FastifyRequest, periods: readonly ListedPeriod[], units: number) {
    const { admin: w } = wordsFor(request)
    const rows = await Promise.all(
      periods.map(async (period) => {
        const reported = new Set((await batchesOf(collector, period.id)).filter(stands).map(({ unit }) => unit)).size
        return [...periodCells(request, period), w.reported(reported, period.kind === 'live' ? units : null)]
      }),
    )
    return table(w.periods, [w.period, w.days, w.kind, w.whoReported], rows)
  }
}

export const stands = ({ withdrawn }: Pick<ReceivedBatch, 'withdrawn'>) => withdrawn === null

const listOf = (lines: readonly { readonly said: string; readonly to: string }[]): Html =>
  html`<ul>${lines.map(({ said, to }) => html`<li><a href="${to}">${said}</a></li>`)}</ul>`

/** The version of the app that made the batch, of bytes that were read when they came. */
const versionOf = (payload: Uint8Array): string => (JSON.parse(Buffer.from(payload).toString()) as Batch).app

export function periodCells(request: FastifyRequest, { id, names, first, last, kind }: ListedPeriod) {
  const { admin: w } = wordsFor(request)
  return [
    html`<a href="/admin/perioder/${id}">${names[languageOf(request)]}</a>`,
    html`<span class="code">${first}</span> – <span class="code">${last}</span>`,
    kind === 'rehearsal' ? html`<span class="practice-mark">${w.rehearsal}</span>` : w.live,
  ]
}
